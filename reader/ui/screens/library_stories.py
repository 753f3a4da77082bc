"""What one does with stories in the library: open, mark, join and split them."""

from __future__ import annotations

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.ui.related import MOST_REPORTS, in_list_order
from reader.ui.screens.gathering import Gathering
from reader.ui.screens.library_views import ViewsScreen


class StoriesScreen(ViewsScreen):
    """The views, with the actions on a story."""

    def open_story_here(self, *, comparison: bool = False) -> None:
        """Open the story at the cursor; of two reports the comparison, if that is asked for."""
        articles = self.reports_of(self.current_story)
        if len(articles) < 2:
            self.tell("This story has no two reports any more")
        elif comparison and len(articles) == 2:
            self.open_comparison(*articles)
        else:
            self.open_story(articles)
            if len(articles) == MOST_REPORTS:
                self.app.call_later(self._tell_newest)

    def _tell_newest(self) -> None:
        if isinstance(self.app.screen, Gathering):
            self.app.screen.tell(f"These are the {MOST_REPORTS} newest reports of this story")

    def reports_of(self, story: int) -> list[Article]:
        """The reports of a story, the newest so many, in the order of the list."""
        try:
            return in_list_order(
                self.session.listed, self.session.shelf.stories.articles(story, MOST_REPORTS)
            )
        except LibraryError as error:
            self.session.problems.append(str(error))
            return []

    def mark_story(self) -> None:
        """Mark or unmark the story at the cursor."""
        story = self.current_story
        if story in self.marked_stories:
            self.marked_stories.remove(story)
        elif story:
            self.marked_stories.append(story)

    def action_join(self) -> None:
        """Make one story of the marked articles or stories."""
        stories = self.session.shelf.stories
        if self.tells_stories:
            ids = [articles[0].id for s in self.marked_stories if (articles := self.reports_of(s))]
        else:
            ids = list(self.marked)
        if len(ids) < 2:
            self.tell("Mark two or more with Space first; J makes one story of them")
            return
        self.change_stories(lambda: stories.join(ids), "Joined into one story; z undoes that")
        self.marked, self.marked_stories = [], []
        self.refill()

    def action_follow(self) -> None:
        """Follow the story at the cursor, or that of the article there, or no longer."""
        story = self.current_story
        if not story and (article := self.current) is not None:
            story = (
                self.session.problems.ask(lambda: self.session.library.stories.story_of(article.id), None)
                or 0
            )
        if self.session.shelf is not self.session.library or not story:
            self.tell("No other article of the library reports this yet: only a story can be followed")
            return
        self.follow_story(story)
        self.refill()

    def action_split(self) -> None:
        """Take the article at the cursor out of its story."""
        article = self.current
        if article is None:
            self.tell("Open the story, and take a report out of it there")
            return
        self.split_from_story(article)
        self.redraw()

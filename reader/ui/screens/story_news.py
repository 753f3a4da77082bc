"""What is new in a story since one last looked at it, said at its head and marked in its views."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reader.articles.model import Article
from reader.comparison.news import Known, News, known_of, news_of
from reader.comparison.timeline import Line
from reader.report.timeline import news_told
from reader.ui.places import Explanation
from reader.ui.screens.story_time import StoryInTime
from reader.ui.widgets.chrome import TitleBar


class StoryNews(StoryInTime):
    """A story that is kept as it was when one leaves it, and held against that the next time."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """
        Args:
            articles: The reports, at least two.
        """
        super().__init__(articles)
        self.number = 0
        self.since = ""
        self.news = News()
        self._before: Known | None = None

    def remember(self) -> None:
        """Learn which story of the library this is, and what it was like when it was last looked at."""
        shelf, ask = self.session.library, self.session.problems.ask
        stories = {ask(partial(shelf.stories.story_of, article.id), None) for article in self.articles}
        if len(stories) != 1 or (number := stories.pop()) is None:
            return
        self.number = number
        nothing: tuple[str, object] = "", None
        self.since, kept = ask(partial(shelf.watching.seen, number), nothing)
        if self.since:
            try:
                self._before = Known.from_data(kept)
            except ValueError:  # made by another version: as if it had not been looked at
                self.since = ""

    def compare_with_before(self) -> None:
        """Say at the head what is new."""
        said, self.news = self.in_time, News()
        if said is not None and self._before is not None:
            self.news = news_of(said.story, said.made, self._before)
        head = self.query_one("#news", TitleBar)
        head.display = bool(self.news)
        if self.news:
            day = self.session.configuration.day(self.since[:10])
            head.show(f"+ new since {day}: {self.news.sentence()}", "n shows it")

    def is_new(self, line: Line) -> bool:
        """Whether a thing has appeared, or has a new value."""
        return line in self.news.appeared or any(line is other for other, _ in self.news.moved)

    def leaving(self) -> None:
        """Keep the story as it is now, for the next time."""
        super().leaving()
        said = self.in_time
        if self.number and said is not None:
            kept = known_of(said.story, said.made).as_data()
            self.session.problems.guard(lambda: self.session.library.watching.see(self.number, kept))

    def action_news(self) -> None:
        """All that is new, in sentences."""
        if self.in_time is None:
            self.tell(self.state)
        elif self.news:
            self.storydiff.go(Explanation(news_told(self.in_time, self.news), "New since you looked"))
        else:
            self.tell(
                "Nothing is new since you last looked at this story"
                if self.since
                else "You have not looked at this story before"
            )

    def action_follow(self) -> None:
        """Follow the story, or no longer."""
        if not self.number:
            self.tell("Only a story of the library can be followed: S opens it")
            return
        self.follow_story(self.number)

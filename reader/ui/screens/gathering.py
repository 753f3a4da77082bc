"""What several screens do with what comes in: add, refresh, fetch pages, versions, split and join stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.articles.cleaning import clean_line
from reader.gathering import jobs
from reader.ui.places import Versions
from reader.ui.screens.base import BaseScreen

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.library.stories import Assignment


class Gathering(BaseScreen):
    """A screen from which articles can be brought in."""

    ADD_HINT = "files, folders, addresses of pages or feeds; blanks part them"

    def action_add(self) -> None:
        """Ask what to add."""
        self.ask("add", self.ADD_HINT, done=self.add_targets)

    def add_targets(self, typed: str) -> None:
        """Add what was typed or pasted."""
        import shlex

        whole = typed.strip().strip("'\"")
        try:
            if whole and Path(whole).expanduser().exists():
                self.start_job(jobs.adding(self.session.library, [whole]))  # a name with blanks in it
                return
            targets = shlex.split(typed)
        except (ValueError, OSError):  # a quotation mark that is part of a name
            targets = typed.split()
        if targets:
            self.start_job(jobs.adding(self.session.library, targets))

    def action_refresh(self) -> None:
        """Fetch what is new in all feeds."""
        self.start_job(jobs.refreshing(self.session.library))

    def fetch_page(self, article: Article) -> None:
        """Fetch the page that a summary leads to."""
        if not article.url:
            self.tell("This article names no page to fetch")
        else:
            self.start_job(jobs.page_of(self.session.library, article))

    def action_ask_again(self) -> None:
        """Ask whether the page of the article was changed since it was read."""
        article = self.at_hand
        if article is None or not article.url:
            self.tell("There is no page to ask for again")
        else:
            self.start_job(jobs.asking_again(self.session.library, article))

    def start_job(self, job: jobs.Job) -> None:
        """Do something long while one reads on."""
        if self.storydiff.start_job(job):
            self.tell(f"{job.name}…  Escape in the library stops it", lasting=True)
        else:
            self.tell("Something else is under way; Escape in the library stops it")

    def stop_job(self) -> bool:
        """Stop what is under way; whether anything was."""
        if self.storydiff.stop_job():
            self.tell("Stopping…", lasting=True)
            return True
        return False

    def follow_story(self, story: int) -> None:
        """Follow a story of the library, or no longer; z undoes."""
        watching = self.session.library.watching
        problems = self.session.problems
        follows = problems.ask(lambda: watching.follows(story), False)

        def turn(on: bool) -> None:
            problems.guard(lambda: watching.follow(story, on=on))

        turn(not follows)
        self.storydiff.undo.append(("As before", lambda: turn(follows)))
        self.tell(
            "No longer followed; z undoes" if follows else "Followed: the view Followed has it; z undoes"
        )
        self.check_problems()

    def show_versions(self, article: Article) -> None:
        """What an article said before."""
        versions = self.session.versions(article)
        if len(versions) < 2:
            self.tell("No other version of this article has been met")
        else:
            self.storydiff.go(Versions(versions))

    def ask_tags(self, article: Article) -> None:
        """Ask for the tags of an article."""
        known = " ".join(self.session.tags_of(article))

        def given(typed: str) -> None:
            from reader.library.tags import tags_in

            tags = tags_in(typed)
            if tags != self.session.tags_of(article):
                before = known.split()
                self.session.tag(article, tags)
                self.storydiff.undo.append(
                    ("The tags are as before", lambda: self._tag_again(article, before))
                )
                said = f"Tagged {', '.join(tags)}" if tags else "No tags any more"
                self.tagged()
                self.tell(f"{said}; tag:{(tags or before or ['word'])[0]} in the search finds them, z undoes")

        self.ask("name", "tags, apart by blanks", known, done=given)

    def _tag_again(self, article: Article, tags: Sequence[str]) -> None:
        self.session.tag(article, tags)
        self.tagged()

    def tagged(self) -> None:
        """The tags of an article have changed: show them."""

    def change_stories(self, change: Callable[[], Sequence[Assignment]], said: str) -> bool:
        """Split or join, with undo."""
        stories = self.session.shelf.stories
        before = change()
        if before:
            self.storydiff.settle_later()
            self.storydiff.undo.append(("The stories are as they were", lambda: stories.undo(before)))
            self.tell(said)
        return bool(before)

    def split_from_story(self, article: Article) -> bool:
        """Take an article out of its story; whether it was in one."""
        stories = self.session.shelf.stories
        story = stories.story_of(article.id)
        if story is None or len(stories.numbers_of(story)) < 2:
            self.tell("This article stands alone")
            return False
        title = clean_line(article.headline)
        return self.change_stories(
            lambda: stories.split([article.id]), f"No longer of this story: {title}; z undoes that"
        )

    def came_in(self) -> None:
        """Articles, stories or figures have come in: show them."""

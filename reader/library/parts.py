"""The parts of a library, each loaded when it is asked for: a verb needs one or two of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.records import stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from reader.library.answers import Answers
    from reader.library.bookmarks import Bookmarks
    from reader.library.catalogue import Catalogue
    from reader.library.database import Database
    from reader.library.feeds import Feeds
    from reader.library.hiding import Hiding
    from reader.library.judgements import Judgements
    from reader.library.pages import Pages
    from reader.library.pruning import Pruning
    from reader.library.settings import Settings
    from reader.library.sources import Sources
    from reader.library.stories import Stories
    from reader.library.tags import Tags
    from reader.library.watching import Watching


class Parts:
    """What a library is made of, over one database and one clock."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def _now(self) -> str:
        return stamp(self._clock())

    @cached_property
    def catalogue(self) -> Catalogue:
        """Lists and searches."""
        from reader.library.catalogue import Catalogue

        return Catalogue(self._database)

    @cached_property
    def stories(self) -> Stories:
        """What belongs together."""
        from reader.library.stories import Stories

        return Stories(self._database)

    @cached_property
    def feeds(self) -> Feeds:
        """What is followed."""
        from reader.library.feeds import Feeds

        return Feeds(self._database, self._now)

    @cached_property
    def pages(self) -> Pages:
        """What articles were read from."""
        from reader.library.pages import Pages

        return Pages(self._database, self._now)

    @cached_property
    def bookmarks(self) -> Bookmarks:
        """What was marked."""
        from reader.library.bookmarks import Bookmarks

        return Bookmarks(self._database, self._clock)

    @cached_property
    def judgements(self) -> Judgements:
        """What a person said of pairs."""
        from reader.library.judgements import Judgements

        return Judgements(self._database, self._clock)

    @cached_property
    def answers(self) -> Answers:
        """What a model said of pairs."""
        from reader.library.answers import Answers

        return Answers(self._database, self._clock)

    @cached_property
    def settings(self) -> Settings:
        """What was chosen for good."""
        from reader.library.settings import Settings

        return Settings(self._database)

    @cached_property
    def tags(self) -> Tags:
        """What a person calls articles."""
        from reader.library.tags import Tags

        return Tags(self._database)

    @cached_property
    def hiding(self) -> Hiding:
        """What is not to be seen."""
        from reader.library.hiding import Hiding

        return Hiding(self._database, self._now)

    @cached_property
    def sources(self) -> Sources:
        """What can be counted of outlets."""
        from reader.library.sources import Sources

        return Sources(self._database)

    @cached_property
    def watching(self) -> Watching:
        """Which stories one follows and has seen."""
        from reader.library.watching import Watching

        return Watching(self._database, self._now)

    @cached_property
    def pruning(self) -> Pruning:
        """Deletes old articles."""
        from reader.library.pruning import Pruning

        return Pruning(self._database, self._clock)

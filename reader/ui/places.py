"""Where one can go: what a screen asks for, without knowing the screen that shows it. No Textual here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.library import Version
    from reader.ui.explaining import Told
    from reader.ui.links import Link


class Room(Enum):
    """The places of which there is one: the lists, and the keys of the screen one is on."""

    LIBRARY = auto()
    BOOKMARKS = auto()
    SEARCH = auto()
    SECOND = auto()
    HIDING = auto()
    KEYS = auto()


class Reading(NamedTuple):
    """An article to read.

    ``offset`` is where to open it, -1 for where reading stopped; so many characters from there on are
    pointed at.
    """

    article: Article
    offset: int = -1
    length: int = 0


class Comparing(NamedTuple):
    """Two articles side by side.

    ``places`` are offsets into both at which to open, -1 for none on the right; of figures if ``figures``,
    else of sentences.
    """

    left: Article
    right: Article
    places: tuple[int, int] | None = None
    figures: bool = False


class StoryOf(NamedTuple):
    """Two articles and more as one story."""

    articles: Sequence[Article]


class Versions(NamedTuple):
    """What an article said before, the newest first."""

    versions: Sequence[Version]


class Links(NamedTuple):
    """The links of an article in a box over it, the cursor at one of them.

    ``chosen`` is called with an address, and whether it is to be copied rather than opened.
    """

    links: Sequence[Link]
    at: int
    chosen: Callable[[str, bool], None]


class Explanation(NamedTuple):
    """Paragraphs in a box over the screen."""

    told: Sequence[Told]
    title: str = "At the cursor"


class Feeds(NamedTuple):
    """The feeds, at one of them by number."""

    number: int = 0


class OfFeed(NamedTuple):
    """The library, showing what a feed gave."""

    number: int
    name: str


class Hidden(NamedTuple):
    """The library, showing what is hidden."""


class Manual(NamedTuple):
    """A page of the manual."""

    topic: str


Place = (
    Room | Reading | Comparing | StoryOf | Versions | Links | Explanation | OfFeed | Hidden | Feeds | Manual
)

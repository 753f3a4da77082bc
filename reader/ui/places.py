"""Where one can go: what a screen asks for, without knowing the screen that shows it. No Textual here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.articles.model import Article
from reader.library import Version
from reader.ui.explaining import Told


@dataclass(frozen=True, slots=True)
class Reading:
    """An article to read.

    ``offset`` is where to open it, -1 for where reading stopped; so many characters from there on are
    pointed at.
    """

    article: Article
    offset: int = -1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Comparing:
    """Two articles side by side.

    ``places`` are offsets into both at which to open, -1 for none on the right; of figures if ``figures``,
    else of sentences.
    """

    left: Article
    right: Article
    places: tuple[int, int] | None = None
    figures: bool = False


@dataclass(frozen=True, slots=True)
class StoryOf:
    """Two articles and more as one story."""

    articles: Sequence[Article]


@dataclass(frozen=True, slots=True)
class Versions:
    """What an article said before, the newest first."""

    versions: Sequence[Version]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Paragraphs in a box over the screen."""

    told: Sequence[Told]
    title: str = "At the cursor"


@dataclass(frozen=True, slots=True)
class OfFeed:
    """The library, showing what a feed gave."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Library:
    """The list of articles and stories."""


@dataclass(frozen=True, slots=True)
class Bookmarks:
    """The list of bookmarks."""


@dataclass(frozen=True, slots=True)
class Feeds:
    """The feeds that are followed."""


@dataclass(frozen=True, slots=True)
class Search:
    """The search of all texts."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of the screen one is on."""


Place = (
    Reading
    | Comparing
    | StoryOf
    | Versions
    | Explanation
    | OfFeed
    | Library
    | Bookmarks
    | Feeds
    | Search
    | Keys
)

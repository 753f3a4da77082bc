"""What is kept between runs: articles, stories, feeds, bookmarks and choices, in one SQLite file of the user.

Importing this package loads neither sqlite3 nor platformdirs; ``Library.open`` does.
"""

from __future__ import annotations

from reader.library.adding import Outcome, Taken
from reader.library.bookmarks import Anchor, Bookmark, BookmarkKind
from reader.library.catalogue import View
from reader.library.feeds import Feed
from reader.library.judgements import JudgedKind, Judgement, Said
from reader.library.paths import data_dir
from reader.library.records import Card, ReadingState, Version
from reader.library.store import Library

__all__ = [
    "Anchor",
    "Bookmark",
    "BookmarkKind",
    "Card",
    "Feed",
    "JudgedKind",
    "Judgement",
    "Library",
    "Outcome",
    "ReadingState",
    "Said",
    "Taken",
    "Version",
    "View",
    "data_dir",
]

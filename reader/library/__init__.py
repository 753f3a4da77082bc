"""What is kept between runs: articles, stories, feeds, bookmarks and choices, in one SQLite file of the user.

Importing this package loads nothing of it: each name loads its module when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.adding import Outcome, Taken
    from reader.library.bookmarks import Anchor, Bookmark, BookmarkKind
    from reader.library.catalogue import View
    from reader.library.feeds import Feed
    from reader.library.judgements import JudgedKind, Judgement, Said
    from reader.library.paths import data_dir
    from reader.library.records import Card, ReadingState, Version
    from reader.library.store import Library

_MODULES = {
    "Outcome": "adding",
    "Taken": "adding",
    "Anchor": "bookmarks",
    "Bookmark": "bookmarks",
    "BookmarkKind": "bookmarks",
    "View": "catalogue",
    "Feed": "feeds",
    "JudgedKind": "judgements",
    "Judgement": "judgements",
    "Said": "judgements",
    "data_dir": "paths",
    "Card": "records",
    "ReadingState": "records",
    "Version": "records",
    "Library": "store",
}

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


def __getattr__(name: str) -> object:
    """A name of ``__all__``, from its module (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found

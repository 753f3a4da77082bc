"""A library of its own for each test, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.articles.model import Article, SourceMap
from reader.library import Anchor, Library

NOW = datetime(2025, 6, 9, 10, 30, 5, tzinfo=UTC)


def clock() -> datetime:
    """The time of every test."""
    return NOW


def make_article(ident: str, *, text: str = "", path: str = "", url: str = "") -> Article:
    """An article in which every field has a value of its own."""
    return Article(
        id=ident,
        headline=f"Headline of {ident}",
        text=text or f"Rates rise\n\nThe bank moved {ident}.",
        source="Daily",
        byline="By A. Writer",
        date="2025-06-08",
        url=url or f"https://example.org{path or f'/{ident}'}",
        path=path,
        body_start=12,
        headings=((0, 10), (12, 15)),
        source_map=SourceMap(((0, 3), (12, 5))),
        notes="read as UTF-8",
    )


def make_anchor(ident: str, start: int = 0, end: int = 10) -> Anchor:
    """A place in an article."""
    return Anchor(ident, start, end, "Rates rise", f"Headline of {ident}", "Daily")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An open, empty library."""
    with Library.open(tmp_path / "data", clock=clock, busy_ms=100) as opened:
        assert opened.persistent
        assert opened.warnings == []
        yield opened

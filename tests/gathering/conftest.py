"""A library on disk for each test, and a clock that a test moves on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from tests.gathering.feeding import Clock


@pytest.fixture
def clock() -> Clock:
    """The time, to be moved on by a test."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """An empty library on disk."""
    with Library.open(tmp_path / "data", clock=clock) as opened:
        yield opened

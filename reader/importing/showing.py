"""Paths as they may be printed."""

from __future__ import annotations

import os

from reader.articles.cleaning import clean_line


def shown(path: str | os.PathLike[str]) -> str:
    """A path cleaned, in one line."""
    return clean_line(os.fsdecode(os.fspath(path))) or "''"

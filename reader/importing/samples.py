"""The sample stories that are shown while a person has nothing of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import InputError

if TYPE_CHECKING:
    from reader.articles.model import Article


def samples_dir() -> Path:
    """Where the samples lie: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "samples"
    return inside if inside.is_dir() else package.parent / "seeds"


def load_samples() -> tuple[Article, ...]:
    """The sample articles, by file name.

    Raises:
        InputError: The installation is not whole.
    """
    from reader.importing.files import load

    loaded = load([samples_dir()])
    if loaded.errors:
        raise InputError(f"the samples are not installed: {loaded.errors[0]}")
    return loaded.articles

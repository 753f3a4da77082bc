"""An article on its way into the library."""

from __future__ import annotations

from typing import NamedTuple

from reader.articles.model import Article


class Incoming(NamedTuple):
    """An article on its way into the library.

    ``identity`` is what makes it the same article as one before; None for its address, else its file.
    """

    article: Article
    identity: str | None = None

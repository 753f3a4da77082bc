"""Articles and figures for tests of the comparison, read from text as the program reads them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath

from reader.comparison.compare import compare
from reader.comparison.model import Comparison
from reader.figures.analysis import analyse
from reader.figures.model import Analysis, Figure
from reader.importing.samples import load_samples
from reader.importing.text import article_from_text

_HEADER = "---\ntitle: {title}\ndate: 2025-06-11\n---\n\n"


def report(*paragraphs: str, title: str = "A plain headline") -> Analysis:
    """An analysed report of 11 June 2025 with a title and paragraphs."""
    return analyse(article_from_text(_HEADER.format(title=title) + "\n\n".join(paragraphs) + "\n"))


@lru_cache(maxsize=512)
def figure(sentence: str) -> Figure:
    """The one figure that a sentence states."""
    (found,) = report(sentence).figures
    return found


@lru_cache(maxsize=1)
def samples() -> dict[str, Analysis]:
    """The sample articles by file name without its ending."""
    return {PurePath(article.path).stem: analyse(article) for article in load_samples()}


@lru_cache(maxsize=64)
def compared(left: str, right: str) -> Comparison:
    """The comparison of two samples."""
    return compare(samples()[left], samples()[right])


def sentence_with(analysis: Analysis, words: str) -> int:
    """The index of the one sentence that holds these words."""
    (index,) = [k for k in range(len(analysis.sentences)) if words in analysis.sentence_text(k)]
    return index

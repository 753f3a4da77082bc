"""How much of each article the other also has, and which of its sentences stand alone."""

from __future__ import annotations

from dataclasses import dataclass

from reader.articles.model import Role
from reader.comparison.model import Comparison
from reader.figures.model import Analysis


@dataclass(frozen=True, slots=True)
class Coverage:
    """One side of a comparison.

    ``only`` are the sentences, by index, that no link and no pair of figures joins to the other side;
    ``share`` is the part of the article's words, 0 to 1, that stands in linked sentences. Headings and
    boilerplate count for neither.
    """

    only: frozenset[int]
    share: float


def coverage(comparison: Comparison) -> tuple[Coverage, Coverage]:
    """Both sides, the left first."""
    return (
        _side(
            comparison.left,
            {link.left for link in comparison.alignments},
            {pair.left for pair in comparison.figure_pairs},
        ),
        _side(
            comparison.right,
            {link.right for link in comparison.alignments},
            {pair.right for pair in comparison.figure_pairs},
        ),
    )


def _side(analysis: Analysis, linked: set[int], paired: set[int]) -> Coverage:
    joined = linked | {analysis.figures[index].sentence for index in paired}
    counted = [k for k, s in enumerate(analysis.sentences) if s.role in (Role.BODY, Role.HEADLINE)]
    words = {k: len(analysis.sentence_text(k).split()) for k in counted}
    total = sum(words.values())
    share = sum(words[k] for k in counted if k in linked) / total if total else 0.0
    return Coverage(frozenset(k for k in counted if k not in joined), share)

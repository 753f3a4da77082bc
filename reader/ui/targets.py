"""What a bookmark key means in a comparison, and what the copy keys copy. Plain functions over sides."""

from __future__ import annotations

from typing import NamedTuple

from reader.figures.model import Analysis, Figure
from reader.library import Anchor, BookmarkKind
from reader.report.layout import one_line, source_of
from reader.report.text import around
from reader.report.words import FigureRow
from reader.ui.bookmarked import anchor
from reader.ui.parallel.moving import Spot
from reader.ui.sides import Side

_WORDS = 100
"""Cells of the words around a figure."""


class Target(NamedTuple):
    """A bookmark to be made or removed: its kind, its places, and what it is in words."""

    kind: BookmarkKind
    left: Anchor
    right: Anchor | None
    what: str


def figures_target(sides: tuple[Side, Side], row: FigureRow) -> Target:
    """A pair of figures; of a figure without a partner its sentence."""
    left, right = (side.analysis for side in sides)
    if row.left is not None and row.right is not None:
        a, b = left.figures[row.left], right.figures[row.right]
        return _figures(left, a, right, b)
    analysis, index = (left, row.left) if row.left is not None else (right, row.right or 0)
    sentence = analysis.sentences[analysis.figures[index].sentence]
    return Target(BookmarkKind.SENTENCE, anchor(analysis, sentence.start, sentence.end), None, "sentence")


def target_at(sides: tuple[Side, Side], spot: Spot, partner: int) -> Target | None:
    """The pair of sentences at the cursor, with ``partner`` -1 the sentence alone; None without a cursor.

    With the cursor on a figure that is paired, the pair of figures.
    """
    if spot.sentence < 0:
        return None
    side = sides[spot.side]
    if pairs := side.pairs_at(spot.figure, partner):
        pair = pairs[0]
        left, right = (one.analysis for one in sides)
        a, b = left.figures[pair.left], right.figures[pair.right]
        return _figures(left, a, right, b)
    mine = _sentence(side, spot.sentence)
    if partner < 0:
        return Target(BookmarkKind.SENTENCE, mine, None, "sentence")
    theirs = _sentence(sides[1 - spot.side], partner)
    pair_of = (mine, theirs) if spot.side == 0 else (theirs, mine)
    return Target(BookmarkKind.SENTENCES, *pair_of, "pair of sentences")


def _figures(left: Analysis, a: Figure, right: Analysis, b: Figure) -> Target:
    return Target(
        BookmarkKind.FIGURES, anchor(left, a.start, a.end), anchor(right, b.start, b.end), "figures"
    )


def in_words(sides: tuple[Side, Side], target: Target) -> Target:
    """A target whose figures are quoted with the words around them: alone they would tell nothing."""
    if target.kind is not BookmarkKind.FIGURES or target.right is None:
        return target
    quoted = []
    for side, place in zip(sides, (target.left, target.right), strict=True):
        figure = next((f for f in side.analysis.figures if f.start == place.start), None)
        words = around(side.analysis, figure, _WORDS) if figure is not None else place.quote
        quoted.append(place._replace(quote=words))
    return target._replace(left=quoted[0], right=quoted[1])


def _sentence(side: Side, index: int) -> Anchor:
    sentence = side.analysis.sentences[index]
    return anchor(side.analysis, sentence.start, sentence.end)


def quotation(side: Side, sentence: int) -> str:
    """A sentence as one quotes it: in one line, with its source and date."""
    article = side.analysis.article
    where = ", ".join(part for part in (source_of(article) or article.headline, article.date) if part)
    text = one_line(side.analysis.sentence_text(sentence))
    return f"“{text}” ({where})" if where else f"“{text}”"

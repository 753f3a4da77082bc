"""What a bookmark key means in a comparison, and what the copy keys copy. Plain functions over sides."""

from __future__ import annotations

from typing import NamedTuple

from reader.library import Anchor, BookmarkKind
from reader.report.layout import one_line, source_of
from reader.report.words import FigureRow
from reader.ui.bookmarked import anchor
from reader.ui.parallel.moving import Spot
from reader.ui.sides import Side


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
        places = anchor(left, a.start, a.end), anchor(right, b.start, b.end)
        return Target(BookmarkKind.FIGURES, *places, "figures")
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
        return Target(
            BookmarkKind.FIGURES, anchor(left, a.start, a.end), anchor(right, b.start, b.end), "figures"
        )
    mine = _sentence(side, spot.sentence)
    if partner < 0:
        return Target(BookmarkKind.SENTENCE, mine, None, "sentence")
    theirs = _sentence(sides[1 - spot.side], partner)
    pair_of = (mine, theirs) if spot.side == 0 else (theirs, mine)
    return Target(BookmarkKind.SENTENCES, *pair_of, "pair of sentences")


def _sentence(side: Side, index: int) -> Anchor:
    sentence = side.analysis.sentences[index]
    return anchor(side.analysis, sentence.start, sentence.end)


def quotation(side: Side, sentence: int) -> str:
    """A sentence as one quotes it: in one line, with its source and date."""
    article = side.analysis.article
    where = ", ".join(part for part in (source_of(article) or article.headline, article.date) if part)
    text = one_line(side.analysis.sentence_text(sentence))
    return f"“{text}” ({where})" if where else f"“{text}”"

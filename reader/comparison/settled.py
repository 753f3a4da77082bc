"""A comparison with what a person has said of its pairs: that is put above what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from reader.comparison.model import Comparison, FigurePair, Verdict
from reader.figures.model import Analysis

OWN_REASON = "you say that they are of one thing, and differ"
APART_REASON = "you say that they are not of one thing"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person says of a place in the left and one in the right article, spans into their texts.

    ``differ`` says that two figures are of one thing and differ; else the two places have nothing to do with
    each other. ``figures`` says that they are figures, and not sentences. ``own`` is the id of the judgement.
    """

    figures: bool
    differ: bool
    left: tuple[int, int]
    right: tuple[int, int]
    own: str


def settled(comparison: Comparison, rulings: Sequence[Ruling]) -> Comparison:
    """The comparison with the rulings in it, the newest first.

    What is said of figures holds wherever their values stand, if these are not equal.
    """
    if not rulings:
        return comparison
    unlinked: dict[tuple[int, int], str] = {}
    values: dict[tuple[object, object], Ruling] = {}
    places: dict[tuple[int, int], Ruling] = {}
    pairs: dict[tuple[int, int], FigurePair] = {(p.left, p.right): p for p in comparison.figure_pairs}
    for ruling in rulings:
        if not ruling.figures:
            left = _at(comparison.left, ruling.left)
            right = _at(comparison.right, ruling.right)
            for ends in product(left, right):
                unlinked.setdefault(ends, ruling.own)
            continue
        for i in _figures_at(comparison.left, ruling.left):
            for j in _figures_at(comparison.right, ruling.right):
                of = _value(comparison.left, i), _value(comparison.right, j)
                if of[0] == of[1]:
                    places.setdefault((i, j), ruling)  # the same number of something else may well agree
                else:
                    values.setdefault(of, ruling)
                pairs.setdefault((i, j), FigurePair(i, j, Verdict.DIFFERS, OWN_REASON))
    kept, apart = [], []
    for key in sorted(pairs):
        pair = pairs[key]
        of = _value(comparison.left, pair.left), _value(comparison.right, pair.right)
        said = places.get(key) or values.get(of)
        if said is None:
            kept.append(pair)
        elif said.differ:
            kept.append(FigurePair(*key, Verdict.DIFFERS, OWN_REASON, own=said.own))
        else:
            apart.append(replace(pair, reason=APART_REASON, own=said.own))
    links = comparison.alignments
    return replace(
        comparison,
        alignments=tuple(a for a in links if (a.left, a.right) not in unlinked),
        figure_pairs=tuple(kept),
        apart=tuple(apart),
        unlinked=tuple((a, unlinked[a.left, a.right]) for a in links if (a.left, a.right) in unlinked),
    )


def _at(analysis: Analysis, span: tuple[int, int]) -> list[int]:
    return [k for k, s in enumerate(analysis.sentences) if s.start < span[1] and span[0] < s.end]


def _figures_at(analysis: Analysis, span: tuple[int, int]) -> list[int]:
    return [k for k, f in enumerate(analysis.figures) if f.start < span[1] and span[0] < f.end]


def _value(analysis: Analysis, index: int) -> object:
    figure = analysis.figures[index]
    return figure.kind, figure.value, figure.high, figure.unit

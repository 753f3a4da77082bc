"""Which figures of two articles are looked at as a pair, and which sentences speak of two years."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import product
from operator import attrgetter

from reader.articles.model import Role
from reader.comparison.features import Pairs
from reader.comparison.surroundings import Weighed, years
from reader.comparison.terms import stem
from reader.comparison.verdicts import comparable, dimension, may_lack_unit
from reader.figures.model import Analysis, Figure

TABLE = 40
"""Figures that make a sentence a table that was run together."""
_EVERY = 4000  # pairs of figures: of so few, each is looked at
_PLACES = 12  # of the figures that share a term or the value so many are looked at
_LINKED = 0.5  # from this chance on two sentences are taken to be of one time
_WEEKDAYS = frozenset(stem(f"{day}day") for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))


def candidates(
    left: Analysis,
    right: Analysis,
    contexts_l: Sequence[Weighed],
    contexts_r: Sequence[Weighed],
    cosines: dict[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """Comparable figures with anything to bring them together: their sentences, value, or what is counted."""
    every_l, every_r = (
        [k for k, f in enumerate(side.figures) if side.sentences[f.sentence].role is not Role.BOILERPLATE]
        for side in (left, right)
    )
    if len(every_l) * len(every_r) <= _EVERY:
        return sorted(_comparable(left, every_l, right, every_r))
    near: set[tuple[int, int]] = set()
    sentences_l, sentences_r = (
        _grouped(analysis, every, attrgetter("sentence"))
        for analysis, every in ((left, every_l), (right, every_r))
    )
    for i, j in cosines:
        mine, theirs = sentences_l.get(i, ()), sentences_r.get(j, ())
        # A sentence with more figures is a table that was run together: only equal values are looked for.
        if max(len(mine), len(theirs)) < TABLE:
            near.update(product(mine, theirs))
    keys_l, keys_r = _by_key(left, every_l, contexts_l), _by_key(right, every_r, contexts_r)
    for key, mine in keys_l.items():
        near.update(product(mine[:_PLACES], keys_r.get(key, ())[:_PLACES]))
    return [(i, j) for i, j in sorted(near) if comparable(left.figures[i], right.figures[j])]


def _comparable(
    left: Analysis, every_l: Sequence[int], right: Analysis, every_r: Sequence[int]
) -> set[tuple[int, int]]:
    """The pairs that ``verdicts.comparable`` lets agree or differ at all."""
    found: set[tuple[int, int]] = set()
    sides = ((left, every_l), (right, every_r))
    alike_l, alike_r = (_grouped(analysis, every, dimension) for analysis, every in sides)
    for key, mine in alike_l.items():
        found.update(product(mine, alike_r.get(key, ())))
    equal_l, equal_r = (_grouped(analysis, every, attrgetter("value")) for analysis, every in sides)
    for key, mine in equal_l.items():
        for i, j in product(mine, equal_r.get(key, ())):
            a, b = left.figures[i], right.figures[j]
            if may_lack_unit(a, b) or may_lack_unit(b, a):
                found.add((i, j))
    return found


def _grouped(
    analysis: Analysis, every: Sequence[int], key: Callable[[Figure], Hashable]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for k in every:
        groups.setdefault(key(analysis.figures[k]), []).append(k)
    return groups


def _by_key(
    analysis: Analysis, figures: Sequence[int], contexts: Sequence[Weighed]
) -> dict[object, list[int]]:
    found: dict[object, list[int]] = {}
    for k in figures:
        for key in _keys(analysis.figures[k], contexts[k]):
            found.setdefault(key, []).append(k)
    return found


def _keys(figure: Figure, context: Weighed) -> list[object]:
    return [(figure.kind, str(figure.value)), *((figure.kind, term) for term in context.tight)]


class Times:
    """Whether two sentences speak of two years."""

    def __init__(self, left: Analysis, right: Analysis, pairs: Pairs) -> None:
        self.years = years(left), years(right)
        self._terms = pairs.left, pairs.right
        dates = [date[:4] for date in (left.article.date, right.article.date) if date[:4].isdigit()]
        self._now = min(map(int, dates), default=0)

    def apart(self, i: int, j: int, link: float) -> bool:
        """Whether each names one year, and another; or one a year gone by, the other none, or a weekday."""
        one, other = self.years[0].get(i), self.years[1].get(j)
        if not (one or other):
            return False
        if one and other:
            return len(one) == len(other) == 1 and one != other
        named, now = one or other or set(), self._terms[1][j] if one else self._terms[0][i]
        past = bool(named) and max(named) < self._now
        return past and (link < _LINKED or not _WEEKDAYS.isdisjoint(now.counts))

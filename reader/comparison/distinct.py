"""What makes two figures two things, however like their values are: a rate, an owner, a way of measuring."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reader.comparison.groups import Place
from reader.comparison.surroundings import persons
from reader.comparison.terms import sentence_terms
from reader.figures.model import Analysis, Figure, Kind

_RATE = re.compile(
    r"\W{0,2}(?:(?:an?|per|each|every) (?:year|month|week|day|night|hour|head|person|share|barrel|ton|acre)\b"
    r"|(?:annually|yearly|monthly|weekly|daily|apiece)\b)",
    re.I,
)
_RATED = re.compile(r"\b(annual|yearly|monthly|weekly|daily|hourly)\W+(?:\w+\W+){0,2}$", re.I)
_WAYS = re.compile(
    r"\b(registered|overall|gross|net|nominal|adjusted|unadjusted|preliminary|underlying|operating|pretax|"
    r"annualized|annualised|core|median|average)\b",
    re.I,
)
_NEAR = 40  # characters before a figure in which the way it was measured stands
COUNTED = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE, Kind.OTHER})
"""Kinds that may be rates, or measured in one way or another."""


def distinct(reports: Sequence[Analysis]) -> Callable[[Place, Place], bool]:
    """A test whether two figures, by report and index, are told to be two things.

    One is a rate and the other is not, they are the ages of two people, or they differ and only one, or each
    in another way, is said to be measured in a certain way (the registered length is not the overall one).
    """
    owners: dict[int, dict[int, frozenset[str]]] = {}

    def owner(place: Place) -> frozenset[str]:
        if place[0] not in owners:
            report = reports[place[0]]
            owners[place[0]] = persons(report, sentence_terms(report))
        return owners[place[0]].get(place[1], frozenset())

    def apart(a: Place, b: Place) -> bool:
        x, y = reports[a[0]].figures[a[1]], reports[b[0]].figures[b[1]]
        if x.kind is Kind.AGE and y.kind is Kind.AGE:
            mine, theirs = owner(a), owner(b)
            return bool(mine and theirs) and mine.isdisjoint(theirs)
        if x.kind not in COUNTED or y.kind not in COUNTED:
            return False
        if _is_rate(reports[a[0]], x) != _is_rate(reports[b[0]], y):
            return True
        return x.value != y.value and measured_otherwise(reports[a[0]], x, reports[b[0]], y)

    return apart


def measured_otherwise(one: Analysis, figure: Figure, other: Analysis, its: Figure) -> bool:
    """Whether one of two figures is said to be measured in a certain way, and the other in no such way."""
    return _way(one, figure) != _way(other, its)


def _is_rate(report: Analysis, figure: Figure) -> bool:
    text = report.article.text
    before = text[max(0, figure.start - _NEAR) : figure.start]
    return bool(_RATE.match(text, figure.end) or _RATED.search(before))


def _way(report: Analysis, figure: Figure) -> str:
    """The word that says in what way a figure was measured, before it in its sentence; "" if none does."""
    start = max(report.sentences[figure.sentence].start, figure.start - _NEAR)
    found = _WAYS.findall(report.article.text[start : figure.start])
    return str(found[-1]).lower() if found else ""

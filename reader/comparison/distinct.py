"""What makes two figures two things, however like their values are: a rate, an owner, a way of measuring."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reader.articles.model import Role
from reader.comparison.groups import Place
from reader.comparison.polls import pollsters
from reader.comparison.surroundings import ANYONE, grouped, persons, surroundings
from reader.comparison.terms import Terms, stem, terms_by_report
from reader.figures.model import Analysis, Figure, Kind, PartialDate

_RATE = re.compile(
    r"\W{0,2}(?:(?:for )?(?:an?|per|each|every) "
    r"(?:year|month|week|day|night|hour|head|person|share|barrel|ton|acre)\b"
    r"|(?:annually|yearly|monthly|weekly|daily|apiece)\b)",
    re.I,
)
_RATED = re.compile(r"\b(annual|yearly|monthly|weekly|daily|hourly)\W+(?:\w+\W+){0,2}$", re.I)
_WAYS = re.compile(
    r"\b(registered|overall|gross|net|nominal|adjusted|unadjusted|preliminary|underlying|operating|pretax|"
    r"annualized|annualised|core|median|average)\b",
    re.I,
)
_BEHIND = 5  # words behind a figure that are of its phrase
_STOP = re.compile(r"[,;:.()—–]")
_LEAVING = "in on at from by to that which who after before and but while"
_LEAVES = frozenset(f"={word}" for word in _LEAVING.split())
_FEW = 12
_DEFINITE = re.compile(r"(?:\b(?:the|these|those|its|their|his|her|our|all|both)|\w['’]s)\s+$", re.I)
_TELLING = 3  # digits of a number that stands twice in a report by no chance
_WORDS = 1  # that two figures of one value share around them, where their sentences were not linked
_SENTENCE_WORDS = 2
_NEAR = 40  # characters before a figure in which the way it was measured stands
COUNTED = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE, Kind.OTHER})
"""Kinds that may be rates, or measured in one way or another."""


class _Around(NamedTuple):
    """The words with a meaning around a figure, the names right behind it, whether it is of a time before."""

    words: frozenset[str]
    names: frozenset[str]
    earlier: bool


class Distinct:
    """Tells of two figures, by report and index, whether something makes them two things."""

    def __init__(self, reports: Sequence[Analysis]) -> None:
        self._reports = reports
        self._terms_of = terms_by_report(reports)
        self._owners: dict[int, dict[int, frozenset[str]]] = {}
        self._around: dict[Place, _Around] = {}
        self._asked: dict[Place, frozenset[str]] = {}

    def apart(self, a: Place, b: Place) -> bool:
        """Whether two figures are told to be two things.

        One is a rate and the other is not, or of a time before; they are the ages of two people, shares of
        two polls or a few of two sorts; names stand right behind them of which they share none (Chinese
        goods, American goods), or they differ and only one is said to be measured in a certain way (the
        registered length is not the overall one). Two of one report are two things unless it states one of
        them again.
        """
        x, y = self._figure(a), self._figure(b)
        if a[0] == b[0] and not self._restated(a, b):
            return True
        if x.kind is Kind.AGE and y.kind is Kind.AGE:
            return _told_apart(self._owner(a), self._owner(b))
        if x.kind not in COUNTED or y.kind not in COUNTED:
            return False
        one, other = self._reports[a[0]], self._reports[b[0]]
        if x.kind is y.kind is Kind.PERCENT and (x.unit != y.unit or self._polls_apart(a, b)):
            return True
        few = is_few(x) and is_few(y)
        if few and x.unit and y.unit and not _stems(x.unit) & _stems(y.unit):
            return True  # a few of one thing are not as many of another
        if _is_rate(one, x) != _is_rate(other, y):
            return True
        mine, theirs = self._beside(a), self._beside(b)
        if mine.earlier != theirs.earlier:
            return True
        if _told_apart(mine.names, theirs.names):
            return True
        return x.value != y.value and measured_otherwise(one, x, other, y)

    def shared(self, a: Place, b: Place) -> int:
        """How many words with a meaning two figures share around them; that people are counted is none."""
        return len((self._beside(a).words & self._beside(b).words) - ANYONE)

    def again(self, a: Place, b: Place) -> bool:
        """Whether one value stands in words like enough to be of one thing.

        A day speaks for itself; of durations, which are round, their sentences must share words as well.
        """
        figure = self._figure(a)
        if isinstance(figure.value, PartialDate):
            return True
        if figure.kind is Kind.DURATION and not self._of_like_sentences(a, b):
            return False
        return self.shared(a, b) >= _WORDS

    def _figure(self, place: Place) -> Figure:
        return self._reports[place[0]].figures[place[1]]

    def _of_like_sentences(self, a: Place, b: Place) -> bool:
        mine, theirs = (self._terms_of(p[0])[self._figure(p).sentence].counts.keys() for p in (a, b))
        return sum(not key[0].isdigit() for key in mine & theirs) >= _SENTENCE_WORDS

    def _polls_apart(self, a: Place, b: Place) -> bool:
        for place in (a, b):
            if place not in self._asked:
                self._asked[place] = pollsters(self._reports[place[0]], self._figure(place))
        return _told_apart(self._asked[a], self._asked[b])

    def _owner(self, place: Place) -> frozenset[str]:
        report = place[0]
        if report not in self._owners:
            self._owners[report] = persons(self._reports[report], self._terms_of(report))
        return self._owners[report].get(place[1], frozenset())

    def _beside(self, place: Place) -> _Around:
        if place not in self._around:
            figure = self._figure(place)
            report, terms = self._reports[place[0]], self._terms_of(place[0])[figure.sentence]
            found = surroundings(figure, terms, report.article.text)
            names = _named_after(report, figure, terms)
            self._around[place] = _Around(frozenset([near[0] for near in found.near]), names, found.earlier)
        return self._around[place]

    def _restated(self, a: Place, b: Place) -> bool:
        """Whether a report states a figure again: from its headline, or a word around both is the same.

        Of shares, of which a report has many, it takes two; of one duration two of their sentences.
        """
        x, y, report = self._figure(a), self._figure(b), self._reports[a[0]]
        if x.sentence == y.sentence:
            return False
        if x.value == y.value and tells_much(x):
            return True
        if x.value == y.value and x.kind is Kind.DURATION:
            return self._of_like_sentences(a, b)
        headline = any(report.sentences[f.sentence].role is Role.HEADLINE for f in (x, y))
        needed = (2 if x.kind is Kind.PERCENT else 1) - headline
        return self.shared(a, b) >= needed


def _told_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both have names and share none."""
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _named_after(report: Analysis, figure: Figure, terms: Terms) -> frozenset[str]:
    """The names right behind a figure, in its phrase: "of Chinese goods"."""
    first = bisect_left(terms.places[::2], figure.end)
    found, edge = set(), figure.end
    for k in range(first, min(len(terms.words), first + _BEHIND)):
        if _STOP.search(report.article.text, edge, terms.places[2 * k]) or terms.words[k] in _LEAVES:
            break
        edge = terms.places[2 * k + 1]
        if terms.named[k]:
            found.add(terms.words[k])
    return frozenset(found)


def is_few(figure: Figure) -> bool:
    """Whether it is a small count, of which a story has many."""
    return figure.kind is Kind.COUNT and isinstance(figure.value, Decimal) and figure.value <= _FEW


def _stems(unit: str) -> set[str]:
    return {grouped(stem(word)) for word in unit.split()}


def stated_value(figure: Figure) -> tuple[object, str]:
    """What a figure states, with its currency or unit; what is counted is said in many words."""
    return figure.value, "" if figure.kind is Kind.COUNT else figure.unit


def tells_much(figure: Figure) -> bool:
    """Whether a value hardly stands twice in a story by chance: a day, or a number of several digits."""
    if isinstance(figure.value, PartialDate):
        return figure.value.day is not None
    if not isinstance(figure.value, Decimal) or figure.vague or figure.kind is Kind.YEAR:
        return False
    digits = len(str(abs(figure.value)).replace(".", "").strip("0"))
    return digits >= (_TELLING - 1 if figure.kind is Kind.MONEY else _TELLING)


def may_stand_again(figure: Figure) -> bool:
    """Whether another figure of the same value may state the same thing for that, in the same words."""
    return tells_much(figure) or (figure.kind in (Kind.YEAR, Kind.DURATION) and not figure.vague)


def only_names(report: Analysis, figure: Figure) -> bool:
    """Whether a small count only names a known set: "the world's two largest economies"."""
    if not is_few(figure):
        return False
    return bool(_DEFINITE.search(report.article.text[max(0, figure.start - _NEAR) : figure.start]))


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

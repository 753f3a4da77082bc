"""What a measured thing is called: what is counted and what became of it, in the words its reports share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple

from reader.articles.model import Role
from reader.comparison.measured import Measured
from reader.comparison.surroundings import grouped
from reader.comparison.terms import Terms, background, stem, terms_by_report
from reader.figures.model import Analysis, Figure, Kind

_WINDOW = 9  # words to either side that may name it
_MOST = 4  # words of a name
_ALONE = 3  # words of one where no two reports share any
_APART = re.compile(r"[.;:()—–]|[\"“”]")
_WHEN_WORDS = """
monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night today yesterday
tomorrow day week month year hour minute time ago early late earlier later new
"""
_WHEN = frozenset(map(stem, _WHEN_WORDS.split()))
_HYPHENS = ("-", "‑", "’")
_COMMA = 5  # words that a comma puts a word farther away
_LOOKED_AT = 8  # reports that are asked
_NAME = 0.4  # how much a name tells of what is measured, beside another word
_NEAR = 2.0  # words away, at which a word tells half as much
_LEAST = 0.5  # of what the most telling word tells
_UNIT = 9.0  # more than any word: what is counted
_AFTER = {Kind.PERCENT: ", %", Kind.AGE: ", age", Kind.DATE: ", date", Kind.TIME: ", time"}


class _Word(NamedTuple):
    start: int
    end: int
    key: str
    name: bool
    far: int


class Namer:
    """Gives the things of a story their names."""

    def __init__(self, reports: Sequence[Analysis]) -> None:
        self._reports = reports
        self._terms_of = terms_by_report(reports)
        table, unseen = background()
        seen: Counter[str] = Counter()
        count = 1
        for k in range(len(reports)):
            for terms in self._terms_of(k):
                seen.update({grouped(key) for key in terms.counts})
                count += 1
        # What the whole story is about tells nothing of one thing in it.
        self._weights = {
            key: sqrt(table.get(key, unseen) * log((count + 1) / (often + 0.5)))
            for key, often in seen.items()
        }

    def _telling(self, report: int, row: Measured) -> int:
        """The figure in a report that is asked: a headline leaves out what a sentence says."""
        analysis, found = self._reports[report], row.figures[report]
        body = (n for n in found if analysis.sentences[analysis.figures[n].sentence].role is Role.BODY)
        return next(body, found[0])

    def name_of(self, row: Measured) -> str:
        """What a thing is called: up to four words that stand near its figures in most of its reports.

        They are written as the report has them that has them closest, with the small words between; of a
        thing that one report states, the words next to its figure. "" where no word stands near.
        """
        reports = self._reports
        places = [(k, self._telling(k, row)) for group in row.groups for k in group if row.figures[k]]
        del places[_LOOKED_AT:]
        around = {(k, n): _around(reports[k], n, self._terms_of(k)) for k, n in places}
        shared = Counter(key for words in around.values() for key in {word.key for word in words})
        units = {stem(unit) for k, n in places if (unit := reports[k].figures[n].unit) and unit.isalpha()}

        def telling(word: _Word) -> float:
            weight = self._weights.get(word.key, 0.0) * (_NAME if word.name else 1.0)
            share = shared[word.key] / len(places)
            return share * weight / (1 + word.far / _NEAR) + _UNIT * (word.key in units)

        def chosen(words: Sequence[_Word], needed: int, most: int) -> list[_Word]:
            nearest: dict[str, _Word] = {}
            for word in sorted(words, key=lambda word: word.far):
                if shared[word.key] >= needed:
                    nearest.setdefault(word.key, word)
            found = sorted(nearest.values(), key=telling, reverse=True)[:most]
            best = max((score for word in found if (score := telling(word)) < _UNIT), default=0.0)
            return [word for word in found if telling(word) >= _LEAST * best]

        if not places:
            return ""
        needed = max(2, (len(places) + 1) // 2)
        named = {place: chosen(words, needed, _MOST) for place, words in around.items()}
        best = max(places, key=lambda place: sum(map(telling, named[place])))  # of equals the first
        words = named[best] or chosen(around[best], 1, _ALONE)
        figure = reports[best[0]].figures[best[1]]
        if not words:
            return ""
        after = f", {figure.unit}" if figure.kind is Kind.MEASURE else _AFTER.get(figure.kind, "")
        return _written(reports[best[0]], figure, sorted(words)) + after


def _around(report: Analysis, number: int, told: Sequence[Terms]) -> list[_Word]:
    """The words with a meaning near a figure, within its clause."""
    figure = report.figures[number]
    terms = told[figure.sentence]
    text, places, stems = report.article.text, terms.places, terms.words
    first, last = bisect_right(places[1::2], figure.start), bisect_left(places[::2], figure.end)
    others = [report.figures[n] for n in report.figures_in(figure.sentence)]
    found = []
    for side in (
        range(first - 1, max(-1, first - 1 - _WINDOW), -1),
        range(last, min(len(stems), last + _WINDOW)),
    ):
        edge, far = figure.start if side.step < 0 else figure.end, 0
        for k in side:
            start, end = places[2 * k], places[2 * k + 1]
            between = text[end:edge] if side.step < 0 else text[edge:start]
            if _APART.search(between):
                break
            far += 1 + _COMMA * between.count(",")
            edge = start if side.step < 0 else end
            key = stems[k]
            counted = any(other.start <= start < other.end for other in others)
            if key[0] != "=" and not (key[0].isdigit() or counted or key in _WHEN):
                found.append(_Word(start, end, grouped(key), bool(terms.named[k]), far))
    return found


def _written(report: Analysis, figure: Figure, words: Sequence[_Word]) -> str:
    """Words in their order, with up to three small ones between those that stand together."""
    text = report.article.text
    parts: list[str] = []
    last = -1
    for word in words:
        surface = text[word.start : word.end]
        if last >= 0:
            between = text[last : word.start]
            if last <= figure.start < word.start:
                between = text[last : figure.start] + text[figure.end : word.start]
            joined = len(between.split()) <= 3 and "," not in between and between.islower()
            small = " ".join(["", *between.split(), ""])
            parts.append(between if between in _HYPHENS else small if joined else " ")
        parts.append(surface if word.name else surface.lower())
        last = word.end
    return "".join(parts)

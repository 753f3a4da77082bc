"""What is said around a figure: the words, names, persons and years that tell what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from operator import attrgetter

from reader.comparison.terms import Terms, Token, stem
from reader.figures.model import Analysis, Figure, Kind, PartialDate

# What news counts is said in many words; beside a figure each group is one term. Written as stems. (Taken
# as terms of whole sentences, these groups made the links no better.)
_GROUPS = (
    "dead die death kill fatal perish deadliest slain victim toll lost lose drown",
    "injur wound hurt casualti",
    "surviv survivor save rescu aliv live",
    "buy acquir purchas acquisit takeov",
    "invest investor stake",
    "valu valuat worth",
    "rise increas climb grow jump soar surg growth",
    "fall drop declin decreas sink slump plung",
    "start begin launch open found",
    "resign quit depart leav",
    "arrest detain custodi captur",
    "strike struck hit collis collid crash",
    "employe staff worker job",
    "ship liner vessel boat",
    "reach arriv",
)
_GROUPED = {word: words.split()[0] for words in _GROUPS for word in words.split()}
# What became of those counted: two counts with another of these are of other people.
_OUTCOMES = frozenset({"dead", "injur", "surviv", "arrest", "rise", "fall", "reach", "start", "resign"})
_WINDOW = 9  # tokens to either side that count as the figure's context
_SAID = 9  # tokens to either side among which the word that says what became of the counted is looked for
_ANYONE = frozenset(map(stem, ("people", "person", "persons", "others", "individuals")))
_FAR = 24  # tokens to either side that are looked at
_TIGHT = 2  # words with a meaning to either side that say what is counted


@dataclass(slots=True)
class Surroundings:
    """What stands around a figure: terms by weight, the nearest ones, and what they make of it.

    ``after`` is the first term after the figure, ``unit`` what is counted (not people), ``said`` what became
    of the counted.
    """

    words: dict[str, float]
    tight: dict[str, float]
    names: frozenset[str]
    after: str
    unit: str
    said: str


def surroundings(figure: Figure, tokens: Sequence[Token], weights: dict[str, float]) -> Surroundings:
    """The telling words around a figure, the nearer the heavier, and the names beside it.

    ``tokens`` are those of the figure's sentence.
    """
    first = bisect_right(tokens, figure.start, key=attrgetter("end"))
    last = bisect_left(tokens, figure.end, key=attrgetter("start"))
    before, after = range(max(0, first - _FAR), first), range(last, min(len(tokens), last + _FAR))
    words: dict[str, float] = {}
    tight: dict[str, float] = {}
    names: set[str] = set()
    for side in (before[::-1], after):
        content = 0
        for distance, k in enumerate(side[:_WINDOW]):
            token = tokens[k]
            if not token.stem or token.stem[0].isdigit():
                continue
            weight = weights.get(token.stem, 0.0)
            term = _GROUPED.get(token.stem, token.stem)
            words[term] = max(words.get(term, 0.0), weight / (1 + distance / 4))
            if content < _TIGHT:
                tight[term] = 1.0 + weight / 4
            content += 1
            if token.name and distance < 4:
                names.add(token.stem)
    following = next((tokens[k].stem for k in after[:3] if tokens[k].stem), "")
    following = _GROUPED.get(following, following)
    unit = stem(figure.unit) if figure.unit and figure.kind in (Kind.COUNT, Kind.OTHER, Kind.MEASURE) else ""
    if unit in _ANYONE:
        unit = ""
    nearest = sorted(
        (min(abs(k - before[-1]) if before else 99, abs(k - after[0]) if after else 99), tokens[k].stem)
        for k in (*before[-_SAID:], *after[:_SAID])
        if _GROUPED.get(tokens[k].stem) in _OUTCOMES
    )
    return Surroundings(
        words,
        tight,
        frozenset(names),
        following,
        unit,
        _GROUPED[nearest[0][1]] if nearest else "",
    )


def persons(analysis: Analysis, terms: Sequence[Terms]) -> dict[int, frozenset[str]]:
    """The names of those whose ages the figures state, by index: "Ann Lee, 29", "29-year-old Ann Lee"."""
    found = {}
    for index, figure in enumerate(analysis.figures):
        if figure.kind is not Kind.AGE or figure.high is not None:
            continue
        tokens = terms[figure.sentence].tokens()
        before = [t for t in tokens if t.end <= figure.start][::-1]
        after = [t for t in tokens if t.start >= figure.end]
        comma = analysis.article.text[max(0, figure.start - 2) : figure.start]
        if before and before[0].name and comma == ", ":
            found[index] = _run(before)
        elif after and after[0].name:
            found[index] = _run(after)
    return found


def of_two_people(x: frozenset[str], y: frozenset[str], a: Terms, b: Terms) -> bool:
    """Whether two ages are of different people: a name beside one that the other's sentence has not."""
    if not (x or y) or not (a.names and b.names):
        return False
    return (x or a.names).isdisjoint(b.names) and (y or b.names).isdisjoint(a.names)


def _run(tokens: Sequence[Token]) -> frozenset[str]:
    """The first names that stand together."""
    first = next((k for k, token in enumerate(tokens) if token.name), None)
    if first is None:
        return frozenset()
    return frozenset(t.stem for t in takewhile(lambda t: t.name, tokens[first:]))


def overlap(a: dict[str, float], b: dict[str, float], of: Callable[[float, float], float]) -> float:
    """Weight of what two contexts share, as a share of the smaller (min) or larger (max) of them."""
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    whole = of(sum(a.values()), sum(b.values()))
    return shared / whole if whole else 0.0


def years(analysis: Analysis) -> dict[int, set[int]]:
    """The years that the sentences state, by sentence: a figure of another year is another figure."""
    found: dict[int, set[int]] = {}
    for figure in analysis.figures:
        value = figure.value
        year = int(value) if figure.kind is Kind.YEAR and isinstance(value, Decimal) else None
        if isinstance(value, PartialDate) and re.search(r"\d{4}", figure.text):
            year = value.year
        if year is not None:
            found.setdefault(figure.sentence, set()).add(year)
    return found

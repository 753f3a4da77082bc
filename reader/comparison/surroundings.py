"""What is said around a figure: the words, names, persons and years that tell what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import NamedTuple

from reader.comparison.kept import kept
from reader.comparison.terms import Terms, Token, sentence_terms, stem
from reader.figures.model import Analysis, Figure, Kind, PartialDate

# What news counts is said in many words; beside a figure each group is one term. Written as stems. (Taken
# as terms of whole sentences, these groups made the links no better.)
_GROUPS = (
    "dead die death kill fatal perish deadliest slain victim toll drown murder slaughter massacr corps bodi",
    "injur wound hurt casualti hospit",
    "miss unaccount disappear",
    "surviv survivor save rescu aliv live pull",
    "evacu displac homeless flee fled",
    "arrest detain custodi captur",
    "buy bought acquir purchas acquisit takeov",
    "invest investor stake",
    "valu valuat worth",
    "rise rose risen increas climb grow grew grown jump soar surg growth gain rais hike",
    "fall fell fallen drop declin decreas sink sank slump plung cut shrink shrank lower reduc slash trim",
    "start begin began begun launch open found",
    "resign quit depart leav",
    "strike struck hit collis collid crash",
    "employe staff worker job",
    "ship liner vessel boat",
    "reach arriv",
    "vote ballot seat",
    "sentenc jail prison",
    "home hous dwell household",
)
_GROUPED = {word: words.split()[0] for words in _GROUPS for word in words.split()}


def grouped(key: str) -> str:
    """The stem that stands for a stem's group, such as "dead" for "kill"; else the stem itself."""
    return _GROUPED.get(key, key)


# What became of those counted: two counts with another of these are of other people.
_OUTCOMES = frozenset(
    {"dead", "injur", "miss", "surviv", "evacu", "arrest", "rise", "fall", "reach", "start", "resign"}
)
_BALANCE = {"loss": -1, "lose": -1, "lost": -1, "deficit": -1, "shortfal": -1, "profit": 1, "surplus": 1}
_PEOPLE_OUTCOMES = frozenset({"dead", "injur", "miss", "surviv", "evacu", "arrest"})
# Words before or after a figure that make it a part of what is counted, and that put it at an earlier time.
_PART_BEFORE = frozenset({"includ", "anoth", "addit", "further", "=other", "=further", "among", "extra"})
_PART_AFTER = frozenset({"=other", "=others", "others", "=more", "addit"})
_OF_WHOM = frozenset({"them", "whom", "those", "these", "=them", "=whom", "=those", "=these"})
_EARLIER_BEFORE = frozenset(
    {"=from", "compar", "versus", "=against", "previous", "earlier", "initi", "origin"}
)
_LONG_AGO = frozenset({"earlier", "previous", "former"})
_EARLIER_AFTER = frozenset({"earlier", "ago", "previous"})
_WINDOW = 9  # tokens to either side that count as the figure's context
_SAID = 5  # tokens to either side among which the word that says what became of the counted is looked for
ANYONE = frozenset(map(stem, ("people", "person", "persons", "others", "individuals")))
"""What says but that people are counted, as stems."""
_JOINING = frozenset({"=and", "=but", "=while"})
_NAMING = frozenset(map(stem, ("identified", "named")))
_NAMED = 12  # tokens beside an age among which its owner is looked for
_CALLED = 5  # tokens behind an age among which a word that names its owner is looked for
_CLAUSE = re.compile(r"[,;:.()—–]")
_TIGHT = 2  # words with a meaning to either side that say what is counted
_STOP = 4  # how far a stop between a figure and a word puts them apart, in tokens


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a figure: terms, the nearest ones, and what they make of it.

    ``near`` gives each term with a meaning, the stem it stands for, and by what the distance divides its
    weight; ``tight`` the nearest of them. ``before`` and ``after`` are the words right beside it, ``unit`` is
    what is counted (not people), ``said`` what became of the counted. ``part`` says that it is a part of
    something counted whole, ``earlier`` that it is of a time before. ``balance`` is 1 beside a profit, -1
    beside a loss, and 0 beside neither.
    """

    near: tuple[tuple[str, str, float], ...]
    tight: tuple[tuple[str, str], ...]
    names: frozenset[str]
    before: str
    after: str
    unit: str
    said: str
    part: bool
    earlier: bool
    balance: int


class Weighed(NamedTuple):
    """The terms around a figure by weight, the nearer the heavier; the nearest ones; and the sums of both."""

    words: dict[str, float]
    tight: dict[str, float]
    sum_words: float
    sum_tight: float


def weighed(around: Surroundings, weights: dict[str, float]) -> Weighed:
    """What stands around a figure, by the weights of a story's terms."""
    words: dict[str, float] = {}
    for term, key, distant in around.near:
        weight = weights[key] / distant
        if weight >= words.get(term, 0.0):
            words[term] = weight
    tight = {term: 1.0 + weights[key] / 4 for term, key in around.tight}
    return Weighed(words, tight, sum(words.values()), sum(tight.values()))


@kept
def all_surroundings(analysis: Analysis) -> tuple[Surroundings, ...]:
    """What stands around each figure of an article."""
    terms, text = sentence_terms(analysis), analysis.article.text
    return tuple([surroundings(figure, terms[figure.sentence], text) for figure in analysis.figures])


def surroundings(figure: Figure, terms: Terms, text: str) -> Surroundings:
    """The telling words around a figure and the names beside it.

    ``terms`` are those of the figure's sentence, ``text`` is the article's.
    """
    places, stems = terms.places, terms.words
    count = len(stems)
    first = bisect_right(places[1::2], figure.start)
    last = bisect_left(places[::2], figure.end)
    near: list[tuple[str, str, float]] = []
    tight: list[tuple[str, str]] = []
    names: set[str] = set()
    nearest, said = _SAID + 1.0, ""
    beside, balance = _SAID + 1.0, 0
    for side in (range(first - 1, max(-1, first - 1 - _WINDOW), -1), range(last, min(count, last + _WINDOW))):
        content, apart, edge = 0, 0.0, figure.start if side.step < 0 else figure.end
        for distance, k in enumerate(side):
            start, end = places[2 * k], places[2 * k + 1]
            if _CLAUSE.search(text, *((end, edge) if side.step < 0 else (edge, start))):
                apart += _STOP
            edge = start if side.step < 0 else end
            key = stems[k]
            if key in _JOINING:
                apart += _STOP
            if key[0] == "=" or key[0].isdigit():
                continue
            term = _GROUPED.get(key, key)
            near.append((term, key, 1 + distance / 4))
            if content < _TIGHT:
                tight.append((term, key))
            content += 1
            if distance < 4 and terms.named[k]:
                names.add(key)
            if key in _BALANCE and distance + apart < beside:
                beside, balance = distance + apart, _BALANCE[key]
            if term in _OUTCOMES and distance + apart <= _SAID:
                # "Leaves four dead" tells of the dead, however near the verb stands.
                at = distance + apart - _SAID * (term in _PEOPLE_OUTCOMES)
                if at < nearest:
                    nearest, said = at, term
    ahead, behind = stems[max(0, first - 4) : first], stems[last : last + 4]
    unit = stem(figure.unit) if figure.unit and figure.kind in (Kind.COUNT, Kind.OTHER, Kind.MEASURE) else ""
    if unit in ANYONE:
        unit = ""
    after = next((key for key in behind[:3] if key[0] != "="), "")
    adds = any(
        key == "=and" and _is_number(following) for key, following in pairwise(stems[last + 1 : last + 4])
    )
    adds |= len(ahead) > 2 and ahead[-1] == "=and" and any(map(_is_number, ahead[:-2]))
    of_whom = len(behind) > 1 and behind[0] == "=of" and behind[1] in _OF_WHOM
    of_whom |= figure.kind is Kind.COUNT and behind[:2] == ("=of", "=the")
    return Surroundings(
        tuple(near),
        tuple(tight),
        frozenset(names),
        ahead[-1] if ahead else "",
        _GROUPED.get(after, after),
        unit,
        said,
        of_whom or adds or not _PART_BEFORE.isdisjoint(ahead) or not _PART_AFTER.isdisjoint(behind[:1]),
        not _LONG_AGO.isdisjoint(stems[max(0, first - 10) : first])
        or not _EARLIER_BEFORE.isdisjoint(ahead[-2:])
        or not _EARLIER_AFTER.isdisjoint(behind),
        balance,
    )


def _is_number(key: str) -> bool:
    return key[0].isdigit() or key in ("=one", "=two", "=a")


def of_other_people(x: Surroundings, y: Surroundings) -> bool:
    """Whether other things became of those counted: the dead are not the injured."""
    return x.said != y.said and x.said in _PEOPLE_OUTCOMES and y.said in _PEOPLE_OUTCOMES


def perhaps_of_others(x: Surroundings, y: Surroundings) -> bool:
    """Whether it is said of one alone what became of them, or other things are counted."""
    outcomes = {x.said, y.said} & _PEOPLE_OUTCOMES if x.said != y.said else ()
    return bool(outcomes) or units_clash(x, y)


def units_clash(x: Surroundings, y: Surroundings) -> bool:
    """Whether other things are counted, as far as both say."""
    return bool(x.unit and y.unit) and x.unit != y.unit


def names_clash(x: Surroundings, y: Surroundings) -> bool:
    """Whether other names stand beside them, as far as any do."""
    return bool(x.names and y.names) and x.names.isdisjoint(y.names)


def persons(analysis: Analysis, terms: Sequence[Terms]) -> dict[int, frozenset[str]]:
    """The names of those whose ages the figures state, by index: "Ann Lee, 29", "29-year-old Ann Lee"."""
    found = {}
    told: dict[int, tuple[Token, ...]] = {}
    for index, figure in enumerate(analysis.figures):
        if figure.kind is not Kind.AGE or figure.high is not None:
            continue
        tokens, places = told.get(figure.sentence), terms[figure.sentence].places
        if tokens is None:
            tokens = told[figure.sentence] = terms[figure.sentence].tokens()
        first, last = bisect_right(places[1::2], figure.start), bisect_left(places[::2], figure.end)
        before, after = tokens[max(0, first - _NAMED) : first][::-1], tokens[last : last + _NAMED]
        comma = analysis.article.text[max(0, figure.start - 2) : figure.start]
        if before and before[0].name and comma == ", ":
            found[index] = _run(before)
        elif after and after[0].name:
            found[index] = _run(after)
        elif called := [k for k, token in enumerate(after[:_CALLED]) if token.stem in _NAMING]:
            found[index] = _run(after[called[0] + 1 : called[0] + 4])
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


def shared(a: dict[str, float], b: dict[str, float]) -> float:
    """Weight of what two contexts share."""
    if len(a) > len(b):
        a, b = b, a
    return sum([min(weight, b[key]) for key, weight in a.items() if key in b])


def stamps(analysis: Analysis) -> frozenset[int]:
    """Where the dates stand that a report, a message or a picture carries: they tell nothing of the event."""
    return frozenset(stated.place for stated in analysis.dating.stated if stated.stamp)


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

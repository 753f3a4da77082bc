"""Step 6, ranges: two quantities that bound one figure, "$735 million to $800 million"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from reader.figures.clock import read_clock
from reader.figures.dates import read_day_first, read_numeric
from reader.figures.drafts import Draft
from reader.figures.line import Line
from reader.figures.model import ClockTime, Kind
from reader.figures.money import read_money
from reader.figures.numbers import DASHES, HYPHENS, NUMBER_WORDS, tidy
from reader.figures.quantities import with_unit
from reader.figures.rules import Row
from reader.figures.units import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    MEASURES,
    TIME_FACTORS,
    TIME_UNITS,
    TOUCHING_MEASURES,
)

_CHANGES = frozenset(
    {
        "rose", "fell", "climbed", "gained", "lost", "dropped", "jumped", "added", "slipped", "increased",
        "decreased", "up", "down", "grew", "declined", "dipped", "surged", "advanced", "eased", "slid",
        "rises", "falls", "rise", "fall", "tumbled", "shed", "leapt", "sank", "soared", "plunged",
    }
)  # fmt: skip
# After these "from 4 to 5 percent" tells a change; elsewhere it is a range.
_CHANGING = _CHANGES | frozenset(
    [
        "risen",
        "rising",
        "fallen",
        "falling",
        "grown",
        "growing",
        "grow",
        "climb",
        "climbing",
        "gain",
        "gains",
        "drop",
        "drops",
        "dropping",
        "jump",
        "jumps",
        "jumping",
        "increase",
        "increases",
        "increasing",
        "decrease",
        "decreases",
        "decreasing",
        "raise",
        "raised",
        "raises",
        "raising",
        "cut",
        "cuts",
        "cutting",
        "lower",
        "lowered",
        "lowers",
        "lowering",
        "reduce",
        "reduced",
        "reduces",
        "reducing",
        "slash",
        "slashed",
        "trim",
        "trimmed",
        "hike",
        "hiked",
        "bring",
        "brings",
        "brought",
        "take",
        "takes",
        "took",
        "taken",
        "move",
        "moved",
        "moves",
        "moving",
        "change",
        "changed",
        "changes",
        "changing",
        "shift",
        "shifted",
        "go",
        "goes",
        "went",
        "gone",
        "going",
        "expand",
        "expanded",
        "expands",
        "expanding",
        "double",
        "doubled",
        "triple",
        "tripled",
        "widen",
        "widened",
        "narrow",
        "narrowed",
        "shrink",
        "shrank",
        "shrunk",
        "shrinking",
        "decline",
        "declines",
        "declining",
        "surge",
        "surging",
        "soar",
        "soaring",
        "plunge",
        "plunging",
        "slide",
        "sliding",
        "slip",
        "slips",
        "slipping",
        "slump",
        "slumped",
        "sink",
        "sinking",
        "swell",
        "swelled",
        "swollen",
        "improve",
        "improved",
        "worsen",
        "worsened",
        "extend",
        "extended",
        "revise",
        "revised",
        "upgrade",
        "upgraded",
        "downgrade",
        "downgraded",
        "boost",
        "boosted",
        "push",
        "pushed",
        "pushing",
        "turn",
        "turned",
        "convert",
        "converted",
        "halve",
        "halved",
        "ease",
        "easing",
        "edge",
        "edged",
        "edging",
        "tick",
        "ticked",
        "creep",
        "crept",
        "inch",
        "inched",
        "leap",
        "swing",
        "swung",
        "switch",
        "switched",
        "dip",
        "advance",
        "add",
        "advanced",
        "rebound",
        "rebounded",
        "recover",
        "recovered",
        "downward",
        "upward",
    ]
)
_AGAINST = frozenset(
    {"trails", "trailed", "trailing", "leads", "led", "leading", "beats", "beat", "ahead", "behind"}
)
_STATES = frozenset({"aged", "priced", "valued", "sized", "estimated", "based", "sentenced", "need"})
_REACH = 10
"""Tokens before "from" in which the word of change stands."""


def join(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a line, where two that bound a range are one."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and joined[-1].high is not None and draft.first < joined[-1].last:
            continue  # the upper end
        joined.append(_extend(line, draft) if draft.begins else draft)
    return joined


def _extend(line: Line, low_end: Draft) -> Draft:
    """The draft, or the range that it begins.

    A number without a unit takes the unit and the magnitude of the upper end ("$100 to $150 billion"), also
    where ``APART`` has a reason why the two are no range.
    """
    connector, k = _connector(line, low_end)
    if not k or k >= line.n or low_end.vague or low_end.high is not None:
        return low_end
    high_end = _high_end(line, k)
    if high_end is None or high_end.vague:
        return low_end
    if high_end.high is not None:
        return _digit_counts(low_end, high_end) or low_end
    own_unit = not low_end.bare
    low_end, high_end = _shared_unit(line, low_end, high_end)
    if low_end.kind is not high_end.kind or (low_end.kind is Kind.PERCENT and low_end.unit != high_end.unit):
        return low_end
    low_end = _with_magnitude(low_end, high_end)
    ends = Ends(line, connector, low_end, high_end, own_unit)
    if any(row.does(ends) for row in APART):
        return low_end
    return replace(low_end, last=high_end.last, high=high_end.value, unit=high_end.unit or low_end.unit)


class Ends(NamedTuple):
    """Two quantities of one kind and what joins them; ``own_unit`` says that the first had a unit itself."""

    line: Line
    connector: str
    low: Draft
    high: Draft
    own_unit: bool

    @property
    def before(self) -> str:
        """The word before the first."""
        return self.line.low[self.low.first - 1]

    def rises(self, times: int = 1) -> bool:
        """Whether the second is more than so many times the first; dates and times of day do."""
        low, high = self.low.value, self.high.value
        return not (isinstance(low, Decimal) and isinstance(high, Decimal)) or low * times < high

    def far(self) -> bool:
        """Whether the second is a number more than four times the first."""
        return isinstance(self.high.value, Decimal) and self.rises(4)


APART: tuple[Row[Callable[[Ends], bool]], ...] = (
    Row("falling", "in shifts of ⟦12⟧ to 10 hours", lambda ends: not ends.rises()),
    Row("from one to another", "it rose from ⟦4⟧ to 5 percent",
        lambda ends: ends.connector == "to" and ends.low.kind is not Kind.TIME
        and _tells_change(ends.line, ends.low.first, ends.low.kind is Kind.PERCENT)),
    Row("one or the other", "a man aged ⟦34⟧ or 35 fell",
        lambda ends: ends.connector == "or" and ends.low.kind in (Kind.AGE, Kind.TIME, Kind.MEASURE)),
    Row("by so much, to so much", "it rose ⟦30 cents⟧ to $62.51",
        lambda ends: ends.connector == "to" and ends.own_unit and ends.before in _CHANGES),
    Row("by so much, to far more", "use grew by ⟦35 litres⟧ to 520 litres",
        lambda ends: ends.connector == "to" and ends.before == "by" and ends.far()),
    Row("one side to the other", "she trails, ⟦36 percent⟧ to 41 percent",
        lambda ends: ends.connector == "to" and ends.own_unit and ends.low.kind is Kind.PERCENT
        and not _AGAINST.isdisjoint(ends.line.low[max(0, ends.low.first - 40) : ends.low.first])),
    Row("two years", "it lasted, in ⟦2012⟧ to 2013, long",
        lambda ends: ends.low.kind is Kind.YEAR and ends.connector not in DASHES),
)  # fmt: skip
"""Reasons why two quantities that are joined like a range are two figures."""


def _with_magnitude(low_end: Draft, high_end: Draft) -> Draft:
    """The lower end, with the magnitude of the upper one where it has none: "$10 to $15 billion"."""
    low, high = low_end.value, high_end.value
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)) or low >= 1000:
        return low_end
    if low_end.scaled != 1 or high_end.scaled == 1 or low * high_end.scaled > high:
        return low_end
    return replace(low_end, value=tidy(low * high_end.scaled), scaled=high_end.scaled)


def _connector(line: Line, low_end: Draft) -> tuple[str, int]:
    """What joins the draft to a second number, and the index of that number (0 when nothing joins)."""
    low, j = line.low, low_end.last
    word = low[j]
    if word in HYPHENS and low[j + 1] in ("to", "or"):
        return low[j + 1], j + 3 if low[j + 2] in HYPHENS else j + 2
    if word in ("—", "–") and not (line.joined(j) and line.joined(j + 1)):
        return "", 0
    if word in DASHES and line.joined(j + 1) and not line.joined(j):
        return "", 0  # the sign of the number after it
    if word in DASHES or word in ("to", "or") or (word == "and" and _between(line, low_end.first)):
        return word, j + 1
    return "", 0


def _shared_unit(line: Line, low_end: Draft, high_end: Draft) -> tuple[Draft, Draft]:
    """Both ends, where one that lacks a unit takes the other's."""
    if low_end.bare and not high_end.bare and high_end.kind is not Kind.YEAR:
        value = low_end.value
        if isinstance(high_end.value, ClockTime):
            if not isinstance(value, Decimal) or value > 23 or value != int(value):
                return low_end, high_end
            hour = int(value)
            # "4 to 9 p.m.": the first hour lies in the same half of the day if that comes out earlier.
            value = ClockTime(hour + 12 if hour < 12 and hour + 12 < high_end.value.hour else hour)
        if high_end.kind is Kind.DURATION and isinstance(value, Decimal):
            value *= TIME_FACTORS.get(line.low[high_end.last - 1], 1)  # "two or three decades"
        return replace(low_end, kind=high_end.kind, value=value, unit=high_end.unit, bare=False), high_end
    if high_end.bare and low_end.kind in (Kind.AGE, Kind.MONEY) and not high_end.unit:
        return low_end, replace(high_end, kind=low_end.kind, unit=low_end.unit)
    return low_end, high_end


def _digit_counts(low_end: Draft, high_end: Draft) -> Draft | None:
    """The range of "seven-to-nine figure": sums of seven to nine digits."""
    size = low_end.value
    if (
        high_end.kind is not Kind.MONEY
        or not low_end.bare
        or not isinstance(size, Decimal)
        or not 3 <= size <= 12
    ):
        return None
    return replace(high_end, first=low_end.first, value=Decimal(10 ** (int(size) - 1)))


def _high_end(line: Line, k: int) -> Draft | None:
    """The quantity at token ``k`` as the upper end of a range: there any number counts."""
    low, raw = line.low, line.raw
    number = line.numbers.get(k)
    if low[k] in ("-", "−", "–") and line.joined(k + 1) and not line.joined(k):
        return _high_end(line, k + 1)  # its sign is read with it
    if raw[k][:1].isdigit():
        if read_day_first(line, k) or read_numeric(line, k):
            return None
        clock = read_clock(line, k)
        if clock is not None:
            return Draft(k, clock[1], Kind.TIME, clock[0])
        if number is None:
            return None
        glued = low[number.last] if line.joined(number.last) and line.is_word(number.last) else "s"
        known = glued == "s" or glued in MEASURES or glued in TIME_UNITS
        if not known and raw[number.last] not in TOUCHING_MEASURES:
            return None
        return with_unit(line, number)
    if low[k] in CURRENCY_SIGNS or raw[k] in CURRENCY_CODES:
        return read_money(line, k)
    if raw[k].isupper() and low[k + 1] == "$":
        return read_money(line, k + 1)
    if number is not None and low[k] in NUMBER_WORDS and low[k] != "one":
        return with_unit(line, number)
    return None


def _between(line: Line, i: int) -> bool:
    """Whether "between" (or "between the ages of") leads the figure."""
    low = line.low
    if low[i - 1] == "between":
        return True
    return low[i - 1] == "of" and low[i - 2] in ("age", "ages") and "between" in low[max(0, i - 4) : i]


def _tells_change(line: Line, i: int, percent: bool) -> bool:
    """Whether "from" leads the figure and a word before it says that something changed; per cents do."""
    low = line.low
    for k in range(i - 1, max(-1, i - 4), -1):
        if low[k] == "from":
            verb = low[k - 1]
            if verb.startswith(("rang", "vari", "anywhere")):
                return False
            changed = verb.endswith("ed") and verb not in _STATES
            return changed or percent or not _CHANGING.isdisjoint(low[max(0, k - _REACH) : k])
        if low[k] in (",", "to", "and"):
            return False
    return False

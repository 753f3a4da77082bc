"""Step 6, lists: numbers of a list that share the unit at its end, "5, 10 and 15 percent"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reader.figures.drafts import Draft
from reader.figures.line import Line
from reader.figures.model import Kind
from reader.figures.numbers import tidy
from reader.figures.units import CURRENCY_SIGNS

# How a list goes on to its last number.
_JOINED = (["and"], ["or"], [",", "and"], [",", "or"], ["or", "even"], [",", "or", "even"])
_BY = (["-", "by", "-"], ["by"], ["x"], ["×"], ["-", "by"])
_SHARING = frozenset({Kind.PERCENT, Kind.MEASURE, Kind.MONEY, Kind.DURATION})


def share_units(line: Line, drafts: list[Draft]) -> list[Draft]:
    """The drafts, where the numbers of a list take the unit at its end: "5, 10 and 15 percent".

    Two numbers are a list only with "or even" between them: "1,500, or 10 percent" says a thing twice.
    """
    for k in range(len(drafts) - 2, -1, -1):
        full = drafts[k + 1]
        between = _between(line, drafts[k], full)
        if between in _BY and full.kind is Kind.MEASURE and _may_share(drafts[k]):
            drafts[k] = replace(drafts[k], kind=full.kind, unit=full.unit, bare=False)
            continue
        if between == ["to"] and full.high is not None and full.scaled > 1 and _may_share(drafts[k]):
            # "from 24.2 to 33-35 billion"
            value = drafts[k].value
            if isinstance(value, Decimal) and drafts[k].scaled == 1 and value < 1000:
                drafts[k] = replace(
                    drafts[k], kind=full.kind, unit=full.unit, value=tidy(value * full.scaled), bare=False
                )
            continue
        if full.kind not in _SHARING or full.bare or full.high is not None or between not in _JOINED:
            continue
        if line.low[full.first] in CURRENCY_SIGNS:
            continue
        first = k
        while first and drafts[first - 1].bare and _between(line, drafts[first - 1], drafts[first]) == [","]:
            first -= 1
        run = drafts[first : k + 1]
        if (first == k and "even" not in between) or not all(_may_share(draft) for draft in run):
            continue
        for n, bare in enumerate(run, first):
            value = bare.value
            if full.scaled > 1 and bare.scaled == 1 and isinstance(value, Decimal) and value < 1000:
                value *= full.scaled
            drafts[n] = replace(bare, kind=full.kind, unit=full.unit, value=value, bare=False)
    return drafts


def _between(line: Line, one: Draft, other: Draft) -> list[str]:
    return line.low[one.last : other.first]


def _may_share(draft: Draft) -> bool:
    return draft.bare and not draft.unit and draft.high is None

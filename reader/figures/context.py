"""What the words around a number make of it: a hedge, or an age."""

from __future__ import annotations

from reader.figures.line import Line
from reader.figures.model import Qualifier
from reader.figures.numbers import HYPHENS, NUMBER_WORDS
from reader.figures.units import is_plural

_OVER, _UNDER, _ABOUT = Qualifier.OVER, Qualifier.UNDER, Qualifier.ABOUT
_SINGLE = {
    "over": _OVER, "above": _OVER, "exceeding": _OVER, "exceeds": _OVER, "exceed": _OVER, "exceeded": _OVER,
    "topped": _OVER, "topping": _OVER, "surpassed": _OVER, "surpassing": _OVER, "minimum": _OVER,
    "under": _UNDER, "below": _UNDER, "within": _UNDER, "maximum": _UNDER, "about": _ABOUT, "around": _ABOUT,
    "nearly": _ABOUT, "almost": _ABOUT, "roughly": _ABOUT, "some": _ABOUT, "approximately": _ABOUT,
    "approx": _ABOUT, "circa": _ABOUT, "estimated": _ABOUT, "near": _ABOUT, "~": _ABOUT, "≈": _ABOUT,
    ">": _OVER, "<": _UNDER, "approaching": _ABOUT, "virtually": _ABOUT, "nearing": _ABOUT, "upwards": _OVER,
}  # fmt: skip
_MORE = frozenset(
    {"more", "greater", "higher", "longer", "older", "bigger", "larger", "better", "further", "rather"}
)
_LESS = frozenset({"less", "fewer", "lower", "shorter", "younger", "smaller", "cheaper", "sooner", "earlier"})
_PERSON_AFTER = frozenset({",", ".", ";", ")", "—", "–", "who", "was", "is", "of", "and", "said", ""})


_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "another"})


def qualifier_around(line: Line, first: int, last: int) -> Qualifier:
    """How the words before token ``first`` and from token ``last`` hedge a figure."""
    low = line.low
    after = low[last]
    if after == "or" and low[last + 1] in ("more", "older", "higher", "above", "greater", "longer", "over"):
        return _OVER
    if after == "or" and low[last + 1] in ("less", "fewer", "younger", "lower", "under", "below"):
        return _UNDER
    if after == "or" and low[last + 1] == "so":
        return _ABOUT
    if after == "and" and low[last + 1] in ("over", "older", "above", "up", "counting"):
        return _OVER
    if after == "and" and low[last + 1] in ("under", "younger", "below"):
        return _UNDER
    if after == "+" or (after in HYPHENS and low[last + 1] == "plus") or after == "plus":
        return _OVER
    if after in HYPHENS and line.joined(last) and low[last + 1] in ("odd", "ish"):
        return _ABOUT
    if first == 0:
        return Qualifier.EXACT
    k = first - 1
    if low[k] in ("a", "an", "the") and k > 0:
        k -= 1
    one, two, three = low[k], low[k - 1] if k >= 1 else "", low[k - 2] if k >= 2 else ""
    if one == "than":
        if two in _MORE:
            return _UNDER if three in ("no", "not") else _OVER
        if two in _LESS:
            return _OVER if three in ("no", "not") else _UNDER
        return Qualifier.EXACT
    if one == "least" and two in ("at", "the"):
        return _OVER
    if one == "most" and two == "at":
        return _UNDER
    if one == "to" and two == "up":
        return _UNDER
    if one == "to" and two == "close":
        return _ABOUT
    if one == "as" and three == "as":
        return _OVER if two in ("little", "few", "low", "early") else _UNDER
    if one == "of" and two in ("upwards", "excess", "minimum"):
        return _OVER
    if one == "of" and two in ("short", "maximum", "shy"):
        return _UNDER
    return Qualifier.EXACT if low[first - 1] == "the" else _SINGLE.get(one, Qualifier.EXACT)


def says_age_before(line: Line, i: int, j: int) -> bool:
    """Whether the words around tokens ``i`` to ``j`` make the number between them an age."""
    low, raw = line.low, line.raw
    before, after = low[i - 1] if i else "", low[j]
    if before in ("aged", "age", "ages"):
        return True
    if before == "of" and low[i - 2] in ("age", "ages"):
        return True
    if before == "and" and low[i - 3] in ("ages", "aged"):
        return True
    if before == "at" or (before in ("just", "only") and low[i - 2] == "at"):
        leads = before != "at" or line.opens(i - 1)
        return leads and after in (",", ".", "and") and raw[i].isdigit() and len(raw[i]) == 2
    if before == "," and i >= 2 and after in _PERSON_AFTER and raw[i].isdigit() and len(raw[i]) <= 3:
        if line.is_capital(i - 2) or raw[i - 2] in (")", "”"):
            return True
        # "The suspect, 29, was charged": a noun between commas, its article close by.
        near = low[max(0, i - 6) : i - 2]
        closed = (
            after == "," and len(raw[i]) == 2 and low[j + 1] not in NUMBER_WORDS and not raw[j + 1].isdigit()
        )
        return closed and line.is_word(i - 2) and not is_plural(low[i - 2]) and not _ARTICLES.isdisjoint(near)
    if before == "(" and after in (")", ",") and i >= 2 and raw[i].isdigit() and len(raw[i]) == 2:
        return line.is_capital(i - 2)
    if before in ("turned", "turns", "turning") and after in (
        ",",
        ".",
        "in",
        "on",
        "this",
        "last",
        "next",
        "and",
    ):
        return True
    if before in ("over", "under") and low[i - 2] in (
        "people",
        "men",
        "women",
        "those",
        "children",
        "anyone",
        "adults",
    ):
        return not line.is_word(j) or after in ("or", "and", "to", "in", "who", "should")
    if after in ("and", "or") and low[j + 1] in ("older", "younger"):
        return True
    if after == "age" and low[j + 1] in ("range", "group", "groups", "bracket", "demographic"):
        return True
    if (
        after == "and"
        and low[j + 1] in ("over", "under")
        and (before in ("those", "people", "adults", "age", "women", "men"))
    ):
        return True
    if (
        before == "was"
        and line.is_capital(i - 2)
        and len(raw[i]) == 2
        and after in (",", ".", "and", "when", "at")
    ):
        return True
    return (
        before in ("was", "were", "is")
        and low[i - 2] in ("he", "she", "who", "i")
        and (low[i - 3] in ("when", "since", "until", "she", "he") and after in (",", ".", "and", "when"))
    )

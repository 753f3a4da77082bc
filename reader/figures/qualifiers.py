"""Step 7, hedges: how the words before and after a figure qualify it ("more than", "or so")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reader.figures.line import Line
from reader.figures.model import Qualifier
from reader.figures.nouns import is_plural
from reader.figures.numbers import HYPHENS, SMALL
from reader.figures.units import TIME_UNITS

_OVER, _UNDER, _ABOUT = Qualifier.OVER, Qualifier.UNDER, Qualifier.ABOUT
_MORE = "more|greater|higher|longer|older|bigger|larger|better|further|rather"
_LESS = "less|fewer|lower|shorter|younger|smaller|cheaper|sooner|earlier"

BEFORE = (
    (f"no|not {_MORE} than", _UNDER, "no more than ⟦12⟧ left"),
    (f"{_MORE} than", _OVER, "more than ⟦12⟧ left"),
    (f"no|not {_LESS} than", _OVER, "no fewer than ⟦12⟧ left"),
    (f"{_LESS} than", _UNDER, "fewer than ⟦12⟧ left"),
    ("at|the least", _OVER, "at least ⟦12⟧ left"),
    ("at most", _UNDER, "at most ⟦12⟧ left"),
    ("up to", _UNDER, "up to ⟦12⟧ left"),
    ("close to", _ABOUT, "close to ⟦12⟧ left"),
    ("as little|few|low|early|young|short as", _OVER, "as few as ⟦12⟧ left"),
    ("as many|much|high|long|far|tall|large|big|late|deep|fast|old|heavy|wide|often|great as", _UNDER,
     "as many as ⟦12⟧ left"),
    ("not|never over|above|exceeding", _UNDER, "never above ⟦12⟧ left"),
    ("not|never under|below", _OVER, "never below ⟦12⟧ left"),
    ("shortly|just before", _UNDER, "shortly before ⟦12⟧ it fell"),
    ("shortly|just after", _OVER, "shortly after ⟦12⟧ it fell"),
    ("upwards|excess|minimum of", _OVER, "in excess of ⟦12⟧ left"),
    ("short|maximum|shy of", _UNDER, "just shy of ⟦12⟧ left"),
    ("over|above|exceeding|exceeds|exceed|exceeded|topped|topping|surpassed|surpassing|minimum|upwards|>",
     _OVER, "over ⟦12⟧ left"),
    ("under|below|within|maximum|<", _UNDER, "under ⟦12⟧ left"),
    ("about|around|nearly|almost|roughly|some|approximately|approx|circa|estimated|near|~|≈|approaching"
     "|approaches|virtually|nearing", _ABOUT, "about ⟦12⟧ left"),
)  # fmt: skip
"""What stands before a figure (an article may come between): words, the hedge they make, an example.

``|`` parts words of which one stands there. The longest phrase decides, so "well over"
needs no row beside "over". What the figure itself says ("12+", "40-plus") is read with its unit, in
``quantities``.
"""

AFTER = (
    ("or more|older|higher|above|greater|longer|over", _OVER, "left ⟦12⟧ or more"),
    ("or less|fewer|younger|lower|under|below", _UNDER, "left ⟦12⟧ or fewer"),
    ("or so", _ABOUT, "left ⟦12⟧ or so"),
    ("and over|older|above|up|counting", _OVER, "left ⟦12⟧ and counting"),
    ("and under|younger|below", _UNDER, "left ⟦12⟧ and under"),
    ("+|plus", _OVER, "left ⟦12⟧ plus others"),
    ("- plus", _OVER, "left ⟦12⟧-plus"),
    ("- odd|ish", _ABOUT, "left ⟦12⟧-odd rooms"),
)
"""What stands after a figure; see ``BEFORE``."""


def _spelled(rows: tuple[tuple[str, Qualifier, str], ...]) -> Iterator[tuple[tuple[str, ...], Qualifier]]:
    for words, qualifier, _ in rows:
        for phrase in product(*(word.split("|") for word in words.split())):
            yield phrase, qualifier


# What may stand between a hedge and its figure: "at least an additional 12".
_BETWEEN = frozenset(
    {"a", "an", "the", "additional", "another", "further", "extra", "record", "whopping", "staggering"}
)
_OF_WHAT = frozenset(
    {
        "story", "stories", "book", "books", "film", "films", "movie", "play", "song", "article", "report",
        "reports",
        "talk", "talks", "talked", "talking", "speak", "speaks", "spoke", "spoken", "worry", "worried",
        "worries",
        "concern", "concerned", "concerns", "complain", "complained", "complaints", "question", "questions",
        "asked",
        "ask", "asking", "know", "knew", "known", "think", "thinks", "thinking", "write", "wrote", "written",
        "tweeted",
        "information", "news", "joke", "jokes", "details", "documentary", "drama", "novel", "tale", "lie",
        "lied",
        "rumors", "rumours", "warned", "warnings", "happy", "sad", "sure", "feel", "care", "cared", "tells",
        "told",
    }
)  # fmt: skip
_BE = frozenset(
    {"is", "are", "was", "were", "been", "be", "just", "well", "for", "of", "with", "have", "has", "had"}
)
_DONE_OVER = frozenset(
    {"hand", "handed", "hands", "handing", "turn", "turned", "turning", "hold", "held", "split", "spread"}
)
_BEFORE = dict(_spelled(BEFORE))
_AFTER = dict(_spelled(AFTER))
_LONGEST_BEFORE, _LONGEST_AFTER = max(map(len, _BEFORE)), max(map(len, _AFTER))


def qualifier_around(line: Line, first: int, last: int) -> Qualifier:
    """How the words before token ``first`` and from token ``last`` hedge a figure."""
    after = _hedge_after(line, last)
    if after is not None or first == 0:
        return after or Qualifier.EXACT
    return _hedge_before(line, first)


def _hedge_after(line: Line, last: int) -> Qualifier | None:
    words = line.low[last : last + _LONGEST_AFTER]
    if words[0] in HYPHENS:
        if words[1] != "plus" and not line.joined(last):
            return None
        words[0] = "-"
    for count in range(_LONGEST_AFTER, 0, -1):
        if (found := _AFTER.get(tuple(words[:count]))) is not None:
            return found
    return None


def _hedge_before(line: Line, first: int) -> Qualifier:
    low, k = line.low, first - 1
    while low[k] in _BETWEEN and k > 0:
        k -= 1
    if "the" in low[k + 1 : first]:
        return Qualifier.EXACT
    words = low[max(0, k + 1 - _LONGEST_BEFORE) : k + 1]
    for count in range(len(words), 1, -1):
        if (found := _BEFORE.get(tuple(words[-count:]))) is not None:
            return found
    if _is_preposition(line, k, first):
        return Qualifier.EXACT
    return _BEFORE.get((low[k],), Qualifier.EXACT)


def _is_preposition(line: Line, k: int, first: int) -> bool:
    """Whether the word at ``k`` says where or of what: "over two defenders", "a story about two men"."""
    low = line.low
    if low[k] == "about":
        return low[k - 1] in _OF_WHAT
    if low[k] != "over":
        return False
    if low[k - 1] in _DONE_OVER:
        return True
    few = low[first] in SMALL and 2 <= SMALL[low[first]] <= 5
    return (
        few
        and low[k - 1] not in _BE
        and any(map(is_plural, low[first + 1 : first + 4]))
        and low[first + 1] not in TIME_UNITS
    )

"""Which of many articles may report the same event as a given one: a quick look before comparing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import nlargest

from reader.comparison.terms import STOP, TOKEN, background, stem

MOST = 8
_READ = 6000  # characters of each article that the quick look reads


def likely_partners(
    text: str, others: Iterable[str], cancelled: Callable[[], bool] = lambda: False
) -> list[int]:
    """Indexes of the likeliest partners of a text, best first, at most MOST.

    Two texts are alike by the weight of the rare stems they share against that of the rarer text.
    """
    table, unseen = background()

    def weights(body: str) -> dict[str, float]:
        words = {word for word in TOKEN.findall(body[:_READ]) if word.lower() not in STOP}
        return {key: table.get(key, unseen) ** 2 for key in {stem(word) for word in words}}

    own = weights(text)
    total = sum(own.values())
    scores: list[tuple[float, int]] = []
    for index, other in enumerate(others):
        if cancelled():
            return []
        theirs = weights(other)
        shared = sum(weight for key, weight in own.items() if key in theirs)
        low = min(total, sum(theirs.values())) + 40.0
        scores.append((shared / low, -index))
    return [-index for score, index in nlargest(MOST, scores) if score > 0]

"""Which of many articles may report the same event as a given one: a quick look before comparing."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Set
from heapq import nlargest, nsmallest
from typing import Generic, TypeVar

from reader.comparison.terms import STOP, TOKEN, background, stem

Key = TypeVar("Key", bound=Hashable)
MOST = 8
_READ = 6000  # characters of each article that the quick look reads
_RAREST = 64  # stems that stand for an article
_CROWD = 400  # a stem of more articles than this tells nothing of any
_SMOOTHING = 40.0


class Candidates(Generic[Key]):
    """Articles by their rarest stems.

    Adding an article takes time with its length; finding an article's likely partners takes time with the
    articles that share a rare stem with it, however many there are in all.
    """

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = {}
        self._keys: list[Key] = []
        self._totals: list[float] = []
        self._known: set[Key] = set()

    def __len__(self) -> int:
        return len(self._keys)

    def keys(self) -> Set[Key]:
        """The keys of all articles taken in."""
        return self._known

    def add(self, key: Key, text: str) -> None:
        """Take an article in; one that is known stays as it is."""
        if key in self._known:
            return
        weights = _rarest(text)
        for term in weights:
            self._places.setdefault(term, []).append(len(self._keys))
        self._keys.append(key)
        self._known.add(key)
        self._totals.append(sum(weights.values()))

    def partners(self, text: str, besides: Collection[Key] = (), most: int = MOST) -> list[Key]:
        """The likeliest partners of a text, best first, of equals the one added first.

        Two texts are alike by the weight of the rare stems they share against that of the rarer text.

        Args:
            text: The article's text.
            besides: Articles not to name, such as the article itself.
            most: How many to name.
        """
        own = _rarest(text)
        total = sum(own.values())
        shared: dict[int, float] = {}
        for term, weight in own.items():
            places = self._places.get(term, ())
            if len(places) <= _CROWD:
                for place in places:
                    shared[place] = shared.get(place, 0.0) + weight
        scores = [
            (weight / (min(total, self._totals[place]) + _SMOOTHING), -place)
            for place, weight in shared.items()
            if self._keys[place] not in besides
        ]
        return [self._keys[-place] for _, place in nlargest(most, scores)]


def _rarest(text: str) -> dict[str, float]:
    """The rarest stems of the beginning of a text, each with its weight."""
    table, unseen = background()
    words = {word for word in TOKEN.findall(text[:_READ]) if word.lower() not in STOP}
    weights = {key: table.get(key, unseen) ** 2 for key in {stem(word) for word in words}}
    return dict(nsmallest(_RAREST, weights.items(), key=lambda item: (-item[1], item[0])))

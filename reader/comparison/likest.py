"""The likest sentences of the other article, for each sentence: what a second reader is asked at least."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from heapq import nlargest

from reader.comparison.features import Pairs
from reader.comparison.terms import Terms

_WIDE = 200
"""A term that stands in more sentences than this makes none the likest."""


def likest(pairs: Pairs, most: int) -> set[tuple[int, int]]:
    """For each sentence the few likest ones of the other article, by cosine, however little they share."""
    left, right = (_vectors(terms, pairs.weights) for terms in (pairs.left, pairs.right))
    return {
        *((i, j) for i, j in _nearest(left, right, most)),
        *((i, j) for j, i in _nearest(right, left, most)),
    }


def _vectors(terms: Sequence[Terms], weights: dict[str, float]) -> list[dict[str, float]]:
    found = []
    for sentence in terms:
        norm = math.sqrt(sum(weights[key] ** 2 for key in sentence.counts)) or 1.0
        found.append({key: weights[key] / norm for key in sentence.counts})
    return found


def _nearest(
    own: Sequence[dict[str, float]], other: Sequence[dict[str, float]], most: int
) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for j, vector in enumerate(other):
        for key in vector:
            places.setdefault(key, []).append(j)
    for i, vector in enumerate(own):
        alike: dict[int, float] = {}
        for key, weight in vector.items():
            there = places.get(key, ())
            if weight and len(there) <= _WIDE:
                for j in there:
                    alike[j] = alike.get(j, 0.0) + weight * other[j][key]
        yield from ((i, j) for _, j in nlargest(most, ((value, j) for j, value in alike.items())))

"""What is measured of a pair of sentences before it is decided whether they say the same thing.

Each pair of sentences that share a telling term gets a row of numbers, all about 0 to 1. How much
each counts is fitted (weights.py), by tests/benchmarks/fit_alignment.py. Mirror symmetric: nothing
depends on which article is left.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import LCSseq

from reader.articles.model import Analysis, Figure, Kind, Role
from reader.comparison.terms import Terms, is_telling, sentence_terms, weigh

FEATURES = (
    "cosine",
    "cosine_flat",
    "cosine_max",
    "shorter",
    "longer",
    "shared_weight",
    "rarest",
    "bigrams",
    "sequence",
    "names",
    "names_only",
    "non_names",
    "figures",
    "figures_near",
    "figures_clash",
    "verbatim",
    "row_share",
    "column_share",
    "mutual",
    "hub",
    "neighbours",
    "place",
    "both_first",
    "headline",
    "heading",
    "length_ratio",
    "short",
    "terms_shared",
)


@dataclass(slots=True)
class Row:
    """The features of one pair, and the weighted terms it shares."""

    left: int
    right: int
    values: list[float]
    shared: list[tuple[str, float]]


@dataclass(slots=True)
class Pairs:
    """All candidate pairs of two articles with what they were measured from."""

    rows: list[Row]
    left: list[Terms]
    right: list[Terms]
    weights: dict[str, float]


def measure(left: Analysis, right: Analysis) -> Pairs:
    """The features of every candidate pair; time grows with the pairs that share a telling term."""
    left_terms, right_terms = sentence_terms(left), sentence_terms(right)
    weights = weigh(left_terms, right_terms)
    stems_l, stems_r = (
        [[t.stem for t in terms.tokens if t.stem] for terms in side] for side in (left_terms, right_terms)
    )
    rows = _candidates(left_terms, right_terms, weights)
    sums_l = [sum(weights[k] for k in t.counts) for t in left_terms]
    sums_r = [sum(weights[k] for k in t.counts) for t in right_terms]
    norms_l = [math.sqrt(sum(weights[k] ** 2 for k in t.counts)) for t in left_terms]
    norms_r = [math.sqrt(sum(weights[k] ** 2 for k in t.counts)) for t in right_terms]
    cosines: dict[tuple[int, int], float] = {}
    for (i, j), shared in rows.items():
        dot = sum(w * w for _, w in shared)
        cosines[i, j] = dot / (norms_l[i] * norms_r[j]) if dot else 0.0
    best_l, best_r = _best(cosines, 0), _best(cosines, 1)
    mean_l, mean_r = _mean(cosines, 0, len(right_terms)), _mean(cosines, 1, len(left_terms))
    found = []
    for (i, j), shared in rows.items():
        a, b = left_terms[i], right_terms[j]
        cosine = cosines[i, j]
        total = sum(w for _, w in shared)
        low, high = sorted((sums_l[i], sums_r[j]))
        names = [(k, w) for k, w in shared if k in a.names or k in b.names]
        named = sum(w for _, w in names)
        grams = a.bigrams & b.bigrams
        gram_weight = sum(weights[x] + weights[y] for x, y in grams)
        exact, near, clash = _figures(a.figures, b.figures)
        row_best, column_best = best_l[i], best_r[j]
        roles = {left.sentences[i].role, right.sentences[j].role}
        around = [
            cosines.get((i + d, j + e), 0.0)
            for d, e in ((-1, -1), (1, 1), (-1, 1), (1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))
        ]
        rel_l, rel_r = i / max(1, len(left_terms) - 1), j / max(1, len(right_terms) - 1)
        stems_a, stems_b = stems_l[i], stems_r[j]
        sequence = LCSseq.normalized_similarity(stems_a, stems_b) * max(len(stems_a), len(stems_b))
        shortest = max(1, min(len(stems_a), len(stems_b)))
        values = [
            cosine,
            len(shared) / math.sqrt(max(1, len(a.counts)) * max(1, len(b.counts))),
            cosine * cosine,
            total / low if low else 0.0,
            total / high if high else 0.0,
            min(1.0, math.log1p(total) / 5),
            max(w for _, w in shared) / 8,
            min(1.0, gram_weight / (2 * low)) if low else 0.0,
            sequence / shortest,
            named / low if low else 0.0,
            1.0 if len(names) == len(shared) else 0.0,
            (total - named) / low if low else 0.0,
            exact,
            near,
            clash,
            1.0 if cosine > 0.9 else 0.0,
            cosine / row_best[0] if row_best[0] else 0.0,
            cosine / column_best[0] if column_best[0] else 0.0,
            1.0 if row_best[1] == j and column_best[1] == i else 0.0,
            min(1.0, 5 * (mean_l[i] + mean_r[j])),
            max(around[0], around[1]) + 0.3 * max(around[2:]),
            abs(rel_l - rel_r),
            1.0 if i < 3 and j < 3 else 0.0,
            1.0 if Role.HEADLINE in roles else 0.0,
            1.0 if Role.HEADING in roles else 0.0,
            min(a.length, b.length) / max(1, a.length, b.length),
            1.0 / max(1, min(a.length, b.length)),
            min(1.0, len(shared) / 8),
        ]
        # Left and right must not matter: of two such features the larger comes first.
        if values[16] < values[17]:
            values[16], values[17] = values[17], values[16]
        shared.sort(key=lambda item: -item[1])
        found.append(Row(i, j, values, shared))
    return Pairs(found, left_terms, right_terms, weights)


def _candidates(
    left: Sequence[Terms], right: Sequence[Terms], weights: dict[str, float]
) -> dict[tuple[int, int], list[tuple[str, float]]]:
    """Pairs of sentences that share a telling term or a telling figure, with the terms they share."""
    places_l, places_r = _postings(left), _postings(right)
    # A term so common in both articles that it would pair everything with everything suggests no pair.
    most = 60 + 2 * (len(left) + len(right))
    pairs: set[tuple[int, int]] = set()
    for key, in_left in places_l.items():
        in_right = places_r.get(key)
        if in_right and weights[key] > 0 and len(in_left) * len(in_right) <= most:
            pairs.update((i, j) for i in in_left for j in in_right)
    found = {}
    for i, j in sorted(pairs):
        a, b = left[i].counts, right[j].counts
        if len(a) > len(b):
            a, b = b, a
        shared = [(key, weights[key]) for key in a if key in b]
        if sum(w for _, w in shared) >= 2.5:
            found[i, j] = shared
    return found


def _postings(terms: Sequence[Terms]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, sentence in enumerate(terms):
        for key in sentence.counts:
            places.setdefault(key, []).append(index)
    return places


def _best(cosines: dict[tuple[int, int], float], side: int) -> dict[int, tuple[float, int]]:
    best: dict[int, tuple[float, int]] = {}
    for pair, value in cosines.items():
        own, other = pair[side], pair[1 - side]
        if own not in best or value > best[own][0]:
            best[own] = (value, other)
    return best


def _mean(cosines: dict[tuple[int, int], float], side: int, count: int) -> dict[int, float]:
    sums: dict[int, float] = {}
    for pair, value in cosines.items():
        sums[pair[side]] = sums.get(pair[side], 0.0) + value
    return {key: value / max(1, count) for key, value in sums.items()}


def _figures(left: Sequence[Figure], right: Sequence[Figure]) -> tuple[float, float, float]:
    """How much two sentences' figures speak for a link: equal ones, near ones, and ones that clash."""
    exact = near = 0.0
    kinds: set[Kind] = set()
    hit: set[Kind] = set()
    for a in left:
        for b in right:
            if a.kind is not b.kind or (a.unit != b.unit and a.kind in (Kind.MONEY, Kind.DURATION)):
                continue
            kinds.add(a.kind)
            if a.value == b.value:
                exact += 1.0 if is_telling(a) else 0.35
                hit.add(a.kind)
            elif (
                isinstance(a.value, Decimal)
                and isinstance(b.value, Decimal)
                and is_telling(a)
                and is_telling(b)
            ):
                low, high = sorted((abs(a.value), abs(b.value)))
                if high and float(low) / float(high) > 0.75 and a.kind is not Kind.DATE:
                    near += 1.0
                    hit.add(a.kind)
    clash = len(kinds - hit)
    return min(1.0, exact / 2), min(1.0, near), min(1.0, clash / 2)

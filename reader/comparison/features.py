"""What is measured of a pair of sentences before it is decided whether they say the same thing.

Each pair of sentences that share a telling term gets a row of numbers, all about 0 to 1. How much
each counts is fitted (weights.py), by tests/benchmarks/fit_alignment.py. Mirror symmetric: nothing
depends on which article is left.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from heapq import nlargest
from itertools import chain, pairwise
from math import fsum
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from reader.articles.model import Role
from reader.comparison.kept import kept
from reader.comparison.terms import Terms, is_telling, sentence_terms, verbs, weigh
from reader.figures.model import Analysis, Figure, Kind

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
    "verbs_shorter",
    "verbs_longer",
    "verbs_weight",
    "small_words",
    "word_pairs",
    "word_triples",
    "quotes",
    "one_quotes",
    "other_quote",
    "denial_clash",
    "mood_clash",
    "names_left_over",
    "names_left_over_least",
)
_BEST_OF_ROW = 8
"""How many of a sentence's likest sentences of the other article are looked at closely."""
_PROBES = 10
"""How many of a sentence's weightiest terms suggest candidates."""
_PLACES = 25
"""A term that stands in more sentences than this suggests none."""
_LEAST_SHARED = 2.5
"""Pairs of sentences that share less weight than this are no candidates."""
_LEAST_COSINE = 0.06
_AT_HAND = 512
"""Sentences whose runs of words are kept, some 10 kB each: a story compares each with many."""


class _SmallWords(dict[str, float]):
    """Information, in nats, of the commonest words in running English text; of another stop word."""

    def __missing__(self, word: str) -> float:
        return 5.5


_SMALL_WORDS = _SmallWords(
    {"=the": 2.9, "=to": 3.6, "=of": 3.7, "=a": 3.7, "=and": 3.7, "=in": 3.9, "=that": 4.4}
)

_NONE: dict[int, float] = {}
_NO_FIGURES = 0.0, 0.0, 0.0


class Row(NamedTuple):
    """The features of one pair."""

    left: int
    right: int
    values: list[float]


@dataclass(slots=True)
class Pairs:
    """All candidate pairs of two articles with what they were measured from."""

    rows: list[Row]
    left: list[Terms]
    right: list[Terms]
    weights: dict[str, float]


def measure(left: Analysis, right: Analysis) -> Pairs:
    """The features of every candidate pair of sentences.

    The work grows with the sentences, not with their pairs: each sentence's weightiest terms suggest
    candidates, and only its few likest are measured in full.
    """
    left_terms, right_terms = sentence_terms(left), sentence_terms(right)
    weights = weigh(left_terms, right_terms)
    story = _Story(weights)
    facts_l, facts_r = ([story.facts(terms) for terms in side] for side in (left_terms, right_terms))
    near = _suggested(left_terms, right_terms, (_places(left), _places(right)), story)
    cosines, (near_l, near_r) = _candidates(left_terms, right_terms, near, story, (facts_l, facts_r))
    best_l, best_r = _best(near_l), _best(near_r)
    sums_l, sums_r = _sums(near_l, len(right_terms)), _sums(near_r, len(left_terms))
    chosen = {i: {j for _, j in _likest(rivals)} for i, rivals in near_l.items()}
    for j, rivals in near_r.items():
        for _, i in _likest(rivals):
            chosen[i].add(j)
    last_l, last_r = max(1, len(left_terms) - 1), max(1, len(right_terms) - 1)
    found = []
    for i, others in chosen.items():
        a, x, row_best, sum_l = left_terms[i], facts_l[i], best_l[i], sums_l[i]
        role = left.sentences[i].role
        above, here, below = cosines.get(i - 1, _NONE).get, cosines[i].get, cosines.get(i + 1, _NONE).get
        mine = _runs(a.words)
        for j in sorted(others):
            b, y, column_best = right_terms[j], facts_r[j], best_r[j]
            runs = mine, _runs(b.words)
            shared = a.keys & b.keys
            roles = role, right.sentences[j].role
            straight = max(above(j - 1, 0.0), below(j + 1, 0.0))
            beside = max(
                above(j + 1, 0.0),
                below(j - 1, 0.0),
                below(j, 0.0),
                above(j, 0.0),
                here(j + 1, 0.0),
                here(j - 1, 0.0),
            )
            cosine = here(j, 0.0)
            share_l, share_r = cosine / row_best[0], cosine / column_best[0]
            few, many = (a.length, b.length) if a.length <= b.length else (b.length, a.length)
            values = [
                *story.overlaps(a, b, x, y, runs, shared, cosine),
                *(_figures(a.figures, b.figures) if a.figures and b.figures else _NO_FIGURES),
                1.0 if cosine > 0.9 else 0.0,
                *((share_l, share_r) if share_l >= share_r else (share_r, share_l)),
                1.0 if row_best[1] == j and column_best[1] == i else 0.0,
                min(1.0, 5 * (sum_l + sums_r[j])),
                straight + 0.3 * beside,
                abs(i / last_l - j / last_r),
                1.0 if i < 3 and j < 3 else 0.0,
                1.0 if Role.HEADLINE in roles else 0.0,
                1.0 if Role.HEADING in roles else 0.0,
                few / many,
                1.0 / few,
                min(1.0, len(shared) / 8),
                *story.wording(a, b, x, y, runs),
            ]
            found.append(Row(i, j, values))
    return Pairs(found, left_terms, right_terms, weights)


class _Facts(NamedTuple):
    """What the features need of one sentence by itself: weights of its terms, verbs and quotations."""

    total: float
    norm: float
    size: int
    verbs: float
    quoted: float


class _Runs(NamedTuple):
    """The runs of words of one sentence: worked out when asked for, as they are large together."""

    bigrams: frozenset[tuple[str, str]]
    pairs: frozenset[tuple[str, str]]
    triples: frozenset[tuple[str, str, str]]
    small: frozenset[str]
    stems: list[str]


@lru_cache(maxsize=_AT_HAND)
def _runs(words: tuple[str, ...]) -> _Runs:
    content = [word for word in words if word[0] != "="]
    triples = zip(words, words[1:], words[2:], strict=False)
    return _Runs(
        frozenset([(a, b) if a < b else (b, a) for a, b in pairwise(content)]),
        frozenset(pairwise(words)),
        frozenset(triples),
        frozenset([word for word in words if word[0] == "="]),
        content,
    )


class _Story:
    """Measures what sentences have in common, by the weights of the terms of the two articles.

    What is added up stands in sets: ``fsum`` gives the same sum in any order.
    """

    def __init__(self, weights: dict[str, float]) -> None:
        verb = verbs()
        self.weights = weights
        self.weight = weights.__getitem__
        self.square = {key: weight * weight for key, weight in weights.items()}.__getitem__
        self.done = {key: weight * verb[key] for key, weight in weights.items() if key in verb}.__getitem__

    def facts(self, terms: Terms) -> _Facts:
        """What is weighed of a sentence by itself."""
        return _Facts(
            fsum(map(self.weight, terms.keys)),
            math.sqrt(fsum(map(self.square, terms.keys))),
            len(terms.keys),
            fsum(map(self.done, terms.done)),
            fsum(map(self.weight, terms.quoted & terms.keys)) if terms.quoted else 0.0,
        )

    def overlaps(
        self,
        a: Terms,
        b: Terms,
        x: _Facts,
        y: _Facts,
        runs: tuple[_Runs, _Runs],
        shared: frozenset[str],
        cosine: float,
    ) -> list[float]:
        """How much of the two sentences' terms is shared, whole and by names; and in what order."""
        heavy = [*map(self.weight, shared)]
        total = fsum(heavy)
        low, high = (x.total, y.total) if x.total <= y.total else (y.total, x.total)
        names = shared & (a.names | b.names)
        named = fsum(map(self.weight, names))
        grams = runs[0].bigrams & runs[1].bigrams
        twice = fsum(map(self.weight, chain.from_iterable(grams))) if grams else 0.0
        mine, theirs = runs[0].stems, runs[1].stems
        return [
            cosine,
            len(shared) / math.sqrt(x.size * y.size),
            cosine * cosine,
            total / low,
            total / high,
            min(1.0, math.log1p(total) / 5),
            max(heavy) / 8,
            min(1.0, twice / (2 * low)),
            LCSseq.similarity(mine, theirs) / min(len(mine), len(theirs)),
            named / low,
            1.0 if len(names) == len(shared) else 0.0,
            (total - named) / low,
        ]

    def wording(self, a: Terms, b: Terms, x: _Facts, y: _Facts, runs: tuple[_Runs, _Runs]) -> list[float]:
        """What is done, said and denied in both: verbs, runs of words, quotations, denial, mood, names."""
        verbs = a.done & b.done
        done = fsum(map(self.done, verbs)) if verbs else 0.0
        low, high = (x.verbs, y.verbs) if x.verbs <= y.verbs else (y.verbs, x.verbs)
        quote = a.quoted and b.quoted
        said = fsum(map(self.weight, a.quoted & b.quoted)) if quote else 0.0
        least = min(x.quoted, y.quoted)
        mine, theirs = runs
        small = fsum(map(_SMALL_WORDS.__getitem__, mine.small & theirs.small))
        over_a = fsum(map(self.weight, a.names - b.keys))
        over_b = fsum(map(self.weight, b.names - a.keys))
        return [
            done / low if low > 1 else 0.0,
            done / high if high > 1 else 0.0,
            min(1.0, done / 6),
            min(1.0, small / 16),
            len(mine.pairs & theirs.pairs) / max(1, min(len(mine.pairs), len(theirs.pairs))),
            min(1.0, len(mine.triples & theirs.triples) / 4),
            said / least if least > 3 else 0.0,
            1.0 if bool(a.quoted) != bool(b.quoted) else 0.0,
            1.0 if quote and not said else 0.0,
            1.0 if a.denies != b.denies else 0.0,
            1.0 if a.supposes != b.supposes else 0.0,
            min(1.0, max(over_a, over_b) / 10),
            min(1.0, min(over_a, over_b) / 10),
        ]


def _candidates(
    left: Sequence[Terms],
    right: Sequence[Terms],
    near: Sequence[Set[int]],
    story: _Story,
    facts: tuple[list[_Facts], list[_Facts]],
) -> tuple[dict[int, dict[int, float]], tuple[_Near, _Near]]:
    """Cosines of the suggested pairs that share enough, as rows, and by the sentences of each side."""
    weight, square = story.weight, story.square
    cosines: dict[int, dict[int, float]] = {}
    by_left: _Near = {}
    by_right: _Near = {}
    keys_r = [terms.keys for terms in right]
    norms_r = [fact.norm for fact in facts[1]]
    for i, others in enumerate(near):
        mine, norm = left[i].keys, facts[0][i].norm
        row: dict[int, float] = {}
        for j in sorted(others):
            shared = mine & keys_r[j]
            if fsum(map(weight, shared)) < _LEAST_SHARED:
                continue
            cosine = fsum(map(square, shared)) / (norm * norms_r[j])
            if cosine >= _LEAST_COSINE:
                row[j] = cosine
                by_right.setdefault(j, []).append((cosine, i))
        if row:
            cosines[i] = row
            by_left[i] = [(cosine, j) for j, cosine in row.items()]
    return cosines, (by_left, by_right)


def _suggested(
    left: Sequence[Terms], right: Sequence[Terms], places: tuple[_Places, _Places], story: _Story
) -> list[set[int]]:
    """For each sentence of the left, those of the right with which it shares one of the weightiest terms."""
    places_l, places_r = places
    both = places_l.keys() & places_r.keys()
    ranked = sorted(zip(map(story.weight, both), both, strict=True))
    rank = {key: k for k, (_, key) in enumerate(ranked)}
    # A term so common in both articles that it would pair everything with everything suggests no pair.
    most = min(60 + 2 * (len(left) + len(right)), _PLACES * _PLACES)
    rare = [key for weight, key in ranked if weight > 0 and len(places_l[key]) * len(places_r[key]) <= most]
    there_l = {key: places_l[key] for key in rare if len(places_l[key]) <= _PLACES}
    there_r = {key: places_r[key] for key in rare if len(places_r[key]) <= _PLACES}
    near: list[set[int]] = []  # by sentence of the left: a set of pairs is much larger
    for sentence in left:
        near.append(
            set().union(*[there_r[key] for key in _weightiest(sentence, both, rank) if key in there_r])
        )
    for j, sentence in enumerate(right):
        for key in _weightiest(sentence, both, rank):
            for i in there_l.get(key, ()):
                near[i].add(j)
    return near


def _weightiest(sentence: Terms, both: set[str], rank: dict[str, int]) -> Set[str]:
    shared = sentence.keys & both
    return shared if len(shared) <= _PROBES else set(sorted(shared, key=rank.__getitem__)[-_PROBES:])


_Near = dict[int, list[tuple[float, int]]]
"""For a sentence of one side the cosines of those of the other that are near it, in order."""


_Places = dict[str, list[int]]


@kept
def _places(analysis: Analysis) -> _Places:
    """The sentences of an article in which each term stands."""
    places: _Places = {}
    for index, sentence in enumerate(sentence_terms(analysis)):
        for key in sentence.keys:
            places.setdefault(key, []).append(index)
    return places


def _likest(rivals: list[tuple[float, int]]) -> list[tuple[float, int]]:
    return rivals if len(rivals) <= _BEST_OF_ROW else nlargest(_BEST_OF_ROW, rivals)


def _best(near: _Near) -> dict[int, tuple[float, int]]:
    """The nearest, the first of equals."""
    return {own: max(rivals, key=itemgetter(0)) for own, rivals in near.items()}


def _sums(near: _Near, sentences: int) -> dict[int, float]:
    return {own: sum([cosine for cosine, _ in rivals]) / sentences for own, rivals in near.items()}


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

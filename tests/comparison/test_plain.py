"""The fast measuring of sentences against a slow one that looks at every pair and adds up word by word."""

from __future__ import annotations

import math
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison import figure_candidates
from reader.comparison.align import second_values
from reader.comparison.features import FEATURES, measure
from reader.comparison.terms import Terms, background, sentence_terms, verbs
from reader.comparison.verdicts import comparable
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.importing.samples import load_samples
from tests.comparison.making import report

_WORDS = """
ferry harbour walrus Larch Solaris Ann Lee minister bridge nurses strike closed opened denied said not will
would the of a to in and that sold bought $14.3 billion 340 people died injured council vote “safe enough”
"""
SENTENCE = st.lists(st.sampled_from(_WORDS.split()), min_size=4, max_size=18).map(" ".join)
TEXT = st.lists(SENTENCE, min_size=1, max_size=12)


def made(sentences: list[str], title: str) -> Analysis:
    return report(*(f"The {sentence}." for sentence in sentences), title=title)


def plain_weights(left: list[Terms], right: list[Terms]) -> dict[str, float]:
    table, unseen = background()
    holding = [terms for terms in (*left, *right) if terms.counts]
    found = {}
    for key in {key for terms in holding for key in terms.counts}:
        count = sum(key in terms.counts for terms in holding)
        told = math.log((len(holding) + 2) / (count + 0.5)) if count < len(holding) + 1 else 0.0
        found[key] = math.sqrt(table.get(key, unseen) * told)
    return found


def plain_suggests(own: Terms, key: str, mine: list[Terms], theirs: list[Terms], w: dict[str, float]) -> bool:
    here, there = (sum(key in terms.counts for terms in side) for side in (mine, theirs))
    most = min(60 + 2 * (len(mine) + len(theirs)), 625)
    held = [k for k in own.counts if any(k in terms.counts for terms in theirs)]
    weightiest = sorted(held, key=lambda k: (w[k], k), reverse=True)[:10]
    return key in weightiest and w[key] > 0 and there <= 25 and here * there <= most


def plain_pairs(left: list[Terms], right: list[Terms], w: dict[str, float]) -> dict[tuple[int, int], float]:
    """The cosines of the pairs of sentences that are measured."""
    cosines = {}
    for (i, a), (j, b) in product(enumerate(left), enumerate(right)):
        shared = [key for key in a.counts if key in b.counts]
        suggested = any(
            plain_suggests(a, key, left, right, w) or plain_suggests(b, key, right, left, w) for key in shared
        )
        if suggested and sum(w[key] for key in shared) >= 2.5:
            norms = [math.sqrt(sum(w[key] ** 2 for key in terms.counts)) for terms in (a, b)]
            cosine = sum(w[key] ** 2 for key in shared) / (norms[0] * norms[1])
            if cosine >= 0.06:
                cosines[i, j] = cosine
    kept = set()
    for i, j in cosines:
        row = sorted(((c, n) for (m, n), c in cosines.items() if m == i), reverse=True)[:8]
        column = sorted(((c, m) for (m, n), c in cosines.items() if n == j), reverse=True)[:8]
        if (cosines[i, j], j) in row or (cosines[i, j], i) in column:
            kept.add((i, j))
    return {key: cosines[key] for key in sorted(kept)}


def plain_features(a: Terms, b: Terms, w: dict[str, float]) -> dict[str, float]:
    """The features that are sums over what two sentences share, each by a loop over words."""
    shared = [key for key in a.counts if key in b.counts]
    total = sum(w[key] for key in shared)
    low, high = sorted(sum(w[key] for key in terms.counts) for terms in (a, b))
    named = sum(w[key] for key in shared if key in a.names or key in b.names)
    grams = [
        {tuple(sorted(two)) for two in pairwise(k for k in terms.words if k[0] != "=")} for terms in (a, b)
    ]
    twice = sum(w[key] for two in grams[0] for key in two if two in grams[1])
    verb = verbs()
    done = [{key for key in t.counts if key in verb and key not in t.names} for t in (a, b)]
    both = sum(w[key] * verb[key] for key in done[0] if key in done[1])
    least_done, most_done = sorted(sum(w[key] * verb[key] for key in keys) for keys in done)
    triples = [set(zip(t.words, t.words[1:], t.words[2:], strict=False)) for t in (a, b)]
    pairs = [set(pairwise(t.words)) for t in (a, b)]
    over = [
        sum(w[key] for key in t.counts if key in t.names and key not in o.counts) for t, o in ((a, b), (b, a))
    ]
    return {
        "cosine_flat": len(shared) / math.sqrt(len(a.counts) * len(b.counts)),
        "shorter": total / low,
        "longer": total / high,
        "shared_weight": min(1.0, math.log1p(total) / 5),
        "rarest": max(w[key] for key in shared) / 8,
        "bigrams": min(1.0, twice / (2 * low)),
        "names": named / low,
        "names_only": float(all(key in a.names or key in b.names for key in shared)),
        "non_names": (total - named) / low,
        "terms_shared": min(1.0, len(shared) / 8),
        "verbs_shorter": both / least_done if least_done > 1 else 0.0,
        "verbs_longer": both / most_done if most_done > 1 else 0.0,
        "verbs_weight": min(1.0, both / 6),
        "word_pairs": len(pairs[0] & pairs[1]) / max(1, min(map(len, pairs))),
        "word_triples": min(1.0, len(triples[0] & triples[1]) / 4),
        "names_left_over": min(1.0, max(over) / 10),
        "names_left_over_least": min(1.0, min(over) / 10),
    }


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT)
def test_measured_quickly_as_word_by_word(one: list[str], other: list[str]) -> None:
    left, right = made(one, "Larch sold the ferry"), made(other, "Ferry bought")
    found = measure(left, right)
    terms_l, terms_r = sentence_terms(left), sentence_terms(right)
    weights = plain_weights(terms_l, terms_r)
    assert found.weights == pytest.approx(weights)
    expected = plain_pairs(terms_l, terms_r, weights)
    assert [(row.left, row.right) for row in found.rows] == list(expected)
    for row in found.rows:
        values = dict(zip(FEATURES, row.values, strict=True))
        assert values["cosine"] == pytest.approx(expected[row.left, row.right])
        slow = plain_features(terms_l[row.left], terms_r[row.right], weights)
        assert {name: values[name] for name in slow} == pytest.approx(slow, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(TEXT, TEXT)
def test_rivals_found_quickly_as_by_looking_at_all(one: list[str], other: list[str]) -> None:
    rows = measure(made(one, "Larch sold the ferry"), made(other, "Ferry bought")).rows
    scores = [6 * math.sin(7 * row.left + 3 * row.right) for row in rows]
    chance = {(r.left, r.right): 1 / (1 + math.exp(-s)) for r, s in zip(rows, scores, strict=True)}
    for row, values in zip(rows, second_values(rows, scores), strict=True):
        i, j = row.left, row.right
        mine = [c for (m, n), c in chance.items() if m == i and n != j]
        theirs = [c for (m, n), c in chance.items() if n == j and m != i]
        rivals = sorted((max(mine, default=0.0), max(theirs, default=0.0)))
        first = sorted(chance[i, j] >= best for best in rivals)
        detours = [
            chance[i, n] * chance[m, j] * chance.get((m, n), 0.0)
            for m, n in product({m for m, _ in chance} - {i}, {n for _, n in chance} - {j})
            if chance.get((i, n), 0.0) >= 0.1 and chance.get((m, j), 0.0) >= 0.1
        ]
        slow = [*rivals[::-1], float(first[1]), float(first[0])]
        assert values[1:5] == pytest.approx(slow)
        assert values[5] == max(chance.get((i - 1, j - 1), 0.0), chance.get((i + 1, j + 1), 0.0))
        sums = sorted((sum(mine), sum(theirs)))
        assert values[7:9] == pytest.approx([min(1.0, sums[1] / 3), min(1.0, sums[0] / 3)])
        assert values[9] == pytest.approx(max(detours, default=0.0))


@pytest.mark.parametrize(("one", "other"), list(combinations(range(8), 2)))
def test_what_can_be_compared_is_found_by_its_dimension(one: int, other: int) -> None:
    """As the rule says it of every pair of figures of two samples."""
    left, right = (analyse(load_samples()[k]) for k in (one, other))
    every = range(len(left.figures)), range(len(right.figures))
    pairs = {(i, j) for i in every[0] for j in every[1] if comparable(left.figures[i], right.figures[j])}
    assert pairs and figure_candidates._comparable(left, every[0], right, every[1]) == pairs

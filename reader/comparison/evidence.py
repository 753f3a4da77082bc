"""What carries a link: the words, names and figures that both sentences share. Worked out when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from reader.comparison.model import Alignment, Comparison, Evidence, Sort
from reader.comparison.terms import Terms, sentence_terms, weigh

_MOST = 8


class Carried:
    """Tells what carries the links of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        left, right = comparison.left, comparison.right
        self._turned = right.article.id < left.article.id
        self._text = (right if self._turned else left).article.text
        self._terms = sentence_terms(left), sentence_terms(right)
        first, second = self._terms[::-1] if self._turned else self._terms
        self._weights = weigh(first, second)

    def by(self, link: Alignment) -> tuple[Evidence, ...]:
        """What both sentences share, heaviest first, as shares of the whole; nothing if no word tells of it.

        As the article with the smaller id writes it: the same for the mirrored link.
        """
        if not link.score:
            return ()
        sides = self._terms[0][link.left], self._terms[1][link.right]
        return _shared(*(sides[::-1] if self._turned else sides), self._weights, self._text)


def _shared(terms: Terms, other: Terms, weight: Mapping[str, float], text: str) -> tuple[Evidence, ...]:
    shared = {key: weight[key] for key in terms.keys & other.keys}
    total = fsum(shared.values()) or 1.0
    equal = {(f.kind, f.unit, f.value) for f in other.figures}
    figures = [f for f in terms.figures if (f.kind, f.unit, f.value) in equal]
    weights: dict[tuple[str, Sort], float] = {}
    for k, word in enumerate(terms.words):
        own = shared.pop(word, 0.0)
        if own <= 0:
            continue
        start, end = terms.places[2 * k], terms.places[2 * k + 1]
        figure = next((f for f in figures if f.start <= start < f.end), None)
        if figure is not None:
            key = figure.text, Sort.FIGURE
        else:
            key = text[start:end], Sort.NAME if terms.named[k] else Sort.TERM
        weights[key] = weights.get(key, 0.0) + own
    heaviest = sorted(weights.items(), key=lambda item: -item[1])[:_MOST]
    return tuple(Evidence(said, round(1000 * own / total) / 1000, sort) for (said, sort), own in heaviest)

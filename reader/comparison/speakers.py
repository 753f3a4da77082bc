"""The words of a sentence that tell who speaks in it: "Coast guard commander Ruth Holm said that ...".

Who speaks is not what is said: two sentences of one speaker share name, title and office, whatever each says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.comparison.kept import kept
from reader.comparison.terms import Terms, sentence_terms
from reader.figures.model import Analysis

_SAY = frozenset({"=said", "=says", "=say", "=saying", "=told"})
_SAY_THAT = frozenset(
    {
        "announce", "warn", "state", "insist", "note", "explain", "claim", "argu", "confirm", "report",
        "=added", "admit", "acknowledg", "declar", "stress", "emphas", "suggest", "believ",
    }
)  # fmt: skip
"""Stems of verbs that bring in a speech where "that" follows."""
_BREAK = re.compile(r"[,;:()“”\"—–]| - ")
_QUOTE = re.compile(r"[“”\"]")
_MOST = 16
"""The most words of a phrase that names a speaker, with title, office and the verb."""


@kept
def own_terms(analysis: Analysis) -> tuple[frozenset[str], ...]:
    """The terms of every sentence that stand outside the words that tell who speaks."""
    text = analysis.article.text
    return tuple(_outside(terms, _speaker(text, terms)) for terms in sentence_terms(analysis))


def _outside(terms: Terms, spoken: set[int]) -> frozenset[str]:
    return frozenset([word for k, word in enumerate(terms.words) if k not in spoken and word[0] != "="])


def _speaker(text: str, terms: Terms) -> set[int]:
    """The words of each phrase that names a speaker, by their index in the sentence."""
    words, places = terms.words, terms.places
    if _SAY.isdisjoint(words) and "=that" not in words and "=according" not in words:
        return set()
    gaps = ["", *(text[places[k] : places[k + 1]] for k in range(1, len(places) - 1, 2)), ""]
    found: set[int] = set()
    for k, word in enumerate(words):
        follows = words[k + 1] if k + 1 < len(words) else ""
        if word == "=according" and follows == "=to":
            end = _end(gaps, k + 2, _BREAK)
            # Where nothing parts it from what is said, it cannot be told how far it goes.
            if _BREAK.search(gaps[end]) or (k > 0 and end == len(words)):
                found.update(range(k, end))
        elif word in _SAY or (word in _SAY_THAT and follows == "=that"):
            found.update(_phrase(gaps, terms.named, k))
    return found


def _phrase(gaps: list[str], named: bytes, verb: int) -> Iterable[int]:
    """The phrase about one verb of speech: before it ("X said"), with its apposition, or after ("said X")."""
    start = _start(gaps, verb)
    if start < verb:
        return range(start, verb + 1) if _begins(gaps, start) else ()
    if "," in gaps[verb] and not _QUOTE.search(gaps[verb]):
        comma = _start(gaps, verb - 1)
        first = _start(gaps, comma - 1) if comma and "," in gaps[comma] else comma
        if first < comma and _begins(gaps, first) and verb - first <= _MOST and any(named[first:comma]):
            return range(first, verb + 1)
    end = _end(gaps, verb + 1, _QUOTE)
    if not (_QUOTE.search(gaps[end]) or end == len(gaps) - 1):
        end = _end(gaps, verb + 1, _BREAK)
    return range(verb, end)


def _begins(gaps: list[str], at: int) -> bool:
    """Whether a part of the sentence begins at a word."""
    return at == 0 or bool(_BREAK.search(gaps[at]))


def _start(gaps: list[str], at: int) -> int:
    """The first word of the part of the sentence that the word before ``at`` stands in, or one far before."""
    least = max(0, at - _MOST)
    while at > least and not _BREAK.search(gaps[at]):
        at -= 1
    return at


def _end(gaps: list[str], at: int, mark: re.Pattern[str]) -> int:
    """The word after the last one of the part that ``at`` stands in, or one far behind."""
    last = min(len(gaps) - 1, at + _MOST)
    while at < last and not mark.search(gaps[at]):
        at += 1
    return min(at, last)

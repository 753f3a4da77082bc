"""Whether one of two sentences denies, or still awaits, what the other says was done.

Told from their words alone: words of opposite sense ("rose" and "fell"), and what stands right after a word
of denial, or of what may be.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from reader.comparison.surroundings import grouped
from reader.comparison.terms import DENIALS, EXPECTING, NEGATIONS, VERB, Terms, stem, verbs

_OPPOSITES = (
    (
        "rise rose risen increase climb grow grew grown soar surge growth gain raise hike boost expand",
        "fall fell fallen drop decline decrease sink sank slump plunge cut shrink shrank lower reduce slash",
    ),
    ("open reopen", "close shut"),
    ("approve accept adopt endorse uphold upheld", "reject refuse veto overturn"),
    ("admit confirm acknowledge concede", "deny denied"),
    ("buy bought acquire purchase", "sell sold"),
    ("win won beat victory", "lose lost defeat"),
    ("arrest detain", "release free freed"),
    ("support favor favour", "oppose"),
    ("allow permit", "ban prohibit forbid"),
    ("guilty convict", "innocent acquit"),
    ("survive alive", "dead die kill"),
    ("profit surplus", "loss deficit"),
    ("hire", "fire sack"),
    ("include", "exclude"),
    ("strengthen strong", "weaken weak"),
    ("better", "worse"),
    ("succeed success", "fail failed failure"),
    ("able", "unable"),
    ("save", "cost"),
    ("agree", "disagree"),
    ("arrive", "leave depart"),
    ("safe", "unsafe dangerous"),
    ("likely", "unlikely"),
    ("legal lawful", "illegal unlawful"),
    ("majority", "minority"),
)
"""Words of one sense and of the opposite one."""
_NOT = "n't"
_REACH = 3  # words after a mark that stand under it; the first word with a meaning also a little later
_FIRST = 6
_DENIED = 10  # words after a verb of denial, of which the first few with a meaning stand under it
_FEW = 4
_AT_HAND = 512  # sentences whose denials are kept: a story compares each with many
_NEARLY = 0.8  # the likeness, word by word, of two sentences that differ by a denial


def opposed(a: Terms, b: Terms) -> bool:
    """Whether two sentences may not be told to say the same, whatever they share."""
    table = senses().keys()
    if table.isdisjoint(a.counts) or table.isdisjoint(b.counts):
        return _denied(a, b)
    return contrary(a.counts.keys() - a.names, b.counts.keys() - b.names) or _crossed(a, b) or _denied(a, b)


def contrary(a: Collection[str], b: Collection[str]) -> bool:
    """Whether of two collections of stems one has a sense where the other has but its opposite."""
    mine, theirs = _senses(a), _senses(b)
    return any(-sense in theirs and sense not in theirs and -sense not in mine for sense in mine)


def _senses(words: Collection[str]) -> set[int]:
    table = senses()
    return {table[word] for word in words if word in table}


@lru_cache(maxsize=1)
def senses() -> dict[str, int]:
    """The senses of stems that have an opposite: a number, which is negative for the opposite one."""
    return {
        stem(word): sign * number
        for number, sides in enumerate(_OPPOSITES, 1)
        for sign, words in zip((1, -1), sides, strict=True)
        for word in words.split()
    }


def _crossed(a: Terms, b: Terms) -> bool:
    """Whether of something one has one sense and the other the opposite, where both have both."""
    said, other = _of_what(a), _of_what(b)
    return any((-sense, of) in other and (sense, of) not in other for sense, of in said)


def _of_what(terms: Terms) -> set[tuple[int, str]]:
    """The senses that words other than names have, each with the term after it."""
    table = senses()
    followed = pairwise(filter(None, terms.stems()))
    return {(table[word], of) for word, of in followed if word in table and word not in terms.names}


def _denied(a: Terms, b: Terms) -> bool:
    """Whether what both say stands in one alone under a word of denial, or what both do under one of mood."""
    (denied_a, expected_a), (denied_b, expected_b) = _under(a.words), _under(b.words)
    denied, expected = denied_a ^ denied_b, expected_a ^ expected_b
    if denied or expected:
        both = set(map(grouped, a.counts)) & set(map(grouped, b.counts))
        verb = verbs()
        done = {grouped(key) for key in (*a.counts, *b.counts) if verb.get(key, 0.0) >= VERB} & both
        if denied & both or expected & done:
            return True
    # With nothing else between them, a word of denial is what they differ in, wherever it stands.
    if a.denies == b.denies:
        return False
    denying, _ = _marks()
    mine, theirs = ([word for word in t.words if not _marked(word, denying)] for t in (a, b))
    return Indel.normalized_similarity(mine, theirs, score_cutoff=_NEARLY) >= _NEARLY


@lru_cache(maxsize=1)
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    """The words of denial, and of what is but expected, as sentences hold them."""
    denying, expecting = (
        frozenset(stem(word) for word in words) | {f"={word}" for word in words}
        for words in ((*NEGATIONS, _NOT, "yet"), EXPECTING)
    )
    return denying, expecting


def _marked(word: str, marks: frozenset[str]) -> bool:
    return word in marks or (_NOT in marks and word.endswith(_NOT))


@lru_cache(maxsize=_AT_HAND)
def _under(words: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Which stems of a sentence, as groups, stand under a word of denial, and which under one of mood."""
    denying, expecting = (frozenset(_reached(words, marks)) for marks in _marks())
    return denying, expecting


def _reached(words: tuple[str, ...], marks: frozenset[str]) -> Iterator[str]:
    for k, mark in enumerate(words):
        if not _marked(mark, marks):
            continue
        meant = 0
        for distance, key in enumerate(words[k + 1 : k + 1 + _DENIED]):
            if key[0] == "=":
                continue
            meant += 1
            near = distance < _REACH or (meant == 1 and distance < _FIRST)
            if near or (meant <= _FEW and mark in _denials()):
                yield grouped(key)


@lru_cache(maxsize=1)
def _denials() -> frozenset[str]:
    return frozenset(map(stem, DENIALS))

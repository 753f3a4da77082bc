"""Which words of two linked sentences differ, and whether that is wording or substance.

The words of both are aligned by their longest common subsequence over stems; equal figures count as one
word however they are written, and a word that only moved is no difference. What is left over in the same
gap of both is *changed*, what only one has is *added* (right) or *dropped* (left). A difference touches
substance where it holds a name, a figure, a negation or a word of mood that the other sentence lacks, or a
word of the opposite sense; the rest is wording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import LCSseq

from reader.comparison.evidence import Carried
from reader.comparison.model import Alignment, Comparison, Evidence, Verdict
from reader.comparison.opposition import contrary, senses
from reader.comparison.terms import EXPECTING, NEGATIONS, STOP, TOKEN, sentence_terms, stem
from reader.figures.model import Analysis, Figure

Span = tuple[int, int]


class Change(StrEnum):
    """What became of the words between the left sentence and the right."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class Matter(StrEnum):
    """What of substance a difference touches."""

    FIGURE = "figure"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    MOOD = "mood"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words of two linked sentences that differ.

    Spans are offsets into each article's text, end exclusive, None where that side has no words.
    ``matters`` is empty where only the wording differs.
    """

    change: Change
    left: Span | None
    right: Span | None
    matters: tuple[Matter, ...] = ()

    @property
    def of_substance(self) -> bool:
        """Whether more than the wording differs."""
        return bool(self.matters)


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    key: str
    low: str
    figure: int | None = None
    name: bool = False
    moved: bool = False


class Wording:
    """Finds the word-level differences within the links of one comparison, and what carries them."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._equal: dict[int, list[int]] = {}
        for pair in comparison.figure_pairs:
            if pair.verdict is Verdict.SAME:
                self._equal.setdefault(pair.left, []).append(pair.right)
        self._found: dict[tuple[int, int], tuple[WordDifference, ...]] = {}

    @cached_property
    def _names(self) -> frozenset[str]:
        return _names(self.comparison.left) | _names(self.comparison.right)

    @cached_property
    def _carried(self) -> Carried:
        return Carried(self.comparison)

    def evidence(self, link: Alignment) -> tuple[Evidence, ...]:
        """What carries a link, heaviest first."""
        return self._carried.by(link)

    def differences(self, link: Alignment) -> tuple[WordDifference, ...]:
        """The differences within one link, in text order. Those of the mirrored link are these, mirrored."""
        ends = link.left, link.right
        if ends not in self._found:
            self._found[ends] = self._differences(link)
        return self._found[ends]

    def _differences(self, link: Alignment) -> tuple[WordDifference, ...]:
        left = _words(self.comparison.left, link.left, self._names)
        right = _words(self.comparison.right, link.right, self._names)
        _unify(left, right, self._equal)
        if self.comparison.right.article.id < self.comparison.left.article.id:
            return tuple(map(_mirrored, _compared(right, left)))
        return _compared(left, right)


def _compared(left: Sequence[_Word], right: Sequence[_Word]) -> tuple[WordDifference, ...]:
    """The differences of two sentences, whose words are marked where they only moved."""
    matches = _matches(left, right)
    for word, other in _moved(left, right, matches):
        word.moved = other.moved = True
    keys = {word.key for word in left}, {word.key for word in right}
    found = []
    i = j = 0
    for to_i, to_j in [*matches, (len(left), len(right))]:
        _keep_swapped(left[i:to_i], right[j:to_j])
        gap_l = [word for word in left[i:to_i] if not word.moved]
        gap_r = [word for word in right[j:to_j] if not word.moved]
        if gap_l or gap_r:
            found.append(_difference(gap_l, gap_r, keys))
        i, j = to_i + 1, to_j + 1
    return tuple(found)


def _keep_swapped(left: Sequence[_Word], right: Sequence[_Word]) -> None:
    """Names, figures or opposites in each other's place did not just move: who beat whom has changed."""
    opposing = senses()
    for is_one in (
        lambda word: word.figure is not None,
        lambda word: word.name,
        lambda word: word.key in opposing,
    ):
        one = [word for word in left if word.moved and is_one(word)]
        other = [word for word in right if word.moved and is_one(word)]
        if one and other:
            for word in (*one, *other):
                word.moved = False


def _mirrored(found: WordDifference) -> WordDifference:
    change = {Change.ADDED: Change.DROPPED, Change.DROPPED: Change.ADDED}.get(found.change, found.change)
    return WordDifference(change, found.right, found.left, found.matters)


def _names(analysis: Analysis) -> frozenset[str]:
    """The stems that the article's text writes as names, so that a headline's capitals do not count."""
    return frozenset[str]().union(*(terms.names for terms in sentence_terms(analysis)))


def _words(analysis: Analysis, index: int, names: frozenset[str]) -> list[_Word]:
    """The words of a sentence; a figure is one word."""
    sentence, text = analysis.sentences[index], analysis.article.text
    figures = analysis.figures_in(index)
    found: list[_Word] = []
    at = 0
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        while at < len(figures) and analysis.figures[figures[at]].end <= match.start():
            at += 1
        begun = at < len(figures) and analysis.figures[figures[at]].start <= match.start()
        inside = figures[at] if begun else None
        if inside is not None and found and found[-1].figure == inside:
            continue
        word = match.group()
        low = word.lower().replace("’", "'")
        if inside is not None:
            figure = analysis.figures[inside]
            found.append(_Word(figure.start, figure.end, _figure_key(figure), low, inside))
        else:
            key = low if low in STOP else stem(word)
            found.append(_Word(*match.span(), key, low, name=word[0].isupper() and key in names))
    return found


def _figure_key(figure: Figure) -> str:
    return f"={figure.kind}:{figure.unit}:{figure.value}:{figure.high}:{figure.vague}"


def _unify(left: Sequence[_Word], right: Sequence[_Word], equal: Mapping[int, Sequence[int]]) -> None:
    """Give figures that agree the same key, also across units ("a week", "seven days")."""
    own = {word.figure: word for word in left if word.figure is not None}
    others = {word.figure: word for word in right if word.figure is not None}
    for a, word in own.items():
        for b in equal.get(a, ()):
            if b in others:
                others[b].key = word.key


def _matches(left: Sequence[_Word], right: Sequence[_Word]) -> list[tuple[int, int]]:
    """The longest common subsequence as pairs of places, without lone small words between differences."""
    blocks = LCSseq.opcodes([w.key for w in left], [w.key for w in right])
    pairs = [
        (op.src_start + k, op.dest_start + k)
        for op in blocks
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]
    kept = []
    for n, (i, j) in enumerate(pairs):
        before = pairs[n - 1] if n else (-1, -1)
        after = pairs[n + 1] if n + 1 < len(pairs) else (len(left), len(right))
        alone = before != (i - 1, j - 1) and after != (i + 1, j + 1)
        if not (alone and left[i].low in STOP and 0 < n < len(pairs) - 1):
            kept.append((i, j))
    return kept


def _moved(
    left: Sequence[_Word], right: Sequence[_Word], matches: Sequence[tuple[int, int]]
) -> list[tuple[_Word, _Word]]:
    """Words that both sentences have, at places that the alignment does not bring together.

    A small word moves with the word after it ("on Monday").
    """
    matched_l, matched_r = {i for i, _ in matches}, {j for _, j in matches}
    spare: dict[str, list[int]] = {}
    for j, word in enumerate(right):
        if j not in matched_r:
            spare.setdefault(word.key, []).append(j)
    found = []
    for i, word in enumerate(left):
        if i in matched_l or word.low in STOP or not spare.get(word.key):
            continue
        j = spare[word.key].pop(0)
        found.append((word, right[j]))
        while i and j and left[i - 1].low == right[j - 1].low and left[i - 1].low in STOP:
            i, j = i - 1, j - 1
            if i not in matched_l and j not in matched_r:
                found.append((left[i], right[j]))
    return found


def _difference(
    left: Sequence[_Word],
    right: Sequence[_Word],
    keys: tuple[set[str], set[str]],
) -> WordDifference:
    change = Change.CHANGED if left and right else Change.DROPPED if left else Change.ADDED
    matters = []
    if any(word.figure is not None for word in (*left, *right)):
        matters.append(Matter.FIGURE)
    if _denies(left) != _denies(right):
        matters.append(Matter.NEGATION)
    elif contrary({word.key for word in left}, {word.key for word in right}):
        matters.append(Matter.OPPOSITE)
    if _mood(left) != _mood(right):
        matters.append(Matter.MOOD)
    swapped = bool(left and right) and any(w.name for w in left) and any(w.name for w in right)
    lone = [word for word in left if word.name and (swapped or word.key not in keys[1])]
    lone += [word for word in right if word.name and (swapped or word.key not in keys[0])]
    if any(word.low not in STOP for word in lone):
        matters.append(Matter.NAME)
    return WordDifference(change, _span(left), _span(right), tuple(matters))


def _denies(words: Sequence[_Word]) -> bool:
    return any(word.low in NEGATIONS or word.low.endswith("n't") for word in words)


def _mood(words: Sequence[_Word]) -> bool:
    return any(word.low in EXPECTING and not word.name for word in words)


def _span(words: Sequence[_Word]) -> Span | None:
    return (words[0].start, words[-1].end) if words else None

"""Prose set in rows of whole words. Plain data: knows nothing of Textual, and is tested without an app.

A document is a list of blocks (a paragraph, or one sentence of it). Each block is wrapped at words to a
measure in terminal cells; wide characters count two, and text without spaces breaks between them. A
sign may be set behind a stretch of text, such as "≠" behind a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from reader.articles.model import Form, Role
from reader.articles.roles import ITEM
from reader.figures.model import Analysis

_WORDS = re.compile(r"\S+")
_WIDE = re.compile(
    "[\u1100-\u115e\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]+")
"""Text of which every character takes one cell and joins with no other: most of what Europe writes."""
_CLUSTER = re.compile(
    ".(?:[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094d\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff]|(?<=\u200d).)*",
    re.S,
)


class Piece(NamedTuple):
    """A stretch of one row: text[start:end] and perhaps one blank, or a sign that stands for no text."""

    text: str
    start: int
    end: int
    sign: bool = False


class Row(NamedTuple):
    """One row: its pieces, the sentence that it begins in (-1 for a blank row), and its role.

    ``first`` marks the first row of a block; ``lead`` stands before the text and is none of it.
    """

    pieces: tuple[Piece, ...] = ()
    sentence: int = -1
    role: Role = Role.BODY
    first: bool = False
    lead: str = ""


_GAP = Row()
_SET_OFF = {Form.QUOTE: "│ ", Form.CAPTION: "▫ "}
"""What stands before each row of a quote, and before a caption."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A document set for one width: rows, and for each sentence its first and last row."""

    rows: tuple[Row, ...]
    spans: tuple[tuple[int, int], ...]
    measure: int

    def rows_of(self, sentence: int) -> tuple[int, int]:
        """First and last row of a sentence; (0, 0) if there is none."""
        return self.spans[sentence] if 0 <= sentence < len(self.spans) else (0, 0)

    def role_of(self, sentence: int) -> Role:
        """The role of a sentence, if it begins a row of its own."""
        return self.rows[self.rows_of(sentence)[0]].role

    def row_of_offset(self, offset: int) -> int:
        """The row in which the character at ``offset`` stands, or the nearest row before it."""
        starts = [(row.pieces[0].start, k) for k, row in enumerate(self.rows) if row.sentence >= 0]
        at = bisect_right(starts, (offset, 1 << 30)) - 1
        return starts[at][1] if at >= 0 else 0


def typeset(
    analysis: Analysis,
    measure: int,
    *,
    by_sentence: bool = False,
    signs: Mapping[int, str] | None = None,
    preface: Sequence[str] = (),
    with_forms: bool = False,
) -> Setting:
    """Set an article in rows.

    Args:
        analysis: The article with its sentences.
        measure: Cells in a row, at least 8.
        by_sentence: Begin each sentence on a row of its own.
        signs: Offsets in the text, each the end of a word, and the sign to be set behind it.
        preface: Lines about the article, set under its headline.
        with_forms: Set off quotes and captions, and hang lists.
    """
    measure = max(8, measure)
    text, signs = analysis.article.text, signs or {}
    sign_places = sorted(signs)
    rows: list[Row] = []
    spans: list[tuple[int, int]] = [(0, 0)] * len(analysis.sentences)
    paragraph = -1
    block: list[int] = []
    forms = {form.start: form.form for form in analysis.article.forms if form.form in _SET_OFF}

    def flush() -> None:
        if not block:
            return
        role = analysis.sentences[block[0]].role
        begin = analysis.sentences[block[0]].start
        lead, further = _lead(text, begin, forms.get(begin), measure) if with_forms else ("", "")
        end = analysis.sentences[block[-1]].end
        near = sign_places[bisect_right(sign_places, begin) : bisect_right(sign_places, end)]
        set_rows = _wrap(
            text,
            [(k, analysis.sentences[k].start, analysis.sentences[k].end) for k in block],
            measure - cell_len(further),
            {place: signs[place] for place in near},
        )
        at = len(rows)
        for n, (pieces, sentences) in enumerate(set_rows):
            # The mark of a list hangs before its text.
            rows.append(Row(tuple(pieces), sentences[0], role, n == 0, lead if n == 0 else further))
            for sentence in sentences:
                first = spans[sentence][0] if sentence in seen else at + n
                seen.add(sentence)
                spans[sentence] = (first, at + n)
        block.clear()

    seen: set[int] = set()
    waiting = list(preface)
    for index, sentence in enumerate(analysis.sentences):
        if sentence.paragraph != paragraph:
            flush()
            if waiting and sentence.role is not Role.HEADLINE:
                rows += [
                    Row(pieces, -1, Role.HEADING) for line in waiting for pieces in _plain(line, measure)
                ]
                waiting = []
            if rows:
                rows.append(_GAP)
            paragraph = sentence.paragraph
        elif by_sentence:
            flush()
        block.append(index)
    flush()
    return Setting(tuple(rows), tuple(spans), measure)


def _lead(text: str, begin: int, form: Form | None, measure: int) -> tuple[str, str]:
    """What stands before the first row of a block, and before its further ones."""
    if measure < 24:
        return "", ""
    if form is not None:
        sign = _SET_OFF[form]
        return sign, sign if form is Form.QUOTE else " " * cell_len(sign)
    item = ITEM.match(text, begin)
    return "", " " * cell_len(item.group()) if item else ""


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """Any text in lines of at most ``width`` cells, all but the first indented."""
    lines = ["".join(p.text for p in pieces) for pieces in _plain(text, max(8, width - indent))]
    return [(" " * indent if n else "") + line for n, line in enumerate(lines)]


def _plain(line: str, measure: int) -> list[tuple[Piece, ...]]:
    """Rows of a line that is not part of the article."""
    whole = [(0, 0, len(line))]
    return [
        tuple(Piece(piece.text, 0, 0, sign=True) for piece in pieces)
        for pieces, _ in _wrap(line, whole, measure, {})
    ]


def _wrap(
    text: str, sentences: Sequence[tuple[int, int, int]], measure: int, signs: Mapping[int, str]
) -> list[tuple[list[Piece], list[int]]]:
    """Rows of the given sentences run on: the pieces of each, and the sentences that stand on it."""
    if len(sentences) == 1:
        easy = _wrap_plain(text, *sentences[0], measure, signs)
        if easy is not None:
            return easy
    done: list[tuple[list[Piece], list[int]]] = []
    pieces: list[Piece] = []
    owners: list[int] = []
    width = 0
    run_start = run_end = -1  # the stretch of text that grows until something interrupts it

    for sentence, start, end in sentences:
        for match in _WORDS.finditer(text, start, end):
            word_start, word_end = match.span()
            for a, b in _parts(text, word_start, word_end, measure):
                size, marks = _size(text, a, b, signs)
                gap = 1 if width and a == word_start else 0
                if width and width + gap + size > measure:
                    if run_start >= 0:
                        pieces.append(Piece(text[run_start:run_end], run_start, run_end))
                    done.append((pieces, owners))
                    pieces, owners, width, gap, run_start = [], [], 0, 0, -1
                same_owner = bool(owners) and owners[-1] == sentence
                if run_start >= 0 and same_owner and a - run_end == gap and (not gap or text[run_end] == " "):
                    run_end = b
                else:
                    if run_start >= 0:
                        tail = " " if gap and same_owner else ""
                        pieces.append(Piece(text[run_start:run_end] + tail, run_start, run_end))
                        gap_done = bool(tail)
                    else:
                        gap_done = False
                    if gap and not gap_done:
                        pieces.append(Piece(" ", a, a))
                    run_start, run_end = a, b
                if not same_owner:
                    owners.append(sentence)
                width += gap + size
                if marks:
                    at = run_start
                    for place in marks:
                        pieces.append(Piece(text[at:place], at, place))
                        pieces.append(Piece(signs[place], place, place, sign=True))
                        at = place
                    run_start, run_end = (at, b) if at < b else (-1, -1)
    if run_start >= 0:
        pieces.append(Piece(text[run_start:run_end], run_start, run_end))
    if pieces:
        done.append((pieces, owners))
    return done


def _wrap_plain(
    text: str, sentence: int, start: int, end: int, measure: int, signs: Mapping[int, str]
) -> list[tuple[list[Piece], list[int]]] | None:
    """What ``_wrap`` gives for one sentence, if it is of plain words with one blank between each two.

    A row is found at once, not word by word: most of a long text is such sentences.
    """
    said = text[start:end]
    words = said.split(" ")
    if "" in words or max(map(len, words)) >= measure or len(said.split()) != len(words):
        return None
    if not _PLAIN.fullmatch(said):
        return None
    places = [p for p in sorted(signs) if start < p <= end and text[p - 1] != " "]
    if places:
        if any(len(signs[p]) != 1 or cell_len(signs[p]) != 1 for p in places):
            return None
        cuts = [start, *places, end]
        said = "".join(text[a:b] + signs.get(b, "") for a, b in pairwise(cuts[:-1])) + text[cuts[-2] : end]
        if max(map(len, said.split(" "))) > measure:
            return None
    done: list[tuple[list[Piece], list[int]]] = []
    at = first = 0  # in what is said with its signs; the first sign that is not set yet
    while at < len(said):
        cut = len(said) if len(said) - at <= measure else said.rindex(" ", at, at + measure + 1)
        begin = at - first + start
        pieces = []
        while first < len(places) and places[first] - start + first < cut:
            place = places[first]
            pieces += [Piece(text[begin:place], begin, place), Piece(signs[place], place, place, sign=True)]
            first += 1
            begin = place
            if place - start + first < cut and text[place] == " ":
                begin += 1
                pieces.append(Piece(" ", begin, begin))
        stop = cut - first + start
        if begin < stop:
            pieces.append(Piece(text[begin:stop], begin, stop))
        done.append((pieces, [sentence]))
        at = cut + 1
    return done


def _size(text: str, start: int, end: int, signs: Mapping[int, str]) -> tuple[int, list[int]]:
    """Cells of a part of a word with its signs, and where within or behind it signs stand."""
    part = text[start:end]
    size = end - start if part.isascii() else cell_len(part)
    if not signs:
        return size, []
    marks = [place for place in range(start + 1, end + 1) if place in signs]
    return size + sum(cell_len(signs[place]) for place in marks), marks


def _parts(text: str, start: int, end: int, measure: int) -> Sequence[tuple[int, int]]:
    """A word, cut where it may break: between wide characters, and at the measure if it is longer."""
    if end - start <= measure - 1 and (word := text[start:end]).isascii():
        return ((start, end),)
    word = text[start:end]
    if not _WIDE.search(word) and cell_len(word) <= measure - 1:
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    begin, width, wide_before = start, 0, False
    for match in _CLUSTER.finditer(text, start, end):
        size = cell_len(match.group())
        wide = bool(_WIDE.match(match.group()))
        if match.start() > begin and (width + size > measure - 1 or wide or wide_before):
            parts.append((begin, match.start()))
            begin, width = match.start(), 0
        width += size
        wide_before = wide
    parts.append((begin, end))
    return parts

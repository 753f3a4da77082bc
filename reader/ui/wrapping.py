"""Words wrapped at a measure in terminal cells. Plain data: knows nothing of Textual, tested without an app.

Wide characters count two, and text without spaces breaks between them. A sign may be set behind a stretch of
text, such as "≠" behind a figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

_WORDS = re.compile(r"\S+")
_WIDE = re.compile(
    "[\u1100-\u115e\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
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


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """Any text in lines of at most ``width`` cells, all but the first indented."""
    lines = ["".join(p.text for p in pieces) for pieces in plain_rows(text, max(8, width - indent))]
    return [(" " * indent if n else "") + line for n, line in enumerate(lines)]


def plain_rows(line: str, measure: int) -> list[tuple[Piece, ...]]:
    """Rows of a line that is not part of the article."""
    whole = [(0, 0, len(line))]
    return [
        tuple(Piece(piece.text, 0, 0, sign=True) for piece in pieces)
        for pieces, _ in wrap(line, whole, measure, {})
    ]


def wrap(
    text: str, sentences: Sequence[tuple[int, int, int]], measure: int, signs: Mapping[int, str]
) -> list[tuple[list[Piece], list[int]]]:
    """Rows of the given sentences run on: the pieces of each, and the sentences that stand on it."""
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

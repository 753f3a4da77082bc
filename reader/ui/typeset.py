"""Prose set in rows of whole words. Plain data: knows nothing of Textual, and is tested without an app.

A manuscript is a list of blocks (a paragraph, or one sentence of it), ready to be set at any measure. A
setting knows where each block stands; the rows of a block are worked out when they are asked for, so that a
long text costs little more than what of it is in view. Where all words of a block are plain, its rows are
counted by one pattern that ends them where ``wrap`` would.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, overload

from rich.cells import cell_len

from reader.articles.model import Form, Role
from reader.articles.roles import ITEM
from reader.figures.model import Analysis
from reader.ui.wrapping import Piece, plain_rows, wrap

_PLAIN = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u20ac]+")
"""Text of which every character takes one cell and joins with no other: most of what Europe writes."""
_SET_OFF = {Form.QUOTE: "│ ", Form.CAPTION: "▫ "}
"""What stands before each row of a quote, and before a caption."""
_NONE, _SEVERAL = -1, -2
_LEADS_FROM = 24
"""The measure below which nothing stands before a row."""


class Row(NamedTuple):
    """One row: its pieces, the sentence that it begins in (-1 for a blank row), and its role.

    ``first`` marks the first row of a block; ``lead`` stands before the text and is none of it.
    """

    pieces: tuple[Piece, ...] = ()
    sentence: int = -1
    role: Role = Role.BODY
    first: bool = False
    lead: str = ""


class Block(NamedTuple):
    """Sentences that run on, as (number, start, end).

    ``before`` tells of a blank row before it, ``lead`` and ``further`` what stands before its first row and
    before the others. ``said`` is its text with its signs if all of that is plain words with one blank
    between each two, and then ``longest`` the narrowest measure at which no word is cut; else "".
    """

    sentences: tuple[tuple[int, int, int], ...]
    role: Role
    before: bool
    lead: str = ""
    further: str = ""
    said: str = ""
    longest: int = 0


class Manuscript:
    """An article made ready for setting."""

    def __init__(
        self,
        analysis: Analysis | None = None,
        *,
        by_sentence: bool = False,
        signs: Mapping[int, str] | None = None,
        preface: Sequence[str] = (),
        with_forms: bool = False,
    ) -> None:
        """
        Args:
            analysis: The article with its sentences; without one nothing is set.
            by_sentence: Begin each sentence on a row of its own.
            signs: Offsets in the text, each the end of a word, and the sign to be set behind it.
            preface: Lines about the article, set under its headline.
            with_forms: Set off quotes and captions, and hang lists.
        """
        self.text = analysis.article.text if analysis is not None else ""
        self.signs = signs or {}
        self._sign_places = sorted(self.signs)
        self.roles = [sentence.role for sentence in analysis.sentences] if analysis is not None else []
        self.blocks = list(self._blocks(analysis, by_sentence, with_forms)) if analysis is not None else []
        self.first_sentences = [block.sentences[0][0] for block in self.blocks]
        self.starts = [block.sentences[0][1] for block in self.blocks]
        self.said = "\n".join(block.said for block in self.blocks)
        self.longest = max((block.longest for block in self.blocks), default=0)
        # The preface stands before the first block that is no headline.
        heads = (k for k, block in enumerate(self.blocks) if block.role is not Role.HEADLINE and block.before)
        self.preface_at = next(heads, len(self.blocks)) if preface else len(self.blocks)
        self.preface = preface

    def _blocks(self, analysis: Analysis, by_sentence: bool, with_forms: bool) -> Iterable[Block]:
        forms = {form.start: form.form for form in analysis.article.forms if form.form in _SET_OFF}
        for _, paragraph in groupby(enumerate(analysis.sentences), key=lambda item: item[1].paragraph):
            sentences = [(k, sentence.start, sentence.end) for k, sentence in paragraph]
            before = True
            for found in [[one] for one in sentences] if by_sentence else [sentences]:
                start = found[0][1]
                leads = _lead(self.text, start, forms.get(start)) if with_forms else ("", "")
                plain = ("", 0) if any(leads) else self._plain(found)
                yield Block(tuple(found), self.roles[found[0][0]], before, *leads, *plain)
                before = False

    def _plain(self, sentences: Sequence[tuple[int, int, int]]) -> tuple[str, int]:
        """What is said with its signs, if that is plain words, and the measure at which no word is cut."""
        text, start, end = self.text, sentences[0][1], sentences[-1][2]
        said = text[start:end]
        words = said.split(" ")
        if "" in words or not _PLAIN.fullmatch(said):
            return "", 0
        if any(b[1] - a[2] != 1 for a, b in pairwise(sentences)):
            return "", 0
        longest = max(map(len, words)) + 1
        places = [place for place in self.signs_in(start, end) if text[place - 1] != " "]
        if places:
            if any(len(self.signs[place]) != 1 or cell_len(self.signs[place]) != 1 for place in places):
                return "", 0
            cuts = [start, *places, end]
            said = "".join(text[a:b] + self.signs.get(b, "") for a, b in pairwise(cuts[:-1]))
            said += text[cuts[-2] : end]
            longest = max(longest, *map(len, said.split(" ")))
        return said, longest

    def signs_in(self, start: int, end: int) -> Sequence[int]:
        """The places of signs in a stretch of the text."""
        places = self._sign_places
        return places[bisect_right(places, start) : bisect_right(places, end)]

    def set(self, measure: int) -> Setting:
        """Set it in rows.

        Args:
            measure: Cells in a row; 8 if it is less.
        """
        return Setting(self, max(8, measure))


class Setting:
    """A manuscript set for one width: rows, and for each sentence its first and last row."""

    def __init__(self, manuscript: Manuscript | None = None, measure: int = 8) -> None:
        self.manuscript = manuscript or Manuscript()
        self.measure = measure
        self._made: dict[int, tuple[Row, ...]] = {}
        self._spans: dict[int, tuple[int, int]] = {}
        blocks = self.manuscript.blocks
        # As many words as fit: up to so many characters, before a blank or the end of the block.
        self._row_of_words = re.compile(rf".{{1,{self.measure}}}(?: |$)", re.MULTILINE)
        self._counts = self._count()
        self._first_rows: list[int] = []
        self._sentences: list[int] = []  # of each row; _NONE, or _SEVERAL in its block
        self._preface: list[Row] = []
        self._preface_row = 0
        for k, (block, count) in enumerate(zip(blocks, self._counts, strict=True)):
            if k == self.manuscript.preface_at:
                rows = [pieces for line in self.manuscript.preface for pieces in plain_rows(line, measure)]
                self._preface = [Row(pieces, -1, Role.HEADING) for pieces in rows]
                self._preface_row = len(self._sentences)
                self._sentences += [_NONE] * len(rows)
            if block.before and self._sentences:
                self._sentences.append(_NONE)
            self._first_rows.append(len(self._sentences))
            self._sentences += [block.sentences[0][0] if len(block.sentences) == 1 else _SEVERAL] * count
        self.rows = Rows(self)

    def _count(self) -> list[int]:
        """The rows of each block."""
        manuscript, measure = self.manuscript, self.measure
        if not manuscript.blocks:
            return []
        said = manuscript.said
        if manuscript.longest > measure:  # where a word is cut the pattern would look long for its end
            said = "\n".join([block.said if block.longest <= measure else "" for block in manuscript.blocks])
        counts = [len(line) for line in self._row_of_words.sub("\0", said).split("\n")]
        for k, block in enumerate(manuscript.blocks):
            if not block.said or block.longest > measure:
                counts[k] = len(self._block(k))
        return counts

    def __len__(self) -> int:
        return len(self._sentences)

    def _block(self, k: int) -> tuple[Row, ...]:
        """The rows of a block."""
        made = self._made.get(k)
        if made is None:
            made = self._made[k] = self._lay(k)
        return made

    def _lay(self, k: int) -> tuple[Row, ...]:
        manuscript, block = self.manuscript, self.manuscript.blocks[k]
        lead, further = (block.lead, block.further) if self.measure >= _LEADS_FROM else ("", "")
        start, end = block.sentences[0][1], block.sentences[-1][2]
        signs = {place: manuscript.signs[place] for place in manuscript.signs_in(start, end)}
        if block.said and block.longest <= self.measure and len(block.sentences) == 1 and not signs:
            return tuple(self._plain_rows(block))
        rows = []
        for n, (pieces, owners) in enumerate(
            wrap(manuscript.text, block.sentences, self.measure - cell_len(further), signs)
        ):
            # The mark of a list hangs before its text.
            rows.append(Row(tuple(pieces), owners[0], block.role, n == 0, further if n else lead))
            for sentence in owners:
                self._spans[sentence] = (self._spans.get(sentence, (n, n))[0], n)
        return tuple(rows)

    def _plain_rows(self, block: Block) -> Iterator[Row]:
        """What ``wrap`` gives for plain words, found as they are counted."""
        ((sentence, start, _),) = block.sentences
        for found in self._row_of_words.finditer(block.said):
            words, at = found[0].removesuffix(" "), start + found.start()
            yield Row((Piece(words, at, at + len(words)),), sentence, block.role, found.start() == 0)

    def row(self, number: int) -> Row:
        """A row by its number."""
        if self._sentences[number] != _NONE:
            k = bisect_right(self._first_rows, number) - 1
            return self._block(k)[number - self._first_rows[k]]
        n = number - self._preface_row
        return self._preface[n] if 0 <= n < len(self._preface) else _GAP

    def sentence_at(self, number: int) -> int:
        """The sentence in which a row begins; -1 for one that is none of the text."""
        sentence = self._sentences[number]
        return self.row(number).sentence if sentence == _SEVERAL else sentence

    def rows_of(self, sentence: int) -> tuple[int, int]:
        """First and last row of a sentence; (0, 0) if there is none."""
        if not 0 <= sentence < len(self.manuscript.roles):
            return 0, 0
        k = bisect_right(self.manuscript.first_sentences, sentence) - 1
        at = self._first_rows[k]
        if len(self.manuscript.blocks[k].sentences) == 1:
            return at, at + self._counts[k] - 1
        self._block(k)
        first, last = self._spans[sentence]
        return at + first, at + last

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """First and last row of every sentence."""
        return tuple(map(self.rows_of, range(len(self.manuscript.roles))))

    def role_of(self, sentence: int) -> Role:
        """The role of a sentence."""
        return self.manuscript.roles[sentence]

    def row_of_offset(self, offset: int) -> int:
        """The row in which the character at ``offset`` stands, or the nearest row before it."""
        k = bisect_right(self.manuscript.starts, offset) - 1
        if k < 0:
            return 0
        starts = [row.pieces[0].start for row in self._block(k)]
        return self._first_rows[k] + max(0, bisect_right(starts, offset) - 1)


class Rows(Sequence[Row]):
    """The rows of a setting, each made when it is asked for."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def __len__(self) -> int:
        return len(self._setting)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        numbers = range(len(self._setting))[index]
        if isinstance(numbers, range):
            return tuple(map(self._setting.row, numbers))
        return self._setting.row(numbers)


_GAP = Row()


def typeset(
    analysis: Analysis,
    measure: int,
    *,
    by_sentence: bool = False,
    signs: Mapping[int, str] | None = None,
    preface: Sequence[str] = (),
    with_forms: bool = False,
) -> Setting:
    """Set an article in rows; see ``Manuscript`` for the arguments."""
    manuscript = Manuscript(
        analysis, by_sentence=by_sentence, signs=signs, preface=preface, with_forms=with_forms
    )
    return manuscript.set(measure)


def _lead(text: str, begin: int, form: Form | None) -> tuple[str, str]:
    """What stands before the first row of a block, and before its further ones."""
    if form is not None:
        sign = _SET_OFF[form]
        return sign, sign if form is Form.QUOTE else " " * cell_len(sign)
    item = ITEM.match(text, begin)
    return "", " " * cell_len(item.group()) if item else ""

"""Comparisons, stories and bookmarks as CSV (RFC 4180, UTF-8), for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.comparison.coverage import coverage
from reader.comparison.model import Comparison
from reader.figures.model import Analysis
from reader.report.layout import one_line
from reader.report.story import claim_text, in_words, names, standing_of_row, values
from reader.report.text import value_text
from reader.report.timeline import InTime
from reader.report.words import BRIEF, figure_rows

if TYPE_CHECKING:
    from reader.library.bookmarks import Bookmark

_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d$£€¥.])")
"""How a cell begins that a spreadsheet would take for a formula."""


def cell(text: str) -> str:
    """Text in one line, and no formula."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def _written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell(text) for text in row] for row in rows)
    return out.getvalue()


def comparison_csv(comparison: Comparison) -> str:
    """A row for each pair of figures, each link, and each sentence that only one report has."""
    left, right = comparison.left, comparison.right
    rows: list[Sequence[str]] = []
    for row in figure_rows(comparison):
        a = left.figures[row.left] if row.left is not None else None
        b = right.figures[row.right] if row.right is not None else None
        rows.append(
            (
                "figures",
                BRIEF[row.standing],
                a.text if a else "",
                value_text(a) if a else "",
                b.text if b else "",
                value_text(b) if b else "",
                row.reason,
                left.sentence_text(a.sentence) if a else "",
                right.sentence_text(b.sentence) if b else "",
            )
        )
    for link in comparison.alignments:
        said = left.sentence_text(link.left), right.sentence_text(link.right)
        rows.append(("sentences", str(link.strength), "", "", "", "", f"{link.score:.2f}", *said))
    for which, (side, covered) in enumerate(zip((left, right), coverage(comparison), strict=True)):
        for sentence in sorted(covered.only):
            text = side.sentence_text(sentence)
            rows.append(("sentences", "only here", *[""] * 5, *((text, "") if not which else ("", text))))
    head = ("what", "verdict", "left", "left value", "right", "right value", "why", "left sentence")
    return _written((*head, "right sentence"), rows)


def story_csv(said: InTime) -> str:
    """A row for each measured thing, each telling of one, and each claim; a column for each report."""
    story = said.story
    called = names(story)
    count = range(len(called))
    rows: list[Sequence[str]] = []
    for row in story.measured:
        told = BRIEF[standing_of_row(row)]
        rows.append(
            (
                "figure",
                told,
                f"{said.thing(row)}: {in_words(story, row, 120)}",
                *(values(story, row, k) for k in count),
            )
        )
    for line in said.made.lines:
        for one in said.rows(line):
            report = said.made.report_of[one.telling.text]
            value = one.value + (f" ({one.remark})" if one.remark else "")
            cells = (value if k == report else "" for k in count)
            rows.append(("in time", said.when(one.telling) or "", said.name(line), *cells))
    for claim in story.claims:
        told = "contested" if claim.contested else f"{len(claim.voices)} voices"
        claimed = (_claimed(story.reports[k], claim.sentences[k]) for k in count)
        rows.append(("claim", told, claim_text(story, claim), *claimed))
    return _written(("what", "verdict", "words", *called), rows)


def _claimed(report: Analysis, sentences: Sequence[int]) -> str:
    return " ".join(one_line(report.sentence_text(k)) for k in sentences)


def bookmarks_csv(bookmarks: Sequence[Bookmark], addresses: Mapping[str, str]) -> str:
    """A row for each bookmark; ``addresses`` are those of the articles, by id."""
    rows = []
    for bookmark in bookmarks:
        cells = [bookmark.kind.value, bookmark.created]
        for anchor in (bookmark.left, bookmark.right):
            told = (anchor.quote, anchor.headline, anchor.source) if anchor else ("", "", "")
            cells += [*told, addresses.get(anchor.article_id, "") if anchor else ""]
        rows.append([*cells, bookmark.note])
    sides = [
        f"{side} {what}" for side in ("left", "right") for what in ("quote", "headline", "source", "address")
    ]
    return _written(("kind", "created", *sides, "note"), rows)

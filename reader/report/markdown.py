"""Comparisons, stories and bookmarks as Markdown, for a note or a pull request."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.articles.model import Article, Role
from reader.comparison.coverage import coverage
from reader.comparison.model import Comparison
from reader.figures.model import Analysis
from reader.report.layout import about, one_line
from reader.report.story import (
    claim_text,
    in_words,
    names,
    pair_text,
    standing_of_row,
    summary_of,
    values,
    voices_text,
)
from reader.report.text import stated
from reader.report.timeline import OUTLET_HEADS, InTime, outlet_cells
from reader.report.words import BRIEF, SIGN, figure_rows, summary

if TYPE_CHECKING:
    from reader.library.bookmarks import Bookmark

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def plain(text: str) -> str:
    """Text from outside in one line of Markdown that says just that."""
    return _AT_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", _SPECIAL.sub(r"\\\1", one_line(text)))


def _link(article: Article) -> str:
    headline = f"**{plain(article.headline)}**"
    return f"[{headline}]({_address(article.url)})" if article.url else headline


def _address(url: str) -> str:
    """An address as the target of a link."""
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20") + ">"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def comparison_markdown(comparison: Comparison) -> str:
    """Both articles, the figures in a table, what both say, and what one alone says."""
    left, right = comparison.left, comparison.right
    lines = ["# Two reports side by side", ""]
    for letter, side in (("A", left), ("B", right)):
        told = about(side.article)
        lines.append(f"- {letter}: {_link(side.article)}" + (f", {plain(told)}" if told else ""))
    lines += ["", plain(summary(comparison)), "", "## Figures", ""]
    rows = [row for row in figure_rows(comparison) if row.left is not None and row.right is not None]
    if rows:
        cells = [
            (
                plain(stated(left.figures[row.left])) if row.left is not None else "",
                plain(stated(right.figures[row.right])) if row.right is not None else "",
                f"{plain(SIGN[row.standing])} {BRIEF[row.standing]}",
                plain(row.reason),
            )
            for row in rows
        ]
        lines += _table(("A", "B", "verdict", "why"), cells)
    else:
        lines.append("No two figures found that measure the same.")
    lines += ["", "## Both say", ""]
    for link in comparison.alignments:
        sign = "=" if link.strength == "same" else "\\~"
        lines.append(f"- {sign} A: {plain(left.sentence_text(link.left))}  ")
        lines.append(f"  B: {plain(right.sentence_text(link.right))}")
    if not comparison.alignments:
        lines.append("No two sentences found that say the same.")
    for letter, side, covered in zip("AB", (left, right), coverage(comparison), strict=True):
        lines += ["", f"## Only {letter} says", ""]
        told_here = [k for k in sorted(covered.only) if _said(side, k)]
        lines += [f"- {plain(side.sentence_text(k))}" for k in told_here] or ["Nothing."]
    return "\n".join(lines) + "\n"


def _said(side: Analysis, sentence: int) -> bool:
    return side.sentences[sentence].role in (Role.BODY, Role.HEADLINE)


def story_markdown(said: InTime) -> str:
    """The reports, each against each, every shared figure in every report, in time, and who claims what."""
    story = said.story
    called = names(story)
    count = len(called)
    lines = ["# One story in several reports", "", plain(summary_of(story)), ""]
    for k, report in enumerate(story.reports):
        dated = report.article.dated
        lines.append(
            f"{k + 1}. {plain(called[k])}: {_link(report.article)}" + (f", {dated}" if dated else "")
        )
    lines += ["", "## Links and differing figures, each two reports", ""]
    head = ["", *(str(k + 1) for k in range(count))]
    lines += _table(
        head,
        [
            [str(a + 1), *("·" if a == b else plain(pair_text(story, a, b)) for b in range(count))]
            for a in range(count)
        ],
    )
    shared = [row for row in story.measured if len(row.reports) > 1]
    lines += ["", "## Figures", ""]
    lines += _table(
        ["", *map(plain, called), "what", "words around"],
        [
            [
                plain(SIGN[standing_of_row(row)]),
                *(
                    f"**{plain(values(story, row, k))}**"
                    if k in row.outliers
                    else plain(values(story, row, k))
                    for k in range(count)
                ),
                plain(said.thing(row)),
                plain(in_words(story, row, 90)),
            ]
            for row in shared
        ],
    )
    if said.moved:
        lines += ["", "## In time"]
    for line in said.moved:
        lines += ["", f"### {plain(said.name(line))}", "", "```text", *said.drawn(line), "```", ""]
        told = [[row.when, row.value, row.who, row.remark] for row in said.rows(line)]
        lines += _table(["when", "value", "report", ""], [list(map(plain, row)) for row in told])
    if said.any_order:
        told = [[outlet.name, *outlet_cells(outlet)] for outlet in said.outlets]
        lines += ["", "## Outlets", ""]
        lines += _table(["outlet", *OUTLET_HEADS], [list(map(plain, row)) for row in told])
    lines += ["", "## Claims", ""]
    for claim in story.claims:
        if len(claim.reports) > 1:
            who = ", ".join(str(k + 1) for k in claim.reports)
            lines.append(f"- {plain(claim_text(story, claim))} ({plain(voices_text(claim))}: {who})")
    return "\n".join(lines) + "\n"


def bookmarks_markdown(bookmarks: Sequence[Bookmark], addresses: Mapping[str, str]) -> str:
    """Bookmarks with what they quote, where it stands, and their notes.

    Args:
        bookmarks: In the order wanted.
        addresses: Of the articles, by id.
    """
    lines = ["# Bookmarks", ""]
    for bookmark in bookmarks:
        for place, anchor in enumerate(a for a in (bookmark.left, bookmark.right) if a is not None):
            url = addresses.get(anchor.article_id, "")
            headline = f"[{plain(anchor.headline)}]({_address(url)})" if url else plain(anchor.headline)
            lead = "- " if not place else "  "
            told = ", ".join(part for part in (plain(anchor.source), bookmark.created[:10]) if part)
            lines.append(f"{lead}{headline}, {told}  ")
            if anchor.quote and anchor.quote != anchor.headline:
                lines.append(f"  > {plain(anchor.quote)}")
                lines.append("")
        if bookmark.note:
            lines += [f"  Note: {plain(bookmark.note)}", ""]
    return "\n".join(lines).rstrip() + "\n"

"""A story as tables and in sentences for the screen. Plain data: knows nothing of Textual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.comparison.claims import Claim
from reader.comparison.measured import Measured
from reader.comparison.model import Verdict
from reader.comparison.story import Story, shares
from reader.report import story as report
from reader.report.layout import one_line
from reader.report.timeline import OUTLET_HEADS, InTime, outlet_cells
from reader.report.words import SIGN, Standing, standing_of, summary
from reader.ui.explaining import Told
from reader.ui.tables import Cell, Table

CONTEXT = 140
"""Cells of the words around a figure."""


class Opening(NamedTuple):
    """Two reports to be compared, and offsets into both at which to open; None: at their beginning.

    ``figures`` tells that the offsets are of figures.
    """

    left: int
    right: int
    places: tuple[int, int] | None = None
    figures: bool = False


def matrix(story: Story) -> Table:
    """Every report against every other: links, differing figures, copied sentences."""
    called = report.names(story)
    rows: list[tuple[Cell, tuple[Cell, ...]]] = []
    for a, name in enumerate(called):
        cells = [_pair(story, a, b) if a != b else ("—", "dim") for b in range(len(called))]
        rows.append(((f"{a + 1} {name}", "bold"), tuple(cells)))
    heads = tuple(f"{k + 1} {name}" for k, name in enumerate(called))
    title = f"links {SIGN[Standing.DIFFERS]}differing {report.COPY_SIGN}copied"
    return Table(title, heads, tuple(rows), 30, (9, 30))


def _pair(story: Story, a: int, b: int) -> Cell:
    text = report.pair_text(story, a, b)
    return text, "differs" if SIGN[Standing.DIFFERS] in text else ""


def figures(said: InTime, rows: Sequence[Measured | None], single: int, *, folded: bool) -> Table:
    """A row for each measured thing, a column for each report; what contradicts most voices is marked.

    None stands for the line above what one report alone states, ``single`` figures that may be folded away.
    """
    story = said.story
    made: list[tuple[Cell, tuple[Cell, ...]]] = []
    for row in rows:
        if row is None:
            made.append(_fold(story, f"{single} figure{'s' * (single != 1)} of one report", folded=folded))
            continue
        sign = SIGN[report.standing_of_row(row)]
        cells = tuple(_value(story, row, k) for k in range(len(story.reports)))
        style = "bold" if row.contested else "dim" if len(row.reports) == 1 else ""
        made.append(((f"{sign} {said.thing(row)}", style), cells))
    heads = tuple(f"{k + 1} {name}" for k, name in enumerate(report.names(story)))
    return Table("what is measured", heads, tuple(made), 34, (13, 30), "No figure fits.")


def _fold(story: Story, what: str, *, folded: bool) -> tuple[Cell, tuple[Cell, ...]]:
    """The row above what may be folded away."""
    return (f"{'▸' if folded else '▾'} {what}", "accent"), tuple(("", "") for _ in story.reports)


def _value(story: Story, row: Measured, k: int) -> Cell:
    found = report.standing(row, k)
    if found is None:
        return "-", "dim"
    sign = SIGN[Standing.DIFFERS] + " " if found is Standing.DIFFERS else ""
    return sign + report.values(story, row, k), found.value


def claims(story: Story, rows: Sequence[Claim | None], single: int, *, folded: bool) -> Table:
    """A row for each claim, a narrow column for each report; copies, and other figures, are marked.

    None stands for the line above what one voice alone claims, ``single`` claims that may be folded away.
    """
    made: list[tuple[Cell, tuple[Cell, ...]]] = []
    for row in rows:
        if row is None:
            made.append(_fold(story, f"{single} claim{'s' * (single != 1)} of one voice", folded=folded))
            continue
        copied = report.copies_in(row)
        count = len(row.voices)
        cells: list[Cell] = []
        for k, found in enumerate(row.sentences):
            sign = "" if not found else report.COPY_SIGN if k in copied else "●"
            style = "accent" if sign == report.COPY_SIGN else "same" if sign else "dim"
            cells.append((sign or "-", style))
        for (k, _), verdict in row.against:
            cells[k] = SIGN[standing_of(verdict)], str(verdict)
        label = f"{count}{report.COPY_SIGN if copied else ' '} {report.claim_text(story, row)}"
        made.append(((label, "" if count > 1 else "dim"), tuple(cells)))
    heads = tuple(str(k + 1) for k in range(len(story.reports)))
    title = f"voices and claim ({report.COPY_SIGN} word for word, ≠ but for a figure, ≟ perhaps so)"
    return Table(title, heads, tuple(made), 36, (3, 4), "No claim fits.")


def outlets(said: InTime) -> Table:
    """A row for each outlet: how often first, alone, word for word, behind, changed."""
    rows = tuple(
        ((outlet.name, "bold"), tuple((cell, "") for cell in outlet_cells(outlet))) for outlet in said.outlets
    )
    return Table("outlet", OUTLET_HEADS, rows, 26, (9, 14))


# --- what Enter opens ---


def open_pair(row: int, column: int) -> Opening | None:
    """The comparison that a cell of the matrix stands for."""
    return Opening(row, column) if row != column else None


def open_figure(story: Story, row: Measured, k: int) -> Opening | None:
    """A report's figure against the one that contradicts it, or may; else against another that states it."""

    def place(report_: int) -> int:
        return story.reports[report_].figures[row.figures[report_][0]].start

    doubt = next((doubt for doubt in row.doubts if k in (doubt[0][0], doubt[1][0])), None)
    if doubt is not None and not row.contested:
        mine, other = doubt if doubt[0][0] == k else doubt[::-1]
        places = report.figure_at(story, mine).start, report.figure_at(story, other).start
        return Opening(k, other[0], places, figures=True)
    found = _opposite(k, row.reports, row.groups, place)
    return found._replace(figures=True) if found is not None else None


def open_claim(story: Story, row: Claim, k: int) -> Opening | None:
    """A report's claim against the same in another report, of another voice if there is one."""

    def place(report_: int) -> int:
        return story.reports[report_].sentences[row.sentences[report_][0]].start

    other = next((place for place, _ in row.against if place[0] == k), None)
    if other is not None:
        here, there = (story.reports[r].sentences[s].start for r, s in (other, row.told_by))
        return Opening(k, row.told_by[0], (here, there))
    return _opposite(k, row.reports, row.voices, place)


def _opposite(
    k: int, reports: tuple[int, ...], groups: tuple[tuple[int, ...], ...], place: Callable[[int], int]
) -> Opening | None:
    if k not in reports or len(reports) < 2:
        return None
    others = [r for group in groups if k not in group for r in group] + [r for r in reports if r != k]
    # The chosen report is on the left, where the cursor is.
    return Opening(k, others[0], (place(k), place(others[0])))


# --- in whole sentences ---


def shares_told(story: Story, a: int, b: int) -> str:
    """How much of each of two reports the other also has."""
    called, (first, second) = report.names(story), shares(story, a, b)
    return f"{first:.0%} of {called[a]} is also in {called[b]}, {second:.0%} of {called[b]} in {called[a]}"


def pair_told(story: Story, a: int, b: int) -> list[Told]:
    """Two reports: links, figures by verdict, shares, and what is carried word for word."""
    called = report.names(story)
    told: list[Told] = [(f"{k + 1} {called[k]}: {story.reports[k].article.headline}", "bold") for k in (a, b)]
    told += [(summary(story.comparisons[min(a, b), max(a, b)]), ""), (shares_told(story, a, b), "")]
    for own, other in ((a, b), (b, a)):
        copied = story.copied_share(own, other)
        if copied:
            told.append((f"{report.COPY_SIGN} {copied:.0%} of {called[own]} stands there word for word", ""))
    return told


def figure_told(story: Story, row: Measured) -> list[Told]:
    """A measured thing in every report's words, outliers marked."""
    told: list[Told] = [(report.verdict_of(story, row), "accent" if row.contested else "bold")]
    for k in row.reports:
        figures = story.reports[k].figures
        sentences = tuple(dict.fromkeys(figures[f].sentence for f in row.figures[k]))
        told += _quoted(story, k, sentences, report.values(story, row, k), marked=k in row.outliers)
    for _, other in row.doubts:
        figure = report.figure_at(story, other)
        told += _quoted(
            story, other[0], (figure.sentence,), f"{one_line(figure.text)} may be of the same thing"
        )
    return told


def claim_told(story: Story, row: Claim) -> list[Told]:
    """A claim in every report's words, copies marked."""
    told: list[Told] = [(report.voices_text(row), "bold")]
    copied = report.copies_in(row)
    for k in row.reports:
        told += _quoted(
            story, k, row.sentences[k], "nearly word for word as elsewhere" if k in copied else ""
        )
    for (k, sentence), verdict in row.against:
        more = "with another figure" if verdict is Verdict.DIFFERS else "perhaps with another figure"
        told += _quoted(story, k, (sentence,), more, marked=True)
    return told


def _quoted(story: Story, k: int, sentences: Sequence[int], more: str, *, marked: bool = False) -> list[Told]:
    analysis, name = story.reports[k], report.names(story)[k]
    head = f"{k + 1} {name} — {more}" if more else f"{k + 1} {name}"
    quotes: list[Told] = [(f"   {one_line(analysis.sentence_text(s))}", "") for s in sentences]
    return [("", ""), (head, "accent" if marked else "bold"), *quotes]

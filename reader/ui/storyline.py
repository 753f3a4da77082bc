"""The timeline of a story for the screen: a row for each thing, and the course of one. No Textual here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from reader.comparison.timeline import Line, Telling, Timeline
from reader.report.layout import pad
from reader.report.story import standing_of_row
from reader.report.timeline import InTime, order_note
from reader.report.words import SIGN
from reader.ui.explaining import Told
from reader.ui.tables import Cell, Table

_LEAST_PLOT, _MOST_PLOT = 3, 9


def table(said: InTime, lines: Sequence[Line], is_new: Callable[[Line], bool]) -> Table:
    """A row for each thing: its name, then each value with who stated it; a + marks what is new."""
    found = [(line, said.points(line)) for line in lines]
    most = max((len(texts) for _, texts in found), default=1)
    rows: list[tuple[Cell, tuple[Cell, ...]]] = []
    for line, texts in found:
        cells = [(text, "unclear" if text.startswith("○") else "") for text in texts]
        cells += [("", "")] * (most - len(texts))
        sign = SIGN[standing_of_row(line.row)]
        sign += "+" if is_new(line) else ""
        rows.append(((f"{sign} {said.name(line)}", "bold" if line.moved else "dim"), tuple(cells)))
    heads = ("told first", *("then" for _ in range(most - 1)))
    return Table("what is measured", heads, tuple(rows), 30, (26, 34), "Nothing is stated by two reports.")


def course(said: InTime, line: Line, at: int, width: int, height: int) -> tuple[list[list[Cell]], int]:
    """The plot of a thing and the list of those who state it, in so many cells; where the list begins.

    Args:
        said: The timeline in words.
        line: The thing.
        at: The point at the cursor, by index.
        width: Cells of a row.
        height: Rows there are; the list is cut so that the cursor's row is in it.
    """
    note = order_note(line)
    rows: list[list[Cell]] = [[(f" {said.name(line)}", "bold"), (f"  {note}" if note else "", "dim")]]
    listed = said.rows(line)
    if line.moved and line.points and height > 6:
        room = max(_LEAST_PLOT, min(_MOST_PLOT, height - 3 - min(len(listed), max(2, height // 3))))
        rows += [[(" ", ""), *parts] for parts in said.plot(line, width - 2, room, at)]
    room = max(1, height - len(rows))
    here = next((k for k, row in enumerate(listed) if row.point == at), len(listed) - 1 if at >= 0 else 0)
    top = max(0, min(here - room + 2, len(listed) - room)) if len(listed) > room else 0
    begins = len(rows)
    when, value = (
        min(17, max(map(cell_len, texts), default=0))
        for texts in ([row.when for row in listed], [row.value for row in listed])
    )
    for row in listed[top : top + room]:
        marked = row.point == at or (row.point < 0 and at >= len(line.points))
        style = "cursor" if marked else ""
        rows.append(
            [
                (
                    f" {'▸' if marked else ' '} {pad(row.when, when)}  {pad(row.value, value)}  {row.who}",
                    style,
                ),
                (f"  {row.remark}" if row.remark else "", "late"),
            ]
        )
    return rows, begins - top


def tellings_at(line: Line, column: int) -> Sequence[Telling]:
    """What stands in a cell of a thing's row; empty where there is none."""
    if column < len(line.points):
        return line.points[column].tellings
    left = column - len(line.points)
    return (line.undated[left],) if left < len(line.undated) else ()


def other_of(made: Timeline, line: Line, column: int) -> Telling | None:
    """The telling that one compares with: of another report, the last before with another value, else any."""
    here = tellings_at(line, column)
    if not here:
        return None
    own = made.report_of[here[0].text]
    level = line.points[column].level if column < len(line.points) else -1
    before = [point for point in line.points[:column][::-1] if point.level != level]
    after = [point for point in line.points[column + 1 :] if point.level != level]
    same = [point for point in line.points if point.level == level]
    for point in (*before, *after, *same):
        for telling in point.tellings:
            if made.report_of[telling.text] != own:
                return telling
    return next((t for t in here if made.report_of[t.text] != own), None)


def told(said: InTime, line: Line) -> list[Told]:
    """Everyone's words in the order of time."""
    found: list[Told] = [(said.name(line), "bold")]
    for row in said.rows(line):
        head = f"{row.when}  {row.who} — {row.value}" + (f", {row.remark}" if row.remark else "")
        found += [("", ""), (head, "accent" if row.remark else "bold")]
        found.append((f"   {said.sentence(row.telling)}", ""))
    return found

"""A step plot of one measured thing in time, in characters: values up, time to the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from decimal import Decimal
from itertools import pairwise

from rich.cells import cell_len

from reader.comparison.moments import Slot
from reader.comparison.timeline import Line, Point, Step, span
from reader.figures.model import Qualifier
from reader.report.layout import shorten

Part = tuple[str, str]
"""A stretch of a row and how it is set: "axis", "line", "known", "late", "cursor"."""

_LABEL = 16
_BESIDE = 3  # columns of an axis beside its labels
_KNOWN = {Qualifier.OVER: "▲", Qualifier.UNDER: "▼"}
_LATE = {Qualifier.OVER: "△", Qualifier.UNDER: "▽"}
LATE = "○△▽"
"""The signs of those who are behind."""
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_JOINTS = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
MOST_SLOTS = 40
"""Moments that are plotted: of more the latest."""


def marker(point: Point, line: Line) -> str:
    """The sign of a point: hollow where all who state it are behind, an arrow where it is a bound."""
    hollow = all(telling.step in (Step.BEHIND, Step.BACK) for telling in point.tellings)
    qualifier = line.levels[point.level].qualifier
    return _LATE.get(qualifier, "○") if hollow else _KNOWN.get(qualifier, "●")


def plot(
    line: Line, width: int, height: int, zone: tzinfo, labels: Sequence[str], at: int = -1
) -> list[list[Part]]:
    """The rows of a plot: values from the greatest down, then the axis of time with its labels.

    A gap between moments is as wide as it is long, so far as every moment keeps a place of its own; the
    values stand in the order of their size, apart by how far they are. A range has both its ends, with a bar
    between.

    Args:
        line: The thing.
        width: Cells of a row.
        height: Rows for the values, at least one for each end of each value; fewer are made more.
        zone: The zone of the labels.
        labels: What each level is called.
        at: The point at the cursor, by index; -1 for none.
    """
    shown = range(max(0, len(line.slots) - MOST_SLOTS), len(line.slots))
    scale, ends = _rows(line, height)
    rows = max(scale.values(), default=0) + 1
    room = min(_LABEL, max((cell_len(label) for label in labels), default=0))
    across = max(2 * len(shown), width - room - _BESIDE)
    columns = _columns([line.slots[k] for k in shown], across)
    joints = [[0] * across for _ in range(rows)]
    _draw_steps(line, shown, columns, ends, joints)
    marks: dict[tuple[int, int], tuple[str, str]] = {}
    for index, point in enumerate(line.points):
        if point.slot not in shown:
            continue
        x, (low, high) = columns[point.slot - shown.start], ends[point.level]
        sign = marker(point, line)
        style = "cursor" if index == at else "late" if sign in LATE else "known"
        for y in range(low, high + 1):
            marks[y, x] = (sign if y in (low, high) else "┃", style)
        voices = str(len(point.tellings)) if len(point.tellings) > 1 else ""
        for k, digit in enumerate(voices, 1):
            if x + k < across and (x + k) not in columns:
                marks[low, x + k] = (digit, style)
    called: dict[int, str] = {}
    for level, label in enumerate(labels):
        called.setdefault(ends[level][1], label)
    made: list[list[Part]] = []
    for y in range(rows - 1, -1, -1):
        label = shorten(called.get(y, ""), room)
        row: list[Part] = [(" " * (room - cell_len(label)) + label + (" ┤" if y in called else " │"), "axis")]
        for x in range(across):
            sign, style = marks.get((y, x), (_JOINTS[joints[y][x]], "line"))
            if row[-1][1] == style:
                row[-1] = (row[-1][0] + sign, style)
            else:
                row.append((sign, style))
        made.append(row)
    made.append([(" " * room + " └" + "".join("┬" if x in columns else "─" for x in range(across)), "axis")])
    made.append([(" " * (room + 2) + _time_labels(line, shown, columns, across, zone), "axis")])
    return made


def _rows(line: Line, height: int) -> tuple[dict[Decimal, int], list[tuple[int, int]]]:
    """The row of each value, from below, and for each level those of its ends."""
    spans = [span(figure) for figure in line.levels]
    values = sorted({end for found in spans if found is not None for end in found})
    # Two currencies are not on one scale: then, and for equal values, each level has a row by its order.
    mixed = len({figure.unit for figure in line.levels if figure.kind == "money"}) > 1
    if mixed or not values:
        return {Decimal(k): k for k in range(len(spans))}, [(k, k) for k in range(len(spans))]
    least, most = values[0], values[-1]
    rows: dict[Decimal, int] = {}
    last = -1
    for k, value in enumerate(values):
        share = (value - least) / (most - least) if most > least else Decimal(0)
        wanted = round(share * max(height - 1, len(values) - 1))
        # Room is left for those above; each has a row of its own.
        last = max(last + 1, min(int(wanted), max(height, len(values)) - (len(values) - k)))
        rows[value] = last
    return rows, [(rows[found[0]], rows[found[1]]) for found in spans if found is not None]


def _columns(slots: Sequence[Slot], across: int) -> list[int]:
    """The column of each moment: two at least from the one before, the rest of the room by the time."""
    count = len(slots)
    if count < 2:
        return [0] * count
    gaps = [max(0.0, (b.start - a.start).total_seconds()) for a, b in pairwise(slots)]
    least = 3 if across >= 3 * count else 2
    free, total = across - 3 - least * (count - 1), sum(gaps)
    found, at = [0], 0.0
    for gap in gaps:
        at += least + (free * gap / total if total and free > 0 else 0)
        found.append(int(at))
    return found


def _draw_steps(
    line: Line, shown: range, columns: Sequence[int], ends: Sequence[tuple[int, int]], joints: list[list[int]]
) -> None:
    """The line of what is known: from moment to moment, with all values that stand side by side."""
    now: set[int] = set()
    for slot in shown:
        x = columns[slot - shown.start]
        told = {
            row
            for point in line.points
            if point.slot == slot and any(t.step in (Step.FIRST, Step.AGAIN) for t in point.tellings)
            for row in ends[point.level]
        }
        if slot > shown.start:
            before = columns[slot - 1 - shown.start]
            for row in now:
                for k in range(before, x):
                    joints[row][k] |= _RIGHT
                    joints[row][k + 1] |= _LEFT
        if told and now and told != now:
            low, high = min(told | now), max(told | now)
            for row in range(low, high):
                joints[row][x] |= _UP
                joints[row + 1][x] |= _DOWN
        now = told or now


def _time_labels(line: Line, shown: range, columns: Sequence[int], across: int, zone: tzinfo) -> str:
    """The moments under the axis, as many as have room; the day where it changes."""
    row = [" "] * (across + 2)
    free, last_day = 0, None
    for slot in shown:
        label = slot_label(line.slots[slot], zone, last_day=last_day)
        x = min(columns[slot - shown.start], across + 2 - len(label))
        if x < free:
            continue
        row[x : x + len(label)] = label
        free = x + len(label) + 1
        last_day = day_of(line.slots[slot], zone)
    return "".join(row).rstrip()


def day_of(slot: Slot, zone: tzinfo) -> date:
    """The day of a slot, in the zone in which it is shown."""
    return slot.day if slot.by_day else slot.start.astimezone(zone).date()


def slot_label(slot: Slot, zone: tzinfo, *, last_day: date | None = None) -> str:
    """When a slot is: the time, the day where it is another than the last one, or the day alone."""
    if slot.by_day:
        return f"{slot.day.day} {slot.day:%b}"
    start = slot.start.astimezone(zone)
    time = f"{start:%H:%M}"
    return time if start.date() == last_day else f"{start.day} {start:%b} {time}"

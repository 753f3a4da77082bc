"""Reading what a second reader answers: only ids that were asked, only verdicts of the list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reader.articles.cleaning import clean_line
from reader.judging.model import VERDICTS, Answer, Item
from reader.judging.questions import ids

MOST_CHARACTERS = 200_000
"""Of an answer so much is read."""
_REASON = 160  # characters of a reason that are kept
_DECODER = json.JSONDecoder()


def read_answers(text: str, batch: Sequence[Item]) -> dict[Item, Answer]:
    """What an answer says of the items of a question.

    The object may stand among words or in a fence, and may break off: what is whole in it is read. What was
    not asked, has no verdict of the list, or is answered in two ways is left out.
    """
    asked = ids(batch)
    found: dict[Item, Answer] = {}
    twice = set()
    for row in _rows(text[:MOST_CHARACTERS]):
        item = asked.get(row["id"]) if isinstance(row.get("id"), str) else None
        verdict = row.get("verdict")
        if item is None or not isinstance(verdict, str):
            continue
        verdict = verdict.strip().lower()
        if verdict not in VERDICTS[item.task]:
            continue
        if item in found and found[item].verdict != verdict:
            twice.add(item)
        why = row.get("why")
        found[item] = Answer(verdict, _one_reason(why) if isinstance(why, str) else "")
    return {item: answer for item, answer in found.items() if item not in twice}


def _one_reason(text: str) -> str:
    line = clean_line(text[: 4 * _REASON])
    return line if len(line) <= _REASON else line[: _REASON - 1].rstrip() + "…"


def _rows(text: str) -> Iterator[dict[str, Any]]:
    """The entries of the first object with answers; without one, every object that has an id."""
    at = text.find("{")
    while at >= 0:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            end, value = at + 1, None
        if isinstance(value, dict):
            rows = value.get("answers")
            if isinstance(rows, list):
                yield from (row for row in rows if isinstance(row, dict))
                return
            if "id" in value:
                yield value
        at = text.find("{", end)

"""How often a date without a year gets the right one from the text alone.

usage: python -m tests.benchmarks.score_years CORPUS.jsonl[.gz]

The corpus has a JSON object a line with date, title and text. Each article is read once with its date, whose
years are taken to be right, and once without: printed is, for days and for bare months and by what the year
was taken from, how many are right, false, and left open.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.figures.analysis import analyse
from reader.figures.model import PartialDate
from reader.figures.years import Years, parse_iso
from reader.importing.building import article_from_parts

SORTS = ("the same day elsewhere", "“that year”", "a message or picture", "a day told with its year")


def told(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Of each date without a year: day or month, what its year is from, and right, false or open."""
    article = article_from_parts(row["title"], row["text"])
    dating = analyse(article).dating
    hidden, known = Years(None, dating.stated), Years(parse_iso(row["date"]), dating.stated)
    for item in dating.undated:
        value: PartialDate = item.value
        elsewhere = value.day is not None and (value.month or 1, value.day) in hidden.days
        sort = 1 if item.that_year else 0 if elsewhere else 2 if hidden.today is not None else 3
        year = hidden.choose(item)
        outcome = "open" if year is None else "right" if year == known.choose(item) else "false"
        yield "day" if value.day is not None else "month", SORTS[sort], outcome


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    counts: Counter[tuple[str, str, str]] = Counter()
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for line in file:
            counts.update(told(json.loads(line)))
    for what in ("day", "month"):
        for sort in SORTS:
            right, false, left = (counts[what, sort, outcome] for outcome in ("right", "false", "open"))
            share = f", {right / (right + false):.2f} of those given a year" if right + false else ""
            print(f"{what:5} {sort:24} right {right:5}, false {false:4}, open {left:5}{share}")


if __name__ == "__main__":
    main()

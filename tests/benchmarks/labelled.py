"""Labelled article pairs as the fitting scripts read them.

A folder of labels holds ``alignments.tsv`` (a, b, strength) and ``AAA.sentences.tsv`` (id, start, end);
a folder of texts holds ``AAA*.txt``. Offsets are characters into the decoded file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.figures.years import redate
from reader.importing.files import read_file


@dataclass
class LabelledPair:
    """Two analysed articles and the strength of each labelled link, by our own sentence indexes."""

    name: tuple[str, str]
    left: Analysis
    right: Analysis
    links: dict[tuple[int, int], set[tuple[str, str]]]
    """Our pair of sentences -> the labelled pairs that it covers."""
    labels: dict[tuple[str, str], str]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a header, nothing quoted."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def load_pairs(labels: Path, texts: Path) -> Iterator[LabelledPair]:
    """Every labelled pair of a folder."""
    units = {
        path.name.split(".")[0]: [(row["id"], int(row["start"]), int(row["end"])) for row in read_rows(path)]
        for path in sorted(labels.glob("*.sentences.tsv"))
    }
    analysed: dict[str, Analysis] = {}
    covers: dict[str, list[list[str]]] = {}
    for name, sentences in units.items():
        path = next(p for p in sorted(texts.iterdir()) if p.name.startswith(name))
        analysis = analyse(read_file(path))
        analysed[name] = analysis
        to_file = analysis.article.source_map.to_file
        covers[name] = [
            [
                i
                for i, start, end in sentences
                if _covers((to_file(s.start), to_file(s.end - 1) + 1), (start, end))
            ]
            for s in analysis.sentences
        ]
    wanted: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
    for row in read_rows(labels / "alignments.tsv"):
        key = (row["a"].split(".")[0], row["b"].split(".")[0])
        wanted.setdefault(key, {})[row["a"], row["b"]] = row["strength"]
    for (a, b), strengths in sorted(wanted.items()):
        links = {
            (i, j): {(x, y) for x in left for y in right}
            for i, left in enumerate(covers[a])
            for j, right in enumerate(covers[b])
            if left and right
        }
        left, right = analysed[a], analysed[b]
        yield LabelledPair((a, b), redate(left, right), redate(right, left), links, strengths)


def _covers(ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    shared = min(ours[1], theirs[1]) - max(ours[0], theirs[0])
    return shared > 0 and shared * 2 >= min(ours[1] - ours[0], theirs[1] - theirs[0])

"""Labelled article pairs as the fitting scripts read them.

A folder of labels holds ``alignments.tsv`` (a, b, strength) and ``AAA.sentences.tsv`` (id, start, end);
a folder of texts holds ``AAA*.txt``. Offsets are characters into the decoded file.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.articles.model import Article
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.figures.years import redate
from reader.importing.files import read_file
from reader.importing.text import article_from_text


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


def load_judgements(path: Path) -> Iterator[tuple[LabelledPair, dict[tuple[int, int], bool]]]:
    """Pairs of articles of ``storydiff judgements --format json``, with what was said of pairs of figures.

    The figures are those of the program, by index; True says that two are of one thing.
    """
    told = json.loads(path.read_text("utf-8"))
    analysed = {
        row["id"]: analyse(
            Article(
                id=row["id"],
                headline=row["title"],
                text=row["text"],
                source=row["source"],
                date=row["date"],
                url=row["url"],
                body_start=row["body_start"],
                headings=tuple((first, last) for first, last in row["headings"]),
            )
        )
        for row in told["articles"]
    }
    said: dict[tuple[str, str], dict[tuple[int, int], bool]] = {}
    for row in told["judgements"]:
        ends = sorted((row["left"], row["right"]), key=lambda end: str(end["article_id"]))
        if row["kind"] != "figures" or not all(end["article_id"] in analysed for end in ends):
            continue
        places = [
            [
                k
                for k, f in enumerate(analysed[end["article_id"]].figures)
                if f.start < end["end"] and end["start"] < f.end
            ]
            for end in ends
        ]
        pair = (ends[0]["article_id"], ends[1]["article_id"])
        for i in places[0]:
            for j in places[1]:
                said.setdefault(pair, {})[i, j] = row["said"] == "differs"
    for (a, b), pairs in sorted(said.items()):
        left, right = analysed[a], analysed[b]
        yield LabelledPair((a, b), redate(left, right), redate(right, left), {}, {}), pairs


MADE = Path(__file__).parents[1] / "labels" / "made.json"
"""Sixty pairs of short reports, made up and labelled by one who did not know the program.

A list of pairs: ``left`` and ``right`` are texts, ``figures`` rows of start and end in each and a verdict,
``links`` rows of the starts of two sentences and a strength.
"""


def load_made() -> Iterator[tuple[LabelledPair, dict[tuple[int, int], str]]]:
    """The pairs of ``MADE``, with the verdicts on figures by our own indexes."""
    for row in json.loads(MADE.read_text("utf-8")):
        left, right = (
            analyse(article_from_text(row[side], path=f"{row['name']}{side}")) for side in ("left", "right")
        )
        starts = [analysis.article.source_map.to_file for analysis in (left, right)]

        def sentences(analysis: Analysis, to_file: Callable[[int], int], place: int) -> list[int]:
            return [
                k for k, s in enumerate(analysis.sentences) if to_file(s.start) <= place <= to_file(s.end - 1)
            ]

        def figures(analysis: Analysis, to_file: Callable[[int], int], start: int, end: int) -> list[int]:
            return [
                k
                for k, f in enumerate(analysis.figures)
                if to_file(f.start) < end and start <= to_file(f.end - 1)
            ]

        links: dict[tuple[int, int], set[tuple[str, str]]] = {}
        labels: dict[tuple[str, str], str] = {}
        for a, b, strength in row["links"]:
            for i in sentences(left, starts[0], a):
                for j in sentences(right, starts[1], b):
                    links.setdefault((i, j), set()).add((str(a), str(b)))
                    labels[str(a), str(b)] = strength
        verdicts = {
            (i, j): verdict
            for a, a_end, b, b_end, verdict in row["figures"]
            for i in figures(left, starts[0], a, a_end)
            for j in figures(right, starts[1], b, b_end)
        }
        yield LabelledPair((f"{row['name']}a", f"{row['name']}b"), left, right, links, labels), verdicts

"""Whether the figures of many reports are gathered into things as a reader gathers them: pairwise P, R, F1.

usage: python -m tests.benchmarks.score_things CORPUS.jsonl[.gz] [--stories looked|kept] [--errors N]
       [--pairs LABELS TEXTS]

tests/labels/things.tsv names for each labelled figure its story, its report (the id of a line of the corpus),
where it begins in the article's text, how it is written, and the thing it states; ``?`` for a figure of which
the labeller could not tell: pairs with one are not counted. What no line names states no thing that another
figure states. Two figures of one thing are a pair, of one report or of two. The stories of ``looked`` were
read while the gathering was made, those of ``kept`` were not. The samples, and with ``--pairs`` another
folder of labelled pairs, are counted too: there figures of two reports are labelled, pair by pair.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

from reader.comparison.groups import Place
from reader.comparison.story import Story, story_of
from reader.errors import InputError
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.importing.files import read_file
from reader.importing.lines import article_from_object
from tests.benchmarks.labelled import read_rows
from tests.benchmarks.score_labels import LABELS, TEXTS, matched

TABLE = Path(__file__).parents[1] / "labels" / "things.tsv"
LOOKED = ("s1772", "s3142", "s3654", "s4086", "s1155", "s1531", "s1562", "s2536")
Pair = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story's reports, its things as figures by report and index, and the figures in doubt."""

    reports: tuple[Analysis, ...]
    things: Mapping[str, frozenset[Place]]
    doubtful: frozenset[Place]
    lost: int


def labelled(corpus: Path, table: Path = TABLE) -> dict[str, Labelled]:
    """The labelled stories by name; ``lost`` counts labels whose figure is not read as it was.

    Raises:
        KeyError: The corpus lacks a report.
    """
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {row["report"] for row in rows}
    analyses: dict[str, Analysis] = {}
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if item["id"] in wanted:
                read = article_from_object(item, "", item["id"])
                assert not isinstance(read, InputError), read
                analyses[item["id"]] = analyse(read.article)
    stories: dict[str, Labelled] = {}
    for name in dict.fromkeys(row["story"] for row in rows):
        mine = [row for row in rows if row["story"] == name]
        order = list(dict.fromkeys(row["report"] for row in mine))
        reports = [analyses[ident] for ident in order]
        things: dict[str, set[Place]] = defaultdict(set)
        lost = 0
        for row in mine:
            if not row["thing"]:
                continue  # it only says that the report is one of the story
            k = order.index(row["report"])
            at = [n for n, f in enumerate(reports[k].figures) if f.start == int(row["start"])]
            lost += not at
            things[row["thing"]].update((k, n) for n in at)
        doubtful = frozenset(things.pop("?", ()))
        stories[name] = Labelled(tuple(reports), {t: frozenset(p) for t, p in things.items()}, doubtful, lost)
    return stories


def pairs_of(groups: Iterable[Iterable[Place]]) -> set[Pair]:
    """Every two places that stand in one group, the smaller first."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def gathered(story: Story) -> list[list[Place]]:
    """The figures of each thing."""
    return [[(k, n) for k, found in enumerate(row.figures) for n in found] for row in story.measured]


def counts(story: Labelled) -> tuple[set[Pair], set[Pair]]:
    """The pairs that are told, and those that are labelled."""
    found = pairs_of(gathered(story_of(story.reports)))
    found = {pair for pair in found if story.doubtful.isdisjoint(pair)}
    return found, pairs_of(story.things.values())


def paired(labels: Path, texts: Path) -> Iterator[tuple[str, set[tuple[str, str]], set[tuple[str, str]]]]:
    """Of each story of a folder the pairs that are told, and those labelled, of figures of two reports by id.

    Files whose names begin alike, to the first hyphen, are of one story.
    """
    known = {row["id"]: row for row in read_rows(labels / "figures.tsv")}
    loose = {k for k, row in known.items() if row["about"] in ("optional", "boilerplate")}
    wanted = {(row["a"], row["b"]) for row in read_rows(labels / "figure_pairs.tsv")}
    names = sorted({ident.rpartition(".")[0] for ident in known})
    for story, members in groupby(names, lambda name: name.partition("-")[0] if "-" in name else "all"):
        called = list(members)
        reports = [analyse(read_file(next(texts.glob(f"{name}*")))) for name in called]
        ids = [
            matched(report, {k: row for k, row in known.items() if k.startswith(f"{name}.")})
            for name, report in zip(called, reports, strict=True)
        ]
        found = set()
        for (a, m), (b, n) in pairs_of(gathered(story_of(reports))):
            pair = ids[a].get(m, f"?{a}.{m}"), ids[b].get(n, f"?{b}.{n}")
            if a != b and not set(pair) & loose:
                found.add(pair)
        yield story, found, {pair for pair in wanted if pair[0].rpartition(".")[0] in called}


def _row(name: str, right: int, found: int, wanted: int) -> str:
    precision, recall = right / (found or 1), right / (wanted or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    rates = f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
    return f"{name:8} {rates}   {right} of {found} told, {wanted} labelled"


def main() -> None:
    """Print a row for each story and for all of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--stories", choices=("looked", "kept"))
    parser.add_argument("--pairs", nargs=2, metavar=("LABELS", "TEXTS"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, story in labelled(options.corpus).items():
        part = "looked" if name in LOOKED else "kept"
        if options.stories not in (None, part):
            continue
        found, wanted = counts(story)
        numbers = len(found & wanted), len(found), len(wanted)
        for key in (part, "all"):
            sums[key] = [a + b for a, b in zip(sums[key], numbers, strict=True)]
        print(_row(name, *numbers) + (f"  {story.lost} labels lost" if story.lost else ""))
        for sign, pairs in (("+", found - wanted), ("-", wanted - found)):
            for pair in sorted(pairs)[: options.errors]:
                print(f"  {sign}")
                for k, n in pair:
                    figure = story.reports[k].figures[n]
                    said = story.reports[k].sentence_text(figure.sentence)
                    print(f"    {k}.{n} <{figure.text}> {said[:300]!r}")
    sets = [(LABELS, TEXTS), *([tuple(options.pairs)] if options.pairs else [])]
    for told, wanted_ in ((f, w) for labels, texts in sets for _, f, w in paired(Path(labels), Path(texts))):
        numbers = len(told & wanted_), len(told), len(wanted_)
        for key in ("pairs", "all"):
            sums[key] = [a + b for a, b in zip(sums[key], numbers, strict=True)]
    for name, total in sums.items():
        print(_row(name, *total))


if __name__ == "__main__":
    main()

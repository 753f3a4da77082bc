"""How well the stories that are found match events labelled by hand.

usage: python -m tests.benchmarks.score_stories CORPUS.jsonl[.gz]

The corpus is the one whose articles events.tsv labels: a JSON object a line with id, source, date, title,
url and text. Prints precision, recall and F1 over pairs of articles: first with the whole corpus in the
library (the hard case: a dozen articles a day of one country's politics), then with three outlets of each
event alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

from reader.importing.building import article_from_parts
from reader.library import Library

LABELS = Path(__file__).with_name("events.tsv")
Row = Mapping[str, str]


class Labels:
    """One half of the labelled events."""

    def __init__(self, half: str, rows: Mapping[str, Row]) -> None:
        self.event: dict[str, str] = {}
        self.doubt: set[str] = set()
        windows: set[str] = set()
        for line in LABELS.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            mine, window, name, members = line.split("\t")
            if mine != half:
                continue
            windows.add(window)
            for member in members.split(","):
                ident = member.rstrip("?")
                self.event[ident] = f"{half} {window} {name}"
                if member.endswith("?"):
                    self.doubt.add(ident)
        self.windows = [
            [ident for ident, row in rows.items() if _within(row["date"], window)]
            for window in sorted(windows)
        ]

    def triples(self, rows: Mapping[str, Row], seed: int) -> list[str]:
        """Three articles of three outlets for each event that has them."""
        chance = random.Random(seed)
        chosen: list[str] = []
        for event in sorted(set(self.event.values())):
            outlets: dict[str, str] = {}
            for ident in sorted(i for i, e in self.event.items() if e == event and i not in self.doubt):
                outlets.setdefault(rows[ident]["source"], ident)
            if len(outlets) >= 3:
                chosen += chance.sample(sorted(outlets.values()), 3)
        return chosen


def _within(day: str, first: str) -> bool:
    from datetime import date

    return 0 <= (date.fromisoformat(day) - date.fromisoformat(first)).days < 3


def stories(rows: Sequence[Row]) -> dict[str, int]:
    """The story of each article, all taken in at once."""
    made = {}
    for row in rows:
        article = article_from_parts(
            row["title"], row["text"], source=row["source"], date=row["date"], url=row["url"]
        )
        made[article.id] = (article, row["id"])
    library = Library.in_memory(article for article, _ in made.values())
    library.stories.find()
    found = {}
    for article, ident in made.values():
        story = library.stories.story_of(article.id)
        if story is not None:
            found[ident] = story
    return found


def score(
    found: Mapping[str, int], groups: Sequence[Sequence[str]], event: Mapping[str, str], doubt: set[str]
) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs within groups of articles that were looked at together."""
    right = wrong = missed = 0
    for group in groups:
        for a, b in combinations([i for i in group if i in found and i not in doubt], 2):
            same = a in event and event[a] == event.get(b)
            joined = found[a] == found[b]
            right += same and joined
            wrong += joined and not same
            missed += same and not joined
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    o = parser.parse_args()
    opened = gzip.open if o.corpus.suffix == ".gz" else open
    with opened(o.corpus, "rt", encoding="utf-8") as lines:
        rows: dict[str, Row] = {row["id"]: row for row in map(json.loads, lines)}
    halves = {half: Labels(half, rows) for half in ("dev", "test")}
    found = stories(list(rows.values()))
    for half, labels in halves.items():
        p, r, f = score(found, labels.windows, labels.event, labels.doubt)
        count = len(set(labels.event.values()))
        print(f"whole corpus, {half}: {count} events   precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}")
    event = halves["dev"].event | halves["test"].event
    for seed in range(5):
        chosen = [i for labels in halves.values() for i in labels.triples(rows, seed)]
        random.Random(seed).shuffle(chosen)
        p, r, f = score(stories([rows[i] for i in chosen]), [chosen], event, set())
        count = len(chosen) // 3
        print(f"three outlets each, {seed}: {count} events   precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}")


if __name__ == "__main__":
    main()

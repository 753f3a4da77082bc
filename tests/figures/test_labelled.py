"""Figures against labels: 270 sentences written for it, in the ways of seven sections of a newspaper.

``figures_gold.tsv`` has a row for each figure (sentence, surface, kind, value, high, unit); a sentence
without one has a row of dashes. It was labelled apart from the reader, names and codes as traps included.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from reader.articles.model import Article
from reader.figures.analysis import analyse
from reader.figures.model import Figure

GOLD = Path(__file__).with_name("figures_gold.tsv")


def labelled() -> Iterator[tuple[str, list[tuple[int, int, dict[str, str]]]]]:
    """Every sentence with the spans and labels of its figures."""
    rows: dict[str, list[dict[str, str]]] = {}
    with GOLD.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows.setdefault(row["sentence"], []).append(row)
    for sentence, labels in rows.items():
        spans, place = [], 0
        for label in labels:
            if label["surface"] != "-":
                start = sentence.index(label["surface"], place)
                place = start + len(label["surface"])
                spans.append((start, place, label))
        yield sentence, spans


def same(figure: Figure, label: dict[str, str]) -> bool:
    """Whether a figure has the labelled value, to the rounding of a share in words."""
    try:
        wanted, found = float(label["value"]), float(str(figure.value))
    except ValueError:
        return label["value"] == str(figure.value)
    return abs(wanted - found) <= 2e-3 * max(1.0, abs(wanted))


def test_values_and_kinds() -> None:
    right = wrong = missed = kinds = 0
    for sentence, spans in labelled():
        hit: set[int] = set()
        for figure in analyse(Article(id="x", headline="", text=sentence)).figures:
            at = [k for k, (start, end, _) in enumerate(spans) if start < figure.end and figure.start < end]
            found = [k for k in at if k not in hit and same(figure, spans[k][2])]
            if found:
                hit.add(found[0])
                kinds += spans[found[0]][2]["kind"] == figure.kind.value
            else:
                wrong += 1
        right += len(hit)
        missed += len(spans) - len(hit)
    assert right + missed > 540
    assert right / (right + wrong) > 0.975
    assert right / (right + missed) > 0.985
    assert kinds / right > 0.94

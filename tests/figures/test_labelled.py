"""Figures against labels: sentences written for it and labelled apart from the reader.

``figures_gold.tsv`` has 270 sentences in the ways of seven sections of a newspaper, ``figures_spelled.tsv``
356 of all the ways that numbers are spelled, hedged and badly set, names and codes as traps included. Each
figure is a row (sentence, surface, kind, value, high, unit); a sentence without one has a row of dashes.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.articles.model import Article
from reader.figures.analysis import analyse
from reader.figures.model import Figure, Kind

GOLD, SPELLED = (Path(__file__).with_name(f"figures_{name}.tsv") for name in ("gold", "spelled"))


def labelled(path: Path) -> Iterator[tuple[str, list[tuple[int, int, dict[str, str]]]]]:
    """Every sentence with the spans and labels of its figures."""
    rows: dict[str, list[dict[str, str]]] = {}
    with path.open(encoding="utf-8") as file:
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


@pytest.mark.parametrize(
    ("path", "figures", "precision", "recall", "kind"),
    [(GOLD, 540, 0.975, 0.985, 0.94), (SPELLED, 370, 0.99, 0.99, 0.97)],
)
def test_values_and_kinds(path: Path, figures: int, precision: float, recall: float, kind: float) -> None:
    right = wrong = missed = kinds = 0
    for sentence, spans in labelled(path):
        hit: set[int] = set()
        for figure in analyse(Article(id="x", headline="", text=sentence)).figures:
            if figure.kind is Kind.TIME and not any(s < figure.end and figure.start < e for s, e, _ in spans):
                continue  # times of day are not labelled
            at = [k for k, (start, end, _) in enumerate(spans) if start < figure.end and figure.start < end]
            found = [k for k in at if k not in hit and same(figure, spans[k][2])]
            if found:
                hit.add(found[0])
                kinds += spans[found[0]][2]["kind"] == figure.kind.value
            else:
                wrong += 1
        right += len(hit)
        missed += len(spans) - len(hit)
    assert right + missed > figures
    assert right / (right + wrong) > precision
    assert right / (right + missed) > recall
    assert kinds / right > kind


def test_qualifiers() -> None:
    right = wrong = 0
    for sentence, spans in labelled(SPELLED):
        for figure in analyse(Article(id="x", headline="", text=sentence)).figures:
            for start, end, label in spans:
                if start < figure.end and figure.start < end and same(figure, label):
                    right += label["qualifier"] == figure.qualifier.value
                    wrong += label["qualifier"] != figure.qualifier.value
    assert right + wrong > 370
    assert right / (right + wrong) > 0.985

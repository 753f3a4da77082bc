"""How many of the quantities of NewsQuant are read with their value: precision, recall, F1.

usage: python -m tests.benchmarks.score_newsquant NewsQuant.json [--errors N]

NewsQuant (Almasian et al., CQE: A Comprehensive Quantity Extractor, EMNLP 2023) is a JSON list of sentences,
each with the quantities that its labellers found: value, unit, change. Dates, years, times of day and scores
are not labelled there and not counted. A quantity is read when a figure has its value, as the authors' own
scorer says: both ends of a range, to one in a hundred thousand. Values are put as the labels have them: cents
and pence as such, shares in words as parts of one, "thousands" as 1,000 to 10,000. Nothing is fitted on it.
``--errors`` prints so many of the sentences that are not read right.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from decimal import Decimal
from pathlib import Path

from reader.figures.analysis import analyse
from reader.figures.model import Figure, Kind
from reader.importing.text import article_from_text

_UNLABELLED = (Kind.DATE, Kind.YEAR, Kind.TIME, Kind.SCORE)
_SMALL_COIN = re.compile(r"(?:\dp|cents?|pence)$", re.I)
_CLOSE, _CLOSE_PART = 1e-5, 1e-3  # a third is kept as 33.33 per cent
Value = tuple[float, ...]


def labelled(value: str) -> Value:
    """A label's value: one number, or both ends of a range ("5-10")."""
    low, dash, high = value[1:].partition("-")
    return (float(value[:1] + low), float(high)) if dash else (float(value),)


def read(text: str) -> list[Value]:
    """The values of the figures of a sentence, in the order of the text."""
    found = []
    for figure in analyse(article_from_text(text, "sentence.txt")).figures:
        if figure.kind in _UNLABELLED:
            continue
        ends = [v for v in (figure.value, figure.high) if isinstance(v, Decimal)]
        if figure.vague and len(ends) == 1:
            ends.append(10 * ends[0])
        found.append(tuple(float(end) * _factor(figure) for end in ends))
    return found


def _factor(figure: Figure) -> float:
    """What a figure's value is multiplied by to be as the labels have it."""
    if figure.kind is Kind.MONEY and _SMALL_COIN.search(figure.text):
        return 100
    spelt = not (any(char.isdigit() for char in figure.text) or "per" in figure.text)
    return 0.01 if figure.kind is Kind.PERCENT and spelt else 1


def alike(a: Value, b: Value) -> bool:
    close = _CLOSE_PART if abs(a[0]) < 1 else _CLOSE
    return len(a) == len(b) and all(math.isclose(x, y, rel_tol=close) for x, y in zip(a, b, strict=True))


def matched(labels: list[Value], figures: list[Value]) -> tuple[list[Value], list[Value]]:
    """The labels that no figure has, and the figures that no label has, each taken once."""
    missed, left = [], list(figures)
    for label in labels:
        at = next((k for k, value in enumerate(left) if alike(label, value)), None)
        if at is None:
            missed.append(label)
        else:
            del left[at]
    return missed, left


def by_custom(text: str, missed: list[Value], false: list[Value]) -> tuple[int, int]:
    """How many of the labels missed, and of the figures too many, are so by another custom of labelling.

    "One of the best" is a quantity there, and "rose from 4 to 5 percent" one range; here two figures.
    """
    ones = sum(value == (1.0,) for value in missed) if "one of" in text.lower() else 0
    left, pairs = list(false), 0
    for value in missed:
        ends = [(end,) for end in value]
        if len(value) == 2 and all(end in left for end in ends):
            pairs += 1
            for end in ends:
                left.remove(end)
    return ones + pairs, 2 * pairs


def told(name: str, wanted: int, read_: int, right: int) -> None:
    """Print precision, recall and F1."""
    precision, recall = right / max(1, read_), right / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(f"{name}: {wanted} quantities, {read_} read: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    sentences = json.loads(arguments.path.read_text("utf-8"))
    wanted = found = right = shown = other_missed = other_false = 0
    for sentence in sentences:
        labels = [labelled(str(quantity["value"])) for quantity in sentence["quantities"]]
        figures = read(sentence["text"])
        missed, false = matched(labels, figures)
        wanted, found, right = wanted + len(labels), found + len(figures), right + len(labels) - len(missed)
        others = by_custom(sentence["text"], missed, false)
        other_missed, other_false = other_missed + others[0], other_false + others[1]
        if (missed or false) and shown < arguments.errors:
            shown += 1
            print(f"missed {missed}, false {false}: {sentence['text']}")
    told(f"{len(sentences)} sentences", wanted, found, right)
    told("without those of another custom", wanted - other_missed, found - other_false, right)


if __name__ == "__main__":
    main()

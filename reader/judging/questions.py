"""What to ask a second reader of two articles: the places that the words leave in doubt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from reader.articles.model import Role
from reader.comparison.compare import Considered, consider
from reader.comparison.likest import likest
from reader.comparison.model import APART, Comparison, Verdict
from reader.figures.model import Analysis, Kind
from reader.judging.model import VERDICTS, Item, Task

SURE = 0.97
"""From this chance on the words are believed."""
HOPELESS = 0.02
"""The least chance of a pair of sentences that is asked about, other than the likest of each."""
LIKEST = 3
"""Of each sentence so many of the likest of the other article are asked about, however slight the chance."""
HOPELESS_FIGURES = 0.003
"""The least chance of a pair of unequal figures that is asked about."""
ROUGHLY = 0.2
"""The least chance of a pair of figures that is asked about because they agree but roughly."""
_TELLING = (Kind.MONEY, Kind.PERCENT)
_MOST_NEAR = 60  # figures of an article that are looked at so
MOST_ITEMS = 24
MOST_CHARACTERS = 24_000
"""Most items, and about the most characters of them, in one question."""
_SENTENCE = 1_200  # characters of a sentence, about, that are sent
_BEFORE = 400  # of the one before it


@lru_cache(maxsize=1)
def rules() -> str:
    """The rules as the second reader is told them."""
    return (files("reader.judging") / "rules.txt").read_text("utf-8")


def questions(comparison: Comparison) -> list[Item]:
    """The doubtful places of two articles, links first, in the order of the left article.

    Asked are pairs of sentences that are neither sure nor hopeless to say the same and the likest of each
    sentence, and figures whose values are not equal.
    """
    turned = comparison.right.article.id < comparison.left.article.id
    sides = (comparison.left, comparison.right)
    found = consider(*(sides[::-1] if turned else sides))
    links = _links(found)
    figures = _figures(found)
    if turned:
        links, figures = {(j, i) for i, j in links}, {(j, i) for i, j in figures}
    left, right = sides
    items = [
        Item(Task.LINKS, i, j, _shown(left.sentence_text(i)), _shown(right.sentence_text(j)))
        for i, j in sorted(links)
    ]
    for i, j in sorted(figures):
        items.append(
            Item(
                Task.FIGURES,
                i,
                j,
                _marked(left, i),
                _marked(right, j),
                _before(left, left.figures[i].sentence),
                _before(right, right.figures[j].sentence),
            )
        )
    return items


def _links(found: Considered) -> set[tuple[int, int]]:
    wanted = {pair for pair, chance in found.likely.items() if chance >= HOPELESS}
    wanted |= likest(found.pairs, LIKEST)
    return {pair for pair in wanted if found.likely.get(pair, 0.0) <= SURE}


def _figures(found: Considered) -> set[tuple[int, int]]:
    return _near(found) | {
        (row.left, row.right)
        for row, chance in zip(found.rows, found.chances, strict=True)
        if (row.verdict in APART and chance >= HOPELESS_FIGURES)
        or (row.verdict is Verdict.COMPATIBLE and chance >= ROUGHLY)
    }


def _near(found: Considered) -> set[tuple[int, int]]:
    """Amounts and shares that are near each other, wherever they stand: that is seldom by chance."""
    left, right = (
        [
            (k, figure, abs(figure.value))
            for k, figure in enumerate(side.figures)
            if figure.kind in _TELLING
            and isinstance(figure.value, Decimal)
            and not figure.vague
            and side.sentences[figure.sentence].role is not Role.BOILERPLATE
        ][:_MOST_NEAR]
        for side in (found.left, found.right)
    )
    return {
        (i, j)
        for i, a, one in left
        for j, b, other in right
        if a.kind is b.kind
        and a.unit == b.unit
        and one != other
        and min(one, other) * 4 >= max(one, other) * 3
    }


def _shown(text: str, most: int = _SENTENCE) -> str:
    """A sentence in one line, without the marks that stand for a figure asked about."""
    line = " ".join(text.split()).replace("⟦", "[").replace("⟧", "]")
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def _marked(analysis: Analysis, index: int) -> str:
    """The sentence of a figure with the figure marked, cut about it where it is long."""
    figure = analysis.figures[index]
    sentence, text = analysis.sentences[figure.sentence], analysis.article.text
    before = _shown(text[max(sentence.start, figure.start - _SENTENCE // 2) : figure.start])
    after = _shown(text[figure.end : sentence.end], _SENTENCE // 2)
    parted = " " if text[figure.start - 1 : figure.start].isspace() and before else ""
    gap = " " if text[figure.end : figure.end + 1].isspace() and after else ""
    return f"{before}{parted}⟦{_shown(figure.text)}⟧{gap}{after}"


def _before(analysis: Analysis, sentence: int) -> str:
    """The sentence before one; none before the first, and no boilerplate."""
    if sentence == 0 or analysis.sentences[sentence - 1].role is Role.BOILERPLATE:
        return ""
    return _shown(analysis.sentence_text(sentence - 1), _BEFORE)


def batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items in questions of one task each, of bounded size."""
    for _, same in groupby(items, key=lambda item: item.task):
        batch: list[Item] = []
        size = 0
        for item in same:
            length = sum(map(len, (item.a, item.b, item.a_before, item.b_before)))
            if batch and (len(batch) >= MOST_ITEMS or size + length > MOST_CHARACTERS):
                yield batch
                batch, size = [], 0
            batch.append(item)
            size += length
        if batch:
            yield batch


def ids(batch: Sequence[Item]) -> dict[str, Item]:
    """The items of a question by the ids under which they are sent."""
    return {f"{'L' if item.task is Task.LINKS else 'F'}{n}": item for n, item in enumerate(batch, 1)}


def messages(batch: Sequence[Item]) -> list[dict[str, str]]:
    """A question as chat messages: the rules, then the items as one JSON object on lines of its own."""
    task = batch[0].task
    sent = []
    for ident, item in ids(batch).items():
        row = {"id": ident, "a": item.a, "b": item.b}
        if task is Task.FIGURES:
            row |= {"a_before": item.a_before, "b_before": item.b_before}
        sent.append(json.dumps(row, ensure_ascii=False))
    told = f'{{"task": "{task}", "items": [\n' + ",\n".join(sent) + "\n]}"
    verdicts = ", ".join(f'"{verdict}"' for verdict in VERDICTS[task])
    asked = f"Task: {task}. {len(batch)} pairs; verdicts: {verdicts}.\n{told}"
    return [{"role": "system", "content": rules()}, {"role": "user", "content": asked}]

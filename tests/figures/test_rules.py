"""Every rule of the readers of figures does what its example says."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from reader.articles.model import Sentence
from reader.figures import ages, counting, measures, names, qualifiers, quantities, ranges, reading
from reader.figures.line import Line
from reader.figures.model import Figure, Kind, Qualifier
from reader.figures.numbers import recognise
from reader.figures.reading import find_figures
from reader.figures.rules import Reader, Row, Rule, Unit, decide

COUNTING = (
    ("NAMES", names.NAMES),
    ("ALONE", counting.ALONE),
    ("TOUCHING", counting.TOUCHING),
    ("LISTED", counting.LISTED),
    ("ONE", counting.ONE),
    ("WORDS", counting.WORDS),
    ("AGES", ages.AGES),
)


def marked(example: str) -> tuple[Line, int, int]:
    """The line of an example with its numbers, and the first token and the one after what is marked."""
    found = re.fullmatch("(.*)⟦(.+)⟧(.*)", example)
    assert found, example
    before, inside, after = found.groups()
    text = before + inside + after
    line = Line(text, 0, len(text))
    recognise(line, range(line.n))
    i = line.start.index(len(before))
    return line, i, line.end.index(len(before) + len(inside)) + 1


def figures_of(example: str) -> tuple[list[Figure], tuple[int, int]]:
    """The figures of an example, and the span of what is marked."""
    start, end = example.index("⟦"), example.index("⟧") - 1
    text = example.replace("⟦", "").replace("⟧", "")
    return list(find_figures(text, [Sentence(0, len(text))])), (start, end)


@pytest.mark.parametrize(
    ("rules", "rule"),
    [pytest.param(rules, rule, id=f"{name}: {rule.name}") for name, rules in COUNTING for rule in rules],
)
def test_a_rule_decides_its_example(rules: tuple[Rule, ...], rule: Rule) -> None:
    line, i, j = marked(rule.example)
    decided = decide(rules, line, i, j)
    assert decided is rule, decided
    if rules is not ages.AGES:
        figures, (start, end) = figures_of(rule.example)
        assert any(f.start < end and start < f.end for f in figures) is rule.says, figures


@pytest.mark.parametrize("rule", ages.AGES, ids=lambda rule: rule.name)
def test_an_age_is_read_where_a_rule_says_so(rule: Rule) -> None:
    figures, (start, end) = figures_of(rule.example)
    kinds = {f.kind for f in figures if f.start < end and start < f.end}
    assert (kinds == {Kind.AGE}) is rule.says, figures


@pytest.mark.parametrize(
    ("rows", "row"),
    [pytest.param(rows, row, id=row.name) for rows in (quantities.UNITS, quantities.CONTEXT) for row in rows],
)
def test_a_unit_is_read_from_its_example(rows: tuple[Unit, ...], row: Unit) -> None:
    figures, span = figures_of(row.example)
    assert span in [(f.start, f.end) for f in figures], figures
    line, i, _ = marked(row.example)
    number = line.numbers[i]
    j = number.last
    if rows is quantities.UNITS and line.low[j] == "-" and line.joined(j):
        j += 1
    readers = [other for other in rows if other.does(line, number, j) is not None]
    assert readers and readers[0] is row, [other.name for other in readers]


@pytest.mark.parametrize("row", measures.UNITS, ids=lambda row: row.name)
def test_a_measure_is_read_from_its_example(row: Row[object]) -> None:
    figures, span = figures_of(row.example)
    assert [(f.start, f.end, f.kind) for f in figures] == [(*span, Kind.MEASURE)]
    line, i, _ = marked(row.example)
    number = line.numbers[i]
    j = number.last + (line.low[number.last] == "-")
    assert next(other for other in measures.UNITS if other.does(line, number, j)) is row


@pytest.mark.parametrize("reader", reading.READERS, ids=lambda reader: reader.name)
def test_a_reader_reads_its_example(reader: Reader) -> None:
    figures, span = figures_of(reader.example)
    assert span in [(f.start, f.end) for f in figures], figures
    line, i, _ = marked(reader.example)
    assert (
        next(other for other in reading.READERS if starts(other, line, i) and other.does(line, i)) is reader
    )


def starts(reader: Reader, line: Line, i: int) -> bool:
    """Whether a figure of this reader can begin at token ``i``."""
    return line.low[i] in reader.starts or (line.low[i][0].isdigit() and "0" in reader.starts)


@pytest.mark.parametrize("row", (*qualifiers.BEFORE, *qualifiers.AFTER), ids=lambda row: row[0])
def test_a_hedge_qualifies_its_example(row: tuple[str, Qualifier, str]) -> None:
    phrase, qualifier, example = row
    (figure,), _ = figures_of(example)
    assert (figure.value, figure.qualifier) == (Decimal(12), qualifier), phrase


@pytest.mark.parametrize(
    "phrase",
    [
        (phrase, row[1])
        for row in qualifiers.BEFORE
        for phrase in row[0].split("|")
        if " " not in phrase and " " not in row[0]
    ],
    ids=lambda phrase: phrase[0],
)
def test_every_word_of_a_row_is_known(phrase: tuple[str, Qualifier]) -> None:
    (figure,), _ = figures_of(f"it was {phrase[0]} ⟦12⟧ there")
    assert figure.qualifier is phrase[1]


@pytest.mark.parametrize("row", ranges.APART, ids=lambda row: row.name)
def test_two_figures_that_are_no_range(row: Row[object]) -> None:
    figures, span = figures_of(row.example)
    (marked_figure,) = (f for f in figures if (f.start, f.end) == span)
    assert marked_figure.high is None and len(figures) == 2, figures

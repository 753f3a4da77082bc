"""A story as a table: what each report says of each measured thing, and who makes which claim."""

from __future__ import annotations

from collections.abc import Sequence

from reader.articles.model import Article
from reader.comparison.claims import Claim
from reader.comparison.groups import Place
from reader.comparison.measured import Measured
from reader.comparison.story import Story
from reader.figures.model import Figure
from reader.report.layout import one_line, source_of
from reader.report.text import around, stated
from reader.report.words import SIGN, Standing, figure_rows

COPY_SIGN = "≡"


def names(story: Story) -> list[str]:
    """What each report is called: its source; where two have the same one, with a number by their dates."""
    plain = [
        source_of(report.article) or report.article.headline or f"report {k + 1}"
        for k, report in enumerate(story.reports)
    ]
    # What comes in later leaves the numbers as they are, in whatever order the reports stand.
    dated = sorted(range(len(plain)), key=lambda k: _when(story.reports[k].article))
    found: dict[int, str] = {}
    for place, k in enumerate(dated):
        number = sum(plain[other] == plain[k] for other in dated[: place + 1])
        called = f"{plain[k]} ({number})" if plain.count(plain[k]) > 1 else plain[k]
        while called in found.values():
            number += 1
            called = f"{plain[k]} ({number})"
        found[k] = called
    return [found[k] for k in range(len(plain))]


def _when(article: Article) -> tuple[bool, str, str]:
    return not article.date, article.date, article.time


def values(story: Story, row: Measured, report: int) -> str:
    """What a report states of a measured thing, each way of writing once; empty if it does not."""
    figures = story.reports[report].figures
    return ", ".join(dict.fromkeys(stated(figures[k]) for k in row.figures[report]))


def standing(row: Measured, report: int) -> Standing | None:
    """How a report stands in a row: an outlier differs; None if it does not state the thing."""
    if not row.figures[report]:
        return None
    if report in row.outliers:
        return Standing.DIFFERS
    return Standing.ALONE if len(row.reports) == 1 else Standing.SAME


def in_words(story: Story, row: Measured, width: int) -> str:
    """The words around a measured thing, from the first report of its most common value."""
    report = row.groups[0][0]
    analysis = story.reports[report]
    return around(analysis, analysis.figures[row.figures[report][0]], width)


def verdict_of(story: Story, row: Measured) -> str:
    """One line: who states which value, and which of another report may be of the same thing."""
    called = names(story)
    told = []
    for group in row.groups:
        said = ", ".join(_spellings(story, row, group))
        who = called[group[0]] if len(group) == 1 else f"{len(group)} reports"
        told.append(f"{said}: {who}")
    if row.doubts:
        others = (f"{one_line(figure_at(story, other).text)}: {called[other[0]]}" for _, other in row.doubts)
        told.append("may differ from " + ", ".join(dict.fromkeys(others)))
    return f"{SIGN[standing_of_row(row)]} " + "; ".join(told)


def figure_at(story: Story, place: Place) -> Figure:
    """A figure of a report."""
    return story.reports[place[0]].figures[place[1]]


def standing_of_row(row: Measured) -> Standing:
    """How a measured thing stands: contested, perhaps so, agreed on, or stated by one report."""
    if row.contested:
        return Standing.DIFFERS
    if row.unclear:
        return Standing.UNCLEAR
    if len(row.reports) < 2:
        return Standing.ALONE
    return Standing.COMPATIBLE if row.rough else Standing.SAME


def _spellings(story: Story, row: Measured, group: Sequence[int]) -> list[str]:
    """The values that a group of reports gives, each once, in the first one's spelling."""
    found: dict[object, str] = {}
    for k in group:
        for index in row.figures[k]:
            figure = story.reports[k].figures[index]
            found.setdefault((figure.value, figure.high, figure.vague, figure.qualifier), stated(figure))
    return list(found.values())


def claim_text(story: Story, claim: Claim) -> str:
    """The sentence that says a claim best, in one line."""
    report, sentence = claim.told_by
    return one_line(story.reports[report].sentence_text(sentence))


def all_words(story: Story, claim: Claim) -> str:
    """Every sentence that makes a claim, or is against it, for searching."""
    places = [(k, sentence) for k, found in enumerate(claim.sentences) for sentence in found]
    places += [place for place, _ in claim.against]
    return " ".join(story.reports[k].sentence_text(sentence) for k, sentence in places)


def copies_in(claim: Claim) -> frozenset[int]:
    """The reports whose sentence of a claim another report carries, too, word for word."""
    return frozenset(report for voice in claim.voices if len(voice) > 1 for report in voice)


def voices_text(claim: Claim) -> str:
    """How many make a claim: voices, reports where copies make them more, and who has another figure."""
    voices, reports = len(claim.voices), len(claim.reports)
    word = "voice" if voices == 1 else "voices"
    told = f"{voices} {word}" + (f" in {reports} reports" if reports > voices else "")
    return told + (", contested" if claim.contested else "")


def pair_text(story: Story, a: int, b: int) -> str:
    """A cell of the matrix: links and differing figures of two reports, and whether they share copy."""
    comparison = story.comparisons[min(a, b), max(a, b)]
    rows = figure_rows(comparison)
    differing, unclear = (
        sum(row.standing is standing for row in rows) for standing in (Standing.DIFFERS, Standing.UNCLEAR)
    )
    copied = max(story.copied_share(a, b), story.copied_share(b, a))
    text = f"{len(comparison.alignments)}"
    text += f" {SIGN[Standing.DIFFERS]}{differing}" if differing else ""
    text += f" {SIGN[Standing.UNCLEAR]}{unclear}" if unclear else ""
    return text + (f" {COPY_SIGN}{copied:.0%}" if copied else "")


def summary_of(story: Story) -> str:
    """One line: reports, what is contested, what several say, and how much is copied."""
    contested = sum(row.contested for row in story.measured)
    shared = sum(len(row.reports) > 1 for row in story.measured)
    claims = sum(len(claim.voices) > 1 for claim in story.claims)
    said = (
        f"{len(story.reports)} reports: {SIGN[Standing.DIFFERS]} {contested} of {shared} shared figures "
        f"contested, {claims} claim{'s' * (claims != 1)} by more than one voice"
    )
    passages = story.passages
    word = "passage" if passages == 1 else "passages"
    return said + (f", {COPY_SIGN} {passages} {word} carried word for word" if passages else "")

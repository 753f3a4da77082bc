"""A story as text and as JSON: nothing too wide, each report by a name of its own, indexes lead back."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.articles.model import Role
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.comparison.story import Story, every_two, make_story
from reader.comparison.verdicts import judge
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.importing.text import article_from_text
from reader.report.layout import Paint
from reader.report.story import (
    COPY_SIGN,
    claim_text,
    copies_in,
    in_words,
    names,
    pair_text,
    standing,
    summary_of,
    values,
    verdict_of,
    voices_text,
)
from reader.report.storytext import STORY_SCHEMA, story_json, story_text
from reader.report.timeline import in_time
from reader.report.words import SIGN, Standing

_WALL = "The new sea wall of Norwick will cost {cost}, the harbour board of the town said on Tuesday."
_OWN = "{cost} is what the board now thinks that it has to pay for a wall against the sea."
_MEETING = "About 40 people came to the meeting in the town hall, and few of them went home content."
PLAIN = Paint(False)
CODES = re.compile("\x1b\\[[0-9;]*m")


def told(*sentences: str, title: str, source: str = "", path: str = "") -> Analysis:
    """A report with one sentence in each paragraph."""
    header = f"---\ntitle: {title}\nsource: {source}\ndate: 2025-05-06\n---\n\n"
    return analyse(article_from_text(header + "\n\n".join(sentences), path))


TIDE = told(
    _WALL.format(cost="£4.2 million"), _MEETING, title="Norwick wall to cost £4.2 million", source="Tide"
)
ECHO = told(
    _WALL.format(cost="£4.2 million"), "Nobody is sure who pays.", title="Wall is dear", source="Echo"
)
BELL = told(
    _OWN.format(cost="£5 million"),
    "Some 40 people were there when the board told of it.",
    "Read more: the wall in 12 pictures",
    title="Town to have its wall",
    path="/news/bell.txt",
)


def story_of(reports: Sequence[Analysis]) -> Story:
    """A story in which sentences and figures of the same subject are linked and paired."""

    def alike(a: str, b: str) -> bool:
        return any(word in a and word in b for word in ("wall", "people"))

    comparisons = {}
    for i, j in every_two(len(reports)):
        left, right = reports[i], reports[j]
        links = [
            Alignment(a, b, 0.9, Strength.SAME)
            for a, s in enumerate(left.sentences)
            for b, t in enumerate(right.sentences)
            if (s.role, t.role) == (Role.BODY, Role.BODY)
            and alike(left.sentence_text(a), right.sentence_text(b))
        ]
        joined = {(link.left, link.right) for link in links}
        pairs = [
            FigurePair(a, b, *judge(f, g))
            for a, f in enumerate(left.figures)
            for b, g in enumerate(right.figures)
            if (f.sentence, g.sentence) in joined and f.kind is g.kind
        ]
        comparisons[i, j] = Comparison(left, right, tuple(links), tuple(pairs))
    return make_story(reports, comparisons)


@pytest.fixture(scope="module")
def wall() -> Story:
    """Three reports: two with the same copy, a third with another cost."""
    return story_of([TIDE, ECHO, BELL])


@st.composite
def stories(draw: st.DrawFn, most: int = 7) -> Story:
    """These reports, up to seven in all, under any headlines and sources."""
    reports = []
    for made in draw(st.lists(st.sampled_from([TIDE, ECHO, BELL]), min_size=2, max_size=most)):
        article = replace(
            made.article,
            headline=draw(st.sampled_from(["Wall", "Wall grows " * 20, "海の壁が高くなる" * 9])),
            source=draw(st.sampled_from(["", "Tide", "The Norwick Evening Echo and Tide", "海の新聞"])),
            path=draw(st.sampled_from(["", "/news/wall.txt", "C:\\news\\wall.txt"])),
        )
        reports.append(replace(made, article=article))
    return story_of(reports)


# --- names ---


@given(stories())
@settings(max_examples=50, deadline=None)
def test_every_report_has_a_name_of_its_own(story: Story) -> None:
    found = names(story)
    assert len(set(found)) == len(found) == len(story.reports)
    for name, report in zip(found, story.reports, strict=True):
        assert name.startswith(report.article.source) and name.strip()


def test_what_a_report_is_called() -> None:
    """By its source, else its file, else its headline; those of one source are numbered."""
    nameless = replace(TIDE, article=replace(TIDE.article, source="", headline=""))
    titled = replace(TIDE, article=replace(TIDE.article, source=""))
    story = story_of([TIDE, BELL, TIDE, titled, nameless, ECHO])
    assert names(story) == [
        *("Tide (1)", "bell.txt", "Tide (2)", "Norwick wall to cost £4.2 million", "report 5", "Echo")
    ]


# --- text ---


@given(stories(), st.integers(60, 120))
@settings(max_examples=60, deadline=None)
def test_no_line_is_too_wide(story: Story, width: int) -> None:
    """But for the matrix, whose columns are as wide as their cells."""
    text = story_text(in_time(story), width, PLAIN)
    assert " ".join(text.split()).startswith(summary_of(story))
    head, rest = text.split("\n\nLinks and ≠")
    lines = [*head.split("\n"), *rest[rest.index("\n\nFigures") :].split("\n")]
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in text.split("\n"))


@given(stories(), st.integers(8, 120))
@settings(max_examples=40, deadline=None)
def test_the_words_around_a_figure_fit(story: Story, width: int) -> None:
    for row in story.measured:
        text = in_words(story, row, width)
        assert text and cell_len(text) <= width


def test_colour_changes_no_word(wall: Story) -> None:
    plain, coloured = (story_text(in_time(wall), 80, Paint(on)) for on in (False, True))
    assert "\x1b" not in plain
    assert "\x1b" in coloured and CODES.sub("", coloured) == plain


def test_a_story_to_be_read(wall: Story) -> None:
    """The reports, each two of them, the figures that several state, the claims that several make."""
    text = story_text(in_time(wall), 72, PLAIN)
    head, matrix, figures, claims = re.split(r"\n\n(?=\S)", text)
    assert " ".join(head.split()).startswith(summary_of(wall))
    assert "  1  Tide: Norwick wall to cost £4.2 million" in text
    assert "  3  bell.txt: Town to have its wall" in text
    assert matrix.startswith("Links and ≠ differing figures") and f"{COPY_SIGN}50%" in matrix
    assert figures.startswith("Figures\n  ≠ £4.2 million: 2 reports; £5 million: bell.txt\n      ")
    assert "  = ~40: 2 reports" in figures and "12" not in figures
    assert claims.startswith("Claims\n  - ") and "Nobody is sure" not in claims
    assert "      1 voice in 2 reports, contested: 1, 2; ≠ 3" in claims and "      2 voices: 1, 3" in claims


def test_a_row_of_the_wall(wall: Story) -> None:
    """What each report states, how it stands, and who is at odds: copies are one voice, so it is a tie."""
    cost = wall.measured[0]
    assert [values(wall, cost, k) for k in range(3)] == ["£4.2 million", "£4.2 million", "£5 million"]
    assert [standing(cost, k) for k in range(3)] == [Standing.DIFFERS] * 3
    assert verdict_of(wall, cost) == "≠ £4.2 million: 2 reports; £5 million: bell.txt"
    people = wall.measured[1]
    assert [standing(people, k) for k in range(3)] == [Standing.SAME, None, Standing.SAME]
    assert verdict_of(wall, people).startswith(SIGN[Standing.SAME]) and values(wall, people, 1) == ""
    for row in wall.measured[2:]:
        (report,) = row.reports
        assert standing(row, report) is Standing.ALONE
        assert verdict_of(wall, row).startswith(SIGN[Standing.ALONE])


def test_a_claim_of_the_wall(wall: Story) -> None:
    """Who says the same with another figure is no voice, but against it."""
    claim = next(claim for claim in wall.claims if copies_in(claim))
    assert claim_text(wall, claim) == _WALL.format(cost="£4.2 million")
    assert copies_in(claim) == {0, 1} and claim.reports == (0, 1)
    assert voices_text(claim) == "1 voice in 2 reports, contested"
    (((report, _), verdict),) = claim.against
    assert (report, verdict) == (2, Verdict.DIFFERS)
    alone = next(claim for claim in wall.claims if len(claim.reports) == 1)
    assert voices_text(alone) == "1 voice" and not copies_in(alone)


def test_two_reports_in_a_cell(wall: Story) -> None:
    """Links, figures that differ, and the share that is copied, either way round."""
    assert pair_text(wall, 0, 1) == pair_text(wall, 1, 0) == f"1 {COPY_SIGN}50%"
    assert pair_text(wall, 0, 2) == pair_text(wall, 2, 0) == "2 ≠1"


def test_reports_without_anything_in_common() -> None:
    story = make_story([TIDE, BELL], {(0, 1): Comparison(TIDE, BELL, (), ())})
    assert pair_text(story, 0, 1) == "0"
    assert COPY_SIGN not in summary_of(story) and "≠ 0 of 0 shared" in summary_of(story)
    assert story_text(in_time(story), 80, PLAIN).endswith(
        "\n\nFigures\n\nClaims\n  and 4 claims of one voice"
    )


# --- JSON ---


@given(stories(most=4))
@settings(max_examples=30, deadline=None)
def test_json_leads_back_to_the_reports(story: Story) -> None:
    """Keys of schema 1, values that JSON can write, every index that of a sentence or figure."""
    made = story_json(in_time(story))
    assert json.loads(json.dumps(made)) == made
    assert list(made) == ["schema", "reports", "pairs", "measured", "claims", "timeline", "outlets"]
    assert made["schema"] == STORY_SCHEMA == "storydiff.story/1"
    assert len(made["reports"]) == len(story.reports)
    for side, report in zip(made["reports"], story.reports, strict=True):
        assert (side["title"], side["source"]) == (report.article.headline, report.article.source)
        assert (len(side["sentences"]), len(side["figures"])) == (len(report.sentences), len(report.figures))
    assert [(pair["left"], pair["right"]) for pair in made["pairs"]] == every_two(len(story.reports))
    for pair in made["pairs"]:
        assert set(pair) == {"left", "right", "links", "differing", "unclear", "share", "copied"}
        assert all(0 <= share <= 1 for share in (*pair["share"], *pair["copied"]))
        assert len(pair["share"]) == len(pair["copied"]) == 2
        comparison = story.comparisons[pair["left"], pair["right"]]
        assert pair["links"] == len(comparison.alignments) and pair["differing"] >= 0
    for found, row in zip(made["measured"], story.measured, strict=True):
        assert set(found) == {"name", "figures", "values", "contested", "outliers", "may_differ_from"}
        assert {place["report"]: tuple(place["indexes"]) for place in found["figures"]} == {
            k: row.figures[k] for k in row.reports
        }
        assert [tuple(group) for group in found["values"]] == list(row.groups)
        assert found["contested"] is row.contested and set(found["outliers"]) == row.outliers
    for said, claim in zip(made["claims"], story.claims, strict=True):
        assert set(said) == {"text", "sentences", "voices", "against"}
        assert said["text"] == claim_text(story, claim)
        assert {place["report"]: tuple(place["indexes"]) for place in said["sentences"]} == {
            k: claim.sentences[k] for k in claim.reports
        }
        assert [tuple(voice) for voice in said["voices"]] == list(claim.voices)

"""A comparison and a story as Markdown, HTML, CSV and JSON: whole, harmless, and readable alone."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reader.articles.model import Article
from reader.comparison.compare import compare
from reader.comparison.model import Comparison
from reader.comparison.story import Story, story_of
from reader.errors import InputError
from reader.figures.analysis import analyse
from reader.importing.samples import load_samples
from reader.importing.text import article_from_text
from reader.library.bookmarks import Anchor, Bookmark, BookmarkKind
from reader.report.exports import ENDINGS, FORMATS, as_json, exported, free_name, write_export
from reader.report.markdown import bookmarks_markdown, plain
from reader.report.sheet import bookmarks_csv, cell
from reader.report.timeline import in_time
from tests.toll import toll

HOSTILE = "Wall <script>alert(1)</script> | *grows* [x](javascript:y) `to` &amp; $5 million"


def hostile() -> Comparison:
    """Two articles whose words are markup for everything they are written into."""
    texts = [
        f"{HOSTILE}\n\nThe <b>wall</b> will cost {sum} million, the city council said."
        for sum in ("$5", "$6")
    ]
    return compare(*(analyse(article_from_text(text, f"{k}.txt")) for k, text in enumerate(texts)))


@pytest.fixture(scope="module")
def samples() -> tuple[Article, ...]:
    """The first five samples: one story."""
    return load_samples()[:5]


@pytest.fixture(scope="module")
def comparison(samples: tuple[Article, ...]) -> Comparison:
    """Two of the samples."""
    return compare(analyse(samples[0]), analyse(samples[3]))


@pytest.fixture(scope="module")
def story(samples: tuple[Article, ...]) -> Story:
    """All five."""
    return story_of([analyse(article) for article in samples])


class Tags(HTMLParser):
    """What a page consists of: its tags, ids, links, and whether all that opens closes."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in self.EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on") and name not in ("src", "srcset"), name
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def test_html_of_a_comparison_stands_alone(comparison: Comparison) -> None:
    """Every sentence is there, links lead to their partners, and nothing is asked of anyone."""
    page = exported(comparison, "html")
    tags = Tags(page)
    assert not tags.open and not {"script", "link", "img", "iframe", "object"} & set(tags.tags)
    assert "default-src 'none'" in page and "prefers-color-scheme: dark" in page and "@media print" in page
    assert len(tags.ids) == len(set(tags.ids)) == 2 * len(comparison.alignments)
    inside = [target[1:] for target in tags.targets if target.startswith("#")]
    assert set(inside) == set(tags.ids)
    folded = " ".join(tags.words.replace("≠", "").split())
    for side in (comparison.left, comparison.right):
        assert side.article.headline in folded
    assert "differs" in folded and "$15bn is not $14.3 billion rounded" in folded


def test_html_of_a_story(story: Story) -> None:
    tags = Tags(exported(story, "html"))
    said = in_time(story)
    assert not tags.open and tags.tags.count("table") == 2 + len(said.moved) + said.any_order
    assert all(report.article.headline in tags.words for report in story.reports)


def test_a_story_in_time_in_every_form() -> None:
    said = in_time(story_of([analyse(article) for article in toll()]))
    page = Tags(exported(said, "html"))
    assert "behind by 2 h" in page.words and "141 ┤" in page.words and not page.open
    assert "| 18:10 | 84 | The Herald | behind by 2 h |" in exported(said, "markdown")
    rows = list(csv.reader(io.StringIO(exported(said, "csv"))))
    late = next(row for row in rows if "84 (behind by 2 h)" in row)
    assert late[:2] == ["in time", "2025-06-12T18:10+01:00"]
    assert rows[0][late.index("84 (behind by 2 h)")] == "The Herald"
    line = json.loads(exported(said, "json"))["timeline"][0]
    assert [t["text"] for t in line["tellings"]] == ["84", "126", "126", "84", "141", "141"]
    assert (line["tellings"][3]["step"], line["tellings"][3]["late_minutes"]) == ("behind", 120)
    assert line["tellings"][3]["sentence"].startswith("The ferry Marina sank")


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_hostile_stays_text(form: str) -> None:
    text = exported(hostile(), form)
    if form == "html":
        tags = Tags(text)
        assert "script" not in tags.tags and tags.tags.count("b") and HOSTILE.split(" |")[0] in tags.words
        assert not any("javascript" in target for target in tags.targets)
    elif form == "markdown":
        assert "<script>" not in text and "\\<script\\>" in text
        assert not re.search(r"(?<!\\)\]\(javascript", text)


def test_markdown_of_a_comparison_and_a_story(comparison: Comparison, story: Story) -> None:
    text = exported(comparison, "markdown")
    assert text.startswith("# Two reports side by side\n") and text.endswith("\n")
    assert "| $14.3 billion | $15bn | ≠ differs | $15bn is not $14.3 billion rounded |" in text
    for heading in ("## Figures", "## Both say", "## Only A says", "## Only B says"):
        assert f"\n{heading}\n" in text
    told = exported(story, "markdown")
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows[:7]}) == 1, "a table has its columns"
    assert "## Claims" in told and "**$15bn**" in told


@pytest.mark.parametrize(
    ("text", "written"),
    [("a*b_c", "a\\*b\\_c"), ("1. one", "1\\. one"), ("- one", "\\- one"), ("# one", "\\# one"),
     ("a|b", "a\\|b"), ("a\n\nb", "a b"), ("<b>", "\\<b\\>"), ("-5%", "-5%")],
)  # fmt: skip
def test_plain_text_in_markdown(text: str, written: str) -> None:
    assert plain(text) == written


def test_csv_of_a_comparison_and_a_story(comparison: Comparison, story: Story) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(comparison, "csv"))))
    differing = [row for row in rows if row["verdict"] == "differs"]
    assert {(row["left"], row["right"]) for row in differing} >= {("$14.3 billion", "$15bn")}
    assert all(row["left sentence"] or row["right sentence"] for row in rows)
    assert sum(row["what"] == "sentences" and row["verdict"] in ("same", "partial") for row in rows) == len(
        comparison.alignments
    )
    told = list(csv.reader(io.StringIO(exported(story, "csv"))))
    assert len({len(row) for row in told}) == 1 and len(told[0]) == 3 + len(story.reports)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("@x", "'@x"),
        ("-cmd", "'-cmd"),
        ("-0.3%", "-0.3%"),
        ("-$5", "-$5"),
        ("a", "a"),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert cell(text) == written


@pytest.mark.parametrize("name", ["comparison", "story"])
def test_json_is_as_its_schema_says_and_stands_alone(name: str, comparison: Comparison, story: Story) -> None:
    schema = json.loads((files("reader.report") / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    told = comparison if name == "comparison" else story
    found = json.loads(exported(told, "json"))
    validator.validate(found)
    broken = {key: value for key, value in found.items() if key != "schema"}
    assert not validator.is_valid(broken)
    sides = [found["left"], found["right"]] if name == "comparison" else found["reports"]
    assert all(sentence["text"] for side in sides for sentence in side["sentences"])
    if name == "comparison":
        validator.validate(as_json(hostile()))


def test_writing_a_file(tmp_path: Path, comparison: Comparison) -> None:
    for ending, form in ENDINGS.items():
        path = write_export(str(tmp_path / f"deal{ending}"), comparison)
        assert path.read_text("utf-8").replace("\r\n", "\n") == exported(comparison, form).replace(
            "\r\n", "\n"
        )
    with pytest.raises(InputError, match="is there already"):
        write_export(str(tmp_path / "deal.md"), comparison)
    assert free_name(str(tmp_path / "deal.md")) == str(tmp_path / "deal-2.md")
    assert free_name(str(tmp_path / "none.md")) == str(tmp_path / "none.md")
    with pytest.raises(InputError, match="the ending is to be one of"):
        write_export(str(tmp_path / "deal.pdf"), comparison)
    with pytest.raises(InputError, match="cannot be written"):
        write_export(str(tmp_path / "no" / "deal.md"), comparison)


def test_bookmarks_with_their_addresses() -> None:
    anchors = [
        Anchor("a", 0, 5, "Rates | rise.", "Bank | moves", "Daily"),
        Anchor("b", 0, 5, "=1", "Other", ""),
    ]
    marks = [
        Bookmark("1", BookmarkKind.SENTENCES, anchors[0], anchors[1], "look *here*", "2025-06-09T10:00:00")
    ]
    addresses = {"a": "https://news.test/a b>"}
    text = bookmarks_markdown(marks, addresses)
    assert "[Bank \\| moves](<https://news.test/a%20b%3E>)" in text and "> Rates \\| rise." in text
    assert "Note: look \\*here\\*" in text
    (row,) = csv.DictReader(io.StringIO(bookmarks_csv(marks, addresses)))
    assert (row["left address"], row["right quote"], row["note"]) == (
        "https://news.test/a b>",
        "'=1",
        "look *here*",
    )

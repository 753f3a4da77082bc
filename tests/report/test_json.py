"""The JSON forms: spans into the file, values without loss."""

from __future__ import annotations

import json

from reader.comparison.compare import compare, mirrored
from reader.figures.analysis import analyse
from reader.importing.text import article_from_text
from reader.report.json import COMPARISON_SCHEMA, article_json, comparison_json, figures_json, side_json

RAW = (
    "\ufeff---\r\nsource: Tide\r\ntitle: 'Wall to cost £4.2 million'\r\n---\r\n\r\n"
    "The *wall* will cost £4.2 million\u200b by 6 May 2025, some 3 to 4 per cent more,\x1b[1m said she.\r\n"
)


def test_spans_are_offsets_into_the_file() -> None:
    analysis = analyse(article_from_text(RAW, markdown=True))
    side = side_json(analysis)
    assert [RAW[s["start"] : s["end"]] for s in side["sentences"]] == [
        "Wall to cost £4.2 million",
        "The *wall* will cost £4.2 million\u200b by 6 May 2025, some 3 to 4 per cent more,\x1b[1m said she.",
    ]
    for figure in side["figures"]:
        assert RAW[figure["start"] : figure["end"]] == figure["text"]


def test_values_are_written_without_loss() -> None:
    analysis = analyse(article_from_text("Wall\n\nIt cost $1.2 trillion in May 2025, and 0.30 per cent."))
    found = {f["kind"]: f for f in figures_json(analysis)}
    assert found["money"]["value"] == "1200000000000"
    assert found["money"]["unit"] == "USD"
    assert found["date"]["value"] == "2025-05"
    assert found["percent"]["value"] in ("0.3", "0.30")
    assert all(f["high"] is None and f["qualifier"] == "=" and f["vague"] is False for f in found.values())


def test_a_range_has_an_upper_end() -> None:
    analysis = analyse(article_from_text("Wall\n\nIt will cost about 3 to 4 per cent more."))
    (figure,) = figures_json(analysis)
    assert (figure["value"], figure["high"], figure["unit"]) == ("3", "4", "%")


def test_the_spans_of_an_article_are_into_its_text() -> None:
    found = article_json(analyse(article_from_text(RAW, "/a.md", markdown=True)))
    assert (found["path"], found["source"], found["title"]) == ("/a.md", "Tide", "Wall to cost £4.2 million")
    assert found["words"] == len(found["text"].split())
    assert [s["paragraph"] for s in found["sentences"]] == [0, 1]
    assert found["text"][found["sentences"][0]["start"] : found["sentences"][0]["end"]] == found["title"]


def test_a_comparison_mirrors() -> None:
    begun = "The new sea wall of Norwick will cost {}, the harbour board of the town said on Tuesday."
    one = analyse(article_from_text(f"Wall to cost more\n\n{begun.format('£4.2 million')}"))
    two = analyse(article_from_text(f"Sea wall is dear\n\n{begun.format('£5 million')}"))
    there, back = comparison_json(compare(one, two)), comparison_json(mirrored(compare(one, two)))
    assert there["schema"] == COMPARISON_SCHEMA == "storydiff.comparison/1"
    assert (there["left"], there["right"]) == (back["right"], back["left"])
    assert back == comparison_json(compare(two, one))
    assert there["figure_pairs"]
    assert json.loads(json.dumps(there)) == there

"""The verbs about stories: what is new in them, those one follows, their outlets, their figures in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.library import Library
from tests.test_gathering import Call, reports
from tests.test_gathering import call as call
from tests.toll import toll


def told(call: Call, *arguments: object) -> Any:
    """What a verb says as JSON."""
    return call.json(*arguments)


def tolled(tmp_path: Path) -> list[Path]:
    """The reports of one accident as files with times."""
    folder = tmp_path / "toll"
    folder.mkdir()
    paths = []
    for k, article in enumerate(toll()):
        head = f"title: {article.headline}\nsource: {article.source}\ndate: {article.date}T{article.time}"
        body = article.text[article.body_start :]
        paths.append(folder / f"{k}.md")
        paths[-1].write_text(f"---\n{head}\n---\n\n{body}")
    return paths


def test_what_is_new_in_stories(call: Call, tmp_path: Path) -> None:
    """Since a moment, in those that one follows, as text and as data; what is wrong is said."""
    paths = tolled(tmp_path)
    call("add", *paths)
    (story,) = told(call, "stories")["stories"]
    (new,) = told(call, "stories", "--since", "1h")["stories"]
    assert new["id"] == story["id"] and len(new["new_reports"]) == 6 == new["reports"]
    assert any(line["name"] == "people were killed" for line in new["appeared"])
    assert "6 reports; new: 6 reports" in call("stories", "--since", "2w").stdout
    assert call("stories", "--since", "2999-01-01").stdout == "Nothing has come in for any story.\n"
    wrong = call("stories", "--since", "soon")
    assert wrong.returncode == 1 and "neither an age" in wrong.stderr
    assert "No story is followed" in call("watch").stdout
    assert call("watch", story["articles"][0]["id"]).stdout.startswith("followed: ")
    assert "6 reports; new: nothing new" in call("watch").stdout
    assert told(call, "watch")["stories"][0]["id"] == story["id"]
    assert call("watch", "--off", story["id"]).stdout.startswith("no longer followed: ")
    assert "No story is followed" in call("watch").stdout
    lost = call("watch", "s999")
    assert lost.returncode == 1 and "no story of the library" in lost.stderr


def test_what_reports_brought_since_others(call: Call, tmp_path: Path) -> None:
    """A story that was known before: only what the new reports brought is told."""
    paths = tolled(tmp_path)
    call("add", *paths[:4])
    with Library.open(call.data) as library, library._database.writing() as connection:
        connection.execute("UPDATE articles SET added = '2025-06-12T20:00:00'")
    call("add", *paths[4:])
    (new,) = told(call, "stories", "--since", "1d")["stories"]
    assert {one["report"] for one in new["new_reports"]} == {"Morning Post", "The Globe"}
    (moved,) = new["moved"]
    assert [value["text"] for value in moved["values"]] == ["141", "141"]


def test_what_can_be_counted_of_outlets(call: Call, tmp_path: Path) -> None:
    reports(tmp_path / "news")
    call("add", *tolled(tmp_path), tmp_path / "news")
    found = {one["source"]: one for one in told(call, "sources")["sources"]}
    assert found["Norwick Ledger"] == {
        "source": "Norwick Ledger", "reports": 1, "alone": 0, "corrected": 0, "stories": 1, "timed": 1,
        "first": 1,
    }  # fmt: skip
    assert found["The Herald"]["first"] == 0 and found["Zoo"]["alone"] == 2
    assert "1/1" in call("sources").stdout and "no rating" in call("sources", "--help").stdout


def test_a_story_in_time(call: Call, tmp_path: Path) -> None:
    """Of files, and of articles of the library with what they said before."""
    paths = tolled(tmp_path)
    text = call("story", *paths, "--exit-zero").stdout
    assert "In time" in text and "84   The Herald\n" in text and "  behind by 2 h\n" in text
    call("add", *paths)
    paths[0].write_text(paths[0].read_text().replace("84 people", "86 people"))
    call("add", paths[0])
    ids = [a["id"] for s in told(call, "stories")["stories"] for a in s["articles"]]
    line = told(call, "story", *ids, "--exit-zero")["timeline"][0]
    assert [t["version"] for t in line["tellings"]].count(1) == 1

"""The verbs for what one makes of the library: tag, hide, feed stats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.configuration import Configuration, settle_model
from reader.errors import InputError
from reader.gathering.second import GIVEN, chosen
from reader.importing.building import article_from_parts
from reader.library import Library


@pytest.fixture
def data(tmp_path: Path) -> str:
    """A library with a feed that gave two articles."""
    with Library.open(tmp_path / "data") as kept:
        feed, _ = kept.feeds.add("https://news.test/feed", "Harbour News")
        for number, title in enumerate(("Ferry strikes pier", "Your horoscope")):
            article = article_from_parts(
                title, f"{title}, it was said.", url=f"https://news.test/{number}", source="Harbour News"
            )
            kept.feeds.take(feed.number, str(number), "d", article)
    return str(tmp_path / "data")


def said(capsys: pytest.CaptureFixture[str], data: str, *arguments: str, status: int = 0) -> str:
    """What a call prints."""
    assert main([*arguments, "--data-dir", data]) == status
    found = capsys.readouterr()
    return found.out + found.err


def test_tags(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No tags yet" in said(capsys, data, "tag")
    told = json.loads(said(capsys, data, "list", "--format", "json"))["articles"]
    ferry = next(a["id"] for a in told if "Ferry" in a["title"])
    assert said(capsys, data, "tag", ferry[:8], "later", "#budget") == "budget later\n"
    assert said(capsys, data, "tag", ferry, "--remove", "later") == "budget\n"
    assert said(capsys, data, "tag", ferry) == "budget\n"
    assert json.loads(said(capsys, data, "tag", "--format", "json")) == {
        "tags": [{"tag": "budget", "articles": 1}]
    }
    assert "Ferry strikes pier" in said(capsys, data, "search", "tag:budget")
    (found,) = [
        a for a in json.loads(said(capsys, data, "list", "--format", "json"))["articles"] if a["tags"]
    ]
    assert found["tags"] == ["budget"]
    assert "no such article" in said(capsys, data, "tag", "zzzz", "later", status=1)


def test_hiding(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing is hidden" in said(capsys, data, "hide")
    assert "rule 1: 1 hidden" in said(capsys, data, "hide", "--feed", "Harbour", "title:horoscope", "-ferry")
    assert "horoscope" not in said(capsys, data, "list")
    assert "Your horoscope" in said(capsys, data, "search", "is:hidden")
    told = said(capsys, data, "hide")
    assert "1 hidden  title:horoscope -ferry  (in Harbour News)" in told
    assert json.loads(said(capsys, data, "hide", "--format", "json"))["hidden"] == 1
    assert "at least one word" in said(capsys, data, "hide", "is:hidden", status=1)
    assert "no such feed" in said(capsys, data, "hide", "x", "--feed", "Nowhere", status=1)
    assert "no such rule" in said(capsys, data, "hide", "--remove", "9", status=1)
    assert "hides nothing any more; it hid 1" in said(capsys, data, "hide", "--remove", "1")
    assert "horoscope" in said(capsys, data, "list")


def test_a_phrase_in_quotes(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "rule 1: 1 hidden" in said(capsys, data, "hide", "your horoscope", "said")
    assert '"your horoscope" said' in said(capsys, data, "hide")


def test_how_feeds_fare(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, data, "feed", "stats")
    assert told.startswith("A week") and "Harbour News" in told
    (feed,) = json.loads(said(capsys, data, "feed", "stats", "--format", "json"))["feeds"]
    assert (feed["weekly"], feed["read"], feed["failed"]) == (0.5, 0.0, 0)
    assert "no such feed" in said(capsys, data, "feed", "stats", "Nowhere", status=1)


def test_a_model_of_the_settings_file(
    data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It stands above the one that was set, and is changed where it is named."""
    monkeypatch.setattr(GIVEN, "choice", None)
    file = tmp_path / "config.toml"
    monkeypatch.setenv("STORYDIFF_CONFIG", str(file))
    file.write_text('[model]\nurl = "http://localhost:9"\nname = "tiny"\nat-once = 2\nalways = true\n')
    told = said(capsys, data, "model")
    assert "tiny at http://localhost:9" in told and "2 questions at a time" in told
    assert "of every comparison that is opened" in told
    assert "change it there" in said(capsys, data, "model", "off", status=1)
    with Library.open(Path(data)) as kept:
        choice = chosen(kept)
        assert choice is not None and choice.may_ask
    settle_model(Configuration({"model.url": "https://far.test/v1", "model.name": "large"}))
    assert GIVEN.choice is not None and not GIVEN.choice.may_ask
    with pytest.raises(InputError, match=r"model\.name is to be set"):
        settle_model(Configuration({"model.url": "http://localhost:9"}))

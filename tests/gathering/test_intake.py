"""Whatever is given is taken in: files, folders, globs, standard input, pages and feeds, in any mixture."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from reader.articles.model import Article
from reader.gathering.intake import Report, add, paths_of
from reader.library import Library, Outcome, Taken
from tests.articles.test_cleaning import NEVER
from tests.gathering.feeding import Clock, Item, Source, fetcher, headlines
from tests.importing.broken import check_article, check_sentence, hostile
from tests.importing.test_feeds import ATOM, ITEM, JSON, RDF, rss
from tests.importing.test_lines import LINES, WHOLE
from tests.importing.test_mail import SAMPLES, letter
from tests.importing.test_opml import LIST
from tests.importing.test_pages import META, page
from tests.library.test_trouble import connection_of
from tests.serving import Handler, Reply, Web
from tests.serving import web as web

TEXT = "Storm to come\n\nIt will be windy on Tuesday, the office said.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library on disk."""
    with Library.open(tmp_path / "data", clock=Clock()) as opened:
        yield opened


def taken(library: Library, *targets: str | Path, standard_input: bytes | None = None) -> Report:
    """What comes of adding; every error is a clean sentence."""
    stream = None if standard_input is None else io.BytesIO(standard_input)
    report = add(library, [str(target) for target in targets], fetcher(), standard_input=stream)
    for error in report.errors:
        check_sentence(error)
        assert "secret" not in error
    return report


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one file of each form."""
    folder = tmp_path / "files"
    (folder / "deep").mkdir(parents=True)
    contents = {
        "storm.txt": TEXT.encode(),
        "flood.md": b"# Flood\n\nIt is **wet**, the office said.\n",
        "wall.html": page(head=META),
        "letter.eml": letter(b"Text of the letter."),
        "lines.jsonl": LINES,
        "deep/feed.xml": rss(ITEM.replace("wall", "other")),
        "deep/feeds.opml": LIST,
        "deep/one.json": json.dumps({**WHOLE, "title": "One", "url": ""}, indent=1).encode(),
        "deep/image.png": b"\x89PNG",
        ".hidden.txt": b"no",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_folder_with_everything(library: Library, files: Path) -> None:
    report = taken(library, files)
    assert report.errors == []
    assert report.feeds == 4
    assert "Storm to come" in headlines(library) and "Flood" in headlines(library)
    # The three lines have the address of the page: they are its versions.
    assert report.added == len(library.articles())
    assert report.sentence().startswith("4 feeds followed, ")
    for article in library.articles():
        check_article(article)


def test_what_is_given_again_is_known(library: Library, files: Path) -> None:
    (files / "lines.jsonl").unlink()
    first = taken(library, files)
    second = taken(library, files)
    assert (second.added, second.changed, second.feeds) == (0, 0, 0)
    assert (second.known, second.known_feeds) == (first.added, 4)
    assert second.sentence() == f"4 feeds followed already, {first.added} known already"


def test_a_file_that_changed_is_another_version(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    taken(library, path)
    path.write_text(TEXT.replace("Tuesday", "Wednesday"), "utf-8")
    report = taken(library, path)
    assert (report.added, report.changed) == (0, 1)
    (article,) = library.articles()
    assert len(library.versions(article.id)) == 2


def test_a_file_that_becomes_the_copy_of_another(library: Library, tmp_path: Path) -> None:
    one, two = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    at = "https://news.example/{}".format
    one.write_text(json.dumps({"title": "Wall", "text": "Agency copy.", "url": at(1)}), "utf-8")
    two.write_text(json.dumps({"title": "Wall", "text": "Other words.", "url": at(2)}), "utf-8")
    assert taken(library, one, two).added == 2
    two.write_text(json.dumps({"title": "Wall", "text": "Agency copy.", "url": at(2)}), "utf-8")
    report = taken(library, one, two)
    assert (report.known, report.changed, report.errors) == (1, 1, [])
    assert taken(library, one, two).known == 2
    assert len({article.id for article in library.articles()}) == 2


def test_globs(library: Library, files: Path) -> None:
    assert taken(library, f"{files}/*.txt").added == 1
    assert taken(library, f"{files}/**/one.j*").added == 1
    assert [path.name for path in paths_of(f"{files}/dee[p]")] == ["feed.xml", "feeds.opml", "one.json"]
    report = taken(library, f"{files}/*.nothing")
    assert report.errors[0].endswith("matches no file")


def test_a_name_with_signs_of_a_glob_is_a_name_first(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "storm [1].txt"
    path.write_text(TEXT, "utf-8")
    assert taken(library, path).added == 1


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("missing.txt", "no such file"),
        ("", "no such file"),
        ("a\x00b", ""),
        ("x\x1b]2J\u202e\n.txt", "no such file"),
        ("/dev/null", "regular file"),
        ("a" * 300, ""),
        ("ftp://user:secret@127.0.0.1/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("https://user:se cret@127.0.0.1/", "only http and https"),
        ("https://user:secret@[::1/", "only http and https"),
        ("-", "there is none"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_comes_in(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, reason: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    good = tmp_path / "a.txt"
    good.write_text(TEXT, "utf-8")
    report = taken(library, target, good)
    assert report.added == 1
    assert len(report.errors) == 1 and reason in report.errors[0]
    assert report.sentence() == "1 article added, 1 failed"


def test_broken_files_in_a_folder_are_named(library: Library, files: Path) -> None:
    (files / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    (files / "b.html").write_bytes(b"")
    (files / "c.xml").write_bytes(b"<unknown/>")
    (files / "d.opml").write_bytes(b"<opml/>")
    (files / "e\x1b[2J.rss").write_bytes(b"<rss")
    (files / "f.jsonl").write_bytes(b'{"text": "Fine."}\nbroken\n')
    report = taken(library, files)
    assert len(report.errors) == 6
    assert "Fine." in headlines(library)


def test_a_folder_without_articles(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no article" in taken(library, tmp_path / "empty").errors[0]


# Standard input


@pytest.mark.parametrize(
    ("data", "headline"),
    [
        (TEXT.encode(), "Storm to come"),
        (page(head=META), "Wall to cost more"),
        (letter(b"Text."), "Wall to cost €5"),
        (rss(ITEM), "Wall to cost more"),
        (json.dumps(WHOLE).encode(), "Wall to cost more"),
        (json.dumps([WHOLE], indent=1).encode(), "Wall to cost more"),
    ],
    ids=["text", "page", "letter", "feed", "line", "list"],
)
def test_standard_input(library: Library, data: bytes, headline: str) -> None:
    assert taken(library, "-", standard_input=data).added == 1
    assert headlines(library) == [headline]


def test_a_list_of_feeds_from_standard_input(library: Library) -> None:
    assert taken(library, "-", standard_input=LIST).feeds == 4
    feed = next(feed for feed in library.feeds.all() if feed.title == "The Daily & Sunday")
    assert feed.folder == "News / World"


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00" * 50, b"<opml/>", b"{"])
def test_standard_input_that_cannot_be_read(library: Library, data: bytes) -> None:
    report = taken(library, "-", standard_input=data)
    assert len(report.errors) == 1 and report.added == 0


def test_a_list_leaves_out_what_cannot_be_followed(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(LIST.replace(b"https://second", b"ftp://user:secret@second"))
    report = taken(library, path)
    assert report.feeds == 3 and len(report.errors) == 2


# Addresses


def test_a_page(library: Library, web: Web) -> None:
    web.pages["/wall"] = Reply(page(head=META))
    assert taken(library, web.url("/wall?utm_source=x", user="user:secret@")).errors
    web.pages["/wall?utm_source=x"] = Reply(page(head=META))
    report = taken(library, web.url("/wall?utm_source=x", user="user:secret@"))
    assert (report.added, report.errors) == (1, [])
    (article,) = library.articles()
    assert article.url == web.url("/wall?utm_source=x")
    assert taken(library, web.url("/wall")).known == 1


def test_a_page_that_was_saved_and_is_fetched(library: Library, web: Web, tmp_path: Path) -> None:
    saved = page(head=META.replace("https://news.example/wall", web.url("/wall")))
    (tmp_path / "wall.html").write_bytes(saved)
    taken(library, tmp_path / "wall.html")
    web.pages["/wall"] = Reply(saved)
    assert taken(library, web.url("/wall")).known == 1
    assert len(library.articles()) == 1


def test_a_feed_is_followed_and_its_entries_come_in(library: Library, web: Web) -> None:
    web.pages["/old"] = Reply(status=301, headers={"Location": "/feed"})
    web.pages["/feed"] = Source([Item("Wall", link="/wall"), Item("Storm", link="/storm")], '"7"').reply()
    report = taken(library, web.url("/old"))
    assert report.sentence() == "1 feed followed, 2 articles added"
    (feed,) = library.feeds.all()
    assert (feed.url, feed.title, feed.etag, feed.articles) == (web.url("/feed"), "The Daily", '"7"', 2)
    assert taken(library, web.url("/feed")).sentence() == "1 feed followed already"


def test_a_list_of_feeds_at_an_address(library: Library, web: Web) -> None:
    web.pages["/feeds"] = Reply(LIST, headers={"Content-Type": "text/x-opml"})
    assert taken(library, web.url("/feeds")).feeds == 4
    assert web.paths() == ["/feeds"]  # they are fetched when they are refreshed


def test_other_forms_at_an_address(library: Library, web: Web) -> None:
    web.pages["/a.txt"] = Reply(TEXT.encode(), headers={"Content-Type": "text/plain"})
    web.pages["/b"] = Reply(LINES, headers={"Content-Type": "application/x-ndjson"})
    report = taken(library, web.url("/a.txt"), web.url("/b"))
    assert report.errors == [] and report.added >= 2


def test_addresses_that_fail_and_one_that_does_not(library: Library, web: Web) -> None:
    web.pages["/good"] = Reply(page(head=META))
    web.pages["/empty"] = Reply(b"<html>")
    web.pages["/away"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    web.pages["/odd"] = Reply(status=302, headers={"Location": "http://["})
    user = "user:secret@"
    targets = [web.url(path, user=user) for path in ("/gone", "/empty", "/away", "/odd", "/good")]
    report = taken(library, *targets)
    assert report.added == 1 and len(report.errors) == 4
    assert "nothing at this address" in report.errors[0]


# Progress and stops


def test_each_article_is_told_once_it_is_kept(library: Library, files: Path) -> None:
    told: list[tuple[str, Taken]] = []

    def each(article: Article, one: Taken) -> None:
        assert library.article(one.id) is not None
        told.append((article.headline, one))

    report = add(library, [str(files / "storm.txt"), str(files / "flood.md")], fetcher(), each=each)
    assert [headline for headline, _ in told] == ["Storm to come", "Flood"]
    assert [one for _, one in told] == report.taken
    assert all(one.outcome is Outcome.ADDED for one in report.taken)


def test_a_stop_keeps_what_came_in(library: Library, files: Path) -> None:
    path = files / "many.jsonl"
    path.write_text("".join(json.dumps({"text": f"Article {n}."}) + "\n" for n in range(50)), "utf-8")
    report = add(library, [str(path), str(files)], fetcher(), progress=lambda report, name: report.added < 7)
    assert report.stopped and report.added == 7
    assert report.sentence() == "7 articles added, stopped"
    assert len(library.articles()) == 7


def test_a_stop_of_the_fetcher_ends_all(library: Library, files: Path, web: Web) -> None:
    one = fetcher()

    def drip(handler: Handler) -> None:
        one.stop.set()
        handler.reply(Reply(headers={"Content-Length": "10000000"}))
        while not web.closing.is_set():
            handler.wfile.write(b"drop")

    web.pages["/"] = drip
    report = add(library, [str(files / "storm.txt"), web.url(), str(files / "flood.md")], one)
    assert report.stopped and report.errors == []
    assert headlines(library) == ["Storm to come"]


def test_a_feed_whose_reading_was_stopped_is_read_again(
    library: Library, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/feed"] = Source([Item(f"Wall {n}", link=f"/{n}") for n in range(5)], '"7"').reply()
    one = fetcher()
    take, count = library.feeds.take, []

    def take_two(*arguments: Any) -> object:
        count.append(arguments)
        if len(count) == 2:
            one.stop.set()
        return take(*arguments)

    monkeypatch.setattr(library.feeds, "take", take_two)
    report = add(library, [web.url("/feed")], one)
    assert report.stopped and report.added == 2
    assert library.feeds.all()[0].etag == ""


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(), "0 articles added"),
        (Report(added=1), "1 article added"),
        (
            Report(added=2, changed=1, known=3, errors=["a"]),
            "2 articles added, 1 changed, 3 known already, 1 failed",
        ),
        (Report(feeds=1, known_feeds=2, stopped=True), "1 feed followed, 2 feeds followed already, stopped"),
        (Report(known=1), "1 known already"),
    ],
)
def test_the_sentence(report: Report, sentence: str) -> None:
    assert report.sentence() == sentence


# Broken input, as a whole

VALID = (rss(ITEM), ATOM, RDF, JSON, LIST, LINES, page(head=META), TEXT.encode(), *SAMPLES)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=hostile(*VALID))
@pytest.mark.parametrize("suffix", [".xml", ".json", ""])
def test_broken_files_leave_a_clean_library(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(data)
    with Library.in_memory() as library:
        taken(library, path)
        for article in library.articles():
            check_article(article)
        for feed in library.feeds.all():
            text = feed.url + feed.title + feed.home + feed.folder
            assert not NEVER.search(text) and "\n" not in text


def test_a_full_disk_ends_it_and_what_was_told_is_kept(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for k in range(40):
        (folder / f"{k:02}.txt").write_text(f"Storm {k}\n\n" + f"The wind of day {k} was strong. " * 200)
    connection = connection_of(library)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 30}")
    told: list[str] = []
    report = add(library, [str(folder)], fetcher(), each=lambda article, _: told.append(article.id))
    assert report.sentence() == f"{len(told)} articles added, 1 failed, stopped" and 0 < len(told) < 40
    assert report.errors[0].endswith("cannot be changed: the disk is full; this change was not made.")
    assert {article.id for article in library.articles()} == set(told)

"""The verbs that bring articles in and look through the library."""

from __future__ import annotations

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library import BookmarkKind, Library
from tests.library.conftest import make_anchor
from tests.program import ROOT, run

FERRY = (
    "The Selwyn ferry struck the north pier of Norwick on Monday, and the harbour master Ada Quill resigned. "
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
<item><guid>1</guid><title>Ferry strikes pier</title><link>https://news.test/1</link>
<description>The ferry struck the pier.</description></item></channel></rss>"""


class Call:
    """Runs the program with a library of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reader", *map(str, arguments), "--data-dir", str(self.data)]
        return subprocess.run(
            command, capture_output=True, text=True, input=given, timeout=120, cwd=ROOT, encoding="utf-8"
        )

    def json(self, *arguments: object) -> dict[str, list[dict[str, object]]]:
        """What a verb says as JSON."""
        done = self(*arguments, "--format", "json")
        assert done.returncode == 0, done.stderr
        found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
        return found


@pytest.fixture
def call(tmp_path: Path) -> Call:
    return Call(tmp_path / "data")


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, tuple[int, str, str]]], str]]:
    """Starts a server of the given answers, by path: status, content type, body; gives its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(answers: dict[str, tuple[int, str, str]]) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, kind, body = answers.get(self.path.partition("?")[0], (404, "text/plain", "nothing"))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def reports(folder: Path) -> None:
    """Two reports of one event in two forms, and one of another."""
    folder.mkdir()
    (folder / "ledger.md").write_text(
        "---\ntitle: Ferry strikes pier\nsource: The Ledger\ndate: 2025-06-09\n---\n\n"
        f"{FERRY * 3}It cost $40 million.\n"
    )
    page = (
        f"<html><body><article><h1>Norwick ferry hits pier</h1><p>{FERRY * 4}</p><p>It cost $42 million.</p>"
    )
    (folder / "courier.html").write_text(
        '<meta property="article:published_time" content="2025-06-09T10:00:00Z">' + page
    )
    rows = [
        {"title": "Bears arrive", "source": "Zoo", "date": "2025-06-09", "text": "Two bears came by ship."},
        {"title": "Bears eat", "source": "Zoo", "date": "2025-06-09", "text": "The bears eat fish."},
    ]
    (folder / "zoo.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "letter.eml").write_text(
        "From: Morning Letter <letter@news.test>\nSubject: What is new\n"
        "Date: Mon, 09 Jun 2025 08:00:00 +0000\n"
        "Content-Type: text/plain; charset=utf-8\n\nGood morning.\n\nNothing is new in Norwick.\n"
    )


def test_a_morning_without_a_screen(call: Call, tmp_path: Path) -> None:
    """Add a folder of all forms, find the story, compare two reports by their ids, search."""
    reports(tmp_path / "news")
    done = call("add", tmp_path / "news")
    assert (done.returncode, done.stdout) == (0, "5 articles added\n"), done.stderr
    done = call("add", f"{tmp_path}/news/*.md", tmp_path / "news" / "zoo.jsonl", "--verbose")
    assert done.stdout.splitlines()[-1] == "3 known already" and done.stdout.count("known  ") == 3
    (story,) = call.json("stories")["stories"]
    assert set(story) == {"id", "title", "articles"}
    articles = story["articles"]
    assert isinstance(articles, list) and len(articles) == 2
    assert [set(a) for a in articles] == [{"id", "title", "source", "url", "path", "date"}] * 2
    assert {Path(a["path"]).name for a in articles} == {"ledger.md", "courier.html"}
    assert "2 reports, 2 sources" in call("stories").stdout
    compared = call("compare", articles[0]["id"], articles[1]["id"][:8])
    assert compared.returncode in (0, 1) and "$42 million" in compared.stdout
    (found,) = call.json("search", "figure:42mn")["found"]
    assert found["title"] == "Norwick ferry hits pier" and "$42 million" in str(found["passage"])
    done = call("search", "nowhere")
    assert (done.returncode, done.stdout) == (1, "Nothing found.\n")
    done = call("search", "is:lost")
    assert done.returncode == 2 and "is: knows" in done.stderr
    assert len(call.json("list")["articles"]) == 5


def test_standard_input_is_what_it_looks_like(call: Call) -> None:
    done = call("add", "-", given="Ferry strikes pier\n\nIt struck the pier.\n")
    assert (done.returncode, done.stdout) == (0, "1 article added\n")
    assert call("add", "-", given=FEED).stdout == "1 article added\n"
    assert call("add", "-", given='{"title": "A", "text": "Of bears."}\n').stdout == "1 article added\n"
    done = call("add", "-", given="")
    assert done.returncode == 1 and done.stderr == "storydiff: standard input: is empty\n"


def test_what_fails_is_named_and_stops_nothing(call: Call, tmp_path: Path) -> None:
    reports(tmp_path / "news")
    (tmp_path / "news" / "bad.txt").write_bytes(bytes(range(200)) * 9)
    done = call("add", tmp_path / "none.txt", tmp_path / "news", "ftp://news.test/x", f"{tmp_path}/*.pdf")
    assert done.returncode == 1 and done.stdout == "5 articles added, 4 failed\n"
    lines = done.stderr.splitlines()
    assert len(lines) == 4 and all(line.startswith("storydiff: ") for line in lines)
    assert "no such file" in lines[0] and "binary" in lines[1] and "only http" in lines[2]


def test_feeds(call: Call, tmp_path: Path, serve: Callable[[dict[str, tuple[int, str, str]]], str]) -> None:
    """Import a list, refresh it, and learn which feed failed; export it again."""
    place = serve(
        {
            "/feed": (200, "application/rss+xml", FEED),
            "/": (200, "text/html", '<html><link rel="alternate" type="application/rss+xml" href="/feed">'),
        }
    )
    opml = tmp_path / "list.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Sea">'
        f'<outline text="Harbour" xmlUrl="{place}/feed"/></outline>'
        f'<outline text="Gone" xmlUrl="{place.replace("//", "//reader:secret@")}/gone"/></body></opml>'
    )
    done = call("feed", "import", opml)
    assert (done.returncode, done.stdout) == (0, "2 feeds added; storydiff feed refresh fetches them\n")
    done = call("feed", "refresh")
    assert done.returncode == 1 and done.stdout == "2 feeds: 1 new article; 1 failed\n"
    assert f"storydiff: {place}/gone: there is nothing at this address (status 404)\n" == done.stderr
    listed = call("feed", "list")
    assert "Sea / Harbour" in listed.stdout and "! there is nothing" in listed.stdout
    assert "secret" not in listed.stdout + done.stdout + done.stderr
    feeds = call.json("feed", "list")["feeds"]
    assert [f["articles"] for f in feeds] == [0, 1] and "secret" not in json.dumps(feeds)
    assert call("feed", "refresh", "harbour").stdout == "1 feed: 0 new articles\n"
    done = call("feed", "export", tmp_path / "out.opml")
    assert done.returncode == 0 and "secret" not in (tmp_path / "out.opml").read_text()
    assert "no longer followed" in call("feed", "remove", "gone").stdout
    done = call("feed", "remove", "gone")
    assert done.returncode == 1 and "no such feed" in done.stderr
    assert call("feed", "add", f"{place}/").stdout.startswith("Harbour: followed already")
    done = call("feed", "add", f"{place}/none", "gopher://x")
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 2


def test_pages_of_a_feed_that_is_followed_already(
    call: Call, serve: Callable[[dict[str, tuple[int, str, str]]], str]
) -> None:
    """Asked for with --full, they are fetched at once."""
    answers: dict[str, tuple[int, str, str]] = {}
    place = serve(answers)
    page = f"<html><body><article><h1>Ferry strikes pier</h1><p>{FERRY * 4}</p></article>"
    answers |= {
        "/feed": (200, "application/rss+xml", FEED.replace("https://news.test", place)),
        "/1": (200, "text/html", page),
    }
    assert call("feed", "add", f"{place}/feed").stdout == "1 feed: 1 new article\n"
    done = call("feed", "add", f"{place}/feed", "--full")
    assert done.stdout.endswith("1 feed: 0 new articles, 1 changed\n")


def test_a_changed_page_keeps_its_versions(
    call: Call, serve: Callable[[dict[str, tuple[int, str, str]]], str]
) -> None:
    page = (
        "<html><body><article><h1>Ferry hits pier</h1><p>" + FERRY * 4 + "It cost ${} million.</p></article>"
    )
    answers = {"/a": (200, "text/html", page.format(40))}
    place = serve(answers)
    assert call("add", f"{place}/a").stdout == "1 article added\n"
    answers["/a"] = (200, "text/html", page.format(42))
    assert call("add", f"{place}/a?utm_source=x").stdout == "1 changed\n"
    versions = call.json("versions", f"{place}/a")["versions"]
    assert [str(v["id"])[-2:] for v in versions] == ["@2", "@1"]
    own = str(versions[0]["id"]).partition("@")[0]
    assert versions[0]["id"] == f"{own}@2", "an id stays an article's own"
    assert "$42 million" in call("read", own[:6]).stdout.replace("\n", " ")
    assert "$40 million" in call("read", f"{own}@1").stdout.replace("\n", " ")
    assert call("read", f"{own}@3").returncode == 1
    done = call("compare", versions[1]["id"], versions[0]["id"])
    assert "$40 million" in done.stdout and "$42 million" in done.stdout
    assert call("versions", "nothing").returncode == 1


def test_pruning(call: Call, tmp_path: Path) -> None:
    reports(tmp_path / "news")
    call("add", tmp_path / "news")
    assert call("prune").returncode == 1
    done = call("prune", "--older-than", 30)
    assert done.stdout.startswith("0 articles would be deleted"), "what is unread stays"
    done = call("prune", "--older-than", 30, "--unread", "--dry-run")
    assert len(done.stdout.splitlines()) == 6 and "Norwick ferry hits pier" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("5 articles would be deleted")
    with Library.open(call.data) as library:
        library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor(library.articles()[0].id))
    assert call("prune", "--larger-than", "x").returncode == 1
    assert call("prune", "--undo").returncode == 1
    before = call("list").stdout
    done = call("prune", "--older-than", 30, "--unread")
    assert done.stdout.splitlines()[-1].startswith("4 articles deleted")
    assert len(call.json("list")["articles"]) == 1
    assert call("prune", "--undo").stdout.startswith("4 articles put back from ")
    assert sorted(call("list").stdout.splitlines()) == sorted(before.splitlines())
    (copy,) = (call.data / "pruned").iterdir()
    assert call("add", copy).stdout == "4 known already\n", "the copy is JSON lines that add reads"


def test_settling_does_all_that_is_left(call: Call, tmp_path: Path) -> None:
    reports(tmp_path / "news")
    call("add", tmp_path / "news")
    done = call("settle")
    assert done.returncode == 0
    with Library.open(call.data) as library:
        assert (library.stories.pending(), library.catalogue.unmeasured()) == (0, 0)
        assert library.stories.undecided() == []
        assert len(library.stories.numbers(differing=True)) == 1


def _lines(path: Path, count: int) -> None:
    with path.open("w") as file:
        for k in range(count):
            row = {
                "title": f"Report {k} of {path.stem}",
                "url": f"https://{path.stem}.test/{k}",
                "text": FERRY * 20,
            }
            file.write(json.dumps(row) + "\n")


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_in_the_middle_nothing_reported_is_lost(call: Call, tmp_path: Path) -> None:
    """What was told as added is there, and running it again completes it."""
    _lines(tmp_path / "many.jsonl", 400)
    command = [sys.executable, "-m", "reader", "add", str(tmp_path / "many.jsonl"), "--verbose"]
    process = subprocess.Popen(
        [*command, "--data-dir", str(call.data)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    told = [process.stdout.readline().split()[1] for _ in range(60)]
    process.send_signal(signal.SIGKILL)
    told += [line.split()[1] for line in process.stdout if line.endswith("\n") and line.startswith("added")]
    process.wait()
    process.stdout.close()
    with Library.open(call.data) as library:
        assert library.warnings == []
        kept = {a.id for a in library.articles()}
    assert set(told) <= kept and len(kept) < 400
    done = call("add", tmp_path / "many.jsonl")
    assert done.returncode == 0 and len(call.json("list")["articles"]) == 400
    with Library.open(call.data) as library, library._database.reading() as connection:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_two_imports_at_once(call: Call, tmp_path: Path) -> None:
    """Each takes its own in, and what both bring is there once."""
    for name in ("one", "two", "both"):
        _lines(tmp_path / f"{name}.jsonl", 60)
    command = [sys.executable, "-m", "reader", "add", "--data-dir", str(call.data)]
    started = [
        subprocess.Popen(
            [*command, str(tmp_path / f"{name}.jsonl"), str(tmp_path / "both.jsonl")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for name in ("one", "two")
    ]
    for process in started:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, ""), out
    assert len(call.json("list")["articles"]) == 180


def test_a_library_that_cannot_be_written_takes_nothing(call: Call, tmp_path: Path) -> None:
    reports(tmp_path / "news")
    call.data.write_text("a file stands in the way")
    done = call("add", tmp_path / "news")
    assert done.returncode == 2 and "cannot be used" in done.stderr and done.stdout == ""


def test_the_verbs_load_what_they_need_only() -> None:
    """The weighty libraries for pages, feeds and the web are loaded when they are used."""
    code = (
        "import sys\nfrom reader.cli import main\nimport reader.gathering.intake\nmain(['paths'])\n"
        "heavy = {'trafilatura', 'feedparser', 'urllib3', 'lxml', 'textual'} & set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    done = run(command=(sys.executable, "-c", code))
    assert (done.returncode, done.stderr) == (0, "")

"""The command line: every verb, what it prints, and one sentence for whatever goes wrong."""

from __future__ import annotations

import argparse
import json
import os
import pty
import select
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader import __version__
from reader.cli import main
from reader.errors import LibraryError
from reader.importing.files import read_file
from reader.importing.samples import load_samples, samples_dir
from reader.library import Anchor, BookmarkKind, JudgedKind, Library, Said
from reader.verbs import common
from reader.verbs.parsing import opening_parser
from tests.judging.table import answering, refusing, same, serve
from tests.program import LEFT, PATIENCE, RIGHT, ROOT, run
from tests.serving import Reply, Web
from tests.serving import web as web

STORY = [str(samples_dir() / f"meta-scale-{k}.md") for k in (1, 2, 4)]
VERBS = ("compare", "story", "figures", "read", "list", "bookmarks", "paths")
SCRIPT = Path(sys.executable).with_name("storydiff")
TEXT = "Wall to cost £4.2 million\n\nThe wall of Norwick will cost £4.2 million, the board said on Tuesday.\n"
HOSTILE = (
    "Wall \x1b[2J\x1b]52;c;cm0=\x07[red]\u202egrows\x9b2J [/]\n\n"
    "The wall \x1b]8;;http://evil.example\x1b\\cost\x1b]8;;\x1b\\ £5 million\x90q\x9c, \x9d0;x\x07she said.\n"
)
UNSAFE = frozenset(map(chr, (*range(0, 10), *range(11, 32), *range(127, 160), 0x202E)))


class Result:
    """What a call of ``main`` printed, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    def refused(self, *parts: str, status: int = 1) -> None:
        """It failed with one clear sentence and printed nothing."""
        assert self.status == status
        assert self.out == ""
        assert self.err.startswith("storydiff") and self.err.endswith("\n") and self.err.count("\n") == 1
        assert "Traceback" not in self.err
        assert not UNSAFE & set(self.err)
        for part in parts:
            assert part in self.err


class Call:
    """Calls ``main`` in this process."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd

    def __call__(self, *arguments: str | Path) -> Result:
        try:
            status = main([os.fspath(argument) for argument in arguments])
        except SystemExit as leaving:
            assert isinstance(leaving.code, int)
            status = leaving.code
        sys.stdout.flush()
        return Result(status, *self._capfd.readouterr())


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    return Call(capfd)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "wall.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def spans_are_valid(side: dict[str, Any]) -> None:
    """Each figure's offsets cut it out of the file, and it lies in its sentence."""
    raw = Path(side["path"]).read_bytes().decode("utf-8")
    end = 0
    for sentence in side["sentences"]:
        assert end <= sentence["start"] < sentence["end"] <= len(raw)
        assert sentence["role"] in ("headline", "heading", "body", "boilerplate")
        end = sentence["end"]
    for figure in side["figures"]:
        assert raw[figure["start"] : figure["end"]] == figure["text"]
        sentence = side["sentences"][figure["sentence"]]
        assert sentence["start"] <= figure["start"] < figure["end"] <= sentence["end"]
        assert isinstance(figure["value"], str) and "E" not in figure["value"]


# Verbs


def test_story_as_text(call: Call) -> None:
    """The reports, each two of them, figures with who says what, claims with their voices."""
    result = call("story", *STORY)
    assert (result.status, result.err) == (1, "")
    assert call("story", *STORY, "--exit-zero").status == 0
    assert result.out.startswith("3 reports: ≠ ")
    assert "Links and ≠ differing figures" in result.out and "\nClaims\n" in result.out
    assert "≠ $14.3 billion: 2 reports; $15bn: Corncrake Financial" in result.out


def test_story_as_json_is_schema_1(call: Call) -> None:
    result = call("story", *STORY, "--format", "json")
    assert (result.status, result.err) == (1, "")
    found = json.loads(result.out)
    assert found["schema"] == "storydiff.story/1"
    assert [(pair["left"], pair["right"]) for pair in found["pairs"]] == [(0, 1), (0, 2), (1, 2)]
    contested = [row for row in found["measured"] if row["contested"]]
    assert [2] in [row["outliers"] for row in contested]
    for side in found["reports"]:
        spans_are_valid(side)


@pytest.mark.parametrize("count", [1, 2])
def test_a_story_of_one_article(call: Call, count: int) -> None:
    result = call("story", *[STORY[0]] * count)
    assert result.status == 2 and result.out == ""
    assert "at least two articles, and each only once" in result.err


def test_compare_as_json_is_schema_1(call: Call) -> None:
    result = call("compare", LEFT, RIGHT, "--format", "json", "--exit-zero")
    assert (result.status, result.err) == (0, "")
    found = json.loads(result.out)
    assert list(found) == ["schema", "left", "right", "alignments", "figure_pairs"]
    assert found["schema"] == "storydiff.comparison/1"
    for side in (found["left"], found["right"]):
        assert list(side) == ["title", "source", "date", "time", "url", "path", "id", "sentences", "figures"]
        spans_are_valid(side)
    assert found["alignments"] and found["figure_pairs"]
    for link in found["alignments"]:
        assert 0 <= link["left"] < len(found["left"]["sentences"])
        assert 0 <= link["right"] < len(found["right"]["sentences"])
        assert 0 <= link["score"] <= 1 and link["strength"] in ("same", "partial")
        assert all(set(e) == {"text", "weight", "sort"} for e in link["evidence"])
    for pair in found["figure_pairs"]:
        assert 0 <= pair["left"] < len(found["left"]["figures"])
        assert 0 <= pair["right"] < len(found["right"]["figures"])
        assert pair["verdict"] in ("same", "compatible", "differs", "unclear") and pair["reason"]
        assert 0 <= pair["chance"] <= 1


@pytest.mark.parametrize("sample", sorted(ROOT.glob("seeds/*.md")), ids=lambda path: path.stem)
def test_spans_of_the_samples_cut_their_text_out_of_the_file(sample: Path, call: Call) -> None:
    side = json.loads(call("compare", sample, LEFT, "--format", "json").out)["left"]
    spans_are_valid(side)
    raw = sample.read_bytes().decode("utf-8")
    read = json.loads(call("read", sample, "--format", "json").out)
    for in_file, in_text in zip(side["sentences"], read["sentences"], strict=True):
        assert (
            raw[in_file["start"] : in_file["end"]].replace("*", "")
            == read["text"][in_text["start"] : in_text["end"]]
        )


def test_compare_as_text(call: Call) -> None:
    result = call("compare", LEFT, RIGHT)
    assert (result.status, result.err) == (1, ""), "as diff has it: figures differ"
    assert call("compare", LEFT, LEFT).status == 0
    for heading in ("Figures", "Both say", "Only A says", "Only B says"):
        assert f"\n{heading}\n" in result.out
    assert max(map(len, result.out.splitlines())) <= 82


def test_an_article_agrees_with_itself(call: Call, article: Path) -> None:
    found = json.loads(call("compare", article, article, "--format", "json").out)
    assert {pair["verdict"] for pair in found["figure_pairs"]} == {"same"}
    assert {link["strength"] for link in found["alignments"]} == {"same"}


def test_figures(call: Call, article: Path) -> None:
    text = call("figures", article)
    assert text.status == 0 and text.out.startswith("Wall to cost £4.2 million\n")
    assert "money" in text.out and "4,200,000" in text.out
    figures = json.loads(call("figures", article, "--format", "json").out)["figures"]
    assert [(f["text"], f["kind"], f["value"], f["unit"]) for f in figures[:1]] == [
        ("£4.2 million", "money", "4200000", "GBP")
    ]
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in figures)


def test_an_article_without_figures(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Wall grows\n\nNobody knows why.\n")
    assert call("figures", tmp_path / "a.txt").out == "Wall grows: no figures\n"


def test_read(call: Call, article: Path) -> None:
    assert call("read", article).out == TEXT
    found = json.loads(call("read", article, "--format", "json").out)
    assert (found["title"], found["text"], found["words"]) == ("Wall to cost £4.2 million", TEXT.strip(), 18)
    assert [found["text"][s["start"] : s["end"]] for s in found["sentences"]] == TEXT.strip().split("\n\n")


def test_list_shows_the_samples_while_there_is_nothing_else(call: Call) -> None:
    out = call("list").out
    assert len(out.splitlines()) == len(list(ROOT.glob("seeds/*.md")))
    assert all(line.startswith("● ") for line in out.splitlines())


def test_list_of_given_paths(call: Call, article: Path) -> None:
    result = call("list", article, article.parent / "gone.txt", "--format", "json")
    assert result.status == 2
    assert result.err == f"storydiff: {article.parent}/gone.txt: no such file\n"
    (row,) = json.loads(result.out)["articles"]
    assert row["title"] == "Wall to cost £4.2 million" and row["path"] == str(article)
    assert (row["read"], row["bookmarked"], row["words"]) == (False, False, 18)
    assert "Wall to cost £4.2 million" in call("list", article.parent).out


def test_list_and_bookmarks_of_ones_own(call: Call, article: Path, tmp_path: Path) -> None:
    own = read_file(article)
    with Library.open(tmp_path / "data") as library:
        library.keep(own)
        library.set_read(own.id, True)
        anchor = Anchor(own.id, 0, 25, own.text[:25], own.headline, "Norwick Tide")
        library.bookmarks.add(BookmarkKind.SENTENCE, anchor, note="look again", articles=[own])
    data = ("--data-dir", tmp_path / "data")
    out = call(*data, "list").out
    assert out.startswith(" ★ ") and out.endswith("Wall to cost £4.2 million\n")
    (row,) = json.loads(call("list", "--format", "json", *data).out)["articles"]
    assert row["read"] and row["bookmarked"]
    text = call("bookmarks", *data).out
    assert (
        "Wall to cost £4.2 million" in text and "Note: look again" in text and text.startswith("sentence  20")
    )
    (mark,) = json.loads(call("bookmarks", *data, "--format", "json").out)["bookmarks"]
    assert (mark["kind"], mark["note"], mark["right"]) == ("sentence", "look again", None)
    assert (mark["left"]["article_id"], mark["left"]["end"]) == (own.id, 25)


def test_judgements_are_listed_and_taken_back(call: Call, article: Path, tmp_path: Path) -> None:
    own = read_file(article)
    data = ("--data-dir", tmp_path / "kept")
    ends = [Anchor(own.id, k, k + 4, quote, own.headline, "") for k, quote in ((0, "Wall"), (5, "cost"))]
    with Library.open(tmp_path / "kept") as library:
        for kind in JudgedKind:
            library.judgements.add(kind, Said.APART, ends[0], ends[1], articles=[own])
        newest, oldest = library.judgements.all()
    text = call("judgements", *data).out
    assert text.index(newest.id[:8]) < text.index(oldest.id[:8]) and "sentences: not the same" in text
    call("judgements", *data, "--remove", "zzz").refused("no judgement has an id that begins with “zzz”")
    call("judgements", *data, "--remove", "").refused("no judgement has an id")
    taken = call("judgements", *data, "--remove", newest.id[:8])
    assert taken.status == 0 and newest.id[:8] in taken.out and oldest.id[:8] not in taken.out
    told = json.loads(call("judgements", *data, "--format", "json").out)["judgements"]
    places = oldest.left._asdict(), oldest.right._asdict()
    assert [(one["left"], one["right"]) for one in told] == [places]
    assert [judgement["id"] for judgement in told] == [oldest.id]


def test_no_bookmarks(call: Call) -> None:
    assert call("bookmarks").out == "No bookmarks yet: in the program, b makes one.\n"
    assert json.loads(call("bookmarks", "--format", "json").out) == {"bookmarks": []}


@pytest.mark.parametrize("before", [True, False])
def test_the_data_dir_before_and_after_the_verb(call: Call, tmp_path: Path, before: bool) -> None:
    option = ("--data-dir", str(tmp_path / "mine"))
    out = call(*option, "paths").out if before else call("paths", *option).out
    assert out.splitlines()[:2] == [f"data      {tmp_path}/mine", f"database  {tmp_path}/mine/library.db"]
    assert out == call(f"--data-dir={tmp_path}/mine", "paths").out


def test_the_data_dir_of_the_environment(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYDIFF_DATA_DIR", str(tmp_path / "theirs"))
    assert call("paths").out.startswith(f"data      {tmp_path}/theirs\n")
    assert call("paths", "--data-dir", "").out.startswith(f"data      {tmp_path}/theirs\n")
    assert call("paths", "--data-dir", tmp_path / "mine").out.startswith(f"data      {tmp_path}/mine\n")


# Help and wrong calls


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(call: Call, verb: str) -> None:
    result = call(verb, "--help")
    assert (result.status, result.err) == (0, "")
    assert f"example:\n  storydiff {verb}" in result.out
    assert f"usage: storydiff {verb}" in result.out
    assert call("--data-dir", "x", verb, "-h").out == result.out


def test_help_and_version_of_the_program(call: Call) -> None:
    result = call("--help")
    assert result.status == 0 and "example: storydiff report-one.txt" in result.out
    assert all(f"\n    {verb} " in result.out for verb in VERBS)
    assert call("--version").out == f"storydiff {__version__}\n"


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "NO_COLOR"])
@pytest.mark.parametrize("columns", ["40", "100"])
def test_help_is_set_as_argparse_sets_it(
    monkeypatch: pytest.MonkeyPatch, variable: str, columns: str
) -> None:
    """Our formatter only sets itself up later: width and, from Python 3.14 on, colours are argparse's."""
    monkeypatch.setenv(variable, "1")
    monkeypatch.setenv("COLUMNS", columns)
    parser = opening_parser("What it does.\n\n  In lines of its own.")
    ours = parser.format_help(), parser.format_usage()
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    assert ours == (parser.format_help(), parser.format_usage())


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("compare",), "A, B"),
        (("compare", LEFT), "required: B"),
        (("story",), "A"),
        (("compare", LEFT, RIGHT, LEFT), "unrecognized arguments"),
        (("read", LEFT, RIGHT), "unrecognized arguments"),
        (("paths", "x"), "unrecognized arguments: x"),
        (("compare", LEFT, RIGHT, "--format", "xml"), "xml"),
        (("read", LEFT, "--bogus"), "unrecognized arguments: --bogus"),
        (("--bogus",), "unrecognized arguments: --bogus"),
        (("list", "--\x1b[2J\u202e\n"), "unrecognized arguments: --"),
        (("list", "--data-dir"), "expected one argument"),
    ],
    ids=lambda value: None if isinstance(value, str) else " ".join(map(ascii, value))[:40],
)
def test_wrong_calls(call: Call, arguments: tuple[str, ...], part: str) -> None:
    call(*arguments).refused(part, "--help)", status=2)


def test_without_a_terminal_the_screen_is_not_opened(article: Path) -> None:
    for arguments in ((), (article,), ("--", "list")):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith("storydiff: needs a terminal") and result.stderr.count("\n") == 1


# Bad input


@pytest.mark.parametrize("verb", ["read", "figures", "compare"])
def test_bad_files(call: Call, tmp_path: Path, article: Path, verb: str) -> None:
    def refused(path: Path, *parts: str) -> None:
        status = 2 if verb == "compare" else 1
        call(verb, path, *([article] if verb == "compare" else [])).refused(*parts, status=status)
        if verb == "compare":
            call(verb, article, path).refused(*parts, status=status)

    bad = tmp_path / "bad.txt"
    refused(bad, f"{bad}: no such file")
    refused(tmp_path, f"{tmp_path}: is a folder, not an article")
    for data, part in {
        b"": "is empty",
        b" \n\t\n": "is empty",
        b"\x89PNG\r\n\x1a\n" + bytes(200): "is a binary file, not text",
        b"\x1f\x8b\x08\x00" + bytes(range(256)): "is a binary file, not text",
        bytes(range(128, 256)) * 9: "its encoding cannot be told",
        "“Wall”".encode() * 9 + b"\xff": "is UTF-8, but damaged at byte 90",
    }.items():
        bad.write_bytes(data)
        refused(bad, f"{bad}: {part}" if part.startswith("is ") else part)
    with bad.open("wb") as file:
        file.truncate(50_000_000)
    refused(bad, "is 50 MB; an article may have up to 2 MB")
    bad.unlink()
    bad.symlink_to("bad.txt")
    refused(bad)
    os.mkfifo(tmp_path / "pipe")
    os.mknod(tmp_path / "socket", stat.S_IFSOCK | 0o600)
    for path in (tmp_path / "pipe", tmp_path / "socket", Path("/dev/zero")):
        refused(path, f"{path}: is not a regular file")


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.txt",
        "\x1b[2J\x1b]0;x\x07.txt",
        "\u202etxt.a.txt",
        "\x9b2J.txt",
        "%s{0}[red].txt",
        os.fsdecode(b"\xff.txt"),
    ],
)
def test_hostile_names(call: Call, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    call("read", path).refused("no such file")
    path.write_text(HOSTILE, encoding="utf-8")
    for arguments in (("list", path), ("list", tmp_path), ("read", path, "--format", "json")):
        result = call(*arguments)
        assert result.status == 0 and not UNSAFE & set(result.out + result.err)
    assert json.loads(result.out)["path"] == str(path)


def test_what_is_hostile_in_a_file_reaches_no_output(call: Call, tmp_path: Path) -> None:
    path, data = tmp_path / "a.txt", ("--data-dir", tmp_path / "data")
    path.write_text(HOSTILE, encoding="utf-8")
    article = read_file(path)
    with Library.open(tmp_path / "data") as library:
        anchor = Anchor(article.id, 0, 9, article.text, article.headline, article.source)
        library.bookmarks.add(BookmarkKind.ARTICLE, anchor, articles=[article])
        library.keep(article)
    for arguments in (
        ("read", path),
        ("figures", path),
        ("compare", path, LEFT),
        ("list", path),
        ("list",),
        ("bookmarks",),
    ):
        for form in ("text", "json"):
            result = call(*arguments, *data, "--format", form)
            assert result.status == 0
            assert not UNSAFE & set(result.out + result.err)
    assert "Wall [red]grows [/]\n" in call("read", path).out


def test_a_folder_with_bad_files_lists_the_good_ones(call: Call, tmp_path: Path, article: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "binary.txt").write_bytes(bytes(99))
    os.mkfifo(tmp_path / "pipe.md")
    result = call("list", tmp_path)
    assert (
        result.status == 2
        and result.out.endswith("Wall to cost £4.2 million\n")
        and result.out.count("\n") == 1
    )
    assert result.err.count("\n") == 3 and "Traceback" not in result.err
    empty = tmp_path / "empty"
    empty.mkdir()
    result = call("list", empty)
    assert (result.status, result.err) == (
        2,
        f"storydiff: {empty}: holds no article (.txt, .md, .html, .eml, .jsonl, a feed or a list of feeds)\n",
    )


# The library in trouble


@pytest.mark.parametrize("trouble", ["damaged", "newer", "foreign", "a file", "a folder in its place"])
def test_a_library_in_trouble_is_said_in_one_sentence_and_the_verbs_work(
    call: Call, tmp_path: Path, trouble: str
) -> None:
    import sqlite3

    data = tmp_path / "data"
    with Library.open(data):
        pass
    database = data / "library.db"
    if trouble == "damaged":
        database.write_bytes(b"not a database" * 99)
    elif trouble == "a file":
        data = database
    elif trouble == "a folder in its place":
        database.unlink()
        database.mkdir()
    else:
        if trouble == "foreign":
            database.unlink()
        connection = sqlite3.connect(database)
        connection.execute("CREATE TABLE other (x)" if trouble == "foreign" else "PRAGMA user_version = 999")
        connection.commit()
        connection.close()
    result = call("list", "--data-dir", data)
    assert result.err.startswith("storydiff: The library ") and result.err.count("\n") == 1
    if trouble == "damaged":
        assert result.status == 0 and len(result.out.splitlines()) == len(list(ROOT.glob("seeds/*.md")))
        assert call("bookmarks", "--data-dir", data).out.startswith("No bookmarks yet")
        return
    for verb in (("list",), ("search", "rates"), ("stories",), ("bookmarks",), ("compare", "abcdef", LEFT)):
        result = call(*verb, "--data-dir", data)
        assert (result.status, result.out) == (2, ""), verb
        assert "cannot be used" in result.err and result.err.count("\n") == 1
    assert call("compare", LEFT, LEFT, "--data-dir", data).status == 0, "files need no library"


# In a process of its own


@pytest.mark.parametrize(
    "command", [(sys.executable, "-m", "reader"), (str(SCRIPT),)], ids=["module", "script"]
)
def test_the_program_as_it_is_started(command: tuple[str, ...], article: Path) -> None:
    assert run("--version", command=command).stdout == f"storydiff {__version__}\n"
    result = run("read", article, command=command, env={"LC_ALL": "C"})
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Wall to cost £4.2 million\n")
    result = run("read", article.parent / "gone.txt", command=command)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"storydiff: {article.parent}/gone.txt: no such file\n"


@pytest.mark.parametrize(
    "arguments", [("list", "--help"), ("list",), ("compare", LEFT, RIGHT, "--exit-zero")], ids=" ".join
)
def test_an_output_that_lacks_characters_gets_question_marks(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, env={"PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (0, "")
    assert "?" in result.stdout and result.stdout.isascii()


WITHOUT_TEXTUAL = """
import sys
from reader.cli import main
from reader.errors import LibraryError
try:
    status = main(sys.argv[1:])
except SystemExit as leaving:
    status = leaving.code
loaded = [name for name in sys.modules if name.split(".")[0] == "textual" or name.startswith("reader.ui")]
sys.exit(f"loaded {loaded}" if loaded else status)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", LEFT, RIGHT, "--exit-zero"),
        ("figures", LEFT),
        ("read", LEFT),
        ("list",),
        ("bookmarks",),
        ("paths",),
        ("--help",),
        (),
    ],
    ids=lambda arguments: arguments[0] if arguments else "no terminal",
)
def test_no_verb_loads_textual(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, command=(sys.executable, "-c", WITHOUT_TEXTUAL))
    assert "loaded" not in result.stderr
    assert result.returncode == (0 if arguments else 2)


@pytest.mark.parametrize(
    "arguments", [("compare", LEFT, RIGHT), ("list",), ("--help",)], ids=lambda a: str(a[0])
)
def test_a_closed_pipe_is_no_error(arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
        )
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_full_disk_is_said_in_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "reader", "list"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
        )
    assert (result.returncode, result.stderr) == (1, b"storydiff: stopped: No space left on device\n")


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_give_no_traceback(closed: str) -> None:
    shell = ("/bin/sh", "-c", f'"$0" -m reader "$@" {closed}', sys.executable)
    assert run("list", command=shell).returncode == 0
    result = run(command=shell)
    assert result.returncode == 2 and "Traceback" not in result.stderr


def test_an_interrupt_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, call: Call) -> None:
    def interrupt(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("reader.importing.files.read_file", interrupt)
    # A shell that runs the tests in the background has them ignore interrupts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        result = call("read", LEFT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (result.status, result.out, result.err) == (130, "", "")


# Colour


def on_a_terminal(*arguments: str, **env: str) -> str:
    """What the program writes to a terminal."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.update({"TERM": "xterm-256color", **env})
        os.execv(sys.executable, [sys.executable, "-m", "reader", *arguments])
    written = b""
    try:
        while select.select([fd], [], [], PATIENCE)[0]:
            try:
                piece = os.read(fd, 65536)
            except OSError:  # Linux says so when the other side has closed
                break
            if not piece:
                break
            written += piece
        else:
            os.kill(pid, signal.SIGKILL)
    finally:
        os.close(fd)
        _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return written.decode()


def test_colour_only_on_a_terminal_that_wants_it() -> None:
    coloured = on_a_terminal("compare", "--exit-zero", LEFT, RIGHT)
    assert "\x1b[1m" in coloured and "\x1b[1;33m" in coloured
    assert "\x1b[?1049h" not in coloured
    plain = on_a_terminal("compare", "--exit-zero", LEFT, RIGHT, NO_COLOR="1")
    assert "\x1b" not in plain and "Both say" in plain
    assert "\x1b" not in on_a_terminal("list", TERM="dumb")
    assert "\x1b" not in run("compare", LEFT, RIGHT, env={"FORCE_COLOR": "1"}).stdout


@pytest.mark.parametrize("verb", VERBS)
def test_help_on_a_terminal_opens_no_screen(verb: str) -> None:
    written = on_a_terminal(verb, "--help")
    assert "example:" in written and "\x1b[?1049h" not in written


# --- the second reader ---


@pytest.fixture
def model(web: Web) -> str:
    web.pages["/v1/models"] = Reply(json.dumps({"data": [{"id": "tiny"}]}).encode())
    return serve(web, answering(same))


def test_a_model_is_set_tried_asked_and_put_off(call: Call, tmp_path: Path, web: Web, model: str) -> None:
    data = ("--data-dir", tmp_path / "kept")
    assert call("model", *data).out == "No model is set: storydiff model set URL names one.\n"
    call("model", "test", *data).refused("no model is set")
    call("compare", LEFT, RIGHT, "--model", *data).refused("no model is set", status=2)
    said = call("model", "set", web.url(""), "--at-once", "2", *data)
    assert said.status == 0 and said.out.startswith(f"tiny at {model}\n")
    assert "2 questions at a time" in said.out
    call("model", "set", web.url(""), "--at-once", "9", *data).refused("--at-once", status=2)
    assert "can be used" in call("model", "test", *data).out
    plain = json.loads(call("compare", LEFT, RIGHT, "--format", "json", *data).out)
    assert {link["by"] for link in plain["alignments"]} == {"words"}
    asked = json.loads(call("compare", LEFT, RIGHT, "--model", "--format", "json", *data).out)
    assert "tiny" in {link["by"] for link in asked["alignments"]}
    assert all(link["why"].startswith("as item") for link in asked["alignments"] if link["by"] == "tiny")
    assert {pair["by"] for pair in asked["figure_pairs"]} <= {"words", "tiny"}
    count = len(web.asked)
    again = call("compare", LEFT, RIGHT, "--model", "--format", "json", *data)
    assert json.loads(again.out) == asked and len(web.asked) == count
    assert "says tiny: as item L" in call("compare", LEFT, RIGHT, *data).out
    assert "answers kept" in call("model", *data).out and "0 answers" not in call("model", *data).out
    assert call("model", "off", *data).out == "No model is asked any more.\n"
    assert json.loads(call("compare", LEFT, RIGHT, "--format", "json", *data).out) == plain


def test_a_host_elsewhere_is_agreed_to_first(call: Call, tmp_path: Path) -> None:
    """Nothing is set, or sent, without it; there is no terminal here to ask on."""
    data = ("--data-dir", tmp_path / "kept")
    far = ("model", "set", "https://models.invalid/v1", "--name", "big")
    call(*far, *data).refused(
        "models.invalid is not this machine: it would be sent sentences", "--yes agrees"
    )
    assert call("model", *data).out.startswith("No model is set")
    assert call(*far, "--yes", *data).out.startswith(
        "big at https://models.invalid/v1, which is not this machine"
    )
    for url in ("ftp://x", "", "http://user:secret@models.invalid"):
        refused = call("model", "set", url, *data)
        assert refused.status == 1 and "secret" not in refused.err


def test_the_key_is_never_shown(call: Call, tmp_path: Path, web: Web, model: str) -> None:
    data = ("--data-dir", tmp_path / "kept")
    key = tmp_path / "key"
    key.write_text("sk-secret-1")
    key.chmod(0o644)
    call("model", "set", model, "--key-file", key, *data).refused("others can read this key")
    key.chmod(0o600)
    said = call("model", "set", model, "--key-file", key, *data)
    tried = call("model", "test", *data)
    assert said.status == tried.status == 0 and web.asked[-1].headers["authorization"] == "Bearer sk-secret-1"
    web.pages["/v1/chat/completions"] = refusing(401, "bad key sk-secret-1")
    failed = call("compare", LEFT, RIGHT, "--model", *data)
    failed.refused("the key is missing or wrong", status=2)
    told = call("model", *data).out
    assert str(key) in told and "secret" not in said.out + tried.out + told + failed.err
    stored = b"".join(path.read_bytes() for path in (tmp_path / "kept").iterdir())
    assert b"sk-secret-1" not in stored


def test_a_story_is_judged_too(call: Call, tmp_path: Path, web: Web, model: str) -> None:
    data = ("--data-dir", tmp_path / "kept")
    call("model", "set", model, *data)
    plain = json.loads(call("story", *STORY, "--format", "json", *data).out)
    judged = json.loads(call("story", *STORY, "--model", "--format", "json", *data).out)
    assert sum(pair["links"] for pair in judged["pairs"]) > sum(pair["links"] for pair in plain["pairs"])


def test_what_was_said_on_the_screen_holds_on_the_command_line(call: Call, tmp_path: Path) -> None:
    data = ("--data-dir", tmp_path / "kept")
    plain = json.loads(call("compare", STORY[0], STORY[2], "--format", "json", *data).out)
    articles = [read_file(Path(STORY[k])) for k in (0, 2)]
    pair = next(pair for pair in plain["figure_pairs"] if pair["verdict"] == "differs")
    from reader.figures.analysis import analyse

    ends = []
    for article, index in zip(articles, (pair["left"], pair["right"]), strict=True):
        figure = analyse(article).figures[index]
        ends.append(Anchor(article.id, figure.start, figure.end, figure.text, article.headline, ""))
    with Library.open(tmp_path / "kept") as library:
        library.judgements.add(JudgedKind.FIGURES, Said.DIFFERS, ends[1], ends[0], articles=articles)
    told = json.loads(call("compare", STORY[0], STORY[2], "--format", "json", *data).out)
    assert "you" in {found["by"] for found in told["figure_pairs"]}


# --- settings and shells ---


def test_the_settings_file_is_written_once(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "config.toml"
    monkeypatch.setenv("STORYDIFF_CONFIG", str(path))
    assert "is not there" in call("config").out
    assert call("config", "--write").out == f"written: {path}\n"
    call("config", "--write").refused("is there already")
    path.write_text('measure = 60\n[keys]\n"quit" = "ctrl+x"\n')
    assert call("config").out == f"{path}\nmeasure = 60\nkeys.quit = 'ctrl+x'\n"
    path.write_text("measure = 1")
    call("config").refused(f"{path}, line 1: measure is to be from 40 to 200")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_verb(call: Call, shell: str) -> None:
    from reader.cli import _VERBS

    out = call("completion", shell).out
    assert "storydiff" in out and all(verb in out for verb in _VERBS)
    assert "--exit-zero" in out or "exit-zero" in out


def test_words_after_a_minus_and_options_anywhere(call: Call, tmp_path: Path) -> None:
    data = ("--data-dir", tmp_path / "data")
    with Library.open(tmp_path / "data") as library:
        for sample in load_samples():
            library.keep(sample)
    every = json.loads(call("search", "titanic", "--format", "json", *data).out)["found"]
    fewer = json.loads(call("search", "--format", "json", "titanic", "-senators", *data).out)["found"]
    assert 0 < len(fewer) < len(every)
    assert call("search", "titanic", "--most", "1", *data, "-senators").status == 0
    listed = json.loads(call("list", "--format", "json", *data).out)["articles"]
    assert call("read", listed[0]["id"][:5], *data).out.startswith(listed[0]["title"][:40])


def test_the_samples_have_ids_that_every_verb_takes(call: Call, tmp_path: Path) -> None:
    data = ("--data-dir", tmp_path / "none")
    ids = [line.split()[1] for line in call("list", *data).out.splitlines()]
    for verb in ("read", "figures"):
        assert call(verb, ids[0], *data).status == 0
    assert call("compare", ids[0], ids[3], *data).status == 1


def test_stories_that_cannot_be_kept_are_said_and_the_known_ones_shown(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("add", *STORY).status == 0
    known = call("stories").out

    def full(*_: object) -> None:
        raise LibraryError("The library cannot be changed: the disk is full; this change was not made.")

    monkeypatch.setattr("reader.library.stories.Stories.find", full)
    done = call("stories")
    assert (done.status, done.out) == (2, known) and "3 reports" in known
    assert done.err.endswith("the disk is full; this change was not made. What was found before is shown.\n")
    assert call("stories", "--format", "json").status == 2


@pytest.mark.parametrize(
    ("told", "columns"),
    [("70", 70), (" 70 ", 70), ("", 82), ("0", 82), ("-5", 82), ("wide", 82), ("9" * 5000, 82)],
)
def test_columns_that_the_environment_tells(monkeypatch: pytest.MonkeyPatch, told: str, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr("sys.__stdout__", None)
    assert common.width() == columns

"""Files and folders: what can be read is, and what cannot is refused in one sentence."""

from __future__ import annotations

import gzip
import os
import random
import stat
from pathlib import Path

import pytest

from reader.errors import InputError
from reader.importing.decoding import decode
from reader.importing.files import MAX_BYTES, find_files, load, read_file
from reader.importing.samples import load_samples, samples_dir
from reader.importing.showing import shown

TEXT = (
    "Wall to cost more\n\n“It’s too much – far too much,” she said. A café paid €5; it was naïve, he said.\n"
)
RUSSIAN = (
    "Стена будет дороже\n\nСовет сообщил во вторник, что стена будет стоить пять миллионов. Город молчит.\n"
)
JAPANESE = (
    "市議会は火曜日に新しい防波堤の費用が五億円になると発表した。町の人々は反対していると市長が述べた。\n"
)


def refusal(path: Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read_file(path)
    message = str(caught.value)
    assert "\n" not in message and message.isprintable()
    return message


def write(path: Path, data: str | bytes) -> Path:
    """A file with this content."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    article = read_file(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert article.text == TEXT.strip()


@pytest.mark.parametrize("mark", [("utf-16-be", b"\xfe\xff"), ("utf-32-be", b"\x00\x00\xfe\xff")])
def test_big_endian_text_with_its_mark(mark: tuple[str, bytes]) -> None:
    assert decode(mark[1] + TEXT.encode(mark[0]), "a") == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")],
)
def test_other_encodings_are_told_by_their_bytes(text: str, encoding: str) -> None:
    assert decode((text * 5).encode(encoding), "a") == text * 5


@pytest.mark.parametrize("text", [TEXT, RUSSIAN, JAPANESE])
def test_damaged_utf_8_is_never_read_as_something_else(text: str) -> None:
    data = text.encode() * 40
    for broken in (data + b"\xff\n", data + b"\xe2\x80", data + b"\x92 b"):
        with pytest.raises(
            InputError, match=f"a: is UTF-8, but damaged at byte {len(data)}; save it as UTF-8"
        ):
            decode(broken, "a")


BINARY = {
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)) * 4,
    "gzip": gzip.compress(TEXT.encode() * 9, mtime=0),
    "zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(256)),
    "program": b"\x7fELF\x02\x01\x01" + b"\x00" * 64,
    "text with NUL": b"Wall\x00to cost more",
    "UTF-16 of nothing readable": b"\xff\xfe" + b"\x01\x00\x02\x00" * 99,
    "random": random.Random(5).randbytes(4000),
    "random without control characters": bytes(random.Random(5).choices(range(32, 256), k=4000)),
}


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY.keys())
def test_what_is_not_text_is_refused(tmp_path: Path, data: bytes) -> None:
    message = refusal(write(tmp_path / "a.txt", data))
    assert message.startswith(f"{tmp_path}/a.txt: is ")
    assert "binary file, not text" in message or "encoding cannot be told" in message


# Files that are no articles


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.txt") == f"{tmp_path}/a.txt: no such file"
    assert refusal(tmp_path / "a" / "b.txt").endswith("no such file")
    write(tmp_path / "a.txt", TEXT)
    assert refusal(tmp_path / "a.txt" / "b").endswith("no such file")


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: is a folder, not an article"


@pytest.mark.parametrize(
    "data", ["", " \n\t\r\n ", "\ufeff", "\u200b\u2060\x1b[2J\n", "---\ntitle: Wall\n---\n"]
)
def test_an_empty_file(tmp_path: Path, data: str) -> None:
    assert refusal(write(tmp_path / "a.txt", data)) == f"{tmp_path}/a.txt: is empty"


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refusal(path) == f"{path}: is 50 MB; an article may have up to 2 MB"


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    line = "The wall of Norwick will cost more, the board said.\n"
    data = (line * (MAX_BYTES // len(line) + 1))[:MAX_BYTES]
    assert len(read_file(write(tmp_path / "a.txt", data)).text) == len(data.rstrip())
    assert "an article may have up to 2 MB" in refusal(write(tmp_path / "b.txt", data + "x"))


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(path) == f"{path}: cannot be read (Permission denied)"


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert refusal(path) == f"{path}: cannot be read (Input/output error)"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_pipes_devices_and_sockets_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.mknod(tmp_path / "socket.txt", stat.S_IFSOCK | 0o600)
    for path in (tmp_path / "pipe.txt", tmp_path / "socket.txt", Path("/dev/zero"), Path("/dev/null")):
        assert refusal(path) == f"{path}: is not a regular file"


def test_links(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "good.txt").symlink_to("a.txt")
    (tmp_path / "broken.txt").symlink_to("gone.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert read_file(tmp_path / "good.txt").headline == "Wall to cost more"
    assert refusal(tmp_path / "broken.txt").endswith("no such file")
    assert refusal(tmp_path / "loop.txt").endswith(("no such file", ")"))


@pytest.mark.parametrize("name", ["a" * 300, "a\0b", "a" * 5000])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    refusal(tmp_path / name)
    loaded = load([tmp_path / name])
    assert loaded.articles == () and len(loaded.errors) == 1


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "\x1b[2Ja.txt", "\u202etxt.a", "\x9b2J.txt", os.fsdecode(b"\xff\xfe.txt")]
)
def test_hostile_names_are_read_and_shown_clean(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert read_file(write(path, TEXT)).headline == "Wall to cost more"
    assert "\x1b" not in shown(path) and "\n" not in shown(path)
    shown(path).encode()
    path.unlink()
    assert refusal(path).endswith("no such file")


def test_an_empty_name_is_shown_as_such() -> None:
    assert shown("\u200b") == "''"


def test_the_path_is_kept_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    assert read_file(Path("a.txt")).path == str(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.MD"])
def test_markdown_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    assert read_file(write(tmp_path / name, "# Wall *grows*\n\nIt grew.")).headline == "Wall grows"


def test_other_names_are_plain_text(tmp_path: Path) -> None:
    assert read_file(write(tmp_path / "a", "Wall *grows*\n\nIt grew.")).headline == "Wall *grows*"


# Folders


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.text",
        "sub/deep/d.markdown",
        ".hidden.txt",
        ".git/e.txt",
        "f.png",
        "README",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, f"Wall of {name}\n\nIt grew.")
    found = find_files(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.md",
        "b.txt",
        "sub/c.text",
        "sub/deep/d.markdown",
    ]
    assert load([tmp_path]).articles[0].headline == "Wall of a.md"


def test_a_folder_without_articles(tmp_path: Path) -> None:
    write(tmp_path / "a.png", b"x")
    loaded = load([tmp_path])
    assert [str(error) for error in loaded.errors] == [
        f"{tmp_path}: holds no article (.txt, .md, .html, .eml, .jsonl, a feed or a list of feeds)"
    ]


def test_a_folder_that_links_to_itself(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    loaded = load([tmp_path])
    assert [article.headline for article in loaded.articles] == ["Wall to cost more"]
    assert len(loaded.errors) == 1


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match=r"cannot be listed \(Permission denied\)"):
        find_files(tmp_path)


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", b"\x00\x01")
    write(tmp_path / "c.txt", "Wall falls\n\nIt fell.")
    loaded = load([tmp_path, tmp_path / "gone.txt"])
    assert [article.headline for article in loaded.articles] == ["Wall to cost more", "Wall falls"]
    assert [str(error).rpartition("/")[2] for error in loaded.errors] == [
        "b.txt: is a binary file, not text",
        "gone.txt: no such file",
    ]


def test_the_same_text_is_loaded_once(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT.replace("\n", "\r\n"))
    assert [Path(a.path).name for a in load([tmp_path, tmp_path / "a.txt"]).articles] == ["a.txt"]


def test_loading_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path) -> None:
    for name in "abc":
        write(tmp_path / f"{name}.txt", f"Wall {name}\n\nIt grew.")
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    assert len(load([tmp_path], progress).articles) == 2
    assert told == [(1, 3), (2, 3)]


# The samples


def test_the_samples_are_whole() -> None:
    articles = load_samples()
    assert len(articles) == len(find_files(samples_dir())) > 5
    for article in articles:
        assert article.headline and article.source and article.date and article.body_start


def test_without_samples_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.importing.samples.samples_dir", lambda: tmp_path)
    with pytest.raises(InputError, match="the samples are not installed: "):
        load_samples()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32"])
def test_wide_encodings_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "wide.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_file(path).text.startswith(TEXT[:20].strip())

"""Files and folders to articles; what cannot be read becomes one sentence each."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, NamedTuple

from reader.articles.addresses import canonical
from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.errors import InputError
from reader.importing import bounded
from reader.importing.decoding import decode
from reader.importing.incoming import Incoming
from reader.importing.kinds import KNOWN, Kind, kind_of
from reader.importing.showing import shown
from reader.importing.text import article_from_text

if TYPE_CHECKING:
    import gzip


MAX_BYTES = 2_000_000
"""Largest file that is read as one article; a long novel has half of it."""

MOST_MARKUP = 20_000_000
"""Largest page, feed or letter that is taken up; of a page only a part of that is read."""
_PACKED = (".jsonl.gz", ".ndjson.gz")


class Loaded(NamedTuple):
    """What came of loading: articles in the order given, and one error for each thing that failed.

    ``identities`` says, by id, what makes an article of a file with several the same as one before.
    """

    articles: tuple[Article, ...]
    errors: tuple[InputError, ...]
    identities: dict[str, str]


def read_file(path: Path) -> Article:
    """One article from a file of any form that holds one.

    Raises:
        InputError: The file is missing, unreadable, empty, too large, of no known form, or has several.
    """
    name = shown(path)
    found: list[Article] = []
    for item in read_articles(path):
        if isinstance(item, InputError):
            raise item
        found.append(item.article)
        if len(found) > 1:
            raise InputError(f"{name}: holds several articles; storydiff add takes them into the library")
    if not found:
        raise InputError(f"{name}: is empty")
    return found[0]


def read_articles(path: Path) -> Iterator[Incoming | InputError]:
    """The articles of a file as they are read, and one error for each that cannot be.

    Raises:
        InputError: The file as a whole cannot be read.
    """
    name = shown(path)
    head = read_head(path)
    kind = kind_of(head, path.name)
    place = str(path.absolute())
    if kind is Kind.LINES:
        yield from _from_lines(path, place, name)
        return
    if path.suffix.lower() == ".gz" and head.startswith(b"\x1f\x8b"):
        if PurePath(path.stem).suffix.lower() not in (".jsonl", ".ndjson"):
            raise InputError(f"{name}: of packed files only .jsonl.gz is read; unpack it first")
        yield from _from_lines(path, place, name, packed=True)
        return
    limit = MAX_BYTES if kind in (Kind.TEXT, Kind.MARKDOWN) else MOST_MARKUP
    yield from articles_in(_read(path, limit), kind, path=place, name=name)


def articles_in(
    data: bytes, kind: Kind, *, path: str = "", url: str = "", name: str = "", content_type: str = ""
) -> Iterator[Incoming | InputError]:
    """The articles in bytes of a known form.

    Args:
        data: The whole of it.
        kind: Its form.
        path: The file it was read from.
        url: The address it was fetched from.
        name: What to call it in an error.
        content_type: What the server said it is.

    Raises:
        InputError: It cannot be read as what it is.
    """
    if kind is Kind.PAGE:
        charset = content_type.partition("charset=")[2].strip("\"' ;")
        yield Incoming(bounded.read("page", data, name, url=url, path=path, charset=charset))
    elif kind is Kind.FEED:
        seen: dict[str, str] = {}
        entries = bounded.read("feed", data, name, url=url, path=path, content_type=content_type).entries
        if not entries:
            raise InputError(f"{name}: is a feed, but no entry of it has a title or a text")
        for entry in entries:
            # Two entries with one link are two articles, and entries without one share only their file.
            other = seen.setdefault(entry.link, entry.guid) != entry.guid
            address = canonical(entry.link)
            identity = f"{address}#{entry.guid}" if address and other else address
            yield Incoming(entry.article, identity)
    elif kind is Kind.MAIL:
        yield Incoming(bounded.read("letter", data, name, path=path))
    elif kind is Kind.LIST:
        raise InputError(f"{name}: is a list of feeds; storydiff add follows them")
    elif kind is Kind.LINES:
        from reader.importing.lines import articles_from_lines  # what a format needs comes with it

        yield from articles_from_lines(data.splitlines(keepends=True), path, name)
    elif kind is Kind.OBJECTS:
        yield from _from_objects(data, path, name)
    else:
        text = decode(data, name)
        article = article_from_text(text, path, markdown=kind is Kind.MARKDOWN)
        if not article.text:
            raise InputError(f"{name}: is empty")
        yield Incoming(article)


def _from_objects(data: bytes, path: str, name: str) -> Iterator[Incoming | InputError]:
    import json

    from reader.importing.lines import article_from_object

    try:
        found = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is not JSON ({clean_line(str(error))[:100]})") from error
    items = found.get("articles", [found]) if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise InputError(f"{name}: is JSON, but neither an article nor a list of articles")
    for number, item in enumerate(items, 1):
        yield article_from_object(item, path, f"{name}, article {number}" if len(items) > 1 else name)


def _from_lines(
    path: Path, place: str, name: str, *, packed: bool = False
) -> Iterator[Incoming | InputError]:
    import gzip

    from reader.importing.lines import MOST_LINE, articles_from_lines

    try:
        with path.open("rb") as raw, gzip.open(raw) if packed else raw as file:
            yield from articles_from_lines(_bounded(file, MOST_LINE), place, name)
    except (OSError, EOFError, zlib.error) as error:
        yield InputError(f"{name}: cannot be read to its end ({clean_line(str(error))[:100]})")


def _bounded(file: IO[bytes] | gzip.GzipFile, most: int) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only as much as shows that it is."""
    while line := file.readline(most + 1):
        whole = line.endswith(b"\n")
        yield line
        while not whole and len(line) > most:
            rest = file.readline(most)
            whole = not rest or rest.endswith(b"\n")


def read_head(path: Path) -> bytes:
    """The first bytes of a file: enough to tell what it is.

    Raises:
        InputError: It is missing, a folder, no regular file, or unreadable.
    """
    name = shown(path)
    try:
        if path.is_dir():
            raise InputError(f"{name}: is a folder, not an article")
        if not path.exists():
            raise InputError(f"{name}: no such file")
        if not path.is_file():
            raise InputError(f"{name}: is not a regular file")
        with path.open("rb") as file:
            return file.read(8192)
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({_reason(error)})") from error


def _read(path: Path, limit: int) -> bytes:
    name = shown(path)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: cannot be read ({_reason(error)})") from error
    if len(data) > limit:
        raise InputError(
            f"{name}: is {max(size, len(data)) / 1e6:.0f} MB; an article may have up to {limit / 1e6:.0f} MB"
        )
    return data


def _reason(error: Exception) -> str:
    return clean_line(error.strerror if isinstance(error, OSError) and error.strerror else str(error))


def find_files(folder: Path) -> list[Path]:
    """Files below a folder whose endings are known, hidden ones left out, sorted by path.

    Raises:
        InputError: The folder cannot be listed, or holds no such file.
    """
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        raise InputError(f"{shown(folder)}: cannot be listed ({error.strerror})") from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(root, name)
            for name in sorted(names)
            if not name.startswith(".")
            and (Path(name).suffix.lower() in KNOWN or name.lower().endswith(_PACKED))
        ]
    if not found:
        raise InputError(
            f"{shown(folder)}: holds no article (.txt, .md, .html, .eml, .jsonl, a feed or a list of feeds)"
        )
    return found


def load(paths: Iterable[str | Path], progress: Callable[[int, int], bool] | None = None) -> Loaded:
    """Articles from files and folders; the same text given twice is loaded once.

    Args:
        paths: Files and folders.
        progress: Called with (files read, files in all); loading stops when it returns False.
    """
    files: list[Path] = []
    errors: list[InputError] = []
    for given in paths:
        path = Path(given)
        try:
            files += find_files(path) if path.is_dir() else [path]
        except (InputError, OSError, ValueError) as error:
            errors.append(error if isinstance(error, InputError) else InputError(f"{shown(path)}: {error}"))
    articles: dict[str, Article] = {}
    identities: dict[str, str] = {}
    for count, path in enumerate(files):
        try:
            for item in read_articles(path):
                if isinstance(item, InputError):
                    errors.append(item)
                else:
                    articles.setdefault(item.article.id, item.article)
                    if item.identity is not None:
                        identities[item.article.id] = item.identity
        except InputError as error:
            errors.append(error)
        if progress is not None and not progress(count + 1, len(files)):
            break
    return Loaded(tuple(articles.values()), tuple(errors), identities)

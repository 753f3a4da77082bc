"""Files and folders to articles; what cannot be read becomes one sentence each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.errors import InputError
from reader.importing.text import article_from_text

MAX_BYTES = 2_000_000
"""Largest file that is read as one article; a long novel has half of it."""

MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
TEXT = frozenset({".txt", ".text", ""})
_GUESSED = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "iso8859_2",
    "iso8859_7",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
    "utf_16",
    "utf_32",
)

_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WESTERN_LETTERS = frozenset("àâäáçéèêëíîñóôöúûüßÀÂÄÁÇÉÈÊËÍÎÑÓÔÖÚÛÜœŒ")
"""Letters of French, German, Italian, Spanish and Portuguese that no text in Windows-1250 has alone."""
_WESTERN_SIGNS = frozenset("€‚„…‰‹‘’“”•–—™›\xa0¡¢£¥§©«®°±·»¼½¾¿×")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: articles in the order given, and one error for each thing that failed."""

    articles: tuple[Article, ...]
    errors: tuple[InputError, ...]


def shown(path: str | Path) -> str:
    """A path as it may be printed: cleaned, in one line."""
    return clean_line(os.fsdecode(os.fspath(path))) or "''"


def read_file(path: Path) -> Article:
    """One article from a text or Markdown file.

    Raises:
        InputError: The file is missing, unreadable, empty, too large, or not text.
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
            data = file.read(MAX_BYTES + 1)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{name}: cannot be read ({clean_line(reason)})") from error
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name}: is {max(size, len(data)) / 1e6:.0f} MB; "
            f"an article may have up to {MAX_BYTES / 1e6:.0f} MB"
        )
    article = article_from_text(
        decode(data, name), str(path.absolute()), markdown=path.suffix.lower() in MARKDOWN
    )
    if not article.text:
        raise InputError(f"{name}: is empty")
    return article


def decode(data: bytes, name: str) -> str:
    """Text of a file: UTF-8, UTF-16 and UTF-32 by their marks, else what its bytes tell.

    Raises:
        InputError: It is binary, or in an encoding that cannot be told.
    """
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        candidates = ["utf-32"]
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            broken = error.start
            continue
        if _is_binary(text):
            raise InputError(f"{name}: is a binary file, not text")
        return text
    if b"\x00" in data[:8192] or sum(byte < 9 or 13 < byte < 27 for byte in data[:8192]) > 8:
        raise InputError(f"{name}: is a binary file, not text")
    high = len(data.translate(None, bytes(range(128))))
    if sum(map(len, _UTF8_CHARACTER.findall(data))) > high * 0.9:
        raise InputError(f"{name}: is UTF-8, but damaged at byte {broken}; save it as UTF-8")
    if (western := _western(data)) is not None:
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=list(_GUESSED)).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise InputError(f"{name}: is not UTF-8, and its encoding cannot be told; save it as UTF-8")


def _western(data: bytes) -> str | None:
    """The text in Windows-1252, if it has only that code's punctuation, and few accents or only western ones.

    With many accents of other kinds it could as well be Windows-1250, and a guess from its words is better.
    """
    if _UTF8_CHARACTER.search(data):
        return None  # UTF-8 with a slip in it
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = sum(c.isalpha() for c in text)
    accents = [c for c in text if c > "\x7f" and c.isalpha()]
    most = letters // 7 if set(accents) <= _WESTERN_LETTERS else letters // 33
    others = {c for c in text if c > "\x7f" and not c.isalpha()}
    return text if others <= _WESTERN_SIGNS and len(accents) <= most else None


def _is_binary(text: str) -> bool:
    head = text[:8192]
    return (
        "\x00" in head
        or sum(c < " " and c not in "\t\n\r\x0b\x0c\x1b\x08" for c in head) > len(head) // 50 + 4
    )


def find_files(folder: Path) -> list[Path]:
    """Text and Markdown files below a folder, hidden ones left out, sorted by path.

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
            if not name.startswith(".") and Path(name).suffix.lower() in (MARKDOWN | TEXT) - {""}
        ]
    if not found:
        raise InputError(f"{shown(folder)}: holds no article (.txt or .md)")
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
    for count, path in enumerate(files):
        try:
            article = read_file(path)
            articles.setdefault(article.id, article)
        except InputError as error:
            errors.append(error)
        if progress is not None and not progress(count + 1, len(files)):
            break
    return Loaded(tuple(articles.values()), tuple(errors))

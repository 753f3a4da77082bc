"""Bytes to text: by their marks, by what is declared of them, else by what they tell."""

from __future__ import annotations

import codecs
import re

from reader.errors import InputError

_GUESSED = [
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
]
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WESTERN_LETTERS = frozenset("àâäáçéèêëíîñóôöúûüßÀÂÄÁÇÉÈÊËÍÎÑÓÔÖÚÛÜœŒ")
"""Letters of French, German, Italian, Spanish and Portuguese that no text in Windows-1250 has alone."""
_WESTERN_SIGNS = frozenset("€‚„…‰‹‘’“”•–—™›\xa0¡¢£¥§©«®°±·»¼½¾¿×")
_CONTROLS = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f]")
"""Characters that a text does not have."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_WIDE = {
    "utf-32-le": (0, 1, 1, 1),
    "utf-32-be": (1, 1, 1, 0),
    "utf-16-le": (0, 1, 0, 1),
    "utf-16-be": (1, 0, 1, 0),
}
"""Which of four bytes are zero in a text of letters as in English."""
_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Python's codecs for other purposes; the time some take grows with the square of the length."""


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
        candidates = [unmarked(data) or "utf-8"]
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

    best = from_bytes(data[:200_000], cp_isolation=_GUESSED).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise InputError(f"{name}: is not UTF-8, and its encoding cannot be told; save it as UTF-8")


def unmarked(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by where the zeros of its letters stand; else empty."""
    head = data[: len(data[:4096]) // 4 * 4]
    if b"\x00" not in head or not head:
        return ""
    zeros = [head[k::4].count(0) * 4 / len(head) for k in range(4)]
    for encoding, pattern in _WIDE.items():
        if all((share > 0.9) if zero else (share < 0.1) for share, zero in zip(zeros, pattern, strict=True)):
            return encoding
    return ""


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
    return "\x00" in head or len(_CONTROLS.findall(head)) > len(head) // 50 + 4


def page_text(data: bytes, charset: str = "", name: str = "the page") -> str:
    """A page decoded by its mark, by what the server says, by what it says itself, else by its bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")) or unmarked(data):
        return decode(data, name)
    declared = _META_CHARSET.search(data[:4096])
    within = declared.group(1).decode("ascii") if declared else ""
    for encoding in (_codec(charset), _codec(within), "utf-8"):
        if encoding.startswith(("utf-16", "utf-32")) and b"\x00" not in data[:2000]:
            continue  # nearly every page has characters of ASCII at its beginning
        # The web reads these two as Windows-1252 (encoding.spec.whatwg.org), and they are often a server's
        # own setting: bytes that are UTF-8 throughout are no accident.
        western = encoding in ("iso8859-1", "ascii")
        for tried in ("utf-8", "cp1252") if western else (encoding,) if encoding else ():
            try:
                return data.decode(tried)
            except (LookupError, ValueError):
                continue
    try:
        return decode(data, name)
    except InputError:
        if b"\x00" in data[:1024]:
            raise
        return data.decode("utf-8", "replace")


def _codec(charset: str) -> str:
    """Python's name of an encoding that pages may be in; empty for any other."""
    try:
        name = codecs.lookup(charset).name if charset else ""
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_ENCODINGS else name

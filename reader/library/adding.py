"""Taking an article in: what is known is not taken twice, and what changed keeps its earlier texts.

All functions work within a transaction of the caller's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.articles.addresses import canonical, host_of
from reader.articles.model import Article
from reader.library.counting import recount, relist
from reader.library.records import (
    FACTS,
    TEXTS,
    WHOLE,
    article_from_row,
    counted,
    facts_row,
    filter_key,
    storable,
    texts_row,
)

if TYPE_CHECKING:
    from sqlite3 import Connection

_COLUMNS = (*FACTS, "words", "key", "identity", "content", "day", "moment")
_INSERT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}, listed, read, opened, added, handle) VALUES "
    f"({', '.join('?' * len(_COLUMNS))}, ?, ?, ?, ?, ?)"
)
_UPDATE = f"UPDATE articles SET {', '.join(f'{c} = ?' for c in _COLUMNS)} WHERE number = ?"
TO_COME = "its date is to come: it stands by the day on which it arrived"
_WORD = r"\w+|[$€£¥₹%‰]|[-−+±<>~](?=[\d$€£¥₹])|(?<=\d)[.,](?=\d)"
"""What a text says: its words, and the signs without which a figure is another one."""


class Outcome(StrEnum):
    """What became of an article that was brought in."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"


class Taken(NamedTuple):
    """What became of it; ``number`` is the article through all its versions, ``id`` its present text."""

    outcome: Outcome
    number: int
    id: str


class _Known(NamedTuple):
    number: int
    id: str
    identity: str
    content: str
    partial: bool
    listed: bool


def identity_of(article: Article) -> str:
    """What makes two texts versions of one article: its address, else its file; empty without either."""
    address = canonical(article.url)
    if address:
        return address
    return storable(f"file:{article.path}") if article.path else ""


def content_of(article: Article) -> str:
    """The same for two texts with the same words, however they are set."""
    words = " ".join(re.findall(_WORD, storable(article.text).casefold()))
    return _digest(words.encode(), 24) if words else ""


def _digest(data: bytes, digits: int) -> str:
    from hashlib import sha256  # who only reads a library does without OpenSSL

    return sha256(data).hexdigest()[:digits]


_RUN = 3  # words
_FEW = 12  # words; of fewer all must be the same
_NEARLY = 0.6


def alike(one: str, other: str, least: float = _NEARLY) -> bool:
    """Whether two texts are nearly the same: so many of their runs of three words stand in both.

    The measure is the resemblance of Broder, On the resemblance and containment of documents, 1997.
    """
    words = [re.findall(_WORD, text[:20_000].casefold()) for text in (one, other)]
    if min(map(len, words)) < _FEW:
        return bool(words[0]) and words[0] == words[1]
    runs = [{tuple(side[k : k + _RUN]) for k in range(len(side) - _RUN + 1)} for side in words]
    return len(runs[0] & runs[1]) >= least * len(runs[0] | runs[1])


def take(
    connection: Connection,
    article: Article,
    now: str,
    *,
    identity: str | None = None,
    opened: bool = True,
    fed: bool = False,
) -> Taken:
    """Take an article in.

    Args:
        connection: Within a transaction.
        article: What was read.
        now: The time, ISO 8601 in UTC.
        identity: What makes it the same article as one before; None for its address, else its file. With an
            empty one only an article of the same words is the same.
        opened: Whether it counts as opened last where it is known.
        fed: Whether a feed gave it: what a feed says of date and source stands above what a page says.
    """
    if counted(article, now)[2]:
        notes = "; ".join(filter(None, (article.notes, TO_COME)))
        article = replace(article, notes=notes) if TO_COME not in article.notes else article
    identity = identity_of(article) if identity is None else storable(identity)
    content = content_of(article)
    known = _find(connection, article, identity, content)
    number = known.number if known else 0
    taken = (
        "SELECT 1 FROM articles WHERE id = ?1 AND number <> ?2 "
        "UNION ALL SELECT 1 FROM versions WHERE id = ?1 AND number <> ?2"
    )
    while _one(connection, taken, (storable(article.id), number)):
        # The same words at another address, such as agency copy: an article of its own.
        fresh = _digest(f"{article.id}\0{identity}".encode("utf-8", "replace"), 16)
        article = replace(article, id=fresh)
    if known is None:
        return _insert(connection, article, identity, content, now)
    if opened or not known.listed:
        relist(connection, known.number, _next_opening(connection))
    if known.identity and not identity.partition("file:")[2] and known.identity != identity:
        identity = identity or known.identity
    elif known.identity and not known.identity.startswith("file:"):
        identity = known.identity
    if not fed:
        article = _as_fed(connection, known.number, article)
    if article.partial and not known.partial:
        return Taken(Outcome.KNOWN, known.number, known.id)  # a summary does not replace the whole text
    if known.id == storable(article.id):
        article = _filled(connection, known.number, article)
        _replace(connection, known.number, article, identity, content, now)
        return Taken(Outcome.KNOWN, known.number, known.id)
    if known.content == content and content:
        # The page has no more than the summary: there is nothing left to fetch.
        connection.execute(
            "UPDATE articles SET partial = ? WHERE number = ?", (int(article.partial), known.number)
        )
        return Taken(Outcome.KNOWN, known.number, known.id)
    marked = "SELECT 1 FROM pointed_to WHERE id = ?1"
    fuller = known.partial and not article.partial  # the page in place of its summary
    if not fuller or _one(connection, marked, (known.id,)):
        _put_aside(connection, known.number, now)
    if known.partial:
        _forget_telling(connection, known.number)  # its story is looked for again, by the whole text
    ident = storable(article.id)
    connection.execute("DELETE FROM versions WHERE id = ?", (ident,))
    _replace(connection, known.number, article, identity, content, now)
    connection.execute(
        "UPDATE articles SET stated = NULL, corrected = CASE WHEN ?2 THEN corrected END, "
        "grouped = CASE WHEN ?2 AND grouped = 1 THEN 0 ELSE grouped END, "
        "versions = 1 + (SELECT count(*) FROM versions WHERE number = ?1), "
        "read = coalesce((SELECT read FROM states WHERE article_id = articles.id), 0) WHERE number = ?1",
        (known.number, known.partial),
    )
    connection.execute(
        "UPDATE stories SET differs = NULL WHERE number = (SELECT story FROM articles WHERE number = ?)",
        (known.number,),
    )
    return Taken(Outcome.CHANGED, known.number, storable(article.id))


def keep_unlisted(connection: Connection, article: Article, now: str) -> None:
    """Keep an article that a bookmark points to and that is on no list."""
    number = _insert(connection, article, "", "", now).number
    connection.execute("UPDATE articles SET listed = 0, opened = 0 WHERE number = ?", (number,))


def delete(connection: Connection, numbers: list[int]) -> None:
    """Delete articles with their earlier versions, and take them out of their stories."""
    for number in numbers:
        _forget_telling(connection, number)
        unindex(connection, number)
        row = _one(connection, "SELECT story FROM articles WHERE number = ?", (number,))
        connection.execute("DELETE FROM articles WHERE number = ?", (number,))
        connection.execute("DELETE FROM texts WHERE number = ?", (number,))
        connection.execute("DELETE FROM versions WHERE number = ?", (number,))
        connection.execute("DELETE FROM pages WHERE article = ?", (number,))
        connection.execute("DELETE FROM tags WHERE article = ?", (number,))
        if row is not None and row[0] is not None:
            recount(connection, row[0])


def complete(connection: Connection, article: Article) -> None:
    """Enter what makes an article the same as another, and what the filter looks in."""
    connection.execute(
        "UPDATE articles SET identity = ?, content = ?, key = ? WHERE id = ?",
        (identity_of(article), content_of(article), filter_key(article), storable(article.id)),
    )


def _filled(connection: Connection, number: int, article: Article) -> Article:
    """The same text read again: what this reading does not tell of it is taken from the one before."""
    row = _one(connection, WHOLE + "WHERE a.number = ?", (number,))
    if row is None:
        return article
    before = article_from_row(row)
    names = ("source", "byline", "date", "url", "path", "language", "notes")
    filled = replace(article, **{name: getattr(article, name) or getattr(before, name) for name in names})
    return replace(filled, time=before.time) if filled.date == before.date and not filled.time else filled


def _as_fed(connection: Connection, number: int, article: Article) -> Article:
    """A page's article with the date and source that a feed gave it, and no host for a source with a name."""
    row = _one(
        connection,
        "SELECT date, time, source, EXISTS (SELECT 1 FROM entries AS e WHERE e.article = articles.number) "
        "FROM articles WHERE number = ?",
        (number,),
    )
    if row is None:
        return article
    date, time, source, fed = row
    if source and (fed or article.source == host_of(article.url)):
        article = replace(article, source=source)
    return replace(article, date=date, time=time) if fed and date else article


def _forget_telling(connection: Connection, number: int) -> None:
    """Take an article's telling terms out; they are found by working them out again."""
    from reader.comparison.events import telling_terms

    row = _one(
        connection,
        "SELECT a.headline, t.body_start, t.text, p.day FROM articles AS a JOIN texts AS t "
        "ON t.number = a.number JOIN profiles AS p ON p.article = a.number WHERE a.number = ?",
        (number,),
    )
    if row is not None:
        headline, body_start, text, day = row
        terms = telling_terms(headline, text[body_start:]).weights
        connection.executemany(
            "DELETE FROM telling WHERE term = ? AND day = ? AND article = ?",
            ((term, day, number) for term in terms),
        )
        connection.execute("DELETE FROM profiles WHERE article = ?", (number,))


def _find(connection: Connection, article: Article, identity: str, content: str) -> _Known | None:
    columns = "number, id, identity, content, partial, listed"
    if identity:
        query = f"SELECT {columns} FROM articles WHERE identity = ?"
        found = _one(connection, query, (identity,))
        if found:
            return _Known(*found)
        query = f"SELECT {columns} FROM articles WHERE number = (SELECT number FROM versions WHERE id = ?)"
        found = _one(connection, query, (storable(article.id),))
        if found and found[2] == identity:
            return _Known(*found)
    local = not identity or identity.startswith("file:")
    for column, value in (("id", storable(article.id)), ("content", content)):
        if not value:
            continue
        rows = connection.execute(f"SELECT {columns} FROM articles WHERE {column} = ?", (value,)).fetchall()
        for row in rows:
            # Without an address of its own, on either side, the same words are the same article.
            if local or not row[2] or row[2].startswith("file:"):
                return _Known(*row)
    return None


def _insert(connection: Connection, article: Article, identity: str, content: str, now: str) -> Taken:
    ident = storable(article.id)
    read = _one(connection, "SELECT read FROM states WHERE article_id = ?", (ident,))
    values = (*_row(article, identity, content, now), 1, int(bool(read and read[0])))
    cursor = connection.execute(_INSERT, (*values, _next_opening(connection), now, ident))
    number = int(cursor.lastrowid or 0)
    marks = ", ".join("?" * len(TEXTS))
    connection.execute(
        f"INSERT INTO texts (number, {', '.join(TEXTS)}) VALUES (?, {marks})", (number, *texts_row(article))
    )
    index(connection, number)
    return Taken(Outcome.ADDED, number, ident)


def _replace(
    connection: Connection, number: int, article: Article, identity: str, content: str, now: str
) -> None:
    query = "SELECT headline, source, byline, text FROM searchable WHERE number = ?"
    before = _one(connection, query, (number,))
    after = tuple(storable(t) for t in (article.headline, article.source, article.byline, article.text))
    if before != after:
        unindex(connection, number)
    row = list(_row(article, identity, content, now))
    stated = _one(connection, "SELECT date, time, day, moment FROM articles WHERE number = ?", (number,))
    if stated is not None and stated[:2] == (article.date, article.time):
        row[-2:] = stated[2:]  # where it stands, it stays
    connection.execute(_UPDATE, (*row, number))
    connection.execute(
        f"UPDATE texts SET {', '.join(f'{c} = ?' for c in TEXTS)} WHERE number = ?",
        (*texts_row(article), number),
    )
    if before != after:
        index(connection, number)


def _put_aside(connection: Connection, number: int, now: str) -> None:
    """Keep the present text as an earlier version."""
    row = _one(connection, WHOLE + "WHERE a.number = ?", (number,))
    added = _one(connection, "SELECT added FROM articles WHERE number = ?", (number,))
    if row is None or added is None:
        return
    article = article_from_row(row)
    columns = ", ".join(("id", "number", *FACTS[1:], *TEXTS, "added"))
    values = (*facts_row(article), *texts_row(article))
    marks = ", ".join("?" * (len(values) + 2))
    connection.execute(
        f"INSERT OR REPLACE INTO versions ({columns}) VALUES ({marks})",
        (values[0], number, *values[1:], added[0]),
    )
    connection.execute("UPDATE articles SET added = ? WHERE number = ?", (now, number))


def _row(article: Article, identity: str, content: str, now: str) -> tuple[str | int, ...]:
    day, moment, _ = counted(article, now)
    return (*facts_row(article), article.words, filter_key(article), identity, content, day, moment)


def index(connection: Connection, number: int) -> None:
    connection.execute(
        "INSERT INTO search_index (rowid, headline, source, byline, text) "
        "SELECT number, headline, source, byline, text FROM searchable WHERE number = ?",
        (number,),
    )


def unindex(connection: Connection, number: int) -> None:
    connection.execute(
        "INSERT INTO search_index (search_index, rowid, headline, source, byline, text) "
        "SELECT 'delete', number, headline, source, byline, text FROM searchable WHERE number = ?",
        (number,),
    )


def _next_opening(connection: Connection) -> int:
    (last,) = connection.execute("SELECT max(opened) FROM articles").fetchone()
    return int(last or 0) + 1


def _one(connection: Connection, query: str, values: tuple[object, ...]) -> tuple[Any, ...] | None:
    found = connection.execute(query, values).fetchone()
    return None if found is None else tuple(found)

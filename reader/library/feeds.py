"""The feeds a person follows: where they are, how they fared, and which entries they gave."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reader.articles.addresses import canonical, without_credentials
from reader.articles.model import Article
from reader.library.adding import Outcome, Taken, alike, identity_of, take
from reader.library.hiding import hide_new
from reader.library.records import storable

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from reader.library.database import Database

_COLUMNS = "number, url, title, home, folder, etag, modified, checked, error, failures, retry_at, full"


_canonical = lru_cache(maxsize=20_000)(canonical)  # of all feeds, for each that is added


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    ``url`` may hold a user name and password and is only for fetching; show ``shown``. ``error`` says why
    the last refresh failed, empty if it did not; ``retry_at`` (ISO 8601 in UTC) is when the server may be
    asked again. ``full`` tells that the pages of its entries are fetched. ``unread`` counts
    its unread articles.
    """

    number: int
    url: str
    title: str = ""
    home: str = ""
    folder: str = ""
    etag: str = ""
    modified: str = ""
    checked: str = ""
    error: str = ""
    failures: int = 0
    retry_at: str = ""
    full: bool = False
    articles: int = 0
    unread: int = 0

    @property
    def shown(self) -> str:
        """The address without user name and password."""
        return without_credentials(self.url)

    @property
    def name(self) -> str:
        """What it is called; its address while it has no title."""
        return self.title or self.shown


@dataclass(frozen=True, slots=True)
class FeedStatistics:
    """How a feed fares, so that one can tidy.

    ``weekly`` is how many articles a week it has dated in the last four, ``read`` the share of its articles
    that was read, 0 to 1; ``hidden`` counts what rules hide of it. It was ``asked`` so often, of which
    ``failed`` in vain; ``newest`` is the day of its newest article, ISO 8601 or empty.
    """

    weekly: float = 0.0
    read: float = 0.0
    hidden: int = 0
    asked: int = 0
    failed: int = 0
    newest: str = ""


_WEEKS = 4


class Feeds:
    """The feeds of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database, stamp: Callable[[], str]) -> None:
        self._database = database
        self._stamp = stamp

    def all(self) -> list[Feed]:
        """All feeds, by folder and title."""
        query = (
            f"SELECT {_COLUMNS}, (SELECT count(DISTINCT article) FROM entries JOIN articles AS a "
            "ON a.number = article WHERE feed = feeds.number AND a.listed = 1), "
            "(SELECT count(DISTINCT article) FROM entries JOIN articles AS a "
            "ON a.number = article WHERE feed = feeds.number AND a.listed = 1 AND NOT a.read) FROM feeds "
            "ORDER BY folder COLLATE NOCASE, title = '', title COLLATE NOCASE, url"
        )
        with self._database.reading() as connection:
            return [_feed(row) for row in connection.execute(query)]

    def statistics(self) -> dict[int, FeedStatistics]:
        """How each feed fares, by its number."""
        since = str(datetime.fromisoformat(self._stamp()) - timedelta(weeks=_WEEKS))[:10]
        query = (
            "SELECT f.number, sum(a.day > ?) * 1.0 / ?, avg(CASE a.listed WHEN 1 THEN a.read END), "
            "sum(a.listed = 2), f.asked, f.failed, max(a.day) FROM feeds AS f "
            "LEFT JOIN (SELECT DISTINCT feed, article FROM entries) AS e ON e.feed = f.number "
            "LEFT JOIN articles AS a ON a.number = e.article AND a.listed GROUP BY f.number"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (since, _WEEKS)).fetchall()
        return {
            number: FeedStatistics(weekly or 0.0, read or 0.0, hidden or 0, asked, failed, newest or "")
            for number, weekly, read, hidden, asked, failed, newest in rows
        }

    def find(self, wanted: str) -> list[Feed]:
        """The feeds that a person means: by number, address, or a part of the title."""
        feeds = self.all()
        place = canonical(wanted)
        exact = [f for f in feeds if wanted in (str(f.number), f.url, f.shown)]
        exact = exact or [f for f in feeds if place and canonical(f.url) == place]
        return exact or [f for f in feeds if wanted.strip() and wanted.casefold() in f.name.casefold()]

    def add(self, url: str, title: str = "", folder: str = "", *, full: bool = False) -> tuple[Feed, bool]:
        """Follow a feed; the feed, and whether it is new."""
        place = canonical(url)
        with self._database.writing() as connection:
            known = connection.execute("SELECT number, url FROM feeds").fetchall()
            number = next((n for n, other in known if other == url or _canonical(other) == place), 0)
            new = not number
            if new:
                done = connection.execute(
                    "INSERT INTO feeds (url, title, folder, added, full) VALUES (?, ?, ?, ?, ?)",
                    (storable(url), storable(title), storable(folder), self._stamp(), int(full)),
                )
                number = int(done.lastrowid or 0)
            row = connection.execute(
                f"SELECT {_COLUMNS}, 0, 0 FROM feeds WHERE number = ?", (number,)
            ).fetchone()
            return _feed(row), new

    def remove(self, number: int) -> Feed | None:
        """Follow a feed no longer; its articles stay. The feed, for ``restore``."""
        with self._database.writing() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS}, 0, 0 FROM feeds WHERE number = ?", (number,)
            ).fetchone()
            connection.execute("DELETE FROM feeds WHERE number = ?", (number,))
            return None if row is None else _feed(row)

    def restore(self, feed: Feed) -> None:
        """Undo ``remove``: its entries are still known."""
        columns = _COLUMNS + ", added"
        values = (
            feed.number, feed.url, feed.title, feed.home, feed.folder, feed.etag, feed.modified, feed.checked,
            feed.error, feed.failures, feed.retry_at, int(feed.full), self._stamp(),
        )  # fmt: skip
        with self._database.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO feeds ({columns}) VALUES ({', '.join('?' * len(values))})", values
            )

    def set_full(self, number: int, full: bool) -> None:
        """Whether the pages of its entries are to be fetched."""
        with self._database.writing() as connection:
            # The next refresh is to see the whole feed, and fetch what is only a summary so far.
            connection.execute(
                "UPDATE feeds SET full = ?, etag = '', modified = '' WHERE number = ?", (int(full), number)
            )

    def rename(self, number: int, title: str) -> None:
        """Give a feed another title."""
        with self._database.writing() as connection:
            connection.execute("UPDATE feeds SET title = ? WHERE number = ?", (storable(title), number))

    def refreshed(
        self,
        feed: Feed,
        *,
        title: str = "",
        home: str = "",
        url: str = "",
        etag: str = "",
        modified: str = "",
    ) -> None:
        """Note that a feed was fetched; its title is taken while it has none, a lasting redirect followed."""
        with self._database.writing(durable=False) as connection:
            taken = connection.execute(
                "SELECT 1 FROM feeds WHERE url = ? AND number <> ?", (storable(url), feed.number)
            ).fetchone()
            connection.execute(
                "UPDATE feeds SET checked = ?, error = '', failures = 0, retry_at = '', "
                "asked = asked + 1, etag = ?, modified = ?, "
                "title = CASE title WHEN '' THEN ? ELSE title END, "
                "home = CASE ? WHEN '' THEN home ELSE ? END, "
                "url = ? WHERE number = ?",
                (
                    self._stamp(), storable(etag), storable(modified), storable(title), storable(home),
                    storable(home), feed.url if taken or not url else storable(url), feed.number,
                ),
            )  # fmt: skip

    def failed(self, feed: Feed, error: str, retry_at: str = "") -> None:
        """Note why a feed could not be fetched, and when it may be asked again."""
        with self._database.writing(durable=False) as connection:
            connection.execute(
                "UPDATE feeds SET checked = ?, error = ?, failures = failures + 1, retry_at = ?, "
                "asked = asked + 1, failed = failed + 1 WHERE number = ?",
                (self._stamp(), storable(error), retry_at, feed.number),
            )

    # --- entries ---

    def digest(self, feed: int, guid: str) -> str:
        """The digest of an entry as the feed last gave it; empty for a new entry."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT digest FROM entries WHERE feed = ? AND guid = ?", (feed, storable(guid))
            ).fetchone()
            return str(row[0]) if row else ""

    def only_summary(self, feed: int, guid: str) -> bool:
        """Whether of an entry there is only the summary so far."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT a.partial FROM entries AS e JOIN articles AS a ON a.number = e.article "
                "WHERE e.feed = ? AND e.guid = ? AND a.listed = 1",
                (feed, storable(guid)),
            ).fetchone()
            return bool(row and row[0])

    def take(
        self, feed: int, guid: str, digest: str, article: Article, present: Set[str] = frozenset()
    ) -> Taken:
        """Take an entry's article in, in one transaction with the note that the feed gave it.

        Two entries of one feed with the same link are two articles while both stand in the feed (``present``
        are the names of all that do); else the second is the first under another name. An entry with another
        address and nearly the text of one that has left the feed is a version of that. A name that comes back
        with another address and another text is another article. What a person has removed stays removed.
        """
        guid = storable(guid)
        gone_ones = _Gone(feed, frozenset(map(storable, present)) | {guid})
        with self._database.writing(durable=False) as connection:
            before = connection.execute(
                "SELECT e.article, a.listed, a.identity, a.id FROM entries AS e LEFT JOIN articles "
                "AS a ON a.number = e.article WHERE e.feed = ? AND e.guid = ?",
                (feed, guid),
            ).fetchone()
            if before is not None and not before[1]:  # taken off the list, or deleted since
                taken = Taken(Outcome.KNOWN, before[0], before[3] or "")
            else:
                identity = before[2] if before is not None else ""
                if identity and _is_another(connection, before[0], identity, article):
                    identity = ""
                identity = identity or self._identity(connection, gone_ones, guid, article)
                gone = connection.execute(
                    "SELECT number, id FROM articles WHERE identity = ? AND removed <> '' AND NOT listed",
                    (identity,),
                ).fetchone()
                if gone is not None:
                    taken = Taken(Outcome.KNOWN, *gone)
                else:
                    taken = take(
                        connection, article, self._stamp(), identity=identity, opened=False, fed=True
                    )
            connection.execute(
                "INSERT OR REPLACE INTO entries (feed, guid, article, digest) VALUES (?, ?, ?, ?)",
                (feed, guid, taken.number, digest),
            )
            if taken.outcome is Outcome.ADDED:
                hide_new(connection, taken.number)
            return taken

    @staticmethod
    def _identity(connection: Connection, gone: _Gone, guid: str, article: Article) -> str:
        """What makes an entry's article the same as one before: its link, unless another entry has it.

        Without a link it is what the feed calls it.
        """
        identity = identity_of(replace(article, path=""))
        if not identity:
            row = connection.execute("SELECT url FROM feeds WHERE number = ?", (gone.feed,)).fetchone()
            return f"feed:{canonical(row[0]) if row else gone.feed}#{guid}"
        others = connection.execute(
            "SELECT e.guid FROM entries AS e JOIN articles AS a ON a.number = e.article "
            "WHERE a.identity = ? AND e.feed = ? AND e.guid <> ?",
            (identity, gone.feed, guid),
        ).fetchall()
        if any(other in gone.present for (other,) in others):
            return f"{identity}#{guid}"
        return identity if others else gone.renamed(connection, article) or identity

    def of_article(self, number: int) -> list[int]:
        """The feeds that gave an article, by number."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT DISTINCT feed FROM entries WHERE article = ?", (number,))
            return [feed for (feed,) in rows]


_RENAMED = 200
"""Of the entries that have left a feed, so many of the newest may have come back under another address."""


_ALIKE, _RENAMED_ALIKE = 0.6, 0.9


@dataclass(frozen=True, slots=True)
class _Gone:
    """The entries of a feed that stand in it no more; ``present`` are the names of those that do."""

    feed: int
    present: Set[str]

    def renamed(self, connection: Connection, article: Article) -> str:
        """The identity of the article that this is under its old address; empty if there is none."""
        rows = connection.execute(
            "SELECT e.guid, a.identity, a.source, a.number, a.date FROM entries AS e JOIN articles AS a "
            "ON a.number = e.article WHERE e.feed = ? AND a.listed ORDER BY a.number DESC LIMIT ?",
            (self.feed, _RENAMED),
        ).fetchall()
        left = [row for row in rows if row[0] not in self.present and row[2] == storable(article.source)]
        known = {row[3] for row in rows if row[0] in self.present}
        for _, identity, _, number, date in left:
            # What comes each day in nearly the same words, such as the weather, is a new one each day.
            least = _RENAMED_ALIKE if date and article.date and date != article.date else _ALIKE
            body = article.text[article.body_start :]
            if number not in known and alike(_body(connection, number), body, least):
                return str(identity)
        return ""


def _is_another(connection: Connection, number: int, identity: str, article: Article) -> bool:
    """Whether an entry has come with another address and another text: its name is used again."""
    address = identity_of(replace(article, path=""))
    if not address or address == identity.partition("#")[0] or identity.startswith("feed:"):
        return False
    return not alike(_body(connection, number), article.text[article.body_start :])


def _body(connection: Connection, number: int) -> str:
    row = connection.execute("SELECT substr(text, body_start + 1) FROM texts WHERE number = ?", (number,))
    found = row.fetchone()
    return str(found[0]) if found else ""


def _feed(row: Sequence[Any]) -> Feed:
    values = list(row)
    values[11] = bool(values[11])
    return Feed(*values)

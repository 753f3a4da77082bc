"""The tables of the library, and the steps from each version of them to the next.

``PRAGMA user_version`` is the number of steps a file has been through. To change the tables, append a
step to ``MIGRATIONS``; a step that has been released is never edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION_ID = 0x53544446
"""Marks a file as ours, "STDF" (https://www.sqlite.org/pragma.html#pragma_application_id)."""

_VERSION_1 = (
    # listed is 0 for what only a bookmark needs and for older versions of a file, 2 for what is hidden.
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY NOT NULL,
        headline TEXT NOT NULL,
        source TEXT NOT NULL,
        byline TEXT NOT NULL,
        date TEXT NOT NULL,
        url TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        body_start INTEGER NOT NULL,
        headings TEXT NOT NULL,
        source_map TEXT NOT NULL,
        notes TEXT NOT NULL,
        listed INTEGER NOT NULL
    )""",
    "CREATE INDEX articles_path ON articles (path)",
    # Apart from articles, so that undoing "forget" puts an article back in its old place.
    """CREATE TABLE openings (
        article_id TEXT PRIMARY KEY NOT NULL,
        number INTEGER NOT NULL UNIQUE,
        opened TEXT NOT NULL
    )""",
    """CREATE TABLE states (
        article_id TEXT PRIMARY KEY NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE bookmarks (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        note TEXT NOT NULL,
        created TEXT NOT NULL,
        left_article TEXT NOT NULL,
        left_start INTEGER NOT NULL,
        left_end INTEGER NOT NULL,
        left_quote TEXT NOT NULL,
        left_headline TEXT NOT NULL,
        left_source TEXT NOT NULL,
        right_article TEXT,
        right_start INTEGER,
        right_end INTEGER,
        right_quote TEXT,
        right_headline TEXT,
        right_source TEXT
    )""",
    f"PRAGMA application_id = {APPLICATION_ID}",
)

_VERSION_2 = (
    """CREATE TABLE settings (
        name TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    )""",
)

_VERSION_3 = (
    "ALTER TABLE articles RENAME TO articles_2",
    "DROP INDEX articles_path",
    # What a list shows stands apart from the text, so that going through all of it is quick. number never
    # changes and is never used again: id names one text, number the article through all its versions.
    # grouped is 1 where the story was found, 2 where a person said it.
    # key is headline, source, date and byline in lower case, for the filter; stated a row of figure_index.
    """CREATE TABLE articles (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        headline TEXT NOT NULL,
        source TEXT NOT NULL,
        byline TEXT NOT NULL,
        date TEXT NOT NULL,
        url TEXT NOT NULL,
        path TEXT NOT NULL,
        language TEXT NOT NULL DEFAULT '',
        partial INTEGER NOT NULL DEFAULT 0,
        words INTEGER NOT NULL DEFAULT 0,
        key TEXT NOT NULL DEFAULT '',
        identity TEXT NOT NULL DEFAULT '',
        content TEXT NOT NULL DEFAULT '',
        listed INTEGER NOT NULL,
        removed TEXT NOT NULL DEFAULT '',
        read INTEGER NOT NULL DEFAULT 0,
        opened INTEGER NOT NULL DEFAULT 0,
        added TEXT NOT NULL DEFAULT '',
        versions INTEGER NOT NULL DEFAULT 1,
        story INTEGER,
        grouped INTEGER NOT NULL DEFAULT 0,
        stated INTEGER
    )""",
    """CREATE TABLE texts (
        number INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        body_start INTEGER NOT NULL,
        headings TEXT NOT NULL,
        source_map TEXT NOT NULL,
        notes TEXT NOT NULL
    )""",
    """INSERT INTO articles (id, headline, source, byline, date, url, path, listed, read, opened, added, key,
            words)
        SELECT id, headline, source, byline, date, url, path, listed,
            coalesce((SELECT read FROM states WHERE article_id = id), 0),
            coalesce(o.number, 0), coalesce(o.opened, ''),
            lower(headline || ' ' || source || ' ' || date || ' ' || byline),
            length(text) - length(replace(text, ' ', '')) + 1
        FROM articles_2 LEFT JOIN openings AS o ON o.article_id = id ORDER BY coalesce(o.number, 0)""",
    """INSERT INTO texts SELECT a.number, b.text, b.body_start, b.headings, b.source_map, b.notes
        FROM articles AS a JOIN articles_2 AS b ON a.id = b.id""",
    "DROP TABLE articles_2",
    "DROP TABLE openings",
    # One to list by, and one with what the filter looks in; the smaller, the sooner the list is there.
    "CREATE INDEX articles_by_date ON articles (listed, date DESC, number DESC)",
    "CREATE INDEX articles_filtered ON articles (listed, date DESC, number DESC, key)",
    "CREATE INDEX articles_by_opening ON articles (listed, opened DESC)",
    "CREATE INDEX articles_last_opened ON articles (opened)",
    "CREATE INDEX articles_by_identity ON articles (identity)",
    "CREATE INDEX articles_by_content ON articles (content)",
    "CREATE INDEX articles_by_story ON articles (story)",
    "CREATE INDEX articles_unread ON articles (date DESC, number DESC) WHERE listed = 1 AND read = 0",
    "CREATE INDEX articles_ungrouped ON articles (number) WHERE listed AND NOT grouped",
    "CREATE INDEX articles_unstated ON articles (number) WHERE listed AND stated IS NULL",
    "CREATE INDEX articles_removed ON articles (removed) WHERE removed <> ''",
    # Earlier texts of an article.
    """CREATE TABLE versions (
        id TEXT PRIMARY KEY NOT NULL,
        number INTEGER NOT NULL,
        headline TEXT NOT NULL,
        source TEXT NOT NULL,
        byline TEXT NOT NULL,
        date TEXT NOT NULL,
        url TEXT NOT NULL,
        path TEXT NOT NULL,
        language TEXT NOT NULL,
        partial INTEGER NOT NULL,
        text TEXT NOT NULL,
        body_start INTEGER NOT NULL,
        headings TEXT NOT NULL,
        source_map TEXT NOT NULL,
        notes TEXT NOT NULL,
        added TEXT NOT NULL
    )""",
    "CREATE INDEX versions_of ON versions (number)",
    """CREATE VIEW searchable AS SELECT a.number AS number, a.headline AS headline, a.source AS source,
        a.byline AS byline, t.text AS text FROM articles AS a JOIN texts AS t ON t.number = a.number""",
    """CREATE VIRTUAL TABLE search_index USING fts5(headline, source, byline, text, content = 'searchable',
        content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')""",
    "INSERT INTO search_index (search_index) VALUES ('rebuild')",
    """CREATE VIRTUAL TABLE figure_index USING fts5(figures, content = '', tokenize = 'ascii', detail = none,
        columnsize = 0)""",
    # retry_at: not to be asked before; full: its entries' pages are fetched.
    """CREATE TABLE feeds (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL DEFAULT '',
        home TEXT NOT NULL DEFAULT '',
        folder TEXT NOT NULL DEFAULT '',
        added TEXT NOT NULL,
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        checked TEXT NOT NULL DEFAULT '',
        error TEXT NOT NULL DEFAULT '',
        failures INTEGER NOT NULL DEFAULT 0,
        retry_at TEXT NOT NULL DEFAULT '',
        full INTEGER NOT NULL DEFAULT 0
    )""",
    # digest is that of the entry as the feed gave it, so that what did not change is passed over.
    """CREATE TABLE entries (
        feed INTEGER NOT NULL,
        guid TEXT NOT NULL,
        article INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (feed, guid)
    ) WITHOUT ROWID""",
    "CREATE INDEX entries_by_article ON entries (article)",
    # chosen: a person joined it; differs: whether its figures differ, NULL while that is not known.
    """CREATE TABLE stories (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        size INTEGER NOT NULL,
        sources INTEGER NOT NULL,
        newest TEXT NOT NULL,
        chosen INTEGER NOT NULL DEFAULT 0,
        differs INTEGER
    )""",
    "CREATE INDEX stories_by_date ON stories (newest DESC, number DESC) WHERE size > 1",
    # The telling terms of each article's beginning: where its story is looked for. weight is in 1/100.
    """CREATE TABLE telling (
        term INTEGER NOT NULL,
        day INTEGER NOT NULL,
        article INTEGER NOT NULL,
        weight INTEGER NOT NULL,
        PRIMARY KEY (term, day, article)
    ) WITHOUT ROWID""",
    # norm is the length of an article's vector when it came in; day is 0 without a date.
    "CREATE TABLE profiles (article INTEGER PRIMARY KEY, day INTEGER NOT NULL, norm REAL NOT NULL)",
    "CREATE INDEX profiles_by_day ON profiles (day)",
    "CREATE INDEX bookmarks_left ON bookmarks (left_article)",
    "CREATE INDEX bookmarks_right ON bookmarks (right_article)",
    "CREATE TABLE searches (name TEXT PRIMARY KEY NOT NULL, query TEXT NOT NULL)",
)
_VERSION_4 = (
    # What a person says of two figures or sentences: said is "differs" or "apart".
    """CREATE TABLE judgements (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        said TEXT NOT NULL,
        created TEXT NOT NULL,
        left_article TEXT NOT NULL,
        left_start INTEGER NOT NULL,
        left_end INTEGER NOT NULL,
        left_quote TEXT NOT NULL,
        left_headline TEXT NOT NULL,
        left_source TEXT NOT NULL,
        right_article TEXT NOT NULL,
        right_start INTEGER NOT NULL,
        right_end INTEGER NOT NULL,
        right_quote TEXT NOT NULL,
        right_headline TEXT NOT NULL,
        right_source TEXT NOT NULL
    )""",
    # The texts that a person's bookmarks and judgements are of: they stay, listed or not.
    """CREATE VIEW pointed_to AS SELECT left_article AS id FROM bookmarks
        UNION ALL SELECT right_article FROM bookmarks
        UNION ALL SELECT left_article FROM judgements UNION ALL SELECT right_article FROM judgements""",
)
_VERSION_5 = (
    # What a second reader has answered; key is of the texts, the model and the version of the question.
    """CREATE TABLE answers (
        key TEXT PRIMARY KEY NOT NULL,
        model TEXT NOT NULL,
        verdict TEXT NOT NULL,
        why TEXT NOT NULL,
        created TEXT NOT NULL
    ) WITHOUT ROWID""",
)
_VERSION_6 = (
    # time is that of the day as the source writes it, with its zone; day and moment (UTC) are what an article
    # counts as of and is sorted by: its date, or, without one or with one to come, its arrival.
    "ALTER TABLE articles ADD COLUMN time TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN day TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN moment TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE versions ADD COLUMN time TEXT NOT NULL DEFAULT ''",
    # What a person calls an article by, whatever becomes of its text: the id of the first.
    "ALTER TABLE articles ADD COLUMN handle TEXT NOT NULL DEFAULT ''",
    """UPDATE articles SET handle = coalesce(
        (SELECT id FROM versions WHERE number = articles.number ORDER BY added, rowid LIMIT 1), id)""",
    "CREATE INDEX articles_by_handle ON articles (handle)",
    # What was changed: 0 nothing, 1 words, 2 figures, NULL while that is not worked out.
    "ALTER TABLE articles ADD COLUMN corrected INTEGER DEFAULT 0",
    # The pages that articles were read from, as their servers called them.
    """CREATE TABLE pages (
        article INTEGER PRIMARY KEY,
        etag TEXT NOT NULL,
        modified TEXT NOT NULL,
        checked TEXT NOT NULL
    )""",
    """UPDATE articles SET
        day = CASE WHEN date = '' OR date > date(added, '+1 day') THEN substr(added, 1, 10) ELSE date END,
        moment = CASE WHEN date = '' OR date > date(added, '+1 day') THEN substr(added, 1, 19)
            ELSE date END""",
    "DROP INDEX articles_by_date",
    "DROP INDEX articles_filtered",
    "DROP INDEX articles_unread",
    "CREATE INDEX articles_by_date ON articles (listed, moment DESC, number DESC)",
    "CREATE INDEX articles_filtered ON articles (listed, moment DESC, number DESC, key)",
    "CREATE INDEX articles_unread ON articles (moment DESC, number DESC) WHERE listed = 1 AND read = 0",
    "CREATE INDEX articles_by_day ON articles (day)",
)
_VERSION_7 = (
    # forms: how the source sets stretches of the text, as rows of start, end, form and address.
    "ALTER TABLE texts ADD COLUMN forms TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE versions ADD COLUMN forms TEXT NOT NULL DEFAULT '[]'",
    # What a person calls articles, through all their versions.
    """CREATE TABLE tags (
        article INTEGER NOT NULL,
        tag TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (article, tag)
    ) WITHOUT ROWID""",
    "CREATE INDEX tags_by_name ON tags (tag)",
    # What is hidden as it comes in: words as for the search; feed is 0 for all. An article that is hidden has
    # 2 in listed.
    """CREATE TABLE hiding (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        words TEXT NOT NULL,
        feed INTEGER NOT NULL,
        created TEXT NOT NULL
    )""",
    "CREATE INDEX articles_hidden ON articles (moment DESC, number DESC) WHERE listed = 2",
    "DROP INDEX articles_ungrouped",
    "DROP INDEX articles_unstated",
    "CREATE INDEX articles_ungrouped ON articles (number) WHERE listed = 1 AND NOT grouped",
    "CREATE INDEX articles_unstated ON articles (number) WHERE listed = 1 AND stated IS NULL",
    # How often a feed was asked in all, and in vain.
    "ALTER TABLE feeds ADD COLUMN asked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE feeds ADD COLUMN failed INTEGER NOT NULL DEFAULT 0",
)

_VERSION_8 = (
    # What one follows; when a story was last looked at, and what it was like then (comparison/news.py).
    """CREATE TABLE watched (
        story INTEGER PRIMARY KEY,
        followed INTEGER NOT NULL DEFAULT 0,
        seen TEXT NOT NULL DEFAULT '',
        known TEXT NOT NULL DEFAULT ''
    )""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _VERSION_4,
    _VERSION_5,
    _VERSION_6,
    _VERSION_7,
    _VERSION_8,
)
"""MIGRATIONS[n] holds the statements that lead from version n to n + 1."""


class NewerSchemaError(Exception):
    """The file was made by a version of storydiff that knows more than this one."""


class ForeignFileError(Exception):
    """The file is a database, but not a library of storydiff."""


def check(connection: Connection) -> int:
    """The version of the tables in a database.

    Raises:
        NewerSchemaError: The version is higher than this program knows.
        ForeignFileError: The database has tables and is not marked as ours.
    """
    # In one statement: between two, another copy of the program may make the tables.
    version, application, tables = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if application != APPLICATION_ID and (tables or version):
        raise ForeignFileError
    if version > len(MIGRATIONS):
        raise NewerSchemaError
    return int(version)


def migrate(connection: Connection) -> None:
    """Bring a database to the newest version in one transaction, and prove that it can be written.

    Raises:
        NewerSchemaError: As for ``check``.
        ForeignFileError: As for ``check``.
        sqlite3.Error: The database cannot be changed; it is as it was before.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check(connection)
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        # BEGIN IMMEDIATE succeeds on what is read-only; this does not, and what is undone costs no wait.
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT" if version < len(MIGRATIONS) else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

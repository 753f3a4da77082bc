"""What a person types into the search: words, phrases and conditions, as SQL.

``"a phrase"``, ``prefix*``, ``-without``, ``source:reuters``, ``title:rates``, ``by:smith``,
``date:2025-06``, ``after:2025-06-01``, ``before:2025-07``,
``is:unread|read|bookmarked|differing|story|changed|summary|hidden``, ``tag:later``, ``feed:3``,
``figure:14.3bn``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from reader.articles.cleaning import clean_line

if TYPE_CHECKING:
    from reader.figures.model import Figure

_TOKEN = re.compile(r'(-?)(?:(\w+):)?(?:"([^"]*)"?|([^\s"]+))')
_COLUMNS = {"title": "headline", "headline": "headline", "by": "byline", "author": "byline"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_IS = {
    "unread": "NOT read",
    "read": "read",
    "bookmarked": (
        "number IN (SELECT number FROM articles WHERE id IN (SELECT left_article FROM bookmarks UNION "
        "SELECT right_article FROM bookmarks) UNION SELECT number FROM versions WHERE id IN "
        "(SELECT left_article FROM bookmarks UNION SELECT right_article FROM bookmarks))"
    ),
    "differing": "story IN (SELECT number FROM stories WHERE differs AND size > 1)",
    "story": "story IN (SELECT number FROM stories WHERE size > 1)",
    "changed": "versions > 1",
    "summary": "partial",
}
KEYS = (*_COLUMNS, "source", "date", "after", "before", "is", "figure", "feed", "tag")


class Query(NamedTuple):
    """A search made ready.

    ``match`` is an FTS5 expression, or empty when there are only conditions; ``where`` are conditions on
    ``articles`` with ``values`` for their marks. ``figures`` are the words of ``figure_index`` that are
    looked for. ``problem`` says, in a sentence, what was not understood. ``hidden`` asks for what is hidden.
    """

    match: str
    where: tuple[str, ...]
    values: tuple[str | int, ...]
    problem: str = ""
    figures: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.match and not self.where and not self.hidden

    @property
    def listed(self) -> int:
        """What ``listed`` is to be of what is looked for."""
        return 2 if self.hidden else 1


def parse_query(text: str, *, open_end: bool = False, today: date | None = None) -> Query:
    """Read what was typed.

    Args:
        text: The words.
        open_end: The last word may be half typed: it finds what begins with it.
        today: For ``date:today`` and ``date:yesterday``.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    where: list[str] = []
    values: list[str | int] = []
    figures: list[str] = []
    problem, hidden = "", False
    found = list(_TOKEN.finditer(text[:1000]))
    for place, token in enumerate(found):
        minus, name, phrase, word = token.groups()
        value = phrase if phrase is not None else word
        name = (name or "").lower()
        typing = open_end and place == len(found) - 1 and phrase is None and token.end() == len(text)
        if name and name not in KEYS:
            from difflib import get_close_matches

            if near := get_close_matches(name, KEYS, 1, 0.7):
                problem = problem or ("" if typing else f"{name}: is not known; {near[0]}: is")
            name, value = "", f"{name} {value}"
        # A phrase that is not closed is still being typed.
        open_phrase = open_end and phrase is not None and not token.group().endswith('"')
        typing = typing or (open_phrase and token.end() == len(text))
        if name in ("", *_COLUMNS):
            terms = _terms(value, typing)
            if terms:
                term = f"{_COLUMNS[name]} : ({terms})" if name else terms
                (unwanted if minus else wanted).append(term)
            continue
        if name == "is" and value.lower() == "hidden":
            hidden = not minus
            continue
        condition, added, wrong = _condition(name, value, typing, today)
        problem = problem or wrong
        if name == "figure" and condition and not minus:
            figures += str(added[0]).replace('"', "").split(" OR ")
        if condition:
            where.append(f"NOT ({condition})" if minus else condition)
            values += added
    match = " AND ".join(f"({term})" for term in wanted)
    if unwanted:
        against = " OR ".join(f"({term})" for term in unwanted)
        if match:
            match = f"({match}) NOT ({against})"
        else:
            where.append("number NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)")
            values.append(against)
    return Query(match, tuple(where), tuple(values), problem, tuple(figures), hidden)


def _terms(value: str, typing: bool) -> str:
    """Words as an FTS5 expression: a phrase of what stands between white space, a star makes a prefix."""
    words = value.split()
    star = value.endswith("*") or (typing and bool(words))
    tokens = re.findall(r"\w+", value)
    if not tokens:
        return ""
    parts = " ".join(tokens).replace('"', "")
    return f'"{parts}"{"*" if star else ""}'


def _condition(name: str, value: str, typing: bool, today: date | None) -> tuple[str, list[str | int], str]:
    if name == "source":
        return (
            "(key LIKE ? ESCAPE '\\' AND source LIKE ? ESCAPE '\\')",
            [_like(value.casefold()), _like(value)],
            "",
        )
    if name == "feed":
        return (
            "number IN (SELECT article FROM entries JOIN feeds ON feeds.number = feed "
            "WHERE feeds.title LIKE ?1 ESCAPE '\\' OR feeds.url LIKE ?1 ESCAPE '\\')".replace("?1", "?"),
            [_like(value), _like(value)],
            "",
        )
    if name == "tag":
        return "number IN (SELECT article FROM tags WHERE tag = ?)", [value.strip("#")], ""
    if name == "is":
        known = _IS.get(value.lower())
        if known:
            return known, [], ""
        return "", [], "" if typing else f"is: knows {', '.join((*_IS, 'hidden'))}; not “{clean_line(value)}”"
    if name == "figure":
        tokens = figure_query(value)
        if not tokens:
            return (
                "",
                [],
                "" if typing else f"figure: needs a number, such as 14.3bn; not “{clean_line(value)}”",
            )
        match = " OR ".join(f'"{token}"' for token in tokens)
        return "stated IN (SELECT rowid FROM figure_index WHERE figure_index MATCH ?)", [match], ""
    return _dated(name, value, typing, today)


def _like(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _dated(name: str, value: str, typing: bool, today: date | None) -> tuple[str, list[str | int], str]:
    if value.lower() in ("today", "yesterday") and today is not None:
        value = str(today if value.lower() == "today" else today - timedelta(days=1))
    first, _, last = value.partition("..")
    try:
        if name == "date" and ".." in value:
            conditions, values = [], []
            if first:
                conditions.append("day >= ?")
                values.append(_span(first)[0])
            if last:
                conditions.append("day < ?")
                values.append(_span(last)[1])
            return " AND ".join(conditions), [*values], ""
        start, end = _span(value)
    except (ValueError, OverflowError):
        return (
            "",
            [],
            ""
            if typing
            else f"{name}: needs a date such as 2025-06 or 2025-06-09; not “{clean_line(value)}”",
        )
    if name == "after":
        return "day >= ?", [start], ""
    if name == "before":
        return "day < ?", [start], ""
    return "day >= ? AND day < ?", [start, end], ""


def _span(value: str) -> tuple[str, str]:
    """The first day of a year, month or day, and the day after its last one.

    Raises:
        ValueError: It is no date.
    """
    found = _DATE.fullmatch(value)
    if not found:
        raise ValueError(value)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    start = date(year, month or 1, day or 1)
    if day:
        end = start + timedelta(days=1)
    elif month:
        end = date(year + month // 12, month % 12 + 1, 1)
    else:
        end = date(year + 1, 1, 1)
    # A date that is known to the month or year only stands before its days.
    shown = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    return shown, str(end)


def figure_tokens(figures: Sequence[Figure]) -> str:
    """Figures as words of ``figure_index``: each value, and each value with its unit, once."""
    tokens: dict[str, None] = {}
    for figure in figures:
        for value in (figure.value, figure.high):
            if value is None or figure.vague:
                continue
            word = _word(value)
            tokens[word] = None
            tokens[_with_unit(word, figure)] = None
    return " ".join(tokens)


def figure_query(text: str) -> list[str]:
    """The words of ``figure_index`` that a typed figure stands for; none if it is no figure."""
    from reader.articles.model import Article
    from reader.figures.analysis import analyse

    figures = analyse(Article(id="", headline="", text=f"It was {text} in all.")).figures
    if not figures:
        return []
    figure = figures[0]
    return [_with_unit(_word(figure.value), figure)]


def _with_unit(word: str, figure: Figure) -> str:
    """The word of a value, told apart by currency or as a share."""
    if figure.kind == "money" and figure.unit:
        return f"{word}u{figure.unit.lower()}"
    return f"{word}upct" if figure.kind == "percent" else word


def _word(value: object) -> str:
    from decimal import Decimal

    if isinstance(value, Decimal):
        plain = format(value.normalize(), "f")
        return "n" + plain.replace("-", "m").replace(".", "p")
    return "d" + re.sub(r"\W", "x", str(value))

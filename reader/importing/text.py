"""Text and Markdown, with or without a front-matter header, to an Article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from reader.articles.addresses import is_web_address, without_credentials
from reader.articles.cleaning import Draft, clean_draft, clean_line
from reader.articles.model import Article, Form, Formed
from reader.importing.moments import when

_HEADER = re.compile(r"\A\s*---[ ]*\n(.{0,8192}?)\n---[ ]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z][\w-]{0,40})[ ]*:[ ]*(.*?)[ ]*$", re.M)
_NAMES = {
    "title": "headline",
    "headline": "headline",
    "source": "source",
    "publication": "source",
    "outlet": "source",
    "publisher": "source",
    "site": "source",
    "author": "byline",
    "byline": "byline",
    "authors": "byline",
    "date": "date",
    "published": "date",
    "url": "url",
    "link": "url",
    "note": "notes",
}
_MD_HEADING = re.compile(r"^ {0,3}#{1,6}[ ]++(?=\S)(.*)$", re.M)
_MD_TARGET = r"\((?:[^()\n]++|\([^()\n]*+\))*+\)"
# Marks that Markdown leaves out on the page: images, link targets, emphasis, quote marks, code ticks.
_MD_MARKS = re.compile(
    rf"!\[[^\[\]\n]{{0,300}}+\]{_MD_TARGET}"
    rf"|(?<!\!)\[(?=(?:!\[)?[^\[\]\n]{{1,500}}+\]{_MD_TARGET})"
    rf"|(?<=[^\[\n])\]{_MD_TARGET}"
    # A star between two digits multiplies.
    r"|(?!(?<=[0-9])\*{1,3}[0-9])(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3})"
    r"|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])"
    r"|^ {0,3}>[ ]?|`+",
    re.M,
)
_MD_QUOTE = re.compile(r"^ {0,3}>[ ]?(.*\S)", re.M)
_MD_LINK = re.compile(
    r"(?<!\!)\[((?:!\[)?[^\[\]\n]{1,500}+)\]\(\s?<?((?:[^()\s<>]|\([^()\s]{0,200}\)){1,2000}+)>?[^()\n]{0,300}\)"
)
_MD_EMPHASIS = re.compile(
    r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])((?:(?!\1)[^\n]){1,1000}?)(?<=\S)\1(?![\w*_])"
)
_LISTED = 90  # columns of a headline made from the lede


def article_from_text(raw: str, path: str = "", *, markdown: bool = False) -> Article:
    """An article from decoded text.

    Offsets in the article lead back to ``raw`` through its source map. The headline is the header's
    title, else the first line if it looks like one, else the beginning of the first sentence.

    Args:
        raw: The decoded file, line ends as in the file.
        path: Where it was read from, for display; may be empty.
        markdown: Whether to take Markdown's marks out of the text.
    """
    draft = Draft(raw)
    clean_draft(draft)
    fields, title = _take_header(draft)
    if markdown:
        _take_markup(draft, title)
    text = draft.text
    draft.cut([(0, len(text) - len(text.lstrip())), (len(text.rstrip()), len(text))])
    text = draft.text
    headings = [(found.start, found.end) for found in draft.forms if found.form is Form.HEADING]
    if title:
        body_start = len(text[:title].rstrip())
        headline = text[:body_start]
    elif text.startswith(f"{fields.get('headline', '')}\n") and fields.get("headline"):
        headline = fields["headline"]
        body_start = len(headline)
    elif (end := _headline_end(text, headings)) and not fields.get("headline"):
        body_start, headline = end, text[:end]
    else:
        body_start, headline = 0, fields.get("headline") or from_lede(text)
    headline = " ".join(headline.split())
    stated = when(fields.get("date", ""))
    return Article(
        id=sha256(f"{headline}\0{text}".encode("utf-8", "replace")).hexdigest()[:16],
        headline=headline,
        text=text,
        source=fields.get("source", ""),
        byline=fields.get("byline", ""),
        date=stated.day,
        time=stated.time,
        url=fields.get("url", ""),
        path=path,
        body_start=body_start,
        headings=tuple(span for span in headings if span[0] >= body_start),
        source_map=draft.source_map(),
        notes=fields.get("notes", ""),
        forms=tuple(
            sorted(
                (f for f in draft.forms if f.form is not Form.HEADING and f.start >= body_start),
                key=lambda found: (found.start, -found.end),
            )
        ),
    )


def _take_header(draft: Draft) -> tuple[dict[str, str], int]:
    """The header's fields; leaves its title in the draft as first line and says how long that is."""
    header = _HEADER.match(draft.text)
    if not header:
        return {}, 0
    fields: dict[str, str] = {}
    place = (0, 0)
    for match in _FIELD.finditer(draft.text, header.start(1), header.end(1)):
        name = _NAMES.get(match.group(1).lower())
        start, end = match.span(2)
        if end - start > 1 and draft.text[start] in "\"'" and draft.text[end - 1] == draft.text[start]:
            start, end = start + 1, end - 1
        value = draft.text[start:end].strip()
        start += draft.text[start:end].find(value)
        end = start + len(value)
        if not name or not value or name in fields:
            continue
        fields[name] = value
        if name == "headline":
            place = (start, end)
    body = draft.text[header.end() :]
    first_line = body.lstrip().split("\n", 1)[0].lstrip("# ").rstrip()
    if not place[1] or not body.strip() or first_line == fields["headline"]:
        draft.cut([(0, header.end())])
        return fields, 0
    # Of the header only the title's own characters stay, and one line end behind them.
    draft.cut([(0, place[0]), (place[1], header.end() - 1)])
    if draft.text[place[1] - place[0]] != "\n":
        draft.text = f"{draft.text[: place[1] - place[0]]}\n{draft.text[place[1] - place[0] + 1 :]}"
    return fields, place[1] - place[0]


def _take_markup(draft: Draft, title: int) -> None:
    """Leave out Markdown's marks after the title; the draft's forms tell what they said."""
    draft.forms = list(_forms(draft.text, title))
    marked = _marked_lines(draft.text, title)
    draft.cut([m.span() for line in marked for m in _MD_MARKS.finditer(draft.text, *line)])
    cuts: list[tuple[int, int]] = []
    for match in _MD_HEADING.finditer(draft.text, title):
        title_text = match[1].rstrip(" ")
        if (open_ended := title_text.rstrip("#")).endswith(" "):
            title_text = open_ended.rstrip(" ")
        start = match.start(1)
        end = start + len(title_text)
        cuts += [(match.start(), start), (end, match.end())]
        draft.forms.append(Formed(start, end, Form.HEADING))
    draft.cut(cuts)


def _marked_lines(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The lines that hold any of the marks: no mark goes on in the next line, and most have none."""
    end = -1
    for found in re.finditer(r"[\[\]*_>`]", text):
        if found.start() >= max(end, begin):
            start = max(begin, text.rfind("\n", 0, found.start()) + 1)
            end = text.find("\n", found.start())
            end = len(text) if end < 0 else end
            yield start, end


def _forms(text: str, begin: int) -> Iterator[Formed]:
    """Quotes, emphasis and links as Markdown marks them, without the marks before and behind."""
    for match in _MD_QUOTE.finditer(text, begin):
        yield Formed(*match.span(1), Form.QUOTE)
    for match in _MD_LINK.finditer(text, begin):
        address = clean_line(match[2])
        if is_web_address(address):
            yield Formed(*match.span(1), Form.LINK, without_credentials(address))
    for match in _MD_EMPHASIS.finditer(text, begin):
        yield Formed(*match.span(2), Form.EMPHASIS if len(match[1]) == 1 else Form.STRONG)


def _headline_end(text: str, headings: list[tuple[int, int]]) -> int:
    """Where a first line that reads like a headline ends; 0 if it does not."""
    first, _, rest = text.partition("\n")
    if not rest.strip():
        return 0
    if headings and headings[0][0] == 0:
        return headings[0][1]
    words = first.split()
    if len(first) > 200 or not 2 <= len(words) <= 32 or re.search(r"[.,;:…][\"'”’)]*\s*$", first):
        return 0
    return len(first.rstrip())


def from_lede(text: str) -> str:
    """The beginning of the text, cut at a word and marked as cut."""
    start = " ".join(text[: _LISTED * 4].split())
    if len(start) <= _LISTED:
        return start
    return start[:_LISTED].rsplit(" ", 1)[0].rstrip(",;:—–- ") + "…"

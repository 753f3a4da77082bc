"""An article from its parts, as pages, feeds, letters and lines of JSON give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from reader.articles.addresses import is_web_address, without_credentials
from reader.articles.cleaning import clean, clean_line
from reader.articles.model import Article
from reader.importing.forms import Line, placed
from reader.importing.moments import When, when
from reader.importing.text import from_lede

_GAPS = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def article_from_parts(
    headline: str,
    body: str,
    *,
    source: str = "",
    byline: str = "",
    date: str = "",
    time: str = "",
    url: str = "",
    path: str = "",
    language: str = "",
    partial: bool = False,
    notes: str = "",
    lines: Sequence[Line] = (),
) -> Article:
    """An article whose text is its headline and, two lines below, its body; everything is cleaned here.

    Args:
        headline: For want of one, the beginning of the body is taken.
        body: Paragraphs, apart by line ends.
        source: The outlet.
        byline: Who wrote it.
        date: When it was published, as the source writes it; what cannot be told for sure is left out.
        time: The time of day, where the date is one of ``moments.when`` already.
        url: Its address; a user name and password in it are left out.
        path: The file it was read from.
        language: A BCP 47 tag.
        partial: Whether it is a summary only.
        notes: What is to be said of how it was read.
        lines: Lines of the body with what the format says of them.
    """
    title = clean_line(headline)[:500].rstrip()
    text = _GAPS.sub("\n\n", clean(body)).strip()
    if not title:
        title = from_lede(text)
        whole, begin = text, 0
    elif text.startswith(title) and text[len(title) : len(title) + 1] in ("", "\n"):
        whole, begin = text, len(title)
    else:
        whole = f"{title}\n\n{text}" if text else title
        begin = len(title)
    headings, forms = placed(whole, begin, lines)
    stated = When(date, time) if time else when(date)
    address = clean_line(url)
    tag = _LANGUAGE.fullmatch(language.strip())
    return Article(
        id=sha256(f"{title}\0{whole}".encode("utf-8", "replace")).hexdigest()[:16],
        headline=title,
        text=whole,
        source=clean_line(source)[:200],
        byline=clean_line(byline)[:200],
        date=stated.day,
        time=stated.time,
        url=without_credentials(address) if is_web_address(address) else "",
        path=path,
        body_start=begin,
        headings=tuple(headings),
        notes=notes,
        language=tag.group().replace("_", "-") if tag else "",
        partial=partial,
        forms=tuple(forms),
    )

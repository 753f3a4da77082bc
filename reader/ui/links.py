"""The links of an article: those that its source set, and addresses that stand in its text. Plain data."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.articles.addresses import is_web_address, without_credentials
from reader.articles.model import Article, Form

_BARE = re.compile(r"https?://[^\s<>\"“”]{1,2000}", re.I)
_CLOSING = {")": "(", "]": "["}


class Link(NamedTuple):
    """A stretch of the text and where it leads; the article's own address stands at -1."""

    start: int
    end: int
    text: str
    address: str


def links_of(article: Article) -> list[Link]:
    """The links of the text, in its order."""
    found = [
        Link(form.start, form.end, article.text[form.start : form.end], form.target)
        for form in article.forms
        if form.form is Form.LINK
    ]
    for match in _BARE.finditer(article.text) if "://" in article.text else ():
        address = _whole(match.group())
        start, end = match.start(), match.start() + len(address)
        if is_web_address(address) and not any(k.start < end and start < k.end for k in found):
            found.append(Link(start, end, address, without_credentials(address)))
    return sorted(found)


def _whole(address: str) -> str:
    """An address without the stops and brackets behind it that belong to the sentence."""
    while address[-1:] and (
        address[-1] in ".,;:!?'’*_"
        or address.count(address[-1]) > address.count(_CLOSING.get(address[-1], address[-1]))
    ):
        address = address[:-1]
    return address

"""HTML that is an article already, as feeds and letters carry it, to paragraphs of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from reader.importing.tidying import BULLET, tidy

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "title", "button"}
)
_TAG = re.compile(r"</?([a-z][a-z0-9]{0,9})\b[^<>]{0,500}>", re.I)
_OPENING = re.compile(r"<([a-z][a-z0-9]{0,9})\b[^<>]{0,500}>", re.I)
_CLOSING = re.compile(r"</([a-z][a-z0-9]{0,9})\s*>", re.I)
_ESCAPED = re.compile(
    r"\s*<(?:p|div|span|b|i|em|strong|a|ul|ol|h[1-6]|blockquote|figure|br)\b[^<>]{0,500}>", re.I
)
MOST = 5_000_000
"""Characters of markup that are read; no article has as many."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Paragraphs apart by empty lines, and which of the lines are headings."""

    text: str
    headings: tuple[str, ...]


def plain_text(markup: str) -> Plain:
    """The text of a piece of HTML, whatever state it is in; scripts, styles and pictures are left out.

    Where all of the text is markup that was escaped once too often, it is read once more.
    """
    plain = _plain_text(markup)
    if _ESCAPED.match(plain.text) and plain.text.rstrip().endswith(">"):
        return _plain_text(plain.text)
    return plain


def _plain_text(markup: str) -> Plain:
    if "<" not in markup and "&" not in markup:
        return Plain(markup.strip(), ())
    from lxml import etree, html

    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(f"<div>{markup[:MOST]}</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Plain("", ())
    tidy(root)
    paragraphs: list[str] = []
    headings: list[str] = []
    line: list[str] = []

    def finish(heading: bool = False) -> None:
        text = " ".join("".join(line).replace("\xa0", " ").split(" "))
        text = "\n".join(" ".join(part.split()) for part in text.split("\ue000")).strip()
        line.clear()
        if text:
            paragraphs.append(text)
            if heading:
                headings.append(text)

    # Without recursion: what nests a thousand deep is no reason to fall over.
    steps: list[tuple[Any, bool]] = [(root, True)]
    while steps:
        node, opening = steps.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if opening:
            if tag in _LEFT_OUT or not tag:
                line.append(node.tail or "")
                continue
            if tag in _BLOCKS:
                finish()
            elif tag == "br":
                line.append("\ue000")
            if tag == "li":
                line.append(_mark(node))
            line.append(_folded(node.text))
            steps.append((node, False))
            steps += [(child, True) for child in reversed(node)]
        else:
            if tag in _BLOCKS:
                finish(tag in _HEADINGS)
            line.append(_folded(node.tail))
    finish()
    return Plain("\n\n".join(paragraphs), tuple(headings))


def _mark(item: Any) -> str:
    """What stands before an item of a list."""
    above = item.getparent()
    if above is None or above.tag != "ol":
        return BULLET
    return f"{1 + sum(before.tag == 'li' for before in item.itersiblings(preceding=True))}. "


def title_text(title: str) -> str:
    """A title, which may be HTML, as text: tags that format and are closed go, all others are words of it."""
    names = {name.lower() for name in _OPENING.findall(title)}
    closed = {name.lower() for name in _CLOSING.findall(title)}
    plain = _TAG.sub(lambda tag: "" if tag[1].lower() in names & closed else _empty(tag), title)
    return unescape(plain)


def _empty(tag: re.Match[str]) -> str:
    return " " if tag[1].lower() in ("br", "img", "wbr", "hr") else tag[0]


def _folded(text: str | None) -> str:
    return " ".join(f"|{text}|".split())[1:-1] if text else ""

"""HTML that is an article already, as feeds and letters carry it, to paragraphs of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from reader.articles.addresses import joined
from reader.articles.cleaning import clean
from reader.articles.model import Form
from reader.importing.forms import Line, Span
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
_INLINE = {
    "a": Form.LINK,
    "em": Form.EMPHASIS,
    "i": Form.EMPHASIS,
    "cite": Form.EMPHASIS,
    "b": Form.STRONG,
    "strong": Form.STRONG,
}
_CAPTIONS = frozenset({"caption", "wp-caption-text", "wp-caption-dd", "gallery-caption"})
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
    """Paragraphs apart by empty lines, and those of the lines of which the markup says something."""

    text: str
    lines: tuple[Line, ...] = ()


def plain_text(markup: str, base: str = "") -> Plain:
    """The text of a piece of HTML, whatever state it is in; scripts, styles and pictures are left out.

    Where all of the text is markup that was escaped once too often, it is read once more.

    Args:
        markup: The piece.
        base: What its addresses are relative to.
    """
    plain = _plain_text(markup, base)
    if _ESCAPED.match(plain.text) and plain.text.rstrip().endswith(">"):
        return _plain_text(plain.text, base)
    return plain


def _plain_text(markup: str, base: str) -> Plain:
    if "<" not in markup and "&" not in markup:
        return Plain(markup.strip())
    from lxml import etree, html

    parser = html.HTMLParser(recover=True, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(f"<div>{markup[:MOST]}</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Plain("")
    tidy(root)
    return text_of(root, base)


def text_of(root: Any, base: str = "") -> Plain:
    """The text below an element, and how it is set."""
    setter = _Setter()
    blocks: list[Form] = []
    # Without recursion: what nests a thousand deep is no reason to fall over.
    steps: list[tuple[Any, bool]] = [(root, True)]
    while steps:
        node, opening = steps.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        block = _block_form(node, tag)
        inline = _INLINE.get(tag)
        if opening:
            if tag in _LEFT_OUT or not tag:
                setter.add(node.tail)
                continue
            if tag in _BLOCKS:
                setter.finish(blocks)
            elif tag == "br":
                setter.end_line(blocks)
            if block is not None:
                blocks.append(block)
            if inline is not None:
                setter.open(inline, _target(node, base) if inline is Form.LINK else "")
            if tag == "li":
                setter.add(_mark(node))
            setter.add(node.text)
            steps.append((node, False))
            steps += [(child, True) for child in reversed(node)]
        else:
            if tag in _BLOCKS:
                setter.finish(blocks)
            if inline is not None:
                setter.close()
            if block is not None:
                blocks.pop()
            setter.add(node.tail)
    setter.finish(blocks)
    return Plain("\n\n".join(setter.paragraphs), tuple(setter.told))


class _Setter:
    """Sets lines and paragraphs, and counts where in them a form begins and ends."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.told: list[Line] = []
        self._text: list[str] = []
        self._lines: list[str] = []
        self._open: list[tuple[int, Form, str]] = []
        self._spans: list[Span] = []
        self._count = 0  # characters of the line that are no white space

    def add(self, text: str | None) -> None:
        if text:
            folded = _folded(clean(text))
            self._text.append(folded)
            self._count += len(folded) - folded.count(" ")

    def open(self, form: Form, target: str) -> None:
        self._open.append((self._count, form, target))

    def close(self) -> None:
        if self._open:
            self._end(*self._open.pop())

    def _end(self, start: int, form: Form, target: str) -> None:
        if start < self._count and (form is not Form.LINK or target):
            self._spans.append((start, self._count, form, target))

    def end_line(self, blocks: list[Form]) -> None:
        """Begin a new line; what is open goes on in it."""
        for begun in self._open:
            self._end(*begun)
        self._open = [(0, form, target) for _, form, target in self._open]
        text = " ".join("".join(self._text).split())
        form = blocks[-1] if blocks else None
        if text and (form or self._spans):
            self.told.append(Line(text, form, tuple(self._spans)))
        self._lines.append(text)
        self._text, self._spans, self._count = [], [], 0

    def finish(self, blocks: list[Form]) -> None:
        """Begin a new paragraph."""
        self.end_line(blocks)
        paragraph = "\n".join(self._lines).strip()
        self._lines = []
        if paragraph:
            self.paragraphs.append(paragraph)


def _block_form(node: Any, tag: str) -> Form | None:
    if tag in _HEADINGS:
        return Form.HEADING
    if tag == "blockquote":
        return Form.QUOTE
    classes = (node.get("class") or "").split() if tag in ("p", "dd", "div") else ()
    return Form.CAPTION if tag == "figcaption" or not _CAPTIONS.isdisjoint(classes) else None


def _target(node: Any, base: str) -> str:
    """Where a link leads; empty if not to another page."""
    address = (node.get("href") or "").strip()
    return "" if not address or address.startswith("#") else joined(base, address)


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

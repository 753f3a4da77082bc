"""A page or a piece of one made fit to be read: what is struck out or hidden goes, powers stay powers.

Works on the tree in place. What stands here holds for pages and for the markup of feeds and letters alike.
"""

from __future__ import annotations

import re
from typing import Any

_STRUCK = frozenset({"del", "s", "strike"})
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_POWER = re.compile(r"[+\-−]?\d{1,3}")
_NOTE = re.compile(r"\[?[\d*†‡§a-z]{1,3}\]?")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_ENDS = re.compile(r"[.!?…][\"”’»)]*$")
_LEAST_LINKED = 8  # words of a paragraph that is a link and yet a statement
_LEAST_ITEM = 4  # words an item of a list that states something has on average
_AROUND = frozenset({"nav", "header", "footer", "aside", "form", "menu"})
BULLET = "• "


def tidy(root: Any) -> None:
    """Take out what the page itself does not show as said: struck-out words, hidden parts, marks of notes."""
    for node in list(root.iter()):
        tag = node.tag
        if not isinstance(tag, str) or node.getparent() is None:
            continue
        if tag in _STRUCK or _is_hidden(node):
            _leave_out(node)
        elif tag == "sup":
            _raise(node)


def keep_said(root: Any) -> None:
    """Make paragraphs of what trafilatura takes for links and menus: linked sentences, and lists that state.

    Lists in menus, headers and footers stay as they are, and so do lists of links.
    """
    for node in list(root.iter("p", "ul", "ol")):
        if node.getparent() is None or any(above.tag in _AROUND for above in node.iterancestors()):
            continue
        if node.tag == "p":
            _unlink(node)
        elif _states(node):
            for place, item in enumerate(node.findall("li"), 1):
                mark = BULLET if node.tag == "ul" else f"{place}. "
                item.text = mark + (item.text or "").lstrip()
                item.tag = "p"
            node.tag = "div"


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _leave_out(node: Any) -> None:
    """Remove an element with all in it; what follows it stays."""
    tail = node.tail
    parent, before = node.getparent(), node.getprevious()
    if tail:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(node)


def _raise(node: Any) -> None:
    """Digits that are set high: the mark of a note goes, a power is written as one ("10⁹")."""
    text = "".join(node.itertext()).strip()
    if node.find(".//a") is not None and _NOTE.fullmatch(text):
        _leave_out(node)
    elif _POWER.fullmatch(text):
        for inner in list(node):
            _leave_out(inner)
        node.text = text.translate(_RAISED)


def _unlink(paragraph: Any) -> None:
    """A paragraph that is one link, and a sentence: its words are said, not offered."""
    text = " ".join("".join(paragraph.itertext()).split())
    links = paragraph.findall(".//a")
    linked = sum(len("".join(link.itertext()).split()) for link in links)
    words = len(text.split())
    if links and linked > words * 2 // 3 and words >= _LEAST_LINKED and _ENDS.search(text):
        for link in links:
            link.tag = "span"


def _states(listed: Any) -> bool:
    """Whether a list says something, in words of its own."""
    items = listed.findall("li")
    texts = [" ".join("".join(item.itertext()).split()) for item in items]
    words = sum(len(text.split()) for text in texts)
    linked = sum(len("".join(link.itertext()).split()) for link in listed.iter("a"))
    if not items or any(item.find(".//p") is not None or item.find(".//ul") is not None for item in items):
        return False
    before = listed.getprevious()
    leads = before is not None and "".join(before.itertext()).rstrip().endswith(":")
    ends = sum(bool(_ENDS.search(text)) for text in texts)
    said = words >= _LEAST_ITEM * len(items) and (leads or ends * 2 > len(items))
    return said and linked * 2 < words

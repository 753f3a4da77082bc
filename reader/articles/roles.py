"""Paragraphs of an article, and what part each plays: headline, heading, body or boilerplate.

Boilerplate is found by structure, not by a list of a site's phrases: text that is cut off ("artific..."),
the short lines around it, what follows the last whole paragraph, notices of copyright, lines of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader.articles.model import Role

_TERMINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.)\s*(?:\[?\W?(?:read|see|view|show|continue|full|more)\b[^.]{0,30})?$", re.I
)
_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)\s*\d{4}|copyright\b(?=.{0,40}\d{4})|.{0,80}\ball rights reserved\b)", re.I
)
_ABOUT_PAGE = re.compile(
    r"^\W*(?:this|the)\s+(?:story|article|post|piece|report|column)\s+"
    r"(?:was|is|has been|appeared|originally|first)"
    r"\b.{0,80}\b(?:publish|appear|feature|update|print|post|correct|version|syndicat)",
    re.I,
)
_LINK = re.compile(
    r"^\W*(?:read (?:more|also|next|the full)|see also|related(?: stor| article| content|:)|"
    r"more (?:on|from|in) |also (?:read|on)|watch(?: live| the video|:)|click (?:here|to)|sign up|subscribe|"
    r"follow (?:us|@)|share this|advertisement|sponsored|"
    r"download (?:our|the) |get (?:our|the) .{0,30}newsletter|trending)",
    re.I,
)
ITEM = re.compile(r"(?:[•*‣◦–-]|\(?\d{1,3}[.)])[ \xa0]+(?=\S)")
"""What stands before an item of a list."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its span, without white space around it, and its role."""

    start: int
    end: int
    role: Role


def paragraphs(text: str, body_start: int = 0, headings: tuple[tuple[int, int], ...] = ()) -> list[Paragraph]:
    """The paragraphs of a cleaned text, in order, each with its role.

    Args:
        text: Cleaned text of the article.
        body_start: Where the text after the headline begins; 0 if the headline is not in the text.
        headings: Spans that the format itself marks as headings.
    """
    marked = {start for start, _ in headings}
    spans = list(_blocks(text, body_start, marked))
    roles: list[Role] = []
    for start, end in spans:
        if end <= body_start:
            roles.append(Role.HEADLINE)
        elif start in marked:
            roles.append(Role.HEADING)
        else:
            roles.append(_own_role(text[start:end]))
    _settle_headings(text, spans, roles, marked)
    _settle_tail(text, spans, roles)
    return [Paragraph(start, end, role) for (start, end), role in zip(spans, roles, strict=True)]


_WIDEST = 130  # characters of a line that was wrapped by hand


def _blocks(text: str, body_start: int, marked: set[int]) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs: lines, save where lines are one paragraph wrapped at a column.

    The headline and what is marked as a heading are never part of the lines that follow.
    """
    block: list[tuple[int, int]] = []
    lines = text.split("\n")
    # A long address stands in a line of its own in any text.
    long = sum(len(line) for line in lines if len(line) > _WIDEST and not _is_word(line))
    wrapped = long < len(text) / 10
    at = 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        start, end = at, stop
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if block and (
            start == end or block[-1][1] <= body_start or start in marked or block[-1][0] in marked
        ):
            yield from _joined(text, block) if wrapped else block
            block = []
        if start < end:
            block.append((start, end))
        at = stop + 1
    if block:
        yield from _joined(text, block) if wrapped else block


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of lines without a gap: each item of a list, or what one paragraph was wrapped to."""
    if len(lines) < 2 or not ITEM.match(text, lines[0][0]):
        return _unwrapped(text, lines)
    items = [k for k, (start, _) in enumerate(lines) if ITEM.match(text, start)]
    return [span for a, b in pairwise([*items, len(lines)]) for span in _unwrapped(text, lines[a:b])]


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One span if the lines were wrapped: each would overflow the widest with the next one's first word."""
    if len(lines) < 2:
        return lines
    width = max((end - start for start, end in lines if not _is_word(text[start:end])), default=0)
    if not 40 <= width <= _WIDEST:
        return lines
    for (start, end), (after, after_end) in pairwise(lines):
        word = text[after : min(after_end, after + 131)].split(maxsplit=1)[0]
        if end - start + 1 + len(word) <= width:
            return lines
    return [(lines[0][0], lines[-1][1])]


def _is_word(line: str) -> bool:
    """Whether a line is one word that no wrapping parts, such as an address."""
    return len(line.split(maxsplit=1)) == 1


def _own_role(text: str) -> Role:
    """What a paragraph is, by itself."""
    tail = text[-60:]
    if _CUT_OFF.search(tail) and not text.startswith(("“", '"')):
        return Role.BOILERPLATE
    head = text[:200]
    if _RIGHTS.search(head) or (len(text) < 200 and (_ABOUT_PAGE.search(head) or _LINK.search(head))):
        return Role.BOILERPLATE
    if len(text) <= 100 and text.isupper() and len(text.split()) > 4:
        return Role.BOILERPLATE
    if (
        len(text) <= 100
        and len(text.split()) <= 14
        and not _TERMINAL.search(text)
        and text[:1].upper() == text[:1]
    ):
        return Role.HEADING
    return Role.BODY


def _settle_headings(text: str, spans: list[tuple[int, int]], roles: list[Role], marked: set[int]) -> None:
    """A heading heads something: over cut-off text it is a teaser's, over nothing it is a stray line."""
    for k in range(len(spans) - 1, -1, -1):
        if roles[k] is not Role.HEADING or spans[k][0] in marked:
            continue
        below = roles[k + 1] if k + 1 < len(roles) else None
        if below is Role.BOILERPLATE and k > len(spans) // 3:
            roles[k] = Role.BOILERPLATE
        elif below is None:
            roles[k] = Role.BODY if len(text[spans[k][0] : spans[k][1]].split()) > 4 else Role.BOILERPLATE


def _settle_tail(text: str, spans: list[tuple[int, int]], roles: list[Role]) -> None:
    """From the first of several cut-off pieces on, what stands between and after them is teasers too."""
    cut = [
        k
        for k, (start, end) in enumerate(spans)
        if roles[k] is Role.BOILERPLATE and _CUT_OFF.search(text[max(start, end - 60) : end])
    ]
    if len(cut) < 2 or cut[0] < len(spans) // 4:
        return
    first, last = cut[0], len(spans)
    run = 0
    for k in range(first, len(spans)):
        run = run + 1 if roles[k] is Role.BODY and len(text[slice(*spans[k])].split()) > 25 else 0
        if run == 3:  # three whole paragraphs in a row: the article goes on
            last = k - 2
            break
    while first > 0 and _is_advert(text[slice(*spans[first - 1])], roles[first - 1]):
        first -= 1
    for k in range(first, last):
        roles[k] = Role.BOILERPLATE


def _is_advert(text: str, role: Role) -> bool:
    """A short line before the teasers that could stand on any page."""
    return role in (Role.HEADING, Role.BOILERPLATE) or len(text.split()) <= 16

"""Who asked: the names that a poll is told by, for the shares of one poll are not those of another."""

from __future__ import annotations

import re

from reader.figures.model import Analysis, Figure

_NAMES = r"[A-Z][\w&.’'/-]*(?: [A-Z][\w&.’'/-]*){0,5}"
_ASKED = re.compile(
    rf"(?:({_NAMES}) (?:[a-z-]+ ){{0,2}})?\b(?:[Pp]oll|[Ss]urvey)(?:s|ing)?\b"
    rf"(?: (?:conducted )?(?:by|from|of) (?:the )?({_NAMES}))?"
)
"""Names before "poll" or "survey", a few plain words between, or behind "poll by"."""
_APART = re.compile(r"[ /,.-]+")
_CAPITALS = """
The A An In New That This One Two Three Recent National Another Previous More Most Only And But According
Exit News University Opinion Institute Center Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April May June July August September October November December
"""
_NO_POLLSTER = frozenset(_CAPITALS.split())
"""Words with a capital before "poll" that name nobody who asks, or that many of them share."""
_REACH = 3
"""Sentences before a figure's own in which its poll may be named."""


def pollsters(analysis: Analysis, figure: Figure) -> frozenset[str]:
    """The names of the poll told last before a figure, or else first in its sentence; empty where none is."""
    sentence = analysis.sentences[figure.sentence]
    start = analysis.sentences[max(0, figure.sentence - _REACH)].start
    found: frozenset[str] = frozenset()
    for match in _ASKED.finditer(analysis.article.text, start, sentence.end):
        if found and match.start() > figure.end:
            break
        words = _APART.split(f"{match[1] or ''} {match[2] or ''}")
        found = frozenset(word for word in words if word[:1].isupper()) - _NO_POLLSTER or found
    return found

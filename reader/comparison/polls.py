"""Who asked: the names that a poll is told by, for the shares of one poll are not those of another."""

from __future__ import annotations

import re

from reader.figures.model import Analysis, Figure

_POLL = re.compile(r"\b(?:[Pp]olls?|[Ss]urveys?)\b(?! (?:numbers?|ratings?|stations?|workers?|watchers?)\b)")
_NEAR = 120
"""Characters before and behind the word in which its names stand; what is longer is no name."""
_NAMES = r"[A-Z][\w&.’'/-]{0,30}(?: [A-Z][\w&.’'/-]{0,30}){0,5}"
_SORTS = (
    "new|recent|latest|national|nationwide|statewide|online|tracking|opinion|public|exit|telephone|daily|weekly|"
    "monthly|quarterly|separate|joint"
)
_BEFORE = re.compile(rf"(?<![\w&.’'/-])({_NAMES}) (?:(?:{_SORTS}) ){{0,3}}$")
_BEHIND = re.compile(rf" (?:conducted |published |released |taken )?by (?:the )?({_NAMES})")
_APART = re.compile(r"[ /,.-]+")
_CAPITALS = """
The A An In New That This One Two Three Recent National Another Previous More Most Only And But According
Exit News University Opinion Institute Center US American British Democratic Republican Monday Tuesday
Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
November December
"""
_NO_POLLSTER = frozenset(_CAPITALS.split())
"""Words with a capital before "poll" that name nobody who asks, or that many of them share."""
_REACH = 3
"""Sentences before a figure's own in which its poll may be named."""


def pollsters(analysis: Analysis, figure: Figure) -> frozenset[str]:
    """The names of the poll told last before a figure, or else first in its sentence; empty where none is."""
    sentence, text = analysis.sentences[figure.sentence], analysis.article.text
    start = analysis.sentences[max(0, figure.sentence - _REACH)].start
    found: frozenset[str] = frozenset()
    for match in _POLL.finditer(text, start, sentence.end):
        if found and match.start() > figure.end:
            break
        before = _BEFORE.search(text[max(start, match.start() - _NEAR) : match.start()])
        behind = _BEHIND.match(text[match.end() : match.end() + _NEAR])
        told = " ".join(side[1] for side in (before, behind) if side)
        words = (word.removesuffix("’s").removesuffix("'s") for word in _APART.split(told))
        found = frozenset(word for word in words if word[:1].isupper()) - _NO_POLLSTER or found
    return found

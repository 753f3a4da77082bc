"""The one place where text from outside is made harmless.

What is left out: terminal escape sequences, control characters, bidirectional controls, invisible
characters that can hide or disguise words, and piles of combining marks. What stays: every visible
character, and joiners where a script or an emoji needs them. Cleaning is idempotent, and keeps for
each remaining character the offset it had before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.articles.model import Formed, SourceMap

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
# Escape sequences first as wholes (ECMA-48: CSI, OSC/DCS/APC/PM/SOS strings, two-character ones),
# then whatever control character is left. Strings are bounded so that a lone opener eats one line at most.
_UNSAFE = (
    "\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|\x9b[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]{0,4096}+(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]{0,8}[0-~]?"
    "|(?<!\r)\r++(?=\n)"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
    f"|[{_INVISIBLE}]"
    # Zero-width (non-)joiners only where Arabic, Indic scripts or emoji use them.
    "|(?<![\u0600-\u0dff\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])[\u200c\u200d]"
    "|(?<=[\u200c\u200d])[\u200c\u200d]"
    # More than four combining marks on one character is decoration that breaks the line above.
    f"|(?<=[{_MARKS}]{{4}})[{_MARKS}]"
)


# As text: compiled at their first use.
_TO_NEWLINE = "[\r\x85\u2028\u2029]"
_TO_SPACE = "[\t\x0b\x0c]"
_BROKEN = f"[{_NO_CHARACTERS}]"
# What is cut or replaced begins with one of these; most texts have none.
_PERHAPS = f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200c\u200d\u2028\u2029{_MARKS}{_INVISIBLE}{_NO_CHARACTERS}]"


class Draft:
    """Text that is being cut down, which remembers where each character stood in the file.

    ``points`` are (offset in text, characters left out before it), rising in both; ``forms`` are stretches
    of the text, which follow it when something is cut.
    """

    def __init__(self, text: str, points: Iterable[tuple[int, int]] = ()) -> None:
        self.text = text
        self.points: list[tuple[int, int]] = list(points) or [(0, 0)]
        self.forms: list[Formed] = []

    def cut(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Leave out the given spans (sorted, in offsets of the present text); true if any was cut."""
        kept: list[tuple[int, int]] = []
        at = 0
        for start, end in spans:
            if end <= start or end <= at:
                continue
            if start > at:
                kept.append((at, start))
            at = end
        if at == 0 and not kept:
            return False
        if at < len(self.text):
            kept.append((at, len(self.text)))
        points: list[tuple[int, int]] = []
        length = 0
        for start, end in kept:
            index = bisect_right(self.points, (start, 1 << 62)) - 1
            shift = self.points[index][1] if index >= 0 else 0
            _add(points, length, start + shift - length)
            for later in range(index + 1, len(self.points)):
                place, old_shift = self.points[later]
                if place >= end:
                    break
                new = length + place - start
                _add(points, new, place + old_shift - new)
            length += end - start
        self.text = "".join(self.text[start:end] for start, end in kept)
        self.points = points or [(0, 0)]
        self._move_forms(kept)
        return True

    def _move_forms(self, kept: list[tuple[int, int]]) -> None:
        if not self.forms:
            return

        starts = [start for start, _ in kept]
        before = [0, *accumulate(end - start for start, end in kept)]

        def moved(place: int) -> int:
            k = bisect_right(starts, place) - 1
            return before[k] + min(place, kept[k][1]) - kept[k][0] if k >= 0 else 0

        found = [form._replace(start=moved(form.start), end=moved(form.end)) for form in self.forms]
        self.forms = [form for form in found if form.start < form.end]

    def cut_matches(self, pattern: str) -> bool:
        """Leave out every match of a pattern; true if there was one."""
        return self.cut(match.span() for match in re.finditer(pattern, self.text))

    def source_map(self) -> SourceMap:
        """The finished map; empty when nothing was left out."""
        from reader.articles.model import SourceMap

        return SourceMap() if self.points == [(0, 0)] else SourceMap(tuple(self.points))


def _add(points: list[tuple[int, int]], place: int, shift: int) -> None:
    if not points or points[-1][1] != shift:
        points.append((place, shift))


def clean_draft(draft: Draft) -> None:
    """Clean a draft in place until nothing unsafe is left."""
    if not re.search(_PERHAPS, draft.text):
        return
    while draft.cut_matches(_UNSAFE):
        pass
    text = re.sub(_TO_NEWLINE, "\n", draft.text)
    text = re.sub(_TO_SPACE, " ", text)
    draft.text = re.sub(_BROKEN, "\ufffd", text)


def clean(raw: str) -> str:
    """The text without anything that could reach the terminal as a command or mislead the eye."""
    if raw.isascii() and raw.isprintable():
        return raw
    draft = Draft(raw)
    clean_draft(draft)
    return draft.text


def clean_line(raw: str) -> str:
    """Cleaned text of one line, white space folded: for headlines, names and messages."""
    return " ".join(clean(raw).split())

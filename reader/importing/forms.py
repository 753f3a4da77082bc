"""How the lines of an article are set, told apart from its text until the text has its last shape.

White space is folded and lines are left out on the way, so a line is known by its other characters, and a
place in it is a count of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reader.articles.model import Form, Formed

Span = tuple[int, int, Form, str]
"""From and to in characters that are no white space, the form, and the address of a link."""
MOST = 2_000
"""Forms of one article that are kept."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a format says of one line: what it is as a whole, if anything, and its spans."""

    text: str
    form: Form | None = None
    spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """The line without its white space."""
        return "".join(self.text.split())

    @property
    def offered(self) -> bool:
        """Whether all of it is one link, as in a menu."""
        return any(s[2] is Form.LINK and s[1] - s[0] == len(self.key) for s in self.spans)


def placed(text: str, begin: int, lines: Iterable[Line]) -> tuple[list[tuple[int, int]], list[Formed]]:
    """The headings and the forms of a text, found by its lines from ``begin`` on.

    Of two lines with the same words the first counts, those that are more than a link before others.
    """
    known: dict[str, Line] = {}
    for line in sorted(lines, key=lambda line: line.offered):
        known.setdefault(line.key, line)
    headings: list[tuple[int, int]] = []
    forms: list[Formed] = []
    at = begin
    for raw in text[begin:].split("\n") if known else ():
        found = known.get("".join(raw.split()))
        if found is not None and found.key:
            places = [at + k for k, char in enumerate(raw) if not char.isspace()]
            whole = (places[0], places[-1] + 1)
            if found.form is Form.HEADING:
                headings.append(whole)
            elif found.form is not None:
                forms.append(Formed(*whole, found.form))
            forms += [Formed(places[a], places[b - 1] + 1, form, to) for a, b, form, to in found.spans]
        at += len(raw) + 1
    forms.sort(key=lambda form: (form.start, -form.end))
    return headings, forms[:MOST]

"""What a second reader is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

AT_ONCE = 3
MOST_AT_ONCE = 8
"""Questions under way at a time, if nothing else is wished; and at most."""
VERSION = 1
"""The version of the questions: answers to another one are not used."""


class Task(StrEnum):
    """What a question is about."""

    LINKS = "links"
    FIGURES = "figures"


VERDICTS = {Task.LINKS: ("same", "partly", "no"), Task.FIGURES: ("agree", "differ", "other")}
"""The verdicts that a second reader may give."""


@dataclass(frozen=True, slots=True)
class Item:
    """One doubtful place: two sentences, or two figures in their sentences.

    ``left`` and ``right`` are the indexes of the sentences, or of the figures. ``a`` and ``b`` are the
    sentences, in those of figures the figure between ⟦ and ⟧; the others are the sentences before them.
    """

    task: Task
    left: int
    right: int
    a: str
    b: str
    a_before: str = ""
    b_before: str = ""

    def key(self, model: str) -> str:
        """What an answer of a model is kept under: it holds for these very texts alone, either way round."""
        one, other = sorted(((self.a, self.a_before), (self.b, self.b_before)))
        parts = (str(VERSION), model, self.task, *one, *other)
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a second reader says of an item, with its reason in one line."""

    verdict: str
    why: str = ""

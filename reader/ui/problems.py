"""What the library refused, in sentences, until the screen has said it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reader.errors import LibraryError

Answer = TypeVar("Answer")


class Problems(list[str]):
    """Sentences that are still to be said."""

    def guard(self, action: Callable[[], object]) -> bool:
        """Do something to the library; whether it was done. A failure becomes one sentence more."""
        try:
            action()
        except LibraryError as error:
            self.append(str(error))
            return False
        return True

    def ask(self, question: Callable[[], Answer], otherwise: Answer) -> Answer:
        """What the library answers; where it refuses, that becomes one sentence more."""
        answers = [otherwise]
        self.guard(lambda: answers.append(question()))
        return answers[-1]

    def take(self) -> list[str]:
        """What went wrong since the last call, each once."""
        taken = []
        while self:  # one by one: a worker may add one meanwhile
            taken.append(self.pop(0))
        return list(dict.fromkeys(taken))

"""What the person has said of pairs, as one run of the program applies it. No Textual here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.library import Anchor, JudgedKind, Judgement, Library, Said
from reader.library.judgements import rulings_of
from reader.ui.problems import Problems

if TYPE_CHECKING:
    from reader.comparison.model import Comparison


class Judged:
    """All judgements, and comparisons with them."""

    def __init__(self, library: Library, problems: Problems) -> None:
        self.all: list[Judgement] = []
        self._library = library
        self._problems = problems
        self.refresh()

    def refresh(self) -> None:
        """Read the judgements again."""
        try:
            self.all = self._library.judgements.all()
        except LibraryError as error:
            self._problems.append(str(error))

    def settled(self, comparison: Comparison) -> Comparison:
        """A comparison with what was said of its pairs; from any thread."""
        if not self.all:
            return comparison
        from reader.comparison.settled import settled

        ends = comparison.left.article.id, comparison.right.article.id
        return settled(comparison, rulings_of(self.all, *ends))

    def add(
        self, kind: JudgedKind, said: Said, left: Anchor, right: Anchor, articles: Sequence[Article]
    ) -> Judgement | None:
        """Keep a judgement; None if the library refused."""
        made: Judgement | None = self._problems.ask(
            lambda: self._library.judgements.add(kind, said, left, right, articles=articles), None
        )
        self.refresh()
        return made

    def remove(self, ident: str) -> Judgement | None:
        """Take a judgement back; None if it was gone, or the library refused."""
        removed: Judgement | None = self._problems.ask(lambda: self._library.judgements.remove(ident), None)
        self.refresh()
        return removed

    def restore(self, judgement: Judgement) -> None:
        """Say again what was taken back."""
        self._problems.guard(lambda: self._library.judgements.restore(judgement))
        self.refresh()

"""The list of stories as rows. Plain data: knows nothing of Textual."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.report.layout import cut
from reader.ui.tables import Cell

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.stories import StoryCard

_PAGE = 64
_PAGES = 32


class StoryList:
    """Stories by number; what a row shows is read as it is shown."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._shelf: Library | None = None
        self._pages: OrderedDict[int, dict[int, StoryCard]] = OrderedDict()

    def show(self, shelf: Library, words: str, *, differing: bool, followed: bool = False) -> None:
        """The stories that have these words; if asked only those that differ, or that one follows."""
        self._shelf = shelf
        self.numbers = shelf.stories.numbers(words=words, differing=differing, followed=followed)
        self._pages.clear()

    def forget_cards(self) -> None:
        """What rows show has changed."""
        self._pages.clear()

    def card(self, index: int) -> StoryCard | None:
        """What a row shows; None for a story that is gone."""
        if self._shelf is None or not 0 <= index < len(self.numbers):
            return None
        page = index // _PAGE
        cards = self._pages.get(page)
        if cards is None:
            try:
                cards = self._shelf.stories.cards(self.numbers[page * _PAGE : (page + 1) * _PAGE])
            except LibraryError:
                return None
            self._pages[page] = cards
            while len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return cards.get(self.numbers[index])

    def heads(self, width: int) -> str:
        """The heads of the columns."""
        title, wide = self._widths(width)
        heads = cut("    Story", title) + "Reports".rjust(8) + "Sources".rjust(8)
        return heads + cut("  Figures", 10) + cut(" Newest", 12) if wide else heads

    @staticmethod
    def _widths(width: int) -> tuple[int, bool]:
        wide = width >= 70
        return width - 16 - (22 if wide else 0), wide

    def draw(self, index: int, width: int, marked: Sequence[int]) -> list[list[Cell]]:
        """One story."""
        card = self.card(index)
        if card is None:
            return [[(cut("    (this story has no two reports any more)", width), "dim")]]
        title, wide = self._widths(width)
        mark = str((marked.index(card.number) + 1) % 10) if card.number in marked else " "
        new = f"+{card.new} " if card.new else ""
        cells: list[Cell] = [
            (mark, "accent"),
            ("●" if card.unread else " ", "link"),
            ("»" if card.followed else " ", "accent"),
            (" ", ""),
            (cut(new + card.title, title - 4), "bold" if card.unread else ""),
            (f"{card.reports}".rjust(8), "link"),
            (f"{card.sources}".rjust(8), "dim"),
        ]
        if wide:
            said = {True: "  ≠ differ", False: "", None: "  …"}[card.differs]
            cells.append((cut(said, 10), "differs" if card.differs else "dim"))
            cells.append((cut(" " + (card.newest or "—"), 12), "dim"))
        return [cells]

    def about(self, index: int) -> str:
        """The story at the cursor, in a sentence."""
        card = self.card(index)
        if card is None:
            return ""
        differs = {True: "figures differ", False: "no figures differ", None: "figures not compared yet"}
        unread = f", {card.unread} unread" if card.unread else ""
        unread += f", {card.new} new since you looked" if card.new else ""
        return (
            f"{card.reports} reports of {card.sources} source{'s' * (card.sources != 1)}{unread}; "
            f"{differs[card.differs]}; "
            f"Enter opens it: {card.title}"
        )

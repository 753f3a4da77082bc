"""The articles of a list, read as they are shown: of a list of any length only what is seen is in memory."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

from reader.articles.model import Article
from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.library import Card, Library

_PAGE = 64
_PAGES = 32
_ARTICLES = 32


class Listing(Sequence[Article]):
    """Articles by number, in the order of a list.

    As a sequence it gives whole articles; ``card`` gives what a row shows.
    """

    def __init__(self, shelf: Library | None, numbers: Sequence[int] = ()) -> None:
        """
        Args:
            shelf: What has the articles; None for an empty list.
            numbers: The articles, by number.
        """
        self.numbers = array("q", numbers)
        self._shelf = shelf
        self._pages: OrderedDict[int, dict[int, Card]] = OrderedDict()
        self._articles: OrderedDict[int, Article] = OrderedDict()

    def __len__(self) -> int:
        return len(self.numbers)

    def card(self, index: int) -> Card | None:
        """What a row shows; None for an article that is gone, or that the library does not give."""
        page = index // _PAGE
        cards = self._pages.get(page)
        if cards is None:
            if self._shelf is None:
                return None
            try:
                cards = self._shelf.catalogue.cards(self.numbers[page * _PAGE : (page + 1) * _PAGE])
            except LibraryError:
                return None
            self._pages[page] = cards
            while len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return cards.get(self.numbers[index])

    def forget_cards(self) -> None:
        """What rows show has changed: read it again when it is shown."""
        self._pages.clear()

    def article(self, index: int) -> Article | None:
        """The whole article; None if it is gone, or the library does not give it."""
        number = self.numbers[index]
        found = self._articles.get(number)
        if found is None and self._shelf is not None:
            try:
                found = self._shelf.article(self._shelf.catalogue.id_of(number))
            except LibraryError:
                return None
            if found is not None:
                self._articles[number] = found
                while len(self._articles) > _ARTICLES:
                    self._articles.popitem(last=False)
        return found

    def index_of(self, article_id: str) -> int:
        """Where an article stands, by the id of any of its texts; -1 if it is not in the list."""
        try:
            number = self._shelf.catalogue.number_of(article_id) if self._shelf is not None else 0
            return self.numbers.index(number) if number else -1
        except (ValueError, LibraryError):
            return -1

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> list[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | list[Article]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        found = self.article(index)
        if found is None:
            raise IndexError(index)
        return found

    def __iter__(self) -> Iterator[Article]:
        for index in range(len(self)):
            found = self.article(index)
            if found is not None:
                yield found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return id(self)

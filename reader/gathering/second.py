"""The second reader of a library: which model it is, what it has answered, and asking it the rest."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.judging.client import Client, Endpoint, ModelError
from reader.judging.model import AT_ONCE, MOST_AT_ONCE

if TYPE_CHECKING:
    from reader.comparison.model import Comparison
    from reader.judging.asking import Asked
    from reader.judging.model import Item
    from reader.library import Library

_KEPT = 80  # comparisons whose questions are kept at hand
SENT = "sentences of the two articles that are compared"
"""What is sent to a model."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model that was chosen.

    ``always`` asks it of every comparison, ``agreed`` is the host agreed to, ``at_once`` how many questions
    are under way at a time.
    """

    endpoint: Endpoint
    always: bool = False
    agreed: str = ""
    at_once: int = AT_ONCE

    @property
    def may_ask(self) -> bool:
        """Whether questions may be sent there: to this machine, or to a host that a person agreed to."""
        return self.endpoint.local or self.agreed == self.endpoint.host


class _Given:
    """The model that the settings file names, for the whole program."""

    choice: Chosen | None = None


GIVEN = _Given()


def chosen(library: Library) -> Chosen | None:
    """The model that is set, in the settings file or in the library; None if none is."""
    if GIVEN.choice is not None:
        return GIVEN.choice
    get = library.settings.get
    url = get("model.url")
    if not url:
        return None
    endpoint = Endpoint(url, get("model.name"), get("model.key_file"))
    at_once = get("model.at_once")
    many = int(at_once) if at_once.isascii() and at_once.isdigit() else AT_ONCE
    return Chosen(
        endpoint, get("model.always") == "yes", get("model.agreed"), max(1, min(many, MOST_AT_ONCE))
    )


def choose(library: Library, choice: Chosen | None) -> None:
    """Set the model, or none; what was answered stays."""
    values = dict.fromkeys(("url", "name", "key_file", "always", "agreed", "at_once"), "")
    if choice is not None:
        at = choice.endpoint
        values = {"url": at.url, "name": at.name, "key_file": at.key_file, "at_once": str(choice.at_once)}
        values |= {"always": "yes" if choice.always else "", "agreed": choice.agreed}
    for name, value in values.items():
        library.settings.set(f"model.{name}", value)


def named(endpoint: Endpoint) -> Endpoint:
    """The endpoint with the name of its model, asked of the server where it has but one.

    Raises:
        ModelError: The server does not answer, or has several models and none was named.
    """
    if endpoint.name:
        return endpoint
    names = Client(endpoint, timeout=15.0).models()
    if len(names) == 1:
        return replace(endpoint, name=names[0])
    if not names:
        raise ModelError(f"{endpoint.host}: does not say which models it has; --name says which is meant")
    more = f" and {len(names) - 8} more" if len(names) > 8 else ""
    raise ModelError(
        f"{endpoint.host}: has {len(names)} models; --name says which is meant: {', '.join(names[:8])}{more}"
    )


def tried(choice: Chosen) -> bool:
    """Ask one small question; whether the answer can be used.

    Raises:
        ModelError: The model does not answer.
    """
    from reader.judging.answers import read_answers
    from reader.judging.model import Item, Task
    from reader.judging.questions import messages

    small = [
        Item(Task.LINKS, 0, 0, "The ferry left at noon.", "At midday the ferry set out."),
        Item(Task.LINKS, 1, 1, "The ferry left at noon.", "The harbour was built in 1880."),
    ]
    said = Client(choice.endpoint).ask(messages(small))
    return len(read_answers(said, small)) == len(small)


class SecondReader:
    """What a second reader says of comparisons. Threads may ask; one that is not set says nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._items: OrderedDict[tuple[str, str], list[Item]] = OrderedDict()
        self._lock = threading.Lock()
        self.chosen: Chosen | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read anew which model is set."""
        try:
            self.chosen = chosen(self._library)
        except LibraryError:
            self.chosen = None

    @property
    def name(self) -> str:
        """What the model is called."""
        return self.chosen.endpoint.called if self.chosen is not None else ""

    def merged(self, comparison: Comparison) -> Comparison:
        """A comparison with what has been answered of it; as it is, where no model is set."""
        if self.chosen is None:
            return comparison
        from reader.judging.merging import merged

        items = self._questions(comparison)
        return merged(comparison, self._library.answers.of(items, self.name), self.name)

    def open_items(self, comparisons: Iterable[Comparison]) -> list[Item]:
        """What has not been answered of comparisons, each item once."""
        items = list(dict.fromkeys(item for made in comparisons for item in self._questions(made)))
        known = self._library.answers.of(items, self.name)
        # Two places with the same texts are one question.
        found: dict[str, Item] = {}
        for item in items:
            if item not in known:
                found.setdefault(item.key(self.name), item)
        return list(found.values())

    def ask(
        self,
        comparisons: Sequence[Comparison],
        stop: threading.Event,
        tell: Callable[[int, int], object],
    ) -> Asked:
        """Ask what is open of comparisons; what is answered is kept at once. Slow: for a worker.

        Raises:
            ModelError: No model is set, or its host was not agreed to.
        """
        from reader.judging.asking import ask_all

        choice = self.chosen
        if choice is None:
            raise ModelError("no model is set: storydiff model set URL names one")
        if not choice.may_ask:
            raise ModelError(
                f"{choice.endpoint.host} is not this machine, and was not agreed to: set the model again"
            )
        items = self.open_items(comparisons)
        client = Client(choice.endpoint, stop=stop)
        tell(0, len(items))
        keep = partial(self._library.answers.keep, model=self.name)
        return ask_all(items, client.ask, keep, tell, stop, choice.at_once)

    def _questions(self, comparison: Comparison) -> list[Item]:
        from reader.comparison.compare import versions
        from reader.judging.questions import questions

        key = comparison.left.article.id, comparison.right.article.id
        with self._lock:
            known = self._items.get(key)
            if known is not None:
                self._items.move_to_end(key)
                return known
        changed = versions(comparison.left.article, comparison.right.article)
        made = [] if changed else questions(comparison)
        with self._lock:
            self._items[key] = made
            while len(self._items) > _KEPT:
                self._items.popitem(last=False)
        return made

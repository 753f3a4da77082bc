"""What a widget says of itself: something happened to it, or to one of its items."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class Told(Message):
    """A message of a widget; ``index`` is that of the item that it is about, where it has items.

    No dataclass: each of those takes the start a quarter of a millisecond.
    """

    def __init__(self, control: Widget, index: int = 0) -> None:
        super().__init__()
        self._control = control
        self.index = index

    @property
    def control(self) -> Widget:
        """The widget, for selectors."""
        return self._control

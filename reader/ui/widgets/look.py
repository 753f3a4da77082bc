"""Styles by name, for what a widget draws by itself.

A component class of Textual's is worked out anew at every change of focus or size, and a text
has fifty. These are worked out when something is drawn in them, once for a theme.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget


class Look:
    """The styles of one widget, each by the name that its table has for it; "" is the widget's own."""

    def __init__(
        self, widget: Widget, table: Mapping[str, str], ansi: Mapping[str, str] | None = None
    ) -> None:
        """
        Args:
            widget: Whose styles these are.
            table: By name a colour, "on" and a ground, and words such as "bold", each where it is wanted; a
                colour is a variable of the theme ("$text-accent") or one of the terminal's ("ansi_default").
            ansi: What takes the place of some where the terminal's own sixteen colours are used.
        """
        self._widget, self._table, self._ansi = widget, table, ansi or {}
        self._known: dict[str, Style] = {}

    def __call__(self, name: str) -> Style:
        """The style of that name.

        Raises:
            KeyError: The table has none.
        """
        style = self._known.get(name)
        if style is None:
            style = self._known[name] = self._made(name) if name else self._widget.rich_style
        return style

    def forget(self) -> None:
        """Work them out anew: the theme or the widget's own style has changed."""
        self._known.clear()

    def _made(self, name: str) -> Style:
        app = self._widget.app
        text = self._table[name]
        if app.native_ansi_color:
            text = self._ansi.get(name, text)
        color = ground = None
        words, on = [], False
        for word in text.split():
            if word == "on":
                on = True
            elif word[0] == "$" or word.startswith("ansi_"):
                seen = _color(app.theme_variables[word[1:]] if word[0] == "$" else word)
                if on:
                    ground, on = seen, False
                else:
                    color = seen
            else:
                words.append(word)
        return Style(color=color, bgcolor=ground) + Style.parse(" ".join(words))


def _color(text: str) -> RichColor | None:
    """A colour as a theme gives it, "ansi_blue 50%" too; None for one that is not seen, or chosen later."""
    name, _, part = text.partition(" ")
    if name == "auto":
        return None
    found = Color.parse(name)
    if part:
        found = found.multiply_alpha(float(part.removesuffix("%")) / 100)
    return found.rich_color if found.a > 0 else None

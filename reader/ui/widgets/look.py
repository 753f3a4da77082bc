"""Styles by name, for what a widget draws by itself.

A component class of Textual's is worked out anew at every change of focus or size, and a text
has fifty. These are worked out when something is drawn in them, once for a theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rich.style import Style
from textual.color import Color
from textual.style import Style as Visual
from textual.widget import Widget


class Look:
    """The styles of one widget, each by the name that its table has for it; "" is the widget's own."""

    def __init__(
        self, widget: Widget, table: Mapping[str, str], ansi: Mapping[str, str] | None = None
    ) -> None:
        """
        Args:
            widget: Whose styles these are.
            table: By name a style as Textual writes one: a colour, "on" and a ground, words such as "bold".
            ansi: What takes the place of some where the terminal's own sixteen colours are used.
        """
        self._widget, self._table, self._ansi = widget, table, ansi or {}
        self._known: dict[str, Style] = {}
        self._told: tuple[object, ...] = ()

    def __call__(self, name: str) -> Style:
        """The style of that name.

        Raises:
            KeyError: The table has none.
        """
        style = self._known.get(name)
        if style is None:
            style = self._known[name] = self._made(name) if name else self._widget.rich_style
        return style

    def forget(self) -> bool:
        """Work them out anew if the theme or the widget's own style has changed; whether it has."""
        app = self._widget.app
        told = (self._widget.rich_style, app.native_ansi_color, dict(app.theme_variables))
        changed = told != self._told
        if changed:
            self._told = told
            self._known.clear()
        return changed

    def _made(self, name: str) -> Style:
        app = self._widget.app
        text = self._table[name]
        if app.native_ansi_color:
            text = self._ansi.get(name, text)
        style = Visual.parse(text, app.theme_variables) if text else Visual()
        solid = replace(style, foreground=_solid(style.foreground), background=_solid(style.background))
        return solid.rich_style


def _solid(color: Color | None) -> Color | None:
    """A theme's half-clear colour as if on the widget's own ground; None for one that is not seen."""
    if color is None or not color.a:
        return None
    return color if color.ansi is not None else color.with_alpha(1)

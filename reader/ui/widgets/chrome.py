"""The rows around the content: title, status and keys. Each is one row and stays within it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from reader.articles.cleaning import clean_line
from reader.report.layout import cut, fill
from reader.ui import keymap, styles
from reader.ui.widgets.look import Look
from reader.ui.widgets.telling import Told


class TitleBar(Widget):
    """One row: something on the left, cut with an ellipsis, and something on the right, whole."""

    DEFAULT_CSS = styles.TITLE
    left = ""
    right = ""

    def show(self, left: str, right: str = "") -> None:
        """Change what is shown."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render(self) -> RenderResult:
        width = self.size.width
        room = width - cell_len(self.right) - 1 if self.right else width
        if room < 8:
            return Content(cut(self.right or self.left, width))
        return Content(cut(self.left, room) + (" " + self.right if self.right else ""))


class StatusLine(TitleBar):
    """The row for what is at the cursor; a notice takes its place for a while and never lies over text.

    A notice that is too long for the row takes it whole, and where that is too little, a row or two more.
    """

    DEFAULT_CSS = styles.STATUS
    SECONDS = 6.0
    MOST_ROWS = 3

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._under = ("", "")
        self._timer: Timer | None = None
        self.notice = ""

    def show(self, left: str, right: str = "") -> None:
        self._under = (left, right)
        super().show(self.notice or left, right)

    def tell(self, text: str, *, warning: bool = False, lasting: bool = False) -> None:
        """Show a notice; it goes after some seconds or with the next ``hush``."""
        self.notice = text
        self.set_class(warning, "-warning")
        super().show(text, self._under[1])
        self.styles.height = len(self._rows())
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not lasting:
            self._timer = self.set_timer(self.SECONDS, self.hush)

    def hush(self) -> None:
        """Take the notice away."""
        if self.notice:
            self.notice = ""
            self.remove_class("-warning")
            self.styles.height = 1
            super().show(*self._under)

    def render(self) -> RenderResult:
        rows = self._rows()
        return Content("\n".join(rows)) if rows[0] else super().render()

    def _rows(self) -> list[str]:
        """The rows of a notice that does not fit beside what stands on the right; else one empty row."""
        width = self.size.width
        if not width or cell_len(self.notice) + cell_len(self.right) < width:
            return [""]
        rows = fill(self.notice, width).split("\n")
        if len(rows) <= self.MOST_ROWS:
            return rows
        return [*rows[: self.MOST_ROWS - 1], cut(" ".join(rows[self.MOST_ROWS - 1 :]), width)]


class Tabs(Widget):
    """The names of a screen's views in one row; the shown one stands out, each can be clicked."""

    DEFAULT_CSS = styles.TABS

    class Chosen(Told):
        """A name was clicked."""

    def __init__(self, names: Sequence[str], id: str | None = None) -> None:
        super().__init__(id=id)
        self.names = tuple(names)
        self.index = 0
        self._look = Look(self, styles.TABS_LOOK)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._look.forget()

    def show(self, index: int, names: Sequence[str] | None = None) -> None:
        """Which view is shown; with ``names`` there are other views."""
        if names is not None:
            self.names = tuple(names)
        self.index = index
        self.refresh()

    def _first(self) -> int:
        """The first name that is in view: where not all fit, the shown one does."""
        widths, room = [cell_len(name) + 3 for name in self.names], self.size.width
        if sum(widths) <= room:
            return 0
        first = 0
        while first < self.index and 2 * bool(first) + sum(widths[first : self.index + 1]) > room - 1:
            first += 1
        return first

    def render_line(self, y: int) -> Strip:
        """The row of names; signs at its ends tell that there are more."""
        base, width, first = self.rich_style, self.size.width, self._first()
        segments = [Segment("◂ ", base)] if first else []
        for k, name in enumerate(self.names[first:], first):
            shown = k == self.index
            style = self._look("shown" if shown else "other")
            segments.append(Segment(f"[{name}]" if shown else f" {name} ", base + style))
            segments.append(Segment(" ", base))
        strip = Strip(segments)
        if strip.cell_length > width + 1:  # the blank after the last name may be cut
            return Strip.join([strip.crop(0, width - 1), Strip([Segment("▸", base)])])
        return strip.adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        first = self._first()
        at = 2 * bool(first)
        for k, name in enumerate(self.names[first:], first):
            at += cell_len(name) + 3
            if event.x < at:
                self.post_message(self.Chosen(self, k))
                return


class KeyBar(Widget):
    """The keys that matter now, as many as fit in one row; each can be clicked."""

    DEFAULT_CSS = styles.KEYS

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []
        self._look = Look(self, styles.KEYS_LOOK)
        self._told: list[tuple[str, str, str]] = []

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._look.forget()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._check)

    def _check(self, _: object) -> None:
        if self._shown() != self._told:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row of keys."""
        width = self.size.width
        base = self.rich_style
        key_style = base + self._look("key")
        text_style = base + self._look("text")
        typing = isinstance(self.screen.focused, Prompt)  # where ? is a letter
        last = (
            [] if typing else [(self.app.get_key_display(Binding("question_mark", "help")), "Keys", "help")]
        )
        found = self._told = self._shown()
        room = width - sum(self._width_of(key, text) for key, text, _ in last)
        segments: list[Segment] = []
        self._places = []
        at = 0
        for key, text, action in [*self._fitting(found, room), *last]:
            segments += [Segment(f" {key}", key_style), Segment(f" {text} ", text_style)]
            size = self._width_of(key, text)
            self._places.append((at, at + size, action))
            at += size
        return Strip(segments).adjust_cell_length(width, base or Style())

    def _shown(self) -> list[tuple[str, str, str]]:
        """Key, description and action of each binding to be shown, each action once."""
        if isinstance(self.screen.focused, Prompt):
            word = {"add": "Add", "search": "Search"}.get(self.screen.focused.purpose, "Keep")
            return [("⏎", word, "submit"), ("esc", "Give up", "give_up")]
        found: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled and binding.action not in found and binding.action != "help":
                found[binding.action] = (
                    self.app.get_key_display(binding),
                    binding.description,
                    binding.action,
                )
        # What belongs to every screen comes last: where the row is short, its own keys matter more.
        return sorted(found.values(), key=lambda key: key[2] in ("back", "bookmarks"))

    def _fitting(self, keys: list[tuple[str, str, str]], room: int) -> list[tuple[str, str, str]]:
        fitting = []
        for key, text, action in keys:
            room -= self._width_of(key, text)
            if room < 0:
                break
            fitting.append((key, text, action))
        return fitting

    @staticmethod
    def _width_of(key: str, text: str) -> int:
        return cell_len(key) + cell_len(text) + 3

    async def on_click(self, event: events.Click) -> None:
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.run_action(action) if "." in action else await self._run(action)
                return

    async def _run(self, action: str) -> None:
        """Run an action where its key would: at the focused widget, else the screen, else the app."""
        for node in (self.screen.focused, self.screen, self.app):
            if node is not None and await self.app.run_action(action, node):
                return


class Prompt(Input):
    """A one-row field at the foot of a screen, hidden until it is needed."""

    HELP = "Type; Enter keeps it, Escape gives it up."
    BINDINGS = keymap.PROMPT

    class GivenUp(Told):
        """Escape was pressed."""

    class Left(Told):
        """The focus went elsewhere."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.purpose = ""
        self.display = False

    def ask(self, purpose: str, placeholder: str, value: str = "") -> None:
        """Open the field."""
        self.purpose = purpose
        self.placeholder = placeholder
        with self.prevent(Input.Changed):
            self.value = ""  # so that the same words asked for again count as a change
        self.value = value
        self.cursor_position = len(value)
        self.display = True
        self.focus()
        if purpose in ("search", "name"):
            self.action_select_all()  # what is typed takes the place of what was searched for last

    def close(self) -> None:
        """Hide the field."""
        self.display = False

    def on_blur(self) -> None:
        """Who clicks elsewhere has gone on: the field does not stay open behind."""
        # Another window, or a box over the screen, takes the focus only for a while.
        if self.display and self.app.app_focus and not self.app.screen.is_modal:
            self.post_message(self.Left(self))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Textual does not know that the key called slash is a character too."""
        return key == "slash" or super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        # What comes from outside is cleaned on the way in; the field's own handler goes on with the rest.
        event.text = clean_line(event.text)

    def action_give_up(self) -> None:
        """Tell the screen that nothing is wanted."""
        self.post_message(self.GivenUp(self))

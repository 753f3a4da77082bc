"""A page of Markdown that scrolls: set by Rich, drawn by lines, with links and words to be found."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from rich.theme import Theme
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.ui import keymap, styles
from reader.ui.widgets.look import Look
from reader.ui.wrapping import wrapped

MEASURE = 96
"""Most cells of a row; tables need more than prose does."""
_MARGIN = 2
_HANGING = 4
"""Cells by which what goes on of a long command is indented."""
_REMARK = re.compile(r"<!--.*?-->\n*", re.S)


class _Heading(Heading):
    """A heading at the left that knows by what name a link points to it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self.text.copy()
        text.stylize(Style.from_meta({"anchor": _anchor(text.plain)}))
        yield text


class _Code(CodeBlock):
    """Commands as they are."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.max_width - 4
        lines = []
        for line in str(self.text).rstrip().split("\n"):
            lines += [line] if cell_len(line) <= room else wrapped(line, room, _HANGING)
        yield Padding(Text("\n".join(lines), "markdown.code_block"), (0, 2))


class _Document(Markdown):
    elements = Markdown.elements | {"heading_open": _Heading, "fence": _Code, "code_block": _Code}


def _anchor(heading: str) -> str:
    """The name of a heading, as it is made wherever Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """One page; it is set anew for each width."""

    DEFAULT_CSS = styles.PAGE
    HELP = "A page of the manual."
    BINDINGS = keymap.PAGE

    @dataclass
    class LinkClicked(Message):
        """A link was clicked."""

        page: Page
        href: str

        @property
        def control(self) -> Page:
            return self.page

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._words = ""
        self._strips: list[Strip] = []
        self._rows: list[str] = []
        self._anchors: dict[str, int] = {}
        self._width = 0
        self._wanted: str | None = None  # an anchor to go to once the page is set
        self._look = Look(self, styles.PAGE_LOOK, styles.PAGE_ANSI)
        self.found: list[tuple[int, int, int]] = []
        """The row and the cells, first and behind the last, at which what is searched for begins."""
        self.match = -1

    # --- content ---

    def show(self, text: str, anchor: str = "") -> None:
        """Show a page from its beginning, or from the heading with this anchor."""
        self._text, self._wanted = text, anchor
        self.search("")
        self._set()

    def go_to(self, anchor: str) -> None:
        """To a heading, if the page has it."""
        self.scroll_to(y=self._anchors.get(anchor, self.scroll_offset.y), animate=False)

    def search(self, words: str) -> int:
        """Find words, also where they go on in the next row; how often they stand there."""
        self._words, self.match = words.casefold().strip(), -1
        self._find()
        self.refresh()
        return len(self.found)

    def step(self, step: int) -> None:
        """Go to the next or previous of what was found."""
        self.match = (self.match + step) % len(self.found)
        row = self.found[self.match][0]
        top, height = self.scroll_offset.y, self.size.height
        if not top <= row < top + height:
            self.scroll_to(y=row - height // 2, animate=False)
        self.refresh()

    # --- setting ---

    def on_resize(self, event: events.Resize) -> None:
        if self._room() != self._width:
            self._set()

    def _room(self) -> int:
        # The scroll bar's column is always set aside, so that its coming does not set the page anew.
        return min(MEASURE, self.size.width - 1 - 2 * _MARGIN)

    def _set(self) -> None:
        room = self._room()
        if room <= 0:
            return
        if self.text_selection is not None:  # it is told by rows, which are others now
            self.screen.clear_selection()
        before, rows = self.scroll_offset.y, len(self._rows)
        self._width = room
        names = {f"markdown.{name}": self._look(name) for name in styles.PAGE_LOOK}
        console = Console(file=io.StringIO(), width=room, theme=Theme(names), highlight=False)
        lines = console.render_lines(_Document(_REMARK.sub("", self._text)), pad=False)
        self._anchors, self._strips, self._rows = {}, [], []
        for line in lines:
            strip = Strip([self._told(segment, len(self._rows)) for segment in line])
            row = strip.text.rstrip()
            if row or (self._rows and self._rows[-1]):  # of blank rows one is enough
                self._strips.append(strip)
                self._rows.append(row)
        self._find()
        self.virtual_size = Size(self.size.width - 1, len(self._rows))
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            top = self._anchors.get(wanted, 0)
        else:  # what was read stays about where it was
            top = before * len(self._rows) // max(1, rows)
        self.scroll_to(y=top, animate=False, force=True)
        self.refresh()

    def _told(self, segment: Segment, y: int) -> Segment:
        """A segment whose link is not for the terminal, but for us."""
        text, style, _ = segment
        style = self._look("") + style if style else self._look("")
        if "anchor" in style.meta:
            self._anchors.setdefault(style.meta["anchor"], y)
        if style.link:
            style = style.update_link(None) + Style.from_meta({"href": style.link})
        return Segment(text, style)

    def _find(self) -> None:
        """Find the words in rows joined by blanks."""
        self.found = []
        folded = [row.casefold() for row in self._rows]
        starts = [0, *accumulate(len(row) + 1 for row in folded)]
        words = r"\s+".join(map(re.escape, self._words.split()))
        for match in re.finditer(words, " ".join(folded)) if words else ():
            y = bisect_right(starts, match.start()) - 1
            first = cell_len(folded[y][: match.start() - starts[y]])
            self.found.append(
                (y, first, first + cell_len(folded[y][match.start() - starts[y] :][: len(match[0])]))
            )

    # --- drawing ---

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.call_later(self._restyle)

    def _restyle(self) -> None:
        if self._look.forget():
            self._set()

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        number = y + self.scroll_offset.y
        base, width = self._look(""), self.size.width
        if number >= len(self._strips):
            return Strip.blank(width, base)
        strip = self._strips[number]
        if 0 <= self.match < len(self.found) and self.found[self.match][0] == number:
            strip = self._marked(strip, *self.found[self.match][1:], self._look("found"))
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is not None:
            start, end = span
            strip = self._marked(
                strip, start, strip.cell_length if end == -1 else end, self._look("selected")
            )
        # Where a row is pressed beside its text, the selection begins with the row.
        margin = [Segment(" ", base + Style.from_meta({"offset": (0, number)}))] * _MARGIN
        return Strip([*margin, *strip.apply_offsets(0, number)]).adjust_cell_length(width, base)

    @staticmethod
    def _marked(strip: Strip, start: int, end: int, style: Style) -> Strip:
        before, there, after = (strip.crop(a, b) for a, b in ((0, start), (start, end), (end, None)))
        marked = Strip([Segment(text, (own or Style()) + style) for text, own, _ in there])
        return Strip.join([before, marked, after])

    # --- mouse ---

    def on_click(self, event: events.Click) -> None:
        href = event.style.meta.get("href")
        if href:
            self.post_message(self.LinkClicked(self, str(href)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected with the mouse."""
        return selection.extract("\n".join(self._rows)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

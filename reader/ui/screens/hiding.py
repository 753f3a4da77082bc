"""The rules by which articles of feeds are hidden as they come in."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from reader.errors import StorydiffError
from reader.library.hiding import HidingRule
from reader.report.layout import cut
from reader.ui import keymap, places
from reader.ui.screens.base import FilteredScreen
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList

HINT = 'what to hide, as in a search: horoscope, title:quiz, source:ledger, "live blog"'


class HidingScreen(FilteredScreen):
    """One row a rule: how many articles it hides, its words, and of which feed."""

    TITLE_OF_HELP = "Hiding: keys"
    MANUAL = "library"
    SIGNS_OF = "hiding"
    BINDINGS = keymap.HIDING
    FILTER_HINT = "words of a rule or a feed"

    def __init__(self) -> None:
        super().__init__()
        self.rules: list[HidingRule] = []

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield TitleBar(id="columns")
        yield RowList(self._draw, id="rules")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def row_list(self) -> RowList:
        """The rules."""
        return self.query_one(RowList)

    @property
    def current(self) -> HidingRule | None:
        """The rule at the cursor."""
        return self.rules[self.row_list.cursor] if self.rules else None

    def on_mount(self) -> None:
        self.refill()
        self.row_list.focus()

    def on_screen_resume(self) -> None:
        self.refill()
        self.check_problems()

    def refill(self) -> None:
        """Read the rules again."""
        words = self.filter.casefold().split()
        hiding = self.session.library.hiding
        found: list[HidingRule] = self.session.problems.ask(hiding.all, [])
        hidden = self.session.problems.ask(hiding.count, 0)
        self.rules = [r for r in found if all(w in f"{r.words} {r.feed_title}".casefold() for w in words)]
        empty = (
            f"No rule has “{self.filter}”.\nEscape shows all again."
            if self.filter
            else "Nothing is hidden.\na hides what feeds bring with words that you name."
        )
        self.row_list.show(len(self.rules), min(self.row_list.cursor, max(0, len(self.rules) - 1)), empty)
        said = f"{len(found)} rule{'s' * (len(found) != 1)}, {hidden:,} hidden"
        self.query_one("#title", TitleBar).show("storydiff: hiding", said)
        self.query_one("#columns", TitleBar).show("   Hides  Words")
        self._show_position()

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        rule = self.rules[index]
        feed = f"in {rule.feed_title or f'feed {rule.feed}'}" if rule.feed else ""
        told = f"  {feed}  since {self.session.configuration.day(rule.created[:10])}".replace("    ", "  ")
        room = max(10, width - 10)
        right = min(len(told), room // 2)
        return [
            [
                (f"{rule.hides:>8,}  ", "link" if rule.hides else "dim"),
                (cut(rule.words, room - right), "bold"),
                (cut(told, right), "dim"),
            ]
        ]

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._show_position()

    def _show_position(self) -> None:
        said = "Enter lists what is hidden, d shows again what this rule hides" if self.rules else ""
        if self.filter:
            said = f"filter “{self.filter}”; {said}"
        self.status.show(said, f"{self.row_list.cursor + 1 if self.rules else 0}/{len(self.rules)}")

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self.current is not None:
            self.storydiff.go(places.Hidden())

    def action_add(self) -> None:
        """Hide what has words."""
        self.ask("add", HINT, done=self._add)

    def _add(self, words: str) -> None:
        said = hide(self, words)
        if said:
            self.refill()
            self.tell(said)

    def action_remove(self) -> None:
        """Drop the rule and show again what it hides."""
        rule = self.current
        if rule is None:
            return
        hiding = self.session.library.hiding
        dropped = self.session.problems.ask(lambda: hiding.remove(rule.number), None)
        if dropped is not None:
            self.storydiff.undo.append(("The rule holds again", lambda: hiding.restore(dropped)))
            self.storydiff.settle_later()
            self.refill()
            self.tell(f"“{rule.words}” hides nothing any more; z brings the rule back")

    def action_close(self) -> None:
        """Escape: the filter."""
        if self.filter:
            self.use_filter("")
        else:
            super().action_close()

    def focus_content(self) -> None:
        self.row_list.focus()

    def after_undo(self) -> None:
        self.refill()


def hide(screen: FilteredScreen, words: str, feed: int = 0) -> str:
    """Add a rule, with undo; what came of it, or nothing where nothing was done."""
    if not words.strip():
        return ""
    hiding = screen.session.library.hiding
    try:
        rule = hiding.add(words.strip(), feed)
    except StorydiffError as error:
        screen.tell(str(error), warning=True)
        return ""
    screen.storydiff.undo.append(("The rule is gone", lambda: hiding.remove(rule.number)))
    hidden = f"{rule.hides:,} article{'s' * (rule.hides != 1)} hidden"
    return f"{hidden}, and what comes with “{rule.words}”; z undoes"

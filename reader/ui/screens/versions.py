"""The texts of one article: what it said before, and what was changed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from reader.library import Version
from reader.report.layout import cut
from reader.ui import keymap, places
from reader.ui.screens.base import FilteredScreen
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList


class VersionsScreen(FilteredScreen):
    """Any two versions can be compared like two sources."""

    TITLE_OF_HELP = "Versions: keys"
    MANUAL = "reading"
    SIGNS_OF = "versions"
    BINDINGS = keymap.VERSIONS
    FILTER_HINT = "words that a version says"

    def __init__(self, versions: Sequence[Version]) -> None:
        """
        Args:
            versions: At least two, the present one first.
        """
        super().__init__()
        self.all_versions = list(versions)
        self.versions = list(versions)
        self.marked: list[int] = []

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield TitleBar(id="columns")
        yield RowList(self._draw, id="versions")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def row_list(self) -> RowList:
        """The versions."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        newest = self.all_versions[0].article
        self.query_one("#title", TitleBar).show(
            f"versions: {newest.headline}", f"{len(self.versions)} versions"
        )
        self.query_one("#columns", TitleBar).show("    Met               Words  Headline")
        self.row_list.show(len(self.versions))
        self.row_list.focus()

    def refill(self) -> None:
        """Show the versions that say what is filtered by."""
        words = self.filter.casefold().split()
        self.versions = [v for v in self.all_versions if all(w in v.article.text.casefold() for w in words)]
        self.marked = []
        empty = f"No version says “{self.filter}”.\nEscape shows all again."
        self.row_list.show(len(self.versions), 0, empty)
        self._show_position()

    def action_close(self) -> None:
        """Escape: the filter."""
        if self.filter:
            self.use_filter("")
        else:
            super().action_close()

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        version = self.versions[index]
        mark = str(self.marked.index(index) + 1) if index in self.marked else " "
        when = version.added[:16].replace("T", " ") or "—"
        what = " (present)" if version is self.all_versions[0] else ""
        return [
            [
                (f"{mark}   ", "accent"),
                (cut(when, 16), "dim"),
                (f"{version.article.words:>7,}  ", "dim"),
                (cut(version.article.headline + what, max(8, width - 29)), "bold"),
            ]
        ]

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._show_position()

    def _show_position(self) -> None:
        said = "c shows what was changed; Enter reads this version"
        if self.marked:
            said = f"{len(self.marked)} marked: c compares them" if len(self.marked) == 2 else "mark another"
        if self.filter:
            said = f"filter “{self.filter}”; {said}"
        at = self.row_list.cursor + 1 if self.versions else 0
        self.status.show(said, f"{at}/{len(self.versions)}")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.storydiff.go(places.Reading(self.versions[event.index].article))

    def action_mark(self) -> None:
        """Mark or unmark a version; of three the first is let go."""
        index = self.row_list.cursor
        if not self.versions:
            return
        if index in self.marked:
            self.marked.remove(index)
        else:
            self.marked = [*self.marked[-1:], index]
        self.row_list.redraw()
        self._show_position()

    def action_compare(self) -> None:
        """Compare the two marked, else this version with the one before it, the older on the left."""
        here = self.row_list.cursor
        if len(self.versions) < 2:
            self.tell("Two versions are needed; Escape shows all")
            return
        if len(self.marked) == 2:
            newer, older = sorted(self.marked)
        elif len(self.marked) == 1 and self.marked[0] != here:
            newer, older = sorted((self.marked[0], here))
        else:
            newer, older = (here, here + 1) if here + 1 < len(self.versions) else (here - 1, here)
        self.storydiff.go(places.Comparing(self.versions[older].article, self.versions[newer].article))

    def focus_content(self) -> None:
        self.row_list.focus()

"""The feeds that are followed, how they fared, and what they gave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from reader.articles.addresses import is_web_address
from reader.errors import LibraryError, StorydiffError
from reader.gathering import jobs
from reader.library import Feed
from reader.library.feeds import FeedStatistics
from reader.report.layout import cut
from reader.ui import keymap, places
from reader.ui.screens.base import FilteredScreen
from reader.ui.screens.gathering import Gathering
from reader.ui.screens.hiding import hide
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList

_UNKNOWN = FeedStatistics()
_WIDE = 130
_HEADS = "A week   Read  Hidden  Failed  "
_ORDERS: dict[str, Callable[[FeedStatistics], float]] = {
    "entries a week": lambda about: -about.weekly,
    "share read": lambda about: about.read,
    "failures": lambda about: -about.failed,
}


def _weekly(about: FeedStatistics) -> str:
    return f"{about.weekly:.{0 if about.weekly >= 10 else 1}f}"


def _told(feed: Feed, about: FeedStatistics) -> str:
    """Entries a week, share read, hidden and failures, under their heads."""
    share = f"{about.read:.0%}" if feed.articles else ""
    failed = f"{about.failed}/{about.asked}" if about.failed else ""
    return f"{_weekly(about):>6}{share:>7}{about.hidden or '':>8}{failed:>8}  "


class FeedsScreen(Gathering, FilteredScreen):
    """One row a feed: unread, all, name, and why the last refresh failed."""

    FILTER_HINT = "words in title, folder or address"
    ADD_HINT = "addresses of feeds, or of pages that name one"
    TITLE_OF_HELP = "Feeds: keys"
    MANUAL = "feeds"
    BINDINGS = keymap.FEEDS

    def __init__(self, number: int = 0) -> None:
        """
        Args:
            number: The feed at which to open, 0 for the first.
        """
        super().__init__()
        self.feeds: list[Feed] = []
        self.statistics: dict[int, FeedStatistics] = {}
        self.sort_by = "name"
        self._first = number

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield TitleBar(id="columns")
        yield RowList(self._draw, id="feeds")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def row_list(self) -> RowList:
        """The feeds."""
        return self.query_one(RowList)

    @property
    def current(self) -> Feed | None:
        """The feed at the cursor."""
        return self.feeds[self.row_list.cursor] if self.feeds else None

    def on_mount(self) -> None:
        self.refill()
        self.row_list.focus()

    def on_screen_resume(self) -> None:
        self.refill()
        self.check_problems()

    def refill(self) -> None:
        """Read the feeds again."""
        here = self.current.number if self.current is not None else self._first
        words = self.filter.casefold().split()
        try:
            found = self.session.library.feeds.all()
            self.statistics = self.session.library.feeds.statistics()
        except LibraryError as error:
            self.session.problems.append(str(error))
            found = []
        self.feeds = [
            f for f in found if all(w in f"{f.folder} {f.name} {f.shown}".casefold() for w in words)
        ]
        if self.sort_by != "name":
            self.feeds.sort(key=lambda f: _ORDERS[self.sort_by](self.statistics.get(f.number, _UNKNOWN)))
        cursor = next((k for k, f in enumerate(self.feeds) if f.number == here), 0)
        empty = (
            f"No feed has “{self.filter}”.\nEscape shows all again."
            if self.filter
            else "No feeds yet.\na follows one (paste its address), i takes the feeds of an OPML file."
        )
        self.row_list.show(len(self.feeds), cursor, empty)
        failed = sum(bool(f.error) for f in found)
        said = f"{len(found)} feed{'s' * (len(found) != 1)}" + (f", {failed} failed" if failed else "")
        self.query_one("#title", TitleBar).show("storydiff: feeds", said)
        self._show_heads()
        self._show_position()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_heads)
        self.call_after_refresh(self._show_position)

    def _show_heads(self) -> None:
        wide = self.size.width >= _WIDE
        self.query_one("#columns", TitleBar).show("   Unread     All  " + _HEADS * wide + "Feed")

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        feed = self.feeds[index]
        told_of = _told(feed, self.statistics.get(feed.number, _UNKNOWN)) if self.size.width >= _WIDE else ""
        room = max(10, width - 20 - len(told_of))
        name = f"{feed.folder} / {feed.name}" if feed.folder else feed.name
        told = f"! {feed.error}" if feed.error else "not refreshed yet" if not feed.checked else ""
        told += "  pages" if feed.full else ""
        told = told.strip()
        left = room if not told else max(room // 2, room - len(told) - 2)
        return [
            [
                ("!" if feed.error else " ", "differs"),
                (f"{feed.unread or '':>8}{feed.articles:>8}  ", "link" if feed.unread else "dim"),
                (told_of, "dim"),
                (cut(name, left), "bold" if feed.unread else ""),
                (cut("  " + told, room - left), "differs" if feed.error else "dim"),
            ]
        ]

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._show_position()

    def _show_position(self) -> None:
        feed = self.current
        said = ""
        if feed is not None:
            said = f"{feed.shown}: {feed.error}" if feed.error else feed.shown
            if self.size.width < _WIDE and not feed.error:
                about = self.statistics.get(feed.number, _UNKNOWN)
                said = f"{_weekly(about)} a week, {about.read:.0%} read; {said}"
        if self.filter:
            said = f"filter “{self.filter}”; {said}"
        self.status.show(said, f"{self.row_list.cursor + 1 if self.feeds else 0}/{len(self.feeds)}")

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        feed = self.current
        if feed is None:
            return
        self.session.show_library()
        self.storydiff.go(places.OfFeed(feed.number, feed.name))

    def action_feeds(self) -> None:
        """One is there already."""
        self.tell("These are the feeds you follow")

    def action_add(self) -> None:
        """Follow a feed, or what a page names as its feed."""
        self.ask("add", self.ADD_HINT, done=self._follow)

    def _follow(self, typed: str) -> None:
        addresses = typed.split()
        if addresses and all(map(is_web_address, addresses)):
            self.start_job(jobs.following(self.session.library, addresses))
        else:
            self.add_targets(typed)  # a list of feeds, perhaps

    def action_refresh_one(self) -> None:
        """Fetch what is new in this feed."""
        if self.current is not None:
            self.start_job(jobs.refreshing(self.session.library, [self.current]))

    def action_ask_again(self) -> None:
        """Ask whether pages of this feed were changed that one has read, bookmarked or that have a story."""
        if self.current is not None:
            self.start_job(jobs.asking_again(self.session.library, feeds=[self.current]))

    def action_remove(self) -> None:
        """Follow the feed no longer."""
        feed = self.current
        if feed is None:
            return
        library = self.session.library
        removed = library.feeds.remove(feed.number)
        if removed is not None:
            self.storydiff.undo.append(("The feed is followed again", lambda: library.feeds.restore(removed)))
            self.refill()
            self.tell(f"{feed.name}: no longer followed, its articles stay; z brings it back")

    def action_hide(self) -> None:
        """Hide what this feed brings with certain words."""
        feed = self.current
        if feed is not None:

            def given(words: str) -> None:
                if said := hide(self, words, feed.number):
                    self.refill()
                    self.tell(said)

            self.ask("add", f"what to hide of {feed.name}; H in the library lists the rules", done=given)

    def action_sort(self) -> None:
        """Go on to the next order."""
        names = ("name", *_ORDERS)
        self.sort_by = names[(names.index(self.sort_by) + 1) % len(names)]
        self.refill()
        self.tell(f"Sorted by {self.sort_by}")

    def action_pages(self) -> None:
        """Fetch the pages of this feed's summaries, or no longer."""
        feed = self.current
        if feed is not None and self._change(
            lambda: self.session.library.feeds.set_full(feed.number, not feed.full)
        ):
            self.tell(
                "Its summaries stay summaries"
                if feed.full
                else "From the next refresh on its pages are fetched"
            )

    def action_rename(self) -> None:
        """Give the feed another name."""
        feed = self.current
        if feed is not None:

            def rename(title: str) -> None:
                self._change(lambda: self.session.library.feeds.rename(feed.number, title.strip()))

            self.ask("name", "another name", feed.title, done=rename)

    def _change(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except LibraryError as error:
            self.tell(str(error), warning=True)
            return False
        self.refill()
        return True

    def action_load(self) -> None:
        """Follow the feeds of an OPML file."""
        self.ask("add", "an OPML file", done=lambda path: self.add_targets(path) if path.strip() else None)

    def action_save(self) -> None:
        """Write the feeds into an OPML file."""
        self.ask("name", "the file to write", "feeds.opml", done=self._save)

    def _save(self, name: str) -> None:
        from reader.importing.opml import write_opml
        from reader.importing.showing import shown

        if not name.strip():
            return
        path = Path(name.strip()).expanduser()
        try:
            count = write_opml(path, self.session.library)
            self.tell(f"{count} feeds written to {shown(path)}")
        except StorydiffError as error:
            self.tell(str(error), warning=True)

    def action_close(self) -> None:
        """Escape: the filter, then what is under way."""
        if self.filter:
            self.use_filter("")
        elif not self.stop_job():
            super().action_close()

    def focus_content(self) -> None:
        self.row_list.focus()

    def came_in(self) -> None:
        self.refill()

    def after_undo(self) -> None:
        self.refill()

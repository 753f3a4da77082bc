"""The keys of the library."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from reader.ui.keys import key

LIBRARY_KEYS: list[BindingType] = [
    key(
        "tab",
        "view(1)",
        "View",
        "The next view: stories, unread, today",
        id="library.view",
        priority=True,
    ),
    key("shift+tab", "view(-1)", "View back", "The view before", id="library.view_back", priority=True),
    Binding("space", "mark", "Mark", id="library.mark", tooltip="Mark the article for comparing"),
    Binding(
        "c",
        "compare",
        "Compare",
        id="library.compare",
        tooltip="Compare what is marked, or this with the most similar",
    ),
    key("S", "story", "Story", "All reports of what this article reports", id="library.story", show=True),
    Binding("slash", "filter", "Filter", id="library.filter", tooltip="Show only articles with these words"),
    key("f", "search", "Search", "Search all texts", id="library.search", show=True),
    key("a", "add", "Add", "Add files, folders, pages and feeds", id="library.add", show=True),
    key("F", "feeds", "Feeds", "The feeds you follow", id="library.feeds", show=True),
    key("R", "refresh", "Refresh", "Fetch what is new in all feeds", id="library.refresh"),
    Binding("b", "bookmark", "Bookmark", id="library.bookmark", tooltip="Bookmark the article, or no longer"),
    Binding("B", "note", "Note", show=False, id="library.note", tooltip="Bookmark the article with a note"),
    Binding(
        "s",
        "sort",
        "Sort",
        id="library.sort",
        tooltip="Sort by date, headline, source, words, unread, given",
    ),
    Binding(
        "r", "toggle_read", "Read/unread", show=False, id="library.read", tooltip="Mark as read or unread"
    ),
    key("A", "read_all", "All read", "Mark all of this view as read; z undoes", id="library.read_all"),
    Binding(
        "d",
        "remove",
        "Remove",
        show=False,
        id="library.remove",
        tooltip="Take the article off the list; its file stays, z undoes",
    ),
    key("J", "join", "Join", "Make one story of what is marked; z undoes", id="library.join"),
    key("X", "split", "Not of it", "Take the article out of its story; z undoes", id="library.split"),
    key("W", "drop_search", "Drop view", "Forget the saved search of this view", id="library.drop"),
    key("V", "versions", "Versions", "What the article said before", id="library.versions"),
    key("p,P", "page", "Fetch page", "Fetch the page of a summary", id="library.page"),
    Binding("q", "back", "Quit", id="library.quit", tooltip="Quit"),
]

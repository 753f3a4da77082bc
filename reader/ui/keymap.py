"""Every key of the program, by the screen or widget that has it: written down once, here.

The same row serves the key, the row of keys, the palette, the help and the manual's tables (made by
``python -m tests.manual_keys``). A new key is a row here, an ``action_`` method of that name where it is
pressed, and a test marked with ``@keys``.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType


def key(
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    *,
    id: str,
    show: bool = False,
    priority: bool = False,
    key_display: str | None = None,
) -> Binding:
    """A key: a description for the row of keys (if ``show``), a tooltip for help and palette."""
    return Binding(
        keys,
        action,
        description,
        show=show,
        key_display=key_display,
        priority=priority,
        tooltip=tooltip,
        id=id,
    )


_COUNT = "A number: of a link, of a sentence, or how often"
_PICK = "Compare two reports: their numbers one after the other"

APP: list[BindingType] = [
    key("ctrl+q", "quit", "Quit", "Quit from anywhere", id="quit", priority=True),
]  # fmt: skip
"""The program."""

SCREEN: list[BindingType] = [
    key("question_mark", "help", "Keys", "The keys of this screen", id="help", show=True),
    key("q", "back", "Back", "Back to where you came from", id="back", show=True),
    key("escape", "close", "Close", "Close what opened last: field, panel, search, filter", id="close"),
    key("m", "bookmarks", "Bookmarks", "The list of your bookmarks", id="bookmarks", show=True),
    key("z", "undo", "Undo", "Undo the last removal", id="undo"),
    key("f", "search_all", "Search", "Search all texts", id="search"),
    key("F", "feeds", "Feeds", "The feeds you follow", id="feeds"),
    key("N", "next_unread", "Next unread", "Read the next unread article of the list", id="next_unread"),
]  # fmt: skip
"""Every screen."""

LIBRARY: list[BindingType] = [
    key("tab", "view(1)", "View", "The next view: stories, unread, today", id="library.view", priority=True),
    key("shift+tab", "view(-1)", "View back", "The view before", id="library.view_back", priority=True),
    key("space", "mark", "Mark", "Mark the article for comparing", id="library.mark", show=True),
    key("c", "compare", "Compare", "Compare what is marked, or this with the most similar",
        id="library.compare", show=True),
    key("S", "story", "Story", "All reports of what this article reports", id="library.story", show=True),
    key("slash", "filter", "Filter", "Show only articles with these words", id="library.filter", show=True),
    key("f", "search_all", "Search", "Search all texts", id="library.search", show=True),
    key("F", "feeds", "Feeds", "The feeds you follow", id="library.feeds", show=True),
    key("a", "add", "Add", "Add files, folders, pages and feeds", id="library.add", show=True),
    key("R", "refresh", "Refresh", "Fetch what is new in all feeds", id="library.refresh"),
    key("b", "bookmark", "Bookmark", "Bookmark the article, or no longer", id="library.bookmark", show=True),
    key("B", "note", "Note", "Bookmark the article with a note", id="library.note"),
    key("s", "sort", "Sort", "Sort by date, headline, source, words, unread, given",
        id="library.sort", show=True),
    key("r", "toggle_read", "Read/unread", "Mark as read or unread", id="library.read"),
    key("A", "read_all", "All read", "Mark all of this view as read; z undoes", id="library.read_all"),
    key("d", "remove", "Remove", "Take the article off the list; its file stays, z undoes",
        id="library.remove"),
    key("J", "join", "Join", "Make one story of what is marked; z undoes", id="library.join"),
    key("X", "split", "Not of it", "Take the article out of its story; z undoes", id="library.split"),
    key("L", "follow", "Follow", "Follow the story, or no longer; z undoes", id="library.follow"),
    key("W", "drop_search", "Drop view", "Forget the saved search of this view", id="library.drop"),
    key("T", "tag", "Tags", "Tags of your own for the article", id="library.tags"),
    key("H", "hiding", "Hiding", "Hide what feeds bring: rules for what is not to be seen",
        id="library.hiding"),
    key("U", "show_again", "Show again", "Show the hidden article again; z undoes", id="library.show_again"),
    key("V", "versions", "Versions", "What the article said before", id="library.versions"),
    key("P", "page", "Fetch page", "Fetch the page of a summary", id="library.page"),
    key("u", "ask_again", "Ask again", "Ask whether the article's page was changed", id="library.ask_again"),
    key("e", "pager", "Pager", "Show the article in the pager", id="library.pager"),
    key("vertical_line", "pipe", "Pipe", "Give the article, as text, to a command", id="library.pipe"),
    key("q", "back", "Quit", "Quit; from what a feed gave, or is hidden, back to its list",
        id="library.quit", show=True),
]  # fmt: skip
"""The library."""

READING: list[BindingType] = [
    key("down,j", "rows(1)", "Down", "One row down", id="reading.down"),
    key("up,k", "rows(-1)", "Up", "One row up", id="reading.up"),
    key("home,g", "end(0)", "Top", "To the beginning", id="reading.top"),
    key("end,G", "end(1)", "End", "To the end", id="reading.end"),
    key("right,l", "sentence(1)", "Sentence", "Point at the next sentence",
        id="reading.next_sentence", show=True, key_display="→"),
    key("left,h", "sentence(-1)", "Sentence back", "Point at the previous sentence",
        id="reading.previous_sentence"),
    key("b", "bookmark", "Bookmark", "Bookmark the article, or the sentence pointed at",
        id="reading.bookmark", show=True),
    key("B", "note", "Note", "Bookmark with a note", id="reading.note"),
    key("slash", "search", "Search", "Search in the article", id="reading.search", show=True),
    key("n", "match(1)", "Next match", "Next match", id="reading.next_match"),
    key("p", "match(-1)", "Previous match", "Previous match", id="reading.previous_match"),
    key("c", "compare", "Compare", "Compare with the most similar article", id="reading.compare", show=True),
    key("S", "story", "Story", "All reports of what this article reports", id="reading.story", show=True),
    key("o", "source", "Open, links", "The links and the article's address: open or copy one",
        id="reading.source"),
    key("y", "copy", "Copy", "Copy the sentence pointed at, or the article's address", id="reading.copy"),
    key("T", "tag", "Tags", "Tags of your own for the article", id="reading.tags"),
    key("V", "versions", "Versions", "What the article said before", id="reading.versions"),
    key("P", "page", "Fetch page", "Fetch the page of a summary", id="reading.page"),
    key("u", "ask_again", "Ask again", "Ask whether its page was changed", id="reading.ask_again"),
    key("e", "pager", "Pager", "Show the article in the pager", id="reading.pager"),
    key("vertical_line", "pipe", "Pipe", "Give the article, as text, to a command", id="reading.pipe"),
    key("right_square_bracket", "step(1)", "Next article", "Next article of the list", id="reading.next"),
    key("left_square_bracket", "step(-1)", "Previous article", "Previous article of the list",
        id="reading.previous"),
]  # fmt: skip
"""Reading one article."""

COMPARING: list[BindingType] = [
    key("down,j", "sentence(1)", "Next sentence", "Next sentence", id="comparing.down"),
    key("up,k", "sentence(-1)", "Previous sentence", "Previous sentence", id="comparing.up"),
    key("J", "paragraph(1)", "Next paragraph", "Next paragraph", id="comparing.next_paragraph"),
    key("K", "paragraph(-1)", "Paragraph back", "Previous paragraph", id="comparing.previous_paragraph"),
    key("home,g", "end(0)", "First", "First sentence; 12g: sentence 12", id="comparing.home"),
    key("end,G", "end(1)", "Last", "Last sentence; 12G: sentence 12", id="comparing.end"),
    key("percent_sign", "share", "Per cent", "50%: to the middle of this article", id="comparing.share"),
    key("tab", "partner(1)", "Partner", "To the partner, then to the next one, then back",
        id="comparing.other", show=True, priority=True),
    key("enter", "partner(1)", "Partner", "To the partner; 12 Enter: to the link numbered 12",
        id="comparing.partner"),
    key("left,h", "side(0)", "Left side", "To the left article", id="comparing.left"),
    key("right,l", "side(1)", "Right side", "To the right article", id="comparing.right"),
    key("n", "difference(1)", "Difference", "To the next figure that differs, or match of a search",
        id="comparing.next", show=True),
    key("p", "difference(-1)", "Previous", "To the previous figure that differs, or match of a search",
        id="comparing.previous"),
    key("full_stop", "figure(1)", "Figure", "To the next figure", id="comparing.next_figure", show=True),
    key("comma", "figure(-1)", "Figure back", "To the previous figure", id="comparing.previous_figure"),
    key("u", "only(1)", "Only here", "To what next only this side says", id="comparing.only", show=True),
    key("U", "only(-1)", "Only here back", "To what only this side says, back", id="comparing.only_back"),
    key("d", "settle(1)", "They differ", "Say: of one thing, and they differ; z undoes",
        id="comparing.differ"),
    key("a", "settle(0)", "Not the same", "Say: not of one thing, not the same; z undoes",
        id="comparing.apart"),
    key("M", "ask_second", "Second reader", "Ask the second reader about what is in doubt",
        id="comparing.second"),
    key("v", "layout", "Layout", "Lay out in columns or in rows", id="comparing.layout", show=True),
    key("t", "figures", "Figures", "All figures in pairs, or the texts", id="comparing.figures", show=True),
    key("e", "explain", "Explain", "All that is known of the sentence", id="comparing.explain"),
    key("s", "link", "Scroll alone", "Scroll the texts together or alone", id="comparing.link"),
    key("equals_sign", "level", "Level", "Bring the partner level with the cursor", id="comparing.level"),
    key("b", "bookmark", "Bookmark", "Bookmark the pair, the sentence alone, or the figures",
        id="comparing.bookmark", show=True),
    key("B", "note", "Note", "Bookmark with a note", id="comparing.note"),
    key("slash", "search", "Search", "Search in both articles", id="comparing.search"),
    key("y", "copy(0)", "Copy", "Copy the sentence, or what the mouse selected", id="comparing.copy"),
    key("Y", "copy(1)", "Copy pair", "Copy the sentence and its partner", id="comparing.copy_pair"),
    key("o", "open_source", "Open", "Open this side's address in a browser", id="comparing.open"),
    key("vertical_line", "pipe", "Pipe", "Give the comparison, as text, to a command", id="comparing.pipe"),
    key("E", "export", "Export", "Write it into a file: Markdown, HTML, CSV, JSON",
        id="comparing.export"),
    key("x", "swap", "Swap", "Swap the sides", id="comparing.swap"),
    key("right_square_bracket", "step(1)", "Next article", "Next article on this side",
        id="comparing.next_article"),
    key("left_square_bracket", "step(-1)", "Article back", "Previous article on this side",
        id="comparing.previous_article"),
    key("r", "read", "Read", "Read this side's article alone", id="comparing.read"),
    *(key(d, f"digit({d})", d, _COUNT, id=f"comparing.{d}") for d in "0123456789"),
]  # fmt: skip
"""Comparing two articles."""

FIGURES: list[BindingType] = [
    key("w", "filter_verdict", "By verdict", "Show one verdict only, the next one, or all",
        id="figures.verdict", show=True),
    key("W", "filter_kind", "By kind", "Show one kind of figure only, the next one, or all",
        id="figures.kind", show=True),
]  # fmt: skip
"""The list of figures of a comparison."""

STORY: list[BindingType] = [
    key("tab", "view(1)", "Next view", "Reports, matrix, figures, claims, timeline, outlets",
        id="story.next", show=True, priority=True),
    key("shift+tab", "view(-1)", "View back", "The view before", id="story.previous", priority=True),
    key("r", "go('Reports')", "Reports", "The reports, one a row", id="story.reports"),
    key("x", "go('Matrix')", "Matrix", "Every report against every other", id="story.matrix"),
    key("t", "go('Figures')", "Figures", "Each measured thing in every report",
        id="story.figures", show=True),
    key("w", "go('Claims')", "Who says what", "Each claim, and who makes it", id="story.claims", show=True),
    key("i", "go('Timeline')", "In time", "How each figure moved, and who was behind", id="story.timeline",
        show=True),
    key("o", "go('Outlets')", "Outlets", "Who was first, who is alone, as counts", id="story.outlets"),
    key("space", "mark", "Mark", "Mark a report: with another one c compares", id="story.mark"),
    key("c", "compare", "Compare", "Compare with the marked one, else the most similar",
        id="story.compare", show=True),
    key("e", "explain", "Explain", "The whole row, in every report's words", id="story.explain", show=True),
    key("M", "ask_second", "Second reader", "Ask the second reader about what is in doubt",
        id="story.second"),
    key("n", "news", "News", "What is new since you last looked at this story", id="story.news"),
    key("L", "follow", "Follow", "Follow this story, or no longer; z undoes", id="story.follow"),
    key("X", "split", "Not of it", "Take the report out of this story; z undoes", id="story.split"),
    key("E", "export", "Export", "Write it into a file: Markdown, HTML, CSV, JSON",
        id="story.export"),
    key("slash", "filter", "Filter", "Show only rows with these words", id="story.filter", show=True),
    *(key(d, f"pick({d})", d, _PICK, id=f"story.{d}") for d in "123456789"),
]  # fmt: skip
"""A story of several reports."""

SECOND: list[BindingType] = [
    key("t", "test", "Test", "Ask the model one small question", id="second.test", show=True),
    key("d", "off", "Off", "Ask no model any more; what was answered stays, z undoes", id="second.off",
        show=True),
]  # fmt: skip
"""The second reader."""

SEARCH: list[BindingType] = [
    key("slash", "search", "Search", "Type other words", id="search.again", show=True),
    key("space", "mark", "Mark", "Mark an article: c compares two", id="search.mark"),
    key("c", "compare", "Compare", "Compare what is marked, or with the most similar",
        id="search.compare", show=True),
    key("w", "save", "Save search", "Keep the search as a view of the library", id="search.save", show=True),
    key("W", "drop", "Drop saved", "Forget the saved search with these words", id="search.drop"),
]  # fmt: skip
"""The search of all texts."""

FEEDS: list[BindingType] = [
    key("a", "add", "Add", "Follow a feed", id="feeds.add", show=True),
    key("r", "refresh_one", "Refresh", "Fetch what is new in this feed", id="feeds.refresh_one", show=True),
    key("R", "refresh", "Refresh all", "Fetch what is new in all feeds", id="feeds.refresh", show=True),
    key("u", "ask_again", "Ask again", "Ask whether pages of this feed that you read were changed",
        id="feeds.ask_again"),
    key("d", "remove", "Remove", "Follow it no longer; its articles stay, z undoes",
        id="feeds.remove", show=True),
    key("P", "pages", "Pages", "Fetch the pages of its summaries, or no longer", id="feeds.pages", show=True),
    key("H", "hide", "Hide", "Hide what this feed brings with certain words; z undoes", id="feeds.hide"),
    key("s", "sort", "Sort", "Sort by name, entries a week, share read, failures", id="feeds.sort"),
    key("e", "rename", "Name", "Give the feed another name", id="feeds.rename"),
    key("i", "load", "Import", "Follow the feeds of an OPML file", id="feeds.import"),
    key("E", "save", "Export", "Write the feeds into an OPML file", id="feeds.export"),
    key("slash", "filter", "Filter", "Show only feeds with these words", id="feeds.filter"),
]  # fmt: skip
"""The feeds."""

HIDING: list[BindingType] = [
    key("a", "add", "Add", "Hide what feeds bring with certain words", id="hiding.add", show=True),
    key("d,delete", "remove", "Remove", "Show again what the rule hides; z undoes", id="hiding.remove",
        show=True),
    key("slash", "filter", "Filter", "Show only rules with these words", id="hiding.filter"),
]  # fmt: skip
"""What is not to be seen."""

BOOKMARKS: list[BindingType] = [
    key("slash", "filter", "Filter", "Show only bookmarks with these words",
        id="bookmarks.filter", show=True),
    key("e,B", "note", "Note", "Edit the note", id="bookmarks.note", show=True),
    key("d,delete,b", "remove", "Remove", "Remove the bookmark; z undoes", id="bookmarks.remove", show=True),
    key("z", "undo", "Undo", "Bring back what was removed", id="bookmarks.undo"),
    key("m", "back", "Back", "Back to where you came from", id="bookmarks.back"),
]  # fmt: skip
"""The bookmarks."""

VERSIONS: list[BindingType] = [
    key("slash", "filter", "Filter", "Show only versions with these words", id="versions.filter"),
    key("space", "mark", "Mark", "Mark a version: c compares two", id="versions.mark", show=True),
    key("c", "compare", "Compare", "What was changed: two marked, or this and the one before",
        id="versions.compare", show=True),
]  # fmt: skip
"""What an article said before."""

EXPLANATION: list[BindingType] = [
    key("escape,q,e", "dismiss", "Close", "Close the explanation", id="explain.close"),
]  # fmt: skip
"""An explanation."""

LINKS: list[BindingType] = [
    key("escape,q,o", "dismiss", "Close", "Close the links", id="links.close"),
    key("y", "copy", "Copy", "Copy the address of the link", id="links.copy"),
]  # fmt: skip
"""The links of an article."""

HELP: list[BindingType] = [
    key("escape,q,question_mark", "dismiss", "Close", "Close the help", id="help.close", show=True),
    key("M,f1", "manual", "Manual", "The manual, at the page about the screen", id="help.manual"),
]  # fmt: skip
"""The keys of a screen."""

ROWS: list[BindingType] = [
    key("down,j", "move(1)", "Next", "Next row", id="rows.down"),
    key("up,k", "move(-1)", "Previous", "Previous row", id="rows.up"),
    key("pagedown", "page(1)", "Page down", "One screen on", id="rows.pagedown"),
    key("pageup", "page(-1)", "Page up", "One screen back", id="rows.pageup"),
    key("home,g", "end(0)", "First", "First row", id="rows.home"),
    key("end,G", "end(1)", "Last", "Last row", id="rows.end"),
    key("enter", "choose", "Open", "Open the row at the cursor", id="rows.choose", show=True),
]  # fmt: skip
"""Any list."""

GRID: list[BindingType] = [
    key("down,j", "move(1, 0)", "Down", "Next row", id="grid.down"),
    key("up,k", "move(-1, 0)", "Up", "Previous row", id="grid.up"),
    key("right,l", "move(0, 1)", "Right", "Next column", id="grid.right"),
    key("left,h", "move(0, -1)", "Left", "Previous column", id="grid.left"),
    key("pagedown", "page(1)", "Page down", "One screen on", id="grid.pagedown"),
    key("pageup", "page(-1)", "Page up", "One screen back", id="grid.pageup"),
    key("home,g", "end(0)", "First", "First row", id="grid.home"),
    key("end,G", "end(1)", "Last", "Last row", id="grid.end"),
    key("enter", "choose", "Open", "Open what the cell stands for", id="grid.choose", show=True),
]  # fmt: skip
"""Any table."""

PROSE: list[BindingType] = [
    key("pageup", "page(-1)", "Page up", "One screen back", id="prose.pageup"),
    key("pagedown,space", "page(1)", "Page down", "One screen on", id="prose.pagedown"),
]  # fmt: skip
"""The text of an article."""

PARALLEL: list[BindingType] = [
    key("pagedown,space", "page(1)", "Page down", "One screen on", id="parallel.pagedown"),
    key("pageup", "page(-1)", "Page up", "One screen back", id="parallel.pageup"),
    key("ctrl+e", "scroll_rows(1)", "Row down", "Scroll a row on", id="parallel.row_down"),
    key("ctrl+y", "scroll_rows(-1)", "Row up", "Scroll a row back", id="parallel.row_up"),
]  # fmt: skip
"""Both texts of a comparison."""

PROMPT: list[BindingType] = [
    key("escape", "give_up", "Give up", "Close the field", id="prompt.escape", show=True),
]  # fmt: skip
"""The field at the foot of a screen."""

MANUAL: list[BindingType] = [
    key("tab", "topics", "Topics", "To the topics, or back to the page", id="manual.topics", show=True,
        priority=True),
    key("right_square_bracket", "step(1)", "Next page", "The next page", id="manual.next", show=True),
    key("left_square_bracket", "step(-1)", "Page before", "The page before", id="manual.previous"),
    key("backspace", "return", "Return", "Return to the page that the link was on", id="manual.return"),
    key("slash", "search", "Search", "Search in the page", id="manual.search", show=True),
    key("n", "match(1)", "Next match", "Next match", id="manual.next_match"),
    key("p", "match(-1)", "Previous match", "Previous match", id="manual.previous_match"),
]  # fmt: skip
"""The manual."""

PAGE: list[BindingType] = [
    key("down,j", "scroll_down", "Down", "One row down", id="manual.down"),
    key("up,k", "scroll_up", "Up", "One row up", id="manual.up"),
    key("pagedown,space", "page_down", "Page down", "One screen on", id="manual.pagedown"),
    key("pageup", "page_up", "Page up", "One screen back", id="manual.pageup"),
    key("home,g", "scroll_home", "Top", "To the beginning", id="manual.top"),
    key("end,G", "scroll_end", "End", "To the end", id="manual.end"),
]  # fmt: skip
"""A page of the manual."""


def every_action() -> dict[str, tuple[str, str]]:
    """The keys of every action and what it does, by its id: what a settings file may change."""
    tables = [rows for name, rows in globals().items() if name.isupper() and isinstance(rows, list)]
    found = {}
    for binding in (row for rows in tables for row in rows):
        if isinstance(binding, Binding) and binding.id:
            found[binding.id] = binding.key, binding.tooltip
    return found

"""One article, set like a page."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from reader.articles.addresses import is_web_address
from reader.articles.model import Article
from reader.figures.model import Analysis
from reader.library import Anchor, BookmarkKind
from reader.report.layout import about, one_line
from reader.report.words import unread_language
from reader.ui import keymap
from reader.ui.bookmarked import anchor, article_anchor
from reader.ui.finding import find_all, next_match
from reader.ui.links import Link, links_of
from reader.ui.marks import Marks
from reader.ui.places import Comparing, Links
from reader.ui.screens.gathering import Gathering
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.prose import ProseView


class ReadingScreen(Gathering):
    """Reads one article; the place is kept for the next time."""

    TITLE_OF_HELP = "Reading: keys"
    MANUAL = "reading"
    BINDINGS = keymap.READING

    def __init__(self, article: Article, offset: int = -1, length: int = 0) -> None:
        """
        Args:
            article: What to read.
            offset: Where to open it; -1 for where reading stopped.
            length: Characters from ``offset`` on to point at; 0 for none.
        """
        super().__init__()
        self.article = article
        self.analysis: Analysis | None = None
        self._offset, self._length = offset, length
        self._search = ""
        self._words = 0
        self._tags: list[str] = []
        self._present = True
        self._visited = -1
        self._ends_read = False

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield ProseView(self.session.configuration.get("measure"), id="prose")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def prose(self) -> ProseView:
        """The text."""
        return self.query_one("#prose", ProseView)

    def on_mount(self) -> None:
        self.prose.focus()
        self.open(self.article, self._offset, self._length)

    def open(self, article: Article, offset: int = -1, length: int = 0) -> None:
        """Show an article."""
        self.article = article
        self.analysis = self.session.analyses.at_once(article)
        place = self.session.place_in(article) if offset < 0 else offset
        known = self.session.at_address(article.url) if article.url else None
        self._present = known is None or known.id == article.id  # else one looks at what it said before
        self._words = article.words
        self._tags = self.session.tags_of(article)
        self._visited = offset if offset >= 0 else -1
        language = unread_language("This article", self.analysis)
        preface = [line for line in (about(article), article.notes, language) if line]
        self._search = ""
        self.prose.show_article(self.analysis, preface=preface, marks=self._marks(), place=place)
        if length:
            self.call_after_refresh(self._point_at, offset)
        self._ends_read = self.session.configuration.get("mark-read") == "end"
        if self._ends_read:
            self.call_after_refresh(self._end_seen)
        else:
            self.session.set_read(article, True)
        self._show_status()
        self.check_problems()

    def _point_at(self, offset: int) -> None:
        if self.analysis is not None:
            for index, sentence in enumerate(self.analysis.sentences):
                if sentence.end > offset:
                    self.prose.move_to(index)
                    return

    def _marks(self) -> Marks:
        return Marks(starred=self.session.bookmarks.starred(self.analysis)) if self.analysis else Marks()

    def _end_seen(self) -> None:
        """Where articles count as read once their end was seen: note that it was."""
        if self._ends_read and self.prose.setting.rows and self.prose.share_read() >= 1.0:
            self._ends_read = False
            self.session.set_read(self.article, True)

    @on(ProseView.Scrolled)
    @on(ProseView.Moved)
    def _moved(self) -> None:
        self._end_seen()
        self._show_status()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_status)

    def _show_status(self) -> None:
        prose, article = self.prose, self.article
        at = self.session.listed.index_of(article.id)
        where = f"{at + 1:,}/{len(self.session.listed):,}" if at >= 0 else ""
        star = "★ " if self.session.bookmarks.find(BookmarkKind.ARTICLE, article_anchor(article)) else ""
        self.query_one("#title", TitleBar).show(star + article.headline, where)
        left = "  ".join((about(article), *(f"#{tag}" for tag in self._tags))).strip()
        if prose.matches:
            left = f"“{self._search}” {prose.match + 1}/{len(prose.matches)}; n next, p previous, Escape ends"
        elif prose.cursor >= 0 and self.analysis is not None:
            left = (
                f"sentence {prose.cursor + 1}/{len(self.analysis.sentences)}; b bookmarks it, Escape lets go"
            )
        minutes = max(1, round(self._words / 230))
        self.status.show(left, f"{self._words:,} words, {minutes} min, {prose.share_read():.0%}")

    # --- moving ---

    def action_rows(self, step: int) -> None:
        """Scroll by rows."""
        self._visited = -1
        self.prose.scroll_rows(step)

    def action_end(self, last: int) -> None:
        """To the beginning or the end."""
        self.prose.scroll_to(y=self.prose.max_scroll_y if last else 0, animate=False)

    def action_sentence(self, step: int) -> None:
        """Point at the next or previous sentence."""
        self.prose.move_by(step)

    def action_step(self, step: int) -> None:
        """To the next or previous article of the list."""
        articles = self.session.listed
        at = articles.index_of(self.article.id)
        following = articles.article(at + step) if at >= 0 and 0 <= at + step < len(articles) else None
        if following is None:
            self.tell("No further article in the list")
            return
        self.leaving()
        self.open(following)

    def read_on(self, article: Article) -> None:
        self.leaving()
        self.open(article)

    def action_story(self) -> None:
        """The story of all that report the same as this one."""
        self.find_story(self.article)

    def action_source(self) -> None:
        """The article's address and the links of its text; without links open the address in a browser."""
        own = is_web_address(self.article.url)
        links = links_of(self.article)
        if not links:
            if own:
                self.open_address(self.article.url)
            else:
                self.tell("This article has no address and no links")
            return
        if own:
            links.insert(0, Link(-1, -1, "This article", self.article.url))
        at = 0
        if self.prose.cursor >= 0 and self.analysis is not None:
            sentence = self.analysis.sentences[self.prose.cursor]
            at = next((k for k, link in enumerate(links) if sentence.start <= link.start < sentence.end), 0)
        self.storydiff.go(Links(links, at, self._link_chosen))

    def _link_chosen(self, address: str, copy: bool) -> None:
        if copy:
            self._copy(address)
        else:
            self.open_address(address)

    def action_copy(self) -> None:
        """Copy the sentence pointed at, else the article's address."""
        if self.prose.cursor >= 0 and self.analysis is not None:
            self._copy(one_line(self.analysis.sentence_text(self.prose.cursor)))
        elif self.article.url:
            self._copy(self.article.url)
        else:
            self.tell("This article has no address; → points at a sentence to copy")

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.tell(f"Copied: {text}")

    def action_tag(self) -> None:
        """Tags of one's own for the article."""
        self.ask_tags(self.article)

    def tagged(self) -> None:
        self._tags = self.session.tags_of(self.article)
        self._show_status()

    def action_versions(self) -> None:
        """What the article said before."""
        self.show_versions(self.article)

    def action_page(self) -> None:
        """Fetch the page of a summary."""
        self.fetch_page(self.article)

    @property
    def at_hand(self) -> Article | None:
        return self.article

    def came_in(self) -> None:
        """The page of this summary, or its text as it was corrected, may have come in: show it."""
        newer = self.session.at_address(self.article.url) if self._present else None
        if newer is not None and newer.id != self.article.id and not newer.partial:
            self.open(newer, self.prose.top_offset())

    @property
    def came_to(self) -> str:
        return self.article.id

    def leaving(self) -> None:
        # Who came to look at one place, and went on no further, reads on where reading had stopped.
        if self._visited < 0:
            self.session.set_place(self.article, self.prose.top_offset())

    def on_screen_suspend(self) -> None:
        self.leaving()

    def on_screen_resume(self) -> None:
        if self.analysis is not None:
            self.prose.show_marks(self._marks())
            self._show_status()

    def action_close(self) -> None:
        """Escape: the matches, the sentence."""
        if self.prose.matches:
            self.prose.show_matches([])
            self._show_status()
        elif self.prose.cursor >= 0:
            self.prose.move_to(-1)
        else:
            super().action_close()

    # --- searching ---

    def action_search(self) -> None:
        """Open the search field."""
        hint = "search in the article"
        self.ask(
            "search",
            hint,
            self._search,
            done=self._searched,
            typed=self._find,
            given_up=lambda: self._find(""),
        )

    def _find(self, words: str) -> None:
        self._search = words or self._search
        matches = find_all(self.article.text, words)
        self.prose.show_matches(matches, next_match(matches, self.prose.top_offset()))
        self._show_status()

    def _searched(self, words: str) -> None:
        self._find(words)
        if self.prose.matches:
            self._point_at_match()
        elif words.strip():
            self.tell(f"“{words}” is not in the article")

    def focus_content(self) -> None:
        self.prose.focus()

    def _point_at_match(self) -> None:
        """The sentence of the match becomes the one pointed at, so that b bookmarks what was found."""
        if 0 <= self.prose.match < len(self.prose.matches):
            self._point_at(self.prose.matches[self.prose.match][0])
            self._show_status()

    def action_match(self, step: int) -> None:
        """To the next or previous match."""
        prose = self.prose
        if not prose.matches:
            self.tell("Nothing searched for: / searches")
            return
        prose.show_matches(prose.matches, (prose.match + step) % len(prose.matches))
        self._point_at_match()
        self._show_status()

    # --- bookmarks ---

    def action_bookmark(self) -> None:
        """Bookmark what is pointed at, or take its bookmark away."""
        self._bookmark(*self._target(), None)

    def action_note(self) -> None:
        """Bookmark with a note, or change the note of the bookmark."""
        kind, place = self._target()
        known = self.session.bookmarks.find(kind, place)
        hint, note = "a note; Enter keeps it", known.note if known else ""
        self.ask("note", hint, note, done=lambda text: self._bookmark(kind, place, text))

    def _target(self) -> tuple[BookmarkKind, Anchor]:
        if self.prose.cursor >= 0 and self.analysis is not None:
            sentence = self.analysis.sentences[self.prose.cursor]
            return BookmarkKind.SENTENCE, anchor(self.analysis, sentence.start, sentence.end)
        return BookmarkKind.ARTICLE, article_anchor(self.article)

    def _bookmark(self, kind: BookmarkKind, place: Anchor, note: str | None) -> None:
        self.apply_bookmark(kind, place, None, note, [self.article], kind.value)
        self.prose.show_marks(self._marks())
        self._show_status()

    def open_comparison(self, left: Article, right: Article) -> None:
        """Compare, from the sentence pointed at on."""
        place = -1
        if self.prose.cursor >= 0 and self.analysis is not None:
            place = self.analysis.sentences[self.prose.cursor].start
        self.storydiff.go(Comparing(left, right, (place, -1) if place >= 0 else None))

    def action_compare(self) -> None:
        """Compare with the most similar article."""
        self.leaving()
        self.compare_with_similar(self.article)

    def after_undo(self) -> None:
        self.prose.show_marks(self._marks())
        self._show_status()

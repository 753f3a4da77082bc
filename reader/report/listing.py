"""Lists of articles and bookmarks as text. Kept apart from the comparison's reports, which load more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.report.layout import Paint, fill, pad, shorten, source_of

if TYPE_CHECKING:
    from reader.library.bookmarks import Bookmark


def list_text(articles: Sequence[tuple[Article, bool, bool]], width: int, paint: Paint) -> str:
    """One line an article: unread and bookmark signs, date, source, words, headline.

    Args:
        articles: Each with (is it read, is it bookmarked).
        width: Cells a line.
        paint: Colour or none.
    """
    source = min(26, max((len(source_of(article)) for article, _, _ in articles), default=0))
    lines = []
    for article, read, marked in articles:
        signs = f"{' ' if read else '●'}{'★' if marked else ' '}"
        head = f"{signs} {article.date or '—':10}  {pad(source_of(article), source)}  {article.words:5}  "
        title = shorten(article.headline, max(20, width - len(head)))
        lines.append(head + (title if read else paint(title, "bold")))
    return "\n".join(lines)


def bookmarks_text(bookmarks: Sequence[Bookmark], width: int, paint: Paint) -> str:
    """Bookmarks, newest first: kind and day, headline, quotations, note."""
    blocks = []
    for bookmark in bookmarks:
        lines = [paint(f"{bookmark.kind.value}  {bookmark.created[:10]}", "dim")]
        for anchor in (bookmark.left, bookmark.right):
            if anchor is None:
                continue
            lines.append("  " + paint(shorten(anchor.headline, width - 2), "bold"))
            if anchor.quote and anchor.quote != anchor.headline:
                lines.append(fill(f"“{anchor.quote}”", width, "    ", "    "))
        if bookmark.note:
            lines.append(fill(f"Note: {bookmark.note}", width, "  ", "  "))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)

"""Lists of articles and bookmarks as text. Kept apart from the comparison's reports, which load more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.report.layout import Paint, fill, pad, shorten, source_name

if TYPE_CHECKING:
    from reader.comparison.news import News
    from reader.library import Card, Feed
    from reader.library.bookmarks import Bookmark
    from reader.library.feeds import FeedStatistics
    from reader.library.judgements import Judgement
    from reader.library.sources import SourceCounts
    from reader.library.stories import StoryCard
    from reader.report.timeline import InTime


def list_text(cards: Sequence[Card], width: int, paint: Paint) -> str:
    """One line an article: unread and bookmark signs, id, date, source, words, headline.

    Args:
        cards: The articles as lists show them.
        width: Cells a line.
        paint: Colour or none.
    """
    from rich.cells import cell_len

    names = [source_name(card.source, card.url, card.path) for card in cards]
    source = min(26, max(map(len, names), default=0))
    lines = []
    for card, name in zip(cards, names, strict=True):
        signs = f"{' ' if card.read else '●'}{'★' if card.bookmarked else ' '}"
        head = f"{signs} {card.handle[:8]:8}  {card.date or '—':10}  {pad(name, source)}  {card.words:5}  "
        title = shorten(card.headline, max(20, width - cell_len(head)))
        lines.append(head + (title if card.read else paint(title, "bold")))
    return "\n".join(lines)


def stories_text(stories: Sequence[tuple[StoryCard, Sequence[Card]]], width: int, paint: Paint) -> str:
    """Each story with its reports below it.

    Args:
        stories: With the articles of each.
        width: Cells a line.
        paint: Colour or none.
    """
    blocks = []
    for story, cards in stories:
        known = {True: "; figures differ", False: "", None: "; figures not compared yet"}[story.differs]
        of = f"{story.sources} source{'s' * (story.sources != 1)}"
        lines = [
            paint(shorten(story.title, width), "bold"),
            paint(f"  {story.reports} reports, {of}{known}", "dim"),
        ]
        for card in cards:
            name = pad(source_name(card.source, card.url, card.path), 22)
            head = f"  {card.handle[:8]}  {card.date or '—':10}  {name}  "
            lines.append(head + shorten(card.headline, max(20, width - len(head))))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def found_text(found: Sequence[tuple[Card, str]], width: int, paint: Paint) -> str:
    """What a search found, each with the passage where.

    Args:
        found: Articles with their passages, words found between U+E000 and U+E001.
        width: Cells a line.
        paint: Colour or none.
    """
    blocks = []
    for card, passage in found:
        about = "  ".join(
            part
            for part in (card.handle[:8], card.date, source_name(card.source, card.url, card.path))
            if part
        )
        lines = [paint(shorten(card.headline, width), "bold"), paint(f"  {about}", "dim")]
        if passage:
            plain = fill(passage.replace("\ue000", "").replace("\ue001", ""), width, "  ", "  ")
            lines.append(plain)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def feeds_text(feeds: Sequence[Feed], width: int, paint: Paint) -> str:
    """One or two lines a feed: number, unread of all articles, name, and why the last refresh failed."""
    lines = []
    for feed in feeds:
        counts = f"{feed.unread}/{feed.articles}"
        name = f"{feed.folder} / {feed.name}" if feed.folder else feed.name
        extra = "  (pages fetched)" if feed.full else ""
        head = f"{feed.number:>4}  {counts:>9}  "
        lines.append(head + shorten(name + extra, max(20, width - len(head))))
        if feed.title:
            lines.append(" " * len(head) + paint(shorten(feed.shown, max(20, width - len(head))), "dim"))
        if feed.error:
            lines.append(fill(f"! {feed.error}", width, " " * len(head), " " * (len(head) + 2)))
        elif not feed.checked:
            lines.append(" " * len(head) + paint("not refreshed yet", "dim"))
    return "\n".join(lines)


def statistics_text(feeds: Sequence[tuple[Feed, FeedStatistics]], width: int) -> str:
    """One line a feed: entries a week, articles, share read, hidden, failures, day of the newest, name."""
    lines = ["A week     All   Read  Hidden  Failed  Newest      Feed"]
    for feed, about in feeds:
        failed = f"{about.failed}/{about.asked}"
        head = f"{about.weekly:>6.1f} {feed.articles:>7} {about.read:>6.0%} {about.hidden:>7} {failed:>7}  "
        head += f"{about.newest[:10]:<10}  "
        lines.append(head + shorten(feed.name, max(20, width - len(head))))
    return "\n".join(lines)


def sources_text(sources: Sequence[SourceCounts], width: int, paint: Paint) -> str:
    """One line an outlet: reports, those alone and changed, how often first of how many times, name."""
    lines = [paint("Reports  Alone  Changed  First    Source", "bold")]
    for one in sources:
        first = f"{one.first}/{one.timed}" if one.timed else "—"
        head = f"{one.reports:>7} {one.alone:>6} {one.corrected:>8}  {first:<7}  "
        lines.append(head + shorten(one.source or "(no source named)", max(20, width - len(head))))
    lines += ["", paint("First: of the stories of several outlets whose dates tell who was.", "dim")]
    return "\n".join(lines)


def news_text(story: StoryCard, said: InTime, news: News, width: int, paint: Paint) -> str:
    """A story with what is new in it."""
    from reader.report.timeline import news_told

    what = news.sentence() or "nothing new"
    lines = [
        paint(shorten(story.title, width), "bold"),
        paint(f"  {len(said.story.reports)} reports; new: {what}", "dim"),
    ]
    lines += [paint(shorten_kept(text, width), style) for text, style in news_told(said, news) if text]
    return "\n".join(lines)


def shorten_kept(text: str, width: int) -> str:
    """A line cut to a width, with the blanks before it."""
    indent = len(text) - len(text.lstrip())
    return "  " + " " * indent + shorten(text, width - indent - 2)


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


def judgements_text(judgements: Sequence[Judgement], width: int, paint: Paint) -> str:
    """Judgements, newest first: the id, what was said and when, both headlines and quotations."""
    said = {"differs": "they differ", "apart": "not the same"}
    blocks = []
    for judgement in judgements:
        told = f"{judgement.kind.value}: {said[str(judgement.said)]}"
        lines = [paint(f"{judgement.id[:8]}  {told}  {judgement.created[:10]}", "dim")]
        for anchor in (judgement.left, judgement.right):
            lines.append("  " + paint(shorten(anchor.headline, width - 2), "bold"))
            lines.append(fill(f"“{anchor.quote}”", width, "    ", "    "))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)

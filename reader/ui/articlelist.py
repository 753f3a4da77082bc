"""The list of articles as rows. Plain data: knows nothing of Textual."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.articles.cleaning import clean_line
from reader.report.layout import cut, source_name
from reader.ui.tables import Cell

if TYPE_CHECKING:
    from reader.library import Card

EMPTY = {
    "All": "No articles.\na adds some, F follows feeds; z brings back what was removed, q quits.",
    "Stories": "No two articles report the same event, as far as is known.\nTab goes on to other views.",
    "Unread": "All read.\nR fetches what is new, Tab goes on to other views.",
    "Today": "Nothing of today.\nR fetches what is new, Tab goes on to other views.",
    "Bookmarked": "No bookmarks yet.\nb makes one, anywhere; Tab goes on to other views.",
    "Differing": "No story whose figures are known to differ.\nTab goes on to other views.",
    "Followed": "No story is followed.\nL follows one, here or in the story; Tab goes on to other views.",
    "Hidden": "Nothing is hidden.\nH names what is not to be seen; Tab goes on to other views.",
    "Changed": "No article was changed since it came in.\nu asks its page again; Tab goes on to other views.",
}
"""What each view says when it has nothing."""


def columns(width: int) -> tuple[int, int, int, int]:
    """Cells for source, date, words and story; what does not fit is left out, the headline last."""
    source = 27 if width >= 110 else 20 if width >= 90 else 16 if width >= 64 else 0
    return source, 11 if width >= 50 else 0, 7 if width >= 76 else 0, 6 if width >= 64 else 0


def heads(width: int) -> str:
    """The heads of the columns."""
    source, date, words, story = columns(width)
    text = cut("    Headline", width - source - date - words - story)
    text += cut("Story", story) + cut(" Source", source) + cut(" Date", date)
    return text + ("Words".rjust(words - 1) if words else "")


def row(card: Card | None, width: int, marked: Sequence[str], day: Callable[[str], str] = str) -> list[Cell]:
    """One article, its day as ``day`` writes it.

    Mark, unread and bookmark signs, headline, reports of its story, source, date, words.
    """
    if card is None:
        return [(cut("    (no longer in the library)", width), "dim")]
    mark = str((marked.index(card.id) + 1) % 10) if card.id in marked else " "
    source, date, words, story = columns(width)
    room = width - 4 - source - date - words - story
    sign = "✎ " if card.versions > 1 else "… " if card.partial else ""
    told = f"{card.reports:>3} {'≠' if card.differs else ' '} " if card.reports > 1 else ""
    name = source_name(card.source, card.url, card.path)
    tags = cut("".join(f" #{tag}" for tag in card.tags.split()), room // 3).rstrip() if room >= 30 else ""
    headline = sign + (card.headline or "(no headline)")
    told_of = min(cell_len(headline), room - cell_len(tags)) if tags else room
    return [
        (mark, "accent"),
        (" " if card.read else "●", "link"),
        ("★ " if card.bookmarked else "  ", "accent"),
        (cut(headline, told_of), "" if card.read else "bold"),
        (cut(tags, room - told_of), "dim"),
        (cut(told, story), "differs" if card.differs else "link"),
        (cut(" " + name, source), "dim"),
        (cut(" " + (day(card.date) or "—"), date), "dim"),
        (f"{card.words:,}".rjust(words - 1) + " " if words else "", "dim"),
    ]


def about_card(card: Card | None) -> str:
    """The article at the cursor, and what the signs of its row mean."""
    if card is None:
        return ""
    told = ""
    if card.reports > 1:
        sources = f"{card.sources} source{'s' * (card.sources != 1)}"
        told = f"; {card.reports} reports of {sources}, S opens them"
        told += "; figures differ" if card.differs else ""
    told += f"; changed, V has its {card.versions} versions" if card.versions > 1 else ""
    told += f"; tagged {card.tags.replace(' ', ', ')}" if card.tags else ""
    told += "; only a summary, P fetches the page" if card.partial else ""
    return clean_line(card.headline + told)

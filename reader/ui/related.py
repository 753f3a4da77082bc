"""Other reports of what an article reports: those of its story, and those most like it. No Textual here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.articles.model import Article
from reader.library import Library
from reader.ui.analyses import Analyses
from reader.ui.listing import Listing

MOST_REPORTS = 12
"""Reports of one story that are set beside each other: every two are compared."""
_PARTNERS = 8
"""Articles looked at for the most similar one."""
_STORY = 11
"""Articles looked at for a story."""
_SAME_EVENT = 0.13
"""The least similarity of two reports of one event: of 210 labelled pairs 208 have it, of 700 pairs of other
events one (0.21; the next has 0.12)."""


def story_of(shelf: Library, listed: Listing, article: Article) -> list[Article]:
    """The reports of an article's story as far as it is known, in the order of the list."""
    story = shelf.stories.story_of(article.id)
    return [] if story is None else in_list_order(listed, shelf.stories.articles(story, MOST_REPORTS))


def in_list_order(listed: Listing, found: Sequence[Article]) -> list[Article]:
    """Articles as the list has them, what is not on it last: so a report keeps its number."""
    places = [listed.index_of(other.id) for other in found]
    order = sorted(range(len(found)), key=lambda k: places[k] if places[k] >= 0 else len(listed) + k)
    return [found[k] for k in order]


def same_story(
    shelf: Library, analyses: Analyses, article: Article, cancelled: Callable[[], bool]
) -> list[Article]:
    """The other articles that report the same event, the most similar first."""
    found = _alike(shelf, analyses, article, cancelled, _STORY)
    return [other for alike, other in found if alike >= _SAME_EVENT]


def most_similar(
    shelf: Library, analyses: Analyses, article: Article, cancelled: Callable[[], bool]
) -> Article | None:
    """The other article that reports the same event, as far as can be told; None if none is alike."""
    found = _alike(shelf, analyses, article, cancelled, _PARTNERS)
    return found[0][1] if found else None


def _alike(
    shelf: Library, analyses: Analyses, article: Article, cancelled: Callable[[], bool], most: int
) -> list[tuple[float, Article]]:
    """The likeliest partners with their similarity, best first; none when cancelled."""
    from reader.comparison.compare import similarity

    own = shelf.second()  # a connection of its own: this is to hold up no key
    found = []
    try:
        own.stories.find(lambda _done, _total: not cancelled())
        for number in own.stories.partners(article, most):
            other = own.article(own.catalogue.id_of(number))
            if cancelled():
                return []
            if other is not None:
                found.append((similarity(analyses.of(article), analyses.of(other)), other))
    finally:
        own.close()
    # Of equals the likelier candidate stays first.
    return sorted(found, key=lambda pair: -pair[0])

"""Verbs about the stories of the library: stories, watch, sources."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.errors import InputError, LibraryError
from reader.verbs.common import (
    Run,
    Ticker,
    add_format,
    example,
    fail,
    open_library,
    paint,
    story_in_time,
    width,
    write,
    write_json,
)

if TYPE_CHECKING:
    from reader.comparison.news import News
    from reader.comparison.story import Story
    from reader.library import Library
    from reader.report.timeline import InTime

_AGE = re.compile(r"(\d{1,4})([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}
_MOST = 12  # reports of a story that are compared, the newest
_UNCUT = 10_000  # cells of a line that is piped
_STORY = re.compile(r"s?(\d+)")


def stories_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``stories``."""
    example(
        parser,
        "The stories of the library: the articles that report the same event, the newest story first. With\n"
        "--since only those with reports that have come in since, and what these brought: figures that\n"
        "moved, things that appeared, claims that more voices make.",
        "storydiff stories --since 1d",
    )
    parser.add_argument(
        "--since", metavar="AGE", help="hours, days or weeks (12h, 1d, 2w), or a day (2025-06-12)"
    )
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            status = _find(library)
            if options.since is not None:
                return _tell_news(library, _since(library, options.since), options) or status
            return _list(library, options) or status

    return run


def watch_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``watch``."""
    example(
        parser,
        "Follow stories, named by the number that stories --format json gives (s12) or by one of their\n"
        "articles. Without a name: those that are followed, and what is new in each since you looked at it.",
        "storydiff watch 3f2a && storydiff watch",
    )
    parser.add_argument("stories", nargs="*", metavar="STORY", help="a story's number, or an article's id")
    parser.add_argument("--off", action="store_true", help="follow these no longer")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            status = _find(library)
            if not options.stories:
                return _tell_followed(library, options) or status
            if not library.persistent:
                raise InputError("nothing is followed, for the library cannot be written")
            for story in [_story_named(library, name) for name in options.stories]:
                library.watching.follow(story, on=not options.off)
                title = library.stories.cards([story])[story].title
                write(f"{'no longer followed' if options.off else 'followed'}: {title}")
        return status

    return run


def sources_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``sources``."""
    example(
        parser,
        "What can be counted of each outlet: its reports, how many no other outlet's report goes with, how\n"
        "many were changed, and in how many of the stories whose dates tell so it was the first. Counts,\n"
        "and no rating: who is read more is met more often.",
        "storydiff sources",
    )
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from dataclasses import asdict

        with open_library(options) as library:
            status = _find(library)
            found = library.sources.all()
        if options.format == "json":
            return write_json({"sources": [asdict(one) for one in found]}) or status
        if not found:
            return write("No articles yet.") or status
        from reader.report.listing import sources_text

        return write(sources_text(found, width(110), paint())) or status

    return run


def _find(library: Library) -> int:
    """Find the stories of what has come in; 2, said on standard error, where that cannot be kept."""
    ticker = Ticker()
    try:
        library.stories.find(lambda done, total: ticker.tell(f"finding stories: {done} of {total} articles"))
    except LibraryError as error:
        ticker.clear()
        return fail(f"{error} What was found before is shown.", 2)
    ticker.clear()
    return 0


def _list(library: Library, options: argparse.Namespace) -> int:
    numbers = library.stories.numbers()
    stories = library.stories.cards(numbers)
    reports = {n: library.catalogue.cards_in_order(library.stories.numbers_of(n)) for n in numbers}
    if options.format == "json":
        told = []
        for number in numbers:
            articles = [
                {
                    "id": card.handle,
                    "title": card.headline,
                    "source": card.source,
                    "url": card.url,
                    "path": card.path,
                    "date": card.date,
                }
                for card in reports[number]
            ]
            told.append({"id": f"s{number}", "title": stories[number].title, "articles": articles})
        return write_json({"stories": told})
    if not numbers:
        return write("No stories yet: no two articles of the library report the same event.")
    from reader.report.listing import stories_text

    return write(stories_text([(stories[n], reports[n]) for n in numbers], width(110), paint()))


def _since(library: Library, text: str) -> datetime:
    """The moment that an age or a day means.

    Raises:
        InputError: It is neither.
    """
    found = _AGE.fullmatch(text.strip())
    if found:
        return library.clock() - timedelta(hours=int(found[1]) * _HOURS[found[2]])
    try:
        return datetime.fromisoformat(text.strip()).astimezone(UTC)
    except ValueError as error:
        raise InputError(f"--since {text!r}: neither an age (12h, 1d, 2w) nor a day (2025-06-12)") from error


def _story_named(library: Library, name: str) -> int:
    """The story that is meant by its number or by an article.

    Raises:
        InputError: There is none.
    """
    found = _STORY.fullmatch(name)
    if found and name.startswith("s") and library.stories.cards([int(found[1])]):
        return int(found[1])
    ids = library.catalogue.ids(name) if name else []
    story = library.stories.story_of(ids[0]) if len(ids) == 1 else None
    if story is None:
        raise InputError(f"{name!r}: no story of the library has that number or article")
    return story


def _tell_news(library: Library, since: datetime, options: argparse.Namespace) -> int:
    """What came in since a moment, story by story."""
    from reader.comparison.news import known_of, news_of
    from reader.comparison.timeline import timeline
    from reader.library.records import stamp

    arrived = library.watching.arrived(stamp(since))
    numbers = [number for number in library.stories.numbers() if number in arrived]
    ticker, told = Ticker(), []
    for done, number in enumerate(numbers):
        ticker.tell(f"comparing: {done} of {len(numbers)} stories")
        late = {card.id for card in library.catalogue.cards_in_order(arrived[number])}
        said = _in_time(library, number)
        if said is None:
            continue
        early = _part(said, [k for k, r in enumerate(said.story.reports) if r.article.id not in late])
        told.append((number, said, news_of(said.story, said.made, known_of(early, timeline(early)))))
    ticker.clear()
    return _write_news(library, told, options, "Nothing has come in for any story.", stamp(since))


def _tell_followed(library: Library, options: argparse.Namespace) -> int:
    """The stories that are followed, each with what is new since one looked at it."""
    from reader.comparison.news import Known, News, news_of

    ticker, told = Ticker(), []
    numbers = library.stories.numbers(followed=True)
    for done, number in enumerate(numbers):
        ticker.tell(f"comparing: {done} of {len(numbers)} stories")
        said = _in_time(library, number)
        if said is None:
            continue
        seen, kept = library.watching.seen(number)
        news = News()
        if seen:
            with suppress(ValueError):  # made by another version: as if it had not been looked at
                news = news_of(said.story, said.made, Known.from_data(kept))
        told.append((number, said, news))
    ticker.clear()
    return _write_news(library, told, options, "No story is followed: storydiff watch STORY follows one.", "")


def _in_time(library: Library, number: int) -> InTime | None:
    """A story in time, of its newest reports; None where it has no two."""
    from reader.comparison.story import story_of
    from reader.figures.analysis import analyse

    reports = [analyse(article) for article in library.stories.articles(number, most=_MOST)]
    return story_in_time(story_of(reports), library) if len(reports) > 1 else None


def _part(said: InTime, kept: Sequence[int]) -> Story:
    """A story of some of another one's reports, by index."""
    from reader.comparison.story import make_story

    story = said.story
    comparisons = {(a, b): story.comparisons[kept[a], kept[b]] for b in range(len(kept)) for a in range(b)}
    return make_story([story.reports[k] for k in kept], comparisons)


def _write_news(
    library: Library,
    told: Sequence[tuple[int, InTime, News]],
    options: argparse.Namespace,
    nothing: str,
    since: str,
) -> int:
    cards = library.stories.cards([number for number, _, _ in told])
    if options.format == "json":
        from reader.report.timeline import news_json

        stories = []
        for number, said, news in told:
            about = {"id": f"s{number}", "title": cards[number].title, "reports": len(said.story.reports)}
            stories.append({**about, **news_json(said, news)})
        return write_json({"since": since, "stories": stories} if since else {"stories": stories})
    if not told:
        return write(nothing)
    from reader.report.listing import news_text

    columns = width(110) if sys.stdout.isatty() else _UNCUT
    return write("\n\n".join(news_text(cards[n], said, news, columns, paint()) for n, said, news in told))

"""Verbs that look through the library: stories, search, versions, prune."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from reader.verbs.common import (
    Run,
    Ticker,
    add_format,
    example,
    fail,
    open_library,
    paint,
    width,
    write,
    write_json,
)

if TYPE_CHECKING:
    from reader.library import Library


def stories_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``stories``."""
    example(
        parser,
        "The stories of the library: the articles that report the same event, the newest story first.",
        "storydiff stories --format json",
    )
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            ticker = Ticker()
            library.stories.find(
                lambda done, total: ticker.tell(f"finding stories: {done} of {total} articles")
            )
            ticker.clear()
            numbers = library.stories.numbers()
            stories = library.stories.cards(numbers)
            reports = {n: library.catalogue.cards_in_order(library.stories.numbers_of(n)) for n in numbers}
        if options.format == "json":
            return write_json(
                {
                    "stories": [
                        {
                            "id": f"s{number}",
                            "title": stories[number].title,
                            "articles": [
                                {
                                    "id": card.id,
                                    "title": card.headline,
                                    "source": card.source,
                                    "url": card.url,
                                    "path": card.path,
                                    "date": card.date,
                                }
                                for card in reports[number]
                            ],
                        }
                        for number in numbers
                    ]
                }
            )
        if not numbers:
            return write("No stories yet: no two articles of the library report the same event.")
        from reader.report.listing import stories_text

        return write(stories_text([(stories[n], reports[n]) for n in numbers], width(110), paint()))

    return run


def search_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``search``."""
    example(
        parser,
        'Search everything: words, "a phrase", prefix*, -without, source:, title:, by:, date:2025-06,\n'
        "after:, before:, is:unread, is:read, is:bookmarked, is:differing, is:story,\n"
        "figure:14.3bn (written in any way).",
        "storydiff search 'rates source:reuters figure:14.3bn'",
    )
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to search for")
    parser.add_argument("--most", type=int, default=20, help="how many to show; default: 20")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from reader.library.query import parse_query

        # A word with blanks in it came in quotes, and is a phrase.
        text = " ".join(
            f'"{word}"' if " " in word and len(options.words) > 1 and '"' not in word else word
            for word in options.words
        )
        with open_library(options) as library:
            query = parse_query(text, today=library.clock().astimezone().date())
            if query.problem:
                return fail(query.problem)
            if query.empty:
                return fail("search: name at least one word")
            if "figure_index" in "".join(query.where):
                _measure(library)
            found = library.catalogue.search(query, most=max(1, options.most))
            cards = library.catalogue.cards_in_order(found)
            rows = [(card, library.catalogue.passage(query, card.number)) for card in cards]
        if options.format == "json":
            return write_json(
                {
                    "found": [
                        {
                            "id": card.id,
                            "title": card.headline,
                            "source": card.source,
                            "date": card.date,
                            "url": card.url,
                            "path": card.path,
                            "passage": passage.replace("\ue000", "").replace("\ue001", ""),
                        }
                        for card, passage in rows
                    ]
                }
            )
        if not rows:
            return write("Nothing found.")
        from reader.report.listing import found_text

        return write(found_text(rows, width(100), paint()))

    return run


def versions_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``versions``."""
    example(
        parser,
        "What an article said before it was changed: its versions, the present one first, each with an id\n"
        "that compare takes.",
        "storydiff versions 3f9a0c12; storydiff compare 3f9a0c12 88bc01d2",
    )
    parser.add_argument("article", metavar="A", help="an id of the library (see list, search), or an address")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from reader.articles.addresses import canonical

        with open_library(options) as library:
            found = library.catalogue.ids(options.article) if options.article.isalnum() else []
            if not found and (address := canonical(options.article)):
                found = library.catalogue.at_address(address)
            if len(found) != 1:
                what = "several articles are called like that" if found else "no such article in the library"
                from reader.importing.web import shown

                return fail(f"{shown(options.article)}: {what}")
            versions = library.versions(found[0])
        if options.format == "json":
            return write_json(
                {
                    "versions": [
                        {
                            "id": v.article.id,
                            "title": v.article.headline,
                            "words": v.article.words,
                            "met": v.added,
                        }
                        for v in versions
                    ]
                }
            )
        for version in versions:
            article = version.article
            write(f"{article.id}  {version.added[:16]}  {article.words:5}  {article.headline}")
        return 0

    return run


def prune_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``prune``."""
    example(
        parser,
        "Delete old articles. Nothing is ever deleted without this; bookmarked articles always stay.",
        "storydiff prune --older-than 90 --dry-run",
    )
    parser.add_argument(
        "--older-than", type=int, metavar="DAYS", help="delete what is older than so many days"
    )
    parser.add_argument(
        "--larger-than", metavar="SIZE", help="delete the oldest beyond a size, such as 500MB"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")

    def run(options: argparse.Namespace) -> int:
        from datetime import timedelta

        if options.older_than is None and options.larger_than is None:
            return fail("prune: say what is too old (--older-than DAYS) or too much (--larger-than SIZE)")
        most = 0
        if options.larger_than is not None:
            size = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", options.larger_than.strip(), re.I)
            if not size:
                return fail(f"prune: {options.larger_than!r} is no size; write 500MB or 2GB")
            most = max(1, int(float(size[1]) * {"": 1, "k": 1e3, "m": 1e6, "g": 1e9}[size[2].lower()]))
        if options.older_than is not None and options.older_than < 1:
            return fail("prune: --older-than takes a number of days from 1 on")
        with open_library(options) as library:
            before = None
            if options.older_than is not None:
                before = library.clock().astimezone().date() - timedelta(days=options.older_than)
            count, freed = library.catalogue.prune(before=before, most_bytes=most, dry=options.dry_run)
        done = "would be deleted" if options.dry_run else "deleted"
        return write(
            f"{count} article{'s' * (count != 1)} {done}, {freed / 1e6:.1f} MB of text; bookmarked ones stay"
        )

    return run


def _measure(library: Library) -> None:
    """Enter the figures of what has come in since the last time."""
    ticker, left = Ticker(), library.catalogue.unmeasured()
    done = 0
    while count := library.catalogue.measure():
        done += count
        ticker.tell(f"reading figures: {done} of {left} articles")
    ticker.clear()

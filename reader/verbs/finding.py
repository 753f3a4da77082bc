"""Verbs that look through the library: search, versions."""

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


def search_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``search``."""
    example(
        parser,
        'Search everything: words, "a phrase", prefix*, -without, source:, title:, by:, date:2025-06,\n'
        "after:, before:, feed:, tag:, is:unread, is:read, is:bookmarked, is:differing, is:story,\n"
        "is:changed, is:summary, is:hidden, figure:14.3bn (written in any way).",
        "storydiff search 'rates source:reuters figure:14.3bn'",
    )
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to search for")
    # -kills is a word to be left out, not an option; argparse tells so where numbers may be negative.
    parser._negative_number_matcher = re.compile(r"-[^-]")
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
                return fail(query.problem, 2)
            if query.empty:
                return fail("search: name at least one word", 2)
            if "figure_index" in "".join(query.where):
                _measure(library)
            found = library.catalogue.search(query, most=max(1, options.most))
            cards = library.catalogue.cards_in_order(found)
            rows = [(card, library.catalogue.passage(query, card.number)) for card in cards]
        status = 0 if rows else 1
        if options.format == "json":
            write_json(
                {
                    "found": [
                        {
                            "id": card.handle,
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
        elif not rows:
            write("Nothing found.")
        else:
            from reader.report.listing import found_text

            write(found_text(rows, width(100), paint()))
        return status

    return run


def versions_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``versions``."""
    example(
        parser,
        "What an article said before it was changed: its versions, the present one first, each with an id\n"
        "that compare takes.",
        "storydiff versions 3f9a0c12; storydiff compare 3f9a0c12@1 3f9a0c12",
    )
    parser.add_argument("article", metavar="A", help="an id of the library (see list, search), or an address")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from reader.articles.addresses import canonical

        with open_library(options) as library:
            found = library.catalogue.ids(options.article)
            if not found and (address := canonical(options.article)):
                found = library.catalogue.at_address(address)
            if len(found) != 1:
                what = "several articles are called like that" if found else "no such article in the library"
                from reader.importing.web import shown

                return fail(f"{shown(options.article)}: {what}")
            versions = library.versions(found[0])
            (card,) = library.catalogue.cards_in_order([library.catalogue.number_of(found[0])])
        names = [f"{card.handle}@{place}" for place in range(len(versions), 0, -1)]
        if options.format == "json":
            return write_json(
                {
                    "versions": [
                        {
                            "id": name,
                            "title": v.article.headline,
                            "words": v.article.words,
                            "met": v.added,
                        }
                        for name, v in zip(names, versions, strict=True)
                    ]
                }
            )
        for name, version in zip(names, versions, strict=True):
            article = version.article
            write(f"{name}  {version.added[:16]}  {article.words:5}  {article.headline}")
        return 0

    return run


def _measure(library: Library) -> None:
    """Enter the figures of what has come in since the last time."""
    ticker, left = Ticker(), library.catalogue.unmeasured()
    done = 0
    while count := library.catalogue.measure():
        done += count
        ticker.tell(f"reading figures: {done} of {left} articles")
    ticker.clear()

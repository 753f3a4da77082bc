"""Verbs for what a person makes of the library: tag, hide."""

from __future__ import annotations

import argparse
import re

from reader.verbs.common import Run, add_format, example, fail, open_library, write, write_json


def tag_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``tag``."""
    example(
        parser,
        "Give an article tags of your own, or take them away with --remove. Without tags it says which the\n"
        "article has; without an article, which there are. search tag:later finds them.",
        "storydiff tag 3f9a0c12 later budget",
    )
    parser.add_argument("article", nargs="?", metavar="A", help="an id of the library (see list, search)")
    parser.add_argument("tags", nargs="*", metavar="TAG", help="words")
    parser.add_argument("--remove", action="store_true", help="take these tags away")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from reader.library.tags import tags_in

        with open_library(options) as library:
            if options.article is None:
                found = library.tags.all()
                if options.format == "json":
                    return write_json({"tags": [{"tag": tag, "articles": count} for tag, count in found]})
                for tag, count in found:
                    write(f"{count:>6}  {tag}")
                return 0 if found else write("No tags yet: storydiff tag ID WORD, or T in the program.")
            ids = library.catalogue.ids(options.article)
            if len(ids) != 1:
                what = "several articles are called like that" if ids else "no such article in the library"
                return fail(f"{options.article}: {what}")
            number = library.catalogue.number_of(ids[0])
            tags = tags_in(" ".join(options.tags))
            if tags and options.remove:
                library.tags.remove([number], tags)
            elif tags:
                library.tags.add([number], tags)
            has = library.tags.of(number)
        if options.format == "json":
            return write_json({"id": ids[0], "tags": has})
        return write(" ".join(has) if has else "(no tags)")

    return run


def hide_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``hide``."""
    example(
        parser,
        "Hide articles of feeds as they come in, and those that have come: words as for search. Without\n"
        "words it lists the rules with what each hides. What is hidden is kept: search is:hidden finds it.",
        "storydiff hide title:horoscope; storydiff hide --feed Ledger '\"live blog\"'",
    )
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what to hide")
    parser._negative_number_matcher = re.compile(r"-[^-]")  # as in search
    parser.add_argument("--feed", metavar="FEED", help="only in this feed: its number, address or title")
    parser.add_argument("--remove", type=int, metavar="N", help="drop rule N and show again what it hides")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            hiding = library.hiding
            if options.remove is not None:
                dropped = hiding.remove(options.remove)
                if dropped is None:
                    return fail(f"hide --remove {options.remove}: no such rule; storydiff hide lists them")
                return write(f"{dropped.words}: hides nothing any more; it hid {dropped.hides}")
            if options.words:
                feed = 0
                if options.feed is not None:
                    feeds = library.feeds.find(options.feed)
                    if len(feeds) != 1:
                        what = f"{len(feeds)} feeds are called like that" if feeds else "no such feed"
                        return fail(f"{options.feed}: {what}; storydiff feed list has their numbers")
                    feed = feeds[0].number
                # A word with blanks in it came in quotes, and is a phrase.
                several = len(options.words) > 1
                words = " ".join(
                    f'"{word}"' if several and " " in word and '"' not in word else word
                    for word in options.words
                )
                rule = hiding.add(words, feed)
                return write(f"rule {rule.number}: {rule.hides} hidden, and what comes with {rule.words}")
            rules, hidden = hiding.all(), hiding.count()
        if options.format == "json":
            return write_json({"hidden": hidden, "rules": [rule._asdict() for rule in rules]})
        for rule in rules:
            feed_name = f"  (in {rule.feed_title or f'feed {rule.feed}'})" if rule.feed else ""
            write(f"{rule.number:>4}  {rule.hides:>6} hidden  {rule.words}{feed_name}")
        return 0 if rules else write("Nothing is hidden: storydiff hide WORDS, or H in the program.")

    return run

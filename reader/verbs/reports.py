"""Verbs that report on articles: compare, story, figures, read, list, bookmarks, paths."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.errors import InputError
from reader.verbs.common import (
    Run,
    add_format,
    analysed,
    ask_second,
    example,
    fail,
    kept,
    load_files,
    open_library,
    paint,
    story_in_time,
    width,
    write,
    write_json,
)

if TYPE_CHECKING:
    from reader.comparison.model import Comparison
    from reader.library import Anchor, Library
    from reader.report.exports import Told

_EXIT = "exit with 0 whether figures differ (1 otherwise) or not"
_FORMS = ("markdown", "html", "csv")
_ASK = "ask the second reader about what is doubtful (see storydiff model)"


def compare_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``compare``."""
    example(
        parser,
        "What two reports both say, what only one says, and where their figures differ.",
        "storydiff compare ledger.md courier.txt --format json",
    )
    parser.add_argument("left", metavar="A", help="a file, or an id of the library")
    parser.add_argument("right", metavar="B", help="another one")
    parser.add_argument("--model", action="store_true", help=_ASK)
    parser.add_argument("--exit-zero", action="store_true", help=_EXIT)
    add_format(parser, *_FORMS)

    def run(options: argparse.Namespace) -> int:
        from reader.comparison.compare import compare, compare_versions, versions

        left, right = analysed(options.left, options), analysed(options.right, options)
        how = compare_versions if versions(left.article, right.article) else compare
        (comparison,) = _judged([how(left, right)], options)
        if options.format != "text":
            _write_export(comparison, options)
        else:
            from reader.report.text import comparison_text

            write(comparison_text(comparison, width(), paint()))
        return _status([comparison], options)

    return run


def story_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``story``."""
    example(
        parser,
        "Several reports of one event: each figure in every report, and who makes which claim.",
        "storydiff story ledger.md courier.txt gazette.txt",
    )
    parser.add_argument("articles", nargs="+", metavar="A", help="two or more files or ids of the library")
    parser.add_argument("--model", action="store_true", help=_ASK)
    parser.add_argument("--exit-zero", action="store_true", help=_EXIT)
    add_format(parser, *_FORMS)

    def run(options: argparse.Namespace) -> int:
        from reader.comparison.compare import compare
        from reader.comparison.story import every_two, make_story

        reports = [analysed(path, options) for path in options.articles]
        if len({report.article.id for report in reports}) < max(2, len(reports)):
            return fail("a story needs at least two articles, and each only once", 2)
        pairs = every_two(len(reports))
        made = _judged([compare(reports[i], reports[j]) for i, j in pairs], options)
        story = make_story(reports, dict(zip(pairs, made, strict=True)))
        if kept(options):
            with open_library(options, warn=False) as library:
                told = story_in_time(story, library)
        else:
            told = story_in_time(story)
        if options.format != "text":
            _write_export(told, options)
        else:
            from reader.report.storytext import story_text

            write(story_text(told, width(), paint()))
        return _status(made, options)

    return run


def _write_export(told: Told, options: argparse.Namespace) -> None:
    from reader.report.exports import as_json, exported

    if options.format == "json":
        write_json(as_json(told))
    else:
        write(exported(told, options.format).rstrip("\n"))


def _status(comparisons: Sequence[Comparison], options: argparse.Namespace) -> int:
    """As diff has it: 1 where figures differ."""
    from reader.comparison.model import Verdict

    differ = any(pair.verdict is Verdict.DIFFERS for c in comparisons for pair in c.figure_pairs)
    return int(differ and not options.exit_zero)


def _judged(comparisons: Sequence[Comparison], options: argparse.Namespace) -> list[Comparison]:
    """Comparisons with what the second reader answered, asked now if that is wished, and what you said."""
    from reader.comparison.settled import settled
    from reader.configuration import load, settle_model
    from reader.gathering.second import SecondReader
    from reader.library.judgements import rulings_of

    if not options.model and not kept(options):
        return list(comparisons)
    settle_model(load())
    with open_library(options, warn=False) as library:
        second = SecondReader(library)
        if options.model:
            ask_second(second, comparisons)
        said = library.judgements.all()
        return [
            settled(second.merged(c), rulings_of(said, c.left.article.id, c.right.article.id))
            for c in comparisons
        ]


def figures_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``figures``."""
    example(
        parser,
        "The figures an article states, with kind, value and the words around.",
        "storydiff figures ledger.md",
    )
    parser.add_argument("article", metavar="A", help="a file, or an id of the library")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        analysis = analysed(options.article, options)
        if options.format == "json":
            from reader.report.json import figures_json

            return write_json({"figures": figures_json(analysis)})
        from reader.report.text import figures_text

        return write(figures_text(analysis, width(110), paint()))

    return run


def read_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``read``."""
    example(
        parser,
        "An article, cleaned and set for reading; boilerplate is marked with a bar.",
        "storydiff read ledger.md | less",
    )
    parser.add_argument("article", metavar="A", help="a file, or an id of the library")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        analysis = analysed(options.article, options)
        if options.format == "json":
            from reader.report.json import article_json

            return write_json(article_json(analysis))
        from reader.report.text import article_text

        return write(article_text(analysis, width(), paint()))

    return run


def list_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``list``."""
    example(parser, "The articles of the library, or those given: ● unread, ★ bookmarked.", "storydiff list")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles, or folders of them")
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            shelf, status = _shelf(options.paths, library)
            states = library.states() if shelf is not library else {}
            marked = {
                anchor.article_id
                for bookmark in (library.bookmarks.all() if shelf is not library else ())
                for anchor in (bookmark.left, bookmark.right)
                if anchor
            }
            cards = shelf.catalogue.cards_in_order(
                shelf.catalogue.numbers(sort="given" if options.paths else "date")
            )
        if shelf is not library:
            cards = [
                c._replace(read=c.id in states and states[c.id].read, bookmarked=c.id in marked)
                for c in cards
            ]
        if options.format == "json":
            write_json(
                {
                    "articles": [
                        {
                            "id": c.handle,
                            "title": c.headline,
                            "source": c.source,
                            "date": c.date,
                            "url": c.url,
                            "path": c.path,
                            "words": c.words,
                            "read": c.read,
                            "bookmarked": c.bookmarked,
                            "tags": c.tags.split(),
                        }
                        for c in cards
                    ]
                }
            )
        else:
            from reader.report.listing import list_text

            write(list_text(cards, width(120), paint()))
        return status or int(not cards)

    return run


def _shelf(paths: Sequence[str], library: Library) -> tuple[Library, int]:
    """The library, or one in memory of the given paths or of the samples; and the exit status."""
    from reader.library import Library

    if paths:
        loaded = load_files(paths)
        for error in loaded.errors:
            fail(str(error))
        return Library.in_memory(loaded.articles), 2 if loaded.errors else 0
    if library.catalogue.counts()[0]:
        return library, 0
    from reader.importing.samples import load_samples

    return Library.in_memory(load_samples()), 0


def bookmarks_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``bookmarks``."""
    example(
        parser,
        "The bookmarks, newest first, with what they quote and their notes.",
        "storydiff bookmarks --format json",
    )
    add_format(parser, "markdown", "csv")

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            bookmarks = library.bookmarks.all()
            ids = {a.article_id for b in bookmarks for a in (b.left, b.right) if a is not None}
            found = {ident: library.article(ident) for ident in ids}
        addresses = {ident: article.url for ident, article in found.items() if article is not None}
        if options.format == "json":

            def place(anchor: Anchor | None) -> dict[str, object] | None:
                if anchor is None:
                    return None
                return anchor._asdict() | {"url": addresses.get(anchor.article_id, "")}

            told = [b._asdict() | {"left": place(b.left), "right": place(b.right)} for b in bookmarks]
            return write_json({"bookmarks": told})
        if options.format == "markdown":
            from reader.report.markdown import bookmarks_markdown

            return write(bookmarks_markdown(bookmarks, addresses).rstrip("\n"))
        if options.format == "csv":
            from reader.report.sheet import bookmarks_csv

            return write(bookmarks_csv(bookmarks, addresses).rstrip("\r\n"))
        if not bookmarks:
            return write("No bookmarks yet: in the program, b makes one.")
        from reader.report.listing import bookmarks_text

        return write(bookmarks_text(bookmarks, width(), paint()))

    return run


def judgements_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``judgements``."""
    example(
        parser,
        "What you have said of pairs of figures and of links, newest first; --remove takes it back.",
        "storydiff judgements --format json",
    )
    add_format(parser)
    parser.add_argument("--remove", metavar="ID", help="take back this one; its first letters are enough")

    def run(options: argparse.Namespace) -> int:
        with open_library(options) as library:
            judgements = library.judgements.all()
            if options.remove is not None:
                meant = [j for j in judgements if options.remove and j.id.startswith(options.remove.lower())]
                if len(meant) != 1:
                    many = f"{len(meant)} judgements have ids" if meant else "no judgement has an id"
                    raise InputError(f"{many} that begin{'' if meant else 's'} with “{options.remove}”")
                library.judgements.remove(meant[0].id)
                judgements = meant
            ids = dict.fromkeys(end.article_id for j in judgements for end in (j.left, j.right))
            articles = [article for ident in ids if (article := library.article(ident)) is not None]
        if options.format == "json":
            from reader.report.json import judgements_json

            return write_json(judgements_json(judgements, articles))
        if options.remove is not None:
            write("Taken back:")
        if not judgements:
            return write("No judgements yet: in a comparison, d and a make them.")
        from reader.report.listing import judgements_text

        return write(judgements_text(judgements, width(), paint()))

    return run


def paths_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``paths``."""
    example(parser, "Where the program keeps its data.", "storydiff paths")

    def run(options: argparse.Namespace) -> int:
        from reader.importing.samples import samples_dir
        from reader.importing.showing import shown
        from reader.library import data_dir

        folder = data_dir(options.data_dir)
        write(
            f"data      {shown(folder)}\ndatabase  {shown(folder / 'library.db')}\nsamples   "
            f"{shown(samples_dir())}"
        )
        return 0

    return run

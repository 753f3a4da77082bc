"""The command line. The verbs never import textual; only opening the app does, and late."""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import __version__
from reader.errors import StorydiffError

if TYPE_CHECKING:
    from reader.articles.model import Analysis, Article
    from reader.importing.files import Loaded
    from reader.library import Library
    from reader.report.layout import Paint

DESCRIPTION = """Read several reports of one event side by side.

  storydiff                    open the library (the sample stories, while there is nothing else)
  storydiff PATH...            open these files and folders (text or Markdown)
  storydiff VERB ...           without a screen; each has --help with an example:

    compare A B    what both say, what only one says, and where their figures differ
    story A B C    several reports: each figure in every report, and who claims what
    figures A      the figures an article states
    read A         the cleaned article
    list           the articles of the library
    bookmarks      the bookmarks, newest first
    paths          where the program keeps its data
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status: 0 done, 1 failed, 2 wrongly called."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _settle_streams()
    try:
        return _run(arguments)
    except StorydiffError as error:
        return _fail(str(error))
    except BrokenPipeError:
        _give_up_output()  # the reader of the pipe has seen enough
        return 0
    except OSError as error:
        _give_up_output()
        return _fail(f"stopped: {error.strerror or error}")
    except KeyboardInterrupt:
        return 130


def _settle_streams() -> None:
    """Make closed streams writable to nowhere, and what the output's encoding lacks a question mark."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as the process lives
        elif isinstance(stream, io.TextIOWrapper) and name == "stdout":
            stream.reconfigure(errors="replace")


def _give_up_output() -> None:
    """Let what was not written go nowhere; Python would complain once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    top = _Parser(
        prog="storydiff",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="storydiff [--data-dir DIR] [--samples | PATH... | VERB ...]",
        epilog="example: storydiff report-one.txt report-two.md",
    )
    _add_common(top)
    top.add_argument("--version", action="version", version=f"storydiff {__version__}")
    top.add_argument(
        "--samples", action="store_true", help="open the sample stories, whatever the library holds"
    )
    top.add_argument("paths", nargs="*", metavar="PATH", help="articles, or folders of them")
    verb = _verb_of(arguments)
    if verb is None:
        return _open_app(top.parse_args(arguments))
    name, at = verb
    # Global options are understood before and after the verb.
    parser = _Parser(prog=f"storydiff {name}", formatter_class=argparse.RawDescriptionHelpFormatter)
    _add_common(parser)
    run = _VERBS[name](parser)
    result = run(parser.parse_args(arguments[:at] + arguments[at + 1 :]))
    sys.stdout.flush()
    return result


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        """Options are to be written out: an abbreviation would change its meaning with a new option."""
        super().__init__(allow_abbrev=False, **options)

    def exit(self, status: int = 0, message: str | None = None) -> Any:
        """Leave as argparse does, once the help is written out, so that a closed pipe is met here."""
        sys.stdout.flush()
        super().exit(status, message)

    def error(self, message: str) -> Any:
        """One sentence and status 2, without the usage lines."""
        from reader.articles.cleaning import clean_line

        self.exit(2, f"{self.prog}: {clean_line(message)} (see {self.prog} --help)\n")


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        help="keep bookmarks and reading state there (also: the environment variable STORYDIFF_DATA_DIR)",
    )


def _verb_of(arguments: list[str]) -> tuple[str, int] | None:
    """The verb and its place: the first argument that is neither an option nor an option's value."""
    skip = False
    for place, argument in enumerate(arguments):
        if skip:
            skip = False
        elif argument == "--":
            return None
        elif argument == "--data-dir":
            skip = True
        elif not argument.startswith("-"):
            return (argument, place) if argument in _VERBS else None
    return None


def _example(parser: argparse.ArgumentParser, description: str, example: str) -> None:
    parser.description = description
    parser.epilog = f"example:\n  {example}"


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


# --- verbs ---------------------------------------------------------------------------------------


def _compare(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(
        parser,
        "What two reports both say, what only one says, and where their figures differ.",
        "storydiff compare ledger.md courier.txt --format json",
    )
    parser.add_argument("left", metavar="A", help="a text or Markdown file")
    parser.add_argument("right", metavar="B", help="another one")
    _add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from reader.comparison.compare import compare

        comparison = compare(_analysed(options.left), _analysed(options.right))
        if options.format == "json":
            from reader.report.json import comparison_json

            return _print_json(comparison_json(comparison))
        from reader.report.text import comparison_text

        return _print(comparison_text(comparison, _width(), _paint()))

    return run


def _story(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(
        parser,
        "Several reports of one event: each figure in every report, and who makes which claim.",
        "storydiff story ledger.md courier.txt gazette.txt",
    )
    parser.add_argument("articles", nargs="+", metavar="A", help="two or more text or Markdown files")
    _add_format(parser)

    def run(options: argparse.Namespace) -> int:
        from reader.comparison.compare import compare
        from reader.comparison.story import every_two, make_story

        reports = [_analysed(path) for path in options.articles]
        if len({report.article.id for report in reports}) < max(2, len(reports)):
            return _fail("a story needs at least two articles, and each only once")
        pairs = every_two(len(reports))
        story = make_story(reports, {(i, j): compare(reports[i], reports[j]) for i, j in pairs})
        if options.format == "json":
            from reader.report.story import story_json

            return _print_json(story_json(story))
        from reader.report.story import story_text

        return _print(story_text(story, _width(), _paint()))

    return run


def _figures(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(
        parser,
        "The figures an article states, with kind, value and the words around.",
        "storydiff figures ledger.md",
    )
    parser.add_argument("article", metavar="A", help="a text or Markdown file")
    _add_format(parser)

    def run(options: argparse.Namespace) -> int:
        analysis = _analysed(options.article)
        if options.format == "json":
            from reader.report.json import figures_json

            return _print_json({"figures": figures_json(analysis)})
        from reader.report.text import figures_text

        return _print(figures_text(analysis, _width(110), _paint()))

    return run


def _read(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(
        parser,
        "An article, cleaned and set for reading; boilerplate is marked with a bar.",
        "storydiff read ledger.md | less",
    )
    parser.add_argument("article", metavar="A", help="a text or Markdown file")
    _add_format(parser)

    def run(options: argparse.Namespace) -> int:
        analysis = _analysed(options.article)
        if options.format == "json":
            from reader.report.json import article_json

            return _print_json(article_json(analysis))
        from reader.report.text import article_text

        return _print(article_text(analysis, _width(), _paint()))

    return run


def _list(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(parser, "The articles of the library, or those given: ● unread, ★ bookmarked.", "storydiff list")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles, or folders of them")
    _add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with _library(options) as library:
            articles, status = _articles(options.paths, library)
            states = library.states()
            marked = {
                anchor.article_id
                for bookmark in library.bookmarks()
                for anchor in (bookmark.left, bookmark.right)
                if anchor
            }
        rows = [(a, a.id in states and states[a.id].read, a.id in marked) for a in articles]
        if options.format == "json":
            _print_json(
                {
                    "articles": [
                        {
                            "id": a.id,
                            "title": a.headline,
                            "source": a.source,
                            "date": a.date,
                            "url": a.url,
                            "path": a.path,
                            "words": a.words,
                            "read": read,
                            "bookmarked": mark,
                        }
                        for a, read, mark in rows
                    ]
                }
            )
        else:
            from reader.report.listing import list_text

            _print(list_text(rows, _width(120), _paint()))
        return status

    return run


def _bookmarks(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(
        parser,
        "The bookmarks, newest first, with what they quote and their notes.",
        "storydiff bookmarks --format json",
    )
    _add_format(parser)

    def run(options: argparse.Namespace) -> int:
        with _library(options) as library:
            bookmarks = library.bookmarks()
        if options.format == "json":
            from dataclasses import asdict

            return _print_json({"bookmarks": [asdict(bookmark) for bookmark in bookmarks]})
        if not bookmarks:
            return _print("No bookmarks yet: in the program, b makes one.")
        from reader.report.listing import bookmarks_text

        return _print(bookmarks_text(bookmarks, _width(), _paint()))

    return run


def _paths(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    _example(parser, "Where the program keeps its data.", "storydiff paths")

    def run(options: argparse.Namespace) -> int:
        from reader.importing.files import shown
        from reader.importing.samples import samples_dir
        from reader.library import data_dir

        folder = data_dir(options.data_dir)
        _print(
            f"data      {shown(folder)}\ndatabase  {shown(folder / 'library.db')}\nsamples   "
            f"{shown(samples_dir())}"
        )
        return 0

    return run


_VERBS: dict[str, Callable[[argparse.ArgumentParser], Callable[[argparse.Namespace], int]]] = {
    "compare": _compare,
    "story": _story,
    "figures": _figures,
    "read": _read,
    "list": _list,
    "bookmarks": _bookmarks,
    "paths": _paths,
}


# --- the app -------------------------------------------------------------------------------------


def _open_app(options: argparse.Namespace) -> int:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "storydiff: needs a terminal for its screen; without one, try storydiff compare A B or "
            "storydiff list\n"
        )
        return 2
    library = _library(options, warn=False)
    articles: tuple[Article, ...] = ()
    notices = list(library.warnings)
    if options.paths:
        loaded = _load(options.paths)
        if not loaded.articles:
            for message in (*library.warnings, *map(str, loaded.errors)):
                _fail(message)
            return 1
        articles, notices = loaded.articles, [*notices, *map(str, loaded.errors)]
    from reader.ui.app import run_app

    return run_app(library, articles, notices, samples=options.samples and not articles)


# --- what the verbs share ------------------------------------------------------------------------


def _library(options: argparse.Namespace, *, warn: bool = True) -> Library:
    from reader.library import Library, data_dir

    library = Library.open(data_dir(options.data_dir))
    if warn:
        for warning in library.warnings:
            _fail(warning)
    return library


def _articles(paths: Sequence[str], library: Library) -> tuple[Sequence[Article], int]:
    """The articles of the given paths, else the library's own, else the samples; and the exit status."""
    if paths:
        loaded = _load(paths)
        for error in loaded.errors:
            _fail(str(error))
        return loaded.articles, 1 if loaded.errors else 0
    own = library.articles()
    if own:
        return own, 0
    from reader.importing.samples import load_samples

    return load_samples(), 0


def _load(paths: Sequence[str]) -> Loaded:
    from reader.importing.files import load

    started = time.monotonic()
    told = 0.0

    def progress(done: int, total: int) -> bool:
        nonlocal told
        now = time.monotonic()
        if sys.stderr.isatty() and now - started > 0.5 and now - told > 0.1:
            told = now
            sys.stderr.write(f"\rreading {done} of {total} files")
            sys.stderr.flush()
        return True

    loaded = load(paths, progress)
    if told:
        sys.stderr.write("\r" + " " * 40 + "\r")
    return loaded


def _analysed(path: str) -> Analysis:
    from reader.articles.analysis import analyse
    from reader.importing.files import read_file

    return analyse(read_file(Path(path)))


def _paint() -> Paint:
    from reader.report.layout import Paint

    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Paint(sys.stdout.isatty() and not plain)


def _width(most: int = 82) -> int:
    """Columns to print in: the terminal's, capped at a reading measure."""
    import shutil

    return max(40, min(most, shutil.get_terminal_size((most, 24)).columns))


def _print(text: str) -> int:
    data = (text + "\n").encode(sys.stdout.encoding or "utf-8", "replace")
    sys.stdout.buffer.write(data)
    return 0


def _print_json(value: object) -> int:
    import json
    import re

    # A path is told as it is: what a terminal could take as a command is written as an escape.
    text = re.sub(
        "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        json.dumps(value, ensure_ascii=False, indent=1),
    )
    sys.stdout.buffer.write(f"{text}\n".encode())
    return 0


def _fail(message: str) -> int:
    sys.stdout.flush()
    sys.stderr.write(f"storydiff: {message}\n")
    return 1

"""The command line. The verbs never import textual; only opening the app does, and late."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from reader.errors import StorydiffError, UnusableError
from reader.verbs.common import Opening, Run, fail, load_files, open_library

if TYPE_CHECKING:
    from reader.articles.model import Article

DESCRIPTION = """Read several reports of one event side by side.

  storydiff                    open the library (the sample stories, while there is nothing else)
  storydiff PATH...            open these files and folders (text, Markdown, HTML, .eml, feeds, JSON lines)
  storydiff VERB ...           without a screen; each has --help with an example:

    add WHAT...    take articles in: files, folders, - (standard input), addresses of pages and feeds
    feed ...       follow feeds: add, list, remove, refresh, import, export
    stories        which articles report the same event; --since 1d: what is new in them
    watch STORY    follow a story; without one: those you follow, and what is new in them
    sources        what can be counted of each outlet: how often first, alone, changed
    search WORDS   search everything: words, "phrases", pre*, source:, date:, is:unread, figure:14.3bn
    versions A     what an article said before it was changed
    tag A TAG...   words of your own for an article
    hide WORDS     what feeds bring and you do not want to see
    prune          delete old articles, if you want that
    compare A B    what both say, what only one says, and where their figures differ
    story A B C    several reports: each figure in every report, and who claims what
    figures A      the figures an article states
    read A         the cleaned article
    list           the articles of the library, with their ids
    bookmarks      the bookmarks, newest first
    judgements     what you have said of figures and links: they differ, or are not the same
    model ...      a second reader, asked only where you wish: set, test, off
    paths          where the program keeps its data
    config         the settings file: --write makes one
    completion ... completion for bash, zsh or fish
    manual [TOPIC] how to use all this, and how it works
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status: 0 done, 1 failed, 2 wrongly called or no library.

    ``compare``, ``story``, ``search`` and ``list`` say with 1 what they found, as diff and grep do, and
    with 2 that they failed.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _settle_streams()
    try:
        return _run(arguments)
    except UnusableError as error:
        return fail(str(error), 2)
    except StorydiffError as error:
        verb = _verb_of(arguments)
        return fail(str(error), 2 if verb is not None and verb[0] in _ANSWERING else 1)
    except BrokenPipeError:
        _give_up_output()  # the reader of the pipe has seen enough
        return 0
    except OSError as error:
        _give_up_output()
        return fail(f"stopped: {error.strerror or error}")
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
    if not arguments:
        return _open_app(Opening())  # most starts: there is nothing to parse
    from reader.verbs.parsing import Parser, opening_parser

    verb = _verb_of(arguments)
    if verb is None:
        options = opening_parser(DESCRIPTION).parse_args(arguments)
        return _open_app(Opening(options.data_dir, options.samples, options.paths))
    name, at = verb
    # Global options are understood before and after the verb.
    parser = Parser(prog=f"storydiff {name}")
    module, function = _VERBS[name]
    run: Run = getattr(import_module(f"reader.verbs.{module}"), function)(parser)
    parser.set_defaults(actions=_actions, verbs=_VERBS)
    result = run(parser.parse_intermixed_args(arguments[:at] + arguments[at + 1 :]))
    sys.stdout.flush()
    return result


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


_VERBS = {
    "add": ("gathering", "add_verb"),
    "feed": ("gathering", "feed_verb"),
    "settle": ("gathering", "settle_verb"),
    "stories": ("stories", "stories_verb"),
    "watch": ("stories", "watch_verb"),
    "sources": ("stories", "sources_verb"),
    "search": ("finding", "search_verb"),
    "versions": ("finding", "versions_verb"),
    "tag": ("own", "tag_verb"),
    "hide": ("own", "hide_verb"),
    "prune": ("pruning", "prune_verb"),
    "compare": ("reports", "compare_verb"),
    "story": ("reports", "story_verb"),
    "figures": ("reports", "figures_verb"),
    "read": ("reports", "read_verb"),
    "list": ("reports", "list_verb"),
    "bookmarks": ("reports", "bookmarks_verb"),
    "judgements": ("reports", "judgements_verb"),
    "model": ("model", "model_verb"),
    "paths": ("reports", "paths_verb"),
    "config": ("config", "config_verb"),
    "completion": ("completion", "completion_verb"),
    "manual": ("manual", "manual_verb"),
}
"""Each verb's module in ``reader.verbs``, which is loaded when it is called, and its function there."""


def _actions() -> dict[str, tuple[str, str]]:
    """The keys of every action and what it does, by its id."""
    from reader.ui.keymap import every_action

    return every_action()


_ANSWERING = frozenset({"compare", "story", "search", "list"})
"""Verbs whose status 1 is an answer."""


# --- the app -------------------------------------------------------------------------------------


def _open_app(options: Opening) -> int:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "storydiff: needs a terminal for its screen; without one, try storydiff compare A B or "
            "storydiff list\n"
        )
        return 2
    import gc

    gc.disable()  # until the first screen stands: a start makes much, and throws little away
    from reader.configuration import load, settle_model

    configuration = load(ids=_actions)
    settle_model(configuration)
    library = open_library(options, warn=False)
    articles: tuple[Article, ...] = ()
    identities: dict[str, str] = {}
    notices = list(library.warnings)
    if options.paths:
        loaded = load_files(options.paths)
        if not loaded.articles:
            for message in (*library.warnings, *map(str, loaded.errors)):
                fail(message)
            return 1
        articles, identities = loaded.articles, loaded.identities
        notices += map(str, loaded.errors)
    from reader.ui.app import run_app

    return run_app(
        library,
        articles,
        notices,
        samples=options.samples and not articles,
        identities=identities,
        configuration=configuration,
    )

"""The verb that deletes old articles: prune."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.verbs.common import Run, example, fail, open_library, width, write

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.pruning import Prunable

_SHOWN = 20
"""So many are named before a person is asked; --dry-run names all."""


def prune_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``prune``."""
    example(
        parser,
        "Delete old articles. Nothing is ever deleted without this; bookmarked and unread articles stay.\n"
        "What goes is named first, and kept in a file: --undo puts it back.",
        "storydiff prune --older-than 90 --dry-run",
    )
    parser.add_argument(
        "--older-than", type=int, metavar="DAYS", help="delete what is older than so many days"
    )
    parser.add_argument(
        "--larger-than", metavar="SIZE", help="delete the oldest beyond a size, such as 500MB"
    )
    parser.add_argument("--unread", action="store_true", help="unread articles, too")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be deleted")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--undo", nargs="?", const="", metavar="FILE", help="put back what the last prune, or a file, holds"
    )

    def run(options: argparse.Namespace) -> int:
        from datetime import timedelta

        if options.undo is not None:
            return _undo(options)
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
            found = library.pruning.prunable(before=before, most_bytes=most, unread=options.unread)
            return _prune(library, found, options)

    return run


def _prune(library: Library, found: Sequence[Prunable], options: argparse.Namespace) -> int:
    asks = sys.stdin.isatty() and sys.stderr.isatty() and not options.yes
    named = found if options.dry_run or not asks else found[:_SHOWN]
    if named:
        write("\n".join(map(_line, named)))
    if len(named) < len(found):
        write(f"and {len(found) - len(named)} more; --dry-run names them all")
    freed = sum(one.size for one in found) / 1e6
    many = f"{len(found)} article{'s' * (len(found) != 1)}"
    stay = "bookmarked ones" if options.unread else "bookmarked and unread ones"
    if options.dry_run or not found:
        return write(f"{many} would be deleted, {freed:.1f} MB of text; {stay} stay")
    if asks:
        sys.stdout.flush()
        sys.stderr.write(f"Delete {'it' if len(found) == 1 else f'these {len(found)}'}? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            return write("nothing was deleted")
    path = library.pruning.prune(found)
    from reader.importing.showing import shown

    return write(f"{many} deleted, {freed:.1f} MB of text; storydiff prune --undo puts back {shown(path)}")


def _line(one: Prunable) -> str:
    from reader.report.layout import shorten

    head = f"{one.handle[:8]}  {one.day}  "
    return head + shorten(one.headline, max(20, width(110) - len(head) - len(one.why) - 4)) + f"  ({one.why})"


def _undo(options: argparse.Namespace) -> int:
    with open_library(options) as library:
        paths = [Path(options.undo)] if options.undo else library.pruning.copies()[-1:]
        if not paths:
            return fail("prune: nothing has been pruned that could be put back")
        count = library.pruning.restore(paths[0])
    from reader.importing.showing import shown

    return write(f"{count} article{'s' * (count != 1)} put back from {shown(paths[0])}")

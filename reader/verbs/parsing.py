"""The parser of the command line: options that each verb knows, and one sentence for what is wrong."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from reader import __version__


class _Help(argparse.RawDescriptionHelpFormatter):
    """Sets itself up when it is asked for help: argparse makes one with every option, only to check that.

    What is set up is large to load: the width of the terminal, and from Python 3.14 on its colours.
    """

    _asked = False

    def __init__(self, prog: str) -> None:
        self._prog = prog

    def __getattr__(self, name: str) -> Any:
        if self._asked:
            raise AttributeError(name)
        self._asked = True
        super().__init__(self._prog)
        return getattr(self, name)

    def _set_color(self, color: bool) -> None:
        if self._asked:
            super()._set_color(color)  # type: ignore[misc]


class Parser(argparse.ArgumentParser):
    """Knows ``--data-dir``. Options are to be written out: an abbreviation would change with a new option."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Help, **options)
        self.add_argument(
            "--data-dir",
            metavar="DIR",
            help="keep bookmarks and reading state there (also: the environment variable STORYDIFF_DATA_DIR)",
        )

    def exit(self, status: int = 0, message: str | None = None) -> Any:
        """Leave as argparse does, once the help is written out, so that a closed pipe is met here."""
        sys.stdout.flush()
        super().exit(status, message)

    def error(self, message: str) -> Any:
        """One sentence and status 2, without the usage lines."""
        from reader.articles.cleaning import clean_line

        self.exit(2, f"{self.prog}: {clean_line(message)} (see {self.prog} --help)\n")


def opening_parser(description: str) -> Parser:
    """The parser of what opens the screen."""
    parser = Parser(
        prog="storydiff",
        description=description,
        usage="storydiff [--data-dir DIR] [--samples | PATH... | VERB ...]",
        epilog="example: storydiff report-one.txt report-two.md",
    )
    parser.add_argument("--version", action="version", version=f"storydiff {__version__}")
    parser.add_argument(
        "--samples", action="store_true", help="open the sample stories, whatever the library holds"
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles, or folders of them")
    return parser

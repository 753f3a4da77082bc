"""Write the man page from the command line's own parsers, or check that it is current.

usage: python -m tests.manpage [--check]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from argparse_manpage.manpage import Manpage

from reader.cli import _VERBS
from reader.verbs.completion import whole_parser

PAGE = Path(__file__).parents[1] / "reader" / "manual" / "storydiff.1"


def made() -> str:
    """The man page."""
    parser = whole_parser(_VERBS)
    parser.man_short_description = "read several reports of one event side by side"  # type: ignore[attr-defined]
    data = {"project_name": "storydiff", "long_description": "The whole manual: storydiff manual."}
    page = str(Manpage(parser, _data=data))
    # The day on which it was made says nothing.
    lines = page.splitlines()
    lines[0] = '.TH STORYDIFF "1" "" "storydiff" "User commands"'
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when it is not current")
    check = parser.parse_args().check
    new = made()
    if not check:
        PAGE.write_text(new, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != new:
        print("reader/manual/storydiff.1 is not current: python -m tests.manpage", file=sys.stderr)
        return 1
    print(f"the man page {'is current' if check else 'was written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

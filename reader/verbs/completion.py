"""The verb that writes completions for shells, and the whole command line as one parser."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module

from reader.verbs.common import Run, example, write

SHELLS = ("bash", "zsh", "fish")


def completion_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``completion``."""
    example(
        parser,
        "Completion for a shell: bash, zsh or fish. Write it where the shell looks for it.",
        "storydiff completion bash > ~/.local/share/bash-completion/completions/storydiff",
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))

    def run(options: argparse.Namespace) -> int:
        import shtab

        return write(shtab.complete(whole_parser(options.verbs), options.shell).rstrip("\n"))

    return run


def whole_parser(verbs: Mapping[str, tuple[str, str]]) -> argparse.ArgumentParser:
    """Every verb with its options, as parts of one parser; ``verbs`` are modules and functions by name."""
    top = argparse.ArgumentParser(
        prog="storydiff", description="Read several reports of one event side by side.", allow_abbrev=False
    )
    top.add_argument("--version", action="store_true", help="the version")
    top.add_argument("--samples", action="store_true", help="open the sample stories")
    top.add_argument("--data-dir", metavar="DIR", help="keep bookmarks and reading state there")
    parts = top.add_subparsers(metavar="VERB")
    for name, (module, function) in verbs.items():
        verb = argparse.ArgumentParser(add_help=False)
        getattr(import_module(f"reader.verbs.{module}"), function)(verb)
        part = parts.add_parser(
            name,
            parents=[verb],
            description=verb.description,
            epilog=verb.epilog,
            help=(verb.description or "").split("\n")[0],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        part.add_argument("--data-dir", metavar="DIR", help="keep bookmarks and reading state there")
    return top

"""The verb that shows the manual."""

from __future__ import annotations

import argparse
import re
import sys

from reader.verbs.common import Run, example, paint, width, write

_LINK = re.compile(r"\[([^\]]+)\]\((\w+)\.md(?:#[\w-]+)?\)")
MEASURE = 100
"""Most columns of a page on a terminal; its tables need more than prose does."""


def manual_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``manual``."""
    example(
        parser,
        "The manual: its topics, or the page of one; in a pipe the page is Markdown.",
        "storydiff manual comparing",
    )
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="a topic, or the beginning of its name")

    def run(options: argparse.Namespace) -> int:
        from reader.manual import page, topics

        if options.topic is None:
            column = max(len(topic.title) for topic in topics())
            lines = [f"{topic.name:<11}{topic.title:<{column}}  {topic.about}" for topic in topics()]
            return write("\n".join((*lines, "", "storydiff manual TOPIC shows a page.")))
        text = page(options.topic).rstrip("\n")
        return write(_set(text) if sys.stdout.isatty() else text)

    return run


def _set(text: str) -> str:
    """A page as a terminal shows it; a link to another page tells how to open that."""
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    plain = not paint().on
    console = Console(
        width=width(MEASURE),
        force_terminal=not plain,
        no_color=plain,
        highlight=False,
        theme=Theme({"markdown.code": "bold", "markdown.code_block": "none"}),
    )
    text = _LINK.sub(r"\1 (`manual \2`)", text)
    with console.capture() as shown:
        console.print(Markdown(text, code_theme="ansi_light", hyperlinks=False))
    return "\n".join(line.rstrip() for line in shown.get().rstrip("\n").split("\n"))

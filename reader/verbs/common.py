"""What the verbs of the command line share: the library, articles, and plain output."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import InputError, UnusableError

if TYPE_CHECKING:
    import argparse

    from reader.articles.model import Article
    from reader.comparison.model import Comparison
    from reader.comparison.story import Story
    from reader.figures.model import Analysis
    from reader.gathering.second import SecondReader
    from reader.importing.files import Loaded
    from reader.library import Library
    from reader.report.layout import Paint
    from reader.report.timeline import InTime

Run = Callable[["argparse.Namespace"], int]
"""Runs a verb; returns the exit status."""


class Opening(NamedTuple):
    """What the screen is opened with: the data dir, the sample stories, or articles of files."""

    data_dir: str | None = None
    samples: bool = False
    paths: Sequence[str] = ()


def example(parser: argparse.ArgumentParser, description: str, example: str) -> None:
    """What a verb is for, and one use of it."""
    parser.description = description
    parser.epilog = f"example:\n  {example}"


_ID = re.compile(r"[0-9a-f]{1,16}(?:@\d{1,4})?")


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """The option for text, JSON, or another form."""
    parser.add_argument("--format", choices=("text", "json", *more), default="text", help="default: text")


def open_library(options: argparse.Namespace | Opening, *, warn: bool = True) -> Library:
    """The library of the data dir; what went wrong on opening is told on standard error.

    Args:
        options: Of the command line.
        warn: Tell it; without this a library that cannot be used is an empty one.

    Raises:
        UnusableError: It cannot be read, let alone written.
    """
    from reader.library import Library, data_dir

    library = Library.open(data_dir(options.data_dir))
    if warn and library.lost:
        library.close()
        raise UnusableError(library.warnings[-1].partition("; ")[0].rstrip("."))
    if warn:
        for warning in library.warnings:
            fail(warning)
    return library


def kept(options: argparse.Namespace) -> bool:
    """Whether there is a library in the data dir: to ask it is no reason to make one."""
    from reader.library import data_dir
    from reader.library.paths import DATABASE_NAME

    return (data_dir(options.data_dir) / DATABASE_NAME).exists()


def load_files(paths: Sequence[str]) -> Loaded:
    """The articles of files and folders, with progress on a terminal."""
    from reader.importing.files import load

    ticker = Ticker()
    loaded = load(paths, lambda done, total: ticker.tell(f"reading {done} of {total} files"))
    ticker.clear()
    return loaded


class Ticker:
    """A line of progress on a terminal's standard error, from half a second on."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._told = 0.0

    def tell(self, text: str) -> bool:
        """Show how far it is, at most ten times a second; always True."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._started > 0.5 and now - self._told > 0.1:
            self._told = now
            sys.stderr.write(f"\r{text[:78]:78}")
            sys.stderr.flush()
        return True

    def clear(self) -> None:
        """Take the line away."""
        if self._told:
            self._told = 0.0
            sys.stderr.write("\r" + " " * 78 + "\r")
            sys.stderr.flush()


def article_named(name: str, options: argparse.Namespace) -> Article:
    """The article in a file, or under an id of the list (the beginning of it will do, @2 is its second text).

    Raises:
        InputError: There is none, or several ids begin like that.
    """
    from reader.importing.files import read_file
    from reader.importing.showing import shown

    if not name:
        raise InputError("an empty name is that of no article")
    path = Path(name)
    if not _ID.fullmatch(name) or path.exists():
        return read_file(path)
    with open_library(options) as library:
        found = library.catalogue.ids(name)
        article = library.article(found[0]) if len(found) == 1 else None
    if not found:
        from reader.importing.samples import load_samples

        shown_samples = [sample for sample in load_samples() if sample.id.startswith(name)]
        article = shown_samples[0] if len(shown_samples) == 1 else None
    if article is None:
        what = (
            "several articles have an id that begins like that"
            if found
            else "no such file, and no article of the library has that id"
        )
        raise InputError(f"{shown(name)}: {what}")
    return article


def analysed(name: str, options: argparse.Namespace) -> Analysis:
    """An article of ``article_named`` with its sentences and figures."""
    from reader.figures.analysis import analyse

    return analyse(article_named(name, options))


def story_in_time(story: Story, library: Library | None = None) -> InTime:
    """A story in time, with what its reports said before, as far as a library has it."""
    from reader.comparison.compare import compare_versions
    from reader.comparison.timeline import timeline_with_earlier
    from reader.figures.analysis import analyse
    from reader.report.timeline import InTime, in_time

    if library is None:
        return in_time(story)
    present = {report.article.id: report for report in story.reports}
    made = timeline_with_earlier(
        story,
        lambda article: library.versions(article.id),
        lambda earlier, article: compare_versions(analyse(earlier), present[article.id]),
    )
    return InTime(story, made)


def ask_second(second: SecondReader, comparisons: Sequence[Comparison]) -> None:
    """Ask the second reader what is open; what it could not answer is said on standard error.

    Raises:
        ModelError: It cannot be asked, and has answered nothing.
    """
    import signal
    import threading

    from reader.judging.client import ModelError

    stop = threading.Event()
    ticker = Ticker()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        asked = second.ask(
            comparisons,
            stop,
            lambda done, total: ticker.tell(f"{second.name}: {done} of {total} places judged"),
        )
    finally:
        signal.signal(signal.SIGINT, before)
        ticker.clear()
    if asked.error and not asked.answered:
        raise ModelError(asked.error)
    if asked.error or asked.missing:
        fail(f"{second.name}: {asked.said}")


def paint() -> Paint:
    """Colour, where a terminal shows it and nobody minds."""
    from reader.report.layout import Paint

    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Paint(sys.stdout.isatty() and not plain)


def width(most: int = 82) -> int:
    """Columns to print in: the terminal's, capped at a reading measure."""
    import shutil

    return max(40, min(most, shutil.get_terminal_size((most, 24)).columns))


def write(text: str) -> int:
    """Print; always 0."""
    data = (text + "\n").encode(sys.stdout.encoding or "utf-8", "replace")
    sys.stdout.buffer.write(data)
    return 0


def write_json(value: object) -> int:
    """Print as JSON; always 0."""
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


def fail(message: str, status: int = 1) -> int:
    """Say what went wrong on standard error; returns the status."""
    sys.stdout.flush()
    sys.stderr.write(f"storydiff: {message}\n")
    return status

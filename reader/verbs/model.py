"""The verb ``model``: a second reader that is asked about what the words leave in doubt."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import InputError
from reader.verbs.common import Run, example, open_library, write

if TYPE_CHECKING:
    from reader.library import Library


def model_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``model``."""
    example(
        parser,
        "A second reader: a language model on any server of the chat completions interface, asked only "
        "where you wish. Without a word more, says which is set.",
        "storydiff model set http://localhost:11434 --name qwen3:8b",
    )
    parser.add_argument("what", nargs="?", choices=("set", "test", "off"), help="set URL, test or off")
    parser.add_argument("url", nargs="?", metavar="URL", help="with set: where it answers")
    parser.add_argument("--name", default="", metavar="MODEL", help="which of the server's models")
    parser.add_argument(
        "--key-file", default="", metavar="FILE", help="a file with the key, readable by you alone"
    )
    parser.add_argument("--always", action="store_true", help="ask it of every comparison that is opened")
    parser.add_argument(
        "--at-once",
        type=int,
        choices=range(1, 9),
        default=3,
        metavar="N",
        help="questions at a time, 1 to 8: 3",
    )
    parser.add_argument("--yes", action="store_true", help="agree to send to a host that is not this machine")

    def run(options: argparse.Namespace) -> int:
        from reader.configuration import load, settle_model
        from reader.gathering.second import GIVEN

        settle_model(load())
        if GIVEN.choice is not None and options.what in ("set", "off"):
            raise InputError("the model is named in the settings file (storydiff config): change it there")
        with open_library(options) as library:
            if options.what == "set":
                if not options.url:
                    raise InputError("model set needs an address, such as http://localhost:8080")
                return _set(library, options)
            if options.what == "off":
                from reader.gathering.second import choose

                choose(library, None)
                return write("No model is asked any more.")
            if options.what == "test":
                return _test(library)
            return write(_told(library))

    return run


def _told(library: Library) -> str:
    from reader.gathering.second import chosen

    choice = chosen(library)
    if choice is None:
        return "No model is set: storydiff model set URL names one."
    at = choice.endpoint
    lines = [f"{at.called} at {at.url}" + ("" if at.local else ", which is not this machine")]
    lines.append(f"key: {'of ' + at.key_file if at.key_file else 'of the environment, if it has one'}")
    when = "of every comparison that is opened" if choice.always else "where you wish: M, or compare --model"
    lines.append(f"asked {when}, {choice.at_once} question{'s' * (choice.at_once != 1)} at a time")
    lines.append(f"{library.answers.count(at.called):,} answers kept")
    return "\n".join(lines)


def _set(library: Library, options: argparse.Namespace) -> int:
    from reader.gathering.second import SENT, Chosen, choose, chosen, named
    from reader.judging.client import Endpoint, endpoint_url, read_key

    key_file = str(Path(options.key_file).expanduser().absolute()) if options.key_file else ""
    endpoint = Endpoint(endpoint_url(options.url), options.name, key_file)
    if key_file:
        read_key(endpoint)
    before = chosen(library)
    agreed = before.agreed if before is not None else ""
    if not endpoint.local and agreed != endpoint.host:
        asked = f"{endpoint.host} is not this machine: it would be sent {SENT}."
        if not options.yes and not _agrees(asked):
            raise InputError(f"{asked} Nothing is set; --yes agrees")
        agreed = endpoint.host
    agreed = "" if endpoint.local else agreed
    choice = Chosen(named(endpoint), options.always, agreed, options.at_once)
    choose(library, choice)
    return write(f"{_told(library)}\nstorydiff model test asks it a first question.")


def _agrees(asked: str) -> bool:
    """Whether a person agrees, asked on a terminal; without one, nobody does."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write(f"{asked} Agree? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _test(library: Library) -> int:
    from reader.gathering.second import chosen, tried

    choice = chosen(library)
    if choice is None:
        raise InputError("no model is set: storydiff model set URL names one")
    started = time.perf_counter()
    usable = tried(choice)
    took = time.perf_counter() - started
    if not usable:
        raise InputError(
            f"{choice.endpoint.called}: answered after {took:.1f} s, but not in a way that can be used"
        )
    return write(f"{choice.endpoint.called}: answered after {took:.1f} s, and the answer can be used.")

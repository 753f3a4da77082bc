"""Other programs that are asked for something: a browser, a pager, a command. No Textual here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from reader.errors import InputError

_IN_TERMINAL = frozenset({"w3m", "lynx", "links", "elinks", "browsh", "carbonyl"})
"""Browsers that need the terminal."""


def has_browser(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether there is a browser to open an address in: not where one works over a line without a screen."""
    if environ.get("BROWSER"):
        return True
    return platform in ("darwin", "win32") or any(environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def command_for(browser: str, url: str) -> tuple[list[str], bool]:
    """The command that opens an address, and whether it needs the terminal.

    Raises:
        InputError: What is set as the browser is no command.
    """
    import shlex  # at its use, as elsewhere: the start needs none of it

    try:
        words = shlex.split(browser)
    except ValueError as error:
        raise InputError(f"the browser “{browser}” of the settings is no command ({error})") from error
    command = [word.replace("%s", url) for word in words]
    if command == words:
        command.append(url)
    return command, os.path.basename(words[0]) in _IN_TERMINAL if words else False


def start(command: list[str]) -> None:
    """Start a program that has a window of its own.

    Raises:
        InputError: It cannot be started.
    """
    try:
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise InputError(f"{command[0]}: cannot be started ({error.strerror})") from error


def pager(chosen: str, environ: Mapping[str, str]) -> str:
    """The command that shows a text."""
    return chosen or environ.get("PAGER", "") or "less"


def run(command: str, text: str, *, quiet: bool = False) -> str:
    """Give a text to a command of the shell, which has the terminal; what went wrong, in a sentence.

    Args:
        command: As one types it in a shell.
        text: What it reads from standard input.
        quiet: Where there is no terminal to give it.
    """
    try:
        done = subprocess.run(
            command, shell=True, input=text.encode("utf-8", "replace"), capture_output=quiet
        )
    except OSError as error:
        return f"{command}: cannot be run ({error.strerror})"
    except BrokenPipeError:
        return ""
    return f"{command}: ended with status {done.returncode}" if done.returncode else ""

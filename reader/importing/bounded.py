"""Large pages, feeds and letters are read in a process of their own, which can be ended.

The libraries that read them cannot be stopped, and some inputs keep them busy for minutes.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from importlib import import_module
from typing import Any

from reader.errors import InputError

LARGE = 500_000
"""Bytes from which an input is read apart; starting a process costs about half a second."""
LONGEST = 10.0
"""Seconds that reading one input may take."""
_WORKS = {
    "page": ("reader.importing.pages", "article_from_page"),
    "feed": ("reader.importing.feeds", "parse_feed"),
    "letter": ("reader.importing.mail", "article_from_mail"),
}


def read(work: str, data: bytes, name: str, **options: str) -> Any:
    """What a page, feed or letter holds.

    Args:
        work: "page", "feed" or "letter".
        data: The whole of it.
        name: What to call it in an error.
        options: For ``article_from_page``, ``parse_feed`` or ``article_from_mail``.

    Raises:
        InputError: It cannot be read, or not in time.
    """
    if work != "feed":
        options["name"] = name  # a feed is called by its address
    if len(data) < LARGE:
        return _do(work, data, options)
    command = [sys.executable, "-m", "reader.importing.bounded", work]
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps((data, options)),
            capture_output=True,
            timeout=LONGEST,
            env=surroundings,
        )
        found = pickle.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise InputError(f"{name}: takes longer than {LONGEST:.0f} seconds to read, and was left") from error
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        raise InputError(f"{name}: is too much to read") from error
    if isinstance(found, InputError):
        raise found
    return found


def _do(work: str, data: bytes, options: dict[str, str]) -> Any:
    module, function = _WORKS[work]
    return getattr(import_module(module), function)(data, **options)


def main() -> None:
    """Read what comes on standard input; what it holds, or the error, goes to standard output."""
    data, options = pickle.loads(sys.stdin.buffer.read())
    try:
        found = _do(sys.argv[1], data, options)
    except InputError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    main()

"""The program on a real terminal: what it draws, and that it gives the terminal back as it was."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

from tests.program import LEFT, PATIENCE, ROOT

ROWS, COLUMNS = 30, 100
PRIVATE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]")
MOUSE = (1000, 1002, 1003, 1006, 1015)


class Terminal:
    """The program in a pseudo terminal, and what its screen shows."""

    def __init__(self, *arguments: str) -> None:
        self.ours, self.theirs = os.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.before = termios.tcgetattr(self.theirs)
        self.written = b""
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", *arguments],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            start_new_session=True,
        )

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.ours, keys.encode())

    def wait_for(self, done: Callable[[], object], what: str) -> None:
        """Read what the program writes until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline, f"{what} did not come; the screen shows:\n{self.text()}"
            self._read(0.1)

    def shows(self, *texts: str) -> None:
        """Wait until the screen shows each of these."""
        self.wait_for(lambda: all(text in self.text() for text in texts), repr(texts))

    def ended(self) -> int:
        """Wait for the end, read the rest, and give the exit status."""
        self.wait_for(lambda: self.process.poll() is not None, "the end")
        while self._read(0):
            pass
        return self.process.returncode

    def given_back(self) -> None:
        """The terminal is as it was before the program."""
        assert self.is_left(1049), "still in the alternate screen"
        assert not [mode for mode in MOUSE if not self.is_left(mode)], "the mouse is still on"
        assert self.is_left(2004), "pasting is still bracketed"
        assert self.written.rfind(b"\x1b[?25h") > self.written.rfind(b"\x1b[?25l"), "no cursor"
        assert termios.tcgetattr(self.theirs) == self.before
        assert b"Traceback" not in self.written

    def is_left(self, mode: int) -> bool:
        """Whether a private mode was never set, or reset after it was."""
        return self.written.rfind(b"\x1b[?%dl" % mode) >= self.written.rfind(b"\x1b[?%dh" % mode)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.ours)
        os.close(self.theirs)

    def _read(self, patience: float) -> bool:
        if not select.select([self.ours], [], [], patience)[0]:
            return False
        data = os.read(self.ours, 65536)
        self.written += data
        # pyte takes a "<" or ">" in a CSI for the end of it, and would draw the rest.
        self._stream.feed(PRIVATE.sub(b"", data))
        return True


Opener = Callable[..., Terminal]


@pytest.fixture
def on_terminal() -> Iterator[Opener]:
    """Starts the program on a terminal; ends it after the test."""
    opened: list[Terminal] = []

    def start(*arguments: str) -> Terminal:
        opened.append(Terminal(*arguments))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def test_the_library_is_drawn_and_q_ends_it(on_terminal: Opener) -> None:
    terminal = on_terminal()
    terminal.shows("sample stories", "Titanic", "1912-04-19")
    assert not terminal.is_left(1049)
    terminal.type("q")
    assert terminal.ended() == 0
    terminal.given_back()


def test_a_given_article_is_drawn(on_terminal: Opener, tmp_path: Path) -> None:
    (tmp_path / "wall.txt").write_text(
        "Wall to cost more\n\nIt will cost £5 million, the board said.\n", encoding="utf-8"
    )
    terminal = on_terminal(str(tmp_path / "wall.txt"), LEFT)
    terminal.shows("Wall to cost more")
    terminal.type("q")
    assert terminal.ended() == 0
    terminal.given_back()


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name
)
def test_a_signal_ends_it_and_gives_the_terminal_back(on_terminal: Opener, number: signal.Signals) -> None:
    terminal = on_terminal()
    terminal.shows("sample stories", "Titanic")
    terminal.process.send_signal(number)
    assert terminal.ended() == 128 + number
    terminal.given_back()


COMMANDS = (
    *(b"\x1b]52", b"\x1b[2J", b"owned", b"\x1b]8;", b"evil", b"\x1bc", b"\x1bP+q", b"\xc2\x9b"),
    *(b"\xe2\x80\xae", b"\x1b]0;", b"\x1b]2;"),
)
HOSTILE = (
    "Wall\x1b]52;c;cm0gLXJm\x07 grows\x1b[2J\x1b]0;owned\x07 [red]again\u202e\x9b2J\n\n"
    "The \x1b]8;;http://evil.example\x1b\\board\x1b]8;;\x1b\\ said \x1bcso \x1bP+q54\x1b\\today, [/].\n"
)


@pytest.mark.parametrize("name", ["wall.txt", "a\x1b]2;owned\x07b.txt", "a\u202e\x9b2J.txt"], ids=ascii)
def test_a_hostile_article_writes_no_command_to_the_terminal(
    on_terminal: Opener, tmp_path: Path, name: str
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / name).write_text(HOSTILE, encoding="utf-8")
    terminal = on_terminal(str(tmp_path / "news"))
    terminal.shows("Wall grows [red]again")
    terminal.type("\r")
    terminal.shows("The board said so today, [/].")
    terminal.type("\x11")
    assert terminal.ended() == 0
    for command in COMMANDS:
        at = terminal.written.find(command)
        assert at < 0, terminal.written[max(0, at - 60) : at + 60]
    terminal.given_back()


def test_what_cannot_be_read_is_said_without_a_screen(on_terminal: Opener, tmp_path: Path) -> None:
    terminal = on_terminal(str(tmp_path / "gone.txt"))
    assert terminal.ended() == 1
    assert terminal.written.replace(b"\r", b"") == f"storydiff: {tmp_path}/gone.txt: no such file\n".encode()
    assert termios.tcgetattr(terminal.theirs) == terminal.before


@pytest.mark.parametrize("piped", ["stdin", "stdout"])
def test_half_a_terminal_is_none(piped: str) -> None:
    ours, theirs = os.openpty()
    try:
        result = subprocess.run(
            [sys.executable, "-m", "reader"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL if piped == "stdin" else theirs,
            stdout=subprocess.PIPE if piped == "stdout" else theirs,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
        )
        assert not select.select([ours], [], [], 0)[0]
    finally:
        os.close(ours)
        os.close(theirs)
    assert result.returncode == 2 and not result.stdout
    assert result.stderr.startswith(b"storydiff: needs a terminal") and result.stderr.count(b"\n") == 1

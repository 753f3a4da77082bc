"""No test sees the user's machine: dirs and HOME lead into tmp, and the network is shut."""

from __future__ import annotations

import gc
import socket
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.articles.model import Article

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.app import StorydiffApp

AppMaker = Callable[..., "StorydiffApp"]
"""``make_app(articles=(), directory="data", notices=())``."""

_LOCAL = {"localhost", "127.0.0.1", "::1", "", None}


def pytest_collection_finish() -> None:
    """What was collected stays; looking through it for garbage at every turn takes a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every test has a home; a folder by itself, for pytest looks through its own for each number."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def away_from_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every per-user directory leads into tmp; what changes the look of a terminal is unset."""
    home = Path(tempfile.mkdtemp(dir=homes))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("BROWSER", "true")
    monkeypatch.delenv("STORYDIFF_CONFIG", raising=False)
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("STORYDIFF_DATA_DIR", str(home / "storydiff"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but this machine, or a look-up of a name, fails the test."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
            raise AssertionError(f"a test tried to connect to {address}")
        connect(self, address)

    def only_local(host: Any, *arguments: Any, **options: Any) -> Any:
        if (host.decode() if isinstance(host, bytes) else host) not in _LOCAL:
            raise AssertionError(f"a test tried to look up {host}")
        return look_up(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", only_here)
    monkeypatch.setattr(socket, "getaddrinfo", only_local)


@cache
def empty_library() -> bytes:
    """The file of a library without articles."""
    from reader.library import Library

    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder)) as library:
            path = library.path
        return path.read_bytes()


@pytest.fixture
def make_app(tmp_path: Path) -> Iterator[AppMaker]:
    """Builds apps over articles, by default the samples, with a library in tmp and a clock that stands still.

    Apps made with the same ``directory`` share what is kept, like one run after the other.
    """
    from reader.library import Library
    from reader.library.paths import DATABASE_NAME
    from reader.ui.app import StorydiffApp
    from reader.ui.session import Session
    from tests.screenshots import CLOCK

    opened: list[Library] = []

    def make(
        articles: Sequence[Article] = (), directory: str = "data", notices: Sequence[str] = ()
    ) -> StorydiffApp:
        path = tmp_path / directory / DATABASE_NAME
        if not path.exists():  # quicker than making its tables
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(empty_library())
        library = Library.open(tmp_path / directory, clock=lambda: CLOCK, busy_ms=100)
        opened.append(library)
        return StorydiffApp(Session(library, articles), notices, settles=False)

    yield make
    for library in opened:
        library.close()

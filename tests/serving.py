"""A web server on this machine that does what it is told, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Act = Callable[["Handler"], object]
"""Answers a request in a way of its own."""


@dataclass(frozen=True)
class Reply:
    """An answer; its length is told unless ``headers`` say another."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A request; names of headers are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: bytes = b""


class Handler(BaseHTTPRequestHandler):
    """Answers from the pages of its server."""

    protocol_version = "HTTP/1.1"
    server: _Threaded
    body = b""

    def do_POST(self) -> None:
        """As for GET; what was sent is remembered."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer as told; what was not told is not there."""
        web = self.server.web
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with web.lock:
            headers = {k.lower(): v for k, v in self.headers.items()}
            web.asked.append(Asked(self.path, headers, self.body))
            told = web.pages.get(self.path, Reply(status=404))
            if isinstance(told, list):
                told = told.pop(0) if len(told) > 1 else told[0]
        with suppress(ConnectionError):  # the other side may have had enough
            if isinstance(told, Reply):
                self.reply(told)
            else:
                told(self)

    def reply(self, reply: Reply) -> None:
        """Send an answer."""
        self.send_response(reply.status)
        headers = {"Content-Type": "text/html", **reply.headers}
        if "Transfer-Encoding" not in headers:
            headers.setdefault("Content-Length", str(len(reply.body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        if headers.get("Content-Length") != str(len(reply.body)):
            self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class _Threaded(ThreadingHTTPServer):
    daemon_threads = True
    web: Web

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the other side hung up."""


class Web:
    """The server. ``pages`` are what it gives by path: a reply, an action, or a list to be given in turn."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply | Act | list[Reply | Act]] = {}
        self.asked: list[Asked] = []
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self._server = _Threaded(("127.0.0.1", 0), Handler)
        self._server.web = self
        self.port = self._server.server_address[1]

    def url(self, path: str = "/", *, host: str = "127.0.0.1", user: str = "") -> str:
        """The address of a page."""
        return f"http://{user}{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        with self.lock:
            return [asked.path for asked in self.asked]

    @contextmanager
    def running(self) -> Iterator[Web]:
        """Serve until the block is left."""
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self.closing.set()
            self._server.shutdown()
            thread.join()
            self._server.server_close()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A running server, reached without a proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with Web().running() as running:
        yield running


def free_port() -> int:
    """A port on which nothing listens."""
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


class Waits(threading.Event):
    """An event that nobody has to wait for; ``waited`` are the seconds asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Note it and go on."""
        self.waited.append(timeout or 0.0)
        return self.is_set()

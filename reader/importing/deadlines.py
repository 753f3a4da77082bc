"""One bound on a whole answer: whatever a server drips, after so many seconds its connection is cut.

urllib3 bounds the wait for each part of an answer, and a server can send a byte of its status line, a header,
a chunk size or a trailer, or "100 Continue", just in time for ever.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from urllib3 import PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_asking = threading.local()


class Cut:
    """The connection that a request of this thread goes through, and whether it was cut."""

    def __init__(self) -> None:
        self.connection: Any = None
        self.done = False

    def __call__(self) -> None:
        """Cut it; whoever reads from it is told that it broke off."""
        self.done = True
        connected: Any = getattr(self.connection, "sock", None)
        with suppress(OSError, AttributeError):
            connected.shutdown(socket.SHUT_RDWR)


@contextmanager
def deadline(seconds: float) -> Iterator[Cut]:
    """Requests of this thread inside are cut after so many seconds."""
    cut = Cut()
    timer = threading.Timer(max(0.01, seconds), cut)
    timer.daemon = True
    _asking.cut = cut
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()
        _asking.cut = None


def _note(connection: Any) -> None:
    cut = getattr(_asking, "cut", None)
    if cut is not None:
        cut.connection = connection


class _Plain(HTTPConnection):
    def request(self, *args: Any, **options: Any) -> None:
        _note(self)
        super().request(*args, **options)


class _Secure(HTTPSConnection):
    def request(self, *args: Any, **options: Any) -> None:
        _note(self)
        super().request(*args, **options)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


def pool(proxy: str, hosts: int, each: int) -> PoolManager:
    """Connections to so many hosts, so many to each, through a proxy if one is named (http or socks)."""
    made: PoolManager
    if proxy.lower().startswith("socks"):
        from urllib3.contrib.socks import SOCKSProxyManager

        return SOCKSProxyManager(proxy, num_pools=hosts, maxsize=each)
    made = (
        ProxyManager(proxy, num_pools=hosts, maxsize=each)
        if proxy
        else PoolManager(num_pools=hosts, maxsize=each)
    )
    made.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
    return made

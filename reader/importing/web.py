"""Fetching: http and https only, with limits on size, time and redirects, and good manners towards servers.

The client is urllib3. What is asked for is what a person opened or refreshes; nothing that a page or feed
names is fetched by itself.
"""

from __future__ import annotations

import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from reader import __version__
from reader.articles.addresses import is_web_address, without_credentials
from reader.articles.cleaning import clean_line
from reader.errors import InputError

USER_AGENT = f"storydiff/{__version__} (a reader's own program; fetches only what its user asks for)"
MOST_BYTES = 20_000_000
"""Most that is read of one answer, unpacked."""
AT_ONCE = 8
A_HOST = 2
"""Requests at a time, in all and to one host."""
_REDIRECTS = 10
_TRIES = 3
_BACK_OFF = 0.7  # seconds, doubled with each try
_LONGEST_WAIT = 8.0  # seconds; what a server asks beyond is left for the next refresh
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LASTING = frozenset({301, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_SAID = {
    400: "the server does not understand the request",
    401: "the server asks for a name and password",
    402: "the server asks for payment",
    403: "the server refuses it",
    404: "there is nothing at this address",
    410: "it is gone for good",
    429: "the server is asked too often",
    451: "it is withheld for legal reasons",
}


class WebError(InputError):
    """What could not be fetched, and why; ``retry_after`` are the seconds that the server asks to wait."""

    def __init__(self, message: str, retry_after: float = 0.0, *, gone: bool = False) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.gone = gone


class Cancelled(InputError):
    """The work was stopped."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave.

    ``url`` is where it came from in the end, without name and password; ``lasting`` is the address that the
    server says to use from now on, empty if there is none. ``changed`` is False for "not modified".
    """

    url: str
    body: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    lasting: str = ""
    changed: bool = True

    @property
    def charset(self) -> str:
        """The encoding that the server names, or nothing."""
        found = _CHARSET.search(self.content_type)
        return found.group(1) if found else ""


@dataclass
class Manners:
    """How addresses are fetched, as the settings say: seconds for an answer, its bytes, and a proxy."""

    seconds: float = 60.0
    most_bytes: int = MOST_BYTES
    proxy: str = ""


MANNERS = Manners()
"""Those of this run of the program."""


@dataclass
class Fetcher:
    """Fetches addresses, from several threads at a time.

    Args:
        connect: Seconds to wait for a connection.
        read: Seconds to wait for the next part of an answer.
        whole: Seconds for one answer in all.
        stop: Set to end all that is under way.
        pause: Seconds between tries, by the number of the try.
    """

    connect: float = 10.0
    read: float = 20.0
    whole: float = field(default_factory=lambda: MANNERS.seconds)
    stop: threading.Event = field(default_factory=threading.Event)
    pause: Callable[[int], float] = lambda tried: _BACK_OFF * 2**tried
    _hosts: dict[str, threading.Semaphore] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pools: dict[str, Any] = field(default_factory=dict)

    def get(
        self, url: str, *, etag: str = "", modified: str = "", accept: str = "*/*", limit: int = 0
    ) -> Answer:
        """Fetch an address, following redirects and trying again where that may help.

        Args:
            url: The address; a user name and password in it are sent to its host only.
            etag: What the server called the version that is known.
            modified: When that was changed, in the server's own words.
            accept: The kinds of content that are wanted, most wanted first.
            limit: The most bytes that are read, unpacked; 0 for what the settings say.

        Raises:
            WebError: It cannot be fetched; the message is one sentence that names the address.
            Cancelled: ``stop`` was set.
        """
        limit = limit or MANNERS.most_bytes
        headers = {"Accept": accept, "User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        tried = 0
        while True:
            try:
                return self._once(url, headers, limit)
            except _TryAgainError as problem:
                tried += 1
                wait = max(self.pause(tried - 1), problem.retry_after)
                if tried >= _TRIES or wait > _LONGEST_WAIT:
                    raise WebError(str(problem), problem.retry_after) from problem
                if self.stop.wait(wait):
                    raise Cancelled(f"{shown(url)}: stopped") from problem

    def _once(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        address, lasting, only_lasting, left = url, "", True, self.whole
        for _ in range(_REDIRECTS + 1):
            if not is_web_address(address):
                raise WebError(f"{shown(url)}: leads to “{shown(address)}”, which is not http or https")
            sent = dict(headers)
            parts = urlsplit(address)
            if parts.username is not None:
                secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
                token = b64encode(secret.encode("utf-8", "replace")).decode("ascii")
                sent["Authorization"] = f"Basic {token}"
            with self._host(parts.hostname or ""):
                # Counted from here: time in the queue for a host is not the server's.
                began = time.monotonic()
                answer = self._ask(url, address, sent, limit, left)
                left -= time.monotonic() - began
            if isinstance(answer, Answer):
                return Answer(
                    answer.url, answer.body, answer.content_type, answer.etag, answer.modified, lasting,
                    answer.changed,
                )  # fmt: skip
            code, place = answer
            target = _target(address, place)
            at = parts.netloc.rpartition("@")[0]
            if (
                at
                and "@" not in target.partition("//")[2].partition("/")[0]
                and _same_server(address, target)
            ):
                target = target.replace("//", f"//{at}@", 1)
            only_lasting = only_lasting and code in _LASTING
            if only_lasting:
                lasting = target
            address = target
        raise WebError(f"{shown(url)}: leads from one address to the next without end")

    def _ask(
        self, url: str, address: str, headers: Mapping[str, str], limit: int, left: float
    ) -> Answer | tuple[int, str]:
        """One request, in so many seconds: an answer, or the status and target of a redirect."""
        from reader.importing.deadlines import deadline

        with deadline(left) as cut:
            try:
                answer = self._answered(url, address, headers, limit, time.monotonic() + left)
            except (_TryAgainError, WebError) as problem:
                if cut.done:
                    raise WebError(self._slow(url)) from problem
                raise
        if cut.done:  # what was cut may look whole
            raise WebError(self._slow(url))
        return answer

    def _slow(self, url: str) -> str:
        return f"{shown(url)}: took longer than {self.whole:.0f} seconds"

    def _answered(
        self, url: str, address: str, headers: Mapping[str, str], limit: int, deadline: float
    ) -> Answer | tuple[int, str]:
        import urllib3
        from urllib3.exceptions import HTTPError

        if self.stop.is_set():
            raise Cancelled(f"{shown(url)}: stopped")
        response = None
        try:
            response = self._pool(address).request(
                "GET",
                without_credentials(address),
                headers=dict(headers),
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=self.connect, read=self.read),
            )
            status = response.status
            if status in (301, 302, 303, 307, 308) and response.headers.get("location"):
                return status, str(response.headers["location"])
            etag, modified = (str(response.headers.get(name, "")) for name in ("etag", "last-modified"))
            kind = clean_line(str(response.headers.get("content-type", "")))
            if status == 304:
                etag = etag or headers.get("If-None-Match", "")
                modified = modified or headers.get("If-Modified-Since", "")
                return Answer(without_credentials(address), b"", kind, etag, modified, changed=False)
            if status != 200:
                self._refuse(url, status, response.headers.get("retry-after"))
            body = self._body(url, response, limit, deadline)
            return Answer(without_credentials(address), body, kind, etag, modified)
        except HTTPError as problem:
            raise _TryAgainError(f"{shown(url)}: {_reason(problem, self)}") from problem
        except (ValueError, UnicodeError, OSError) as problem:
            raise WebError(f"{shown(url)}: cannot be fetched ({clean_line(str(problem))[:120]})") from problem
        finally:
            if response is not None:
                response.close()

    def _body(self, url: str, response: Any, limit: int, deadline: float) -> bytes:
        length = str(response.headers.get("content-length", ""))
        if length.isdigit() and int(length) > limit:
            raise WebError(
                f"{shown(url)}: is {int(length) / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB are read"
            )
        parts: list[bytes] = []
        size = 0
        while True:
            if self.stop.is_set():
                raise Cancelled(f"{shown(url)}: stopped")
            if time.monotonic() > deadline:
                raise WebError(self._slow(url))
            part = response.read1(65536, decode_content=True)
            if not part:
                if response._fp is None or response.closed or response._fp.isclosed():
                    break
                continue
            parts.append(part)
            size += len(part)
            if size > limit:
                raise WebError(f"{shown(url)}: is larger than {limit / 1e6:.0f} MB, unpacked")
        left = response.length_remaining
        if left:
            raise _TryAgainError(f"{shown(url)}: broke off {left} bytes before its end")
        return b"".join(parts)

    def _refuse(self, url: str, status: int, asked: object) -> None:
        from urllib3.util import Retry

        wait = 0.0
        if asked:
            try:
                wait = max(0.0, min(86_400.0, float(Retry().parse_retry_after(str(asked)))))
            except Exception:  # a header that makes no sense asks for nothing
                wait = 0.0
        said = _SAID.get(status, "the server failed" if status >= 500 else "the server gives no page")
        message = f"{shown(url)}: {said} (status {status})"
        if status in _AGAIN:
            raise _TryAgainError(message, wait)
        raise WebError(message, wait, gone=status in (404, 410))

    def _pool(self, address: str) -> Any:
        from urllib.request import getproxies, proxy_bypass

        from reader.importing.deadlines import pool

        parts = urlsplit(address)
        proxy = MANNERS.proxy or getproxies().get(parts.scheme.lower(), "")
        if proxy and proxy_bypass(parts.hostname or ""):
            proxy = ""
        with self._lock:
            if proxy not in self._pools:
                self._pools[proxy] = pool(proxy, hosts=16, each=A_HOST)
            return self._pools[proxy]

    def _host(self, host: str) -> threading.Semaphore:
        with self._lock:
            return self._hosts.setdefault(host.lower(), threading.Semaphore(A_HOST))


class _TryAgainError(Exception):
    """It may go through later."""

    def __init__(self, message: str, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


def _target(address: str, place: str) -> str:
    """Where a redirect leads; what cannot be made out stays as it is."""
    with suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")  # headers are read as Latin-1, and sent in UTF-8
    try:
        return urljoin(address, place.strip().replace(" ", "%20"))
    except ValueError:
        return place


def _same_server(address: str, target: str) -> bool:
    """Whether a name and password for one address may be sent to the other: same host, port and scheme.

    From http to https on their own ports is a step up.
    """
    if not is_web_address(target):
        return False
    places = [
        (parts.hostname, parts.port or (443 if parts.scheme == "https" else 80), parts.scheme)
        for parts in (urlsplit(address), urlsplit(target))
    ]
    before, after = places
    upgraded = before[1:] == (80, "http") and after[1:] == (443, "https")
    return before[0] == after[0] and (before == after or upgraded)


def shown(url: str) -> str:
    """An address as it may be printed: without name and password, cleaned, not too long."""
    line = clean_line(without_credentials(url))
    return line if len(line) <= 200 else line[:199] + "…"


def _reason(problem: Exception, fetcher: Fetcher) -> str:
    from urllib3 import exceptions as kinds

    # To urllib3 the first is a kind of the second, and that a kind of the third.
    if isinstance(problem, kinds.NameResolutionError):
        return "there is no such host, or no network"
    if isinstance(problem, kinds.NewConnectionError):
        return "no connection can be made"
    if isinstance(problem, kinds.ConnectTimeoutError):
        return f"no connection within {fetcher.connect:g} seconds"
    if isinstance(problem, kinds.ReadTimeoutError):
        return f"no answer within {fetcher.read:g} seconds"
    if isinstance(problem, kinds.SSLError):
        return "its certificate cannot be trusted"
    if isinstance(problem, kinds.DecodeError):
        return "is packed in a way that cannot be unpacked"
    if isinstance(problem, (kinds.ProtocolError, kinds.IncompleteRead)):
        return "the connection broke off"
    if isinstance(problem, (kinds.LocationParseError, kinds.LocationValueError)):
        return "is not an address that can be asked"
    return f"cannot be fetched ({type(problem).__name__})"

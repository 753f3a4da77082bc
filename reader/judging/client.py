"""Asking a server of the chat completions interface (llama.cpp, Ollama, LM Studio, vLLM, hosted ones).

The client is urllib3. What is sent is a question of ``questions.messages`` and the name of a model, and the
key to that host alone.
"""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reader import __version__
from reader.articles.cleaning import clean_line
from reader.errors import StorydiffError

KEY_VARIABLE = "STORYDIFF_MODEL_KEY"
MOST_BYTES = 2_000_000
"""Most that is read of an answer."""
_CONNECT = 10.0
_TRIES = 3
_LONGEST_WAIT = 30.0  # seconds that a server may ask to wait
_AGAIN = frozenset({429, 500, 502, 503, 504})
_TOO_LONG = re.compile(r"context|too long|too large|maximum.{0,20}(?:length|tokens)|exceed", re.I | re.S)
_NO_FORMAT = re.compile(r"response_format|json_object", re.I)
_LOCAL = frozenset({"localhost", "ip6-localhost"})
_MOST_KEY = 10_000


class ModelError(StorydiffError):
    """The model cannot be asked, or did not answer: one sentence."""


class TooLongError(ModelError):
    """The question is longer than the model can read."""


class StoppedError(ModelError):
    """The asking was stopped."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers: the address before ``/chat/completions``, its name, the file of the key."""

    url: str
    name: str = ""
    key_file: str = ""

    @property
    def host(self) -> str:
        """The host, with its port if it names one."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def local(self) -> bool:
        """Whether that is this machine."""
        host = urlsplit(self.url).hostname or ""
        if host in _LOCAL or host.endswith(".localhost"):
            return True
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def called(self) -> str:
        """What it is called where it says something."""
        return self.name or "model"


def endpoint_url(given: str) -> str:
    """The address before ``/chat/completions`` that a person means.

    Raises:
        ModelError: It is no address of http or https.
    """
    text = given.strip()
    shown = clean_line(text)[:200]
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ModelError(f"“{shown}” is no address of a model") from None
    if parts.scheme not in ("http", "https") or not host or clean_line(text) != text:
        raise ModelError(f"“{shown}” is no address of a model: it begins with http:// or https://")
    if parts.username is not None or parts.query or parts.fragment:
        raise ModelError(
            f"{parts.scheme}://{host}: a name, a password or a query has no place in the address"
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions").removesuffix("/completions")
    return f"{parts.scheme}://{parts.netloc}{path or '/v1'}"


def read_key(endpoint: Endpoint, environment: Mapping[str, str] | None = None) -> str:
    """The key, of its file or of the environment; "" if there is none.

    Raises:
        ModelError: The file cannot be read, others may read it, or what it holds is no key.
    """
    if not endpoint.key_file:
        key = (os.environ if environment is None else environment).get(KEY_VARIABLE, "").strip()
        where = f"the variable {KEY_VARIABLE}"
    else:
        path = Path(endpoint.key_file)
        where = clean_line(str(path))
        try:
            if os.name == "posix" and path.stat().st_mode & 0o077:
                raise ModelError(f"{where}: others can read this key; chmod 600 makes it yours alone")
            with path.open("rb") as file:
                key = file.read(_MOST_KEY).decode("utf-8", "replace").strip()
        except OSError as error:
            raise ModelError(f"{where}: the key cannot be read: {error.strerror or error}") from None
        if not key:
            raise ModelError(f"{where}: holds no key")
    if not key.isascii() or any(char.isspace() or not char.isprintable() for char in key):
        raise ModelError(f"{where}: holds no key, but more than one word or signs that no key has")
    return key


@dataclass
class Client:
    """Asks one model, from several threads at a time.

    Args:
        endpoint: Which one.
        timeout: Seconds until an answer has to be there.
        stop: Set to end what waits.
    """

    endpoint: Endpoint
    timeout: float = 180.0
    stop: threading.Event = field(default_factory=threading.Event)
    _plain: bool = False  # the server knows no response_format
    _pool: Any = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def models(self) -> list[str]:
        """The names of the models that the server has, as far as it says so."""
        told = self._json(self._request("GET", "/models", None))
        rows = told.get("data")
        names = [row.get("id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        return [clean_line(name)[:200] for name in names if isinstance(name, str) and name][:200]

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """What the model says to messages.

        Raises:
            TooLongError: They are longer than it can read.
            StoppedError: ``stop`` was set.
            ModelError: It does not answer, for a reason told in one sentence.
        """
        body: dict[str, Any] = {
            "model": self.endpoint.name or "default",
            "messages": list(messages),
            "temperature": 0,
            "stream": False,
        }
        if not self._plain:
            try:
                return self._said(
                    self._request(
                        "POST", "/chat/completions", body | {"response_format": {"type": "json_object"}}
                    )
                )
            except _NoFormatError:
                self._plain = True
        return self._said(self._request("POST", "/chat/completions", body))

    def _said(self, data: bytes) -> str:
        told = self._json(data)
        choices = told.get("choices")
        first = choices[0] if isinstance(choices, list) and choices else None
        message = first.get("message") if isinstance(first, dict) else None
        content = message.get("content") if isinstance(message, dict) else None
        if isinstance(content, list):  # parts, as some servers give them
            content = "".join(
                p.get("text", "") for p in content if isinstance(p, dict) and isinstance(p.get("text"), str)
            )
        if not isinstance(content, str):
            content = ""  # a refusal, or nothing: no item is answered
        return content

    def _json(self, data: bytes) -> dict[str, Any]:
        try:
            told = json.loads(data)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise ModelError(
                f"{self.endpoint.host}: what it answers is not what a chat completions server does"
            )
        return told

    def _request(self, method: str, path: str, body: dict[str, Any] | None) -> bytes:
        tried = 0
        while True:
            if self.stop.is_set():
                raise StoppedError("stopped")
            status, headers, data = self._once(method, path, body)
            if status < 300:
                return data
            tried += 1
            wait = _wait(headers.get("Retry-After", ""), tried)
            if status not in _AGAIN or tried >= _TRIES or wait > _LONGEST_WAIT:
                raise self._failure(status, data)
            if self.stop.wait(wait):
                raise StoppedError("stopped")

    def _once(
        self, method: str, path: str, body: dict[str, Any] | None
    ) -> tuple[int, Mapping[str, str], bytes]:
        import urllib3

        host = self.endpoint.host
        with self._lock:
            if self._pool is None:
                self._pool = urllib3.PoolManager(maxsize=8, retries=False)
        headers = {"Accept": "application/json", "User-Agent": f"storydiff/{__version__}"}
        key = read_key(self.endpoint)
        if key:
            headers["Authorization"] = f"Bearer {key}"
        data = None if body is None else json.dumps(body, ensure_ascii=True).encode("ascii")
        if data is not None:
            headers["Content-Type"] = "application/json"
        try:
            answer = self._pool.request(
                method,
                self.endpoint.url + path,
                body=data,
                headers=headers,
                redirect=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=_CONNECT, read=self.timeout),
            )
            try:
                read = answer.read(MOST_BYTES + 1, decode_content=True)
            finally:
                answer.release_conn() if answer.closed else answer.close()
        except urllib3.exceptions.NewConnectionError:
            raise ModelError(f"{host}: nothing answers there; is the server running?") from None
        except urllib3.exceptions.TimeoutError:
            raise ModelError(f"{host}: no answer within {self.timeout:g} seconds") from None
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise ModelError(f"{host}: {clean_line(str(error))[:160]}") from None
        if len(read) > MOST_BYTES:
            raise ModelError(f"{host}: the answer is larger than {MOST_BYTES // 1_000_000} MB")
        return answer.status, answer.headers, read

    def _failure(self, status: int, data: bytes) -> ModelError:
        """What a refusal means, in one sentence."""
        host, said = self.endpoint.host, _message(data)
        if status in (400, 422) and not self._plain and _NO_FORMAT.search(said):
            return _NoFormatError(said)
        if status == 413 or (status in (400, 422, 500) and _TOO_LONG.search(said)):
            return TooLongError(f"{host}: the question is too long for this model")
        why = {
            401: "the key is missing or wrong",
            403: "the key does not allow this",
            404: f"there is no such model or path ({self.endpoint.url})",
            429: "it is asked too often, or its allowance is used up",
        }.get(status, "")
        if 300 <= status < 400:
            why = "it sends on to another address, and that is not followed"
        told = why or f"it refused with status {status}"
        return ModelError(f"{host}: {told}" + (f" (“{said}”)" if said and not why else ""))


class _NoFormatError(ModelError):
    pass


def _wait(said: str, tried: int) -> float:
    """Seconds until the next try: as the server asks, else more each time."""
    try:
        asked = float(said)
    except ValueError:
        asked = 0.0
    return asked if asked > 0 else 0.5 * 2.0 ** (tried - 1)


def _message(data: bytes) -> str:
    """What a server says of its refusal, in one line."""
    text = data[:4000].decode("utf-8", "replace")
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict):
        error = told.get("error", told)
        found = error.get("message") if isinstance(error, dict) else error
        text = found if isinstance(found, str) else text
    return clean_line(text)[:160]

"""Fetching from a real server that behaves in every way a server can."""

from __future__ import annotations

import gzip
import threading
import zlib
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from reader.errors import InputError
from reader.importing.files import articles_in
from reader.importing.kinds import Kind
from reader.importing.web import A_HOST, Cancelled, Fetcher, WebError, shown
from tests.importing.broken import check_sentence
from tests.importing.test_pages import META_CHARSET, PARAGRAPHS, page
from tests.serving import Handler, Reply, Waits, Web, free_port
from tests.serving import web as web

BASIC = "Basic " + b64encode(b"user:secret").decode()


def fetcher(*, read: float = 10.0, whole: float = 60.0, stop: threading.Event | None = None) -> Fetcher:
    """A fetcher that does not pause."""
    return Fetcher(
        connect=10, read=read, whole=whole, stop=stop or threading.Event(), pause=lambda tried: 0.0
    )


def refusal(url: str, **options: Any) -> WebError:
    """The error with which an address cannot be fetched."""
    with pytest.raises(WebError) as caught:
        fetcher().get(url, **options)
    check_sentence(str(caught.value))
    assert "secret" not in str(caught.value)
    return caught.value


def to(place: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": place})


def test_an_answer(web: Web) -> None:
    headers = {"Content-Type": 'text/html; Charset="UTF-8"', "ETag": '"7"', "Last-Modified": "Mon"}
    web.pages["/a?b=c"] = Reply(b"text", headers=headers)
    answer = fetcher().get(web.url("/a?b=c#d"), accept="text/html")
    assert (answer.body, answer.charset, answer.etag, answer.modified) == (b"text", "UTF-8", '"7"', "Mon")
    assert answer.changed and answer.lasting == ""
    (asked,) = web.asked
    assert asked.path == "/a?b=c" and asked.headers["accept"] == "text/html"
    assert asked.headers["user-agent"].startswith("storydiff/")
    assert not {"authorization", "if-none-match", "cookie", "referer"} & set(asked.headers)


def test_an_empty_answer(web: Web) -> None:
    web.pages["/"] = Reply()
    assert fetcher().get(web.url()).body == b""


def test_an_answer_without_a_length(web: Web) -> None:
    web.pages["/"] = lambda to: to.reply(
        Reply(b"4\r\ntext\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked"})
    )
    assert fetcher().get(web.url()).body == b"text"


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/a", "file:///etc/passwd", "127.0.0.1", "", "http://[", "http://user:secret@/"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert "not http or https" in str(refusal(url))


# Redirects


@pytest.mark.parametrize(
    ("status", "lasts"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_redirects_are_followed_and_lasting_ones_told(web: Web, status: int, lasts: bool) -> None:
    web.pages["/old"], web.pages["/new"] = to("/new", status), Reply(b"text")
    answer = fetcher().get(web.url("/old"))
    assert (answer.body, answer.url) == (b"text", web.url("/new"))
    assert answer.lasting == (web.url("/new") if lasts else "")


@pytest.mark.parametrize(("first", "second", "lasting"), [(301, 308, "/c"), (301, 302, "/b"), (302, 301, "")])
def test_what_lasts_of_two_redirects(web: Web, first: int, second: int, lasting: str) -> None:
    web.pages["/a"], web.pages["/b"], web.pages["/c"] = to("/b", first), to("/c", second), Reply(b"text")
    answer = fetcher().get(web.url("/a"))
    assert answer.url == web.url("/c")
    assert answer.lasting == (web.url(lasting) if lasting else "")


def test_a_loop_has_an_end(web: Web) -> None:
    web.pages["/a"], web.pages["/b"] = to("/b"), to("/a", 301)
    assert str(refusal(web.url("/a"))).endswith("without end")
    assert len(web.asked) == 11


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:alert(1)", "data:text/html,a", "http://[", "http://:80/",
     "gopher://user:secret@127.0.0.1/", "http://127.0.0.1:99999/"],
)  # fmt: skip
def test_redirects_to_what_is_not_fetched(web: Web, place: str) -> None:
    web.pages["/a"] = to(place)
    message = str(refusal(web.url("/a")))
    assert message.startswith(f"{web.url('/a')}: leads to") and "not http or https" in message
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("c", "/a/c"),
        ("/c?d=e#f", "/c?d=e"),
        ("../c", "/c"),
        ("  /c ", "/c"),
        ("/c d", "/c%20d"),
        ("/é".encode().decode("latin-1"), "/%C3%A9"),
    ],
)
def test_places_of_redirects(web: Web, place: str, path: str) -> None:
    web.pages["/a/b"], web.pages[path] = to(place), Reply(b"text")
    assert fetcher().get(web.url("/a/b")).body == b"text"


def test_a_redirect_to_nowhere_is_an_answer_without_a_page(web: Web) -> None:
    web.pages["/a"] = Reply(b"text", 302)
    assert "status 302" in str(refusal(web.url("/a")))


# Names and passwords


def test_credentials_are_sent_and_not_shown(web: Web) -> None:
    web.pages["/"] = Reply(b"text")
    answer = fetcher().get(web.url(user="user:secret@"))
    assert web.asked[0].headers["authorization"] == BASIC
    assert answer.url == web.url()
    fetcher().get(web.url(user="us%65r:se%63ret@"))
    assert web.asked[1].headers["authorization"] == BASIC


def test_credentials_stay_with_their_server(web: Web) -> None:
    web.pages["/a"], web.pages["/b"] = to("/b", 301), to(web.url("/c", host="localhost"), 301)
    web.pages["/c"] = to("/d")
    web.pages["/d"] = Reply(b"text")
    answer = fetcher().get(web.url("/a", user="user:secret@"))
    assert [asked.headers.get("authorization", "") for asked in web.asked] == [BASIC, BASIC, "", ""]
    assert answer.lasting == web.url("/c", host="localhost")


def test_a_lasting_redirect_on_the_same_server_keeps_them_for_the_feed(web: Web) -> None:
    web.pages["/a"], web.pages["/b"] = to(web.url("/b"), 301), Reply(b"text")
    answer = fetcher().get(web.url("/a", user="user:secret@"))
    assert answer.lasting == web.url("/b", user="user:secret@")
    assert answer.url == web.url("/b")


def test_credentials_do_not_go_to_another_port(web: Web) -> None:
    with Web().running() as other:
        other.pages["/b"] = Reply(b"text")
        web.pages["/a"] = to(other.url("/b"))
        fetcher().get(web.url("/a", user="user:secret@"))
        assert "authorization" not in other.asked[0].headers


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=401),
        Reply(status=500),
        to("ftp://x.example/"),
        to("/"),
        Reply(b"a", headers={"Content-Length": "9"}),
    ],
)
def test_credentials_are_in_no_message(web: Web, reply: Reply) -> None:
    web.pages["/"] = reply
    message = str(refusal(web.url(user="user:secret@")))
    assert message.startswith(web.url()) and "user" not in message


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://user:secret@news.example/a", "https://news.example/a"),
        ("https://news.example/\x1b[2J\u202e\na", "https://news.example/ a"),
        ("https://news.example/" + "a" * 300, "https://news.example/" + "a" * 178 + "…"),
    ],
)
def test_addresses_as_they_are_shown(url: str, expected: str) -> None:
    assert shown(url) == expected


# Not modified


def test_what_has_not_changed_is_not_sent_again(web: Web) -> None:
    web.pages["/"] = Reply(status=304, headers={"ETag": '"8"'})
    answer = fetcher().get(web.url(), etag='"7"', modified="Mon, 09 Jun 2025 10:00:00 GMT")
    (asked,) = web.asked
    assert asked.headers["if-none-match"] == '"7"'
    assert asked.headers["if-modified-since"] == "Mon, 09 Jun 2025 10:00:00 GMT"
    assert not answer.changed and answer.body == b""
    assert (answer.etag, answer.modified) == ('"8"', "Mon, 09 Jun 2025 10:00:00 GMT")


def test_not_modified_after_a_lasting_redirect(web: Web) -> None:
    web.pages["/a"], web.pages["/b"] = to("/b", 301), Reply(status=304)
    answer = fetcher().get(web.url("/a"), etag="x")
    assert not answer.changed and answer.lasting == web.url("/b") and answer.etag == "x"


# Errors and waiting


@pytest.mark.parametrize(
    ("status", "said", "gone", "times"),
    [
        (401, "name and password", False, 1),
        (403, "refuses", False, 1),
        (404, "nothing at this address", True, 1),
        (410, "gone for good", True, 1),
        (418, "no page", False, 1),
        (204, "no page", False, 1),
        (429, "too often", False, 3),
        (500, "failed", False, 3),
        (501, "failed", False, 1),
        (503, "failed", False, 3),
    ],
)
def test_errors_of_a_server(web: Web, status: int, said: str, gone: bool, times: int) -> None:
    web.pages["/"] = Reply(b"" if status == 204 else b"sorry", status)
    error = refusal(web.url())
    assert said in str(error) and str(status) in str(error)
    assert error.gone is gone and error.retry_after == 0
    assert len(web.asked) == times


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_another_try_may_help(web: Web, status: int) -> None:
    web.pages["/"] = [Reply(status=status), Reply(status=status), Reply(b"text")]
    assert fetcher().get(web.url()).body == b"text"


@pytest.mark.parametrize("status", [429, 503])
def test_a_short_wait_is_waited_for(web: Web, status: int) -> None:
    web.pages["/"] = [Reply(status=status, headers={"Retry-After": "3"}), Reply(b"text")]
    stop = Waits()
    assert fetcher(stop=stop).get(web.url()).body == b"text"
    assert stop.waited == [3.0]


@pytest.mark.parametrize("status", [429, 503])
def test_a_long_wait_is_told(web: Web, status: int) -> None:
    web.pages["/"] = Reply(status=status, headers={"Retry-After": "120"})
    stop = Waits()
    with pytest.raises(WebError) as caught:
        fetcher(stop=stop).get(web.url())
    assert caught.value.retry_after == 120
    assert stop.waited == [] and len(web.asked) == 1


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [
        ("999999999", 20_000, 86_400),
        ("9" * 5_000, 0, 86_400),
        ("-5", 0, 0),
        ("soon", 0, 0),
        ("Mon, 09 Jun 1980 10:00:00 GMT", 0, 0),
        pytest.param(format_datetime(datetime.now(UTC) + timedelta(hours=5)), 16_000, 18_000, id="date"),
    ],
)
def test_ways_to_ask_for_a_wait(web: Web, asked: str, low: float, high: float) -> None:
    web.pages["/"] = Reply(status=503, headers={"Retry-After": asked})
    assert low <= refusal(web.url()).retry_after <= high


def test_pauses_between_tries(web: Web) -> None:
    web.pages["/"] = Reply(status=500)
    stop = Waits()
    with pytest.raises(WebError):
        Fetcher(stop=stop).get(web.url())
    assert stop.waited == [0.7, 1.4]


def test_nothing_listens() -> None:
    assert "no connection can be made" in str(refusal(f"http://user:secret@127.0.0.1:{free_port()}/"))


def test_an_answer_that_is_none(web: Web) -> None:
    def speak_nonsense(handler: Handler) -> None:
        handler.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
        handler.close_connection = True

    web.pages["/"] = speak_nonsense
    assert "broke off" in str(refusal(web.url()))


def test_a_server_that_hangs_up(web: Web) -> None:
    def hang_up(handler: Handler) -> None:
        handler.close_connection = True

    web.pages["/"] = [hang_up, hang_up, Reply(b"text")]
    assert fetcher().get(web.url()).body == b"text"


def test_headers_without_end(web: Web) -> None:
    web.pages["/"] = Reply(b"text", headers={f"X-{n}": "a" for n in range(200)})
    refusal(web.url())
    web.pages["/"] = Reply(b"text", headers={"X": "a" * 70_000})
    refusal(web.url())


# Slow, short and large


def test_a_server_that_says_nothing(web: Web) -> None:
    web.pages["/"] = lambda handler: web.closing.wait(30)
    with pytest.raises(WebError, match=r"no answer within 0\.05 seconds"):
        fetcher(read=0.05).get(web.url())


def test_a_server_that_stops_in_the_middle(web: Web) -> None:
    def stall(handler: Handler) -> None:
        handler.reply(Reply(b"part", headers={"Content-Length": "100"}))
        web.closing.wait(30)

    web.pages["/"] = stall
    with pytest.raises(WebError, match=r"no answer within 0\.05 seconds"):
        fetcher(read=0.05).get(web.url())


def test_a_server_that_drips(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part comes in time, and the whole does not: the clock runs by ten seconds a look."""

    def drip(handler: Handler) -> None:
        handler.reply(Reply(headers={"Content-Length": "1000000000"}))
        while not web.closing.is_set():
            handler.wfile.write(b"drop")

    web.pages["/"] = drip
    seconds = count(0, 10)
    clock = SimpleNamespace(monotonic=lambda: float(next(seconds)))
    monkeypatch.setattr("reader.importing.web.time", clock)
    with pytest.raises(WebError, match="took longer than 60 seconds"):
        fetcher().get(web.url(), limit=10**10)
    assert len(web.asked) == 1


def test_an_answer_that_is_cut_short(web: Web) -> None:
    web.pages["/"] = Reply(b"part", headers={"Content-Length": "100"})
    assert "broke off" in str(refusal(web.url()))
    assert len(web.asked) == 3
    web.pages["/"] = [Reply(b"part", headers={"Content-Length": "100"}), Reply(b"whole")]
    assert fetcher().get(web.url()).body == b"whole"


def test_chunks_that_are_cut_short(web: Web) -> None:
    web.pages["/"] = Reply(b"ff\r\npart", headers={"Transfer-Encoding": "chunked"})
    assert "broke off" in str(refusal(web.url()))


@pytest.mark.parametrize("length", ["-1", "many", "4, 4", "4, 5", "9" * 40])
def test_lengths_that_make_no_sense(web: Web, length: str) -> None:
    web.pages["/"] = Reply(b"text", headers={"Content-Length": length})
    try:
        assert fetcher().get(web.url()).body == b"text"
    except WebError as error:
        check_sentence(str(error))


def test_what_is_too_large_is_not_read(web: Web) -> None:
    web.pages["/"] = Reply(b"a" * 2_000)
    assert "at most" in str(refusal(web.url(), limit=1_000))
    web.pages["/"] = Reply(
        b"7d0\r\n" + b"a" * 2_000 + b"\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked"}
    )
    assert "is larger than" in str(refusal(web.url(), limit=1_000))
    assert len(web.asked) == 2
    assert len(fetcher().get(web.url(), limit=2_000).body) == 2_000


# Packed answers


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"text" * 1_000, mtime=0)),
        ("deflate", zlib.compress(b"text" * 1_000)),
        ("GZIP", gzip.compress(b"text" * 500, mtime=0) * 2),
        ("gzip, gzip", gzip.compress(gzip.compress(b"text" * 1_000, mtime=0), mtime=0)),
        ("identity", b"text" * 1_000),
    ],
)
def test_packed_answers(web: Web, encoding: str, body: bytes) -> None:
    web.pages["/"] = Reply(body, headers={"Content-Encoding": encoding})
    assert fetcher().get(web.url()).body == b"text" * 1_000


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_not_unpacked(web: Web, times: int) -> None:
    body = b"\x00" * 20_000_000
    for _ in range(times):
        body = gzip.compress(body)
    web.pages["/"] = Reply(body, headers={"Content-Encoding": ", ".join(["gzip"] * times)})
    assert "is larger than 0 MB, unpacked" in str(refusal(web.url(), limit=200_000))
    assert len(web.asked) == 1


@pytest.mark.parametrize(
    "body", [b"no gzip", gzip.compress(b"text" * 100, mtime=0)[:-8] + b"checksum"], ids=["none", "sum"]
)
def test_packing_that_is_broken(web: Web, body: bytes) -> None:
    web.pages["/"] = Reply(body, headers={"Content-Encoding": "gzip"})
    assert "cannot be unpacked" in str(refusal(web.url()))


# Encodings


@pytest.mark.parametrize(
    ("encoding", "kind", "declared"),
    [
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html; charset=utf-8", ""),
        ("cp1252", "text/html; charset=latin-1", "utf-8"),
        ("cp1252", "text/html", "windows-1252"),
        ("utf-16", "text/html; charset=utf-8", "utf-8"),
        ("utf-16", "text/html", ""),
        ("utf-8", "text/html; charset=utf-16", ""),
        ("utf-8", 'text/html; charset="no such"', "utf-8"),
    ],
)
def test_pages_in_the_wrong_encoding(web: Web, encoding: str, kind: str, declared: str) -> None:
    data = page(encoding=encoding, head=META_CHARSET.format(declared) if declared else "")
    web.pages["/"] = Reply(data, headers={"Content-Type": kind})
    answer = fetcher().get(web.url())
    (item,) = articles_in(answer.body, Kind.PAGE, url=answer.url, name="a", content_type=answer.content_type)
    assert not isinstance(item, InputError)
    assert PARAGRAPHS[1] in item.article.text


# Several at a time, and an end to it


def test_two_requests_at_a_time_to_a_host(web: Web) -> None:
    """Each request waits for a second one, so that there are two; and there are never three."""
    pair = threading.Barrier(A_HOST, timeout=30)
    now: set[int] = set()
    most: list[int] = []

    def answer(handler: Handler) -> None:
        with web.lock:
            now.add(id(handler))
            most.append(len(now))
        pair.wait()
        with web.lock:
            now.discard(id(handler))
        handler.reply(Reply(b"text"))

    web.pages["/"] = answer
    one = fetcher()
    with ThreadPoolExecutor(8) as pool:
        bodies = [answer.body for answer in pool.map(lambda n: one.get(web.url()), range(8))]
    assert bodies == [b"text"] * 8
    assert max(most) == A_HOST


def test_other_hosts_do_not_wait(web: Web) -> None:
    four = threading.Barrier(2 * A_HOST, timeout=30)

    def answer(handler: Handler) -> None:
        four.wait()
        handler.reply(Reply(b"text"))

    web.pages["/"] = answer
    one = fetcher()
    urls = [web.url(host=host) for host in ("127.0.0.1", "localhost") for _ in range(A_HOST)]
    with ThreadPoolExecutor(8) as pool:
        assert [answer.body for answer in pool.map(one.get, urls)] == [b"text"] * 4


def test_nothing_is_asked_after_a_stop(web: Web) -> None:
    one = fetcher()
    one.stop.set()
    with pytest.raises(Cancelled):
        one.get(web.url())
    assert web.asked == []


def test_a_stop_ends_what_is_under_way(web: Web) -> None:
    one = fetcher()

    def drip(handler: Handler) -> None:
        handler.reply(Reply(headers={"Content-Length": "1000000000"}))
        one.stop.set()
        while not web.closing.is_set():
            handler.wfile.write(b"drop")

    web.pages["/"] = drip
    with pytest.raises(Cancelled):
        one.get(web.url(), limit=10**10)


def test_a_stop_ends_a_wait(web: Web) -> None:
    one = fetcher()

    def refuse(handler: Handler) -> None:
        one.stop.set()
        handler.reply(Reply(status=503, headers={"Retry-After": "7"}))

    web.pages["/"] = refuse
    with pytest.raises(Cancelled):
        one.get(web.url())
    assert len(web.asked) == 1


def test_a_proxy_is_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", web.url())
    web.pages["http://news.example/a"] = Reply(b"text")
    assert fetcher().get("http://news.example/a").body == b"text"
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    web.pages["/b"] = Reply(b"direct")
    assert fetcher().get(web.url("/b")).body == b"direct"


def test_a_proxy_that_is_none_is_an_error(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks9://nowhere")
    refusal("http://news.example/a")


DRIPS = {
    "status line": (b"", b"HTTP/1.1 200 OK"),
    "header": (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X-%d: a\r\n"),
    "go on": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "chunk size": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n", b"0"),
    "trailer": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", b"X-%d: a\r\n"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"a"),
}


@pytest.mark.parametrize("where", DRIPS)
def test_wherever_a_server_drips_it_is_left(web: Web, where: str) -> None:
    """Each part comes in time for the wait between two parts; the whole does not come at all."""
    first, then = DRIPS[where]

    def drip(handler: Handler) -> None:
        handler.wfile.write(first)
        count = 0
        while not web.closing.wait(0.05):
            handler.wfile.write(then % count if b"%d" in then else then)
            handler.wfile.flush()
            count += 1

    web.pages["/"] = drip
    fetcher = Fetcher(connect=5, read=5, whole=0.6, pause=lambda tried: 0.0)
    with pytest.raises(WebError, match="took longer than 1 seconds"):
        fetcher.get(web.url("/"))
    web.pages["/other"] = Reply(b"yes")
    assert fetcher.get(web.url("/other")).body == b"yes", "and the next is fetched"

"""Lists of feeds, in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import InputError
from reader.importing.opml import MOST_BYTES, Subscription, make_opml, parse_opml, write_opml
from reader.library import Library
from tests.articles.test_cleaning import NEVER
from tests.importing.broken import check_sentence, hostile, tried

LIST = b"""<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="World">
<outline type="rss" text="Daily" title="The Daily &amp; Sunday"
 xmlUrl="https://news.example/feed?a=1&amp;b=2" htmlUrl="https://news.example/"/>
</outline><outline text="Second" xmlUrl="https://second.example/feed"/></outline>
<outline text="Third" XMLURL="http://third.example/feed" category="/Science/Space,Other"/>
<outline type="rss" text="Fourth" url="https://fourth.example/feed"/>
<outline type="link" text="No feed" url="https://fifth.example/"/>
<outline text="Again" xmlUrl="https://second.example/feed"/>
</body></opml>"""


def wrapped(body: str, head: str = "") -> bytes:
    """A list with this body."""
    return f'<?xml version="1.0"?>{head}<opml version="2.0"><body>{body}</body></opml>'.encode()


def test_feeds_titles_and_folders() -> None:
    feeds, wrong = parse_opml(LIST)
    assert wrong == []
    assert feeds == [
        Subscription(
            "https://news.example/feed?a=1&b=2", "The Daily & Sunday", "News / World", "https://news.example/"
        ),
        Subscription("https://second.example/feed", "Second", "News"),
        Subscription("http://third.example/feed", "Third", "Science/Space"),
        Subscription("https://fourth.example/feed", "Fourth"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"\n\n  " + LIST,
        b"\xef\xbb\xbf" + LIST,
        LIST.decode().replace("UTF-8", "utf-16").encode("utf-16"),
        LIST.replace(b"<opml", b'<opml xmlns="http://opml.example/"'),
        LIST.replace(b"opml", b"OPML"),
        LIST.replace(b"</body></opml>", b""),
        LIST.replace(b"a=1&amp;b=2", b"a=1&b=2"),
    ],
    ids=["spaces", "mark", "utf-16", "namespace", "capitals", "cut", "ampersand"],
)
def test_lists_that_are_not_quite_right(data: bytes) -> None:
    assert len(parse_opml(data)[0]) == 4


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/f",
        "file:///etc/passwd",
        "feed:https://news.example/f",
        "news.example/f",
        "http://[",
    ],
)
def test_what_cannot_be_followed_is_named(url: str) -> None:
    feeds, wrong = parse_opml(wrapped(f'<outline text="Odd" xmlUrl="{url}"/>'), "list.opml")
    assert feeds == []
    (sentence,) = wrong
    assert sentence.startswith("list.opml: Odd: “") and "http or https" in sentence


def test_no_password_is_named() -> None:
    _, wrong = parse_opml(wrapped('<outline text="Odd" xmlUrl="ftp://user:secret@news.example/f"/>'))
    assert "secret" not in wrong[0] and "news.example" in wrong[0]


def test_a_password_for_a_feed_stays_with_it() -> None:
    feeds, _ = parse_opml(wrapped('<outline text="Mine" xmlUrl="https://user:secret@news.example/f"/>'))
    assert feeds[0].url == "https://user:secret@news.example/f"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no list",
        b"<html/>",
        b"<opml>",
        b"<opml/>",
        wrapped('<outline text="a"/>'),
        b"\x00" * 9,
        b"<!-- -->",
    ],
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    assert not tried(lambda: parse_opml(data, "list.opml"))


def test_a_list_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="a list of feeds may have up to 20 MB"):
        parse_opml(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE opml [<!ENTITY i "haha"><!ENTITY j "&i;&i;&i;&i;">]>',
        '<!DOCTYPE opml [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE opml [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        '<!DOCTYPE opml [<!ENTITY a "hahahaha">'
        + "".join(f'<!ENTITY {n} "{f"&{b};" * 10}">' for b, n in zip("abcdefghi", "bcdefghij", strict=True))
        + "]>",
    ],
    ids=["internal", "file", "parameter", "laughs"],
)
def test_entities_are_not_expanded(head: str) -> None:
    body = '<outline text="Mine &j;" xmlUrl="https://news.example/f"/>&j;<outline text="B" xmlUrl="https://b.example/&j;"/>'

    def look() -> None:
        feeds, wrong = parse_opml(wrapped(body, head))
        shown = repr(feeds) + repr(wrong)
        assert "root:" not in shown and len(shown) < 2_000

    tried(look)


def test_nesting_without_end_is_read_or_refused() -> None:
    deep = "<outline text='a'>" * 100_000
    tried(lambda: parse_opml(wrapped(deep)))
    feeds, _ = parse_opml(
        wrapped(
            "<outline text='a'>" * 200 + "<outline xmlUrl='https://news.example/f'/>" + "</outline>" * 200
        )
    )
    assert len(feeds[0].folder) <= 1_000


@settings(deadline=None)
@given(hostile(LIST))
def test_broken_lists_are_read_or_refused(data: bytes) -> None:
    def look() -> None:
        feeds, wrong = parse_opml(data, "list.opml")
        for feed in feeds:
            text = feed.url + feed.title + feed.folder + feed.home
            assert not NEVER.search(text) and "\n" not in text
        for sentence in wrong:
            check_sentence(sentence)

    tried(look)


names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12)


@settings(deadline=None)
@given(
    st.lists(st.tuples(names, st.lists(names.filter(lambda n: n != "/"), max_size=3)), min_size=1, max_size=5)
)
def test_what_is_written_is_read_again(feeds: list[tuple[str, list[str]]]) -> None:
    given_ = [
        Subscription(
            f"https://news.example/{n}?a=1&b='\"", title, " / ".join(folders), "https://news.example/"
        )
        for n, (title, folders) in enumerate(feeds)
    ]
    made = make_opml(given_, "Mon, 09 Jun 2025 10:00:00 GMT")
    found, wrong = parse_opml(made.encode())
    assert wrong == []
    assert sorted(found, key=lambda f: f.url) == sorted(given_, key=lambda f: f.url)


def test_the_feeds_of_a_library_are_written_without_passwords(tmp_path: Path) -> None:
    library = Library.in_memory()
    library.feeds.add("https://user:secret@news.example/f", "Mine", "News / World")
    library.feeds.add("https://b.example/f")
    path = tmp_path / "feeds.opml"
    assert write_opml(path, library) == 2
    assert "secret" not in path.read_text("utf-8")
    feeds, _ = parse_opml(path.read_bytes())
    assert [(f.url, f.title, f.folder) for f in feeds] == [
        ("https://b.example/f", "https://b.example/f", ""),
        ("https://news.example/f", "Mine", "News / World"),
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["feeds.opml"]


def test_a_list_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_opml(tmp_path / "missing" / "feeds.opml", Library.in_memory())
    folder = tmp_path / "feeds.opml"
    folder.mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_opml(folder, Library.in_memory())
    assert [p.name for p in tmp_path.iterdir()] == ["feeds.opml"]

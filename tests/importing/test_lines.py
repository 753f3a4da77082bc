"""JSON lines and lists: an article each, and a sentence for each line that is none."""

from __future__ import annotations

import gzip
import json
from itertools import repeat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Article
from reader.errors import InputError
from reader.importing.files import read_articles, read_file
from reader.importing.incoming import Incoming
from reader.importing.lines import MOST_LINE, article_from_object, articles_from_lines
from tests.importing.broken import check_article, check_sentence, hostile

WHOLE = {
    "title": "Wall to cost more",
    "text": "It costs five million.\n\nMore next week.",
    "source": "The Daily",
    "author": "Ada Writer",
    "date": "2025-06-09T10:00:00Z",
    "url": "https://user:secret@news.example/wall",
    "language": "en",
}
LINES = b"\n".join(json.dumps({**WHOLE, "title": f"Wall {n}"}).encode() for n in range(3)) + b"\n"


def split(data: bytes) -> tuple[list[Article], list[str]]:
    """What the lines give: articles, and sentences."""
    articles, wrong = [], []
    for item in articles_from_lines(data.splitlines(keepends=True), "/a/b.jsonl", "b.jsonl"):
        if isinstance(item, Incoming):
            articles.append(item.article)
        else:
            wrong.append(str(item))
    return articles, wrong


def of(item: object) -> Article:
    """The article in an object."""
    found = article_from_object(item, "", "here")
    assert isinstance(found, Incoming)
    return found.article


def test_an_object_with_everything() -> None:
    article = of(WHOLE)
    assert article.headline == "Wall to cost more"
    assert article.text == "Wall to cost more\n\nIt costs five million.\n\nMore next week."
    assert (article.source, article.byline, article.date) == ("The Daily", "Ada Writer", "2025-06-09")
    assert (article.url, article.language) == ("https://news.example/wall", "en")
    check_article(article)


def test_the_other_names_of_the_fields() -> None:
    article = of(
        {
            "headline": "Wall",
            "content": "Text.",
            "publication": "The Daily",
            "authors": ["Ada", "Bo"],
            "published": "2025-06",
            "link": "https://news.example/wall",
            "lang": "en_GB",
        }
    )
    assert (article.headline, article.source, article.byline) == ("Wall", "The Daily", "Ada, Bo")
    assert (article.date, article.url, article.language) == ("2025-06", "https://news.example/wall", "en-GB")


def test_fields_of_other_types_are_passed_over() -> None:
    article = of(
        {
            "title": 7,
            "headline": "Wall",
            "text": None,
            "body": "Text.",
            "url": {},
            "date": 2025,
            "author": [1],
        }
    )
    assert (article.headline, article.text) == ("Wall", "Wall\n\nText.")
    assert (article.url, article.date, article.byline) == ("", "", "")


def test_lines_with_and_without_an_address() -> None:
    with_one = article_from_object(WHOLE, "/a", "here")
    without = article_from_object({"text": "Text."}, "/a", "here")
    assert isinstance(with_one, Incoming) and with_one.identity is None
    assert isinstance(without, Incoming) and without.identity == ""


def test_broken_lines_are_named_and_the_others_read() -> None:
    data = b'\xef\xbb\xbf{"text": "One."}\n\n  \n{"text": \n[1]\n"text"\n{"title": "x"}\n'
    data += b'{"text": "caf\xe9"}\n{"text": "Two."}'
    articles, wrong = split(data)
    assert [article.text for article in articles] == ["One.", "Two."]
    assert [sentence.partition(": ")[0] for sentence in wrong] == [
        f"b.jsonl, line {n}" for n in (4, 5, 6, 7, 8)
    ]
    assert wrong[0].endswith("is not JSON (Expecting value)")
    assert wrong[3].endswith("has no text") and wrong[4].endswith("is not UTF-8")


def test_lines_end_at_line_feeds_only(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "One\u2028two\x85three"}\r\n{"text": "Four."}\r\n'.encode())
    assert len(list(read_articles(path))) == 2


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"a":' * 100_000, '{"text": ' + "9" * 10_000 + "}", "NaN", '{"text": Infinity}']
)
def test_numbers_and_nesting_without_end(line: str) -> None:
    articles, wrong = split(line.encode())
    assert articles == [] and len(wrong) == 1
    check_sentence(wrong[0])


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "a" * (2 * MOST_LINE)}).encode()
    path.write_bytes(b'{"text": "One."}\n' + long + b'\n{"text": "Two."}\n')
    first, second, third = read_articles(path)
    assert isinstance(first, Incoming) and isinstance(third, Incoming)
    assert third.article.text == "Two."
    assert str(second).endswith("line 2: is longer than 4 MB")


def test_lines_are_read_as_they_are_asked_for() -> None:
    found = articles_from_lines(repeat(LINES.splitlines()[0]), "", "endless")
    assert isinstance(next(found), Incoming)


def test_packed_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES))
    assert len(list(read_articles(path))) == 3


def test_packed_lines_that_break_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress(
        "".join(json.dumps({"text": f"{n} {n * n}"}) + "\n" for n in range(9_000)).encode()
    )
    path.write_bytes(packed[: len(packed) // 2])
    found = list(read_articles(path))
    assert isinstance(found[0], Incoming)
    assert isinstance(found[-1], InputError) and "cannot be read to its end" in str(found[-1])
    path.write_bytes(packed[:2_000] + b"\xff" * 500 + packed[2_500:])
    assert isinstance(list(read_articles(path))[-1], InputError)


def test_other_packed_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(b"<html>"))
    with pytest.raises(InputError, match=r"only \.jsonl\.gz"):
        list(read_articles(path))


@pytest.mark.parametrize(
    "item", [[WHOLE, {"text": "Other."}], {"articles": [WHOLE, {"text": "Other."}]}], ids=["list", "object"]
)
def test_lists_of_articles(tmp_path: Path, item: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(item, indent=1), "utf-8")
    assert [i.article.headline for i in read_articles(path) if isinstance(i, Incoming)] == [
        "Wall to cost more",
        "Other.",
    ]
    with pytest.raises(InputError, match="holds several articles"):
        read_file(path)


def test_one_object_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(WHOLE, indent=1), "utf-8")
    assert read_file(path).headline == "Wall to cost more"


@pytest.mark.parametrize("text", ['{"articles": 3}', "[", "", "{", "[3]", '{"articles": [[]]}', "[" * 50_000])
def test_json_of_other_kinds_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read_file(path)
    check_sentence(str(caught.value))


def test_what_would_reach_the_terminal_is_left_out() -> None:
    bad = "a\x1b[2Jb\x9bc\u202ed\ud800\u2028e\x00"
    check_article(of({key: bad for key in WHOLE}))
    check_article(of({"text": bad, "url": f"https://news.example/{bad}", "date": f"2025-06-09{bad}"}))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*WHOLE, "body"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(values | st.dictionaries(st.sampled_from([*WHOLE, "body", "authors"]), values))
def test_any_object_is_read_or_refused(item: object) -> None:
    found = article_from_object(item, "", "here")
    if isinstance(found, Incoming):
        check_article(found.article)
    else:
        check_sentence(str(found))


@settings(deadline=None)
@given(hostile(LINES, LINES.replace(b"Wall", b"\\u001b[2J"), b'{"text":["a","b"]}\n{}\n[]\n'))
def test_broken_lines_are_read_or_refused(data: bytes) -> None:
    articles, wrong = split(data)
    for article in articles:
        check_article(article)
    for sentence in wrong:
        check_sentence(sentence)

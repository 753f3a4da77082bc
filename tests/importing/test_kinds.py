"""What bytes are, told by how they begin; names and servers come second."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.importing.kinds import Kind, kind_of
from tests.importing.broken import PIECES

MAIL = b"From: a@news.example\nSubject: Wall\nDate: Mon, 9 Jun 2025 10:00:00 +0000\n\nText.\n"


@pytest.mark.parametrize(
    ("head", "name", "content_type", "kind"),
    [
        (b"<!DOCTYPE html><html><body>", "", "", Kind.PAGE),
        (b"<!doctype html>", "", "", Kind.PAGE),
        (b"\xef\xbb\xbf \r\n<HTML>", "", "", Kind.PAGE),
        (b"<!-- a comment <rss> --><html>", "page", "", Kind.PAGE),
        (b"<p>a piece</p>", "", "", Kind.PAGE),
        ("<html>".encode("utf-16"), "page.html", "", Kind.PAGE),
        ("\ufeff<rss>".encode("utf-16-be"), "", "", Kind.FEED),
        (b"<?xml version='1.0'?><rss version='2.0'>", "", "", Kind.FEED),
        (b"<?xml version='1.0'?><rss>", "page.html", "text/html", Kind.FEED),
        (
            b"<?xml version='1.0'?>\n<!-- made by --><feed xmlns='http://www.w3.org/2005/Atom'>",
            "",
            "",
            Kind.FEED,
        ),
        (b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='x'>", "", "", Kind.FEED),
        (b"<?xml-stylesheet href='x'?><a:feed xmlns:a='x'>", "", "text/plain", Kind.FEED),
        (b"<opml version='2.0'>", "", "", Kind.LIST),
        (b"<?xml version='1.0'?><OPML>", "list.xml", "text/xml", Kind.LIST),
        (b"<unknown>", "a.xml", "", Kind.FEED),
        (b"<unknown>", "", "application/xml", Kind.FEED),
        (b"<unknown>", "a.opml", "", Kind.LIST),
        (b"<unknown>", "", "text/html", Kind.PAGE),
        (b"<unknown>", "", "", Kind.PAGE),
        (b"<html>", "notes.txt", "", Kind.TEXT),
        (b"<div>", "notes.md", "", Kind.MARKDOWN),
        (b'{"version": "https://jsonfeed.org/version/1.1"', "", "", Kind.FEED),
        (b'{"items": []}', "", "application/feed+json", Kind.FEED),
        (b'{"text": "a"}\n{"text": "b"}\n', "", "", Kind.LINES),
        (b'{"text": "a"}\n', "a.json", "", Kind.LINES),
        (b'{\n "text": "a"}', "a.json", "", Kind.OBJECTS),
        (b'[{"text": "a"}]', "", "application/json", Kind.OBJECTS),
        (b'{\n "text": "a"}', "a.jsonl", "", Kind.LINES),
        (b"", "a.jsonl", "", Kind.LINES),
        (b'{"text": "a"}', "a.txt", "", Kind.TEXT),
        (b"[link](x) text", "a.md", "", Kind.MARKDOWN),
        (MAIL, "", "", Kind.MAIL),
        (MAIL.replace(b"\n", b"\r\n"), "", "", Kind.MAIL),
        (b"From a@b Mon\n" + MAIL, "", "", Kind.MAIL),
        (MAIL, "letter.txt", "", Kind.TEXT),
        (b"Text", "letter.eml", "", Kind.MAIL),
        (b"Question: what?\nAnswer: that.\n\nText.", "", "", Kind.TEXT),
        (b"A plain text.", "", "", Kind.TEXT),
        (b"A plain text.", "", "text/plain", Kind.TEXT),
        (b"A plain text.", "", "text/markdown", Kind.MARKDOWN),
        (b"A plain text.", "https://news.example/a.html?x=y.md#z.txt", "", Kind.PAGE),
        (b"", "", "", Kind.TEXT),
    ],
)
def test_kinds(head: bytes, name: str, content_type: str, kind: Kind) -> None:
    assert kind_of(head, name, content_type) is kind


@settings(deadline=None)
@given(st.binary(max_size=200) | st.sampled_from(PIECES), st.text(max_size=20), st.text(max_size=20))
def test_any_bytes_are_of_some_kind(head: bytes, name: str, content_type: str) -> None:
    assert isinstance(kind_of(head, name, content_type), Kind)


def test_the_content_type_may_be_in_capitals() -> None:
    assert kind_of(b"<unknown>", "", "Text/HTML; charset=utf-8") is Kind.PAGE
    assert kind_of(b"A text.", "", "TEXT/HTML") is Kind.PAGE

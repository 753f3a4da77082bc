"""Tags of one's own: set, found, kept through new texts, and never pruned away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reader.library import Library, View
from reader.library.query import parse_query
from reader.library.tags import tags_in
from tests.library.conftest import make_article


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("later budget", ["later", "budget"]),
        ("#later, Later;LATER", ["LATER"]),
        ("  ", []),
        ('"two words"', ["two", "words"]),
        ("x" * 60 + "\x1b[2J", ["x" * 40]),
        ("größe 税", ["größe", "税"]),
    ],
)
def test_what_is_typed(typed: str, tags: list[str]) -> None:
    assert tags_in(typed) == tags


def test_setting_adding_removing(library: Library) -> None:
    library.keep_all([make_article("a"), make_article("b")])
    a, b = (library.catalogue.number_of(ident) for ident in "ab")
    assert library.tags.set(a, ["later", "budget"]) == []
    library.tags.add([a, b], ["LATER", "sea"])
    assert library.tags.of(a) == ["budget", "later", "sea"] and library.tags.of(b) == ["LATER", "sea"]
    assert library.tags.all() == [("budget", 1), ("later", 2), ("sea", 2)]
    library.tags.remove([a, b], ["Later"])
    assert library.tags.of(b) == ["sea"] and sorted(library.tags.set(a, [])) == ["budget", "sea"]
    assert library.catalogue.cards([b])[b].tags == "sea"


def test_they_are_found_and_stay_with_the_article(library: Library) -> None:
    first = make_article("a", path="/a.txt")
    library.keep_all([first, make_article("b")])
    library.tags.add([library.catalogue.number_of("a")], ["later"])
    library.keep(replace(first, id="c", text=first.text + " And more."))
    found = library.catalogue.search(parse_query("tag:#Later"))
    assert [library.catalogue.id_of(number) for number in found] == ["c"]
    assert library.catalogue.search(parse_query("tag:lat")) == []
    rest = library.catalogue.numbers(View("search", query=parse_query("-tag:later")))
    assert [library.catalogue.id_of(number) for number in rest] == ["b"]


def test_what_is_tagged_is_not_pruned_and_what_is_deleted_has_no_tags(library: Library) -> None:
    library.keep_all([make_article("a"), make_article("b")])
    for ident in "ab":
        library.set_read(ident, True)
    library.tags.add([library.catalogue.number_of("a")], ["later"])
    gone = library.pruning.prunable(before=date(2026, 1, 1))
    assert [one.headline for one in gone] == ["Headline of b"]
    library.tags.add([gone[0].number], ["sea"])
    library.pruning.prune(gone)
    assert library.tags.all() == [("later", 1)]

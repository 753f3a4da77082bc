"""The quick look that suggests partners for an article."""

from __future__ import annotations

import pytest

from reader.comparison.candidates import MOST, likely_partners
from tests.comparison.making import samples

NAMES = sorted(samples())


@pytest.mark.parametrize("name", NAMES)
def test_reports_of_the_same_story_come_first(name: str) -> None:
    others = [other for other in NAMES if other != name]
    story = name.split("-")[0]
    found = likely_partners(samples()[name].article.text, [samples()[other].article.text for other in others])
    own = [other for other in others if other.startswith(story)]
    assert {others[k] for k in found[: len(own)]} == set(own)


def test_at_most_so_many_and_each_once() -> None:
    texts = [samples()[name].article.text for name in NAMES] * 3
    found = likely_partners(texts[0], texts)
    assert len(found) == MOST == len(set(found))
    assert all(0 <= index < len(texts) for index in found)


def test_the_same_text_comes_first_and_of_equals_the_earlier() -> None:
    texts = [samples()[name].article.text for name in NAMES]
    for index, text in enumerate(texts):
        assert likely_partners(text, [*texts, *texts])[:2] == [index, index + len(texts)]


def test_nothing_shared_is_no_partner() -> None:
    assert likely_partners("Nurses marched.", ["Comets vanish.", "", "the of and"]) == []
    assert likely_partners("", ["Comets vanish."]) == []
    assert likely_partners("Comets vanish.", []) == []


def test_it_can_be_cancelled() -> None:
    asked = iter([False, False, True])
    assert likely_partners("Comets vanish.", ["Comets."] * 5, lambda: next(asked)) == []

"""The quick look that suggests partners for an article."""

from __future__ import annotations

import pytest

from reader.comparison.candidates import MOST, Candidates
from tests.comparison.making import samples

NAMES = sorted(samples())
TEXTS = {name: samples()[name].article.text for name in NAMES}


def of_texts(*texts: str) -> Candidates[int]:
    found: Candidates[int] = Candidates()
    for index, text in enumerate(texts):
        found.add(index, text)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_reports_of_the_same_story_come_first(name: str) -> None:
    library: Candidates[str] = Candidates()
    for other, text in TEXTS.items():
        library.add(other, text)
    own = {other for other in NAMES if other != name and other.startswith(name.split("-")[0])}
    assert set(library.partners(TEXTS[name], besides=[name])[: len(own)]) == own


def test_at_most_so_many_and_each_once() -> None:
    library = of_texts(*list(TEXTS.values()) * 3)
    found = library.partners(TEXTS[NAMES[0]])
    assert len(found) == MOST == len(set(found))
    assert len(library.partners(TEXTS[NAMES[0]], most=2)) == 2
    assert len(library) == len(NAMES) * 3


def test_the_same_text_comes_first_and_of_equals_the_earlier() -> None:
    texts = list(TEXTS.values())
    library = of_texts(*texts, *texts)
    for index, text in enumerate(texts):
        assert library.partners(text)[:2] == [index, index + len(texts)]


def test_an_article_is_taken_in_once() -> None:
    library = of_texts("Comets vanish.")
    library.add(0, "Nurses marched.")
    assert len(library) == 1
    assert library.partners("Comets returned.") == [0]
    assert library.partners("Comets returned.", besides={0}) == []
    assert library.keys() == {0}


def test_nothing_shared_is_no_partner() -> None:
    assert of_texts("Comets vanish.", "", "the of and").partners("Nurses marched.") == []
    assert of_texts("Comets vanish.").partners("") == []
    assert of_texts().partners("Comets vanish.") == []


def test_a_word_that_crowds_of_articles_share_suggests_none() -> None:
    crowd = [f"Comets vanish over town{k}." for k in range(500)]
    assert of_texts(*crowd).partners("Comets vanish.") == []
    assert of_texts(*crowd).partners("Comets vanish over town77.") == [77]

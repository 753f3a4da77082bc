"""The second reader of a library: chosen, asked, its answers kept and never asked for again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.comparison.compare import compare
from reader.gathering.second import Chosen, SecondReader, choose, chosen, named, tried
from reader.judging.client import Endpoint, ModelError
from reader.library import Library
from tests.comparison.making import report, samples
from tests.judging.table import answering, refusing, same, saying, serve
from tests.serving import Reply, Web
from tests.serving import web as web

NAMES = sorted(samples())
STOP = threading.Event()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as opened:
        yield opened


def reader(library: Library, url: str, name: str = "tiny") -> SecondReader:
    choose(library, Chosen(Endpoint(url, name)))
    return SecondReader(library)


def test_without_a_model_nothing_is_said_and_nothing_sent(library: Library) -> None:
    second, comparison = SecondReader(library), compare(samples()[NAMES[0]], samples()[NAMES[1]])
    assert chosen(library) is None and second.name == ""
    assert second.merged(comparison) is comparison
    with pytest.raises(ModelError, match="no model is set"):
        second.ask([comparison], STOP, lambda *_: None)


def test_what_was_chosen_is_kept_and_taken_back(library: Library) -> None:
    choice = Chosen(Endpoint("http://models.example/v1", "big", "/k"), True, "models.example", 2)
    choose(library, choice)
    assert chosen(library) == choice and choice.may_ask
    assert not Chosen(Endpoint("http://models.example/v1")).may_ask
    assert not Chosen(Endpoint("http://models.example:81/v1"), agreed="models.example").may_ask
    assert Chosen(Endpoint("http://localhost/v1")).may_ask
    choose(library, None)
    assert chosen(library) is None


def test_a_host_that_was_not_agreed_to_is_sent_nothing(library: Library) -> None:
    choose(library, Chosen(Endpoint("http://models.example/v1", "big")))
    with pytest.raises(ModelError, match=r"models\.example is not this machine"):
        SecondReader(library).ask([compare(report("A."), report("B.", title="x"))], STOP, lambda *_: None)


def test_answers_are_kept_and_nothing_is_asked_twice(library: Library, web: Web) -> None:
    second = reader(library, serve(web, answering(same)))
    comparison = compare(samples()[NAMES[0]], samples()[NAMES[1]])
    told: list[tuple[int, int]] = []
    asked = second.ask([comparison], STOP, lambda *at: told.append(at))
    assert asked.answered > 50 and not asked.missing and told[0] == (0, asked.answered)
    made = second.merged(comparison)
    assert {a.by for a in made.alignments} <= {"tiny", ""} and any(a.by for a in made.alignments)
    count = len(web.asked)
    again = second.ask([comparison], STOP, lambda *_: None)
    turned = compare(samples()[NAMES[1]], samples()[NAMES[0]])
    assert second.ask([turned, comparison], STOP, lambda *_: None).answered == again.answered == 0
    assert len(web.asked) == count, "not even from the other side"
    assert SecondReader(library).merged(comparison) == made, "nor in another run"
    other = reader(library, serve(web, answering(same)), "other")
    assert other.merged(comparison) == comparison, "another model has said nothing yet"
    assert library.answers.count("tiny") == asked.answered and library.answers.count("other") == 0


def test_no_answer_outlives_a_changed_text(library: Library, web: Web) -> None:
    second = reader(library, serve(web, answering(same)))
    left = report("The fire killed 14 people at the mill.")
    second.ask([compare(left, report("At the mill 17 people died.", title="Mill"))], STOP, lambda *_: None)
    assert web.asked
    web.asked.clear()
    changed = compare(left, report("At the mill 19 people died.", title="Mill"))
    made = second.merged(changed)
    assert made.figure_pairs == changed.figure_pairs
    assert not [
        link for link in made.alignments if link.by and "19" in changed.right.sentence_text(link.right)
    ]
    assert second.ask([changed], STOP, lambda *_: None).answered and web.asked


def test_what_was_answered_before_a_failure_stays(library: Library, web: Web) -> None:
    second = reader(library, serve(web, answering(same), refusing(401)))
    comparison = compare(samples()[NAMES[0]], samples()[NAMES[1]])
    asked = second.ask([comparison], STOP, lambda *_: None)
    assert asked.error and library.answers.count("tiny") == asked.answered > 0


def test_versions_of_one_article_are_not_asked_about(library: Library, web: Web) -> None:
    from dataclasses import replace

    from reader.figures.analysis import analyse

    second = reader(library, serve(web, answering(same)))
    one = report("The fire killed 14 people at the mill.").article
    other = report("The fire killed 17 people at the mill.").article
    same_page = [analyse(replace(a, url="https://news.example/mill")) for a in (one, other)]
    assert second.open_items([compare(same_page[0], same_page[1])]) == []


def test_the_name_of_the_only_model_is_asked(web: Web) -> None:
    web.pages["/v1/models"] = Reply(b'{"data": [{"id": "only"}]}')
    at = Endpoint(web.url("/v1"))
    assert named(at).name == "only" and named(Endpoint(web.url("/v1"), "mine")).name == "mine"
    web.pages["/v1/models"] = Reply(b'{"data": [{"id": "a"}, {"id": "b"}]}')
    with pytest.raises(ModelError, match="has 2 models; --name says which is meant: a, b"):
        named(at)
    web.pages["/v1/models"] = Reply(b'{"data": []}')
    with pytest.raises(ModelError, match="does not say which models it has"):
        named(at)


def test_a_first_question(web: Web) -> None:
    choice = Chosen(Endpoint(serve(web, answering(same)), "tiny"))
    assert tried(choice)
    assert not tried(Chosen(Endpoint(serve(web, saying("Yes.")), "tiny")))


def test_new_stories_are_asked_about_where_that_is_wished(library: Library, web: Web) -> None:
    from reader.gathering.jobs import settle

    articles = [samples()[name].article for name in NAMES if name.startswith("meta")]
    library.keep_all(articles[:3])
    choose(library, Chosen(Endpoint(serve(web, answering(same)), "tiny")))
    settle(library, lambda: True, lambda _: None)
    assert web.asked == [] and library.stories.undecided(1) == []
    library.keep_all(articles[3:])
    choose(library, Chosen(Endpoint(serve(web, answering(same)), "tiny"), always=True))
    told: list[str] = []
    settle(library, lambda: True, told.append)
    assert web.asked and library.answers.count("tiny") > 50
    assert any(line.startswith("tiny: ") for line in told)
    count = len(web.asked)
    settle(library, lambda: True, told.append)
    assert len(web.asked) == count

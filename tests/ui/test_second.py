"""The second reader on the screen: asking, stopping, failing, judging over it, and setting it up."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.gathering.second import Chosen, choose, chosen
from reader.judging.client import Endpoint
from reader.ui.app import StorydiffApp
from reader.ui.screens.second import SecondScreen
from reader.ui.widgets.chrome import Prompt
from tests.judging.table import answering, refusing, same, saying, serve
from tests.serving import Handler, Reply, Web
from tests.serving import web as web
from tests.ui.driving import keys, open_place, press, rows, said, shown, spot, story_screen
from tests.ui.stories import LEFT, RIGHT, figure, sentence

ROUND = sentence(LEFT, "opened on Monday")


def set_model(app: StorydiffApp, url: str, *, always: bool = False) -> None:
    choose(app.session.library, Chosen(Endpoint(url, "tiny"), always))
    app.session.second.refresh()


async def until_asked(app: StorydiffApp, pilot: Pilot[int]) -> None:
    """Until what is asked has been answered, and the screen has been told."""
    await app.workers.wait_for_complete()
    await pilot.pause()


def by_text(task: str, item: Mapping[str, Any]) -> str:
    """Takes the opening for the same, the costs for two things, and the years for a difference."""
    both = item["a"] + item["b"]
    if task == "links":
        return "same" if "opened" in item["a"] and "opened" in item["b"] else "no"
    return "other" if "⟦$40 million⟧" in both else "differ" if "⟦5 years⟧" in both else "other"


@keys("comparing", "M")
@keys("figures", "M")
async def test_M_asks_and_the_answers_show_where_they_belong(app: StorydiffApp, web: Web) -> None:
    """Neither view nor cursor moves; what the model says is told by its name, and e gives its reason."""
    set_model(app, serve(web, answering(by_text)))
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n")
        before = spot(app), rows(app)[3:8]
        assert "≠ 2 differ" in rows(app)[0]
        await press(pilot, "M")
        await until_asked(app, pilot)
        assert "tiny: " in said(app) and "places judged" in said(app)
        assert spot(app) == before[0] and "≠ 1 differ" in rows(app)[0]
        await press(pilot, "g", "n")
        assert "5 years ≠ differs: tiny says: as item F" in said(app)
        await press(pilot, "e")
        assert "tiny says: as item F" in shown(app)
        await press(pilot, "escape", "M")
        await until_asked(app, pilot)
        assert "tiny: nothing more is in doubt" in said(app)


async def test_a_person_judges_over_it(app: StorydiffApp, web: Web) -> None:
    set_model(app, serve(web, answering(by_text)))
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "M")
        await until_asked(app, pilot)
        await press(pilot, "g", "n", "a")
        assert "≠ 0 differ" in rows(app)[0] and "× 1 set apart" in rows(app)[0]
        await press(pilot, "M")
        await until_asked(app, pilot)
        assert "≠ 0 differ" in rows(app)[0], "what was said stands above the model"
        await press(pilot, "a")
        assert "≠ 1 differ" in rows(app)[0]


async def test_without_a_model_M_says_how_to_set_one(app: StorydiffApp, web: Web) -> None:
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "M")
        assert "No second reader is set" in said(app)
        await press(pilot, "q", "S")
    assert web.asked == []


@pytest.mark.parametrize("place", ["comparing", "story"])
async def test_escape_stops_and_what_was_answered_stays(app: StorydiffApp, web: Web, place: str) -> None:
    go_on = threading.Event()

    def held(handler: Handler) -> None:
        go_on.wait(20)
        answering(by_text)(handler)

    set_model(app, serve(web, answering(by_text), held))
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, place)
        await pilot.press("M")
        while not app.session.library.answers.count("tiny"):
            await pilot.pause(0.02)
        await pilot.press("M")
        assert "tiny is being asked; Escape stops" in said(app)
        await pilot.press("escape")
        assert "Stopped asking" in said(app)
        go_on.set()
        await until_asked(app, pilot)
        kept, sent = app.session.library.answers.count("tiny"), len(web.asked)
        assert kept > 0 and "stopped: " in said(app) and "what was answered stays" in said(app)
        await press(pilot, "M")
        await until_asked(app, pilot)
        assert app.session.library.answers.count("tiny") > kept and len(web.asked) > sent
        assert "≠ 1" in rows(app)[0]


async def test_a_model_that_fails_is_told_and_can_be_asked_again(app: StorydiffApp, web: Web) -> None:
    set_model(app, serve(web, refusing(401), answering(by_text)))
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "M")
        await until_asked(app, pilot)
        assert "tiny: " in said(app) and "the key is missing or wrong" in said(app)
        assert "≠ 2 differ" in rows(app)[0], "the words' comparison is there as before"
        await press(pilot, "M")
        await until_asked(app, pilot)
        assert "≠ 1 differ" in rows(app)[0]


@keys("story", "M")
@keys("table", "M")
async def test_M_asks_of_every_two_reports_of_a_story(app: StorydiffApp, web: Web) -> None:
    set_model(app, serve(web, answering(by_text)))
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "t")
        assert "≠ 2 of" in rows(app)[0]
        await press(pilot, "M")
        await until_asked(app, pilot)
        assert "≠ 1 of" in rows(app)[0] and story_screen(app).shown == "Figures"
        await press(pilot, "q", "space", "c")


async def test_always_asks_of_what_is_opened(app: StorydiffApp, web: Web) -> None:
    set_model(app, serve(web, answering(by_text)), always=True)
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        await until_asked(app, pilot)
        assert "≠ 1 differ" in rows(app)[0]
        count = len(web.asked)
        await press(pilot, "q", "c")
        await until_asked(app, pilot)
        assert "≠ 1 differ" in rows(app)[0] and len(web.asked) == count


# --- setting it up ---


@keys("second", "t", "d", "enter", "z", "m", "q", "escape", "question_mark")
async def test_setting_trying_and_putting_it_off(app: StorydiffApp, web: Web) -> None:
    web.pages["/v1/models"] = Reply(json.dumps({"data": [{"id": "only"}]}).encode())
    serve(web, answering(same))
    async with app.run_test(size=(100, 30)) as pilot:
        await open_place(pilot, "second")
        assert isinstance(app.screen, SecondScreen) and "none is set" in rows(app)[0]
        await press(pilot, "t")
        assert "First name the server" in said(app)
        await press(pilot, "d", "enter")
        app.screen.query_one(Prompt).value = web.url("")
        await press(pilot, "enter")
        await until_asked(app, pilot)
        assert "second reader: only" in rows(app)[0] and "t asks it a first question" in said(app)
        await press(pilot, "t")
        await until_asked(app, pilot)
        assert "only answered after" in said(app) and "can be used" in said(app)
        await press(pilot, "end", "enter")
        choice = chosen(app.session.library)
        assert choice is not None and choice.always and "of every comparison" in shown(app)
        serve(web, saying("Hello."))
        await press(pilot, "t")
        await until_asked(app, pilot)
        assert "not in a way that can be used" in said(app)
        await press(pilot, "d")
        assert chosen(app.session.library) is None and "none is set" in rows(app)[0]
        await press(pilot, "z")
        assert chosen(app.session.library) == choice
        await press(pilot, "m", "q", "question_mark", "escape", "escape")
        assert isinstance(app.screen, SecondScreen)
        await press(pilot, "q")
        assert not isinstance(app.screen, SecondScreen)


async def test_a_host_elsewhere_is_named_and_asked_about(app: StorydiffApp) -> None:
    """Nothing is sent before one has agreed; what is no address is said to be none."""
    async with app.run_test(size=(140, 30)) as pilot:
        await open_place(pilot, "second")
        for typed, words in (("ftp://x", "no address of a model"), ("https://models.example", "")):
            await press(pilot, "enter")
            app.screen.query_one(Prompt).value = typed
            await press(pilot, "enter")
            assert words in said(app)
        assert "models.example is not this machine: it would be sent sentences of the two" in shown(app)
        prompt = app.screen.query_one(Prompt)
        assert prompt.display and prompt.placeholder == "type yes to let models.example read them"
        await press(pilot, *"no", "enter")
        assert "Not agreed" in said(app) and chosen(app.session.library) is None


async def test_a_key_file_that_others_can_read_is_refused(app: StorydiffApp, tmp_path: Any) -> None:
    key = tmp_path / "key"
    key.write_text("sk-1")
    key.chmod(0o644)
    set_model(app, "http://localhost:1/v1")
    async with app.run_test(size=(140, 30)) as pilot:
        await open_place(pilot, "second")
        for mode in (0o644, 0o600):
            key.chmod(mode)
            await press(pilot, "home", "j", "j", "enter")
            app.screen.query_one(Prompt).value = str(key)
            await press(pilot, "enter")
            assert ("others can read this key" in said(app)) == (mode == 0o644)
        choice = chosen(app.session.library)
        assert choice is not None and choice.endpoint.key_file == str(key) and "sk-1" not in shown(app)


def test_the_stories_have_what_is_asked_about() -> None:
    assert figure(LEFT, "5 years") >= 0 and figure(RIGHT, "6 years") >= 0 and ROUND > 0

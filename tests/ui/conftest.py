"""The UI tests compare stories whose links are known."""

from __future__ import annotations

import asyncio

import pytest
from textual.pilot import Pilot

from reader.ui.app import StorydiffApp
from tests.conftest import AppMaker
from tests.ui.stories import LEFT, OLDER, STORIES, told


async def nothing_to_do(*_: float) -> None:
    """Until no callback is ready to run: all that is left waits for time, for a thread or for the test."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready:  # type: ignore[attr-defined]
        await asyncio.sleep(0)


async def painted(self: Pilot[int], delay: float | None = None) -> None:
    """Until nothing is to be done and nothing to be painted, and that twice over."""
    for _ in range(2):
        await self._wait_for_screen()
        await nothing_to_do()
        self.app.screen._on_timer_update()
    await nothing_to_do()


def wait_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot dozes until the processor seems idle; here it asks the event loop."""
    monkeypatch.setattr("textual.app.wait_for_idle", nothing_to_do)
    monkeypatch.setattr("textual.pilot.wait_for_idle", nothing_to_do)
    monkeypatch.setattr(Pilot, "pause", painted)


@pytest.fixture(autouse=True)
def exact_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test of the screen dozes, and nothing is foreseen but where that is tested."""
    wait_exactly(monkeypatch)
    monkeypatch.setattr("reader.ui.foreseen.REST", 1000.0)


@pytest.fixture
def app(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> StorydiffApp:
    """The app over the three made-up stories."""
    monkeypatch.setattr("reader.comparison.compare.compare", told)
    app = make_app(STORIES)
    app.session.library.keep_all([OLDER, LEFT])
    return app

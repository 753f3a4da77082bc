"""The UI tests compare stories whose links are known."""

from __future__ import annotations

import pytest

from reader.ui.app import StorydiffApp
from tests.conftest import AppMaker
from tests.ui.stories import STORIES, told


@pytest.fixture
def app(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> StorydiffApp:
    """The app over the three made-up stories."""
    monkeypatch.setattr("reader.comparison.compare.compare", told)
    return make_app(STORIES)

"""The settings file: what can be set, and one sentence for what is wrong in it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reader.configuration import SETTINGS, Configuration, load, settle_manners, template
from reader.errors import InputError
from reader.importing import web
from reader.ui.keymap import every_action


def read(tmp_path: Path, text: str) -> Configuration:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, every_action)


def test_without_a_file_all_is_as_by_default(tmp_path: Path) -> None:
    settings = load(tmp_path / "none.toml", every_action)
    assert [settings.get(one.name) for one in SETTINGS] == [one.default for one in SETTINGS]


def test_the_file_that_is_written_says_the_defaults(tmp_path: Path) -> None:
    """As it is, and with every # taken away."""
    text = template(every_action())
    assert read(tmp_path, text) == Configuration()
    bare = "\n".join(
        line[1:] if line.startswith("#") and " = " in line else line for line in text.splitlines()
    )
    found = read(tmp_path, bare)
    assert {name: found.get(name) for name in found.values} == {one.name: one.default for one in SETTINGS}
    assert dict(found.keys) == {name: keys for name, (keys, _) in every_action().items()}
    assert tomllib.loads(bare)


def test_what_is_set(tmp_path: Path) -> None:
    found = read(tmp_path, 'measure = 60\nfetch.seconds = 5\n[keys]\n"reading.next" = "n, right"\n')
    assert found.get("measure") == 60 and found.get("fetch.seconds") == 5 and found.get("theme") == ""
    assert found.keys == {"reading.next": "n,right"}
    assert read(tmp_path, 'date-format = "%d %b"').day("2025-06-09") == "09 Jun"
    assert found.day("2025-06") == "2025-06" and found.day("") == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nmeasure = "wide"', ", line 2: measure is to be a whole number"),
        ("measure = true", ", line 1: measure is to be a whole number"),
        ("measure = 5", ", line 1: measure is to be from 40 to 200"),
        ("mesure = 60", ", line 1: mesure: there is no such setting; measure is one"),
        ("[fetch]\nseconds = 0", ", line 2: fetch.seconds is to be from 1 to 3600"),
        ('[fetch]\nproxy = "ftp://x"', ", line 2: fetch.proxy is to be like"),
        ('date-format = "day"', ", line 1: date-format is to show a day"),
        ('[keys]\n"reading.nxt" = "x"', ", line 2: reading.nxt: no action has this id; reading.next is one"),
        ('[keys]\n"reading.next" = 5', ", line 2: reading.next is to be keys in quotes"),
        ("keys = 3", ", line 1: keys is to be a table: [keys]"),
        ("a = = b", ", line 1: "),
        ("[fetch", ", line 1: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as problem:
        read(tmp_path, text)
    sentence = str(problem.value)
    assert sentence.startswith(f"{tmp_path / 'config.toml'}{said}") and "\n" not in sentence


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match="cannot be read"):
        load(path)
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path)


def test_how_addresses_are_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    manners = web.Manners()
    monkeypatch.setattr(web, "MANNERS", manners)
    settle_manners(Configuration({"fetch.seconds": 7, "fetch.megabytes": 1, "fetch.proxy": "socks5://p:1"}))
    assert manners == web.Manners(7.0, 1_000_000, "socks5://p:1") and web.Fetcher().whole == 7.0


def test_what_fetches_has_the_defaults_of_the_settings() -> None:
    defaults = {setting.name: setting.default for setting in SETTINGS}
    manners = web.Manners()
    assert (manners.seconds, manners.proxy) == (defaults["fetch.seconds"], defaults["fetch.proxy"])
    assert manners.most_bytes == defaults["fetch.megabytes"] * 1_000_000

"""The settings file: what can be set, by whom it is read, and one clear sentence for what is wrong in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from reader.articles.cleaning import clean_line
from reader.errors import InputError

VARIABLE = "STORYDIFF_CONFIG"
NAME = "config.toml"


class Setting(NamedTuple):
    """One setting: its name, with its table before a point; its default; what it is for; what it may be.

    ``wrong`` says what is wrong with a value of the right type, or nothing.
    """

    name: str
    default: Any
    about: str
    wrong: Callable[[Any], str] = lambda value: ""


def _between(least: int, most: int) -> Callable[[Any], str]:
    return lambda value: "" if least <= value <= most else f"is to be from {least} to {most}"


def _proxy(value: str) -> str:
    known = re.fullmatch(r"(?:(?:https?|socks5h?|socks4a?)://[^\s/]+/?)?", value)
    return "" if known else "is to be like http://host:port or socks5://host:port"


def _format(value: str) -> str:
    shown = date(2025, 12, 30).strftime(value)
    return "" if 0 < len(shown) <= 12 and "%" in value else "is to show a day in at most 12 characters"


SETTINGS = (
    Setting("theme", "", "The theme; empty: the one chosen on the screen."),
    Setting("measure", 76, "Columns of a line while reading.", _between(40, 200)),
    Setting("refresh", 0, "Minutes between refreshes of all feeds while the screen is open; 0: only on R.",
            _between(0, 10_080)),
    Setting("browser", "", "The command that opens addresses; empty: BROWSER, else the system's."),
    Setting("pager", "", "The command that shows an article as text; empty: PAGER, else less."),
    Setting("date-format", "%Y-%m-%d", "How a day is written in lists: %d day, %m month, %Y year, %b Jan.",
            _format),
    Setting("mark-read", "opening", 'An article counts as read on "opening" it, or once its "end" was seen.',
            lambda value: "" if value in ("opening", "end") else 'is to be "opening" or "end"'),
    Setting("fetch.seconds", 60, "Seconds that one answer may take in all.", _between(1, 3600)),
    Setting("fetch.megabytes", 20, "The most that is read of one answer.", _between(1, 200)),
    Setting("fetch.proxy", "", "http://host:port or socks5://host:port; empty: what the environment says.",
            _proxy),
    Setting("model.url", "", "Where a second reader answers; empty: what storydiff model set, if anything."),
    Setting("model.name", "", "Which of the server's models."),
    Setting("model.key-file", "", "A file with the key; empty: none, or STORYDIFF_MODEL_KEY."),
    Setting("model.always", False, "Ask it of every comparison that is opened, not only where M is pressed."),
    Setting("model.at-once", 3, "Questions that are under way at a time.", _between(1, 8)),
    Setting("model.agreed", "", "A host other than this machine that may be sent sentences of the articles."),
)  # fmt: skip
"""Every setting but the keys, in the order of the file."""
_KEYS = "keys"
_BY_NAME = {setting.name: setting for setting in SETTINGS}
_TYPES = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


class Configuration(NamedTuple):
    """What is set; ``keys`` are the keys of actions by their id, as Textual's key maps have them."""

    values: Mapping[str, Any] = MappingProxyType({})
    keys: Mapping[str, str] = MappingProxyType({})

    def get(self, name: str) -> Any:
        """The value of a setting; its default where it is not set."""
        return self.values.get(name, _BY_NAME[name].default)

    def day(self, stated: str) -> str:
        """A day as it is to be written in lists; what is no whole day as it is."""
        try:
            return date.fromisoformat(stated).strftime(self.get("date-format"))
        except ValueError:
            return stated


def settle_manners(configuration: Configuration) -> None:
    """Let addresses be fetched as the settings say; what fetches has their defaults."""
    if not any(name.startswith("fetch.") for name in configuration.values):
        return
    from reader.importing.web import MANNERS

    MANNERS.seconds = float(configuration.get("fetch.seconds"))
    MANNERS.most_bytes = configuration.get("fetch.megabytes") * 1_000_000
    MANNERS.proxy = configuration.get("fetch.proxy")


def settle_model(configuration: Configuration) -> None:
    """Let the second reader be the one of the settings, where they name one.

    Raises:
        InputError: Its address is none, or the name of the model is missing.
    """
    get = configuration.get
    if not get("model.url"):
        return
    if not get("model.name"):
        raise InputError(f"{_shown(config_path())}: model.url names a server; model.name is to be set, too")
    from reader.gathering.second import GIVEN, Chosen
    from reader.judging.client import Endpoint, endpoint_url

    key_file = str(Path(get("model.key-file")).expanduser()) if get("model.key-file") else ""
    endpoint = Endpoint(endpoint_url(get("model.url")), get("model.name"), key_file)
    GIVEN.choice = Chosen(endpoint, get("model.always"), get("model.agreed"), get("model.at-once"))


def config_path(environ: Mapping[str, str] | None = None) -> Path:
    """The settings file; it need not be there."""
    chosen = (os.environ if environ is None else environ).get(VARIABLE, "")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_config_path

    return user_config_path("storydiff") / NAME


def load(path: Path | None = None, ids: Callable[[], Container[str]] | None = None) -> Configuration:
    """What the settings file says; the defaults where there is none.

    Args:
        path: The file; None for ``config_path()``.
        ids: Gives the ids that a key may be set for; None where keys are not asked for.

    Raises:
        InputError: It cannot be read, or says what it may not; names file, line and setting.
    """
    path = path or config_path()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Configuration()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{_shown(path)}: cannot be read ({_reason(error)})") from error
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.S)
        line = (said and said[2]) or max(1, len(text.splitlines()))
        raise InputError(
            f"{_shown(path)}, line {line}: {clean_line(said[1] if said else str(error))}"
        ) from error
    keys = found.pop(_KEYS, {})
    values = {}
    for name, value in _flat(found):
        values[name] = _checked(path, text, name, value)
    if not isinstance(keys, dict):
        raise _error(path, text, _KEYS, "is to be a table: [keys]")
    known = ids() if ids is not None and keys else None
    for name, value in keys.items():
        if not isinstance(value, str) or not value.strip():
            raise _error(path, text, name, 'is to be keys in quotes, such as "n,right"')
        if known is not None and name not in known:
            raise _error(path, text, name, _unknown(name, known, "no action has this id"))
    return Configuration(values, {name: value.replace(" ", "") for name, value in keys.items()})


def template(ids: Mapping[str, tuple[str, str]]) -> str:
    """A settings file with every setting and its default, all of it as comments.

    Args:
        ids: The keys and what they do, by the id of the action.
    """
    lines = ["# Settings of storydiff. Take away the # before what you want to change.", ""]
    table = ""
    for setting in SETTINGS:
        group, _, name = setting.name.rpartition(".")
        if group != table:
            table = group
            lines += [f"[{table}]", ""]
        lines += [f"# {setting.about}", f"#{name} = {_written(setting.default)}", ""]
    lines += ["# The keys of each action; several are parted by commas.", f"[{_KEYS}]", ""]
    lines += [f'#"{name}" = {_written(keys)}  # {about}' for name, (keys, about) in sorted(ids.items())]
    return "\n".join(lines) + "\n"


def _flat(found: Mapping[str, Any], table: str = "") -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for name, value in found.items():
        whole = f"{table}{name}"
        flat += _flat(value, f"{whole}.") if isinstance(value, dict) else [(whole, value)]
    return flat


def _checked(path: Path, text: str, name: str, value: Any) -> Any:
    setting = _BY_NAME.get(name)
    if setting is None:
        raise _error(path, text, name, _unknown(name, _BY_NAME, "there is no such setting"))
    wanted = type(setting.default)
    if type(value) is not wanted:
        raise _error(path, text, name, f"is to be {_TYPES[wanted]}")
    if wrong := setting.wrong(value):
        raise _error(path, text, name, wrong)
    return value


def _unknown(name: str, known: Any, what: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1, 0.6)
    return what + (f"; {near[0]} is one" if near else "")


def _error(path: Path, text: str, name: str, reason: str) -> InputError:
    """What is wrong with a setting, at the line where it stands."""
    last = re.escape(name.rpartition(".")[2])
    pattern = re.compile(rf"""\s*(?:[\w.-]*\.)?["']?(?:{re.escape(name)}|{last})["']?\s*=""")
    line = next((k for k, row in enumerate(text.splitlines(), 1) if pattern.match(row)), 0)
    place = f", line {line}" if line else ""
    between = " " if reason.startswith("is to ") else ": "
    return InputError(f"{_shown(path)}{place}: {clean_line(name)}{between}{reason}")


def _written(value: Any) -> str:
    if isinstance(value, int):
        return str(value).lower()
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _shown(path: Path) -> str:
    return clean_line(str(path))


def _reason(error: Exception) -> str:
    return clean_line(error.strerror if isinstance(error, OSError) and error.strerror else "is not UTF-8")

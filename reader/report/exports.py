"""A comparison or a story as a file to keep, send or print: which forms there are, and each by its name."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from reader.articles.cleaning import clean_line
from reader.comparison.model import Comparison
from reader.comparison.story import Story
from reader.errors import InputError

FORMATS = ("json", "markdown", "html", "csv")
"""The forms besides text."""
ENDINGS = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
           ".csv": "csv"}  # fmt: skip


if TYPE_CHECKING:
    from reader.report.timeline import InTime

Told: TypeAlias = "Comparison | Story | InTime"
"""What is exported; a bare story is put in time by what its reports say of when they came out."""


def as_json(told: Told) -> dict[str, Any]:
    """A comparison or a story in its JSON form."""
    if isinstance(told, Comparison):
        from reader.report.json import comparison_json

        return comparison_json(told)
    from reader.report.storytext import story_json
    from reader.report.timeline import in_time

    return story_json(in_time(told))


def exported(told: Told, form: str) -> str:
    """A comparison or a story in one of ``FORMATS``."""
    if form == "json":
        return json.dumps(as_json(told), ensure_ascii=False, indent=1) + "\n"
    from reader.report import html, markdown, sheet
    from reader.report.timeline import in_time

    if isinstance(told, Comparison):
        forms = {
            "markdown": markdown.comparison_markdown,
            "html": html.comparison_html,
            "csv": sheet.comparison_csv,
        }
        return forms[form](told)
    of_story = {"markdown": markdown.story_markdown, "html": html.story_html, "csv": sheet.story_csv}
    return of_story[form](in_time(told))


def free_name(name: str) -> str:
    """A name, with a number if there is a file of that name."""
    path, number = Path(name), 1
    while path.exists():
        number += 1
        path = Path(name).with_stem(f"{Path(name).stem}-{number}")
    return str(path)


def write_export(name: str, told: Told) -> Path:
    """Write a comparison or a story into a file, in the form its ending names; a file that is there stays.

    Raises:
        InputError: The ending names no form, or the file cannot be written.
    """
    path = Path(name).expanduser()
    form = ENDINGS.get(path.suffix.lower())
    shown = clean_line(str(path))
    if form is None:
        raise InputError(f"{shown}: the ending is to be one of {', '.join(sorted(ENDINGS))}")
    text = exported(told, form).encode("utf-8", "replace")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        try:
            with open(descriptor, "wb") as file:
                file.write(text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    except FileExistsError as error:
        raise InputError(f"{shown}: is there already, and stays as it is") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{shown}: cannot be written ({clean_line(reason)})") from error
    return path

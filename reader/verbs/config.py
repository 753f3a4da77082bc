"""The verb about the settings file: config."""

from __future__ import annotations

import argparse
import os

from reader.errors import InputError
from reader.verbs.common import Run, example, fail, write


def config_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``config``."""
    example(
        parser,
        "The settings file: where it is, and what is set. --write makes one with every setting and its\n"
        "default.",
        "storydiff config --write",
    )
    parser.add_argument("--write", action="store_true", help="write the file; one that is there stays")

    def run(options: argparse.Namespace) -> int:
        from reader.configuration import SETTINGS, config_path, load, template
        from reader.importing.showing import shown

        path = config_path()
        if options.write:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                return fail(f"{shown(path)}: is there already, and stays as it is")
            except OSError as error:
                raise InputError(f"{shown(path)}: cannot be written ({error.strerror})") from error
            with open(descriptor, "w", encoding="utf-8") as file:
                file.write(template(options.actions()))
            return write(f"written: {shown(path)}")
        settings = load(path, options.actions)
        write(f"{shown(path)}{'' if path.exists() else ' (is not there: all is as by default)'}")
        for setting in SETTINGS:
            if setting.name in settings.values:
                write(f"{setting.name} = {settings.get(setting.name)!r}")
        for name, keys in settings.keys.items():
            write(f"keys.{name} = {keys!r}")
        return 0

    return run

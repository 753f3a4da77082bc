"""Where the library is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DATA_DIR_VARIABLE = "STORYDIFF_DATA_DIR"
DATABASE_NAME = "library.db"


def data_dir(explicit: str | Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The directory of the library; it is not made here.

    Args:
        explicit: The directory as given on the command line; it wins. Empty counts as not given.
        environ: The environment, by default the process's own; ``STORYDIFF_DATA_DIR`` comes second.

    Returns:
        The directory, a leading ``~`` expanded; without either, the platform's per-user data directory.
    """
    variables = os.environ if environ is None else environ
    chosen = str(explicit) if explicit is not None else ""
    chosen = chosen or variables.get(DATA_DIR_VARIABLE, "")
    if chosen:
        return Path(os.path.expanduser(chosen))
    from platformdirs import user_data_path

    return user_data_path("storydiff")

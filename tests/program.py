"""Runs the program as a user does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT = str(ROOT / "seeds" / "meta-scale-1.md")
RIGHT = str(ROOT / "seeds" / "meta-scale-4.md")
PATIENCE = 60
"""Seconds after which a process counts as hung."""


def run(
    *arguments: str | Path,
    env: Mapping[str, str] | None = None,
    command: tuple[str, ...] = (sys.executable, "-m", "reader"),
    cwd: Path = ROOT,
) -> subprocess.CompletedProcess[str]:
    """The finished program: its exit status, and what it wrote; without a terminal anywhere."""
    return subprocess.run(
        [*command, *map(str, arguments)],
        env={**os.environ, **(env or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        encoding="utf-8",
    )

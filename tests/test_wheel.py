"""The wheel holds what the program needs, and works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.program import PATIENCE, ROOT, run


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        env={**os.environ, "HOME": str(out)},
        capture_output=True,
        timeout=PATIENCE,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        info = next(name.partition("/")[0] for name in names if ".dist-info/" in name)
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
        metadata = archive.read(f"{info}/METADATA").decode()
    assert len(names) == len(set(names))
    assert {name.partition("/")[0] for name in names} == {"reader", info}
    for path in (
        *ROOT.glob("reader/**/*.py"),
        *ROOT.glob("reader/**/*.tcss"),
        *ROOT.glob("reader/**/py.typed"),
    ):
        assert path.relative_to(ROOT).as_posix() in names
    assert "reader/comparison/background.tsv" in names
    assert {f"reader/samples/{path.name}" for path in ROOT.glob("seeds/*")} <= set(names)
    assert f"{info}/licenses/LICENSE" in names
    assert not [name for name in names if "test" in name.lower() or name.endswith((".pyc", ".db", ".svg"))]
    assert "storydiff = reader.cli:main" in entry_points
    assert "\nName: storydiff\n" in metadata and "License-Expression: MIT" in metadata


def test_the_unpacked_wheel_works_by_itself(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    env = {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
    result = run("paths", env=env, cwd=tmp_path)
    assert result.stdout.splitlines()[2] == f"samples   {place}/reader/samples"
    result = run("list", env=env, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == len(list(ROOT.glob("seeds/*.md")))
    samples = sorted((place / "reader" / "samples").glob("*.md"))
    result = run("compare", samples[0], samples[1], env=env, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Both say" in result.stdout

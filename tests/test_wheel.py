"""The wheel holds what the program needs, and works without the checkout."""

from __future__ import annotations

import os
import re
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
        *ROOT.glob("reader/manual/*.md"),
    ):
        assert path.relative_to(ROOT).as_posix() in names
    assert "reader/comparison/background.tsv" in names
    assert {f"reader/samples/{path.name}" for path in ROOT.glob("seeds/*")} <= set(names)
    assert f"{info}/licenses/LICENSE" in names
    assert not [name for name in names if "test" in name.lower() or name.endswith((".pyc", ".db", ".svg"))]
    assert "storydiff = reader.cli:main" in entry_points
    assert "\nName: storydiff\n" in metadata and "License-Expression: MIT" in metadata


def test_the_page_of_a_package_index_finds_its_pictures_and_pages(wheel: Path) -> None:
    """The README in the metadata has no relative address, and is else the README."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        head, _, told = archive.read(name).decode().partition("\n\n")
    assert "\nDescription-Content-Type: text/markdown" in head
    source = re.search(r"^Project-URL: Source, (\S+)$", head, re.M)
    assert source
    raw = source[1].replace("github.com", "raw.githubusercontent.com")
    targets = re.findall(r"\]\(([^)\s]+)\)", told)
    assert f"{raw}/main/screenshots/comparison.svg" in targets
    assert f"{source[1]}/blob/main/reader/manual/start.md" in targets
    assert [target for target in targets if not target.startswith("https://")] == []
    back = told.replace(f"{raw}/main/", "").replace(f"{source[1]}/blob/main/", "")
    assert back.strip() == (ROOT / "README.md").read_text("utf-8").strip()


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
    result = run("manual", "start", env=env, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (ROOT / "reader" / "manual" / "start.md").read_text("utf-8")
    samples = sorted((place / "reader" / "samples").glob("*.md"))
    result = run("compare", samples[0], samples[1], env=env, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Both say" in result.stdout

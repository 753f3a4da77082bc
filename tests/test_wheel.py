"""The wheel holds what the program needs, and works without the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.program import PATIENCE, ROOT, run


def build(source: Path, out: Path, *what: str) -> None:
    """Build packages of a checkout into a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "build", *what, "--no-isolation", "--outdir", str(out), str(source)],
        env={**os.environ, "HOME": str(out)},
        capture_output=True,
        timeout=PATIENCE,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    build(ROOT, out, "--wheel")
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
    data = info.replace(".dist-info", ".data")
    assert {name.partition("/")[0] for name in names} == {"reader", info, data}
    assert [name for name in names if name.startswith(data)] == [f"{data}/data/share/man/man1/storydiff.1"]
    for path in (
        *ROOT.glob("reader/**/*.py"),
        *ROOT.glob("reader/**/*.tcss"),
        *ROOT.glob("reader/**/py.typed"),
        *ROOT.glob("reader/manual/*.md"),
        *ROOT.glob("reader/report/schemas/*.json"),
    ):
        assert path.relative_to(ROOT).as_posix() in names
    assert "reader/comparison/background.tsv" in names
    assert {f"reader/samples/{path.name}" for path in ROOT.glob("seeds/*")} <= set(names)
    assert f"{info}/licenses/LICENSE" in names
    assert not [name for name in names if "test" in name.lower() or name.endswith((".pyc", ".db", ".svg"))]
    assert "storydiff = reader.cli:main" in entry_points
    assert "\nName: storydiff\n" in metadata and "License-Expression: MIT" in metadata


def metadata_of(wheel: Path) -> tuple[str, str]:
    """The head of the metadata, and the description."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        head, _, told = archive.read(name).decode().partition("\n\n")
    return head, told


def test_the_description_is_the_readme_without_relative_addresses(wheel: Path) -> None:
    head, told = metadata_of(wheel)
    assert "\nDescription-Content-Type: text/markdown" in head
    assert "## Two minutes with the samples" in told
    targets = re.findall(r"\]\(([^)\s]+)\)", told)
    assert [target for target in targets if not target.startswith("https://")] == []


def test_pictures_and_links_lead_to_the_host_of_the_clone(tmp_path: Path) -> None:
    """Built from a clone, by way of the source package too; a secret in the address stays out."""
    clone = tmp_path / "clone"
    seed = next(ROOT.glob("seeds/*.md")).relative_to(ROOT).as_posix()
    for part in ("pyproject.toml", "README.md", "LICENSE", "reader/__init__.py", ".ci/metadata.py", seed):
        (clone / part).parent.mkdir(parents=True, exist_ok=True)
        (clone / part).write_bytes((ROOT / part).read_bytes())
    remote = "https://me:secret@code.example.org/news/storydiff.git"
    for command in (["init", "-q"], ["remote", "add", "origin", remote]):
        subprocess.run(["git", "-C", str(clone), *command], check=True, timeout=PATIENCE)
    build(clone, tmp_path / "dist", "--sdist", "--wheel")
    direct = metadata_of(next((tmp_path / "dist").glob("*.whl")))
    with tarfile.open(next((tmp_path / "dist").glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    build(next((tmp_path / "unpacked").iterdir()), tmp_path / "again", "--wheel")
    for head, told in (direct, metadata_of(next((tmp_path / "again").glob("*.whl")))):
        assert "\nProject-URL: Source, https://code.example.org/news/storydiff\n" in head
        assert "secret" not in head + told
        base = "https://code.example.org/news/storydiff"
        assert f"![Two reports of one event side by side]({base}/raw/HEAD/screenshots/comparison.svg)" in told
        assert f"({base}/blob/HEAD/reader/manual/start.md)" in told
        back = told.replace(f"{base}/raw/HEAD/", "").replace(f"{base}/blob/HEAD/", "")
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

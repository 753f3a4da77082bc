"""Where the library is, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.library import Library, data_dir

ROOT = Path(reader.__file__).parents[1]


def test_the_argument_wins_over_the_environment(tmp_path: Path) -> None:
    environ = {"STORYDIFF_DATA_DIR": str(tmp_path / "b")}
    assert data_dir(tmp_path / "a", environ) == tmp_path / "a"
    assert data_dir(str(tmp_path / "a"), environ) == tmp_path / "a"
    assert data_dir(None, environ) == tmp_path / "b"
    assert data_dir("", environ) == tmp_path / "b"


def test_the_environment_of_the_process_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYDIFF_DATA_DIR", str(tmp_path / "mine"))
    assert data_dir() == tmp_path / "mine"
    with Library.open(None) as library:
        assert library.path == tmp_path / "mine" / "library.db"
        assert library.persistent


@pytest.mark.parametrize("environ", [{}, {"STORYDIFF_DATA_DIR": ""}])
def test_by_default_it_is_the_directory_of_the_platform(environ: dict[str, str]) -> None:
    from platformdirs import user_data_path

    assert data_dir(None, environ) == user_data_path("storydiff")


def test_a_tilde_is_the_home_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert data_dir("~/news", {}) == tmp_path / "news"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "new" / "data") as library:
        library.set_read("a", True)
        assert library.path.parent.stat().st_mode & 0o777 == 0o700
        files = list(library.path.parent.iterdir())
        assert {file.name for file in files} >= {"library.db", "library.db-wal"}
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_importing_it_loads_neither_textual_nor_sqlite() -> None:
    heavy = {"textual", "rich", "sqlite3", "platformdirs"}
    code = f"import sys, reader.library; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_opening_it_does_not_load_textual(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, reader.library as l; l.Library.open(pathlib.Path(sys.argv[1])).close();"
        "print(*sorted({'textual', 'rich'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    assert (tmp_path / "library.db").exists()

"""Imports run one way: below the screen nothing loads Textual, and what is pure stays pure."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import reader
from tests.program import run

PACKAGE = Path(reader.__file__).parent
BELOW = (
    *(
        "articles",
        "figures",
        "comparison",
        "gathering",
        "importing",
        "judging",
        "library",
        "manual",
        "report",
        "verbs",
    ),
)
OUTSIDE = {
    *("asyncio", "atexit", "builtins", "concurrent", "ctypes", "glob", "http", "io", "locale", "logging"),
    *(
        "multiprocessing",
        "os",
        "pathlib",
        "pickle",
        "platform",
        "platformdirs",
        "random",
        "secrets",
        "select",
    ),
    *(
        "selectors",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
    ),
    *("time", "urllib", "uuid", "webbrowser"),
}
"""Modules through which files, the clock, the network, chance or the environment come in."""


def modules_below() -> list[str]:
    """Every module that may not know the screen."""
    files = [path for part in BELOW for path in sorted((PACKAGE / part).rglob("*.py"))]
    names = [".".join(("reader", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in files]
    return ["reader", "reader.cli", "reader.errors", *(name.removesuffix(".__init__") for name in names)]


def imports(path: Path) -> set[str]:
    """What a file imports, at its head or inside a function; what only type checkers see is left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    unseen = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_walk_finds_the_modules() -> None:
    assert len(modules_below()) > 30
    assert {"reader.articles.cleaning", "reader.library", "reader.report.json"} <= set(modules_below())


def test_nothing_below_the_screen_loads_textual() -> None:
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "    if any(m.split('.')[0] == 'textual' or m.startswith('reader.ui') for m in sys.modules):\n"
        "        sys.exit(name)\n"
    )
    result = run(*modules_below(), command=(sys.executable, "-c", code))
    assert (result.returncode, result.stderr) == (0, "")


def plain_parts() -> list[str]:
    """The modules of the screen that hold what it shows as plain data."""
    folder = PACKAGE / "ui" / "parallel"
    inside = [f"reader.ui.parallel.{path.stem}" for path in sorted(folder.glob("[a-z]*.py"))]
    beside = (
        "analyses",
        "articlelist",
        "bookmarked",
        "explaining",
        "finding",
        "listing",
        "marks",
        "places",
        "problems",
        "related",
        "session",
        "sides",
        "storylist",
        "storytables",
        "tables",
        "targets",
    )
    return [*inside, *(f"reader.ui.{name}" for name in beside), "reader.ui.typeset"]


def test_what_the_screen_shows_as_plain_data_loads_no_textual() -> None:
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "    if any(m.split('.')[0] == 'textual' for m in sys.modules):\n"
        "        sys.exit(name)\n"
    )
    assert len(plain_parts()) > 14
    result = run(*plain_parts(), command=(sys.executable, "-c", code))
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("part", ["articles", "figures", "comparison"])
def test_pure_parts_touch_nothing_outside(part: str) -> None:
    for path in sorted((PACKAGE / part).rglob("*.py")):
        found = imports(path)
        # Taking an address apart is no access to the network.
        outside = {name.split(".")[0] for name in found if not name.startswith("urllib.parse")}
        assert not outside & OUTSIDE, path
        assert not {name for name in found if name.startswith("importlib") and "resources" not in name}, path
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & {"open", "input", "print", "eval", "exec", "__import__"}, path
        called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
        methods = {function.attr for function in called if isinstance(function, ast.Attribute)}
        assert not methods & {"now", "utcnow", "today"}, path


ALLOWED = {
    "errors": set[str](),
    "manual": {"errors", "manual"},
    "articles": {"articles", "errors"},
    "figures": {"articles", "errors", "figures"},
    "comparison": {"articles", "comparison", "errors", "figures"},
    "importing": {"articles", "errors", "importing"},
    "judging": {"articles", "comparison", "errors", "figures", "judging"},
    "library": {"articles", "comparison", "errors", "figures", "judging", "library"},
    "report": {"articles", "comparison", "errors", "figures", "library", "report"},
    "gathering": {
        "articles",
        "comparison",
        "errors",
        "figures",
        "gathering",
        "importing",
        "judging",
        "library",
    },
}


@pytest.mark.parametrize("part", ALLOWED)
def test_imports_run_one_way(part: str) -> None:
    files = [PACKAGE / "errors.py"] if part == "errors" else sorted((PACKAGE / part).rglob("*.py"))
    assert files
    for path in files:
        ours = {name.split(".")[1] for name in imports(path) if name.startswith("reader.")} - {"__version__"}
        assert ours <= ALLOWED[part], path


def test_only_the_comparison_imports_rapidfuzz_and_only_the_screen_textual() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        roots = {name.split(".")[0] for name in imports(path)}
        part = path.relative_to(PACKAGE).parts[0]
        assert "rapidfuzz" not in roots or part == "comparison", path
        assert "textual" not in roots or part == "ui", path

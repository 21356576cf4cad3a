"""The house's own rules that no other tool watches: who may import whom, what is packaged, what lies where."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import resources

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ui", "documents", "models", "resources")
SOURCES = [ROOT / "main.py", *(path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))]
LONGEST_FILE = 450

#: package → top-level modules that it may not import itself (import-linter in `make check` follows chains as well)
FORBIDDEN = {
    "resources": {"models", "documents", "ui", "PySide6", "sqlalchemy", "docx", "docxtpl", "reportlab", "lxml"},
    "models": {"documents", "ui", "PySide6", "docx", "docxtpl", "reportlab", "lxml", "openpyxl", "jinja2"},
    "documents": {"ui", "PySide6", "shiboken6", "sqlalchemy", "sqlite3"},
    "ui": {"sqlalchemy", "sqlite3", "docx", "docxtpl", "reportlab", "lxml", "openpyxl", "jinja2"},
}
#: Files that may catch everything without raising it again: they carry it to the thread that can tell it.
MAY_CATCH_ALL = {"ui/system/tasks.py"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> Iterator[str]:
    """Top-level names of the modules that the file imports, at its head or inside functions."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_stay_in_their_layer(package: str) -> None:
    wrong = {
        name_of(path): found
        for path in SOURCES
        if name_of(path).startswith(f"{package}/") and (found := FORBIDDEN[package] & set(imported(path)))
    }
    assert wrong == {}


def test_nobody_imports_the_installed_name() -> None:
    # A module loaded twice, as `models.x` and `zveno.models.x`, would map every table twice.
    files = [*SOURCES, *(ROOT / "tests").rglob("*.py")]
    assert [name_of(path) for path in files if "zveno" in imported(path)] == []


def test_every_package_is_listed_in_setup_cfg() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = config["options"]["packages"].split()
    folders = {path.parent.relative_to(ROOT) for path in SOURCES if path.parent != ROOT}
    in_tree = sorted(["zveno", *(".".join(("zveno", *folder.parts)) for folder in folders)])
    assert listed == in_tree, "[options] packages in setup.cfg must be:\n    " + "\n    ".join(in_tree)


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        name_of(folder)
        for folder in sorted({path.parent for path in SOURCES} - {ROOT})
        if not (folder / "__init__.py").exists() or not ast.get_docstring(tree_of(folder / "__init__.py"))
    ]
    assert silent == []


def resource_names(path: Path) -> Iterator[str]:
    """Literal arguments of `resources.path("…")`, or of `path("…")` imported from there, in the file."""
    tree = tree_of(path)
    local = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "resources"
        for alias in node.names
        if alias.name == "path"
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        called = ast.unparse(node.func)
        if called == "resources.path" or called in local:
            yield str(node.args[0].value)


def test_named_resources_exist() -> None:
    missing = {
        f"{name_of(path)}: {name}"
        for path in SOURCES
        for name in resource_names(path)
        if not resources.path(name).exists()
    }
    assert missing == set()


def test_nothing_is_caught_that_was_not_foreseen() -> None:
    catching = set()
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.ExceptHandler) or isinstance(node.body[-1], ast.Raise):
                continue
            caught = {"everything"} if node.type is None else set(ast.unparse(node.type).strip("()").split(", "))
            if caught & {"everything", "Exception", "BaseException"}:
                catching.add(name_of(path))
    assert catching <= MAY_CATCH_ALL


def test_files_stay_readable() -> None:
    files = [*SOURCES, *(ROOT / "tests").rglob("*.py")]
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_test_files_have_names_of_their_own() -> None:
    # Without __init__.py in tests (they would hide our packages) equal names would collide.
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def loaded_by(statement: str) -> set[str]:
    """Names of the modules that a fresh Python has loaded after `statement`."""
    code = f"import sys; {statement}; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


def test_help_waits_for_no_heavy_library() -> None:
    loaded = loaded_by("import main; from documents.command_line import build_parser; build_parser()")
    assert loaded & {"PySide6", "sqlalchemy", "reportlab", "docx", "docxtpl", "lxml", "openpyxl"} == set()


def test_the_window_waits_for_no_paper_library() -> None:
    # The start of the window is promised within a second: what prints is loaded when something is printed.
    loaded = loaded_by("import main, ui.app, ui.main_window, ui.pages.registry")
    assert "PySide6.QtWidgets" in loaded
    waiting = {"reportlab", "docx", "docxtpl", "lxml", "openpyxl", "pymorphy3", "PySide6.QtPdf", "PySide6.QtQml"}
    assert loaded & waiting == set()

""".ci/setup.py: what it reads, when it does nothing, and the one sentence where it may not install."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("zveno_setup", ROOT / ".ci" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pinned() -> dict[str, str]:
    """Name → exact version, from constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def test_every_requirement_is_pinned_to_a_version_it_allows(setup: ModuleType) -> None:
    versions = pinned()
    wanted = [Requirement(line) for line in setup.requirements(("test", "dev"))]
    assert len(wanted) > 20
    wrong = [str(item) for item in wanted if not item.specifier.contains(versions[canonicalize_name(item.name)])]
    assert wrong == []


def test_purposes_ask_only_for_what_they_need(setup: ModuleType) -> None:
    names = {
        purpose: {Requirement(line).name for line in setup.requirements(extras)}
        for purpose, (extras, _) in setup.PURPOSES.items()
    }
    assert names["run"] == names["demo"] < names["test"] < names["check"]


def test_a_stamp_makes_the_second_call_do_nothing(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    python = tmp_path / "bin" / "python"
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "VENV_PYTHON", python)
    installed: list[list[str]] = []

    def make_environment() -> None:
        python.parent.mkdir()
        python.touch()

    monkeypatch.setattr(setup, "make_environment", make_environment)
    monkeypatch.setattr(setup, "install", installed.append)
    setup.prepare("demo")
    assert len(installed) == 1
    assert "make demo" in capfd.readouterr().err
    setup.prepare("demo")
    assert len(installed) == 1
    assert capfd.readouterr().err == ""


def test_wrong_usage_ends_with_two(setup: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    assert setup.main([]) == 2
    assert setup.main(["fly"]) == 2
    assert "run|demo|test|check" in capfd.readouterr().err


def test_one_sentence_names_the_packages_it_may_not_install(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    monkeypatch.setattr(setup, "missing_libraries", lambda kinds: {"libEGL.so.1", "libstrange.so.7"})
    monkeypatch.setattr(setup, "prepare", lambda purpose: setup.ensure_qt_libraries(("offscreen",)))
    assert setup.main(["test"]) == 1
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "libegl1" in lines[0]
    assert "libstrange.so.7" in lines[0]


def test_a_missing_printing_library_does_not_stop_the_window(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.shutil, "which", lambda name: None)
    monkeypatch.setattr(setup, "missing_libraries", lambda kinds: {"libcups.so.2"} if "printing" in kinds else set())
    setup.ensure_qt_libraries(("offscreen", "window", "printing"))
    assert "libcups2" in capfd.readouterr().err


def test_an_absent_environment_is_not_usable(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "VENV_PYTHON", tmp_path / "python")
    assert not setup.usable_environment()
    monkeypatch.setattr(setup, "VENV_PYTHON", Path(setup.sys.executable))
    assert setup.usable_environment()


def targets() -> dict[str, str]:
    """Target → its recipe, from the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.findall(r"^([a-z]+):.*\n((?:\t.*\n)*)", text, re.MULTILINE)
    return dict(found)


def test_every_target_is_phony_and_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY:(.*)$", text, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == set(targets())
    explained = set(re.findall(r"make ([a-z]+)", targets()["help"]))
    assert explained == set(targets()) - {"help"}


def test_no_target_calls_a_script_that_is_not_there() -> None:
    scripts = {script for recipe in targets().values() for script in re.findall(r"[\w./]+\.py\b", recipe)}
    assert "main.py" in scripts
    assert [script for script in scripts if not (ROOT / script).exists()] == []


def test_ci_runs_both_checks() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert {"make check", "make test"} <= set(script.read_text(encoding="utf-8").splitlines())

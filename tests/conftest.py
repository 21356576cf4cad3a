"""What holds for every test: no screen, no trace outside the temporary folder, a fixed day, a quiet hypothesis."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

# pytest-qt imports PySide6 only after this file, so the platform is chosen in time.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A scaled or themed desktop must not change what the tests measure.
for _name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_FONT_DPI"):
    os.environ.pop(_name, None)

# No deadline: the machine is shared. No database of examples: a run leaves nothing in the tree.
settings.register_profile("house", deadline=None, max_examples=50, database=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send settings, log, database and temporary files of the program into a folder of this test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("ZVENO_DATA_DIR", str(home / "zveno"))
    for variable, folder in (("XDG_CONFIG_HOME", ".config"), ("XDG_DATA_HOME", ".local"), ("XDG_CACHE_HOME", ".cache")):
        monkeypatch.setenv(variable, str(home / folder))


@pytest.fixture
def today() -> date:
    """The day on which tests that depend on the calendar take place: a Tuesday at the start of a school year."""
    return date(2026, 9, 1)


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of main.py."""
    return Path(__file__).resolve().parent.parent

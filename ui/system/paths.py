"""Where the program keeps its own files. No Qt here: main.py asks before Qt is loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

DATA_VARIABLE = "ZVENO_DATA_DIR"
PORTABLE_FLAG = "portable.flag"
DATABASE_NAME = "zveno.db"
DEMO_NAME = "Пример.db"


def program_folder() -> Path:
    """The folder of the executable, or of main.py when run from the sources."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def data_folder(environ: Mapping[str, str] | None = None, *, program: Path | None = None) -> Path:
    """The user's data folder; it may not exist yet.

    In order: the variable ZVENO_DATA_DIR; «data» beside the program when a file «portable.flag» lies there;
    the place the system has for such data.
    """
    env = os.environ if environ is None else environ
    if env.get(DATA_VARIABLE):
        return Path(env[DATA_VARIABLE]).expanduser()
    root = program or program_folder()
    if (root / PORTABLE_FLAG).is_file():
        return root / "data"
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Zveno"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Zveno"
    return Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "zveno"


def default_database(data: Path) -> Path:
    """The database used when none is named."""
    return data / DATABASE_NAME


def demo_database(data: Path) -> Path:
    """The demo network, in a file of its own so that it never mixes with real work."""
    return data / DEMO_NAME


def log_folder(data: Path) -> Path:
    """Where the log and crash reports are written."""
    return data / "log"


def settings_file(data: Path) -> Path:
    """The settings, one readable INI file."""
    return data / "settings.ini"

"""Entry point: `main.py` opens the window, `main.py COMMAND …` works without one (`main.py --help`).

Light on purpose: a headless command loads no Qt, the window loads neither reportlab nor python-docx.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

# The four packages are found beside this file, whatever else of the same name is installed.
sys.path.insert(0, str(Path(__file__).resolve().parent))

DONE, FAILED, INTERRUPTED = 0, 1, 130

NO_DISPLAY = "Здесь нет экрана, окно открыть нельзя: посмотрите программу без окна командой make demo."
NO_QT = "Окно не открывается, библиотека Qt не загружается ({reason}): выполните make run, он её установит."
CRASH = "Это ошибка самой программы, а не ваша: сообщите о ней, приложив строки выше."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command or the window and return the exit code: 0 done, 1 found problems or could not, 2 wrong usage."""
    if sys.stderr is not None:  # A windowed Windows program has no streams.
        faulthandler.enable()
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    from documents.command_line import parse

    options = parse(arguments)
    return open_window(options.database) if options.run is None else run_headless(options)


def open_window(database: Path | None) -> int:
    """Open the main window on `database` (default: the one opened last) and stay until it is closed."""
    if not has_display(os.environ, sys.platform):
        return complain(NO_DISPLAY)
    # SQLAlchemy before Qt: PySide6 hooks every import that comes after its own and slows it several times.
    import models.base  # noqa: F401

    try:
        from ui.app import run
    except ImportError as error:
        if "PySide6" not in str(error) and ".so" not in str(error):
            raise
        return complain(NO_QT.format(reason=error))
    return run(database)


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether Qt will find a screen; a platform chosen by hand (offscreen …) counts as one."""
    if platform in ("win32", "darwin"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run_headless(options: Namespace) -> int:
    """Run the parsed command. What the environment does wrong is one sentence; a bug of ours is a traceback."""
    from models.errors import EnvironmentProblem

    sys.excepthook = report_crash
    try:
        code: int = options.run(options)
    except EnvironmentProblem as problem:
        return complain(str(problem))
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def complain(sentence: str) -> int:
    """Write one sentence to the error stream; the exit code that goes with it."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    return FAILED


def report_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last hook of a headless command: the whole traceback, then what to do with it."""
    traceback.print_exception(kind, error, trace)
    complain(CRASH)


if __name__ == "__main__":
    sys.exit(main())

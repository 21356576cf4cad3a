"""What is told about a bug of ours. No Qt here: the text must come about even when Qt does not."""

from __future__ import annotations

import platform
import sys
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from models.version import VERSION

_SAME_PLACE_SECONDS = 60.0


def collect(error: BaseException, now: datetime, tail: str = "") -> str:
    """The report: versions, traceback, the last lines of the log. No content of the database."""
    trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    parts = [
        f"Звено {VERSION}, {now.isoformat(timespec='seconds')}",
        f"Python {platform.python_version()}, {platform.platform()}, {sys.executable}",
        "",
        trace,
    ]
    if tail:
        parts += ["", "--- log ---", tail]
    return "\n".join(parts)


def save_report(text: str, folder: Path, now: datetime) -> Path | None:
    """Write the report into `folder`; None when even that fails."""
    file = folder / f"crash {now.strftime('%Y-%m-%d %H-%M-%S')}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return file


def place_of(trace: TracebackType | None) -> str:
    """File and line where the error rose: what tells one bug from another."""
    last = ""
    while trace is not None:
        last = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return last


class RateLimit:
    """Lets one report of the same place through in a minute: a bug in painting comes back with every repaint."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: dict[str, float] = {}

    def lets_through(self, place: str) -> bool:
        """Whether the error of this place should be shown now."""
        now = self._clock()
        last = self._seen.get(place)
        if last is not None and now - last < _SAME_PLACE_SECONDS:
            return False
        self._seen[place] = now
        return True

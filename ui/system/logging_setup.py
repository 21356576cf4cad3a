"""The program's log: a small rotating file plus the last lines in memory for a crash report. No Qt here."""

from __future__ import annotations

import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_NAME = "zveno.log"
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_KEPT_FILES = 3
_TAIL_LINES = 200


class TailHandler(logging.Handler):
    """Keeps the last lines of the log in memory."""

    def __init__(self, lines: int = _TAIL_LINES) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=lines)

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one formatted record."""
        self._lines.append(self.format(record))

    def text(self) -> str:
        """The remembered lines, oldest first."""
        return "\n".join(self._lines)


def start_logging(folder: Path, level: int = logging.INFO) -> TailHandler:
    """Send the log to `folder`/zveno.log and to memory; a folder that cannot be written leaves only memory.

    Returns the handler that holds the last lines. Calling it again replaces the earlier handlers.
    """
    root = logging.getLogger()
    stop_logging()
    formatter = logging.Formatter(_FORMAT)
    tail = TailHandler()
    handlers: list[logging.Handler] = [tail]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(folder / LOG_NAME, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8")
        )
    except OSError as error:
        logging.getLogger(__name__).warning("no log file: %s", error)
    for handler in handlers:
        handler.setFormatter(formatter)
        handler.set_name("zveno")
        root.addHandler(handler)
    root.setLevel(level)
    return tail


def stop_logging() -> None:
    """Close and remove the handlers that start_logging added."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if handler.get_name() == "zveno"]:
        root.removeHandler(handler)
        handler.close()

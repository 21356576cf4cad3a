"""Watches a template that is open in Word: tells its new content once the saving is over.

Word writes a new file and renames it over the old one, LibreOffice rewrites it in place, network drives tell nothing at
all. So the system's notice and a poll both lead to the same look, which waits until the file has stopped changing, is
there again, can be read and is whole.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

POLL_MS = 1_500
SETTLE_MS = 400
_PATIENCE = 12  # looks at a file that is not whole or not there before it is told as it is


class TemplateWatcher(QObject):
    """Signals: saved(bytes) after each change; vanished() when the file stays away; returned() when it is back."""

    saved = Signal(bytes)
    vanished = Signal()
    returned = Signal()

    def __init__(self, parent: QObject | None = None, *, poll_ms: int = POLL_MS, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._seen = ""
        self._stamp: tuple[int, int] | None = None
        self._misses = 0
        self._gone = False
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(self._touched)
        self._system.directoryChanged.connect(self._touched)
        self._poll = QTimer(self)
        self._poll.setInterval(poll_ms)
        self._poll.timeout.connect(self._on_poll)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self.look)

    @property
    def path(self) -> Path | None:
        """The file that is watched."""
        return self._path

    def watch(self, path: Path, data: bytes) -> None:
        """Watch `path`; `data` is what is known of it, so only what differs from that is told."""
        self.stop()
        self._path, self._seen = path, _digest(data)
        self._stamp = _stamp(path)
        self._misses, self._gone = 0, False
        self._renew()
        self._poll.start()

    def know(self, data: bytes) -> None:
        """The file holds `data` by our own doing: that is nothing to tell."""
        self._seen = _digest(data)

    def relearn(self) -> None:
        """What lies there now was written by us: the message of that deed must not give way to «сохранён»."""
        if self._path is not None and (stamp := _stamp(self._path)) is not None:
            self._seen, self._stamp = _digest(self._path.read_bytes()), stamp

    def stop(self) -> None:
        """Watch nothing."""
        self._poll.stop()
        self._settle.stop()
        watched = [*self._system.files(), *self._system.directories()]
        if watched:
            self._system.removePaths(watched)
        self._path = None

    def _renew(self) -> None:
        """A file that was replaced is another one to the system: name it again."""
        if self._path is None:
            return
        wanted = [str(place) for place in (self._path, self._path.parent) if place.exists()]
        missing = [place for place in wanted if place not in (*self._system.files(), *self._system.directories())]
        if missing:
            self._system.addPaths(missing)

    def _touched(self, _path: str = "") -> None:
        self._settle.start()

    def _on_poll(self) -> None:
        if self._path is not None and (self._misses or _stamp(self._path) != self._stamp):
            self._settle.start()

    def look(self) -> None:
        """Look at the file now; tell when it is another one and whole."""
        path = self._path
        if path is None:
            return
        before = _stamp(path)
        try:
            data = path.read_bytes()
        except OSError:  # being renamed, or locked while Word saves
            self._missed(before is None)
            return
        if before != _stamp(path) or (not zipfile.is_zipfile(io.BytesIO(data)) and self._misses < _PATIENCE):
            self._missed(False)
            return
        self._stamp, self._misses = before, 0
        self._renew()
        if self._gone:
            self._gone = False
            self.returned.emit()
        digest = _digest(data)
        if digest != self._seen:
            self._seen = digest
            self.saved.emit(data)

    def _missed(self, absent: bool) -> None:
        self._misses += 1
        if self._misses < _PATIENCE:
            self._settle.start()
        elif absent and not self._gone:
            self._gone = True
            self.vanished.emit()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size

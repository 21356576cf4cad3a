"""One window per database: a lock file beside it, and a local socket to raise the window that is open."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise\n"
_WAIT_MS = 1_000


def lock_path(database: Path) -> Path:
    """The lock file of a database."""
    return database.with_name(f"{database.name}.lock")


class SingleInstance(QObject):
    """Signals: raise_wanted() when the program was started again for this database."""

    raise_wanted = Signal()

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        resolved = os.path.normcase(database.resolve())
        self._name = f"zveno-{hashlib.sha256(resolved.encode()).hexdigest()[:24]}"
        self._lock = QLockFile(str(lock_path(database)))
        # A lock whose program is gone is taken over; how old it is does not matter, the window stays open for days.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Become the one window of this database. False when another one is open (here or on another computer)."""
        if not self._lock.tryLock(0):
            # A folder that cannot be written has no lock; opening then tells that the file is read-only.
            return self._lock.error() == QLockFile.LockError.PermissionError
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)
        return True

    def raise_other(self) -> bool:
        """Ask the open window to come to front; False when nobody answers."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        if not socket.flush():
            socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def holder(self) -> str:
        """Who holds the database: the name of the computer, empty when unknown."""
        host = self._lock.getLockInfo()[2] if len(self._lock.getLockInfo()) > 2 else ""
        return str(host)

    def release(self) -> None:
        """Let the database go."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _on_connection(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_wanted.emit()

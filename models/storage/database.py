"""The office's database: one file, many readers, one writer at a time, every write a labelled operation."""

from __future__ import annotations

import getpass
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from models.errors import EnvironmentProblem
from models.storage import backup
from models.storage.change_log import (
    ChangeSet,
    Key,
    OperationKind,
    finish_operation,
    is_committed,
    latest_operation,
    start_operation,
)
from models.storage.engine import driver, make_engine
from models.storage.errors import DatabaseExists, DatabaseReadOnly, translated
from models.storage.header import read_header
from models.storage.history import HistoryEntry, Operation, read_history, read_journal
from models.storage.opening import bring_up_to_date, build, check_content
from models.storage.schema import Schema, office_schema
from models.storage.undo import Step, next_redo, next_undo, play_back

Subscriber = Callable[[ChangeSet], None]


class UnitOfWork:
    """One operation being written. `label` may still be made more exact inside the block."""

    def __init__(self, session: Session, label: str) -> None:
        self.session = session
        self.label = label
        self._changes: ChangeSet | None = None

    @property
    def changes(self) -> ChangeSet:
        """What was committed; only after the block has ended."""
        if self._changes is None:
            raise RuntimeError("the unit of work is not committed yet")
        return self._changes


def utc_now() -> datetime:
    """The moment operations are stamped with."""
    return datetime.now(UTC)


def current_user() -> str:
    """Name of the person at the computer as the system knows it, with the Windows domain where there is one."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
    domain = os.environ.get("USERDOMAIN", "")
    return f"{domain}\\{name}" if domain else name


class Database:
    """An open database file. Any thread may read and write; writers queue. Close it before the program ends."""

    def __init__(
        self, path: Path, schema: Schema, *, who: str, clock: Callable[[], datetime], read_only: bool
    ) -> None:
        """Used by `create` and `open`, which make sure that the file is in order."""
        self.path = path
        self.schema = schema
        self.who = who
        self.read_only = read_only
        self._clock = clock
        self._writer = make_engine(path, writing=True)
        self._reader = make_engine(path, writing=False)
        self._turn = threading.Lock()
        self._here = threading.local()
        self._subscribers: list[Subscriber] = []
        self._closed = False

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        schema: Schema | None = None,
        who: str | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> Database:
        """Make a new, empty database at `path` and open it.

        The file appears complete or not at all. Raises DatabaseExists where a file already lies, and the disk
        problems of `models.storage.errors`.
        """
        path = path.absolute()
        schema = schema or office_schema()
        if path.exists():
            raise DatabaseExists(
                f"Файл «{path.name}» уже есть.", "Выберите другое имя или откройте существующую базу."
            )
        with translated(path):
            build(path, schema, at=clock(), who=who or "")
        return cls.open(path, schema=schema, who=who, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        schema: Schema | None = None,
        who: str | None = None,
        clock: Callable[[], datetime] = utc_now,
        backups: Path | None = None,
        read_only: bool = False,
    ) -> Database:
        """Open the database at `path`, checked; an older one is upgraded after a verified backup.

        With `read_only` nothing is written, so an older one is refused (DatabaseReadOnly).
        `backups` is the folder for that backup (default: beside the file). Raises the problems of
        `models.storage.errors`, each a Russian sentence: DatabaseMissing, NotADatabase, DatabaseTooNew,
        DatabaseDamaged, DatabaseBusy, DatabaseReadOnly, DatabaseUnreachable, DiskFull, DiskFailure.
        """
        path = path.absolute()
        schema = schema or office_schema()
        header = read_header(path, schema.version)
        if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            raise DatabaseReadOnly(
                f"База «{path.name}» или её папка защищены от записи.",
                "Скопируйте файл в свою папку или откройте его только для просмотра.",
            )
        who = current_user() if who is None else who
        if read_only and header.version < schema.version:
            raise DatabaseReadOnly(
                f"База «{path.name}» создана прежней версией программы.",
                "Скопируйте файл в свою папку и откройте копию: программа обновит её.",
            )
        with translated(path):
            check_content(path, header)
            if not read_only:
                bring_up_to_date(path, schema, at=clock(), who=who, backups=backups)
        return cls(path, schema, who=who, clock=clock, read_only=read_only)

    def close(self) -> None:
        """Wait for the writer and release the file. Closing twice is harmless; other use raises RuntimeError."""
        if self._closed:
            return
        with self._exclusive():
            self._closed = True
        self._writer.dispose()
        self._reader.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent state and cannot write. Keep it short: a writer waits for it."""
        self._check_open()
        self._here.reading = getattr(self._here, "reading", 0) + 1
        try:
            with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
                yield session
        finally:
            self._here.reading -= 1

    @contextmanager
    def unit_of_work(self, label: str, *, undoable: bool = True) -> Iterator[UnitOfWork]:
        """The only way to change records: one transaction, one operation of the journal named `label`.

        Committed when the block ends, rolled back when it raises. A block that changes nothing leaves no trace.
        `undoable=False` is for what cannot be taken back (a paper was printed and given away). Subscribers
        are told after the commit, in this thread.
        """
        kind = OperationKind.DO if undoable else OperationKind.FIXED
        at = self._clock()
        with self._writing() as connection:
            op_id = start_operation(connection, label, kind, at=at, who=self.who)
            with Session(connection, expire_on_commit=False) as session:
                work = UnitOfWork(session, label)
                yield work
                session.flush()
            changes = finish_operation(connection, op_id, work.label, kind)
            self._commit(connection, op_id, at)
        work._changes = changes
        if changes.tables:
            self._tell(changes)

    @contextmanager
    def unlogged(self) -> Iterator[Session]:
        """A writing session for tables outside the change log (drafts); the triggers refuse all others."""
        with self._writing() as connection:
            with Session(connection, expire_on_commit=False) as session:
                yield session
                session.flush()
            connection.commit()

    def undo(self, op_id: int | None = None) -> ChangeSet | None:
        """Take back the latest operation in force (or operation `op_id`); None when there is nothing to undo.

        Raises ChangeConflict, with nothing changed, where a row was changed later.
        """
        return self._replay(lambda connection: next_undo(connection, op_id))

    def redo(self) -> ChangeSet | None:
        """Take back the latest undo; None when there is nothing to redo. Raises ChangeConflict as `undo`."""
        return self._replay(next_redo)

    def undo_label(self) -> str | None:
        """Label of what `undo()` would take back, None for nothing."""
        return self._label_of(next_undo)

    def redo_label(self) -> str | None:
        """Label of what `redo()` would bring back, None for nothing."""
        return self._label_of(next_redo)

    def history(self, table: str, pk: Key, also: Iterable[tuple[str, str]] = ()) -> list[HistoryEntry]:
        """Everything that happened to a record and, by (table, column) in `also`, to its children; newest first."""
        with self.read() as session:
            return read_history(session, table, pk, also)

    def journal(self, limit: int = 200, search: str = "") -> list[Operation]:
        """The latest operations whose label or author contains `search`, newest first."""
        with self.read() as session:
            return read_journal(session, limit, search)

    def latest_operation(self) -> tuple[int, datetime] | None:
        """Number and UTC moment of the last operation, None in an untouched database."""
        with self.read() as session:
            return latest_operation(session.connection())

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Call `callback(change_set)` after every commit, in the thread that wrote. Returns the way to stop it."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def replace_content(self, source: Path, label: str) -> ChangeSet:
        """Overwrite everything with the verified database at `source` in one SQLite transaction.

        Used by `backup.restore`, which checks `source` and makes a safety copy first. The undo list ends here.
        """
        self._check_writable()
        at = self._clock()
        with self._exclusive(), translated(self.path):
            backup.copy_into(source, self.path)
            bring_up_to_date(self.path, self.schema, at=at, who=self.who, backups=None, keep_copy=False)
            with self._writer.connect() as connection:
                op_id = start_operation(connection, label, OperationKind.BARRIER, at=at, who=self.who)
                finish_operation(connection, op_id, label, OperationKind.BARRIER)
                connection.commit()
        tables = frozenset(table.name for table in self.schema.tables)
        changes = ChangeSet(op_id, label, OperationKind.BARRIER, tables, everything=True)
        self._tell(changes)
        return changes

    def _commit(self, connection: Connection, op_id: int, at: datetime) -> None:
        """COMMIT may answer «disk I/O error» for data that is safely on the disk: look before saying «lost»."""
        try:
            connection.commit()
        except EnvironmentProblem:
            connection.invalidate()
            with self._reader.connect() as looking:
                if not is_committed(looking, op_id, at):
                    raise

    @contextmanager
    def _writing(self, *, foreign_keys: bool = True) -> Iterator[Connection]:
        """A connection inside BEGIN IMMEDIATE; the block commits, anything uncommitted is rolled back."""
        self._check_writable()
        with self._exclusive(), self._writer.connect() as connection:
            if not foreign_keys:
                # Before BEGIN: inside a transaction the PRAGMA does nothing. The connection is not reused.
                driver(connection).execute("PRAGMA foreign_keys=OFF")
            # Begun here, so that a Session on it joins and its close() leaves the transaction to us.
            connection.begin()
            yield connection

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """This thread's turn to write. Nesting would wait for itself, so it is told as the bug it is."""
        if getattr(self._here, "writing", False):
            raise RuntimeError("a unit of work is already open in this thread")
        if getattr(self._here, "reading", 0):
            raise RuntimeError("close the reading session before writing: the commit would wait for it")
        with self._turn:
            self._check_open()
            self._here.writing = True
            try:
                yield
            finally:
                self._here.writing = False

    def _replay(self, choose: Callable[[Connection], Step | None]) -> ChangeSet | None:
        at = self._clock()
        with self._writing(foreign_keys=False) as connection:
            step = choose(connection)
            if step is None:
                return None
            label = step.journal_label
            op_id = start_operation(connection, label, step.kind, at=at, who=self.who, ref=step.origin)
            play_back(connection, self.schema, step)
            changes = finish_operation(connection, op_id, label, step.kind)
            self._commit(connection, op_id, at)
        self._tell(changes)
        return changes

    def _label_of(self, choose: Callable[[Connection], Step | None]) -> str | None:
        with self.read() as session:
            step = choose(session.connection())
        return None if step is None else step.label

    def _tell(self, changes: ChangeSet) -> None:
        for callback in tuple(self._subscribers):
            callback(changes)

    def _check_open(self) -> None:
        if self._closed:
            raise RuntimeError("the database is closed")

    def _check_writable(self) -> None:
        self._check_open()
        if self.read_only:
            raise DatabaseReadOnly(
                f"База «{self.path.name}» открыта только для просмотра.",
                "Чтобы работать, скопируйте файл в свою папку и откройте копию.",
            )

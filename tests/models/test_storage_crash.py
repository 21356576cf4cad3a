"""kill -9 at any moment and a full disk: nothing acknowledged is lost, nothing is torn."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import insert
from storage_helpers import CONTRACT, SCHEMA, add_partner, content, make, reopen

from models.storage.backup import Reason, default_folder, list_backups, make_backup, verify_backup
from models.storage.errors import DiskFailure, DiskFull
from models.storage.integrity import check_database

# Saves, undoes, redoes and backs up for ever; says on stdout what was acknowledged.
WORKER = """
import sys
from datetime import datetime
from pathlib import Path
from storage_helpers import add_partner, reopen
from models.storage.backup import Reason, default_folder, make_backup
path = Path(sys.argv[1])
db = reopen(path)
print("open", flush=True)
for number in range(100000):
    add_partner(db, f"{number}", ("а", "б"))
    if number % 4 == 0:
        db.undo()
        db.redo()
    print("saved", flush=True)
    if number % 5 == 0:
        make_backup(path, default_folder(path), Reason.AUTO, datetime(2026, 9, 1, 9, number // 60, number % 60))
"""

ROUNDS = 6


@pytest.mark.slow
def test_kill_loses_no_acknowledged_save(tmp_path: Path, project_root: Path) -> None:
    path = tmp_path / "Сеть школ.db"
    make(path).close()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(project_root), str(project_root / "tests")])}
    pace = random.Random(2026)
    acknowledged = 0
    for _ in range(ROUNDS):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(path)], stdout=subprocess.PIPE, env=environment, cwd=project_root
        )
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"open\n"
        worker.stdout.readline()
        acknowledged += 1
        time.sleep(pace.uniform(0.01, 0.25))
        worker.kill()
        acknowledged += worker.stdout.read().count(b"saved\n")
        worker.wait(30)
        worker.stdout.close()
        db = reopen(path)
        rows = content(db)
        assert acknowledged <= len(rows["partner"]) <= acknowledged + 1
        assert len(rows["contract"]) == 2 * len(rows["partner"])
        acknowledged = len(rows["partner"])
        db.close()
        assert check_database(path, schema=SCHEMA) == []
    for made in list_backups(default_folder(path)):
        verify_backup(made, SCHEMA.version)


@pytest.mark.parametrize("room", [0, 1, 2, 5, 20])
def test_a_full_disk_refuses_the_change_and_keeps_the_rest(tmp_path: Path, room: int) -> None:
    """`room` pages may still be written."""
    db = make(tmp_path / "Сеть.db")
    add_partner(db, "Лицей", ("1",))
    before = content(db)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (db.path.stat().st_size + room * 4096, hard))
    try:
        with pytest.raises((DiskFull, DiskFailure)), db.unit_of_work("Много") as work:
            work.session.execute(insert(CONTRACT), [{"number": "д" * 500} for _ in range(1000)])
        resource.setrlimit(resource.RLIMIT_FSIZE, (room * 1024, hard))
        with pytest.raises((DiskFull, DiskFailure)):
            make_backup(db.path, default_folder(db.path), Reason.MANUAL, db._clock())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert content(db) == before
    assert list(default_folder(db.path).iterdir()) == []
    add_partner(db, "Место нашлось")
    db.close()
    assert check_database(db.path, schema=SCHEMA) == []


def test_a_copy_of_the_file_alone_is_complete(tmp_path: Path) -> None:
    """She will copy the file to a stick by hand: no second file belongs to it."""
    db = make(tmp_path / "Сеть.db")
    add_partner(db, "Лицей", ("1", "2"))
    stick = tmp_path / "флешка"
    stick.mkdir()
    shutil.copy(db.path, stick / "Сеть.db")
    assert content(reopen(stick / "Сеть.db")) == content(db)

"""`make bench`: what a user waits for, measured on this machine and printed as one table.

Every figure stands beside its goal and, where another way exists, beside that way in the same run: docxtpl as it is
for filling, LibreOffice (when soffice is installed) for the PDF, see bench_papers.py. Nothing here is asserted; tests
measure no time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench_papers import Line, example, paper_tables, show, timed

CONTRACTS = 20_000
TODAY = dt.date(2026, 11, 22)
QUERIES = ("гимназия", "сош 5", "сф-2026", "елка", "математика 7", "нет такого")


def start_of_window(database: Path, times: int = 4) -> Line:
    """From the start of the process to a shown window whose first page has loaded; the first run warms the disk."""
    taken = []
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    # Where Python may keep nothing it would compile every module of ours at each start, which no user waits for.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(database.parent / "compiled")
    for _ in range(times):
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, __file__, "--window", str(database), str(time.time())]
            result = subprocess.run(
                command, env=environment | {"ZVENO_DATA_DIR": home}, capture_output=True, text=True, check=True
            )
            taken.append(float(result.stdout.split()[-1]))
    return Line(f"окно готово, {CONTRACTS} договоров", min(taken[1:]), statistics.median(taken[1:]), "≤ 1000")


def show_window(database: Path, started: float) -> None:
    """The child process: main.py's own way to the window, and the moment at which it is usable."""
    import models.base  # noqa: F401, I001 - as main.py: SQLAlchemy before Qt
    from PySide6.QtCore import QTimer

    from ui.app import Program, make_application
    from ui.system.crash_hooks import CrashHooks
    from ui.system.paths import data_folder, log_folder, settings_file
    from ui.system.settings import Settings

    data = data_folder()
    data.mkdir(parents=True, exist_ok=True)
    app = make_application(sys.argv[:1])
    program = Program(app, Settings(settings_file(data)), CrashHooks(log_folder(data), str, app))
    timer = QTimer(app)

    def look() -> None:
        window = program.window
        if window is None or not window.isVisible() or window.page() is None or window.context.tasks.busy():
            return
        timer.stop()
        sys.stdout.write(f"{(time.time() - started) * 1000:.0f}\n")
        sys.stdout.flush()
        window.close()

    timer.timeout.connect(look)
    timer.start(5)
    program.run(database)


def search_lines(database: Path) -> list[Line]:
    """Loading and searching the register of contracts."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from models.operations.contracts import list_contracts
    from models.operations.office import open_office
    from models.operations.search import find_records
    from ui.contracts.columns import columns
    from ui.tables.model import RowTableModel

    app = QApplication.instance() or QApplication([])
    db = open_office(database)
    model = RowTableModel(columns(), app)
    model.set_rows(list_contracts(db, TODAY))

    def search() -> None:
        for query in QUERIES:
            model.set_filter(query)
            model.rowCount()

    whole = timed("", search, 10)
    count = len(QUERIES)
    lines = [
        Line(f"поиск в списке, {CONTRACTS} строк", whole.least / count, whole.median / count, "≤ 50"),
        timed("поиск по всей базе (Ctrl+K)", lambda: find_records(db, "гимназия 12"), 10, "≤ 50"),
        timed("список договоров из базы (в фоне)", lambda: list_contracts(db, TODAY), 5),
    ]
    db.close()
    return lines


def main() -> None:
    """Build the large office in a temporary folder, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--window", nargs=2, metavar=("DATABASE", "STARTED"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.window:
        show_window(Path(options.window[0]), float(options.window[1]))
        return
    from large_office import make_large_office

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_large_office(folder / "large.db", CONTRACTS, today=TODAY).close()
        lines = [start_of_window(folder / "large.db"), *search_lines(folder / "large.db")]
        papers, figures = paper_tables(example(folder), folder)
        show([*lines, *papers], figures)


if __name__ == "__main__":
    main()

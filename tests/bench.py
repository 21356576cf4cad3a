"""`make bench`: what a user waits for, measured on this machine and printed as one table.

Every figure stands beside its goal and, where another way exists, beside that way in the same run: docxtpl as it is
for filling, LibreOffice (when soffice is installed) for the PDF. Nothing here is asserted; tests measure no time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CONTRACTS = 20_000
TODAY = dt.date(2026, 11, 22)
QUERIES = ("гимназия", "сош 5", "сф-2026", "елка", "математика 7", "нет такого")


@dataclass(frozen=True)
class Line:
    """One line of the table: what, how long (milliseconds, least and median), the goal."""

    what: str
    least: float
    median: float
    goal: str = ""


def timed(what: str, work: Callable[[], object], times: int, goal: str = "") -> Line:
    """Run once to warm up, then `times` times."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return Line(what, min(taken), statistics.median(taken), goal)


def start_of_window(database: Path, times: int = 4) -> Line:
    """From the start of the process to a shown window whose first page has loaded; the first run warms the disk."""
    taken = []
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
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


def paper_lines(folder: Path) -> list[Line]:
    """A contract of six pages: context, DOCX and PDF, warm; beside docxtpl as it is and LibreOffice."""
    from docxtpl import DocxTemplate

    import resources
    from documents.filling import fill
    from documents.layout import docx_to_pdf
    from documents.papers.network import network_context
    from models.demo import build_demo
    from models.operations.contracts import contract_by_number, dossier

    db = build_demo(folder / "demo.db", TODAY)
    found = dossier(db, contract_by_number(db, "СФ-2026/017"))
    db.close()
    template = resources.path("templates/network_contract.docx").read_bytes()
    context = network_context(found)
    filled = fill(template, context)
    pages = docx_to_pdf(filled).pages

    def as_it_is() -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context, autoescape=True)
        document.save(io.BytesIO())

    def whole() -> None:
        docx_to_pdf(fill(template, network_context(found)))

    lines = [
        timed(f"договор {pages} стр.: DOCX и PDF", whole, 15, "≤ 80"),
        timed("  заполнение DOCX", lambda: fill(template, network_context(found)), 15, "≤ 8 (задача 3)"),
        timed("  вёрстка PDF", lambda: docx_to_pdf(filled), 15, "≤ 30 (задача 3)"),
        timed("  для сравнения: docxtpl как есть, DOCX", as_it_is, 5),
    ]
    return lines + office_suite(folder, filled)


def office_suite(folder: Path, docx: bytes) -> list[Line]:
    """LibreOffice making the same PDF, one call a file; nothing where it is not installed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return []
    source = folder / "contract.docx"
    source.write_bytes(docx)
    command = [soffice, "--headless", f"-env:UserInstallation={(folder / 'lo').as_uri()}", "--convert-to", "pdf",
               "--outdir", str(folder), str(source)]  # fmt: skip

    def convert() -> None:
        subprocess.run(command, capture_output=True, check=True)

    return [timed("  для сравнения: LibreOffice, PDF", convert, 2)]


def show(lines: Sequence[Line]) -> None:
    """The table: milliseconds."""
    width = max(len(line.what) for line in lines)
    print(f"{'что':<{width}}  {'лучшее, мс':>11}  {'медиана, мс':>11}  цель, мс")
    for line in lines:
        print(f"{line.what:<{width}}  {line.least:>11.1f}  {line.median:>11.1f}  {line.goal}")


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
        show([start_of_window(folder / "large.db"), *search_lines(folder / "large.db"), *paper_lines(folder)])


if __name__ == "__main__":
    main()

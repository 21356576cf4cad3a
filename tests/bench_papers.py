"""Papers of `make bench`: filling and PDF of the six-page contract, ours and others' ways in the same run.

Ours cold (a fresh process until the PDF is there) and warm; LibreOffice cold and kept running (over its socket, by the
system's python3-uno); docxtpl as it is; processor time of a hundred contracts and memory over a thousand.
"""

from __future__ import annotations

import argparse
import json
import pickle
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CONTRACT = "СФ-2026/017"
MANY, MARKS = 100, (1, 100, 500, 1000)
SYSTEM_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True)
class Line:
    """One line of a table: what, how long (milliseconds, least and median), the goal."""

    what: str
    least: float
    median: float
    goal: str = ""


@dataclass(frozen=True)
class Figure:
    """One measured figure with its unit and goal."""

    what: str
    value: str
    goal: str = ""


def timed(what: str, work: Callable[[], object], times: int, goal: str = "") -> Line:
    """Run once to warm up, then `times` times."""
    work()
    return line(what, [elapsed(work) for _ in range(times)], goal)


def elapsed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def line(what: str, taken: list[float], goal: str = "") -> Line:
    """A line of the table from what was taken."""
    return Line(what, min(taken), statistics.median(taken), goal)


def paper_tables(dossier: Any, folder: Path) -> tuple[list[Line], list[Figure]]:
    """Everything about the six-page contract."""
    import resources
    from documents.filling import fill
    from documents.layout import docx_to_pdf
    from documents.papers.network import network_context

    template = resources.path("templates/network_contract.docx").read_bytes()
    filled = fill(template, network_context(dossier))
    pages = docx_to_pdf(filled).pages
    (folder / "contract.docx").write_bytes(filled)
    (folder / "dossier.pickle").write_bytes(pickle.dumps(dossier))
    lines = [
        timed("заполнение DOCX, наше, не первое", lambda: fill(template, network_context(dossier)), 30, "≤ 8"),
        docxtpl_line(template, network_context(dossier)),
        timed(f"вёрстка PDF ({pages} стр.), наша, не первая", lambda: docx_to_pdf(filled), 30, "≤ 30"),
        cold_line(folder),
        *office_lines(folder),
    ]
    return lines, batch_figures(folder)


def example(folder: Path) -> Any:
    """The six-page contract of the demo office."""
    import datetime as dt

    from models.demo import build_demo
    from models.operations.contracts import contract_by_number, dossier

    db = build_demo(folder / "demo.db", dt.date(2026, 11, 22))
    found = dossier(db, contract_by_number(db, CONTRACT))
    db.close()
    return found


def docxtpl_line(template: bytes, context: Any) -> Line:
    """docxtpl as its readme shows it, with the escaping without which it loses text."""
    import io

    from docxtpl import DocxTemplate

    def as_it_is() -> None:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context, autoescape=True)
        document.save(io.BytesIO())

    return timed("  для сравнения: docxtpl как есть", as_it_is, 10)


def cold_line(folder: Path) -> Line:
    """`main.py pdf` in a process of its own, from its start to its end."""
    command = [sys.executable, str(ROOT / "main.py"), "pdf", str(folder / "contract.docx"), str(folder / "ours.pdf")]
    return timed("PDF, наш, в новом процессе", lambda: subprocess.run(command, capture_output=True, check=True), 5)


# --- LibreOffice --------------------------------------------------------------------------------------------------


def office_lines(folder: Path) -> list[Line]:
    """LibreOffice making the same PDF: one call a file, and kept running."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return [Line("  для сравнения: LibreOffice здесь не установлен", 0, 0)]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    source = str(folder / "contract.docx")
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "lo"), source]
    what = "  для сравнения: LibreOffice, новый процесс"
    cold = timed(what, lambda: subprocess.run(command, capture_output=True, check=True), 3)
    return [cold, kept_running(soffice, profile, source)]


def kept_running(soffice: str, profile: str, source: str) -> Line:
    """LibreOffice that waits at a socket; its own client does the asking."""
    what = "  для сравнения: LibreOffice, уже запущенный"
    client = Path(__file__).with_name("bench_office_client.py")
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        return Line(f"{what}: нет python3-uno", 0, 0)
    with running_office(soffice, profile) as port:
        answer = subprocess.run(
            [SYSTEM_PYTHON, str(client), str(port), source], capture_output=True, text=True, check=True, timeout=300
        )
    return line(what, json.loads(answer.stdout))


@contextmanager
def running_office(soffice: str, profile: str) -> Iterator[int]:
    """A LibreOffice listening at a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    address = f"--accept=socket,host=127.0.0.1,port={port};urp;"
    process = subprocess.Popen([soffice, profile, "--headless", "--norestore", address], start_new_session=True)
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


# --- processor time and memory ------------------------------------------------------------------------------------


def batch_figures(folder: Path) -> list[Figure]:
    """A process that makes many different contracts, DOCX and PDF, and looks at itself."""
    answer = subprocess.run(
        [sys.executable, __file__, "--batch", str(folder / "dossier.pickle")],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(answer.stdout)
    idle = found["idle"]
    memory = [
        Figure(f"память после {mark} договоров, МиБ сверх пустого процесса", f"{found['memory'][str(mark)] - idle:.1f}",
               "≤ 64" if mark == MARKS[-1] else "")
        for mark in MARKS
    ]  # fmt: skip
    grown = found["memory"]["1000"] - found["memory"]["100"]
    return [
        Figure(f"{MANY} договоров, DOCX и PDF, секунд процессора", f"{found['cpu']:.2f}", "≤ 4"),
        Figure("  то же с загрузкой библиотек и шрифтов", f"{found['cpu_whole']:.2f}"),
        *memory,
        Figure("  прирост от сотого до тысячного, МиБ", f"{grown:.1f}", "≈ 0"),
        Figure("  пустой процесс (Python и данные договора), МиБ", f"{idle:.1f}"),
    ]


def resident() -> float:
    """What this process holds in memory now, MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def batch(dossier_file: Path) -> None:
    """The child process: contracts with different words, so that no line is the one before."""
    dossier = pickle.loads(dossier_file.read_bytes())
    memory: dict[int, float] = {}
    idle, started = resident(), time.process_time()
    import resources
    from documents.filling import fill
    from documents.layout import docx_to_pdf
    from documents.papers.network import network_context

    template = resources.path("templates/network_contract.docx").read_bytes()

    def make(number: int) -> None:
        contract = replace(dossier.contract, number=f"СФ-{number}", place=f"с. Луговое, {number * 7919} км")
        docx_to_pdf(fill(template, network_context(replace(dossier, contract=contract))))

    make(0)
    memory[1] = resident()
    warm = time.process_time()
    cpu = cpu_whole = 0.0
    for number in range(1, MARKS[-1] + 1):
        make(number)
        if number == MANY:
            cpu, cpu_whole = time.process_time() - warm, time.process_time() - started
        if number in MARKS:
            memory[number] = resident()
    print(json.dumps({"idle": idle, "memory": memory, "cpu": cpu, "cpu_whole": cpu_whole}))


def show(lines: list[Line], figures: list[Figure]) -> None:
    """Both tables."""
    width = max(len(what) for what in [item.what for item in lines] + [item.what for item in figures])
    print(f"{'что':<{width}}  {'лучшее, мс':>11}  {'медиана, мс':>11}  цель, мс")
    for item in lines:
        print(f"{item.what:<{width}}  {item.least:>11.1f}  {item.median:>11.1f}  {item.goal}")
    if figures:
        print(f"\n{'что':<{width}}  {'измерено':>11}  {'':>11}  цель")
    for figure in figures:
        print(f"{figure.what:<{width}}  {figure.value:>11}  {'':>11}  {figure.goal}")


def main() -> None:
    """Only the papers; `make bench` shows them with the rest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batch", type=Path, metavar="DOSSIER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.batch:
        batch(options.batch)
        return
    with tempfile.TemporaryDirectory() as name:
        show(*paper_tables(example(Path(name)), Path(name)))


if __name__ == "__main__":
    main()

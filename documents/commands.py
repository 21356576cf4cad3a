"""What main.py does without a window: one row of COMMANDS and one small function per command.

Every function takes the parsed arguments and returns the exit code: 0 done, 1 problems were found. Failures of
the environment rise as `EnvironmentProblem`; main.py tells them in one sentence. Heavy libraries are imported
inside the functions, so that the window and `--help` do not wait for them.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import EnvironmentProblem
from models.problems import Problem, Severity

if TYPE_CHECKING:
    from documents.papers.printing import PrintedFile

DONE, PROBLEMS = 0, 1

SEVERITIES = {Severity.ERROR: "Ошибка", Severity.WARNING: "Внимание", Severity.HINT: "К сведению"}


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command: its name, its help in Russian, its arguments and what it does."""

    name: str
    summary: str
    description: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


FORMATS = ("docx", "pdf")


class OutputUnusable(EnvironmentProblem):
    """The folder named on the command line cannot be made."""


class InputUnreadable(EnvironmentProblem):
    """A file named on the command line is not there, is a folder or may not be read."""


def demo_arguments(parser: ArgumentParser) -> None:
    """Arguments of `demo`."""
    add_out(parser)


def demo(options: Namespace) -> int:
    """Build the demo office and print every kind of its papers, then a table of them."""
    import datetime as dt

    from documents.demo_set import print_everything
    from models.demo import build_demo
    from models.storage.errors import translated

    out = make_folder(options.out)
    now = dt.datetime.now()  # noqa: DTZ005 - the demo office lives on the day it is shown
    with translated(out), closing(build_demo(out / "demo.db", now.date())) as db:
        printed = list(print_everything(db, out / "papers", now))
    show_printed(printed, out)
    tell(f"База: {out / 'demo.db'}. Документов: {len({file.path.with_suffix('') for file in printed})}")
    return DONE


def print_arguments(parser: ArgumentParser) -> None:
    """Arguments of `print`."""
    add_database(parser)
    add_out(parser)
    parser.add_argument("--contract", required=True, metavar="НОМЕР", help="номер договора, как в реестре")
    parser.add_argument(
        "--format", type=formats, default=FORMATS, metavar="ВИДЫ", help="docx, pdf или docx,pdf (обычно оба)"
    )


def formats(text: str) -> tuple[str, ...]:
    """The formats named in «docx,pdf», each once."""
    named = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if not named or not set(named) <= set(FORMATS):
        raise ArgumentTypeError(f"«{text}» — не вид файла, бывают {' и '.join(FORMATS)}")
    return named


def print_contract(options: Namespace) -> int:
    """Print the set of papers of one contract into a folder of its own inside the named one."""
    from documents.papers.printing import print_set
    from models.operations.contracts import contract_by_number
    from models.operations.office import open_office
    from models.storage.errors import translated

    require_file(options.database)
    with closing(open_office(options.database)) as db:
        contract = contract_by_number(db, options.contract)
        out = make_folder(options.out)
        if contract.id is None:
            raise ValueError(f"saved contract {contract.number} has no id")
        with translated(out):
            printed = print_set(db, contract.id, out, options.format)
    show_printed(printed, out)
    return DONE


def show_printed(printed: Sequence[PrintedFile], out: Path) -> None:
    """Write a table of printed papers: title, formats, where they lie inside `out`."""
    found: dict[tuple[str, Path], list[str]] = {}
    for file in printed:
        place = file.path.relative_to(out.absolute() if file.path.is_absolute() else out).with_suffix("")
        found.setdefault((file.title, place), []).append(file.path.suffix.lstrip("."))
    rows = [("Документ", "Вид", "Файл")]
    rows += [(title, ", ".join(endings), str(place)) for (title, place), endings in found.items()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for first, second, third in rows:
        tell(f"{first:{widths[0]}}  {second:{widths[1]}}  {third}")


def pdf_arguments(parser: ArgumentParser) -> None:
    """Arguments of `pdf`."""
    parser.add_argument(
        "paths",
        type=Path,
        nargs="+",
        metavar="ДОКУМЕНТ.docx",
        help="что превратить: файлы и папки с ними, сколько угодно",
    )
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="куда сложить (создаётся); обычно — рядом")
    parser.add_argument("--word", action="store_true", help="строки — как у Word 2013 и новее, а не LibreOffice")
    parser.add_argument(
        "--hyphens",
        action="store_true",
        help="переносить слова, где документ это включает, как в окне программы и в Word; закреплённый образец,"
        " LibreOffice 7.4, русских переносов не знает, поэтому обычно их нет (с --word есть)",
    )
    parser.add_argument(
        "--changes",
        choices=("accepted", "shown"),
        default="accepted",
        help="записанные исправления: как принятые (обычно) или зачёркнутые и подчёркнутые, как в LibreOffice",
    )
    parser.add_argument("--pdfa", action="store_true", help="для архива, по стандарту PDF/A-2b")


def pdf(options: Namespace) -> int:
    """Lay DOCX files out as PDF with our own engine; what it could not show or read goes to the error stream."""
    from documents.conversion import Outcome, convert_all, jobs_for
    from documents.layout import Oracle, docx_to_pdf

    def lay_out(path: Path) -> tuple[bytes, int, tuple[str, ...]]:
        oracle: Oracle = "word" if options.word else "libreoffice"
        result = docx_to_pdf(
            read_file(path),
            oracle=oracle,
            changes=options.changes,
            hyphens=options.hyphens or options.word,
            file=path,
            archive=options.pdfa,
        )
        return result.data, result.pages, result.warnings

    jobs = jobs_for(options.paths, options.out)

    def show(outcome: Outcome) -> None:
        for warning in outcome.warnings:
            warn(f"{outcome.job.source}: Внимание: {warning}")
        if outcome.problem is not None:
            warn(f"{outcome.job.source}: {outcome.problem}" if len(jobs) > 1 else str(outcome.problem))
        elif outcome.bug is not None:
            warn(f"{outcome.job.source}: Ошибка самой программы ({type(outcome.bug).__name__}).")
        else:
            tell(f"{outcome.job.target}: страниц — {outcome.pages}")

    outcomes = convert_all(jobs, lay_out, show)
    failed = [outcome for outcome in outcomes if outcome.problem or outcome.bug]
    if len(jobs) > 1:
        tell(f"Превращено в PDF: {len(jobs) - len(failed)} из {len(jobs)}")
    for outcome in failed:
        if outcome.bug is not None:
            raise outcome.bug  # after all the others: a bug is told with its traceback
    return PROBLEMS if failed else DONE


def check_arguments(parser: ArgumentParser) -> None:
    """Arguments of `check`."""
    add_database(parser)


def check(options: Namespace) -> int:
    """Tell in sentences what is wrong with a database; hints alone leave it in order."""
    from models.storage.integrity import check_database

    database: Path = options.database
    require_file(database)
    problems = check_database(database)
    # Files are looked up through the records: only a sound database of the present version has those.
    if not any(problem.field == "file" or problem.severity is Severity.ERROR for problem in problems):
        problems += check_printed_files(database)
    for problem in problems:
        tell(f"{SEVERITIES[problem.severity]}: {problem.text}")
    wrong = [problem for problem in problems if problem.severity is not Severity.HINT]
    tell(f"{database}: найдено неполадок — {len(wrong)}" if wrong else f"{database}: база в порядке")
    return PROBLEMS if wrong else DONE


def check_printed_files(database: Path) -> list[Problem]:
    """What became of the files that were printed from this database."""
    from models.operations.printed_files import check_files
    from models.storage.database import Database

    with closing(Database.open(database, read_only=True)) as db:
        return check_files(db)


def add_database(parser: ArgumentParser) -> None:
    """The required option that names the database."""
    parser.add_argument("--database", type=Path, required=True, metavar="ФАЙЛ", help="файл базы")


def read_file(path: Path) -> bytes:
    """The content of the file at `path`; raises InputUnreadable."""
    require_file(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputUnreadable(f"Файл «{path}» не читается.", "Проверьте права на него и диск.") from error


def add_out(parser: ArgumentParser) -> None:
    """The required option that names the folder for what is made."""
    parser.add_argument("--out", type=Path, required=True, metavar="ПАПКА", help="куда сложить (создаётся)")


def make_folder(folder: Path) -> Path:
    """The folder, made with its parents where absent; raises OutputUnusable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = f"Папку «{folder}» создать не удалось."
        raise OutputUnusable(told, "Проверьте, что это не файл и что запись туда разрешена.") from error
    return folder


def require_file(path: Path) -> None:
    """Raise InputUnreadable unless `path` is a file."""
    if path.is_dir():
        raise InputUnreadable(f"«{path}» — папка, а нужен файл.", "Укажите файл.")
    if not path.is_file():
        raise InputUnreadable(f"Файл «{path}» не найден.", "Проверьте имя и папку.")


def tell(line: str) -> None:
    """Write one line of the command's output; a windowed Windows program has no streams."""
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")


def warn(line: str) -> None:
    """Write one line beside the output."""
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")


COMMANDS: tuple[Command, ...] = (
    Command(
        "demo",
        "создать базу-пример и напечатать все её документы",
        "Записывает в ПАПКУ базу demo.db и документы каждого вида (papers: DOCX и PDF), затем их перечень.\n"
        "Имеющуюся базу demo.db не заменяет.",
        demo_arguments,
        demo,
    ),
    Command(
        "print",
        "напечатать комплект документов договора",
        "Записывает договор с приложениями и сопроводительные бумаги в папку договора внутри ПАПКИ.",
        print_arguments,
        print_contract,
    ),
    Command(
        "pdf",
        "превратить DOCX в PDF своими средствами, без Word и LibreOffice",
        "Раскладывает документы Word по страницам и записывает PDF.\n"
        "  main.py pdf ДОКУМЕНТ.docx ФАЙЛ.pdf      один документ; старый PDF заменяется\n"
        "  main.py pdf ПАПКА --out КУДА            все .docx папки и её подпапок\n"
        "  main.py pdf ОДИН.docx ДРУГОЙ.docx       PDF ложатся рядом с документами\n"
        "Что с каким документом не вышло, сказано в потоке ошибок; остальных это не останавливает.\n"
        "Код 0 — превращены все, 1 — не все.",
        pdf_arguments,
        pdf,
    ),
    Command(
        "check",
        "проверить базу и её файлы",
        "Читает всю базу и напечатанные файлы, ничего не меняя, и называет неполадки.\n"
        "Код 0 — всё в порядке, 1 — есть неполадки.",
        check_arguments,
        check,
    ),
)

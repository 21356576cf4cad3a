"""What main.py does without a window: one row of COMMANDS and one small function per command.

Every function takes the parsed arguments and returns the exit code: 0 done, 1 problems were found. Failures of
the environment rise as `EnvironmentProblem`; main.py tells them in one sentence. Heavy libraries are imported
inside the functions, so that the window and `--help` do not wait for them.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from models.errors import EnvironmentProblem
from models.problems import Problem, Severity

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


class InputUnreadable(EnvironmentProblem):
    """A file named on the command line is not there, is a folder or may not be read."""


def pdf_arguments(parser: ArgumentParser) -> None:
    """Arguments of `pdf`."""
    parser.add_argument("source", type=Path, metavar="ДОКУМЕНТ.docx", help="что превратить в PDF")
    parser.add_argument("target", type=Path, metavar="ФАЙЛ.pdf", help="куда записать (старый файл заменяется)")


def pdf(options: Namespace) -> int:
    """Lay a DOCX out as PDF with our own engine; warnings about what it could not show go to the error stream."""
    from documents.layout import docx_to_pdf
    from models.storage.atomic import write_atomically

    source: Path = options.source
    result = docx_to_pdf(read_file(source))
    write_atomically(options.target, result.data)
    for warning in result.warnings:
        warn(f"Внимание: {warning}")
    tell(f"{options.target}: страниц — {result.pages}")
    return DONE


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
    from models.operations.printed import check_files
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
        "pdf",
        "превратить DOCX в PDF своими средствами, без Word и LibreOffice",
        "Раскладывает документ Word по страницам и записывает PDF.",
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

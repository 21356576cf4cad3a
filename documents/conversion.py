"""DOCX files and whole folders of them to PDF: which file becomes which, one after the other, told in Russian."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from documents.output import make_folder, numbered
from models.errors import EnvironmentProblem

DOCX, PDF = ".docx", ".pdf"
_NOT_DOCUMENTS = ("~", ".")  # lock files of Word and LibreOffice, and what the system hides


class NothingToConvert(EnvironmentProblem):
    """A folder named on the command line holds no document."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document and the PDF it becomes; `makes_folder`: the folder of the PDF is made when it is not there."""

    source: Path
    target: Path
    makes_folder: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a PDF of so many pages with warnings, or a problem; `bug` is a fault of ours."""

    job: Job
    pages: int = 0
    warnings: tuple[str, ...] = ()
    problem: EnvironmentProblem | None = None
    bug: BaseException | None = None


def jobs_for(paths: Sequence[Path], out: Path | None) -> list[Job]:
    """What to convert, in order.

    Two paths of which the second ends with «.pdf» are a document and its PDF. Else each path is a document or a
    folder; PDFs go into `out`, folders keeping their structure, or beside their documents. No two get one name.
    """
    if out is None and len(paths) == 2 and paths[1].suffix.lower() == PDF:
        return [Job(paths[0], paths[1])]
    jobs: list[Job] = []
    taken: set[str] = set()
    for path in paths:
        for source, inside in _documents(path):
            wanted = source.with_suffix(PDF) if out is None else out / inside.with_suffix(PDF)
            jobs.append(Job(source, _free(wanted, taken), makes_folder=out is not None))
    return jobs


def _documents(path: Path) -> list[tuple[Path, Path]]:
    """The documents of a path, each with its place inside it."""
    if not path.is_dir():
        return [(path, Path(path.name))]
    found = [
        (file, file.relative_to(path))
        for file in sorted(path.rglob("*"))
        if file.suffix.lower() == DOCX and not file.name.startswith(_NOT_DOCUMENTS) and file.is_file()
    ]
    if not found:
        raise NothingToConvert(f"В папке «{path}» нет документов .docx.", "Укажите другую папку.")
    return found


def _free(wanted: Path, taken: set[str]) -> Path:
    target, number = wanted, 2
    while str(target).casefold() in taken:
        target, number = numbered(wanted, number), number + 1
    taken.add(str(target).casefold())
    return target


def convert_all(jobs: Sequence[Job], lay_out: Callable[[Path], tuple[bytes, int, tuple[str, ...]]],
                tell: Callable[[Outcome], None]) -> list[Outcome]:  # fmt: skip
    """Convert one after the other; what goes wrong with a document, even by our own fault, stops no other.

    `lay_out(path)` gives the PDF, its pages and the warnings; `tell(outcome)` is called after each document.
    """
    outcomes = []
    with ThreadPoolExecutor(1) as pool:
        for job in jobs:
            future = pool.submit(_convert, job, lay_out)
            error = future.exception()
            if error is None:
                outcome = future.result()
            elif isinstance(error, EnvironmentProblem):
                outcome = Outcome(job, problem=error)
            else:
                outcome = Outcome(job, bug=error)
            outcomes.append(outcome)
            tell(outcome)
    return outcomes


def _convert(job: Job, lay_out: Callable[[Path], tuple[bytes, int, tuple[str, ...]]]) -> Outcome:
    from models.storage.atomic import write_atomically

    data, pages, warnings = lay_out(job.source)
    if job.makes_folder:
        make_folder(job.target.parent)
    write_atomically(job.target, data)
    return Outcome(job, pages, warnings)

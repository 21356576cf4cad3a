"""How close our PDF comes to LibreOffice's: `python tests/fidelity.py DIR` converts every .docx of DIR both ways.

Prints a table per document (lines with equal text, the same and on the same page, pages, baseline and edge errors in
points), their totals, and a table of lines lost per feature that the documents use. Needs soffice (the reference is
LibreOffice 7.4). A document that one of the two cannot convert is named and counted; the others go on.

`--seeded N` fills every shipped template N times with invented values instead, at 10 to 14 points.
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from docx_features import features
from office_reference import PROCESSES, office, references
from pdf_lines import Score, compare, page_count, read_lines

from documents.layout import docx_to_pdf
from models.errors import EnvironmentProblem

SECONDS = 60
NAME = 44
HEADER = (
    f"{'document':{NAME}} {'lines':>6} {'equal':>7} {'+page':>7} {'pages':>7} {'dy':>6} {'max':>6} {'dx':>6}"
    f" {'right':>6} {'ms':>6}"
)


@dataclass(frozen=True)
class Outcome:
    """What became of one document: its score, our milliseconds, its features; or what went wrong."""

    name: str
    score: Score | None
    milliseconds: float
    features: frozenset[str]
    problem: str = ""


def outcome_of(name: str, data: bytes, reference: bytes | str) -> Outcome:
    """Convert and compare one document. Bugs of the engine rise."""
    used = features(data)
    _limit_time()
    started = time.perf_counter()
    try:
        ours = docx_to_pdf(data, changes="shown", hyphens=False).data  # as LibreOffice prints them
    except EnvironmentProblem as problem:
        refused = "both refuse" if isinstance(reference, str) else "refused"
        return Outcome(name, None, 0, used, f"{refused}: {problem}")
    finally:
        signal.alarm(0)
    elapsed = (time.perf_counter() - started) * 1000
    if isinstance(reference, str):
        return Outcome(name, None, elapsed, used, f"no reference: {reference}")
    score = compare(read_lines(ours), read_lines(reference), page_count(ours), page_count(reference))
    return Outcome(name, score, elapsed, used)


def _limit_time() -> None:
    def expired(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"our engine did not end in {SECONDS} s")

    signal.signal(signal.SIGALRM, expired)
    signal.alarm(SECONDS)


def outcomes(documents: Mapping[str, bytes], made: Mapping[str, bytes | str]) -> Iterator[Outcome]:
    """The outcome of every document, in order; a crash, even of the whole process, is one of them."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        futures = {name: pool.submit(outcome_of, name, data, made[name]) for name, data in documents.items()}
        for name, future in futures.items():
            if isinstance(future.exception(), BrokenProcessPool):
                with ProcessPoolExecutor(1, mp_context=context) as alone:
                    yield _settled(name, alone.submit(outcome_of, name, documents[name], made[name]))
            else:
                yield _settled(name, future)


def _settled(name: str, future: Future[Outcome]) -> Outcome:
    error = future.exception()
    if error is None:
        return future.result()
    return Outcome(name, None, 0, frozenset(), f"CRASH {type(error).__name__}: {error}")


def row(name: str, score: Score, elapsed: float) -> str:
    """One line of the table."""
    share, paged = (100 * count / max(score.lines, 1) for count in (score.equal, score.same_page))
    pages = f"{score.our_pages:3}/{score.pages:<3}"
    errors = f"{score.dy_mean:6.3f} {score.dy_max:6.2f} {score.dx_mean:6.2f} {score.right_mean:6.2f}"
    return f"{name[-NAME:]:{NAME}} {score.lines:6} {share:6.2f}% {paged:6.2f}% {pages} {errors} {elapsed:6.0f}"


def show_document(outcome: Outcome, lost: bool) -> None:
    """Its line of the table, and with `lost` the lines that differ."""
    if outcome.score is None:
        print(f"{outcome.name[-NAME:]:{NAME}} {outcome.problem}", flush=True)
        return
    print(row(outcome.name, outcome.score, outcome.milliseconds), flush=True)
    for theirs, ours in outcome.score.lost if lost else ():
        print(f"      - {theirs}\n      + {ours}")


def show_features(found: list[Outcome]) -> None:
    """Lines lost by feature: those of all documents that use it, beside those of all that do not."""
    scored = [(item.features, item.score) for item in found if item.score is not None]
    whole = sum(score.lines - score.equal for _, score in scored)
    if not whole:
        return
    print(f"\n{'feature':26} {'documents':>9} {'perfect':>8} {'lines':>7} {'lost':>7} {'lost, %':>8} {'without':>8}")
    rows = []
    for feature in sorted(set().union(*(used for used, _ in scored))):
        having = [score for used, score in scored if feature in used]
        without = [score for used, score in scored if feature not in used]
        rows.append((feature, having, _lost(having), _lost(without)))
    for feature, having, lost, others in sorted(rows, key=lambda item: -item[2][0]):
        perfect = sum(score.perfect for score in having)
        print(
            f"{feature:26} {len(having):9} {perfect:8} {sum(score.lines for score in having):7} {lost[0]:7}"
            f" {lost[1]:7.2f}% {others[1]:7.2f}%"
        )


def _lost(scores: list[Score]) -> tuple[int, float]:
    lines = sum(score.lines for score in scores)
    lost = lines - sum(score.equal for score in scores)
    return lost, 100 * lost / max(lines, 1)


def summary(found: list[Outcome]) -> str:
    """One line for many documents."""
    total = [item.score for item in found if item.score is not None]
    lines = max(sum(score.lines for score in total), 1)
    same = sum(score.same_page for score in total)
    return (
        f"{len(total)} documents, {sum(score.perfect for score in total)} perfect, {len(found) - len(total)} not"
        f" compared; lines {100 * sum(score.equal for score in total) / lines:.2f} %,"
        f" with page {100 * same / lines:.2f} %,"
        f" pages {sum(score.pages == score.our_pages for score in total)}/{len(total)};"
        f" dy {sum(score.dy_mean * score.same_page for score in total) / max(same, 1):.3f} pt,"
        f" max {max((score.dy_max for score in total), default=0):.2f} pt"
    )


def compare_folder(folder: Path, cache: Path | None, lost: bool) -> list[Outcome]:
    """The table of all documents of a folder and of what is below it."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".docx" and path.name[0] not in "~.")
    documents = {str(file.relative_to(folder)): file.read_bytes() for file in files if file.is_file()}
    made = references(documents, cache)
    print(HEADER)
    found = []
    for outcome in outcomes(documents, made):
        found.append(outcome)
        show_document(outcome, lost)
    show_features(found)
    print(f"\n{summary(found)}")
    return found


def compare_seeded(times: int, cache: Path | None, lost: bool) -> list[Outcome]:
    """The table of the shipped templates, each filled `times` times; documents that differ are named below it."""
    from seeded_papers import KEYS, seeded_paper

    print(HEADER)
    everything = []
    for key in KEYS:
        documents = {f"{key}-{seed:03}": seeded_paper(key, seed) for seed in range(times)}
        found = list(outcomes(documents, references(documents, cache)))
        everything += found
        print(f"{key}: {summary(found)}", flush=True)
        for outcome in found:
            if outcome.score is None or not outcome.score.perfect:
                show_document(outcome, lost)
    print(f"\n{summary(everything)}")
    return everything


def main() -> int:
    """Compare and print; exit code 1 when any document is not perfect."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--lost", action="store_true", help="print the lines that differ")
    parser.add_argument("--cache", type=Path, help="a folder that keeps LibreOffice's PDFs for the next run")
    parser.add_argument("--seeded", type=int, metavar="N", help="fill the shipped templates N times each")
    arguments = parser.parse_args()
    office()
    if arguments.seeded:
        found = compare_seeded(arguments.seeded, arguments.cache, arguments.lost)
    elif arguments.folder is not None:
        found = compare_folder(arguments.folder, arguments.cache, arguments.lost)
    else:
        parser.error("name a folder, or --seeded N")
    return int(not all(item.score is not None and item.score.perfect for item in found))


if __name__ == "__main__":
    sys.exit(main())

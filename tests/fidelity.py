"""How close our PDF comes to LibreOffice's: `python tests/fidelity.py DIR` converts every .docx of DIR both ways.

Prints a table per document: lines with equal text, the same and on the same page, pages, baseline and edge errors in
points. Needs soffice (the reference is LibreOffice 7.4). `--lost` prints the lines that differ.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from pdf_lines import Score, compare, page_count, read_lines

from documents.layout import docx_to_pdf
from models.errors import EnvironmentProblem

BATCH = 50
HEADER = (
    f"{'document':34} {'lines':>6} {'equal':>7} {'+page':>7} {'pages':>7} {'dy':>6} {'max':>6} {'dx':>6} {'right':>6}"
    f" {'ms':>6}"
)


# LibreOffice sees our fonts only, chosen by the system's rules: the comparison is of layout, not of what is installed.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>
"""


def office_environment(out: Path) -> dict[str, str]:
    """The environment in which LibreOffice has the shipped fonts and no others."""
    settings = out / "fonts.conf"
    settings.write_text(FONTS.format(fonts=ROOT / "resources" / "fonts", cache=out / "fontcache"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


def office_pdfs(files: list[Path], out: Path) -> None:
    """Convert with LibreOffice into `out`; one call for many files."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("soffice is not installed: nothing to compare with")
    environment = office_environment(out)
    for start in range(0, len(files), BATCH):
        subprocess.run(
            [
                office,
                f"-env:UserInstallation=file://{out}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(out),
                *map(str, files[start : start + BATCH]),
            ],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=1800,
        )


def score_file(file: Path, reference: Path) -> tuple[Score, float] | str:
    """The score of one document and our milliseconds, or why there is none."""
    if not reference.exists():
        return "soffice made no PDF"
    started = time.perf_counter()
    try:
        ours = docx_to_pdf(file).data
    except EnvironmentProblem as problem:
        return str(problem)
    elapsed = (time.perf_counter() - started) * 1000
    theirs = reference.read_bytes()
    return compare(read_lines(ours), read_lines(theirs), page_count(ours), page_count(theirs)), elapsed


def row(name: str, score: Score, elapsed: float) -> str:
    """One line of the table."""
    share, paged = (100 * count / max(score.lines, 1) for count in (score.equal, score.same_page))
    pages = f"{score.our_pages:3}/{score.pages:<3}"
    errors = f"{score.dy_mean:6.3f} {score.dy_max:6.2f} {score.dx_mean:6.2f} {score.right_mean:6.2f}"
    return f"{name[:34]:34} {score.lines:6} {share:6.2f}% {paged:6.2f}% {pages} {errors} {elapsed:6.0f}"


def main() -> int:
    """Compare and print; exit code 1 when any document is not perfect."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lost", action="store_true", help="print the lines that differ")
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.folder.rglob("*.docx") if not path.name.startswith("~"))
    print(HEADER)
    total, failed = [], 0
    with tempfile.TemporaryDirectory() as folder:
        by_stem = {f"{index:04}": file for index, file in enumerate(files)}
        copies = [Path(shutil.copy(file, Path(folder, stem + ".docx"))) for stem, file in by_stem.items()]
        office_pdfs(copies, Path(folder))
        for stem, file in by_stem.items():
            result = score_file(file, Path(folder, stem + ".pdf"))
            if isinstance(result, str):
                print(f"{file.name[:34]:34} {result}")
                failed += 1
                continue
            total.append(result[0])
            print(row(file.name, *result))
            for theirs, ours in result[0].lost if arguments.lost else ():
                print(f"      - {theirs}\n      + {ours}")
    _summary(total, failed)
    return int(failed > 0 or not all(score.perfect for score in total))


def _summary(total: list[Score], failed: int) -> None:
    lines = max(sum(score.lines for score in total), 1)
    same = sum(score.same_page for score in total)
    print(
        f"{len(total)} documents, {sum(score.perfect for score in total)} perfect, {failed} not converted;"
        f" lines {100 * sum(score.equal for score in total) / lines:.2f} %, with page {100 * same / lines:.2f} %,"
        f" pages {sum(score.pages == score.our_pages for score in total)}/{len(total)};"
        f" dy {sum(score.dy_mean * score.same_page for score in total) / max(same, 1):.3f} pt,"
        f" max {max((score.dy_max for score in total), default=0):.2f} pt"
    )


if __name__ == "__main__":
    sys.exit(main())

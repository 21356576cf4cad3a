"""What LibreOffice 7.4 made of the sample documents, kept so that the comparison runs where it is not installed.

tests/data/lines/<name>.json: for every page its lines as [baseline in points, text]. Of a long line only both ends
and the length are kept. Samples come from layout_samples.py and
strange_set.py, or lie beside as <name>.docx: papers of the demo office, and shipped templates with seeded values
(copies, so that the lines stay true when a template changes).
"""

from __future__ import annotations

import json
from pathlib import Path

from layout_samples import samples
from pdf_lines import VisualLine
from strange_set import kept as strange

FOLDER = Path(__file__).resolve().parent / "data" / "lines"
PREFIX, SUFFIX = 16, 12
# Shipped templates filled by these seeds are kept with LibreOffice's lines; `make fidelity SEEDED=100` compares all.
SEEDS = {
    "network_contract": (4, 14),
    "cooperation_agreement": (4, 5, 14),
    "covering_letter": (2, 16),
    "schedule_week": (7, 8),
    "schedule_list": (1, 11),
    "contract_register": (0, 3),
    "partner_card": (1, 2),
}


def sources() -> dict[str, bytes]:
    """All documents to compare, by name."""
    kept = {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.docx"))}
    return {**samples(), **strange(), **kept}


def shorten(text: str) -> str:
    """Both ends of a long line and its length: enough to see where it was broken."""
    if len(text) <= PREFIX + SUFFIX + 4:
        return text
    return f"{text[:PREFIX]}…{len(text)}…{text[-SUFFIX:]}"


def to_pages(lines: list[VisualLine], pages: int) -> list[list[tuple[float, str]]]:
    """Lines by page, as they are kept."""
    result: list[list[tuple[float, str]]] = [[] for _ in range(pages)]
    for line in lines:
        result[line.page].append((round(line.y, 1), shorten(line.text)))
    return result


def save(name: str, pages: list[list[tuple[float, str]]]) -> None:
    """Keep the lines of one document, a line of the file for each line of the page."""
    rows = [",\n".join(json.dumps(line, ensure_ascii=False) for line in page) for page in pages]
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = "[\n" + ",\n".join(f"[\n{page}\n]" for page in rows) + "\n]\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def load(name: str) -> list[list[tuple[float, str]]]:
    """The kept lines of one document."""
    pages = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [[(float(y), str(text)) for y, text in page] for page in pages]

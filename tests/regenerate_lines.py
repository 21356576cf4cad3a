"""Make tests/data/lines anew with the LibreOffice installed here (the reference is 7.4).

Run as `python tests/regenerate_lines.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from office_reference import references
from pdf_lines import page_count, read_lines
from reference_lines import FOLDER, SEEDS, save, sources, to_pages
from seeded_papers import seeded_paper


def main() -> int:
    """Convert every sample and keep its lines; papers of the present templates are filled and kept anew."""
    for key, seeds in SEEDS.items():
        for seed in seeds:
            (FOLDER / f"seeded-{key}-{seed}.docx").write_bytes(seeded_paper(key, seed))
    documents = sources()
    for old in FOLDER.glob("*.json"):
        if old.stem not in documents:
            old.unlink()
    for name, data in references(documents).items():
        if isinstance(data, str):
            sys.exit(f"{name}: {data}")
        save(name, to_pages(read_lines(data), page_count(data)))
    print(f"{len(documents)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())

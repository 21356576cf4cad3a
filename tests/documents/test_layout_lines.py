"""Our PDF against what LibreOffice 7.4 made of the same documents: the same words on the same lines and pages."""

from __future__ import annotations

import pytest
from pdf_lines import page_count, read_lines
from reference_lines import load, sources, to_pages

from documents.layout import docx_to_pdf, lines_of

DOCUMENTS = sources()
# Baselines may differ by this much; LibreOffice itself rounds positions in a PDF to 0.1 pt.
FARTHEST = 0.5
MEAN = 0.15


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_lines_and_pages_are_those_of_libreoffice(name: str) -> None:
    data = docx_to_pdf(DOCUMENTS[name], hyphens=False).data  # LibreOffice has no patterns for Russian
    ours, theirs = to_pages(read_lines(data), page_count(data)), load(name)
    assert [[text for _, text in page] for page in ours] == [[text for _, text in page] for page in theirs]
    errors = [
        abs(our_y - their_y)
        for our_page, their_page in zip(ours, theirs, strict=True)
        for (our_y, _), (their_y, _) in zip(our_page, their_page, strict=True)
    ]
    assert max(errors, default=0) <= FARTHEST
    assert sum(errors) / max(len(errors), 1) <= MEAN


def test_lines_without_a_pdf_are_the_same_lines() -> None:
    source = DOCUMENTS["contract-1"]
    data = docx_to_pdf(source).data
    in_pdf = [[line.text for line in read_lines(data) if line.page == page] for page in range(page_count(data))]
    assert [[line.replace(" ", "").replace("\u00a0", "") for line in page] for page in lines_of(source)] == in_pdf

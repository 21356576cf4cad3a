"""Where signatures stand: lines of one row at one height, never parted from what they sign."""

from __future__ import annotations

import dataclasses

import pytest
from pdf_lines import VisualLine, read_lines

from documents.layout import docx_to_pdf
from documents.papers.registry import render
from documents.papers.samples import dossier, office
from models.data import ContractDossier

_LINE = "________________"


def lines_of(key: str, subject: ContractDossier) -> list[VisualLine]:
    return read_lines(docx_to_pdf(render(key, subject, office("обычные")).docx).data)


def with_long_post(kind: str) -> ContractDossier:
    subject = dossier(kind, "обычные")
    long = "исполняющая обязанности директора по учебно-воспитательной и методической работе " * 2
    people = {**subject.people, 1: dataclasses.replace(subject.people[1], position=long, surname="Долгополова")}
    return dataclasses.replace(subject, people=people)


@pytest.mark.parametrize(("kind", "key"), [("network", "network_contract"), ("cooperation", "cooperation_agreement")])
def test_signatures_of_a_row_stand_at_one_height(kind: str, key: str) -> None:
    signed = [line for line in lines_of(key, with_long_post(kind)) if "Долгополова" in line.text and _LINE in line.text]
    assert signed
    assert all(line.text.count(_LINE) == 2 for line in signed)  # both on one baseline, however long a post is


@pytest.mark.parametrize("pupils", range(24, 40, 3))
def test_signatures_are_not_alone_on_a_page(pupils: int) -> None:
    subject = dossier("network", "обычные")
    entry = subject.contract.roster[0]
    roster = tuple(dataclasses.replace(entry, id=n, position=n, class_name=f"{n}А") for n in range(1, pupils + 1))
    contract = dataclasses.replace(subject.contract, roster=roster)
    lines = lines_of("network_contract", dataclasses.replace(subject, contract=contract))
    for page in {line.page for line in lines if _LINE in line.text}:
        above = [line.text for line in lines if line.page == page and line.text.strip() and not line.text.isdigit()]
        first = next(number for number, text in enumerate(above) if _LINE in text)
        # The role and the post above the line do not count.
        assert first > 3 or "униципальное" in " ".join(above[:first]), above[:6]

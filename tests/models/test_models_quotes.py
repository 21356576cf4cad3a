"""Quotation marks of names: in pairs, the inner ones „лапки“."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_builder import build_small_office

from models.operations import organizations
from models.quotes import paired


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("МБОУ «СШ «Ёлочка»»", "МБОУ «СШ „Ёлочка“»"),
        ("МБОУ «СШ «Ёлочка»", "МБОУ «СШ „Ёлочка“»"),  # one mark closes both
        ('МБОУ "СШ "Ёлочка""', "МБОУ «СШ „Ёлочка“»"),
        ('МБОУ "СШ "Ёлочка"', "МБОУ «СШ „Ёлочка“»"),
        ('ООО "Ромашка"', "ООО «Ромашка»"),
        ("МБОУ «СШ „Ёлочка“»", "МБОУ «СШ „Ёлочка“»"),
        ("незакрытая «кавычка", "незакрытая «кавычка"),
        ("«Школа «Ёлочка» и «Ромашка»", "«Школа «Ёлочка» и «Ромашка»"),
        ('доска 40"', 'доска 40"'),
    ],
)
def test_pairs(typed: str, wanted: str) -> None:
    assert paired(typed) == wanted


@given(st.text(alphabet='"«»„“”аб -', max_size=20))
def test_twice_is_as_once(text: str) -> None:
    assert paired(paired(text)) == paired(text)


def test_names_are_kept_with_their_quotes_in_pairs(tmp_path: Path) -> None:
    office = build_small_office(tmp_path)
    college = organizations.organization(office.db, office.college)
    changed = dataclasses.replace(college, short_name="МБОУ «СШ «Ёлочка»»", note='как есть: "«')
    organizations.save_organization(office.db, changed)
    saved = organizations.organization(office.db, office.college)
    assert saved.short_name == "МБОУ «СШ „Ёлочка“»"
    assert saved.note == 'как есть: "«'
    office.db.close()

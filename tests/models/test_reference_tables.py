"""Reference tables shipped with the program: organisational forms and laws as dated data."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import resources
from models.enums import Gender


def table(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(resources.path(f"reference/{name}.json").read_text(encoding="utf-8"))
    return items


def test_every_form_has_the_gender_of_its_head_noun() -> None:
    forms = table("organization_forms")
    assert len(forms) >= 30
    for key in ("abbreviation", "full_name"):
        values = [item[key] for item in forms]
        assert len(set(values)) == len(values)
        assert all(value == value.strip() != "" for value in values)
    nouns = {
        "учреждение": Gender.NEUTER, "общество": Gender.NEUTER, "предприятие": Gender.NEUTER,
        "организация": Gender.FEMALE, "ассоциация": Gender.FEMALE,
        "фонд": Gender.MALE, "союз": Gender.MALE, "предприниматель": Gender.MALE,
    }  # fmt: skip
    for item in forms:
        found = {gender for noun, gender in nouns.items() if noun in item["full_name"].lower().split()}
        assert found == {Gender(item["gender"])}, item


def test_laws_are_dated_data() -> None:
    laws = table("legal")
    keys = [item["key"] for item in laws]
    assert len(set(keys)) == len(keys)
    assert set(keys) >= {"закон", "форма", "пдн", "хранение", "делопроизводство", "практика"}
    for item in laws:
        assert set(item) == {"key", "title", "wording_ins", "source", "checked_on", "note"}
        assert all(item[name] for name in ("title", "wording_ins", "source", "note"))
        assert item["checked_on"] is None or dt.date.fromisoformat(item["checked_on"])
        assert not item["wording_ins"].endswith(".")
        assert item["wording_ins"].count("«") == item["wording_ins"].count("»")


def test_the_standard_that_was_replaced_is_not_named() -> None:
    assert not [item for item in table("legal") if "7.0.97-2016" in json.dumps(item)]


def test_wordings_stand_after_in_accordance_with() -> None:
    """«в соответствии с/со …» takes the instrumental: статьёй, законом, приказом, главой."""
    first = {item["wording_ins"].split()[0].lower() for item in table("legal")}
    assert first <= {
        "статьёй", "статьями", "федеральным", "приказом", "постановлением", "главой", "национальным",
    }  # fmt: skip

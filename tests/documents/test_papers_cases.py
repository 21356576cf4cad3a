"""Forms of names, positions and organisations in papers: what is stored wins, only for its own nominative."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.papers import cases, samples, words
from documents.papers.field_notes import note
from documents.papers.network import network_context
from documents.papers.parties import Context
from documents.russian import OBLIQUE
from models.data import OrganizationData, PersonData
from models.enums import Gender
from models.rules import wording

HEAD = PersonData(
    surname="Бобёр", given_name="Пётр", patronymic="Ильич", gender=Gender.MALE, position="главный инженер"
)
SCHOOL = OrganizationData(full_name="Средняя школа № 5", short_name="Школа № 5")


def test_every_form_is_a_field() -> None:
    fields = cases.person_fields(HEAD)
    assert fields["имя"]["тв"] == "Бобром Петром Ильичом"
    assert fields["должность"]["пр"] == "главном инженере"
    assert fields["инициалы"]["дат"].split() == ["П.", "И.", "Бобру"]
    assert fields["фамилия"]["род"].split() == ["Бобра", "П.", "И."]
    names = cases.organization_fields(SCHOOL)
    assert names["полное"]["вин"].replace("\u00a0", " ") == "Среднюю школу № 5"
    assert names["краткое"]["тв"].replace("\u00a0", " ") == "Школой № 5"
    agreed = cases.agreement_fields(SCHOOL, replace(HEAD, gender=Gender.FEMALE))
    assert agreed == {
        "именуемое": "именуемая", "осуществляющее": "осуществляющая", "действующее": "действующая",
        "действующего": "действующей", "исполняющего": "исполняющей",
    }  # fmt: skip


def _names(value: object, name: str = "") -> list[str]:
    if not isinstance(value, dict):
        return [name]
    return [found for key, inner in value.items() for found in _names(inner, f"{name}.{key}" if name else key)]


def test_every_form_has_a_note_and_stands_in_every_contract() -> None:
    for size in samples.SIZES:
        party: Context = network_context(samples.dossier("network", size))["стороны"][0]
        groups = {key: party[key] for key in ("представитель", "наименование", "согласование")}
        names = _names(groups)
        assert len(names) == 41
        assert [name for name in names if not note(f"стороны → {name}")] == []
    assert note("стороны → представитель.имя.дат").endswith("дательный падеж")


def test_a_corrected_form_wins_for_its_own_name_only() -> None:
    kept = wording.corrected("name", HEAD.full_name, {"gen": "Бобёра Петра Ильича"})
    person = replace(HEAD, wording=kept)
    assert words.name(person, "gen") == "Бобёра Петра Ильича"
    assert words.surname(person, "gen") == "Бобёра"
    assert words.name(person, "dat") == "Бобру Петру Ильичу"
    assert words.name(replace(person, surname="Орлов"), "gen") == "Орлова Петра Ильича"
    old = replace(HEAD, wording={"name.gen": "Бобёра П. И."})
    assert words.name(old, "gen") == "Бобёра П. И."
    forms = cases.name_forms(person)
    assert [bool(forms.doubt_of(case)) for case in OBLIQUE] == [False, True, True, True, True]


def test_confirmed_forms_are_doubted_again_when_they_change() -> None:
    forms = cases.name_forms(HEAD)
    sure = replace(HEAD, wording=wording.confirmed({}, "name", list(forms.proposed.values())))
    assert forms.doubt_of("gen")
    assert cases.name_forms(sure).doubt_of("gen") == ""
    assert cases.name_forms(replace(sure, surname="Козёл")).doubt_of("gen")


@pytest.mark.parametrize("person", [PersonData(), PersonData(surname="😀" * 40), PersonData(surname="-", position="«")])
def test_strange_people_have_forms(person: PersonData) -> None:
    assert set(cases.person_fields(person)) == set(cases.person_fields(None))
    assert isinstance(cases.name_forms(person).texts, dict)


def test_quotes_set_by_saving_keep_a_correction() -> None:
    kept = wording.corrected("full_name", 'Школа "Заря"', {"gen": "Школы «Заря»!"})
    saved = OrganizationData(full_name="Школа «Заря»", wording=kept)
    assert words.organization_name(saved, "gen") == "Школы «Заря»!"

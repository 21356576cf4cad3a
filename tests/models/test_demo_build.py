"""The demo office as a database: one operation, no problem but the two deliberate conflicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from models.demo import build_demo
from models.demo_office import load_demo
from models.operations.contracts import contract, contract_by_number, dossier, list_contracts
from models.operations.office import setting
from models.operations.organizations import list_organizations, organization, own_organization
from models.operations.people import list_people
from models.operations.programs import list_programs
from models.operations.schedule import list_slots
from models.operations.today import today_items
from models.rules.completeness import check_contract
from models.rules.lessons import conflicts
from models.storage.database import Database

DAYS = (dt.date(2026, 11, 22), dt.date(2028, 2, 29), dt.date(2030, 7, 1))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> dt.date:
    day: dt.date = request.param
    return day


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, today: dt.date) -> Iterator[Database]:
    db = build_demo(tmp_path_factory.mktemp("demo") / "demo.db", today)
    yield db
    db.close()


def test_everything_of_the_demo_office_is_saved(demo: Database, today: dt.date) -> None:
    office = load_demo(today)
    assert len(list_organizations(demo)) == len(office.organizations)
    assert len(list_people(demo, archived=True)) == len(office.people)
    assert len(list_programs(demo, archived=True)) == len(office.programs)
    numbers = {row.number for row in list_contracts(demo, today, archived=True)}
    assert numbers == {item.number for item in office.contracts}
    assert len(list_slots(demo)) == sum(len(item.slots) for item in office.contracts)
    assert setting(demo, "default_place") == "г. Верхнекамышинск"


def test_references_lead_to_the_same_records(demo: Database, today: dt.date) -> None:
    office = load_demo(today)
    names = {item.id: item.short_name for item in office.organizations}
    for item in office.contracts:
        saved = dossier(demo, contract_by_number(demo, item.number))
        assert [saved.organization(party).short_name for party in saved.contract.parties] == [
            names[party.organization_id] for party in item.parties
        ]
        for party in saved.contract.parties:
            signatory, authority = saved.signatory(party), saved.authority(party)
            assert signatory is not None
            assert authority is not None
            assert authority.id == party.authority_id
            assert signatory.organization_id == party.organization_id
        for slot, row in zip(saved.contract.slots, item.slots, strict=True):
            component = saved.component(slot.component_id)
            assert component is not None
            assert (slot.starts_at, slot.group_name) == (row.starts_at, row.group_name)
            assert slot.site_id is None or saved.site(slot.site_id) is not None


def test_forms_are_those_of_the_reference_table(demo: Database) -> None:
    own = own_organization(demo)
    assert own is not None
    assert own.form_id is not None
    assert all(organization(demo, row.id).form_id for row in list_organizations(demo))


def test_contracts_are_complete(demo: Database, today: dt.date) -> None:
    for row in list_contracts(demo, today, archived=True):
        assert check_contract(dossier(demo, contract(demo, row.id)), today) == [], row.number


def test_the_schedule_has_two_deliberate_conflicts(demo: Database) -> None:
    """A physics teacher is expected in two places on Thursday; room 305 is given away twice on Wednesday."""
    found = [item.text for item in conflicts(list_slots(demo))]
    assert len(found) == 2
    assert sum("Педагог «Мельник Пётр Ильич»" in text for text in found) == 1
    assert sum("каб. 305" in text for text in found) == 1


def test_the_board_has_something_of_everything(demo: Database, today: dt.date) -> None:
    groups = {item.group for item in today_items(demo, today)}
    assert groups >= {"Сроки", "Подписание", "Подлинники", "Полномочия"}


def test_it_is_one_operation_that_cannot_be_undone(demo: Database) -> None:
    assert [item.label for item in demo.journal()][:1] == ["Создать демонстрационную сеть"]
    assert len(demo.journal()) <= 2
    assert demo.undo_label() is None

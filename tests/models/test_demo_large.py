"""The large office for measuring holds what it says and its bulk rows are like those the operations write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from large_office import LAST_DAY, PARTNERS, make_large_office

from models.contract import Contract
from models.enums import ContractState
from models.operations.contracts import contract, dossier, list_contracts, next_number
from models.operations.organizations import joined_names, list_organizations
from models.operations.schedule import list_slots
from models.requisites import check_inn, check_ogrn
from models.rules.completeness import check_contract
from models.storage.database import Database
from models.text import fold, sort_key

CONTRACTS = 240


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = make_large_office(tmp_path_factory.mktemp("large") / "large.db", CONTRACTS)
    yield db
    db.close()


def test_it_has_its_partners_and_contracts(large: Database) -> None:
    rows = list_contracts(large, LAST_DAY)
    organizations = list_organizations(large)
    assert len(rows) == CONTRACTS
    assert len(organizations) == PARTNERS + 1
    assert [row.is_own for row in organizations].count(True) == 1
    assert len({row.number for row in rows}) == CONTRACTS
    assert {row.kind for row in rows} == {"network", "cooperation"}
    assert {row.state for row in rows} >= {ContractState.SIGNED, ContractState.FULFILLED, ContractState.DRAFT}
    assert all(row.parties_count == 2 for row in rows)
    assert list_slots(large)
    assert all(not check_inn(row.inn) for row in organizations)


def test_bulk_rows_are_like_saved_ones(large: Database) -> None:
    with large.read() as session:
        records = session.query(Contract).all()
        assert len(records) == CONTRACTS
        for record in records:
            assert record.search_text == fold(record.search_source())
            assert record.sort_text == sort_key(record.sort_source())
            assert record.party_names == joined_names(record)


def test_a_contract_of_it_can_be_opened(large: Database) -> None:
    found = dossier(large, contract(large, 1))
    errors = {problem.code for problem in check_contract(found, LAST_DAY)}
    assert found.program is not None
    assert errors.isdisjoint({"no_signatory", "no_authority", "no_license", "base_not_one"})
    assert all(check_ogrn(organization.ogrn) == [] for organization in found.organizations.values())
    assert next_number(large, "network", dt.date(2030, 1, 1)) == "СФ-2030/001"


def test_the_same_seed_gives_the_same_office(large: Database, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("again")
    again, other = make_large_office(folder / "1.db", CONTRACTS), make_large_office(folder / "2.db", CONTRACTS, seed=2)
    expected = list_contracts(large, LAST_DAY)
    assert list_contracts(again, LAST_DAY) == expected
    assert list_contracts(other, LAST_DAY) != expected
    again.close()
    other.close()

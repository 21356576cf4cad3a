"""Roles proposed while a contract is put together, and a partner entered in one go."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_builder import SmallOffice, build_small_office

from models.data import AuthorityData, OrganizationData, PersonData
from models.enums import OrganizationKind, PartyRole
from models.kinds import contract_kind
from models.operations import organizations, people
from models.operations.partners import save_partner
from models.rules.roles import proposed_role, with_kind


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return build_small_office(tmp_path)


@pytest.mark.parametrize(
    ("kind", "organization", "role"),
    [
        ("network", OrganizationKind.COLLEGE, PartyRole.EDU_PARTICIPANT),
        ("network", OrganizationKind.FIRM, PartyRole.RESOURCE_HOLDER),
        ("cooperation", OrganizationKind.FIRM, PartyRole.PARTY),
    ],
)
def test_a_partner_is_offered_the_role_it_usually_has(
    kind: str, organization: OrganizationKind, role: PartyRole
) -> None:
    assert proposed_role(contract_kind(kind), organization) is role


def test_another_kind_gives_its_own_roles_and_keeps_the_parties(office: SmallOffice) -> None:
    contract = office.contract(PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)
    agreement = with_kind(contract, contract_kind("cooperation"), office.school)
    assert agreement.kind == "cooperation"
    assert agreement.roles == (PartyRole.COORDINATOR, PartyRole.PARTY, PartyRole.PARTY)
    assert [party.organization_id for party in agreement.parties] == [office.school, office.college, office.firm]
    assert agreement.parties[1].signatory_id == contract.parties[1].signatory_id


def test_roles_the_kind_knows_stay(office: SmallOffice) -> None:
    contract = office.contract(PartyRole.RESOURCE_HOLDER)
    assert with_kind(contract, contract_kind("network"), office.school) == contract


def test_a_partner_and_its_head_are_one_operation(office: SmallOffice) -> None:
    head = PersonData(surname="Юрьев", is_head=True, authorities=(AuthorityData(),))
    number = save_partner(office.db, OrganizationData(short_name="Лицей № 2"), head)
    assert [row.full_name for row in people.list_people(office.db, number)] == ["Юрьев"]
    assert office.db.undo_label() == "Добавить партнёра: Лицей № 2"
    office.db.undo()
    assert number not in {row.id for row in organizations.list_organizations(office.db)}


def test_a_partner_may_have_no_head_yet(office: SmallOffice) -> None:
    number = save_partner(office.db, OrganizationData(short_name="Лицей № 2"), None)
    assert people.list_people(office.db, number) == []

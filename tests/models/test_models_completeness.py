"""The checks of a contract before printing: each rule of law has a contract that breaks it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office

from models.annex_data import ResourceData, RosterData, SlotData
from models.data import AuthorityData, ContractData, PartyData
from models.enums import AuthorityKind, LicenseStatus, PartyRole
from models.kinds import contract_kind
from models.operations import contracts, organizations, people, programs
from models.problems import Severity
from models.rules.completeness import check_contract
from models.rules.roles import with_kind

R = PartyRole


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return build_small_office(tmp_path)


def codes(office: SmallOffice, contract: ContractData) -> set[str]:
    return {problem.code for problem in check_contract(contracts.dossier(office.db, contract), TODAY)}


def complete(office: SmallOffice, *roles: R) -> ContractData:
    return dataclasses.replace(
        office.contract(*roles),
        slots=(SlotData(),),
        resources=(ResourceData(title="Лаборатория", organization_id=office.firm),),
        roster=(RosterData(count=25),),
    )


def test_complete_contracts_have_no_findings(office: SmallOffice) -> None:
    assert codes(office, complete(office, R.EDU_PARTICIPANT)) == set()
    assert codes(office, complete(office, R.EDU_PARTICIPANT, R.RESOURCE_HOLDER)) == set()


def test_exactly_one_base(office: SmallOffice) -> None:
    contract = complete(office, R.EDU_PARTICIPANT)
    none, two = (
        tuple(dataclasses.replace(party, role=role) for party in contract.parties)
        for role in (R.EDU_PARTICIPANT, R.BASE)
    )
    assert "base_not_one" in codes(office, dataclasses.replace(contract, parties=none))
    assert {"base_not_one", "no_participant"} <= codes(office, dataclasses.replace(contract, parties=two))


def test_two_different_parties_at_least(office: SmallOffice) -> None:
    contract = complete(office, R.EDU_PARTICIPANT)
    assert "parties_few" in codes(office, dataclasses.replace(contract, parties=contract.parties[:1]))
    twice = (*contract.parties, PartyData(organization_id=office.college, role=R.EDU_PARTICIPANT))
    assert "party_twice" in codes(office, dataclasses.replace(contract, parties=twice))


def test_license_is_asked_of_those_who_teach_only(office: SmallOffice) -> None:
    assert "no_license" not in codes(office, complete(office, R.EDU_PARTICIPANT, R.RESOURCE_HOLDER))
    assert "no_license" in codes(office, complete(office, R.EDU_PARTICIPANT, R.EDU_PARTICIPANT))
    college = organizations.organization(office.db, office.college)
    suspended = dataclasses.replace(college.licenses[0], status=LicenseStatus.SUSPENDED)
    organizations.save_organization(office.db, dataclasses.replace(college, licenses=(suspended,)))
    assert "license_inactive" in codes(office, complete(office, R.EDU_PARTICIPANT))


def test_an_agreement_may_be_open_where_a_network_contract_may_not(office: SmallOffice) -> None:
    contract = dataclasses.replace(complete(office, R.EDU_PARTICIPANT), valid_from=None, valid_to=None)
    assert "no_term" in codes(office, contract)
    agreement = with_kind(contract, contract_kind("cooperation"), office.school)
    found = check_contract(contracts.dossier(office.db, agreement), TODAY)
    assert [(item.code, item.severity) for item in found if item.field.startswith("valid")] == [
        ("open_term", Severity.HINT)
    ]


def test_authority_must_last_on_the_day_of_signing(office: SmallOffice) -> None:
    head = people.person(office.db, office.head)
    ended = AuthorityData(
        kind=AuthorityKind.POWER_OF_ATTORNEY, number="5", issued_on=dt.date(2025, 1, 1), valid_to=dt.date(2026, 1, 1)
    )
    people.save_person(office.db, dataclasses.replace(head, authorities=(ended,)))
    contract = complete(office, R.EDU_PARTICIPANT)
    basis = people.person(office.db, office.head).authorities[0].id
    first = dataclasses.replace(contract.parties[0], authority_id=basis)
    contract = dataclasses.replace(contract, parties=(first, *contract.parties[1:]))
    assert "authority_expired" in codes(office, contract)
    earlier = dataclasses.replace(contract, signed_on=dt.date(2025, 12, 1))
    assert "authority_expired" not in codes(office, earlier)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_to": None}, "no_term"),
        ({"valid_to": dt.date(2026, 8, 1)}, "term_reversed"),
        ({"signed_on": dt.date(2027, 6, 1)}, "term_before_signing"),
        ({"signed_on": dt.date(2026, 9, 2)}, "signed_after_start"),
        ({"number": ""}, "no_number"),
        ({"program_id": None}, "no_program"),
        ({"slots": ()}, "no_slots"),
        ({"roster": (RosterData(count=24),)}, "roster_differs"),
        ({"answers": {"finance_mode": "resources_annex"}}, "no_costs"),
        ({"answers": {"finance_mode": "paid_services"}}, "paid_general"),
        ({"answers": {"students_mode": "range", "students_min": 9, "students_max": 3}}, "range_reversed"),
        ({"answers": {"issued_training_document": " "}}, "no_answer"),
    ],
)
def test_each_gap_is_found(office: SmallOffice, changes: dict[str, object], code: str) -> None:
    contract = dataclasses.replace(complete(office, R.EDU_PARTICIPANT), **changes)  # type: ignore[arg-type]
    assert code in codes(office, contract)


def test_bank_details_are_asked_of_every_party_where_they_are_printed(office: SmallOffice) -> None:
    contract = complete(office, R.EDU_PARTICIPANT)
    assert "no_account" not in codes(office, contract)
    printed = dataclasses.replace(contract, answers={"print_bank_details": True})
    found = check_contract(contracts.dossier(office.db, printed), TODAY)
    assert [item.field for item in found if item.code == "no_account"] == [
        "parties.0.organization_id", "parties.1.organization_id",
    ]  # fmt: skip


def test_components_have_hours_and_teachers_among_the_parties(office: SmallOffice) -> None:
    contract = complete(office, R.EDU_PARTICIPANT)
    program = programs.program(office.db, office.program)
    first, second = program.components
    idle = (dataclasses.replace(first, hours=0), dataclasses.replace(second, owner_id=office.firm))
    programs.save_program(office.db, dataclasses.replace(program, components=idle))
    assert {"no_hours", "owner_outside", "participant_idle"} == codes(office, contract)


def test_the_gravest_comes_first(office: SmallOffice) -> None:
    contract = dataclasses.replace(complete(office, R.EDU_PARTICIPANT), number="", place="", program_id=None)
    found = [item.severity for item in check_contract(contracts.dossier(office.db, contract), TODAY)]
    assert set(found) == set(Severity)
    assert found == sorted(found, key=list(Severity).index)


def test_resource_holder_lists_resources(office: SmallOffice) -> None:
    contract = complete(office, R.EDU_PARTICIPANT, R.RESOURCE_HOLDER)
    assert "no_resources" in codes(office, dataclasses.replace(contract, resources=()))


def test_a_wrong_check_digit_of_a_party_is_told(office: SmallOffice) -> None:
    firm = organizations.organization(office.db, office.college)
    organizations.save_organization(office.db, dataclasses.replace(firm, inn="7707083894"))
    assert "inn.key" in codes(office, complete(office, R.EDU_PARTICIPANT))


def test_own_schedule_needs_no_annex(office: SmallOffice) -> None:
    contract = complete(office, R.EDU_PARTICIPANT)
    own = dataclasses.replace(contract, slots=(), answers={"schedule_mode": "own"})
    assert "no_slots" not in codes(office, own)

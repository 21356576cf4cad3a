"""What the wizard reads from the database, always in the worker."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from models.clause_data import LibraryClause
from models.data import ContractData, ContractDossier, OrganizationData, PartyData, PersonData
from models.errors import RecordNotFound
from models.kinds import ContractKind, contract_kind, contract_kinds
from models.operations import contracts, organizations, people, programs
from models.operations.clauses import list_clauses
from models.problems import Problem
from models.rows import OrganizationRow, ProgramRow
from models.rules.roles import proposed_role
from models.storage import drafts
from models.storage.database import Database
from ui.contracts.wizard.draft_values import contract_from_json


@dataclass(frozen=True, slots=True)
class Examined:
    """A contract with all that the steps offer and all that the check found."""

    dossier: ContractDossier
    organizations: tuple[OrganizationRow, ...]
    programs: tuple[ProgramRow, ...]
    people: Mapping[int, tuple[PersonData, ...]]
    own: OrganizationData | None
    problems: tuple[Problem, ...]
    library: tuple[LibraryClause, ...] = ()

    def staff(self, organization_id: int) -> tuple[PersonData, ...]:
        """The people of one party."""
        return self.people.get(organization_id, ())


@dataclass(frozen=True, slots=True)
class Start:
    """What a wizard begins with. `stored` is the contract as saved or proposed, `contract` with the draft over it."""

    stored: ContractData
    contract: ContractData
    examined: Examined
    draft_key: str

    @property
    def from_draft(self) -> bool:
        """Whether something typed earlier and not saved is brought back."""
        return self.contract != self.stored


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new contract is to begin with: its kind, a partner, a programme; nothing of it binds."""

    kind: str = ""
    partner: int | None = None
    program: int | None = None


def draft_key(contract_id: int | None) -> str:
    """The name under which an unsaved contract is kept aside."""
    return f"contract:{contract_id or 'new'}"


def left_draft(db: Database) -> tuple[int | None, str] | None:
    """A contract typed and not saved when the program ended: its id (None for a new one) and number.

    Drafts of contracts that were deleted since are forgotten.
    """
    for draft in drafts.list_drafts(db):
        head, _, tail = draft.key.partition(":")
        if head != "contract":
            continue
        number = draft.payload.get("number")
        told = number if isinstance(number, str) else ""
        if tail == "new":
            return None, told
        try:
            return contracts.contract(db, int(tail)).id, told
        except RecordNotFound:
            drafts.drop_draft(db, draft.key)
    return None


def load_start(db: Database, contract_id: int | None, wanted: Wanted, today: dt.date) -> Start:
    """Read or propose a contract, lay a draft over it if there is one, and examine it."""
    key = draft_key(contract_id)
    stored = proposed(db, wanted, today) if contract_id is None else contracts.contract(db, contract_id)
    draft = drafts.load_draft(db, key)
    contract = stored
    if draft is not None:
        contract = _present(db, contract_from_json(draft.payload, stored))
    return Start(stored, contract, examine(db, contract, today), key)


def proposed(db: Database, wanted: Wanted, today: dt.date) -> ContractData:
    """A new contract with the partner asked for, and with a programme and those who teach its parts."""
    contract = contracts.new_contract(db, wanted.kind or contract_kinds()[0].key, today)
    kind = contract_kind(contract.kind)
    partners = [wanted.partner]
    if wanted.program is not None:
        partners += [item.owner_id for item in programs.program(db, wanted.program).components]
        contract = dataclasses.replace(contract, program_id=wanted.program)
    present = [party.organization_id for party in contract.parties]
    missing = [number for number in dict.fromkeys(partners) if number is not None and number not in present]
    parties = (*contract.parties, *(party_for(db, kind, number) for number in missing))
    numbered = tuple(dataclasses.replace(party, position=place) for place, party in enumerate(parties))
    return dataclasses.replace(contract, parties=numbered)


def party_for(db: Database, kind: ContractKind, organization_id: int) -> PartyData:
    """An organisation as a party: the role that suits it, signed by its head."""
    organization = organizations.organization(db, organization_id)
    role = kind.own_role if organization.is_own else proposed_role(kind, organization.kind)
    return contracts.proposed_party(db, organization_id, PartyData(role=role))


def _present(db: Database, contract: ContractData) -> ContractData:
    """A draft without what was deleted since it was kept."""
    known = {row.id for row in organizations.list_organizations(db, archived=True)}
    listed = {row.id for row in programs.list_programs(db, archived=True)}
    return dataclasses.replace(
        contract,
        parties=tuple(party for party in contract.parties if party.organization_id in known),
        program_id=contract.program_id if contract.program_id in listed else None,
    )


def examine(db: Database, contract: ContractData, today: dt.date) -> Examined:
    """Everything about the contract as it stands in the wizard, saved or not."""
    from documents.papers.advice import advise

    dossier = contracts.dossier(db, contract)
    own = organizations.own_organization(db)
    wanted = {party.organization_id for party in contract.parties} | ({own.id} if own and own.id else set())
    staff = people.people_of(db, wanted)
    return Examined(
        dossier,
        tuple(organizations.list_organizations(db)),
        tuple(programs.list_programs(db)),
        staff,
        own,
        tuple(advise(db, dossier, today)),
        tuple(list_clauses(db)),
    )

"""Frozen values that cross the border of models/: what operations return, forms and papers get, and what is saved back.

An `…Data` value mirrors a record with its children and is what an edit form returns; `id is None` means «new».
Field names equal the record's column names, so `models.operations.mapping` copies them both ways.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from models.annex_data import ResourceData, RosterData, SlotData
from models.clause_data import ChosenClauseData, ClauseData
from models.enums import (
    AccountKind,
    AssessmentKind,
    AuthorityKind,
    ComponentKind,
    ContractState,
    DeliveryMode,
    EducationLevel,
    Gender,
    LicenseStatus,
    OrganizationKind,
    OwnershipLevel,
    PartyRole,
    ProgramKind,
    RosterMode,
    UnitKind,
)


@dataclass(frozen=True, slots=True)
class UnitData:
    """A branch, faculty or chair."""

    id: int | None = None
    kind: UnitKind = UnitKind.FACULTY
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class SiteData:
    """A place of teaching."""

    id: int | None = None
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AccountData:
    """A treasury or bank account."""

    id: int | None = None
    kind: AccountKind = AccountKind.TREASURY
    payee: str = ""
    personal_account: str = ""
    treasury_account: str = ""
    single_treasury_account: str = ""
    settlement_account: str = ""
    corr_account: str = ""
    bik: str = ""
    bank_name: str = ""
    kbk: str = ""


@dataclass(frozen=True, slots=True)
class LicenseData:
    """An educational licence; `issuer` is nominative, `issuer_ins` the instrumental once corrected."""

    id: int | None = None
    series: str = ""
    number: str = ""
    issued_on: dt.date | None = None
    issuer: str = ""
    issuer_ins: str = ""
    status: LicenseStatus = LicenseStatus.ACTIVE
    checked_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RiskData:
    """A line of the risk profile, or a strength to share."""

    id: int | None = None
    title: str = ""
    is_strength: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationData:
    """An organisation with its sites, accounts, licences and units (people are saved on their own)."""

    id: int | None = None
    is_own: bool = False
    archived: bool = False
    form_id: int | None = None
    full_name: str = ""
    short_name: str = ""
    kind: OrganizationKind = OrganizationKind.SCHOOL
    level: OwnershipLevel = OwnershipLevel.MUNICIPAL
    department: str = ""
    region: str = ""
    settlement: str = ""
    legal_address: str = ""
    post_address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    okpo: str = ""
    oktmo: str = ""
    pupils_count: int | None = None
    teachers_count: int | None = None
    wording: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    units: tuple[UnitData, ...] = ()
    sites: tuple[SiteData, ...] = ()
    accounts: tuple[AccountData, ...] = ()
    licenses: tuple[LicenseData, ...] = ()
    risks: tuple[RiskData, ...] = ()

    @property
    def name(self) -> str:
        """What lists and messages call it."""
        return self.short_name or self.full_name or "Организация без названия"

    @property
    def license(self) -> LicenseData | None:
        """The licence that papers print: the first active one, else the first."""
        active = [item for item in self.licenses if item.status is LicenseStatus.ACTIVE]
        return next(iter(active or self.licenses), None)


@dataclass(frozen=True, slots=True)
class AuthorityData:
    """Basis of authority of a signatory."""

    id: int | None = None
    kind: AuthorityKind = AuthorityKind.CHARTER
    number: str = ""
    issued_on: dt.date | None = None
    valid_to: dt.date | None = None
    wording_gen: str = ""


@dataclass(frozen=True, slots=True)
class PersonData:
    """A person of one organisation with the bases of authority."""

    id: int | None = None
    organization_id: int = 0
    surname: str = ""
    given_name: str = ""
    patronymic: str = ""
    gender: Gender | None = None
    position: str = ""
    is_head: bool = False
    archived: bool = False
    indeclinable: bool = False
    phone: str = ""
    email: str = ""
    wording: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    authorities: tuple[AuthorityData, ...] = ()

    @property
    def full_name(self) -> str:
        """«Иванов Иван Иванович»."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class ComponentData:
    """A part of a programme; hours are academic hours."""

    id: int | None = None
    position: int = 0
    title: str = ""
    kind: ComponentKind = ComponentKind.MODULE
    hours: int = 0
    owner_id: int | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    mode: DeliveryMode = DeliveryMode.ON_SITE
    assessment: AssessmentKind = AssessmentKind.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgramData:
    """A network programme with its components."""

    id: int | None = None
    title: str = ""
    kind: ProgramKind = ProgramKind.GENERAL
    level: EducationLevel = EducationLevel.NONE
    orientation: str = ""
    standard: str = ""
    study_form: str = ""
    grades: str = ""
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    archived: bool = False
    note: str = ""
    components: tuple[ComponentData, ...] = ()

    @property
    def hours(self) -> int:
        """Academic hours of all components."""
        return sum(component.hours for component in self.components)


@dataclass(frozen=True, slots=True)
class PartyData:
    """A party of a contract in its role."""

    id: int | None = None
    position: int = 0
    organization_id: int = 0
    role: PartyRole = PartyRole.PARTY
    signatory_id: int | None = None
    authority_id: int | None = None
    contact_id: int | None = None
    signed_on: dt.date | None = None
    original_returned: bool = False


@dataclass(frozen=True, slots=True)
class ContractData:
    """A contract with parties, answers and annex rows, saved or still being written in the wizard."""

    id: int | None = None
    kind: str = "network"
    number: str = ""
    signed_on: dt.date | None = None
    place: str = ""
    subject: str = ""
    program_id: int | None = None
    state: ContractState = ContractState.DRAFT
    state_on: dt.date | None = None
    state_note: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    roster_mode: RosterMode = RosterMode.NUMBERS
    answers: Mapping[str, object] = field(default_factory=dict)
    responsible_id: int | None = None
    archived: bool = False
    note: str = ""
    parties: tuple[PartyData, ...] = ()
    slots: tuple[SlotData, ...] = ()
    resources: tuple[ResourceData, ...] = ()
    roster: tuple[RosterData, ...] = ()
    clauses: tuple[ChosenClauseData, ...] = ()

    @property
    def roles(self) -> tuple[PartyRole, ...]:
        """Roles of the parties in their order."""
        return tuple(party.role for party in self.parties)

    @property
    def students_total(self) -> int:
        """Pupils in the roster."""
        return sum(entry.count for entry in self.roster)

    @property
    def resources_total(self) -> int:
        """Cost of all resources in kopecks."""
        return sum(item.cost for item in self.resources)


@dataclass(frozen=True, slots=True)
class LegalReferenceData:
    """A law or order papers refer to, with the day somebody last checked it."""

    id: int | None = None
    key: str = ""
    title: str = ""
    wording_ins: str = ""
    source: str = ""
    checked_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContractDossier:
    """A contract with everything its papers mention, resolved: the one input of contexts and completeness checks."""

    contract: ContractData
    program: ProgramData | None
    organizations: Mapping[int, OrganizationData]
    people: Mapping[int, PersonData]
    legal: Mapping[str, LegalReferenceData]
    library: Mapping[str, ClauseData] = field(default_factory=dict)

    def organization(self, party: PartyData) -> OrganizationData:
        """The organisation of a party."""
        return self.organizations[party.organization_id]

    def signatory(self, party: PartyData) -> PersonData | None:
        """Who signs for a party, if chosen."""
        return None if party.signatory_id is None else self.people.get(party.signatory_id)

    def authority(self, party: PartyData) -> AuthorityData | None:
        """On what the signatory's power rests: the chosen basis, else the first of the person."""
        person = self.signatory(party)
        if person is None or not person.authorities:
            return None
        chosen = [item for item in person.authorities if item.id == party.authority_id]
        return (chosen or list(person.authorities))[0]

    def component(self, component_id: int | None) -> ComponentData | None:
        """A component of the contract's programme."""
        components = self.program.components if self.program else ()
        return next((item for item in components if item.id == component_id), None)

    def site(self, site_id: int | None) -> SiteData | None:
        """A site of any organisation of the dossier."""
        sites = (site for organization in self.organizations.values() for site in organization.sites)
        return next((site for site in sites if site.id == site_id), None)

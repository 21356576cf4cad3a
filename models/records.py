"""Every record of the schema, imported in one place so that the metadata is complete."""

from __future__ import annotations

from models.base import Base
from models.clause import Clause, ClauseCheck, ClauseVariant
from models.contract import (
    Contract,
    ContractClause,
    ContractParty,
    PrintedPaper,
    ResourceItem,
    RosterEntry,
    TimetableSlot,
)
from models.office import LegalReference, Setting
from models.organization import (
    BankAccount,
    License,
    Organization,
    OrganizationForm,
    OrganizationUnit,
    RiskFactor,
    Site,
)
from models.person import Authority, Person
from models.program import NetworkProgram, ProgramComponent

__all__ = [
    "Authority",
    "BankAccount",
    "Base",
    "Clause",
    "ClauseCheck",
    "ClauseVariant",
    "Contract",
    "ContractClause",
    "ContractParty",
    "LegalReference",
    "License",
    "NetworkProgram",
    "Organization",
    "OrganizationForm",
    "OrganizationUnit",
    "Person",
    "PrintedPaper",
    "ProgramComponent",
    "ResourceItem",
    "RiskFactor",
    "RosterEntry",
    "Setting",
    "Site",
    "TimetableSlot",
]

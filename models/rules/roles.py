"""Roles of parties when a contract is put together: what is proposed, and what becomes of them in another kind."""

from __future__ import annotations

import dataclasses

from models.data import ContractData
from models.enums import OrganizationKind, PartyRole
from models.kinds import ContractKind


def proposed_role(kind: ContractKind, organization: OrganizationKind) -> PartyRole:
    """The role proposed to a new partner: one that does not teach gives resources where the kind knows that role."""
    if not organization.teaches and PartyRole.RESOURCE_HOLDER in kind.roles:
        return PartyRole.RESOURCE_HOLDER
    return kind.default_role


def with_kind(contract: ContractData, kind: ContractKind, own_id: int | None) -> ContractData:
    """The contract as another kind: parties keep roles that the kind knows, others get its usual ones."""
    parties = []
    for party in contract.parties:
        usual = kind.own_role if party.organization_id == own_id else kind.default_role
        role = party.role if party.role in kind.roles else usual
        parties.append(dataclasses.replace(party, role=role))
    return dataclasses.replace(contract, kind=kind.key, parties=tuple(parties))

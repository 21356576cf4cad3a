"""What the card of a partner shows, read at once in the database worker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.data import OrganizationData
from models.operations import contracts, journal, organizations, people
from models.operations.journal import JournalLine
from models.problems import Problem
from models.rows import ContractRow, PersonRow
from models.rules.cards import check_organization
from models.storage.database import Database


@dataclass(frozen=True, slots=True)
class Details:
    """One organisation with everything its card tells; `people` hold the archived ones last."""

    organization: OrganizationData
    people: tuple[PersonRow, ...]
    contracts: tuple[ContractRow, ...]
    problems: tuple[Problem, ...]
    history: tuple[JournalLine, ...]

    @property
    def head(self) -> PersonRow | None:
        """Who heads the organisation now."""
        return next((person for person in self.people if person.is_head and not person.archived), None)


def load_details(db: Database, organization_id: int, today: dt.date) -> Details:
    """Read an organisation for its card; RecordNotFound when it is gone."""
    data = organizations.organization(db, organization_id)
    staff = people.list_people(db, organization_id, archived=True)
    staff.sort(key=lambda person: (person.archived, not person.is_head))
    return Details(
        data,
        tuple(staff),
        tuple(contracts.list_contracts(db, today, archived=True, organization_id=organization_id)),
        tuple(check_organization(data)),
        tuple(journal.record_history(db, "organization", organization_id)),
    )

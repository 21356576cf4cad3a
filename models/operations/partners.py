"""A partner entered in one go: the organisation and who signs for it."""

from __future__ import annotations

import dataclasses

from models.data import OrganizationData, PersonData
from models.operations.organizations import saving_label, write_organization
from models.operations.people import write_person
from models.storage.database import Database


def save_partner(db: Database, data: OrganizationData, head: PersonData | None) -> int:
    """Save an organisation and, unless None, its head in one unit of work; returns the organisation's id."""
    with db.unit_of_work(saving_label(data)) as work:
        organization_id = write_organization(work.session, data)
        if head is not None:
            write_person(work.session, dataclasses.replace(head, organization_id=organization_id))
        return organization_id

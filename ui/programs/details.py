"""What the card of a programme shows, read at once in the database worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from models.data import ProgramData
from models.operations import contracts, journal, organizations, programs
from models.operations.journal import JournalLine
from models.problems import Problem
from models.rows import ContractRow
from models.rules.cards import check_program
from models.storage.database import Database


@dataclass(frozen=True, slots=True)
class Details:
    """One programme with everything its card tells; `owners` are names of organisations by id."""

    program: ProgramData
    owners: Mapping[int, str]
    contracts: tuple[ContractRow, ...]
    problems: tuple[Problem, ...]
    history: tuple[JournalLine, ...]

    def owner(self, owner_id: int | None) -> str:
        """The organisation's name, empty when nobody was named."""
        return self.owners.get(owner_id, "") if owner_id is not None else ""

    def hours_by_owner(self) -> list[tuple[str, int]]:
        """Academic hours of each organisation in the order of the components; "" stands for nobody."""
        sums: dict[str, int] = {}
        for item in self.program.components:
            owner = self.owner(item.owner_id)
            sums[owner] = sums.get(owner, 0) + item.hours
        return list(sums.items())


def load_details(db: Database, program_id: int, today: dt.date) -> Details:
    """Read a programme for its card; RecordNotFound when it is gone."""
    data = programs.program(db, program_id)
    rows = organizations.list_organizations(db, archived=True)
    return Details(
        data,
        {row.id: row.short_name or row.full_name for row in rows},
        tuple(contracts.list_contracts(db, today, archived=True, program_id=program_id)),
        tuple(check_program(data)),
        tuple(journal.record_history(db, "network_program", program_id)),
    )

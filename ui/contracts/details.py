"""What the card of a contract shows, read at once in the database worker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.data import ContractData, ContractDossier
from models.operations import contracts, journal, printed
from models.operations.journal import JournalLine
from models.problems import Problem
from models.rows import PrintedRow
from models.storage.database import Database


@dataclass(frozen=True, slots=True)
class Details:
    """One contract with everything its card tells."""

    dossier: ContractDossier
    problems: tuple[Problem, ...]
    printed: tuple[PrintedRow, ...]
    history: tuple[JournalLine, ...]

    @property
    def contract(self) -> ContractData:
        """The contract itself."""
        return self.dossier.contract


def load_details(db: Database, contract_id: int, today: dt.date) -> Details:
    """Read a contract for its card; RecordNotFound when it is gone."""
    from documents.papers.advice import advise

    dossier = contracts.dossier(db, contracts.contract(db, contract_id))
    return Details(
        dossier,
        tuple(advise(db, dossier, today)),
        tuple(printed.list_printed(db, contract_id)),
        tuple(journal.record_history(db, "contract", contract_id)),
    )

"""The sets of contracts as they go to the printer: which papers, in which order, how many copies of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from documents.layout import docx_to_pdf
from documents.papers.joined import joined_pdf
from documents.papers.printing import contract_set, office_of, paper_title
from documents.papers.registry import RenderedPaper, paper, render
from models.operations import contracts
from models.storage.database import Database
from models.storage.errors import translated


@dataclass(frozen=True, slots=True)
class SetPaper:
    """A paper of a contract that can be printed, with the copies proposed for it."""

    contract_id: int
    number: str
    key: str
    title: str
    copies: int


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A PDF or DOCX that was saved before, printed as it lies on the disk."""

    path: Path

    def to_pdf(self) -> bytes:
        """The pages. Raises EnvironmentProblem when the file is gone or is not what its ending says."""
        with translated(self.path):
            data = self.path.read_bytes()
        return data if self.path.suffix.lower() == ".pdf" else docx_to_pdf(data).data


def set_papers(db: Database, contract_ids: Sequence[int]) -> list[SetPaper]:
    """The papers of these contracts' sets, contract by contract."""
    found: list[SetPaper] = []
    for contract_id in contract_ids:
        dossier = contracts.dossier(db, contracts.contract(db, contract_id))
        number = f"№ {dossier.contract.number or 'б/н'}"
        found.extend(
            SetPaper(contract_id, number, entry.key, entry.title, entry.copies(dossier))
            for entry in contract_set(dossier)
        )
    return found


def rendered(db: Database, item: SetPaper, today: dt.date) -> RenderedPaper:
    """The paper filled from what the office knows now. Raises EnvironmentProblem."""
    dossier = contracts.dossier(db, contracts.contract(db, item.contract_id))
    return render(item.key, dossier, office_of(db, today), title=paper_title(paper(item.key), dossier))


def one_pdf(papers: Sequence[RenderedPaper], title: str, *, archive: bool = False) -> bytes:
    """All these papers in one file, each once: who prints it chooses the copies."""
    return joined_pdf([item.docx for item in papers], title, archive=archive)

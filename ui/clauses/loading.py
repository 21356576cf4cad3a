"""What the dialog of a clause asks models/ and documents/ for, always in a worker."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.clause_data import ClauseData, LibraryClause
from models.kinds import contract_kind, contract_kinds
from models.operations.clauses import list_clauses
from models.operations.office import legal_references
from models.storage.database import Database
from ui.choice import Choice

if TYPE_CHECKING:
    from documents.workshop.catalog import FieldEntry
    from documents.workshop.check import Report
    from documents.workshop.clauses import VariantView


@dataclass(frozen=True, slots=True)
class Opening:
    """A clause to be edited and what its form offers. `subjects` are contracts: the value is kind and id."""

    item: LibraryClause
    norms: tuple[Choice, ...]
    clauses: tuple[Choice, ...]
    subjects: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """A clause as it stands in the form: filled, checked, and the fields it may mention."""

    views: tuple[VariantView, ...]
    report: Report
    fields: tuple[FieldEntry, ...]
    whose: str


def load_opening(db: Database, item: LibraryClause, today: dt.date) -> Opening:
    """Everything the dialog offers."""
    from documents.workshop.clauses import main_paper
    from documents.workshop.examples import subjects

    norms = tuple(Choice(key, row.title) for key, row in legal_references(db).items())
    others = []
    for other in list_clauses(db):
        if other.key == item.key:
            continue
        others.append(Choice(other.key, other.clause.title))
        if len(other.clause.variants) > 1:
            others.extend(
                Choice(f"{other.key}/{variant.key}", f"{other.clause.title}: {variant.name}")
                for variant in other.clause.variants
            )
    contracts = [
        Choice((kind.key, subject.id), f"{kind.noun} {subject.title}")
        for kind in contract_kinds() for subject in subjects(db, main_paper(kind.key), today)
    ]  # fmt: skip
    return Opening(item, norms, tuple(others), tuple(contracts))


def look(db: Database, clause: ClauseData, subject: tuple[str, int] | None, today: dt.date) -> Looked:
    """Fill and check a clause with the data of a contract."""
    from documents.workshop.catalog import entries
    from documents.workshop.check import Report
    from documents.workshop.clauses import check_clause, example, main_paper, view
    from documents.workshop.examples import sample_context

    kind = subject[0] if subject else next(iter(clause.kinds.split()), contract_kinds()[0].key)
    made = example(db, kind, today, subject[1] if subject else None)
    fields = entries(sample_context(main_paper(kind)), made.context)
    whose = made.title and f"{contract_kind(kind).noun} {made.title}"
    own = [entry for entry in fields if not entry.name.startswith("условия")]
    return Looked(view(clause, made), Report(tuple(check_clause(clause))), tuple(own), whose)

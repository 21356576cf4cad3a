"""Which calendar years a contract belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from models.rows import ContractRow

_LONGEST = 30


def contract_years(row: ContractRow) -> set[int]:
    """The year it was signed in and every year of its term; a term without an end counts by its first year."""
    years = {row.signed_on.year} if row.signed_on else set()
    start = row.valid_from or row.signed_on or row.valid_to
    if start is not None:
        last = row.valid_to or start
        years.update(range(start.year, min(last.year, start.year + _LONGEST) + 1))
    return years


def all_years(rows: Iterable[ContractRow]) -> list[int]:
    """Years of all contracts, the latest first."""
    return sorted({year for row in rows for year in contract_years(row)}, reverse=True)

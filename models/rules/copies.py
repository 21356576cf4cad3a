"""How many originals of a contract there are."""

from __future__ import annotations

from models.data import ContractData

_LEAST = 2  # a contract with one party named is not ready yet, but nobody signs a single original


def contract_copies(contract: ContractData) -> int:
    """One original for each party: everyone keeps a copy of equal legal force."""
    return max(len(contract.parties), _LEAST)

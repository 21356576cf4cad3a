"""Frozen values of the library of clauses: a clause with its variants, a clause chosen for one contract."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from models.enums import ClauseSection


@dataclass(frozen=True, slots=True)
class VariantData:
    """One wording. `text` is in the markup of `models.clause_text`; `key` stays the same when the name is changed."""

    id: int | None = None
    position: int = 0
    key: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ClauseData:
    """A clause of the library.

    `kinds`, `conflicts` and `needs` are keys divided by blanks: contract kinds, clauses that contradict it, clauses it
    makes no sense without. `reason` answers «зачем» in one sentence, `legal_key` names the legal reference it rests on,
    `occasion` a key of `models.rules.clauses.OCCASIONS`: in which contracts it makes sense. `numbers` are the terms the
    wizard asks for, a line each.
    """

    id: int | None = None
    key: str = ""
    title: str = ""
    kinds: str = ""
    section: ClauseSection = ClauseSection.ADDITIONAL
    reason: str = ""
    legal_key: str = ""
    occasion: str = ""
    conflicts: str = ""
    needs: str = ""
    numbers: str = ""
    variants: tuple[VariantData, ...] = ()

    def suits(self, kind: str) -> bool:
        """Whether it is written for contracts of this kind."""
        return kind in self.kinds.split()

    def variant(self, key: str) -> VariantData | None:
        """The variant with this key."""
        return next((item for item in self.variants if item.key == key), None)

    def chosen(self, variant: str = "") -> ChosenClauseData:
        """The clause as it goes into a contract, in the variant asked for or the first one."""
        taken = self.variant(variant) or self.variants[0]
        return ChosenClauseData(
            key=self.key, variant=taken.key, section=self.section, title=self.title, text=taken.text,
            numbers=self.numbers, legal_key=self.legal_key,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChosenClauseData:
    """A clause of one contract: a copy of the library's wording with the numbers agreed for this contract.

    Without a `variant` the words are the contract's own.
    """

    id: int | None = None
    position: int = 0
    key: str = ""
    variant: str = ""
    section: ClauseSection = ClauseSection.ADDITIONAL
    title: str = ""
    text: str = ""
    numbers: str = ""
    legal_key: str = ""


@dataclass(frozen=True, slots=True)
class LibraryClause:
    """A clause as the library shows it. `own`: written by the office; `changed`: its wording of one of ours; `norm` is
    the title of the legal reference, `norm_note` what to look at when it is checked."""

    clause: ClauseData
    own: bool = False
    changed: bool = False
    norm: str = ""
    norm_checked_on: dt.date | None = None
    norm_note: str = ""
    checked_on: dt.date | None = None

    @property
    def id(self) -> str:
        """The key: lists know their rows by it."""
        return self.clause.key

    @property
    def key(self) -> str:
        """Key of the clause."""
        return self.clause.key


def moved(clauses: tuple[ChosenClauseData, ...], key: str, way: int) -> tuple[ChosenClauseData, ...]:
    """The clauses with one put before (-1) or behind (1) its neighbour in the same section."""
    found = list(clauses)
    place = next(number for number, item in enumerate(found) if item.key == key)
    steps = range(place + way, len(found) if way > 0 else -1, way)
    other = next((number for number in steps if found[number].section is found[place].section), None)
    if other is not None:
        found[place], found[other] = found[other], found[place]
    return placed(found)


def placed(clauses: list[ChosenClauseData]) -> tuple[ChosenClauseData, ...]:
    """The clauses in the order of the sections of a contract, numbered; within a section the order stays."""
    order = list(ClauseSection)
    sorted_ = sorted(clauses, key=lambda item: order.index(item.section))
    return tuple(dataclasses.replace(item, position=place) for place, item in enumerate(sorted_))

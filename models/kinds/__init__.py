"""Contract kinds: declared once here, found by the wizard, the checks, the register and the papers.

To add a kind, write a module beside `network.py` that builds a `ContractKind` and name it in `contract_kinds()`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models.data import ContractData, ProgramData
from models.enums import ClauseSection, PartyRole
from models.interview import Question, Situation


@dataclass(frozen=True, slots=True)
class ContractKind:
    """A kind of contract: who may take part, what is asked, which annexes it has and how it is numbered.

    `noun` stands before a number («Соглашение № 5»), `index` is the letter part of the numbers, `paper` the key of the
    main paper in `documents.papers.registry`.
    `single_roles` must be borne by exactly one party. `needs_program` says that a part of a programme is realised under
    it: the wizard asks for the programme, those who teach need a licence, and a participant must stand beside the base.
    `has_annexes`: the wizard asks for timetable, resources and roster. `sections`: those of its main paper in which
    additional clauses may stand; a clause of another section goes to «Дополнительные условия».
    """

    key: str
    title: str
    noun: str
    hint: str
    index: str
    paper: str
    roles: tuple[PartyRole, ...]
    default_role: PartyRole
    own_role: PartyRole
    single_roles: tuple[PartyRole, ...]
    needs_program: bool
    has_annexes: bool
    sections: tuple[ClauseSection, ...]
    questions: tuple[Question, ...]

    def situation(self, contract: ContractData, program: ProgramData | None) -> Situation:
        """The situation of a contract, with defaults for what was not answered."""
        return Situation(contract.roles, program.kind if program else None, self.complete(contract.answers))

    def complete(self, answers: Mapping[str, object]) -> Mapping[str, object]:
        """All answers: those given, and the default for every other question."""
        defaults = {question.key: question.default for question in self.questions}
        return MappingProxyType({**defaults, **answers})

    def asked(self, situation: Situation) -> tuple[Question, ...]:
        """The questions that make sense in a situation, in their order."""
        return tuple(question for question in self.questions if question.shown_when(situation))


def contract_kinds() -> tuple[ContractKind, ...]:
    """Every kind, in the order in which the wizard offers them."""
    from models.kinds.cooperation import COOPERATION
    from models.kinds.network import NETWORK

    return (NETWORK, COOPERATION)


def contract_kind(key: str) -> ContractKind:
    """The kind with this key; KeyError for an unknown one is a bug of ours."""
    return {kind.key: kind for kind in contract_kinds()}[key]


def contract_name(kind: str, number: str) -> str:
    """What messages and lists call one contract: «Соглашение № СД-2026/001», «Договор без номера»."""
    noun = contract_kind(kind).noun
    return f"{noun} № {number}" if number else f"{noun} без номера"

"""The vocabulary of contract interviews: questions, options and the situation in which a question makes sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.enums import PartyRole, ProgramKind


class QuestionKind(StrEnum):
    """How a question is answered; the value of the answer is str, bool or int accordingly."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"
    LONG_TEXT = "long_text"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when a question is asked: roles of the parties, the programme's kind and the answers so far."""

    roles: tuple[PartyRole, ...]
    program_kind: ProgramKind | None
    answers: Mapping[str, object]

    @property
    def teaching(self) -> bool:
        """Another organisation than the base teaches a part (form 882/391, variant of two teaching parties)."""
        return PartyRole.EDU_PARTICIPANT in self.roles

    @property
    def resources(self) -> bool:
        """A party only gives resources (form 882/391, variant for resource holders)."""
        return PartyRole.RESOURCE_HOLDER in self.roles


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice; `hint` explains its consequence in plain words."""

    value: str
    title: str
    hint: str = ""


def always(situation: Situation) -> bool:
    """The question is asked in every situation."""
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the interview.

    `why` answers «почему спрашиваем»; `norm` names the clause of the form or law.
    """

    key: str
    section: str
    title: str
    why: str
    kind: QuestionKind
    default: str | bool | int
    options: tuple[Option, ...] = ()
    norm: str = ""
    unit: str = ""
    minimum: int = 0
    maximum: int = 100_000
    shown_when: Callable[[Situation], bool] = always


def number(answers: Mapping[str, object], key: str) -> int:
    """A numeric answer, 0 when absent or not a number."""
    value = answers.get(key)
    return value if isinstance(value, int) else 0


def text(answers: Mapping[str, object], key: str) -> str:
    """A textual answer, empty when absent."""
    value = answers.get(key)
    return value if isinstance(value, str) else ""


def yes(answers: Mapping[str, object], key: str) -> bool:
    """A yes-or-no answer, «no» when absent."""
    return answers.get(key) is True

"""A field of a form as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.problems import Problem
from ui.choice import Choice

Values = Mapping[str, Any]
Choices = Sequence[Choice] | Callable[[], Sequence[Choice]]


class Kind(StrEnum):
    """What is typed, and what `Form.values()` gives for it.

    TEXT, MULTILINE: str, cleaned; CHOICE, RECORD: the value of the choice or None; DATE: date or None; INT: int or
    None; MONEY: kopecks or None; CHECK: bool; TIME: minutes since midnight or None.
    """

    TEXT = "text"
    MULTILINE = "multiline"
    CHOICE = "choice"
    RECORD = "record"
    DATE = "date"
    INT = "int"
    MONEY = "money"
    CHECK = "check"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    `hint` stands under the editor, `placeholder` in it. `required` only warns: nothing blocks saving. `choices` are
    given or asked for when the form is made. `suggest(values)` proposes the text that holds while the field is
    empty (the genitive of a name). `check(value, values)` finds problems. `visible(values)` hides the field.
    `button` is a small command beside the editor («Новый…»). `same_line` puts the field beside the one before.
    `width` is in characters; 0 takes all the room. A `required` CHOICE always has a value, at first its first one.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    placeholder: str = ""
    required: bool = False
    max_length: int = 0
    choices: Choices = ()
    minimum: int = 0
    maximum: int = 999_999
    unit: str = ""
    width: int = 0
    same_line: bool = False
    read_only: bool = False
    check: Callable[[Any, Values], list[Problem]] | None = None
    suggest: Callable[[Values], str] | None = None
    visible: Callable[[Values], bool] | None = None
    button: tuple[str, Callable[[], object]] | None = None

    def all_choices(self) -> list[Choice]:
        """The choices now."""
        return list(self.choices() if callable(self.choices) else self.choices)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between fields, with an explanation («почему спрашиваем»)."""

    title: str
    hint: str = ""


Part = Field | Section

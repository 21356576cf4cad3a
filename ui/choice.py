"""One thing to choose in a filter or a form."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from models.enums import TitledEnum


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and its Russian words. `hint` is a second, muted line of explanation where there is room for it."""

    value: Hashable
    text: str
    hint: str = ""


def enum_choices(members: Iterable[TitledEnum]) -> list[Choice]:
    """The members of an enumeration with their Russian titles."""
    return [Choice(member, member.title_ru) for member in members]

"""First halves of double names: which of them change («Петрова-Водкина»), which do not («Сен-Симона»)."""

from __future__ import annotations

from documents.russian import name_tables
from documents.russian.dictionary import known_forms
from documents.russian.grammar import Gender, vowels_in
from documents.russian.second_opinion import Part

# A first half with such an ending is a Russian surname of its own.
_SURELY_SURNAMES = (
    "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "цкий", "ской", "цкой", "ская", "цкая",
    "ый", "ий", "ой", "ич", "ко", "ых",
)  # fmt: skip
_MAYBE_SURNAMES = ("ян", "янц", "ук", "юк", "ак", "як", "ик", "ман", "берг", "штейн", "а", "я")


def first_changes(part: Part, piece: str, gender: Gender, second: str = "") -> bool:
    """Whether the first half of a double name changes: Russian surnames do, «Тер-», «Сен-», «Кара-» do not."""
    bare = piece.lower().replace("ё", "е")
    if part == "given":
        if bare in name_tables.FIXED_GIVEN_PARTS or second.lower() in name_tables.TURKIC_SECOND_PARTS:
            return False
        return gender == "f" or known_forms(piece.lower(), "Name", gender)[0] is not None
    if bare in name_tables.FIXED_SURNAME_PARTS or bare in name_tables.FOREIGN_FIRST_PARTS:
        return False
    if bare in name_tables.CHANGING_SURNAME_PARTS:
        return gender == "m"
    return bare.endswith(_SURELY_SURNAMES) or (vowels_in(bare) > 1 and bare.endswith(_MAYBE_SURNAMES))


def surely_fixed(piece: str) -> bool:
    """Whether it is known that this first half never changes."""
    bare = piece.lower()
    return bare in name_tables.FIXED_SURNAME_PARTS or bare in name_tables.FOREIGN_FIRST_PARTS


def is_doubtful_first(part: Part, piece: str, gender: Gender) -> bool:
    """Whether a first half that was changed might be meant to stay."""
    if part == "given":
        return gender == "m"
    return not piece.lower().endswith(_SURELY_SURNAMES) and (gender == "m" or piece.lower()[-1:] in "ая")

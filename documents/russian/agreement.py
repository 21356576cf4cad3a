"""Words that agree with a party or its signatory: «именуемое», «осуществляющая», «действующего», «исполняющей»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from documents.russian import phrase_tables
from documents.russian.agreement_tables import ABBREVIATIONS, MASCULINE_BEGINNINGS, MASCULINE_ENDINGS, NEUTER_ENDINGS
from documents.russian.grammar import NounGender
from documents.russian.names import gender_of
from documents.russian.phrases import head_shape

AgreementGender: TypeAlias = Literal["m", "f", "n", "p"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Forms for one gender (m, f, n) or the plural (p).

    An organisation takes `named`, `performing`, `acting_on`; the person who signs takes `acting_gen`,
    `executing_gen` and, where she is the party herself, also the nominative ones.
    """

    gender: AgreementGender
    named: str
    performing: str
    acting_on: str
    acting_gen: str
    executing_gen: str


_FORMS: dict[AgreementGender, Agreement] = {
    "m": Agreement("m", "именуемый", "осуществляющий", "действующий", "действующего", "исполняющего"),
    "f": Agreement("f", "именуемая", "осуществляющая", "действующая", "действующей", "исполняющей"),
    "n": Agreement("n", "именуемое", "осуществляющее", "действующее", "действующего", "исполняющего"),
    "p": Agreement("p", "именуемые", "осуществляющие", "действующие", "действующих", "исполняющих"),
}
_LONGEST_NAME = 2000
_PERSON = re.compile(r"[А-ЯЁ][а-яё-]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ][а-яё-]+ ([А-ЯЁ][а-яё]+(?: [а-яё]+)?)")


def agreement(of: str) -> Agreement:
    """The forms for a gender («m», «f», «n», «p» for several), for an organisation's full or short name, or for a
    person's full name with the patronymic.

    A name whose gender cannot be told is taken as «учреждение». Never raises.
    """
    for gender, forms in _FORMS.items():
        if of == gender:
            return forms
    bearer = _PERSON.fullmatch(of.strip()[:_LONGEST_NAME])
    if bearer is not None and gender_of(bearer[1]) is not None:
        return _FORMS[gender_of(bearer[1]) or "m"]
    known = organisation_gender(of)
    if known is not None:
        return _FORMS[known]
    head = head_shape(of)
    return _FORMS["p" if head is not None and head.number == "plur" else "n"]


@lru_cache(maxsize=1024)
def organisation_gender(name: str) -> NounGender | None:
    """Gender of an organisation's name by its head noun, None if it cannot be told.

    «Муниципальное … учреждение «Гимназия № 1»» → n, «АНО «Лицей»» → f, «НИИ …» → m; an entrepreneur by the patronymic.
    """
    bare = " ".join(name[:_LONGEST_NAME].split())
    if not bare:
        return None
    if bare.lower().startswith(phrase_tables.ENTREPRENEUR):
        return gender_of(bare.split()[-1]) or gender_of(" ".join(bare.split()[-2:])) or "m"
    first = re.match(r"[А-Яа-яЁё]+", bare)
    if first is not None and first.group().lower() in ABBREVIATIONS and not _is_common_word(first.group()):
        return ABBREVIATIONS[first.group().lower()]
    head = head_shape(bare)
    if head is not None and head.number == "sing":
        return _GENDERS.get(head.gender)
    if first is not None and sum(char.isupper() for char in first.group()) > 1:
        return _gender_of_abbreviation(first.group().lower())
    inside = bare.strip('«»"„“” ') if bare[0] in '«"„“' else ""
    return organisation_gender(inside) if inside else None


def _gender_of_abbreviation(word: str) -> NounGender | None:
    if word.endswith(NEUTER_ENDINGS):
        return "n"
    return "m" if word.endswith(MASCULINE_ENDINGS) or word.startswith(MASCULINE_BEGINNINGS) else None


def _is_common_word(word: str) -> bool:
    """An abbreviation is written in capitals; «Чу» or «ао» in small letters is none."""
    return not word.isupper() and len(word) < 3


_GENDERS: dict[str, NounGender] = {"m": "m", "f": "f", "n": "n"}

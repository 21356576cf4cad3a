"""What pytrovich thinks of a name: never the answer, but a voice against which the answer is held.

Loaded at the first question and not before.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from documents.russian.grammar import OBLIQUE, Forms, Gender

if TYPE_CHECKING:
    from pytrovich.maker import PetrovichDeclinationMaker

Part: TypeAlias = Literal["surname", "given", "patronymic"]


@cache
def _petrovich() -> PetrovichDeclinationMaker:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


@lru_cache(maxsize=4096)
def second_opinion(part: Part, word: str, gender: Gender) -> Forms:
    """Forms of one lower-case word by pytrovich's rules."""
    from pytrovich import enums

    kind = enums.NamePart.LASTNAME if part == "surname" else enums.NamePart.FIRSTNAME
    sex = enums.Gender.MALE if gender == "m" else enums.Gender.FEMALE
    maker = _petrovich()
    cases = {
        "gen": enums.Case.GENITIVE,
        "dat": enums.Case.DATIVE,
        "acc": enums.Case.ACCUSATIVE,
        "ins": enums.Case.INSTRUMENTAL,
        "pre": enums.Case.PREPOSITIONAL,
    }
    forms: Forms = {"nom": word}
    for name in OBLIQUE:
        forms[name] = str(maker.make(kind, sex, cases[name], word))
    return forms


def agrees(word: str, part: Part, gender: Gender, forms: Forms) -> bool:
    """Whether pytrovich has the same forms (е = ё)."""
    return same_forms(forms, second_opinion(part, word, gender))


def same_forms(left: Forms, right: Forms) -> bool:
    """Whether two words have the same forms, е = ё."""
    return all(left[case].replace("ё", "е") == right[case].replace("ё", "е") for case in OBLIQUE)

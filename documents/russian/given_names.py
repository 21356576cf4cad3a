"""First names: their declension and the gender they hint at."""

from __future__ import annotations

from functools import lru_cache

from documents.russian import declension, name_tables
from documents.russian.dictionary import known_forms
from documents.russian.grammar import Forms, Gender
from documents.russian.second_opinion import agrees
from documents.russian.surname_tables import REGULAR, VOWEL_A

UNKNOWN_GIVEN = "Имени нет в словаре, форма образована по правилу."
GIVEN_DISAGREE = "Словарь и правила дают разные формы."

# Endings after which pytrovich is known to err («Ирька», «Грушой», «Жоржом»): its vote does not count there.
_PYTROVICH_ERRS = ("ек", "жа", "ша", "ча", "ща", "ца", "ж", "ш", "ч", "щ", "ц")


def gender_by_given(given: str) -> Gender | None:
    """Gender hinted at by a first name the dictionary lists under one gender only; a hint, never a
    certainty.
    """
    words = given.split()[:1]
    word = words[0].lower() if words else ""
    masculine = known_forms(word, "Name", "m")[0] is not None
    feminine = known_forms(word, "Name", "f")[0] is not None
    if masculine == feminine:
        return None
    return "m" if masculine else "f"


@lru_cache(maxsize=8192)
def given_forms(word: str, gender: Gender) -> tuple[Forms, str]:
    """Forms of a lower-case first name and the reason to doubt them («» when sure)."""
    if len(word) < 2 or word.replace("ё", "е") in name_tables.INDECLINABLE_GIVEN:
        return declension.unchanged(word), ""
    listed, fixed = known_forms(word, "Name", gender)
    if fixed and _changes_nevertheless(word, gender):
        listed = None
    forms = _by_ending(word, gender) if listed is None else _listed(word, gender, listed)
    if listed is not None:
        sure = word.endswith(_PYTROVICH_ERRS) or agrees(word, "given", gender, forms)
        return forms, "" if sure else GIVEN_DISAGREE
    if word[-1] in "оеэиуюыё" or (gender == "f" and word[-1] not in "аяь"):
        # Such names never change, known or not.
        return forms, ""
    regular = REGULAR.search(word) and not fixed and agrees(word, "given", gender, forms)
    return forms, "" if regular else UNKNOWN_GIVEN


def _changes_nevertheless(word: str, gender: Gender) -> bool:
    """The dictionary calls some men's names fixed that are not: «Захария», «Абидя», «Джей»."""
    if word[-1] in "ая":
        return word[-2] not in "еоуи" or word.endswith("ия")
    return gender == "m" and word[-1] not in "оеэиуюыё"


def _listed(word: str, gender: Gender, listed: Forms) -> Forms:
    if gender == "m" and word.endswith(("ц", "ч", "щ")):
        return declension.masculine(word)
    if word.endswith("ия"):
        return declension.first_declension(word)
    return declension.third_declension(word) if gender == "f" and word in name_tables.DECLINABLE_ON_L else listed


def _by_ending(word: str, gender: Gender) -> Forms:
    if word.endswith(VOWEL_A) or word[-1] in "оеэиуюыё":
        return declension.unchanged(word)
    if word[-1] in "ая":
        return declension.first_declension(word)
    if gender == "f":
        changes = word.endswith("ь") and (not word.endswith("ль") or word in name_tables.DECLINABLE_ON_L)
        return declension.third_declension(word) if changes else declension.unchanged(word)
    if word.endswith("ёк"):
        return declension.masculine(word, f"{word[:-2]}ьк")
    return declension.masculine(word) if word[-1].isalpha() and word[-1] not in "ъ" else declension.unchanged(word)

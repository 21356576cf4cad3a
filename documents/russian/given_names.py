"""First names: their declension and the gender they hint at."""

from __future__ import annotations

from collections.abc import Callable

from documents.russian import declension, name_tables
from documents.russian.dictionary import known_forms
from documents.russian.grammar import Forms, Gender

UNKNOWN_GIVEN = "Имени нет в словаре, форма образована по правилу."
GIVEN_DISAGREE = "Словарь и правила дают разные формы."


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


def given_forms(word: str, gender: Gender, second_opinion: Callable[[], Forms]) -> tuple[Forms, str]:
    """Forms of a lower-case first name and the reason to doubt them («» when sure)."""
    if len(word) < 2 or word.replace("ё", "е") in name_tables.INDECLINABLE_GIVEN:
        return declension.unchanged(word), ""
    listed, fixed = known_forms(word, "Name", gender)
    if listed is not None and not (fixed and word[-1] in "ая" and word[-2:-1] not in "еоу"):
        second = second_opinion()
        agreed = all(listed[case].replace("ё", "е") == second[case].replace("ё", "е") for case in listed)
        # Where pytrovich is known to err («Ирька», «Грушой») the dictionary's word is enough.
        known_fault = word.endswith("ек") or word[-2:] in ("жа", "ша", "ча", "ща", "ца")
        return _given_listed(word, gender, listed), "" if agreed or known_fault else GIVEN_DISAGREE
    return _by_ending(word, gender, second_opinion), UNKNOWN_GIVEN


def _given_listed(word: str, gender: Gender, listed: Forms) -> Forms:
    if gender == "m" and word.endswith("ц"):
        return declension.masculine(word)
    return listed


def _by_ending(word: str, gender: Gender, second_opinion: Callable[[], Forms]) -> Forms:
    if word.endswith(("иа", "уа", "еа", "оа")) or word[-1] in "оеэиуюыё":
        return declension.unchanged(word)
    if word[-1] in "ая":
        return declension.first_declension(word)
    if gender == "f":
        return second_opinion() if word.endswith("ь") else declension.unchanged(word)
    if word.endswith(("ек", "ок")):
        return declension.masculine(word)
    return second_opinion()

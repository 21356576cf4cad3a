"""First names: their declension and the gender they hint at."""

from __future__ import annotations

from functools import lru_cache

from documents.russian import declension, name_tables
from documents.russian.dictionary import is_listed, known_forms
from documents.russian.grammar import Forms, Gender, vowels_in
from documents.russian.second_opinion import agrees
from documents.russian.surname_tables import REGULAR, VOWEL_A

UNKNOWN_GIVEN = "Имени нет в словаре, форма образована по правилу."
OTHER_GENDER = "Имя другого рода, чем пол человека: проверьте и то и другое."
BOTH_USED = "У этого имени встречаются обе формы дательного и предложного падежа: на -ии и на -ие."
CHANGES_OR_NOT = "Такие имена и склоняют, и не склоняют: спросите владельца."
GIVEN_DISAGREE = "Словарь и правила дают разные формы."

_SHORTEST_TOLD = 3
# Endings after which pytrovich is known to err («Ирька», «Грушой», «Жоржом»): its vote does not count there.
_PYTROVICH_ERRS = ("ек", "жа", "ша", "ча", "ща", "ца", "ж", "ш", "ч", "щ", "ц")


def gender_by_given(given: str) -> Gender | None:
    """Gender hinted at by a first name that the dictionary lists under one gender only; a hint, never a certainty."""
    genders = _genders(given)
    return next(iter(genders)) if len(genders) == 1 else None


def gender_by_ending(given: str) -> Gender | None:
    """Gender hinted at by the ending of a first name that nobody lists: «Айлана», «Хенрик»; weaker still."""
    word = given.lower().split(maxsplit=1)[0] if given.strip() else ""
    if len(word) < _SHORTEST_TOLD or _genders(word) or word in name_tables.OF_BOTH_GENDERS:
        return None
    if word[-1] in "ая":
        return "f"
    return "m" if word[-1] in "бвгджзйклмнпрстфхцчшщ" else None


def _genders(given: str) -> frozenset[Gender]:
    """Genders under which the first word is listed, of «Жан-Жак» at least its first half."""
    words = given.lower().split()[:1]
    found = (_listed_genders(name) for name in (*words, *(word.split("-")[0] for word in words)))
    return next((genders for genders in found if genders), frozenset())


def _listed_genders(name: str) -> frozenset[Gender]:
    genders: tuple[Gender, ...] = ("m", "f")
    return frozenset(gender for gender in genders if known_forms(name, "Name", gender)[0] is not None)


@lru_cache(maxsize=8192)
def given_forms(word: str, gender: Gender) -> tuple[Forms, str]:
    """Forms of a lower-case first name and the reason to doubt them («» when sure)."""
    if len(word) < 2 or word.replace("ё", "е") in name_tables.INDECLINABLE_GIVEN:
        return declension.unchanged(word), ""
    listed, fixed = known_forms(word, "Name", gender)
    if fixed and _changes_nevertheless(word, gender):
        listed = None
    forms = _by_ending(word, gender) if listed is None else _listed(word, gender, listed)
    disputed = _disputed(word, gender)
    if disputed:
        return forms, disputed
    if listed is None and _is_of_the_other_gender(word, gender):
        return forms, OTHER_GENDER
    if listed is not None:
        sure = word.endswith(_PYTROVICH_ERRS) or agrees(word, "given", gender, forms)
        return forms, "" if sure else GIVEN_DISAGREE
    if word[-1] in "оеэиуюыё" or (gender == "f" and word[-1] not in "аяь"):
        # Such names never change, known or not.
        return forms, ""
    regular = REGULAR.search(word) and not fixed and agrees(word, "given", gender, forms)
    return forms, "" if regular else UNKNOWN_GIVEN


def _disputed(word: str, gender: Gender) -> str:
    """Why the norm leaves a choice, «» where it does not."""
    if word.endswith("ия") and (vowels_in(word) == 2 or word in name_tables.STRESSED_IYA):
        return BOTH_USED
    soft = gender == "f" and word.endswith("ь") and word not in name_tables.SETTLED_SOFT
    return CHANGES_OR_NOT if soft or (gender == "m" and word in name_tables.MET_BOTH_WAYS) else ""


def _is_of_the_other_gender(word: str, gender: Gender) -> bool:
    """«Олег» of a woman, «Мария» of a man; of men's names only those that make patronymics are trusted."""
    if gender == "m":
        return known_forms(word, "Name", "f")[0] is not None
    fathers = (f"{word}ович", f"{word[:-1]}евич")
    return known_forms(word, "Name", "m")[0] is not None and any(is_listed(name, "Patr") for name in fathers)


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

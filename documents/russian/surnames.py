"""The declension of one surname without hyphens or blanks, lower case, е or ё as written.

Order: lists of exceptions, the ending, a common noun of the same spelling, the dictionary's own surname, the
ending alone. pytrovich is only asked whether it thinks the same: where it does not, the form is flagged.
"""

from __future__ import annotations

import re
from functools import lru_cache

from documents.russian import declension, surname_tables
from documents.russian.dictionary import is_listed, known_forms
from documents.russian.grammar import Forms, Gender, vowels_in
from documents.russian.second_opinion import agrees, same_forms

UNKNOWN_WORD = "Фамилии нет в словаре, форма образована по правилу."
MAYBE_FOREIGN = "Фамилия может быть иностранной, тогда в творительном падеже у неё окончание -ом."
MAYBE_FLEETING = "Фамилия может склоняться и как имя существительное, с выпадением гласной."
OTHER_GENDER = "Фамилия другого рода, чем пол человека: проверьте и то и другое."
NOUN_OR_POSSESSIVE = "Фамилия может склоняться и как имя существительное, и как «Иванов»."
DISAGREE = "Словарь и правила дают разные формы."

_POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")
_FEMININE_POSSESSIVE = ("ова", "ева", "ёва", "ина", "ына")
_SHORTEST = 2


@lru_cache(maxsize=8192)
def surname_forms(word: str, gender: Gender, foreign: bool = False) -> tuple[Forms, str]:
    """All forms of a lower-case surname and the reason to doubt them («» when sure).

    `foreign`: it follows a particle («фон Бюлов»), so -ов and -ин take -ом.
    """
    bare = word.replace("ё", "е")
    if len(word) < _SHORTEST or not word[-1].isalpha():
        return declension.unchanged(word), ""
    if bare in surname_tables.INDECLINABLE:
        return declension.unchanged(word), UNKNOWN_WORD
    if word[-1] in "оеэиуюыё" or bare.endswith(surname_tables.VOWEL_A):
        return declension.unchanged(word), ""
    if gender == "f" and word[-1] not in "ая":
        return declension.unchanged(word), OTHER_GENDER if _is_of_a_pair(word, f"{word}а") else ""
    forms = _on_a(word, bare, gender) if word[-1] in "ая" else _masculine(word, bare, foreign)
    listed, fixed = known_forms(word, "Surn", gender)
    if fixed and word[-1] in "ая":
        listed = None
    if forms is None:
        forms = listed or _by_ending(word, gender)
    return forms, _doubt(word, bare, gender, forms, listed, foreign)


def _is_of_a_pair(masculine: str, feminine: str) -> bool:
    """«Иванов» and «Иванова»: one of them with the other gender is most likely a slip of the pen."""
    if masculine.endswith(("ский", "цкий")):
        feminine = f"{masculine[:-2]}ая"
    return (
        masculine.endswith((*_POSSESSIVE, "ский", "цкий"))
        and is_listed(masculine, "Surn", "masc", "nomn")
        and is_listed(feminine, "Surn", "femn", "nomn")
        and not is_listed(feminine, "Surn", "masc", "nomn")
    )


def _by_ending(word: str, gender: Gender) -> Forms:
    """Forms by the ending alone, for words that neither a rule nor the dictionary knows."""
    return declension.first_declension(word) if word[-1] in "ая" else declension.masculine(word)


def _doubt(word: str, bare: str, gender: Gender, forms: Forms, listed: Forms | None, foreign: bool) -> str:
    if listed is not None:
        agreed = same_forms(forms, listed) and (is_foreign_possessive(word) or agrees(word, "surname", gender, forms))
        return "" if agreed else DISAGREE
    if foreign or (gender == "m" and is_foreign_possessive(word)):
        return UNKNOWN_WORD
    if gender == "m" and (_is_of_a_pair(word[:-1], word) or _is_of_a_pair(f"{word[:-2]}ий", word)):
        return OTHER_GENDER
    if gender == "m" and surname_tables.TURKIC_IN.search(bare):
        return ""
    if gender == "m" and word.endswith((*_POSSESSIVE, "ых", "их")) and is_listed(word, "NOUN", "masc", "nomn"):
        return NOUN_OR_POSSESSIVE
    if gender == "m" and word.endswith(("ин", "ын")):
        return "" if _is_russian_possessive(word, bare) else MAYBE_FOREIGN
    if gender == "m" and _may_drop_a_vowel(word):
        return MAYBE_FLEETING
    if gender == "f" and word.endswith(_FEMININE_POSSESSIVE) and is_listed(word, "NOUN", "femn", "nomn"):
        return NOUN_OR_POSSESSIVE
    if word.endswith(surname_tables.SAFE_MASCULINE if gender == "m" else surname_tables.SAFE_FEMININE):
        return ""
    regular = surname_tables.REGULAR.search(word) and agrees(word, "surname", gender, forms)
    return "" if regular else UNKNOWN_WORD


def _is_russian_possessive(word: str, bare: str) -> bool:
    """«Лапин» of «лапа», «Хабибуллин»: an unknown surname on -ин that has a Russian stem or suffix."""
    stem = word[:-2]
    if surname_tables.SAFE_IN.search(bare) and not re.search("э|дж|[оа]у", bare):
        return True
    return any(_is_noun(f"{stem}{ending}") for ending in "аяь")


def _is_noun(word: str) -> bool:
    return is_listed(word, "NOUN", "nomn", "sing")


def _may_drop_a_vowel(word: str) -> bool:
    """«Лоб – Лоба», but the noun is «лба»; feminine nouns («Рысь») have no masculine forms at all."""
    if word.endswith("ь"):
        return is_listed(word, "NOUN", "femn", "nomn") and known_forms(word, "NOUN", "m")[0] is None
    common, _ = known_forms(word, "NOUN", "m") if vowels_in(word) == 1 and word[-1] != "й" else (None, False)
    return common is not None and len(common["gen"]) <= len(word)


def is_foreign_possessive(word: str) -> bool:
    """Whether a man's surname on -ов, -ин is foreign, so that it takes -ом: «Дарвином», «Вирховом»."""
    bare = word.replace("ё", "е")
    if not word.endswith(_POSSESSIVE):
        return False
    if bare in surname_tables.FOREIGN_POSSESSIVE:
        return True
    if vowels_in(word) == 1:
        return bare not in surname_tables.RUSSIAN_MONOSYLLABLES
    if surname_tables.TURKIC_IN.search(bare):
        return False
    if word.endswith("ин") and is_listed(word, "Name", "masc", "nomn") and not is_listed(word, "Surn", "masc"):
        return not is_listed(f"{word[:-2]}а") and not is_listed(f"{word[:-2]}я")
    return word.endswith("ин") and bool(surname_tables.FOREIGN_IN.search(bare))


def _on_a(word: str, bare: str, gender: Gender) -> Forms | None:
    if gender == "f" and word.endswith(_FEMININE_POSSESSIVE) and not _is_feminine_noun(word, bare):
        return declension.possessive(word)
    if gender == "f" and word.endswith(("ая", "яя")) and vowels_in(word) > 2 and bare not in surname_tables.NOUN_AYA:
        return declension.adjective(word)
    if gender == "f" and surname_tables.POLISH_SKA.search(word) and not is_listed(word, "NOUN", "femn", "nomn"):
        return declension.make_forms(word, word[:-1], "ой ой ую ой ой")
    if word.endswith("ия"):
        return declension.first_declension(word)
    if bare in surname_tables.STRESSED_SIBILANT_A:
        return declension.first_declension(word, stressed=True)
    if word[-2] in "жшчщц" or word.endswith("я"):
        common = known_forms(word, "NOUN", "f")[0] or known_forms(word, "NOUN", "m")[0]
        return common if common and not common["gen"].endswith("ой") else declension.first_declension(word)
    return declension.first_declension(word)


def _is_feminine_noun(word: str, bare: str) -> bool:
    """«Тычина – Тычины»: a noun both for men and women, not the feminine of «Тычин»."""
    if bare in surname_tables.FEMININE_NOUNS or vowels_in(word) < 3:
        return bare[:-1] not in surname_tables.RUSSIAN_MONOSYLLABLES
    return is_listed(word, "Surn", "masc", "nomn") and not is_listed(word[:-1], "Surn", "masc", "nomn")


def _masculine(word: str, bare: str, foreign: bool) -> Forms | None:
    if bare.endswith("ых") and vowels_in(word) > 1:
        return declension.unchanged(word)
    if bare.endswith("их"):
        return declension.unchanged(word) if _is_genitive_plural(word, bare) else declension.masculine(word)
    if word.endswith(("ий", "ый", "ой")):
        return _on_short_i(word, bare)
    if bare in surname_tables.FLEETING:
        return declension.masculine(word, surname_tables.FLEETING[bare])
    if word.endswith(_POSSESSIVE):
        return declension.masculine(word) if foreign or is_foreign_possessive(word) else declension.possessive(word)
    if bare.endswith(("енок", "онок")) and vowels_in(word) > 2:
        return declension.masculine(word, f"{word[:-2]}к")
    if word.endswith("ец"):
        return _on_ets(word, bare)
    return _like_a_common_noun(word, bare)


def _is_genitive_plural(word: str, bare: str) -> bool:
    """«Долгих», «Синих», «Русских» never change; German «Эрлих», «Миних» do."""
    if vowels_in(word) == 1 or bare in surname_tables.FOREIGN_IKH:
        return False
    if bare in surname_tables.RUSSIAN_IKH or is_listed(word, "ADJF", "plur", "gent"):
        return True
    return bare[-3:-2] in "кгхжшчщц"


def _on_short_i(word: str, bare: str) -> Forms | None:
    if vowels_in(word) == 1 or bare in surname_tables.NOUN_OY:
        return declension.masculine(word, stressed=True)
    if word.endswith("ый"):
        return declension.adjective(word)
    common, _ = known_forms(word, "NOUN", "m")
    if word.endswith("ой"):
        noun = common is not None and not common["gen"].endswith("го") and not is_listed(word, "ADJF", "masc", "nomn")
        noun = noun or bare.startswith("мак")
        return declension.masculine(word) if noun else declension.adjective(word)
    if bare in surname_tables.NOUN_IY:
        return declension.masculine(word, stressed=True)
    return declension.adjective(word) if _is_adjective_on_iy(word, bare) else declension.masculine(word)


def _is_adjective_on_iy(word: str, bare: str) -> bool:
    """«Горький», «Осенний», «Рабочий» against «Гельвеций», «Антоний», «Палий»."""
    if bare in surname_tables.LATIN_IY:
        return False
    if is_listed(word, "ADJF", "masc", "nomn") or word[-3:-2] in "жшчщ":
        return True
    if word[-3:-2] in "гкх":
        return not is_listed(word, "Name")
    return word.endswith("ний") and word[-4:-3] not in "аеиоуыэюя"


def _on_ets(word: str, bare: str) -> Forms:
    before = word[:-2]
    if vowels_in(word) == 1 or bare in surname_tables.KEEPING_ETS:
        # «Швецом», but foreign «Гецем».
        return declension.masculine(word, stressed=len(before) > 1 and bare not in surname_tables.KEEPING_ETS)
    common, _ = known_forms(word, "NOUN", "m")
    stressed = not bare.endswith(surname_tables.UNSTRESSED_ETS)
    if common is not None:
        stem = common["gen"][:-1]
        stressed = common["ins"].endswith("ом") or bare in surname_tables.STRESSED_ETS
    elif before[-1] in "аеёиоуыэюя":
        stem = f"{before}йц"
    elif before[-2:-1] not in "аеёиоуыэюя":
        # A vowel between so many consonants does not fall out: «Мудреца», «Хейфеца».
        stem = word
    else:
        stem = f"{before}ьц" if before[-1] == "л" else f"{before}ц"
    return declension.masculine(word, stem, stressed=stressed)


def _like_a_common_noun(word: str, bare: str) -> Forms | None:
    """«Заяц – Зайца», «Ткач – Ткачом»: a surname equal to a common noun follows it, as an animate one."""
    if word.endswith(("ович", "евич")):
        return None
    if bare in surname_tables.FOREIGN_NOUNS:
        return declension.masculine(word)
    common, _ = known_forms(word, "NOUN", "m")
    if common is None:
        return declension.masculine(word) if word.endswith(("ж", "ш", "щ", "ч")) else None
    if len(common["gen"]) > len(word) and not word.endswith(("ж", "ш", "ч", "щ", "ц", "ь", "ей", "ёк")):
        return None
    if vowels_in(word) == 1 and len(common["gen"]) <= len(word) and not word.endswith("ь"):
        return None
    forms = dict(common)
    forms["acc"] = forms["gen"]
    if word.endswith("ей"):
        forms["pre"] = f"{forms['gen'][:-1]}е"
    return forms

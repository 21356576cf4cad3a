"""The declension of one surname without hyphens or blanks: rules first where libraries err, then
dictionary, rules.

Answer of every function: forms, or None where this rule has no say. Lower-case words, е or ё as written.
"""

from __future__ import annotations

from documents.russian import declension, name_tables
from documents.russian.dictionary import known_forms
from documents.russian.grammar import Forms, Gender, vowels_in

_POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")
_FEMININE_POSSESSIVE = ("ова", "ева", "ёва", "ина", "ына")
_FLEETING = ("ок", "ек", "ёк", "ец", "яц", "ень", "ей", "ёр", "ер", "ел", "ёл", "ол", "ой", "оть")
_SHORTEST = 2
_FOREIGN_BEFORE_IKH = "бвдзлмпрстф"


def surname_rule(word: str, gender: Gender) -> Forms | None:
    """Forms by a rule that stands above the dictionary, or None."""
    bare = word.replace("ё", "е")
    if len(word) < _SHORTEST or bare in name_tables.INDECLINABLE_SURNAMES:
        return declension.unchanged(word)
    if word[-1] in "оеэиуюыё" or bare.endswith(("иа", "уа", "еа", "оа", "уя")):
        return declension.unchanged(word)
    if word[-1] in "ая":
        return _on_a(word, bare, gender)
    if gender == "f":
        return declension.unchanged(word)
    return _masculine(word, bare)


def surname_by_ending(word: str, gender: Gender) -> Forms:
    """Forms by the ending alone, for words that neither a rule nor a dictionary knows."""
    if word[-1] in "ая":
        return declension.first_declension(word)
    if gender == "m" and word[-1] not in "ъ":
        if word.endswith(_POSSESSIVE):
            return declension.possessive(word)
        if word.endswith(("ый", "ий", "ой")) and vowels_in(word) > 1:
            return declension.adjective(word)
        return declension.masculine(word)
    return declension.unchanged(word)


def _on_a(word: str, bare: str, gender: Gender) -> Forms | None:
    if gender == "f" and word.endswith(_FEMININE_POSSESSIVE) and vowels_in(word) > 2:
        if bare not in name_tables.FEMININE_NOUN_SURNAMES:
            return declension.possessive(word)
        return declension.first_declension(word)
    if gender == "f" and word.endswith(("ая", "яя")) and vowels_in(word) > 2 and bare not in name_tables.NOUN_AYA:
        return declension.adjective(word)
    if word[-2] in "жшчщц" or word.endswith("я"):
        common, _ = known_forms(word, "NOUN", "f")
        return common or known_forms(word, "NOUN", "m")[0] or declension.first_declension(word)
    return declension.first_declension(word)


def _masculine(word: str, bare: str) -> Forms | None:
    if bare in name_tables.FOREIGN_IN_OV or (bare.endswith(("ин", "ын")) and vowels_in(word) == 1):
        return declension.masculine(word)
    if bare.endswith("ых"):
        return declension.unchanged(word)
    if bare.endswith("их"):
        foreign = bare[-3:-2] in _FOREIGN_BEFORE_IKH and bare not in name_tables.RUSSIAN_IKH
        if foreign or bare in name_tables.FOREIGN_IKH or vowels_in(word) == 1:
            return declension.masculine(word)
        return declension.unchanged(word)
    if word.endswith(("ий", "ый", "ой")):
        return _on_short_i(word, bare)
    if bare == "лев":
        return declension.masculine(word, "льв")
    if word.endswith(_POSSESSIVE):
        return declension.possessive(word)
    if bare.endswith(("енок", "онок")) and vowels_in(word) > 2:
        return declension.masculine(word, f"{word[:-2]}к")
    if word.endswith("ец"):
        return _on_ets(word, bare)
    return _like_a_common_noun(word)


def _on_short_i(word: str, bare: str) -> Forms | None:
    if vowels_in(word) == 1 or bare in name_tables.NOUN_OY:
        return declension.masculine(word)
    if bare in name_tables.NOUN_IY:
        return declension.masculine(word, stressed=True)
    if word.endswith("ой"):
        common, _ = known_forms(word, "NOUN", "m")
        return common and declension.masculine(word)
    return None


def _on_ets(word: str, bare: str) -> Forms:
    before = word[:-2]
    common, _ = known_forms(word, "NOUN", "m")
    if vowels_in(word) == 1:
        return declension.masculine(word, stressed=True)
    stressed = not bare.endswith(name_tables.UNSTRESSED_ETS)
    if common is not None:
        stem, stressed = common["gen"][:-1], common["ins"].endswith("ом")
    elif before[-1] in "аеёиоуыэюя":
        stem = f"{before}йц"
    elif before[-1] == "л":
        stem = f"{before}ьц"
    elif before[-2:-1] not in "аеёиоуыэюяйь":
        # A vowel between so many consonants does not fall out: «Мудреца».
        stem = word
    else:
        stem = f"{before}ц"
    return declension.masculine(word, stem, stressed=stressed)


def _like_a_common_noun(word: str) -> Forms | None:
    """«Заяц – Зайца», «Ткач – Ткачом»: a surname equal to a common noun follows it, as an animate one."""
    if not word.endswith((*_FLEETING, "ж", "ш", "ч", "щ", "ц", "ь")) or word.endswith(("ович", "евич")):
        return None
    common, _ = known_forms(word, "NOUN", "m")
    if common is None:
        return declension.masculine(word) if word.endswith(("ж", "ш", "щ")) else None
    if vowels_in(word) == 1 and len(common["gen"]) <= len(word) and not word.endswith("ь"):
        return None
    forms = dict(common)
    forms["acc"] = forms["gen"]
    return forms

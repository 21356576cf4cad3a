"""Regular declensions by the ending alone, lower-case words only: the fallback beneath the dictionary."""

from __future__ import annotations

from documents.russian.grammar import OBLIQUE, Forms

_SIBILANTS = "жшчщ"
_VELARS = "гкх"
_STRESSED_ADJECTIVES = ("большая", "чужая", "меньшая")


def make_forms(nominative: str, stem: str, endings: str) -> Forms:
    """Forms from a stem and five endings «а у а ом е» (a dot stands for no ending)."""
    forms: Forms = {"nom": nominative}
    for case, ending in zip(OBLIQUE, endings.split(), strict=True):
        forms[case] = stem + ending.replace(".", "")
    return forms


def unchanged(word: str) -> Forms:
    """The word in every case."""
    return make_forms(word, word, ". . . . .")


def masculine(word: str, stem: str = "", stressed: bool = False) -> Forms:
    """Animate noun on a consonant, -й or -ь; `stem` where a vowel falls out; `stressed` ending: «ткачом»."""
    if word.endswith("й"):
        locative = "и" if word.endswith("ий") and not stressed else "е"
        return make_forms(word, stem or word[:-1], f"я ю я ем {locative}")
    if word.endswith("ь") and word[-2:-1] not in _SIBILANTS:
        return make_forms(word, stem or word[:-1], f"я ю я {'ём' if stressed else 'ем'} е")
    bare = word.rstrip("ь")
    soft = bare[-1:] in _SIBILANTS + "ц" and not stressed
    return make_forms(word, stem or bare, f"а у а {'ем' if soft else 'ом'} е")


def first_declension(word: str, stressed: bool = False) -> Forms:
    """Noun on -а or -я of either gender: «Сорока», «Илья», «Мария»; `stressed` ending: «Лапшой»."""
    stem, last = word[:-1], word[-2:-1]
    if word.endswith("ия"):
        return make_forms(word, stem, "и и ю ей и")
    if word.endswith("я"):
        return make_forms(word, stem, "и е ю ей е")
    genitive = "и" if last in _VELARS + _SIBILANTS else "ы"
    instrumental = "ей" if last in _SIBILANTS + "ц" and not stressed else "ой"
    return make_forms(word, stem, f"{genitive} е у {instrumental} е")


def third_declension(word: str) -> Forms:
    """Feminine noun on -ь: «Рахиль – Рахили – Рахилью»."""
    return make_forms(word, word[:-1], "и и ь ью и")


def adjective(word: str) -> Forms:
    """Adjective on -ый, -ий, -ой, -ая, -яя: «Толстой», «Горький», «Крупская», «Зимняя»."""
    stem, last = word[:-2], word[-3:-2]
    if word.endswith("яя"):
        return make_forms(word, stem, "ей ей юю ей ей")
    if word.endswith("ая"):
        soft = last in _SIBILANTS and word not in _STRESSED_ADJECTIVES
        return make_forms(word, stem, "ей ей ую ей ей" if soft else "ой ой ую ой ой")
    if word.endswith("ий") and last not in _VELARS:
        return make_forms(word, stem, "его ему его им ем")
    instrumental = "им" if last in _VELARS + _SIBILANTS else "ым"
    return make_forms(word, stem, f"ого ому ого {instrumental} ом")


def possessive(word: str) -> Forms:
    """Surname on -ов, -ин and their feminine: «Ивановым», «Ивановой»."""
    if word.endswith("а"):
        return make_forms(word, word[:-1], "ой ой у ой ой")
    return make_forms(word, word, "а у а ым е")

"""The two vocabularies of the package: cases and genders, and how letters of words are told apart."""

from __future__ import annotations

from typing import Literal, TypeAlias

Case: TypeAlias = Literal["nom", "gen", "dat", "acc", "ins", "pre"]
Gender: TypeAlias = Literal["m", "f"]
NounGender: TypeAlias = Literal["m", "f", "n"]
Forms: TypeAlias = dict[Case, str]

OBLIQUE: tuple[Case, ...] = ("gen", "dat", "acc", "ins", "pre")
CASES: tuple[Case, ...] = ("nom", *OBLIQUE)
NBSP = "\u00a0"
VOWELS = frozenset("аеёиоуыэюя")
LETTERS = "А-Яа-яЁё"


def vowels_in(word: str) -> int:
    """Number of vowels (syllables) of a lower-case word."""
    return sum(char in VOWELS for char in word)


def like(original: str, form: str) -> str:
    """The lower-case `form` in the letters of `original`: «ИВАНОВ» capitals, «МакГрегор» its own, е for ё
    as typed.
    """
    if "-" in original and original.count("-") == form.count("-"):
        return "-".join(like(*pair) for pair in zip(original.split("-"), form.split("-"), strict=True))
    if "ё" not in original.lower() and "ё" in form:
        form = _keep_written_e(original.lower(), form)
    if len(original) > 1 and original.isupper():
        return form.upper()
    shared = 0
    for typed, wanted in zip(original, form, strict=False):
        if typed.lower() != wanted:
            break
        shared += 1
    rest = form[shared:]
    if shared == 0 and original[:1].isupper():
        rest = rest[:1].upper() + rest[1:]
    return original[:shared] + rest


def _keep_written_e(original: str, form: str) -> str:
    """A stem typed with «е» stays so («Семенов» known as «Семёнов»); ё of an ending is kept («Королём»)."""
    letters = list(form)
    for place, (typed, wanted) in enumerate(zip(original, form, strict=False)):
        if typed == "е" and wanted == "ё":
            letters[place] = "е"
    return "".join(letters)


def word_set(words: str) -> frozenset[str]:
    """A table of words written as one text, blanks and line ends between them."""
    return frozenset(words.split())

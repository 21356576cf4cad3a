"""The dictionary of word forms (pymorphy3 over OpenCorpora), loaded at the first question and not before.

pymorphy3 ships no types, so this module is its only door: everything behind it is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from documents.russian.grammar import CASES, Case, Forms

_GRAMMEMES: dict[Case, str] = {
    "nom": "nomn",
    "gen": "gent",
    "dat": "datv",
    "acc": "accs",
    "ins": "ablt",
    "pre": "loct",
}
_ODD = frozenset({"V-oy", "V-ey", "V-be", "V-ie", "V-bi", "Arch", "Litr", "Erro", "Dist", "Abbr", "Slng"})
_PROPER = frozenset({"Surn", "Name", "Patr", "Geox", "Orgn", "Trad"})
_MORPH_GENDERS = {"m": "masc", "f": "femn", "n": "neut"}
_LONGEST_WORD = 60
_LISTABLE = re.compile("[а-яё-]+")
_RUSSIAN = re.compile("[а-яё]+(?:-[а-яё]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word: its grammemes and pymorphy's own parse to inflect it with."""

    marks: frozenset[str]
    parse: Any

    def has(self, *grammemes: str) -> bool:
        """Whether the reading has all the grammemes (OpenCorpora's names)."""
        return self.marks.issuperset(grammemes)


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _replaces() -> Any:
    return _analyzer().dictionary.words.compile_replaces({"е": "ё"})


@lru_cache(maxsize=4096)
def _tag(tag: Any) -> frozenset[str]:
    return frozenset(str(tag).replace(" ", ",").split(","))


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[Reading, ...]:
    """Readings of any word, the likeliest first; an unknown word is guessed by its ending."""
    if len(word) > _LONGEST_WORD or not _RUSSIAN.fullmatch(word.lower()):
        return ()
    return tuple(Reading(_tag(parse.tag), parse) for parse in _analyzer().parse(word.lower()))


def inflected(reading: Reading, case: Case, number: str, gender: str | None = None) -> str | None:
    """The form of a reading in `case` and number «sing»/«plur», for adjectives in a gender (m, f, n); None
    if none.
    """
    wanted = {_GRAMMEMES[case], number}
    if gender is not None and number == "sing":
        wanted.add(_MORPH_GENDERS[gender])
    if reading.has("Supr"):
        # «высший» and «высочайший» share a lexeme: the form nearest in spelling is meant.
        forms = [form.word for form in reading.parse.lexeme if wanted | {"Supr"} <= form.tag.grammemes]
        return max(forms, key=lambda form: _shared(form, reading.parse.word), default=None)
    found = reading.parse.inflect(wanted)
    return None if found is None else str(found.word)


def _shared(left: str, right: str) -> int:
    """Length of the common beginning."""
    return next((place for place, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), len(left))


@lru_cache(maxsize=4096)
def known_forms(word: str, mark: str, gender: str) -> tuple[Forms | None, bool]:
    """Singular forms of a lower-case word listed with `mark` («Surn», «Name», «NOUN») and the gender m or f.

    The second value tells that the dictionary calls the word indeclinable. (None, False) if it is not listed.
    Only the list is asked, nothing is guessed. Of two nouns spelt alike the living one is meant: «посол – посла».
    """
    if len(word) > _LONGEST_WORD or not _LISTABLE.fullmatch(word):
        return None, False
    fixed: Forms | None = None
    lifeless: Forms | None = None
    for found, paradigm, index in _listed(word):
        marks = _tag(_analyzer().dictionary.build_tag_info(paradigm, index))
        if not marks.issuperset({mark, "nomn", "sing", _MORPH_GENDERS[gender]}) or marks & _ODD:
            continue
        if mark == "NOUN" and marks & _PROPER:
            continue
        forms = _paradigm_forms(found, paradigm, index, gender)
        if "Fixd" in marks:
            fixed = forms
        elif len(forms) == len(CASES):
            if mark != "NOUN" or "anim" in marks:
                return forms, False
            lifeless = lifeless or forms
    return (lifeless, False) if lifeless is not None else (fixed, fixed is not None)


@lru_cache(maxsize=4096)
def is_listed(word: str, *marks: str) -> bool:
    """Whether the dictionary lists the lower-case word itself with all the grammemes; nothing is guessed."""
    if len(word) > _LONGEST_WORD or not _LISTABLE.fullmatch(word):
        return False
    dictionary = _analyzer().dictionary
    return any(_tag(dictionary.build_tag_info(par, index)).issuperset(marks) for _, par, index in _listed(word))


def _listed(word: str) -> list[tuple[str, int, int]]:
    items = _analyzer().dictionary.words.similar_items(word, _replaces())
    flat = [(found, paradigm, index) for found, places in items for paradigm, index in places]
    return sorted(flat, key=lambda item: item[0] != word)


def _paradigm_forms(word: str, paradigm: int, index: int, gender: str) -> Forms:
    dictionary = _analyzer().dictionary
    stem = dictionary.build_stem(dictionary.paradigms[paradigm], index, word)
    forms: Forms = {"nom": word}
    for prefix, tag, suffix in dictionary.build_paradigm_info(paradigm):
        marks = _tag(tag)
        if marks & _ODD or not marks.issuperset({"sing", _MORPH_GENDERS[gender]}):
            continue
        for case, grammeme in _GRAMMEMES.items():
            if grammeme in marks:
                forms.setdefault(case, f"{prefix}{stem}{suffix}")
    return forms

"""How a word of a phrase may be understood: what it can be in the nominative, and its form in another case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from documents.russian import phrase_tables
from documents.russian.dictionary import Reading, inflected, is_listed, readings
from documents.russian.grammar import Case

_OBLIQUE_MARKS = frozenset({"gent", "datv", "ablt", "loct", "gen2", "loc2"})
_PROPER = frozenset({"Surn", "Name", "Patr", "Geox"})
_GENDER_MARKS = {"masc": "m", "femn": "f", "neut": "n"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Number («sing», «plur»), gender (m, f, n; empty in the plural and common gender) and animacy of a
    head.
    """

    number: str
    gender: str
    animate: bool

    def agrees(self, other: Shape) -> bool:
        """Whether an adjective of shape `other` can belong to this noun."""
        return self.number == other.number and (not self.gender or not other.gender or self.gender == other.gender)


@dataclass(frozen=True, slots=True)
class Sense:
    """A reading of a word in the nominative."""

    reading: Reading
    shape: Shape


@lru_cache(maxsize=4096)
def noun_senses(word: str) -> tuple[Sense, ...]:
    """Nominative readings as a common noun: animate and singular ones first, otherwise in order of
    likelihood.
    """
    found = [_sense(reading) for reading in readings(word) if _is_common_noun(reading)]
    if "-" in word:
        found = [_compound_sense(word, sense) for sense in found]
    found.sort(key=lambda sense: (sense.shape.number != "sing", not sense.shape.animate))
    return tuple(found)


def _compound_sense(word: str, sense: Sense) -> Sense:
    """«школа-интернат» is feminine, «сад-ясли» singular: as the first half of a compound, unless that is fixed."""
    first = word.split("-", 1)[0]
    halves = () if first in phrase_tables.FIXED_FIRST_PARTS else noun_senses(first)
    if not halves or halves[0].shape.number != "sing":
        return sense
    return Sense(sense.reading, Shape("sing", halves[0].shape.gender, sense.shape.animate))


@lru_cache(maxsize=4096)
def adjective_senses(word: str) -> tuple[Sense, ...]:
    """Nominative readings as a full adjective, participle or ordinal; «Гусь-Хрустальный» is read by its last part."""
    found = (
        reading
        for reading in readings(word)
        if reading.has("nomn") and reading.marks & {"ADJF", "PRTF"} and "Erro" not in reading.marks
    )
    senses = tuple(_sense(reading) for reading in found)
    if not senses and "-" in word and not noun_senses(word.rpartition("-")[2]):
        return adjective_senses(word.rpartition("-")[2])
    return senses


@lru_cache(maxsize=4096)
def may_be_oblique(word: str) -> bool:
    """Whether the word may stand in another case than nominative or accusative."""
    if word in phrase_tables.KNOWN_WORDS:
        return False
    return any(
        reading.marks & _OBLIQUE_MARKS and not reading.marks & {"Surn", "Name", "Abbr"} for reading in readings(word)
    )


@lru_cache(maxsize=1024)
def joins_two_phrases(word: str, common: bool) -> bool:
    """Whether the hyphen of a word stands for a dash: «директор-художественный», «директора-начальник».

    Not in real compounds («учитель-логопед», «учебно-воспитательный»); `common` tells that the second half has no
    capital («Соль-Илецкий»).
    """
    first, _, second = word.partition("-")
    if not second or "-" in second or first in phrase_tables.FIXED_FIRST_PARTS or is_listed(word):
        return False
    singular = [sense for sense in noun_senses(first) if sense.shape.number == "sing"]
    if not noun_senses(second) and adjective_senses(second):
        return any(common or sense.shape.animate for sense in singular) or (
            not singular and is_listed(first, "NOUN", "gent")
        )
    alive = any(sense.shape.animate and sense.shape.number == "sing" for sense in noun_senses(second))
    return alive and not singular and (is_listed(first, "NOUN", "gent") or is_listed(first, "NOUN", "ablt"))


def is_active_participle(sense: Sense) -> bool:
    """«осуществляющее»: governs what follows instead of agreeing with it."""
    return sense.reading.has("PRTF", "actv")


def _is_common_noun(reading: Reading) -> bool:
    living = reading.parse.normal_form in phrase_tables.LIVING_ABBREVIATIONS
    odd = {"Erro", "Init"} if living else {"Abbr", "Erro", "Init"}
    return reading.has("NOUN", "nomn") and not reading.marks & (_PROPER | odd)


def _sense(reading: Reading) -> Sense:
    gender = next((short for mark, short in _GENDER_MARKS.items() if mark in reading.marks), "")
    if "Ms-f" in reading.marks or "ms-f" in reading.marks:
        gender = ""
    number = "plur" if "plur" in reading.marks else "sing"
    return Sense(reading, Shape(number, "" if number == "plur" else gender, "anim" in reading.marks))


def noun_form(word: str, sense: Sense, case: Case) -> str:
    """The noun in `case`; both halves of a compound change («учителя-логопеда») unless the first is a fixed
    one.
    """
    if "-" in word and "-" in sense.reading.parse.word:
        first, last = word.rsplit("-", 1)
        halves = noun_senses(last)
        if halves and (first in phrase_tables.FIXED_FIRST_PARTS or word in phrase_tables.FIXED_COMPOUNDS):
            return f"{first}-{noun_form(last, halves[0], case)}"
        firsts = noun_senses(first)
        if halves and firsts:
            # «имама-хатыба»: an unknown second half lives as its first half does.
            alive = case == "acc" and firsts[0].shape.animate and halves[0].shape.gender == "m"
            return f"{noun_form(first, firsts[0], case)}-{noun_form(last, halves[0], 'gen' if alive else case)}"
    return inflected(sense.reading, case, sense.shape.number) or word


def adjective_form(word: str, sense: Sense, case: Case, head: Shape) -> str:
    """The adjective in `case`, agreeing with its head; the accusative hangs on whether the head is alive."""
    own = sense.shape
    gender = own.gender or head.gender or None
    if case == "acc" and (own.number == "plur" or gender == "m"):
        case = "gen" if head.animate else "nom"
    if case == "nom":
        return word
    form = inflected(sense.reading, case, own.number, gender)
    if form is not None and "-" in word and "-" not in sense.reading.parse.word:
        form = f"{word.rpartition('-')[0]}-{form}"
    elif form is not None and form.count("-") < word.count("-"):
        # The dictionary has «южно-уральский» as a spelling of «южноуральский».
        begun, _, last = word.rpartition("-")
        endings = (other for other in adjective_senses(last) if head.agrees(other.shape))
        form = next((f"{begun}-{adjective_form(last, other, case, head)}" for other in endings), word)
    return form or word

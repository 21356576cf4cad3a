"""Cases of a person's full name, each part with a word on how sure it is.

Order: the user's wish not to inflect, rules for the classes where libraries err, the dictionary's own entry
of the right gender, pytrovich. A part is unsure when two of these disagree or none of them knows the word.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from documents.russian import declension, double_names, given_names, name_tables, surnames
from documents.russian.dictionary import known_forms
from documents.russian.grammar import Case, Gender, like
from documents.russian.second_opinion import Part

_WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё'’ʼ]*(?:-[А-Яа-яЁё'’ʼ]+)*")
_LONGEST_NAME = 120

UNKNOWN_GENDER = "Пол не указан, а по отчеству его не определить."
GUESSED_GENDER = "Пол не указан, он угадан по имени или фамилии."
NOT_CYRILLIC = "Имя записано не русскими буквами и оставлено как есть."
TOO_LONG = "Слишком длинная запись, она оставлена как есть."
DOUBLE = "Двойное имя: склоняются ли обе части, решает его владелец."
OTHER_GENDER = "Отчество другого рода, чем пол человека: проверьте и то и другое."
ODD_PATRONYMIC = "Необычное отчество, оно оставлено без изменения."


@dataclass(frozen=True, slots=True)
class InflectedPart:
    """A form of one part of a name; `reason` (Russian) says why it should be checked when `sure` is false."""

    text: str
    sure: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InflectedName:
    """The three parts of a name in one case."""

    surname: InflectedPart
    given: InflectedPart
    patronymic: InflectedPart

    @property
    def full(self) -> str:
        """«Иванову Ивану Ивановичу»."""
        return " ".join(part.text for part in (self.surname, self.given, self.patronymic) if part.text)

    @property
    def sure(self) -> bool:
        """Whether every part is sure."""
        return self.surname.sure and self.given.sure and self.patronymic.sure

    @property
    def reasons(self) -> tuple[str, ...]:
        """What to check, in Russian, one sentence a doubtful part, without repetitions."""
        parts = (self.surname, self.given, self.patronymic)
        return tuple(dict.fromkeys(part.reason for part in parts if not part.sure))


def gender_of(patronymic: str) -> Gender | None:
    """Gender told by a patronymic, or None where it tells nothing (foreign, missing, mistyped)."""
    word = " ".join(patronymic.lower().split())
    if not word or len(word) > _LONGEST_NAME:
        return None
    if word.endswith(name_tables.DAUGHTER_WORDS):
        return "f"
    if word.endswith(name_tables.SON_WORDS) and len(word) > 4:
        return "m"
    if word.endswith(("вна", "чна", "шна", "вны")):
        return "f"
    return "m" if word.endswith(("ич", "ыч")) and len(word) > 4 else None


def inflect_name(
    surname: str,
    given: str,
    patronymic: str,
    case: Case,
    gender: Gender | None = None,
    keep: Collection[Part] = (),
) -> InflectedName:
    """The three parts of a name in `case`; gender from the patronymic when not given.

    `keep` names the parts marked «не склонять». Letters, apostrophes, blanks and hyphens of the user are
    kept; initials and words in other alphabets come back unchanged. Never raises.
    """
    told = gender_of(patronymic)
    sex = gender or told or _guessed_gender(surname, given)
    doubt = "" if gender or told else (GUESSED_GENDER if sex else UNKNOWN_GENDER)
    texts: dict[Part, str] = {"surname": surname, "given": given, "patronymic": patronymic}
    parts: dict[Part, InflectedPart] = {}
    for part, text in texts.items():
        if case == "nom" or part in keep or not text.strip():
            parts[part] = InflectedPart(text)
        elif sex is None:
            parts[part] = InflectedPart(text, False, UNKNOWN_GENDER)
        else:
            parts[part] = _inflect_part(part, text, case, sex)
            if doubt and parts[part].sure:
                parts[part] = InflectedPart(parts[part].text, False, doubt)
    if told is not None and sex != told and case != "nom":
        parts["patronymic"] = InflectedPart(parts["patronymic"].text, False, OTHER_GENDER)
    return InflectedName(parts["surname"], parts["given"], parts["patronymic"])


def _guessed_gender(surname: str, given: str) -> Gender | None:
    by_name = given_names.gender_by_given(given) or _gender_by_surname(surname)
    return by_name or given_names.gender_by_ending(given)


def _gender_by_surname(surname: str) -> Gender | None:
    word = surname.strip().lower()
    if word.endswith(("ова", "ева", "ёва", "ина", "ская", "цкая")):
        return "f"
    return "m" if word.endswith(("ов", "ев", "ёв", "ин", "ский", "цкий")) else None


def _inflect_part(part: Part, text: str, case: Case, gender: Gender) -> InflectedPart:
    if len(text) > _LONGEST_NAME:
        return InflectedPart(text, False, TOO_LONG)
    if part == "patronymic":
        return _inflect_patronymic(text, case)
    words = list(_WORD.finditer(text))
    if not words:
        return InflectedPart(text, False, NOT_CYRILLIC)
    reasons: list[str] = []
    pieces: list[str] = []
    end = 0
    foreign = False
    for number, match in enumerate(words):
        form, reason = match.group(), ""
        last = number == len(words) - 1 or text[match.end() : match.end() + 2] == " ("
        particle = part == "surname" and not last and match.group().lower() in name_tables.PARTICLES
        if not particle and not _is_initial(text, match):
            form, reason = _inflect_word(_Word(part, match.group(), case, gender, foreign), last)
        foreign = particle
        pieces += [text[end : match.start()], form]
        reasons.append(reason)
        end = match.end()
    reason = next((reason for reason in reasons if reason), "")
    return InflectedPart("".join(pieces) + text[end:], not reason, reason)


def _is_initial(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    return after == "." or (len(match.group()) == 1 and match.group() not in "ЮюОо")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a part between blanks; `foreign` follows a particle («фон Бюлов»)."""

    part: Part
    text: str
    case: Case
    gender: Gender
    foreign: bool = False

    def inflected(self) -> tuple[str, str]:
        """Its form in the user's letters and the reason to doubt it."""
        plain = self.text.lower().replace("’", "'").replace("ʼ", "'")
        if self.part == "given":
            forms, reason = given_names.given_forms(plain, self.gender)
        else:
            forms, reason = surnames.surname_forms(plain, self.gender, self.foreign)
        return _written(self.text, forms[self.case]), reason


def _inflect_word(word: _Word, last: bool) -> tuple[str, str]:
    if "-" in word.text:
        return _inflect_double(word)
    if not last and not double_names.first_changes(word.part, word.text, word.gender):
        return word.text, DOUBLE
    return word.inflected()


def _inflect_double(word: _Word) -> tuple[str, str]:
    whole, fixed = known_forms(word.text.lower(), "Name" if word.part == "given" else "Surn", word.gender)
    pieces = word.text.split("-")
    if whole is not None and not fixed:
        written = zip(pieces, whole[word.case].split("-"), strict=False)
        return "-".join(_written(piece, form) for piece, form in written), ""
    if pieces[-1].lower() in (*name_tables.SON_WORDS, *name_tables.DAUGHTER_WORDS):
        return word.text, ""
    result: list[str] = []
    sure = True
    foreign = word.foreign
    for number, piece in enumerate(pieces):
        first = number < len(pieces) - 1
        if not piece or (first and not double_names.first_changes(word.part, piece, word.gender, pieces[-1])):
            result.append(piece)
            sure = sure and double_names.surely_fixed(piece)
            foreign = piece.lower() in name_tables.FOREIGN_FIRST_PARTS
            continue
        form, reason = _Word(word.part, piece, word.case, word.gender, foreign).inflected()
        result.append(form)
        sure = sure and not reason and not (first and double_names.is_doubtful_first(word.part, piece, word.gender))
    return "-".join(result), "" if sure else DOUBLE


def _inflect_patronymic(text: str, case: Case) -> InflectedPart:
    words = text.split()
    last = words[-1].lower()
    if last.endswith((*name_tables.SON_WORDS, *name_tables.DAUGHTER_WORDS)):
        return InflectedPart(text)
    if re.fullmatch(r"([А-ЯЁ][а-яё]?\.?)", text.strip()):
        return InflectedPart(text)
    if len(words) > 1 or gender_of(text) is None or not _WORD.fullmatch(words[0]):
        return InflectedPart(text, False, ODD_PATRONYMIC)
    word = last
    if word.endswith("а"):
        forms = declension.first_declension(word)
    else:
        forms = declension.masculine(word, stressed=word in name_tables.STRESSED_PATRONYMICS)
    return InflectedPart(text.replace(words[0], _written(words[0], forms[case])))


def _written(word: str, form: str) -> str:
    """The form in the user's letters and apostrophes."""
    for sign in "’ʼ":
        if sign in word:
            form = form.replace("'", sign)
    return like(word, form)

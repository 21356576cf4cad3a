"""Cases of a person's full name, each part with a word on how sure it is.

Order: the user's wish not to inflect, rules for the classes where libraries err, the dictionary's own entry
of the right gender, pytrovich. A part is unsure when two of these disagree or none of them knows the word.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from documents.russian import declension, given_names, name_tables, surnames
from documents.russian.dictionary import known_forms
from documents.russian.grammar import NBSP, OBLIQUE, Case, Forms, Gender, like

if TYPE_CHECKING:
    from pytrovich.maker import PetrovichDeclinationMaker

Part: TypeAlias = Literal["surname", "given", "patronymic"]

_WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё'’ʼ]*(?:-[А-Яа-яЁё'’ʼ]+)*")
_LONGEST_NAME = 120

UNKNOWN_GENDER = "Пол не указан, а по отчеству его не определить."
GUESSED_GENDER = "Пол не указан, он угадан по имени или фамилии."
NOT_CYRILLIC = "Имя записано не русскими буквами и оставлено как есть."
TOO_LONG = "Слишком длинная запись, она оставлена как есть."
UNKNOWN_WORD = "Фамилии нет в словаре, форма образована по правилу."
DISAGREE = "Словарь и правила дают разные формы."
DOUBLE = "Двойное имя: склоняются ли обе части, решает его владелец."
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
    sex = gender or told or given_names.gender_by_given(given) or _gender_by_surname(surname)
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
    return InflectedName(parts["surname"], parts["given"], parts["patronymic"])


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
    for number, match in enumerate(words):
        form, reason = match.group(), ""
        if not _is_initial(text, match):
            last = number == len(words) - 1 or text[match.end() : match.end() + 2] == " ("
            form, reason = _inflect_word(part, match.group(), case, gender, last)
        pieces += [text[end : match.start()], form]
        reasons.append(reason)
        end = match.end()
    reason = next((reason for reason in reasons if reason), "")
    return InflectedPart("".join(pieces) + text[end:], not reason, reason)


def _is_initial(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    return after == "." or (len(match.group()) == 1 and match.group() not in "ЮюОо")


def _inflect_word(part: Part, word: str, case: Case, gender: Gender, last: bool) -> tuple[str, str]:
    if part == "surname" and word.lower() in name_tables.PARTICLES and not last:
        return word, ""
    if "-" in word:
        return _inflect_double(part, word, case, gender)
    if not last and not _is_inflected_first(part, word, gender):
        return word, DOUBLE
    forms, reason = _forms(part, word.lower().replace("’", "'").replace("ʼ", "'"), gender)
    return _written(word, forms[case]), reason


def _inflect_double(part: Part, word: str, case: Case, gender: Gender) -> tuple[str, str]:
    whole, fixed = known_forms(word.lower(), "Name" if part == "given" else "Surn", gender)
    pieces = word.split("-")
    if whole is not None and not fixed:
        written = zip(pieces, whole[case].split("-"), strict=False)
        return "-".join(_written(piece, form) for piece, form in written), ""
    if pieces[-1].lower() in name_tables.SON_WORDS or pieces[-1].lower() in name_tables.DAUGHTER_WORDS:
        return word, ""
    result: list[str] = []
    sure = True
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        if not piece or (not last and not _is_inflected_first(part, piece, gender)):
            result.append(piece)
            sure = sure and piece.lower() in name_tables.FIXED_SURNAME_PARTS
            continue
        forms, reason = _forms(part, piece.lower(), gender)
        result.append(_written(piece, forms[case]))
        sure = sure and not reason
    return "-".join(result), "" if sure else DOUBLE


def _is_inflected_first(part: Part, piece: str, gender: Gender) -> bool:
    """Whether the first part of a double name changes: Russian surnames do, «Тер-», «Сен-», «Кара-» do not."""
    bare = piece.lower().replace("ё", "е")
    if part == "given":
        if bare in name_tables.FIXED_GIVEN_PARTS:
            return False
        return gender == "f" or known_forms(piece.lower(), "Name", gender)[0] is not None
    if bare in name_tables.FIXED_SURNAME_PARTS:
        return False
    return bare.endswith((*name_tables.SAFE_MASCULINE, "ий", "ый", "ой", "ич", "а", "я"))


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


@lru_cache(maxsize=8192)
def _forms(part: Part, word: str, gender: Gender) -> tuple[Forms, str]:
    """All forms of one lower-case word and the reason to doubt them («» when sure)."""
    if part == "given":
        forms, reason = given_names.given_forms(word, gender, lambda: _second_opinion(part, word, gender))
        if reason == given_names.UNKNOWN_GIVEN and _is_regular(word, forms, _second_opinion(part, word, gender)):
            reason = ""
        return forms, reason
    rule = surnames.surname_rule(word, gender)
    listed, fixed = known_forms(word, "Surn", gender)
    if fixed and word[-1] in "ая":
        listed = None
    forms = rule or listed or _second_opinion(part, word, gender)
    if rule is None and listed is None and forms["gen"] == word:
        forms = surnames.surname_by_ending(word, gender)
    return forms, _surname_doubt(word, gender, forms, listed)


def _surname_doubt(word: str, gender: Gender, forms: Forms, listed: Forms | None) -> str:
    if word.endswith(name_tables.SAFE_UNCHANGED) or (gender == "f" and word[-1] not in "ая"):
        return ""
    if listed is not None:
        second = _second_opinion("surname", word, gender)
        agreed = all(_same(forms[case], listed[case]) for case in forms)
        return "" if agreed and _same(forms["ins"], second["ins"]) else DISAGREE
    bare = word.replace("ё", "е")
    if bare in name_tables.INDECLINABLE_SURNAMES:
        return ""
    if bare in name_tables.FEMININE_NOUN_SURNAMES or bare in name_tables.FOREIGN_IN_OV:
        return UNKNOWN_WORD
    if word.endswith(name_tables.SAFE_MASCULINE if gender == "m" else name_tables.SAFE_FEMININE):
        return ""
    return "" if _is_regular(word, forms, _second_opinion("surname", word, gender)) else UNKNOWN_WORD


def _is_regular(word: str, forms: Forms, second: Forms) -> bool:
    """Whether an unknown word has an ending that leaves no choice, and pytrovich thinks the same."""
    return bool(name_tables.REGULAR.search(word)) and all(_same(forms[case], second[case]) for case in forms)


def _same(left: str, right: str) -> bool:
    return left.replace("ё", "е") == right.replace("ё", "е")


@cache
def _petrovich() -> PetrovichDeclinationMaker:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def _second_opinion(part: Part, word: str, gender: Gender) -> Forms:
    from pytrovich import enums

    kind = enums.NamePart.LASTNAME if part == "surname" else enums.NamePart.FIRSTNAME
    sex = enums.Gender.MALE if gender == "m" else enums.Gender.FEMALE
    maker = _petrovich()
    cases = {
        "gen": enums.Case.GENITIVE,
        "dat": enums.Case.DATIVE,
        "acc": enums.Case.ACCUSATIVE,
        "ins": enums.Case.INSTRUMENTAL,
        "pre": enums.Case.PREPOSITIONAL,
    }
    forms: Forms = {"nom": word}
    for name in OBLIQUE:
        forms[name] = str(maker.make(kind, sex, cases[name], word))
    return forms


def _written(word: str, form: str) -> str:
    """The form in the user's letters and apostrophes."""
    for sign in "’ʼ":
        if sign in word:
            form = form.replace("'", sign)
    return like(word, form)


def initials_after(name: InflectedName | tuple[str, str, str]) -> str:
    """«Иванову И. И.»: surname in its case, then initials, held together by no-break spaces."""
    surname, letters = _short(name)
    return NBSP.join(part for part in (surname, letters) if part)


def initials_before(name: InflectedName | tuple[str, str, str]) -> str:
    """«И. И. Иванову»: initials, then the surname in its case, held together by no-break spaces."""
    surname, letters = _short(name)
    return NBSP.join(part for part in (letters, surname) if part)


def _short(name: InflectedName | tuple[str, str, str]) -> tuple[str, str]:
    if isinstance(name, InflectedName):
        surname, given, patronymic = name.surname.text, name.given.text, name.patronymic.text
    else:
        surname, given, patronymic = name
    return surname.strip(), NBSP.join(letter for letter in (initial(given), initial(patronymic)) if letter)


def initial(part: str) -> str:
    """«Иван» → «И.», «Анна-Мария» → «А.-М.», «И.» unchanged, «Мамед оглы» → «М.»; empty for an empty part."""
    first = part.split()[:1]
    if not first:
        return ""
    letters = [piece[0].upper() for piece in first[0].split("-") if piece and piece[0].isalpha()]
    if len(letters) > 1 and first[0].lower().endswith(name_tables.SON_WORDS + name_tables.DAUGHTER_WORDS):
        letters = letters[:1]
    return "-".join(f"{letter}." for letter in letters)

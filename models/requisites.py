"""Checks of requisites of organisations and people.

Every `check_…` takes what the user typed and returns the problems found, never raises and never refuses: an
empty value is fine, blanks inside are ignored, and a right check digit proves no existence.
That the single treasury account takes the correspondent's key, and that the treasury account 03… has none, was found on
published accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from models.check_digits import (
    CORRESPONDENT_PREFIXES,
    INN10_WEIGHTS,
    INN12_WEIGHTS_11,
    INN12_WEIGHTS_12,
    account_key,
    okpo_key,
    snils_key,
    weighted,
)
from models.problems import Problem, Severity

ACCOUNT_LETTERS = {letter: str(digit) for digit, letter in enumerate("АВСЕНКМРТХ")}
SNILS_UNCHECKED_UP_TO = 1001998

_CODES = {
    "ИНН": "inn",
    "ОГРН": "ogrn",
    "ОГРНИП": "ogrnip",
    "КПП": "kpp",
    "БИК": "bik",
    "СНИЛС": "snils",
    "ОКПО": "okpo",
    "ОКТМО": "oktmo",
    "Счёт": "account",
    "Расчётный счёт": "account",
    "Корреспондентский счёт": "account",
    "Единый казначейский счёт": "account",
    "Казначейский счёт": "account",
}
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009]+")
_DASHES = re.compile(r"[-‐‑‒–—−]")
_LOOK_ALIKE = {
    "О": "0",
    "O": "0",
    "о": "0",
    "o": "0",
    "З": "3",
    "з": "3",
    "l": "1",
    "I": "1",
    "б": "6",
    "В": "8",
}
_LATIN_TO_CYRILLIC = str.maketrans("ABCEHKMPTXabcehkmptx", "АВСЕНКМРТХАВСЕНКМРТХ")


def check_inn(value: str, kind: Literal["organization", "person"] | None = None, field: str = "inn") -> list[Problem]:
    """ИНН: 10 digits of an organisation, 12 of a person; with `kind` given the other length is reported
    too.
    """
    lengths = {"organization": (10,), "person": (12,), None: (10, 12)}[kind]
    digits, problems = _digits(value, "ИНН", lengths, field)
    if problems or not digits:
        return problems
    if digits.startswith("00"):
        return [
            _problem(
                field,
                "inn.region",
                "ИНН не начинается с 00: первые две цифры – код региона, проверьте их.",
            )
        ]
    if len(digits) == 10:
        return _compare(field, "ИНН", digits, 10, weighted(digits, INN10_WEIGHTS))
    return _compare(field, "ИНН", digits, 11, weighted(digits, INN12_WEIGHTS_11)) or _compare(
        field, "ИНН", digits, 12, weighted(digits, INN12_WEIGHTS_12)
    )


def check_ogrn(value: str, field: str = "ogrn") -> list[Problem]:
    """ОГРН of an organisation: 13 digits beginning with 1 or 5."""
    return _check_registration(value, "ОГРН", 13, "15", 11, field)


def check_ogrnip(value: str, field: str = "ogrnip") -> list[Problem]:
    """ОГРНИП of an entrepreneur: 15 digits beginning with 3."""
    return _check_registration(value, "ОГРНИП", 15, "3", 13, field)


def _check_registration(value: str, name: str, length: int, first: str, modulus: int, field: str) -> list[Problem]:
    digits, problems = _digits(value, name, (length,), field)
    if problems or not digits:
        return problems
    if digits[0] not in first:
        wanted = " или ".join(first)
        text = f"{name} начинается с цифры {wanted}, а здесь первая цифра {digits[0]}."
        return [_problem(field, f"{_CODES[name]}.first", text)]
    return _compare(field, name, digits, length, int(digits[:-1]) % modulus % 10)


def check_kpp(value: str, field: str = "kpp") -> list[Problem]:
    """КПП: 9 characters, digits but for the 5th and 6th that may be Latin capitals; no check digit."""
    bare = _BLANKS.sub("", value)
    if not bare:
        return []
    if len(bare) != 9:
        return [_wrong_length(field, "КПП", len(bare), (9,), "знаков")]
    for place, char in enumerate(bare, 1):
        allowed = char in "0123456789" or (place in (5, 6) and char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if not allowed:
            return [_wrong_character(field, "КПП", place, char)]
    return []


def check_bik(value: str, field: str = "bik") -> list[Problem]:
    """БИК: 9 digits, the first is 0 (04… banks, 00…–02… the Treasury); there is no check digit."""
    digits, problems = _digits(value, "БИК", (9,), field)
    if problems or not digits or digits[0] == "0":
        return problems
    return [_problem(field, "bik.first", f"БИК российского банка начинается с 0, а здесь первая цифра {digits[0]}.")]


def check_account(value: str, bik: str, field: str = "account") -> list[Problem]:
    """Any 20-digit account with its БИК, told apart by its first digits.

    30101… (correspondent) and 40102… (single treasury account) take the correspondent's key, 03… (treasury
    account) has none, all others take the client's key. With an empty or wrong БИК only the format is
    checked.
    """
    bare = _account(value)
    if bare.startswith("03"):
        return check_treasury_account(value, field)
    return _check_account_key(value, bik, "Счёт", bare.startswith(CORRESPONDENT_PREFIXES), field)


def check_settlement_account(value: str, bik: str, field: str = "settlement_account") -> list[Problem]:
    """Расчётный счёт: the client's key with the last three digits of БИК; 03… is accepted as a treasury
    account.
    """
    bare = _account(value)
    if bare.startswith("03"):
        return check_treasury_account(value, field)
    if bare.startswith("30101"):
        text = "Это корреспондентский счёт банка (30101…): впишите его в поле «Корреспондентский счёт»."
        return [_problem(field, "account.kind", text)]
    return _check_account_key(value, bik, "Расчётный счёт", bare.startswith(CORRESPONDENT_PREFIXES), field)


def check_correspondent_account(value: str, bik: str, field: str = "correspondent_account") -> list[Problem]:
    """Корреспондентский счёт 30101… or the single treasury account 40102… (for budget bodies it stands in
    its place).
    """
    bare = _account(value)
    if len(bare) == 20 and bare.isdecimal() and not bare.startswith(CORRESPONDENT_PREFIXES):
        text = f"Корреспондентский счёт начинается с 30101 (у казначейства с 40102), а здесь {bare[:5]}."
        return [_problem(field, "account.prefix", text)]
    return _check_account_key(value, bik, "Корреспондентский счёт", True, field)


def check_single_treasury_account(value: str, bik: str, field: str = "single_treasury_account") -> list[Problem]:
    """Единый казначейский счёт: 40102810…, the key is the correspondent's."""
    bare = _account(value)
    if len(bare) == 20 and bare.isdecimal() and not bare.startswith("40102810"):
        text = f"Единый казначейский счёт начинается с 40102810, а здесь {bare[:8]}."
        return [_problem(field, "account.prefix", text)]
    return _check_account_key(value, bik, "Единый казначейский счёт", True, field)


def check_treasury_account(value: str, field: str = "treasury_account") -> list[Problem]:
    """Казначейский счёт: 20 digits, 03…, digits 6–8 the rouble's code 643; it has no key."""
    name = "Казначейский счёт"
    digits, problems = _digits(value, name, (20,), field)
    if problems or not digits:
        return problems
    if not digits.startswith("03"):
        return [_problem(field, "account.prefix", f"{name} начинается с 03, а здесь {digits[:2]}.")]
    if digits[5:8] != "643":
        text = f"{name}: цифры с 6-й по 8-ю – код рубля 643, а здесь {digits[5:8]}."
        return [_problem(field, "account.currency", text)]
    return []


def check_personal_account(value: str, field: str = "personal_account") -> list[Problem]:
    """Лицевой счёт with the Treasury: usually 11 digits and capital letters; local finance offices use
    longer ones.
    """
    bare = _BLANKS.sub("", value)
    if not bare or re.fullmatch(r"[0-9A-ZА-ЯЁ./-]{5,25}", bare):
        return []
    text = "Лицевой счёт состоит из цифр и прописных букв (обычно 11 знаков), проверьте его."
    return [_problem(field, "personal_account.format", text, Severity.HINT)]


def check_snils(value: str, field: str = "snils") -> list[Problem]:
    """СНИЛС: 11 digits, with or without dashes; numbers up to 001-001-998 have no check digits."""
    digits, problems = _digits(_DASHES.sub("", value), "СНИЛС", (11,), field)
    if problems or not digits or int(digits[:9]) <= SNILS_UNCHECKED_UP_TO:
        return problems
    expected = snils_key(digits[:9])
    if digits[9:] == expected:
        return []
    text = f"СНИЛС: две последние цифры должны быть {expected}, а стоит {digits[9:]}. Нет ли опечатки?"
    return [_problem(field, "snils.key", text)]


def check_okpo(value: str, field: str = "okpo") -> list[Problem]:
    """ОКПО: 8 digits of an organisation, 10 of an entrepreneur."""
    digits, problems = _digits(value, "ОКПО", (8, 10), field)
    if problems or not digits:
        return problems
    return _compare(field, "ОКПО", digits, len(digits), okpo_key(digits[:-1]))


def check_oktmo(value: str, field: str = "oktmo") -> list[Problem]:
    """ОКТМО: 8 digits of a municipality, 11 with the settlement; there is no check digit in them."""
    return _digits(value, "ОКТМО", (8, 11), field)[1]


def check_license(value: str, field: str = "license_number") -> list[Problem]:
    """Number of a licence of educational activity: «Л035-01298-77/00187654» or any of the older paper
    forms.
    """
    bare = _DASHES.sub("-", _BLANKS.sub("", value)).upper()
    if not bare:
        return []
    if not any(char in "0123456789" for char in bare):
        return [_problem(field, "license.digits", "В номере лицензии нет ни одной цифры, проверьте его.")]
    if bare.startswith("L0"):
        text = "Номер лицензии начинается с русской буквы «Л», а здесь первая буква латинская."
        return [_problem(field, "license.letter", text)]
    if re.match("Л0?35", bare) and not re.fullmatch(r"Л035-\d{5}-\d{2}/\d{8,9}", bare):
        text = "Номер лицензии из реестра выглядит так: Л035-01298-77/00187654. Проверьте, все ли цифры есть."
        return [_problem(field, "license.format", text, Severity.HINT)]
    return []


def _check_account_key(value: str, bik: str, name: str, correspondent: bool, field: str) -> list[Problem]:
    bare = _account(value)
    letter = bare[5:6]
    plain = bare[:5] + ACCOUNT_LETTERS.get(letter, letter) + bare[6:]
    digits, problems = _digits(plain, name, (20,), field)
    bank = _BLANKS.sub("", bik)
    if problems or not digits or check_bik(bank) or not bank:
        return problems
    return _compare(field, name, digits, 9, account_key(digits, bank, correspondent), "вместе с БИК ")


def _account(value: str) -> str:
    bare = _BLANKS.sub("", value)
    return bare[:5] + bare[5:6].translate(_LATIN_TO_CYRILLIC) + bare[6:]


def _digits(value: str, name: str, lengths: tuple[int, ...], field: str) -> tuple[str, list[Problem]]:
    """The value without blanks, and what is wrong with it as a row of digits of one of the lengths."""
    bare = _BLANKS.sub("", value)
    for place, char in enumerate(bare, 1):
        if char not in "0123456789":
            return bare, [_wrong_character(field, name, place, char)]
    if bare and len(bare) not in lengths:
        return bare, [_wrong_length(field, name, len(bare), lengths, "цифр")]
    return bare, []


def _compare(field: str, name: str, digits: str, place: int, expected: int, by: str = "") -> list[Problem]:
    found = digits[place - 1]
    if found == str(expected):
        return []
    text = (
        f"{name}: {place}-я цифра – контрольная, {by}по остальным цифрам она должна быть {expected}, "
        f"а стоит {found}. Проверьте, нет ли опечатки."
    )
    return [_problem(field, f"{_CODES[name]}.key", text)]


def _wrong_character(field: str, name: str, place: int, char: str) -> Problem:
    hint = f" Возможно, это цифра {_LOOK_ALIKE[char]}." if char in _LOOK_ALIKE else ""
    shown = char if char.isprintable() else "непечатаемый знак"
    return _problem(
        field,
        f"{_CODES[name]}.character",
        f"{name}: на {place}-м месте стоит «{shown}», а нужна цифра.{hint}",
    )


def _wrong_length(field: str, name: str, found: int, lengths: Iterable[int], what: str) -> Problem:
    wanted = " или ".join(map(str, lengths))
    text = f"{name}: должно быть {wanted} {what}, а введено {found}."
    return _problem(field, f"{_CODES[name]}.length", text)


def _problem(field: str, code: str, text: str, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(field, code, text, severity)

"""The arithmetic of check digits, and valid requisites made with it for demo data and tests.

The key of accounts: Bank of Russia, Procedure No. 515 of 08.09.1997.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

INN10_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN12_WEIGHTS_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
INN12_WEIGHTS_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
ACCOUNT_WEIGHTS = (7, 1, 3)
CORRESPONDENT_PREFIXES = ("30101", "40102")


def account_key(account: str, bik: str, correspondent: bool) -> int:
    """The 9th digit of an account by its other digits and the БИК (of a bank, or of a correspondent's account)."""
    branch = f"0{bik[4:6]}" if correspondent else bik[6:9]
    without_key = branch + account[:8] + "0" + account[9:]
    total = sum(int(digit) * ACCOUNT_WEIGHTS[place % 3] % 10 for place, digit in enumerate(without_key))
    return total % 10 * 3 % 10


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The check digit of ИНН: the sum by weights, modulo 11, then 10."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10


def snils_key(first9: str) -> str:
    """The two last digits of СНИЛС."""
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(first9))
    return f"{total % 101 % 100:02d}"


def okpo_key(digits: str) -> int:
    """The last digit of ОКПО: weights from 1, and from 3 where the first way gives 10."""
    for shift in (0, 2):
        key = sum(int(digit) * ((place + shift) % 10 + 1) for place, digit in enumerate(digits)) % 11
        if key < 10:
            return key
    return 0


def _exactly(digits: str, length: int) -> str:
    if len(digits) != length or not re.fullmatch("[0-9]+", digits):
        raise ValueError(f"{length} digits expected, got {digits!r}")
    return digits


def make_inn10(first9: str) -> str:
    """Valid ИНН of an organisation from its first nine digits. Raises ValueError if they are not nine
    digits.
    """
    return _exactly(first9, 9) + str(weighted(first9, INN10_WEIGHTS))


def make_inn12(first10: str) -> str:
    """Valid ИНН of a person from its first ten digits. Raises ValueError if they are not ten digits."""
    eleven = _exactly(first10, 10) + str(weighted(first10, INN12_WEIGHTS_11))
    return eleven + str(weighted(eleven, INN12_WEIGHTS_12))


def make_ogrn(first12: str) -> str:
    """Valid ОГРН from its first twelve digits. Raises ValueError if they are not twelve digits."""
    return _exactly(first12, 12) + str(int(first12) % 11 % 10)


def make_ogrnip(first14: str) -> str:
    """Valid ОГРНИП from its first fourteen digits. Raises ValueError if they are not fourteen digits."""
    return _exactly(first14, 14) + str(int(first14) % 13 % 10)


def make_snils(first9: str) -> str:
    """Valid СНИЛС «112-233-445 95» from its first nine digits. Raises ValueError if they are not nine
    digits.
    """
    digits = _exactly(first9, 9)
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]} {snils_key(digits)}"


def make_okpo(first: str) -> str:
    """Valid ОКПО from its first seven (organisation) or nine (entrepreneur) digits. Raises ValueError
    otherwise.
    """
    return _exactly(first, 9 if len(first) == 9 else 7) + str(okpo_key(first))


def make_account_key(account: str, bik: str) -> str:
    """The account with its 9th digit, the key, made right for the БИК; the kind is told by the first
    digits.

    Treasury accounts 03… have no key and come back unchanged. Raises ValueError for anything but 20 and 9
    digits.
    """
    digits, bank = _exactly(account, 20), _exactly(bik, 9)
    if digits.startswith("03"):
        return digits
    key = account_key(digits, bank, digits.startswith(CORRESPONDENT_PREFIXES))
    return f"{digits[:8]}{key}{digits[9:]}"

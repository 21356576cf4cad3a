"""Whole numbers in words, cardinals and ordinals, in every case and gender; the form of a word beside a number."""

from __future__ import annotations

from functools import lru_cache

from documents.russian.grammar import NBSP, Case, NounGender
from models.plural import plural

LARGEST = 10**15 - 1

# Order of forms everywhere: nom gen dat acc ins pre; the accusative of things, not of living beings.
_ORDER: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "ins", "pre")
_ONE: dict[NounGender, str] = {
    "m": "один одного одному один одним одном",
    "f": "одна одной одной одну одной одной",
    "n": "одно одного одному одно одним одном",
}
_TWO: dict[NounGender, str] = {
    "m": "два двух двум два двумя двух",
    "f": "две двух двум две двумя двух",
    "n": "два двух двум два двумя двух",
}
_SMALL = {
    0: "ноль ноля нолю ноль нолём ноле",
    3: "три трёх трём три тремя трёх",
    4: "четыре четырёх четырём четыре четырьмя четырёх",
    8: "восемь восьми восьми восемь восемью восьми",
    40: "сорок сорока сорока сорок сорока сорока",
    90: "девяносто девяноста девяноста девяносто девяноста девяноста",
    100: "сто ста ста сто ста ста",
    200: "двести двухсот двумстам двести двумястами двухстах",
    300: "триста трёхсот трёмстам триста тремястами трёхстах",
    400: "четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах",
    800: "восемьсот восьмисот восьмистам восемьсот восемьюстами восьмистах",
}
_SOFT = {
    5: "пять",
    6: "шесть",
    7: "семь",
    9: "девять",
    10: "десять",
    11: "одиннадцать",
    12: "двенадцать",
    13: "тринадцать",
    14: "четырнадцать",
    15: "пятнадцать",
    16: "шестнадцать",
    17: "семнадцать",
    18: "восемнадцать",
    19: "девятнадцать",
    20: "двадцать",
    30: "тридцать",
}
_FIFTIES = {50: "пять", 60: "шесть", 70: "семь", 80: "восемь"}
_HUNDREDS = {500: "пять", 600: "шесть", 700: "семь", 900: "девять"}
_SCALES: tuple[tuple[NounGender, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "f",
        ("тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяче"),
        ("тысячи", "тысяч", "тысячам", "тысячи", "тысячами", "тысячах"),
    ),
    *(
        (
            "m",
            tuple(f"{stem}{ending}" for ending in ("", "а", "у", "", "ом", "е")),
            tuple(f"{stem}{ending}" for ending in ("ы", "ов", "ам", "ы", "ами", "ах")),
        )
        for stem in ("миллион", "миллиард", "триллион")
    ),
)
_ORDINALS = {
    0: "нулев",
    1: "перв",
    2: "втор",
    4: "четвёрт",
    5: "пят",
    6: "шест",
    7: "седьм",
    8: "восьм",
    9: "девят",
    10: "десят",
    40: "сороков",
    50: "пятидесят",
    60: "шестидесят",
    70: "семидесят",
    80: "восьмидесят",
    90: "девяност",
    100: "сот",
    200: "двухсот",
    300: "трёхсот",
    400: "четырёхсот",
    500: "пятисот",
    600: "шестисот",
    700: "семисот",
    800: "восьмисот",
    900: "девятисот",
}
_STRESSED_ORDINALS = frozenset({0, 2, 6, 7, 8, 40})
_HARD = {
    "m": "ый ого ому ый ым ом",
    "f": "ая ой ой ую ой ой",
    "n": "ое ого ому ое ым ом",
}
_THIRD = {
    "m": "третий третьего третьему третий третьим третьем",
    "f": "третья третьей третьей третью третьей третьей",
    "n": "третье третьего третьему третье третьим третьем",
}
_SCALE_ORDINALS = ("тысячн", "миллионн", "миллиардн", "триллионн")


def number(value: int, gender: NounGender = "m", case: Case = "nom", animate: bool = False) -> str:
    """A whole number in words: number(21, "f", "gen") → «двадцати одной».

    `animate` changes the accusative of 1–4 («одного», «двух»). Numbers beyond 10¹⁵ come back in figures.
    """
    if abs(value) > LARGEST:
        return figures(value)
    words = " ".join(_cardinal(abs(value), gender, case, animate)) or _pick(_SMALL[0], case)
    return f"минус {words}" if value < 0 else words


def ordinal(value: int, gender: NounGender = "m", case: Case = "nom") -> str:
    """An ordinal in words: ordinal(3, "f", "gen") → «третьей», ordinal(26, "m", "gen") → «двадцать шестого».

    Negative numbers and those beyond 10¹⁵ come back in figures.
    """
    if not 0 <= value <= LARGEST:
        return figures(value)
    head, tail = _split_ordinal(value)
    words = [] if head == 0 else _cardinal(head, "m", "nom", False)
    if words[:2] == ["одна", "тысяча"]:
        words = words[1:]
    return " ".join([*words, _ordinal_word(tail, gender, case)])


def figures(value: int) -> str:
    """A whole number in figures, thousands apart by no-break spaces: «950», «2 080», «12 500»."""
    return f"{value:,}".replace(",", NBSP)


def _pick(forms: str, case: Case) -> str:
    return forms.split()[_ORDER.index(case)]


@lru_cache(maxsize=1024)
def _below_hundred_or_round(value: int, gender: NounGender, case: Case, animate: bool) -> str:
    source: Case = "gen" if animate and case == "acc" and value in (1, 2, 3, 4) else case
    if value == 1:
        return _pick(_ONE[gender], source if gender == "m" else case)
    if value == 2:
        return _pick(_TWO[gender], source)
    if value in _SMALL:
        return _pick(_SMALL[value], source)
    ending = {"nom": "ь", "acc": "ь", "ins": "ью"}.get(case, "и")
    if value in _SOFT:
        return _SOFT[value][:-1] + ending
    if value in _FIFTIES:
        first = _below_hundred_or_round(value // 10, gender, case, False)
        return first + {"nom": "десят", "acc": "десят", "ins": "десятью"}.get(case, "десяти")
    first = _below_hundred_or_round(value // 100, gender, case, False)
    endings = {"nom": "сот", "gen": "сот", "dat": "стам", "acc": "сот", "ins": "стами", "pre": "стах"}
    return first + endings[case]


def _below_thousand(value: int, gender: NounGender, case: Case, animate: bool) -> list[str]:
    parts = [value // 100 * 100, value % 100]
    if value % 100 > 20:
        parts = [value // 100 * 100, value % 100 // 10 * 10, value % 10]
    # Of compound numbers only «один» minds the living: «двадцать два ученика», but «двадцать одного ученика».
    last_alive = animate and (len([part for part in parts if part]) == 1 or value % 10 == 1)
    return [
        _below_hundred_or_round(part, gender, case, last_alive and place == len(parts) - 1)
        for place, part in enumerate(parts)
        if part
    ]


def _cardinal(value: int, gender: NounGender, case: Case, animate: bool) -> list[str]:
    words: list[str] = []
    for power in range(len(_SCALES), 0, -1):
        group = value // 1000**power % 1000
        if group:
            scale_gender, one, many = _SCALES[power - 1]
            words += [*_below_thousand(group, scale_gender, case, False), _scale_word(group, one, many, case)]
    ends_in_one = value % 10 == 1 and value % 100 != 11
    return words + _below_thousand(value % 1000, gender, case, animate and (value < 1000 or ends_in_one))


def _scale_word(group: int, one: tuple[str, ...], many: tuple[str, ...], case: Case) -> str:
    place = _ORDER.index(case)
    if group % 10 == 1 and group % 100 != 11:
        return one[place]
    if case in ("nom", "acc"):
        return plural(group, one[0], one[1], many[1])
    return many[place]


def _split_ordinal(value: int) -> tuple[int, int]:
    """The part said as a cardinal and the last part said as an ordinal: 2026 → 2020 and 6."""
    if value % 1000 == 0 and value:
        power = 1
        while value // 1000**power % 1000 == 0:
            power += 1
        tail = value // 1000**power % 1000 * 1000**power
        return value - tail, tail
    for modulus in (100, 1000):
        tail = value % modulus
        if tail:
            if modulus == 100 and tail > 20 and tail % 10:
                tail %= 10
            return value - tail, tail
    return 0, value


def _ordinal_word(value: int, gender: NounGender, case: Case) -> str:
    if value == 3:
        return _pick(_THIRD[gender], case)
    endings = _HARD[gender]
    if value in _STRESSED_ORDINALS and gender == "m":
        endings = endings.replace("ый", "ой")
    ending = _pick(endings, case)
    if value in _ORDINALS:
        return _ORDINALS[value] + ending
    if value in _SOFT:
        return _SOFT[value][:-1] + ending
    power = 1
    while value >= 1000 ** (power + 1):
        power += 1
    group = value // 1000**power
    return _joined_genitive(group) + _SCALE_ORDINALS[power - 1] + ending


def _joined_genitive(group: int) -> str:
    """The first half of «двухтысячный», «стотысячный», «двадцатипятимиллионный»."""
    if group == 1:
        return ""
    words = _below_thousand(group, "m", "gen", False)
    fixed = {"ста": "сто", "девяноста": "девяносто", "одного": "одно"}
    return "".join(fixed.get(word, word) for word in words)

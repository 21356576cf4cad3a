"""Numbers of lists, notes and pages as digits, letters and signs: the formats of ECMA-376 17.18.59 as LibreOffice 7.4
writes them (probed with a list of each).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوى"
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CHICAGO = "*†‡§"
_LONGEST = 30


def roman(value: int) -> str:
    """Roman numerals; numbers that have none stay decimal."""
    if not 0 < value < 4000:
        return str(value)
    result = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            result += sign
            value -= worth
    return result


def _doubled(alphabet: str) -> Callable[[int], str]:
    """After the last letter the letters are doubled: z, aa, bb …"""

    def write(value: int) -> str:
        size = len(alphabet)
        return alphabet[(value - 1) % size] * min(1 + (value - 1) // size, _LONGEST) if value > 0 else ""

    return write


def _counted(alphabet: str) -> Callable[[int], str]:
    """After the last letter as columns of a sheet are counted: я, аа, аб …"""

    def write(value: int) -> str:
        result = ""
        while value > 0:
            value, index = divmod(value - 1, len(alphabet))
            result = alphabet[index] + result
        return result

    return write


def _cycled(alphabet: str) -> Callable[[int], str]:
    return lambda value: alphabet[(value - 1) % len(alphabet)] if value > 0 else ""


def _circled(value: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= value <= last:
            return chr(code + value - first)
    return str(value)


def _ordinal(value: int, language: str) -> str:
    """The number with the ending of an ordinal one."""
    if language.startswith("ru"):
        return f"{value}-й"
    if language.startswith("en"):
        ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{ending}"
    return f"{value}."


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "lowerRoman": lambda value: roman(value).lower(),
    "upperRoman": roman,
    "lowerLetter": _doubled(_LATIN),
    "upperLetter": _doubled(_LATIN.upper()),
    "russianLower": _counted(_RUSSIAN),
    "russianUpper": lambda value: _counted(_RUSSIAN)(value).capitalize(),
    "hebrew2": _counted(_HEBREW),
    "arabicAlpha": _counted(_ARABIC),
    "arabicAbjad": _counted(_ABJAD),
    "thaiLetters": _counted(_THAI),
    "ideographTraditional": _cycled(_STEMS),
    "ideographZodiac": _cycled(_BRANCHES),
    "chicago": _doubled(_CHICAGO),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _circled,
    "none": lambda value: "",
    "bullet": lambda value: "",
}


def format_number(value: int, style: str, language: str = "ru") -> str:
    """`value` in a DOCX number format; unknown formats are decimal, «001, 002 …» has as many digits as it shows."""
    if style == "ordinal":
        return _ordinal(value, language)
    if style[:1] == "0":
        return str(value).zfill(len(style.partition(",")[0]))
    return _FORMATS.get(style, str)(value)


_SWITCHES = {
    "arabic": "decimal",
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
    "ordinal": "ordinal",
}


def numbered(text: str, words: Sequence[str]) -> str:
    """A number in the format that a field's switch asks for."""
    wanted = switch(words, "\\*")
    style = _SWITCHES.get(wanted) or _SWITCHES.get(wanted.lower())
    return format_number(int(text), style) if style and text.isdecimal() else text


def switch(words: Sequence[str], name: str) -> str:
    """The word behind a switch, which may be glued to it."""
    for index, word in enumerate(words):
        if word == name and index + 1 < len(words):
            return words[index + 1]
        if word.startswith(name) and len(word) > len(name):
            return word[len(name) :]
    return ""

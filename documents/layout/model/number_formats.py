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
_HAN, _TRADITIONAL, _SIMPLIFIED = "零一二三四五六七八九", "零壹貳參肆伍陸柒捌玖", "零壹贰叁肆伍陆柒捌玖"
_KOREAN, _JAPANESE_LEGAL = "영일이삼사오육칠팔구", "零壱弐参四伍六七八九"
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
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


def _listed(signs: str) -> Callable[[int], str]:
    """Numbers behind the last sign stay decimal."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _placed(digits: str) -> Callable[[int], str]:
    """Decimal numbers in other digits, from that for nought."""
    return lambda value: "".join(digits[int(sign)] for sign in str(value)) if value > 0 else str(value)


def _spoken(digits: str, units: str, formal: bool = False, korean: bool = False) -> Callable[[int], str]:
    """Numbers as they are said: digits each with its unit (ten, hundred, thousand), one nought for a gap.

    Ten to nineteen begin with the unit, if not `formal`; `korean` has neither noughts nor ones before units.
    """

    def write(value: int) -> str:
        if not 0 < value < 10_000:
            return str(value)
        result = ""
        gap = False
        for place, sign in zip(range(len(str(value)) - 1, -1, -1), map(int, str(value)), strict=True):
            gap = gap or not sign
            if not sign:
                continue
            bare = place and sign == 1 and (korean or (not formal and value < 20))
            nought = digits[0] if gap and not korean else ""
            result += nought + ("" if bare else digits[sign]) + (units[place - 1] if place else "")
            gap = False
        return result

    return write


def _native_korean(value: int) -> str:
    """Korean words up to 99, behind that numbers of Chinese origin."""
    if not 0 < value < 100:
        return _COUNTED_KOREAN(value)
    return _KOREAN_TENS[value // 10] + _KOREAN_ONES[value % 10]


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


_COUNTED = _spoken(_HAN, "十百千")
_COUNTED_KOREAN = _spoken(_KOREAN, "십백천", korean=True)
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
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographLegalTraditional": _spoken(_TRADITIONAL, "拾佰仟", formal=True),
    "chineseLegalSimplified": _spoken(_SIMPLIFIED, "拾佰仟", formal=True),
    "chineseCounting": _COUNTED,
    "chineseCountingThousand": _COUNTED,
    "taiwaneseCounting": _COUNTED,
    "taiwaneseCountingThousand": _COUNTED,
    "japaneseCounting": _COUNTED,
    "ideographDigital": _COUNTED,
    "japaneseLegal": _placed(_JAPANESE_LEGAL),
    "koreanDigital": _placed(_KOREAN),
    "koreanCounting": _COUNTED_KOREAN,
    "koreanLegal": _native_korean,
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

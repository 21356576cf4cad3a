"""Typography of Russian text: quotes, dashes, no-break spaces. Only U+00A0 is used: the office's fonts have it.

Addresses of the web and of mail, file names and long rows of digits are left alone. Running it twice changes nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from documents.russian.dates import MONTHS_GENITIVE
from documents.russian.grammar import LETTERS, NBSP
from models.quotes import paired

_LONGEST_TEXT = 200_000
# What must come out letter for letter: addresses, file names, requisites, СНИЛС, text in `backquotes`.
_SHIELD = (
    r"(?:https?|ftp)://[^\s«»\"]+"
    r"|www\.[^\s«»\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:ru|рф|com|org|net|su|info|edu|gov)(?:/[^\s«»\"]*)?(?!\w)"
    r"|(?<![\w.-])[\w.-]{1,80}\.(?:docx?|xlsx?|pdf|rtf|odt|jpe?g|png|zip|db)(?!\w)"
    r"|(?<!\d)\d{9,}(?!\d)"
    r"|(?<!\d)\d{3}-\d{3}-\d{3} \d{2}(?!\d)"
    r"|`[^`]{1,200}`"
)
_SPACE = f"[ {NBSP}]"
_CAPITAL = "[А-ЯЁ]"
_SURNAME = rf"{_CAPITAL}[а-яё'’]+(?:-{_CAPITAL}?[а-яё'’]+){{0,2}}"
_MONTHS = "|".join(MONTHS_GENITIVE)
_SHORTENED = (
    "ст|п|пп|подп|абз|гл|разд|рис|табл|прил|гор|пос|дер|ул|пер|пр|просп|пл|наб|б-р|корп|оф|стр|каб|ауд|тел|им|обл"
    "|зд|лит|см|ср|пгт|мкр|респ|эт"
)
# These are units as well: «2026 г. Школа», «5 ч. Стороны», so not after a number.
_SHORTENED_OR_UNIT = "ч|г|с|д|ш|кв|к"
_UNITS = (
    "руб|коп|тыс|млн|млрд|шт|экз|чел|час|ч|мин|сек|кг|г|м|км|см|мм|га|мес|лет|год[ауе]?|годов|л|кв|куб"
    "|рубл(?:ь|я|ей)|копе(?:йка|йки|ек)|человека?|час(?:а|ов|ам|ах)|минут[аы]?|д(?:ень|ня|ней)|месяц(?:а|ев)?|класс(?:а|е|у|ом|ы|ов|ам|ах|ами)?"
    "|экземпляр(?:а|ов|ах)?|курс[аеы]?|обучающ(?:ий|его|ие|их)ся|страниц[аы]?"
)
# Counted in ranges, not bound to the number.
_COUNTED = "раза?|балл(?:а|ов)?|недел[ьию]|заняти[йея]|групп[аы]?"
_BEFORE_UNITS = "(?:рабочих|календарных|учебных|академических|астрономических|полных) "
_FORMS = (
    "ООО|АО|ПАО|ЗАО|ОАО|НАО|АНО|ИП|НКО|МБОУ|МАОУ|МКОУ|МОУ|МОБУ|МБДОУ|МАДОУ|МБУ|МАУ|МКУ|ГБОУ|ГАОУ|ГКОУ|ГБПОУ"
    "|ГАПОУ|ГБУ|ГАУ|ГКУ|ФГБОУ|ФГАОУ|ФГБУ|ЧОУ|НОУ|ДО|ВО|ДПО|СПО|СОШ|ООШ"
)
_RULES: tuple[tuple[str, str], ...] = (
    (r"(?<=\S) {2,}(?=\S)", " "),
    (rf"(?<=[{LETTERS}»\")]){_SPACE}+,(?=\s|$)", ","),
    (r"(?<!\.)\.{3}(?!\.)", "…"),
    (rf"(?<![\w№])N[oо°º]?\.?{_SPACE}?(?=\d)", f"№{NBSP}"),
    (rf"([№§])[ \t{NBSP}]*(?=\w)", rf"\1{NBSP}"),
    # «5 - 9 классы»: a range, not a clause.
    (rf"(?<![\w№./:-])(?<!№[ \u00a0])(\d{{1,2}}){_SPACE}[-—–]{_SPACE}(\d{{1,2}})(?={_SPACE}(?:класс|курс))", r"\1–\2"),
    # A dash between words: a no-break space before it, so that no line begins with it.
    (rf"(?<=\S){_SPACE}+(?:--?|—){_SPACE}+(?=\S)", f"{NBSP}— "),
    (rf"(?<=\S){_SPACE}+–{_SPACE}+(?=\S)", f"{NBSP}– "),
    (r"^--? (?=\S)", "— "),
    # Ranges: years, clock times, and numbers before a unit; other hyphens between digits may be a code.
    (r"(?<![\w№./:-])(?<!№[ \u00a0])((?:1[6-9]|20)\d\d)[-—]((?:1[6-9]|20)\d\d)(?![\d./:-])", r"\1–\2"),
    (
        rf"(?<!\w)((?:стр|пп|рис|табл)\.{_SPACE}?\d+(?:\.\d+)*)[-—](\d+(?:\.\d+)*)(?![\d/-])",
        r"\1–\2",
    ),
    (r"(?<![\d:])(\d{1,2}:\d\d)[-—](\d{1,2}:\d\d)(?![\d:])", r"\1–\2"),
    (
        rf"(?<![\w№./:-])(?<!№[ \u00a0])(\d{{1,3}})[-—](\d{{1,3}})"
        rf"(?={_SPACE}?%|{_SPACE}(?:{_BEFORE_UNITS})?(?:{_UNITS}|{_COUNTED})(?!\w))",
        r"\1–\2",
    ),
    (r"(?<=\d)(?=(?:руб|коп)\.)", NBSP),
    (rf"(?<![\w.])(?<!т\.{_SPACE})({_SHORTENED})\.{_SPACE}?(?=[\dА-ЯЁ«])", rf"\1.{NBSP}"),
    (
        rf"(?<![\w.])(?<!\d{_SPACE})(?<!т\.{_SPACE})({_SHORTENED_OR_UNIT})\.{_SPACE}?(?=[\dА-ЯЁ«])",
        rf"\1.{NBSP}",
    ),
    (rf"(?<=\d{{5}})({_SPACE})г\.{_SPACE}?(?=[А-ЯЁ])", rf"\1г.{NBSP}"),
    (r"(?<!\w)((?:19|20)\d\d)г\.", rf"\1{NBSP}г."),
    (rf"(?<=[\d_IVXL])(?<!\d{{5}}){_SPACE}(г|гг|в|вв)\.", rf"{NBSP}\1."),
    # A postal index is not a number of grams: «634050 г. Томск».
    (rf"(?<=\d)(?!(?<=\d{{6}}){_SPACE}г\.){_SPACE}(?=(?:{_UNITS})(?!\w))", NBSP),
    (rf"(?<=\d){_SPACE}(?=[%‰°])", NBSP),
    (rf"(?<=[\d»]){_SPACE}(?=(?:{_MONTHS})(?!\w))", NBSP),
    (rf"(?<!\w)({_MONTHS}){_SPACE}(?=\d{{4}})", rf"\1{NBSP}"),
    # Initials: «И. И. Иванов», «Иванов И. И.», «И. Иванов».
    (rf"(?<![{LETTERS}])({_CAPITAL})\.{_SPACE}?({_CAPITAL})\.{_SPACE}?(?={_SURNAME})", rf"\1.{NBSP}\2.{NBSP}"),
    (
        rf"(?<![{LETTERS}])({_SURNAME}){_SPACE}({_CAPITAL})\.{_SPACE}?({_CAPITAL})\.(?!{_SPACE}?{_SURNAME})",
        rf"\1{NBSP}\2.{NBSP}\3.",
    ),
    (rf"(?<![{LETTERS}.])({_CAPITAL})\.{_SPACE}(?={_SURNAME})", rf"\1.{NBSP}"),
    (rf"(?<!\w)({_FORMS}){_SPACE}(?=[«\"„])", rf"\1{NBSP}"),
    (rf"(?<!\w)т\.{_SPACE}?([дпечкн])\.", rf"т.{NBSP}\1."),
    (rf"(?<!\w)([Ии])\.{_SPACE}?([Оо])\.{_SPACE}?(?=[а-яё])", rf"\1.{NBSP}\2.{NBSP}"),
)
# «п. 1 ч. 2 ст. 3»: a part of an article, not an hour.
_PART_OF_LAW = rf"(?<!\w)((?:п|пп|подп|ст|абз)\.{_SPACE}?\d+(?:\.\d+)*){_SPACE}ч\.{_SPACE}?(?=\d)"
_THOUSANDS = rf"(?<![\d+.,:/-])(?<!\d{_SPACE})\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!{_SPACE}?[\d-])"
_FIRST_PRIVATE = 0xE000
_MOST_HIDDEN = 0x1900
_MOST_PASSES = 8
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def typography(text: str) -> str:
    """`text` with «ёлочки» and „лапки“, dashes, № and no-break spaces in their places; unbalanced quotes are left.

    Idempotent, never raises. Apply it once to a whole paragraph, not piece by piece.
    """
    if not text or len(text) > _LONGEST_TEXT:
        return text
    return _set(text)


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    rules = tuple((re.compile(pattern), replacement) for pattern, replacement in _RULES)
    return re.compile(_SHIELD), re.compile(_PART_OF_LAW), re.compile(_THOUSANDS), rules


@lru_cache(maxsize=512)
def _set(text: str) -> str:
    return "\n".join(_settled(line) for line in text.split("\n"))


def _settled(line: str) -> str:
    """The rules applied until nothing changes: one rule may open the way for another before it."""
    for _ in range(_MOST_PASSES):
        done = _line(line)
        if done == line:
            break
        line = done
    return line


def _line(line: str) -> str:
    """One paragraph: what must not change is hidden behind characters of the private area meanwhile."""
    if _PRIVATE.search(line):
        return line
    shield, part_of_law, thousands, rules = _compiled()
    hidden: list[str] = []

    def hide(found: str) -> str:
        if len(hidden) == _MOST_HIDDEN:
            return found
        hidden.append(found)
        return chr(_FIRST_PRIVATE + len(hidden) - 1)

    text = shield.sub(lambda match: hide(match.group()), line)
    text = part_of_law.sub(lambda match: match[1] + hide(f" ч.{NBSP}"), text)
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    text = thousands.sub(lambda match: match.group().replace(" ", NBSP), text)
    return _PRIVATE.sub(lambda match: hidden[ord(match.group()) - _FIRST_PRIVATE], paired(text))

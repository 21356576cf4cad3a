"""Contract numbers: a mask per office and a counter per kind and year."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.problems import Problem, Severity

DEFAULT_MASK = "{вид}-{год}/{номер}"
MASK_FIELD = "number_mask"
_SERIALS = ("{номер}", "{№}")
_YEARS = ("{год}", "{гг}")
_LONGEST = 40


def check_mask(mask: str) -> list[Problem]:
    """What is wrong with a mask: an error makes numbers that repeat or cannot be read, a warning those that may."""

    def told(code: str, text: str, severity: Severity = Severity.ERROR) -> Problem:
        return Problem(MASK_FIELD, code, text, severity)

    found = []
    serials = sum(mask.count(sign) for sign in _SERIALS)
    unknown = [sign for sign in re.findall(r"\{[^{}]*\}", mask) if sign not in (*_SERIALS, *_YEARS, "{вид}")]
    if unknown:
        found.append(told("mask_sign", f"Такого знака нет: {', '.join(unknown)}."))
    if set(re.sub(r"\{[^{}]*\}", "", mask)) & {"{", "}"}:
        found.append(told("mask_brace", "Скобка { или } стоит без пары."))
    if serials == 0:
        found.append(told("mask_serial", "Нет {номер} или {№}: все договоры получат один и тот же номер."))
    if serials > 1:
        found.append(told("mask_serial", "Порядковый номер должен стоять один раз."))
    if len(mask) > _LONGEST:
        found.append(told("mask_long", f"Слишком длинно: не больше {_LONGEST} знаков."))
    if not any(sign in mask for sign in _YEARS):
        found.append(told("mask_year", "Нет {год}: счёт пойдёт без перерыва из года в год.", Severity.WARNING))
    if "{вид}" not in mask:
        text = "Нет {вид}: у договора и соглашения могут совпасть номера."
        found.append(told("mask_kind", text, Severity.WARNING))
    return found


def format_number(mask: str, index: str, year: int, serial: int) -> str:
    """A number by the mask: «{вид}» is the kind's letters, «{год}» the year, «{номер}» the serial of three digits."""
    values = {"вид": index, "год": str(year), "гг": f"{year % 100:02}", "номер": f"{serial:03}", "№": str(serial)}
    return re.sub(r"\{(вид|год|гг|номер|№)\}", lambda match: values[match[1]], mask)


def next_serial(mask: str, index: str, year: int, taken: Iterable[str]) -> int:
    """The serial after the greatest one taken by this mask; numbers are never reused, holes stay visible."""
    # The place of the serial is marked by a character that no number can hold.
    marked = mask.replace("{номер}", "\0").replace("{№}", "\0")
    pattern = re.escape(format_number(marked, index, year, 0)).replace("\0", "([0-9]+)")
    matcher = re.compile(pattern + r"\Z")
    found = (matcher.match(number) for number in taken)
    return 1 + max((int(match[1]) for match in found if match and match.groups()), default=0)

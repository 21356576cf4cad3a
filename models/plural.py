"""The form of a word beside a number, by the rule of CLDR for Russian."""

from __future__ import annotations

_NBSP = "\u00a0"


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form of a word beside a number: 1 договор, 2 договора, 5 договоров (11–14 договоров)."""
    last_two, last = abs(number) % 100, abs(number) % 10
    if last == 1 and last_two != 11:
        return one
    return few if 2 <= last <= 4 and not 12 <= last_two <= 14 else many


def days(number: int) -> str:
    """«1 день», «3 дня», «14 дней», held together by a no-break space."""
    return f"{number}{_NBSP}{plural(number, 'день', 'дня', 'дней')}"

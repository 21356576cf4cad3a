"""Dates, times of day, weekdays, school years, and the ordinals of classes and courses."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from documents.russian.grammar import NBSP, Case
from documents.russian.numbers import ordinal

DateStyle: TypeAlias = Literal["contract", "long", "table", "words"]

MONTHS_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
WEEKDAYS = (
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
_WEEKDAYS_ON = (
    "понедельникам",
    "вторникам",
    "средам",
    "четвергам",
    "пятницам",
    "субботам",
    "воскресеньям",
)
_WEEKDAYS_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_MINUTES_A_DAY = 24 * 60

BLANKS: dict[str, str] = {
    "contract": f"«___»{NBSP}____________{NBSP}20__{NBSP}г.",
    "long": f"«___»{NBSP}____________{NBSP}20__{NBSP}г.",
    "table": "__.__.20__",
    "words": "____________________ года",
}


def date(day: datetime.date | None, style: DateStyle = "contract") -> str:
    """A date in one of the house styles; None gives the blank of the style to fill by hand.

    contract «01» сентября 2026 г.; long 1 сентября 2026 г.; table 01.09.2026;
    words «первое сентября две тысячи двадцать шестого года».
    """
    if day is None:
        return BLANKS[style]
    month = MONTHS_GENITIVE[day.month - 1]
    if style == "contract":
        return f"«{day.day:02d}»{NBSP}{month}{NBSP}{day.year}{NBSP}г."
    if style == "long":
        return f"{day.day}{NBSP}{month}{NBSP}{day.year}{NBSP}г."
    if style == "table":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{ordinal(day.day, 'n')} {month} {ordinal(day.year, 'm', 'gen')} года"


def date_range(start: datetime.date | None, end: datetime.date | None) -> str:
    """«с 1 сентября 2026 г. по 31 мая 2027 г.»; blanks where a side is unknown."""
    return f"с{NBSP}{date(start, 'long')} по{NBSP}{date(end, 'long')}"


def month_year(day: datetime.date) -> str:
    """«сентябрь 2026 г.»."""
    return f"{MONTHS[day.month - 1]} {day.year}{NBSP}г."


def time_of_day(minutes: int) -> str:
    """Minutes since midnight as «14:30»; values outside the day come round («24:00» is «00:00»)."""
    hours, rest = divmod(minutes % _MINUTES_A_DAY, 60)
    return f"{hours:02d}:{rest:02d}"


def weekday(number: int, style: Literal["name", "on", "short"] = "name") -> str:
    """Day of the week, 0 is Monday: «понедельник», «по понедельникам», «пн»."""
    place = number % len(WEEKDAYS)
    if style == "on":
        return f"по{NBSP}{_WEEKDAYS_ON[place]}"
    return _WEEKDAYS_SHORT[place] if style == "short" else WEEKDAYS[place]


def school_year(first: int) -> str:
    """«2026/2027» for the school year that begins in `first`."""
    return f"{first}/{first + 1}"


def class_ordinal(number: int, case: Case = "nom") -> str:
    """A class: class_ordinal(9, "gen") → «девятого класса»."""
    forms: dict[Case, str] = {
        "nom": "класс", "gen": "класса", "dat": "классу", "acc": "класс", "ins": "классом", "pre": "классе",
    }  # fmt: skip
    return f"{ordinal(number, 'm', case)} {forms[case]}"


def course_ordinal(number: int, case: Case = "nom") -> str:
    """A course of studies: course_ordinal(2, "gen") → «второго курса»."""
    forms: dict[Case, str] = {
        "nom": "курс", "gen": "курса", "dat": "курсу", "acc": "курс", "ins": "курсом", "pre": "курсе",
    }  # fmt: skip
    return f"{ordinal(number, 'm', case)} {forms[case]}"

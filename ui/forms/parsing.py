"""Dates, sums and times the way people type them. No Qt here."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_CENTURY_TURN = 70
_MAX_RUBLES = 10**12
_NUMERIC = re.compile(r"(\d{1,2})[./\-, ](\d{1,2})(?:[./\-, ](\d{4}|\d{2}))?\s*(?:г\.?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_WORDS = re.compile(r"[«\"]?(\d{1,2})[»\"]?\s+([а-яё]{3,})\.?(?:\s+(\d{4}|\d{2}))?\s*(?:г\.?|года)?")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.,\- ]\s*(\d{2}))?|(\d{1,2})(\d{2})")
_DAYS = {"вчера": -1, "сегодня": 0, "завтра": 1}


def parse_date(text: str, today: dt.date) -> dt.date | None:
    """A date typed as «1.9.26», «01.09.2026», «1.9» (this year), «010926», «1 сентября 2026 г.» or «сегодня».

    Two figures of a year below 70 mean this century. None when the text is not a date.
    """
    text = " ".join(text.lower().split())
    if text in _DAYS:
        return today + dt.timedelta(days=_DAYS[text])
    if match := _ISO.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _NUMERIC.fullmatch(text) or _SOLID.fullmatch(text):
        return _date(match[3] or str(today.year), match[2], match[1])
    if match := _WORDS.fullmatch(text):
        month = _month(match[2])
        return _date(match[3] or str(today.year), str(month), match[1]) if month else None
    return None


def _month(word: str) -> int:
    # «мар» stands before «ма», so that March is not taken for May.
    return next((number for number, start in enumerate(_MONTHS, 1) if word.startswith(start)), 0)


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _CENTURY_TURN else 1900
    try:
        return dt.date(number, int(month), int(day))
    except ValueError:
        return None


def parse_money(text: str) -> int | None:
    """Kopecks of a sum typed as «1 234,50», «1234.5», «1 234 руб.», «1234,5 ₽». None when it is not a sum.

    Fractions of a kopeck are not a sum: nothing is rounded silently.
    """
    bare = re.sub(r"(?:руб(?:лей|ля|ль|\.)?|₽|р\.?)\s*$", "", text.strip().lower())
    bare = re.sub(r"[\s\u00a0\u202f']", "", bare).replace(",", ".")
    if not re.fullmatch(r"-?\d+(?:\.\d{0,2})?", bare):
        return None
    try:
        rubles = Decimal(bare)
    except InvalidOperation:
        return None
    return int(rubles * 100) if abs(rubles) < _MAX_RUBLES else None


def parse_time(text: str) -> int | None:
    """Minutes since midnight of a time typed as «8:05», «8.05», «805», «8». None when it is not a time."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None

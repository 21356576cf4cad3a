"""Sums of money in figures and words. Money is whole kopecks everywhere."""

from __future__ import annotations

from documents.russian.grammar import NBSP, Case
from documents.russian.numbers import figures, number
from documents.russian.units import UNITS, unit_form


def money(kopecks: int, case: Case = "nom") -> str:
    """«12 500 (двенадцать тысяч пятьсот) рублей 00 копеек»; the nouns agree with the numbers beside them.

    With a case, «в размере»: money(1250000, "gen") → «12 500 (двенадцати тысяч пятисот) рублей 00 копеек».
    Parts are joined by no-break spaces, the words in brackets by ordinary ones.
    """
    roubles, rest = divmod(abs(kopecks), 100)
    sign = "минус " if kopecks < 0 else ""
    words = number(roubles, "m", case)
    rouble = unit_form(roubles, UNITS["рубль"], case)
    kopeck = unit_form(rest, UNITS["копейка"], case)
    return f"{sign}{figures(roubles)}{NBSP}({words}){NBSP}{rouble} {rest:02d}{NBSP}{kopeck}"


def money_figures(kopecks: int) -> str:
    """«12 500,00», for tables."""
    roubles, rest = divmod(abs(kopecks), 100)
    return f"{'-' if kopecks < 0 else ''}{figures(roubles)},{rest:02d}"


def money_short(kopecks: int) -> str:
    """«12 500 руб. 00 коп.», for lists and letters."""
    roubles, rest = divmod(abs(kopecks), 100)
    sign = "-" if kopecks < 0 else ""
    return f"{sign}{figures(roubles)}{NBSP}руб. {rest:02d}{NBSP}коп."

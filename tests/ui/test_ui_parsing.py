"""Dates, sums and times as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plural import plural
from ui.forms.parsing import parse_date, parse_money, parse_time
from ui.system.locale_ru import counted, date_text, money_text, time_text

TODAY = dt.date(2026, 9, 1)
FORMS = ("договор", "договора", "договоров")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.9.26", dt.date(2026, 9, 1)),
        ("01.09.2026", dt.date(2026, 9, 1)),
        ("1/9/2026", dt.date(2026, 9, 1)),
        ("1,9,26", dt.date(2026, 9, 1)),
        ("1 9 26", dt.date(2026, 9, 1)),
        ("31.12", dt.date(2026, 12, 31)),
        ("010926", dt.date(2026, 9, 1)),
        ("01092026", dt.date(2026, 9, 1)),
        ("2026-09-01", dt.date(2026, 9, 1)),
        ("1 сентября 2026 г.", dt.date(2026, 9, 1)),
        ("«1» сентября 2026 года", dt.date(2026, 9, 1)),
        ("5 мая", dt.date(2026, 5, 5)),
        ("5 марта 26", dt.date(2026, 3, 5)),
        ("завтра", dt.date(2026, 9, 2)),
        ("01.02.85", dt.date(1985, 2, 1)),
        ("31.02.2026", None),
        ("0.0.0", None),
        ("скоро", None),
        ("5 фантастября", None),
    ],
)
def test_dates_are_understood(text: str, expected: dt.date | None) -> None:
    assert parse_date(text, TODAY) == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_a_shown_date_is_understood_again(day: dt.date) -> None:
    assert parse_date(date_text(day), TODAY) == day


@given(st.text(max_size=30))
def test_strange_text_never_breaks_the_editors(text: str) -> None:
    parse_date(text, TODAY)
    parse_money(text)
    assert parse_time(text) is None or 0 <= (parse_time(text) or 0) < 24 * 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234,5", 123_450),
        ("1 234,50 руб.", 123_450),
        ("1\u00a0234.05 ₽", 123_405),
        ("0", 0),
        ("-5", -500),
        ("12р", 1_200),
        ("1,005", None),
        ("1e5", None),
        ("сто", None),
        ("9" * 20, None),
    ],
)
def test_sums_are_understood_to_the_kopeck(text: str, expected: int | None) -> None:
    assert parse_money(text) == expected


@given(st.integers(0, 10**11))
def test_a_shown_sum_is_understood_again(kopecks: int) -> None:
    assert parse_money(money_text(kopecks)) == kopecks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8:05", 485),
        ("8.05", 485),
        ("805", 485),
        ("1430", 870),
        ("8", 480),
        ("24:00", None),
        ("8:60", None),
        ("", None),
    ],
)
def test_times_are_understood(text: str, expected: int | None) -> None:
    assert parse_time(text) == expected


@given(st.integers(0, 24 * 60 - 1))
def test_a_shown_time_is_understood_again(minutes: int) -> None:
    assert parse_time(time_text(minutes)) == minutes


@pytest.mark.parametrize(
    ("count", "form"), [(1, 0), (2, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (111, 2), (0, 2), (101, 0)]
)
def test_words_after_numbers(count: int, form: int) -> None:
    assert plural(count, *FORMS) == FORMS[form]


def test_large_numbers_are_grouped() -> None:
    assert counted(1250, FORMS) == "1\u00a0250\u00a0договоров"

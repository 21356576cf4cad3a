"""Rules of terms, numbers, lessons and clashes: golden values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.enums import ContractState, Weekday, WeekParity
from models.rows import SlotRow
from models.rules.lessons import conflicts, join_dates, lesson_dates, parse_dates
from models.rules.numbering import DEFAULT_MASK, format_number, next_serial
from models.rules.states import NEXT_STEP, reachable
from models.rules.terms import TermStatus, academic_year, add_months, period_end, term_status

D = dt.date


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (D(2025, 8, 31), 6, D(2026, 2, 28)),
        (D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2020, 8, 1), 36, D(2023, 7, 31)),
        (D(2026, 9, 1), 12, D(2027, 8, 31)),
        (D(2026, 9, 1), 1, D(2026, 9, 30)),
    ],
)
def test_period_ends_on_its_last_day(start: dt.date, months: int, last: dt.date) -> None:
    assert period_end(start, months) == last


@given(st.dates(D(1990, 1, 1), D(2080, 1, 1)), st.integers(-120, 120))
def test_adding_months_never_leaves_the_month(day: dt.date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.parametrize(
    ("today", "status", "left"),
    [
        (D(2026, 8, 31), TermStatus.FUTURE, 273),
        (D(2026, 9, 1), TermStatus.RUNNING, 272),
        (D(2027, 5, 1), TermStatus.EXPIRING, 30),
        (D(2027, 5, 31), TermStatus.EXPIRING, 0),
        (D(2027, 6, 1), TermStatus.EXPIRED, -1),
    ],
)
def test_term_is_computed_for_the_day(today: dt.date, status: TermStatus, left: int) -> None:
    assert term_status(D(2026, 9, 1), D(2027, 5, 31), today) == (status, left)


def test_term_without_dates_is_open() -> None:
    assert term_status(None, None, D(2026, 1, 1)) == (TermStatus.UNDATED, None)
    assert TermStatus.EXPIRING.label(0) == "Истекает сегодня"


@pytest.mark.parametrize(("day", "year"), [(D(2026, 11, 22), 2026), (D(2027, 5, 31), 2026), (D(2027, 6, 1), 2027)])
def test_school_year_of_a_day(day: dt.date, year: int) -> None:
    assert academic_year(day) == (D(year, 9, 1), D(year + 1, 5, 31))


def test_numbers_follow_the_mask_and_are_not_reused() -> None:
    assert format_number(DEFAULT_MASK, "СФ", 2026, 7) == "СФ-2026/007"
    assert next_serial(DEFAULT_MASK, "СФ", 2026, ["СФ-2026/003", "СФ-2025/900", "СД-2026/050", "3"]) == 4
    assert next_serial("{№}/{гг}", "СФ", 2026, ["12/26", "7/26", "99/25"]) == 13
    assert next_serial("без счётчика", "СФ", 2026, ["без счётчика"]) == 1


def test_weekly_lessons_fall_on_their_weekday() -> None:
    days = lesson_dates(Weekday.THURSDAY, WeekParity.EVERY, D(2026, 9, 1), D(2026, 9, 30), "")
    assert days == (D(2026, 9, 3), D(2026, 9, 10), D(2026, 9, 17), D(2026, 9, 24))


def test_odd_and_even_weeks_share_out_all_weeks() -> None:
    def series(parity: WeekParity) -> set[dt.date]:
        return set(lesson_dates(Weekday.MONDAY, parity, D(2026, 9, 1), D(2026, 12, 31), ""))

    assert series(WeekParity.ODD) | series(WeekParity.EVEN) == series(WeekParity.EVERY)
    assert not series(WeekParity.ODD) & series(WeekParity.EVEN)
    assert D(2026, 9, 7) in series(WeekParity.EVEN)


@given(st.lists(st.dates()))
def test_listed_dates_survive_storage(days: list[dt.date]) -> None:
    assert parse_dates(join_dates(days)) == tuple(sorted(set(days)))


def test_listed_dates_pass_over_nonsense() -> None:
    assert parse_dates("2026-09-01 вчера 2026-02-30") == (D(2026, 9, 1),)


def _slot(number: int, **changes: object) -> SlotRow:
    values: dict[str, object] = {
        "id": number, "contract_id": number, "contract_number": str(number), "contract_state": ContractState.SIGNED,
        "program_title": "", "component_title": f"Модуль {number}", "organization_id": None, "organization_name": "",
        "group_name": "", "weekday": None, "parity": WeekParity.EVERY, "dates": (D(2026, 9, 7),), "date_from": None,
        "date_to": None, "starts_at": 540, "ends_at": 585, "place": "", "teacher": "", "note": "", "search_text": "",
    }  # fmt: skip
    return SlotRow(**(values | changes))  # type: ignore[arg-type]


def test_clash_of_a_teacher_is_told_in_words() -> None:
    found = conflicts([_slot(1, teacher="Шевчук Л. И."), _slot(2, teacher="Шевчук Л. И.", starts_at=570, ends_at=600)])
    assert [item.text for item in found] == [
        "Педагог «Шевчук Л. И.» 07.09.2026 занят дважды: Модуль 1, 9:00–9:45 (договор № 1)"
        " и Модуль 2, 9:30–10:00 (договор № 2)."
    ]


def test_no_clash_when_lessons_only_touch_or_days_differ() -> None:
    first = _slot(1, place="Корпус 1, каб. 5")
    assert not conflicts([first, _slot(2, place="Корпус 1, каб. 5", starts_at=585, ends_at=630)])
    assert not conflicts([first, _slot(2, place="Корпус 1, каб. 5", dates=(D(2026, 9, 8),))])


def test_lessons_of_a_contract_that_came_to_nothing_do_not_clash() -> None:
    dead = _slot(2, teacher="Шевчук Л. И.", contract_state=ContractState.TERMINATED)
    assert not conflicts([_slot(1, teacher="Шевчук Л. И."), dead])


def test_group_clashes_within_one_contract_only() -> None:
    rows = [_slot(1, group_name="10А"), _slot(2, group_name="10А")]
    assert not conflicts(rows)
    assert len(conflicts([rows[0], _slot(2, group_name="10а", contract_id=1)])) == 1


def test_a_series_is_cut_at_three_years() -> None:
    days = lesson_dates(Weekday.MONDAY, WeekParity.EVERY, D(2026, 9, 1), D(2099, 1, 1), "")
    assert (days[0], days[-1]) == (D(2026, 9, 7), D(2029, 9, 3))


@pytest.mark.parametrize(
    ("state", "following"),
    [
        ("signed", ["fulfilled", "terminated", "signing"]),
        ("fulfilled", ["signed"]),
        ("terminated", ["signed"]),
        ("not_concluded", ["draft"]),
        ("draft", ["review", "at_partner", "disagreement", "agreed", "signing", "signed", "not_concluded"]),
    ],
)
def test_where_a_contract_may_go(state: str, following: list[str]) -> None:
    assert list(reachable(ContractState(state))) == following


def test_every_open_state_leads_on() -> None:
    for state, (following, words) in NEXT_STEP.items():
        assert following in reachable(state)
        assert words
    assert ContractState.DRAFT not in reachable(ContractState.SIGNED)

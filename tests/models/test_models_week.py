"""The schedule by weeks, doubts about a lesson, years of a contract."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from models.annex_data import SlotData
from models.enums import ContractState, Weekday, WeekParity
from models.rows import ContractRow, SlotRow
from models.rules.lessons import lesson_dates
from models.rules.terms import TermStatus
from models.rules.week import as_of_week, by_rule, check_slot, monday_of, nearest_week, week_lessons
from models.rules.years import all_years, contract_years

START, END = dt.date(2026, 9, 1), dt.date(2027, 5, 31)


def row(
    number: int, weekday: Weekday | None, parity: WeekParity = WeekParity.EVERY, on_dates: str = "", term: bool = True
) -> SlotRow:
    start, end = (START, END) if term else (None, None)
    return SlotRow(
        id=number, contract_id=1, contract_number="1", contract_state=ContractState.SIGNED, program_title="",
        component_title="Физика", organization_id=None, organization_name="", group_name="7А", weekday=weekday,
        parity=parity, dates=lesson_dates(weekday, parity, start, end, on_dates), date_from=start, date_to=end,
        starts_at=540, ends_at=585, place="", teacher="", note="", search_text="",
    )  # fmt: skip


rows = st.builds(row, st.integers(1, 9), st.sampled_from(Weekday), st.sampled_from(WeekParity))


@given(st.lists(rows, max_size=5), st.dates(START, END))
def test_every_date_is_in_exactly_one_week(found: list[SlotRow], day: dt.date) -> None:
    monday = monday_of(day)
    placed = week_lessons(found, monday)
    expected = [
        (item.id, date) for item in found for date in item.dates if monday <= date <= monday + dt.timedelta(days=6)
    ]
    assert sorted((item.row.id, item.day) for item in placed) == sorted(expected)
    assert [item.day for item in placed] == sorted(item.day for item in placed)


def test_a_weekly_row_without_a_term_stands_in_every_week() -> None:
    endless = row(1, Weekday.WEDNESDAY, term=False)
    for monday in (dt.date(2020, 1, 6), dt.date(2026, 11, 23)):
        assert [item.day for item in week_lessons([endless], monday)] == [monday + dt.timedelta(days=2)]


def test_a_dated_row_gets_its_weekday_in_the_picture_of_a_week() -> None:
    dated = row(1, None, on_dates="2026-11-24 2027-01-11")
    (shown,) = as_of_week(week_lessons([dated], dt.date(2026, 11, 23)))
    assert (shown.weekday, shown.dates) == (Weekday.TUESDAY, ())


def test_a_weekly_row_is_told_by_its_rule_and_a_dated_one_by_its_days() -> None:
    weekly, dated = row(1, Weekday.MONDAY), row(2, None, on_dates="2026-11-24")
    assert by_rule(weekly).dates == ()
    assert by_rule(dated).dates == (dt.date(2026, 11, 24),)


def test_the_next_week_with_lessons_is_found_then_the_last_one() -> None:
    dated = row(1, None, on_dates="2026-09-02 2026-12-02")
    assert nearest_week([dated], dt.date(2026, 10, 5)) == dt.date(2026, 11, 30)
    assert nearest_week([dated], dt.date(2027, 2, 1)) == dt.date(2026, 11, 30)
    assert nearest_week([], dt.date(2026, 10, 5)) is None


def test_doubts_name_the_field() -> None:
    def doubts(data: SlotData) -> set[tuple[str, str]]:
        return {(problem.field, problem.code) for problem in check_slot(data, START, END)}

    good = SlotData(weekday=Weekday.MONDAY, date_from=START, date_to=END)
    assert doubts(good) == set()
    assert doubts(SlotData(starts_at=600, ends_at=600)) == {("ends_at", "ends_before"), ("weekday", "no_day")}
    assert doubts(SlotData(weekday=Weekday.MONDAY)) == {("date_from", "no_term")}
    assert doubts(SlotData(weekday=Weekday.MONDAY, date_from=END, date_to=START)) == {("date_to", "term_reversed")}
    assert doubts(SlotData(on_dates="2026-08-31")) == {("on_dates", "outside_term")}
    late = SlotData(weekday=Weekday.MONDAY, date_from=START, date_to=dt.date(2027, 7, 1))
    assert doubts(late) == {("date_from", "outside_term")}


def contract(signed: dt.date | None, start: dt.date | None, end: dt.date | None) -> ContractRow:
    return ContractRow(
        1, "network", "", "1", signed, "", "", 2, 2, 2, "", ContractState.SIGNED, TermStatus.RUNNING, None, start, end,
        "", False, "", "",
    )  # fmt: skip


def test_a_contract_belongs_to_every_year_of_its_term() -> None:
    assert contract_years(contract(dt.date(2024, 12, 30), dt.date(2025, 1, 1), dt.date(2027, 5, 31))) == {
        2024, 2025, 2026, 2027,
    }  # fmt: skip
    assert contract_years(contract(None, None, None)) == set()
    endless = contract(None, dt.date(2025, 1, 1), None)
    assert all_years([endless, contract(dt.date(2023, 1, 1), None, None)]) == [2025, 2023]

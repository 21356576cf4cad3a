from __future__ import annotations

import datetime
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.russian import (
    CASES,
    class_ordinal,
    count,
    course_ordinal,
    date,
    date_range,
    figures,
    money,
    money_figures,
    money_short,
    month_year,
    number,
    ordinal,
    plural,
    school_year,
    time_of_day,
    weekday,
)

NUM2WORDS_CASES = {
    "nom": "nominative",
    "gen": "genitive",
    "dat": "dative",
    "ins": "instrumental",
    "pre": "prepositional",
}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kopecks", "expected"),
    [
        (1250000, "12 500 (двенадцать тысяч пятьсот) рублей 00 копеек"),
        (208000, "2 080 (две тысячи восемьдесят) рублей 00 копеек"),
        (100, "1 (один) рубль 00 копеек"),
        (2101, "21 (двадцать один) рубль 01 копейка"),
        (102, "1 (один) рубль 02 копейки"),
        (0, "0 (ноль) рублей 00 копеек"),
        (1111, "11 (одиннадцать) рублей 11 копеек"),
        (100000000, "1 000 000 (один миллион) рублей 00 копеек"),
        (200000, "2 000 (две тысячи) рублей 00 копеек"),
        (2200000000, "22 000 000 (двадцать два миллиона) рублей 00 копеек"),
    ],
)
def test_money(kopecks: int, expected: str) -> None:
    assert plain(money(kopecks)) == expected


def test_money_in_a_case_and_in_figures() -> None:
    assert plain(money(1250000, "gen")) == "12 500 (двенадцати тысяч пятисот) рублей 00 копеек"
    assert money_figures(1250000) == "12\u00a0500,00"
    assert money_figures(-5) == "-0,05"
    assert plain(money_short(1250050)) == "12 500 руб. 50 коп."


@pytest.mark.parametrize(
    ("value", "unit", "case", "style", "expected"),
    [
        (10, "рабочий день", "gen", "both", "10 (десяти) рабочих дней"),
        (3, "рабочий день", "gen", "both", "3 (трёх) рабочих дней"),
        (10, "рабочий день", "acc", "both", "10 (десять) рабочих дней"),
        (2, "рабочий день", "nom", "both", "2 (два) рабочих дня"),
        (21, "рабочий день", "nom", "both", "21 (двадцать один) рабочий день"),
        (2, "экземпляр", "pre", "both", "2 (двух) экземплярах"),
        (21, "экземпляр", "pre", "both", "21 (двадцати одном) экземпляре"),
        (25, "человек", "nom", "both", "25 (двадцать пять) человек"),
        (15, "человек", "gen", "both", "15 (пятнадцати) человек"),
        (2, "человек", "nom", "figures", "2 человека"),
        (1, "обучающийся", "nom", "figures", "1 обучающийся"),
        (2, "обучающийся", "nom", "figures", "2 обучающихся"),
        (5, "обучающийся", "nom", "figures", "5 обучающихся"),
        (2, "обучающийся", "acc", "words", "двух обучающихся"),
        (22, "ученик", "acc", "words", "двадцать два ученика"),
        (21, "ученик", "acc", "words", "двадцать одного ученика"),
        (2, "академический час", "nom", "figures", "2 академических часа"),
        (1.5, "час", "nom", "both", "1,5 часа"),
        (5, "год", "nom", "figures", "5 лет"),
        (5, "год", "dat", "figures", "5 годам"),
        (3, "страница", "nom", "both", "3 (три) страницы"),
        (2, "минута", "acc", "words", "две минуты"),
        (3, "новая парта", "nom", "figures", "3 новые парты"),
        (2, "письменный стол", "nom", "figures", "2 письменных стола"),
        (5, "учитель", "dat", "words", "пяти учителям"),
        (12500, "человек", "nom", "figures", "12 500 человек"),
        (3, "урок в неделю", "nom", "figures", "3 урока в неделю"),
        (5, "урок в неделю", "ins", "words", "пятью уроками в неделю"),
        (2, "копия документа", "gen", "figures", "2 копий документа"),
        (2, "человек в группе", "gen", "figures", "2 человек в группе"),
        (2, "рабочее место учителя", "nom", "figures", "2 рабочих места учителя"),
    ],
)
def test_count(value: float, unit: str, case: str, style: str, expected: str) -> None:
    assert plain(count(value, unit, case, style)) == expected  # type: ignore[arg-type]


def test_numbers_agree_with_num2words() -> None:
    num2words = pytest.importorskip("num2words").num2words
    generator = random.Random(4)
    values = [*range(1000), *(generator.randrange(10**9) for _ in range(300))]
    for case, name in NUM2WORDS_CASES.items():
        for value in values:
            if value:
                assert number(value, "m", case) == num2words(value, lang="ru", case=name)  # type: ignore[arg-type]
    for value in range(1, 2500):
        assert ordinal(value) == num2words(value, lang="ru", to="ordinal")


@pytest.mark.parametrize(
    ("value", "gender", "case", "expected"),
    [
        (0, "m", "ins", "нолём"),
        (1, "f", "acc", "одну"),
        (2, "f", "nom", "две"),
        (2_000_002, "f", "nom", "два миллиона две"),
        (31_000_001, "f", "nom", "тридцать один миллион одна"),
        (2_001, "m", "acc", "две тысячи один"),
        (-5, "m", "nom", "минус пять"),
        (555, "m", "ins", "пятьюстами пятьюдесятью пятью"),
    ],
)
def test_number(value: int, gender: str, case: str, expected: str) -> None:
    assert number(value, gender, case) == expected  # type: ignore[arg-type]


def test_ordinals_of_years_classes_and_courses() -> None:
    assert ordinal(2026, "m", "gen") == "две тысячи двадцать шестого"
    assert ordinal(3, "f", "acc") == "третью"
    assert ordinal(21_000) == "двадцатиоднотысячный"
    assert class_ordinal(9, "gen") == "девятого класса"
    assert course_ordinal(2, "pre") == "втором курсе"


def test_plural_forms() -> None:
    forms = [plural(value, "договор", "договора", "договоров") for value in (1, 2, 5, 11, 12, 14, 21, 22, 25, 111, 0)]
    assert forms == [
        "договор", "договора", "договоров", "договоров", "договоров", "договоров",
        "договор", "договора", "договоров", "договоров", "договоров",
    ]  # fmt: skip


def test_dates() -> None:
    day = datetime.date(2026, 9, 1)
    assert date(day, "contract") == "«01»\u00a0сентября\u00a02026\u00a0г."
    assert date(day, "long") == "1\u00a0сентября\u00a02026\u00a0г."
    assert date(day, "table") == "01.09.2026"
    assert date(day, "words") == "первое сентября две тысячи двадцать шестого года"
    assert plain(date(None)) == "«___» ____________ 20__ г."
    assert plain(date_range(day, None)) == "с 1 сентября 2026 г. по «___» ____________ 20__ г."
    assert plain(month_year(day)) == "сентябрь 2026 г."
    assert school_year(2026) == "2026/2027"


def test_times_and_weekdays() -> None:
    assert time_of_day(870) == "14:30"
    assert time_of_day(0) == "00:00"
    assert weekday(0) == "понедельник"
    assert plain(weekday(2, "on")) == "по средам"
    assert weekday(6, "short") == "вс"


@settings(max_examples=100, deadline=None)
@given(st.integers(), st.text(max_size=20), st.sampled_from(CASES))
def test_any_number_and_unit(value: int, unit: str, case: str) -> None:
    assert isinstance(count(value, unit, case), str)  # type: ignore[arg-type]
    assert number(value, "f", case)  # type: ignore[arg-type]
    assert ordinal(value, "n", case)  # type: ignore[arg-type]
    assert figures(value)
    assert money(value)


def test_importing_the_package_loads_no_dictionary() -> None:
    code = "import sys, documents.russian; print(sorted({'pymorphy3', 'pytrovich'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def _table(name: str) -> list[list[str]]:
    rows = (Path(__file__).resolve().parents[1] / "data" / "russian" / name).read_text("utf-8").splitlines()[1:]
    return [row.split("\t") for row in rows]


def test_sums_and_dates_of_the_tables() -> None:
    assert [row for row in _table("sums.tsv") if plain(money(int(row[0]))) != row[1]] == []
    for day, *expected in _table("dates.tsv"):
        written = datetime.date.fromisoformat(day)
        assert [plain(date(written, style)) for style in ("contract", "long", "table", "words")] == expected

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.russian import typography

# "~" stands for a no-break space.
ROWS = [
    ('ООО "Ромашка"', "ООО~«Ромашка»"),
    ('МБОУ "СОШ № 5 "Радуга""', "МБОУ~«СОШ №~5 „Радуга“»"),
    ('МБОУ «СОШ "Радуга"»', "МБОУ~«СОШ~„Радуга“»"),
    ("“Школа”", "«Школа»"),
    ('именуемое "Сторона 1", и', "именуемое «Сторона 1», и"),
    ('("Школа")', "(«Школа»)"),
    ('"незакрытая кавычка', '"незакрытая кавычка'),
    ("закрытая» лишняя", "закрытая» лишняя"),
    ("И.И.Иванов", "И.~И.~Иванов"),
    ("Иванов И.И.", "Иванов~И.~И."),
    ("Петрова-Водкина А. С.", "Петрова-Водкина~А.~С."),
    ("директор И. И. Иванов", "директор И.~И.~Иванов"),
    ("Директор И. И. Иванов", "Директор И.~И.~Иванов"),
    ("1 сентября 2026 г.", "1~сентября~2026~г."),
    ("«01» сентября 2026 г.", "«01»~сентября~2026~г."),
    ("«___» ________ 20__ г.", "«___» ________ 20__~г."),
    ("2026 г. Школа", "2026~г. Школа"),
    ("№5, № 6, №   7", "№~5, №~6, №~7"),
    ("от 05.09.2025 N 5", "от 05.09.2025 №~5"),
    ("ул. Ленина, д. 5, кв. 7", "ул.~Ленина, д.~5, кв.~7"),
    ("г. Москва", "г.~Москва"),
    ("ст.15 Закона № 273-ФЗ", "ст.~15 Закона №~273-ФЗ"),
    ("п. 1.2 договора", "п.~1.2 договора"),
    ("слово - слово", "слово~— слово"),
    ("слово – слово", "слово~– слово"),
    ("учитель-логопед", "учитель-логопед"),
    ("2025-2026 учебный год", "2025–2026 учебный год"),
    ("с 09:00-10:30", "с 09:00–10:30"),
    ("5-7 классы", "5–7~классы"),
    ("договор № 5-2026", "договор №~5-2026"),
    ("12 500 руб. 00 коп.", "12~500~руб. 00~коп."),
    ("10 рабочих дней, 5 дней", "10 рабочих дней, 5~дней"),
    ("50 %", "50~%"),
    ("и т. д.", "и т.~д."),
    ("и.о. директора", "и.~о.~директора"),
    ("два  пробела", "два пробела"),
    ("ждите...", "ждите…"),
    ("1\n«2»", "1\n«2»"),
]
_TABLE = Path(__file__).resolve().parents[1] / "data" / "russian" / "typography.tsv"
ROWS += [(raw, done) for raw, done in (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines()[1:])]
UNTOUCHED = [
    "https://example.ru/a-b?x=1&y=2",
    "school-5@mail.example.ru",
    "40703810701000101751",
    "112-233-445 95",
    "Л035-01298-77/00187654",
    "8 (900) 123-45-67",
    "8 900 123 45 67",
    "МБОУ СОШ",
    "",
    "😀",
]


@pytest.mark.parametrize(("raw", "expected"), ROWS)
def test_rules(raw: str, expected: str) -> None:
    done = typography(raw)
    assert done == expected.replace("~", "\u00a0")
    assert typography(done) == done


@pytest.mark.parametrize("text", UNTOUCHED)
def test_requisites_and_addresses_are_left_alone(text: str) -> None:
    assert typography(text) == text


SIGNS = '«»"„“” \u00a0—–№-%N\n'
WORDS = ("И.", "Иванов", "г.", "5", "12", "500", "руб.", "ст.", "1-4", "2026-2027", "ООО", "сентября", "т.", "д.")
PIECES = st.sampled_from([*SIGNS, *WORDS, " - ", "п.", "...", "..", "и.о.", "школа", "https://a.ru/x"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60)))
def test_idempotent_and_safe(text: str) -> None:
    once = typography(text)
    assert typography(once) == once
    assert not set(once) - set(text) - set("\u00a0«»„“—–…№. ")


@pytest.mark.parametrize("char", [*'а1"«.- @№', "И.", "1 ", "a.", "а-"])
def test_ten_thousand_characters_do_not_hang(char: str) -> None:
    assert typography(char * 10_000)

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.text import clean, fold, sort_key

ORDINARY = st.text(
    alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    + string.digits
    + " .,-—–«»„“№\n\t\u00a0"
)
ANYTHING = st.text(alphabet=st.characters(), max_size=60)


@given(ORDINARY)
def test_clean_keeps_ordinary_russian_text(text: str) -> None:
    assert clean(text) == text.strip()


@settings(max_examples=200, deadline=None)
@given(ANYTHING, st.one_of(st.none(), st.integers(min_value=0, max_value=40)))
def test_clean_is_idempotent_and_safe(text: str, limit: int | None) -> None:
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert unicodedata.is_normalized("NFC", once)
    assert limit is None or len(once) <= limit
    once.encode("utf-8")
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in once if char not in "\n\t")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  Школа № 5  ", "Школа № 5"),
        ("МБОУ\x00 «СОШ\x07»", "МБОУ «СОШ»"),
        ("строка\r\nвторая\rтретья\u2028четвёртая", "строка\nвторая\nтретья\nчетвёртая"),
        ("е\u0308лка и\u0306", "ёлка й"),
        ("не\u00adпере\u200bнос\ufeff", "неперенос"),
        ("\ud800текст\udfff", "текст"),
        ("\u202eтекст\u202c", "текст"),
        ("семья 👨\u200d👩\u200d👧 и\u200dслово", "семья 👨\u200d👩\u200d👧 ислово"),
        ("12\u00a0500", "12\u00a0500"),
        ("", ""),
    ],
)
def test_clean_examples(raw: str, expected: str) -> None:
    assert clean(raw) == expected


def test_clean_cuts_to_the_limit() -> None:
    assert clean("абв где", 4) == "абв"
    assert clean("абвгде", 3) == "абв"


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ЁЛКИН", "елкин"),
        ("МБОУ «СОШ № 5»", 'мбоу "сош  № 5"'),
        ("2025–2026", "2025-2026"),
        ("г.\u00a0Москва", "Г. МОСКВА"),
        ("Д’Артаньян", "д'артаньян"),
        ("е\u0308ж", "Еж"),
    ],
)
def test_fold_makes_equal(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_fold_keeps_short_i_apart() -> None:
    assert fold("май") != fold("маи")


@pytest.mark.parametrize(
    "ordered",
    [
        ["Ёжиков", "Ежов"],
        ["Школа № 5", "Школа № 12", "Школа № 100"],
        ["9А", "10А", "10Б", "11А"],
        ["Иванов Пётр", "Иванова Анна"],
        ["Елка", "Ёлка"],
        ["«Альфа»", "Бета", "«Гамма»"],
        ["Абрамов", "Ёлкин", "Жуков", "Яковлев", "Zeta"],
        ["Иванов", "Иванов-Петров", "Ивановский"],
        ["Агатова", "Айдарова", "Әхмәтов", "Бабаев"],
        ["2 класс", "А класс"],
    ],
)
def test_sort_key_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="аеёж", max_size=6), st.text(alphabet="аеёж", max_size=6))
def test_sort_key_tells_io_apart_at_the_second_level_only(left: str, right: str) -> None:
    alphabet = {"а": 0, "е": 1, "ё": 1, "ж": 2}
    first = [alphabet[char] for char in left], [alphabet[char] for char in right]
    if first[0] != first[1]:
        assert (sort_key(left) < sort_key(right)) == (first[0] < first[1])
    else:
        assert (sort_key(left) == sort_key(right)) == (left == right)


@given(st.integers(0, 10**25), st.integers(0, 10**25))
def test_sort_key_orders_numbers_by_value(left: int, right: int) -> None:
    assert (sort_key(f"№ {left}") < sort_key(f"№ {right}")) == (left < right)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_sort_key_never_raises(text: str) -> None:
    assert "\t" in sort_key(text)

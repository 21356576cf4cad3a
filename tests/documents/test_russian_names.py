"""Names against the golden tables of tests/data/russian; every error found becomes a row there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.russian import CASES, OBLIQUE, Gender, gender_of, inflect_name, initials_after, initials_before

UNSURE = ["Ткач", "Заяц", "Палий", "Тычина"]


def _rows(name: str) -> list[list[str]]:
    """Rows of a golden table; the first line names the columns."""
    table = Path(__file__).resolve().parents[1] / "data" / "russian" / name
    return [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize("row", _rows("full_names.tsv"), ids=lambda row: row[0])
def test_full_names(row: list[str]) -> None:
    surname, first, *patronymic = row[0].split(" ")
    forms = [inflect_name(surname, first, " ".join(patronymic), case).full for case in OBLIQUE]
    assert forms == row[1:]


@pytest.mark.parametrize(("surname", "gender", "genitive", "instrumental"), _rows("surnames.tsv"))
def test_surnames(surname: str, gender: str, genitive: str, instrumental: str) -> None:
    sex: Gender = "m" if gender == "m" else "f"
    assert inflect_name(surname, "", "", "gen", sex).surname.text == genitive
    assert inflect_name(surname, "", "", "ins", sex).surname.text == instrumental


@pytest.mark.parametrize(("first", "gender", "genitive", "dative"), _rows("given_names.tsv"))
def test_given_names(first: str, gender: str, genitive: str, dative: str) -> None:
    sex: Gender = "m" if gender == "m" else "f"
    assert inflect_name("", first, "", "gen", sex).given.text == genitive
    assert inflect_name("", first, "", "dat", sex).given.text == dative


def _wrong(rows: list[list[str]]) -> tuple[list[str], list[str], float]:
    """Names with a wrong form (е = ё), those of them that are not flagged, and the share of flagged names."""
    wrong, silent, flagged = [], [], 0
    for _, part, sex, nominative, *forms in rows:
        texts = {"surname": "", "given": ""} | {part: nominative}
        gender: Gender = "m" if sex == "m" else "f"
        found = [getattr(inflect_name(texts["surname"], texts["given"], "", case, gender), part) for case in OBLIQUE]
        sure = all(form.sure for form in found)
        flagged += not sure
        if [form.text.replace("ё", "е") for form in found] != [form.replace("ё", "е") for form in forms]:
            wrong.append(nominative)
            silent += [nominative] if sure else []
    return wrong, silent, flagged / len(rows)


@pytest.mark.parametrize("part", ["surname", "given"])
@pytest.mark.parametrize("gender", ["m", "f"])
def test_names_of_every_class(part: str, gender: str) -> None:
    rows = [row for row in _rows("name_forms.tsv") if row[1:3] == [part, gender]]
    assert len(rows) > 200
    wrong, silent, _ = _wrong(rows)
    assert (wrong, silent) == ([], [])


def test_ordinary_surnames_are_right_and_hardly_flagged() -> None:
    wrong, _, flagged = _wrong(_rows("ordinary_surnames.tsv"))
    assert wrong == []
    assert flagged <= 0.02


def test_patronymics() -> None:
    wrong = []
    for sex, nominative, *forms in _rows("patronymics.tsv"):
        gender: Gender = "m" if sex == "m" else "f"
        found = [inflect_name("", "", nominative, case, gender).patronymic for case in OBLIQUE]
        if [part.text for part in found] != forms or not all(part.sure for part in found):
            wrong.append(nominative)
        assert gender_of(nominative) == gender
    assert wrong == []


def test_letters_of_the_user_are_kept() -> None:
    assert inflect_name("СОЛОВЬЁВ-СЕДОЙ", "", "", "gen", "m").surname.text == "СОЛОВЬЁВА-СЕДОГО"
    assert inflect_name("Семенов", "Семён", "Семенович", "dat").full == "Семенову Семёну Семеновичу"
    assert inflect_name("Д’Артаньян", "", "", "gen", "m").surname.text == "Д’Артаньяна"
    assert inflect_name("О'Коннор", "", "", "dat", "m").surname.text == "О'Коннору"
    assert inflect_name("МакГрегор", "", "", "gen", "m").surname.text == "МакГрегора"
    assert inflect_name("Король", "Лев", "Львович", "ins").full == "Королём Львом Львовичем"


@pytest.mark.parametrize("surname", UNSURE)
def test_doubtful_surnames_are_flagged(surname: str) -> None:
    part = inflect_name(surname, "", "", "gen", "f" if surname == "Тычина" else "m").surname
    assert not part.sure
    assert part.reason


@pytest.mark.parametrize(
    ("first", "gender"),
    [
        ("Гузель", "f"),
        ("Асель", "f"),
        ("Айгуль", "f"),
        ("Зульфия", "f"),
        ("Алия", "f"),
        ("Коста", "m"),
        ("Данило", "m"),
    ],
)
def test_names_that_the_norm_leaves_open_are_flagged(first: str, gender: Gender) -> None:
    assert not inflect_name("", first, "", "dat", gender).given.sure


@pytest.mark.parametrize("first", ["Любовь", "Нинель", "Рахиль", "Мария", "Лидия"])
def test_names_that_the_norm_settles_are_not_flagged(first: str) -> None:
    assert inflect_name("", first, "", "dat", "f").given.sure


def test_turkic_surnames_are_no_foreign_first_names() -> None:
    for surname in ("Тухватуллин", "Кутлугильдин"):
        form = inflect_name(surname, "", "", "ins", "m").surname
        assert (form.text, form.sure) == (f"{surname}ым", True)


def test_kazakh_letters_of_patronymics() -> None:
    assert gender_of("Маратқызы") == "f"
    assert inflect_name("Ахметова", "Динара", "Маратқызы", "gen").full == "Ахметовой Динары Маратқызы"
    assert inflect_name("Ахметов", "Нурлан", "Аманжолұлы", "gen").sure


@pytest.mark.parametrize(
    "surname", ["Иванов", "Шевченко", "Достоевский", "Черных", "Сидорчук", "Айвазян", "Хабибуллин"]
)
def test_ordinary_surnames_are_not_flagged(surname: str) -> None:
    assert inflect_name(surname, "Иван", "Иванович", "dat").sure


def test_gender_missing_is_told() -> None:
    name = inflect_name("Ким", "Ё", "", "gen")
    assert name.full == "Ким Ё"
    assert not name.sure
    assert "Пол" in name.reasons[0]


def test_parts_marked_not_to_inflect_stay() -> None:
    name = inflect_name("Дубяга", "Иван", "Иванович", "gen", keep={"surname"})
    assert name.full == "Дубяга Ивана Ивановича"


def test_maiden_name_in_brackets_and_particles() -> None:
    assert inflect_name("Иванова (Петрова)", "", "", "gen", "f").surname.text == "Ивановой (Петровой)"
    assert inflect_name("фон Шмидт", "", "", "gen", "m").surname.text == "фон Шмидта"


@pytest.mark.parametrize(
    ("patronymic", "gender"),
    [
        ("Иванович", "m"),
        ("Ильич", "m"),
        ("Силыч", "m"),
        ("Фоминична", "f"),
        ("Ильинична", "f"),
        ("ИВАНОВНА", "f"),
        ("Гасан оглы", "m"),
        ("Гасан-кызы", "f"),
        ("Серикулы", "m"),
        ("", None),
        ("И.", None),
        ("Ахмед", None),
    ],
)
def test_gender_by_patronymic(patronymic: str, gender: str | None) -> None:
    assert gender_of(patronymic) == gender


def test_initials_stand_on_both_sides_with_no_break_spaces() -> None:
    name = inflect_name("Иванов", "Иван", "Иванович", "dat")
    assert initials_after(name) == "Иванову\u00a0И.\u00a0И."
    assert initials_before(name) == "И.\u00a0И.\u00a0Иванову"
    assert initials_after(("Гулиев", "Мамед", "Гасан оглы")) == "Гулиев\u00a0М.\u00a0Г."
    assert initials_before(("Мусаева", "Анна-Мария", "")) == "А.-М.\u00a0Мусаева"
    assert initials_before(("Шойбу", "Аяс", "Кызыл-оолович")) == "А.\u00a0К.\u00a0Шойбу"
    assert initials_before(("мусаева", "анна-мария", "")) == "А.-М.\u00a0мусаева"
    assert initials_after(("", "", "")) == ""


def test_initials_typed_instead_of_names_stay() -> None:
    assert inflect_name("Иванов", "И.", "И.", "gen", "m").full == "Иванова И. И."


def test_nominative_changes_nothing() -> None:
    assert inflect_name("  Иванов ", "иван", "😀", "nom").full == "  Иванов  иван 😀"


ODD = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="абвиоеёйьяАБЯ-' .()", max_size=20),
    st.sampled_from(
        [
            "",
            " ",
            "-",
            "--",
            "\ud800",
            "Ива\udfffнов",
            "а",
            "Я",
            "ё-",
            "-ё",
            "😀",
            "А" * 10_000,
            "а-" * 5_000,
            "'" * 30,
            "оглы",
            "ь",
            "й",
        ]
    ),
)


@settings(max_examples=100, deadline=None)
@given(ODD, ODD, ODD, st.sampled_from(CASES), st.sampled_from([None, "m", "f"]))
def test_strange_input_never_raises(surname: str, first: str, patronymic: str, case: str, gender: str | None) -> None:
    name = inflect_name(surname, first, patronymic, case, gender)  # type: ignore[arg-type]
    assert isinstance(initials_after(name), str)
    assert isinstance(initials_before(name), str)

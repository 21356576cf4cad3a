"""What the package promises to others: every name is there and says what it does."""

from __future__ import annotations

import inspect

from documents import russian


def test_every_public_name_has_a_docstring() -> None:
    functions = [getattr(russian, name) for name in russian.__all__]
    silent = [item.__name__ for item in functions if inspect.isfunction(item) and not item.__doc__]
    assert silent == []
    assert sorted(russian.__all__) == russian.__all__ or len(set(russian.__all__)) == len(russian.__all__)


def test_the_promised_functions_are_there() -> None:
    promised = {
        "inflect_name", "inflect_phrase", "agreement", "money", "count", "number", "date", "class_ordinal",
        "course_ordinal", "typography", "fold", "sort_key", "initials_after", "initials_before", "check_inn",
        "check_ogrn", "check_ogrnip", "check_kpp", "check_bik", "check_account", "check_snils", "check_okpo",
        "check_oktmo", "check_license",
    }  # fmt: skip
    assert promised <= set(russian.__all__)
    assert list(inspect.signature(russian.inflect_name).parameters)[:5] == [
        "surname", "given", "patronymic", "case", "gender",
    ]  # fmt: skip
    assert list(inspect.signature(russian.inflect_phrase).parameters) == ["text", "case", "gender"]


def test_doubts_have_reasons_and_sure_parts_have_none() -> None:
    name = russian.inflect_name("Скворешень", "Пётр", "Ильич", "ins")
    assert not name.surname.sure
    assert name.surname.reason
    assert (name.given.sure, name.given.reason) == (True, "")
    assert name.reasons == (name.surname.reason,)


def test_slips_of_gender_are_told() -> None:
    assert not russian.inflect_name("Иванова", "Иван", "Иванович", "gen").surname.sure
    assert not russian.inflect_name("Иванов", "Анна", "Ивановна", "gen").surname.sure
    assert not russian.inflect_name("Кинь", "Олег", "Ивановна", "gen").given.sure
    assert not russian.inflect_name("Кинь", "Олег", "Ивановна", "gen", "m").patronymic.sure
    assert russian.inflect_name("Скорина", "Иван", "Иванович", "gen").surname.text == "Скорины"


def test_gender_is_guessed_where_no_patronymic_tells_it() -> None:
    for surname, given, instrumental in (
        ("Цой", "Анита", "Цой Анитой"),
        ("Тюлюш", "Айлана", "Тюлюш Айланой"),
        ("Руссо", "Жан-Жак", "Руссо Жан-Жаком"),
        ("Воронина", "", "Ворониной"),
        ("Ким", "Женя", "Ким Женя"),
    ):
        name = russian.inflect_name(surname, given, "", "ins")
        assert name.full == instrumental
        assert not name.sure

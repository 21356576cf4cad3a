from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import check_digits as digits_of
from models import requisites as r
from models.problems import Problem

Check = Callable[[str], list[Problem]]

# Public test values of the registries and of published contracts; no person's data but invented ones.
VALID: list[tuple[Check, str]] = [
    (r.check_inn, "7707083893"),
    (r.check_inn, "7830002293"),
    (r.check_inn, "7707 083 893"),
    (r.check_inn, "500100732259"),
    (r.check_ogrn, "1027700132195"),
    (r.check_ogrn, "1026901606610"),
    (r.check_ogrn, "1202500004772"),
    (r.check_ogrnip, "304500116000157"),
    (r.check_kpp, "519001001"),
    (r.check_kpp, "7799AZ001"),
    (r.check_bik, "044525225"),
    (r.check_bik, "014705901"),
    (r.check_bik, "004525988"),
    (r.check_treasury_account, "03234643477010004900"),
    (r.check_personal_account, "30496Ш82620"),
    (r.check_personal_account, "05721А16220"),
    (r.check_snils, "112-233-445 95"),
    (r.check_snils, "11223344595"),
    (r.check_snils, "087-654-303 00"),
    (r.check_snils, "001-001-998 77"),
    (r.check_okpo, "00032537"),
    (r.check_okpo, "51696061"),
    (r.check_okpo, "00492902"),
    (r.check_oktmo, "47701000"),
    (r.check_oktmo, "47701000001"),
    (r.check_license, "Л035-01298-77/00187654"),
    (r.check_license, "Л035-01220-75/001873983"),
    (r.check_license, "05339"),
    (r.check_license, "серия 25-Л01 № 0002303"),
]
INVALID: list[tuple[Check, str, str]] = [
    (r.check_inn, "7707083894", "10-я цифра"),
    (r.check_inn, "500100732258", "12-я цифра"),
    (r.check_inn, "500100732269", "11-я цифра"),
    (r.check_inn, "0000000000", "00"),
    (r.check_inn, "770708389", "а введено 9"),
    (r.check_inn, "77О7083893", "на 3-м месте стоит «О», а нужна цифра. Возможно, это цифра 0"),
    (r.check_ogrn, "1027700132196", "13-я цифра"),
    (r.check_ogrn, "3027700132195", "первая цифра 3"),
    (r.check_ogrnip, "304500116000158", "15-я цифра"),
    (r.check_kpp, "51900100", "9 знаков"),
    (r.check_kpp, "5190Ж1001", "на 5-м месте"),
    (r.check_bik, "144525225", "начинается с 0"),
    (r.check_treasury_account, "03234810477010004900", "643"),
    (r.check_treasury_account, "40601643477010004900", "начинается с 03"),
    (r.check_personal_account, "счёт", "Лицевой счёт"),
    (r.check_snils, "112-233-445 96", "должны быть 95"),
    (r.check_okpo, "00032538", "8-я цифра"),
    (r.check_oktmo, "4770100", "8 или 11"),
    (r.check_license, "L035-01298-77/00187654", "латинская"),
    (r.check_license, "Л035-01298-77", "Л035-01298-77/00187654"),
    (r.check_license, "бессрочная", "ни одной цифры"),
]
# (account, БИК) of banks, correspondents and treasuries.
ACCOUNTS = [
    ("40602810700000000025", "049805746"),
    ("40703810701000101751", "040507750"),
    ("30101810800000000746", "049805000"),
    ("30101810400000000225", "044525225"),
    ("30101810105070000750", "040507750"),
    ("40102810745370000041", "014705901"),
    ("40102810445370000059", "017003983"),
    ("40102810645370000025", "012406500"),
    ("40102810545370000003", "004525988"),
    ("03234643477010004900", "014705901"),
]
ALL_CHECKS: list[Check] = [check for check, _ in VALID] + [
    lambda value: r.check_account(value, "044525225"),
    lambda value: r.check_account("40602810700000000025", value),
    lambda value: r.check_settlement_account(value, "044525225"),
    lambda value: r.check_correspondent_account(value, "044525225"),
    lambda value: r.check_single_treasury_account(value, "014705901"),
]


@pytest.mark.parametrize(("check", "value"), VALID)
def test_valid_values_pass(check: Check, value: str) -> None:
    assert check(value) == []


@pytest.mark.parametrize(("check", "value", "said"), INVALID)
def test_invalid_values_are_explained(check: Check, value: str, said: str) -> None:
    (problem,) = check(value)
    assert said in problem.text


@pytest.mark.parametrize(("account", "bik"), ACCOUNTS)
def test_accounts_pass_with_their_bik(account: str, bik: str) -> None:
    assert r.check_account(account, bik) == []
    assert digits_of.make_account_key(account, bik) == account


@pytest.mark.parametrize(("account", "bik"), [pair for pair in ACCOUNTS if not pair[0].startswith("03")])
@given(place=st.integers(0, 19), step=st.integers(1, 9))
def test_a_wrong_digit_of_an_account_is_noticed(account: str, bik: str, place: int, step: int) -> None:
    wrong = account[:place] + str((int(account[place]) + step) % 10) + account[place + 1 :]
    if wrong.startswith("03") or wrong.startswith(("30101", "40102")) != account.startswith(("30101", "40102")):
        return
    assert r.check_account(wrong, bik) != []


def test_accounts_in_the_wrong_field_are_told() -> None:
    assert r.check_settlement_account("30101810400000000225", "044525225")[0].code == "account.kind"
    assert r.check_correspondent_account("40602810700000000025", "049805746")[0].code == "account.prefix"
    assert r.check_single_treasury_account("30101810400000000225", "044525225")[0].code == "account.prefix"
    assert r.check_settlement_account("03234643477010004900", "014705901") == []
    assert r.check_correspondent_account("40102810745370000041", "014705901") == []
    assert r.check_single_treasury_account("40102810745370000041", "014705901") == []


def test_a_letter_of_a_currency_account_counts_as_its_digit() -> None:
    account = digits_of.make_account_key("40602000000000000025", "049805746")
    assert r.check_account(account[:5] + "А" + account[6:], "049805746") == []


def test_length_of_inn_follows_the_kind() -> None:
    assert r.check_inn("500100732259", "organization")[0].code == "inn.length"
    assert r.check_inn("7707083893", "person")[0].code == "inn.length"
    assert r.check_inn("7707083893", "organization") == []


@given(st.from_regex(r"[1-9][0-9]{20}", fullmatch=True))
def test_made_requisites_are_valid(digits: str) -> None:
    assert r.check_inn(digits_of.make_inn10(digits[:9])) == []
    assert r.check_inn(digits_of.make_inn12(digits[:10])) == []
    assert r.check_ogrn(digits_of.make_ogrn("1" + digits[:11])) == []
    assert r.check_ogrnip(digits_of.make_ogrnip("3" + digits[:13])) == []
    assert r.check_snils(digits_of.make_snils(digits[:9])) == []
    assert r.check_okpo(digits_of.make_okpo(digits[:7])) == []
    assert r.check_okpo(digits_of.make_okpo(digits[:9])) == []
    assert r.check_account(digits_of.make_account_key("407" + digits[:17], "044525225"), "044525225") == []


def test_makers_refuse_other_lengths() -> None:
    with pytest.raises(ValueError, match="9 digits"):
        digits_of.make_inn10("12")


@settings(max_examples=60)
@given(st.one_of(st.text(alphabet=st.characters(), max_size=30), st.text(alphabet="0123456789- АОЛ", max_size=24)))
def test_checks_never_raise(value: str) -> None:
    for check in ALL_CHECKS:
        assert isinstance(check(value), list)


def test_empty_values_are_fine() -> None:
    for check in ALL_CHECKS:
        assert check("") == []
        assert check("  ") == []


def test_the_table_of_requisites() -> None:
    table = Path(__file__).resolve().parents[1] / "data" / "russian" / "requisites.tsv"
    wrong = []
    for kind, value, bik, verdict in (row.split("\t") for row in table.read_text("utf-8").splitlines()[1:]):
        check = getattr(r, f"check_{kind}")
        problems = check(value, bik) if kind == "account" else check(value)
        if bool(problems) != (verdict == "bad"):
            wrong.append((kind, value, problems))
    assert wrong == []

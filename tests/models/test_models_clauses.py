"""The library of clauses: text form, office's own over ours, marks, rules of a selection, the step to version 2."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_builder import SmallOffice, build_small_office

from models.clause_data import ChosenClauseData, ClauseData, VariantData, moved, placed
from models.clause_text import (
    SECTION_WORDS,
    ClauseTextError,
    numbers_of,
    read_clause,
    text_lines,
    with_number,
    write_clause,
)
from models.data import ContractData
from models.enums import ClauseSection, ContractState
from models.errors import RecordNotFound
from models.kinds import contract_kinds
from models.operations import clauses, contracts
from models.operations.journal import record_history
from models.operations.office import legal_references
from models.rules.clauses import OCCASIONS, asked_numbers, chosen_clauses, outdated, renewed
from models.storage.migrations import v0001_initial, v0002_clauses

TODAY = dt.date(2026, 11, 22)
SHIPPED = list(clauses.shipped_clauses().values())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    made = build_small_office(tmp_path)
    yield made
    made.db.close()


def own(title: str = "Наше условие", **values: object) -> ClauseData:
    plain = ClauseData(title=title, kinds="network", variants=(VariantData(name="Обычный", text="Текст."),))
    return dataclasses.replace(plain, **values)  # type: ignore[arg-type]


# The shipped ones


@pytest.mark.parametrize("clause", SHIPPED, ids=lambda item: item.key)
def test_a_shipped_clause_names_what_there_is(clause: ClauseData, office: SmallOffice) -> None:
    kinds = {kind.key for kind in contract_kinds()}
    assert clause.title
    assert clause.reason.endswith(".")
    assert clause.kinds
    assert set(clause.kinds.split()) <= kinds
    assert not clause.legal_key or clause.legal_key in legal_references(office.db)
    assert not clause.occasion or clause.occasion in OCCASIONS
    named = (word.partition("/") for word in f"{clause.conflicts} {clause.needs}".split())
    for key, slash, variant in named:
        assert clauses.shipped_clauses()[key].variant(variant) is not None or not slash
    assert all(variant.name for variant in clause.variants)
    assert len({variant.key for variant in clause.variants}) == len(clause.variants)


@pytest.mark.parametrize("clause", SHIPPED, ids=lambda item: item.key)
def test_a_clause_survives_its_text_form(clause: ClauseData) -> None:
    assert read_clause(write_clause(clause)) == clause


def test_every_number_of_a_shipped_clause_is_asked_in_some_variant() -> None:
    for clause in SHIPPED:
        asked = {number.name for variant in clause.variants for number in asked_numbers(clause.chosen(variant.key))}
        assert asked == {number.name for number in numbers_of(clause.numbers)}, clause.key


# Text form


def test_lines_continue_and_items_are_known() -> None:
    lines = text_lines("// заметка\nОдин\n  и тот же:\n\n- первое – раз;\n– второе.\nДва–три, а иначе – четыре.")
    assert [(line.text, line.is_item) for line in lines] == [
        ("Один и тот же:", False), ("первое – раз;", True), ("второе.", True), ("Два–три, а иначе – четыре.", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("название: А", "Нужны название"),
        ("[вариант а] Б\nтекст", "Нужны название"),
        ("непонятно\n", "Строка 1: «непонятно» не понята."),
        ("раздел: потом\nназвание: А\n[вариант а]\nтекст", "Раздел бывает такой"),
        ("число срок: много\nназвание: А\n[вариант а]\nтекст", "Число «срок: много» не понято."),
    ],
)
def test_a_text_that_is_no_clause_is_told(text: str, told: str) -> None:
    with pytest.raises(ClauseTextError, match=told.replace("(", r"\(")):
        read_clause(text)


def test_a_number_is_changed_and_the_others_stay() -> None:
    lines = "срок: 10 рабочий день | Срок ответа\nгод: 3 год"
    assert with_number(lines, "срок", 15) == "срок: 15 рабочий день | Срок ответа\nгод: 3 год | год"


def test_every_section_has_its_word() -> None:
    assert set(SECTION_WORDS) == set(ClauseSection)


# Operations


def test_an_own_clause_comes_and_goes_with_undo(office: SmallOffice) -> None:
    key = clauses.save_clause(office.db, own())
    assert key == "own1"
    assert clauses.save_clause(office.db, own("Ещё одно")) == "own2"
    assert [item.clause.title for item in clauses.list_clauses(office.db) if item.own] == ["Наше условие", "Ещё одно"]
    clauses.drop_clause(office.db, "own1")
    assert [item.key for item in clauses.list_clauses(office.db) if item.own] == ["own2"]
    undone = office.db.undo()
    assert undone is not None
    assert "Удалить условие «Наше условие»" in undone.label
    assert clauses.clause(office.db, "own1").variants[0].text == "Текст."


def test_our_clause_is_never_overwritten_and_can_be_returned(office: SmallOffice) -> None:
    ours = clauses.clause(office.db, "safety")
    first = dataclasses.replace(ours.variants[0], text="Иначе.")
    clauses.save_clause(office.db, dataclasses.replace(ours, variants=(first, *ours.variants[1:])), TODAY)
    row = next(item for item in clauses.list_clauses(office.db) if item.key == "safety")
    assert (row.changed, row.own, row.checked_on) == (True, False, TODAY)
    assert row.clause.variants[0].text == "Иначе."
    assert [item.key for item in row.clause.variants] == ["at_host", "at_base"]
    clauses.save_clause(office.db, dataclasses.replace(row.clause, title="Другое название"))
    clauses.drop_clause(office.db, "safety")
    assert clauses.clause(office.db, "safety") == ours
    with pytest.raises(RecordNotFound):
        clauses.drop_clause(office.db, "safety")


def test_new_variants_get_keys_of_their_own(office: SmallOffice) -> None:
    two = (VariantData(key="2", text="б"), VariantData(text="а"), VariantData(text="в"))
    key = clauses.save_clause(office.db, own(variants=two))
    assert [item.key for item in clauses.clause(office.db, key).variants] == ["2", "1", "3"]


def test_a_mark_of_checking_is_kept_taken_away_and_undone(office: SmallOffice) -> None:
    def marked() -> dt.date | None:
        return next(item.checked_on for item in clauses.list_clauses(office.db) if item.key == "disputes")

    assert marked() is None
    clauses.mark_clause_checked(office.db, "disputes", TODAY)
    assert marked() == TODAY
    clauses.mark_clause_checked(office.db, "disputes", None)
    assert marked() is None
    office.db.undo()
    assert marked() == TODAY


def test_norms_come_unchecked(office: SmallOffice) -> None:
    rows = {item.key: item for item in clauses.list_clauses(office.db)}
    assert rows["personal_data"].norm.startswith("Федеральный закон")
    assert rows["personal_data"].norm_checked_on is None
    assert rows["liability"].norm == ""


# In a contract


def with_clauses(office: SmallOffice, *names: str) -> int:
    shipped = clauses.shipped_clauses()
    pairs = [name.partition("/") for name in names]
    contract = contracts.new_contract(office.db, "network", TODAY)
    chosen = placed([shipped[key].chosen(variant) for key, _, variant in pairs])
    return contracts.save_contract(office.db, dataclasses.replace(contract, clauses=chosen))


def codes(office: SmallOffice, data: ContractData) -> set[str]:
    return {problem.code for problem in chosen_clauses(contracts.dossier(office.db, data), TODAY)}


def test_a_contract_keeps_the_words_it_was_given(office: SmallOffice) -> None:
    contract_id = with_clauses(office, "force_majeure")
    before = contracts.contract(office.db, contract_id)
    ours = clauses.clause(office.db, "force_majeure")
    changed = tuple(dataclasses.replace(item, text="Новый текст.") for item in ours.variants)
    clauses.save_clause(office.db, dataclasses.replace(ours, variants=changed, numbers="дни: 4 день | Дни"))
    after = contracts.contract(office.db, contract_id)
    assert after == before
    library = contracts.dossier(office.db, after).library
    assert outdated(after.clauses[0], library)
    fresh = renewed(after.clauses[0], library)
    assert (fresh.text, fresh.id) == ("Новый текст.", after.clauses[0].id)
    assert not outdated(fresh, library)
    assert "clause_outdated" in codes(office, after)
    assert "clause_outdated" not in codes(office, dataclasses.replace(after, state=ContractState.SIGNED))


def test_agreed_numbers_survive_a_renewal_and_do_not_make_a_clause_old(office: SmallOffice) -> None:
    chosen = clauses.shipped_clauses()["disputes"].chosen()
    agreed = dataclasses.replace(chosen, numbers=with_number(chosen.numbers, "срок", 30))
    assert not outdated(agreed, clauses.shipped_clauses())
    assert renewed(agreed, clauses.shipped_clauses()) == agreed


def test_a_copy_of_a_contract_has_clauses_of_its_own(office: SmallOffice) -> None:
    contract_id = with_clauses(office, "safety", "disputes")
    copy_id = contracts.duplicate_contract(office.db, contract_id, TODAY)
    contracts.save_contract(office.db, dataclasses.replace(contracts.contract(office.db, copy_id), clauses=()))
    assert [item.key for item in contracts.contract(office.db, contract_id).clauses] == ["safety", "disputes"]


def test_clauses_are_in_the_journal_and_come_back_with_undo(office: SmallOffice) -> None:
    contract_id = with_clauses(office, "safety")
    contracts.save_contract(office.db, dataclasses.replace(contracts.contract(office.db, contract_id), clauses=()))
    lines = record_history(office.db, "contract", contract_id)
    assert any(line.what == "Удалено дополнительное условие" and "Жизнь и здоровье" in line.before for line in lines)
    office.db.undo()
    assert [item.key for item in contracts.contract(office.db, contract_id).clauses] == ["safety"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("electronic", "notices/paper"), "clause_conflict"),
        (("withdrawal",), "clause_alone"),
        (("payment",), "clause_idle"),
    ],
)
def test_a_doubtful_selection_is_told(office: SmallOffice, names: tuple[str, ...], code: str) -> None:
    data = contracts.contract(office.db, with_clauses(office, *names))
    assert code in codes(office, data)
    assert codes(office, dataclasses.replace(data, clauses=())) == set()


def test_a_clause_for_other_contracts_and_an_empty_one_are_told(office: SmallOffice) -> None:
    data = contracts.contract(office.db, with_clauses(office, "safety"))
    assert "clause_other_kind" in codes(office, dataclasses.replace(data, kind="cooperation"))
    bare = ChosenClauseData(key="own9", title="Пусто")
    assert codes(office, dataclasses.replace(data, clauses=(bare,))) == {"clause_empty"}


def test_clauses_stand_in_the_order_of_sections_and_move_within_them() -> None:
    shipped = clauses.shipped_clauses()
    chosen = placed([shipped[key].chosen() for key in ("disputes", "liability", "safety", "payment")])
    assert [item.key for item in chosen] == ["payment", "liability", "safety", "disputes"]
    assert [item.position for item in chosen] == [0, 1, 2, 3]
    assert [item.key for item in moved(chosen, "safety", -1)] == ["payment", "safety", "liability", "disputes"]
    assert moved(chosen, "safety", 1) == chosen
    assert moved(chosen, "payment", -1) == chosen


# Version 2


def test_answers_of_version_one_become_clauses(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "old.db")
    v0001_initial.apply(connection)

    def contract(number: str, kind: str, answers: dict[str, object]) -> None:
        connection.execute(
            "INSERT INTO contract (kind, number, state, roster_mode, answers) VALUES (?, ?, 'draft', 'numbers', ?)",
            (kind, number, json.dumps(answers)),
        )

    contract("1", "network", {"clause_safety": True, "clause_liability": True, "info_days": 3})
    contract("2", "network", {"clause_safety": False})
    contract("3", "cooperation", {})
    contract("4", "cooperation", {"clause_publicity": False, "clause_personal_data": True})
    v0002_clauses.apply(connection)
    rows = connection.execute(
        'SELECT number, "key", variant FROM contract_clause JOIN contract ON contract.id = contract_id '
        "ORDER BY contract_id, position"
    ).fetchall()
    assert rows == [
        ("1", "safety", "at_host"), ("1", "liability", "general"), ("1", "force_majeure", "notice"),
        ("3", "publicity", "sites"), ("4", "personal_data", "events"),
    ]  # fmt: skip
    answers = [json.loads(row[0]) for row in connection.execute("SELECT answers FROM contract ORDER BY id")]
    assert answers == [{"info_days": 3}, {}, {}, {}]
    connection.close()


def test_what_the_step_writes_is_what_the_library_says_now() -> None:
    """While both say the same, nobody is told that the library has changed."""
    for name, wording in v0002_clauses._WORDINGS.items():
        key, _, variant = name.partition("/")
        ours = clauses.shipped_clauses()[key].chosen(variant)
        written = (wording.variant, wording.title, wording.text, wording.numbers, wording.legal_key)
        assert written == (ours.variant, ours.title, ours.text, ours.numbers, ours.legal_key)

"""Undo and redo by name: exact, persistent, never over somebody's later change."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import delete, insert, select, text, update
from storage_helpers import CONTRACT, PARTNER, SLOT, Rows, add_partner, content, make, reopen

from models.storage.change_log import ChangeSet, OperationKind
from models.storage.connection import connect
from models.storage.database import Database
from models.storage.errors import ChangeConflict
from models.storage.history import Action


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return make(tmp_path / "a.db")


def run(db: Database, label: str, *statements: object, undoable: bool = True) -> ChangeSet:
    with db.unit_of_work(label, undoable=undoable) as work:
        for statement in statements:
            work.session.execute(statement)  # type: ignore[call-overload]
    return work.changes


def test_undo_and_redo_go_back_and_forth_by_name(db: Database) -> None:
    states = [content(db)]
    labels = ["Добавить", "Изменить", "Удалить"]
    partner = add_partner(db, "А", ("1", "2"))
    states.append(content(db))
    run(db, "Изменить", update(CONTRACT).values(kopecks=150_00))
    states.append(content(db))
    run(db, "Удалить", delete(PARTNER).where(PARTNER.c.id == partner))
    states.append(content(db))
    labels[0] = "Добавить «А»"

    for step in (2, 1, 0):
        assert db.undo_label() == labels[step]
        changes = db.undo()
        assert changes is not None
        assert changes.label == f"Отменено: {labels[step]}"
        assert changes.kind is OperationKind.UNDO
        assert content(db) == states[step]
    assert db.undo_label() is None
    assert db.undo() is None
    for step in (0, 1, 2):
        assert db.redo_label() == labels[step]
        assert db.redo() is not None
        assert content(db) == states[step + 1]
    assert db.redo() is None
    assert db.undo_label() == "Удалить"


def test_the_list_survives_a_restart(db: Database) -> None:
    add_partner(db, "А", ("1",))
    before = content(db)
    add_partner(db, "Б")
    db.undo()
    db.close()
    again = reopen(db.path)
    assert (again.undo_label(), again.redo_label()) == ("Добавить «А»", "Добавить «Б»")
    again.redo()
    again.undo()
    assert content(again) == before


def test_a_new_operation_clears_redo(db: Database) -> None:
    add_partner(db, "А")
    add_partner(db, "Б")
    db.undo()
    add_partner(db, "В")
    assert db.redo_label() is None
    assert db.redo() is None
    db.undo()
    assert db.redo_label() == "Добавить «В»"
    db.redo()
    assert db.redo_label() is None
    assert [row[1] for row in content(db)["partner"]] == ["А", "В"]


def test_cascades_come_back_and_go_again(db: Database) -> None:
    partner = add_partner(db, "А", ("1", "2"))
    with db.unit_of_work("Занятия") as work:
        first, second = work.session.scalars(select(CONTRACT.c.id)).all()
        work.session.execute(update(CONTRACT).where(CONTRACT.c.id == second).values(parent_id=first))
        work.session.execute(insert(SLOT).values(contract_id=second, position=1, title="Химия"))
    full = content(db)
    changes = run(db, "Удалить", delete(PARTNER).where(PARTNER.c.id == partner))
    assert changes.keys == {
        "partner": frozenset({partner}),
        "contract": frozenset({first, second}),
        "slot": frozenset({(second, 1)}),
    }
    empty = content(db)
    for _ in range(2):
        db.undo()
        assert content(db) == full
        db.redo()
        assert content(db) == empty


def test_set_null_comes_back(db: Database) -> None:
    add_partner(db, "А", ("1", "2"))
    run(db, "Связать", update(CONTRACT).where(CONTRACT.c.id == 2).values(parent_id=1))
    full = content(db)
    run(db, "Удалить", delete(CONTRACT).where(CONTRACT.c.id == 1))
    gone = content(db)
    db.undo()
    assert content(db) == full
    db.redo()
    assert content(db) == gone


def test_replaced_swapped_and_rekeyed_rows(db: Database) -> None:
    add_partner(db, "А", ("1",), inn="1")
    add_partner(db, "Б", inn="2")
    with db.unit_of_work("Занятие") as work:
        work.session.execute(insert(SLOT).values(contract_id=1, position=1, title="Химия"))
    before = content(db)
    run(
        db,
        "Поменять",
        update(PARTNER).where(PARTNER.c.id == 1).values(inn="3"),
        update(PARTNER).where(PARTNER.c.id == 2).values(inn="1"),
        update(PARTNER).where(PARTNER.c.id == 1).values(inn="2"),
        update(CONTRACT).where(CONTRACT.c.id == 1).values(id=50),
        text("INSERT OR REPLACE INTO slot (contract_id, position, title) VALUES (50, 1, 'Физика')"),
    )
    after = content(db)
    assert after["slot"] == [(50, 1, "Физика")]
    db.undo()
    assert content(db) == before
    db.redo()
    assert content(db) == after


def test_an_earlier_operation_can_be_undone_by_number(db: Database) -> None:
    add_partner(db, "А")
    operation = run(db, "Переименовать", update(PARTNER).values(name="Б"))
    add_partner(db, "В")
    db.undo(operation.op_id)
    assert [row[1] for row in content(db)["partner"]] == ["А", "В"]
    assert db.undo(operation.op_id) is None


def conflict(db: Database, act: Callable[[], object]) -> ChangeConflict:
    before = (content(db), len(db.journal()), db.undo_label(), db.redo_label())
    with pytest.raises(ChangeConflict) as caught:
        act()
    assert (content(db), len(db.journal()), db.undo_label(), db.redo_label()) == before
    return caught.value


def test_a_row_changed_later_is_never_overwritten(db: Database) -> None:
    add_partner(db, "А")
    operation = run(db, "Назвать Б", update(PARTNER).values(name="Б"))
    run(db, "Назвать В", update(PARTNER).values(name="В"))
    problem = conflict(db, lambda: db.undo(operation.op_id))
    assert "«Назвать Б»" in problem.title
    assert "изменили" in problem.title
    assert (problem.table, problem.key) == ("partner", 1)


def test_a_taken_value_and_a_later_child_stand_in_the_way(db: Database) -> None:
    first = run(db, "Добавить А", insert(PARTNER).values(name="А", inn="1"))
    run(db, "Договор", insert(CONTRACT).values(partner_id=1, number="1"))
    assert "связаны другие" in conflict(db, lambda: db.undo(first.op_id)).title

    removed = run(db, "Удалить договор", delete(CONTRACT))
    run(db, "Удалить А", delete(PARTNER))
    assert "связаны другие" in conflict(db, lambda: db.undo(removed.op_id)).title

    run(db, "Добавить Б", insert(PARTNER).values(name="Б", inn="1"), undoable=False)
    assert "изменили" in conflict(db, db.undo).title


def test_what_cannot_be_undone_is_skipped(db: Database) -> None:
    add_partner(db, "А")
    db.undo()
    run(db, "Напечатано", insert(PARTNER).values(name="печать"), undoable=False)
    assert db.undo_label() is None
    assert db.redo_label() == "Добавить «А»"
    assert [line.kind for line in db.journal()] == [OperationKind.FIXED, OperationKind.UNDO, OperationKind.DO]


def test_history_of_a_record_and_its_children(db: Database) -> None:
    partner = add_partner(db, "Лицей", ("1",))
    other = add_partner(db, "Чужой", ("9",))
    run(db, "Сумма", update(CONTRACT).where(CONTRACT.c.number == "1").values(kopecks=9_007_199_254_740_993))
    run(db, "Передать", update(CONTRACT).where(CONTRACT.c.number == "1").values(partner_id=other))
    db.undo()
    entries = db.history("partner", partner, also=[("contract", "partner_id")])
    assert [(entry.label, entry.action, entry.undone) for entry in entries] == [
        ("Отменено: Передать", Action.UPDATE, False),
        ("Передать", Action.UPDATE, True),
        ("Сумма", Action.UPDATE, False),
        ("Добавить «Лицей»", Action.INSERT, False),
        ("Добавить «Лицей»", Action.INSERT, False),
    ]
    assert entries[2].changed == {"kopecks": (0, 9_007_199_254_740_993)}
    assert entries[2].pk == 1
    assert entries[-1].new == {"id": partner, "name": "Лицей", "inn": None}
    assert entries[-1].old == {}
    assert entries[-1].who == "Завуч"
    assert datetime(2026, 9, 1, 6, 0, tzinfo=UTC) < entries[-1].at < entries[0].at
    assert db.history("slot", (1, 1)) == []


def test_journal_is_searched_without_regard_to_case(db: Database) -> None:
    for name in ("Ёлка", "Школа", "ЁЛОЧКА"):
        add_partner(db, name, ("1", "2"))
    assert [line.label for line in db.journal(limit=2)] == ["Добавить «ЁЛОЧКА»", "Добавить «Школа»"]
    found = db.journal(search="ел")
    assert [line.label for line in found] == ["Добавить «ЁЛОЧКА»", "Добавить «Ёлка»"]
    assert found[0].rows == {"contract": 2, "partner": 1}
    assert [line.op_id for line in db.journal(limit=1, search="завуч")] == [3]


def test_nasty_texts_and_numbers_come_back_exactly(db: Database) -> None:
    names = ['"кавычки" \\ обратная', "перевод\nстроки\tтаб", "эмодзи 👩‍🏫", "\u202eгном", "'; --", "\x01\x1f"]
    for name in names:
        add_partner(db, name)
    run(db, "Числа", *(insert(CONTRACT).values(number=name, kopecks=2**63 - 1) for name in names))
    before = content(db)
    run(db, "Всё удалить", delete(CONTRACT), delete(PARTNER))
    db.undo()
    assert content(db) == before


def test_the_log_rebuilds_the_database(db: Database) -> None:
    """Every logged row played forward from nothing gives exactly what the tables hold."""
    add_partner(db, "А", ("1", "2", "3"))
    run(db, "Суммы", update(CONTRACT).values(kopecks=CONTRACT.c.id * 100))
    run(db, "Минус", delete(CONTRACT).where(CONTRACT.c.number == "2"))
    db.undo()
    run(db, "Сырой запрос", text("UPDATE partner SET name = name || ' и сын'"))
    assert rebuilt(db) == content(db)


def rebuilt(db: Database) -> Rows:
    state: dict[str, dict[str, tuple[object, ...]]] = {"partner": {}, "contract": {}, "slot": {}}
    with connect(db.path, read_only=True) as connection:
        for table, key, new in connection.execute("SELECT tbl, pk, new FROM chg ORDER BY id"):
            if new is None:
                del state[table][key]
            else:
                state[table][key] = tuple(json.loads(new).values())
    connection.close()
    return {table: [rows[key] for key in sorted(rows, key=json.loads)] for table, rows in state.items()}


class UndoMachine(RuleBasedStateMachine):
    """Random operations, undos, redos and restarts against a model that remembers whole states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = make(Path(self.folder.name) / "модель.db")
        self.past: list[Rows] = []
        self.future: list[Rows] = []

    @initialize()
    def begin(self) -> None:
        self.past, self.future = [content(self.db)], []

    def _do(self, *statements: object) -> None:
        if run(self.db, "Действие", *statements).tables:
            self.past.append(content(self.db))
            self.future.clear()

    def _pick(self, table: object, number: int) -> int:
        rows = content(self.db)[str(table)]
        value = rows[number % len(rows)][0] if rows else -1
        assert isinstance(value, int)
        return value

    @rule(name=st.text(max_size=8).filter(lambda name: "\x00" not in name), count=st.integers(0, 3))
    def add(self, name: str, count: int) -> None:
        text_name = name.encode("utf-8", "ignore").decode()
        rows = content(self.db)["partner"]
        number = max((row[0] for row in rows if isinstance(row[0], int)), default=0) + 1
        contracts = [insert(CONTRACT).values(partner_id=number, number=str(place)) for place in range(count)]
        self._do(insert(PARTNER).values(id=number, name=text_name), *contracts)

    @rule(number=st.integers(0, 9))
    def delete_with_cascade(self, number: int) -> None:
        self._do(delete(PARTNER).where(PARTNER.c.id == self._pick("partner", number)))

    @rule(kopecks=st.integers(-(2**63), 2**63 - 1))
    def change_many(self, kopecks: int) -> None:
        self._do(update(CONTRACT).values(kopecks=kopecks), update(PARTNER).values(name=str(kopecks)))

    @rule(child=st.integers(0, 9), parent=st.integers(0, 9))
    def link(self, child: int, parent: int) -> None:
        parent_id = self._pick("contract", parent)
        change = update(CONTRACT).where(CONTRACT.c.id == self._pick("contract", child))
        self._do(change.values(parent_id=parent_id if parent_id > 0 else None))

    @rule(number=st.integers(0, 9))
    def delete_contract(self, number: int) -> None:
        self._do(delete(CONTRACT).where(CONTRACT.c.id == self._pick("contract", number)))

    @rule(number=st.integers(0, 9), place=st.integers(1, 3), title=st.sampled_from(["Химия", "Физика"]))
    def put_slot(self, number: int, place: int, title: str) -> None:
        contract = self._pick("contract", number)
        if contract > 0:
            row = f"INSERT OR REPLACE INTO slot VALUES ({contract}, {place}, '{title}')"
            self._do(text(row))

    @rule(number=st.integers(0, 9), shift=st.integers(100, 200))
    def rekey(self, number: int, shift: int) -> None:
        contract = self._pick("contract", number)
        taken = {row[0] for row in content(self.db)["contract"]}
        if contract > 0 and contract + shift not in taken:
            children = update(CONTRACT).where(CONTRACT.c.parent_id == contract).values(parent_id=None)
            self._do(children, update(CONTRACT).where(CONTRACT.c.id == contract).values(id=contract + shift))

    @rule()
    def undo(self) -> None:
        done = self.db.undo()
        assert (done is None) == (len(self.past) == 1)
        if done is not None:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        done = self.db.redo()
        assert (done is None) == (not self.future)
        if done is not None:
            self.past.append(self.future.pop())

    @rule()
    def restart(self) -> None:
        self.db.close()
        self.db = reopen(self.db.path)

    @invariant()
    def as_remembered(self) -> None:
        if self.past:
            assert content(self.db) == self.past[-1]
            assert rebuilt(self.db) == self.past[-1]

    def teardown(self) -> None:
        with connect(self.db.path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
        self.db.close()
        self.folder.cleanup()


UndoMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestUndoMachine = UndoMachine.TestCase

"""What can be done with lessons: add, change, repeat, delete; each is one change that can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from models.annex_data import SlotData
from models.errors import EnvironmentProblem
from models.operations import contracts, people, schedule
from models.rows import ContractRow
from models.rules.states import FINISHED_STATES
from ui.choice import Choice
from ui.forms.dialog import RecordDialog
from ui.forms.drafts import settings_draft
from ui.schedule.dates_dialog import DatesDialog
from ui.schedule.lesson_form import LessonForm, Offered, dates_text, load_offered, slot_of, split_dates, values_of
from ui.schedule.rows import Lesson, time_words
from ui.system.tasks import TaskControl

if TYPE_CHECKING:
    from ui.context import AppContext

_NEW_START, _NEW_END = 540, 585


class NoContract(EnvironmentProblem):
    """A lesson without a contract has no place in any timetable."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What the dialog needs before it opens."""

    contract_id: int | None
    data: SlotData
    contracts: tuple[Choice, ...]
    teachers: tuple[Choice, ...]
    offered: Offered


class LessonCommands(QObject):
    """Signals: saved(lesson id)."""

    saved = Signal(int)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.dialog: RecordDialog | None = None

    # Commands

    def create(self, contract_id: int | None = None, day: dt.date | None = None) -> None:
        """A new lesson, of a contract when one is known."""
        start = SlotData(starts_at=_NEW_START, ends_at=_NEW_END)
        if day is not None:
            from models.rules.week import weekday_of

            start = replace(start, weekday=weekday_of(day))
        self._open(lambda: (contract_id, start), self.tr("Новое занятие"))

    def edit(self, slot_id: int) -> None:
        """Change a lesson."""
        self._open(lambda: schedule.slot(self.context.db, slot_id), self.tr("Занятие"))

    def duplicate(self, slot_id: int) -> None:
        """A new lesson like this one: usually only the day or the group differs."""

        def load() -> tuple[int, SlotData]:
            contract_id, data = schedule.slot(self.context.db, slot_id)
            return contract_id, replace(data, id=None)

        self._open(load, self.tr("Такое же занятие"))

    def delete(self, lesson: Lesson) -> None:
        """Delete a lesson; the message offers to take it back."""
        text = self.tr("Занятие удалено: {title}, {time}.").format(title=lesson.title, time=time_words(lesson.slot))
        self.context.tasks.run(
            lambda control: schedule.delete_slot(self.context.db, lesson.id),
            lambda _result: self.context.messages.done(text, undo=True),
            title=self.tr("Удаление"),
            owner=self,
        )

    def open_contract(self, lesson: Lesson) -> None:
        """The contract a lesson belongs to."""
        self.context.navigate.open("contracts", lesson.slot.contract_id)

    # The dialog

    def _open(self, load: Callable[[], tuple[int | None, SlotData]], title: str) -> None:
        db, today = self.context.db, self.context.today()

        def work(control: TaskControl) -> Materials:
            contract_id, data = load()
            rows = contracts.list_contracts(db, today)
            going = [row for row in rows if row.state not in FINISHED_STATES or row.id == contract_id]
            choices = [_contract_choice(row) for row in going]
            teachers = [Choice(row.id, f"{row.full_name}, {row.organization_name}") for row in people.list_people(db)]
            offered = load_offered(db, contract_id, teachers) if contract_id else Offered(teachers=tuple(teachers))
            return Materials(contract_id, data, tuple(choices), tuple(teachers), offered)

        self.context.tasks.run(work, lambda found: self._show(found, title), owner=self)

    def _show(self, found: Materials, title: str) -> None:
        if not found.contracts:
            self._offer_contract()
            return
        form = LessonForm(found.contracts, lambda: self._pick_dates(form))
        form.offer(found.offered)
        form.set_values(values_of(found.contract_id, found.data))
        if found.contract_id is not None and found.data.id is None:
            _offer(form, found, found.offered)
            form.mark_clean()
        form.changed.connect(lambda key: self._on_changed(form, found, key))
        slot_id = found.data.id
        dialog = RecordDialog(
            self.context,
            title,
            form,
            lambda values: self._save(values, slot_id),
            help_page="schedule",
            draft=settings_draft(self.context.settings, f"lesson.{slot_id}") if slot_id else None,
        )
        dialog.saved.connect(self._on_saved)
        self.dialog = dialog
        dialog.open()

    def _offer_contract(self) -> None:
        """A lesson belongs to a contract: without any there is nothing to choose."""
        agreed = self.context.messages.ask(
            self.tr("Сначала нужен договор"),
            self.tr("Занятие входит в расписание договора, а действующих договоров пока нет."),
            yes=self.tr("Составить договор"),
        )
        if agreed and "contracts.new" in {item.id for item in self.context.actions.all()}:
            self.context.actions["contracts.new"].trigger()

    def _save(self, values: dict[str, Any], slot_id: int | None) -> int:
        contract_id = values["contract_id"]
        if contract_id is None:
            raise NoContract(
                self.tr("Не выбран договор."), self.tr("Занятие принадлежит договору: выберите его в первой строке.")
            )
        return schedule.save_slot(self.context.db, contract_id, slot_of(values, slot_id))

    def _on_saved(self, slot_id: int) -> None:
        self.context.messages.done(self.tr("Занятие сохранено."), undo=True)
        self.saved.emit(slot_id)

    def _on_changed(self, form: LessonForm, found: Materials, key: str) -> None:
        if key == "starts_at":
            self._keep_length(form, found)
        elif key == "contract_id" and form.values()["contract_id"] is not None:
            contract_id = form.values()["contract_id"]
            self.context.tasks.run(
                lambda control: load_offered(self.context.db, contract_id, found.teachers),
                lambda offered: _offer(form, found, offered),
                key="lesson.offered",
                owner=form,
            )

    @staticmethod
    def _keep_length(form: LessonForm, found: Materials) -> None:
        """The end moves with the beginning until somebody sets it."""
        values, length = form.values(), found.data.ends_at - found.data.starts_at
        untouched = values["ends_at"] is None or "ends_at" not in form.touched()
        if values["starts_at"] is not None and untouched:
            form.editor("ends_at").put(min(values["starts_at"] + length, 1439))

    def _pick_dates(self, form: LessonForm) -> None:
        known, _ = split_dates(form.values()["on_dates"])
        dialog = DatesDialog(known, form.offered.valid_from or self.context.today(), form.window())
        if dialog.exec() == DatesDialog.DialogCode.Accepted:
            form.change("on_dates", dates_text(dialog.days()))
        dialog.deleteLater()


def _contract_choice(row: ContractRow) -> Choice:
    number = f"№ {row.number}" if row.number else "б/н"
    return Choice(row.id, ", ".join(part for part in (number, row.program_title or row.subject, row.parties) if part))


def _offer(form: LessonForm, found: Materials, offered: Offered) -> None:
    """What the chosen contract has; its term is the term of a new lesson until somebody says otherwise."""
    form.offer(offered)
    if found.data.date_from is None and not form.touched() & {"date_from", "date_to"}:
        form.editor("date_from").put(offered.valid_from)
        form.editor("date_to").put(offered.valid_to)
    form.show_problems()

"""The card of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.schedule.rows import Lesson, clash_chip, day_words, term_words, time_words
from ui.system.locale_ru import counted, date_text
from ui.widgets.card import Card
from ui.widgets.labels import Role

if TYPE_CHECKING:
    from ui.schedule.commands import LessonCommands

_DATES_TOLD = 40


class LessonCard(Card):
    """What, when, where, who; what it clashes with; the contract it belongs to."""

    def __init__(self, commands: LessonCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands

    def fill(self, row: Lesson) -> None:
        """The parts of the card."""
        slot = row.slot
        self.heading(row.title, slot.program_title if slot.program_title != row.title else "")
        if row.clashes:
            self.chips([clash_chip(row)])
        self.buttons(
            [
                (self.tr("Изменить"), lambda: self._commands.edit(row.id)),
                (self.tr("Повторить"), lambda: self._commands.duplicate(row.id)),
                (self.tr("Удалить"), lambda: self._commands.delete(row)),
            ]
        )
        for text in row.clashes:
            self.text(text)
        self.section(self.tr("Когда"))
        self.values(
            [
                (self.tr("День"), day_words(slot)),
                (self.tr("Время"), time_words(slot)),
                (self.tr("Срок"), term_words(slot)),
                (self.tr("Всего"), self._lessons(row)),
            ]
        )
        if slot.weekday is None and len(slot.dates) > 1:
            self.text(", ".join(date_text(day) for day in slot.dates[:_DATES_TOLD]), Role.MUTED)
        self.section(self.tr("Где и кто"))
        self.values(
            [
                (self.tr("Группа"), slot.group_name),
                (self.tr("Место"), slot.place),
                (self.tr("Педагог"), slot.teacher),
                (self.tr("Проводит"), slot.organization_name),
                (self.tr("Примечание"), slot.note),
            ]
        )
        self.section(self.tr("Договор"))
        number = slot.contract_number or self.tr("б/н")
        self.link(f"№ {number}", lambda: self._commands.open_contract(row), slot.contract_state.title_ru)

    def _lessons(self, row: Lesson) -> str:
        forms = (self.tr("занятие"), self.tr("занятия"), self.tr("занятий"))
        return counted(len(row.slot.dates), forms) if row.slot.dates else ""

"""The card beside the list of programmes: characteristics, components with sums, contracts, journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.data import ComponentData
from models.enums import AssessmentKind, EducationLevel
from models.rows import ProgramRow
from ui.forms.problem_label import ProblemLabel
from ui.messages import Tone
from ui.programs.columns import archived, period, title
from ui.programs.components import hours_text
from ui.programs.details import Details, load_details
from ui.system.icons import icon
from ui.system.locale_ru import counted, period_text
from ui.tables.columns import Chip
from ui.widgets.contract_lines import add_contracts
from ui.widgets.flow import FlowLayout
from ui.widgets.journal import add_journal
from ui.widgets.labels import Role, button
from ui.widgets.record_card import RecordCard

if TYPE_CHECKING:
    from ui.programs.commands import ProgramCommands


class ProgramCard(RecordCard):
    """One programme."""

    def __init__(self, commands: ProgramCommands, parent: QWidget | None = None) -> None:
        super().__init__(commands.context, load_details, parent)
        self.commands = commands

    def fill(self, row: ProgramRow) -> None:
        """The parts of the card; tabs appear only when they hold something."""
        details = self.details
        kind = row.kind.title_ru
        self.heading(title(row), f"{kind[:1].upper()}{kind[1:]}")
        problems = None
        if details is not None and details.problems:
            words = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
            problems = Chip(counted(len(details.problems), words), Tone.WARNING, "warning")
        self.chips([Chip(hours_text(row.hours), Tone.INFO, "schedule"), archived(row), problems])
        self._add_buttons(row)
        self.tab(self.tr("Обзор"))
        self._overview(row, details)
        if details is None:
            return
        if details.program.components:
            self.tab(self.tr("Компоненты"))
            self._components(details)
        if details.contracts:
            self.tab(self.tr("Договоры"))
            add_contracts(self, details.contracts, self.commands.context.navigate)
        if details.history:
            self.tab(self.tr("Журнал"))
            add_journal(self, details.history)

    def _add_buttons(self, row: ProgramRow) -> None:
        commands = self.commands
        holder = QWidget()
        flow = FlowLayout(holder)
        if not row.archived and commands.can_make_contracts():
            text, step = self.tr("Новый договор"), partial(commands.new_contract, row.id)
            flow.addWidget(button(text, step, role="primary", icon="contracts"))
        flow.addWidget(button(self.tr("Изменить"), partial(commands.edit, row.id), icon="edit"))
        flow.addWidget(self._more(row))
        self.widget(holder)

    def _more(self, row: ProgramRow) -> QPushButton:
        more = button(self.tr("Ещё"), lambda: None, icon="chevron-down")
        more.setObjectName("more")
        more.setToolTip(self.tr("Копия, архив, удаление"))
        commands, menu = self.commands, QMenu(more)
        menu.addAction(icon("copy"), self.tr("Копировать…"), partial(commands.duplicate, row.id))
        text = self.tr("Вернуть из архива") if row.archived else self.tr("В архив")
        menu.addAction(icon("folder"), text, partial(commands.archive, [row], not row.archived))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Удалить"), partial(commands.delete, [row]))
        more.setMenu(menu)
        return more

    # Tabs

    def _overview(self, row: ProgramRow, details: Details | None) -> None:
        level = self.tr("Уровень") if row.kind.has_level else self.tr("Направленность")
        pairs = [(level, row.level_title), (self.tr("Классы"), row.grades), (self.tr("Сроки"), period(row))]
        if details is None:
            self.values(pairs)
            return
        data = details.program
        if data.kind.has_level and data.level is EducationLevel.NONE:
            pairs[0] = (level, "")
        pairs[1:1] = [(self.tr("Стандарт"), data.standard), (self.tr("Форма обучения"), data.study_form)]
        self.values([*pairs, (self.tr("Заметка"), data.note)])
        if data.components:
            self.section(self.tr("Кто сколько ведёт"))
            nobody = self.tr("Не указано, кто ведёт")
            self.values([(owner or nobody, hours_text(hours)) for owner, hours in details.hours_by_owner()])
        if details.problems:
            self.section(self.tr("Замечания"))
            shown = ProblemLabel()
            shown.show_problems(details.problems)
            self.widget(shown)

    def _components(self, details: Details) -> None:
        for number, item in enumerate(details.program.components, 1):
            self.section(f"{number}. {item.title or self.tr('Без названия')}")
            owner = details.owner(item.owner_id) or self.tr("не указано, кто ведёт")
            self.text(f"{hours_text(item.hours)} · {owner}")
            self.text(self._conditions(item), Role.MUTED)
        self.section(self.tr("Всего: {hours}").format(hours=hours_text(details.program.hours)))

    def _conditions(self, item: ComponentData) -> str:
        assessment = "" if item.assessment is AssessmentKind.NONE else item.assessment.title_ru
        days = period_text(item.period_start, item.period_end)
        return " · ".join(
            part for part in (item.kind.title_ru, item.mode.title_ru, days, assessment, item.note) if part
        )

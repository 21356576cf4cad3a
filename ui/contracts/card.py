"""The card beside the register: status, next step, parties with their marks, problems, annexes, papers, journal."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.data import ContractData
from models.kinds import contract_kind
from models.operations.journal import JournalLine
from models.rows import ContractRow
from models.rules.states import NEXT_STEP, reachable
from ui.contracts.annex_words import annex_lines
from ui.contracts.columns import subject, term_text
from ui.contracts.details import Details, load_details
from ui.contracts.looks import counted_chip, label_chip, state_icon
from ui.contracts.party_marks import PartyMarks
from ui.contracts.problem_list import ProblemList
from ui.system.icons import icon, set_icon
from ui.system.locale_ru import counted, date_text, moment_text
from ui.tables.columns import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, button
from ui.widgets.record_card import RecordCard

if TYPE_CHECKING:
    from ui.contracts.commands import ContractCommands

_JOURNAL_SHOWN = 40


def states_menu(parent: QWidget, row: ContractRow, commands: ContractCommands) -> QMenu:
    """«Состояние ▸» with the states a contract may be put into."""
    menu = QMenu(QCoreApplication.translate("ContractCard", "Состояние"), parent)
    menu.setIcon(icon("pending"))
    for state in reachable(row.state):
        menu.addAction(icon(state_icon(state)), f"{state.title_ru}…", partial(commands.ask_state, row, state))
    return menu


class ContractCard(RecordCard):
    """One contract."""

    def __init__(self, commands: ContractCommands, parent: QWidget | None = None) -> None:
        super().__init__(commands.context, load_details, parent)
        self.commands = commands

    def fill(self, row: ContractRow) -> None:
        """The parts of the card; tabs appear only when they hold something."""
        self.heading(row.name, row.kind_title)
        archived = Chip(self.tr("В архиве"), icon="folder") if row.archived else None
        self.chips([label_chip(row), archived])
        self._add_buttons(row)
        details = self.details
        if details is None:
            self.values(self._facts(row))
            return
        self.tab(self.tr("Обзор"))
        self._overview(row, details)
        if details.problems:
            self.tab(self.tr("Проверка"))
            self._check(details)
        if lines := annex_lines(details.dossier):
            self.tab(self.tr("Приложения"))
            for title, below in lines:
                self.section(title)
                for text in below:
                    self.text(text)
        if details.printed:
            self.tab(self.tr("Документы"))
            self._papers(details)
        if details.history:
            self.tab(self.tr("Журнал"))
            self._journal(details.history)

    # Buttons

    def _add_buttons(self, row: ContractRow) -> None:
        commands = self.commands
        holder = QWidget()
        flow = FlowLayout(holder)
        step = NEXT_STEP.get(row.state)
        if step is not None:
            flow.addWidget(button(step[1], partial(commands.advance, row), role="primary", icon=state_icon(step[0])))
        flow.addWidget(button(self.tr("Комплект документов"), partial(commands.print_set, row.id), icon="documents"))
        flow.addWidget(button(self.tr("Печать…"), partial(commands.send_sets, [row]), icon="print"))
        flow.addWidget(button(self.tr("Изменить"), partial(commands.edit, row.id), icon="edit"))
        flow.addWidget(self._more(row))
        self.widget(holder)

    def _more(self, row: ContractRow) -> QPushButton:
        more = button(self.tr("Ещё"), lambda: None, icon="chevron-down")
        more.setObjectName("more")
        more.setToolTip(self.tr("Предпросмотр, копия, состояние, архив, удаление"))
        menu = QMenu(more)
        self.fill_menu(menu, row)
        more.setMenu(menu)
        return more

    def fill_menu(self, menu: QMenu, row: ContractRow) -> None:
        """The commands that are not buttons; the list shows the same in its context menu."""
        commands = self.commands
        menu.addAction(icon("search"), self.tr("Предпросмотр…"), partial(commands.preview, row.id))
        menu.addAction(icon("check"), self.tr("Проверка текста…"), partial(commands.proofread, [row]))
        menu.addMenu(states_menu(menu, row, commands))
        menu.addAction(icon("copy"), self.tr("Копировать"), partial(commands.duplicate, row.id))
        text = self.tr("Вернуть из архива") if row.archived else self.tr("В архив")
        menu.addAction(icon("folder"), text, partial(commands.archive, [row], not row.archived))
        menu.addSeparator()
        set_icon(menu.addAction(self.tr("Удалить"), partial(commands.delete, [row])), "trash")

    # Tabs

    def _facts(self, row: ContractRow) -> list[tuple[str, str]]:
        signed = date_text(row.signed_on) if row.signed_on else ""
        return [
            (self.tr("Предмет"), subject(row)),
            (self.tr("Срок"), term_text(row)),
            (self.tr("Дата договора"), signed),
            (self.tr("Ответственный"), row.responsible),
        ]

    def _overview(self, row: ContractRow, details: Details) -> None:
        contract, program = details.contract, details.dossier.program
        self._state_words(contract)
        facts = self._facts(row)
        if program is not None:
            hours = (self.tr("час"), self.tr("часа"), self.tr("часов"))
            text = self.tr("«{title}», {hours}").format(title=program.title, hours=counted(program.hours, hours))
            facts.insert(1, (self.tr("Программа"), text))
        clauses = "; ".join(item.title for item in contract.clauses)
        facts += [(self.tr("Место"), contract.place), (self.tr("Дополнительные условия"), clauses)]
        self.values([*facts, (self.tr("Заметка"), contract.note)])
        self.section(self.tr("Стороны"))
        signed, back, total = row.signed_count, row.returned_count, row.parties_count
        marks = Chip(
            self.tr("подписи {count}").format(count=f"{signed}/{total}"), counted_chip(signed, total).tone, "seal"
        )
        originals = self.tr("подлинники {count}").format(count=f"{back}/{total}")
        self.chips([marks, Chip(originals, counted_chip(back, total).tone, "documents")])
        for party in contract.parties:
            line = PartyMarks(details.dossier, party)
            line.signed_marked.connect(partial(self.commands.mark_signed, contract))
            line.date_wanted.connect(partial(self.commands.ask_signing_day, contract))
            line.returned_marked.connect(partial(self.commands.mark_returned, contract))
            self.widget(line)

    def _state_words(self, contract: ContractData) -> None:
        if contract.state_on is not None or contract.state_note:
            day = date_text(contract.state_on) if contract.state_on else ""
            words = self.tr("{state}, {day}").format(state=contract.state.title_ru, day=day) if day else ""
            self.text(". ".join(part for part in (words, contract.state_note) if part), Role.MUTED)

    def _check(self, details: Details) -> None:
        contract_id, kind = details.contract.id or 0, contract_kind(details.contract.kind)
        self.text(self.tr("Нажмите на замечание, чтобы его исправить. Печатать можно и с ними."), Role.HINT)
        problems = ProblemList()
        problems.show_problems(details.problems)
        problems.chosen.connect(lambda problem: self.commands.mend(contract_id, kind, problem))
        self.widget(problems)
        if self.row is not None:
            self.link(self.tr("Проверка текста перед печатью…"), partial(self.commands.proofread, [self.row]))

    def _papers(self, details: Details) -> None:
        messages = self.commands.context.messages
        for day, rows in groupby(details.printed, key=lambda item: item.printed_at.date()):
            files = list(rows)
            self.section(self.tr("Напечатано {day}").format(day=date_text(day)))
            for file in files:
                path = Path(file.path)
                self.link(
                    file.title or path.name, partial(messages.open_outside, path), path.suffix.lstrip(".").upper()
                )
            folder = Path(files[0].path).parent
            self.link(self.tr("Показать в папке"), partial(messages.open_outside, folder))

    def _journal(self, lines: tuple[JournalLine, ...]) -> None:
        operations = [list(group) for _id, group in groupby(lines, key=lambda line: line.op_id)]
        for group in operations[:_JOURNAL_SHOWN]:
            first = group[0]
            undone = self.tr(" (отменено)") if first.undone else ""
            self.section(f"{first.operation}{undone}")
            self.text(" · ".join(part for part in (moment_text(first.at), first.who) if part), Role.MUTED)
            self.text("\n".join(self._change(line) for line in group))

    def _change(self, line: JournalLine) -> str:
        if not line.field:
            told = line.after or line.before
            return f"• {line.what}: {told}" if told else f"• {line.what}"
        nothing = self.tr("пусто")
        field = line.field[:1].upper() + line.field[1:]
        return f"• {field}: {line.before or nothing} → {line.after or nothing}"

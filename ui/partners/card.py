"""The card beside the list of partners: status, next step, requisites, people, places, accounts, contracts, journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.data import LicenseData, OrganizationData, RiskData
from models.enums import AccountKind, LicenseStatus
from models.rows import OrganizationRow
from ui.forms.problem_label import ProblemLabel
from ui.messages import Tone
from ui.partners.account_lines import account_values
from ui.partners.columns import mark, name
from ui.partners.details import Details, load_details
from ui.partners.person_line import PersonLine
from ui.system.icons import icon
from ui.system.locale_ru import counted, date_text, grouped
from ui.tables.columns import Chip
from ui.widgets.contract_lines import add_contracts
from ui.widgets.flow import FlowLayout
from ui.widgets.journal import add_journal
from ui.widgets.labels import Role, button
from ui.widgets.record_card import RecordCard

if TYPE_CHECKING:
    from ui.partners.commands import PartnerCommands

_LICENSES = {
    LicenseStatus.ACTIVE: (Tone.GOOD, "success"),
    LicenseStatus.SUSPENDED: (Tone.WARNING, "warning"),
    LicenseStatus.ANNULLED: (Tone.BAD, "error"),
}


class PartnerCard(RecordCard):
    """One organisation."""

    def __init__(self, commands: PartnerCommands, parent: QWidget | None = None) -> None:
        super().__init__(commands.context, load_details, parent)
        self.commands = commands

    def fill(self, row: OrganizationRow) -> None:
        """The parts of the card; tabs appear only when they hold something."""
        details = self.details
        self.heading(name(row), f"{row.kind.title_ru} · {row.level.title_ru.lower()}")
        self.chips([mark(row), self._problem_chip(details)])
        self._add_buttons(row, details)
        if details is None:
            self.values([(self.tr("Полное наименование"), row.full_name), (self.tr("ИНН"), row.inn)])
            return
        data = details.organization
        self.tab(self.tr("Обзор"))
        self._overview(details)
        if details.people:
            self.tab(self.tr("Люди"))
            for person in details.people:
                self.widget(PersonLine(person, self.commands))
            self.buttons([(self.tr("Добавить сотрудника"), partial(self.commands.add_person, row.id))], primary=False)
        if details.contracts:
            self.tab(self.tr("Договоры"))
            add_contracts(self, details.contracts, self.commands.context.navigate)
        if data.sites or data.units:
            self.tab(self.tr("Площадки"))
            self._places(data)
        if data.accounts:
            self.tab(self.tr("Счета"))
            self._accounts(data)
        if data.risks:
            self.tab(self.tr("Риски"))
            self._risks(data)
        if details.history:
            self.tab(self.tr("Журнал"))
            add_journal(self, details.history)

    # Head

    def _problem_chip(self, details: Details | None) -> Chip | None:
        if details is None or not details.problems:
            return None
        words = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
        return Chip(counted(len(details.problems), words), Tone.WARNING, "warning")

    def _add_buttons(self, row: OrganizationRow, details: Details | None) -> None:
        commands = self.commands
        holder = QWidget()
        flow = FlowLayout(holder)
        if details is not None and details.head is None:
            text, step, sign = self.tr("Указать руководителя"), partial(commands.add_person, row.id), "person"
            flow.addWidget(button(text, step, role="primary", icon=sign))
        elif details is not None and not row.archived and commands.can_make_contracts():
            text, step = self.tr("Новый договор"), partial(commands.new_contract, row.id)
            flow.addWidget(button(text, step, role="primary", icon="contracts"))
        flow.addWidget(button(self.tr("Изменить"), partial(commands.edit, row.id), icon="edit"))
        flow.addWidget(button(self.tr("Карточка для печати"), partial(commands.print_card, row.id), icon="print"))
        flow.addWidget(self._more(row, details))
        self.widget(holder)

    def _more(self, row: OrganizationRow, details: Details | None) -> QPushButton:
        more = button(self.tr("Ещё"), lambda: None, icon="chevron-down")
        more.setObjectName("more")
        more.setToolTip(self.tr("Сотрудники, реквизиты, архив, удаление"))
        commands, menu = self.commands, QMenu(more)
        menu.addAction(icon("person"), self.tr("Добавить сотрудника…"), partial(commands.add_person, row.id))
        if details is not None:
            copy = partial(commands.copy_requisites, details.organization)
            menu.addAction(icon("copy"), self.tr("Скопировать реквизиты"), copy)
        menu.addSeparator()
        if not row.is_own:
            text = self.tr("Вернуть из архива") if row.archived else self.tr("В архив")
            menu.addAction(icon("folder"), text, partial(commands.archive, [row], not row.archived))
        menu.addAction(icon("trash"), self.tr("Удалить"), partial(commands.delete, [row]))
        more.setMenu(menu)
        return more

    # Tabs

    def _overview(self, details: Details) -> None:
        data = details.organization
        head = details.head
        self.text(data.full_name)
        self.values(
            [
                (
                    self.tr("Руководитель"),
                    ", ".join(part for part in (head.full_name, head.position) if part) if head else "",
                ),
                (self.tr("Телефон"), data.phone),
                (self.tr("Эл. почта"), data.email),
                (self.tr("Сайт"), data.website),
                (self.tr("Юридический адрес"), data.legal_address),
                (self.tr("Почтовый адрес"), data.post_address if data.post_address != data.legal_address else ""),
                (self.tr("Учредитель"), data.department),
            ]
        )
        if data.inn or data.kpp or data.ogrn or data.okpo or data.oktmo:
            self.section(self.tr("Реквизиты"))
            entrepreneur = self.tr("ОГРНИП") if len(data.ogrn) > 13 else self.tr("ОГРН")
            self.values(
                [
                    ("ИНН", data.inn),
                    ("КПП", data.kpp),
                    (entrepreneur, data.ogrn),
                    ("ОКПО", data.okpo),
                    ("ОКТМО", data.oktmo),
                ]
            )
        for item in data.licenses:
            self._license(item)
        self._size_and_note(data)
        if details.problems:
            self.section(self.tr("Замечания"))
            shown = ProblemLabel()
            shown.show_problems(details.problems)
            self.widget(shown)

    def _license(self, item: LicenseData) -> None:
        self.section(self.tr("Лицензия"))
        tone, sign = _LICENSES[item.status]
        checked = None
        if item.checked_on:
            words = self.tr("проверено {day}").format(day=date_text(item.checked_on))
            checked = Chip(words, Tone.NEUTRAL, "check")
        self.chips([Chip(item.status.title_ru.capitalize(), tone, sign), checked])
        self.values(
            [
                (self.tr("Номер"), " ".join(part for part in (item.series, item.number) if part)),
                (self.tr("Дата"), date_text(item.issued_on) if item.issued_on else ""),
                (self.tr("Кем выдана"), item.issuer),
            ]
        )

    def _size_and_note(self, data: OrganizationData) -> None:
        pairs = [
            (self.tr("Обучающихся"), "" if data.pupils_count is None else grouped(data.pupils_count)),
            (self.tr("Педагогов"), "" if data.teachers_count is None else grouped(data.teachers_count)),
            (self.tr("Заметка"), data.note),
        ]
        if any(value for _name, value in pairs):
            self.section(self.tr("Численность, заметка"))
            self.values(pairs)

    def _places(self, data: OrganizationData) -> None:
        if data.sites:
            self.section(self.tr("Площадки"))
            for site in data.sites:
                self.text(site.name or site.address)
                self.text(site.address if site.name else "", Role.MUTED)
        if data.units:
            self.section(self.tr("Подразделения"))
            self.values(
                [(unit.kind.title_ru, ", ".join(t for t in (unit.name, unit.address) if t)) for unit in data.units]
            )

    def _accounts(self, data: OrganizationData) -> None:
        for account in data.accounts:
            treasury = account.kind is AccountKind.TREASURY
            self.section(self.tr("Счёт в казначействе") if treasury else self.tr("Счёт в банке"))
            self.values(account_values(account))

    def _risks(self, data: OrganizationData) -> None:
        def add(title: str, items: list[RiskData]) -> None:
            if items:
                self.section(title)
                for item in items:
                    self.text(f"{item.title}. {item.note}" if item.note else item.title)

        add(self.tr("Чего не хватает"), [item for item in data.risks if not item.is_strength])
        add(self.tr("Чем можно поделиться"), [item for item in data.risks if item.is_strength])

"""Quick actions of the start page: only those whose page exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.errors import EnvironmentProblem
from models.operations import contracts
from models.rows import ContractRow
from ui.choice import Choice
from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind
from ui.forms.form import Form
from ui.pages.registry import PAGES
from ui.system.tasks import TaskControl
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button

if TYPE_CHECKING:
    from ui.context import AppContext

class NothingChosen(EnvironmentProblem):
    """«Напечатать комплект» without a contract."""


class QuickActions(QWidget):
    """A row of buttons."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.dialog: RecordDialog | None = None
        flow = FlowLayout(self)
        self.buttons = {}
        for page, name, text, icon, run in (
            ("contracts", "contract", self.tr("Новый договор"), "contracts", self.contract),
            ("partners", "partner", self.tr("Новый партнёр"), "partners", self.partner),
            ("programs", "program", self.tr("Новая программа"), "programs", self.program),
            ("schedule", "lesson", self.tr("Новое занятие"), "schedule", self.lesson),
            ("contracts", "set", self.tr("Комплект документов…"), "print", self.choose_contract),
        ):
            if self.offers(page) and (name == "set" or not context.db.read_only):
                self.buttons[name] = button(text, run, role="primary" if name == "contract" else "", icon=icon)
                flow.addWidget(self.buttons[name])

    @staticmethod
    def offers(page_id: str) -> bool:
        """Whether the window has this page."""
        return any(entry.id == page_id for entry in PAGES)

    def contract(self) -> None:
        """The wizard of a new contract."""
        self._begin("contracts", "contracts.new")

    def partner(self) -> None:
        """A new partner."""
        self._begin("partners", "partners.new")

    def program(self) -> None:
        """A new programme."""
        self._begin("programs", "programs.new")

    def lesson(self) -> None:
        """A new lesson."""
        self._begin("schedule", "schedule.new")

    def own_school(self) -> None:
        """Our own school."""
        self._begin("partners", "partners.own")

    def _begin(self, page_id: str, command: str) -> None:
        """Run the command of the whole window; where nobody registered it, the page and its primary command."""
        known = {item.id for item in self.context.actions.all()}
        if command in known:
            self.context.actions[command].trigger()
            return
        self.context.navigate.open(page_id)
        if "page.primary" in known:
            self.context.actions["page.primary"].trigger()

    # The set of a contract

    def choose_contract(self) -> None:
        """Ask which contract, then print its set."""
        db, today = self.context.db, self.context.today()

        def work(control: TaskControl) -> list[ContractRow]:
            return contracts.list_contracts(db, today)

        self.context.tasks.run(work, self._ask, owner=self)

    def _ask(self, rows: list[ContractRow]) -> None:
        choices = [Choice(row.id, contract_words(row)) for row in rows]
        hint = self.tr("начните вводить номер или название стороны")
        form = Form([Field("contract", self.tr("Договор"), Kind.RECORD, placeholder=hint, choices=choices)])
        dialog = RecordDialog(
            self.context,
            self.tr("Комплект документов"),
            form,
            self._chosen,
            save_text=self.tr("Напечатать комплект"),
        )
        dialog.saved.connect(self._print)
        self.dialog = dialog
        dialog.open()

    def _chosen(self, values: dict[str, Any]) -> int:
        if values["contract"] is None:
            raise NothingChosen(self.tr("Договор не выбран."), self.tr("Наберите его номер или название стороны."))
        return int(values["contract"])

    def _print(self, contract_id: int) -> None:
        from ui.contracts.printing import SetPrinter

        SetPrinter(self.context, self).print_set(contract_id)


def contract_words(row: ContractRow) -> str:
    """A contract in a choice: «№ СФ-2026/001, Гимназия № 8, Колледж связи»."""
    number = f"№ {row.number}" if row.number else "б/н"
    return ", ".join(part for part in (number, row.parties or row.subject) if part)

"""What can be done to a contract from the list and the card. Every change is announced with «Отменить»."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from models.data import ContractData
from models.enums import ContractState
from models.kinds import ContractKind
from models.operations import contracts
from models.problems import Problem
from models.rows import ContractRow
from models.rules.states import NEXT_STEP
from ui.contracts.printing import SetPrinter
from ui.contracts.small_dialogs import ask_day, ask_state
from ui.system.locale_ru import date_text
from ui.tables.record_commands import RecordCommands, RecordKind

if TYPE_CHECKING:
    from ui.context import AppContext


class ContractCommands(RecordCommands):
    """Commands on contracts."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.kind = RecordKind(
            nouns=(self.tr("договор"), self.tr("договора"), self.tr("договоров")),
            set_archived=contracts.set_contracts_archived,
            delete=contracts.delete_contracts,
            deleted_text=lambda row: self.tr("Удалено: {name}. Напечатанные файлы остались на диске.").format(
                name=row.name
            ),
        )
        self.printer = SetPrinter(context, self)

    # The wizard

    def create(self, kind: str = "") -> None:
        """«Новый договор»: the wizard with a proposed number, our school and the school year."""
        from ui.contracts.wizard.opening import open_wizard

        open_wizard(self.context, self.made.emit, kind=kind)

    def edit(self, contract_id: int, step: str = "") -> None:
        """Open the wizard on a contract, at a step if one is named."""
        from ui.contracts.wizard.opening import open_wizard

        open_wizard(self.context, self.made.emit, contract_id=contract_id, step=step)

    def mend(self, contract_id: int, kind: ContractKind, problem: Problem) -> None:
        """Open the wizard where a problem can be mended."""
        from ui.contracts.wizard.steps import step_of

        self.edit(contract_id, step_of(problem, kind))

    def duplicate(self, contract_id: int) -> None:
        """A draft copy under a new number, shown in the list."""
        db, today = self.context.db, self.context.today()

        def done(copy: int) -> None:
            self.context.messages.done(self.tr("Сделана копия договора: черновик с новым номером."), undo=True)
            self.made.emit(copy)

        self._run(lambda: contracts.duplicate_contract(db, contract_id, today), done, title=self.tr("Копирование"))

    # State

    def advance(self, row: ContractRow) -> None:
        """The next step of the card: today, except for the last signature, whose day is asked."""
        state = NEXT_STEP[row.state][0]
        if state is ContractState.SIGNED:
            self.ask_state(row, state)
        else:
            self.set_state(row.id, row.name, state, self.context.today(), "")

    def ask_state(self, row: ContractRow, state: ContractState) -> None:
        """Put a contract into a state on a day of the user's choice, with a note."""

        def save(values: dict[str, Any]) -> None:
            day = values["day"] or self.context.today()
            contracts.set_contract_state(self.context.db, row.id, state, day, values["note"])

        title = self.tr("{name}: {state}").format(name=row.name, state=state.title_ru)
        dialog = ask_state(self.context, title, self.context.today(), save)
        dialog.saved.connect(lambda _result: self._told_state(row.name, state))

    def set_state(self, contract_id: int, name: str, state: ContractState, day: dt.date, note: str) -> None:
        """Put a contract into a state and say so."""
        db = self.context.db
        self._run(
            lambda: contracts.set_contract_state(db, contract_id, state, day, note),
            lambda _result: self._told_state(name, state),
        )

    def _told_state(self, name: str, state: ContractState) -> None:
        text = self.tr("{name}: «{state}».").format(name=name, state=state.title_ru)
        self.context.messages.done(text, undo=True)

    # Signatures and originals

    def mark_signed(self, contract: ContractData, party_id: int, checked: bool) -> None:
        """Mark a party's signature with today's date, or take the mark off."""
        self._sign(contract, party_id, self.context.today() if checked else None)

    def ask_signing_day(self, contract: ContractData, party_id: int) -> None:
        """Ask on which day a party signed."""
        signed = next((party.signed_on for party in contract.parties if party.id == party_id), None)
        db, number = self.context.db, contract.id or 0

        def save(values: dict[str, Any]) -> None:
            contracts.mark_party_signed(db, number, party_id, values["day"])

        dialog = ask_day(self.context, self.tr("Дата подписи"), signed or self.context.today(), save)
        dialog.saved.connect(lambda _result: self.context.messages.done(self.tr("Дата подписи записана."), undo=True))

    def _sign(self, contract: ContractData, party_id: int, day: dt.date | None) -> None:
        db, number = self.context.db, contract.id or 0
        text = self.tr("Подпись отмечена {day}.").format(day=date_text(day)) if day else self.tr("Отметка снята.")
        self._run(
            lambda: contracts.mark_party_signed(db, number, party_id, day),
            lambda _result: self._told(text),
        )

    def mark_returned(self, contract: ContractData, party_id: int, checked: bool) -> None:
        """Mark that a party's original came back, or take the mark off."""
        db, number = self.context.db, contract.id or 0
        text = self.tr("Подлинник получен.") if checked else self.tr("Отметка о подлиннике снята.")
        self._run(
            lambda: contracts.mark_original_returned(db, number, party_id, checked),
            lambda _result: self._told(text),
        )

    # Papers

    def print_set(self, contract_id: int) -> None:
        """«Комплект документов»: every paper of the contract as DOCX and PDF files."""
        self.printer.print_set(contract_id)

    def send_sets(self, rows: Sequence[ContractRow]) -> None:
        """«Печать комплекта…»: the papers of these contracts straight to a printer; what is missing in one is told."""
        self.printer.send_sets([row.id for row in rows])

    def print_sets(self, rows: Sequence[ContractRow]) -> None:
        """«Комплекты документов» of several contracts: what to make is asked, failures are told together."""
        from ui.contracts.batch import open_batch

        self.batch = open_batch(self.context, [row.id for row in rows], self.printer)

    def proofread(self, rows: Sequence[ContractRow]) -> None:
        """«Проверка текста перед печатью»: doubtful words of the papers of these contracts."""
        from ui.contracts.proof_window import open_proof

        self.proof = open_proof(self.context, [row.id for row in rows])

    def preview(self, contract_id: int) -> None:
        """Show the contract as it will be printed."""
        self.printer.preview(contract_id)

"""Commands on contracts that work from every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.context import AppContext


def register(context: AppContext) -> None:
    """Add «Новый договор» to the menus, the keys and the palette."""
    context.actions.add(
        "contracts.new",
        QCoreApplication.translate("ContractActions", "Новый &договор…"),
        lambda: new_contract(context),
        shortcut="Ctrl+Shift+N",
        icon="contracts",
        menu="file.1",
        tip=QCoreApplication.translate("ContractActions", "Составить договор или соглашение в мастере"),
        keywords=QCoreApplication.translate("ContractActions", "соглашение сетевая форма мастер"),
    )


def new_contract(
    context: AppContext, *, kind: str = "", partner: int | None = None, program: int | None = None
) -> None:
    """Open the wizard, with a partner or a programme chosen if one is given; what is saved is shown in the register."""
    from ui.contracts.wizard.opening import open_wizard

    open_wizard(context, lambda number: _show(context, number), kind=kind, partner=partner, program=program)


def offer_draft(context: AppContext) -> None:
    """Say that a contract was typed and not saved when the program ended last."""
    db = context.db

    def work(control: object) -> tuple[int | None, str] | None:
        from ui.contracts.wizard.loading import left_draft

        return left_draft(db)

    context.tasks.run(work, lambda found: _tell_draft(context, found), owner=context.messages)


def _tell_draft(context: AppContext, found: tuple[int | None, str] | None) -> None:
    if found is None:
        return
    contract_id, number = found
    translate = QCoreApplication.translate
    text = translate("ContractActions", "Договор № {number} остался несохранённым: набранное цело.")

    def proceed() -> None:
        from ui.contracts.wizard.opening import open_wizard

        open_wizard(context, lambda saved: _show(context, saved), contract_id=contract_id)

    go_on = translate("ContractActions", "Продолжить")
    context.messages.warning(text.format(number=number or "б/н"), action_text=go_on, action=proceed)


def _show(context: AppContext, contract_id: int) -> None:
    context.navigate.open("contracts", contract_id)

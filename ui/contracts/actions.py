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


def new_contract(context: AppContext, kind: str = "") -> None:
    """Open the wizard; what is saved is shown in the register."""
    from ui.contracts.wizard.opening import open_wizard

    open_wizard(context, lambda number: context.navigate.open("contracts", number), kind=kind)

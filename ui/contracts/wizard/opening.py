"""Opening the wizard: everything it needs is read first, in the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.contracts.wizard.loading import Start, load_start

if TYPE_CHECKING:
    from ui.context import AppContext


def open_wizard(
    context: AppContext,
    saved: Callable[[int], object],
    *,
    contract_id: int | None = None,
    kind: str = "",
    step: str = "",
) -> None:
    """Open the wizard on a new contract or on an existing one; `saved(contract id)` is called after saving."""
    db, today = context.db, context.today()

    def show(start: Start) -> None:
        from ui.contracts.wizard.window import ContractWizard

        wizard = ContractWizard(context, start, step)
        wizard.saved.connect(saved)
        wizard.open()

    context.tasks.run(
        lambda control: load_start(db, contract_id, kind, today), show, key="wizard.open", owner=context.messages
    )

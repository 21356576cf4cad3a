"""Opening the wizard: everything it needs is read first, in the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.contracts.wizard.loading import Start, Wanted, load_start

if TYPE_CHECKING:
    from ui.context import AppContext


def open_wizard(
    context: AppContext,
    saved: Callable[[int], object],
    *,
    contract_id: int | None = None,
    kind: str = "",
    partner: int | None = None,
    program: int | None = None,
    step: str = "",
) -> None:
    """Open the wizard on a new contract or on an existing one; `saved(contract id)` is called after saving.

    A new contract may begin with a partner and a programme (their ids) already chosen.
    """
    db, today = context.db, context.today()
    wanted = Wanted(kind, partner, program)

    def show(start: Start) -> None:
        from ui.contracts.wizard.window import ContractWizard

        wizard = ContractWizard(context, start, step)
        wizard.saved.connect(saved)
        wizard.open()

    context.tasks.run(
        lambda control: load_start(db, contract_id, wanted, today), show, key="wizard.open", owner=context.messages
    )

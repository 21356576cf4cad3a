"""The sets of contracts in the printer's dialog: which papers there are is read first, in a worker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.papers.printer_dialog import PrinterDialog
from ui.papers.printer_run import Printable, PrinterItem
from ui.system.locale_ru import counted
from ui.system.tasks import TaskControl

if TYPE_CHECKING:
    from documents.papers.to_printer import SetPaper
    from models.storage.database import Database
    from ui.context import AppContext


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrinterSets", text)


def open_sets(context: AppContext, contract_ids: Sequence[int], owner: QObject) -> None:
    """Show the papers of these contracts' sets, ready to be sent to a printer."""
    db, ids = context.db, list(contract_ids)

    def work(control: TaskControl) -> list[SetPaper]:
        from documents.papers.to_printer import set_papers

        return set_papers(db, ids)

    context.tasks.run(work, lambda found: _show(context, found, len(ids)), title=_tr("Подготовка печати"), owner=owner)


def _show(context: AppContext, papers: Sequence[SetPaper], contracts: int) -> None:
    db, today = context.db, context.today()
    items = [PrinterItem(paper.title, paper.number, paper.copies, _maker(db, paper, today)) for paper in papers]
    if contracts == 1 and papers:
        title = _tr("Комплект документов {number}").format(number=papers[0].number)
    else:
        forms = (_tr("договора"), _tr("договоров"), _tr("договоров"))
        title = _tr("Комплекты {count}").format(count=counted(contracts, forms))
    PrinterDialog(context, items, title, context.messages.window).keep_on_top()


def _maker(db: Database, paper: SetPaper, today: dt.date) -> Callable[[], Printable]:
    def make() -> Printable:
        from documents.papers.to_printer import rendered

        return rendered(db, paper, today)

    return make

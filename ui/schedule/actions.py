"""Commands on the schedule and on single papers that work from every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.context import AppContext

_CONTEXT = "ScheduleActions"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def register(context: AppContext) -> None:
    """Add «Новое занятие» and «Реестр договоров» to the palette and the menus; call it before the window is made."""
    if not context.db.read_only:
        context.actions.add(
            "schedule.new",
            _tr("Новое занятие…"),
            lambda: new_lesson(context),
            icon="schedule",
            keywords=_tr("добавить урок график расписание"),
        )
    context.actions.add(
        "documents.register",
        _tr("Реестр договоров на бумаге…"),
        lambda: show_register(context),
        icon="print",
        menu="file.3",
        keywords=_tr("напечатать список договоров год"),
    )


def new_lesson(context: AppContext) -> None:
    """The dialog of a new lesson; what is saved is shown in the schedule."""
    from ui.schedule.commands import LessonCommands

    commands = LessonCommands(context, context.tasks)
    commands.saved.connect(lambda lesson_id: context.navigate.open("schedule", lesson_id))
    commands.create()


def show_register(context: AppContext) -> None:
    """The register of this year's contracts and of all, to look at, print and save."""
    from ui.papers.pane import PaperDialog
    from ui.papers.rendering import make_register

    db, today = context.db, context.today()
    variants = [
        (str(today.year), lambda: make_register(db, today, today.year)),
        (_tr("Все годы"), lambda: make_register(db, today, None)),
    ]
    PaperDialog(context, _tr("Реестр договоров"), variants).open()

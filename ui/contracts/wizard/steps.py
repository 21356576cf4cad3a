"""The steps of the wizard as data: their order, which kinds have them and which problems belong to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.kinds import ContractKind
from models.problems import Problem
from ui.system.translation import QT_TRANSLATE_NOOP

_CONTEXT = "ContractSteps"


def _always(kind: ContractKind) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class StepInfo:
    """One step. `fields` are the first words of the problem fields that are mended here."""

    key: str
    title: str
    fields: tuple[str, ...] = ()
    applies: Callable[[ContractKind], bool] = _always

    def translated(self) -> str:
        """The title in the language of the program."""
        return QCoreApplication.translate(_CONTEXT, self.title)


_STEPS = (
    StepInfo(
        "requisites",
        QT_TRANSLATE_NOOP("ContractSteps", "Вид и реквизиты"),
        ("number", "signed_on", "place", "valid_from", "valid_to", "subject", "kind"),
    ),
    StepInfo("parties", QT_TRANSLATE_NOOP("ContractSteps", "Стороны"), ("parties",)),
    StepInfo(
        "program",
        QT_TRANSLATE_NOOP("ContractSteps", "Программа"),
        ("program_id",),
        lambda kind: kind.needs_program,
    ),
    StepInfo("terms", QT_TRANSLATE_NOOP("ContractSteps", "Условия"), ("answers", "clauses")),
    StepInfo(
        "annexes",
        QT_TRANSLATE_NOOP("ContractSteps", "Приложения"),
        ("slots", "resources", "roster"),
        lambda kind: kind.has_annexes,
    ),
    StepInfo("check", QT_TRANSLATE_NOOP("ContractSteps", "Проверка")),
    StepInfo("finish", QT_TRANSLATE_NOOP("ContractSteps", "Печать")),
)


def steps(kind: ContractKind) -> tuple[StepInfo, ...]:
    """The steps of a kind in their order; what a kind does not have is not asked."""
    return tuple(step for step in _STEPS if step.applies(kind))


def step_of(problem: Problem, kind: ContractKind) -> str:
    """The key of the step where a problem is mended."""
    head = problem.field.partition(".")[0]
    return next((step.key for step in steps(kind) if head in step.fields), "requisites")

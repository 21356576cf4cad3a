"""Step 6: what is missing or doubtful; a click leads to where it is mended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.problems import Problem
from ui.contracts.problem_list import ProblemList
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.contracts.wizard.steps import step_of, steps
from ui.contracts.wizard.text_check import TextCheck
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Role, label


class CheckStep(Step):
    """The list of problems, or a word of praise."""

    key = "check"

    def __init__(self, state: WizardState, follow: Callable[[Problem], object], parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.text = label("", Role.MUTED)
        self.problems = ProblemList(self)
        self.problems.chosen.connect(follow)
        self.praise = EmptyState("success", self)
        self.praise.set_text(
            self.tr("Замечаний нет"), self.tr("Всё, что требует закон и примерная форма, заполнено. Можно печатать.")
        )
        self.body.addWidget(self.text)
        self.body.addWidget(self.problems)
        self.text_check = TextCheck(state, self)
        self.body.addWidget(self.text_check)
        self.body.addWidget(self.praise, 1)
        self.body.addStretch(1)

    def show_state(self) -> None:
        """What the last check found."""
        found = self.state.problems
        titles = {step.key: step.translated() for step in steps(self.state.kind)}
        self.text.setText(
            self.tr("Нажмите на замечание, чтобы исправить его. Сохранить и напечатать договор можно и с ними.")
        )
        self.text.setVisible(bool(found))
        self.praise.setVisible(not found)
        if self.isVisible():
            self.text_check.read()
        self.problems.show_problems(found, lambda problem: titles[step_of(problem, self.state.kind)])

    def focus_first(self) -> None:
        """The gravest problem."""
        if self.problems.lines:
            self.problems.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: object) -> None:
        """The papers are read when somebody looks."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.text_check.read()

"""A list of what a check found, to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from models.problems import Problem
from ui.dialogs.plain import PlainDialog
from ui.forms.problem_label import ProblemLabel
from ui.system.locale_ru import counted
from ui.widgets.labels import Role, label


class FindingsDialog(PlainDialog):
    """Sentences with their gravity."""

    def __init__(self, title: str, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(title, chars=80, parent=parent)
        forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
        self.body.addWidget(label(counted(len(problems), forms), Role.HEADING))
        self.list = ProblemLabel(self)
        self.list.show_problems(problems)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        copy = self.foot.addButton(self.tr("Скопировать"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self.list.texts())))
        self.fit()

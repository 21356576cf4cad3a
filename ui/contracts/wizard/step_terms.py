"""Step 4: the questions of the kind that make sense for these parties and this programme; additional clauses."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.interview import Question
from ui.clauses.picker import ClausePicker
from ui.contracts.wizard.question_row import QuestionRow
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.widgets.labels import Role, label, line
from ui.widgets.tabs import CardTabs

QUESTIONS, CLAUSES = range(2)


class TermsStep(Step):
    """Every question of the kind stands here once; those that make no sense now are hidden. Beside them, on a tab of
    their own, the clauses of the library."""

    key = "terms"

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.tabs = CardTabs(self)
        self._sheet = QWidget(self)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        hint = self.tr("Ответы уже подставлены. Измените то, что у вас иначе: лишние вопросы скрываются сами.")
        self._column.addWidget(label(hint, Role.MUTED))
        self._holder = QWidget(self._sheet)
        self._column.addWidget(self._holder)
        self._column.addStretch(1)
        self.picker = ClausePicker(state, self)
        self.tabs.add_tab(self._sheet, self.tr("Вопросы"))
        self.tabs.add_tab(self.picker, self.tr("Дополнительные условия"))
        self.picker.passage_changed.connect(self.place_changed)
        state.changed.connect(self._show_count)
        self.body.addWidget(self.tabs, 1)
        self.rows: dict[str, QuestionRow] = {}
        self._sections: list[tuple[QWidget, list[str]]] = []
        self._kind = ""

    def _make(self) -> None:
        """The questions of the present kind, by section."""
        self._kind = self.state.kind.key
        self.rows, self._sections = {}, []
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        for title, group in groupby(self.state.kind.questions, key=lambda question: question.section):
            layout.addWidget(self._make_section(title, list(group)))
        self._column.replaceWidget(self._holder, holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = holder
        holder.show()

    def _make_section(self, title: str, questions: list[Question]) -> QWidget:
        section = QWidget(self)
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, self.fontMetrics().height() // 2)
        layout.addWidget(label(title, Role.SECTION))
        layout.addWidget(line())
        for question in questions:
            row = QuestionRow(question, section)
            row.answered.connect(self._on_answered)
            layout.addWidget(row)
            self.rows[question.key] = row
        self._sections.append((section, [question.key for question in questions]))
        return section

    def show_state(self) -> None:
        """Answers, and which questions are asked now."""
        if self._kind != self.state.kind.key:
            self._make()
        situation = self.state.situation()
        asked = {question.key for question in self.state.kind.asked(situation)}
        for key, row in self.rows.items():
            row.setVisible(key in asked)
            row.show_answer(situation.answers.get(key))
        for section, keys in self._sections:
            section.setVisible(bool(asked & set(keys)))
        self.picker.show_state()
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.state.contract.clauses)
        title = self.tr("Дополнительные условия")
        self.tabs.rename_tab(CLAUSES, f"{title} ({count})" if count else title)

    def _on_answered(self, key: str, value: object) -> None:
        self.state.answer(key, value)
        self.show_state()

    def paper_passage(self) -> str:
        """The clause pointed at."""
        return self.picker.passage if self.tabs.number() == CLAUSES else ""

    def focus_first(self) -> None:
        """The first question asked, or the list of clauses."""
        if self.tabs.number() == CLAUSES:
            self.picker.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        shown = next((row for row in self.rows.values() if row.isVisibleTo(self)), None)
        if shown is not None:
            shown.focus()

    def focus_problem(self, field: str) -> None:
        """The question or the clause a problem names."""
        head, _, key = field.partition(".")
        self.tabs.show_tab(CLAUSES if head == "clauses" else QUESTIONS)
        if head == "clauses":
            self.picker.focus_clause(key)
            return
        row = self.rows.get(field.partition(".")[2])
        if row is not None and row.isVisibleTo(self):
            row.focus()
        else:
            self.focus_first()

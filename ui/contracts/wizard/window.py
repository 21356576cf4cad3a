"""The wizard's window: steps at the left, the step in the middle, the live preview at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.errors import EnvironmentProblem
from models.operations import contracts
from models.problems import Problem
from ui.contracts.printing import SetPrinter
from ui.contracts.wizard.loading import Start
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.contracts.wizard.step_annexes import AnnexesStep
from ui.contracts.wizard.step_check import CheckStep
from ui.contracts.wizard.step_finish import FinishStep
from ui.contracts.wizard.step_list import StepList, worst_by_step
from ui.contracts.wizard.step_parties import PartiesStep
from ui.contracts.wizard.step_program import ProgramStep
from ui.contracts.wizard.step_requisites import RequisitesStep
from ui.contracts.wizard.step_terms import TermsStep
from ui.contracts.wizard.steps import step_of, steps
from ui.messages import Message, Tone
from ui.system.locale_ru import counted
from ui.widgets.labels import Role, button, label, line
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen, restore_geometry, save_geometry

if TYPE_CHECKING:
    from ui.context import AppContext

_WIDTH, _HEIGHT = 1320, 860
_PREVIEW_CHARS = 100
_HIDDEN = "hints/wizard_preview_hidden"
_GEOMETRY = "contract_wizard"
_SPLITTER = "splitters/contract_wizard"


class ContractWizard(QDialog):
    """Writes one contract. Signals: saved(contract id)."""

    saved = Signal(int)

    def __init__(self, context: AppContext, start: Start, step: str = "") -> None:
        super().__init__(context.messages.window)
        self.context = context
        self.help_page = "contract-wizard"
        self.state = WizardState(context, start, self)
        self.printer = SetPrinter(context, self)
        self._saving = False
        self._visited: set[str] = set()
        self._preview: QWidget | None = None
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar(parent=self)
        self.list = StepList(self)
        self.steps = self._make_steps()
        self._build()
        self._connect()
        self.list.show_steps(steps(self.state.kind))
        self._fit_title()
        self.show_step(step if step in self._keys() else self._keys()[0])
        if start.from_draft:
            self._offer_new_start()

    # Building

    def _make_steps(self) -> dict[str, Step]:
        state = self.state
        made: list[Step] = [
            RequisitesStep(state),
            PartiesStep(state),
            ProgramStep(state),
            TermsStep(state),
            AnnexesStep(state),
            CheckStep(state, self.follow),
            FinishStep(state, self.printer, self.save_and_print),
        ]
        return {step.key: step for step in made}

    def _build(self) -> None:
        margin = self.fontMetrics().height()
        self._stack = QStackedWidget(self)
        self._areas: dict[str, QScrollArea] = {}
        for key, step in self.steps.items():
            area = QScrollArea(self)
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            step.setContentsMargins(margin, margin // 2, margin, margin)
            area.setWidget(step)
            self._areas[key] = area
            self._stack.addWidget(area)
        self.title = label("", Role.HEADING)
        self.title.setContentsMargins(margin, margin // 2, margin, 0)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self._stack, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(0, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self._splitter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(body, 1)
        layout.addWidget(line())
        layout.addLayout(self._make_foot(margin))
        if not restore_geometry(self, self.context.settings, _GEOMETRY):
            fit_to_screen(self, _WIDTH, _HEIGHT)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _PREVIEW_CHARS
        self._set_preview(wide and not self.context.settings.get(_HIDDEN))

    def _make_foot(self, margin: int) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, margin // 2, margin, margin // 2)
        foot.setSpacing(margin // 2)
        foot.addWidget(button(self.tr("Справка"), self._help, role="link", icon="help"))
        self.preview_button = button(self.tr("Документ"), self._toggle_preview, role="link", icon="pdf")
        self.preview_button.setCheckable(True)
        self.preview_button.setToolTip(self.tr("Показать или скрыть документ справа (Ctrl+D)"))
        foot.addWidget(self.preview_button)
        self.summary = button("", lambda: self.show_step("check"), role="link")
        foot.addWidget(self.summary)
        foot.addStretch(1)
        self.cancel_button = button(self.tr("Закрыть"), self.reject)
        self.save_button = button(self.tr("Сохранить"), self.save)
        self.save_button.setToolTip(self.tr("Сохранить и закрыть (Ctrl+S)"))
        self.back_button = button(self.tr("Назад"), lambda: self._go(-1), icon="chevron-left")
        self.next_button = button(self.tr("Далее"), self.go_on, role="primary")
        self.next_button.setToolTip(self.tr("Следующий шаг (Ctrl+Enter)"))
        for part in (self.cancel_button, self.back_button, self.save_button, self.next_button):
            part.setAutoDefault(False)
            foot.addWidget(part)
        return foot

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_step)
        self.state.kind_changed.connect(self._on_kind)
        self.state.examined.connect(self._on_examined)
        self.state.changed.connect(self._fit_title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_on)
        shortcuts = {
            "Ctrl+S": self.save,
            "Ctrl+D": self._toggle_preview,
            "F1": self._help,
            "Alt+Left": lambda: self._go(-1),
            "Alt+Right": lambda: self._go(1),
        }
        for keys, handler in shortcuts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(handler)

    # Steps

    def _keys(self) -> list[str]:
        return [step.key for step in steps(self.state.kind)]

    def current(self) -> Step:
        """The step shown."""
        return self.steps[self.list.current() or self._keys()[0]]

    def show_step(self, key: str) -> None:
        """Bring a step to front; nothing hinders it."""
        if self._visited:
            self.current().leave()
        self.list.set_current(key)
        self._visited.add(key)
        info = next(step for step in steps(self.state.kind) if step.key == key)
        self.title.setText(info.translated())
        self._stack.setCurrentWidget(self._areas[key])
        self.steps[key].enter()
        self._fit_buttons()
        self._show_marks()

    def _go(self, way: int) -> None:
        keys = self._keys()
        place = keys.index(self.list.current()) + way
        if 0 <= place < len(keys):
            self.show_step(keys[place])

    def go_on(self) -> None:
        """«Далее»; on the last step it saves."""
        if self.list.current() == self._keys()[-1]:
            self.save()
        else:
            self._go(1)

    def follow(self, problem: Problem) -> None:
        """Lead to the step and the field where a problem is mended."""
        self.show_step(step_of(problem, self.state.kind))
        self.current().focus_problem(problem.field)

    def _on_kind(self) -> None:
        key = self.list.current()
        self.list.show_steps(steps(self.state.kind))
        self.show_step(key if key in self._keys() else self._keys()[0])

    def _on_examined(self) -> None:
        program = self.steps["program"]
        if isinstance(program, ProgramStep):
            program.without_lost_parts()
        step = self.current()
        step.show_state()
        if isinstance(step, PartiesStep):
            step.refreshed()
        self._show_marks()

    def _show_marks(self) -> None:
        state = self.state
        places: dict[str, list[Problem]] = {step.key: [] for step in steps(state.kind) if step.fields}
        for problem in state.problems:
            places.setdefault(step_of(problem, state.kind), []).append(problem)
        self.list.show_marks(worst_by_step(places), self._visited)
        forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
        self.summary.setText(counted(len(state.problems), forms) if state.problems else "")
        self.summary.setVisible(bool(state.problems))

    def _fit_buttons(self) -> None:
        keys, key = self._keys(), self.list.current()
        self.back_button.setEnabled(key != keys[0])
        self.next_button.setVisible(key != keys[-1])

    def _fit_title(self) -> None:
        contract = self.state.contract
        number = contract.number or self.tr("без номера")
        new = self.tr("Новый договор № {number}") if contract.id is None else self.tr("Договор № {number}")
        self.setWindowTitle(new.format(number=number))

    # Preview

    def _set_preview(self, shown: bool) -> None:
        if shown and self._preview is None:
            from ui.contracts.wizard.preview_pane import PreviewPane

            self._preview = PreviewPane(self.state)
            self._splitter.addWidget(self._preview)
            sizes = self.context.settings.get(_SPLITTER)
            self._splitter.setSizes(sizes if len(sizes) == 2 else [540, 460])
            self._splitter.splitterMoved.connect(self._save_splitter)
        if self._preview is not None:
            self._preview.setVisible(shown)
        self.preview_button.setChecked(shown)
        self.preview_button.setText(self.tr("Скрыть документ") if shown else self.tr("Показать документ"))

    def _toggle_preview(self) -> None:
        shown = self._preview is None or not self._preview.isVisible()
        self.context.settings.set(_HIDDEN, not shown)
        self._set_preview(shown)

    def _save_splitter(self, *_: object) -> None:
        self.context.settings.set(_SPLITTER, self._splitter.sizes())

    # Saving

    def save(self) -> None:
        """Save in one unit of work and close."""
        self._save(self._on_saved)

    def save_and_print(self, formats: list[str], folder: Path) -> None:
        """Save, then print the set into `folder`; the window stays to show the files."""

        def done(contract_id: int) -> None:
            self._on_stored(contract_id)
            contract = self.state.contract
            self.printer.print_into(contract, folder, formats, self._on_printed)

        self._save(done)

    def _save(self, done: Any) -> None:
        if self._saving:
            return
        self.current().leave()
        self._set_saving(True)
        db, contract = self.context.db, self.state.contract
        self.context.tasks.run(
            lambda control: contracts.save_contract(db, contract),
            done,
            failed=self._on_failed,
            title=self.tr("Сохранение"),
            owner=self,
        )

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.save_button.setEnabled(not saving)
        finish = self.steps["finish"]
        if isinstance(finish, FinishStep):
            finish.set_busy(saving)

    def _on_stored(self, contract_id: int) -> None:
        self._set_saving(False)
        self.state.mark_saved(contract_id)
        self._fit_title()
        self.saved.emit(contract_id)

    def _on_saved(self, contract_id: int) -> None:
        self._on_stored(contract_id)
        number = self.state.contract.number or self.tr("без номера")
        self.context.messages.done(self.tr("Договор № {number} сохранён.").format(number=number), undo=True)
        self._close()

    def _on_printed(self, paths: list[Path]) -> None:
        finish = self.steps["finish"]
        if isinstance(finish, FinishStep):
            finish.show_files(paths)
            QTimer.singleShot(0, self, lambda: self._areas["finish"].ensureWidgetVisible(finish))

    def _on_failed(self, error: BaseException) -> None:
        self._set_saving(False)
        if isinstance(error, EnvironmentProblem):
            self.bar.show_message(Message(f"{error.title} {error.advice}".strip(), Tone.BAD, timeout_ms=0))
        else:
            self.context.tasks.report(error)

    # Closing

    def reject(self) -> None:
        """Esc, «Закрыть» and the cross: ask when something would be lost."""
        if self._saving:
            return
        self.current().leave()
        if not self.state.dirty():
            self._close()
            return
        answer = self.context.messages.choose(
            self.tr("Сохранить договор?"),
            self.tr("Набранное можно сохранить черновиком договора и продолжить в другой раз."),
            (self.tr("Сохранить"), self.tr("Не сохранять"), self.tr("Вернуться")),
            parent=self,
        )
        if answer == 0:
            self.save()
        elif answer == 1:
            self._close()

    def _close(self) -> None:
        self.state.forget_draft()
        save_geometry(self, self.context.settings, _GEOMETRY)
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc."""
        self.reject()
        if self.isVisible():
            event.ignore()
        else:
            event.accept()

    def _offer_new_start(self) -> None:
        text = self.tr("Здесь то, что вы набрали в прошлый раз и не сохранили.")
        message = Message(text, Tone.INFO, self.tr("Начать заново"), self._start_anew, timeout_ms=0)
        self.bar.show_message(message)

    def _start_anew(self) -> None:
        self.state.start_anew()
        self.current().show_state()

    def _help(self) -> None:
        self.context.navigate.help(self.help_page)

"""The wizard's window: steps at the left, the step in the middle, the live preview at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from models.errors import EnvironmentProblem
from models.kinds import contract_name
from models.operations import contracts
from models.problems import Problem
from ui.contracts.printing import SetPrinter
from ui.contracts.wizard.body import WizardBody
from ui.contracts.wizard.foot import FootCommands, WizardFoot
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
from ui.widgets.labels import line
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen, restore_geometry, save_geometry

if TYPE_CHECKING:
    from ui.context import AppContext

_WIDTH, _HEIGHT = 1320, 860
_GEOMETRY = "contract_wizard"
_CONTROL = Qt.KeyboardModifier.ControlModifier


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
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar(parent=self)
        self.list = StepList(self)
        self.steps = self._make_steps()
        self.body = WizardBody(self.state, self.steps, self)
        self.foot = self._make_foot()
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
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self.body, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(body, 1)
        layout.addWidget(line())
        layout.addWidget(self.foot)
        if not restore_geometry(self, self.context.settings, _GEOMETRY):
            fit_to_screen(self, _WIDTH, _HEIGHT)
        self.body.preview_shown.connect(self.foot.show_preview_shown)
        self.body.start_preview(self.width())

    def _make_foot(self) -> WizardFoot:
        return WizardFoot(
            FootCommands(
                help=self._help,
                preview=self.body.toggle_preview,
                check=lambda: self.show_step("check"),
                close=self.reject,
                back=lambda: self._go(-1),
                save=self.save,
                forward=self.go_on,
            ),
            self,
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_step)
        for step in self.steps.values():
            step.place_changed.connect(self._show_place)
        self.state.kind_changed.connect(self._on_kind)
        self.state.examined.connect(self._on_examined)
        self.state.changed.connect(self._fit_title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_on)
        shortcuts = {
            "Ctrl+S": self.save,
            "Ctrl+D": self.body.toggle_preview,
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
        self.body.show_step(key, info.translated())
        self.steps[key].enter()
        self._show_place()
        keys = self._keys()
        self.foot.show_place(key == keys[0], key == keys[-1])
        self._show_marks()

    def _show_place(self) -> None:
        self.body.show_place(self.current().paper_place(), self.current().paper_passage())

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
        self.body.show_focus(self.list.current())

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
        for key, problem in self._misunderstood():
            places.setdefault(key, []).append(problem)
        self.list.show_marks(worst_by_step(places), self._visited)
        self.foot.show_problems(len(state.problems))

    def _fit_title(self) -> None:
        contract = self.state.contract
        name = contract_name(contract.kind, contract.number)
        self.setWindowTitle(name if contract.id is not None else self.tr("{name} (новый документ)").format(name=name))

    # Saving

    def _misunderstood(self) -> list[tuple[str, Problem]]:
        """The steps with something typed that was not understood."""
        return [(key, problem) for key in self._keys() for problem in self.steps[key].misunderstood()]

    def _may_save(self) -> bool:
        """Ask before a text that was not understood is lost; else lead to it."""
        found = self._misunderstood()
        if not found:
            return True
        key, problem = found[0]
        if self.context.messages.ask(
            self.tr("Сохранить без этого значения?"),
            problem.text,
            yes=self.tr("Сохранить без него"),
            no=self.tr("Исправить"),
            danger=True,
            parent=self,
        ):
            return True
        self.show_step(key)
        self.current().focus_problem(problem.field)
        return False

    def save(self) -> None:
        """Save in one unit of work and close."""
        self._save(self._on_saved)

    def save_and_print(self, formats: list[str], folder: Path) -> None:
        """Save, then print the set into `folder`; the window stays to show the files."""

        def done(contract_id: int) -> None:
            self._on_stored(contract_id)
            contract = self.state.contract
            self.printer.print_into(contract, folder, formats, self._on_printed, failed=self._on_failed)

        self._save(done)

    def _save(self, done: Any) -> None:
        if self._saving:
            return
        self.current().leave()
        if not self._may_save():
            return
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
        self.foot.save.setEnabled(not saving)
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
        name = contract_name(self.state.contract.kind, self.state.contract.number)
        self.context.messages.done(self.tr("Сохранено: {name}.").format(name=name), undo=True)
        self._close()

    def _on_printed(self, paths: list[Path]) -> None:
        finish = self.steps["finish"]
        if isinstance(finish, FinishStep):
            finish.show_files(paths)
            QTimer.singleShot(0, self, lambda: self.body.show_end("finish"))

    def _on_failed(self, error: BaseException) -> None:
        self._set_saving(False)
        if isinstance(error, EnvironmentProblem):
            self.bar.show_message(Message(f"{error.title} {error.advice}".strip(), Tone.BAD, timeout_ms=0))
        else:
            self.context.tasks.report(error)

    # Keys and closing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the next one: the usual dialog would press whatever button comes first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            if isinstance(self.focusWidget(), QLineEdit | QAbstractSpinBox):
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc, «Закрыть» and the cross: ask when something would be lost."""
        if self._saving:
            return
        self.current().leave()
        if not self.state.dirty() and not self._misunderstood():
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

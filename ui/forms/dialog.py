"""The dialog every record is edited in: a form, «Сохранить», a draft, and a question before losing anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.forms.drafts import Draft, decoded, encoded
from ui.forms.form import Form
from ui.messages import Message, Tone
from ui.system.locale_ru import counted
from ui.widgets.labels import button
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen

if TYPE_CHECKING:
    from ui.context import AppContext

_DRAFT_DELAY_MS = 1_500
_CHARS_WIDE = 84


class RecordDialog(QDialog):
    """Edits one record.

    `on_save(values)` runs in the database worker and calls an operation; what it returns is in `result_value` and
    in the signal saved(result). Ctrl+Enter saves; Esc with unsaved changes asks. Problems never block saving, only
    a text that is not understood (a date) is asked about, because it would be lost.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: AppContext,
        title: str,
        form: Form,
        on_save: Callable[[dict[str, Any]], Any],
        *,
        help_page: str = "",
        draft: Draft | None = None,
        save_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or context.messages.window)
        self.context, self.form, self.help_page = context, form, help_page
        self._on_save, self._draft = on_save, draft
        self._saving = False
        self.result_value: Any = None
        self.setWindowTitle(title)
        self.bar = MessageBar(parent=self)
        self.summary = QLabel(self)
        self.summary.setProperty("role", "muted")
        self.save_button = button(save_text or self.tr("Сохранить"), self.save, role="primary")
        self.save_button.setToolTip(self.tr("Сохранить (Ctrl+Enter)"))
        self.save_button.setDefault(True)
        self.cancel_button = button(self.tr("Отмена"), self.reject)
        self._build()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_DELAY_MS)
        self._draft_timer.timeout.connect(self._save_draft)
        form.changed.connect(self._on_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help)
        self._restore_draft()
        self._show_summary()
        # A button with a name of its own chooses or prints; «Сохранить» writes, and there is nowhere to write.
        self._looking = context.db.read_only and not save_text
        if self._looking:
            self.save_button.hide()
            self.cancel_button.setText(self.tr("Закрыть"))

    def _build(self) -> None:
        margin = self.fontMetrics().height()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(margin, margin, margin, margin)
        inner.addWidget(self.form)
        area.setWidget(holder)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, margin // 2, margin, margin)
        foot.setSpacing(margin // 2)
        if self.help_page:
            foot.addWidget(button(self.tr("Справка"), self._help, role="link", icon="help"))
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self._framed(area), 1)
        layout.addLayout(foot)
        wanted = holder.sizeHint().height() + foot.sizeHint().height() + margin
        fit_to_screen(self, self.fontMetrics().averageCharWidth() * _CHARS_WIDE, wanted)

    def _framed(self, area: QScrollArea) -> QWidget:
        """What stands between the message bar and the buttons; a subclass may put something beside the form."""
        return area

    def save(self) -> None:
        """Save in the worker and close; on a failure the dialog stays with everything typed."""
        if self._saving or self._looking:
            return
        misunderstood = self.form.misunderstood()
        if misunderstood and not self._agrees_to_lose(misunderstood[0].text):
            self.form.show_all_problems()
            self.form.focus(misunderstood[0].field)
            return
        values = self.form.values()
        self._set_saving(True)
        self.context.tasks.run(
            lambda control: self._on_save(values),
            self._on_saved,
            failed=self._on_failed,
            title=self.tr("Сохранение"),
            owner=self,
        )

    def _agrees_to_lose(self, text: str) -> bool:
        return self.context.messages.ask(
            self.tr("Сохранить без этого значения?"),
            text,
            yes=self.tr("Сохранить без него"),
            no=self.tr("Исправить"),
            danger=True,
            parent=self,
        )

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.save_button.setEnabled(not saving)

    def _on_saved(self, result: Any) -> None:
        self._set_saving(False)
        self.result_value = result
        self.form.mark_clean()
        self._forget_draft()
        self.accept()
        self.saved.emit(result)

    def _on_failed(self, error: BaseException) -> None:
        self._set_saving(False)
        if isinstance(error, EnvironmentProblem):
            text = f"{error.title} {error.advice}".strip()
            self.bar.show_message(Message(text, Tone.BAD, timeout_ms=0))
        else:
            self.context.tasks.report(error)

    def reject(self) -> None:
        """Cancel, Esc and the closing cross: ask when something would be lost."""
        if self._saving:
            return
        if self._looking or not self.form.dirty():
            self._forget_draft()
            super().reject()
            return
        answer = self.context.messages.choose(
            self.tr("Сохранить изменения?"),
            self.tr("В этом окне есть несохранённые изменения."),
            (self.tr("Сохранить"), self.tr("Не сохранять"), self.tr("Вернуться")),
            parent=self,
        )
        if answer == 0:
            self.save()
        elif answer == 1:
            self._forget_draft()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is the same as Esc; what goes wrong meanwhile must leave the dialog open."""
        event.ignore()
        self.reject()

    def showEvent(self, event: Any) -> None:
        """Start typing at once."""
        super().showEvent(event)
        self.form.focus_first()

    def _on_changed(self, _key: str) -> None:
        self._draft_timer.start()
        self._show_summary()

    def _show_summary(self) -> None:
        number = len(self.form.problems())
        forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
        text = self.tr("{count}, сохранить можно и так").format(count=counted(number, forms))
        self.summary.setText(text if number else "")

    def _help(self) -> None:
        if self.help_page:
            self.context.navigate.help(self.help_page)

    # Draft

    def _restore_draft(self) -> None:
        stored = self._draft.load() if self._draft else {}
        known = {key: value for key, value in decoded(stored).items() if key in self.form.fields}
        present = self.form.values()
        changed = {key: value for key, value in known.items() if present[key] != value}
        if not changed:
            return
        for key, value in changed.items():
            self.form.change(key, value)
        text = self.tr("Здесь то, что вы набрали в прошлый раз и не сохранили.")
        start_anew = Message(text, Tone.INFO, self.tr("Начать заново"), self._drop_draft(present), timeout_ms=0)
        self.bar.show_message(start_anew)

    def _drop_draft(self, values: dict[str, Any]) -> Callable[[], None]:
        def drop() -> None:
            self.form.set_values(values)
            self._forget_draft()
            self._show_summary()

        return drop

    def _save_draft(self) -> None:
        if self._draft is not None and self.form.dirty():
            self._draft.save(encoded(self.form.values()))

    def _forget_draft(self) -> None:
        self._draft_timer.stop()
        if self._draft is not None:
            self._draft.clear()

"""The workshop of one template: fields, check and versions on the left, the filled document on the right.

The file that is open in Word is watched: after each saving it is checked and the pages are shown anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.choice import Choice
from ui.forms.editors import RecordEditor
from ui.forms.fields import Field, Kind
from ui.messages import Message, Tone
from ui.papers.looks import template_chip
from ui.system.tasks import Lane, TaskControl
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, StatusChip, button, label
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen, restore_geometry, save_geometry
from ui.workshop import looking
from ui.workshop.check_pane import CheckPane
from ui.workshop.deeds import TemplateDeeds
from ui.workshop.fields_pane import FieldsPane
from ui.workshop.versions_pane import VersionsPane
from ui.workshop.watcher import TemplateWatcher

if TYPE_CHECKING:
    from ui.context import AppContext

FIELDS, CHECK, VERSIONS = range(3)
_CHARS, _LINES, _LEFT = 170, 50, 0.46


class WorkshopWindow(QWidget):
    """`key` is the paper's key, `title` what the user calls it. Signals: changed() when another template is in use or
    the check says something else."""

    changed = Signal()

    def __init__(self, context: AppContext, key: str, title: str, parent: QWidget | None = None) -> None:
        from ui.preview.pdf_preview import PdfPreview

        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Шаблон: {title}").format(title=title))
        self.context, self.key, self.title = context, key, title
        self.looked: looking.Looked | None = None
        self.deeds = TemplateDeeds(context, key, title, self)
        self.watcher = TemplateWatcher(self)
        self.bar = MessageBar(parent=self)
        self.fields = FieldsPane(context, self)
        self.check_pane = CheckPane(self)
        self.versions = VersionsPane(context, self)
        self.preview = PdfPreview(context, self)
        field = Field("subject", self.tr("Пример"), Kind.RECORD, placeholder=self.tr("номер или название"))
        self.subject = RecordEditor(field, self)
        self._build()
        self._connect()
        self._load_subjects()

    # Layout

    def _build(self) -> None:
        gap = self.fontMetrics().height() // 2
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap * 2, gap, gap * 2, gap)
        layout.setSpacing(gap)
        layout.addLayout(self._head())
        layout.addWidget(self.bar)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for pane, words in (
            (self.fields, self.tr("Поля")),
            (self.check_pane, self.tr("Проверка")),
            (self.versions, self.tr("Версии")),
        ):
            self.tabs.addTab(pane, words)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self._right())
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)
        metrics = self.fontMetrics()
        if not restore_geometry(self, self.context.settings, "workshop"):
            fit_to_screen(self, metrics.averageCharWidth() * _CHARS, metrics.height() * _LINES)
        splitter.setSizes([round(self.width() * _LEFT), round(self.width() * (1 - _LEFT))])

    def _head(self) -> QVBoxLayout:
        self.chip = StatusChip(parent=self)
        self.edit_button = button(self.tr("Открыть в редакторе"), self.edit, role="primary", icon="edit")
        self.check_button = button(self.tr("Проверить сейчас"), self.check, icon="check")
        self.take_button = button(self.tr("Взять из файла…"), self.deeds.take, icon="open")
        self.export_button = button(self.tr("Отдать коллеге…"), self.deeds.export, icon="send")
        top = QHBoxLayout()
        heading = label(self.title, Role.HEADING)
        heading.setWordWrap(False)
        top.addWidget(heading)
        top.addWidget(self.chip)
        top.addStretch(1)
        holder = QWidget(self)
        row = FlowLayout(holder)
        for made in (self.edit_button, self.check_button, self.take_button, self.export_button):
            row.addWidget(made)
        self.state = label("", Role.MUTED)
        both = QVBoxLayout()
        both.addLayout(top)
        both.addWidget(holder)
        both.addWidget(self.state)
        return both

    def _right(self) -> QWidget:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        self._subject_row = QWidget(right)
        row = QHBoxLayout(self._subject_row)
        row.setContentsMargins(0, 0, 0, 0)
        caption = label(self.tr("Заполнено данными:"))
        caption.setWordWrap(False)
        row.addWidget(caption)
        self.subject.setAccessibleName(self.tr("Чьими данными заполнить шаблон"))
        row.addWidget(self.subject, 1)
        column.addWidget(self._subject_row)
        column.addWidget(self.preview, 1)
        return right

    def _connect(self) -> None:
        self.watcher.saved.connect(lambda _data: self._on_saved())
        self.watcher.vanished.connect(self._on_vanished)
        self.watcher.returned.connect(self.bar.clear)
        self.subject.edited.connect(self._on_subject)
        self.check_pane.mend_wanted.connect(self._mend)
        self.versions.compare_wanted.connect(self.deeds.compare)
        self.versions.return_wanted.connect(self.deeds.put_back)
        self.versions.original_wanted.connect(self.deeds.original)
        self.deeds.changed.connect(self.watcher.relearn)
        self.deeds.changed.connect(self.look)
        self.deeds.told.connect(lambda text: self._tell(text, Tone.GOOD))
        self.deeds.failed.connect(self._on_failed)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self).activated.connect(self.check)
        help_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        help_key.activated.connect(lambda: self.context.navigate.help("templates"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._find)

    def _find(self) -> None:
        self.tabs.setCurrentIndex(FIELDS)
        self.fields.search.setFocus()

    # Looking

    def _load_subjects(self) -> None:
        db, key, today = self.context.db, self.key, self.context.today()
        self.context.tasks.run(
            lambda control: looking.subjects_of(db, key, today), self._on_subjects, failed=self._on_failed, owner=self
        )

    def _on_subjects(self, choices: list[Choice]) -> None:
        self.subject.set_choices(choices)
        self._subject_row.setVisible(bool(choices))
        if choices:
            self.subject.put(choices[0].value)
        self.look()

    def _on_subject(self) -> None:
        if self.subject.get() is not None:
            self.look()

    def look(self, *, keep: bool = False, told: str = "") -> None:
        """Check the template in use and show it anew; with `keep` a good one becomes a version.

        The tab tells that it is going on: a window of progress would take the keyboard away from Word, where she is.
        """
        db, key, title = self.context.db, self.key, self.title
        today, subject = self.context.today(), self.subject.get()

        def work(control: TaskControl) -> looking.Looked:
            return looking.look(db, key, title, today, subject, keep=keep)

        self.tabs.setTabText(CHECK, self.tr("Проверяется…"))
        self.context.tasks.run(
            work,
            lambda looked: self._show(looked, told),
            failed=self._on_look_failed,
            lane=Lane.RENDER,
            key=f"workshop.{id(self)}",
            owner=self,
        )

    def _show(self, looked: looking.Looked, told: str) -> None:
        before, self.looked = self.looked, looked
        self.chip.show_chip(template_chip(edited=looked.edited, usable=looked.report.usable))
        self._show_state(looked)
        self.fields.show_fields(looked.fields)
        self.check_pane.show_report(looked.report, can_mend=looked.edited)
        self.tabs.setTabText(CHECK, self._check_title(looked))
        self.versions.show_versions(looked.versions, edited=looked.edited)
        self._show_preview(looked)
        self._watch(looked)
        if told:
            self._tell_saved(looked, told)
        if before is None or (before.edited, before.report) != (looked.edited, looked.report):
            self.changed.emit()

    def _watch(self, looked: looking.Looked) -> None:
        if not looked.edited:
            self.watcher.stop()
        elif self.watcher.path == looked.path:
            self.watcher.know(looked.data)
        else:
            self.watcher.watch(looked.path, looked.data)

    def _show_state(self, looked: looking.Looked) -> None:
        if looked.edited:
            self.edit_button.setText(self.tr("Открыть в редакторе"))
            text = self.tr("Своя копия: {path}. Сохраняйте её в редакторе — здесь всё обновится само.")
            self.state.setText(text.format(path=looked.path))
        else:
            self.edit_button.setText(self.tr("Изменить копию"))
            text = self.tr("Сейчас печатается исходный шаблон программы. Он не меняется: правится только ваша копия.")
            self.state.setText(text)

    def _check_title(self, looked: looking.Looked) -> str:
        count = len(looked.report.findings)
        return self.tr("Проверка ({count})").format(count=count) if count else self.tr("Проверка")

    def _show_preview(self, looked: looking.Looked) -> None:
        if looked.shown is not None:
            self.preview.load(looked.shown.pdf, self.title)
            return
        self.preview.show_empty(self.tr("Документ не получается"), looked.problem)
        self.tabs.setCurrentIndex(CHECK)

    # The file in the editor

    def edit(self) -> None:
        """Open the office's copy in the system's editor, making it first when there is none."""
        self.deeds.start(self._on_copy)

    def _on_copy(self, path: Path) -> None:
        self.context.messages.open_outside(path)
        self._tell(
            self.tr("Шаблон открывается в текстовом редакторе. Сохраните его там: проверка пройдёт сама."), Tone.INFO
        )
        if self.looked is None or not self.looked.edited:
            self.look()

    def _on_saved(self) -> None:
        self.look(keep=True, told=self.tr("Шаблон сохранён и проверен"))

    def _tell_saved(self, looked: looking.Looked, told: str) -> None:
        if looked.report.usable:
            self._tell(self.tr("{told}: ошибок нет.").format(told=told), Tone.GOOD)
        else:
            self.tabs.setCurrentIndex(CHECK)
            self._tell(self.tr("{told}: найдены ошибки, печатать по нему пока нельзя.").format(told=told), Tone.WARNING)

    def _on_vanished(self) -> None:
        text = self.tr("Файла шаблона нет на месте: его удалили или переименовали. Печатается исходный шаблон.")
        self._tell(text, Tone.WARNING)
        self.watcher.stop()
        self.look()

    def check(self) -> None:
        """Check and show the template now."""
        self.look(keep=True, told=self.tr("Шаблон проверен"))

    def _mend(self, repair: Any) -> None:
        if self.looked is not None:
            self.deeds.mend(self.looked.data, repair)

    # Telling

    def _tell(self, text: str, tone: Tone) -> None:
        self.bar.show_message(Message(text, tone, timeout_ms=0 if tone is Tone.WARNING else 12_000))

    def _on_look_failed(self, error: BaseException) -> None:
        self.tabs.setTabText(CHECK, self.tr("Проверка") if self.looked is None else self._check_title(self.looked))
        self._on_failed(error)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentProblem):
            self.bar.show_message(Message(f"{error.title} {error.advice}".strip(), Tone.BAD, timeout_ms=0))
        else:
            self.context.tasks.report(error)

    def buttons(self) -> list[QPushButton]:
        """The buttons of the head."""
        return [self.edit_button, self.check_button, self.take_button, self.export_button]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size, watch no longer."""
        self.watcher.stop()
        save_geometry(self, self.context.settings, "workshop")
        super().closeEvent(event)

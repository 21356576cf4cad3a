"""What changes the office's copy of a template: start, mend, take from a file, return a version; and what leaves it:
compare, write for a colleague."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.system.locale_ru import moment_text
from ui.workshop import looking

if TYPE_CHECKING:
    from documents.workshop.check import Repair
    from documents.workshop.compare import Comparison
    from documents.workshop.exchange import Offered
    from documents.workshop.versions import Version
    from ui.context import AppContext

_PATTERN = "Word (*.docx)"


class TemplateDeeds(QObject):
    """Deeds on the template of one paper.

    Signals: changed() after the copy was replaced; told(text) of a success; failed(error).
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, context: AppContext, key: str, title: str, window: QWidget) -> None:
        super().__init__(window)
        self.context, self.key, self.title, self._window = context, key, title, window
        self.compared: QWidget | None = None

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], title: str = "") -> None:
        self.context.tasks.run(lambda control: work(), done, title=title, owner=self, failed=self.failed.emit)

    def _changed(self, text: str) -> None:
        self.changed.emit()
        self.told.emit(text)

    # The copy

    def start(self, done: Callable[[Path], object]) -> None:
        """Make the office's copy, once; `done(path)` gets its place."""
        db, key = self.context.db, self.key
        self._run(lambda: looking.start_copy(db, key), done, self.tr("Копия шаблона"))

    def mend(self, data: bytes, repair: Repair) -> None:
        """Write one name instead of another."""
        db, key = self.context.db, self.key
        told = self.tr("Исправлено: {what}. Если шаблон открыт в Word, откройте его заново.").format(what=repair.words)
        self._run(lambda: looking.mend(db, key, data, repair), lambda _result: self._changed(told))

    def put_back(self, version: Version) -> None:
        """Use a kept version, after a question."""
        when = moment_text(version.saved_at)
        agreed = self.context.messages.ask(
            self.tr("Вернуть версию от {when}?").format(when=when),
            self.tr("Документы будут печататься по ней. Нынешний шаблон останется в списке версий."),
            yes=self.tr("Вернуть эту версию"),
            parent=self._window,
        )
        if agreed:
            db, key = self.context.db, self.key
            told = self.tr("Возвращена версия от {when}.").format(when=when)
            self._run(lambda: looking.put_back(db, key, version), lambda _result: self._changed(told))

    def original(self) -> None:
        """Use the program's own template, after a question."""
        agreed = self.context.messages.ask(
            self.tr("Вернуть исходный шаблон?"),
            self.tr(
                "Документ «{title}» снова будет печататься по шаблону программы. Ваша копия останется в списке версий."
            ).format(title=self.title),
            yes=self.tr("Вернуть исходный"),
            parent=self._window,
        )
        if agreed:
            db, key = self.context.db, self.key
            told = self.tr("Шаблон программы возвращён. Ваша копия — в списке версий.")
            self._run(lambda: looking.back_to_original(db, key), lambda _result: self._changed(told))

    # Files

    def take(self) -> None:
        """Use a file of a colleague: checked first, asked about when it is faulty."""
        path = self.context.messages.open_file(self.tr("Шаблон от коллеги"), _PATTERN, self._window)
        if path is None:
            return
        key = self.key

        def work() -> Offered:
            from documents.workshop.exchange import offered

            return offered(path, key)

        self._run(work, self._on_offered, self.tr("Проверка шаблона"))

    def _on_offered(self, offer: Offered) -> None:
        text = self.tr("Нынешний шаблон останется в списке версий.")
        title = self.tr("Взять шаблон из файла «{name}»?").format(name=offer.path.name)
        yes = self.tr("Взять")
        if not offer.report.usable:
            first = next(finding.text for finding in offer.report.findings)
            title = self.tr("В файле «{name}» есть ошибки. Всё равно взять?").format(name=offer.path.name)
            text = self.tr("Печатать по нему нельзя, пока они не исправлены. Первая: {text}").format(text=first)
            yes = self.tr("Взять и исправить")
        faulty = not offer.report.usable
        if not self.context.messages.ask(title, text, yes=yes, danger=faulty, parent=self._window):
            return
        db, key = self.context.db, self.key

        def work() -> Path:
            from documents.workshop.exchange import take

            return take(offer, key, looking.folder_of(db), looking.local_moment())

        self._run(
            work, lambda _path: self._changed(self.tr("Шаблон взят из файла «{name}».").format(name=offer.path.name))
        )

    def export(self) -> None:
        """Write the template in use to a file for a colleague."""
        from documents.workshop.exchange import proposed_name

        path = self.context.messages.save_file(
            self.tr("Отдать шаблон коллеге"), proposed_name(self.key), _PATTERN, self._window
        )
        if path is None:
            return
        target = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
        db, key = self.context.db, self.key

        def work() -> Path:
            from documents.workshop.exchange import export

            return export(key, looking.folder_of(db), target)

        self._run(work, lambda written: self.told.emit(self.tr("Шаблон записан: {name}").format(name=written.name)))

    # Comparison

    def compare(self, older: Version | None, newer: Version | None) -> None:
        """Show how two versions differ; None is the original before and the template in use after."""
        db, key = self.context.db, self.key
        names = (
            self.tr("исходный шаблон программы") if older is None else self._name(older),
            self.tr("нынешний шаблон") if newer is None else self._name(newer),
        )

        def work() -> Comparison:
            from documents.papers.user_templates import template_bytes
            from documents.workshop import versions
            from documents.workshop.compare import compare

            before = versions.original_bytes(key) if older is None else versions.read(older)
            after = template_bytes(key, looking.folder_of(db)) if newer is None else versions.read(newer)
            return compare(before, after)

        self._run(work, lambda found: self._on_compared(*names, found), self.tr("Сравнение"))

    def _name(self, version: Version) -> str:
        return self.tr("версия от {when}").format(when=moment_text(version.saved_at))

    def _on_compared(self, older: str, newer: str, found: Comparison) -> None:
        from ui.workshop.compare_dialog import CompareDialog

        self.compared = CompareDialog(older, newer, found, self._window)
        self.compared.show()

"""What the check of a template found: sentences with their signs, «Исправить» where that is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.problems import Severity
from ui.messages import Tone
from ui.system.icons import pixmap
from ui.system.locale_ru import counted, grouped
from ui.system.theme import colors_of
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from documents.workshop.check import Finding, Repair, Report

_LOOKS = {
    Severity.ERROR: (Tone.BAD, "error"),
    Severity.WARNING: (Tone.WARNING, "warning"),
    Severity.HINT: (Tone.INFO, "hint"),
}


class CheckPane(QScrollArea):
    """Signals: mend_wanted(Repair) when «Исправить» was pressed."""

    mend_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Проверка шаблона"))
        self.report: Report | None = None
        self.summary = ""

    def show_report(self, report: Report, *, can_mend: bool) -> None:
        """Show a report; repairs are offered for the office's own copy only."""
        self.report = report
        holder = QWidget()
        body = QVBoxLayout(holder)
        gap = self.fontMetrics().height() // 2
        body.setContentsMargins(gap, gap, gap, gap)
        body.setSpacing(gap)
        self.summary = self._summary(report)
        body.addWidget(label(self.summary, Role.SECTION))
        if report.fills:
            body.addWidget(label(self._proof(report), Role.MUTED))
        for finding in report.findings:
            body.addWidget(self._finding(finding, can_mend))
        body.addStretch(1)
        self.setWidget(holder)

    def _summary(self, report: Report) -> str:
        faults = sum(finding.severity is Severity.ERROR for finding in report.findings)
        others = len(report.findings) - faults
        if faults:
            forms = (self.tr("ошибка"), self.tr("ошибки"), self.tr("ошибок"))
            return self.tr("Печатать нельзя: {count}").format(count=counted(faults, forms))
        if others:
            forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
            return self.tr("Ошибок нет, печатать можно. {count}").format(count=counted(others, forms))
        return self.tr("Ошибок нет, печатать можно.")

    def _proof(self, report: Report) -> str:
        return self.tr(
            "Шаблон заполнен обычными, очень длинными, очень короткими и пустыми данными; подставлено значений: "
            "{values}. Каждое искали в документе Word и в PDF."
        ).format(values=grouped(report.values))

    def _finding(self, finding: Finding, can_mend: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        tone, icon = _LOOKS[finding.severity]
        side = round(self.fontMetrics().height() * 1.1)
        mark = QLabel(row)
        mark.setPixmap(pixmap(icon, colors_of(self).tones[tone].ink, side, self.devicePixelRatioF()))
        mark.setFixedSize(side, side)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(finding.text, copyable=True), 1, Qt.AlignmentFlag.AlignTop)
        repair = finding.repair
        if repair is not None and can_mend:
            made = button(self.tr("Исправить"), lambda: self._mend(repair), icon="wand")
            made.setToolTip(repair.words)
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _mend(self, repair: Repair) -> None:
        self.mend_wanted.emit(repair)

"""«Проверка текста перед печатью»: doubtful words of a set of papers, each with its place, its card and «Верно»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.dialogs.plain import PlainDialog
from ui.messages import Tone
from ui.system.locale_ru import counted
from ui.system.tasks import Lane, TaskControl
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, ToneLabel, button, label

if TYPE_CHECKING:
    from documents.papers.proof import Doubt
    from ui.context import AppContext

_AGAIN_MS = 150
_CHARS, _LINES = 96, 38


def doubt_count(number: int) -> str:
    """«3 сомнительных места»."""
    translate = QCoreApplication.translate
    forms = (
        translate("ProofDialog", "сомнительное место"),
        translate("ProofDialog", "сомнительных места"),
        translate("ProofDialog", "сомнительных мест"),
    )
    return counted(number, forms)


class DoubtLine(QWidget):
    """What is doubtful and why, with the two ways out. Signals: accepted() when it was remembered as right."""

    accepted = Signal()

    def __init__(self, context: AppContext, doubt: Doubt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.doubt = context, doubt
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.fontMetrics().height() // 4)
        why = ToneLabel(self.tr("Проверьте «{word}». {reason} {advice}").format(
            word=doubt.word, reason=doubt.reason, advice=doubt.advice), Tone.WARNING, self)  # fmt: skip
        why.setWordWrap(True)
        column.addWidget(why)
        holder = QWidget(self)
        row = FlowLayout(holder)
        row.addWidget(button(self._open_words(), self.open_card, icon="edit"))
        right = button(self.tr("Верно"), self.accept_words, icon="check")
        right.setToolTip(self.tr("Оставить так и больше об этом не спрашивать"))
        right.setAccessibleName(self.tr("Верно: {word}").format(word=doubt.word))
        row.addWidget(right)
        column.addWidget(holder)
        self.setAccessibleName(f"{doubt.word}. {doubt.reason}")

    def _open_words(self) -> str:
        words = {
            "person": self.tr("Открыть карточку сотрудника"),
            "organization": self.tr("Открыть карточку организации"),
        }
        return words.get(self.doubt.owner.value, self.tr("Открыть договор"))

    def open_card(self) -> None:
        """The card where the words are corrected."""
        from ui.contracts.wizard.opening import open_wizard
        from ui.partners.commands import PartnerCommands

        doubt = self.doubt
        if doubt.owner.value == "contract":
            open_wizard(self.context, lambda _number: None, contract_id=doubt.contract_id)
            return
        # The commands outlive this line: it goes when the text is read anew.
        partners = PartnerCommands(self.context, self.context.messages)
        if doubt.owner.value == "person":
            partners.edit_person(doubt.record_id)
        else:
            partners.edit(doubt.record_id)

    def accept_words(self) -> None:
        """The words are right: remembered with the card, or with the sentence for a slip of the pen."""
        from models.operations import proofreading

        db, doubt = self.context.db, self.doubt

        def work(control: TaskControl) -> None:
            if not doubt.field:
                proofreading.accept(db, doubt.right[0])
            elif doubt.owner.value == "person":
                proofreading.confirm_person(db, doubt.record_id, doubt.field, doubt.right)
            else:
                proofreading.confirm_organization(db, doubt.record_id, doubt.field, doubt.right)

        self.context.tasks.run(work, lambda _none: self.accepted.emit(), owner=self)


class DoubtCard(QFrame):
    """One doubt with its place: paper, paragraph and the sentence quoted."""

    def __init__(self, context: AppContext, doubt: Doubt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubt = doubt
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin // 2)
        place = self.tr("{paper}, абзац {number}").format(paper=doubt.paper, number=doubt.paragraph)
        column.addWidget(label(place, Role.HINT))
        column.addWidget(label(doubt.sentence, copyable=True))
        self.line = DoubtLine(context, doubt, self)
        column.addWidget(self.line)


class ProofDialog(PlainDialog):
    """The doubtful words of the papers of `contract_ids`; read anew when something changed."""

    def __init__(self, context: AppContext, contract_ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__("", chars=_CHARS, lines=_LINES, parent=parent)
        self.setWindowTitle(self.tr("Проверка текста перед печатью"))
        self.context, self._ids = context, list(contract_ids)
        self.cards: list[DoubtCard] = []
        self.told = label(self.tr("Читаю документы…"), Role.HEADING)
        self.hint = label(
            self.tr("Исправленная форма запомнится в карточке; «Верно» — об этом больше не спросят."), Role.MUTED
        )
        self.praise = EmptyState("success", self)
        self.praise.set_text(
            self.tr("Сомнительных слов нет"), self.tr("Падежи, согласование и кавычки комплекта проверены.")
        )
        self.praise.hide()
        self.hint.hide()
        self._list = QVBoxLayout()
        for part in (self.told, self.hint, self.praise):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.read)
        context.changes.changed.connect(self._on_changes)
        self.fit()
        self.read()

    def _on_changes(self, _changes: object) -> None:
        self._again.start()

    def read(self) -> None:
        """Fill the papers and look through them in the background."""
        db, ids, today = self.context.db, self._ids, self.context.today()

        def work(control: TaskControl) -> list[Doubt]:
            from documents.papers.proof import proof_contracts

            return proof_contracts(db, ids, today, lambda: control.cancelled)

        self.context.tasks.run(work, self._show, lane=Lane.RENDER, key=f"proof.{id(self)}", owner=self)

    def _show(self, doubts: list[Doubt]) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [DoubtCard(self.context, doubt, self) for doubt in doubts]
        for card in self.cards:
            card.line.accepted.connect(self._again.start)
            self._list.addWidget(card)
        self.told.setVisible(bool(doubts))
        self.told.setText(doubt_count(len(doubts)))
        self.hint.setVisible(bool(doubts))
        self.praise.setVisible(not doubts)


def open_proof(context: AppContext, contract_ids: Sequence[int]) -> ProofDialog:
    """The dialog for these contracts."""
    dialog = ProofDialog(context, contract_ids, context.messages.window)
    dialog.setModal(False)
    dialog.show()
    return dialog

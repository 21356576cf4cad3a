"""«Проверка текста перед печатью»: doubtful words of a set of papers, each with its place, its card and «Верно»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
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


class DoubtCard(QFrame):
    """One doubt: the words, why, the sentence with its place, and what can be done."""

    def __init__(self, dialog: ProofDialog, doubt: Doubt) -> None:
        super().__init__(dialog)
        self.doubt = doubt
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin // 2)
        column.addWidget(label(f"«{doubt.word}»", Role.SECTION, copyable=True))
        why = ToneLabel(f"{doubt.reason} {doubt.advice}", Tone.WARNING, self)
        why.setWordWrap(True)
        column.addWidget(why)
        column.addWidget(label(doubt.sentence, copyable=True))
        place = self.tr("{paper}, абзац {number}").format(paper=doubt.paper, number=doubt.paragraph)
        column.addWidget(label(place, Role.HINT))
        holder = QWidget(self)
        row = FlowLayout(holder)
        row.addWidget(button(self._open_words(), partial(dialog.open_card, doubt), icon="edit"))
        right = button(self.tr("Верно"), partial(dialog.accept_words, doubt), icon="check")
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
        context.changes.changed.connect(lambda _changes: self._again.start())
        self.fit()
        self.read()

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
        self.cards = [DoubtCard(self, doubt) for doubt in doubts]
        for card in self.cards:
            self._list.addWidget(card)
        self.told.setVisible(bool(doubts))
        self.told.setText(doubt_count(len(doubts)))
        self.hint.setVisible(bool(doubts))
        self.praise.setVisible(not doubts)

    # What can be done

    def open_card(self, doubt: Doubt) -> None:
        """The card where the words are corrected."""
        from ui.contracts.wizard.opening import open_wizard
        from ui.partners.commands import PartnerCommands

        if doubt.owner.value == "contract":
            open_wizard(self.context, lambda _number: None, contract_id=doubt.contract_id)
            return
        self._partners = PartnerCommands(self.context, self)
        if doubt.owner.value == "person":
            self._partners.edit_person(doubt.record_id)
        else:
            self._partners.edit(doubt.record_id)

    def accept_words(self, doubt: Doubt) -> None:
        """The words are right: remembered with the card, or with the sentence for a slip of the pen."""
        from models.operations import proofreading

        db = self.context.db

        def work(control: TaskControl) -> None:
            if not doubt.field:
                proofreading.accept(db, doubt.right[0])
            elif doubt.owner.value == "person":
                proofreading.confirm_person(db, doubt.record_id, doubt.field, doubt.right)
            else:
                proofreading.confirm_organization(db, doubt.record_id, doubt.field, doubt.right)

        self.context.tasks.run(work, lambda _none: self.read(), owner=self)


def open_proof(context: AppContext, contract_ids: Sequence[int]) -> ProofDialog:
    """The dialog for these contracts."""
    dialog = ProofDialog(context, contract_ids, context.messages.window)
    dialog.setModal(False)
    dialog.show()
    return dialog

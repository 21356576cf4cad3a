"""Step 1: what kind of contract, its number, date, place and term."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.kinds import ContractKind, contract_kinds
from models.problems import Problem, Severity
from models.rules.terms import academic_year
from ui.choice import Choice
from ui.contracts.wizard.state import WizardState
from ui.contracts.wizard.step import Step
from ui.forms.fields import Field, Kind
from ui.forms.form import Form
from ui.messages import Tone
from ui.system.icons import pixmap
from ui.system.theme import colors_of
from ui.widgets.labels import Role, label

_NOTE_LINES = 3.2
_FIELDS = ("number", "signed_on", "place", "valid_from", "valid_to", "subject", "responsible_id", "note")


class KindCard(QPushButton):
    """A kind to choose: its name and when it is the right one."""

    def __init__(self, kind: ContractKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setCheckable(True)
        self.setProperty("role", "tile")
        self.setAccessibleName(kind.title)
        self.setAccessibleDescription(kind.hint)
        layout = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        layout.setContentsMargins(margin, margin, margin, margin)
        head = QHBoxLayout()
        head.addWidget(label(kind.title, Role.SECTION, parent=self), 1)
        self._mark = QLabel(self)
        side = self.fontMetrics().height()
        self._mark.setFixedSize(side, side)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(label(kind.hint, Role.MUTED, parent=self))
        layout.addStretch(1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show_mark)

    def _show_mark(self, chosen: bool) -> None:
        """Colour is never the only sign: the chosen kind bears a tick."""
        side = self._mark.width()
        ink = colors_of(self).tones[Tone.INFO].ink
        self._mark.setPixmap(pixmap("success", ink, side, self.devicePixelRatioF()) if chosen else QPixmap())

    def hasHeightForWidth(self) -> bool:
        """The hint wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped texts need."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        """The size of the texts, not of the empty button."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()


class RequisitesStep(Step):
    """Kind cards and the head of the contract."""

    key = "requisites"

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.cards: dict[str, KindCard] = {}
        self.body.addLayout(self._make_cards())
        self.form = Form(self._fields())
        note = self.form.editor("note")
        note.setFixedHeight(round(note.fontMetrics().lineSpacing() * _NOTE_LINES))
        self.form.changed.connect(self._on_changed)
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def _make_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        for kind in contract_kinds():
            card = KindCard(kind, self)
            card.clicked.connect(lambda _on, key=kind.key: self.state.set_kind(key))
            self._group.addButton(card)
            self.cards[kind.key] = card
            row.addWidget(card, 1)
        return row

    def _fields(self) -> list[Field]:
        return [
            Field("number", self.tr("Номер"), width=18, hint=self.tr("Предложен следующий свободный, можно изменить")),
            Field(
                "signed_on",
                self.tr("Дата договора"),
                Kind.DATE,
                hint=self.tr("Можно оставить пустой: в документе останется место для даты"),
            ),
            Field("place", self.tr("Место заключения"), width=36, placeholder=self.tr("г. …")),
            Field("valid_from", self.tr("Действует с"), Kind.DATE),
            Field(
                "valid_to",
                self.tr("по"),
                Kind.DATE,
                button=(self.tr("Следующий учебный год"), self._set_next_year),
            ),
            Field(
                "subject",
                self.tr("Предмет для списка"),
                hint=self.tr("Как назвать договор в реестре; если пусто, берётся название программы"),
            ),
            Field(
                "responsible_id", self.tr("Ответственный"), Kind.RECORD, placeholder=self.tr("сотрудник вашей школы")
            ),
            Field("note", self.tr("Заметка для себя"), Kind.MULTILINE, hint=self.tr("В документы не попадает")),
        ]

    def _set_next_year(self) -> None:
        """The school year after the present or coming one."""
        start, _end = academic_year(self.state.context.today())
        first, last = academic_year(dt.date(start.year + 1, start.month, 1))
        self.form.change("valid_from", first)
        self.form.change("valid_to", last)

    def show_state(self) -> None:
        """Values of the contract; the field being typed into is left alone."""
        self.cards[self.state.kind.key].setChecked(True)
        own = self.state.found.own
        staff = self.state.found.staff(own.id) if own and own.id else ()
        self.form.set_choices("responsible_id", [Choice(person.id, person.full_name) for person in staff])
        present = self.form.values()
        wanted = {key: getattr(self.state.contract, key) for key in _FIELDS}
        if present != wanted and not self.form.misunderstood():
            self.form.set_values(wanted)

        grave = [problem for problem in self.state.problems if problem.severity is Severity.ERROR]
        self.form.add_problems([problem for problem in grave if problem.field in _FIELDS])

    def misunderstood(self) -> list[Problem]:
        """A date that is none."""
        return self.form.misunderstood()

    def _on_changed(self, key: str) -> None:
        self.state.change(**{key: self.form.values()[key]})

    def focus_first(self) -> None:
        """The chosen card."""
        self.cards[self.state.kind.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_problem(self, field: str) -> None:
        """The field itself."""
        self.form.focus(field if field in self.form.fields else "number")

"""The choice of additional clauses in the wizard: a list to tick, and beside it the clause as it will be printed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.clause_data import ChosenClauseData, ClauseData, moved, placed
from models.clause_text import with_number
from models.rules.clauses import advised, outdated, printed_section, renewed
from models.text import fold
from ui.clauses.chosen_pane import ChosenPane
from ui.clauses.clause_list import LINE_HEIGHT, ClauseList, Line
from ui.contracts.wizard.state import WizardState
from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind
from ui.forms.form import Form
from ui.tables.filter_bar import SearchField
from ui.widgets.labels import Role, label

_SHOWN_LINES = 9
_EDITED_LINES = 14


class ClausePicker(QWidget):
    """Shows the state's library and selection; changes go through the state.

    Signals: passage_changed() when the clause shown, or its text, is another one.
    """

    passage_changed = Signal()

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.search = SearchField(self.tr("Найти условие"), self)
        self.only_chosen = QPushButton(self.tr("Только выбранные"), self)
        self.only_chosen.setCheckable(True)
        self.only_chosen.setProperty("role", "chip")
        self.list = ClauseList(self)
        self.list.setMinimumHeight(round(self.fontMetrics().height() * LINE_HEIGHT * _SHOWN_LINES))
        self.pane = ChosenPane(state.context, self)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.only_chosen)
        layout = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 2
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        hint = self.tr("Отметьте, что добавить (пробел). Текст останется в договоре, даже если библиотека изменится.")
        layout.addWidget(label(hint, Role.MUTED))
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.pane)
        self._query = ""
        self.passage = ""
        self.search.searched.connect(self._on_search)
        self.search.down.connect(self.list.setFocus)
        self.only_chosen.toggled.connect(lambda _on: self.show_state())
        self.list.ticked.connect(self.tick)
        self.list.pointed.connect(self._show_pane)
        self.pane.variant_chosen.connect(self.take_variant)
        self.pane.number_changed.connect(self.take_number)
        self.pane.move_wanted.connect(self.move_clause)
        self.pane.renew_wanted.connect(self.renew)
        self.pane.edit_wanted.connect(self.edit)
        self.pane.filled.connect(self._on_filled)

    # Showing

    def chosen(self, key: str) -> ChosenClauseData | None:
        """The clause as it stands in the contract."""
        return next((item for item in self.state.contract.clauses if item.key == key), None)

    def show_state(self) -> None:
        """The library under the headings of the paper, chosen clauses in their order."""
        self.list.show_clauses(self._groups())
        self._show_pane(self.list.current())

    def _groups(self) -> list[tuple[str, list[Line]]]:
        contract, library = self.state.contract, self.state.dossier.library
        chosen = {item.key for item in contract.clauses}
        offered = [
            clause for clause in library.values()
            if clause.key not in chosen and clause.suits(contract.kind) and clause.variants
        ]  # fmt: skip
        if self.only_chosen.isChecked():
            offered = []
        groups = []
        for section in self.state.kind.sections:
            taken = [item for item in contract.clauses if printed_section(item, contract) is section]
            free = [item for item in offered if printed_section(item.chosen(), contract) is section]
            lines = self._in_order(taken, free)
            shown = [line for line in lines if self._fits(line[0], line[1])]
            if shown:
                groups.append((section.title_ru, shown))
        return groups

    def _in_order(self, taken: list[ChosenClauseData], free: list[ClauseData]) -> list[Line]:
        """The lines of a section in the order of the library, so that ticking moves nothing; where chosen clauses were
        put into another order, they take each other's places."""
        library = self.state.dossier.library
        present = [item.key for item in taken if item.key in library] + [item.key for item in free]
        places = sorted(present, key=list(library).index)
        chosen, offered = list(taken), {item.key: item for item in free}
        lines = []
        for key in places:
            if key in offered:
                lines.append(self._line(key, offered[key].title, offered[key], on=False))
            else:
                item = chosen.pop(0)
                lines.append(self._line(item.key, item.title, library.get(item.key), on=True))
        return lines + [self._line(item.key, item.title, library.get(item.key), on=True) for item in chosen]

    def _line(self, key: str, title: str, clause: ClauseData | None, *, on: bool) -> Line:
        mark = self.tr("советуем") if clause is not None and not on and advised(clause, self.state.dossier) else ""
        reason = clause.reason if clause is not None else self.tr("В библиотеке этого условия больше нет.")
        return key, f"{title} · {mark}" if mark else title, on, reason

    def _fits(self, key: str, title: str) -> bool:
        clause = self.state.dossier.library.get(key)
        texts = [variant.text for variant in clause.variants] if clause is not None else []
        return self._query in fold(" ".join([title, *texts]))

    def _on_search(self, text: str) -> None:
        self._query = fold(text)
        self.show_state()

    def _show_pane(self, key: str) -> None:
        state = self.state
        clause, chosen = state.dossier.library.get(key), self.chosen(key)
        if clause is None and chosen is None:
            self.pane.clear(self.tr("Ничего не найдено.") if self._query else self.tr("Условия пока не выбраны."))
            return
        entry = next((item for item in state.found.library if item.key == key), None)
        shown = chosen or (clause.chosen() if clause is not None else None)
        if shown is not None:
            old = chosen is not None and outdated(chosen, state.dossier.library)
            self.pane.show_clause(state.dossier, shown, entry, chosen=chosen is not None, old=old)

    def _on_filled(self, text: str) -> None:
        """Remember the words the document is to be turned to: those of a clause that stands in it."""
        shown = self.pane.shown
        self.passage = text if shown is not None and self.chosen(shown.key) is not None else ""
        self.passage_changed.emit()

    # Changing

    def _put(self, clauses: Sequence[ChosenClauseData]) -> None:
        self.state.change(clauses=placed(list(clauses)))
        self.show_state()

    def tick(self, key: str, on: bool) -> None:
        """Take a clause into the contract, or out of it."""
        others = [item for item in self.state.contract.clauses if item.key != key]
        library = self.state.dossier.library
        if on and key in library:
            taken, order = library[key].chosen(self.pane.variant_of(key)), list(library)
            later = (
                place for place, item in enumerate(others)
                if item.section is taken.section and item.key in library and order.index(item.key) > order.index(key)
            )  # fmt: skip
            others.insert(next(later, len(others)), taken)
        self._put(others)

    def _change(self, key: str, changed: ChosenClauseData) -> None:
        self._put([changed if item.key == key else item for item in self.state.contract.clauses])

    def take_variant(self, key: str, variant: str) -> None:
        """Another wording; agreed numbers stay. What is not chosen yet is only shown in it."""
        item, library = self.chosen(key), self.state.dossier.library
        if item is not None:
            self._change(key, renewed(dataclasses.replace(item, variant=variant), library))
        elif key in library:
            entry = next((found for found in self.state.found.library if found.key == key), None)
            self.pane.show_clause(self.state.dossier, library[key].chosen(variant), entry, chosen=False, old=False)

    def take_number(self, key: str, name: str, value: int) -> None:
        """Another number agreed for this contract."""
        item = self.chosen(key)
        if item is not None:
            self._change(key, dataclasses.replace(item, numbers=with_number(item.numbers, name, value)))

    def renew(self, key: str) -> None:
        """The library's present words."""
        item = self.chosen(key)
        if item is not None:
            self._change(key, renewed(item, self.state.dossier.library))

    def edit(self, key: str) -> None:
        """Write the words of this contract's own."""
        item = self.chosen(key)
        if item is None:
            return
        hint = self.tr(
            "Только для этого договора; библиотека не меняется. Каждая строка — отдельный пункт, строка с дефисом "
            "в начале — перечисление, поля — в двойных скобках."
        )
        form = Form([Field("text", self.tr("Текст"), Kind.MULTILINE, required=True, hint=hint)])
        form.editor("text").setMinimumHeight(self.fontMetrics().lineSpacing() * _EDITED_LINES)
        form.editor("text").setMaximumHeight(self.fontMetrics().lineSpacing() * _EDITED_LINES)
        form.set_values({"text": item.text})
        dialog = RecordDialog(
            self.state.context, item.title, form, lambda values: str(values["text"]), help_page="clauses",
            save_text=self.tr("Взять эти слова"), parent=self.window(),
        )  # fmt: skip
        dialog.saved.connect(lambda text: self.take_text(key, text))
        self.dialog = dialog
        dialog.open()

    def take_text(self, key: str, text: str) -> None:
        """Words of this contract's own: no variant of the library any more."""
        item = self.chosen(key)
        if item is not None and text != item.text:
            self._change(key, dataclasses.replace(item, text=text, variant=""))

    def move_clause(self, key: str, way: int) -> None:
        """Before or behind its neighbour in the section."""
        if self.chosen(key) is not None:
            self._put(moved(self.state.contract.clauses, key, way))
            self.list.point(key)

    def focus_clause(self, key: str) -> None:
        """Point at a clause that a problem names."""
        self.list.point(key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

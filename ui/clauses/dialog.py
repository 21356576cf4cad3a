"""The dialog of a clause: what it says at the left, how it will look and what is wrong with it at the right."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget

from models.clause_data import ClauseData, VariantData
from models.enums import ClauseSection
from models.kinds import contract_kinds
from models.operations.clauses import save_clause
from models.problems import Problem, Severity
from models.rules.clauses import OCCASIONS
from ui.choice import Choice, enum_choices
from ui.clauses.loading import Looked, Opening, look
from ui.clauses.look_pane import LookPane
from ui.forms.dialog import RecordDialog
from ui.forms.editors import MultilineEditor
from ui.forms.fields import Field, Kind, Part, Values
from ui.forms.items import Item, ItemsEditor
from ui.forms.nested_drafts import form_draft
from ui.forms.stack import FormStack
from ui.system.tasks import Lane
from ui.widgets.windows import fit_to_screen

if TYPE_CHECKING:
    from documents.workshop.check import Repair
    from ui.context import AppContext

_LOOK_MS = 400
_CHARS, _LINES = 168, 44
_SHARES = [54, 46]
_TEXT_LINES = 9
_KIND = "kind_"
_LINKS = ("conflicts", "needs")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ClauseDialog", text)


def variant_fields() -> list[Part]:
    """The fields of one wording."""
    return [
        Field("name", _tr("Название варианта"), placeholder=_tr("например: с актом сверки")),
        Field("text", _tr("Текст"), Kind.MULTILINE, required=True),
    ]


def _give_room(item: Item) -> None:
    """The text of a clause is what the dialog is for: it is seen as a whole."""
    editor = item.form.editor("text")
    height = editor.fontMetrics().lineSpacing() * _TEXT_LINES
    editor.setMaximumHeight(height)
    editor.setMinimumHeight(height)


class ClauseDialog(RecordDialog):
    """Edits one clause. What it saves is always the office's own; ours can be returned."""

    def __init__(self, context: AppContext, opening: Opening, parent: QWidget | None = None) -> None:
        self.opening = opening
        item = opening.item
        self.stack = FormStack(check=self._check)
        self.variants = ItemsEditor(
            _tr("Вариант"), _tr("Добавить вариант"), variant_fields, lambda: dataclasses.asdict(VariantData())
        )
        self.variants.added.connect(_give_room)
        self._build_stack()
        self.stack.set_values(self._values(item.clause, item.checked_on))
        self.look_pane = LookPane(context)
        title = _tr("Новое условие") if not item.key else _tr("Условие: {title}").format(title=item.clause.title)
        super().__init__(
            context, title, self.stack, self._save, help_page="clauses",
            draft=form_draft(context.settings, f"clause.{item.key or 'new'}", self.stack), parent=parent,
        )  # fmt: skip
        metrics = self.fontMetrics()
        fit_to_screen(self, metrics.averageCharWidth() * _CHARS, metrics.height() * _LINES)
        self._fit_halves()
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(_LOOK_MS)
        self._look_timer.timeout.connect(self.look)
        self.stack.changed.connect(lambda _key: self._look_timer.start())
        self.look_pane.subject_changed.connect(self.look)
        self.look_pane.check_pane.mend_wanted.connect(self.mend)
        self.look_pane.fields.opened.connect(self.insert)
        self._text: MultilineEditor | None = None
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self.look_pane.offer_subjects(opening.subjects, item.clause.kinds.split())
        self.look()

    # Building

    def _build_stack(self) -> None:
        stack = self.stack
        stack.section(_tr("Условие"))
        kinds = [Field(f"{_KIND}{kind.key}", kind.title, Kind.CHECK) for kind in contract_kinds()]
        stack.form(
            [
                Field("title", _tr("Название"), required=True, placeholder=_tr("например: Порядок разрешения споров")),
                Field("reason", _tr("Зачем оно"), Kind.MULTILINE, hint=_tr("Одно предложение: его увидят в мастере.")),
                *kinds,
                Field("section", _tr("Раздел договора"), Kind.CHOICE, required=True, width=30,
                      choices=enum_choices(ClauseSection)),
                Field("legal_key", _tr("Норма"), Kind.RECORD, choices=self.opening.norms,
                      placeholder=_tr("нет: так договариваются стороны"),
                      hint=_tr("Из списка «Правовые ссылки». В тексте её печатает поле {{ норма }}.")),
                Field("checked_on", _tr("Проверено"), Kind.DATE, hint=_tr("Когда текст сверили с нормой.")),
            ]
        )  # fmt: skip
        told = _tr("Один из них выбирают в мастере. Каждая строка — отдельный пункт договора, номер он получит сам; "
                   "строка с дефисом в начале — перечисление. Поля документа — на вкладке «Поля».")  # fmt: skip
        stack.section(_tr("Варианты текста"), told)
        stack.part("variants", _tr("Варианты текста"), self.variants)
        stack.section(_tr("Числа и связи"))
        occasions = [Choice(key, item.title) for key, item in OCCASIONS.items()]
        stack.form(
            [
                Field("numbers", _tr("Какие числа спросить"), Kind.MULTILINE,
                      placeholder="срок: 10 рабочий день | Срок ответа",
                      hint=_tr("По одному в строке. В тексте пишите {{ срок.род }} (в течение …), {{ срок.вин }} "
                               "(не позднее чем за …): число и слово встанут в нужном падеже.")),
                Field("occasion", _tr("Советовать, если"), Kind.CHOICE, choices=occasions, width=30),
                Field("conflicts", _tr("Противоречит"), Kind.RECORD, choices=self.opening.clauses),
                Field("needs", _tr("Обычно вместе с"), Kind.RECORD, choices=self.opening.clauses),
            ]
        )  # fmt: skip

    def _framed(self, area: QScrollArea) -> QWidget:
        self.area = area
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(area)
        self.splitter.addWidget(self.look_pane)
        self.splitter.setChildrenCollapsible(False)
        return self.splitter

    def _fit_halves(self) -> None:
        """The form is never cut: what stands beside it gives way, and stands below where there is no room for both."""
        inside = self.area.widget()
        form = inside.minimumSizeHint().width() if inside is not None else 0
        form += self.area.verticalScrollBar().sizeHint().width()
        beside = form + self.look_pane.minimumSizeHint().width() <= self.width()
        if beside:
            self.area.setMinimumWidth(form)
        else:
            self.splitter.setOrientation(Qt.Orientation.Vertical)
        room = self.width() if beside else self.height()
        self.splitter.setSizes([room * share // 100 for share in _SHARES])

    # Inserting

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, MultilineEditor) and any(new is item.form.editor("text") for item in self.variants.items):
            self._text = new

    def insert(self, text: str) -> None:
        """Put a field where the cursor stood in a text; in the first one when it stood nowhere."""
        present = [item.form.editor("text") for item in self.variants.items]
        target = self._text if self._text in present else next(iter(present), None)
        if target is not None:
            target.insertPlainText(text)
            target.setFocus()

    # The record

    def _values(self, clause: ClauseData, checked_on: Any) -> dict[str, Any]:
        values = {key: getattr(clause, key) for key in ("title", "reason", "section", "numbers")}
        values |= {f"{_KIND}{kind.key}": clause.suits(kind.key) for kind in contract_kinds()}
        values |= {key: getattr(clause, key) or None for key in ("legal_key", "occasion")}
        values |= {key: next(iter(getattr(clause, key).split()), None) for key in _LINKS}
        variants = tuple(dataclasses.asdict(item) for item in clause.variants)
        return {**values, "checked_on": checked_on, "variants": variants}

    def current(self, values: Mapping[str, Any] | None = None) -> ClauseData:
        """The clause as it stands in the form. Of several clauses it contradicts, the form shows the first."""
        given = values or self.stack.values()
        before = self.opening.item.clause
        links: dict[str, Any] = {
            key: " ".join([*([given[key]] if given[key] else []), *getattr(before, key).split()[1:]]) for key in _LINKS
        }
        return dataclasses.replace(
            before,
            title=given["title"],
            reason=given["reason"],
            section=given["section"],
            numbers=given["numbers"],
            kinds=" ".join(kind.key for kind in contract_kinds() if given[f"{_KIND}{kind.key}"]),
            legal_key=given["legal_key"] or "",
            occasion=given["occasion"] or "",
            variants=tuple(VariantData(**{**item, "position": place}) for place, item in enumerate(given["variants"])),
            **links,
        )

    def _check(self, values: Values) -> list[Problem]:
        if not any(values[f"{_KIND}{kind.key}"] for kind in contract_kinds()):
            told = _tr("Отметьте хотя бы один вид договора: иначе мастер его не предложит.")
            return [Problem(f"{_KIND}{contract_kinds()[0].key}", "no_kind", told)]
        if not values["variants"]:
            return [Problem("variants", "no_variants", _tr("Нужен хотя бы один вариант текста."), Severity.ERROR)]
        item = self.opening.item
        before, now = item.clause.variants, self.current(values).variants
        same_day = item.checked_on is not None and values["checked_on"] == item.checked_on
        if same_day and [variant.text for variant in now] != [variant.text for variant in before]:
            told = _tr("Текст изменился после проверки: сверьте его с нормой ещё раз или уберите дату.")
            return [Problem("checked_on", "check_old", told, Severity.HINT)]
        return []

    def _save(self, values: dict[str, Any]) -> str:
        """In the worker: one operation."""
        return save_clause(self.context.db, self.current(values), values["checked_on"])

    # Looking

    def look(self) -> None:
        """Fill and check what stands in the form now."""
        self._look_timer.stop()
        clause, subject, today = self.current(), self.look_pane.chosen_subject(), self.context.today()
        self.context.tasks.run(
            lambda control: look(self.context.db, clause, subject, today),
            self._on_looked,
            lane=Lane.RENDER,
            key=f"clause.look.{id(self)}",
            owner=self,
        )

    def _on_looked(self, looked: Looked) -> None:
        self.look_pane.show_looked(looked)

    def mend(self, repair: Repair) -> None:
        """Write one name instead of another in every wording."""
        from documents.workshop.clauses import mended

        for item in self.variants.items:
            text = item.form.values()["text"]
            if (better := mended(text, repair)) != text:
                item.form.change("text", better)
        self.look()

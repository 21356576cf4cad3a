"""A programme as a form: what it is, its components, when it is taught."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from models.data import ProgramData
from models.enums import EducationLevel, ProgramKind
from models.operations import programs
from models.rows import OrganizationRow
from models.rules.cards import check_program
from ui.choice import Choice, enum_choices
from ui.forms.fields import Field, Kind, Part, Values
from ui.forms.long_dialog import LongDialog
from ui.forms.nested_drafts import form_draft
from ui.forms.stack import FormStack
from ui.programs.components import ComponentsPart, component

if TYPE_CHECKING:
    from ui.context import AppContext

_CHARS = 160


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramDialog", text)


def program_fields() -> list[Part]:
    """What the programme is."""

    def levelled(values: Values) -> bool:
        return ProgramKind(values["kind"]).has_level

    def oriented(values: Values) -> bool:
        return not levelled(values)

    def standard(values: Values) -> bool:
        return ProgramKind(values["kind"]).has_standard

    kinds, levels = enum_choices(ProgramKind), enum_choices(EducationLevel)
    return [
        Field("title", _tr("Название"), required=True, placeholder=_tr("без слова «программа» и без кавычек")),
        Field("kind", _tr("Вид"), Kind.CHOICE, choices=kinds, required=True, width=40),
        Field(
            "level", _tr("Уровень образования"), Kind.CHOICE, choices=levels, required=True, width=40, visible=levelled
        ),
        Field(
            "orientation",
            _tr("Направленность"),
            width=40,
            placeholder=_tr("техническая, естественно-научная, художественная…"),
            visible=oriented,
        ),
        Field("standard", _tr("Стандарт"), placeholder=_tr("ФГОС среднего общего образования"), visible=standard),
        Field("study_form", _tr("Форма обучения"), width=30, placeholder=_tr("очная")),
        Field("grades", _tr("Классы"), width=30, placeholder=_tr("10–11 классы")),
        Field("period_start", _tr("Реализуется с"), Kind.DATE),
        Field("period_end", _tr("по"), Kind.DATE, same_line=True),
    ]


def note_fields() -> list[Part]:
    """A note of the user's own."""
    return [Field("note", _tr("Заметка для себя"), Kind.MULTILINE, hint=_tr("В договоры не попадает"))]


def program_values(data: ProgramData) -> dict[str, Any]:
    """What the dialog is filled with."""
    kept = {"id", "archived", "components"}
    values = {item.name: getattr(data, item.name) for item in dataclasses.fields(data) if item.name not in kept}
    return values | {"components": tuple(dataclasses.asdict(item) for item in data.components)}


def program_data(values: Mapping[str, Any], stored: ProgramData) -> ProgramData:
    """The programme the dialog stands for."""
    parts = tuple(component(item) for item in values["components"])
    return dataclasses.replace(stored, **{**values, "components": parts})


class ProgramDialog(LongDialog):
    """Edits one programme; `organizations` may teach its components, our own school first."""

    def __init__(self, context: AppContext, data: ProgramData, organizations: Sequence[OrganizationRow]) -> None:
        self.data = data
        self.stack = FormStack(check=self._check)
        own = next((row.id for row in organizations if row.is_own), None)
        owners = [Choice(row.id, row.short_name or row.full_name) for row in organizations]
        self.components = ComponentsPart(owners, own)
        self._build_form()
        self.stack.set_values(program_values(data), show_problems=data.id is not None)
        title = _tr("Программа: {title}").format(title=data.title) if data.id is not None else _tr("Новая программа")
        super().__init__(
            context,
            title,
            self.stack,
            self._save,
            help_page="programs",
            draft=form_draft(context.settings, f"program.{data.id or 'new'}", self.stack),
            chars=_CHARS,
        )

    def _build_form(self) -> None:
        stack = self.stack
        stack.section(_tr("Программа"))
        stack.form(program_fields())
        stack.section(
            _tr("Компоненты"), _tr("Предметы, курсы, модули и практики: сколько часов и какая организация ведёт.")
        )
        stack.part("components", _tr("Компоненты"), self.components)
        stack.section(_tr("Заметка"))
        stack.form(note_fields())

    # The record

    def current(self, values: Values | None = None) -> ProgramData:
        """The programme as it stands in the form."""
        return program_data(values or self.stack.values(), self.data)

    def _check(self, values: Values) -> Any:
        # The empty title is told by the form itself, as for every field with a star.
        return [problem for problem in check_program(self.current(values)) if problem.code != "no_title"]

    def save(self) -> None:
        """What stands in an open cell belongs to the programme."""
        self.components.rows.finish_editing()
        super().save()

    def _save(self, values: dict[str, Any]) -> int:
        """In the worker: one operation."""
        return programs.save_program(self.context.db, self.current(values))

"""A programme entered on the way: title, kind, level, and its parts in a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.data import ComponentData, ProgramData
from models.enums import AssessmentKind, ComponentKind, DeliveryMode, EducationLevel, ProgramKind
from models.operations import programs
from models.problems import Problem
from models.rules.cards import check_program
from ui.choice import Choice, enum_choices
from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind, Part, Section, Values
from ui.forms.form import Form
from ui.forms.row_editor import RowEditor
from ui.forms.row_table import RowColumn
from ui.system.locale_ru import counted
from ui.widgets.labels import Role, label
from ui.widgets.windows import fit_to_screen

if TYPE_CHECKING:
    from ui.context import AppContext

_CHARS_WIDE, _LINES_HIGH = 128, 42
_PLAIN = ("title", "kind", "level", "orientation", "grades", "period_start", "period_end")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramForm", text)


def _has_level(values: Values) -> bool:
    return ProgramKind(values["kind"]).has_level


def _has_orientation(values: Values) -> bool:
    return not _has_level(values)


def _parts() -> list[Part]:
    levels = [Choice(level, level.title_ru) for level in EducationLevel if level is not EducationLevel.NONE]
    return [
        Section(_tr("Программа")),
        Field("title", _tr("Название"), required=True, placeholder=_tr("без слова «программа» и кавычек")),
        Field("kind", _tr("Вид"), Kind.CHOICE, choices=enum_choices(ProgramKind), required=True, width=40),
        Field(
            "level",
            _tr("Уровень"),
            Kind.CHOICE,
            choices=levels,
            width=40,
            hint=_tr("Закон требует назвать его в договоре"),
            visible=_has_level,
        ),
        Field(
            "orientation",
            _tr("Направленность"),
            width=40,
            hint=_tr("Например, техническая, естественно-научная, художественная"),
            visible=_has_orientation,
        ),
        Field("grades", _tr("Классы"), width=12, placeholder=_tr("10–11")),
        Field("period_start", _tr("Реализуется с"), Kind.DATE),
        Field("period_end", _tr("по"), Kind.DATE, same_line=True),
    ]


def component_columns(owners: Sequence[Choice]) -> list[RowColumn]:
    """The table of parts of a programme."""
    return [
        RowColumn(Field("title", _tr("Название части")), 26),
        RowColumn(Field("kind", _tr("Что это"), Kind.CHOICE, choices=enum_choices(ComponentKind), required=True), 16),
        RowColumn(Field("hours", _tr("Часы"), Kind.INT, minimum=0, maximum=5_000), 7),
        RowColumn(Field("owner_id", _tr("Кто ведёт"), Kind.CHOICE, choices=tuple(owners)), 22),
        RowColumn(Field("mode", _tr("Как"), Kind.CHOICE, choices=enum_choices(DeliveryMode), required=True), 22),
        RowColumn(
            Field("assessment", _tr("Аттестация"), Kind.CHOICE, choices=enum_choices(AssessmentKind), required=True), 18
        ),
    ]


class ProgramForm(Form):
    """The fields of a programme and the table of its parts; `values()` holds «components» too."""

    def __init__(self, program: ProgramData, owners: Sequence[Choice], parent: QWidget | None = None) -> None:
        self._program = program
        self._default_owner: Any = owners[-1].value if owners else None
        self.parts: RowEditor | None = None
        super().__init__(_parts(), check=self._check_all, parent=parent)
        self.parts = RowEditor(
            _tr("Части программы"),
            component_columns(owners),
            self._new_part,
            add_text=_tr("Добавить часть"),
            copy_row=lambda row: dataclasses.replace(row, id=None),
        )
        self.parts.edited.connect(self._on_parts)
        holder = self.layout()
        assert isinstance(holder, QVBoxLayout)
        place = holder.count() - 1
        holder.insertWidget(place, label(_tr("Части программы: предметы, курсы, модули"), Role.SECTION))
        holder.insertWidget(place + 1, self.parts)
        self.set_values({name: getattr(program, name) for name in _PLAIN} | {"components": program.components})

    def _new_part(self, last: ComponentData | None) -> ComponentData:
        owner = last.owner_id if last is not None else self._default_owner
        kind = last.kind if last is not None else ComponentKind.MODULE
        return ComponentData(kind=kind, owner_id=owner, hours=last.hours if last else 34)

    def _check_all(self, values: Values) -> list[Problem]:
        found = check_program(program_of(self._program, values))
        return [problem for problem in found if problem.code != "no_title"]

    def values(self) -> dict[str, Any]:
        """The fields, and the parts under «components»."""
        parts = self.parts.rows() if self.parts is not None else self._program.components
        return {**super().values(), "components": parts}

    def set_values(self, values: Mapping[str, Any], *, show_problems: bool = False) -> None:
        """Fill fields and table."""
        plain = dict(values)
        components = plain.pop("components", None)
        if components is not None and self.parts is not None:
            self.parts.set_rows(components)
        super().set_values(plain, show_problems=show_problems)

    def dirty(self) -> bool:
        """Whether a field or a part differs from the beginning."""
        return super().dirty() or self.values()["components"] != self._clean_parts

    def mark_clean(self) -> None:
        """What stands here counts as saved."""
        super().mark_clean()
        self._clean_parts = self.values()["components"]

    def _on_parts(self) -> None:
        if self.parts is not None:
            hours = sum(part.hours for part in self.parts.rows())
            forms = (_tr("час"), _tr("часа"), _tr("часов"))
            self.parts.foot.setText(_tr("Всего {hours}").format(hours=counted(hours, forms)))
        self.changed.emit("components")


def program_of(program: ProgramData, values: Values) -> ProgramData:
    """The programme with what was typed; parts numbered in their order."""
    parts = tuple(dataclasses.replace(part, position=place) for place, part in enumerate(values["components"]))
    typed = {name: values[name] for name in _PLAIN}
    level = typed["level"] if _has_level(values) and typed["level"] else EducationLevel.NONE
    return dataclasses.replace(program, **{**typed, "level": level}, components=parts)


def edit_program(
    context: AppContext,
    program: ProgramData,
    owners: Sequence[Choice],
    done: Callable[[int], object],
    parent: QWidget | None,
) -> RecordDialog:
    """Enter or change a programme; saved at once, then `done(programme id)`."""
    form = ProgramForm(program, owners)
    db = context.db

    def save(values: dict[str, Any]) -> int:
        return programs.save_program(db, program_of(program, values))

    title = program.title if program.id is not None else _tr("Новая программа")
    dialog = RecordDialog(context, title, form, save, help_page="contract-wizard", parent=parent)
    dialog.saved.connect(done)
    metrics = dialog.fontMetrics()
    fit_to_screen(dialog, metrics.averageCharWidth() * _CHARS_WIDE, metrics.height() * _LINES_HIGH)
    dialog.open()
    return dialog

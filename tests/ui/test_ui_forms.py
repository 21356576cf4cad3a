"""Forms and record dialogs: typing, problems, drafts, saving, never losing anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot
from ui_helpers import AnsweringMessages

from helpers import type_text
from models.errors import EnvironmentProblem
from models.problems import Problem, Severity
from ui.choice import Choice
from ui.context import AppContext
from ui.forms.dialog import RecordDialog
from ui.forms.drafts import decoded, encoded, settings_draft
from ui.forms.fields import Field, Kind, Section
from ui.forms.form import Form
from ui.system.theme import Theme

SCHOOLS = [Choice(1, "Гимназия № 9"), Choice(2, "Ёлкинская школа"), Choice(3, "Елкинский лицей")]


def inn_check(value: Any, _values: Any) -> list[Problem]:
    """A digit too few."""
    return [Problem("inn", "short", "Должно быть 10 цифр.")] if value and len(value) != 10 else []


def make_form() -> Form:
    return Form(
        [
            Section("Главное", "Почему спрашиваем"),
            Field("name", "Название", required=True, hint="Как в уставе"),
            Field("genitive", "В родительном падеже", suggest=lambda values: f"{values['name']}и"),
            Field("inn", "ИНН", width=12, check=inn_check),
            Field("since", "Дата", Kind.DATE),
            Field("sum", "Сумма", Kind.MONEY, unit="₽", same_line=True),
            Field("at", "Начало", Kind.TIME),
            Field("hours", "Часов", Kind.INT, unit="ч"),
            Field("school", "Школа", Kind.RECORD, choices=SCHOOLS, button=("Новая…", lambda: None)),
            Field("kind", "Вид", Kind.CHOICE, choices=lambda: [Choice("a", "Первый"), Choice("b", "Второй")]),
            Field("auto", "Продлевать", Kind.CHECK),
            Field("note", "Примечание", Kind.MULTILINE, visible=lambda values: bool(values["auto"])),
        ],
        check=lambda values: [Problem("", "both", "Общее замечание.")] if values["name"] == "Общее" else [],
    )


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> Form:
    made = make_form()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


VALUES = {
    "name": "Лицей",
    "since": dt.date(2026, 9, 1),
    "sum": 123_450,
    "at": 485,
    "hours": 34,
    "school": 2,
    "kind": "b",
    "auto": True,
    "note": "две\nстроки",
}


def test_values_come_back_as_they_went_in(form: Form) -> None:
    form.set_values(VALUES)
    values = form.values()
    assert {key: values[key] for key in VALUES} == VALUES
    assert not form.dirty()


def test_an_empty_form_knows_nothing(form: Form) -> None:
    values = form.values()
    assert {key for key, value in values.items() if value is None} == {"since", "sum", "at", "hours", "school", "kind"}
    assert (values["name"], values["auto"]) == ("", False)


def test_typed_russian_text_is_cleaned_and_makes_the_form_dirty(form: Form) -> None:
    type_text(form.editor("name"), "  Школа № 5 ")
    assert form.values()["name"] == "Школа № 5"
    assert form.dirty()
    form.mark_clean()
    assert not form.dirty()


def test_date_is_typed_freely_and_shown_as_usual(form: Form) -> None:
    editor = form.editor("since")
    editor.setFocus()
    type_text(editor, "1.9.26")
    assert form.values()["since"] == dt.date(2026, 9, 1)
    form.editor("name").setFocus()
    assert editor.text() == "01.09.2026"


def test_date_can_be_picked_and_emptied(form: Form) -> None:
    editor = form.editor("since")
    editor.put(dt.date(2026, 9, 1))
    popup = editor.open_calendar()
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert form.values()["since"] == dt.date(2026, 9, 2)
    editor.clear()
    assert form.values()["since"] is None
    assert not form.misunderstood()


@pytest.mark.parametrize(
    ("key", "text"), [("since", "скоро"), ("sum", "сто"), ("at", "утром"), ("school", "такой нет")]
)
def test_what_is_not_understood_is_told_not_dropped(form: Form, key: str, text: str) -> None:
    editor = form.editor(key)
    type_text(editor.lineEdit() if key == "school" else editor, text)
    assert [problem.field for problem in form.misunderstood()] == [key]
    assert form.dirty()


def test_required_field_only_warns(form: Form) -> None:
    form.show_all_problems()
    found = {problem.field: problem for problem in form.problems()}
    assert found["name"].severity is Severity.WARNING
    assert form._problems["name"].isVisible()


def test_problem_stands_beside_its_field_once_it_was_touched(form: Form, qtbot: QtBot) -> None:
    assert form._problems["inn"].texts() == []
    type_text(form.editor("inn"), "123")
    qtbot.waitUntil(lambda: form._problems["inn"].texts() == ["Должно быть 10 цифр."])
    assert form.editor("inn").property("problem") == "warning"
    assert form._problems["name"].texts() == []


def test_problems_from_elsewhere_go_to_their_field_or_to_the_top(form: Form) -> None:
    form.add_problems([Problem("school.2.license", "x", "Нет лицензии.", Severity.ERROR), Problem("?", "y", "Вообще.")])
    assert form._problems["school"].texts() == ["Нет лицензии."]
    assert form._general.texts() == ["Вообще."]


def test_fields_appear_when_they_make_sense(form: Form) -> None:
    assert not form.editor("note").isVisible()
    form.editor("auto").click()
    assert form.editor("note").isVisible()


def test_empty_field_shows_the_suggestion(form: Form) -> None:
    type_text(form.editor("name"), "Школ")
    assert form.editor("genitive").placeholderText() == "Школи"
    assert form.values()["genitive"] == ""


def test_record_is_found_by_any_part_of_its_name(form: Form) -> None:
    editor = form.editor("school")
    type_text(editor.lineEdit(), "школа елк")
    assert [editor.itemText(number) for number in range(editor.count())] == ["Ёлкинская школа"]
    editor.lineEdit().editingFinished.emit()
    assert form.values()["school"] == 2
    editor.put(None)
    assert editor.currentText() == ""


def test_choice_that_is_offered_no_more_is_not_lost(form: Form) -> None:
    form.set_values({"kind": "старое"})
    assert form.values()["kind"] == "старое"


def test_number_field_may_be_emptied(form: Form) -> None:
    editor = form.editor("hours")
    editor.put(34)
    editor.lineEdit().clear()
    editor.interpretText()
    assert form.values()["hours"] is None


@pytest.mark.parametrize("key", ["hours", "kind", "school"])
def test_wheel_changes_nothing_without_focus(form: Form, key: str) -> None:
    form.set_values(VALUES)
    editor: QWidget = form.editor(key)
    form.editor("name").setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, wheel)
    assert form.values()[key] == VALUES[key]


def test_every_input_has_a_name_and_a_buddy(form: Form) -> None:
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy() is not None}
    for key, field in form.fields.items():
        editor = form.editor(key)
        assert editor.accessibleName() == field.label
        assert editor in buddies or field.kind is Kind.CHECK


def test_draft_survives_being_written_down() -> None:
    values = {"a": dt.date(2026, 9, 1), "b": None, "c": 5, "d": "текст", "e": True}
    assert decoded(encoded(values)) == values
    assert decoded({"a": "date:мусор"}) == {}


Maker = Callable[..., RecordDialog]


@pytest.fixture
def make_dialog(context: AppContext, qtbot: QtBot) -> Maker:
    def make(save: Callable[[dict[str, Any]], Any] = lambda values: values, **named: Any) -> RecordDialog:
        dialog = RecordDialog(context, "Партнёр", make_form(), save, help_page="partners", **named)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return make


def messages_of(context: AppContext) -> AnsweringMessages:
    assert isinstance(context.messages, AnsweringMessages)
    return context.messages


def test_ctrl_enter_saves_and_closes(make_dialog: Maker, qtbot: QtBot) -> None:
    saved: list[Any] = []
    dialog = make_dialog(lambda values: values["name"])
    dialog.saved.connect(saved.append)
    type_text(dialog.form.editor("name"), "Лицей")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == ["Лицей"]
    assert not dialog.isVisible()


def test_a_base_opened_for_looking_offers_no_saving(
    make_dialog: Maker, qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context.db, "read_only", True)
    saved: list[Any] = []
    assert make_dialog(saved.append, save_text="Напечатать").save_button.isVisible()
    dialog = make_dialog(saved.append)
    assert not dialog.save_button.isVisible()
    assert dialog.cancel_button.text() == "Закрыть"
    type_text(dialog.form.editor("name"), "Лицей")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert saved == messages_of(context).asked == []


def test_esc_closes_at_once_when_nothing_was_typed(make_dialog: Maker, qtbot: QtBot, context: AppContext) -> None:
    dialog = make_dialog()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert messages_of(context).asked == []


@pytest.mark.parametrize(("answer", "open_after", "saves"), [(0, False, 1), (1, False, 0), (2, True, 0)])
def test_esc_with_changes_asks(
    make_dialog: Maker, qtbot: QtBot, context: AppContext, answer: int, open_after: bool, saves: int
) -> None:
    saved: list[Any] = []
    dialog = make_dialog(saved.append)
    type_text(dialog.form.editor("name"), "Лицей")
    messages_of(context).answers = [answer]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), len(saved)) == (open_after, saves)
    dialog.form.mark_clean()


def test_failed_saving_keeps_everything_typed(make_dialog: Maker) -> None:
    def fail(values: dict[str, Any]) -> None:
        raise EnvironmentProblem("Диск полон.", "Освободите место и повторите.")

    dialog = make_dialog(fail)
    type_text(dialog.form.editor("name"), "Лицей")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.bar.text.text() == "Диск полон. Освободите место и повторите."
    assert dialog.form.values()["name"] == "Лицей"
    assert dialog.save_button.isEnabled()
    dialog.form.mark_clean()


@pytest.mark.parametrize(("answer", "saves"), [(0, 1), (1, 0)])
def test_saving_asks_before_losing_a_misunderstood_date(
    make_dialog: Maker, context: AppContext, answer: int, saves: int
) -> None:
    saved: list[Any] = []
    dialog = make_dialog(saved.append)
    type_text(dialog.form.editor("since"), "скоро")
    messages_of(context).answers = [answer]
    dialog.save()
    assert len(saved) == saves
    dialog.form.editor("since").clear()
    dialog.form.mark_clean()


def test_draft_comes_back_after_a_power_cut(make_dialog: Maker, context: AppContext) -> None:
    draft = settings_draft(context.settings, "partner.new")
    dialog = make_dialog(draft=draft)
    type_text(dialog.form.editor("name"), "Недописанное")
    dialog._save_draft()
    dialog.form.mark_clean()
    dialog.hide()
    again = make_dialog(draft=draft)
    assert again.form.values()["name"] == "Недописанное"
    assert again.form.dirty()
    again.bar.action.click()
    assert again.form.values()["name"] == ""
    assert draft.load() == {}


def test_saving_forgets_the_draft(make_dialog: Maker, context: AppContext) -> None:
    draft = settings_draft(context.settings, "partner.new")
    dialog = make_dialog(draft=draft)
    type_text(dialog.form.editor("name"), "Лицей")
    dialog._save_draft()
    dialog.save()
    assert draft.load() == {}


def test_dialog_counts_the_problems_without_blocking(make_dialog: Maker) -> None:
    dialog = make_dialog()
    assert dialog.summary.text() == "1\u00a0замечание, сохранить можно и так"


def test_f1_asks_for_the_help_of_the_dialog(make_dialog: Maker, context: AppContext, qtbot: QtBot) -> None:
    dialog = make_dialog()
    with qtbot.waitSignal(context.navigate.help_requested) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert asked.args == ["partners"]

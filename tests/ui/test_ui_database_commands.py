"""A new base, the demo and the bases opened lately are reached from the window, and nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from ui_helpers import AnsweringMessages

from models.operations.office import create_office, open_office
from models.operations.organizations import list_organizations
from ui.context import AppContext
from ui.database_commands import DatabaseCommands
from ui.system.paths import DATA_VARIABLE


@pytest.fixture
def opened(context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files the program was told to start over with."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return []


@pytest.fixture
def commands(context: AppContext, opened: list[Path]) -> DatabaseCommands:
    return DatabaseCommands(context, opened.append, context.tasks)


def answers(context: AppContext) -> list[int]:
    assert isinstance(context.messages, AnsweringMessages)
    return context.messages.answers


def test_a_new_base_never_takes_the_place_of_another(
    commands: DatabaseCommands, context: AppContext, opened: list[Path], tmp_path: Path
) -> None:
    old = tmp_path / "data" / "zveno.db"
    old.parent.mkdir()
    old.write_bytes(b"work of years")
    answers(context).append(0)
    commands.begin_new()
    assert opened == [old.with_name("zveno (2).db")]
    assert old.read_bytes() == b"work of years"
    made = open_office(opened[0])
    assert list_organizations(made) == []
    made.close()


def test_no_new_base_without_consent(commands: DatabaseCommands, context: AppContext, opened: list[Path]) -> None:
    answers(context).append(1)
    commands.begin_new()
    assert opened == []


def test_the_demo_is_made_once_and_kept(
    commands: DatabaseCommands, context: AppContext, opened: list[Path], tmp_path: Path
) -> None:
    context.today = lambda: dt.date(2026, 9, 1)
    commands.show_demo()
    demo = tmp_path / "data" / "Пример.db"
    assert opened == [demo]
    made = demo.stat().st_mtime_ns
    commands.show_demo()
    assert opened == [demo, demo]
    assert demo.stat().st_mtime_ns == made


def test_bases_opened_lately_stand_in_the_menu(context: AppContext, opened: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "Школа & сад.db"
    create_office(other).close()
    names = [str(context.db.path), str(other), str(tmp_path / "gone.db")]
    context.settings.set("database/recent", names)
    DatabaseCommands(context, opened.append, context.tasks)
    recent = [item for item in context.actions.all() if item.id.startswith("db.recent")]
    assert [item.action.text() for item in recent] == ["&1. Открыть «Школа && сад»"]
    recent[0].action.trigger()
    assert opened == [other]


def test_a_copy_is_told_without_its_long_name(commands: DatabaseCommands, context: AppContext) -> None:
    told: list[str] = []
    context.messages.posted.connect(lambda message: told.append(message.text))
    commands.make_copy()
    assert told == ["Резервная копия сделана и проверена."]

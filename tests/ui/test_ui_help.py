"""Help: every link leads somewhere, every page of the program has its help, Esc closes."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import resources
from ui.context import AppContext
from ui.help_window import HelpWindow
from ui.journal_window import JournalWindow
from ui.pages.registry import PAGES
from ui.system.settings import Settings

FOLDER = resources.path("help")
PAGES_OF_HELP = sorted(file.stem for file in FOLDER.glob("*.html"))


@pytest.mark.parametrize("name", PAGES_OF_HELP)
def test_every_link_leads_to_a_page(name: str) -> None:
    text = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+)"', text)
    assert [link for link in links if not (FOLDER / link.partition("#")[0]).is_file()] == []
    assert re.search("<title>.+</title>", text)
    assert "««" not in text
    assert "»»" not in text


def test_every_page_is_named_in_the_index() -> None:
    index = (FOLDER / "index.html").read_text(encoding="utf-8")
    assert [name for name in PAGES_OF_HELP if name != "index" and f'href="{name}.html"' not in index] == []


def test_every_page_of_the_program_has_its_help() -> None:
    for entry in PAGES:
        module, name = entry.factory.split(":")
        page = getattr(import_module(module), name)
        assert (FOLDER / f"{page.help_page}.html").is_file(), name


def test_escape_empties_the_search_then_closes(settings: Settings, qtbot: QtBot, theme: object) -> None:
    window = HelpWindow(settings)
    qtbot.addWidget(window)
    window.show()
    window.show_page("partners")
    window.search.setText("устав")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert (window.search.text(), window.isVisible()) == ("", True)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_escape_closes_the_journal(context: AppContext, qtbot: QtBot) -> None:
    window = JournalWindow(context)
    qtbot.addWidget(window)
    window.show()
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.isVisible()

"""PySide6 6.12.0 on Python 3.11 loses a reference to None per call and aborts after some ten thousand of them."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpers import type_text


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_into_qt_keep_the_references_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    assert sys.getrefcount(None) > before - 50


def test_helper_types_cyrillic(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    type_text(field, "Жёлтый дом, 5")
    assert field.text() == "Жёлтый дом, 5"

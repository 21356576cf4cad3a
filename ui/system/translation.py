"""Marks texts that stand in module-level tables for translation."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text` itself; pyside6-lupdate finds it by this name. Qt's own function is typed as giving any object."""
    del context
    return text

"""How the state of a template looks in lists and in the workshop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.messages import Tone
from ui.tables.columns import Chip

_CONTEXT = "Templates"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def template_chip(*, edited: bool, usable: bool) -> Chip:
    """Which template is in use, and whether it works."""
    if not usable:
        return Chip(_tr("своя копия с ошибкой"), Tone.BAD, "error")
    if edited:
        return Chip(_tr("своя копия"), Tone.INFO, "edit")
    return Chip(_tr("исходный"), Tone.NEUTRAL, "success")

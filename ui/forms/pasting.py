"""Cells copied in Excel: how their text falls into rows and columns, and what each means to a field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

from models.text import clean, fold
from ui.context import system_today
from ui.forms.editors import TEXT_LIMIT
from ui.forms.fields import Field, Kind
from ui.forms.parsing import parse_date, parse_money, parse_time

# A cell with several lines stands in quotes; other quotes belong to the text.
_SEVERAL_LINES = re.compile(r'(?:^|[\t\n])"(?:[^"\t\n]|"")*\n')
_NUMBER = re.compile(r"-?\d+")


class NotUnderstood(Exception):
    """The text of a cell is no value of its field."""


def table_of(text: str) -> list[list[str]]:
    """The rows of a copied range; one row with one cell when it is plain text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if _SEVERAL_LINES.search(text):
        return [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")]
    return [[cell.strip() for cell in line.split("\t")] for line in text.split("\n")]


def is_table(text: str) -> bool:
    """Whether the clipboard holds more than one cell."""
    rows = table_of(text)
    return len(rows) > 1 or len(rows[0]) > 1


def value_of(field: Field, text: str) -> Any:
    """What a cell means to a field; None for an empty one. Raises NotUnderstood."""
    if field.kind is Kind.TEXT:
        return clean(text, field.max_length or TEXT_LIMIT)
    if not text:
        return None
    if field.kind in (Kind.CHOICE, Kind.RECORD):
        return _chosen(field, text)
    readers: dict[Kind, Callable[[str], Any]] = {
        Kind.INT: _whole,
        Kind.MONEY: parse_money,
        Kind.TIME: parse_time,
        Kind.DATE: lambda typed: parse_date(typed, system_today()),
    }
    value = readers[field.kind](text)
    if value is None or (field.kind is Kind.INT and not field.minimum <= value <= field.maximum):
        raise NotUnderstood
    return value


def _whole(text: str) -> int | None:
    bare = re.sub(r"[\s\u00a0\u202f]", "", text)
    bare = re.sub(r"[.,]0+$", "", bare)
    return int(bare) if _NUMBER.fullmatch(bare) else None


def _chosen(field: Field, text: str) -> Any:
    """The choice called so, or the only one whose words hold the text."""
    wanted = fold(text)
    exact = [choice for choice in field.all_choices() if fold(choice.text) == wanted]
    found = exact or [choice for choice in field.all_choices() if wanted in fold(choice.text)]
    if len(found) != 1 and not exact:
        raise NotUnderstood
    return found[0].value

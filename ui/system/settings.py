"""The program's settings: every key is declared in one table, kept in one readable INI file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

Value = str | int | bool | list[Any] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting. A key that ends with «/» declares a family («tables/contracts», «tables/partners»)."""

    key: str
    default: Value
    purpose: str


SETTINGS: tuple[Setting, ...] = (
    Setting("database/last", "", "the database opened at the next start"),
    Setting("database/recent", [], "databases opened lately, newest first"),
    Setting("files/output", "", "the folder where papers were saved last"),
    Setting("files/papers", "", "the folder where sets of papers are printed"),
    Setting("files/batch_formats", "docx pdf", "what is made of the sets of several contracts"),
    Setting("files/archive_pdf", False, "PDF files are saved as PDF/A"),
    Setting("files/open", "", "the folder a file was opened from last"),
    Setting("view/theme", "system", "system, light or dark"),
    Setting("view/font_percent", 100, "size of the letters, 90-200"),
    Setting("view/preview_zoom", "width", "size of the pages in the preview: width, page or a factor"),
    Setting("view/wizard_zoom", "width", "the same in the wizard, whose preview is narrower"),
    Setting("view/navigation_wide", True, "words beside the icons of the navigation"),
    Setting("geometry/", "", "geometry of a window, base64"),
    Setting("splitters/", [], "sizes of a splitter"),
    Setting("tables/", {}, "columns and order of a list"),
    Setting("filters/", {}, "filters of a list that survive a restart"),
    Setting("drafts/", {}, "values of a dialog that was not saved"),
    Setting("hints/", False, "a hint that was shown and needs no repeating"),
)


class Settings:
    """Typed access to the INI file. An undeclared key raises KeyError: a misspelt key must not pass silently."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._defaults = {setting.key: setting.default for setting in SETTINGS}

    def default(self, key: str) -> Value:
        """The declared default of `key`."""
        if key in self._defaults and not key.endswith("/"):
            return self._defaults[key]
        family = key[: key.find("/") + 1]
        if family and key != family and family in self._defaults:
            return self._defaults[family]
        raise KeyError(key)

    def get(self, key: str) -> Any:
        """The stored value with the type of the default; a damaged value gives the default."""
        default = self.default(key)
        raw = self._store.value(key)
        if raw is None:
            return default
        try:
            value = json.loads(str(raw))
        except json.JSONDecodeError:
            return default
        return value if type(value) is type(default) else default

    def set(self, key: str, value: Value) -> None:
        """Store a value of the declared type."""
        if type(value) is not type(self.default(key)):
            raise TypeError(f"{key}: {type(value).__name__}")
        self._store.setValue(key, json.dumps(value, ensure_ascii=False))

    def remove(self, key: str) -> None:
        """Forget the value; the default holds again."""
        self.default(key)
        self._store.remove(key)

    def remove_family(self, family: str) -> None:
        """Forget all values of a family such as «tables/»."""
        if family not in self._defaults or not family.endswith("/"):
            raise KeyError(family)
        self._store.remove(family.rstrip("/"))

    def get_bytes(self, key: str) -> QByteArray:
        """A value stored by set_bytes; empty when there is none."""
        return QByteArray.fromBase64(QByteArray(self.get(key).encode("ascii", "ignore")))

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Store opaque bytes of Qt (geometry, header state)."""
        self.set(key, value.toBase64().toStdString())

    def sync(self) -> None:
        """Write to the disk now."""
        self._store.sync()

"""Russian in Qt: its own texts, the number and date locale, and words after a number."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from models.plural import plural

Plural = tuple[str, str, str]
"""The forms after 1, 2 and 5: («договор», «договора», «договоров»)."""

NBSP = "\u00a0"

_ICONS, _FILES, _PRINT = "QAbstractFileIconProvider", "QFileDialog", "QPageSetupWidget"
_LEFT_IN_ENGLISH = {
    (_FILES, "&Look in:"): "&Папка:",
    (_FILES, "Files of &type:"): "&Тип файлов:",
    (_ICONS, "%1 File"): "Файл %1",
    (_ICONS, "Alias"): "Ссылка",
    (_ICONS, "Drive"): "Диск",
    (_ICONS, "File"): "Файл",
    (_ICONS, "File Folder"): "Папка",
    (_ICONS, "Folder"): "Папка",
    (_ICONS, "Shortcut"): "Ярлык",
    (_ICONS, "Unknown"): "Неизвестно",
    (_PRINT, "Page &order:"): "&Порядок страниц:",
    (_PRINT, "Pages &per sheet:"): "&Страниц на листе:",
    ("QPrintSettingsOutput", "Page &Set:"): "&Какие страницы:",
}
"""What the translation that comes with Qt lacks, by context and source text."""


class _Rest(QTranslator):
    """Russian for what Qt's own translation leaves in English."""

    def isEmpty(self) -> bool:
        """It always has something to say; an empty translator is not asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The Russian text, or nothing: None, because an empty text would be taken for the translation."""
        return _LEFT_IN_ENGLISH.get((context, source))  # type: ignore[return-value]


def install_russian(app: QCoreApplication) -> None:
    """Make Qt speak Russian: standard buttons, dialogs, context menus, dates and numbers. Call before any widget."""
    QLocale.setDefault(QLocale("ru_RU"))
    # Asked last, that is for what the translation of Qt does not know.
    app.installTranslator(_Rest(app))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load("qtbase_ru", folder):
        app.installTranslator(translator)


def counted(count: int, forms: Plural) -> str:
    """«1 250 договоров», the number with its word."""
    return f"{grouped(count)}{NBSP}{plural(count, *forms)}"


def grouped(number: int) -> str:
    """A whole number with thousands apart: «1 250 000»."""
    return f"{number:,}".replace(",", NBSP)


def money_text(kopecks: int) -> str:
    """«1 234 567,50» without the currency sign."""
    sign, rest = ("-", -kopecks) if kopecks < 0 else ("", kopecks)
    return f"{sign}{grouped(rest // 100)},{rest % 100:02d}"


def date_text(value: dt.date) -> str:
    """«01.09.2026»."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def period_text(start: dt.date | None, end: dt.date | None) -> str:
    """«01.09.2026 – 31.05.2027», never divided at the end of a line; one end when the other is open, else empty."""
    if start and end:
        return f"{date_text(start)}{NBSP}–{NBSP}{date_text(end)}"
    if start:
        return f"с{NBSP}{date_text(start)}"
    return f"по{NBSP}{date_text(end)}" if end else ""


def moment_text(value: dt.datetime) -> str:
    """«01.09.2026 14:30»."""
    return f"{date_text(value)} {value.hour:02d}:{value.minute:02d}"


def time_text(minutes: int) -> str:
    """Minutes since midnight as «8:05»."""
    return f"{minutes // 60}:{minutes % 60:02d}"

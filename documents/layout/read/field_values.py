"""Fields whose text LibreOffice works out anew when it opens a document: dates, the file's name, properties, sequences
(what it shows for each was probed with LibreOffice 7.4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from documents.layout.model.number_formats import numbered, switch
from documents.layout.read.package import Package

_CORE = {
    "title": "TITLE",
    "subject": "SUBJECT",
    "keywords": "KEYWORDS",
    "description": "COMMENTS",
    "modified": "SAVEDATE",
    "lastPrinted": "PRINTDATE",
}
_STAMPS = frozenset({"SAVEDATE", "PRINTDATE"})  # the day of creation stays as it was written
_TEXTS = frozenset({"TITLE", "SUBJECT", "KEYWORDS", "COMMENTS"})
_DATE_PARTS = re.compile(r"'[^']*'|d+|M+|y+|H+|h+|m+|s+|am/pm|AM/PM|.", re.DOTALL)
_MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
_ALONE = {"ru": "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь", "en": _MONTHS["en"]}
_DAYS = {
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT_DAYS = {"ru": "Пн Вт Ср Чт Пт Сб Вс", "en": "Mon Tue Wed Thu Fri Sat Sun"}
_USUAL = {"ru": "dd.MM.yy", "en": "MM/dd/yy"}
_USUAL_TIME = "HH:mm:ss"
_USUAL_STAMP = {"ru": "d.M.yyyy hh:mm:ss AM/PM", "en": "MM/dd/yyyy hh:mm:ss AM/PM"}


@dataclass(slots=True)
class FieldValues:
    """What fields of one document can show: its properties, file and language, the moment, the sequences counted."""

    package: Package
    path: Path | None = None
    language: str = "ru"
    now: datetime = field(default_factory=datetime.now)
    sequences: dict[str, int] = field(default_factory=dict)
    _properties: dict[str, str] | None = None

    def text(self, words: Sequence[str]) -> str | None:
        """The text of a field, or None when the text kept in the document stands."""
        kind = words[0].upper()
        if kind in ("DATE", "TIME"):
            return self._moment(words, self.now)
        if kind in _STAMPS:
            return self._stamp(words, self._property(kind) or "")
        if kind in _TEXTS:
            written = any(not word.startswith("\\") for word in words[1:2])  # a field may set the property itself
            return None if written else self._property(kind)
        if kind == "DOCPROPERTY" and len(words) > 1:
            return self._property(words[1].upper())
        if kind == "FILENAME" and self.path is not None:
            return str(self.path.absolute()) if "\\p" in words else self.path.name
        if kind == "SEQ" and len(words) > 1:
            return self._sequence(words)
        return "" if kind in ("SET", "ASK") else None

    def _property(self, name: str) -> str | None:
        """A property of the document, those of its author included; None when it is empty."""
        if self._properties is None:
            self._properties = {}
            for part, names in (("core-properties", _CORE), ("custom-properties", {})):
                found = self.package.related("", part)
                for item in self.package.xml(found) if found is not None else ():
                    own = item.get("name") or str(item.tag).rpartition("}")[2]
                    self._properties[names.get(own, own).upper()] = "".join(map(str, item.itertext())).strip()
        return self._properties.get(name) or None

    def _stamp(self, words: Sequence[str], written: str) -> str | None:
        try:
            return self._moment(words, datetime.fromisoformat(written.rstrip("Z")))
        except ValueError:
            return None

    def _moment(self, words: Sequence[str], moment: datetime) -> str | None:
        if self.language not in _USUAL:
            return None
        kind = words[0].upper()
        usual = _USUAL_TIME if kind == "TIME" else _USUAL[self.language]
        if kind in _STAMPS:
            usual = _USUAL_STAMP[self.language]
        return format_date(moment, switch(words, "\\@") or usual, self.language)

    def _sequence(self, words: Sequence[str]) -> str | None:
        name = words[1].casefold()
        if "\\s" in words or name.startswith("\\"):
            return None  # numbered anew under every heading: only Word knows
        reset = switch(words, "\\r")
        if reset.isdecimal():
            self.sequences[name] = int(reset)
        elif "\\c" not in words:
            self.sequences[name] = self.sequences.get(name, 0) + 1
        return "" if "\\h" in words else numbered(str(self.sequences.get(name, 0)), words)


def format_date(moment: datetime, pattern: str, language: str) -> str:
    """A moment in a picture of Word («d MMMM yyyy»); months take the genitive beside a day."""
    parts = _DATE_PARTS.findall(pattern)
    beside_day = any(part in ("d", "dd") for part in parts)
    twelve = any(part.lower() == "am/pm" for part in parts)
    months = (_MONTHS if beside_day else _ALONE)[language].split()
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    values = {
        "d": str(moment.day),
        "dd": f"{moment.day:02d}",
        "ddd": _SHORT_DAYS[language].split()[moment.weekday()],
        "dddd": _DAYS[language].split()[moment.weekday()],
        "M": str(moment.month),
        "MM": f"{moment.month:02d}",
        "MMM": _MONTHS[language].split()[moment.month - 1][:3],
        "MMMM": months[moment.month - 1],
        "y": f"{moment.year % 100:02d}",
        "yy": f"{moment.year % 100:02d}",
        "yyyy": str(moment.year),
        "H": str(hour),
        "HH": f"{hour:02d}",
        "h": str(hour),
        "hh": f"{hour:02d}",
        "m": str(moment.minute),
        "mm": f"{moment.minute:02d}",
        "s": str(moment.second),
        "ss": f"{moment.second:02d}",
        "am/pm": "AM" if moment.hour < 12 else "PM",
        "AM/PM": "AM" if moment.hour < 12 else "PM",
    }
    return "".join(part[1:-1] if part[0] == "'" and len(part) > 1 else values.get(part, part) for part in parts)

"""The demo office as bytes, built once a run, and small helpers for the pages of every day."""

from __future__ import annotations

import datetime as dt
import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from models.demo import build_demo

#: A Monday of the school year with lessons, an expiring contract and clashes.
DAY = dt.date(2026, 11, 23)


@cache
def demo_bytes() -> bytes:
    """The file of the demo office as it looks on DAY."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "demo.db"
        build_demo(file, DAY).close()
        return file.read_bytes()


def docx_text(data: bytes) -> str:
    """All words of a .docx, one after another, with plain blanks and hyphens."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    xml = xml.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>")
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)).replace("\u00a0", " ").replace("\u2011", "-")


class Heard:
    """Remembers what a signal told."""

    def __init__(self, signal: Any) -> None:
        self.told: list[tuple[Any, ...]] = []
        signal.connect(lambda *values: self.told.append(values))

    @property
    def last(self) -> tuple[Any, ...]:
        """The values told last."""
        return self.told[-1]

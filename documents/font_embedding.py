"""Fonts as reportlab embeds them, mended: signs beyond U+FFFF keep their codes in the PDF's text."""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_MAP = "toUnicodeCMap:"
# reportlab writes such a code as five digits; a ToUnicode map wants UTF-16 (PDF 1.7, 9.10.3).
_LONG_CODE = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>")


class EmbeddedFont(TTFont):
    """A TrueType font whose text can be copied out of the PDF, whatever its signs."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 — the name is reportlab's
        """Write the font's subsets into the document."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith(_MAP) and isinstance(stream.content, str):
                stream.content = _LONG_CODE.sub(_utf16, stream.content)


def _utf16(match: re.Match[str]) -> str:
    return f"{match[1]} <{chr(int(match[2], 16)).encode('utf-16-be').hex().upper()}>"

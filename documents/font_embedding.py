"""Fonts as reportlab embeds them, mended: signs beyond U+FFFF keep their codes in the PDF's text; what was embedded
lately is not cut out and compressed anew, as papers of one template mostly need the same signs.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

_MAP, _FILE = "toUnicodeCMap:", "fontFile:"
_KEPT = 8  # subsets of one face, about 50 KB each
# reportlab writes such a code as five digits; a ToUnicode map wants UTF-16 (PDF 1.7, 9.10.3).
_LONG_CODE = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>")


class EmbeddedFont(TTFont):
    """A TrueType font whose text can be copied out of the PDF, whatever its signs."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        face: Any = self.face
        make = face.makeSubset
        kept = lru_cache(maxsize=_KEPT)(lambda codes: make(list(codes)))
        # Of the instance: reportlab's class stays as it is.
        face.makeSubset = lambda subset: kept(tuple(subset))
        self._filters = [_KeptCompression()]

    def addObjects(self, doc: Any) -> None:  # noqa: N802 — the name is reportlab's
        """Write the font's subsets into the document."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith(_MAP) and isinstance(stream.content, str):
                stream.content = _LONG_CODE.sub(_utf16, stream.content)
            elif name.startswith(f"{_FILE}{self.face.filename}(") and stream.filters:
                stream.filters = self._filters


class _KeptCompression:
    """reportlab's filter for streams, which remembers its last results."""

    pdfname = pdfdoc.PDFZCompress.pdfname

    def __init__(self) -> None:
        self.encode = lru_cache(maxsize=_KEPT)(zlib.compress)


def _utf16(match: re.Match[str]) -> str:
    return f"{match[1]} <{chr(int(match[2], 16)).encode('utf-16-be').hex().upper()}>"

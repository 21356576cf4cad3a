"""Writing systems with fonts of their own: a run names one font for Western text, one for East Asian, one for complex
scripts (ECMA-376 17.3.2.26).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

from documents.layout.model.properties import RunLook, run_look

_COMPLEX = "\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff"
_ASIAN = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff"
_PARTS = re.compile(f"(?P<complex>[{_COMPLEX}]+)|(?P<asian>[{_ASIAN}]+)|[^{_COMPLEX}{_ASIAN}]+")
_OTHERS = re.compile(f"[{_COMPLEX}{_ASIAN}]")


def by_script(text: str, look: RunLook) -> Iterator[tuple[str, RunLook]]:
    """`text` in stretches of one writing system, each in its look. Western text is handed back as it is."""
    if _OTHERS.search(text) is None:
        yield text, look
        return
    for part in _PARTS.finditer(text):
        if part["asian"]:
            yield part[0], _changed(look, font=look.asian_font)
        elif part["complex"]:
            size = look.complex_size or look.size
            yield part[0], _changed(look, font=look.complex_font, size=size, bold=look.complex_bold, kerning=False)
        else:
            yield part[0], look


def _changed(look: RunLook, **changes: object) -> RunLook:
    return run_look({**asdict(look), **changes})

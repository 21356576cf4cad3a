"""Fills Word templates: docxtpl's syntax, safe for templates and values that come from anywhere.

`fill(template, context)` gives a .docx; `load(template)` a compiled template, kept by the content's hash. A context is
plain data: dictionaries with text keys, lists, text, whole numbers and truth values. Every fault of a template is a
`TemplateProblem` in Russian that quotes the paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping

from documents.filling.compiled import CompiledTemplate, load
from documents.filling.problems import TemplateProblem
from documents.filling.sandbox import NotPlain

__all__ = ["CompiledTemplate", "NotPlain", "TemplateProblem", "fill", "load"]


def fill(template: bytes, context: Mapping[str, object], *, title: str = "") -> bytes:
    """The template filled with the context, as bytes of a .docx. TemplateProblem when the template is faulty."""
    return load(template).fill(context, title=title)

"""Loads a template once (guard, tag check, docxtpl's preparation, Jinja compilation) and fills it many times."""

from __future__ import annotations

import hashlib
import io
import re
import threading
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from xml.sax.saxutils import escape

from jinja2 import Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from lxml import etree

from documents.filling import guard
from documents.filling.fields import UnknownField, unknown_fields
from documents.filling.finish import drop_empty_texts, finish, free_breaks
from documents.filling.lint import checked_tags
from documents.filling.numbering import NumberingScheme, read_scheme, update_references
from documents.filling.problems import TemplateProblem, in_paragraph
from documents.filling.sandbox import (
    MAX_OUTPUT,
    Budget,
    NotPlain,
    TemplateEnvironment,
    TooMuch,
    forbidden,
    guard_loops,
)  # fmt: skip
from documents.filling.values import prepared
from documents.revisions import accept_revisions, drop_comments

_FILLED = re.compile(r"^word/(document|header\d*|footer\d*)\.xml$")
_TEXT_PART = re.compile(r"^(word|docProps|customXml)/[^/]*\.xml$")
_XML_TAG = re.compile(r"<[^>]+>")
_JINJA_TAG = re.compile(r"\{[{%].*?[%}]\}")
_NO_BREAK_AFTER_LEVEL = re.compile(r"(\{%(?:p|tr|tc))\u00a0")
_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_BODY = "word/document.xml"
_CACHE_SIZE = 24
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ALLOWED = "В шаблоне разрешены поля {{ … }}, условия if и циклы for."


@dataclass(frozen=True, slots=True)
class _FilledPart:
    """A part with tags: its source with one paragraph or tag a line, the compiled template and its tree."""

    name: str
    source: str
    template: Template
    tree: nodes.Template

    def paragraph(self, line: int) -> str:
        """Text of the paragraph at a line of the source."""
        lines = self.source.split("\n")
        return _XML_TAG.sub("", lines[min(max(line, 1), len(lines)) - 1])


class CompiledTemplate:
    """A template ready to fill; safe to use from several threads."""

    def __init__(self, data: bytes) -> None:
        self._parts = guard.open_package(data)
        drop_comments(self._parts)
        environment = TemplateEnvironment()
        self._filled = [
            _load(name, self._parts, environment)
            for name, content in self._parts.items()
            if _FILLED.match(name) and (name == _BODY or b"{" in content or b"}" in content)
        ]
        for name, content in self._parts.items():
            if _TEXT_PART.match(name) and not _FILLED.match(name):
                _refuse_tags(name, content)
        numbering = guard.xml(self._parts, "word/numbering.xml") if "word/numbering.xml" in self._parts else None
        styles = guard.xml(self._parts, "word/styles.xml") if "word/styles.xml" in self._parts else None
        self._scheme: NumberingScheme = read_scheme(numbering, styles)

    def unknown(self, data: Mapping[str, object]) -> list[TemplateProblem]:
        """A problem for every field that `data`, a full example, does not hold."""
        return [_unknown(part, field) for part in self._filled for field in unknown_fields(part.tree, data)]

    def unknown_names(self, data: Mapping[str, object]) -> list[tuple[str, UnknownField]]:
        """The same as data: the paragraph and the name."""
        return [
            (part.paragraph(field.line), field) for part in self._filled for field in unknown_fields(part.tree, data)
        ]

    def fill(self, context: Mapping[str, object], *, title: str = "") -> bytes:
        """A .docx with the context's values. TemplateProblem when the template asks for what is not there."""
        parts = dict(self._parts)
        budget = Budget()
        data = prepared(context, budget)
        for part in self._filled:
            parts[part.name] = self._fill_part(part, data)
        if "docProps/core.xml" in parts:
            parts["docProps/core.xml"] = _core(title)
        return _packed(parts)

    def _fill_part(self, part: _FilledPart, context: Mapping[str, object]) -> bytes:
        try:
            root = etree.fromstring(_rendered(part, context).encode(), guard.PARSER)
        except etree.XMLSyntaxError as error:
            raise TemplateProblem(
                "Теги шаблона разрывают абзац или таблицу.",
                "Условие для нескольких абзацев пишется отдельными абзацами {%p … %}, для строк таблицы {%tr … %}.",
            ) from error
        finish(root)
        if part.name == _BODY:
            update_references(root, self._scheme)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _load(name: str, parts: Mapping[str, bytes], environment: TemplateEnvironment) -> _FilledPart:
    from docxtpl import DocxTemplate  # 50 ms: only when something is printed

    root = guard.xml(dict(parts), name)
    accept_revisions(root)
    drop_empty_texts(root)
    checked_tags(root)
    free_breaks(root)
    source = etree.tostring(root, encoding="unicode").replace("\n", " ")
    source = DocxTemplate("").patch_xml(_NO_BREAK_AFTER_LEVEL.sub(r"\1 ", source))
    source = _JINJA_TAG.sub(_straight_quotes, source)
    source = re.sub(r"<w:p(?=[ >/])|(?<=>)\{%|(?<=\})\{%", r"\n\g<0>", source)
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        text = _XML_TAG.sub("", source.split("\n")[max(error.lineno, 1) - 1])
        advice = "Проверьте точки, пробелы и кавычки внутри скобок."
        raise in_paragraph(text, "тег записан с ошибкой.", advice) from error
    found = forbidden(tree)
    if found:
        text = _XML_TAG.sub("", source.split("\n")[max(found[0], 1) - 1])
        raise in_paragraph(text, f"стоит недопустимая команда «{found[1]}».", _ALLOWED)
    guard_loops(tree)
    return _FilledPart(name, source, environment.from_string(tree), tree)


def _straight_quotes(match: re.Match[str]) -> str:
    """Word turns "…" into «…» while one types; inside a tag that was never meant."""
    tag = match[0]
    return tag if '"' in tag or "'" in tag else re.sub("[«»„“”]", '"', tag)


def _refuse_tags(name: str, content: bytes) -> None:
    if b"{{" in content or b"{%" in content:
        root = guard.xml({name: content}, name)
        text = "".join(str(piece) for piece in root.itertext() if "{" in str(piece))
        where = "в свойствах документа" if name.startswith("docProps/") else "в сноске, примечании или служебной части"
        fault = f"Тег «{text.strip()[:60]}» стоит {where}; там теги не заполняются."
        raise TemplateProblem(fault, "Уберите его оттуда.")


def _rendered(part: _FilledPart, context: Mapping[str, object]) -> str:
    chunks: list[str] = []
    size = 0
    try:
        for chunk in part.template.root_render_func(part.template.new_context(dict(context))):
            size += len(chunk)
            if size > MAX_OUTPUT:
                raise TooMuch
            chunks.append(chunk)
    except UndefinedError as error:
        raise _undefined(part, context, _line(part, error.__traceback__)) from error
    except NotPlain as error:
        text = part.paragraph(_line(part, error.__traceback__))
        raise in_paragraph(text, "поле нельзя напечатать или повторить.", error.advice) from error
    except TooMuch as error:
        fault = "Документ по этому шаблону получается слишком большим."
        raise TemplateProblem(fault, "Проверьте циклы for.") from error
    except (SecurityError, TypeError, ArithmeticError) as error:
        text = part.paragraph(_line(part, error.__traceback__))
        raise in_paragraph(text, "действие в теге не разрешено или невозможно.", _ALLOWED) from error
    return _HEAD.sub("", "".join(chunks).replace("\n", ""))


def _line(part: _FilledPart, trace: TracebackType | None) -> int:
    """Line of the template source where an error arose."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is part.template:
            line = part.template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _undefined(part: _FilledPart, context: Mapping[str, object], line: int) -> TemplateProblem:
    fields = unknown_fields(part.tree, context)
    here = [field for field in fields if field.line == line] or fields
    if here:
        return _unknown(part, here[0])
    return in_paragraph(part.paragraph(line), "поле неизвестно.", "Список полей есть в мастерской шаблона.")


def _unknown(part: _FilledPart, field: UnknownField) -> TemplateProblem:
    return in_paragraph(part.paragraph(field.line), field.fault, field.advice)


def _core(title: str) -> bytes:
    """Document properties: the title only, never what the template's author left there."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "<dc:language>ru-RU</dc:language></cp:coreProperties>"
    ).encode()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return stream.getvalue()


_cache: OrderedDict[bytes, CompiledTemplate] = OrderedDict()
_cache_lock = threading.Lock()


def load(data: bytes) -> CompiledTemplate:
    """The compiled template of these bytes, from the cache when it was loaded before."""
    key = hashlib.sha256(data).digest()
    with _cache_lock:
        if key in _cache:
            _cache.move_to_end(key)
            return _cache[key]
    compiled = CompiledTemplate(data)
    with _cache_lock:
        _cache[key] = compiled
        while len(_cache) > _CACHE_SIZE:
            _cache.popitem(last=False)
    return compiled

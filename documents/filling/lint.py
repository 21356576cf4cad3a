"""Looks at the tags of a template before anything else touches them, so that a fault is told with its paragraph.

docxtpl's own preparation works on the raw XML and mends or mangles what it finds; a tag that is not closed would make
it swallow the paragraphs after it. Here every paragraph is read as a person reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from documents.filling.problems import TemplateProblem, in_paragraph

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SINGLE = re.compile(r"(?<![{%])\{\s*([^\W\d][\w]*(?:\.[\w]+)+)\s*\}(?!\})")
_STATEMENT = re.compile(r"(p|tr|tc|r)?\s*-?\s*(\w+)")
_ENDS = {"endif": "if", "endfor": "for"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_CONTAINERS = {"": "p", "p": "p", "tr": "tr", "tc": "tc", "r": "r"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written; `level` is docxtpl's prefix (p, tr, tc, r or nothing)."""

    opening: str
    level: str
    word: str
    body: str
    paragraph: str
    place: etree._Element
    control: etree._Element | None

    @property
    def said(self) -> str:
        """The tag without braces and docxtpl's prefix: «if есть»."""
        return self.body.strip(" -").removeprefix(f"{self.level} ").strip()


def paragraph_pieces(paragraph: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Texts of a paragraph with their elements; text boxes inside it and deleted text do not belong to it."""
    for node in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"):
        if next(node.iterancestors(f"{_WORD}p"), None) is paragraph:
            yield (node.text or "") if node.tag == f"{_WORD}t" else " ", node


def paragraph_text(paragraph: etree._Element) -> str:
    """A paragraph as read."""
    return "".join(text for text, _ in paragraph_pieces(paragraph))


def checked_tags(root: etree._Element) -> list[Tag]:
    """All tags of a part in their order. TemplateProblem for the first brace that does not match, tag that crosses a
    content control or a text box, and `if` or `for` that is not closed where it was opened."""
    for code in root.iter(f"{_WORD}instrText"):
        if "{{" in (code.text or "") or "{%" in (code.text or ""):
            fault = f"Тег стоит внутри поля Word «{(code.text or '').strip()[:60]}»."
            raise TemplateProblem(fault, "Уберите его оттуда.")
    tags = [tag for paragraph in root.iter(f"{_WORD}p") for tag in _paragraph_tags(paragraph)]
    _check_balance(tags)
    return tags


def _paragraph_tags(paragraph: etree._Element) -> Iterator[Tag]:
    pieces = list(paragraph_pieces(paragraph))
    text = "".join(piece for piece, _ in pieces)
    if "{" not in text and "}" not in text:
        return
    owners = [element for piece, element in pieces for _ in piece]
    single = _SINGLE.search(text)
    if single:
        fault = f"поле «{single[1]}» записано в одинарных скобках."
        raise in_paragraph(text, fault, f"Нужны двойные: {{{{ {single[1]} }}}}.")
    opened: re.Match[str] | None = None
    for brace in _BRACES.finditer(text):
        if opened is None:
            if brace[0] in _CLOSING.values():
                fault = f"скобки «{brace[0]}» ничего не закрывают."
                raise in_paragraph(text, fault, "Уберите их или впишите начало тега.")
            opened = brace
        elif brace[0] == _CLOSING[opened[0]]:
            yield _tag(text, opened, brace, owners, paragraph)
            opened = None
        elif brace[0] in _CLOSING:
            break
    if opened is not None:
        closing = _CLOSING[opened[0]]
        fault = f"тег «{text[opened.start() :][:40]}» не закрыт."
        raise in_paragraph(text, fault, f"Поставьте в его конце «{closing}».")


def _tag(text: str, opened: re.Match[str], closed: re.Match[str], owners: list[etree._Element],
         paragraph: etree._Element) -> Tag:  # fmt: skip
    inside = owners[opened.start() : closed.end()]
    controls = {id(control): control for control in map(_control, inside)}
    if len(controls) > 1:
        raise in_paragraph(
            text, "тег пересекает границу элемента управления содержимым.",
            "Удалите элемент управления (правая кнопка мыши на нём, «Удалить элемент управления содержимым»).",
        )  # fmt: skip
    if opened[0] != "{#" and next(paragraph.iterancestors(f"{_WORD}txbxContent"), None) is not None:
        raise in_paragraph(text, "тег стоит в надписи.", "Перенесите этот текст из надписи в обычный абзац.")
    body = text[opened.end() : closed.start()]
    statement = _STATEMENT.match(body)
    level, word = (statement[1] or "", statement[2]) if statement else ("", "")
    if level == "r" and opened[0] == "{%":
        raise in_paragraph(text, "стоит тег {%r, который в шаблонах не поддерживается.", "Пишите {% … %}.")
    place = _place(paragraph, level) if opened[0] == "{%" else paragraph
    return Tag(opened[0], level, word, body, text, place, next(iter(controls.values())))


def _control(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(f"{_WORD}sdtContent"), None)


def _place(paragraph: etree._Element, level: str) -> etree._Element:
    """What the tag's opening and closing must share: the parent of the paragraph, row or cell that is repeated."""
    wanted = {"tr": f"{_WORD}tr", "tc": f"{_WORD}tc"}.get(level)
    unit = paragraph if wanted is None else next(paragraph.iterancestors(wanted), None)
    if unit is None:
        raise in_paragraph(paragraph_text(paragraph), f"тег {{%{level} стоит вне таблицы.", "Пишите {%p … %}.")
    parent = unit.getparent()
    return unit if parent is None else parent


def _check_balance(tags: list[Tag]) -> None:
    opened: list[Tag] = []
    for tag in tags:
        if tag.opening != "{%":
            continue
        if tag.word in _ENDS.values():
            opened.append(tag)
        elif tag.word in _ENDS or tag.word in _MIDDLES:
            expected = (_ENDS[tag.word],) if tag.word in _ENDS else _MIDDLES[tag.word]
            if not opened:
                raise in_paragraph(tag.paragraph, f"стоит {tag.word}, но нет начала ({' или '.join(expected)}).")
            if opened[-1].word not in expected:
                raise in_paragraph(
                    tag.paragraph,
                    f"стоит {tag.word}, а открыт тег «{opened[-1].said}».",
                    f"Сначала нужен end{opened[-1].word}.",
                )
            _check_place(opened[-1], tag)
            if tag.word in _ENDS:
                opened.pop()
    if opened:
        tag = opened[-1]
        fault = f"тег «{tag.said}» не закрыт."
        raise in_paragraph(tag.paragraph, fault, f"Ниже нужен тег {{%{tag.level} end{tag.word} %}}.")


def _check_place(start: Tag, end: Tag) -> None:
    if start.level != end.level:
        raise in_paragraph(
            end.paragraph, f"тег записан как {{%{end.level}, а его начало «{start.said}» как {{%{start.level}.",
            "Начало и конец пишутся одинаково.",
        )  # fmt: skip
    if start.place is not end.place or start.control is not end.control:
        raise in_paragraph(
            end.paragraph, f"тег закрывается не там, где открыт «{start.said}».",
            "Начало и конец должны стоять рядом: оба в тексте, оба в одной ячейке или оба в одной таблице.",
        )  # fmt: skip

"""Looks at the tags of a template before anything else touches them, so that a fault is told with its paragraph.

docxtpl's own preparation works on the raw XML and mends or mangles what it finds; a tag that is not closed would make
it swallow the paragraphs after it. Here every paragraph is read as a person reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from documents.filling.problems import TemplateProblem, in_paragraph, quoted
from documents.filling.slips import COMMANDS, Slip, half_written, loose_command, misnamed, misput

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SINGLE = re.compile(r"(?<![{%])(?:\{\s+)?\{\s*([^\W\d][\w]*(?:\.[\w]+)+)\s*\}(?:\s+\})?(?!\})")
_STATEMENT = re.compile(r"(p|tr|tc|r)?\s*-?\s*(\w+)")
_ENDS = {"endif": "if", "endfor": "for"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_TRANSLATED = {"если": "if", "иначе": "else", "для": "for", "end": "endif, endfor", "конец": "endif, endfor"}
_RUSSIAN_LOOKS = str.maketrans("аеіорсухтАВЕКМНОРСТУХІ", "aeiopcyxtABEKMHOPCTYXI")
_TAGS = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_UNITS = {
    "p": ("абзац", "отдельный абзац"), "tr": ("строка таблицы", "отдельную строку таблицы"),
    "tc": ("ячейка", "отдельную ячейку"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written; `level` is docxtpl's prefix (p, tr, tc, r or nothing)."""

    opening: str
    level: str
    word: str
    body: str
    paragraph: str
    at: etree._Element
    place: etree._Element
    control: etree._Element | None

    def problem(self, fault: str, advice: str = "", *, right: str = "") -> TemplateProblem:
        """A problem of this tag, told with its paragraph, and with the text above when that holds tags only; `right` is
        what surely stands for its first word."""
        after = "" if _TAGS.sub("", self.paragraph).strip() else _text_above(self.at)
        text = f"{self.opening}{self.body}{_CLOSING[self.opening]}"
        mend = (text, text.replace(self.word, right, 1)) if right else None
        return in_paragraph(self.paragraph, fault, advice, after=after, mend=mend)

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
    for tag in tags:
        if tag.opening == "{%":
            _check_command(tag)
            _check_company(tag)
    _check_balance(tags)
    return tags


def _check_command(tag: Tag) -> None:
    """Only if, for and their kin; what was meant is told where it can be guessed."""
    if tag.word in COMMANDS:
        return
    meant = tag.word.translate(_RUSSIAN_LOOKS)
    advice, right = "Бывают if, elif, else, endif, for и endfor.", ""
    if meant != tag.word and meant in (*COMMANDS, "p", "tr", "tc"):
        advice, right = f"В ней русские буквы вместо похожих латинских: наберите «{meant}» латиницей.", meant
    elif tag.word.lower() in COMMANDS:
        right = tag.word.lower()
        advice = f"Команды пишутся строчными буквами: {right}."
    elif tag.word in _TRANSLATED:
        translated = _TRANSLATED[tag.word]
        advice = f"Команды пишутся по-английски, слитно: {translated}."
        right = translated if translated in COMMANDS else ""
    raise tag.problem(f"стоит недопустимая команда «{tag.word}».", advice, right=right)


def _check_company(tag: Tag) -> None:
    """A tag of a whole paragraph, row or cell takes its place away with all that is in it: text there would be lost."""
    if tag.level not in _UNITS:
        return
    name, unit = _UNITS[tag.level]
    owner = tag.at if tag.level == "p" else next(tag.at.iterancestors(f"{_WORD}{tag.level}"), None)
    paragraphs = [] if owner is None else [owner] if tag.level == "p" else list(owner.iter(f"{_WORD}p"))
    lost = _TAGS.sub("", " ".join(map(paragraph_text, paragraphs))).strip()
    if lost:
        fault = f"рядом с тегом {{%{tag.level} стоит «{quoted(lost)}»: {name} с тегом не печатается."
        raise tag.problem(fault, f"Оставьте тегу {unit} без другого текста.")


def _text_above(paragraph: etree._Element) -> str:
    """The nearest text above that is more than tags."""
    found = ""
    for above in paragraph.getroottree().getroot().iter(f"{_WORD}p"):
        if above is paragraph:
            break
        text = paragraph_text(above)
        found = text if _TAGS.sub("", text).strip() else found
    return found


def tag_faults(root: etree._Element) -> Iterator[TemplateProblem]:
    """Every paragraph's first fault, without the balance of conditions that only the whole part can tell."""
    for paragraph in root.iter(f"{_WORD}p"):
        try:
            list(_paragraph_tags(paragraph))
        except TemplateProblem as problem:
            yield problem


def _paragraph_tags(paragraph: etree._Element) -> Iterator[Tag]:
    pieces = list(paragraph_pieces(paragraph))
    text = "".join(piece for piece, _ in pieces)
    if "{" not in text and "}" not in text:
        return
    owners = [element for piece, element in pieces for _ in piece]
    _refuse_slip(text, loose_command(text))
    single = _SINGLE.search(text)
    if single:
        fault = f"поле «{single[1]}» записано в одинарных скобках."
        right = f"{{{{ {single[1]} }}}}"
        raise in_paragraph(text, fault, f"Нужны двойные: {right}.", mend=(single[0], right))
    opened: re.Match[str] | None = None
    for brace in _BRACES.finditer(text):
        if opened is None:
            if brace[0] in _CLOSING.values():
                _refuse_slip(text, half_written(text))
                fault = f"скобки «{brace[0]}» ничего не закрывают."
                raise in_paragraph(text, fault, "Уберите их или впишите начало тега.")
            opened = brace
        elif brace[0] == _CLOSING[opened[0]]:
            yield _tag(text, opened, brace, owners, paragraph)
            opened = None
        elif brace[0] in _CLOSING:
            break
    if opened is not None:
        _refuse_slip(text, half_written(text))
        closing = _CLOSING[opened[0]]
        fault = f"тег «{text[opened.start() :][:40]}» не закрыт."
        raise in_paragraph(text, fault, f"Поставьте в его конце «{closing}».")


def _refuse_slip(text: str, slip: Slip | None) -> None:
    if slip is not None:
        raise in_paragraph(text, slip.fault, slip.advice, mend=slip.mend, named=slip.named)


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
    if opened[0] == "{{":
        _refuse_slip(text, misnamed(text[opened.start() : closed.end()]))
    body = text[opened.end() : closed.start()]
    statement = _STATEMENT.match(body)
    level, word = (statement[1] or "", statement[2]) if statement else ("", "")
    if level == "r" and opened[0] == "{%":
        raise in_paragraph(text, "стоит тег {%r, который в шаблонах не поддерживается.", "Пишите {% … %}.")
    if opened[0] == "{%" and statement:
        rest = body[statement.end() :].strip(" \u00a0-")
        _refuse_slip(text, misput(text[opened.start() : closed.end()], word, rest))
    place = _place(paragraph, level) if opened[0] == "{%" else paragraph
    return Tag(opened[0], level, word, body, text, paragraph, place, next(iter(controls.values())))


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
                raise tag.problem(f"стоит {tag.word}, но нет начала ({' или '.join(expected)}).")
            if opened[-1].word not in expected:
                fault = f"стоит {tag.word}, а открыт тег «{opened[-1].said}»."
                lost = not any(before.word in expected for before in opened)
                start = f", или выше пропало начало ({' или '.join(expected)})" if lost else ""
                raise tag.problem(fault, f"Сначала нужен end{opened[-1].word}{start}.")
            _check_place(opened[-1], tag)
            if tag.word in _ENDS:
                opened.pop()
    if opened:
        tag = opened[-1]
        fault = f"тег «{tag.said}» не закрыт."
        raise tag.problem(fault, f"Ниже нужен тег {{%{tag.level} end{tag.word} %}}.")


def _check_place(start: Tag, end: Tag) -> None:
    if start.level != end.level:
        raise end.problem(
            f"тег записан как {{%{end.level}, а его начало «{start.said}» как {{%{start.level}.",
            "Начало и конец пишутся одинаково.",
        )  # fmt: skip
    if start.place is not end.place or start.control is not end.control:
        raise end.problem(
            f"тег закрывается не там, где открыт «{start.said}».",
            "Начало и конец должны стоять рядом: оба в тексте, оба в одной ячейке или оба в одной таблице.",
        )  # fmt: skip

"""Numbers of clauses as Word counts them, and the cached results of REF fields that point at clauses.

A paper is read by programs that do not recount fields (our own PDF, previews, phones), so the numbers are put right
in the filled document itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.filling.lint import paragraph_text
from documents.filling.problems import in_paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REF = re.compile(r"^\s*REF\s+(\S+)(.*)$", re.IGNORECASE | re.DOTALL)
_NUMBER_SWITCH = re.compile(r"\\[rnw]\b", re.IGNORECASE)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(slots=True)
class _Level:
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    style: str = ""


@dataclass(slots=True)
class NumberingScheme:
    """What word/numbering.xml and word/styles.xml say about numbers."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by abstract numbering
    instances: dict[str, str] = field(default_factory=dict)  # numbering -> abstract numbering
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)  # (numbering, level) -> first number
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style -> (numbering, level)

    def place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Numbering and level of a paragraph, None when it has no number."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{_W}pStyle")
        inherited = self.styles.get(style.get(f"{_W}val") or "") if style is not None else None
        own = properties.find(f"{_W}numPr")
        if own is None:
            return inherited
        number, level = _value(own, "numId"), _value(own, "ilvl")
        if number is None:
            number = inherited[0] if inherited else "0"
        return None if number == "0" else (number, int(level or 0))


def read_scheme(numbering: etree._Element | None, styles: etree._Element | None) -> NumberingScheme:
    """The numbering scheme of a document; both parts may be absent."""
    scheme = NumberingScheme()
    if numbering is not None:
        for abstract in numbering.iter(f"{_W}abstractNum"):
            levels = {int(item.get(f"{_W}ilvl") or 0): _level(item) for item in abstract.iter(f"{_W}lvl")}
            scheme.levels[abstract.get(f"{_W}abstractNumId") or ""] = levels
        for instance in numbering.iter(f"{_W}num"):
            number = instance.get(f"{_W}numId") or ""
            scheme.instances[number] = _value(instance, "abstractNumId") or ""
            for override in instance.iter(f"{_W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    scheme.restarts[number, int(override.get(f"{_W}ilvl") or 0)] = int(start)
    if styles is not None:
        _read_styles(scheme, styles)
    return scheme


def _read_styles(scheme: NumberingScheme, styles: etree._Element) -> None:
    known = {style.get(f"{_W}styleId") or "": style for style in styles.iter(f"{_W}style")}
    for name in known:
        current: str | None = name
        for _ in range(20):  # a damaged file may have a circle of styles
            style = known.get(current or "")
            if style is None:
                break
            own = style.find(f"{_W}pPr/{_W}numPr")
            number = _value(own, "numId") if own is not None else None
            if own is not None and number is not None:
                if number != "0":
                    scheme.styles[name] = (number, _style_level(scheme, number, current or "", _value(own, "ilvl")))
                break
            current = _value(style, "basedOn")


def _style_level(scheme: NumberingScheme, number: str, style: str, level: str | None) -> int:
    if level is not None:
        return int(level)
    levels = scheme.levels.get(scheme.instances.get(number, ""), {})
    return next((index for index, item in levels.items() if item.style == style), 0)


def _level(element: etree._Element) -> _Level:
    return _Level(
        int(_value(element, "start") or 1), _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "", _value(element, "pStyle") or "",
    )  # fmt: skip


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def clause_numbers(body: etree._Element, scheme: NumberingScheme) -> Iterator[tuple[etree._Element, str]]:
    """Every numbered paragraph with its number as printed («2.3.»)."""
    counters: dict[str, dict[int, int]] = {}
    restarted: set[tuple[str, int]] = set()
    for paragraph in body.iter(f"{_W}p"):
        place = scheme.place(paragraph)
        if place is None:
            continue
        number, level = place
        abstract = scheme.instances.get(number, "")
        levels = scheme.levels.get(abstract, {})
        if level not in levels:
            continue
        count = counters.setdefault(abstract, {})
        if (number, level) in scheme.restarts and (number, level) not in restarted:
            restarted.add((number, level))
            count[level] = scheme.restarts[number, level]
        else:
            count[level] = count[level] + 1 if level in count else levels[level].start
        for deeper in [index for index in count if index > level]:
            del count[deeper]
        yield paragraph, _printed(levels, count, level)


def _printed(levels: dict[int, _Level], count: dict[int, int], level: int) -> str:
    def one(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        item = levels.get(index, _Level())
        return _formatted(count.get(index, item.start), item.number_format)

    return "" if levels[level].number_format == "bullet" else re.sub(r"%(\d)", one, levels[level].text)


def _formatted(number: int, number_format: str) -> str:
    if number_format in {"lowerLetter", "upperLetter"}:
        return _lettered(number, "abcdefghijklmnopqrstuvwxyz", upper=number_format == "upperLetter")
    if number_format in {"russianLower", "russianUpper"}:
        return _lettered(number, _RUSSIAN, upper=number_format == "russianUpper")
    if number_format in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman if number_format == "upperRoman" else roman.lower()
    return f"{number:02d}" if number_format == "decimalZero" else str(number)


def _lettered(number: int, letters: str, *, upper: bool) -> str:
    turns, index = divmod(max(number, 1) - 1, len(letters))
    text = letters[index] * (turns + 1)
    return text.upper() if upper else text


def _roman(number: int) -> str:
    values = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
              (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for value, letters in values:
        text += letters * (number // value)
        number %= value
    return text


def update_references(body: etree._Element, scheme: NumberingScheme) -> None:
    """Put the true clause numbers into REF fields. TemplateProblem when the clause referred to is not in the paper."""
    fields = list(_reference_fields(body))
    if not fields:
        return
    targets = {mark.get(f"{_W}name"): mark for mark in body.iter(f"{_W}bookmarkStart")}
    numbers = dict(clause_numbers(body, scheme))
    for paragraph, name, switches, results in fields:
        if name not in targets:
            fault = f"есть ссылка на пункт «{name.removeprefix('п_')}», которого в документе нет."
            raise in_paragraph(paragraph_text(paragraph), fault, "Верните этот пункт или уберите ссылку.")
        target = next(targets[name].iterancestors(f"{_W}p"), None)
        if target is None:  # Word also puts a bookmark before its paragraph
            target = next(iter(targets[name].itersiblings(f"{_W}p")), None)
        if results and target in numbers and _NUMBER_SWITCH.search(switches):
            results[0].text = numbers[target].rstrip(".")
            for rest in results[1:]:
                rest.text = ""


def _reference_fields(
    body: etree._Element,
) -> Iterator[tuple[etree._Element, str, str, list[etree._Element]]]:
    """REF fields: paragraph, bookmark, switches, texts of the cached result."""
    for begin in body.iter(f"{_W}fldSimple"):
        found = _REF.match(begin.get(f"{_W}instr") or "")
        paragraph = next(begin.iterancestors(f"{_W}p"), None)
        if found and paragraph is not None:
            yield paragraph, found[1], found[2], list(begin.iter(f"{_W}t"))
    code, part, paragraph = "", "", None
    results: list[etree._Element] = []
    for node in body.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}t"):
        if node.tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            if kind == "begin":
                code, results, part = "", [], "code"
                paragraph = next(node.iterancestors(f"{_W}p"), None)
            elif kind == "separate":
                part = "result"
            else:
                found = _REF.match(code)
                if found and part and paragraph is not None:
                    yield paragraph, found[1], found[2], results
                part = ""
        elif part == "code" and node.tag == f"{_W}instrText":
            code += node.text or ""
        elif part == "result" and node.tag == f"{_W}t":
            results.append(node)

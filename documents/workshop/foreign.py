"""Placeholders of other programs in a template somebody brings: [[…]], <<…>>, «…», Word's own merge fields.

They would be printed as they are. Where a field of ours surely means the same, it is offered instead.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.filling.lint import paragraph_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MERGE = re.compile(r"^\s*MERGEFIELD\s+\"?([^\\\"]+?)\"?\s*(?:\\.*)?$", re.IGNORECASE | re.DOTALL)
# «…», […] and ((…)) are ordinary marks: only what looks like a name, «Номер_договора», is taken for a placeholder.
_WRITTEN = re.compile(
    r"\[\[\s*([^\[\]{}]{2,60}?)\s*\]\]|<<\s*([^<>{}]{2,60}?)\s*>>|«(\w+_\w+)»"
    r"|\[\s*(\w+(?:\.\w+)+)\s*\](?!\])|\(\(\s*(\w+(?:\.\w+)+)\s*\)\)"
)
_WORDS = re.compile(r"[^\W\d_]+")
_STEM = 5
_NEAR = 0.72


@dataclass(frozen=True, slots=True)
class Mark:
    """A placeholder as it stands in a paragraph; `merge` for Word's own, which hold their name in a code."""

    text: str
    name: str
    paragraph: str
    merge: bool = False


@dataclass(slots=True)
class MergeField:
    """A MERGEFIELD: its runs, the texts shown, and the `fldSimple` around them if it is written so."""

    name: str
    runs: list[etree._Element] = field(default_factory=list)
    shown: list[etree._Element] = field(default_factory=list)
    simple: etree._Element | None = None


def foreign_marks(root: etree._Element) -> Iterator[Mark]:
    """Every foreign placeholder of a part in its order, merge fields first."""
    inside: set[etree._Element] = set()
    for item in merge_fields(root):
        paragraph = next(item.runs[0].iterancestors(f"{_W}p"), None) if item.runs else None
        text = "" if paragraph is None else paragraph_text(paragraph)
        if paragraph is not None:
            inside.add(paragraph)
        yield Mark(f"MERGEFIELD {item.name}", item.name, text, merge=True)
    for paragraph in root.iter(f"{_W}p"):
        text = paragraph_text(paragraph)
        for found in _WRITTEN.finditer(text):
            quoted = found[3]
            if not (quoted and paragraph in inside):  # what a merge field shows is its name in such quotes
                yield Mark(found[0], next(name for name in found.groups() if name), text)


def merge_fields(root: etree._Element) -> list[MergeField]:
    """Word's merge fields, written in one element or from run to run; a field within a field is left alone."""
    found = []
    for simple in root.iter(f"{_W}fldSimple"):
        code = _MERGE.match(simple.get(f"{_W}instr") or "")
        runs = list(simple.iter(f"{_W}r"))
        if code and runs:
            found.append(MergeField(code[1].strip(), runs, list(simple.iter(f"{_W}t")), simple))
    for paragraph in root.iter(f"{_W}p"):
        found.extend(_complex_fields(paragraph))
    return found


def _complex_fields(paragraph: etree._Element) -> Iterator[MergeField]:
    runs: list[etree._Element] = []
    shown: list[etree._Element] = []
    depth, code, in_result = 0, "", False
    for run in paragraph.iter(f"{_W}r"):
        for node in run:
            kind = node.get(f"{_W}fldCharType") if node.tag == f"{_W}fldChar" else ""
            if kind == "begin":
                depth += 1
                runs, code, shown, in_result = [], "", [], False
            elif kind == "separate":
                in_result = True
            elif node.tag == f"{_W}instrText" and not in_result:
                code += node.text or ""
            elif node.tag == f"{_W}t" and in_result and depth == 1:
                shown.append(node)
            elif kind == "end":
                depth -= 1
                name = _MERGE.match(code)
                if name and depth == 0:
                    yield MergeField(name[1].strip(), [*runs, run], shown)
                code = ""
        if depth:
            runs.append(run)


def meant(name: str, fields: Iterable[tuple[str, str]], *, surely: bool = False) -> str:
    """The field a foreign name most likely means; empty when none is near. `fields` are names with what they mean.

    The same words in any order and case («Номер_договора», «договор.номер») are the surest sign.
    """
    known = list(fields)
    wanted = _stems(name)
    same = [path for path, _ in known if _stems(path) == wanted]
    if same or surely:
        return same[0] if same else ""
    told = [path for path, words in known if wanted and wanted == _stems(words)]
    if told:
        return told[0]
    within = [path for path, words in known if len(wanted) > 1 and wanted < _stems(words)]
    if len(within) == 1:
        return within[0]
    plain = {" ".join(_WORDS.findall(path.lower())): path for path, _ in known}
    near = difflib.get_close_matches(" ".join(_WORDS.findall(name.lower())), plain, n=1, cutoff=_NEAR)
    return plain[near[0]] if near else ""


def _stems(text: str) -> frozenset[str]:
    """Beginnings of the words, so that cases do not matter."""
    return frozenset(word[:_STEM] for word in _WORDS.findall(text.lower().replace("ё", "е")))

"""The check of an edited template: everything that can be wrong with it, in plain Russian, and what to write instead.

First the file itself (damaged, macros, foreign content), then braces and conditions paragraph by paragraph, then names,
then fillings with ordinary, long, short and empty values whose every word must be found in the paper. Remarks follow:
what works and yet surprises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from documents.filling import TemplateProblem, guard, load
from documents.filling.lint import tag_faults
from documents.filling.problems import in_paragraph, quoted
from documents.layout.errors import DangerousDocument, UnreadableDocument
from documents.papers.samples import SIZES
from documents.workshop.catalog import FieldKind, entries
from documents.workshop.examples import sample_context
from documents.workshop.foreign import Mark, foreign_marks, meant
from documents.workshop.losses import Loss, fill_and_listen, losses
from documents.workshop.remarks import PART_NAME, remarks
from documents.workshop.repair import replace_merge_field, replace_name, replace_text, with_places
from models.problems import Severity

_MOST_NAMES = 20
_MOST_REPAIRS = 8
_NO_FIELDS = (
    "В шаблоне нет ни одного поля: данные в него не подставятся, все документы выйдут одинаковыми. Поля – на вкладке "
    "«Поля»; исходный шаблон возвращает вкладка «Версии»."
)


class RepairKind(StrEnum):
    """What is written anew: a name inside tags, any text, a merge field of Word; places for additional clauses (`wrong`
    is then the paper's key, `right` the sections)."""

    NAME = "name"
    TEXT = "text"
    MERGE = "merge"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Repair:
    """Words written instead of others, tried and found to mend the template without a new fault."""

    wrong: str
    right: str
    kind: RepairKind = RepairKind.NAME

    @property
    def words(self) -> str:
        """What is written instead of what, for the button and the message."""
        if self.kind is RepairKind.PLACES:
            return "добавить места для дополнительных условий"
        return f"«{self.wrong}» → «{self.right}»"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault (ERROR: nothing can be printed), a lost value (WARNING) or a remark (HINT)."""

    severity: Severity
    text: str
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found; `fills` tells the fillings that were tried, `values` how many values were looked for."""

    findings: tuple[Finding, ...]
    fills: int = 0
    values: int = 0

    @property
    def usable(self) -> bool:
        """Whether papers can be printed with the template."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def check(data: bytes, key: str) -> Report:
    """The check of a template of the paper `key`. Never raises for what is in the file."""
    try:
        parts = guard.open_package(data)
        faults = list(_tag_faults(parts))
        if faults:
            return Report(tuple(dict.fromkeys(_fault(problem, data, key) for problem in faults)))
        unknown = load(data).unknown_names(sample_context(key))
    except TemplateProblem as problem:
        return Report((_fault(problem, data, key),))
    if unknown:
        return Report((*_name_findings(data, key), *_foreign(parts, key), *remarks_of(parts)))
    report = _filled(data, key, parts)
    return replace(report, findings=(*_foreign(parts, key), *report.findings))


def _fault(problem: TemplateProblem, data: bytes, key: str) -> Finding:
    """A fault of braces or commands; «Исправить» where what was meant is certain and the fault goes with it."""
    told, mend = str(problem), problem.mend
    if problem.named is not None:
        tag, words = problem.named
        near = meant(words, _text_fields(key))
        told += f" Возможно, нужно {{{{ {near} }}}}." if near else " Нужное поле найдите на вкладке «Поля»."
        mend = (tag, f"{{{{ {near} }}}}") if near else None
    if mend is None:
        return Finding(Severity.ERROR, told)
    wrong, right = mend
    offered = Repair(wrong, right, RepairKind.TEXT)
    helps = _means_something(right, key) and _helps(data, offered, str(problem))
    return Finding(Severity.ERROR, told, offered if helps else None)


def _helps(data: bytes, repair: Repair, fault: str) -> bool:
    """Whether the fault goes with the repair and no other comes."""
    before, after = _faults(data), _faults(repaired(data, repair))
    return fault not in after and len(after) <= len(before)


def _text_fields(key: str) -> list[tuple[str, str]]:
    """Fields that can be printed where they stand, with what they mean."""
    sample = sample_context(key)
    return [
        (entry.name, entry.description) for entry in entries(sample, sample)
        if entry.kind is FieldKind.TEXT and "→" not in entry.name
    ]  # fmt: skip


def _means_something(tag: str, key: str) -> bool:
    """Whether a field put into braces is one of the paper's; commands always are."""
    if not tag.startswith("{{"):
        return True
    value: object = sample_context(key)
    for word in tag.strip("{} ").split("."):
        if not isinstance(value, Mapping) or word not in value:
            return False
        value = value[word]
    return True


def _faults(data: bytes) -> list[str]:
    """What the braces and commands of a template are told of, as far as the first look goes."""
    try:
        found = [str(problem) for problem in _tag_faults(guard.open_package(data))]
        if not found:
            load(data)
    except TemplateProblem as problem:
        return [str(problem)]
    return found


def _foreign(parts: dict[str, bytes], key: str) -> list[Finding]:
    """Placeholders of other programs, with our field in their place where it is plain which."""
    fields = _text_fields(key)
    found: list[Finding | None] = []
    for name in parts:
        if PART_NAME.match(name):
            found.extend(_foreign_finding(mark, fields) for mark in foreign_marks(guard.xml(parts, name)))
    return list(dict.fromkeys(item for item in found if item is not None))[:_MOST_NAMES]


def _foreign_finding(mark: Mark, fields: list[tuple[str, str]]) -> Finding | None:
    ordinary = not mark.merge and not mark.text.startswith(("[[", "<<"))
    near = meant(mark.name, fields, surely=ordinary)
    if ordinary and not near:  # a quotation, not a placeholder
        return None
    tag = f"{{{{ {near} }}}}"
    what = f"поле слияния Word «{mark.name}»" if mark.merge else f"метка «{mark.text}» из другой программы"
    advice = f"Возможно, нужно {tag}." if near else "Нужное поле найдите на вкладке «Поля»."
    told = f"В абзаце «{quoted(mark.paragraph)}» стоит {what}: данные в неё не подставятся. {advice}"
    told = told.replace("в неё", "в него") if mark.merge else told
    kind = RepairKind.MERGE if mark.merge else RepairKind.TEXT
    return Finding(Severity.WARNING, told, Repair(mark.name if mark.merge else mark.text, tag, kind) if near else None)


def remarks_of(parts: dict[str, bytes]) -> tuple[Finding, ...]:
    """Remarks on a template that can be read."""
    return tuple(Finding(Severity.HINT, text) for text in remarks(parts))


def _tag_faults(parts: dict[str, bytes]) -> Iterator[TemplateProblem]:
    for name in parts:
        if PART_NAME.match(name):
            yield from tag_faults(guard.xml(parts, name))


def _name_findings(data: bytes, key: str) -> list[Finding]:
    """Unknown names with the nearest known one; «Исправить» only where trying it proves it right."""
    before = _unknown_counts(data, key)
    found: list[Finding] = []
    for number, (paragraph, name) in enumerate(load(data).unknown_names(sample_context(key))[:_MOST_NAMES]):
        repair = None
        if name.nearest and number < _MOST_REPAIRS:
            repair = _repair(data, key, Repair(name.whole, name.nearest), before)
        text = str(in_paragraph(paragraph, name.fault, name.advice))
        found.append(Finding(Severity.ERROR, text, repair))
    return list(dict.fromkeys(found))


def _repair(data: bytes, key: str, repair: Repair, before: dict[str, int]) -> Repair | None:
    """The repair, or a longer one: in «Договор.Место» the second half shows only when the first is right."""
    if _tried(data, key, repair, before):
        return repair
    for _, name in load(replace_name(data, repair.wrong, repair.right)).unknown_names(sample_context(key)):
        if name.nearest and name.whole.startswith(f"{repair.right}."):
            longer = Repair(repair.wrong + name.whole.removeprefix(repair.right), name.nearest)
            return longer if _tried(data, key, longer, before) else None
    return None


def _tried(data: bytes, key: str, repair: Repair, before: dict[str, int]) -> bool:
    """Whether the repair leaves fewer unknown names and brings no new one."""
    after = _unknown_counts(replace_name(data, repair.wrong, repair.right), key)
    better = sum(after.values()) < sum(before.values())
    return better and all(count <= before.get(name, 0) for name, count in after.items())


def _unknown_counts(data: bytes, key: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    try:
        for _, name in load(data).unknown_names(sample_context(key)):
            counts[name.whole] = counts.get(name.whole, 0) + 1
    except TemplateProblem:
        return {"": _MOST_NAMES * 1000}
    return counts


def _filled(data: bytes, key: str, parts: dict[str, bytes]) -> Report:
    """Fill with values of every size and look for each of them."""
    found: list[Finding] = []
    lost: dict[Loss, None] = {}
    values = 0
    failed: dict[str, list[str]] = {}
    for size in SIZES:
        try:
            docx, printed = fill_and_listen(data, sample_context(key, size))
            lost.update(dict.fromkeys(losses(docx, printed)))
        except (TemplateProblem, UnreadableDocument, DangerousDocument) as problem:
            failed.setdefault(str(problem), []).append(size)
            continue
        values += len(printed)
    for fault, sizes in failed.items():
        tried = "" if len(sizes) == len(SIZES) else f" (проверка: {', '.join(sizes)} значения)"
        found.append(Finding(Severity.ERROR, fault + tried))
    if not values and not failed:
        found.append(Finding(Severity.WARNING, _NO_FIELDS))
    found.extend(Finding(Severity.WARNING, loss.text) for loss in list(lost)[:_MOST_NAMES])
    found.extend(_placeless(data, key))
    return Report((*found, *remarks_of(parts)), len(SIZES), values)


def _placeless(data: bytes, key: str) -> list[Finding]:
    """Whether additional clauses of every section would be printed; places can be put into copies of our templates."""
    lacking = _sections_lacking(data, key)
    if not lacking:
        return []
    fields = ", ".join(f"«условия.{word}»" for word in lacking)
    told = (
        f"В шаблоне нет места для условий, которые выбирают в мастере договора ({fields}): они не напечатаются. "
        "Найдите эти поля на вкладке «Поля», возьмите «Повторять абзац» и вставьте в нужный раздел."
    )
    repair = Repair(key, " ".join(lacking), RepairKind.PLACES)
    made = repaired(data, repair)
    proved = made != data and not _sections_lacking(made, key) and not _faults(made)
    return [Finding(Severity.HINT, told, repair if proved else None)]


def _sections_lacking(data: bytes, key: str) -> list[str]:
    sample = sample_context(key)
    sections = sample.get("условия")
    if sections is None:
        return []
    try:
        printed = set(fill_and_listen(data, sample)[1])
    except TemplateProblem:
        return []
    return [
        word for word, lines in sections.items()
        if word != "все" and any(line["текст"] not in printed for line in lines)
    ]  # fmt: skip


def repaired(data: bytes, repair: Repair) -> bytes:
    """The template with the repair made."""
    if repair.kind is RepairKind.PLACES:
        return with_places(data, repair.wrong, repair.right.split())
    ways = {RepairKind.NAME: replace_name, RepairKind.TEXT: replace_text, RepairKind.MERGE: replace_merge_field}
    return ways[repair.kind](data, repair.wrong, repair.right)

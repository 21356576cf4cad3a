"""The workshop of clauses: the check of a text somebody writes, and how it looks with the data of a contract."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from documents.filling import TemplateProblem
from documents.filling.plain import plain_text
from documents.filling.problems import in_paragraph
from documents.output import file_stem, make_folder, write_free
from documents.papers import samples
from documents.papers.clauses import clause_data, filled_lines
from documents.papers.parties import Context
from documents.papers.registry import paper
from documents.papers.subjects import PaperOffice
from documents.russian import NBSP, count
from documents.workshop.check import Finding, Repair
from documents.workshop.examples import sample_context, subjects
from documents.workshop.remarks import mixed_words
from models.clause_data import ChosenClauseData, ClauseData, VariantData
from models.clause_text import ClauseTextError, numbers_of, read_clause, strange_numbers, text_lines, write_clause
from models.data import ContractDossier
from models.errors import EnvironmentProblem
from models.kinds import contract_kind, contract_kinds
from models.operations import contracts
from models.problems import Severity
from models.storage.database import Database

_SINGLE = re.compile(r"(?<![{%])\{\s*([^\W\d]\w*(?:\.\w+)*)\s*\}(?!\})")
_FOREIGN = re.compile(r"\*\*|^#+ |\{см:|\{таб\}|\{строка\}", re.MULTILINE)
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_ENDS = ".:;!?…"


@dataclass(frozen=True, slots=True)
class VariantView:
    """A wording as it will be printed: paragraphs, each with whether it is an item of a list; or why it cannot be."""

    name: str
    lines: tuple[tuple[str, bool], ...]
    problem: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is printed, or what is wrong."""
        return tuple(f"– {line}" if is_item else line for line, is_item in self.lines) or (self.problem,)

    @property
    def text(self) -> str:
        """The whole as one text."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Example:
    """Data a clause is shown with: a contract of the office, or invented ones. `title` says whose they are."""

    dossier: ContractDossier
    context: Context
    title: str = ""


def main_paper(kind: str) -> str:
    """Key of the paper in which clauses of a kind of contract stand."""
    return contract_kind(kind).paper


def example(db: Database, kind: str, today: dt.date, contract_id: int | None = None) -> Example:
    """The contract asked for, else the newest of the kind, else invented data."""
    entry = paper(main_paper(kind))
    known = {item.id: item.title for item in subjects(db, entry.key, today)}
    chosen = contract_id if contract_id in known else next(iter(known), None)
    if chosen is None:
        dossier = samples.dossier(kind, samples.SIZES[0])
        return Example(dossier, entry.context(dossier, PaperOffice()))
    return example_of(contracts.dossier(db, contracts.contract(db, chosen)), known[chosen])


def example_of(dossier: ContractDossier, title: str = "") -> Example:
    """The data of a contract, saved or still being written; a faulty clause of it must not hide the others."""
    bare = replace(dossier, contract=replace(dossier.contract, clauses=()))
    return Example(dossier, paper(main_paper(dossier.contract.kind)).context(bare, PaperOffice()), title)


def view(clause: ClauseData, shown_with: Example) -> tuple[VariantView, ...]:
    """Every variant of a clause filled."""
    return tuple(view_chosen(_chosen(clause, item), item.name, shown_with) for item in clause.variants)


def view_chosen(chosen: ChosenClauseData, name: str, shown_with: Example) -> VariantView:
    """One wording filled."""
    try:
        return VariantView(name, tuple(filled_lines(shown_with.dossier, chosen, shown_with.context)))
    except TemplateProblem as problem:
        return VariantView(name, (), str(problem))


def unit_words(chosen: ChosenClauseData) -> dict[str, str]:
    """What stands behind each number of a clause: «рабочих дней» for 10, «рабочий день» for 1."""
    numbers = numbers_of(chosen.numbers)
    return {item.name: count(item.value, item.unit, style="figures").partition(NBSP)[2] for item in numbers}


def _chosen(clause: ClauseData, variant: VariantData) -> ChosenClauseData:
    return replace(clause.chosen(), text=variant.text, variant=variant.key)


# The check


def check_clause(clause: ClauseData) -> list[Finding]:
    """Everything that is wrong or doubtful with the texts of a clause, for each kind of contract it is written for."""
    kinds = clause.kinds.split()
    found = list(_number_findings(clause))
    if not kinds:
        found.append(Finding(Severity.WARNING, "Отметьте, для каких договоров условие: иначе мастер его не предложит."))
    if not clause.variants:
        found.append(Finding(Severity.ERROR, "Нужен хотя бы один вариант текста."))
    for variant in clause.variants:
        where = f"Вариант «{variant.name or 'без названия'}»: " if len(clause.variants) > 1 else ""
        texts = list(_text_findings(clause, variant, kinds or [kind.key for kind in contract_kinds()]))
        found.extend(replace(item, text=f"{where}{item.text}") for item in texts)
    return list(dict.fromkeys(found))


def _number_findings(clause: ClauseData) -> Iterator[Finding]:
    for line in strange_numbers(clause.numbers):
        advice = "Пишите так: «срок: 10 рабочий день | Срок ответа»."
        yield Finding(Severity.ERROR, f"Строка «{line[:60]}» не понята. {advice}")
    for item in numbers_of(clause.numbers):
        if not any(re.search(rf"\b{item.name}\.\w", variant.text) for variant in clause.variants):
            told = f"Число «{item.name}» нигде не стоит. В тексте пишите {{{{ {item.name}.род }}}}."
            yield Finding(Severity.HINT, told)


def _text_findings(clause: ClauseData, variant: VariantData, kinds: Sequence[str]) -> Iterator[Finding]:
    if not variant.text.strip():
        yield Finding(Severity.ERROR, "Впишите текст условия.")
        return
    try:
        compiled = plain_text(variant.text)
    except TemplateProblem as problem:
        yield Finding(Severity.ERROR, str(problem))
        return
    unknown = list(_unknown(clause, variant, kinds))
    yield from unknown
    if not unknown:
        yield from _unfillable(clause, variant, kinds)
    yield from _shadowed(clause, compiled.names)
    yield from _doubtful(variant.text)


def _unknown(clause: ClauseData, variant: VariantData, kinds: Sequence[str]) -> Iterator[Finding]:
    """Names that no paper of these kinds holds, or only some of them."""
    chosen, compiled = _chosen(clause, variant), plain_text(variant.text)
    by_kind = {}
    for kind in kinds:
        data = clause_data(samples.dossier(kind, samples.SIZES[0]), chosen, _sample(kind))
        by_kind[kind] = {name.whole: (line, name) for line, name in compiled.unknown(data)}
    for whole in dict.fromkeys(name for names in by_kind.values() for name in names):
        lacking = [kind for kind in kinds if whole in by_kind[kind]]
        line, name = by_kind[lacking[0]][whole]
        if len(lacking) == len(kinds):
            repair = Repair(whole, name.nearest) if name.nearest else None
            yield Finding(Severity.ERROR, str(in_paragraph(line, name.fault, name.advice)), repair)
        else:
            titles = ", ".join(contract_kind(kind).title for kind in lacking)
            fault = f"поле «{whole}» есть не во всех договорах, для которых написано условие: нет в «{titles}»."
            advice = "Уберите это поле или снимите отметку с этого вида договора."
            yield Finding(Severity.ERROR, str(in_paragraph(line, fault, advice)))


def _sample(kind: str) -> Mapping[str, object]:
    return sample_context(main_paper(kind))


def _unfillable(clause: ClauseData, variant: VariantData, kinds: Sequence[str]) -> Iterator[Finding]:
    """Fillings with ordinary, long and empty data."""
    for kind in kinds:
        for size in samples.SIZES:
            dossier = samples.dossier(kind, size)
            try:
                lines = filled_lines(dossier, _chosen(clause, variant), sample_context(main_paper(kind), size))
            except TemplateProblem as problem:
                yield Finding(Severity.ERROR, f"{problem} (проверка: {size} значения)")
                return
            if not lines:
                yield Finding(Severity.WARNING, f"С данными «{size}» от условия ничего не остаётся.")


def _shadowed(clause: ClauseData, used: frozenset[str]) -> Iterator[Finding]:
    known = {name for kind in contract_kinds() for name in _sample(kind.key)} | {"норма"}
    for item in numbers_of(clause.numbers):
        if item.name in known & used:
            told = f"Число «{item.name}» называется как поле документа и закроет его: назовите иначе."
            yield Finding(Severity.WARNING, told)


def _doubtful(text: str) -> Iterator[Finding]:
    """What works and yet surprises on paper."""
    for found in _SINGLE.finditer(text):
        told = f"Поле «{found[1]}» стоит в одинарных скобках и не заполнится. Нужны двойные: {{{{ {found[1]} }}}}."
        yield Finding(Severity.WARNING, told)
    for mark in dict.fromkeys(_FOREIGN.findall(text)):
        yield Finding(Severity.HINT, f"«{mark.strip()}» в условиях ничего не значит и напечатается как есть.")
    for word in mixed_words(_TAG.sub(" ", text)):
        yield Finding(Severity.HINT, f"В слове «{word}» русские буквы смешаны с латинскими: поиск его не найдёт.")
    for line in text_lines(text):
        bare = _TAG.sub("", line.text).strip()
        if bare and not _TAG.search(line.text[-4:]) and bare[-1] not in _ENDS:
            yield Finding(Severity.HINT, f"Пункт «{bare[:60]}» не кончается точкой.")


def mended(text: str, repair: Repair) -> str:
    """The text with one name written instead of another inside its tags."""
    pattern = re.compile(rf"(?<![\w.]){re.escape(repair.wrong)}(?!\w)")
    return _TAG.sub(lambda tag: pattern.sub(repair.right, tag[0]), text)


# Files for colleagues


class ClauseUnreadable(EnvironmentProblem):
    """A file that holds no clause."""


def clause_from_file(path: Path) -> ClauseData:
    """A clause somebody gave. ClauseUnreadable tells what is wrong with the file."""
    advice = "Попросите коллегу выгрузить условие ещё раз кнопкой «Отдать коллеге»."
    try:
        if path.stat().st_size > 200_000:
            raise ClauseUnreadable(f"Файл «{path.name}» слишком велик для условия.", advice)
        return read_clause(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ClauseUnreadable(f"Файл «{path.name}» не читается.", advice) from error
    except ClauseTextError as error:
        raise ClauseUnreadable(f"В файле «{path.name}» нет условия. {error}", advice) from error


def clause_file_name(clause: ClauseData) -> str:
    """«Условие_Непреодолимая сила.txt»."""
    return f"{file_stem('Условие', clause.title)}.txt"


def clause_to_file(clause: ClauseData, path: Path) -> Path:
    """Write a clause for a colleague; the path written."""
    make_folder(path.parent)
    return write_free(path, write_clause(clause).encode("utf-8"))

"""Additional clauses of a contract: in which contracts each makes sense, and what is wrong with a selection.

The clauses themselves are data; what is computed from a contract stands here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from models.clause_data import ChosenClauseData, ClauseData
from models.clause_text import ClauseNumber, number_lines, numbers_of
from models.data import ContractData, ContractDossier
from models.enums import ClauseSection, ContractState, DeliveryMode, PartyRole
from models.kinds import contract_kind
from models.problems import Problem, Severity

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
_UNSIGNED = (ContractState.DRAFT, ContractState.REVIEW, ContractState.AT_PARTNER, ContractState.DISAGREEMENT)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When a clause makes sense; `words` end the sentence «Условие рассчитано на договор, …»."""

    title: str
    words: str
    holds: Callable[[ContractDossier], bool]


def _mode(mode: DeliveryMode) -> Callable[[ContractDossier], bool]:
    return lambda dossier: any(item.mode is mode for item in (dossier.program.components if dossier.program else ()))


def _role(role: PartyRole) -> Callable[[ContractDossier], bool]:
    return lambda dossier: role in dossier.contract.roles


def _paid(dossier: ContractDossier) -> bool:
    return dossier.contract.answers.get("finance_mode") == "resources_annex"


OCCASIONS: Mapping[str, Occasion] = {
    "обучение": Occasion(
        "есть организация-участник", "в котором часть программы ведёт организация-участник",
        _role(PartyRole.EDU_PARTICIPANT),
    ),
    "ресурсы": Occasion(
        "есть обладатель ресурсов", "в котором сторона предоставляет ресурсы", _role(PartyRole.RESOURCE_HOLDER)
    ),
    "подвоз": Occasion("обучающиеся приезжают", "по которому обучающиеся ездят на занятия",
                       _mode(DeliveryMode.PUPILS_TRAVEL)),
    "дистанционно": Occasion("есть дистанционные части", "в котором есть дистанционные занятия",
                             _mode(DeliveryMode.DISTANCE)),
    "оплата_ресурсов": Occasion("ресурсы оплачиваются", "по которому базовая организация оплачивает ресурсы", _paid),
}  # fmt: skip


def advised(clause: ClauseData, dossier: ContractDossier) -> bool:
    """Whether the contract is just the case the clause was written for."""
    occasion = OCCASIONS.get(clause.occasion)
    return occasion is not None and clause.suits(dossier.contract.kind) and occasion.holds(dossier)


def printed_section(chosen: ChosenClauseData, contract: ContractData) -> ClauseSection:
    """The section of the paper a clause stands in: its own, or «Дополнительные условия» where there is no such.

    A contract on the network form without participants has no section on the work yet.
    """
    kind = contract_kind(contract.kind)
    idle = kind.needs_program and not set(contract.roles) & {PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER}
    absent = chosen.section not in kind.sections or (idle and chosen.section is ClauseSection.WORK)
    return ClauseSection.ADDITIONAL if absent else chosen.section


def asked_numbers(chosen: ChosenClauseData) -> tuple[ClauseNumber, ...]:
    """The terms that the chosen wording mentions."""
    return tuple(item for item in numbers_of(chosen.numbers) if re.search(rf"\b{item.name}\.\w", chosen.text))


def renewed(chosen: ChosenClauseData, library: Mapping[str, ClauseData]) -> ChosenClauseData:
    """The clause with the library's present words and the numbers agreed; as it is when the library has it no more."""
    clause = library.get(chosen.key)
    variant = clause.variant(chosen.variant) if clause is not None else None
    if clause is None or variant is None:
        return chosen
    agreed = {item.name: item.value for item in numbers_of(chosen.numbers)}
    numbers = tuple(
        ClauseNumber(item.name, agreed.get(item.name, item.value), item.unit, item.title)
        for item in numbers_of(clause.numbers)
    )
    return ChosenClauseData(
        chosen.id, chosen.position, chosen.key, chosen.variant, clause.section, clause.title, variant.text,
        number_lines(numbers), clause.legal_key,
    )  # fmt: skip


def outdated(chosen: ChosenClauseData, library: Mapping[str, ClauseData]) -> bool:
    """Whether the library says the same clause in other words by now."""
    fresh = renewed(chosen, library)
    return (fresh.text, fresh.section, fresh.legal_key) != (chosen.text, chosen.section, chosen.legal_key)


def chosen_clauses(dossier: ContractDossier, today: dt.date) -> Iterator[Problem]:
    """Clauses that contradict each other, are written for another contract, lack a companion or became older."""
    chosen = dossier.contract.clauses
    present = {item.key for item in chosen} | {f"{item.key}/{item.variant}" for item in chosen}
    for item in chosen:
        field, clause = f"clauses.{item.key}", dossier.library.get(item.key)
        if not item.text.strip():
            yield Problem(field, "clause_empty", f"Условие «{item.title}» выбрано, но текста в нём нет.", W)
        if clause is None:
            continue
        yield from _beside_others(clause, dossier, present, field)
        yield from _in_its_place(clause, dossier, field)
        if dossier.contract.state in _UNSIGNED and outdated(item, dossier.library):
            told = f"Условие «{item.title}» в библиотеке изменилось: в договоре прежний текст."
            yield Problem(field, "clause_outdated", told, H)


def _beside_others(clause: ClauseData, dossier: ContractDossier, present: set[str], field: str) -> Iterator[Problem]:
    for word in clause.conflicts.split():
        if word in present:
            told = f"Условия «{clause.title}» и «{_named(word, dossier)}» противоречат друг другу: оставьте одно."
            yield Problem(field, "clause_conflict", told, W)
    for word in clause.needs.split():
        if word not in present and word.partition("/")[0] in dossier.library:
            told = f"К условию «{clause.title}» обычно добавляют «{_named(word, dossier)}»."
            yield Problem(field, "clause_alone", told, H)


def _named(word: str, dossier: ContractDossier) -> str:
    key, _, variant = word.partition("/")
    clause = dossier.library.get(key)
    found = clause.variant(variant) if clause is not None else None
    title = clause.title if clause is not None else key
    return f"{title} ({found.name})" if found is not None else title


def _in_its_place(clause: ClauseData, dossier: ContractDossier, field: str) -> Iterator[Problem]:
    if not clause.suits(dossier.contract.kind):
        told = f"Условие «{clause.title}» написано не для таких договоров: перечитайте его текст."
        yield Problem(field, "clause_other_kind", told, W)
    occasion = OCCASIONS.get(clause.occasion)
    if occasion is not None and not occasion.holds(dossier):
        told = f"Условие «{clause.title}» рассчитано на договор, {occasion.words}. Проверьте, нужно ли оно здесь."
        yield Problem(field, "clause_idle", told, H)

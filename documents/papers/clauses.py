"""Additional clauses of a contract as its paper prints them: filled with the contract's values, by section."""

from __future__ import annotations

from collections.abc import Mapping

from documents.filling import TemplateProblem, load
from documents.filling.plain import plain_text
from documents.filling.sandbox import heard
from documents.papers import words
from documents.papers.parties import CASE_KEYS, CASES, Context
from documents.russian import count, inflect_phrase
from models.clause_data import ChosenClauseData
from models.clause_text import SECTION_WORDS, numbers_of, text_lines
from models.data import ContractDossier
from models.kinds import contract_kind
from models.problems import Problem, Severity
from models.rules.clauses import printed_section

# Copies of templates made before the library ask for these. The answers they stood for are clauses now.
OUTDATED = "дополнительно"
_OUTDATED_FLAGS = ("есть", "ответственные", "безопасность", "ответственность", "данные", "публикация")


def own_name(kind: str) -> Context:
    """«Договор» or «Соглашение» in all cases, for the group `договор` of a paper."""
    noun = contract_kind(kind).noun
    return {key: inflect_phrase(noun, case) for key, case in zip(CASE_KEYS, CASES, strict=True)}


def with_clauses(dossier: ContractDossier, context: Context) -> Context:
    """The context of a contract's paper with its clauses: `условия.финансы` and so on, a list for each section.

    TemplateProblem names the clause whose text cannot be filled.
    """
    sections: dict[str, list[Context]] = {word: [] for word in SECTION_WORDS.values()}
    for chosen in dossier.contract.clauses:
        section = printed_section(chosen, dossier.contract)
        sections[SECTION_WORDS[section]].extend(_lines(dossier, chosen, context))
    in_order = [line for lines in sections.values() for line in lines]
    clauses = {**sections, "все": in_order}
    return {**context, "условия": clauses, OUTDATED: dict.fromkeys(_OUTDATED_FLAGS, False)}


def _lines(dossier: ContractDossier, chosen: ChosenClauseData, context: Context) -> list[Context]:
    try:
        filled = filled_lines(dossier, chosen, context)
    except TemplateProblem as problem:
        title = f"Условие «{chosen.title}» заполнить нельзя. {problem.title}"
        raise TemplateProblem(title, problem.advice) from problem
    return [
        {"текст": text, "перечисление": is_item, "вводит": not is_item and text.endswith(":")}
        for text, is_item in filled
    ]


def filled_lines(
    dossier: ContractDossier, chosen: ChosenClauseData, context: Mapping[str, object]
) -> list[tuple[str, bool]]:
    """The paragraphs of a clause with the contract's values, and whether each is an item of a list."""
    text = plain_text(chosen.text).fill(clause_data(dossier, chosen, context))
    return [(line.text, line.is_item) for line in text_lines(text)]


def clause_data(dossier: ContractDossier, chosen: ChosenClauseData, context: Mapping[str, object]) -> dict[str, object]:
    """What the text of a clause may mention: the fields of the paper, `норма` and the clause's own numbers."""
    reference = dossier.legal.get(chosen.legal_key)
    norm = words.value(reference.wording_ins, "") if reference else ""
    numbers = {item.name: _cases(item.value, item.unit) for item in numbers_of(chosen.numbers)}
    return {**context, "норма": norm, **numbers}


def _cases(value: int, unit: str) -> Context:
    forms = {key: words.loose(count(value, unit, case)) for key, case in zip(CASE_KEYS, CASES, strict=True)}
    return {**forms, "число": value}


def unprinted(template: bytes, dossier: ContractDossier, context: Context, name: str) -> list[Problem]:
    """Clauses chosen for a contract that its template has no place for. A faulty template is told elsewhere."""
    if not dossier.contract.clauses:
        return []
    printed: list[str] = []
    token = heard.set(printed)
    try:
        load(template).fill(context)
    except TemplateProblem:
        return []
    finally:
        heard.reset(token)
    found = []
    for chosen in dossier.contract.clauses:
        lines = filled_lines(dossier, chosen, context)
        if any(text not in printed for text, _ in lines):
            told = (
                f"Шаблон «{name}» не печатает условие «{chosen.title}»: в вашей копии шаблона нет места "
                f"для условий раздела «{printed_section(chosen, dossier.contract).title_ru}». Его добавит "
                "кнопка «Исправить» в мастерской шаблона, на вкладке «Проверка»."
            )
            found.append(Problem(f"clauses.{chosen.key}", "clause_unprinted", told, Severity.WARNING))
    return found

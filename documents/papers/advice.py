"""Everything worth telling before a contract is printed: what the rules find, and what its template cannot print."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from documents.filling import TemplateProblem
from documents.papers.clauses import filled_lines, unprinted
from documents.papers.registry import paper
from documents.papers.subjects import PaperOffice
from documents.papers.user_templates import TemplateUnreadable, is_edited, template_bytes, templates_folder
from models.data import ContractDossier
from models.kinds import contract_kind
from models.problems import Problem, Severity
from models.rules.completeness import check_contract
from models.storage.database import Database


def advise(db: Database, dossier: ContractDossier, today: dt.date) -> list[Problem]:
    """The problems of a contract and of its main paper, gravest first."""
    order = list(Severity)
    found = [*check_contract(dossier, today), *_paper_problems(dossier, templates_folder(db.path))]
    return sorted(found, key=lambda problem: order.index(problem.severity))


def _paper_problems(dossier: ContractDossier, folder: Path) -> list[Problem]:
    if not dossier.contract.clauses:
        return []
    entry = paper(contract_kind(dossier.contract.kind).paper)
    bare = replace(dossier, contract=replace(dossier.contract, clauses=()))
    context = entry.context(bare, PaperOffice())
    faulty = []
    for chosen in dossier.contract.clauses:
        try:
            filled_lines(dossier, chosen, context)
        except TemplateProblem as problem:
            told = f"Условие «{chosen.title}» заполнить нельзя. {problem}"
            faulty.append(Problem(f"clauses.{chosen.key}", "clause_faulty", told, Severity.ERROR))
    if faulty or not is_edited(entry.template, folder):  # our own templates print every section
        return faulty
    try:
        template = template_bytes(entry.template, folder)
    except TemplateUnreadable:
        return []
    return unprinted(template, dossier, entry.context(dossier, PaperOffice()), entry.title)

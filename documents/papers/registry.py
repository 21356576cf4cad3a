"""Every paper of the office: its template, its scope and the context that fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from documents.filling import TemplateProblem, load
from documents.papers.cooperation import cooperation_context
from documents.papers.letter import letter_context
from documents.papers.network import network_context
from documents.papers.parties import Context
from documents.papers.registers import partner_context, register_context
from documents.papers.schedule import list_context, week_context
from documents.papers.subjects import PaperOffice
from documents.papers.user_templates import template_bytes
from models.data import ContractDossier
from models.rules.copies import contract_copies


class Scope(StrEnum):
    """What a paper is about; decides the type of its subject (see `subjects`, and ContractDossier for contracts)."""

    CONTRACT = "contract"
    ORGANIZATION = "organization"
    SCHEDULE = "schedule"
    REGISTER = "register"


def _one(dossier: ContractDossier) -> int:
    return 1


def _for_each_party(dossier: ContractDossier) -> int:
    """A contract with its annexes: an original for everyone who signs it."""
    return contract_copies(dossier.contract)


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper. `file_word` begins its file name; `context(subject, office)` builds the template's data;
    `kinds` are the contract kinds it belongs to (empty: all); `copies(dossier)` is how many go to the printer unless
    the user says otherwise."""

    key: str
    title: str
    scope: Scope
    file_word: str
    context: Callable[[Any, PaperOffice], Context]
    kinds: tuple[str, ...] = ()
    copies: Callable[[ContractDossier], int] = _one

    @property
    def template(self) -> str:
        """Key of its template in resources/templates."""
        return self.key

    def applies(self, dossier: ContractDossier) -> bool:
        """Whether the paper belongs to the set of this contract."""
        return self.scope is Scope.CONTRACT and (not self.kinds or dossier.contract.kind in self.kinds)


@dataclass(frozen=True, slots=True)
class RenderedPaper:
    """A filled paper."""

    paper: Paper
    title: str
    docx: bytes

    def to_pdf(self, *, archive: bool = False) -> bytes:
        """The same paper laid out by our own engine; as PDF/A-2b for an `archive`."""
        from documents.layout import docx_to_pdf

        return docx_to_pdf(self.docx, title=self.title, archive=archive).data


def _contract(context: Callable[[ContractDossier], Context]) -> Callable[[Any, PaperOffice], Context]:
    return lambda dossier, office: context(dossier)


_PAPERS = (
    Paper("network_contract", "Договор о сетевой форме", Scope.CONTRACT, "Договор",
          _contract(network_context), ("network",), _for_each_party),
    Paper("cooperation_agreement", "Соглашение о сотрудничестве", Scope.CONTRACT, "Соглашение",
          _contract(cooperation_context), ("cooperation",), _for_each_party),
    Paper("covering_letter", "Сопроводительное письмо", Scope.CONTRACT, "Письмо", letter_context),
    Paper("schedule_week", "Сетевой график на неделю", Scope.SCHEDULE, "График_неделя", week_context),
    Paper("schedule_list", "Сетевой график списком", Scope.SCHEDULE, "График_список", list_context),
    Paper("contract_register", "Реестр договоров", Scope.REGISTER, "Реестр_договоров", register_context),
    Paper("partner_card", "Карточка партнёра", Scope.ORGANIZATION, "Карточка", partner_context),
)  # fmt: skip


def papers() -> tuple[Paper, ...]:
    """Every paper, in the order in which lists show them."""
    return _PAPERS


def paper(key: str) -> Paper:
    """The paper with this key; KeyError for an unknown one is a bug of ours."""
    return {item.key: item for item in _PAPERS}[key]


def render(key: str, subject: object, office: PaperOffice, *, title: str = "") -> RenderedPaper:
    """A paper filled from its subject. TemplateProblem when the office's own template is faulty."""
    entry = paper(key)
    name = title or entry.title
    source = template_bytes(entry.template, office.templates)
    context = entry.context(subject, office)
    try:
        return RenderedPaper(entry, name, load(source).fill(context, title=name))
    except TemplateProblem as problem:
        title = f"Шаблон «{entry.title}» из папки «Шаблоны» заполнить нельзя. {problem.title}"
        raise TemplateProblem(title, problem.advice) from problem

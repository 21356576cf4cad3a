"""Context of the contract on the network form: what the federal form asks, from the dossier and the interview."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from documents import russian
from documents.papers import annexes, words
from documents.papers.clauses import own_name, with_clauses
from documents.papers.parties import Context, aliases, group, pairs, party
from documents.russian import count
from models.data import ComponentData, ContractDossier, ProgramData
from models.enums import AssessmentKind, DeliveryMode, EducationLevel, PartyRole
from models.interview import number, text, yes
from models.kinds import contract_kind
from models.rules.copies import contract_copies

_STANDARDS = {
    "fgos": "требованиям федерального государственного образовательного стандарта",
    "own": "требованиям образовательного стандарта, установленного образовательной организацией самостоятельно",
    "fgt": "федеральным государственным требованиям",
}
_CLASS_WORD = re.compile(r"\s*класс\w*\s*$", re.IGNORECASE)  # the sentence has the word itself
_PARTICIPANTS = (PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)


# As they fit into a column of the table of components.
_ASSESSMENTS = {AssessmentKind.NONE: "–", AssessmentKind.GRADED_CREDIT: "дифф. зачёт"}


def network_context(dossier: ContractDossier) -> Context:
    """All fields of the template `network_contract`."""
    contract = dossier.contract
    kind = contract_kind(contract.kind)
    situation = kind.situation(contract, dossier.program)
    answers = situation.answers
    asked = {question.key for question in kind.asked(situation)}
    bank = yes(answers, "print_bank_details")
    members = [
        party(dossier, index, teaches=member.role.teaches, bank=bank) for index, member in enumerate(contract.parties)
    ]
    numbers, listed = annexes.annex_numbers(dossier, answers)
    teaching = group(contract.parties, (PartyRole.EDU_PARTICIPANT,))
    holders = group(contract.parties, (PartyRole.RESOURCE_HOLDER,))
    context = {
        "договор": _contract(dossier),
        "стороны": members,
        "подписи": pairs(members),
        "преамбула": {"двое": len(members) == 2, "списком": len(members) > 3, "много": len(members) > 4},
        **legal(dossier),
        "участник": teaching,
        "ресурсная": holders,
        "все_участники": group(contract.parties, _PARTICIPANTS),
        "программа": _program(dossier, answers, with_standard="standard" in asked),
        "обучающиеся": _pupils(dossier, answers),
        "сроки": _terms(answers),
        "расписание": {
            "своё": text(answers, "schedule_mode") == "own",
            "целиком": text(answers, "schedule_mode") == "annex_whole",
        },
        "аттестация": {
            "есть": text(answers, "final_attestation") != "none",
            "совместно": text(answers, "final_attestation") == "joint",
        },
        "документ": _document(answers),
        "финансы": {
            "договор_услуг": text(answers, "finance_mode") == "service_contract",
            "платные": text(answers, "finance_mode") == "paid_services",
            "ресурсы": text(answers, "finance_mode") == "resources_annex",
        },
        "приложения": {**numbers, "перечень": listed},
        **annexes.annex_rows(dossier),
    }
    return with_clauses(dossier, context)


def legal(dossier: ContractDossier) -> Context:
    """The laws papers refer to, in the instrumental («руководствуясь …»); empty where the table has no row."""
    return {key: _legal(dossier, key) for key in ("закон", "форма", "пдн")}


def _legal(dossier: ContractDossier, key: str) -> str:
    reference = dossier.legal.get(key)
    return words.value(reference.wording_ins, "") if reference else ""


def _contract(dossier: ContractDossier) -> Context:
    contract = dossier.contract
    start, end = program_period(dossier)
    return {
        "номер": words.value(contract.number, words.SHORT_BLANK),
        "место": words.value(contract.place),
        "дата": russian.date(contract.signed_on),
        "дата_текстом": russian.date(contract.signed_on, "long"),
        "срок_с": russian.date(contract.valid_from or start, "long"),
        "срок_по": russian.date(contract.valid_to or end, "long"),
        "срок_отличается": contract.valid_to is not None and contract.valid_to != end,
        "экземпляры": count(contract_copies(contract), "экземпляр", "pre"),
        **own_name(contract.kind),
    }


def program_period(dossier: ContractDossier) -> tuple[dt.date | None, dt.date | None]:
    """When the programme is realised: its own period, else the contract's term."""
    program, contract = dossier.program, dossier.contract
    start = program.period_start if program else None
    end = program.period_end if program else None
    return start or contract.valid_from, end or contract.valid_to


def _program(dossier: ContractDossier, answers: Mapping[str, object], *, with_standard: bool) -> Context:
    program = dossier.program or ProgramData()
    start, end = program_period(dossier)
    level = "" if program.level is EducationLevel.NONE else program.level.title_ru
    rows = [_component(dossier, item) for item in program.components] or [_blank_component()]
    return {
        "название": words.value(program.title or dossier.contract.subject),
        "целиком": text(answers, "scope") == "whole",
        "вид": f"{program.kind.title_ru} программа" if dossier.program else words.BLANK,
        "уровень": level,
        "направленность": words.value(program.orientation, ""),
        "форма_обучения": words.value(program.study_form, ""),
        "классы": words.value(_CLASS_WORD.sub("", program.grades), ""),
        "часы": count(program.hours, "академический час", style="figures") if program.hours else words.SHORT_BLANK,
        "стандарт": _standard(program, answers) if with_standard else "",
        "утверждает_базовая": text(answers, "approval_mode") != "joint",
        "период_с": russian.date(start, "long"),
        "период_по": russian.date(end, "long"),
        "компоненты": rows,
    }


def _standard(program: ProgramData, answers: Mapping[str, object]) -> str:
    named = _STANDARDS[text(answers, "standard") or "fgos"]
    return f"{named} ({words.value(program.standard)})" if program.standard else named


def _component(dossier: ContractDossier, item: ComponentData) -> Context:
    parties = dossier.contract.parties
    owners = [alias for alias, member in zip(aliases(parties), parties, strict=True)
              if member.organization_id == item.owner_id]  # fmt: skip
    period = ""
    if item.period_start or item.period_end:
        period = f"{russian.date(item.period_start, 'table')} – {russian.date(item.period_end, 'table')}"
    return {
        "название": words.value(item.title),
        "вид": item.kind.title_ru,
        "часы": item.hours or words.TINY_BLANK,
        "сторона": owners[0] if owners else words.SHORT_BLANK,
        "срок": period or "в период реализации Программы",
        "условия": "" if item.mode is DeliveryMode.ON_SITE else item.mode.title_ru,
        "аттестация": _ASSESSMENTS.get(item.assessment, item.assessment.title_ru),
    }


def _blank_component() -> Context:
    keys = ("название", "вид", "часы", "сторона", "срок")
    return {
        **dict.fromkeys(keys, words.SHORT_BLANK),
        "часы": words.TINY_BLANK,
        "условия": "",
        "аттестация": words.SHORT_BLANK,
    }


def _pupils(dossier: ContractDossier, answers: Mapping[str, object]) -> Context:
    if text(answers, "students_mode") == "range":
        low, high = number(answers, "students_min"), number(answers, "students_max")
        amount = f"от {_bare(low)} до {count(high, 'человек', 'gen')}"
    else:
        amount = count(number(answers, "students_exact"), "человек")
    return {"число": amount, **annexes.roster(dossier)}


def _bare(amount: int) -> str:
    """«10 (десяти)»: the number without its unit."""
    return count(amount, "человек", "gen").rsplit("\u00a0", 1)[0]


def _terms(answers: Mapping[str, object]) -> Context:
    def days(key: str, case: str) -> str:
        return words.loose(count(number(answers, key), "рабочий день", "acc" if case == "acc" else "gen"))

    return {
        "список": days("roster_lead_days", "acc"),
        "ответ": days("info_days", "gen"),
        "справка": days("certificate_days", "gen"),
        "ответственный": days("responsible_days", "gen"),
        "услуги": days("service_contract_days", "gen"),
    }


def _document(answers: Mapping[str, object]) -> Context:
    key = "issued_training_document" if text(answers, "final_attestation") == "none" else "issued_document"
    return {"название": words.value(text(answers, key)), "обе": text(answers, "document_issuer") == "both"}

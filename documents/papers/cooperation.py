"""Context of the cooperation agreement of two and more organisations."""

from __future__ import annotations

from documents import russian
from documents.papers import words
from documents.papers.clauses import own_name, with_clauses
from documents.papers.network import legal
from documents.papers.parties import Context, pairs, party, requisites
from documents.russian import count
from models.data import ContractDossier
from models.enums import PartyRole
from models.interview import number, text, yes
from models.kinds import contract_kind
from models.rules.copies import contract_copies


def cooperation_context(dossier: ContractDossier) -> Context:
    """All fields of the template `cooperation_agreement`."""
    contract = dossier.contract
    answers = contract_kind(contract.kind).complete(contract.answers)
    members = [party(dossier, index, teaches=False, bank=False) for index in range(len(contract.parties))]
    for member, record in zip(members, contract.parties, strict=True):
        member["адрес"] = requisites(dossier.organization(record), bank=False)[0].removeprefix("Адрес: ")
    context: Context = {
        "договор": {
            "номер": words.value(contract.number, words.SHORT_BLANK),
            "предмет": words.value(contract.subject, ""),
            "место": words.value(contract.place),
            "дата": russian.date(contract.signed_on),
            "срок_с": russian.date(contract.valid_from, "long") if contract.valid_from else "",
            "срок_по": russian.date(contract.valid_to, "long") if contract.valid_to else "",
            "экземпляры": count(contract_copies(contract), "экземпляр", "pre"),
            **own_name(contract.kind),
        },
        "стороны": members,
        "подписи": pairs(members),
        "преамбула": {"двое": len(members) == 2, "списком": len(members) > 3},
        "координатор": _coordinator(dossier),
        "цель": _phrase(text(answers, "purpose")),
        "направления": [_phrase(line) for line in text(answers, "directions").splitlines() if line.strip()]
        or [words.BLANK],
        "совместный_план": yes(answers, "plan_annex"),
        "присоединение": yes(answers, "accession") and len(members) > 2,
        "продление": {
            "автоматически": text(answers, "renewal") == "automatic",
            "соглашением": text(answers, "renewal") == "agreement",
            "срок": count(number(answers, "renewal_months"), "месяц", "acc"),
            "уведомление": words.loose(count(number(answers, "notice_days"), "календарный день", "acc")),
        },
        **legal(dossier),
    }
    return with_clauses(dossier, context)


def _coordinator(dossier: ContractDossier) -> str:
    """Short name of the coordinating party, empty when there is none."""
    found = [member for member in dossier.contract.parties if member.role is PartyRole.COORDINATOR]
    return words.value(dossier.organization(found[0]).name) if found else ""


def _phrase(line: str) -> str:
    """A typed phrase as the end of a sentence: no mark of a list before it, no full stop after it."""
    return words.value(line.strip().lstrip("-–—•").rstrip(" .;,"))

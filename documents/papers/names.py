"""Names of the files and folders of a contract: «2026-09-01_Договор_12-СД_СОШ5.pdf»."""

from __future__ import annotations

import datetime as dt
import re
from itertools import count
from pathlib import Path

from documents.output import MAX_STEM, file_stem, fitting, numbered, safe_name
from models.data import ContractDossier
from models.operations.printed import contracts_in_folder
from models.storage.database import Database

_NAME_CHARS = 40
# «МБОУ», «ФГБОУ ВО», «ГАУ ДПО»: the form that thousands of institutions share says nothing in a list of files.
_FORM = re.compile(r"\b(?:[А-ЯЁ]{1,6}ОУ|О?[МГФК]{1,2}[БАК]У[ЗК]?)(?:[\s\u00a0]+(?:ВО|ДО|ДПО|СПО))?[\s\u00a0]+(?=\S)")


def folder_name(dossier: ContractDossier) -> str:
    """The folder of a contract's papers: «СФ-2026-001_СОШ5»."""
    return file_stem(dossier.contract.number or "без номера", *_partner_names(dossier))


def contract_folder(db: Database, dossier: ContractDossier, contract_id: int, out_dir: Path) -> Path:
    """The folder inside `out_dir` for a contract's papers; never one that holds papers of another contract.

    Two drafts without a number and with one partner would otherwise print over each other.
    """
    wanted = fitting(out_dir, folder_name(dossier)[: MAX_STEM // 2], "")
    for attempt in count(2):
        folder = wanted if attempt == 2 else numbered(wanted, attempt - 1)
        if contracts_in_folder(db, folder) <= {contract_id}:
            return folder
    raise AssertionError("unreachable")


def name_parts(word: str, dossier: ContractDossier, today: dt.date) -> tuple[str, ...]:
    """Parts of the name of a contract's file: day of the contract (or `today`), what it is, number, partners."""
    day = dossier.contract.signed_on or today
    number = dossier.contract.number or "без номера"
    return day.isoformat(), word, number, *_partner_names(dossier)


def _partner_names(dossier: ContractDossier) -> tuple[str, ...]:
    """The first partner's short name without its legal form, with «и др» when there are more."""
    names = [
        dossier.organization(party).name for party in dossier.contract.parties
        if not dossier.organization(party).is_own
    ]  # fmt: skip
    if not names:
        return ()
    name = names[0].strip()
    told = _FORM.sub("", name, count=1)
    # «МБДОУ № 3»: a mere number says less than the form.
    told = told if any(letter.isalpha() for letter in told) else name
    return (safe_name(told, _NAME_CHARS), *(["и др"] if len(names) > 1 else []))

"""«Проверка текста перед печатью»: doubtful words of a contract's whole set of papers, each with its place.

Forms of names, positions and organisations that the program proposes but is not sure of are looked for in the filled
papers; so are slips of the pen (`proof_text`). What the user found right is not asked about again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from documents.papers import cases, words
from documents.papers.cases import Forms
from documents.papers.parties import party
from documents.papers.printing import contract_set, office_of, paper_title
from documents.papers.proof_text import occurrences, sentence_at, slips
from documents.papers.registry import render
from documents.papers.subjects import PaperOffice
from documents.russian import OBLIQUE, inflect_phrase, initials_after, initials_before, phrase_doubt
from models.data import ContractDossier, OrganizationData, PersonData
from models.operations import contracts, proofreading
from models.storage.database import Database

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_WORD}tab": " ", f"{_WORD}br": " ", f"{_WORD}noBreakHyphen": "-"}
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
_MOST_PLACES = 3
_FIX_FORM = "Исправьте форму в карточке или отметьте, что всё верно."


class Owner(StrEnum):
    """Whose card holds the doubtful words."""

    PERSON = "person"
    ORGANIZATION = "organization"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Doubtful words of a paper. `paper` and `paragraph` (from 1) tell the place, `sentence` quotes it; `owner` and
    `record_id` the card where they are mended. `right` is what is remembered when the user says that they are right:
    the proposed forms of `field`, or for a slip of the pen the words with their sentence."""

    word: str
    sentence: str
    paper: str
    paragraph: int
    reason: str
    advice: str
    owner: Owner
    record_id: int
    field: str
    right: tuple[str, ...]
    contract_id: int = 0


@dataclass(frozen=True, slots=True)
class _Sought:
    """Words to look for, and the doubt they would be."""

    texts: tuple[str, ...]
    reason: str
    owner: Owner
    record_id: int
    field: str
    right: tuple[str, ...]
    # Words that must stand in the paragraph: for forms that look like the nominative.
    beside: str = ""


def proof_contract(db: Database, contract_id: int, today: dt.date) -> list[Doubt]:
    """Doubtful words of the papers of a contract. Raises RecordNotFound, TemplateProblem of a faulty own template."""
    return proof_draft(db, contracts.dossier(db, contracts.contract(db, contract_id)), today)


def proof_draft(db: Database, dossier: ContractDossier, today: dt.date) -> list[Doubt]:
    """Of a contract that is still being written. Raises TemplateProblem of a faulty own template."""
    return proof(dossier, office_of(db, today), proofreading.found_right(db))


def proof_contracts(
    db: Database, contract_ids: Sequence[int], today: dt.date, cancelled: Callable[[], bool] = lambda: False
) -> list[Doubt]:
    """Of many contracts, without repetitions of the same words of the same card."""
    found: dict[tuple[object, ...], Doubt] = {}
    for contract_id in contract_ids:
        if cancelled():
            break
        for doubt in proof_contract(db, contract_id, today):
            found.setdefault((doubt.owner, doubt.record_id, doubt.field, doubt.word), doubt)
    return list(found.values())


def proof(dossier: ContractDossier, office: PaperOffice, right: frozenset[str] = frozenset()) -> list[Doubt]:
    """Doubtful words of the set of papers of a contract as it stands; `right` are slips the user accepted."""
    sought = tuple(_sought(dossier, office))
    found: list[Doubt] = []
    for entry in contract_set(dossier):
        title = paper_title(entry, dossier)
        for number, text in enumerate(paragraphs(render(entry.key, dossier, office, title=title).docx), 1):
            found += _doubts_in(dossier, office, title, number, text, sought, right)
    return _limited(found)


def preamble(dossier: ContractDossier, index: int) -> tuple[str, list[Doubt]]:
    """How the contract will name party `index` and who signs for it, and what is doubtful in that sentence."""
    member = dossier.contract.parties[index]
    fields = party(dossier, index, teaches=member.role.teaches, bank=False)
    pieces = [fields["полное"]]
    if fields["обучает"]:
        teaching = "образовательную деятельность на основании лицензии"
        pieces.append(f"{fields['осуществляющее']} {teaching} {fields['лицензия']}")
    pieces.append(f"{fields['именуемое']} в дальнейшем «{fields['роль']}»")
    if fields["есть_представитель"]:
        pieces.append(f"в лице {fields['в_лице']}")
    pieces.append(f"{fields['действующего']} на основании {fields['основание']}")
    text = " ".join(", ".join(pieces).split())
    office = PaperOffice()
    return text, _limited(_doubts_in(dossier, office, "", 1, text, tuple(_sought(dossier, office)), frozenset()))


def _doubts_in(
    dossier: ContractDossier,
    office: PaperOffice,
    title: str,
    number: int,
    text: str,
    sought: Sequence[_Sought],
    right: frozenset[str],
) -> list[Doubt]:
    forms = list(_form_doubts(dossier, title, number, text, sought))
    told = {doubt.word.casefold() for doubt in forms}
    slipped = _slip_doubts(dossier, office, title, number, text)
    return forms + [doubt for doubt in slipped if doubt.word.casefold() not in told and doubt.right[0] not in right]


def paragraphs(docx: bytes) -> list[str]:
    """Paragraphs of a filled paper as read, cells of tables too; blanks are plain ones, empty ones are left out."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        roots = [etree.fromstring(package.read(name)) for name in package.namelist() if _PARTS.fullmatch(name)]
    found = (" ".join(_text(item).split()) for root in roots for item in root.iter(f"{_WORD}p"))
    return [text for text in found if text]


def _text(paragraph: etree._Element) -> str:
    pieces = paragraph.iter(f"{_WORD}t", *_SIGNS)
    return "".join(_SIGNS.get(str(piece.tag)) or piece.text or "" for piece in pieces)


# Forms


def _sought(dossier: ContractDossier, office: PaperOffice) -> Iterator[_Sought]:
    people = {person.id: person for person in (*dossier.people.values(), *filter(None, [office.head]))}
    organizations = {item.id: item for item in (*dossier.organizations.values(), *filter(None, [office.own]))}
    for person in people.values():
        yield from _of_forms(cases.name_forms(person), Owner.PERSON, person.id or 0, person)
        yield from _of_forms(cases.position_forms(person), Owner.PERSON, person.id or 0)
    for organization in organizations.values():
        yield from _of_forms(cases.organization_forms(organization), Owner.ORGANIZATION, organization.id or 0)
        yield from _of_issuers(organization)


def _of_forms(forms: Forms, owner: Owner, record_id: int, person: PersonData | None = None) -> Iterator[_Sought]:
    right = tuple(forms.proposed.values())
    for case in OBLIQUE:
        reason = forms.doubt_of(case)
        if not reason:
            continue
        texts = [forms.texts[case]]
        if person is not None:
            name = (words.surname(person, case), person.given_name, person.patronymic)
            texts += [initials_before(name), initials_after(name)] if name[0] != person.surname else []
        same = forms.texts[case] == forms.nominative
        if not same or case == "gen":
            # What does not change tells its case by «в лице …» alone.
            yield _Sought(tuple(texts), reason, owner, record_id, forms.kind, right, "в лице " if same else "")


def _of_issuers(organization: OrganizationData) -> Iterator[_Sought]:
    for item in organization.licenses:
        reason = "" if item.issuer_ins.strip() else phrase_doubt(item.issuer)
        if reason:
            form = inflect_phrase(item.issuer, "ins")
            yield _Sought((form,), reason, Owner.ORGANIZATION, organization.id or 0, "issuer", (form,), "выданной ")


def _form_doubts(
    dossier: ContractDossier, title: str, number: int, text: str, sought: Sequence[_Sought]
) -> Iterator[Doubt]:
    for item in sought:
        if item.beside not in text:
            continue
        for wanted in dict.fromkeys(" ".join(form.split()) for form in item.texts):
            for start in occurrences(text, wanted):
                sentence = sentence_at(text, start, start + len(wanted))
                yield Doubt(
                    wanted, sentence, title, number, item.reason, _FIX_FORM, item.owner, item.record_id, item.field,
                    item.right, dossier.contract.id or 0,
                )  # fmt: skip


# Slips of the pen


def _slip_doubts(dossier: ContractDossier, office: PaperOffice, title: str, number: int, text: str) -> Iterator[Doubt]:
    for slip in slips(text):
        sentence = sentence_at(text, slip.start, slip.start + len(slip.word))
        owner, record_id = _owner_of(slip.word, dossier, office)
        yield Doubt(
            slip.word, sentence, title, number, slip.reason, slip.advice, owner, record_id, "",
            (f"{slip.word} | {sentence}",), dossier.contract.id or 0,
        )  # fmt: skip


def _owner_of(word: str, dossier: ContractDossier, office: PaperOffice) -> tuple[Owner, int]:
    """The card that holds the words; the contract itself when no other does."""
    for person in (*dossier.people.values(), *filter(None, [office.head])):
        if _holds(person, word):
            return Owner.PERSON, person.id or 0
    for organization in (*dossier.organizations.values(), *filter(None, [office.own])):
        if _holds(organization, word):
            return Owner.ORGANIZATION, organization.id or 0
    return Owner.CONTRACT, dossier.contract.id or 0


def _holds(record: PersonData | OrganizationData, word: str) -> bool:
    texts = (getattr(record, item.name) for item in dataclasses.fields(record))
    wanted = word.casefold()
    return any(isinstance(text, str) and wanted in " ".join(text.casefold().split()) for text in texts)


def _limited(found: Sequence[Doubt]) -> list[Doubt]:
    """The same words of the same card are shown at their first places only."""
    seen: dict[tuple[object, ...], int] = {}
    kept = []
    for doubt in dict.fromkeys(found):
        key = (doubt.owner, doubt.record_id, doubt.field, doubt.word)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= _MOST_PLACES:
            kept.append(doubt)
    return kept

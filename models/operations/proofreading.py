"""What the user found right when the text of papers was proofread: it is not asked about again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from models.operations import organizations, people
from models.operations.office import set_setting, setting
from models.rules import wording
from models.storage.database import Database

_KEY = "proof_right"
_MOST = 2000


def confirm_person(db: Database, person_id: int, field: str, forms: Sequence[str]) -> None:
    """The proposed forms (gen dat acc ins pre) of a person's «name» or «position» are right."""
    person = people.person(db, person_id)
    people.save_person(db, replace(person, wording=wording.confirmed(person.wording, field, forms)))


def confirm_organization(db: Database, organization_id: int, field: str, forms: Sequence[str]) -> None:
    """The proposed forms of an organisation's «full_name» are right, or of «issuer» the instrumental on its licence."""
    data = organizations.organization(db, organization_id)
    if field == "issuer":
        licenses = tuple(item if item.issuer_ins else replace(item, issuer_ins=forms[0]) for item in data.licenses)
        organizations.save_organization(db, replace(data, licenses=licenses))
        return
    organizations.save_organization(db, replace(data, wording=wording.confirmed(data.wording, field, forms)))


def found_right(db: Database) -> frozenset[str]:
    """Words with their sentences that the user accepted as they stand."""
    try:
        kept = json.loads(setting(db, _KEY, "[]"))
    except ValueError:
        return frozenset()
    return frozenset(str(item) for item in kept) if isinstance(kept, list) else frozenset()


def accept(db: Database, words: str) -> None:
    """Words with their sentence are right as they stand."""
    kept = [*sorted(found_right(db) - {words}), words][-_MOST:]
    set_setting(db, _KEY, json.dumps(kept, ensure_ascii=False), "Отметить текст как верный")

"""What papers will say about an organisation or a person. Called in a worker only: the dictionary loads slowly."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.data import LicenseData, OrganizationData, PersonData
from models.enums import Gender
from models.operations.office import FormRow
from ui.forms.wording import Proposal

if TYPE_CHECKING:
    from documents.papers.cases import Forms

GENDER = "gender"


@dataclass(frozen=True, slots=True)
class Wording:
    """A specimen sentence, proposals by key, and the instrumental or genitive of each listed record."""

    specimen: str = ""
    proposals: dict[str, Proposal] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    gender: Gender | None = None


def organization_wording(data: OrganizationData, form: FormRow | None) -> Wording:
    """«…, именуемое в дальнейшем …», the name in all cases, «выданной …» of each licence."""
    from documents.papers import cases, words
    from documents.russian import typography

    name = " ".join((data.full_name or data.short_name).split())
    if not name:
        return Wording()
    agreed = words.organization_agreement(with_gender(data, form))
    teaching = ""
    if data.kind.teaches and data.license is not None:
        teaching = f"{agreed.performing} образовательную деятельность на основании лицензии "
        teaching += f"{words.license_text(data.license)}, "
    specimen = f"{typography(name)}, {teaching}{agreed.named} в дальнейшем «…»"
    proposals = {"full_name": _proposal(cases.organization_forms(data))}
    return Wording(specimen, proposals, tuple(issued_by(item) for item in data.licenses))


def _proposal(forms: Forms) -> Proposal:
    return Proposal(
        " ".join(forms.nominative.split()), {str(case): text for case, text in forms.proposed.items()}, forms.doubt
    )


def with_gender(data: OrganizationData, form: FormRow | None) -> OrganizationData:
    """The organisation with the gender of its form, where neither the user nor the name itself tells it."""
    from documents.russian import organisation_gender

    told = data.wording.get(GENDER) or organisation_gender(data.full_name or data.short_name)
    if told or form is None:
        return data
    return dataclasses.replace(data, wording={**data.wording, GENDER: form.gender.value})


def issued_by(item: LicenseData) -> str:
    """The instrumental of who issued a licence."""
    from documents.russian import inflect_phrase

    return inflect_phrase(item.issuer, "ins") if item.issuer else ""


def person_wording(person: PersonData, organization: OrganizationData) -> Wording:
    """«в лице …, действующей на основании …», name and position in all cases, the genitive of each basis."""
    from documents.papers import cases, words
    from documents.russian import gender_of

    told = gender_of(person.patronymic)
    gender = Gender(told) if told else None
    if not person.full_name:
        return Wording(gender=gender)
    proposals = {"name": _proposal(cases.name_forms(person)), "position": _proposal(cases.position_forms(person))}
    listed = tuple(
        words.authority_genitive(dataclasses.replace(item, wording_gen=""), organization) for item in person.authorities
    )
    return Wording(_representative(person, organization), proposals, listed, gender)


def _representative(person: PersonData, organization: OrganizationData) -> str:
    from documents.papers import words

    authority = next(iter(person.authorities), None)
    who = f"…, в лице {words.representative(person, authority)}"
    if authority is None:
        return who
    return f"{who}, {words.acts(person)} на основании {words.authority_genitive(authority, organization)}"

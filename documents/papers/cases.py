"""Names, positions and organisations in every case: as papers print them, as fields of templates, what is doubted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from documents.papers import words
from documents.russian import (
    CASES,
    OBLIQUE,
    Case,
    inflect_phrase,
    initials_after,
    initials_before,
    phrase_doubt,
)
from models.data import OrganizationData, PersonData
from models.rules import wording

FormField = Literal["name", "position", "full_name"]
Context = dict[str, Any]
CASE_KEYS = ("им", "род", "дат", "вин", "тв", "пр")


@dataclass(frozen=True, slots=True)
class Forms:
    """One text in the oblique cases. `texts` is what papers print, `own` the cases the user corrected, `doubt` says
    why the others should be checked; it is empty when the program is sure or the user confirmed them."""

    kind: FormField
    nominative: str = ""
    proposed: Mapping[Case, str] = field(default_factory=dict)
    own: Mapping[Case, str] = field(default_factory=dict)
    doubt: str = ""
    confirmed: bool = False

    @property
    def texts(self) -> dict[Case, str]:
        """By case, as printed."""
        return {case: self.own.get(case) or text for case, text in self.proposed.items()}

    def doubt_of(self, case: Case) -> str:
        """Why the form in this case should be checked, empty when it need not be."""
        return "" if self.confirmed or case in self.own else self.doubt


def _forms(
    name: FormField,
    nominative: str,
    stored: Mapping[str, str],
    propose: Callable[[Case], str],
    doubt: Callable[[], str],
) -> Forms:
    if not nominative.strip():
        return Forms(name)
    proposed = {case: propose(case) for case in OBLIQUE}
    found = {case: wording.correction(stored, name, case, nominative) for case in OBLIQUE}
    confirmed = wording.is_confirmed(stored, name, list(proposed.values()))
    return Forms(
        name, nominative, proposed, {case: text for case, text in found.items() if text}, doubt(), confirmed
    )  # fmt: skip


def name_forms(person: PersonData) -> Forms:
    """A person's full name."""
    return _forms(
        "name",
        person.full_name,
        person.wording,
        lambda case: words.inflected(person, case).full,
        lambda: " ".join(words.inflected(person, "gen").reasons),
    )


def position_forms(person: PersonData) -> Forms:
    """A person's position."""
    gender = words.person_gender(person)
    return _forms(
        "position",
        person.position,
        person.wording,
        lambda case: inflect_phrase(person.position, case, gender),
        lambda: phrase_doubt(person.position, gender),
    )


def organization_forms(organization: OrganizationData) -> Forms:
    """An organisation's full name, the short one where there is no other."""
    name = " ".join((organization.full_name or organization.short_name).split())
    return _forms(
        "full_name",
        name,
        organization.wording,
        lambda case: inflect_phrase(name, case),
        lambda: phrase_doubt(name),
    )


# Fields of templates


def _by_case(form: Callable[[Case], str]) -> Context:
    return {key: form(case) for key, case in zip(CASE_KEYS, CASES, strict=True)}


def person_fields(person: PersonData | None) -> Context:
    """«представитель»: name, position and initials in every case; blanks where nobody is chosen."""
    if person is None:
        blank = _by_case(lambda case: words.BLANK)
        return {"имя": blank, "должность": blank, "инициалы": blank, "фамилия": blank}
    names = {case: words.name_and_surname(person, case) for case in CASES}
    rest = (person.given_name, person.patronymic)
    return {
        "имя": _by_case(lambda case: words.value(names[case][0])),
        "должность": _by_case(lambda case: words.value(words.position(person, case))),
        "инициалы": _by_case(lambda case: initials_before((names[case][1], *rest)) or words.BLANK),
        "фамилия": _by_case(lambda case: initials_after((names[case][1], *rest)) or words.BLANK),
    }


def organization_fields(organization: OrganizationData) -> Context:
    """«наименование»: the full and the short name in every case."""
    short = organization.short_name or organization.full_name
    return {
        "полное": _by_case(lambda case: words.organization_name(organization, case)),
        "краткое": _by_case(lambda case: words.value(inflect_phrase(short, case))),
    }


def agreement_fields(organization: OrganizationData, person: PersonData | None) -> Context:
    """«согласование»: words that agree with the organisation and with who signs for it."""
    agreed, acting = words.organization_agreement(organization), words.person_agreement(person)
    return {
        "именуемое": agreed.named,
        "осуществляющее": agreed.performing,
        "действующее": agreed.acting_on,
        "действующего": acting.acting_gen,
        "исполняющего": acting.executing_gen,
    }


def no_fields(fields: Context) -> Context:
    """The same keys with nothing in them, for an empty cell."""
    return {key: no_fields(value) if isinstance(value, dict) else "" for key, value in fields.items()}

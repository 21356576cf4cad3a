"""Fields of a signatory, shared by the quick cards of a partner and of a person."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.data import AuthorityData, PersonData
from models.enums import AuthorityKind, Gender
from ui.choice import Choice, enum_choices
from ui.forms.fields import Field, Kind, Values

_DATED = frozenset({AuthorityKind.POWER_OF_ATTORNEY, AuthorityKind.ACTING_ORDER, AuthorityKind.REGULATION})
_TERMED = frozenset({AuthorityKind.POWER_OF_ATTORNEY, AuthorityKind.ACTING_ORDER})


def _tr(text: str) -> str:
    return QCoreApplication.translate("Signatory", text)


def _has_number(values: Values) -> bool:
    return values["ground"] in _DATED


def _has_end(values: Values) -> bool:
    return values["ground"] in _TERMED


def signatory_fields() -> list[Field]:
    """Name, position, gender, ground of authority."""
    genders = [Choice(gender, gender.title_ru) for gender in (Gender.FEMALE, Gender.MALE)]
    return [
        Field("surname", _tr("Фамилия"), width=30),
        Field("given_name", _tr("Имя"), width=30),
        Field("patronymic", _tr("Отчество"), width=30),
        Field("position", _tr("Должность"), width=30, placeholder=_tr("директор")),
        Field(
            "gender",
            _tr("Пол"),
            Kind.CHOICE,
            choices=genders,
            width=16,
            hint=_tr("Для окончаний «действующего» или «действующей»; если не указать, определится по отчеству"),
        ),
        Field("ground", _tr("На основании"), Kind.CHOICE, choices=enum_choices(AuthorityKind), required=True, width=36),
        Field("ground_number", _tr("Номер"), width=14, visible=_has_number),
        Field("ground_date", _tr("от"), Kind.DATE, visible=_has_number),
        Field("ground_until", _tr("Действует до"), Kind.DATE, visible=_has_end),
    ]


def signatory_values(person: PersonData | None) -> dict[str, Any]:
    """What the fields show for a person; the first ground counts, «Устав» where there is none."""
    shown = person or PersonData()
    ground = next(iter(shown.authorities), AuthorityData())
    return {
        "surname": shown.surname,
        "given_name": shown.given_name,
        "patronymic": shown.patronymic,
        "position": shown.position,
        "gender": shown.gender,
        "ground": ground.kind,
        "ground_number": ground.number,
        "ground_date": ground.issued_on,
        "ground_until": ground.valid_to,
    }


def signatory_of(person: PersonData, values: Values) -> PersonData:
    """The person with what was typed. Call it in the worker: the gender may be told by the patronymic."""
    kind = AuthorityKind(values["ground"] or AuthorityKind.CHARTER)
    dated = kind in _DATED
    ground = dataclasses.replace(
        next(iter(person.authorities), AuthorityData()),
        kind=kind,
        number=values["ground_number"] if dated else "",
        issued_on=values["ground_date"] if dated else None,
        valid_to=values["ground_until"] if kind in _TERMED else None,
    )
    return dataclasses.replace(
        person,
        surname=values["surname"],
        given_name=values["given_name"],
        patronymic=values["patronymic"],
        position=values["position"] or _tr("директор"),
        gender=values["gender"] or _guessed(values["patronymic"]),
        authorities=(ground, *person.authorities[1:]),
    )


def _guessed(patronymic: str) -> Gender | None:
    from documents.russian.names import gender_of

    told = gender_of(patronymic)
    return Gender(told) if told else None

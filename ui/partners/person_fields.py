"""The fields of a person's dialog, and the way between them and `PersonData`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.data import AuthorityData, PersonData
from models.enums import AuthorityKind, Gender
from models.rules import wording
from ui.choice import enum_choices
from ui.forms.fields import Field, Kind, Part, Values
from ui.forms.wording import WordingColumn

OWN_WORDING = (*wording.keys("name"), *wording.keys("position"))
_DATED = frozenset({AuthorityKind.POWER_OF_ATTORNEY, AuthorityKind.ACTING_ORDER})


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonFields", text)


def name_fields() -> list[Part]:
    """Name, gender, position."""
    return [
        Field("surname", _tr("Фамилия"), required=True),
        Field("given_name", _tr("Имя")),
        Field("patronymic", _tr("Отчество"), placeholder=_tr("если есть")),
        Field(
            "gender",
            _tr("Пол"),
            Kind.CHOICE,
            choices=enum_choices((Gender.FEMALE, Gender.MALE)),
            width=16,
            hint=_tr("Подбирается по отчеству, можно изменить"),
        ),
        Field("position", _tr("Должность"), placeholder=_tr("директор"), hint=_tr("Как в уставе, с маленькой буквы")),
        Field("is_head", _tr("Руководитель организации"), Kind.CHECK, hint=_tr("Его предложат подписантом договора")),
        Field("indeclinable", _tr("Фамилию не склонять"), Kind.CHECK, hint=_tr("Если владелец фамилии так просит")),
    ]


def contact_fields() -> list[Part]:
    """Telephone, mail, note."""
    return [
        Field("phone", _tr("Телефон"), width=26),
        Field("email", _tr("Электронная почта"), width=34),
        Field("note", _tr("Заметка для себя"), Kind.MULTILINE, hint=_tr("В договоры не попадает")),
    ]


def authority_fields() -> list[Part]:
    """On what the power to sign rests."""

    def numbered(values: Values) -> bool:
        return values["kind"] is not AuthorityKind.CHARTER

    def dated(values: Values) -> bool:
        return values["kind"] in _DATED

    kinds = enum_choices(AuthorityKind)
    return [
        Field("kind", _tr("Документ"), Kind.CHOICE, choices=kinds, required=True, width=34),
        Field("number", _tr("Номер"), width=18, visible=numbered),
        Field("issued_on", _tr("Дата"), Kind.DATE, visible=numbered),
        Field("valid_to", _tr("Действует до"), Kind.DATE, visible=dated, hint=_tr("Напомним, когда срок подойдёт")),
        Field("wording_gen", _tr("на основании чего"), hint=_tr("Так напечатается; впишите своё, если нужно иначе")),
    ]


def wording_columns() -> list[WordingColumn]:
    """Texts whose forms will be printed."""
    return [
        WordingColumn("name", _tr("Фамилия, имя, отчество")),
        WordingColumn("position", _tr("Должность")),
    ]


def questions() -> list[str]:
    """The cases as one asks for a person."""
    return [
        _tr("Родительный (кого?)"),
        _tr("Дательный (кому?)"),
        _tr("Винительный (кого?)"),
        _tr("Творительный (кем?)"),
        _tr("Предложный (о ком?)"),
    ]


def person_values(data: PersonData) -> dict[str, Any]:
    """What the dialog is filled with."""
    kept = {"id", "organization_id", "archived", "wording", "authorities"}
    values = {item.name: getattr(data, item.name) for item in dataclasses.fields(data) if item.name not in kept}
    values["authorities"] = tuple(dataclasses.asdict(item) for item in data.authorities)
    values["wording"] = {key: text for key, text in data.wording.items() if key in OWN_WORDING}
    return values


def person_data(values: Mapping[str, Any], stored: PersonData) -> PersonData:
    """The person the dialog stands for."""
    authorities = tuple(AuthorityData(**item) for item in values["authorities"])
    kept = {key: text for key, text in stored.wording.items() if key not in OWN_WORDING}
    changed = {**values, "authorities": authorities, "wording": {**kept, **values["wording"]}}
    return dataclasses.replace(stored, **changed)

"""The quick card of a partner or of our own school: what a contract needs, and no more."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.data import LicenseData, OrganizationData, PersonData
from models.enums import OrganizationKind
from models.operations.partners import save_partner
from models.problems import Problem
from models.rules.cards import check_organization
from ui.choice import enum_choices
from ui.contracts.signatory_fields import signatory_fields, signatory_of, signatory_values
from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind, Part, Section, Values
from ui.forms.form import Form

if TYPE_CHECKING:
    from ui.context import AppContext

_NAME_LINES = 3.6
_PLAIN = ("full_name", "short_name", "kind", "settlement", "legal_address", "inn")


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """An organisation and its head as they stand before editing."""

    organization: OrganizationData
    head: PersonData | None


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuickPartner", text)


def _teaches(values: Values) -> bool:
    return OrganizationKind(values["kind"]).teaches


def _parts() -> list[Part]:
    """The fields in the order in which a charter and a licence lie on the table."""
    return [
        Section(_tr("Организация"), _tr("Как в уставе; на это ссылается весь договор")),
        Field(
            "full_name",
            _tr("Полное название"),
            Kind.MULTILINE,
            required=True,
            placeholder=_tr("Муниципальное бюджетное общеобразовательное учреждение «…»"),
        ),
        Field("short_name", _tr("Краткое название"), required=True, hint=_tr("Так она называется в списках")),
        Field("kind", _tr("Вид"), Kind.CHOICE, choices=enum_choices(OrganizationKind), required=True, width=36),
        Field("settlement", _tr("Населённый пункт"), width=36, placeholder=_tr("г. …")),
        Field("legal_address", _tr("Юридический адрес")),
        Field("inn", _tr("ИНН"), width=14),
        Section(_tr("Кто подписывает"), _tr("Обычно руководитель; фамилия в именительном падеже")),
        *signatory_fields(),
        Section(_tr("Лицензия"), _tr("Нужна тем, кто преподаёт; можно внести позже")),
        Field("license_number", _tr("Номер лицензии"), width=30, visible=_teaches),
        Field("license_date", _tr("от"), Kind.DATE, visible=_teaches),
        Field("license_issuer", _tr("Кем выдана"), visible=_teaches, placeholder=_tr("Министерство образования …")),
    ]


def _values(entry: PartnerEntry) -> dict[str, Any]:
    organization = entry.organization
    license_ = organization.license or LicenseData()
    return {
        **{name: getattr(organization, name) for name in _PLAIN},
        **signatory_values(entry.head),
        "license_number": license_.number,
        "license_date": license_.issued_on,
        "license_issuer": license_.issuer,
    }


def _organization(entry: PartnerEntry, values: Values) -> OrganizationData:
    typed = {name: values[name] for name in _PLAIN}
    return dataclasses.replace(entry.organization, **typed, licenses=_licenses(entry.organization, values))


def _licenses(organization: OrganizationData, values: Values) -> tuple[LicenseData, ...]:
    present = organization.license
    if not (values["license_number"] or values["license_issuer"] or values["license_date"]):
        return tuple(item for item in organization.licenses if item != present)
    typed = dataclasses.replace(
        present or LicenseData(),
        number=values["license_number"],
        issued_on=values["license_date"],
        issuer=values["license_issuer"],
    )
    if present is None:
        return (typed,)
    return tuple(typed if item == present else item for item in organization.licenses)


def _head(entry: PartnerEntry, values: Values) -> PersonData | None:
    """Who signs; nobody when no name was typed."""
    if not (values["surname"] or values["given_name"]):
        return None
    start = entry.head or PersonData(is_head=True)
    return signatory_of(start, values)


def _check(entry: PartnerEntry) -> Callable[[Values], list[Problem]]:
    def check(values: Values) -> list[Problem]:
        wanted = {"full_name", "short_name", "inn"}
        found = check_organization(_organization(entry, values))
        empty = {"no_full_name", "no_short_name"}
        return [problem for problem in found if problem.field in wanted and problem.code not in empty]

    return check


def edit_partner(
    context: AppContext, entry: PartnerEntry, done: Callable[[int], object], parent: QWidget | None
) -> RecordDialog:
    """Enter or change an organisation with its signatory; saved at once, then `done(organisation id)`."""
    organization = entry.organization
    form = Form(_parts(), check=_check(entry))
    name = form.editor("full_name")
    name.setFixedHeight(round(name.fontMetrics().lineSpacing() * _NAME_LINES))
    form.set_values(_values(entry), show_problems=organization.id is not None)
    db = context.db

    def save(values: dict[str, Any]) -> int:
        return save_partner(db, _organization(entry, values), _head(entry, values))

    title = _title(organization)
    dialog = RecordDialog(context, title, form, save, help_page="contract-wizard", parent=parent)
    dialog.saved.connect(done)
    dialog.open()
    return dialog


def _title(organization: OrganizationData) -> str:
    if organization.id is not None:
        return organization.name
    return _tr("Наша школа") if organization.is_own else _tr("Новый партнёр")

"""The fields of an organisation's dialog, and the way between them and `OrganizationData`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.data import AccountData, LicenseData, OrganizationData, RiskData, SiteData, UnitData
from models.enums import AccountKind, LicenseStatus, OrganizationKind, OwnershipLevel, UnitKind
from models.operations.office import FormRow
from ui.choice import Choice, enum_choices
from ui.forms.fields import Field, Kind, Part, Values

LISTS: dict[str, type] = {
    "licenses": LicenseData,
    "accounts": AccountData,
    "sites": SiteData,
    "units": UnitData,
    "risks": RiskData,
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrganizationFields", text)


def form_choices(forms: Sequence[FormRow]) -> list[Choice]:
    """«МБОУ — Муниципальное бюджетное общеобразовательное учреждение»."""
    return [
        Choice(
            row.id, row.abbreviation if row.abbreviation == row.full_name else f"{row.abbreviation} — {row.full_name}"
        )
        for row in forms
    ]


def name_fields(forms: Sequence[FormRow], add_form: Callable[[], object]) -> list[Part]:
    """Form and names."""
    return [
        Field(
            "form_id",
            _tr("Организационная форма"),
            Kind.RECORD,
            choices=form_choices(forms),
            placeholder=_tr("начните вводить: МБОУ, АНО, ООО…"),
            button=(_tr("Своя форма…"), add_form),
        ),
        Field(
            "full_name",
            _tr("Полное наименование"),
            Kind.MULTILINE,
            hint=_tr("Как в уставе: так оно напечатается в договоре"),
            required=True,
            max_length=600,
        ),
        Field("short_name", _tr("Краткое наименование"), hint=_tr("Как в уставе; так организация названа в списках")),
    ]


def general_fields() -> list[Part]:
    """What kind of organisation it is."""
    return [
        Field("kind", _tr("Вид"), Kind.CHOICE, choices=enum_choices(OrganizationKind), required=True, width=32),
        Field(
            "level", _tr("Чья организация"), Kind.CHOICE, choices=enum_choices(OwnershipLevel), required=True, width=32
        ),
        Field("department", _tr("Учредитель"), placeholder=_tr("Управление образования администрации…")),
    ]


def number_fields() -> list[Part]:
    """Numbers of the state registers."""

    def is_body(values: Values) -> bool:
        return values["kind"] is not OrganizationKind.ENTREPRENEUR

    return [
        Field("inn", _tr("ИНН"), width=16, max_length=20),
        Field("kpp", _tr("КПП"), width=12, max_length=20, visible=is_body),
        Field("ogrn", _tr("ОГРН (ОГРНИП)"), width=18, max_length=24),
        Field("okpo", _tr("ОКПО"), width=12, max_length=20),
        Field("oktmo", _tr("ОКТМО"), width=14, max_length=20),
    ]


def contact_fields() -> list[Part]:
    """Addresses, telephone, mail."""
    return [
        Field("region", _tr("Регион")),
        Field("settlement", _tr("Населённый пункт"), placeholder=_tr("г. …, с. …, п. …")),
        Field("legal_address", _tr("Юридический адрес"), required=True),
        Field("post_address", _tr("Почтовый адрес"), placeholder=_tr("если отличается от юридического")),
        Field("phone", _tr("Телефон"), width=26),
        Field("email", _tr("Электронная почта"), width=34),
        Field("website", _tr("Сайт"), width=34),
    ]


def size_fields() -> list[Part]:
    """How many people, and a note."""
    return [
        Field("pupils_count", _tr("Обучающихся"), Kind.INT),
        Field("teachers_count", _tr("Педагогов"), Kind.INT),
        Field("note", _tr("Заметка для себя"), Kind.MULTILINE, hint=_tr("В договоры не попадает")),
    ]


def license_fields() -> list[Part]:
    """One licence."""
    return [
        Field("number", _tr("Номер"), placeholder=_tr("Л035-…")),
        Field("series", _tr("Серия"), width=12, hint=_tr("Только у старых бумажных лицензий")),
        Field("issued_on", _tr("Дата выдачи"), Kind.DATE),
        Field("issuer", _tr("Кем выдана"), placeholder=_tr("Министерство образования…")),
        Field("issuer_ins", _tr("выданной кем"), hint=_tr("Так напечатается; впишите своё, если предложено неверно")),
        Field("status", _tr("Состояние"), Kind.CHOICE, choices=enum_choices(LicenseStatus), required=True, width=20),
        Field("checked_on", _tr("Проверено в реестре"), Kind.DATE),
    ]


def account_fields() -> list[Part]:
    """One account; the fields follow the kind."""

    def treasury(values: Values) -> bool:
        return values["kind"] is AccountKind.TREASURY

    def bank(values: Values) -> bool:
        return values["kind"] is AccountKind.BANK

    return [
        Field("kind", _tr("Где открыт"), Kind.CHOICE, choices=enum_choices(AccountKind), required=True, width=20),
        Field("payee", _tr("Получатель"), placeholder=_tr("как в платёжном поручении")),
        Field("personal_account", _tr("Лицевой счёт"), width=20, visible=treasury),
        Field("treasury_account", _tr("Казначейский счёт"), width=26, visible=treasury),
        Field("single_treasury_account", _tr("Единый казначейский счёт"), width=26, visible=treasury),
        Field("settlement_account", _tr("Расчётный счёт"), width=26, visible=bank),
        Field("corr_account", _tr("Корреспондентский счёт"), width=26, visible=bank),
        Field("bik", _tr("БИК"), width=14),
        Field("bank_name", _tr("Банк")),
        Field("kbk", _tr("КБК"), width=26, visible=treasury),
    ]


def site_fields() -> list[Part]:
    """One place of teaching."""
    return [
        Field("name", _tr("Название"), placeholder=_tr("Главное здание, Корпус 2…")),
        Field("address", _tr("Адрес")),
    ]


def unit_fields() -> list[Part]:
    """A branch or faculty."""
    return [
        Field("kind", _tr("Что это"), Kind.CHOICE, choices=enum_choices(UnitKind), required=True, width=20),
        Field("name", _tr("Название")),
        Field("address", _tr("Адрес"), placeholder=_tr("если отличается")),
    ]


def risk_fields() -> list[Part]:
    """A risk or a strength."""
    kinds = [Choice(False, _tr("Риск, дефицит")), Choice(True, _tr("Сильная сторона, опыт"))]
    return [
        Field("is_strength", _tr("Что это"), Kind.CHOICE, choices=kinds, required=True, width=24),
        Field("title", _tr("Коротко")),
        Field("note", _tr("Подробнее"), Kind.MULTILINE),
    ]


# Between the form and the record


def organization_values(data: OrganizationData, own_keys: Sequence[str]) -> dict[str, Any]:
    """What the dialog is filled with; corrections of wording beyond `own_keys` stay with the record."""
    plain = {item.name for item in dataclasses.fields(data)} - LISTS.keys() - {"id", "is_own", "archived", "wording"}
    values = {name: getattr(data, name) for name in plain}
    values |= {key: tuple(dataclasses.asdict(item) for item in getattr(data, key)) for key in LISTS}
    values["wording"] = {key: text for key, text in data.wording.items() if key in own_keys}
    return values


def organization_data(values: Mapping[str, Any], stored: OrganizationData, own_keys: Sequence[str]) -> OrganizationData:
    """The record the dialog stands for."""
    lists = {key: tuple(made(**item) for item in values[key]) for key, made in LISTS.items()}
    kept = {key: text for key, text in stored.wording.items() if key not in own_keys}
    changed = {**values, **lists, "wording": {**kept, **values["wording"]}}
    return dataclasses.replace(stored, **changed)

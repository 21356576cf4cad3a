"""Organisations: our own school and its partners, with everything a contract prints about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import (
    Choice,
    IsoDate,
    Record,
    Searchable,
    date_check,
    flag_column,
    map_column,
    text_column,
)
from models.enums import AccountKind, Gender, LicenseStatus, OrganizationKind, OwnershipLevel, UnitKind

if TYPE_CHECKING:
    from models.person import Person


class OrganizationForm(Record):
    """Organisational and legal form with the gender of its head noun; the user may add her own."""

    __tablename__ = "organization_form"

    abbreviation: Mapped[str] = text_column()
    full_name: Mapped[str] = text_column()
    gender: Mapped[Gender] = mapped_column(Choice(Gender))


class Organization(Searchable, Record):
    """A legal person (or entrepreneur). Exactly one row is our own school."""

    __tablename__ = "organization"

    is_own: Mapped[bool] = flag_column()
    archived: Mapped[bool] = flag_column()
    form_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization_form.id", ondelete="SET NULL"), index=True
    )
    full_name: Mapped[str] = text_column()
    short_name: Mapped[str] = text_column()
    kind: Mapped[OrganizationKind] = mapped_column(Choice(OrganizationKind), default=OrganizationKind.SCHOOL)
    level: Mapped[OwnershipLevel] = mapped_column(Choice(OwnershipLevel), default=OwnershipLevel.MUNICIPAL)
    department: Mapped[str] = text_column()
    region: Mapped[str] = text_column()
    settlement: Mapped[str] = text_column()
    legal_address: Mapped[str] = text_column()
    post_address: Mapped[str] = text_column()
    phone: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    website: Mapped[str] = text_column()
    inn: Mapped[str] = text_column()
    kpp: Mapped[str] = text_column()
    ogrn: Mapped[str] = text_column()
    okpo: Mapped[str] = text_column()
    oktmo: Mapped[str] = text_column()
    pupils_count: Mapped[int | None] = mapped_column(Integer)
    teachers_count: Mapped[int | None] = mapped_column(Integer)
    # Corrected wording by «field.case» ("full_name.gen"); what is absent is proposed by documents.russian.
    wording: Mapped[Mapping[str, Any]] = map_column()
    note: Mapped[str] = text_column()

    form: Mapped[OrganizationForm | None] = relationship()
    units: Mapped[list[OrganizationUnit]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="OrganizationUnit.id"
    )
    sites: Mapped[list[Site]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="Site.id"
    )
    accounts: Mapped[list[BankAccount]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="BankAccount.id"
    )
    licenses: Mapped[list[License]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="License.id"
    )
    risks: Mapped[list[RiskFactor]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="RiskFactor.id"
    )
    people: Mapped[list[Person]] = relationship(
        back_populates="organization", cascade="all, delete-orphan", order_by="Person.id"
    )

    @property
    def name(self) -> str:
        """What lists and messages call it."""
        return self.short_name or self.full_name

    def search_source(self) -> str:
        """Names, place, registry numbers and contacts."""
        parts = (
            self.short_name, self.full_name, self.settlement, self.inn, self.ogrn, self.phone,
            self.email, self.department, self.note,
        )  # fmt: skip
        return " ".join(part for part in parts if part)

    def sort_source(self) -> str:
        """Lists show the short name."""
        return self.name


class OrganizationUnit(Record):
    """A branch, faculty or chair that acts for its organisation."""

    __tablename__ = "organization_unit"

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[UnitKind] = mapped_column(Choice(UnitKind))
    name: Mapped[str] = text_column()
    address: Mapped[str] = text_column()

    organization: Mapped[Organization] = relationship(back_populates="units")


class Site(Record):
    """A place of teaching with an address («Корпус 2», «Станция юных техников»)."""

    __tablename__ = "site"

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = text_column()
    address: Mapped[str] = text_column()

    organization: Mapped[Organization] = relationship(back_populates="sites")


class BankAccount(Record):
    """Account of a party: treasury (payee, л/с, казначейский счёт, ЕКС) or bank (р/с, к/с)."""

    __tablename__ = "bank_account"

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[AccountKind] = mapped_column(Choice(AccountKind))
    payee: Mapped[str] = text_column()
    personal_account: Mapped[str] = text_column()
    treasury_account: Mapped[str] = text_column()
    single_treasury_account: Mapped[str] = text_column()
    settlement_account: Mapped[str] = text_column()
    corr_account: Mapped[str] = text_column()
    bik: Mapped[str] = text_column()
    bank_name: Mapped[str] = text_column()
    kbk: Mapped[str] = text_column()

    organization: Mapped[Organization] = relationship(back_populates="accounts")


class License(Record):
    """Educational licence; `issuer` is nominative, `issuer_ins` the corrected instrumental papers print."""

    __tablename__ = "license"
    __table_args__ = (
        date_check("issued_on"),
        date_check("checked_on"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    series: Mapped[str] = text_column()
    number: Mapped[str] = text_column()
    issued_on: Mapped[dt.date | None] = mapped_column(IsoDate)
    issuer: Mapped[str] = text_column()
    issuer_ins: Mapped[str] = text_column()
    status: Mapped[LicenseStatus] = mapped_column(Choice(LicenseStatus), default=LicenseStatus.ACTIVE)
    checked_on: Mapped[dt.date | None] = mapped_column(IsoDate)

    organization: Mapped[Organization] = relationship(back_populates="licenses")


class RiskFactor(Record):
    """One line of a school's risk profile, or an experience it can share (`is_strength`), source 004."""

    __tablename__ = "risk_factor"

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = text_column()
    is_strength: Mapped[bool] = flag_column()
    note: Mapped[str] = text_column()

    organization: Mapped[Organization] = relationship(back_populates="risks")

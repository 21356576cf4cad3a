"""People who sign, answer and teach, and the papers on which their authority rests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ForeignKey
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
from models.enums import AuthorityKind, Gender
from models.organization import Organization


class Person(Searchable, Record):
    """A person of one organisation. The gender is stored, never guessed from the first name."""

    __tablename__ = "person"

    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    surname: Mapped[str] = text_column()
    given_name: Mapped[str] = text_column()
    patronymic: Mapped[str] = text_column()
    gender: Mapped[Gender | None] = mapped_column(Choice(Gender))
    position: Mapped[str] = text_column()
    is_head: Mapped[bool] = flag_column()
    archived: Mapped[bool] = flag_column()
    indeclinable: Mapped[bool] = flag_column()
    phone: Mapped[str] = text_column()
    email: Mapped[str] = text_column()
    # Corrected wording by «field.case»: "name.gen", "name.dat", "position.gen", "position.dat" …
    wording: Mapped[Mapping[str, Any]] = map_column()
    note: Mapped[str] = text_column()

    organization: Mapped[Organization] = relationship(back_populates="people")
    authorities: Mapped[list[Authority]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Authority.id"
    )

    @property
    def full_name(self) -> str:
        """«Иванов Иван Иванович»."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    def search_source(self) -> str:
        """Name, position and contacts."""
        return " ".join(part for part in (self.full_name, self.position, self.phone, self.email) if part)

    def sort_source(self) -> str:
        """By surname."""
        return self.full_name


class Authority(Record):
    """Basis of a person's power to sign: charter, power of attorney, order on acting duties."""

    __tablename__ = "authority"
    __table_args__ = (
        date_check("issued_on"),
        date_check("valid_to"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[AuthorityKind] = mapped_column(Choice(AuthorityKind), default=AuthorityKind.CHARTER)
    number: Mapped[str] = text_column()
    issued_on: Mapped[dt.date | None] = mapped_column(IsoDate)
    valid_to: Mapped[dt.date | None] = mapped_column(IsoDate)
    # The whole genitive phrase when the user corrected it («Устава», «доверенности № 3 от …»).
    wording_gen: Mapped[str] = text_column()

    person: Mapped[Person] = relationship(back_populates="authorities")

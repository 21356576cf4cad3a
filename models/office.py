"""What belongs to the office itself: settings that travel with the database, and the table of legal references."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, IsoDate, Record, date_check, text_column


class Setting(Base):
    """A setting of the office (number mask, default place …), kept in the database because papers depend on it."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = text_column()


class LegalReference(Record):
    """A law or order that papers refer to. Law is dated data: `checked_on` says when somebody last looked."""

    __tablename__ = "legal_reference"
    __table_args__ = (
        date_check("checked_on"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    # Stable name used by templates («ст15», «форма»).
    key: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = text_column()
    # As it stands in a sentence after «в соответствии со/с», instrumental.
    wording_ins: Mapped[str] = text_column()
    source: Mapped[str] = text_column()
    checked_on: Mapped[dt.date | None] = mapped_column(IsoDate)
    note: Mapped[str] = text_column()

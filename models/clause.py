"""The library of additional clauses: those of the office itself, and the days on which wordings were checked.

The clauses that come with the program stand in `resources/clauses`; a row here with the same key takes their place.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Choice, IsoDate, Record, date_check, text_column
from models.enums import ClauseSection


class Clause(Record):
    """A clause of the office's own, or its own wording of one of ours. The fields are told in `models.clause_data`."""

    __tablename__ = "clause"

    key: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = text_column()
    kinds: Mapped[str] = text_column()
    section: Mapped[ClauseSection] = mapped_column(Choice(ClauseSection), default=ClauseSection.ADDITIONAL)
    reason: Mapped[str] = text_column()
    legal_key: Mapped[str] = text_column()
    occasion: Mapped[str] = text_column()
    conflicts: Mapped[str] = text_column()
    needs: Mapped[str] = text_column()
    numbers: Mapped[str] = text_column()

    variants: Mapped[list[ClauseVariant]] = relationship(
        back_populates="clause", cascade="all, delete-orphan", order_by="ClauseVariant.position"
    )


class ClauseVariant(Record):
    """One wording of a clause."""

    __tablename__ = "clause_variant"

    clause_id: Mapped[int] = mapped_column(ForeignKey("clause.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    key: Mapped[str] = text_column()
    name: Mapped[str] = text_column()
    text: Mapped[str] = text_column()

    clause: Mapped[Clause] = relationship(back_populates="variants")


class ClauseCheck(Base):
    """When somebody last compared the wording of a clause, ours or the office's own, with its norm."""

    __tablename__ = "clause_check"
    __table_args__ = (date_check("checked_on"), {"sqlite_strict": True})

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    checked_on: Mapped[dt.date | None] = mapped_column(IsoDate)

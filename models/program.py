"""Network programmes and their components: what is taught together, by whom, for how many hours."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Choice, IsoDate, Record, Searchable, date_check, flag_column, text_column
from models.enums import AssessmentKind, ComponentKind, DeliveryMode, EducationLevel, ProgramKind
from models.organization import Organization


class NetworkProgram(Searchable, Record):
    """A programme realised, wholly or in part, in the network form (ст. 15 273-ФЗ)."""

    __tablename__ = "network_program"
    __table_args__ = (
        date_check("period_start"),
        date_check("period_end"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    title: Mapped[str] = text_column()
    kind: Mapped[ProgramKind] = mapped_column(Choice(ProgramKind), default=ProgramKind.GENERAL)
    level: Mapped[EducationLevel] = mapped_column(Choice(EducationLevel), default=EducationLevel.NONE)
    orientation: Mapped[str] = text_column()
    standard: Mapped[str] = text_column()
    study_form: Mapped[str] = text_column()
    grades: Mapped[str] = text_column()
    period_start: Mapped[dt.date | None] = mapped_column(IsoDate)
    period_end: Mapped[dt.date | None] = mapped_column(IsoDate)
    archived: Mapped[bool] = flag_column()
    note: Mapped[str] = text_column()

    components: Mapped[list[ProgramComponent]] = relationship(
        back_populates="program", cascade="all, delete-orphan", order_by="ProgramComponent.position"
    )

    def search_source(self) -> str:
        """Title, orientation, classes and the titles of the parts."""
        own = (self.title, self.orientation, self.grades, self.kind.title_ru, self.note)
        return " ".join([*own, *(component.title for component in self.components)])

    def sort_source(self) -> str:
        """By title."""
        return self.title


class ProgramComponent(Record):
    """A part of the programme and the organisation that teaches it (or whose resource it uses)."""

    __tablename__ = "program_component"
    __table_args__ = (
        date_check("period_start"),
        date_check("period_end"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    program_id: Mapped[int] = mapped_column(ForeignKey("network_program.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    title: Mapped[str] = text_column()
    kind: Mapped[ComponentKind] = mapped_column(Choice(ComponentKind), default=ComponentKind.MODULE)
    hours: Mapped[int] = mapped_column(Integer, default=0)
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="SET NULL"), index=True
    )
    period_start: Mapped[dt.date | None] = mapped_column(IsoDate)
    period_end: Mapped[dt.date | None] = mapped_column(IsoDate)
    mode: Mapped[DeliveryMode] = mapped_column(Choice(DeliveryMode), default=DeliveryMode.ON_SITE)
    assessment: Mapped[AssessmentKind] = mapped_column(Choice(AssessmentKind), default=AssessmentKind.NONE)
    note: Mapped[str] = text_column()

    program: Mapped[NetworkProgram] = relationship(back_populates="components")
    owner: Mapped[Organization | None] = relationship()

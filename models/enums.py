"""Closed vocabularies of the field. Each member carries its Russian title; the value is what the database holds.

Terms follow order 882/391 of 05.08.2020 and the glossary of the project.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class TitledEnum(StrEnum):
    """A StrEnum whose members have a Russian title: `KEY = "value", "Название"`."""

    title_ru: str

    def __new__(cls, value: str, title_ru: str = "") -> Self:
        """Keep the title beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.title_ru = title_ru
        return member


class Gender(TitledEnum):
    """Grammatical gender of a person or of an organisation's head noun."""

    MALE = "m", "мужской"
    FEMALE = "f", "женский"
    NEUTER = "n", "средний"


class OrganizationKind(TitledEnum):
    """What an organisation does; decides which roles are proposed to it."""

    SCHOOL = "school", "Школа"
    PRESCHOOL = "preschool", "Детский сад"
    SUPPLEMENTARY = "supplementary", "Дополнительное образование"
    COLLEGE = "college", "Колледж, техникум"
    UNIVERSITY = "university", "Вуз"
    FURTHER = "further", "Повышение квалификации"
    CULTURE = "culture", "Культура"
    SPORT = "sport", "Спорт"
    HEALTH = "health", "Здравоохранение"
    EMPLOYMENT = "employment", "Служба занятости"
    FIRM = "firm", "Предприятие"
    NONPROFIT = "nonprofit", "Некоммерческая организация"
    ENTREPRENEUR = "entrepreneur", "Индивидуальный предприниматель"
    OTHER = "other", "Другое"

    @property
    def teaches(self) -> bool:
        """Whether organisations of this kind normally hold an educational licence."""
        return self in {
            OrganizationKind.SCHOOL,
            OrganizationKind.PRESCHOOL,
            OrganizationKind.SUPPLEMENTARY,
            OrganizationKind.COLLEGE,
            OrganizationKind.UNIVERSITY,
            OrganizationKind.FURTHER,
        }


class OwnershipLevel(TitledEnum):
    """Whose organisation it is."""

    MUNICIPAL = "municipal", "Муниципальная"
    REGIONAL = "regional", "Региональная"
    FEDERAL = "federal", "Федеральная"
    PRIVATE = "private", "Частная"


class UnitKind(TitledEnum):
    """A part of an organisation that acts in the network under its own name."""

    BRANCH = "branch", "Филиал"
    FACULTY = "faculty", "Факультет"
    CHAIR = "chair", "Кафедра"
    DEPARTMENT = "department", "Отделение"


class AccountKind(TitledEnum):
    """Where the money is kept: budget bodies have treasury accounts, others a bank."""

    TREASURY = "treasury", "Казначейство"
    BANK = "bank", "Банк"


class LicenseStatus(TitledEnum):
    """State of an educational licence in the public registry."""

    ACTIVE = "active", "действует"
    SUSPENDED = "suspended", "приостановлена"
    ANNULLED = "annulled", "аннулирована"


class AuthorityKind(TitledEnum):
    """On what a signatory's power rests («действующего на основании …»)."""

    CHARTER = "charter", "Устав"
    REGULATION = "regulation", "Положение"
    POWER_OF_ATTORNEY = "power_of_attorney", "Доверенность"
    ACTING_ORDER = "acting_order", "Приказ об исполнении обязанностей"
    REGISTRATION = "registration", "Запись в ЕГРИП"


class ProgramKind(TitledEnum):
    """Вид образовательной программы (ст. 12 273-ФЗ)."""

    GENERAL = "general", "основная общеобразовательная"
    VOCATIONAL = "vocational", "основная профессиональная"
    TRAINING = "training", "профессионального обучения"
    ADDITIONAL_GENERAL = "additional_general", "дополнительная общеразвивающая"
    ADDITIONAL_PREPROF = "additional_preprof", "дополнительная предпрофессиональная"
    ADDITIONAL_VOCATIONAL = "additional_vocational", "дополнительная профессиональная"

    @property
    def has_standard(self) -> bool:
        """Whether an educational standard or federal requirements apply (form 882/391, footnote 3)."""
        return self in {
            ProgramKind.GENERAL,
            ProgramKind.VOCATIONAL,
            ProgramKind.ADDITIONAL_PREPROF,
        }

    @property
    def has_level(self) -> bool:
        """Whether the programme belongs to a level of education (additional ones have an orientation instead)."""
        return self in {ProgramKind.GENERAL, ProgramKind.VOCATIONAL}


class EducationLevel(TitledEnum):
    """Уровень образования (ст. 10 273-ФЗ)."""

    NONE = "none", "не установлен"
    PRESCHOOL = "preschool", "дошкольное образование"
    PRIMARY = "primary", "начальное общее образование"
    BASIC = "basic", "основное общее образование"
    SECONDARY = "secondary", "среднее общее образование"
    VOCATIONAL = "vocational", "среднее профессиональное образование"
    HIGHER = "higher", "высшее образование"


class ComponentKind(TitledEnum):
    """What part of a programme it is (ст. 15 273-ФЗ, ч. 1)."""

    SUBJECT = "subject", "учебный предмет"
    COURSE = "course", "курс"
    DISCIPLINE = "discipline", "дисциплина"
    MODULE = "module", "модуль"
    PRACTICE = "practice", "практика"
    OTHER = "other", "иной компонент"


class DeliveryMode(TitledEnum):
    """How pupils and teachers meet (условия реализации)."""

    ON_SITE = "on_site", "на площадке организации"
    PUPILS_TRAVEL = "pupils_travel", "обучающиеся приезжают"
    TEACHER_TRAVELS = "teacher_travels", "приезжает педагог"
    DISTANCE = "distance", "дистанционно"


class AssessmentKind(TitledEnum):
    """Form of the interim assessment of a component."""

    NONE = "none", "не предусмотрена"
    CREDIT = "credit", "зачёт"
    GRADED_CREDIT = "graded_credit", "дифференцированный зачёт"
    EXAM = "exam", "экзамен"
    PROJECT = "project", "защита проекта"
    TEST = "test", "итоговый тест"


class PartyRole(TitledEnum):
    """A party's part in one contract; never a property of the organisation (order 882/391, п. 4)."""

    BASE = "base", "Базовая организация"
    EDU_PARTICIPANT = "edu_participant", "Образовательная организация-участник"
    RESOURCE_HOLDER = "resource_holder", "Организация, обладающая ресурсами"
    COORDINATOR = "coordinator", "Координатор"
    PARTY = "party", "Сторона"

    @property
    def teaches(self) -> bool:
        """Whether the role obliges its bearer to teach under a licence (п. 4–5 of the order)."""
        return self in {PartyRole.BASE, PartyRole.EDU_PARTICIPANT}


class ContractState(TitledEnum):
    """Work on the text: stored, changed by an action. What time does is computed, see `models.rules.terms`."""

    DRAFT = "draft", "Черновик"
    REVIEW = "review", "Внутреннее согласование"
    AT_PARTNER = "at_partner", "У партнёра"
    DISAGREEMENT = "disagreement", "Разногласия"
    AGREED = "agreed", "Согласован"
    SIGNING = "signing", "На подписании"
    SIGNED = "signed", "Подписан"
    NOT_CONCLUDED = "not_concluded", "Не заключён"
    TERMINATED = "terminated", "Расторгнут"
    FULFILLED = "fulfilled", "Исполнен"


class ClauseSection(TitledEnum):
    """In which section of a contract an additional clause stands; the order is that of the papers."""

    SUBJECT = "subject", "Предмет"
    WORK = "work", "Порядок работы"
    FINANCE = "finance", "Финансы"
    TERM = "term", "Срок действия"
    ADDITIONAL = "additional", "Дополнительные условия"
    FINAL = "final", "Заключительные положения"


class RosterMode(TitledEnum):
    """Whether the roster annex names pupils or only counts them (personal data are asked for only if needed)."""

    NUMBERS = "numbers", "только количество"
    NAMES = "names", "поимённо"


class ResourceKind(TitledEnum):
    """What a resource holder gives (form 882/391, variant for resource holders, 2.2)."""

    PREMISES = "premises", "помещение"
    EQUIPMENT = "equipment", "оборудование"
    PROPERTY = "property", "имущество"
    MATERIALS = "materials", "материально-техническое обеспечение"
    STAFF = "staff", "кадры"
    OTHER = "other", "иной ресурс"


class Weekday(TitledEnum):
    """Day of the week; the value sorts as the week runs."""

    MONDAY = "1", "понедельник"
    TUESDAY = "2", "вторник"
    WEDNESDAY = "3", "среда"
    THURSDAY = "4", "четверг"
    FRIDAY = "5", "пятница"
    SATURDAY = "6", "суббота"
    SUNDAY = "7", "воскресенье"


class WeekParity(TitledEnum):
    """Every week, or only odd/even weeks counted from the first week of the slot."""

    EVERY = "every", "каждую неделю"
    ODD = "odd", "по нечётным неделям"
    EVEN = "even", "по чётным неделям"

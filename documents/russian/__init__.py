"""Russian wording: cases, agreement, numbers, dates, typography; requisites and order. Knows nothing of contracts.

What lists and cards need as well (`fold`, `sort_key`, `plural`, `check_…`) stands in models/ and is passed on here.

Importing it costs nothing: the dictionary (pymorphy3) and pytrovich are loaded at their first use.
"""

from __future__ import annotations

from documents.russian.agreement import Agreement, agreement, organisation_gender
from documents.russian.dates import (
    class_ordinal,
    course_ordinal,
    date,
    date_range,
    month_year,
    school_year,
    time_of_day,
    weekday,
)
from documents.russian.grammar import CASES, NBSP, OBLIQUE, Case, Gender, NounGender
from documents.russian.initials import initial, initials_after, initials_before
from documents.russian.money import money, money_figures, money_short
from documents.russian.names import InflectedName, InflectedPart, gender_of, inflect_name
from documents.russian.numbers import figures, number, ordinal
from documents.russian.phrase_doubts import phrase_doubt
from documents.russian.phrases import inflect_phrase
from documents.russian.typography import typography
from documents.russian.units import count
from models.plural import plural
from models.requisites import (
    check_account,
    check_bik,
    check_correspondent_account,
    check_inn,
    check_kpp,
    check_license,
    check_ogrn,
    check_ogrnip,
    check_okpo,
    check_oktmo,
    check_personal_account,
    check_settlement_account,
    check_single_treasury_account,
    check_snils,
    check_treasury_account,
)
from models.text import fold, sort_key

__all__ = [
    "CASES",
    "NBSP",
    "OBLIQUE",
    "Agreement",
    "Case",
    "Gender",
    "InflectedName",
    "InflectedPart",
    "NounGender",
    "agreement",
    "check_account",
    "check_bik",
    "check_correspondent_account",
    "check_inn",
    "check_kpp",
    "check_license",
    "check_ogrn",
    "check_ogrnip",
    "check_okpo",
    "check_oktmo",
    "check_personal_account",
    "check_settlement_account",
    "check_single_treasury_account",
    "check_snils",
    "check_treasury_account",
    "class_ordinal",
    "count",
    "course_ordinal",
    "date",
    "date_range",
    "figures",
    "fold",
    "gender_of",
    "inflect_name",
    "inflect_phrase",
    "initial",
    "initials_after",
    "initials_before",
    "money",
    "money_figures",
    "money_short",
    "month_year",
    "number",
    "ordinal",
    "organisation_gender",
    "phrase_doubt",
    "plural",
    "school_year",
    "sort_key",
    "time_of_day",
    "typography",
    "weekday",
]

"""Counted things: «10 (десяти) рабочих дней», «1 обучающийся», «5 лет»."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias

from documents.russian.dictionary import inflected
from documents.russian.grammar import NBSP, Case, NounGender
from documents.russian.numbers import figures, number
from documents.russian.phrase_words import Sense, adjective_senses, noun_senses
from models.plural import plural

CountStyle: TypeAlias = Literal["both", "figures", "words"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Forms of a counted thing. `singular`, `plural`: nom gen dat acc ins pre; `few` beside 2–4, `many` beside 5."""

    gender: NounGender
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    few: str
    many: str
    animate: bool = False


_GENDERS: dict[str, NounGender] = {"m": "m", "f": "f", "n": "n"}
_ORDER: tuple[Case, ...] = ("nom", "gen", "dat", "acc", "ins", "pre")


def _unit(
    gender: NounGender, singular: str, plural_forms: str, few: str = "", many: str = "", animate: bool = False
) -> Unit:
    ones, all_ = tuple(singular.split(" | ")), tuple(plural_forms.split(" | "))
    return Unit(gender, ones, all_, few or ones[1], many or all_[1], animate)


UNITS: dict[str, Unit] = {
    "экземпляр": _unit(
        "m",
        "экземпляр | экземпляра | экземпляру | экземпляр | экземпляром | экземпляре",
        "экземпляры | экземпляров | экземплярам | экземпляры | экземплярами | экземплярах",
    ),
    "день": _unit("m", "день | дня | дню | день | днём | дне", "дни | дней | дням | дни | днями | днях"),
    "рабочий день": _unit(
        "m",
        "рабочий день | рабочего дня | рабочему дню | рабочий день | рабочим днём | рабочем дне",
        "рабочие дни | рабочих дней | рабочим дням | рабочие дни | рабочими днями | рабочих днях",
        "рабочих дня",
    ),
    "календарный день": _unit(
        "m",
        "календарный день | календарного дня | календарному дню | календарный день | календарным днём"
        " | календарном дне",
        "календарные дни | календарных дней | календарным дням | календарные дни | календарными днями"
        " | календарных днях",
        "календарных дня",
    ),
    "час": _unit("m", "час | часа | часу | час | часом | часе", "часы | часов | часам | часы | часами | часах"),
    "академический час": _unit(
        "m",
        "академический час | академического часа | академическому часу | академический час"
        " | академическим часом | академическом часе",
        "академические часы | академических часов | академическим часам | академические часы"
        " | академическими часами | академических часах",
        "академических часа",
    ),
    "учебный час": _unit(
        "m",
        "учебный час | учебного часа | учебному часу | учебный час | учебным часом | учебном часе",
        "учебные часы | учебных часов | учебным часам | учебные часы | учебными часами | учебных часах",
        "учебных часа",
    ),
    "минута": _unit(
        "f",
        "минута | минуты | минуте | минуту | минутой | минуте",
        "минуты | минут | минутам | минуты | минутами | минутах",
    ),
    "человек": _unit(
        "m",
        "человек | человека | человеку | человека | человеком | человеке",
        "люди | человек | человекам | человек | человеками | человеках",
        "человека",
        "человек",
        animate=True,
    ),
    "обучающийся": _unit(
        "m",
        "обучающийся | обучающегося | обучающемуся | обучающегося | обучающимся | обучающемся",
        "обучающиеся | обучающихся | обучающимся | обучающихся | обучающимися | обучающихся",
        "обучающихся",
        "обучающихся",
        animate=True,
    ),
    "ученик": _unit(
        "m",
        "ученик | ученика | ученику | ученика | учеником | ученике",
        "ученики | учеников | ученикам | учеников | учениками | учениках",
        animate=True,
    ),
    "год": _unit("m", "год | года | году | год | годом | годе", "годы | лет | годам | годы | годами | годах"),
    "учебный год": _unit(
        "m",
        "учебный год | учебного года | учебному году | учебный год | учебным годом | учебном году",
        "учебные годы | учебных лет | учебным годам | учебные годы | учебными годами | учебных годах",
        "учебных года",
    ),
    "месяц": _unit(
        "m",
        "месяц | месяца | месяцу | месяц | месяцем | месяце",
        "месяцы | месяцев | месяцам | месяцы | месяцами | месяцах",
    ),
    "неделя": _unit(
        "f",
        "неделя | недели | неделе | неделю | неделей | неделе",
        "недели | недель | неделям | недели | неделями | неделях",
    ),
    "страница": _unit(
        "f",
        "страница | страницы | странице | страницу | страницей | странице",
        "страницы | страниц | страницам | страницы | страницами | страницах",
    ),
    "лист": _unit(
        "m", "лист | листа | листу | лист | листом | листе", "листы | листов | листам | листы | листами | листах"
    ),
    "рубль": _unit(
        "m", "рубль | рубля | рублю | рубль | рублём | рубле", "рубли | рублей | рублям | рубли | рублями | рублях"
    ),
    "копейка": _unit(
        "f",
        "копейка | копейки | копейке | копейку | копейкой | копейке",
        "копейки | копеек | копейкам | копейки | копейками | копейках",
    ),
    "группа": _unit(
        "f",
        "группа | группы | группе | группу | группой | группе",
        "группы | групп | группам | группы | группами | группах",
    ),
    "занятие": _unit(
        "n",
        "занятие | занятия | занятию | занятие | занятием | занятии",
        "занятия | занятий | занятиям | занятия | занятиями | занятиях",
    ),
    "урок": _unit(
        "m", "урок | урока | уроку | урок | уроком | уроке", "уроки | уроков | урокам | уроки | уроками | уроках"
    ),
}


def count(value: int | float, unit: str, case: Case = "nom", style: CountStyle = "both") -> str:
    """A counted thing in a case: count(10, "рабочий день", "gen") → «10 (десяти) рабочих дней».

    Style «figures»: «10 рабочих дней»; «words»: «десяти рабочих дней». Fractions take the genitive singular and no
    words: «1,5 часа». Units outside the table are inflected by the dictionary. Parts are joined by no-break spaces.
    """
    forms = UNITS.get(unit.strip().lower()) or _learned(unit.strip())
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value}{NBSP}{forms.singular[1]}"
    if isinstance(value, float) and not value.is_integer():
        return f"{_decimal(value)}{NBSP}{forms.singular[1]}"
    whole = int(value)
    noun = unit_form(whole, forms, case)
    in_words = number(whole, forms.gender, case, forms.animate)
    if style == "words":
        return f"{in_words} {noun}"
    if style == "figures":
        return f"{figures(whole)}{NBSP}{noun}"
    return f"{figures(whole)}{NBSP}({in_words}){NBSP}{noun}"


def unit_form(value: int, unit: Unit, case: Case) -> str:
    """The form of the unit beside the number in this case, without the number."""
    place = _ORDER.index(case)
    if abs(value) % 10 == 1 and abs(value) % 100 != 11:
        return unit.singular[place]
    if case == "nom" or (case == "acc" and not (unit.animate and abs(value) in (2, 3, 4))):
        return plural(value, unit.singular[0], unit.few, unit.many)
    return unit.many if case in ("gen", "acc") else unit.plural[place]


def _decimal(value: float) -> str:
    hundredths = round(Fraction(value) * 100)
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if value < 0 else ""
    return f"{sign}{figures(whole)},{rest:02d}".rstrip("0").rstrip(",")


@lru_cache(maxsize=256)
def _learned(unit: str) -> Unit:
    """A unit built from the dictionary: adjectives, their noun, and what hangs on it («урок в неделю»)."""
    words = unit.split()
    place = next((number for number, word in enumerate(words) if _counted_senses(word)), len(words))
    if place == len(words) or not all(adjective_senses(word.lower()) for word in words[:place]):
        return Unit("m", (unit,) * len(_ORDER), (unit,) * len(_ORDER), unit, unit)
    words, tail = words[: place + 1], "".join(f" {word}" for word in words[place + 1 :])
    known = UNITS.get(" ".join(words).lower())
    if known is not None:
        return _with_tail(known, tail)
    noun = _counted_senses(words[-1])[0]
    singular = tuple(_phrase(words, noun, case, "sing") for case in _ORDER)
    plural_forms = tuple(_phrase(words, noun, case, "plur") for case in _ORDER)
    gender = _GENDERS.get(noun.shape.gender, "m")
    # «два новых стола», but «две новые парты».
    adjectives = plural_forms[0 if gender == "f" else 1].split()[:-1]
    few = " ".join([*adjectives, singular[1].split()[-1]])
    return _with_tail(Unit(gender, singular, plural_forms, few, plural_forms[1], noun.shape.animate), tail)


def _with_tail(unit: Unit, tail: str) -> Unit:
    return replace(
        unit,
        singular=tuple(form + tail for form in unit.singular),
        plural=tuple(form + tail for form in unit.plural),
        few=unit.few + tail,
        many=unit.many + tail,
    )


def _counted_senses(word: str) -> tuple[Sense, ...]:
    return tuple(sense for sense in noun_senses(word.lower()) if sense.shape.number == "sing")


def _phrase(words: list[str], noun: Sense, case: Case, amount: str) -> str:
    """The words of a unit in a case and number; a word that does not agree stays."""
    forms = []
    for word in words[:-1]:
        fitting = [sense for sense in adjective_senses(word.lower()) if noun.shape.agrees(sense.shape)]
        source: Case = "gen" if case == "acc" and noun.shape.animate else "nom" if case == "acc" else case
        if noun.shape.gender == "f" and amount == "sing":
            source = case
        form = inflected(fitting[0].reading, source, amount, noun.shape.gender or "m") if fitting else None
        forms.append(form or word)
    last = words[-1] if case == "nom" and amount == "sing" else inflected(noun.reading, case, amount)
    return " ".join([*forms, last or words[-1]])

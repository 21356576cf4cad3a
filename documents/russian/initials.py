"""Surnames with initials, on either side."""

from __future__ import annotations

from documents.russian import name_tables
from documents.russian.grammar import NBSP
from documents.russian.names import InflectedName


def initials_after(name: InflectedName | tuple[str, str, str]) -> str:
    """«Иванову И. И.»: surname in its case, then initials, held together by no-break spaces."""
    surname, letters = _short(name)
    return NBSP.join(part for part in (surname, letters) if part)


def initials_before(name: InflectedName | tuple[str, str, str]) -> str:
    """«И. И. Иванову»: initials, then the surname in its case, held together by no-break spaces."""
    surname, letters = _short(name)
    return NBSP.join(part for part in (letters, surname) if part)


def _short(name: InflectedName | tuple[str, str, str]) -> tuple[str, str]:
    if isinstance(name, InflectedName):
        surname, given, patronymic = name.surname.text, name.given.text, name.patronymic.text
    else:
        surname, given, patronymic = name
    return surname.strip(), NBSP.join(letter for letter in (initial(given), initial(patronymic)) if letter)


def initial(part: str) -> str:
    """«Иван» → «И.», «Анна-Мария» → «А.-М.», «Кызыл-оолович» → «К.», «И.» unchanged, «Мамед оглы» → «М.».

    A piece that begins small after a capital is no name of its own. Empty for an empty part.
    """
    first = part.split()[:1]
    if not first:
        return ""
    pieces = [piece[0] for piece in first[0].split("-") if piece and piece[0].isalpha()]
    letters = [letter.upper() for letter in pieces if letter.isupper() or not pieces[0].isupper()]
    if len(letters) > 1 and first[0].lower().endswith(name_tables.SON_WORDS + name_tables.DAUGHTER_WORDS):
        letters = letters[:1]
    return "-".join(f"{letter}." for letter in letters)

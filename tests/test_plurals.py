"""A number never stands beside a word of one form: «договор(ов)», «14 дн.», «{count} договоров» are hunted for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents import russian
from models.plural import days, plural
from ui.system.locale_ru import counted

ROOT = Path(__file__).resolve().parent.parent
FILES = [file for name in ("ui", "models", "documents", "resources") for file in sorted((ROOT / name).rglob("*.py"))]
# «договор(ов)», «стороны(а)»: a letter, then an ending in brackets.
BARE_ENDING = re.compile(r"[а-яё]\((?:ов|ев|ей|ам|ами|ах|а|ы|и|я|ь|у|е)\)")
# A number, then a shortened or a countable word of one form.
SHORTENED = re.compile(r"^[\s\u00a0]+(?:дн|шт|час|мин|чел|экз|стр|мес|нед|сут|уч|зап|док)\.(?!\w)")
COUNTABLE = re.compile(
    r"^[\s\u00a0]+(?:договор|сторон|файл|документ|запис|строк|замечани|лист|страниц|экземпляр|учени|обучающ|занят|урок"
    r"|час|минут|д(?:ень|ня|ней)\b|дн[яей]|недел|месяц|лет\b|год(?:а|ов)?\b|раз(?:а)?\b|мест|слов|ошиб|организаци|партн"
    r"|сотрудник|программ|шаблон|копи|верси|пункт|услови|пол(?:е|я|ей)\b|человек|шаг)[а-яё]*"
)
PLACES = re.compile(r"\{(?:count|number|total|n|shown|left|done|rows|files|amount|\d?)\}")
NUMBERS = re.compile(
    r"(?:^|_)(?:count|total|number|days|hours|minutes|pages|years|weeks|months|left|rest|amount|since|quantity|size|n)$"
)


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """String constants that follow a number put into the text, with the line; whole texts with «{}» too."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.JoinedStr):
            for before, value in zip(inner.values, inner.values[1:], strict=False):
                if isinstance(value, ast.Constant) and _is_number(before):
                    yield value.lineno, str(value.value)
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield from ((inner.lineno, piece) for piece in PLACES.split(inner.value)[1:])


def _is_number(value: ast.expr) -> bool:
    """Whether what is put into the text is called like a number; constants have one form for ever."""
    inner = value.value if isinstance(value, ast.FormattedValue) else value
    if isinstance(inner, ast.Call):
        return isinstance(inner.func, ast.Name) and inner.func.id in {"len", "sum", "grouped", "figures", "abs"}
    name = inner.id if isinstance(inner, ast.Name) else inner.attr if isinstance(inner, ast.Attribute) else ""
    return bool(NUMBERS.search(name))


def _docstrings(tree: ast.AST) -> set[int]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr):
            value = node.body[0].value
            found.update(range(value.lineno, (value.end_lineno or value.lineno) + 1))
    return found


def test_no_number_beside_a_word_of_one_form() -> None:
    wrong = []
    for file in FILES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        name = str(file.relative_to(ROOT))
        documented = _docstrings(tree)
        for line, text in _texts(tree):
            if line in documented:
                continue
            if SHORTENED.search(text) or COUNTABLE.search(text):
                wrong.append(f"{name}:{line}: …{text[:30]!r}")
        for node in ast.walk(tree):
            value = node.value if isinstance(node, ast.Constant) and node.lineno not in documented else ""
            if isinstance(value, str) and BARE_ENDING.search(value):
                wrong.append(f"{name}: {value[:60]!r}")
    assert wrong == []


def test_no_bare_endings_in_templates_and_help() -> None:
    files = [*(ROOT / "resources").rglob("*.txt"), *(ROOT / "resources").rglob("*.html")]
    wrong = [
        f"{file.relative_to(ROOT)}: {found.group()}"
        for file in files
        for found in BARE_ENDING.finditer(file.read_text(encoding="utf-8"))
    ]
    assert files
    assert wrong == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "дней"), (1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (14, "дней"), (21, "день"), (112, "дней")],
)
def test_the_rule_is_one(number: int, words: str) -> None:
    forms = ("день", "дня", "дней")
    assert plural(number, *forms) == words
    assert russian.plural is plural
    assert counted(number, forms) == f"{number}\u00a0{words}"
    assert days(number) == f"{number}\u00a0{words}"

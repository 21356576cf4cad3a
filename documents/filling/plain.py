"""Fills the text of a clause: the tags of templates in plain lines, with the same fences and the same complaints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from documents.filling.fields import UnknownField, unknown_fields
from documents.filling.problems import TemplateProblem, in_paragraph
from documents.filling.sandbox import Budget, NotPlain, TemplateEnvironment, TooMuch, forbidden, guard_loops
from documents.filling.slips import half_written, loose_command, misnamed
from documents.filling.values import prepared

MAX_LENGTH = 500_000  # characters of one clause; a few pages are 10 000
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_LEVEL = re.compile(r"\{%(?:p|tr|tc)\s")
_QUOTES = re.compile("[«»„“”]")
_SHORT_WORD = re.compile(r"(?<![\w-])([вВкКсСуУоОиИаА]) (?=\S|$)")  # no line ends with «в», «и»
_ALLOWED = "В тексте условия разрешены поля {{ … }}, условия if и циклы for."


class PlainText:
    """A text with tags, ready to fill; `names` are those its tags begin with. TemplateProblem when it is faulty."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        environment = TemplateEnvironment(plain=True)
        try:
            self._tree = environment.parse("".join(map(_prepared, _TAG.split(text))))
        except TemplateSyntaxError as error:
            line = self._line(error.lineno)
            names = (misnamed(tag) for tag in _TAG.findall(line) if tag.startswith("{{"))
            slips = [loose_command(line), half_written(line), *names]
            slip = next((item for item in slips if item is not None), None)
            fault, advice = (slip.fault, slip.advice) if slip else ("тег записан с ошибкой.", _advice(text))
            raise in_paragraph(line, fault, advice) from error
        found = forbidden(self._tree)
        if found:
            raise self._problem(found[0], f"стоит недопустимая команда «{found[1]}».", _ALLOWED)
        guard_loops(self._tree)
        self._template: Template = environment.from_string(self._tree)
        self.names = frozenset(node.name for node in self._tree.find_all(nodes.Name))

    def unknown(self, data: Mapping[str, object]) -> list[tuple[str, UnknownField]]:
        """Every name that `data`, a full example, does not hold, with its line."""
        return [(self._line(field.line), field) for field in unknown_fields(self._tree, data)]

    def fill(self, data: Mapping[str, object]) -> str:
        """The text with values. TemplateProblem when it asks for what is not there."""
        used = {name: data[name] for name in self.names if name in data}  # copying the whole costs more than filling
        chunks: list[str] = []
        left = MAX_LENGTH
        try:
            for chunk in self._template.generate(prepared(used, Budget())):
                left -= len(chunk)
                if left < 0:
                    raise TooMuch
                chunks.append(chunk)
            return "".join(chunks)
        except (UndefinedError, SecurityError) as error:
            raise TemplateProblem("В тексте условия есть поле, которого нет.", _ALLOWED) from error
        except NotPlain as error:
            fault = "В тексте условия есть поле, которое нельзя напечатать или повторить."
            raise TemplateProblem(fault, error.advice) from error
        except TooMuch as error:
            raise TemplateProblem("Условие получается слишком длинным.", "Проверьте циклы for.") from error

    def _line(self, number: int) -> str:
        return self._lines[min(max(number, 1), len(self._lines)) - 1]

    def _problem(self, line: int, fault: str, advice: str) -> TemplateProblem:
        return in_paragraph(self._line(line), fault, advice)


@lru_cache(maxsize=256)
def plain_text(text: str) -> PlainText:
    """The text compiled, kept for the next filling."""
    return PlainText(text)


def _prepared(part: str) -> str:
    """Words with their no-break spaces; tags with straight quotes and without the prefixes of Word templates."""
    if part.startswith("{"):
        tag = _LEVEL.sub("{% ", part)
        return tag if '"' in tag or "'" in tag else _QUOTES.sub('"', tag)
    return _SHORT_WORD.sub("\\1\u00a0", part.replace("~", "\u00a0"))


def _advice(text: str) -> str:
    opened, closed = len(re.findall(r"\{%p?\s*(?:if|for)\b", text)), len(re.findall(r"\{%p?\s*end(?:if|for)\b", text))
    if opened != closed:
        return "У каждого if должен быть свой endif, у каждого for – свой endfor."
    return "Проверьте скобки, точки, пробелы и кавычки."

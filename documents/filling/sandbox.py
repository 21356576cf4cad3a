"""The Jinja environment of templates: plain data only, an explicit list of what a tag may say, limits on work.

Three fences stand one behind the other: the tree of every tag is checked against `_ALLOWED` when the template is
loaded; the sandbox reaches dictionaries and lists only, never attributes of Python objects; what is printed must be
text or a number, and loops and output have budgets.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from documents.filling.hyphens import unbroken

MAX_LOOP_STEPS = 200_000
MAX_OUTPUT = 32 * 1024 * 1024  # characters
MAX_NESTING = 4
FILTERS = {"length": "количество", "join": "через запятую", "first": "первый", "last": "последний"}
ROWS_FILTER = "строки"  # put in by `guard_loops`, not to be written in a template
_TESTS = frozenset({"defined", "undefined", "none", "odd", "even"})
_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex", "previtem", "nextitem"})
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Filter,
    nodes.Test, nodes.Add, nodes.Sub, nodes.Mul, nodes.Concat, nodes.Neg, nodes.List, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


# What tags print is noted here while somebody listens: the check of a template looks for each of it in the paper.
heard: ContextVar[list[str] | None] = ContextVar("heard", default=None)


class NotPlain(TypeError):
    """A value that is neither text, number, truth value, list nor dictionary, or one that cannot be printed."""

    @property
    def advice(self) -> str:
        """What to do instead of printing this value."""
        value = self.args[0] if self.args else None
        if isinstance(value, bool):
            return "Оно отвечает «да» или «нет»: им включают условие (if)."
        if isinstance(value, list):
            return "Это список: его повторяют (for), а печатают поля его строк."
        if isinstance(value, dict):
            return "Это несколько полей сразу: допишите через точку, какое из них напечатать."
        return "Напечатать можно текст или число, повторять (for) – только список."


class TooMuch(RuntimeError):
    """A template loops or prints beyond any sensible paper."""


class Budget:
    """Counts down the work of one filling."""

    def __init__(self) -> None:
        self.steps = MAX_LOOP_STEPS

    def spend(self, steps: int) -> None:
        self.steps -= steps + 1
        if self.steps < 0:
            raise TooMuch


class Rows(list[Any]):
    """A list that charges the budget each time it is walked."""

    def __init__(self, items: list[Any], budget: Budget) -> None:
        super().__init__(items)
        self._budget = budget

    def __iter__(self) -> Iterator[Any]:
        self._budget.spend(len(self))
        return super().__iter__()


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Autoescaping, strict about unknown names, blind to Python attributes."""

    intercepted_binops = frozenset({"*", "**", "%", "/", "//"})

    def __init__(self, *, plain: bool = False) -> None:
        """`plain`: what is filled is text of a clause, not XML; a value stays on its line."""
        super().__init__(
            autoescape=not plain, undefined=StrictUndefined, finalize=on_one_line if plain else printed,
            keep_trailing_newline=True,
        )  # fmt: skip
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | {ROWS_FILTER: only_rows}
        self.tests = {name: check for name, check in self.tests.items() if name in _TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`стороны.имя`: an entry of a dictionary, or what a loop tells about itself."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, Undefined):
            return self.undefined(name=attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`стороны[0]`, `сторона['имя']`."""
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.getattr(obj, str(argument))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only products of small numbers: `'а' * 10000000` is a memory bomb."""
        small = all(isinstance(value, int) and abs(value) < 10_000 for value in (left, right))
        if operator == "*" and small:
            return left * right
        raise SecurityError(f"operator {operator}")

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called from a template."""
        return False


def only_rows(value: object) -> object:
    """What a loop walks: a list of the data, which has a budget. A text of a million letters has none."""
    if isinstance(value, (Rows, Undefined)):
        return value
    raise NotPlain


def guard_loops(tree: nodes.Template) -> None:
    """Make every loop of a checked template walk lists of the data only."""
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, ROWS_FILTER, [], [], None, None, lineno=loop.lineno)


def printed(value: object) -> object:
    """What a `{{ … }}` puts into the text: escaped, line ends, tabs and hyphens in numbers as Word's own. NotPlain
    for other than text."""
    if isinstance(value, Undefined):
        return value  # its own error names the field
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise NotPlain(value)
    listener = heard.get()
    if listener is not None:
        listener.append(str(value))
    if isinstance(value, int):
        return str(value)
    safe = unbroken(str(escape(value)))
    if "\n" in safe or "\t" in safe:
        safe = safe.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        safe = safe.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return Markup(safe)


def on_one_line(value: object) -> object:
    """What a `{{ … }}` puts into a plain text: a line end in a value would begin another clause."""
    if isinstance(value, Undefined):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise NotPlain(value)
    return " ".join(str(value).splitlines()) if isinstance(value, str) else str(value)


def forbidden(tree: nodes.Template) -> tuple[int, str] | None:
    """Line and name of the first thing in a template that a tag may not say; None when all is allowed."""
    return _forbidden_node(tree, 0)


def _forbidden_node(node: nodes.Node, depth: int) -> tuple[int, str] | None:
    if not isinstance(node, _ALLOWED):
        return node.lineno, type(node).__name__.lower()
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return node.lineno, node.name
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        return node.lineno, node.name
    name = node.attr if isinstance(node, nodes.Getattr) else node.name if isinstance(node, nodes.Name) else ""
    if name.startswith("_"):
        return node.lineno, name
    depth += isinstance(node, nodes.For)
    if depth > MAX_NESTING or (isinstance(node, nodes.For) and node.recursive):
        return node.lineno, "for"
    for child in node.iter_child_nodes():
        found = _forbidden_node(child, depth)
        if found:
            return found
    return None

"""Names that tags use, checked against the data of a paper: the unknown one is told with the nearest known."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import nodes

from documents.filling.sandbox import ROWS_FILTER

_ANYTHING = object()
_LOOP_NAMES = dict.fromkeys(("index", "index0", "first", "last", "length", "revindex"), 0)
_LATIN_LOOKS = str.maketrans("ABCEHKMOPTXYaceopxykmt", "АВСЕНКМОРТХУасеорхукмт")


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A name that the data do not hold; `known` are its siblings that they do. `loop` is the list whose repetition
    gives such a name elsewhere in the template."""

    line: int
    name: str
    parent: str
    known: tuple[str, ...]
    loop: str = ""

    @property
    def fault(self) -> str:
        """«поле «договр.номер» неизвестно.» or the story of a Latin letter among Russian ones."""
        whole = self._whole(self.name)
        if self.name.translate(_LATIN_LOOKS) != self.name and self.name.translate(_LATIN_LOOKS) in self.known:
            return f"в имени поля «{whole}» русские буквы смешаны с похожими латинскими."
        return f"поле «{whole}» неизвестно."

    @property
    def whole(self) -> str:
        """The name as it is written, with its owner: «договр.номер»."""
        return self._whole(self.name)

    @property
    def nearest(self) -> str:
        """The known name that was probably meant, with its owner; empty when none is near."""
        if self.loop:
            return ""
        name = self.name.translate(_LATIN_LOOKS)
        lowered = {known.lower(): known for known in self.known}
        near = difflib.get_close_matches(name.lower(), lowered, n=1, cutoff=0.6)
        return self._whole(lowered[near[0]]) if near else ""

    @property
    def advice(self) -> str:
        """«Возможно, «договор.номер»?»"""
        if self.loop:
            return f"Оно бывает только внутри повтора «for {self.name} in {self.loop}»: перенесите его туда."
        near = self.nearest
        return f"Возможно, «{near}»?" if near else "Список полей есть в мастерской шаблона."

    def _whole(self, name: str) -> str:
        return f"{self.parent}.{name}" if self.parent else name


def unknown_fields(tree: nodes.Template, data: Mapping[str, object]) -> list[UnknownField]:
    """Every name in the tags of a template that `data` (a full example of the paper's data) does not hold."""
    checker = _Checker()
    checker.visit(tree, dict(data))
    loops = {name: dotted(loop.iter) for loop in tree.find_all(nodes.For) for name in _target_names(loop.target)}
    return [replace(field, loop="" if field.parent else loops.get(field.name, "")) for field in checker.found]


class _Checker:
    """Walks the tree with what each name holds at that place."""

    def __init__(self) -> None:
        self.found: list[UnknownField] = []

    def visit(self, node: nodes.Node, scope: dict[str, object]) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Test) and node.name in {"defined", "undefined"}:
            return
        elif isinstance(node, nodes.Expr):
            self._value(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.visit(child, scope)

    def _loop(self, node: nodes.For, scope: dict[str, object]) -> None:
        items = self._value(node.iter, scope)
        element: object = _ANYTHING
        if isinstance(items, (list, tuple)) and items:
            element = items[0]
        inner = {**scope, "loop": _LOOP_NAMES}
        for name in _target_names(node.target):
            inner[name] = element if isinstance(node.target, nodes.Name) else _ANYTHING
        for child in (*node.body, *([node.test] if node.test else [])):
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, scope)

    def _value(self, node: nodes.Node, scope: dict[str, object]) -> object:
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, node.node, node.attr, scope)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attribute(node, node.node, node.arg.value, scope)
        if isinstance(node, nodes.Filter) and node.name == ROWS_FILTER and node.node is not None:
            return self._value(node.node, scope)
        for child in node.iter_child_nodes():
            self.visit(child, scope)
        return _ANYTHING

    def _name(self, node: nodes.Name, scope: dict[str, object]) -> object:
        if node.name in scope:
            return scope[node.name]
        self.found.append(UnknownField(node.lineno, node.name, "", tuple(scope)))
        return _ANYTHING

    def _attribute(self, node: nodes.Node, owner: nodes.Node, name: str, scope: dict[str, object]) -> object:
        holder = self._value(owner, scope)
        if holder is _ANYTHING:
            return _ANYTHING
        if isinstance(holder, Mapping):
            if name in holder:
                return holder[name]
            self.found.append(UnknownField(node.lineno, name, dotted(owner), tuple(holder)))
        else:
            self.found.append(UnknownField(node.lineno, name, dotted(owner), ()))
        return _ANYTHING


def _target_names(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    for child in target.iter_child_nodes():
        yield from _target_names(child)


def dotted(node: nodes.Node) -> str:
    """An expression as it was written, for messages."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Filter) and node.name == ROWS_FILTER and node.node is not None:
        return dotted(node.node)
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        argument = node.arg.value if isinstance(node.arg, nodes.Const) else "…"
        return f"{dotted(node.node)}[{argument}]"
    return "…"

"""The data of a filling: plain values only, with nothing in them that XML could not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from documents.filling.sandbox import Budget, NotPlain, Rows

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_DROPPED = re.compile(  # controls, surrogates, marks that have no width, what XML forbids
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\ufeff\ufffe\uffff]"
)


def prepared(context: Mapping[str, object], budget: Budget) -> dict[str, object]:
    """A copy of the context that templates may see. NotPlain for objects (records, dates …): a paper's context formats
    its values before they come here."""
    return {_name(key): _plain(value, budget) for key, value in context.items()}


def _plain(value: object, budget: Budget) -> object:
    if isinstance(value, str):
        return printable(str(value))
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, Mapping):
        return {_name(key): _plain(item, budget) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return Rows([_plain(item, budget) for item in value], budget)
    raise NotPlain(value)


def _name(key: object) -> str:
    if not isinstance(key, str):
        raise NotPlain(key)
    return key


def printable(text: str) -> str:
    """Text that XML can hold: control characters and lone surrogates go, line ends become «\\n»."""
    if text.isprintable():
        return text
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))

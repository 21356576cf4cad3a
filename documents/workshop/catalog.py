"""The fields of a template as she sees them: what each means, its value in a chosen contract, how it is written.

Conditions and loops are offered as ready pieces of text: pasted into Word they work as they are, only the words between
the tags are to be replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.papers.clauses import OUTDATED
from documents.papers.field_notes import note
from documents.papers.parties import Context

_ARROW = " → "
_SHOWN = 3
_EMPTY = "(пусто)"


class FieldKind(StrEnum):
    """What may be done with a field."""

    TEXT = "text"
    CONDITION = "condition"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Text for the clipboard and what it does, in words."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field. `name` as in the list («стороны → роль»), `snippets[0]` is the usual way to write it."""

    name: str
    kind: FieldKind
    description: str
    example: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a walk stands: how the value is called in lists and in tags, and the letters loops have taken."""

    name: str
    said: str
    letters: tuple[str, ...] = ()

    def entry(self, key: str) -> _Place:
        """A named value inside this one."""
        joint = "" if not self.name or self.name.endswith(_ARROW) else "."
        return _Place(f"{self.name}{joint}{key}", f"{self.said}.{key}" if self.said else key, self.letters)

    def item(self) -> _Place:
        """One line of this list."""
        letter = _letter(self.said, self.letters)
        return _Place(f"{self.name}{_ARROW}", letter, (*self.letters, letter))


def entries(sample: Context, example: Context) -> list[FieldEntry]:
    """Every field of `sample` (full invented data of the paper) with its value in `example` (a chosen contract)."""
    shown = {key: value for key, value in sample.items() if key != OUTDATED}
    found = {entry.name: entry for entry in _entries(_Place("", ""), shown, [example])}
    return list(found.values())


def _entries(place: _Place, value: object, examples: Sequence[object]) -> Iterator[FieldEntry]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            held = [item[key] for item in examples if isinstance(item, Mapping) and key in item]
            yield from _entries(place.entry(str(key)), inner, held)
    elif isinstance(value, (list, tuple)):
        lines = [line for item in examples if isinstance(item, (list, tuple)) for line in item]
        yield _list_entry(place, value, lines)
        if value and isinstance(value[0], Mapping):
            yield from _entries(place.item(), value[0], lines)
    elif isinstance(value, bool):
        yield _condition(place, examples)
    else:
        yield _text(place, examples)


def _described(name: str, *, is_list: bool = False) -> str:
    """«Договор: номер»: what a field means, with what it belongs to; there are many numbers and dates."""
    owner = re.split(r"[. ]", name, maxsplit=1)[0]
    said = note(name, is_list=is_list) or name
    return said if owner == name else f"{owner.replace('_', ' ').capitalize()}: {said}"


def _text(place: _Place, examples: Sequence[object]) -> FieldEntry:
    shown = list(dict.fromkeys(str(item) for item in examples if item is not None and str(item)))
    more = " …" if len(shown) > _SHOWN else ""
    tag = f"{{{{ {place.said} }}}}"
    snippets = (
        Snippet("Поле", tag),
        Snippet("Печатать, только если заполнено", f"{{% if {place.said} %}}{tag}{{% endif %}}"),
    )
    example = "; ".join(shown[:_SHOWN]) + more if shown else _EMPTY
    return FieldEntry(place.name, FieldKind.TEXT, _described(place.name), example, snippets)


def _condition(place: _Place, examples: Sequence[object]) -> FieldEntry:
    said = place.said
    snippets = (
        Snippet("Слова, если «да»", f"{{% if {said} %}}слова{{% endif %}}"),
        Snippet("Слова, если «нет»", f"{{% if not {said} %}}слова{{% endif %}}"),
        Snippet("Одни слова или другие", f"{{% if {said} %}}слова, если да{{% else %}}слова, если нет{{% endif %}}"),
        Snippet("Целые абзацы, если «да»", f"{{%p if {said} %}}\nАбзац\n{{%p endif %}}"),
    )
    answers = list(dict.fromkeys("да" if item else "нет" for item in examples))
    return FieldEntry(place.name, FieldKind.CONDITION, _described(place.name), "; ".join(answers) or _EMPTY, snippets)


def _list_entry(place: _Place, value: Sequence[object], lines: Sequence[object]) -> FieldEntry:
    item = place.item().said
    inner = _first_field(item, value)
    snippets = (
        Snippet("Повторять абзац", f"{{%p for {item} in {place.said} %}}\n{inner}\n{{%p endfor %}}"),
        Snippet("Повторять строку таблицы", f"{{%tr for {item} in {place.said} %}}\n{inner}\n{{%tr endfor %}}"),
        Snippet(
            "Через запятую в строку",
            f"{{% for {item} in {place.said} %}}{inner}{{% if not loop.last %}}, {{% endif %}}{{% endfor %}}",
        ),
        Snippet("Абзацы, если список не пуст", f"{{%p if {place.said} %}}\nАбзац\n{{%p endif %}}"),
    )
    example = f"строк: {len(lines)}"
    return FieldEntry(place.name, FieldKind.LIST, _described(place.name, is_list=True), example, snippets)


def _first_field(item: str, value: Sequence[object]) -> str:
    if value and isinstance(value[0], Mapping):
        names = [
            key for key, inner in value[0].items() if isinstance(inner, (str, int)) and not isinstance(inner, bool)
        ]
        if names:
            return f"{{{{ {item}.{names[0]} }}}}"
    return "Абзац" if value and not isinstance(value[0], (str, int)) else f"{{{{ {item} }}}}"


def _letter(said: str, taken: Sequence[str]) -> str:
    """A short name of one line of a list: its first letters, one more while they are taken by a loop around it."""
    word = said.rpartition(".")[2]
    return next((word[:size] for size in range(1, len(word)) if word[:size] not in taken), f"{word}_")

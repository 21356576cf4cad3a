"""The fields of each paper's template: names, what they mean, examples; and the check of an edited template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from documents.papers import samples
from documents.papers.field_notes import note
from documents.papers.parties import Context
from documents.papers.registry import Paper, Scope, paper
from documents.papers.user_templates import TemplateUnreadable, problems_of

SIZES = ("обычные", "длинные", "пустые")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is written in a template. Fields of lists are written with the list's name and «→»: «стороны →
    роль» is `{% for с in стороны %}{{ с.роль }}{% endfor %}`."""

    name: str
    description: str
    example: str


def fields_of(key: str) -> list[Field]:
    """Every field of a paper's template, in the order of its data."""
    entry = paper(key)
    return list(dict.fromkeys(_fields("", _sample(entry, "обычные"))))


def check_template(source: Path | bytes, key: str) -> list[str]:
    """What is wrong with an edited template, in Russian; empty when nothing. It is filled with ordinary, very long and
    empty values, so that a fault hidden in a condition is found before the day of printing."""
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        advice = "Закройте его в других программах и проверьте ещё раз."
        raise TemplateUnreadable("Файл шаблона не читается.", advice) from error
    entry = paper(key)
    return problems_of(data, {f"{size} значения": _sample(entry, size) for size in SIZES})


def _sample(entry: Paper, size: str) -> Context:
    office = samples.office(size)
    if entry.scope is Scope.SCHEDULE:
        return entry.context(samples.schedule(size), office)
    if entry.scope is Scope.REGISTER:
        return entry.context(samples.register(size), office)
    if entry.scope is Scope.ORGANIZATION:
        return entry.context(samples.partner(size), office)
    kind = entry.kinds[0] if entry.kinds else "network"
    return entry.context(samples.dossier(kind, size), office)


def _fields(prefix: str, value: object) -> Iterator[Field]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            joint = f"{prefix}{name}" if not prefix or prefix.endswith(" → ") else f"{prefix}.{name}"
            yield from _fields(joint, inner)
    elif isinstance(value, (list, tuple)):
        yield Field(prefix, note(prefix, is_list=True), f"строк: {len(value)}")
        if value and isinstance(value[0], Mapping):
            yield from _fields(f"{prefix} → ", value[0])
    elif isinstance(value, bool):
        yield Field(prefix, note(prefix), "условие: да" if value else "условие: нет")
    else:
        yield Field(prefix, note(prefix), str(value))

"""Clauses as readable text: `resources/clauses/KEY.txt`, and the file one colleague gives to another.

    // a note for maintainers
    название: Порядок разрешения споров
    виды: network cooperation          contract kinds it is written for
    раздел: заключительные             a word of SECTION_WORDS
    зачем: …                           one plain sentence
    норма: изменение                   key of a legal reference; left out where the parties agree by themselves
    когда: подвоз                      a key of `models.rules.clauses.OCCASIONS`; left out: in every contract
    противоречит: other_clause         keys divided by blanks
    вместе: other_clause
    число срок: 10 рабочий день | Срок ответа на претензию

    [вариант letter] Претензия с ответом в срок
    Text of a clause: each line is a numbered clause of its own,
      a line that begins with two blanks continues the one above.
    - item of a list with dashes

Inside the text stand the tags of templates, `{{ договор.род }}`, `{% if … %}`, with the fields of the contract's paper.
A number is written in the case it needs: `{{ срок.род }}` → «10 (десяти) рабочих дней». `~` is a no-break space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.clause_data import ClauseData, VariantData
from models.enums import ClauseSection

SECTION_WORDS = {
    ClauseSection.SUBJECT: "предмет",
    ClauseSection.WORK: "порядок",
    ClauseSection.FINANCE: "финансы",
    ClauseSection.TERM: "срок",
    ClauseSection.ADDITIONAL: "дополнительные",
    ClauseSection.FINAL: "заключительные",
}
_FIELDS = {
    "ключ": "key", "название": "title", "виды": "kinds", "раздел": "section", "зачем": "reason", "норма": "legal_key",
    "когда": "occasion", "противоречит": "conflicts", "вместе": "needs",
}  # fmt: skip
_VARIANT = re.compile(r"\[вариант ([^\s\]]+)\]\s*(.*)$")
_NUMBER = re.compile(r"(\w+)\s*:\s*(\d{1,6})\s+([^|]+?)\s*(?:\|\s*(.*))?$")
_ITEM = re.compile(r"^[-–—•]\s+")


class ClauseTextError(ValueError):
    """A text that is no clause. The message is Russian: colleagues exchange such files."""


@dataclass(frozen=True, slots=True)
class ClauseNumber:
    """A term the wizard asks for: «срок: 10 рабочий день | Срок ответа»; the unit is written for one."""

    name: str
    value: int
    unit: str
    title: str


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """A paragraph of a clause: a numbered clause, or an item of a list."""

    text: str
    is_item: bool


def numbers_of(lines: str) -> tuple[ClauseNumber, ...]:
    """The terms of a clause; a line that is not understood is passed over."""
    found = (_NUMBER.match(line.strip()) for line in lines.splitlines())
    return tuple(
        ClauseNumber(item[1], int(item[2]), item[3], item[4] or item[1].replace("_", " ")) for item in found if item
    )


def strange_numbers(lines: str) -> list[str]:
    """The lines of terms that are not understood."""
    return [line.strip() for line in lines.splitlines() if line.strip() and not _NUMBER.match(line.strip())]


def with_number(lines: str, name: str, value: int) -> str:
    """The terms with another value of one of them."""
    changed = (
        ClauseNumber(item.name, value, item.unit, item.title) if item.name == name else item
        for item in numbers_of(lines)
    )
    return number_lines(tuple(changed))


def number_lines(numbers: Sequence[ClauseNumber]) -> str:
    """Terms as lines."""
    return "\n".join(f"{item.name}: {item.value} {item.unit} | {item.title}" for item in numbers)


def text_lines(text: str) -> list[ClauseLine]:
    """The paragraphs of a clause."""
    return [ClauseLine(_ITEM.sub("", line, count=1), bool(_ITEM.match(line))) for line in _joined(text)]


def _joined(text: str) -> list[str]:
    """Lines with their continuations; empty ones and notes are left out."""
    joined: list[str] = []
    for raw in text.splitlines():
        line = raw.rstrip()
        if not line.strip() or line.startswith("//"):
            continue
        if line.startswith("  ") and joined:
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line.strip())
    return joined


def read_clause(source: str, key: str = "") -> ClauseData:
    """A clause from its text. ClauseTextError tells in Russian what is wrong."""
    fields: dict[str, str] = {"key": key}
    numbers: list[str] = []
    variants: list[VariantData] = []
    body: list[str] = []

    def finish() -> None:
        if variants:
            last = variants.pop()
            text = "\n".join(_joined("\n".join(body)))
            variants.append(VariantData(None, last.position, last.key, last.name, text))
            body.clear()

    for number, raw in enumerate(source.lstrip("\ufeff").splitlines(), start=1):
        line = raw.rstrip()
        opened = _VARIANT.match(line)
        if opened:
            finish()
            variants.append(VariantData(None, len(variants), opened[1], opened[2]))
        elif variants:
            body.append(line)
        elif line and not line.startswith("//"):
            _read_field(number, line, fields, numbers)
    finish()
    return _made(fields, numbers, variants)


def _read_field(number: int, line: str, fields: dict[str, str], numbers: list[str]) -> None:
    word, colon, value = line.partition(":")
    if word.startswith("число ") and colon:
        numbers.append(line.removeprefix("число ").strip())
    elif colon and word.strip() in _FIELDS:
        fields[_FIELDS[word.strip()]] = value.strip()
    else:
        raise ClauseTextError(f"Строка {number}: «{line[:60]}» не понята.")


def _made(fields: dict[str, str], numbers: list[str], variants: list[VariantData]) -> ClauseData:
    words = {word: section for section, word in SECTION_WORDS.items()}
    section = words.get(fields.pop("section", "дополнительные"))
    if section is None:
        raise ClauseTextError("Раздел бывает такой: " + ", ".join(words) + ".")
    if not fields.get("title") or not variants or not all(item.text for item in variants):
        raise ClauseTextError("Нужны название и хотя бы один вариант с текстом.")
    if strange := strange_numbers("\n".join(numbers)):
        raise ClauseTextError(f"Число «{strange[0][:60]}» не понято.")
    made = ClauseData(section=section, numbers="\n".join(numbers), variants=tuple(variants))
    return replace(made, **fields)  # type: ignore[arg-type]


def write_clause(clause: ClauseData) -> str:
    """The text of a clause; `read_clause` gives the same clause back."""
    return "\n".join([*_head(clause), *_variants(clause)]) + "\n"


def _head(clause: ClauseData) -> Iterator[str]:
    for word, name in _FIELDS.items():
        value = SECTION_WORDS[clause.section] if name == "section" else " ".join(getattr(clause, name).split())
        if value:
            yield f"{word}: {value}"
    for line in clause.numbers.splitlines():
        yield f"число {line.strip()}"


def _variants(clause: ClauseData) -> Iterator[str]:
    for item in clause.variants:
        yield ""
        yield f"[вариант {item.key}] {item.name}".rstrip()
        yield item.text.strip("\n")

"""Slips of the pen that a printed sentence shows by itself: mixed alphabets, doubled words, quotes that do not pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_MIXED = re.compile(r"(?<![\w@./-])(?=[А-Яа-яЁё]*[A-Za-z])(?=[A-Za-z]*[А-Яа-яЁё])[A-Za-zА-Яа-яЁё]+(?![\w@/])")
_DOUBLED = re.compile(r"(?<![\w-])([А-Яа-яЁё]{2,}) \1(?![\w-])", re.IGNORECASE)
_SPACED = re.compile(r"(?<!\w)\w+ [,;](?= |$)")
_TWICE = re.compile(r"(?<!\w)\w*(?:,,|;;|(?<!\.)\.\.(?!\.)|,\.)")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[«А-ЯЁ\d])")
_LONGEST_QUOTE = 240
_MOST_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Slip:
    """What looks wrong at `start`, why, and what to do about it."""

    word: str
    start: int
    reason: str
    advice: str


def slips(text: str) -> Iterator[Slip]:
    """Slips of one paragraph. Never raises; of a paragraph of monstrous length only the beginning is read."""
    text = text[:_MOST_CHARS]
    for pattern, reason, advice in _PATTERNS:
        for match in pattern.finditer(text):
            yield Slip(match.group().strip(), match.start(), reason, advice)
    yield from _quotes(text)


_PATTERNS = (
    (_MIXED, "В слове смешаны русские и латинские буквы.", "Наберите слово заново русскими буквами."),
    (_DOUBLED, "Слово повторено дважды.", "Уберите лишнее слово."),
    (_SPACED, "Перед знаком препинания лишний пробел.", "Уберите пробел."),
    (_TWICE, "Лишний знак препинания.", "Оставьте один знак."),
)  # fmt: skip


def _quotes(text: str) -> Iterator[Slip]:
    if '"' in text:
        word = _word_at(text, text.index('"'))
        yield Slip(word, text.find(word), "Кавычки здесь не закрыты или лишние.", "Поставьте парные кавычки «…».")
    elif text.count("«") != text.count("»") and not _closed_by_one(text):
        word = _word_at(text, text.index("«") if "«" in text else text.index("»"))
        yield Slip(word, text.find(word), "Кавычек «…» не поровну.", "Поставьте недостающую кавычку.")


def _closed_by_one(text: str) -> bool:
    """«Колледж «Заря»: two names that end together may share one closing sign."""
    return text.count("«") > text.count("»") > 0 and bool(re.search("«[^«»]*«[^«»]*»", text))


def _word_at(text: str, place: int) -> str:
    """The word around a place."""
    end = text.find(" ", place + 1)
    word = text[text.rfind(" ", 0, place) + 1 : end if end > 0 else len(text)]
    return word.rstrip(",.;:")[:_LONGEST_QUOTE]


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence that holds text[start:end], shortened around it when it is long."""
    begins = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    first = max(begin for begin in begins if begin <= start)
    last = next((begin for begin in begins if begin >= end), len(text))
    if last - first <= _LONGEST_QUOTE:
        return text[first:last].strip()
    before, behind = start - _LONGEST_QUOTE // 2, end + _LONGEST_QUOTE // 2
    first = text.rfind(" ", first, before) + 1 if before > first and " " in text[first:before] else first
    last = text.find(" ", behind, last) if " " in text[behind:last] else last
    return f"{'…' if first > 0 else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"


def occurrences(text: str, word: str, is_word: Callable[[str], bool] = str.isalnum) -> Iterator[int]:
    """Where `word` stands in `text` as whole words."""
    start = text.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        if not is_word(text[start - 1 : start] or " ") and not is_word(text[end : end + 1] or " "):
            yield start
        start = text.find(word, end)

"""Remarks on a template that works: what may surprise on paper. One sentence each, with the words they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from documents.filling import guard
from documents.filling.lint import paragraph_text
from documents.filling.problems import quoted
from documents.revisions import has_revisions

PART_NAME = re.compile(r"^word/(document|header\d*|footer\d*)\.xml$")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SMALLEST = 16  # half-points: letters under 8 pt cannot be read on paper
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_LONE = re.compile(r"\{[^{}]{0,40}\}?|[^{}\s]{0,20}\s?\}")
_SMART = re.compile("[«»„“”‘’]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN_AND_RUSSIAN = re.compile(r"(?=.*[A-Za-z])(?=.*[А-Яа-яЁё])", re.DOTALL)
_SIDES = {"header": "верхнем колонтитуле", "footer": "нижнем колонтитуле"}
_MOST = 12


def remarks(parts: Mapping[str, bytes]) -> list[str]:
    """Remarks in the order of the document, each told once; at most a dozen."""
    found: list[str] = []
    held = dict(parts)
    for name in held:
        if PART_NAME.match(name):
            found.extend(_part_remarks(name, guard.xml(held, name)))
    found.extend(_links(held))
    found.extend(_of_authors(held))
    return list(dict.fromkeys(found))[:_MOST]


def _part_remarks(name: str, root: etree._Element) -> Iterator[str]:
    side = next((words for word, words in _SIDES.items() if word in name), "")
    for paragraph in root.iter(f"{_W}p"):
        text = paragraph_text(paragraph)
        shown = quoted(text)
        tags = _TAG.findall(text)
        if side and tags:
            yield f"Поле стоит в {side} («{shown}»): оно напечатается на каждой странице."
        left = _LONE.search(_TAG.sub(" ", text))
        if left:
            yield f"В абзаце «{shown}» стоит «{left[0].strip()}»: это не тег, фигурная скобка напечатается как есть."
        if tags and next(paragraph.iterancestors(f"{_W}sdtContent"), None) is not None:
            yield (
                f"В абзаце «{shown}» тег стоит внутри элемента управления содержимым Word. Напечатается верно, "
                "но при правке Word может его испортить: лучше удалите элемент, оставив слова."
            )
        if any(_SMART.search(tag) for tag in tags):
            yield f"В абзаце «{shown}» внутри тега стоят кавычки «ёлочки». Программа их поняла, но надёжнее прямые."
        if tags and any(_is_unseen(run) for run in paragraph.iter(f"{_W}r")):
            yield f"В абзаце «{shown}» есть скрытый или белый текст: на бумаге его не будет."
        if any(_is_tiny(run) for run in paragraph.iter(f"{_W}r")):
            yield f"В абзаце «{shown}» буквы мельче 8 пунктов: на бумаге их не прочесть."
        for word in mixed_words(_TAG.sub(" ", text)):
            yield f"В слове «{word}» (абзац «{shown}») русские буквы смешаны с латинскими: поиск его не найдёт."


def _is_unseen(run: etree._Element) -> bool:
    """Hidden letters, or white ones on no ground of their own."""
    hidden, color = run.find(f"{_W}rPr/{_W}vanish"), run.find(f"{_W}rPr/{_W}color")
    if not any((node.text or "").strip() for node in run.iter(f"{_W}t")):
        return False
    if hidden is not None and hidden.get(f"{_W}val") not in {"0", "false", "off"}:
        return True
    white = color is not None and (color.get(f"{_W}val") or "").upper() == "FFFFFF"
    return white and run.find(f"{_W}rPr/{_W}shd") is None and run.find(f"{_W}rPr/{_W}highlight") is None


def _is_tiny(run: etree._Element) -> bool:
    size = run.find(f"{_W}rPr/{_W}sz")
    value = size.get(f"{_W}val") if size is not None else None
    has_text = any((node.text or "").strip() for node in run.iter(f"{_W}t"))
    return has_text and value is not None and value.isdigit() and int(value) < _SMALLEST


def mixed_words(text: str) -> Iterator[str]:
    """Words of Russian and Latin letters."""
    for word in _WORD.findall(text):
        if _LATIN_AND_RUSSIAN.match(word):
            yield word


def _links(parts: dict[str, bytes]) -> Iterator[str]:
    for name in parts:
        if not name.startswith("word/_rels/"):
            continue
        for relation in guard.xml(parts, name).iter(_RELATION):
            if relation.get("TargetMode") == "External":
                yield f"В шаблоне есть ссылка «{relation.get('Target', '')[:80]}»: она уйдёт партнёру с документом."


def _of_authors(parts: dict[str, bytes]) -> Iterator[str]:
    """What its authors wrote to each other, which no paper shows."""
    if any(PART_NAME.match(name) and has_revisions(content) for name, content in parts.items()):
        yield "В шаблоне записаны исправления: документы печатаются так, как если бы все они были приняты."
    if b"<w:comment " in parts.get("word/comments.xml", b""):
        yield "В шаблоне есть примечания: в документы они не попадают."

"""What to check in the forms of a position or an organisation: words that were not understood or not known."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.russian import phrase_tables, phrase_words
from documents.russian.dictionary import is_listed
from documents.russian.grammar import OBLIQUE, Gender
from documents.russian.phrase_tokens import Token
from documents.russian.phrases import entrepreneur_doubt, walked

NO_HEAD = "Не удалось понять, какое слово здесь главное: текст оставлен без изменения."
MIXED = "В слове «{word}» смешаны русские и латинские буквы."
LEFT = "Слова «{word}» нет в словаре, оно оставлено без изменения."
UNKNOWN = "Слова «{word}» нет в словаре, форма образована по правилу."
TOO_LONG = "Слишком длинный текст, он оставлен без изменения."
_LONGEST = 2000
_MIXED = re.compile(r"[A-Za-z]+[А-Яа-яЁё]+[A-Za-z]*|[А-Яа-яЁё]+[A-Za-z]+[А-Яа-яЁё]*")
_CYRILLIC = re.compile("[а-яё]{3,}")


@lru_cache(maxsize=1024)
def phrase_doubt(text: str, gender: Gender | None = None) -> str:
    """Why the forms of a phrase should be checked, in a Russian sentence; empty when the program is sure.

    Names in quotes, abbreviations and «и. о.» are sure as they stand. Never raises.
    """
    if not text.strip():
        return ""
    if len(text) > _LONGEST:
        return TOO_LONG
    mixed = _MIXED.search(text)
    if mixed is not None:
        return MIXED.format(word=mixed.group())
    if text.lstrip().lower().startswith(phrase_tables.FROZEN_STARTS):
        return ""
    named = entrepreneur_doubt(text, gender)
    if named is not None:
        return named
    phrase = walked(text, OBLIQUE[0])
    if phrase.head is None:
        return NO_HEAD if any(_is_open(token) for token in phrase.tokens) else ""
    previous = [None, *phrase.tokens]
    for before, token in zip(previous, phrase.tokens, strict=False):
        changed = token.text.lower() != token.word
        begins = before is not None and before.kind == "dash" and _is_open(token) and text[token.start].islower()
        if (changed or begins) and _is_guessed(token):
            return (UNKNOWN if changed else LEFT).format(word=token.word)
    return ""


def _is_open(token: Token) -> bool:
    """A word that might have been inflected: no abbreviation, no quoted name."""
    return token.kind == "word" and not token.kept and bool(_CYRILLIC.search(token.word))


def _is_guessed(token: Token) -> bool:
    """An inflected noun that only its ending explained."""
    if token.kind != "word" or token.word in phrase_tables.KNOWN_WORDS or phrase_words.adjective_senses(token.word):
        return False
    return not all(is_listed(half) for half in token.word.split("-")[-1:])

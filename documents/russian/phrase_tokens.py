"""A position or an organisation's name cut into words, quoted names, dashes and marks; and which words never change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.russian import phrase_tables, phrase_words
from documents.russian.dictionary import is_listed

_TOKEN = re.compile(
    # Nested names are often closed by one sign only: «Колледж «Заря», "НПП "Луч".
    r"(?P<quoted>«[^«»]*(?:«[^«»]*»[^«»]*)*»|«[^»]*»|„[^“”]*[“”]|“[^”]*”|\"[^\"]*(?:(?<=[\s(])\"[^\"]*)*\"+)"
    r"|(?P<word>[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*)"
    r"|(?P<dash>(?<=\s)[-–—](?=\s))"
    r"|(?P<mark>[,;:(])"
    r"|(?P<other>[^\sА-Яа-яЁё,;:(«„“\"]+|[«„“\"])"
)


@dataclass(slots=True)
class Token:
    """A piece of the phrase; `text` is replaced where it is inflected, `kept` forbids that."""

    kind: str
    text: str
    start: int
    end: int
    word: str = ""
    kept: bool = False


def tokens_of(text: str) -> list[Token]:
    shouted = _is_shouted(text)
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        for piece_kind, start, end in _pieces(kind, match.group(), match.start()):
            token = Token(piece_kind, text[start:end], start, end)
            if piece_kind == "word":
                token.word = token.text.lower()
                token.kept = _is_kept(token, shouted, text)
            tokens.append(token)
    _keep_place_names(tokens)
    return tokens


def _is_shouted(text: str) -> bool:
    """Whether capitals say nothing here: a name as the register writes it, or «ДИРЕКТОР», which is no abbreviation."""
    letters = [char for char in text if char.isalpha()]
    if sum(char.isupper() for char in letters) <= 0.9 * len(letters):
        return False
    words = re.findall("[а-яё]{2,}", text.lower())
    return len(letters) > 12 or all(len(word) > 3 and is_listed(word, "NOUN", "nomn") for word in words)


def _pieces(kind: str, text: str, start: int) -> list[tuple[str, int, int]]:
    """A token, or three of them where a hyphen stands for a dash: «директор-художественный руководитель»."""
    end = start + len(text)
    if (
        kind == "word"
        and "-" in text
        and phrase_words.joins_two_phrases(text.lower(), not text[text.find("-") + 1].isupper())
    ):
        middle = start + text.index("-")
        return [("word", start, middle), ("dash", middle, middle + 1), ("word", middle + 1, end)]
    return [(kind, start, end)]


def _is_kept(token: Token, shouted: bool, text: str) -> bool:
    """Abbreviations, initials, shortened words («им.», «г.») never change."""
    if len(token.text) == 1 or token.word in phrase_tables.CAPITAL_ABBREVIATIONS | phrase_tables.NEVER_HEADS:
        return True
    if not shouted and sum(char.isupper() for char in token.text) > 1 and "-" not in token.text:
        return True
    before, follows = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    if any(sign.isascii() and sign.isalpha() for sign in (before, follows)):
        return True  # half a word, the other half is typed in Latin letters
    return follows == "." and len(token.text) < 5


def _keep_place_names(tokens: list[Token]) -> None:
    """What follows «города», «Республики», an abbreviation of a form («ООО Ромашка») is a name in the
    nominative.
    """
    place = form = named = False
    before = ""
    for token in tokens:
        if token.kind != "word":
            place = place and token.text == "."
            form = named = named and token.kind == "other"
            continue
        capital = token.text[:1].isupper()
        after_form = form and capital
        token.kept = token.kept or named or after_form or _is_place(token, place, capital)
        # A place may be two words if the first is an adjective: «Нижний Тагил», «Туапсинский район».
        place = place and token.kept and bool(phrase_words.adjective_senses(token.word))
        place = place or (_announces_place(token.word, before) and not _is_shortened_adjective(token, before))
        abbreviation = token.word in phrase_tables.CAPITAL_ABBREVIATIONS
        # «ГБПОУ Колледж связи № 54»: the name begun by a capital goes on to the next comma or dash.
        named = named or (after_form and not abbreviation and capital and not token.text.isupper())
        form = token.kept and (form or abbreviation)
        before = token.word


def _is_place(token: Token, place: bool, capital: bool) -> bool:
    return place and (capital or bool(phrase_words.noun_senses(token.word)))


def _is_shortened_adjective(token: Token, before: str) -> bool:
    """«ст. преподаватель» begins with «старший»; «ст. Луговая» further on is a «станица»."""
    return not before and token.word in phrase_tables.SHORTENED_ADJECTIVES


def _announces_place(word: str, before: str) -> bool:
    """«города Уфа», «муниципального образования Туапсинский район», not «дополнительного образования Дом …»."""
    if word in {"образование", "образования"}:
        return before.startswith("муниц")
    return word in phrase_tables.BEFORE_PLACE_NAMES

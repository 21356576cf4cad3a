"""Cases of positions and names of organisations: the head and the words that agree with it change, the rest
stays.

«главный бухгалтер управления образования» → «главного бухгалтера управления образования». A second head is
found after a dash, a comma, a bracket or as an unquoted apposition («учреждение средняя школа № 16»).
Quoted names, abbreviations, numbers, initials and what follows «и. о.» never change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from documents.russian import phrase_tables, phrase_words
from documents.russian.dictionary import is_listed
from documents.russian.grammar import Case, Gender, like
from documents.russian.names import gender_of, inflect_name
from documents.russian.phrase_words import Sense, Shape

_TOKEN = re.compile(
    # Nested names are often closed by one sign only: «Колледж «Заря», "НПП "Луч".
    r"(?P<quoted>«[^«»]*(?:«[^«»]*»[^«»]*)*»|«[^»]*»|„[^“”]*[“”]|“[^”]*”|\"[^\"]*(?:(?<=[\s(])\"[^\"]*)*\"+)"
    r"|(?P<word>[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*)"
    r"|(?P<dash>(?<=\s)[-–—](?=\s))"
    r"|(?P<mark>[,;:(])"
    r"|(?P<other>[^\sА-Яа-яЁё,;:(«„“\"]+|[«„“\"])"
)
_NAME = re.compile(r"[А-ЯЁ][А-Яа-яЁё'-]*\.?(?: ?[А-ЯЁ][А-Яа-яЁё'-]*\.?){1,2}(?: (?:оглы|кызы|ОГЛЫ|КЫЗЫ))?")
_LONGEST_PHRASE = 2000
_PERSON = Shape("sing", "", True)


@dataclass(slots=True)
class _Token:
    """A piece of the phrase; `text` is replaced where it is inflected, `kept` forbids that."""

    kind: str
    text: str
    start: int
    end: int
    word: str = ""
    kept: bool = False


@dataclass(slots=True)
class _Phrase:
    tokens: list[_Token]
    case: Case
    head: Shape | None = None
    first: Shape | None = None
    pending: list[tuple[int, Sense]] = field(default_factory=list)


def inflect_phrase(text: str, case: Case, gender: Gender | None = None) -> str:
    """A position or an organisation's name in `case`.

    `gender` is the person's, used for «Индивидуальный предприниматель …» without a patronymic; a woman's
    title stays as it is («директор» → «директора»). Never raises; what is not understood comes back
    unchanged.
    """
    if case == "nom" or not text.strip() or len(text) > _LONGEST_PHRASE:
        return text
    return _inflect(text, case, gender)


@lru_cache(maxsize=1024)
def head_shape(text: str) -> Shape | None:
    """Number, gender and animacy of the first head of a phrase; None if no head is found."""
    phrase = _Phrase(_tokens(text[:_LONGEST_PHRASE]), "gen")
    _walk(phrase)
    return phrase.first


@lru_cache(maxsize=2048)
def _inflect(text: str, case: Case, gender: Gender | None) -> str:
    lowered = text.lstrip().lower()
    if lowered.startswith(phrase_tables.FROZEN_STARTS):
        return text
    if lowered.startswith(phrase_tables.ENTREPRENEUR):
        named = _entrepreneur(text, case, gender)
        if named is not None:
            return named
    tokens = _tokens(text)
    _walk(_Phrase(tokens, case))
    return _joined(text, tokens)


def _entrepreneur(text: str, case: Case, gender: Gender | None) -> str | None:
    """«Индивидуальный предприниматель Иванов Иван Иванович»: the title as a phrase, then the name as a
    name.
    """
    start = next(prefix for prefix in phrase_tables.ENTREPRENEUR if text.lower().lstrip().startswith(prefix))
    cut = text.lower().index(start) + len(start.rstrip())
    title, rest = text[:cut], text[cut:]
    match = re.fullmatch(rf"(\s+)({_NAME.pattern})(\s*)", rest)
    if match is None:
        return None
    words = match.group(2).replace(".", ". ").split()
    surname, given, patronymic = (*words, "", "")[0:3] if len(words) < 4 else (words[0], words[1], " ".join(words[2:]))
    name = inflect_name(surname, given, patronymic, case, gender or gender_of(patronymic))
    head = title if title.strip().lower() in {"ип", "глава кфх"} else inflect_phrase(title, case)
    if title.strip().lower() == "глава кфх":
        head = f"{inflect_phrase(title.split()[0], case)} {title.split()[1]}"
    return f"{head}{match.group(1)}{name.full}{match.group(3)}"


def _tokens(text: str) -> list[_Token]:
    shouted = _is_shouted(text)
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        for piece_kind, start, end in _pieces(kind, match.group(), match.start()):
            token = _Token(piece_kind, text[start:end], start, end)
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


def _is_kept(token: _Token, shouted: bool, text: str) -> bool:
    """Abbreviations, initials, shortened words («им.», «г.») never change."""
    if len(token.text) == 1 or token.word in phrase_tables.CAPITAL_ABBREVIATIONS | phrase_tables.NEVER_HEADS:
        return True
    if not shouted and sum(char.isupper() for char in token.text) > 1 and "-" not in token.text:
        return True
    follows = text[token.end : token.end + 1]
    return follows == "." and len(token.text) < 5


def _keep_place_names(tokens: list[_Token]) -> None:
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


def _is_place(token: _Token, place: bool, capital: bool) -> bool:
    return place and (capital or bool(phrase_words.noun_senses(token.word)))


def _is_shortened_adjective(token: _Token, before: str) -> bool:
    """«ст. преподаватель» begins with «старший»; «ст. Луговая» further on is a «станица»."""
    return not before and token.word in phrase_tables.SHORTENED_ADJECTIVES


def _announces_place(word: str, before: str) -> bool:
    """«города Уфа», «муниципального образования Туапсинский район», not «дополнительного образования Дом …»."""
    if word in {"образование", "образования"}:
        return before.startswith("муниц")
    return word in phrase_tables.BEFORE_PLACE_NAMES


def _walk(phrase: _Phrase) -> None:
    """One pass from left to right. While `governed`, words hang on a preposition or a participle and stay."""
    seeking, governed = True, False
    for index, token in enumerate(phrase.tokens):
        if token.text == "(" and phrase.head is None:
            continue  # «Казанский (Приволжский) университет»
        if seeking and _is_shortened_head(phrase, token):
            phrase.head, seeking = _PERSON, False
            continue
        if token.kind in {"dash", "mark", "quoted"} or token.word in phrase_tables.PREPOSITIONS:
            _close_pending(phrase)
            governed = token.kind == "word" or (token.kind != "quoted" and _open_after(phrase, index))
            seeking = phrase.head is None and token.kind != "word"
        elif token.kind != "word" or token.kept:
            continue
        elif phrase.head is None and seeking:
            _seek_head(phrase, index)
        elif governed:
            # What a preposition or a participle governs ends with its first noun.
            governed = _is_done(token) or not _ends_government(token)
        elif phrase.head is not None and not _is_done(token):
            _open_again(phrase, index)
    _close_pending(phrase)


def _is_shortened_head(phrase: _Phrase, token: _Token) -> bool:
    return phrase.head is None and token.kept and token.word in phrase_tables.SHORTENED_HEADS


def _open_after(phrase: _Phrase, index: int) -> bool:
    mark = phrase.tokens[index].text
    if phrase.head is None or mark in {";", ":"}:
        return False
    return _open_again(phrase, index + 1, participles=mark in {",", "("}, bracket=mark == "(")


def _ends_government(token: _Token) -> bool:
    return phrase_words.may_be_oblique(token.word) or bool(phrase_words.noun_senses(token.word))


def _is_done(token: _Token) -> bool:
    return token.text.lower() != token.word


def _seek_head(phrase: _Phrase, index: int) -> None:
    """Before the head: adjectives are collected, the first agreeing nominative noun is the head."""
    token = phrase.tokens[index]
    nouns = phrase_words.noun_senses(token.word)
    adjectives = phrase_words.adjective_senses(token.word)
    if adjectives and token.word in phrase_tables.ALWAYS_PERSONS:
        phrase.pending.append((index, adjectives[0]))
        _close_pending(phrase)
        return
    for noun in nouns:
        if _agrees_with_pending(phrase, noun.shape) and not (adjectives and _noun_follows(phrase, index, adjectives)):
            _set_head(phrase, index, noun)
            return
    if phrase.pending and not adjectives and token.word not in phrase_tables.CONJUNCTIONS:
        _close_pending(phrase)
    elif adjectives:
        phrase.pending.append((index, adjectives[0]))


def _agrees_with_pending(phrase: _Phrase, shape: Shape) -> bool:
    return all(_matching(phrase.tokens[index].word, shape) is not None for index, _ in phrase.pending)


def _matching(word: str, head: Shape) -> Sense | None:
    return next((sense for sense in phrase_words.adjective_senses(word) if head.agrees(sense.shape)), None)


def _noun_follows(phrase: _Phrase, index: int, adjectives: tuple[Sense, ...]) -> bool:
    """Whether a word that can be noun or adjective is followed by a head it agrees with.

    A noun («ведущий специалист») or adjectives that stand for a person («участковый уполномоченный»).
    """
    person = False
    for token in phrase.tokens[index + 1 :]:
        if token.kind != "word" or token.kept:
            break
        for noun in phrase_words.noun_senses(token.word):
            if any(noun.shape.agrees(adjective.shape) for adjective in adjectives):
                return True
        following = phrase_words.adjective_senses(token.word)
        if not any(sense.shape.agrees(adjective.shape) for sense in following for adjective in adjectives):
            break
        person = True
    return person


def _set_head(phrase: _Phrase, index: int, noun: Sense) -> None:
    token = phrase.tokens[index]
    for place, _ in phrase.pending:
        agreeing = phrase.tokens[place]
        sense = _matching(agreeing.word, noun.shape)
        if sense is not None:
            form = phrase_words.adjective_form(agreeing.word, sense, phrase.case, noun.shape)
            agreeing.text = like(agreeing.text, form)
    token.text = like(token.text, phrase_words.noun_form(token.word, noun, phrase.case))
    phrase.pending.clear()
    phrase.head = noun.shape
    phrase.first = phrase.first or phrase.head


def _close_pending(phrase: _Phrase) -> None:
    """Adjectives without a noun are persons: «исполняющий обязанности», «дежурный по школе»."""
    for place, sense in phrase.pending:
        token = phrase.tokens[place]
        token.text = like(token.text, phrase_words.adjective_form(token.word, sense, phrase.case, _PERSON))
        phrase.head = Shape(sense.shape.number, sense.shape.gender, True)
        phrase.first = phrase.first or phrase.head
    phrase.pending.clear()


def _open_again(phrase: _Phrase, index: int, participles: bool = False, bracket: bool = False) -> bool:
    """Behind the head: a run «adjectives, noun» that can only be nominative is a further head and changes
    too; in brackets only a person beside a person («директор (ректор)», but «специалист (сектор обучения)»).

    True if a participle was changed that governs the words behind it.
    """
    run: list[int] = []
    strict = False
    for place in range(index, len(phrase.tokens)):
        token = phrase.tokens[place]
        if run and token.text in {"(", ")"}:
            continue  # «вечерняя (сменная) школа»
        if token.kind != "word" or token.kept or _is_done(token):
            return False
        strict = strict or not phrase_words.may_be_oblique(token.word)
        adjectives = phrase_words.adjective_senses(token.word)
        if participles and not run and adjectives and phrase_words.is_active_participle(adjectives[0]):
            _inflect_participle(phrase, token)
            return True
        phrase.pending = [(earlier, phrase_words.adjective_senses(phrase.tokens[earlier].word)[0]) for earlier in run]
        for noun in () if _is_own_name(token) else phrase_words.noun_senses(token.word):
            if strict and _agrees_with_pending(phrase, noun.shape) and noun.shape.number == "sing":
                token.kept = bracket and phrase.head is not None and phrase.head.animate and not noun.shape.animate
                if not token.kept:
                    _set_head(phrase, place, noun)
                return False
        phrase.pending.clear()
        if not adjectives:
            return False
        run.append(place)
    return False


def _is_own_name(token: _Token) -> bool:
    """«Университет Иннополис»: a word with a capital that the dictionary does not have is a name, not a head."""
    return token.text[:1].isupper() and not token.text.isupper() and not is_listed(token.word.rpartition("-")[2])


def _inflect_participle(phrase: _Phrase, token: _Token) -> None:
    """«учреждение, осуществляющее обучение»: agrees with the head, what it governs stays."""
    head = phrase.head
    sense = _matching(token.word, head) if head is not None else None
    if head is not None and sense is not None:
        token.text = like(token.text, phrase_words.adjective_form(token.word, sense, phrase.case, head))


def _joined(text: str, tokens: list[_Token]) -> str:
    pieces: list[str] = []
    end = 0
    for token in tokens:
        pieces += [text[end : token.start], token.text]
        end = token.end
    return "".join(pieces) + text[end:]

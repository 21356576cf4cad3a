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
from documents.russian.names import InflectedName, gender_of, inflect_name
from documents.russian.phrase_tokens import Token, tokens_of
from documents.russian.phrase_words import Sense, Shape

_NAME = re.compile(r"[А-ЯЁ][А-Яа-яЁё'-]*\.?(?: ?[А-ЯЁ][А-Яа-яЁё'-]*\.?){1,2}(?: (?:оглы|кызы|ОГЛЫ|КЫЗЫ))?")
# A name behind any other title is told by its patronymic: «гражданка Иванова Анна Петровна».
_NAMED = re.compile(
    r"(?<=[а-яё)»А-ЯЁ])(?<!имени)(?<!им\.)(\s+)"
    r"([А-ЯЁ][А-Яа-яЁё'-]+ [А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё]+(?:вич|вна|чна|[ьктмв]ич))(\s*)$"
)
_NUMBERED = re.compile(r"(\d{1,4})-(й|я|е)( +)(?=[а-яё])")
_LONGEST_PHRASE = 2000
_PERSON = Shape("sing", "", True)


@dataclass(slots=True)
class Phrase:
    """The pieces of a phrase and what is known of it while it is walked through; `first` is its first head."""

    tokens: list[Token]
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
    return walked(text, "gen").first


@lru_cache(maxsize=2048)
def _inflect(text: str, case: Case, gender: Gender | None) -> str:
    lowered = text.lstrip().lower()
    if lowered.startswith(phrase_tables.FROZEN_STARTS):
        return text
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        return _numbered(numbered, text[numbered.end() :], case, gender)
    named = _entrepreneur(text, case, gender)
    if named is not None:
        return named
    return _joined(text, walked(text, case).tokens)


def _numbered(match: re.Match[str], rest: str, case: Case, gender: Gender | None) -> str:
    """«3-я городская больница» → «3-й городской больницы»; a person's accusative is the genitive."""
    figure, ending, blank = match.groups()
    inflected = _inflect(rest, case, gender)
    alive = ending == "й" and case == "acc" and inflected == _inflect(rest, "gen", gender)
    return f"{figure}-{phrase_tables.FIGURE_ENDINGS[ending]['gen' if alive else case]}{blank}{inflected}"


def walked(text: str, case: Case) -> Phrase:
    """The phrase with its words in `case`, and what its head was found to be."""
    phrase = Phrase(tokens_of(text[:_LONGEST_PHRASE]), case)
    _walk(phrase)
    return phrase


def _entrepreneur(text: str, case: Case, gender: Gender | None) -> str | None:
    """«Индивидуальный предприниматель Иванов Иван Иванович»: the title as a phrase, then the name as a
    name.
    """
    found = _title_and_name(text)
    if found is None:
        return None
    title, match = found
    name = _inflected_name(match, case, gender)
    head = title if title.strip().lower() in {"ип", "глава кфх"} else inflect_phrase(title, case)
    if title.strip().lower() == "глава кфх":
        head = f"{inflect_phrase(title.split()[0], case)} {title.split()[1]}"
    return f"{head}{match.group(1)}{name.full}{match.group(3)}"


def _title_and_name(text: str) -> tuple[str, re.Match[str]] | None:
    """«ИП» or the like, and the match of « Иванов Иван Иванович » behind it; None where no name follows."""
    lowered = text.lower()
    start = next((prefix for prefix in phrase_tables.ENTREPRENEUR if lowered.lstrip().startswith(prefix)), None)
    if start is None:
        named = _NAMED.search(text)
        return None if named is None else (text[: named.start()], named)
    cut = lowered.index(start) + len(start.rstrip())
    match = re.fullmatch(rf"(\s+)({_NAME.pattern})(\s*)", text[cut:])
    if match is None:
        # «ИП глава КФХ Иванов Иван Иванович»
        match = _NAMED.search(text)
        return None if match is None else (text[: match.start()], match)
    return text[:cut], match


def _inflected_name(match: re.Match[str], case: Case, gender: Gender | None) -> InflectedName:
    words = match.group(2).replace(".", ". ").split()
    surname, given, patronymic = (*words, "", "")[0:3] if len(words) < 4 else (words[0], words[1], " ".join(words[2:]))
    return inflect_name(surname, given, patronymic, case, gender or gender_of(patronymic))


def entrepreneur_doubt(text: str, gender: Gender | None = None) -> str | None:
    """What to check in an entrepreneur's name; None for any other phrase."""
    found = _title_and_name(text)
    return None if found is None else " ".join(_inflected_name(found[1], "gen", gender).reasons)


def _walk(phrase: Phrase) -> None:
    """One pass from left to right. While `governed`, words hang on a preposition or a participle and stay."""
    seeking, governed = True, False
    for index, token in enumerate(phrase.tokens):
        if token.text == "(" and phrase.head is None:
            continue  # «Казанский (Приволжский) университет»
        if phrase.head is None and _ends_abbreviation(phrase, token):
            _keep_all(phrase.tokens[index:])
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


def _ends_abbreviation(phrase: Phrase, token: Token) -> bool:
    """«МБОУ «Школа» имени Ивана Петрова»: behind an abbreviation's quoted name or «имени» comes no head."""
    ends = token.kind == "quoted" or token.word in {"имени", "им"}
    return ends and phrase.tokens[0].word in phrase_tables.CAPITAL_ABBREVIATIONS


def _keep_all(tokens: list[Token]) -> None:
    for token in tokens:
        token.kept = True


def _is_shortened_head(phrase: Phrase, token: Token) -> bool:
    return phrase.head is None and token.kept and token.word in phrase_tables.SHORTENED_HEADS


def _open_after(phrase: Phrase, index: int) -> bool:
    mark = phrase.tokens[index].text
    if phrase.head is None or mark in {";", ":"}:
        return False
    participles = mark in {",", "("} or phrase.head.animate
    return _open_again(phrase, index + 1, participles=participles, bracket=mark == "(")


def _ends_government(token: Token) -> bool:
    return phrase_words.may_be_oblique(token.word) or bool(phrase_words.noun_senses(token.word))


def _is_done(token: Token) -> bool:
    return token.text.lower() != token.word


def _seek_head(phrase: Phrase, index: int) -> None:
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


def _agrees_with_pending(phrase: Phrase, shape: Shape) -> bool:
    return all(_matching(phrase.tokens[index].word, shape) is not None for index, _ in phrase.pending)


def _matching(word: str, head: Shape) -> Sense | None:
    return next((sense for sense in phrase_words.adjective_senses(word) if head.agrees(sense.shape)), None)


def _noun_follows(phrase: Phrase, index: int, adjectives: tuple[Sense, ...]) -> bool:
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


def _set_head(phrase: Phrase, index: int, noun: Sense) -> None:
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


def _close_pending(phrase: Phrase) -> None:
    """Adjectives without a noun are persons: «исполняющий обязанности», «дежурный по школе»."""
    for place, sense in phrase.pending:
        token = phrase.tokens[place]
        token.text = like(token.text, phrase_words.adjective_form(token.word, sense, phrase.case, _PERSON))
        phrase.head = Shape(sense.shape.number, sense.shape.gender, True)
        phrase.first = phrase.first or phrase.head
    phrase.pending.clear()


def _open_again(phrase: Phrase, index: int, participles: bool = False, bracket: bool = False) -> bool:
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
        if participles and not run and adjectives and _governs(phrase, place, adjectives[0]):
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


def _is_own_name(token: Token) -> bool:
    """«Университет Иннополис»: a word with a capital that the dictionary does not have is a name, not a head."""
    return token.text[:1].isupper() and not token.text.isupper() and not is_listed(token.word.rpartition("-")[2])


def _governs(phrase: Phrase, place: int, sense: Sense) -> bool:
    """«заведующий отделением», «ответственный за практику»: what follows does not agree but hangs on it."""
    following = phrase.tokens[place + 1 : place + 2]
    nouns = [noun.shape for token in following for noun in phrase_words.noun_senses(token.word)]
    if any(shape.animate and shape.number == "sing" and shape.agrees(sense.shape) for shape in nouns):
        return False  # «управляющий партнёр»
    if phrase_words.is_active_participle(sense) or phrase.tokens[place].word in phrase_tables.ALWAYS_PERSONS:
        return True
    return any(token.word in phrase_tables.PREPOSITIONS for token in following)


def _inflect_participle(phrase: Phrase, token: Token) -> None:
    """«учреждение, осуществляющее обучение»: agrees with the head, what it governs stays.

    Beside a person it may have a gender of its own: «врач – заведующая отделением».
    """
    head = phrase.head
    sense = _matching(token.word, head) if head is not None else None
    if head is not None and head.animate and sense is None:
        sense = phrase_words.adjective_senses(token.word)[0]
    if head is not None and sense is not None:
        token.text = like(token.text, phrase_words.adjective_form(token.word, sense, phrase.case, head))


def _joined(text: str, tokens: list[Token]) -> str:
    pieces: list[str] = []
    end = 0
    for token in tokens:
        pieces += [text[end : token.start], token.text]
        end = token.end
    return "".join(pieces) + text[end:]

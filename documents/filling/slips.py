"""What somebody meant by a tag with a brace too few, by words where a name belongs, by a command between {{ }}.

Works on the text of a paragraph or of a clause; a slip is told with the very tag, and with what surely stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

COMMANDS = frozenset({"if", "elif", "else", "endif", "for", "endfor"})
_WORDS = r"[^\W\d][^{}%]{0,60}?"
_COMMAND = r"(?:p\s|tr\s|tc\s)?\s*(?:if|elif|else|endif|for|endfor)\b[^{}%]*?"
_LEVEL = re.compile(r"^(p|tr|tc)\s+")
# Everything a name typed from memory may hold; operators, quotes and brackets are left to Jinja.
_NAMELIKE = re.compile(r"[\w\s.,:;…№/\u2013\u2014\u2010\u2011-]*")
_NAME = re.compile(r"[^\W\d]\w*(?:\s*\.\s*\w+)*")
_SUM = re.compile(r"(?:^|[\s\d])-|-(?:[\s\d]|$)")
_JINJA_WORDS = frozenset({"if", "else", "and", "or", "not", "in", "is"})
_LOOSE = re.compile(rf"(?<![{{%#])\{{\s*%?\s*({_COMMAND})\s*%?\s*\}}(?!\}})")
_NAME_ADVICE = "Имя поля пишется без пробелов, запятых и чёрточек, части – через точку."
_REPEAT = re.compile(r"[\w\s,]+\sin\s+\S.*", re.DOTALL)
_REPEAT_RUSSIAN = re.compile(r"(\w+)\s+(?:из|в|во|по|от)\s+([\w.]+)")
_ONE_SIGN = re.compile(r"(?<![=!<>])=(?!=)")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong and what to do; `mend` as in TemplateProblem; `named` is the tag and the words inside it that may
    mean a field."""

    fault: str
    advice: str
    mend: tuple[str, str] | None = None
    named: tuple[str, str] | None = None


def _field(inside: str) -> str:
    return f"{{{{ {inside.strip()} }}}}"


def _command(inside: str) -> str:
    level = _LEVEL.match(inside)
    rest = inside[level.end() :] if level else inside
    return f"{{%{level[1] if level else ''} {rest.strip()} %}}"


# What is written with a brace too few, and how the whole tag is made of what stands inside. Single braces on both
# sides are in another rule: they are found even where no brace is left over.
_HALVES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(rf"\{{\{{\s*({_WORDS})\s*(?:%\}}|\}}(?!\}}))"), _field),
    (re.compile(rf"(?<!\{{)\{{\s*({_WORDS})\s*\}}\}}"), _field),
    (re.compile(rf"\{{%\s*({_COMMAND})\s*%(?!\}})"), _command),
    (re.compile(rf"(?<!\{{)%\s*({_COMMAND})\s*%\}}"), _command),
    (re.compile(rf"\{{%\s*({_COMMAND})\s*$"), _command),
)


def half_written(text: str) -> Slip | None:
    """The first tag of the text with a brace too few, where it is plain what it was to be."""
    found = [(match.start(), match, whole) for pattern, whole in _HALVES if (match := pattern.search(text))]
    if not found:
        return None
    _, match, whole = min(found, key=lambda item: item[0])
    right = whole(match[1])
    lacking = "скобки" if right.startswith("{{") else "скобки или знака «%»"
    return Slip(f"в теге «{match[0]}» не хватает {lacking}.", f"Нужно {right}.", (match[0], right))


def loose_command(text: str) -> Slip | None:
    """The first command with a «%» too few or a blank between brace and «%»: it would be printed as it stands."""
    for match in _LOOSE.finditer(text):
        if not (match[0].startswith("{%") and match[0].endswith("%}")):
            right = _command(match[1])
            return Slip(f"в теге «{match[0]}» не хватает знака «%» или есть лишний пробел.", f"Нужно {right}.",
                        (match[0], right))  # fmt: skip
    return None


def misnamed(tag: str) -> Slip | None:
    """A tag «{{ … }}» with nothing, a command or words that cannot be the name of a field."""
    body = tag[2:-2].strip()
    if not body:
        return Slip(f"в теге «{tag}» нет имени поля.", "Впишите его или уберите скобки.")
    if body in COMMANDS or body.partition(" ")[0] in {"if", "elif", "for"}:
        right = f"{{% {body} %}}"
        return Slip(f"команда «{body}» стоит в двойных скобках.", f"Команды пишутся так: {right}.", (tag, right))
    if not _odd_name(body):
        return None
    return Slip(f"тег «{tag}» записан с ошибкой.", _NAME_ADVICE, named=(tag, body))


def misput(tag: str, word: str, rest: str) -> Slip | None:
    """A command `if` or `for` with nothing, one sign of equality, words or a Russian preposition behind it."""
    if word == "for" and not _REPEAT.fullmatch(rest):
        russian = _REPEAT_RUSSIAN.fullmatch(rest)
        right = tag.replace(rest, f"{russian[1]} in {russian[2]}") if russian else ""
        mend = (tag, right) if right else None
        return Slip(
            f"тег «{tag}» записан с ошибкой.", f"Повтор пишется так: {right or '{% for с in стороны %}'}.", mend
        )
    if word not in {"if", "elif"}:
        return None
    if not rest:
        return Slip(f"в теге «{tag}» нет условия.", f"После {word} нужно имя поля.")
    if _ONE_SIGN.search(rest):
        return Slip(f"тег «{tag}» записан с ошибкой.", "Равенство пишется двумя знаками: ==.")
    return Slip(f"тег «{tag}» записан с ошибкой.", _NAME_ADVICE) if _odd_name(rest) else None


def _odd_name(words: str) -> bool:
    """Whether the words can only be meant for a name, and are none."""
    if not _NAMELIKE.fullmatch(words) or _NAME.fullmatch(words) or _SUM.search(words) or words.isdigit():
        return False
    return not _JINJA_WORDS & set(words.split())

"""`make accuracy`: how right our Russian is on the golden tables of tests/data/russian, printed as one table.

Where they have an answer, plain pytrovich and naive pymorphy3 (first parse, inflected) are measured on the same rows
in the same run. A form is right when it equals the table's (е = ё, no-break and plain blanks alike). «Помечено» is the
share of rows flagged «проверьте», «молча» the number of rows that are wrong and not flagged. Nothing is asserted.

The tables are ours and every error found became a row, so 100 % here says that nothing got worse, not that held-out
names will all be right. Forms of names were assigned by hand to a declension; those of phrases.tsv and the genders of
organisations were proposed by the program and then read.
"""

from __future__ import annotations

import datetime as dt
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TABLES = ROOT / "tests" / "data" / "russian"
NUMBERS = (*range(1001), *range(1001, 10**6, 7919), *range(10**6, 10**9, 7_919_919))
Answer = Callable[[str, str, str, str], str]  # part, gender, nominative, case


@dataclass
class Part:
    """One line of the table."""

    name: str
    goal: str
    rows: int = 0
    forms: int = 0
    right: int = 0
    flagged: int = 0
    silent: int = 0
    rivals: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def count(self, shown: str, ours: list[str], expected: list[str], sure: bool = True) -> None:
        """Add a row: our forms against the expected ones."""
        hits = sum(plain(form) == plain(wanted) for form, wanted in zip(ours, expected, strict=True))
        self.rows += 1
        self.forms += len(expected)
        self.right += hits
        self.flagged += not sure
        if hits < len(expected):
            self.silent += sure
            self.wrong.append(shown)

    def rival(self, name: str, theirs: list[str], expected: list[str]) -> None:
        """Add what another system says of the same row."""
        hits = sum(plain(form) == plain(wanted) for form, wanted in zip(theirs, expected, strict=True))
        self.rivals[name] = self.rivals.get(name, 0) + hits

    def line(self) -> str:
        """The line as it is printed."""
        rivals = [
            f"{100 * self.rivals[name] / self.forms:8.2f}" if name in self.rivals else "       —" for name in RIVALS
        ]
        return (
            f"{self.name:<34}{self.rows:>6}{self.forms:>7}{self.right:>7}{100 * self.right / self.forms:>9.2f}"
            f"{100 * self.flagged / self.rows:>9.1f}{self.silent:>7}{self.goal:>9}  {''.join(rivals)}"
        )


def plain(text: str) -> str:
    """A form as it is compared."""
    return text.replace("ё", "е").replace("Ё", "Е").replace("\u00a0", " ")


def table(name: str) -> list[list[str]]:
    """Rows of a golden table without its head."""
    return [line.split("\t") for line in (TABLES / name).read_text("utf-8").splitlines()[1:]]


def pytrovich_form(part: str, gender: str, nominative: str, case: str) -> str:
    """pytrovich as it is."""
    from pytrovich import enums

    kind = {
        "surname": enums.NamePart.LASTNAME,
        "given": enums.NamePart.FIRSTNAME,
        "patronymic": enums.NamePart.MIDDLENAME,
    }
    cases = {
        "gen": enums.Case.GENITIVE,
        "dat": enums.Case.DATIVE,
        "acc": enums.Case.ACCUSATIVE,
        "ins": enums.Case.INSTRUMENTAL,
        "pre": enums.Case.PREPOSITIONAL,
    }
    sex = enums.Gender.MALE if gender == "m" else enums.Gender.FEMALE
    return str(_tools()["pytrovich"].make(kind[part], sex, cases[case], nominative))


def pymorphy_form(part: str, gender: str, nominative: str, case: str) -> str:
    """pymorphy3 the naive way: the first parse of every word, inflected, in the letters of the original."""
    grammemes = {"gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "pre": "loct"}
    words = []
    for word in nominative.split(" "):
        parse = _tools()["pymorphy"].parse(word)[0]
        found = parse.inflect({grammemes[case]})
        form = found.word if found else word
        words.append(form.upper() if word.isupper() else form[:1].upper() + form[1:] if word[:1].isupper() else form)
    return " ".join(words)


RIVALS: dict[str, Answer] = {"pytrovich": pytrovich_form, "pymorphy": pymorphy_form}
_TOOLS: dict[str, Any] = {}


def _tools() -> dict[str, Any]:
    if not _TOOLS:
        import pymorphy3
        from pytrovich.maker import PetrovichDeclinationMaker

        _TOOLS.update(pymorphy=pymorphy3.MorphAnalyzer(lang="ru"), pytrovich=PetrovichDeclinationMaker())
    return _TOOLS


def names(name: str, goal: str, rows: list[tuple[str, str, str, list[str]]]) -> Part:
    """Parts of names: (part, gender, nominative, five forms)."""
    from documents.russian import OBLIQUE, inflect_name

    result = Part(name, goal)
    for part, gender, nominative, expected in rows:
        texts = {"surname": "", "given": "", "patronymic": ""} | {part: nominative}
        sex: Any = gender
        whole = [inflect_name(texts["surname"], texts["given"], texts["patronymic"], case, sex) for case in OBLIQUE]
        found = [getattr(name, part) for name in whole]
        result.count(nominative, [form.text for form in found], expected, all(form.sure for form in found))
        for rival, answer in RIVALS.items():
            result.rival(rival, [answer(part, gender, nominative, case) for case in OBLIQUE], expected)
    return result


def full_names() -> Part:
    """Surname, first name and patronymic together, the gender told by the patronymic alone."""
    from documents.russian import OBLIQUE, gender_of, inflect_name

    result = Part("полные имена", "100")
    for nominative, *expected in table("full_names.tsv"):
        surname, given, *rest = nominative.split(" ")
        patronymic = " ".join(rest)
        found = [inflect_name(surname, given, patronymic, case) for case in OBLIQUE]
        result.count(nominative, [form.full for form in found], expected, all(form.sure for form in found))
        parts = [("surname", surname), ("given", given), ("patronymic", patronymic)]
        sex = gender_of(patronymic) or "m"
        for rival, answer in RIVALS.items():
            forms = [" ".join(answer(part, sex, text, case) for part, text in parts if text) for case in OBLIQUE]
            result.rival(rival, forms, expected)
    return result


def phrases(name: str, kind: str, goal: str) -> Part:
    """Positions or organisations in five cases, and older rows in the genitive alone."""
    from documents.russian import OBLIQUE, inflect_phrase

    result = Part(name, goal)
    rows = [(row[1], row[2:]) for row in table("phrases.tsv") if row[0] == kind]
    rows += [(row[0], row[1:]) for row in table(f"{kind}s_genitive.tsv")]
    for nominative, expected in rows:
        cases = OBLIQUE[: len(expected)]
        result.count(nominative, [inflect_phrase(nominative, case) for case in cases], expected)
        result.rival("pymorphy", [pymorphy_form("", "", nominative, case) for case in cases], expected)
    return result


def simple(name: str, goal: str, rows: Iterator[tuple[str, str, str]]) -> Part:
    """Rows of (shown, our answer, the right one)."""
    result = Part(name, goal)
    for shown, ours, expected in rows:
        result.count(shown, [ours], [expected])
    return result


def sums() -> Iterator[tuple[str, str, str]]:
    """Sums of the table."""
    from documents.russian import money

    for kopecks, words in table("sums.tsv"):
        yield kopecks, money(int(kopecks)), words


def numbers() -> Iterator[tuple[str, str, str]]:
    """Cardinals in five cases, the masculine, against num2words (which is right there)."""
    from num2words import num2words  # type: ignore[import-untyped]

    from documents.russian import number

    cases = {"nom": "nominative", "gen": "genitive", "dat": "dative", "ins": "instrumental", "pre": "prepositional"}
    for value in NUMBERS:
        for case, word in cases.items():
            if value:
                yield f"{value} {case}", number(value, "m", case), num2words(value, lang="ru", case=word)  # type: ignore[arg-type]


def dates() -> Iterator[tuple[str, str, str]]:
    """Dates in four styles."""
    from documents.russian import date

    for day, *expected in table("dates.tsv"):
        for style, words in zip(("contract", "long", "table", "words"), expected, strict=True):
            yield f"{day} {style}", date(dt.date.fromisoformat(day), style), words  # type: ignore[arg-type]


def genders() -> Iterator[tuple[str, str, str]]:
    """Gender of organisations, which «именуемое» hangs on."""
    from documents.russian import organisation_gender

    for gender, name in table("organisation_genders.tsv"):
        yield name, organisation_gender(name) or "?", gender


def typographed() -> Iterator[tuple[str, str, str]]:
    """Typography, once and twice."""
    from documents.russian import typography

    for raw, expected in table("typography.tsv"):
        done = typography(raw)
        yield raw, done.replace("\u00a0", "~"), expected
        yield f"{raw} (дважды)", typography(done).replace("\u00a0", "~"), expected


def requisites() -> Iterator[tuple[str, str, str]]:
    """Requisites: whether there is a remark."""
    from models import requisites as checks

    for kind, value, bik, verdict in table("requisites.tsv"):
        check = getattr(checks, f"check_{kind}")
        yield f"{kind} {value}", "bad" if (check(value, bik) if kind == "account" else check(value)) else "ok", verdict


def parts() -> Iterator[Part]:
    """All lines in their order."""
    rows = [(row[1], row[2], row[3], row[4:], row[0]) for row in table("name_forms.tsv")]
    for part, gender, name in (
        ("surname", "m", "фамилии трудные и чужие, муж."),
        ("surname", "f", "фамилии трудные и чужие, жен."),
        ("given", "m", "имена муж."),
        ("given", "f", "имена жен."),
    ):
        chosen = [row[:4] for row in rows if row[:2] == (part, gender) and row[4] != "double"]
        yield names(name, "99.5", chosen)
    yield names("двойные фамилии", "99.5", [row[:4] for row in rows if row[4] == "double"])
    yield names(
        "обычные фамилии", "99.9", [(row[1], row[2], row[3], row[4:]) for row in table("ordinary_surnames.tsv")]
    )
    yield names("отчества", "100", [("patronymic", row[0], row[1], row[2:]) for row in table("patronymics.tsv")])
    yield full_names()
    yield phrases("должности", "position", "99.5")
    yield phrases("организации", "organisation", "98.5")
    yield simple("согласование (род организации)", "100", genders())
    yield simple("числа прописью (num2words)", "100", numbers())
    yield simple("суммы", "100", sums())
    yield simple("даты", "100", dates())
    yield simple("реквизиты", "100", requisites())
    yield simple("типографика", "100", typographed())


FIRST_USE = """
import resource, time
def memory():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20
import documents.russian as russian
before, start = memory(), time.perf_counter()
russian.inflect_name("Стрелец", "Ирек", "Иванович", "gen")
russian.inflect_phrase("главный бухгалтер", "gen")
print((time.perf_counter() - start) * 1000, memory() - before)
"""


def speed() -> list[str]:
    """First use in fresh processes (the least of five), and microseconds a name: new, and asked for again."""
    from documents.russian import OBLIQUE, inflect_name

    runs = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", FIRST_USE], cwd=ROOT, capture_output=True, text=True, check=True)
        runs.append([float(figure) for figure in done.stdout.split()])
    surnames = [row[3] for row in table("ordinary_surnames.tsv") if row[2] == "m"]
    for module in ("surnames.surname_forms", "dictionary.known_forms", "second_opinion.second_opinion"):
        _clear(module)
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        for surname in surnames:
            for case in OBLIQUE:
                inflect_name(surname, "Иван", "Иванович", case)
        taken.append((time.perf_counter() - start) / len(surnames) / len(OBLIQUE) * 1e6)
    milliseconds = [run[0] for run in runs]
    return [
        f"первое обращение: {min(milliseconds):.0f} мс (медиана {statistics.median(milliseconds):.0f}), цель ≤ 150",
        f"память первого обращения: {max(run[1] for run in runs):.0f} МиБ, цель ≤ 60",
        f"полное имя в одном падеже: новое {taken[0]:.0f} мкс, повторно {taken[1]:.0f} мкс, цель ≤ 100",
    ]


def _clear(name: str) -> None:
    import importlib

    module, function = name.split(".")
    getattr(importlib.import_module(f"documents.russian.{module}"), function).cache_clear()


def main() -> None:
    """Print the table, what went wrong, and the speed."""
    fast = speed()
    print(
        f"{'часть':<34}{'строк':>6}{'форм':>7}{'верно':>7}{'%':>9}{'помеч. %':>9}{'молча':>7}{'цель':>9}"
        + "  "
        + "".join(f"{name[:8]:>8}" for name in ("pytrov.", "pymorphy"))
    )
    wrong = []
    for part in parts():
        print(part.line(), flush=True)
        wrong += [f"{part.name}: {row}" for row in part.wrong]
    print("\n".join(["", *fast, "", f"Ошибок: {len(wrong)}", *wrong[:40]]))


if __name__ == "__main__":
    main()

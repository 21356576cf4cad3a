"""Every shipped template filled with invented values by a seed: short, long and awkward ones, at 10 to 14 points.

The same seed gives the same paper as long as the templates and the samples of documents/papers stay the same.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from documents.papers import samples
from documents.papers.registry import Paper, Scope, paper, papers, render
from models.clause_data import ChosenClauseData
from models.data import ContractDossier

KEYS = tuple(entry.key for entry in papers())
_HOUSE_SIZE = 28  # half-points, of the shipped templates

_SHORT = ("А", "№ 7", "нет", "Я.", "«О»", "12", "ИП Ли", "—")
_WORDS = [
    "муниципальное", "бюджетное", "общеобразовательное", "учреждение", "средняя", "школа", "имени", "Героя",
    "Советского", "Союза", "гимназия", "сетевая", "форма", "реализация", "образовательной", "программы",
    "лаборатория", "робототехника", "Петропавловск-Камчатский", "научно-исследовательский", "Ростове-на-Дону",
    "государственного", "автономного", "профессионального", "техникум", "и/или", "по-прежнему",
    "естественно-научной", "направленности", "углублённым", "изучением", "отдельных", "предметов", "в", "с",
    "к", "о", "и", "на",
]  # fmt: skip
_AWKWARD = (
    "«Школа & К» <5>", "{{ x }} {% y %}", "ООО «Рога\u00a0и\u00a0копыта»", "a" * 70, "Ж" * 60, "___________",
    "5\u00a0000\u00a0руб. 00\u00a0коп.", "http://example.ru/a/very/long/path?with=arguments&and=more#fragment",
    "две\nстроки", "табуляция\tвнутри", "№\u00a05/2026-АБ/в", "ул. 8-го Марта, д. 5/7, к. 2–3", "(812) 300-00-00",
    "50 % + 25 °C ± 3 ₽ ≤ 10 м²", "Ё-моё — это…", "д’Артаньян", "«„внутри“ кавычек»", "А/Б/В/Г/Д/Е/Ж/З/И/К/Л/М/Н/О/П",
    "мягкий\u00adпере\u00adнос в сло\u00adве", "не\u2011раз\u2011рыв\u2011но", "I, II и III кварталы", "x² + y²",
)  # fmt: skip
# What papers compute with: these keep their sample values.
_KEPT = {
    "inn", "kpp", "ogrn", "bik", "key", "kind", "kind_title", "surname", "given_name", "patronymic", "wording",
    "answers", "on_dates", "search_text", "sort_text", "settlement_account", "corr_account",
}  # fmt: skip
_SURNAMES = ("Ли", "Иванов", "Соколова-Микитова", "Преображенская", "Шевчук", "Ый", "Константинопольский")


def seeded_paper(key: str, seed: int) -> bytes:
    """The paper `key` filled by `seed`, in a size of 10 to 14 points."""
    chance = random.Random(f"{key}-{seed}")
    entry = paper(key)
    size = chance.choice(("обычные", "обычные", "обычные", "длинные", "пустые"))
    subject = _varied(_subject(entry, size, chance), chance, 0.0 if seed % 10 == 0 else 0.4)
    rendered = render(key, subject, _varied(samples.office(size), chance, 0.3))
    return resized(rendered.docx, chance.randint(20, 28))


def _subject(entry: Paper, size: str, chance: random.Random) -> Any:
    if entry.scope is Scope.SCHEDULE:
        schedule = samples.schedule(size)
        return replace(schedule, slots=_more(schedule.slots, chance, 25))
    if entry.scope is Scope.REGISTER:
        register = samples.register(size)
        return replace(register, rows=_more(register.rows, chance, 40))
    if entry.scope is Scope.ORGANIZATION:
        partner = samples.partner(size)
        people, contracts = _more(partner.people, chance, 12), _more(partner.contracts, chance, 12)
        return replace(partner, people=people, contracts=contracts)
    return _longer(samples.dossier(chance.choice(entry.kinds or ("network", "cooperation")), size), chance)


def _longer(dossier: ContractDossier, chance: random.Random) -> ContractDossier:
    """The dossier with more rows of every annex."""
    contract = replace(
        dossier.contract,
        slots=_more(dossier.contract.slots, chance, 25),
        resources=_more(dossier.contract.resources, chance, 15),
        roster=_more(dossier.contract.roster, chance, 30),
    )
    program = dossier.program
    if program is not None:
        program = replace(program, components=_more(program.components, chance, 6))
    return replace(dossier, contract=contract, program=program)


def _more(rows: Sequence[Any], chance: random.Random, most: int) -> tuple[Any, ...]:
    """The rows repeated up to `most`; none stays none."""
    if not rows:
        return ()
    return tuple(rows[index % len(rows)] for index in range(chance.randint(1, most)))


def _varied(value: Any, chance: random.Random, share: float) -> Any:
    """The value with this share of its texts replaced, wherever they stand."""
    if isinstance(value, ChosenClauseData):
        return value  # its wording is a small template
    if is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for item in fields(value):
            old = getattr(value, item.name)
            new = _name(item.name, old, chance) if item.name in _KEPT else _varied(old, chance, share)
            if new is not old:
                changes[item.name] = new
        return replace(value, **changes) if changes else value
    if isinstance(value, tuple):
        return tuple(_varied(item, chance, share) for item in value)
    if isinstance(value, dict):
        return {name: _varied(item, chance, share) for name, item in value.items()}
    if type(value) is str and value and chance.random() < share:
        return text(chance)
    return value


def _name(field: str, old: Any, chance: random.Random) -> Any:
    return chance.choice(_SURNAMES) if field == "surname" and old else old


def text(chance: random.Random) -> str:
    """A short, an ordinary, a long or an awkward value."""
    kind = chance.random()
    if kind < 0.2:
        return chance.choice(_SHORT)
    if kind < 0.35:
        return f"{_phrase(chance, 3)} {chance.choice(_AWKWARD)} {_phrase(chance, 2)}"
    return _phrase(chance, chance.randint(2, 8) if kind < 0.85 else chance.randint(20, 60))


def _phrase(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def resized(docx: bytes, half_points: int) -> bytes:
    """The document with every size of its styles moved as the base size is."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {item: archive.read(item) for item in archive.infolist()}
    moved = half_points - _HOUSE_SIZE
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for item, data in parts.items():
            archive.writestr(item, _resized(data, moved) if item.filename == "word/styles.xml" else data)
    return buffer.getvalue()


def _resized(styles: bytes, moved: int) -> bytes:
    def size(found: re.Match[bytes]) -> bytes:
        old = int(found[2])
        # The tiny sizes of separating lines stay; table texts never become smaller than 8 points.
        return b"%s%d" % (found[1], old if old < 18 else max(old + moved, 16))

    return re.sub(rb'(<w:szC?s? w:val=")(\d+)', size, styles)

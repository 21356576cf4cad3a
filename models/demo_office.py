"""The demo office as frozen values: a network of schools with partners, programmes, contracts and a schedule.

`resources/demo` holds it as readable JSON, split by meaning; every organisation, settlement and person is invented.
The first group is a gymnasium with its seventeen partner schools and other partners; the second, in another town, ten
schools with their risk profiles and strengths. How dates are written: `models.demo_dates`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import resources
from models.annex_data import SlotData
from models.clause_data import ChosenClauseData, placed
from models.clause_text import with_number
from models.data import ContractData, OrganizationData, PartyData, PersonData, ProgramData
from models.demo_dates import DemoCalendar
from models.demo_reading import Json, KeyNumbers, Reader
from models.kinds import contract_kind
from models.operations.clauses import shipped_clauses
from models.rules.lessons import join_dates

GROUPS = ("network", "partners", "risk_network")
CONTRACT_FILES = ("closed", "cooperation", "running", "in_work")


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """Everything of the demo office. Ids are numbers within it: `numbers` gives that of a key of the JSON.

    Keys: an organisation, person or programme by its own («college»), a child by «college/workshops», a contract by
    «contract/electives», an organisational form by its abbreviation. `groups` lists the organisations of each file.
    """

    settings: Mapping[str, str]
    forms: tuple[str, ...]
    organizations: tuple[OrganizationData, ...]
    people: tuple[PersonData, ...]
    programs: tuple[ProgramData, ...]
    contracts: tuple[ContractData, ...]
    groups: Mapping[str, tuple[OrganizationData, ...]]
    numbers: Mapping[str, int]


def load_demo(today: dt.date) -> DemoOffice:
    """The demo office as it looks on `today`; ValueError when the JSON contradicts itself."""
    numbers = KeyNumbers()
    reader = Reader(DemoCalendar(today), numbers)
    forms = tuple(item["abbreviation"] for item in _json("reference/organization_forms"))
    for abbreviation in forms:
        numbers.new(abbreviation)
    groups = {name: tuple(_organizations(reader, name)) for name in GROUPS}
    people = tuple(_people(reader))
    programs = tuple(reader.value(ProgramData, raw, raw["key"]) for raw in _json("demo/programs"))
    slots = _timetable(reader)
    raw_contracts = [raw for name in CONTRACT_FILES for raw in _json(f"demo/contracts/{name}")]
    return DemoOffice(
        settings=_json("demo/settings"),
        forms=forms,
        organizations=tuple(item for group in groups.values() for item in group),
        people=people,
        programs=programs,
        contracts=tuple(_contract(reader, raw, people, programs, slots.get(raw["key"], ())) for raw in raw_contracts),
        groups=MappingProxyType(groups),
        numbers=numbers.all(),
    )


def _json(name: str) -> Any:
    return json.loads(resources.path(f"{name}.json").read_text(encoding="utf-8"))


def _organizations(reader: Reader, group: str) -> Iterator[OrganizationData]:
    for raw in _json(f"demo/organizations/{group}"):
        yield reader.value(OrganizationData, raw, raw["key"])


def _people(reader: Reader) -> Iterator[PersonData]:
    """People stand in the JSON under the organisation they belong to."""
    for staff in _json("demo/people"):
        for raw in staff["people"]:
            yield reader.value(PersonData, {**raw, "organization": staff["organization"]}, raw["key"])


def _timetable(reader: Reader) -> dict[str, tuple[SlotData, ...]]:
    """Rows of the timetable by the key of their contract."""
    schedule = _json("demo/schedule")
    return {
        block["contract"]: tuple(_slot(reader, raw, block["defaults"], schedule["bells"]) for raw in block["slots"])
        for block in schedule["blocks"]
    }


def _slot(reader: Reader, raw: Json, defaults: Json, bells: Mapping[str, list[str]]) -> SlotData:
    """A row whose times are «time» or the first and last of «lessons» of a school's «bells».

    The block's defaults give the first and last day of weekly rows; dated rows have none.
    """
    row = dict(raw)
    if "on_dates" in row:
        row["on_dates"] = join_dates(reader.calendar.lesson_day(text) for text in row["on_dates"])
    else:
        row = {**defaults, **row}
    if "time" in row:
        periods = [row.pop("time")]
    else:
        grid, lessons = bells[row.pop("bells")], row.pop("lessons")
        periods = [grid[lesson - 1] for lesson in lessons]
    row["starts_at"], row["ends_at"] = _minutes(periods[0])[0], _minutes(periods[-1])[1]
    return reader.value(SlotData, row)


def _minutes(period: str) -> tuple[int, int]:
    """«8:30-9:10» as minutes since midnight."""
    start, end = (clock.split(":") for clock in period.split("-"))
    return int(start[0]) * 60 + int(start[1]), int(end[0]) * 60 + int(end[1])


def _contract(
    reader: Reader,
    raw: Json,
    people: tuple[PersonData, ...],
    programs: tuple[ProgramData, ...],
    slots: tuple[SlotData, ...],
) -> ContractData:
    """A contract with what the JSON leaves out: signatories, the year in its number, unchanged answers."""
    fields = dict(raw)
    defaults = fields.pop("party_defaults", {})
    fields["parties"] = [{**defaults, **party} for party in fields["parties"]]
    clauses = [_clause(text) for text in fields.pop("clauses", ())]
    written = reader.value(ContractData, fields, f"contract/{raw['key']}")
    day = written.signed_on or written.state_on or reader.calendar.today
    program = next((item for item in programs if item.id == written.program_id), None)
    return replace(
        written,
        number=written.number.format(year=day.year),
        parties=tuple(_signed_for(party, people) for party in written.parties),
        answers=_all_answers(written, program),
        slots=slots,
        clauses=placed(clauses),
    )


def _clause(text: str) -> ChosenClauseData:
    """An additional clause: «disputes/claim срок=15» names it, its variant and numbers other than usual."""
    name, *numbers = text.split()
    key, _, variant = name.partition("/")
    clause = shipped_clauses()[key]
    if clause.variant(variant) is None:
        raise ValueError(f"demo data: clause {key!r} has no variant {variant!r}")
    chosen = clause.chosen(variant)
    for number in numbers:
        word, _, value = number.partition("=")
        chosen = replace(chosen, numbers=with_number(chosen.numbers, word, int(value)))
    return chosen


def _signed_for(party: PartyData, people: tuple[PersonData, ...]) -> PartyData:
    """The party with its signatory, the head unless another is named, and the first basis of the signatory's power."""
    if party.signatory_id is None:
        signatory = next(item for item in people if item.organization_id == party.organization_id and item.is_head)
    else:
        signatory = next(item for item in people if item.id == party.signatory_id)
    return replace(party, signatory_id=signatory.id, authority_id=signatory.authorities[0].id)


def _all_answers(contract: ContractData, program: ProgramData | None) -> Mapping[str, object]:
    """An answer to every question that is asked in the contract's situation; ValueError for one that is not asked."""
    kind = contract_kind(contract.kind)
    situation = kind.situation(contract, program)
    asked = [question.key for question in kind.asked(situation)]
    if strange := set(contract.answers) - set(asked):
        raise ValueError(f"demo data: contract {contract.number} answers {strange}, which is not asked there")
    return MappingProxyType({key: situation.answers[key] for key in asked})

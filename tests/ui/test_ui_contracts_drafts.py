"""What was typed in the wizard survives a crash and is offered again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_builder import TODAY, SmallOffice, build_small_office
from wizard_helpers import spoken, sweep, visible

from helpers import type_text
from models.annex_data import ResourceData, RosterData, SlotData
from models.data import ContractData
from models.enums import ContractState, PartyRole, RosterMode, Weekday
from models.operations import contracts
from models.storage import drafts
from models.storage.database import Database
from ui.context import AppContext
from ui.contracts.actions import offer_draft
from ui.contracts.wizard.draft_values import contract_from_json, contract_to_json
from ui.contracts.wizard.loading import left_draft
from ui.contracts.wizard.opening import open_wizard
from ui.contracts.wizard.step_requisites import RequisitesStep
from ui.contracts.wizard.window import ContractWizard

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _no_windows_left(db: Database) -> Iterator[None]:
    yield
    sweep()


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    folder = tmp_path / "school"
    folder.mkdir()
    return build_small_office(folder)


@pytest.fixture
def db(office: SmallOffice) -> Iterator[Database]:
    yield office.db
    office.db.close()


def opened(context: AppContext, contract_id: int | None = None) -> ContractWizard:
    context.today = lambda: TODAY
    context.settings.set("hints/wizard_preview_hidden", True)
    open_wizard(context, lambda _number: None, contract_id=contract_id)
    return visible(ContractWizard)


def type_place(wizard: ContractWizard, text: str) -> None:
    page = wizard.steps["requisites"]
    assert isinstance(page, RequisitesStep)
    editor = page.form.editor("place")
    editor.clear()
    type_text(editor, text)


def test_what_was_typed_comes_back_after_a_crash(context: AppContext, db: Database) -> None:
    wizard = opened(context)
    type_place(wizard, "с. Ягодное")
    wizard.state.keep_draft()
    wizard.hide()  # the power fails: nothing is asked, nothing is dropped
    again = opened(context)
    assert again.state.contract.place == "с. Ягодное"
    assert again.bar.isVisible()
    again.bar.action.click()
    assert again.state.contract.place == "г. Приозёрный"
    assert drafts.list_drafts(db) == []
    again.reject()


def test_the_start_offers_to_go_on(context: AppContext, office: SmallOffice) -> None:
    offer_draft(context)
    assert spoken(context).said == []
    drafts.save_draft(office.db, "contract:new", contract_to_json(office.contract()), NOW)
    offer_draft(context)
    message = spoken(context).said[-1]
    assert message.text == "Договор № СФ-2026/001 остался несохранённым: набранное цело."
    assert message.action_text == "Продолжить"
    assert message.action is not None
    message.action()
    assert visible(ContractWizard).state.draft_key == "contract:new"


def test_saving_and_giving_up_forget_the_draft(context: AppContext, db: Database) -> None:
    wizard = opened(context)
    type_place(wizard, "с. Ягодное")
    wizard.state.keep_draft()
    assert len(drafts.list_drafts(db)) == 1
    spoken(context).answers.append(1)
    wizard.reject()
    assert drafts.list_drafts(db) == []
    wizard = opened(context)
    type_place(wizard, "с. Ягодное")
    wizard.state.keep_draft()
    wizard.save()
    assert drafts.list_drafts(db) == []


def test_a_draft_of_a_deleted_contract_is_forgotten(office: SmallOffice) -> None:
    number = contracts.save_contract(office.db, office.contract())
    drafts.save_draft(office.db, f"contract:{number}", contract_to_json(office.contract()), NOW)
    contracts.delete_contracts(office.db, [number])
    assert left_draft(office.db) is None
    assert drafts.list_drafts(office.db) == []


def test_a_draft_without_its_deleted_partner_still_opens(context: AppContext, office: SmallOffice) -> None:
    from models.operations import organizations

    payload = contract_to_json(office.contract(PartyRole.EDU_PARTICIPANT))
    drafts.save_draft(office.db, "contract:new", payload, NOW)
    organizations.delete_organizations(office.db, [office.college])
    wizard = opened(context)
    assert [party.organization_id for party in wizard.state.contract.parties] == [office.school]
    spoken(context).answers.append(1)
    wizard.reject()


texts = st.text(max_size=12)
days = st.none() | st.dates()


@given(
    number=texts, place=texts, start=days, note=texts, state=st.sampled_from(ContractState),
    answers=st.dictionaries(texts, st.booleans() | st.integers(0, 99) | texts, max_size=4),
    cost=st.integers(0, 10**9), weekday=st.none() | st.sampled_from(Weekday),
)  # fmt: skip
def test_any_contract_survives_the_way_through_json(number, place, start, note, state, answers, cost, weekday) -> None:
    contract = ContractData(
        number=number, place=place, valid_from=start, note=note, state=state, answers=answers,
        roster_mode=RosterMode.NAMES, slots=(SlotData(weekday=weekday),), resources=(ResourceData(unit_cost=cost),),
        roster=(RosterData(student_name=note),),
    )  # fmt: skip
    assert contract_from_json(contract_to_json(contract), ContractData()) == contract


@pytest.mark.parametrize("payload", [{"kind": "unknown"}, {"valid_from": "вчера"}, {"parties": 5}, {"number": 7}])
def test_a_damaged_draft_gives_what_is_stored(payload: dict[str, object]) -> None:
    stored = replace(ContractData(), number="СФ-2026/009")
    assert contract_from_json(payload, stored) == stored

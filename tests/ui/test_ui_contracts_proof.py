"""«Проверка текста перед печатью»: the list, the way to the card, «Верно», the question before printing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from daily_helpers import DAY, demo_bytes
from PySide6.QtWidgets import QApplication, QPushButton
from wizard_helpers import spoken, sweep, visible

from documents.papers import cases
from models.operations import contracts, people
from models.operations.office import open_office
from models.storage.database import Database
from ui.context import AppContext
from ui.contracts.batch import BatchDialog
from ui.contracts.printing import SetPrinter
from ui.contracts.proof_window import ProofDialog, open_proof
from ui.contracts.wizard.opening import open_wizard
from ui.contracts.wizard.preamble_box import PreambleBox, marked
from ui.contracts.wizard.text_check import TextCheck
from ui.contracts.wizard.window import ContractWizard
from ui.partners.person_dialog import PersonDialog


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """The demo office."""
    file = tmp_path / "office.db"
    file.write_bytes(demo_bytes())
    database = open_office(file)
    yield database
    database.close()


@pytest.fixture
def context(context: AppContext) -> AppContext:
    context.today = lambda: DAY
    return context


@pytest.fixture
def doubtful(db: Database) -> tuple[int, int]:
    """A contract and its signatory, whose surname has now to be checked."""
    for row in contracts.list_contracts(db, DAY):
        for party in contracts.contract(db, row.id).parties:
            if party.signatory_id is not None:
                person = people.person(db, party.signatory_id)
                people.save_person(db, replace(person, surname="Скворешень", patronymic="Ильич", gender=None))
                return row.id, party.signatory_id
    raise AssertionError("the demo has no signatory")


def pressed(dialog: ProofDialog, words: str) -> None:
    found = next(item for item in dialog.cards[0].findChildren(QPushButton) if item.text() == words)
    found.click()
    QApplication.processEvents()


def test_a_doubt_leads_to_its_card_and_goes_when_it_is_corrected(
    context: AppContext, db: Database, doubtful: tuple[int, int]
) -> None:
    dialog = open_proof(context, [doubtful[0]])
    assert any("Скворешен" in card.doubt.word for card in dialog.cards)
    pressed(dialog, "Открыть карточку сотрудника")
    card = visible(PersonDialog)
    assert card.data.id == doubtful[1]
    card.close()
    pressed(dialog, "Верно")
    assert cases.name_forms(people.person(db, doubtful[1])).confirmed
    dialog.read()
    assert not [card for card in dialog.cards if card.doubt.record_id == doubtful[1]]
    dialog.close()


def test_printing_asks_about_doubtful_words_first(context: AppContext, doubtful: tuple[int, int]) -> None:
    printer = SetPrinter(context)
    messages = spoken(context)
    messages.answers = [2]
    printer.print_set(doubtful[0])
    assert "сомнительн" in messages.asked[-1]
    messages.answers = [0]
    printer.print_set(doubtful[0])
    visible(ProofDialog).close()


def test_the_batch_tells_how_many_words_are_doubtful(context: AppContext, doubtful: tuple[int, int]) -> None:
    dialog = BatchDialog(context, [doubtful[0]], SetPrinter(context))
    assert not dialog.proof_line.isHidden()
    assert "сомнительн" in dialog.proof_line.text()
    dialog.proof_line.click()
    visible(ProofDialog).close()
    dialog.reject()


def test_the_wizard_shows_the_sentence_and_marks_what_to_check(
    context: AppContext, db: Database, doubtful: tuple[int, int]
) -> None:
    contract_id, person_id = doubtful
    open_wizard(context, lambda _number: None, contract_id=contract_id, step="parties")
    wizard = visible(ContractWizard)
    box = wizard.findChild(PreambleBox)
    assert isinstance(box, PreambleBox)
    parties = contracts.contract(db, contract_id).parties
    box.show_party(next(n for n, party in enumerate(parties) if party.signatory_id == person_id))
    assert "в лице" in box.sentence.text()
    assert "<u" in box.sentence.text()
    line = next(item for item in box.lines if item.doubt.record_id == person_id)
    line.accept_words()
    QApplication.processEvents()
    box.read()
    assert not [item for item in box.lines if item.doubt.field == "name"]
    sweep()


def test_marked_words_are_not_taken_for_html() -> None:
    assert marked("<b>и</b> слово", ["слово"], "#123456") == (
        '&lt;b&gt;и&lt;/b&gt; <b><u style="color:#123456">слово</u></b>'
    )


def test_the_check_step_lists_the_doubtful_words_of_a_draft(
    context: AppContext, db: Database, doubtful: tuple[int, int]
) -> None:
    contract_id, person_id = doubtful
    open_wizard(context, lambda _number: None, contract_id=contract_id, step="check")
    wizard = visible(ContractWizard)
    check = wizard.findChild(TextCheck)
    assert isinstance(check, TextCheck)
    card = next(item for item in check.cards if item.doubt.record_id == person_id)
    assert card.doubt.paper
    card.line.accept_words()
    QApplication.processEvents()
    assert not [item for item in check.cards if item.doubt.field == "name"]
    sweep()

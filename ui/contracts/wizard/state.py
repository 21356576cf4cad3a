"""What is being written in the wizard: one frozen contract, replaced at every change."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from models.data import ContractData, ContractDossier, PartyData
from models.interview import Situation
from models.kinds import ContractKind, contract_kind
from models.operations import contracts
from models.problems import Problem
from models.rules.roles import with_kind
from models.storage import drafts
from ui.contracts.wizard.draft_values import contract_to_json
from ui.contracts.wizard.loading import Examined, Start, draft_key, examine

if TYPE_CHECKING:
    from ui.context import AppContext

_EXAMINE_MS = 200
_DRAFT_MS = 1_200


class WizardState(QObject):
    """Signals:
    changed(): the user changed something; examined(): the worker read and checked the contract anew;
    kind_changed(): the kind, and with it the steps, became another.
    """

    changed = Signal()
    examined = Signal()
    kind_changed = Signal()

    def __init__(self, context: AppContext, start: Start, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.contract = start.contract
        self.stored = start.stored
        self.found: Examined = start.examined
        self.draft_key = start.draft_key
        self._proposed = start.stored.number if start.stored.id is None else ""
        self._examining = self._timer(_EXAMINE_MS, self.examine_now)
        self._drafting = self._timer(_DRAFT_MS, self.keep_draft)

    def _timer(self, delay: int, handler: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(handler)
        return timer

    # What the steps ask

    @property
    def kind(self) -> ContractKind:
        """The kind of the contract."""
        return contract_kind(self.contract.kind)

    @property
    def dossier(self) -> ContractDossier:
        """The contract as it stood when it was examined last, with all it mentions."""
        return self.found.dossier

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the last check found."""
        return self.found.problems

    def situation(self) -> Situation:
        """The situation in which the interview's questions are asked."""
        return self.kind.situation(self.contract, self.dossier.program)

    def dirty(self) -> bool:
        """Whether something would be lost by closing."""
        return self.contract != self.stored

    def name(self, organization_id: int | None) -> str:
        """What an organisation is called in lists."""
        rows = self.found.organizations
        row = next((row for row in rows if row.id == organization_id), None)
        if row is not None:
            return row.short_name or row.full_name
        organization = self.dossier.organizations.get(organization_id or 0)
        return organization.name if organization else ""

    # What the steps change

    def change(self, **fields: Any) -> None:
        """Replace fields of the contract."""
        self._take(dataclasses.replace(self.contract, **fields))

    def _take(self, contract: ContractData) -> None:
        if contract == self.contract:
            return
        self.contract = contract
        self._examining.start()
        self._drafting.start()
        self.changed.emit()

    def answer(self, key: str, value: object) -> None:
        """Answer one question of the interview."""
        answers: Mapping[str, object] = {**self.contract.answers, key: value}
        self.change(answers=answers)

    def change_party(self, index: int, **fields: Any) -> None:
        """Replace fields of one party."""
        parties = list(self.contract.parties)
        parties[index] = dataclasses.replace(parties[index], **fields)
        self.change(parties=tuple(parties))

    def add_party(self, party: PartyData) -> None:
        """One more party at the end, our own school at the beginning."""
        own = self.found.own
        first = own is not None and party.organization_id == own.id
        parties = (party, *self.contract.parties) if first else (*self.contract.parties, party)
        numbered = tuple(dataclasses.replace(item, position=place) for place, item in enumerate(parties))
        self.change(parties=numbered)

    def set_parties(self, parties: list[PartyData]) -> None:
        """Parties in another order, or fewer of them."""
        self.change(parties=tuple(dataclasses.replace(item, position=place) for place, item in enumerate(parties)))

    def set_kind(self, key: str) -> None:
        """Another kind: roles follow, a number that was only proposed is proposed anew."""
        if key == self.contract.kind:
            return
        own_id = self.found.own.id if self.found.own else None
        self._take(with_kind(self.contract, contract_kind(key), own_id))
        if self.contract.id is None and self.contract.number == self._proposed:
            self._propose_number(key)
        self.kind_changed.emit()

    def _propose_number(self, key: str) -> None:
        db, day = self.context.db, self.context.today()

        def take(number: str) -> None:
            if self.contract.kind == key and self.contract.number == self._proposed:
                self._proposed = number
                self.change(number=number)
                self.examine_now()

        self.context.tasks.run(
            lambda control: contracts.next_number(db, key, day), take, key="wizard.number", owner=self
        )

    # Worker

    def examine_now(self) -> None:
        """Read anew what the contract mentions and check it; only the latest answer counts."""
        self._examining.stop()
        db, contract, today = self.context.db, self.contract, self.context.today()
        self.context.tasks.run(
            lambda control: examine(db, contract, today), self._on_examined, key="wizard.examine", owner=self
        )

    def _on_examined(self, found: Examined) -> None:
        self.found = found
        self.examined.emit()

    def keep_draft(self) -> None:
        """Keep what was typed aside, in case the power fails."""
        self._drafting.stop()
        if not self.dirty():
            return
        db, key, payload = self.context.db, self.draft_key, contract_to_json(self.contract)
        now = dt.datetime.now(dt.UTC)
        self.context.tasks.run(lambda control: drafts.save_draft(db, key, payload, now), key="wizard.draft")

    def forget_draft(self) -> None:
        """The contract was saved or given up."""
        self._drafting.stop()
        self._examining.stop()
        db, key = self.context.db, self.draft_key
        self.context.tasks.run(lambda control: drafts.drop_draft(db, key), key="wizard.draft")

    def start_anew(self) -> None:
        """Throw the draft away and begin with what is stored."""
        before = self.contract.kind
        self._take(self.stored)
        self.forget_draft()
        if before != self.stored.kind:
            self.kind_changed.emit()
        self.examine_now()

    def mark_saved(self, contract_id: int) -> None:
        """The contract is in the database now: later changes start from there."""
        db, today = self.context.db, self.context.today()
        self.forget_draft()
        self.draft_key = draft_key(contract_id)
        self.contract = dataclasses.replace(self.contract, id=contract_id)
        self.stored = self.contract

        def read(control: object) -> tuple[ContractData, Examined]:
            contract = contracts.contract(db, contract_id)
            return contract, examine(db, contract, today)

        self.context.tasks.run(read, self._on_reread, key="wizard.examine", owner=self)

    def _on_reread(self, read: tuple[ContractData, Examined]) -> None:
        self.contract = self.stored = read[0]
        self.found = read[1]
        self.examined.emit()

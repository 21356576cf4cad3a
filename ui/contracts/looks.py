"""How a contract's status and a problem look: a word, an icon and a tone together."""

from __future__ import annotations

from models.enums import ContractState
from models.problems import Severity
from models.rows import ContractRow
from models.rules.terms import TermStatus
from ui.messages import Tone
from ui.tables.columns import Chip

_STATES: dict[ContractState, tuple[Tone, str]] = {
    ContractState.DRAFT: (Tone.NEUTRAL, "draft"),
    ContractState.REVIEW: (Tone.INFO, "pending"),
    ContractState.AT_PARTNER: (Tone.INFO, "send"),
    ContractState.DISAGREEMENT: (Tone.WARNING, "warning"),
    ContractState.AGREED: (Tone.INFO, "check"),
    ContractState.SIGNING: (Tone.WARNING, "pending"),
    ContractState.SIGNED: (Tone.GOOD, "seal"),
    ContractState.NOT_CONCLUDED: (Tone.NEUTRAL, "stop"),
    ContractState.TERMINATED: (Tone.NEUTRAL, "stop"),
    ContractState.FULFILLED: (Tone.GOOD, "success"),
}
_TERMS: dict[TermStatus, tuple[Tone, str]] = {
    TermStatus.UNDATED: (Tone.GOOD, "success"),
    TermStatus.FUTURE: (Tone.INFO, "calendar"),
    TermStatus.RUNNING: (Tone.GOOD, "success"),
    TermStatus.EXPIRING: (Tone.WARNING, "warning"),
    TermStatus.EXPIRED: (Tone.BAD, "error"),
}
SEVERITIES: dict[Severity, tuple[Tone, str]] = {
    Severity.ERROR: (Tone.BAD, "error"),
    Severity.WARNING: (Tone.WARNING, "warning"),
    Severity.HINT: (Tone.INFO, "hint"),
}


def state_icon(state: ContractState) -> str:
    """The icon of a state, for menus."""
    return _STATES[state][1]


def label_chip(row: ContractRow) -> Chip:
    """The one status of a contract: the work on the text while it lasts, then what time makes of it."""
    tone, icon = _TERMS[row.term] if row.state is ContractState.SIGNED else _STATES[row.state]
    return Chip(row.label, tone, icon)


def counted_chip(done: int, total: int) -> Chip:
    """«2/3» of signatures or originals; complete is told by the icon too."""
    if not total or not done:
        return Chip(f"{done}/{total}", Tone.NEUTRAL, "pending")
    whole = done >= total
    return Chip(f"{done}/{total}", Tone.GOOD if whole else Tone.WARNING, "success" if whole else "pending")

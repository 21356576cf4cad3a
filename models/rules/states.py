"""The way of a contract's text from draft to signature, and the step that comes next."""

from __future__ import annotations

from models.enums import ContractState

S = ContractState

NEXT_STEP: dict[ContractState, tuple[ContractState, str]] = {
    S.DRAFT: (S.AT_PARTNER, "Направить партнёру"),
    S.REVIEW: (S.AT_PARTNER, "Направить партнёру"),
    S.AT_PARTNER: (S.AGREED, "Партнёр согласовал"),
    S.DISAGREEMENT: (S.AGREED, "Разногласия сняты"),
    S.AGREED: (S.SIGNING, "Передать на подпись"),
    S.SIGNING: (S.SIGNED, "Подписан всеми"),
}

OPEN_STATES = frozenset({S.DRAFT, S.REVIEW, S.AT_PARTNER, S.DISAGREEMENT, S.AGREED, S.SIGNING})
# Contracts that came to nothing: their lessons take nobody's time.
DROPPED_STATES = frozenset({S.NOT_CONCLUDED, S.TERMINATED})
FINISHED_STATES = DROPPED_STATES | {S.FULFILLED}


def reachable(state: ContractState) -> tuple[ContractState, ...]:
    """States a contract may be put into: any step on or back before signature, only an end after it.

    «Исправление ошибки ввода» (back from «Подписан» to «На подписании») is allowed and journalled.
    """
    if state in OPEN_STATES:
        return tuple(item for item in S if item is not state and item not in {S.TERMINATED, S.FULFILLED})
    if state is S.SIGNED:
        return (S.FULFILLED, S.TERMINATED, S.SIGNING)
    return (S.SIGNED,) if state is not S.NOT_CONCLUDED else (S.DRAFT,)

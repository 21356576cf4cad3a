"""What a check found: a plain Russian sentence tied to a field. Checks advise, they never block saving."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error makes the paper wrong in law, a warning is doubtful, a hint is advice."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `field` is the record's field («inn», «parties.2.license»), `code` a stable name for tests."""

    field: str
    code: str
    text: str
    severity: Severity = Severity.WARNING

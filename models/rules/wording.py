"""Forms of names and positions that the user corrected or confirmed, as they are kept beside the record.

A record's `wording` holds texts by «field.case» («name.gen»). «field.of» is the nominative they were written for: under
another nominative they are silent, so a correction never sticks to a new name. «field.sure» keeps the proposed forms
that the user found right, whatever the program doubts about them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.quotes import paired

CASES = ("gen", "dat", "acc", "ins", "pre")
_OF, _SURE = "of", "sure"
_BETWEEN = " | "


def stored_text(wording: Mapping[str, object], key: str) -> str:
    """The text kept under a key, empty when there is none."""
    stored = wording.get(key, "")
    return stored.strip() if isinstance(stored, str) else ""


def correction(wording: Mapping[str, object], field: str, case: str, nominative: str) -> str:
    """The form the user wrote for this nominative, empty when there is none."""
    of = stored_text(wording, f"{field}.{_OF}")
    return stored_text(wording, f"{field}.{case}") if not of or of == one_line(nominative) else ""


def is_confirmed(wording: Mapping[str, object], field: str, proposed: Sequence[str]) -> bool:
    """Whether the user found just these proposed forms (gen dat acc ins pre) right."""
    return stored_text(wording, f"{field}.{_SURE}") == confirmation(proposed)


def confirmation(proposed: Sequence[str]) -> str:
    """What is kept when the proposed forms are confirmed."""
    return _BETWEEN.join(one_line(form) for form in proposed)


def corrected(field: str, nominative: str, forms: Mapping[str, str]) -> dict[str, str]:
    """What is kept of corrections by case, nothing when there are none."""
    kept = {f"{field}.{case}": text for case, text in forms.items() if text}
    return {**kept, f"{field}.{_OF}": one_line(nominative)} if kept and nominative else kept


def confirmed(wording: Mapping[str, str], field: str, proposed: Sequence[str]) -> dict[str, str]:
    """`wording` with the proposed forms of a field confirmed."""
    return {**wording, f"{field}.{_SURE}": confirmation(proposed)}


def keys(field: str) -> tuple[str, ...]:
    """Every key under which something of a field may be kept."""
    return tuple(f"{field}.{word}" for word in (*CASES, _OF, _SURE))


def one_line(text: str) -> str:
    """A text as it is compared: blanks do not count, and quotes are as saving sets them."""
    return paired(" ".join(text.split()))

"""Contract numbers: a mask per office and a counter per kind and year."""

from __future__ import annotations

import re
from collections.abc import Iterable

DEFAULT_MASK = "{вид}-{год}/{номер}"


def format_number(mask: str, index: str, year: int, serial: int) -> str:
    """A number by the mask: «{вид}» is the kind's letters, «{год}» the year, «{номер}» the serial of three digits."""
    values = {"вид": index, "год": str(year), "гг": f"{year % 100:02}", "номер": f"{serial:03}", "№": str(serial)}
    return re.sub(r"\{(вид|год|гг|номер|№)\}", lambda match: values[match[1]], mask)


def next_serial(mask: str, index: str, year: int, taken: Iterable[str]) -> int:
    """The serial after the greatest one taken by this mask; numbers are never reused, holes stay visible."""
    # The place of the serial is marked by a character that no number can hold.
    marked = mask.replace("{номер}", "\0").replace("{№}", "\0")
    pattern = re.escape(format_number(marked, index, year, 0)).replace("\0", "([0-9]+)")
    matcher = re.compile(pattern + r"\Z")
    found = (matcher.match(number) for number in taken)
    return 1 + max((int(match[1]) for match in found if match and match.groups()), default=0)

"""Russian quotation marks by their depth: «outer» and „inner“, whatever was typed."""

from __future__ import annotations

_SIGNS = '"«»„“”'
_OPENING_BEFORE = " \u00a0\n\t([{«„—–-/"


def paired(line: str) -> str:
    """Straight and foreign quotes by their depth: outer «…», inner „…“; the line unchanged if they do not pair.

    One closing mark at the end of a name in a name («СШ «Ёлочка»), as many charters write it, counts for both.
    """
    if not any(sign in line for sign in _SIGNS):
        return line
    result: list[str] = []
    depth, opened = 0, 0
    for place, char in enumerate(line):
        if char not in _SIGNS:
            result.append(char)
            continue
        if _opens(line, place, depth):
            result.append("«" if depth == 0 else "„")
            depth, opened = depth + 1, opened + 1
            continue
        depth -= 1
        if depth < 0:
            return line
        result.append("»" if depth == 0 else "“")
    if depth == 1 and opened == 2 and result[-1] == "“":
        result.append("»")
        depth = 0
    done = "".join(result)
    # Three signs in a row have no reading: such a line is left alone.
    return line if depth or "«»" in done or "„“" in done else done


def _opens(line: str, place: int, depth: int) -> bool:
    char = line[place]
    if char in "«„":
        return True
    if char in "»”":
        return False
    before = line[place - 1 : place]
    after = line[place + 1 : place + 2]
    if char == "“":
        return depth == 0 or (not before.strip() and bool(after.strip()))
    if not before or before in _OPENING_BEFORE:
        return bool(after.strip()) or depth == 0
    if depth == 0 and before in ",;:":
        return True  # «"первый";"второй"»: nothing is open that might be closed here
    if before == '"':
        return depth == 0 or (place >= 2 and line[place - 2] in _OPENING_BEFORE)
    return False

"""Ligatures of a TrueType face: the «liga» feature of its GSUB table (OpenType 1.9, ligature substitution).

Only pairs are read: how much narrower two letters are as one sign. Longer ligatures (ffi) are as wide as their pairs.
"""

from __future__ import annotations

import struct

_LIGATURE, _EXTENSION = 4, 7


def _u16(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 2], "big")


def read_pairs(gsub: bytes) -> dict[tuple[int, int], int]:
    """The glyph that stands for each pair of glyphs; an empty table has none."""
    if len(gsub) < 10:
        return {}
    result: dict[tuple[int, int], int] = {}
    for subtable in _subtables(gsub):
        for index, first in enumerate(_covered(gsub, subtable + _u16(gsub, subtable + 2))):
            group = subtable + _u16(gsub, subtable + 6 + 2 * index)
            for item in range(_u16(gsub, group)):
                ligature = group + _u16(gsub, group + 2 + 2 * item)
                if _u16(gsub, ligature + 2) == 2:
                    result.setdefault((first, _u16(gsub, ligature + 4)), _u16(gsub, ligature))
    return result


def _subtables(data: bytes) -> list[int]:
    """The offsets of the subtables of all lookups that «liga» names."""
    features, lookups = _u16(data, 6), _u16(data, 8)
    wanted: set[int] = set()
    for index in range(_u16(data, features)):
        record = features + 2 + 6 * index
        if data[record : record + 4] == b"liga":
            feature = features + _u16(data, record + 4)
            wanted |= {_u16(data, feature + 4 + 2 * item) for item in range(_u16(data, feature + 2))}
    result = []
    for index in sorted(wanted):
        lookup = lookups + _u16(data, lookups + 2 + 2 * index)
        for item in range(_u16(data, lookup + 4)):
            kind, offset = _u16(data, lookup), lookup + _u16(data, lookup + 6 + 2 * item)
            if kind == _EXTENSION:
                kind, offset = _u16(data, offset + 2), offset + int.from_bytes(data[offset + 4 : offset + 8], "big")
            if kind == _LIGATURE:
                result.append(offset)
    return result


def _covered(data: bytes, offset: int) -> list[int]:
    """The glyphs of a coverage table, in order."""
    count = _u16(data, offset + 2)
    if _u16(data, offset) == 1:
        return [_u16(data, offset + 4 + 2 * index) for index in range(count)]
    result: list[int] = []
    for record in range(offset + 4, offset + 4 + 6 * count, 6):
        first, last, _ = struct.unpack_from(">HHH", data, record)
        result.extend(range(first, last + 1))
    return result

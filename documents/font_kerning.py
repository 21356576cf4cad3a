"""Pair kerning of a TrueType face: the «kern» feature of its GPOS table (OpenType 1.9, pair adjustment).

Only what sets Cyrillic and Latin text is read: horizontal advances of the first sign of a pair, by glyph pairs and by
classes, plain and in extension lookups.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass

_PAIR, _EXTENSION = 2, 9
_ADVANCE = 0x0004


def _u16(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 2], "big")


@dataclass(frozen=True, eq=False, slots=True)
class Kerning:
    """The kerning of one face; `lookups` are offsets of the pair subtables by lookup."""

    data: bytes
    lookups: tuple[tuple[int, ...], ...]
    classes: dict[int, dict[int, int]]

    @classmethod
    def read(cls, gpos: bytes) -> Kerning:
        """Read a GPOS table; an empty one kerns nothing."""
        if len(gpos) < 10:
            return cls(gpos, (), {})
        features, lookups = _u16(gpos, 6), _u16(gpos, 8)
        wanted: set[int] = set()
        for index in range(_u16(gpos, features)):
            record = features + 2 + 6 * index
            if gpos[record : record + 4] == b"kern":
                feature = features + _u16(gpos, record + 4)
                wanted |= {_u16(gpos, feature + 4 + 2 * item) for item in range(_u16(gpos, feature + 2))}
        return cls(gpos, tuple(_subtables(gpos, lookups, index) for index in sorted(wanted)), {})

    def between(self, left: int, right: int) -> int:
        """The change of the left glyph's advance before the right one, in font units."""
        for subtables in self.lookups:
            for offset in subtables:
                found = self._pair(offset, left, right)
                if found is not None:
                    return found
        return 0

    def _pair(self, offset: int, left: int, right: int) -> int | None:
        """What one subtable says, None when it does not know the pair."""
        data = self.data
        covered = self._covered(offset + _u16(data, offset + 2), left)
        if covered is None:
            return None
        first, second = _u16(data, offset + 4), _u16(data, offset + 6)
        size = 2 * (first.bit_count() + second.bit_count())
        skip = 2 * (first & (_ADVANCE - 1)).bit_count()
        if _u16(data, offset) == 1:
            start = offset + _u16(data, offset + 10 + 2 * covered)
            for index in range(_u16(data, start)):
                record = start + 2 + index * (2 + size)
                if _u16(data, record) == right:
                    return self._value(record + 2 + skip, first)
            return None
        row = self._class(offset + _u16(data, offset + 8), left)
        column = self._class(offset + _u16(data, offset + 10), right)
        return self._value(offset + 16 + (row * _u16(data, offset + 14) + column) * size + skip, first)

    def _value(self, offset: int, kind: int) -> int:
        return int(struct.unpack_from(">h", self.data, offset)[0]) if kind & _ADVANCE else 0

    def _covered(self, offset: int, glyph: int) -> int | None:
        """The index of a glyph in a coverage table."""
        if offset not in self.classes:
            self.classes[offset] = self._coverage(offset)
        return self.classes[offset].get(glyph)

    def _coverage(self, offset: int) -> dict[int, int]:
        data, count = self.data, _u16(self.data, offset + 2)
        if _u16(data, offset) == 1:
            return {_u16(data, offset + 4 + 2 * index): index for index in range(count)}
        result = {}
        for record in range(offset + 4, offset + 4 + 6 * count, 6):
            first, last, index = struct.unpack_from(">HHH", data, record)
            result.update({glyph: index + glyph - first for glyph in range(first, last + 1)})
        return result

    def _class(self, offset: int, glyph: int) -> int:
        """The class of a glyph; 0 where none is written."""
        data = self.data
        if _u16(data, offset) == 1:
            first, count = _u16(data, offset + 2), _u16(data, offset + 4)
            return _u16(data, offset + 6 + 2 * (glyph - first)) if first <= glyph < first + count else 0
        count = _u16(data, offset + 2)
        place = bisect_right(range(count), glyph, key=lambda index: _u16(data, offset + 4 + 6 * index)) - 1
        if place < 0:
            return 0
        first, last, found = struct.unpack_from(">HHH", data, offset + 4 + 6 * place)
        return int(found) if first <= glyph <= last else 0


def _subtables(gpos: bytes, lookups: int, index: int) -> tuple[int, ...]:
    """The pair subtables of one lookup."""
    lookup = lookups + _u16(gpos, lookups + 2 + 2 * index)
    kind = _u16(gpos, lookup)
    result = []
    for item in range(_u16(gpos, lookup + 4)):
        offset = lookup + _u16(gpos, lookup + 6 + 2 * item)
        if kind == _EXTENSION and _u16(gpos, offset + 2) == _PAIR:
            result.append(offset + int.from_bytes(gpos[offset + 4 : offset + 8], "big"))
        elif kind == _PAIR:
            result.append(offset)
    return tuple(result)

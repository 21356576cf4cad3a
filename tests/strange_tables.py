"""Seeded tables with everything that Word lets one do to them: styles with conditional parts, odd borders, merges both
ways, tables in cells, skipped columns, heads, rows that must not be cut.
"""
# ruff: noqa: E501 - XML

from __future__ import annotations

import random
from dataclasses import dataclass

from docx_maker import GRID, Docx, par, row
from layout_samples import words
from strange_samples import MODERN

_SIDES = ("top", "left", "bottom", "right")
_ALL_SIDES = (*_SIDES, "insideH", "insideV")
_PARTS = (
    "firstRow",
    "lastRow",
    "firstCol",
    "lastCol",
    "band1Horz",
    "band2Horz",
    "band1Vert",
    "band2Vert",
    "nwCell",
    "neCell",
    "swCell",
    "seCell",
)
_KINDS = ["single"] * 6 + ["double", "nil", "none", "dotted", "thick"]
_SIZES = [2, 4, 4, 4, 6, 8, 12, 18, 24]


def _borders(chance: random.Random, sides: tuple[str, ...], share: float = 0.5) -> str:
    return "".join(
        f'<w:{side} w:val="{chance.choice(_KINDS)}" w:sz="{chance.choice(_SIZES)}" w:space="0" w:color="auto"/>'
        for side in sides
        if chance.random() < share
    )


def _part(chance: random.Random, kind: str) -> str:
    look = chance.choice(["", "<w:b/>", "<w:i/>"]) + chance.choice(["", "", '<w:sz w:val="32"/>'])
    place = chance.choice(["", '<w:jc w:val="center"/>', '<w:spacing w:before="60" w:after="120"/>'])
    borders = f"<w:tcBorders>{_borders(chance, _ALL_SIDES, 0.4)}</w:tcBorders>"
    return f'<w:tblStylePr w:type="{kind}"><w:pPr>{place}</w:pPr><w:rPr>{look}</w:rPr><w:tcPr>{borders}</w:tcPr></w:tblStylePr>'


def _styles(chance: random.Random) -> str:
    """A table style and one based on it, with conditional parts."""
    parts = "".join(_part(chance, kind) for kind in _PARTS if chance.random() < 0.45)
    margins = f'<w:tblCellMar><w:top w:w="{chance.choice([0, 0, 40])}" w:type="dxa"/><w:left w:w="{chance.choice([108, 50])}" w:type="dxa"/></w:tblCellMar>'
    return (
        f'<w:style w:type="table" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:spacing w:after="{chance.choice([0, 60])}"/></w:pPr>'
        f"<w:tblPr><w:tblBorders>{_borders(chance, _ALL_SIDES)}</w:tblBorders>{margins}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="Parts"><w:name w:val="Parts"/><w:basedOn w:val="Base"/>'
        f"<w:tblPr><w:tblBorders>{_borders(chance, _ALL_SIDES)}</w:tblBorders></w:tblPr>{parts}</w:style>"
    )


@dataclass
class _Maker:
    """One table: the columns' widths, how cells write theirs, how many rows of every vertical merge are to come."""

    chance: random.Random
    widths: list[int]
    kind: str
    inner: bool
    merges: list[int]

    def cell(self, column: int, span: int, properties: str) -> str:
        """A cell of one or two paragraphs, or with a table in it."""
        chance, width = self.chance, sum(self.widths[column : column + span])
        size = {
            "dxa": f'<w:tcW w:w="{width}" w:type="dxa"/>',
            "pct": f'<w:tcW w:w="{5000 * width // sum(self.widths)}" w:type="pct"/>',
            "auto": '<w:tcW w:w="0" w:type="auto"/>',
        }[self.kind]
        if chance.random() < 0.12:
            properties += f"<w:tcBorders>{_borders(chance, _SIDES)}</w:tcBorders>"
        if chance.random() < 0.2:
            properties += f'<w:vAlign w:val="{chance.choice(["center", "bottom"])}"/>'
        blocks = "".join(self._paragraph(properties) for _ in range(chance.choice([1, 1, 1, 2])))
        if not self.inner and width > 2200 and "vMerge" not in properties and chance.random() < 0.05:
            blocks = f"{blocks}{_table(chance, inner=True)}{par()}"
        return f"<w:tc><w:tcPr>{size}{properties}</w:tcPr>{blocks}</w:tc>"

    def _paragraph(self, properties: str) -> str:
        look = self.chance.choice(
            ["", "", '<w:jc w:val="center"/>', '<w:spacing w:before="120" w:after="60"/>', '<w:jc w:val="both"/>']
        )
        return par(
            "" if "<w:vMerge/>" in properties else words(self.chance, self.chance.randint(1, 4 if self.inner else 12)),
            look,
        )

    def cells(self, left: int) -> list[str]:
        """A row; `left` rows are to come, and as many may be merged."""
        result = []
        column = 0
        while column < len(self.widths):
            span, properties = 1, ""
            if self.merges[column]:
                self.merges[column] -= 1
                properties = "<w:vMerge/>"
            elif column + 1 < len(self.widths) and not self.merges[column + 1] and self.chance.random() < 0.15:
                span, properties = 2, '<w:gridSpan w:val="2"/>'
            elif left and self.chance.random() < 0.12:
                self.merges[column] = self.chance.randint(1, min(3, left))
                properties = '<w:vMerge w:val="restart"/>'
            result.append(self.cell(column, span, properties))
            column += span
        return result


def _table(chance: random.Random, inner: bool = False, long: bool = False) -> str:
    total = 1800 if inner else chance.choice([9638, 9638, 9000])
    shares = [chance.randint(2, 6) for _ in range(chance.randint(1, 2 if inner else 4))]
    widths = [total * share // sum(shares) for share in shares]
    maker = _Maker(chance, widths, chance.choice(["dxa", "dxa", "pct", "auto"]), inner, [0] * len(widths))
    count = chance.randint(8, 30) if long else chance.randint(1, 6)
    heads = 0 if inner else chance.choice([0, 0, 0, 1])
    rows = []
    for index in range(count):
        cells = maker.cells(0 if index < heads else count - index - 1)
        properties = "<w:tblHeader/>" if index < heads else ""
        properties += "<w:cantSplit/>" if chance.random() < 0.15 else ""
        properties += f'<w:trHeight w:val="{chance.choice([300, 567, 1000])}"/>' if chance.random() < 0.2 else ""
        rows.append(row(cells, properties))
    style = chance.choice(["", '<w:tblStyle w:val="Parts"/>', '<w:tblStyle w:val="Base"/>'])
    width = chance.choice(
        [
            f'<w:tblW w:w="{total}" w:type="dxa"/>',
            '<w:tblW w:w="0" w:type="auto"/>',
            '<w:tblW w:w="4000" w:type="pct"/>',
            "",
        ]
    )
    place = (
        ""
        if inner
        else chance.choice(
            [
                "",
                "",
                '<w:jc w:val="center"/>',
                '<w:jc w:val="right"/>',
                '<w:tblInd w:w="-108" w:type="dxa"/>',
                '<w:tblInd w:w="300" w:type="dxa"/>',
            ]
        )
    )
    borders = chance.choice(["", GRID, GRID, _borders(chance, _ALL_SIDES, 0.7)])
    look = chance.choice(["", '<w:tblLook w:val="04A0"/>', '<w:tblLook w:val="01E0"/>', '<w:tblLook w:val="0000"/>'])
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    return f"<w:tbl><w:tblPr>{style}{width}{place}<w:tblBorders>{borders}</w:tblBorders>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def styled(seed: int) -> Docx:
    """Tables with styles, odd borders and merges, over several pages."""
    chance = random.Random(seed)
    result = Docx(size=chance.choice([20, 22, 24, 28]), settings=chance.choice(["", MODERN]), styles=_styles(chance))
    for _ in range(chance.randint(2, 4)):
        result.add(
            par(
                words(chance, chance.randint(3, 40)), chance.choice(["", "<w:keepNext/>", '<w:spacing w:after="200"/>'])
            )
        )
        result.add(_table(chance, long=chance.random() < 0.4))
    return result.add(par(words(chance, 20)))

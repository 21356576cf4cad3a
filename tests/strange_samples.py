"""Seeded documents as other people make them: clumsy tables, many fonts, notes, boxes, columns, odd sections.

strange_set.py lists them. Layout is compared with LibreOffice's as for
layout_samples.py; these are what files from elsewhere contain, not what our templates use.
"""
# ruff: noqa: E501 - XML

from __future__ import annotations

import io
import random

from docx_maker import GRID, LANDSCAPE, PORTRAIT, Docx, cell, field_run, par, row, run, section_end, table
from layout_samples import CENTER, HANGING_LIST, INDENT, JUSTIFY, NUMBERS, SPACE_LIST, TAB_LIST, number_of, words

FONTS = ["Arial", "Calibri", "Courier New", "Cambria", "Tahoma", "Times New Roman", "Verdana"]
MODERN = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
MARGINS = '<w:pgMar w:top="{0}" w:right="{1}" w:bottom="{0}" w:left="{2}" w:header="709" w:footer="709" w:gutter="0"/>'


def font(name: str, size: int = 0) -> str:
    """Run properties that set a font."""
    sized = f'<w:sz w:val="{size}"/>' if size else ""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>{sized}'


def start(chance: random.Random, **more: object) -> Docx:
    settings = chance.choice(["", MODERN])
    return Docx(size=chance.choice([20, 22, 24, 26, 28]), settings=settings, **more)  # type: ignore[arg-type]


def text(chance: random.Random, count: int = 30, properties: str = "") -> str:
    """A paragraph of running text."""
    return par(words(chance, count), properties or chance.choice([JUSTIFY + INDENT, JUSTIFY, INDENT]))


def _rough_cell(chance: random.Random, width: str, more: str = "", most: int = 9) -> str:
    return f"<w:tc><w:tcPr>{width}{more}</w:tcPr>{par(words(chance, chance.randint(1, most)))}</w:tc>"


def rough_table(chance: random.Random, inner: str = "") -> str:
    """A table as Word, LibreOffice, Google Docs and scripts write it: grid, cell widths and table width disagree."""
    count = chance.randint(2, 6)
    shares = [chance.randint(1, 5) for _ in range(count)]
    total = chance.choice([9638, 9638, 8000, 6000])
    widths = [total * share // sum(shares) for share in shares]
    grid = chance.choice([widths, widths, [total // count] * count, []])
    kind = chance.choice(["dxa", "dxa", "pct", "auto", "none"])
    own = {
        "dxa": f'<w:tblW w:w="{total}" w:type="dxa"/>',
        "pct": f'<w:tblW w:w="{chance.choice([5000, 4000, 2500])}" w:type="pct"/>',
        "auto": '<w:tblW w:w="0" w:type="auto"/>',
        "none": "",
    }[kind]
    layout = chance.choice(["", "", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="autofit"/>'])
    align = chance.choice(["", "", '<w:jc w:val="center"/>', '<w:tblInd w:w="-108" w:type="dxa"/>'])
    mode = chance.choice(["dxa", "dxa", "pct", "auto"])
    rows = []
    for index in range(chance.randint(2, 6)):
        cells = []
        for column, width in enumerate(widths):
            size = {
                "dxa": f'<w:tcW w:w="{width}" w:type="dxa"/>',
                "pct": f'<w:tcW w:w="{5000 * width // total}" w:type="pct"/>',
                "auto": '<w:tcW w:w="0" w:type="auto"/>',
            }[mode]
            cells.append(_rough_cell(chance, size))
            if inner and index == 0 and column == count - 1:
                cells[-1] = f"<w:tc><w:tcPr>{size}</w:tcPr>{inner}<w:p/></w:tc>"
        rows.append(row(cells))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    borders = f"<w:tblBorders>{GRID}</w:tblBorders>"
    return f"<w:tbl><w:tblPr>{own}{align}{borders}{layout}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def widths(seed: int) -> Docx:
    """Tables whose widths are written in every way."""
    chance = random.Random(seed)
    result = start(chance)
    for _ in range(4):
        result.add(text(chance), rough_table(chance))
    return result.add(text(chance))


def nested(seed: int) -> Docx:
    """Tables in tables, tables that touch."""
    chance = random.Random(seed)
    result = start(chance)
    sizes = [chance.choice([1500, 2000]), 1800]
    small = table(sizes, [row([cell(words(chance, 2), size) for size in sizes]) for _ in range(2)])
    wide = [4819, 4819]
    thirds = [3000, 3000, 2638]
    result.add(text(chance), table(wide, [row([cell(words(chance, 9), 4819), cell(small + par("конец"), 4819)])]))
    result.add(
        text(chance),
        table(
            [9000],
            [
                row(
                    [
                        cell(
                            small
                            + table(thirds, [row([cell(words(chance, 5), size) for size in thirds])])
                            + par(words(chance, 4)),
                            9000,
                        )
                    ]
                )
            ],
        ),
        text(chance),
    )
    result.add(table(wide, [row([cell(words(chance, 9), 4819), cell(words(chance, 4), 4819)])]))
    result.add(table(thirds, [row([cell(words(chance, 5), size) for size in thirds]) for _ in range(3)]))
    return result.add(text(chance))


def floating(seed: int) -> Docx:
    """Tables that float."""
    chance = random.Random(seed)
    result = start(chance)
    for _ in range(2):
        place = (
            '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" '
            f'w:tblpY="{chance.choice([1, 100, 300])}"/>'
        )
        sizes = chance.choice([[4819, 4819], [2000, 2500]])
        own = place + f'<w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
        rows = [row([cell(words(chance, 6), size) for size in sizes]) for _ in range(3)]
        result.add(text(chance, 20), table(sizes, rows, own), text(chance, 60), text(chance, 60))
    return result


def fonts(seed: int) -> Docx:
    """Paragraphs and runs in many fonts and sizes."""
    chance = random.Random(seed)
    result = start(chance)
    styles = ["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>"]
    for _ in range(14):
        main = chance.choice(FONTS)
        properties = font(main, chance.choice([0, 0, 20, 22, 24, 28])) + chance.choice(styles)
        runs = run(words(chance, chance.randint(10, 50)) + " ", properties)
        if chance.random() < 0.4:
            runs += run(words(chance, 5), font(chance.choice(FONTS)) + chance.choice(styles)) + run(
                " " + words(chance, 20), properties
            )
        spacing = chance.choice(["", '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>'])
        result.add(par(runs, spacing + chance.choice(["", JUSTIFY, JUSTIFY + INDENT])))
    return result


def calibri(seed: int) -> Docx:
    """Word's own defaults: Calibri 11, 8 pt after, 1.08 lines, one table."""
    chance = random.Random(seed)
    name = chance.choice(["Calibri", "Arial"])
    result = Docx(size=22, settings=MODERN)
    result.defaults = (
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    )
    result.styles = (
        f'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="T"/><w:rPr>{font(name)}</w:rPr></w:style>'
    )
    style = '<w:pStyle w:val="T"/>'
    for _ in range(25):
        result.add(par(words(chance, chance.randint(4, 70)), style + chance.choice(["", JUSTIFY])))
    return result


def kerned(seed: int) -> Docx:
    """Pair kerning, as the templates of Word since 2023 switch it on."""
    chance = random.Random(seed)
    name = chance.choice(["Calibri", "Arial", "Times New Roman"])
    result = start(chance)
    for _ in range(20):
        result.add(par(words(chance, 40), JUSTIFY, font(name) + '<w:kern w:val="2"/>'))
    return result


def note_parts(chance: random.Random, count: int, kind: str) -> tuple[str, str]:
    """The footnotes (or endnotes) part with `count` notes beside the two separators."""
    marks = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    small = '<w:sz w:val="20"/>'
    notes = "".join(
        f'<w:{kind} w:id="{index + 2}">{par(marks + run(" " + words(chance, chance.randint(3, 40)), small))}</w:{kind}>'
        for index in range(count)
    )
    separators = (
        f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
    )
    return kind + "s", separators + notes


def notes(seed: int, kind: str = "footnote") -> Docx:
    """Footnotes over several pages."""
    chance = random.Random(seed)
    count = 8
    result = start(chance, parts={kind + "s": note_parts(chance, count, kind)})
    for index in range(count):
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{index + 2}"/></w:r>'
        result.add(par(run(words(chance, 30)) + mark + run(" " + words(chance, 30)), JUSTIFY + INDENT))
        result.add(*(text(chance, 50) for _ in range(chance.randint(0, 3))))
    return result


def endnotes(seed: int) -> Docx:
    """Endnotes."""
    return notes(seed, "endnote")


def columns(seed: int) -> Docx:
    """Two and three columns, balanced by a continuous section and not."""
    chance = random.Random(seed)
    result = start(chance)
    two = PORTRAIT + f'<w:cols w:num="{chance.choice([2, 2, 3])}" w:space="708"/>'
    result.add(*(text(chance, 40) for _ in range(3)), section_end(PORTRAIT))
    result.add(*(text(chance, 30, JUSTIFY) for _ in range(chance.randint(4, 14))))
    kind = '<w:type w:val="continuous"/>'
    result.add(section_end(kind + two))
    result.add(*(text(chance, 40) for _ in range(3)))
    result.final = kind + PORTRAIT
    return result


def hyphens(seed: int) -> Docx:
    """Automatic hyphenation, soft hyphens."""
    chance = random.Random(seed)
    result = start(chance)
    result.settings += "<w:autoHyphenation/>"
    for index in range(20):
        content = words(chance, 40)
        if index % 3 == 0:
            content = content.replace("образовательная", "образо\u00adватель\u00adная")
        result.add(par(content, JUSTIFY + INDENT + chance.choice(["", "", "<w:suppressAutoHyphens/>"])))
    return result


def margins(seed: int) -> Docx:
    """Continuous sections with other margins, tall headers."""
    chance = random.Random(seed)
    tall = "".join(par(words(chance, 10)) for _ in range(chance.randint(1, 6)))
    references = '<w:headerReference w:type="default" r:id="header1"/>'
    result = start(chance, parts={"header1": ("header", tall)})
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    kind = '<w:type w:val="continuous"/>'
    for index in range(3):
        result.add(*(text(chance, 50) for _ in range(chance.randint(2, 6))))
        final = size + MARGINS.format(1134, chance.choice([567, 850]), chance.choice([1134, 1701, 1985]))
        result.add(section_end((references if not index else kind) + final))
    result.add(text(chance, 50))
    result.final = kind + PORTRAIT
    return result


def revisions(seed: int) -> Docx:
    """Tracked changes, content controls, hyperlinks, smart tags, comments' anchors."""
    chance = random.Random(seed)
    result = start(chance)
    who = 'w:id="1" w:author="А" w:date="2026-01-01T00:00:00Z"'
    for _ in range(8):
        parts = [
            run(words(chance, 12) + " "),
            f"<w:ins {who}>{run(words(chance, 4) + ' ')}</w:ins>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run(words(chance, 3) + ' ')}</w:sdtContent></w:sdt>",
            f'<w:hyperlink w:anchor="x">{run(words(chance, 3))}</w:hyperlink>',
            f'<w:smartTag w:uri="u" w:element="e">{run(" " + words(chance, 3) + " ")}</w:smartTag>',
            run(words(chance, 12)),
        ]
        result.add(par("".join(parts), JUSTIFY))
        result.add(f"<w:sdt><w:sdtPr/><w:sdtContent>{text(chance, 20)}{text(chance, 9)}</w:sdtContent></w:sdt>")
    return result


def fields(seed: int) -> Docx:
    """Contents, references to pages, dates, formulas of tables, document properties."""
    chance = random.Random(seed)
    result = start(chance)
    stop = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    for index in range(6):
        line = run(words(chance, 5) + "\t") + field_run(f"PAGEREF _Toc{index} \\h", str(index // 3 + 1))
        result.add(par((begin if not index else "") + line, stop))
    result.add(par('<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    for index in range(6):
        mark = f'<w:bookmarkStart w:id="{index}" w:name="_Toc{index}"/>{run(words(chance, 5))}'
        result.add(par(mark + f'<w:bookmarkEnd w:id="{index}"/>', "<w:keepNext/>" + CENTER, "<w:b/>"))
        result.add(*(text(chance, 60) for _ in range(3)))
        result.add(
            par(run("См. стр. ") + field_run(f"PAGEREF _Toc{index} \\h", "1") + run(" " + words(chance, 20)), JUSTIFY)
        )
    return result


FORMATS = ["russianLower", "russianUpper", "lowerRoman", "upperRoman", "lowerLetter", "upperLetter", "decimalZero"]


def formats(seed: int) -> Docx:
    """Lists in letters and Roman numbers, right-aligned numbers, symbols as bullets, restarts."""
    chance = random.Random(seed)
    definitions = ""
    for number in range(1, 6):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{chance.choice([1, 1, 3])}"/>'
            f'<w:numFmt w:val="{chance.choice(FORMATS)}"/><w:lvlText w:val="{"%" + str(level + 1)}{chance.choice([")", "."])}"/>'
            f'<w:lvlJc w:val="{chance.choice(["left", "left", "right", "center"])}"/><w:pPr><w:ind w:left="{720 * (level + 1)}" '
            f'w:hanging="{chance.choice([360, 180, 567])}"/></w:pPr></w:lvl>'
            for level in range(3)
        )
        definitions += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
    for number, (sign, name) in enumerate((("\uf0b7", "Symbol"), ("\uf0a7", "Wingdings"), ("o", "Courier New")), 6):
        definitions += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            f'<w:lvlText w:val="{sign}"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr><w:rPr>{font(name)}</w:rPr>'
            "</w:lvl></w:abstractNum>"
        )
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 9))
    result = start(chance, numbering=definitions + numbers)
    for _ in range(30):
        number = chance.randint(1, 8)
        level = chance.choice([0, 0, 1, 2]) if number < 6 else 0
        result.add(par(words(chance, chance.randint(2, 30)), number_of(number, level) + chance.choice(["", JUSTIFY])))
    return result


def stops(seed: int) -> Docx:
    """Tabs past the edge, wrapped right tabs, lines of underscores, spacing below single."""
    chance = random.Random(seed)
    result = start(chance)
    for _ in range(20):
        kind = chance.choice(["right", "center", "left", "decimal"])
        stop = f'<w:tabs><w:tab w:val="{kind}" w:pos="{chance.choice([4000, 9000, 9638, 9700])}"/></w:tabs>'
        long = words(chance, chance.randint(2, 14))
        result.add(par(f"{words(chance, 3)}\t{long}", stop + chance.choice(["", JUSTIFY])))
        result.add(par(f"{'_' * chance.randint(5, 90)} {words(chance, 3)} {'_' * chance.randint(3, 30)}\t/{'_' * 12}/"))
        line = chance.choice(["204", "216", "228"])
        result.add(par(words(chance, 30), f'<w:spacing w:line="{line}" w:lineRule="auto"/>' + JUSTIFY))
    return result


def scripted(seed: int) -> bytes:
    """A document made by a script: python-docx with its own template."""
    import docx
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
    from docx.shared import Cm, Pt

    chance = random.Random(seed)
    document = docx.Document()
    if chance.random() < 0.5:
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(chance.choice([11, 12, 14]))
    document.add_heading(words(chance, 4), chance.choice([0, 1]))
    for _ in range(4):
        document.add_heading(words(chance, 3), 2)
        for _ in range(chance.randint(1, 4)):
            paragraph = document.add_paragraph(words(chance, chance.randint(5, 50)))
            paragraph.add_run(" " + words(chance, 4)).bold = True
            paragraph.alignment = chance.choice([WD_PARAGRAPH_ALIGNMENT.LEFT, WD_PARAGRAPH_ALIGNMENT.JUSTIFY])
        for style in chance.choice([["List Number"] * 3, ["List Bullet"] * 3, []]):
            document.add_paragraph(words(chance, chance.randint(4, 20)), style=style)
        count = chance.randint(2, 5)
        grid = document.add_table(rows=0, cols=count, style=chance.choice([None, "Table Grid", "Light Grid Accent 1"]))
        for _ in range(3):
            cells = grid.add_row().cells
            for index, item in enumerate(cells):
                item.text = words(chance, chance.randint(1, 8))
                if seed % 2:
                    item.width = Cm(2 + index)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def plain(seed: int) -> Docx:
    """An ordinary contract as a secretary writes it: numbers typed by hand, blanks as underscores, spaces as layout."""
    chance = random.Random(seed)
    result = start(chance, numbering=TAB_LIST + SPACE_LIST + HANGING_LIST + NUMBERS)
    family = font(chance.choice(["Times New Roman", "Times New Roman", "Arial", "Calibri"]))
    result.add(par("ДОГОВОР № ______", CENTER, family + "<w:b/>"), par("", "", family))
    result.add(par("г. Заречный" + " " * 60 + "«___» __________ 2026 г.", "", family), par("", "", family))
    for section in range(1, 6):
        result.add(par(f"{section}. {words(chance, 4).upper()}", CENTER + "<w:keepNext/>", family + "<w:b/>"))
        for clause in range(1, chance.randint(3, 7)):
            content = f"{section}.{clause}. {words(chance, chance.randint(8, 60))}"
            if chance.random() < 0.3:
                content += " " + "_" * chance.randint(10, 80) + " " + words(chance, 4)
            result.add(par(content, JUSTIFY + chance.choice(["", INDENT]), family))
        result.add(par("", "", family))
    half = [4785, 4786]
    left, right = ("".join(par(words(chance, 4), "", family) for _ in range(5)) for _ in half)
    result.add(table(half, [row([cell(left, half[0]), cell(right, half[1])])], '<w:tblW w:w="0" w:type="auto"/>', ""))
    result.final = chance.choice([PORTRAIT, LANDSCAPE])
    return result

"""Rarer constructs for strange_set.py: framed paragraphs, VML, page columns, column breaks, long notes."""
# ruff: noqa: E501 - XML

from __future__ import annotations

import random

from docx_maker import PORTRAIT, Docx, cell, field_run, par, row, run, section_end, table
from layout_samples import CENTER, INDENT, JUSTIFY, words
from strange_drawings import drawing, picture
from strange_samples import note_parts, start, text


def framed(seed: int) -> Docx:
    """The page number in a frame, as Word up to 2003 set it, and a framed remark in the text."""
    chance = random.Random(seed)
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{}" w:y="1"/>'
    align = chance.choice(["center", "right"])
    number = par(field_run("PAGE", "1"), frame.format(align))
    body = par("", '<w:ind w:right="360"/>') if chance.random() < 0.5 else par(words(chance, 4))
    result = start(chance, parts={"footer1": ("footer", number + body)})
    result.final = '<w:footerReference w:type="default" r:id="footer1"/>' + PORTRAIT
    for _ in range(12):
        result.add(text(chance, 60))
    return result


def breaks(seed: int) -> Docx:
    """Line breaks in justified text, column breaks, a section in columns from its first page on."""
    chance = random.Random(seed)
    result = start(chance)
    for _ in range(4):
        result.add(par(f"{words(chance, 14)}\n{words(chance, 20)}", JUSTIFY + INDENT))
    result.add(section_end(PORTRAIT))
    for index in range(chance.randint(6, 16)):
        result.add(par(words(chance, 30), JUSTIFY))
        if index == 4:
            result.add('<w:p><w:r><w:br w:type="column"/></w:r></w:p>')
    result.final = PORTRAIT + '<w:cols w:num="2" w:space="708"/>'
    return result


def long_notes(seed: int) -> Docx:
    """Notes longer than the room at the foot, notes in tables, two in a line."""
    chance = random.Random(seed)
    kind, notes = note_parts(chance, 7, "footnote")
    # LibreOffice hands the notes out in their order in the part, so they stand there in that of the text.
    before, _, after = notes.partition('<w:footnote w:id="4">')
    long = par(run(words(chance, 300), '<w:sz w:val="20"/>'))
    notes = f'{before}<w:footnote w:id="4">{long}</w:footnote>{after.partition("</w:footnote>")[2]}'
    result = start(chance, parts={"footnotes": (kind, notes)})

    def mark(number: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    result.add(*(text(chance, 50) for _ in range(chance.randint(2, 8))))
    result.add(par(run(words(chance, 20)) + mark(2) + run(" слово") + mark(3) + run(words(chance, 9)), JUSTIFY))
    result.add(par(run(words(chance, 20)) + mark(4) + run(words(chance, 40)), JUSTIFY))
    result.add(*(text(chance, 50) for _ in range(4)))
    halves = [4819, 4819]
    rows = [
        row([cell(par(run(words(chance, 9)) + mark(index + 5)), halves[0]), cell(words(chance, 9), halves[1])])
        for index in range(4)
    ]
    return result.add(table(halves, rows), *(text(chance, 50) for _ in range(4)))


def header_drawings(seed: int) -> Docx:
    """A logo in the header beside its text, a stamp behind the signature."""
    chance = random.Random(seed)
    place = (
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV '
        'relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )
    wrap = chance.choice(["<wp:wrapNone/>", '<wp:wrapSquare wrapText="bothSides"/>', "<wp:wrapTopAndBottom/>"])
    logo = drawing("front", 700000, 500000, place, wrap)
    result = start(chance, images={"image1.png": picture(40, 20)})
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    result.add(par(logo + run("Муниципальное бюджетное учреждение\n" + words(chance, 4)), CENTER + rule))
    result.add(*(text(chance, 60) for _ in range(4)))
    stamp = drawing("behind", 1400000, 1400000, place, "<wp:wrapNone/>")
    result.add(par(stamp + run("Директор\t____________ И. И. Петров")), *(text(chance, 50) for _ in range(3)))
    return result


def vml(seed: int) -> Docx:
    """VML as Word up to 2007 wrote it: a text box beside the text, a picture in the line."""
    chance = random.Random(seed)
    names = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word"'
    inner = par(words(chance, 4)) + par(words(chance, 3))
    wrap = chance.choice(['<w10:wrap type="square"/>', '<w10:wrap type="topAndBottom"/>', ""])
    box = (
        f'<w:r><w:pict {names}><v:shape style="position:absolute;margin-left:{chance.choice([0, 280])}pt;margin-top:10pt;'
        f'width:180pt;height:80pt;z-index:1" stroked="f"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>'
        f"{wrap}</v:shape></w:pict></w:r>"
    )
    image = f'<w:r><w:pict {names}><v:shape style="width:90pt;height:40pt"><v:imagedata r:id="image1"/></v:shape></w:pict></w:r>'
    result = start(chance, images={"image1.png": picture(40, 20)})
    result.add(par(box + run(words(chance, 70)), JUSTIFY), *(text(chance, 50) for _ in range(3)))
    return result.add(par(image + run(words(chance, 30)), JUSTIFY), text(chance, 50))

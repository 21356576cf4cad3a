"""Seeded documents over every feature that contracts use, for comparing our layout with LibreOffice's.

`samples()` gives name -> bytes. tests/regenerate_lines.py keeps what LibreOffice makes of them in tests/data/lines.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from docx_maker import (
    LANDSCAPE,
    PORTRAIT,
    Docx,
    bookmark,
    cell,
    field_run,
    par,
    row,
    run,
    section_end,
    table,
)

TEXT = """
договор сетевая форма образовательная программа организация сторона обязуется обеспечить в и на по с
для при о об или обучающихся педагогических работников использование ресурсов
материально-техническое обеспечение оборудование помещения расписание занятий учебный план-график
реализация части модуля (дисциплины) проект-приложение соответствии со статьёй федерального закона
«Об образовании» №273-ФЗ от 29.12.2012 г. срок действия до 31 августа 2027 года включительно,
государственное бюджетное общеобразовательное учреждение средняя школа имени героя гимназия-интернат
колледж и/или порядок расчётов рублей 00 копеек 1/2 ставки 12,5 % часов в неделю — не более;
ответственность: неисполнение обязательств технопарк «Кванториум-56» лаборатория 3D-моделирования
робототехники мастерская сварочно-слесарная кабинет № 214 корпус Б
"""
WORDS = TEXT.split()
JUSTIFY = '<w:jc w:val="both"/>'
INDENT = '<w:ind w:firstLine="709"/>'
CENTER = '<w:jc w:val="center"/>'
KEEP = "<w:keepNext/>"


def words(chance: random.Random, count: int) -> str:
    """A sentence of `count` random words of contracts."""
    picked = [chance.choice(WORDS) for _ in range(count)]
    if chance.random() < 0.3:
        picked[chance.randrange(count)] = "статья\u00a014\u00a0закона"
    return " ".join(picked).capitalize() + chance.choice([".", ".", ";", ":", "…"])


def numbering(number: int, patterns: list[tuple[str, str, str]]) -> str:
    """Definitions of a multi-level list: (text, suffix, pPr) for each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if text == "–" else "decimal"}"/>'
        f'<w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{properties}</w:pPr></w:lvl>'
        for index, (text, suffix, properties) in enumerate(patterns)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'


def number_of(number: int, level: int) -> str:
    """The pPr that puts a paragraph on a level of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


TAB_LIST = numbering(
    1,
    [
        ("%1.", "tab", '<w:tabs><w:tab w:val="num" w:pos="1134"/></w:tabs><w:ind w:left="0" w:firstLine="709"/>'),
        ("%1.%2.", "tab", '<w:ind w:left="0" w:firstLine="709"/>'),
        ("%1.%2.%3.", "tab", '<w:ind w:left="0" w:firstLine="709"/>'),
        ("–", "tab", '<w:ind w:left="1069" w:hanging="360"/>'),
    ],
)
SPACE_LIST = numbering(
    2,
    [
        ("%1.", "space", '<w:ind w:left="0" w:firstLine="0"/>'),
        ("%1.%2.", "space", '<w:ind w:left="0" w:firstLine="709"/>'),
        ("%1.%2.%3.", "space", '<w:ind w:left="0" w:firstLine="709"/>'),
        ("–", "space", '<w:ind w:left="0" w:firstLine="709"/>'),
    ],
)
HANGING_LIST = numbering(
    3,
    [
        ("%1)", "tab", '<w:ind w:left="720" w:hanging="360"/>'),
        ("%1.%2.", "tab", '<w:ind w:left="1440" w:hanging="720"/>'),
        ("%1.%2.%3.", "tab", '<w:ind w:left="2160" w:hanging="1080"/>'),
        ("–", "tab", '<w:ind w:left="2520" w:hanging="360"/>'),
    ],
)
NUMBERS = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2, 3))
RESTARTED = (
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
HEADERS = '<w:headerReference w:type="default" r:id="header1"/>'
PAGE_HEADER = {"header1": ("header", par(field_run("PAGE", "2"), CENTER))}


def _body_size(chance: random.Random) -> int:
    return chance.choice([20, 22, 24, 26, 28])


def contract(seed: int) -> Docx:
    """A whole contract in the house style."""
    chance = random.Random(seed)
    size = _body_size(chance)
    result = Docx(size=size, numbering=TAB_LIST + SPACE_LIST + HANGING_LIST + NUMBERS, parts=dict(PAGE_HEADER))
    final = HEADERS + PORTRAIT + "<w:titlePg/>"
    number = chance.choice([1, 2])
    spacing = chance.choice(
        [
            "",
            '<w:spacing w:before="0" w:after="120"/>',
            '<w:spacing w:line="276" w:lineRule="auto"/>',
            '<w:spacing w:after="60" w:line="259" w:lineRule="auto"/>',
        ]
    )
    result.add(par("ДОГОВОР № 12-СД/2026", KEEP + CENTER, "<w:b/>"), par(words(chance, 7), KEEP + CENTER, "<w:b/>"))
    edge = 9638
    result.add(
        par(
            "г. Заречный\t«01» сентября 2026 г.",
            f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs><w:spacing w:after="240"/>',
        )
    )
    result.add(
        par(
            run(words(chance, 20) + " ") + run(words(chance, 4), "<w:b/>") + run(" " + words(chance, 30)),
            spacing + INDENT + JUSTIFY,
        )
    )
    for section in range(chance.randint(3, 7)):
        runs = bookmark(f"p{section}", section, run(words(chance, chance.randint(1, 6))))
        result.add(
            par(runs, KEEP + number_of(number, 0) + '<w:spacing w:before="240" w:after="120"/>' + CENTER, "<w:b/>")
        )
        for _ in range(chance.randint(1, 5)):
            link = run(" (пункт ") + field_run(f"REF p{chance.randint(0, section)} \\r \\h", "9.9") + run(")")
            text = run(words(chance, chance.randint(3, 60)))
            result.add(par(text + (link if chance.random() < 0.4 else ""), number_of(number, 1) + spacing + JUSTIFY))
            for _ in range(chance.choice([0, 0, 1, 3])):
                result.add(
                    par(
                        words(chance, chance.randint(3, 30)),
                        number_of(number, chance.choice([2, 3])) + spacing + JUSTIFY,
                    )
                )
    result.add(par("Реквизиты и подписи сторон", KEEP + CENTER, "<w:b/>"), _requisites(chance))
    result.add(par("", f"<w:sectPr>{final}</w:sectPr>"))
    result.add(
        par("Приложение № 1", '<w:jc w:val="right"/>'),
        par(words(chance, 6), KEEP + CENTER, "<w:b/>"),
        _timetable(chance, 14570),
    )
    result.final = HEADERS + LANDSCAPE
    return result


def _requisites(chance: random.Random) -> str:
    small = '<w:sz w:val="24"/>'
    half = 4819

    def party() -> str:
        blocks = [par(words(chance, 5), "", "<w:b/>" + small)]
        blocks += [par(words(chance, chance.randint(2, 9)), "", small) for _ in range(4)]
        return "".join(blocks)

    def signature() -> str:
        stop = '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="2600"/></w:tabs>'
        return par("Директор", "", small) + par("\t И. И. Петров-Водкин", stop, small) + par("М. П.", "", small)

    return table(
        [half, half],
        [
            row([cell(party(), half), cell(party(), half)]),
            row([cell(signature(), half), cell(signature(), half)], "<w:cantSplit/>"),
        ],
        borders="",
    )


def _timetable(chance: random.Random, width: int) -> str:
    shares = [1, 4, 2, 3, 2]
    widths = [width * share // sum(shares) for share in shares]
    small = '<w:sz w:val="24"/>'
    heads = ["№ п/п", "Наименование модуля (темы)", "День/время", "Место", "Педагог"]
    rows = [
        row(
            [
                cell(par(text, CENTER, "<w:b/>" + small), size, '<w:vAlign w:val="center"/>')
                for text, size in zip(heads, widths, strict=True)
            ],
            "<w:cantSplit/><w:tblHeader/>",
        )
    ]
    for index in range(chance.randint(5, 30)):
        texts = [
            str(index + 1),
            words(chance, chance.randint(2, 25)),
            "Вт 14:30–15:15",
            words(chance, chance.randint(1, 8)),
            words(chance, 2),
        ]
        rows.append(
            row(
                [cell(par(text, "", small), size) for text, size in zip(texts, widths, strict=True)],
                chance.choice(["", "<w:cantSplit/>"]),
            )
        )
    return table(widths, rows)


def lists(seed: int) -> Docx:
    """Hanging lists of several levels, one started anew."""
    chance = random.Random(seed)
    result = Docx(size=_body_size(chance), numbering=TAB_LIST + SPACE_LIST + HANGING_LIST + NUMBERS + RESTARTED)
    for _ in range(30):
        result.add(
            par(
                words(chance, chance.randint(2, 30)),
                number_of(chance.choice([3, 3, 4]), chance.choice([0, 0, 1, 2, 3])) + JUSTIFY,
            )
        )
    return result


def tabs(seed: int) -> Docx:
    """Tabs of all kinds, with leaders, in justified and plain lines."""
    chance = random.Random(seed)
    result = Docx(size=_body_size(chance))
    for _ in range(25):
        leader = chance.choice(["none", "dot", "underscore", "hyphen"])
        kind = chance.choice(["left", "center", "right"])
        stops = f'<w:tabs><w:tab w:val="{kind}" w:leader="{leader}" w:pos="{chance.randint(2000, 7000)}"/>'
        stops += f'<w:tab w:val="right" w:leader="{leader}" w:pos="9638"/></w:tabs>'
        text = "\t".join(words(chance, chance.randint(1, 5)) for _ in range(chance.randint(2, 3)))
        if chance.random() < 0.3:
            text += " " + words(chance, 25)
        result.add(par(text, stops + chance.choice(["", JUSTIFY]) + chance.choice(["", INDENT])))
        result.add(
            par(
                "Без\tсвоих\tпозиций табуляции\t" + words(chance, 3),
                chance.choice(["", '<w:ind w:left="1000" w:hanging="500"/>']),
            )
        )
    return result


def tables(seed: int) -> Docx:
    """Tables: merged cells, margins, borders, shading, vertical alignment, splitting rows, fixed heights."""
    chance = random.Random(seed)
    result = Docx(size=_body_size(chance))
    for number in range(4):
        count = chance.randint(2, 5)
        widths = [9638 // count] * count
        rows = []
        for index in range(chance.randint(3, 12)):
            cells = []
            if index % 4 == 1 and count > 2:
                cells.append(
                    cell(
                        par(words(chance, 9), CENTER),
                        widths[0] * 2,
                        '<w:gridSpan w:val="2"/><w:shd w:val="clear" w:fill="DDDDDD"/>',
                    )
                )
            while len(cells) + (index % 4 == 1 and count > 2) < count:
                merge = ""
                if not cells and number % 2 == 0 and index % 4 in (2, 3):
                    merge = '<w:vMerge w:val="restart"/>' if index % 4 == 2 else "<w:vMerge/>"
                text = "" if merge == "<w:vMerge/>" else words(chance, chance.randint(1, 14))
                cells.append(
                    cell(
                        par(text, chance.choice(["", JUSTIFY, CENTER])),
                        widths[0],
                        merge + f'<w:vAlign w:val="{chance.choice(["top", "center", "bottom"])}"/>',
                    )
                )
            height = (
                f'<w:trHeight w:val="{chance.randint(200, 1500)}" w:hRule="{chance.choice(["atLeast", "exact"])}"/>'
                if index % 5 == 4
                else ""
            )
            rows.append(row(cells, height))
        sides = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
        margins = f"<w:tblCellMar>{sides}</w:tblCellMar>"
        look = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>' + chance.choice(
            ["", '<w:jc w:val="center"/>', '<w:tblInd w:w="300" w:type="dxa"/>']
        )
        result.add(
            par(words(chance, 20), JUSTIFY + INDENT), table(widths, rows, look + (margins if number % 2 else ""))
        )
    return result


def splitting(seed: int) -> Docx:
    """Long rows over page ends, with and without leave to split, and a repeated heading."""
    chance = random.Random(seed)
    result = Docx(size=_body_size(chance))
    widths = [3000, 6638]
    rows = [
        row(
            [cell(par("Раздел", CENTER, "<w:b/>"), 3000), cell(par("Содержание", CENTER, "<w:b/>"), 6638)],
            "<w:tblHeader/>",
        )
    ]
    for index in range(12):
        text = "".join(par(words(chance, chance.randint(10, 60)), JUSTIFY) for _ in range(chance.randint(1, 4)))
        rows.append(row([cell(words(chance, 3), 3000), cell(text, 6638)], "<w:cantSplit/>" if index % 3 == 0 else ""))
    return result.add(par(words(chance, 30), JUSTIFY), table(widths, rows), par(words(chance, 30), JUSTIFY))


def pages(seed: int) -> Docx:
    """Widows, orphans, keep with next, keep lines, page breaks, spacing at page tops."""
    chance = random.Random(seed)
    result = Docx(size=_body_size(chance))
    for _ in range(70):
        keep = chance.choice(
            ["", "", "", KEEP, "<w:keepLines/>", KEEP + "<w:keepLines/>", '<w:widowControl w:val="0"/>']
        )
        space = f'<w:spacing w:before="{chance.choice([0, 120, 240])}" w:after="{chance.choice([0, 60, 200])}"/>'
        result.add(
            par(
                words(chance, chance.randint(2, 60)),
                keep + chance.choice(["", "", "", "", "<w:contextualSpacing/>"]) + space + JUSTIFY,
            )
        )
        if chance.random() < 0.04:
            result.add('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        if chance.random() < 0.04:
            result.add(par(words(chance, 12), '<w:pageBreakBefore/><w:spacing w:before="240"/>'))
    return result


def sections(seed: int) -> Docx:
    """Portrait and landscape, first/even/odd headers, tall headers, footers with page numbers."""
    chance = random.Random(seed)
    parts = {
        "header1": ("header", par(words(chance, 4), CENTER)),
        "header2": ("header", par("Чётная: " + words(chance, 3))),
        "header3": ("header", "".join(par(words(chance, 12)) for _ in range(3))),
        "footer1": (
            "footer",
            par(
                run("Страница ") + field_run("PAGE", "1") + run(" из ") + field_run("NUMPAGES", "1"),
                '<w:jc w:val="right"/>',
            ),
        ),
    }
    references = (
        '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="even" r:id="header2"/>'
        '<w:headerReference w:type="first" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="even" r:id="footer1"/>'
    )
    result = Docx(size=_body_size(chance), parts=parts, settings="<w:evenAndOddHeaders/>")
    for final in (references + PORTRAIT + "<w:titlePg/>", LANDSCAPE, PORTRAIT + "<w:titlePg/>"):
        for _ in range(chance.randint(8, 40)):
            result.add(par(words(chance, chance.randint(5, 60)), INDENT + JUSTIFY))
        result.add(section_end(final))
    result.add(*(par(words(chance, 40), JUSTIFY) for _ in range(5)))
    result.final = LANDSCAPE
    return result


def looks(seed: int) -> Docx:
    """Runs of many looks in one paragraph, sizes mixed, breaks, rare signs, spacing rules, borders."""
    chance = random.Random(seed)
    result = Docx(size=_body_size(chance))
    kinds = [
        "",
        "<w:b/>",
        "<w:i/>",
        "<w:b/><w:i/>",
        '<w:u w:val="single"/>',
        "<w:caps/>",
        "<w:smallCaps/>",
        '<w:sz w:val="20"/>',
        '<w:sz w:val="36"/>',
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
        '<w:spacing w:val="20"/>',
        '<w:highlight w:val="yellow"/>',
        "<w:strike/>",
    ]
    rules = [
        "",
        '<w:spacing w:line="360" w:lineRule="auto"/>',
        '<w:spacing w:line="400" w:lineRule="exact"/>',
        '<w:spacing w:line="300" w:lineRule="atLeast"/>',
        '<w:spacing w:line="276" w:lineRule="auto" w:after="200"/>',
    ]
    box = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
    )
    for index in range(30):
        runs = "".join(
            run(words(chance, chance.randint(1, 6)) + " ", chance.choice(kinds)) for _ in range(chance.randint(2, 9))
        )
        if index % 6 == 5:
            runs += run("☐ да\n☑ нет  ₽ 5\u20111 сверхдлинноесловобезединогопробела" + "оооооооооооооооооо" * 4)
        border = f"<w:pBdr>{box}</w:pBdr>" if index % 10 == 9 else ""
        result.add(
            par(
                runs,
                border
                + chance.choice(rules)
                + chance.choice(["", JUSTIFY, CENTER, '<w:jc w:val="right"/>'])
                + chance.choice(["", '<w:ind w:left="567" w:right="567"/>']),
            )
        )
    return result


MAKERS: dict[str, tuple[Callable[[int], Docx], int]] = {
    "contract": (contract, 5),
    "lists": (lists, 2),
    "tabs": (tabs, 2),
    "tables": (tables, 3),
    "splitting": (splitting, 2),
    "pages": (pages, 3),
    "sections": (sections, 2),
    "looks": (looks, 2),
}


def samples(first_seed: int = 0) -> dict[str, bytes]:
    """All samples by name."""
    return {
        f"{name}-{seed}": maker(seed).save()
        for name, (maker, count) in MAKERS.items()
        for seed in range(first_seed, first_seed + count)
    }

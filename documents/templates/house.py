"""The house style as WordprocessingML: styles, numbering, settings and headers shared by every template.

Values follow the office rules the project keeps (A4, margins 30/10/20/20 mm, Times New Roman 14 pt, 12 pt in tables,
spacing 1.15, indent 1.25 cm, page number at the top centre from the second page). Style names are Russian, so that a
teacher finds them in Word; style ids are Latin and never shown.
"""

from __future__ import annotations

from dataclasses import dataclass

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

INDENT = 709  # 1.25 cm, in twentieths of a point as every length below
TEXT_WIDTH = 9638  # 170 mm: A4 without the margins of 30 and 10 mm
LANDSCAPE_WIDTH = 14570  # 257 mm
CLAUSE_NUMBERING = 1
DASH_NUMBERING = 2


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One paragraph style: `key` is its name in the markup, `name` its name in Word."""

    key: str
    style_id: str
    name: str
    paragraph: str
    run: str = ""
    based_on: str = "Normal"


_BODY = f'<w:spacing w:line="276" w:lineRule="auto"/><w:ind w:firstLine="{INDENT}"/><w:jc w:val="both"/>'
_BOLD = "<w:b/><w:bCs/>"
_SMALL = '<w:sz w:val="24"/><w:szCs w:val="24"/>'
_SMALLEST = '<w:sz w:val="20"/><w:szCs w:val="20"/>'


def _numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{CLAUSE_NUMBERING}"/></w:numPr>'


STYLES: tuple[HouseStyle, ...] = (
    HouseStyle("текст", "ContractText", "Текст договора", _BODY),
    HouseStyle(
        "название", "DocumentTitle", "Название документа",
        '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:after="60"/><w:jc w:val="center"/>', _BOLD,
    ),
    HouseStyle(
        "подзаголовок", "DocumentSubtitle", "Подзаголовок документа",
        '<w:keepNext/><w:spacing w:after="180"/><w:jc w:val="center"/>',
    ),
    HouseStyle(
        "место и дата", "PlaceAndDate", "Место и дата",
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs><w:spacing w:before="120" w:after="240"/>',
    ),
    HouseStyle(
        "раздел", "SectionHeading", "Заголовок раздела",
        f'<w:keepNext/><w:keepLines/>{_numbered(0)}<w:spacing w:before="240" w:after="120"/>'
        '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>', _BOLD,
    ),
    HouseStyle("пункт", "Clause", "Пункт договора", f'{_numbered(1)}{_BODY}'),
    HouseStyle("подпункт", "Subclause", "Подпункт договора", f'{_numbered(2)}{_BODY}'),
    HouseStyle(
        "перечисление", "DashItem", "Перечисление",
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{DASH_NUMBERING}"/></w:numPr>{_BODY}',
    ),
    HouseStyle(
        "без отступа", "PlainText", "Текст без отступа",
        '<w:spacing w:line="276" w:lineRule="auto"/><w:jc w:val="both"/>',
    ),
    HouseStyle("влево", "LeftText", "Текст слева", '<w:jc w:val="left"/>'),
    HouseStyle("центр", "CenterText", "Текст по центру", '<w:jc w:val="center"/>'),
    HouseStyle("вправо", "RightText", "Текст справа", '<w:jc w:val="right"/>'),
    HouseStyle("адресат", "Addressee", "Адресат", '<w:ind w:left="4820"/>'),
    HouseStyle(
        "приложение", "AnnexMark", "Отметка о приложении", '<w:keepNext/><w:jc w:val="right"/>', _SMALL,
    ),
    HouseStyle(
        "название приложения", "AnnexTitle", "Название приложения",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="180"/><w:jc w:val="center"/>', _BOLD,
    ),
    HouseStyle("ячейка", "TableText", "Текст таблицы", '<w:jc w:val="left"/>', _SMALL),
    HouseStyle(
        "ячейка с подписями", "KeptTableText", "Текст над подписями", '<w:keepNext/><w:jc w:val="left"/>', _SMALL,
    ),
    HouseStyle(
        "ячейка вправо с подписями", "KeptTableRight", "Итог над подписями", '<w:keepNext/><w:jc w:val="right"/>',
        _SMALL,
    ),
    HouseStyle("ячейка центр", "TableCenter", "Текст таблицы по центру", '<w:jc w:val="center"/>', _SMALL),
    HouseStyle("ячейка вправо", "TableRight", "Текст таблицы справа", '<w:jc w:val="right"/>', _SMALL),
    HouseStyle(
        "шапка", "TableHead", "Шапка таблицы", '<w:keepNext/><w:jc w:val="center"/>', _BOLD + _SMALL,
    ),
    HouseStyle("мелко", "SmallText", "Мелкий текст", '<w:jc w:val="left"/>', _SMALLEST),
    HouseStyle("мелко центр", "SmallCenter", "Мелкий текст по центру", '<w:jc w:val="center"/>', _SMALLEST),
    HouseStyle(
        "мелкая шапка", "SmallHead", "Шапка таблицы, мелкая", '<w:keepNext/><w:jc w:val="center"/>', _BOLD + _SMALLEST,
    ),
    HouseStyle(
        "день", "DayHeading", "День недели", '<w:keepNext/><w:spacing w:before="120" w:after="40"/>', _BOLD + _SMALL,
    ),
    HouseStyle(
        "реквизиты", "Requisites", "Реквизиты", '<w:jc w:val="left"/>', _SMALL,
    ),
    HouseStyle(
        "реквизиты жирно", "RequisitesBold", "Реквизиты: сторона",
        '<w:keepNext/><w:spacing w:after="60"/><w:jc w:val="left"/>', _BOLD + _SMALL,
    ),
    HouseStyle(
        "должность", "SigningPost", "Должность над подписью", '<w:keepNext/><w:jc w:val="left"/>', _SMALL,
    ),
    HouseStyle(
        "подпись", "SignatureLine", "Подпись",
        '<w:spacing w:before="240"/>'
        '<w:jc w:val="left"/>', _SMALL,
    ),
    HouseStyle(
        "черта", "SignatureLineKept", "Подпись, за которой идут другие",
        '<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="left"/>', _SMALL,
    ),
    HouseStyle("над таблицей", "AboveTable", "Текст над таблицей", '<w:keepNext/><w:spacing w:after="120"/>', _SMALL),
    HouseStyle("под таблицей", "BelowTable", "Текст под таблицей", '<w:keepNext/><w:spacing w:before="120"/>', _SMALL),
    HouseStyle("после таблицы", "AfterTable", "Отступ после таблицы", "", '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
    HouseStyle(
        "условие", "TemplateTag", "Условие шаблона", '<w:jc w:val="left"/>',
        '<w:color w:val="7F7F7F"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    HouseStyle(
        "конец раздела", "SectionEnd", "Конец раздела", '<w:spacing w:line="20" w:lineRule="exact"/>',
        '<w:sz w:val="2"/><w:szCs w:val="2"/>',
    ),
    HouseStyle("номер страницы", "PageNumber", "Номер страницы", '<w:jc w:val="center"/>', _SMALL),
)  # fmt: skip

STYLE_IDS = {style.key: style.style_id for style in STYLES}


def styles_xml() -> str:
    """word/styles.xml with the house styles and nothing else: a lean part zips fast."""
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    body = "".join(map(_style_xml, STYLES))
    return f'{HEAD}<w:styles xmlns:w="{W_NS}">{defaults}{base}{body}</w:styles>'


def _style_xml(style: HouseStyle) -> str:
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.style_id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:qFormat/>{paragraph}{run}</w:style>'
    )


_FACE = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr>'


def _level(index: int, text: str, tab: int, style_id: str, number_format: str = "decimal") -> str:
    centred = index == 0 and style_id == "SectionHeading"
    place = '<w:suff w:val="space"/>' if centred else ""
    tabs = "" if centred else f'<w:tabs><w:tab w:val="num" w:pos="{tab}"/></w:tabs>'
    indent = f'<w:pPr>{tabs}<w:ind w:left="0" w:firstLine="{0 if centred else INDENT}"/></w:pPr>'
    font = _FACE if number_format == "bullet" else ""  # LibreOffice would save the dash in a font of symbols
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:pStyle w:val="{style_id}"/>{place}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}{font}</w:lvl>'
    )


def numbering_xml() -> str:
    """word/numbering.xml: one legal numbering «1.», «1.1.», «1.1.1.» and one dash list, both bound to styles."""
    clauses = (
        _level(0, "%1.", 0, STYLE_IDS["раздел"])
        + _level(1, "%1.%2.", 1418, STYLE_IDS["пункт"])
        + _level(2, "%1.%2.%3.", 1701, STYLE_IDS["подпункт"])
    )
    dash = _level(0, "–", 1049, STYLE_IDS["перечисление"], "bullet")
    return (
        f'{HEAD}<w:numbering xmlns:w="{W_NS}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{clauses}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>{dash}</w:abstractNum>'
        f'<w:num w:numId="{CLAUSE_NUMBERING}"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="{DASH_NUMBERING}"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def settings_xml() -> str:
    """word/settings.xml: mode of Word 2013 and later, no hyphenation, tab every 1.25 cm."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W_NS}"><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{INDENT}"/><w:autoHyphenation w:val="false"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="ru-RU"/></w:settings>'
    )


def header_xml(*, numbered: bool) -> str:
    """A page header: the page number in the middle, or nothing (first page)."""
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    style = STYLE_IDS["номер страницы"]
    return (
        f'{HEAD}<w:hdr xmlns:w="{W_NS}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{number if numbered else ''}</w:p></w:hdr>"
    )


def section_xml(*, landscape: bool, first: bool, numbered: bool, narrow: bool = False) -> str:
    """`w:sectPr` of a section; pages are `numbered`, except the document's `first`.

    `narrow` landscape pages, of papers that nobody binds, go without the broad edge.
    """
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    # The long storage margin of 30 mm is on the left in portrait and on the binding (top) edge in landscape.
    margins = (
        f'w:top="{1134 if narrow else 1701}" w:right="1134" w:bottom="567" w:left="1134"'
        if landscape
        else 'w:top="1134" w:right="567" w:bottom="1134" w:left="1701"'
    )
    header = "rIdHeader" if numbered else "rIdFirst"
    first_header = '<w:headerReference w:type="first" r:id="rIdFirst"/>' if first else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>{first_header}<w:type w:val="nextPage"/>'
        f'<w:pgSz {size}/><w:pgMar {margins} w:header="567" w:footer="397" w:gutter="0"/><w:cols w:space="708"/>'
        f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
    )

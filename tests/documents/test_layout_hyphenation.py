"""Words divided where a document asks for it, by Writer's rules (guess.cxx)."""

from __future__ import annotations

import pytest
from docx_maker import Docx, par, run
from pdf_lines import read_lines

from documents.layout import Oracle, docx_to_pdf
from documents.layout.lines.hyphenation import hyphen_place
from documents.layout.lines.opportunities import boundaries

ON = "<w:autoHyphenation/>"
ORACLES: tuple[Oracle, ...] = ("word", "libreoffice")


def lines(text: str, right: int, settings: str = ON, properties: str = "", looks: str = "") -> list[str]:
    """The lines of one paragraph whose right indent is given in twips."""
    document = Docx(size=24, settings=settings)
    document.add(par(run(text, looks), f'{properties}<w:ind w:right="{right}"/>'))
    return [line.text for line in read_lines(docx_to_pdf(document.save(), hyphens=True).data)]


# 65.8, 90.0 and 107.8 pt hold «слово преду-», «слово предусмот-», «слово предусмотрен-» (probed with LibreOffice 7.4).
@pytest.mark.parametrize(
    ("width", "first", "second"),
    [
        (108, "словопредусмотрен-", "ных"),
        (106, "словопредусмот-", "ренных"),
        (67, "словопреду-", "смотренных"),
        (57, "словопре-", "дусмот-"),
        (48, "слово", "преду-"),
    ],
)
def test_a_word_is_divided_where_its_hyphen_fits(width: int, first: str, second: str) -> None:
    assert lines("слово предусмотренных", 9638 - width * 20)[:2] == [first, second]


def test_no_word_is_divided_where_it_was_not_asked_for() -> None:
    text, right = "слово предусмотренных", 9638 - 108 * 20
    whole = ["слово", "предусмотренных"]
    assert lines(text, right, "") == whole
    assert lines(text, right, properties="<w:suppressAutoHyphens/>") == whole
    assert lines(text, right, looks='<w:lang w:val="de-DE"/>') == whole


def test_capitals_are_divided_unless_the_document_forbids_it() -> None:
    text, right = "слово ЗАКАЗЧИК", 9638 - 90 * 20
    assert lines(text, right) == ["словоЗАКАЗ-", "ЧИК"]
    assert lines(text, right, ON + "<w:doNotHyphenateCaps/>") == ["слово", "ЗАКАЗЧИК"]


def test_a_blank_in_the_zone_ends_the_line() -> None:
    text, right = "слово предусмотренных", 9638 - 67 * 20
    assert lines(text, right, ON + '<w:hyphenationZone w:val="200"/>')[0] == "словопреду-"
    assert lines(text, right, ON + '<w:hyphenationZone w:val="800"/>')[0] == "слово"


@pytest.mark.parametrize(
    ("text", "cut", "room", "place"),
    [
        ("и заказчик, далее", 10, 9, 7),  # «заказ-чик»
        ("и дом, далее", 4, 4, 0),  # too short a word
        ("учебно-методическое", 14, 13, 13),  # behind the hyphen that the word has
        ("учебно-методическое", 8, 8, 0),  # the line ends at that hyphen anyway
        ("2026-2027 год", 3, 3, 0),  # no word
    ],
)
def test_where_a_word_is_divided(text: str, cut: int, room: int, place: int) -> None:
    assert hyphen_place(text, boundaries(text), cut, room, True) == place


def test_words_are_divided_unless_lines_of_libreoffice_are_wanted() -> None:
    data = Docx(settings=ON).add(par("слово предусмотренных", f'<w:ind w:right="{9638 - 108 * 20}"/>')).save()
    assert read_lines(docx_to_pdf(data).data)[0].text.endswith("-")
    assert read_lines(docx_to_pdf(data, hyphens=False).data)[0].text == "слово"

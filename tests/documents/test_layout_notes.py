"""Notes at the foot of the page: what goes on to the next one, how high they stand. The figures are LibreOffice's."""

from __future__ import annotations

import pytest
from docx_maker import PORTRAIT, Docx, cell, par, row, run, table
from pdf_lines import VisualLine, read_lines

from documents.layout import docx_to_pdf

SMALL = '<w:sz w:val="20"/>'
RAISED = '<w:vertAlign w:val="superscript"/>'
_WORDS = ("один", "два", "три")
NOTE_MARK = f"<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteRef/></w:r>"


def note(text: str, properties: str = "") -> str:
    """The text of a note of 10 pt."""
    return par(NOTE_MARK + run(f" {text}", SMALL), properties)


def with_note(text: str, number: int) -> str:
    """A paragraph that refers to a note."""
    return par(run(text) + f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>')


def numbered(count: int) -> list[str]:
    """Lines of text; a page of 11 pt holds 57."""
    return [par(f"строка {number}") for number in range(count)]


def lines_with(notes: list[str], *body: str) -> list[VisualLine]:
    """The lines of a document with these notes, without the marks of references."""
    footnotes = "".join(f'<w:footnote w:id="{number}">{text}</w:footnote>' for number, text in enumerate(notes, 1))
    document = Docx(size=22, parts={"footnotes": ("footnotes", footnotes)}).add(*body)
    return [line for line in read_lines(docx_to_pdf(document.save()).data) if not line.text.isdigit()]


def test_line_spacing_below_the_last_note_needs_no_room() -> None:
    spacing = '<w:spacing w:line="276" w:lineRule="auto"/>'
    lines = lines_with([note("один", spacing), note("два", spacing)], with_note("а", 1), with_note("б", 2))
    assert [line.y for line in lines[2:]] == pytest.approx([768.3, 782.8], abs=0.15)


def test_a_note_never_leaves_one_line_behind() -> None:
    lines = lines_with([note("слово " * 60)], *numbered(55), with_note("текст", 1))
    assert [line.page for line in lines if line.text.startswith("текст")] == [1]


def test_notes_take_four_fifths_of_a_page_at_most() -> None:
    lines = lines_with([note("слово " * 1500)], with_note("текст", 1), *numbered(60))
    assert [line.text for line in lines if line.page == 0 and not line.text.lstrip("1").startswith("слово")] == [
        "текст",
        *(f"строка{number}" for number in range(11)),
    ]


def test_notes_leave_a_line_above_a_table_that_begins_the_text() -> None:
    first = table([3000], [row([cell("x", 3000)])])
    assert lines_with([note("один")], first, with_note("а", 1))[0].y == pytest.approx(80.1, abs=0.15)
    assert lines_with([note("один")], first, par("а"))[0].y == pytest.approx(67.5, abs=0.15)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", ["1один", "2два", "3три"]),
        ('<w:numRestart w:val="eachPage"/>', ["1один", "2два", "1три"]),
        ('<w:numFmt w:val="upperRoman"/><w:numStart w:val="5"/>', ["Vодин", "VIдва", "VIIтри"]),
        ('<w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachPage"/>', ["aодин", "bдва", "aтри"]),
    ],
)
def test_the_section_says_how_notes_are_numbered(rules: str, expected: list[str]) -> None:
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{note(text)}</w:footnote>' for number, text in enumerate(_WORDS, 1)
    )
    document = Docx(
        final=f"<w:footnotePr>{rules}</w:footnotePr>{PORTRAIT}", parts={"footnotes": ("footnotes", footnotes)}
    )
    # Writer passes over what the settings say of it.
    document.settings = '<w:footnotePr><w:numFmt w:val="upperLetter"/></w:footnotePr>'
    document.add(with_note("текст", 1), with_note("текст", 2), par("", "<w:pageBreakBefore/>"), with_note("текст", 3))
    lines = read_lines(docx_to_pdf(document.save()).data)
    notes = [line for line in lines if line.text.endswith(_WORDS)]
    shown = "".join(line.text for line in lines if line not in notes)
    assert [line.text for line in notes] == expected
    marks = "".join(text[: -len(word)] for text, word in zip(expected, _WORDS, strict=True))
    assert sorted(shown) == sorted("текст" * 3 + marks)

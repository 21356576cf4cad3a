"""Columns of unequal width: the lines of a paragraph depend on the column they fall into."""

from __future__ import annotations

from docx_maker import PORTRAIT, Docx, par

from documents.layout import lines_of

_CONTINUOUS = '<w:type w:val="continuous"/>'
_TEXT = "Стороны реализуют образовательную программу в сетевой форме. " * 6


def _columns(*sizes: tuple[int, int], more: str = ' w:equalWidth="0"') -> str:
    inner = "".join(f'<w:col w:w="{width}" w:space="{space}"/>' for width, space in sizes)
    return f'{_CONTINUOUS}{PORTRAIT}<w:cols w:num="{len(sizes)}" w:space="708"{more}>{inner}</w:cols>'


def _balanced(columns: str) -> list[str]:
    """The lines of one paragraph in columns of the same height, with a line below them."""
    last = par(_TEXT, f"<w:sectPr>{columns}</w:sectPr>")
    (page,) = lines_of(Docx(size=24, final=_CONTINUOUS + PORTRAIT).add(last, par("Ниже.")).save())
    return page


def test_a_paragraph_is_broken_at_the_width_of_the_column_it_falls_into() -> None:
    page = _balanced(_columns((2500, 708), (6430, 0)))
    assert page[:2] == [
        "Стороны реализуют программу в сетевой форме. Стороны реализуют",
        "образовательную образовательную программу в сетевой форме. Стороны",
    ]
    assert page[-1] == "Ниже."


def test_columns_that_are_not_all_named_are_equal() -> None:
    equal = _balanced(_columns(*[(4465, 708)] * 2, more=""))
    assert _balanced(_columns((2500, 708), (6430, 0), more="")) != equal
    assert _balanced(_columns((2500, 708), (6430, 0), more=' w:equalWidth="1"')) == equal
    assert _balanced(_columns((2500, 708), (6430, 0)).replace('<w:col w:w="6430" w:space="0"/>', "")) == equal

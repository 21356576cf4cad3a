"""Text round the floats of a page, wherever they are anchored (probed with LibreOffice 7.4)."""

from __future__ import annotations

import io

import pytest
from docx_maker import PORTRAIT, Docx, cell, par, row, run, table
from drawing_maker import SQUARE, anchored, picture, shape
from pdf_lines import VisualLine, read_lines
from PIL import Image

from documents.layout import docx_to_pdf

_LEFT, _TOP, _LINE = 85.05, 56.7, 13.8
TEXT = " ".join(["Съешь ещё этих мягких французских булок, да выпей же чаю."] * 7)
BARE = '<a:ln w="9525"><a:noFill/></a:ln>'


def box(width: float, height: float, **options: object) -> str:
    """An empty shape without a line that text goes round."""
    return anchored(shape("", width, height, look=BARE), width, height, **{"wrap": SQUARE, **options})  # type: ignore[arg-type]


def lines(document: Docx) -> list[VisualLine]:
    """All lines."""
    return read_lines(docx_to_pdf(document.save()).data)


def edges(*blocks: str) -> list[tuple[float, float]]:
    """Where the lines of a document begin and end."""
    return [(line.left, line.right) for line in lines(Docx(size=24).add(*blocks))]


def test_lines_above_the_anchor_keep_clear_too() -> None:
    found = edges(par(TEXT), par(run(TEXT) + box(100, 40, x=0, y=-40)))
    # The float stays where it was found, though the lines beside it need one more and push its paragraph down.
    assert [round(left) for left, _ in found[:8]] == [85, 85, 185, 185, 185, 185, 85, 85]


def test_a_place_on_the_page_counts_whatever_paragraph_holds_it() -> None:
    found = edges(par(TEXT), par(run(TEXT) + box(100, 20, x=0, y=_TOP + _LINE, across="margin", down="page")))
    assert [round(left) for left, _ in found[:5]] == [85, 185, 185, 85, 85]


def test_the_body_goes_round_what_stands_in_the_header_but_the_header_does_not() -> None:
    document = Docx(size=24).add(par(TEXT))
    document.parts["rIdh"] = ("header", par(run("head") + box(100, 60, x=0, y=0)))
    document.final = f'<w:headerReference w:type="default" r:id="rIdh"/>{PORTRAIT}'
    found = lines(document)
    assert found[0].text == "head"
    assert found[0].left == pytest.approx(_LEFT, abs=0.1)
    assert [round(line.left) for line in found[1:6]] == [185, 185, 185, 85, 85]


@pytest.mark.parametrize(
    ("side", "left", "right"),
    [("left", 85, 265), ("right", 365, 567), ("largest", 365, 567), ("bothSides", 85, 567)],
)
def test_the_side_on_which_text_may_stand(side: str, left: int, right: int) -> None:
    wrap = f'<wp:wrapSquare wrapText="{side}"/>'
    found = edges(par(run(TEXT) + box(100, 20, x=180, y=_LINE, wrap=wrap)))
    assert left - 1 < found[1][0] < left + 1
    assert found[1][1] < right


def test_a_band_is_left_free_from_edge_to_edge() -> None:
    document = Docx(size=24).add(par(run(TEXT) + box(100, 40, y=_LINE, wrap="<wp:wrapTopAndBottom/>")))
    found = lines(document)
    assert found[1].y - found[0].y == pytest.approx(_LINE + 40, abs=0.25)


def test_a_paragraph_is_indented_anew_behind_what_stands_at_its_left() -> None:
    look = '<w:ind w:left="400" w:firstLine="400"/>'
    found = edges(par(run(TEXT) + box(100, 20, x=0, y=0), look))
    assert [round(left - _LEFT) for left, _ in found[:3]] == [140, 120, 20]


def test_a_word_that_fits_into_no_stretch_beside_goes_under_the_float() -> None:
    found = lines(Docx(size=24).add(par(run("Достопримечательность") + box(440, 40, x=0, y=0))))
    assert found[0].text == "Достопримечательность"
    assert found[0].y == pytest.approx(_TOP + 40 + 11.2, abs=0.2)


def test_a_page_end_inside_the_lines_beside_ends_the_narrowness() -> None:
    before = [par("x") for _ in range(50)]
    found = lines(Docx(size=24).add(*before, par(run(TEXT * 2) + box(100, 200, x=0, y=0))))
    assert [round(line.left) for line in found if line.page == 1 and line.text != "x"][:3] == [85, 85, 85]


def test_text_follows_an_outline() -> None:
    diamond = shape("", 100, 100, kind="diamond", look=BARE)
    wrap = '<wp:wrapTight wrapText="bothSides"/>'
    found = edges(par(run(TEXT * 2) + anchored(diamond, 100, 100, x=-50, y=0, wrap=wrap)))
    lefts = [round(left - _LEFT) for left, _ in found[:8]]
    assert lefts[0] < lefts[1] < lefts[2] < lefts[3]
    assert lefts[4] > lefts[5] > lefts[6]


def test_a_table_goes_under_a_picture_but_not_under_a_shape() -> None:
    grid = table([4000], [row([cell("клетка", 4000)])])
    image = _png()
    for wide, expected in ((True, 60.0), (False, _LINE)):
        inner = picture("image1", 100, 60) if wide else shape("", 100, 60, look=BARE)
        document = Docx(size=24, images={"image1.png": image})
        document.add(par(run("текст") + anchored(inner, 100, 60, wrap=SQUARE, y=0)), grid)
        found = next(line for line in lines(document) if line.text == "клетка")
        assert found.y - _TOP - 11.7 == pytest.approx(expected, abs=0.3)


def _png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("y", "down", "wrap", "height"),
    [
        (5, "paragraph", SQUARE, 65.5),
        (5, "paragraph", "<wp:wrapNone/>", 65.5),
        (5, "page", SQUARE, 65.5),
        (-20, "paragraph", SQUARE, 60.5),
    ],
)
def test_a_row_is_high_enough_for_the_picture_in_its_cell(y: float, down: str, wrap: str, height: float) -> None:
    inner = anchored(picture("image1", 60, 60), 60, 60, x=100, y=y, down=down, wrap=wrap)
    rows = [row([cell(par(run("a") + inner), 4000)]), row([cell("b", 4000)])]
    document = Docx(size=24, images={"image1.png": _png()}).add(table([4000], rows), par())
    found = {line.text: line.y for line in lines(document)}
    assert found["b"] - found["a"] == pytest.approx(height, abs=0.7)


def test_a_picture_that_leaves_the_cell_does_not_move_it() -> None:
    inner = anchored(picture("image1", 60, 60), 60, 60, wrap=SQUARE).replace('layoutInCell="1"', 'layoutInCell="0"')
    rows = [row([cell(par(run("a") + inner), 4000)]), row([cell("b", 4000)])]
    found = {line.text: line.y for line in lines(Docx(size=24, images={"image1.png": _png()}).add(table([4000], rows)))}
    assert found["b"] - found["a"] < 30

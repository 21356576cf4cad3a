"""Shapes and text boxes: where their text stands, how they grow, what is drawn (probed with LibreOffice 7.4)."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_maker import Docx, par, run
from drawing_maker import SQUARE, anchored, group, inline, shape, vml
from pdf_lines import VisualLine, read_lines

from documents.layout import docx_to_pdf

_LEFT, _TOP = 85.05, 56.7  # the text area of docx_maker's page


def lines(*blocks: str) -> dict[str, VisualLine]:
    """The lines of a document at 12 pt by their text."""
    return {line.text: line for line in read_lines(docx_to_pdf(Docx(size=24).add(*blocks).save()).data)}


def paths(*blocks: str) -> list[tuple[float, float, float, float]]:
    """The bounds of what is drawn: left, top, right, bottom in points from the page's top left corner."""
    document = pypdfium2.PdfDocument(docx_to_pdf(Docx(size=24).add(*blocks).save()).data)
    page = document[0]
    height = page.get_height()
    found = []
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = item.get_bounds()
        found.append((left, height - top, right, height - bottom))
    page.close()
    document.close()
    return found


def test_a_text_box_has_its_text_inside_its_insets() -> None:
    box = anchored(shape(par("inside"), 100, 40), 100, 40, x=20, y=30)
    found = lines(par(run("body") + box))["inside"]
    assert found.left == pytest.approx(_LEFT + 20 + 7.2, abs=0.1)
    assert found.y == pytest.approx(_TOP + 30 + 3.6 + 11.2, abs=0.1)


@pytest.mark.parametrize(("anchor", "down"), [("t", 3.6), ("ctr", 33.1), ("b", 62.6)])
def test_the_text_stands_at_the_top_in_the_middle_or_at_the_bottom(anchor: str, down: float) -> None:
    box = anchored(shape(par("inside"), 100, 80, body=f'anchor="{anchor}"'), 100, 80, x=100)
    assert lines(par(run("body") + box))["inside"].y == pytest.approx(_TOP + down + 11.2, abs=0.1)


@pytest.mark.parametrize(
    ("kind", "across", "down"), [("ellipse", 17.57, 13.18), ("triangle", 30, 45), ("diamond", 30, 22.5)]
)
def test_the_text_keeps_to_the_room_inside_an_outline(kind: str, across: float, down: float) -> None:
    found = lines(par(run("body") + anchored(shape(par("in"), 120, 90, kind=kind), 120, 90)))["in"]
    assert found.left == pytest.approx(_LEFT + across + 7.2, abs=0.1)
    assert found.y == pytest.approx(_TOP + down + 3.6 + 11.2, abs=0.1)


def test_a_box_that_fits_its_text_grows_and_another_cuts_it_and_says_so() -> None:
    text = par("one") + par("two") + par("three") + par("four")
    fixed = Docx(size=24).add(par(run("body") + anchored(shape(text, 100, 40), 100, 40, x=50))).save()
    result = docx_to_pdf(fixed)
    assert [line.text for line in read_lines(result.data)] == ["body", "one", "two", "three"]
    assert any("точной высотой" in warning for warning in result.warnings)
    grown = lines(par(run("body") + anchored(shape(text, 100, 40, fit="<a:spAutoFit/>"), 100, 40, x=50)))
    assert "four" in grown


def test_turned_text_runs_up_and_a_turned_box_keeps_its_text_upright() -> None:
    up = anchored(shape(par("up"), 60, 100, body='vert="vert270"'), 60, 100)
    found = lines(par(run("body") + up))
    assert found["u"].y == pytest.approx(_TOP + 100 - 7.2, abs=0.1)
    assert found["p"].y < found["u"].y
    turned = anchored(shape(par("upright"), 100, 40, turn=90), 100, 40, x=50, y=50)
    found = lines(par(run("body") + turned))
    assert found["upright"].left == pytest.approx(_LEFT + 80 + 7.2, abs=0.1)
    assert found["upright"].y == pytest.approx(_TOP + 20 + 3.6 + 11.2, abs=0.1)


def test_a_box_in_the_line_stands_on_the_baseline() -> None:
    found = lines(par(run("A") + inline(shape(par("in"), 100, 60), 100, 60) + run("B")))
    assert found["AB"].y == pytest.approx(_TOP + 60, abs=0.1)
    assert found["in"].left == pytest.approx(_LEFT + 8.66 + 7.2, abs=0.1)


def test_a_float_counts_from_under_the_space_that_the_paragraph_before_asks_for() -> None:
    box = anchored(shape(par("box"), 100, 40), 100, 40)
    found = lines(par("A"), par(run("B") + box, '<w:spacing w:before="400"/>'))
    assert found["box"].y == pytest.approx(_TOP + 13.8 + 3.6 + 11.2, abs=0.1)
    found = lines(par("A", '<w:spacing w:after="200"/>'), par(run("B") + box, '<w:spacing w:before="400"/>'))
    assert found["box"].y == pytest.approx(_TOP + 13.8 + 10 + 3.6 + 11.2, abs=0.1)


def test_the_shapes_of_a_group_are_scaled_with_it() -> None:
    inner = shape(par("left"), 200, 80) + shape(par("right"), 200, 80, at=(400, 40))
    found = lines(par(run("body") + anchored(group(inner, 300, 60, 600, 120), 300, 60, x=10)))
    assert found["right"].left == pytest.approx(_LEFT + 10 + 200 + 7.2, abs=0.1)
    assert found["right"].y == pytest.approx(_TOP + 20 + 3.6 + 11.2, abs=0.1)


def test_text_goes_on_in_the_linked_box() -> None:
    text = "".join(par(word) for word in ("one", "two", "three", "four"))
    first = shape(text, 100, 30).replace("<wps:txbx>", '<wps:txbx id="1">')
    second = shape(par(), 100, 80).replace("<wps:txbx>", "<wps:none>").replace("</wps:txbx>", "</wps:none>")
    second = second.replace("<wps:bodyPr", '<wps:linkedTxbx id="1" seq="1"/><wps:bodyPr')
    both = anchored(first, 100, 30) + anchored(second, 100, 80, x=200)
    found = lines(par(run("body") + both))
    assert found["onetwo"].right > _LEFT + 200
    assert "three" in found


def test_what_the_last_linked_box_has_no_room_for_is_told() -> None:
    text = "".join(map(par, ("one", "two", "three")))
    for height, told in ((30, [True]), (90, [])):
        first = shape(text, 100, height).replace("<wps:txbx>", '<wps:txbx id="1">')
        result = docx_to_pdf(Docx(size=24).add(par(run("body") + anchored(first, 100, height))).save())
        assert ["не поместился" in warning for warning in result.warnings] == told


def test_shapes_are_drawn_where_they_stand() -> None:
    box = anchored(shape("", 100, 40, look='<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>'), 100, 40, x=20, y=30)
    assert paths(par(run("body") + box)) == [
        pytest.approx((_LEFT + 20, _TOP + 30, _LEFT + 120, _TOP + 70), abs=1),
    ]


def test_text_beside_a_shape_keeps_clear_of_it() -> None:
    box = anchored(shape("", 100, 40), 100, 40, wrap=SQUARE, away=(0, 10, 0, 0))
    assert lines(par(run("beside") + box))["beside"].left == pytest.approx(_LEFT + 110, abs=0.1)


def test_a_box_of_vml_and_a_group_of_them() -> None:
    style = "position:absolute;margin-left:20pt;margin-top:30pt;width:100pt;height:40pt"
    content = f"<v:textbox><w:txbxContent>{par('old')}</w:txbxContent></v:textbox>"
    found = lines(par(run("body") + vml(f'<v:rect style="{style}">{content}</v:rect>')))
    assert found["old"].left == pytest.approx(_LEFT + 20 + 7.2, abs=0.1)
    assert found["old"].y == pytest.approx(_TOP + 30 + 3.6 + 11.2, abs=0.1)
    child = f'<v:rect style="left:500;top:250;width:500;height:750">{content}</v:rect>'
    found = lines(par(run("body") + vml(f'<v:group style="{style}" coordsize="1000,1000">{child}</v:group>')))
    assert found["old"].left == pytest.approx(_LEFT + 20 + 50 + 7.2, abs=0.1)
    assert found["old"].y == pytest.approx(_TOP + 30 + 10 + 3.6 + 11.2, abs=0.1)


def test_a_shape_without_a_size_still_shows_its_text() -> None:
    box = vml(f"<v:shape><v:textbox><w:txbxContent>{par('in a box')}</w:txbxContent></v:textbox></v:shape>")
    assert any("inabox" in text for text in lines(par(run("body") + box)))


def test_measures_beyond_all_bounds_do_no_harm() -> None:
    child = '<v:rect style="left:-999999999;top:1e30;width:999999999;height:5"/>'
    box = vml(f'<v:group style="width:9999999pt;height:1pt" coordsize="1,1">{child}</v:group>')
    assert "body" in lines(par(run("body") + box))


def test_of_two_choices_that_which_libreoffice_knows_is_taken() -> None:
    def choice(requires: str) -> str:
        old = f"<v:textbox><w:txbxContent>{par('old')}</w:txbxContent></v:textbox>"
        return (
            '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="{requires}">{anchored(shape(par("new"), 99, 40), 99, 40, y=50)[5:-6]}</mc:Choice>'
            '<mc:Fallback><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="position:absolute;'
            f'margin-top:50pt;width:99pt;height:40pt">{old}</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
        )

    assert "new" in lines(par(run("body") + choice("wps")))
    assert "old" in lines(par(run("body") + choice("wpc")))


@pytest.mark.parametrize(
    ("area", "share", "width"), [("margin", 40000, 192.4), ("margin", 33999, 158.7), ("page", 40000, 244.1)]
)
def test_a_width_in_shares_of_an_area(area: str, share: int, width: float) -> None:
    extra = f'<wp14:sizeRelH relativeFrom="{area}"><wp14:pctWidth>{share}</wp14:pctWidth></wp14:sizeRelH>'
    text = par("in", '<w:jc w:val="right"/>')
    box = anchored(shape(text, 100, 40, look="<a:ln><a:noFill/></a:ln>"), 100, 40, extra=extra)
    assert lines(par(run("body") + box))["in"].right == pytest.approx(_LEFT + width - 7.2 - 6.0, abs=0.6)


def frame(properties: str, text: str = "framed", more: str = "") -> str:
    """A framed paragraph."""
    return par(text, f"<w:framePr {properties}/>{more}")


def test_a_frame_says_where_it_stands_or_stands_at_its_paragraph() -> None:
    found = lines(par("before"), frame('w:w="2000" w:wrap="around" w:vAnchor="text"'), par("body"))
    assert found["framedbody"].left == pytest.approx(_LEFT, abs=0.1)
    found = lines(
        par("before"), frame('w:w="2000" w:vAnchor="page" w:hAnchor="page" w:x="4000" w:y="4000"'), par("body")
    )
    assert found["framed"].left == pytest.approx(200, abs=0.1)
    assert found["framed"].y == pytest.approx(200 + 11.2, abs=0.1)


def test_a_frame_that_says_no_wrap_keeps_its_lines_for_itself() -> None:
    found = lines(par("before"), frame('w:w="2000"'), par("body"))
    assert found["body"].y == pytest.approx(_TOP + 2 * 13.8 + 11.2, abs=0.1)


def test_the_borders_of_framed_paragraphs_stand_inside_the_frame() -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4"/>' for side in ("top", "left", "bottom", "right"))
    place = 'w:w="2000" w:vAnchor="page" w:hAnchor="page" w:x="4000" w:y="4000" w:wrap="around"'
    found = lines(par("before"), frame(place, more=f"<w:pBdr>{sides}</w:pBdr>"), par("body"))
    assert found["framed"].left == pytest.approx(205, abs=0.1)
    assert found["framed"].y == pytest.approx(205 + 11.2, abs=0.1)


def test_a_frame_whose_text_runs_up() -> None:
    place = 'w:w="900" w:h="3000" w:hRule="exact" w:vAnchor="page" w:hAnchor="page" w:x="4000" w:y="4000"'
    found = lines(par("before"), frame(place, "up", '<w:textDirection w:val="btLr"/>'), par("body"))
    assert found["u"].y > found["p"].y


def test_an_older_shape_in_the_line_keeps_its_distance() -> None:
    found = lines(par(run("A") + vml('<v:oval style="width:100pt;height:30pt"/>') + run("B")))
    assert found["AB"].right == pytest.approx(_LEFT + 8.66 + 100 + 18, abs=0.1)


def test_a_rule_is_as_wide_as_the_column() -> None:
    rule = '<v:rect style="width:0;height:1.5pt" o:hr="t" fillcolor="#a0a0a0" stroked="f"/>'
    ((left, _, right, _),) = paths(par(vml(rule)))
    assert (left, right) == (pytest.approx(_LEFT, abs=0.5), pytest.approx(566.95, abs=0.5))


def test_what_a_shape_in_the_line_needs_around_it_is_kept_free() -> None:
    box = inline(shape("", 100, 60), 100, 60)
    box = box.replace("<a:graphic>", '<wp:effectExtent l="127000" t="0" r="0" b="0"/><a:graphic>', 1)
    assert lines(par(run("A") + box + run("B")))["AB"].right == pytest.approx(_LEFT + 8.66 + 110, abs=0.1)


_DIAGRAM = "http://schemas.microsoft.com/office/drawing/2008/diagram"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_a_smart_art_diagram_shows_the_shapes_that_word_drew() -> None:
    place = '<a:off x="254000" y="127000"/><a:ext cx="1270000" cy="508000"/>'
    drawn = (
        f'<dsp:drawing xmlns:dsp="{_DIAGRAM}" xmlns:a="{_MAIN}"><dsp:spTree><dsp:sp><dsp:spPr><a:xfrm>{place}</a:xfrm>'
        '<a:prstGeom prst="rect"/></dsp:spPr><dsp:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
        '<a:p><a:r><a:rPr sz="1200"/><a:t>Schritt</a:t></a:r></a:p></dsp:txBody>'
        f"<dsp:txXfrm>{place}</dsp:txXfrm></dsp:sp></dsp:spTree></dsp:drawing>"
    )
    model = f'<model><ext><dsp:dataModelExt xmlns:dsp="{_DIAGRAM}" relId="drawing1"/></ext></model>'
    relations = (
        '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="data1" r:lo="x"/>'
    )
    files = {"data1.xml": model.encode(), "drawing1.xml": drawn.encode()}
    document = Docx(size=24, images=files).add(par(run("body") + anchored(relations, 200, 100)))
    found = {line.text: line for line in read_lines(docx_to_pdf(document.save()).data)}
    assert found["Schritt"].left == pytest.approx(_LEFT + 20, abs=0.1)
    broken = Docx(size=24).add(par(run("body") + anchored(relations, 200, 100)))
    assert any("SmartArt" in warning for warning in docx_to_pdf(broken.save()).warnings)


def drop_cap(letters: str, lines_high: int, gap: int = 0) -> str:
    """A paragraph of drop capitals, as Word writes them before theirs."""
    return par(letters, f'<w:framePr w:dropCap="drop" w:lines="{lines_high}" w:hSpace="{gap}" w:wrap="around"/>')


def test_a_drop_capital_stands_on_the_last_of_its_lines() -> None:
    text = " ".join(["мягких французских булок"] * 12)
    document = Docx(size=24).add(drop_cap("Л", 2, 720), par(text))
    found = read_lines(docx_to_pdf(document.save()).data)
    assert found[1].text.startswith("Л")
    assert found[1].left == pytest.approx(_LEFT, abs=0.2)
    # As wide as the letter at a size at which it is two lines less a descent high, and the gap.
    assert 20 < found[0].left - _LEFT - 36 < 32
    assert found[2].left == pytest.approx(_LEFT, abs=0.2)


def test_a_paragraph_of_one_line_has_no_drop_capital() -> None:
    document = Docx(size=24).add(drop_cap("Л", 3), par("уна"))
    found = read_lines(docx_to_pdf(document.save()).data)
    assert [line.text for line in found] == ["Луна"]
    assert found[0].y == pytest.approx(_TOP + 11.2, abs=0.1)


def test_a_drop_capital_without_its_paragraph_is_not_lost() -> None:
    document = Docx(size=24).add(drop_cap("Л", 3))
    assert [line.text for line in read_lines(docx_to_pdf(document.save()).data)] == ["Л"]


def test_a_watermark_is_a_picture_of_its_text() -> None:
    style = "position:absolute;width:300pt;height:80pt;rotation:315;z-index:-251"
    mark = f'<v:shape type="#_x0000_t136" style="{style}" fillcolor="silver"><v:textpath string="ОБРАЗЕЦ"/></v:shape>'
    result = docx_to_pdf(Docx(size=24).add(par(run("body") + vml(mark))).save())
    assert [line.text for line in read_lines(result.data)] == ["body"]
    assert any("водяной знак" in warning for warning in result.warnings)
    document = pypdfium2.PdfDocument(result.data)
    assert len(list(document[0].get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)))) == 1
    document.close()


def test_the_space_under_the_last_line_counts_for_nothing() -> None:
    spaced = '<w:spacing w:after="200" w:line="276" w:lineRule="auto"/>'
    text = par("one", spaced) + par("two", spaced)
    found = lines(par(run("A") + anchored(shape(text, 100, 90, body='anchor="b"'), 100, 90, x=50)))
    assert found["two"].y == pytest.approx(_TOP + 90 - 3.6 - 2.6, abs=0.2)
    grows = shape(text, 100, 10, fit="<a:spAutoFit/>")
    found = lines(par(run("A") + anchored(grows, 100, 10, wrap="<wp:wrapTopAndBottom/>")))
    assert found["A"].y == pytest.approx(_TOP + 2 * 13.8 + 12 + 7.2 + 11.2, abs=0.6)


def test_the_space_under_the_last_line_of_a_frame_counts_for_nothing() -> None:
    spaced = '<w:spacing w:after="200" w:line="276" w:lineRule="auto"/>'
    found = lines(par("before"), frame('w:w="2000"', more=spaced), par("body"))
    assert found["body"].y == pytest.approx(_TOP + 2 * 13.8 + 11.2, abs=0.1)

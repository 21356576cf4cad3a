"""Pictures: no larger in the PDF than paper can show, odd and damaged ones, memory."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from docx_maker import Docx
from PIL import Image

from documents.layout import docx_to_pdf
from documents.layout.paint.pictures import MAX_PIXELS, Pictures, open_image

INCH = 914_400  # in the units of w:drawing


def shown(name: str, inches: int) -> str:
    """A paragraph with a picture as wide and high as told."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{inches * INCH}" cy="{inches * INCH}"/><a:graphic>'
        f'<a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a file of this kind."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sizes_in(pdf: bytes) -> list[tuple[int, int]]:
    """The pictures of a PDF in pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [item.get_px_size() for item in document[0].get_objects() if isinstance(item, pypdfium2.PdfImage)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_keeps_the_pixels_that_paper_can_show(kind: str) -> None:
    large = encoded(Image.new("RGB", (3000, 3000), "red"), kind)
    small = encoded(Image.new("RGB", (900, 900), "red"), kind)
    document = Docx(images={"large.png": large, "small.png": small})
    pdf = docx_to_pdf(document.add(shown("large", 2), shown("small", 1)).save()).data
    assert sizes_in(pdf) == [(600, 600), (900, 900)]
    assert len(pdf) < 100_000


def test_a_picture_shown_larger_later_is_decoded_anew() -> None:
    data = encoded(Image.new("RGB", (2000, 2000), "red"), "PNG")
    pictures = Pictures(lambda part: data, pytest.fail)
    sizes = [pictures.image("p", points, points) for points in (72, 36, 288)]
    assert [image.getSize() for image in sizes if image] == [(300, 300), (300, 300), (1200, 1200)]
    assert sizes[0] is sizes[1]


@pytest.mark.parametrize(
    ("mode", "options"),
    [("P", {}), ("P", {"transparency": b"\x00" * 16}), ("1", {}), ("LA", {}), ("RGBA", {}), ("I;16", {})],
)
def test_every_kind_of_colour_is_drawn(mode: str, options: dict[str, object]) -> None:
    picture = encoded(Image.new(mode, (20, 20)), "PNG", **options)
    result = docx_to_pdf(Docx(images={"p.png": picture}).add(shown("p", 1)).save())
    assert result.warnings == ()
    assert sizes_in(result.data) == [(20, 20)]


def test_what_is_no_picture_is_a_frame_and_a_warning() -> None:
    good = encoded(Image.new("RGB", (50, 50)), "PNG")
    for data in (b"", b"GIF89a", good[:60], b"\xff\xd8\xff\xe0" + bytes(50)):
        result = docx_to_pdf(Docx(images={"p.png": data}).add(shown("p", 1)).save())
        assert len(result.warnings) == 1
        assert sizes_in(result.data) == []


def test_a_picture_of_absurd_size_is_not_decoded() -> None:
    side = int(MAX_PIXELS**0.5) + 1
    assert open_image(encoded(Image.new("1", (side, side)), "PNG"), 72, 72) == (None, 1.0)


def test_few_pictures_are_kept_decoded() -> None:
    data = encoded(Image.new("RGB", (2000, 2000)), "JPEG")
    pictures = Pictures(lambda part: data, pytest.fail)
    first = pictures.image("1", 700, 700)
    for part in "23":
        pictures.image(part, 700, 700)
    assert pictures.image("3", 700, 700) is pictures.image("3", 700, 700)
    assert pictures.image("1", 700, 700) is not first

"""Pictures of a document decoded for painting, no larger than paper can show, within bounds of memory."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

from reportlab.lib.utils import ImageReader

# A picture of more pixels than this is a bomb or a mistake; A4 at 600 dpi has 35 million.
MAX_PIXELS = 50_000_000
# LibreOffice reduces pictures of a PDF to this density; small ones are left as they are.
_DOTS_PER_POINT = 300 / 72
_SMALL = 1_000_000
_WORTH_SHRINKING = 0.67
_KEPT_PIXELS = 8_000_000  # decoded and at hand for the next page
_QUALITY = 90
_PLAIN_MODES = ("1", "L", "RGB", "RGBA")


class Pictures:
    """What a document's pictures became; `warn` is told once of each that cannot be read.

    `opaque`: what shows through is white, as PDF/A would have it.
    """

    def __init__(self, read: Callable[[str], bytes], warn: Callable[[str], None], *, opaque: bool = False) -> None:
        self._read = read
        self._warn = warn
        self._opaque = opaque
        self._known: dict[str, tuple[ImageReader | None, float, int]] = {}

    def image(self, part: str, width: float, height: float) -> ImageReader | None:
        """The picture for a place of so many points, or None when it is damaged, unknown or absurdly large."""
        known = self._known.get(part)
        if known is None or (known[1] < 1 and known[1] < _scale(known[0], known[1], width, height)):
            known = self._known[part] = self._opened(part, width, height)
            self._forget_oldest(part)
        return known[0]

    def _opened(self, part: str, width: float, height: float) -> tuple[ImageReader | None, float, int]:
        image, scale = open_image(self._read(part), width, height, self._opaque) if part else (None, 1.0)
        if image is None:
            self._warn("Один из рисунков не удалось прочитать: на его месте пустая рамка.")
            return None, 1.0, 0
        wide, high = image.getSize()
        return image, scale, wide * high

    def _forget_oldest(self, newest: str) -> None:
        while sum(pixels for _, _, pixels in self._known.values()) > _KEPT_PIXELS:
            oldest = next((part for part, (image, _, _) in self._known.items() if image and part != newest), None)
            if oldest is None:
                return
            del self._known[oldest]


def _scale(image: ImageReader | None, scale: float, width: float, height: float) -> float:
    """The part of its full size in which a picture is sharp enough."""
    if image is None:
        return 1.0
    wide, high = image.getSize()
    return min(1.0, scale * max(width * _DOTS_PER_POINT / wide, height * _DOTS_PER_POINT / high))


def open_image(data: bytes, width: float, height: float, opaque: bool = False) -> tuple[ImageReader | None, float]:
    """A picture decoded for a place of so many points, and how much it was shrunk; None when it is no use."""
    from PIL import Image, UnidentifiedImageError

    problems = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow, about large and odd pictures
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None, 1.0
                return _decoded(image, data, (width, height), opaque)
    except (*problems, EOFError, IndexError, KeyError, TypeError, OverflowError, NotImplementedError):
        return None, 1.0  # Pillow's readers answer damaged files with any of these


def _decoded(image: Any, data: bytes, place: tuple[float, float], opaque: bool) -> tuple[ImageReader, float]:
    width, height = place
    is_jpeg = image.format == "JPEG" and image.mode in ("L", "RGB")
    wide, high = image.size
    scale = min(1.0, max(width * _DOTS_PER_POINT / wide, height * _DOTS_PER_POINT / high, 1 / min(wide, high)))
    if wide * high <= _SMALL or scale > _WORTH_SHRINKING:
        image.load()
        return ImageReader(io.BytesIO(data) if is_jpeg else _plain(image, opaque)), 1.0
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    image.draft(None, size)
    small = _plain(image, opaque)
    small.thumbnail(size)
    if not is_jpeg:
        return ImageReader(small), scale
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=_QUALITY)
    return ImageReader(buffer), scale


def _plain(image: Any, opaque: bool) -> Any:
    """A copy in a mode that a PDF knows."""
    if image.mode in _PLAIN_MODES and "transparency" not in image.info and not (opaque and image.mode == "RGBA"):
        return image.copy()
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    see_through = image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info
    if not see_through:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    return _on_white(layered) if opaque else layered


def _on_white(image: Any) -> Any:
    from PIL import Image

    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper

"""Stage «read»: colours of DrawingML and VML as six hexadecimal digits."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, field

from documents.layout.read.package import Package
from documents.layout.read.xmlns import A, Element, number

# What a document's theme says where it says nothing (the theme «Office» of Word 2007).
_OFFICE = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "hlink": "0000FF", "folHlink": "800080"}
_ACCENTS = ("4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
_ALIASES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080", "grey": "808080", "silver": "C0C0C0", "maroon": "800000", "olive": "808000", "navy": "000080",
    "purple": "800080", "teal": "008080", "lime": "00FF00", "aqua": "00FFFF", "fuchsia": "FF00FF", "orange": "FFA500",
    "windowtext": "000000", "window": "FFFFFF", "ltgray": "D3D3D3", "dkgray": "A9A9A9", "cyan": "00FFFF",
    "magenta": "FF00FF", "brown": "A52A2A", "pink": "FFC0CB", "infobackground": "FFFFE1", "buttonface": "F0F0F0",
}  # fmt: skip
_HEX = re.compile(r"^#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
_WHOLE = 100_000  # DrawingML's 100 %
_CIRCLE = 21_600_000  # and its 360 degrees
# Changes of hue, light and saturation by their place in Python's triple, and whether they add or multiply.
_IN_HLS = {"lumMod": (1, False), "lumOff": (1, True), "satMod": (2, False), "satOff": (2, True), "hueOff": (0, True)}


@dataclass(slots=True)
class Palette:
    """The colours of the document's theme by their names, and the widths of its three lines in EMU."""

    colors: dict[str, str] = field(default_factory=dict)
    lines: tuple[int, ...] = (9525, 25400, 38100)

    @classmethod
    def read(cls, package: Package, part: str) -> Palette:
        """The palette of the theme beside the document's `part`."""
        result = cls({**_OFFICE, **{f"accent{index + 1}": color for index, color in enumerate(_ACCENTS)}})
        name = package.related(part, "theme")
        if name is None:
            return result
        root = package.xml(name)
        for item in root.iterfind(f".//{A}clrScheme/*"):
            found = next((color for inner in item if (color := _plain(inner))), "")
            if found and isinstance(item.tag, str):
                result.colors[item.tag[len(A) :]] = found
        widths = tuple(number(line.get("w"), 9525) for line in root.iterfind(f".//{A}lnStyleLst/{A}ln"))
        result.lines = widths or result.lines
        return result

    def color(self, parent: Element | None) -> str:
        """The colour that a fill, a line or a reference holds; «» where it holds none."""
        for item in parent if parent is not None else ():
            name = item.tag[len(A) :] if isinstance(item.tag, str) else ""
            found = self._scheme(item) if name == "schemeClr" else _plain(item)
            if found:
                return _changed(found, item)
        return ""

    def _scheme(self, item: Element) -> str:
        name = item.get("val", "")
        return self.colors.get(_ALIASES.get(name, name), "")


def _plain(item: Element) -> str:
    name = item.tag[len(A) :] if isinstance(item.tag, str) else ""
    if name == "srgbClr":
        return vml_color(item.get("val", ""))
    if name == "sysClr":
        return vml_color(item.get("lastClr", item.get("val", "")))
    if name == "prstClr":
        return vml_color(item.get("val", ""))
    if name == "scrgbClr":
        shares = (max(0.0, min(1.0, number(item.get(part)) / _WHOLE)) for part in ("r", "g", "b"))
        # Linear light to the screen's (the formula of sRGB, simplified to its power).
        return "".join(f"{round(255 * share ** (1 / 2.2)):02X}" for share in shares)
    return ""


def _changed(color: str, item: Element) -> str:
    """The colour under its modifications: darker, lighter (ECMA-376 20.1.2.3)."""
    red, green, blue = (int(color[index : index + 2], 16) / 255 for index in (0, 2, 4))
    for change in item:
        name = change.tag[len(A) :] if isinstance(change.tag, str) else ""
        share = number(change.get("val"), _WHOLE) / _WHOLE
        if name in _IN_HLS:
            hls = list(colorsys.rgb_to_hls(red, green, blue))
            part, adds = _IN_HLS[name]
            if part == 0:
                share = number(change.get("val")) / _CIRCLE
            hls[part] = hls[part] + share if adds else hls[part] * share
            hue, light, full = hls[0] % 1, *(max(0.0, min(1.0, value)) for value in hls[1:])
            red, green, blue = colorsys.hls_to_rgb(hue, light, full)
        elif name == "shade":
            red, green, blue = red * share, green * share, blue * share
        elif name == "tint":
            red, green, blue = (1 - (1 - part) * share for part in (red, green, blue))
        elif name == "alpha":
            # The page below is nearly always white.
            red, green, blue = (1 - (1 - part) * share for part in (red, green, blue))
    return "".join(f"{round(255 * max(0.0, min(1.0, part))):02X}" for part in (red, green, blue))


def vml_color(text: str) -> str:
    """A colour by name or number («#fc0», «red [3204]»); «» where it is not one."""
    text = text.strip()
    match = _HEX.match(text)
    if match is None:
        return _NAMED.get(text.partition(" ")[0].lower(), "")
    digits = match[1]
    return (digits if len(digits) == 6 else "".join(2 * digit for digit in digits)).upper()

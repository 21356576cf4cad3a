"""How direct formatting is read: each child of a `w:rPr` or `w:pPr` has one reader that adds to a delta."""

from __future__ import annotations

from collections.abc import Callable

from documents.layout.model.properties import AUTO, AUTO_SPACE, Border, Delta, TabStop
from documents.layout.model.units import POINT, TWIP
from documents.layout.read.xmlns import VAL, Element, W, is_on, number, twips, units

HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
}


_LINE_WIDTHS = {  # how much wider than written Writer makes a line: times, and twips more (editeng's borderline.cxx)
    "thick": (2, 0),
    "double": (3, 0),
    "triple": (3, 0),
    "doubleWave": (3, 0),
    "dashDotStroked": (3, 0),
    "thinThickSmallGap": (1, 30),
    "thickThinSmallGap": (1, 30),
    "thinThickThinSmallGap": (1, 30),
    "thinThickMediumGap": (2, 0),
    "thickThinMediumGap": (2, 0),
    "thinThickThinMediumGap": (2, 0),
    "thinThickLargeGap": (1, 45),
    "thickThinLargeGap": (1, 45),
    "thinThickThinLargeGap": (1, 45),
    "threeDEmboss": (2, 0),
    "threeDEngrave": (2, 0),
    "outset": (2, 1),  # measured
    "inset": (2, 1),
}
_SINGLE_LINES = frozenset({"single", "dotted", "dashed", "dotDash", "dotDotDash", "wave", "dashSmallGap"})
_UNWRITTEN_LINE = 15  # twips


def read_border(element: Element) -> Border | None:
    """A border element; None for «nil», «none» and the pictures that Word draws as borders and Writer does not.
    `w:sz` counts eighths of a point.
    """
    kind = element.get(VAL, "none")
    if kind not in _SINGLE_LINES and kind not in _LINE_WIDTHS:
        return None
    written = number(element.get(W + "sz")) * 5 // 2 or _UNWRITTEN_LINE
    times, more = _LINE_WIDTHS.get(kind, (1, 0))
    if kind == "dashSmallGap":
        written = max(written, 20)
    width = (written * times + more) * TWIP
    return Border(kind, width, hex_color(element.get(W + "color")), number(element.get(W + "space")) * POINT)


def hex_color(text: str | None) -> str:
    """Six hexadecimal digits, or an empty string for «auto» and nonsense."""
    if text and len(text) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in text):
        return text.upper()
    return ""


def read_shade(element: Element) -> str:
    """The fill of a `w:shd`; a percentage pattern is mixed of colour and fill."""
    fill = hex_color(element.get(W + "fill"))
    pattern = element.get(VAL, "clear")
    if pattern.startswith("pct"):
        share = min(number(pattern[3:]), 100) / 100
        front, back = hex_color(element.get(W + "color")) or "000000", fill or "FFFFFF"
        pairs = [(int(front[i : i + 2], 16), int(back[i : i + 2], 16)) for i in (0, 2, 4)]
        return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
    if pattern == "solid":
        return hex_color(element.get(W + "color")) or "000000"
    return fill


# --- runs ---------------------------------------------------------------------------------------------------------


def _toggle(name: str) -> Callable[[Element, Delta], None]:
    def read(element: Element, delta: Delta) -> None:
        delta[name] = is_on(element)

    return read


def _run_fonts(element: Element, delta: Delta) -> None:
    for field, theme, plain in (("asian_font", "eastAsiaTheme", "eastAsia"), ("complex_font", "cstheme", "cs")):
        if element.get(W + theme) or element.get(W + plain):
            delta[field] = "theme:" + element.get(W + theme, "") if element.get(W + theme) else element.get(W + plain)
    # Writer has one Western font and takes it from w:ascii; w:hAnsi is only the fall-back.
    for theme, plain in (("asciiTheme", "ascii"), ("hAnsiTheme", "hAnsi")):
        if element.get(W + theme):
            delta["font"] = "theme:" + element.get(W + theme, "")
            return
        if element.get(W + plain):
            delta["font"] = element.get(W + plain, "")
            return


def _run_size(element: Element, delta: Delta) -> None:
    size = round(twips(element.get(VAL)) / 10) if (element.get(VAL) or "").endswith("pt") else number(element.get(VAL))
    if 0 < size <= 3276:
        delta["size"] = size


def _run_complex_size(element: Element, delta: Delta) -> None:
    size = number(element.get(VAL))
    if 0 < size <= 3276:
        delta["complex_size"] = size


def _run_underline(element: Element, delta: Delta) -> None:
    kind = element.get(VAL, "single")
    delta["underline"] = "" if kind == "none" else kind


def _run_color(element: Element, delta: Delta) -> None:
    delta["color"] = hex_color(element.get(VAL))


def _run_highlight(element: Element, delta: Delta) -> None:
    delta["shade"] = HIGHLIGHTS.get(element.get(VAL, ""), "")


def _run_shade(element: Element, delta: Delta) -> None:
    delta.setdefault("shade", read_shade(element))


def _run_script(element: Element, delta: Delta) -> None:
    kind = element.get(VAL, "")
    delta["script"] = kind if kind in ("superscript", "subscript") else ""


def _run_raised(element: Element, delta: Delta) -> None:
    delta["raised"] = number(element.get(VAL)) * POINT // 2


def _run_spacing(element: Element, delta: Delta) -> None:
    delta["spacing"] = units(element.get(VAL))


def _run_scale(element: Element, delta: Delta) -> None:
    scale = number((element.get(VAL) or "").rstrip("%"), 100)
    delta["scale"] = scale if 1 <= scale <= 600 else 100


def _run_kerning(element: Element, delta: Delta) -> None:
    # Pair kerning is on only where w:kern asks for it (facts/documents.md §3.3).
    delta["kerning"] = number(element.get(VAL)) != 0


def _run_language(element: Element, delta: Delta) -> None:
    if element.get(VAL):
        delta["language"] = element.get(VAL, "")


_RUN_READERS: dict[str, Callable[[Element, Delta], None]] = {
    W + "rFonts": _run_fonts,
    W + "sz": _run_size,
    W + "szCs": _run_complex_size,
    W + "bCs": _toggle("complex_bold"),
    W + "b": _toggle("bold"),
    W + "i": _toggle("italic"),
    W + "u": _run_underline,
    W + "strike": _toggle("strike"),
    W + "dstrike": _toggle("strike"),
    W + "color": _run_color,
    W + "highlight": _run_highlight,
    W + "shd": _run_shade,
    W + "vertAlign": _run_script,
    W + "position": _run_raised,
    W + "spacing": _run_spacing,
    W + "w": _run_scale,
    W + "caps": _toggle("caps"),
    W + "smallCaps": _toggle("small_caps"),
    W + "vanish": _toggle("hidden"),
    W + "kern": _run_kerning,
    W + "lang": _run_language,
}


def read_run_delta(element: Element | None) -> Delta:
    """What one `w:rPr` sets."""
    delta: Delta = {}
    if element is not None:
        for item in element:
            reader = _RUN_READERS.get(item.tag)
            if reader is not None:
                reader(item, delta)
    return delta


# --- paragraphs ---------------------------------------------------------------------------------------------------

_ALIGNMENTS = {
    "both": "justify",
    "distribute": "justify",
    "center": "center",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
    "lowKashida": "justify",
    "mediumKashida": "justify",
    "highKashida": "justify",
    "thaiDistribute": "justify",
}


def _par_align(element: Element, delta: Delta) -> None:
    delta["align"] = _ALIGNMENTS.get(element.get(VAL, ""), "left")


def _par_indent(element: Element, delta: Delta) -> None:
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for name in names:
            if element.get(W + name) is not None:
                delta[key] = units(element.get(W + name))
                break
    if element.get(W + "hanging") is not None:
        delta["first"] = -units(element.get(W + "hanging"))
    elif element.get(W + "firstLine") is not None:
        delta["first"] = units(element.get(W + "firstLine"))


def _par_spacing(element: Element, delta: Delta) -> None:
    for key in ("before", "after"):
        if element.get(W + key) is not None:
            delta[key] = max(0, units(element.get(W + key)))
        auto = element.get(W + key + "Autospacing")
        if auto is not None:
            delta["auto_" + key] = auto not in ("0", "false", "off")
            if delta["auto_" + key]:
                delta[key] = AUTO_SPACE
    if element.get(W + "line") is not None or element.get(W + "lineRule") is not None:
        _line_spacing(element, delta)


def _line_spacing(element: Element, delta: Delta) -> None:
    """Without a rule a line is exact in LibreOffice, not «auto» as ECMA-376 17.3.1.33 says; without a height, single
    (DomainMapper.cxx, LN_CT_Spacing_line; probed with 7.4).
    """
    line, rule = twips(element.get(W + "line"), 240), element.get(W + "lineRule", "exact")
    if line < 0 and rule == AUTO:
        line, rule = -line, "exact"
    elif line <= 0:
        line, rule = 240, AUTO
    delta["line"], delta["line_rule"] = (line if rule == AUTO else line * TWIP), rule


def _par_tabs(element: Element, delta: Delta) -> None:
    stops = {}
    for item in element.iterchildren(W + "tab"):
        kind = item.get(VAL, "left")
        position = units(item.get(W + "pos"))
        stops[position] = (
            None
            if kind == "clear"
            else TabStop(
                position,
                {"start": "left", "end": "right", "num": "left"}.get(kind, kind),
                item.get(W + "leader", "none"),
            )
        )
    delta["tabs"] = stops


def _par_numbering(element: Element, delta: Delta) -> None:
    for item in element:
        if item.tag == W + "numId":
            delta["num_id"] = number(item.get(VAL))
        elif item.tag == W + "ilvl":
            delta["level"] = max(0, min(8, number(item.get(VAL))))


def _par_borders(element: Element, delta: Delta) -> None:
    for item in element:
        name = {"start": "left", "end": "right"}.get(item.tag.rpartition("}")[2], item.tag.rpartition("}")[2])
        if name in ("top", "bottom", "left", "right", "between"):
            delta["border_" + name] = read_border(item)


def _par_shade(element: Element, delta: Delta) -> None:
    delta["shade"] = read_shade(element)


def _par_outline(element: Element, delta: Delta) -> None:
    delta["outline"] = number(element.get(VAL), 9)


def _par_no_hyphens(element: Element, delta: Delta) -> None:
    delta["hyphenate"] = not is_on(element)


def _par_uncounted(element: Element, delta: Delta) -> None:
    delta["counted"] = not is_on(element)


_PARAGRAPH_READERS: dict[str, Callable[[Element, Delta], None]] = {
    W + "jc": _par_align,
    W + "ind": _par_indent,
    W + "spacing": _par_spacing,
    W + "tabs": _par_tabs,
    W + "numPr": _par_numbering,
    W + "pBdr": _par_borders,
    W + "shd": _par_shade,
    W + "outlineLvl": _par_outline,
    W + "suppressAutoHyphens": _par_no_hyphens,
    W + "suppressLineNumbers": _par_uncounted,
    W + "snapToGrid": _toggle("snap"),
    W + "contextualSpacing": _toggle("contextual"),
    W + "keepNext": _toggle("keep_next"),
    W + "keepLines": _toggle("keep_lines"),
    W + "pageBreakBefore": _toggle("page_break_before"),
    W + "widowControl": _toggle("widow_control"),
}


def read_paragraph_delta(element: Element | None) -> Delta:
    """What one `w:pPr` sets (its style and its mark's `w:rPr` are the caller's)."""
    delta: Delta = {}
    if element is not None:
        for item in element:
            reader = _PARAGRAPH_READERS.get(item.tag)
            if reader is not None:
                reader(item, delta)
    return delta

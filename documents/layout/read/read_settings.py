"""Stage «read»: the few settings of a document that move text."""

from __future__ import annotations

from dataclasses import dataclass

from documents.layout.model.tree import LineRules
from documents.layout.model.units import from_twips
from documents.layout.read.package import Package
from documents.layout.read.xmlns import VAL, W, child, children, flag, number, units, value

_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Settings:
    """The few document settings that move text."""

    default_tab: int = from_twips(720)
    even_and_odd: bool = False
    hyphenate: bool = False
    hyphen_zone: int = 0
    hyphenate_capitals: bool = True
    compatibility: int = 12
    table_styles_win: bool = True
    html_space: bool = True
    changes_shown: bool = True
    mirrored: bool = False
    gutter_at_top: bool = False


def read_settings(package: Package, part: str) -> Settings:
    """The settings of the main part `part`."""
    name = package.related(part, "settings")
    result = Settings()
    if name is None:
        return result
    root = package.xml(name)
    result.default_tab = units(value(root, "defaultTabStop", "720"), 720) or from_twips(720)
    result.even_and_odd = flag(root, "evenAndOddHeaders")
    result.hyphenate = flag(root, "autoHyphenation")
    result.mirrored, result.gutter_at_top = flag(root, "mirrorMargins"), flag(root, "gutterAtTop")
    result.hyphen_zone = max(0, units(value(root, "hyphenationZone")))
    result.hyphenate_capitals = not flag(root, "doNotHyphenateCaps")
    view = child(root, "revisionView")
    result.changes_shown = view is None or all(view.get(W + name, "1") not in _OFF for name in ("markup", "insDel"))
    result.html_space = not flag(child(root, "compat"), "doNotUseHTMLParagraphAutoSpacing")
    for item in children(child(root, "compat"), "compatSetting"):
        if item.get(W + "name") == "overrideTableStyleFontSizeAndJustification":
            result.table_styles_win = item.get(VAL) in _OFF
        if item.get(W + "name") == "compatibilityMode":
            result.compatibility = number(item.get(VAL), 12)
    return result


def line_rules(settings: Settings) -> LineRules:
    """What the line breaker needs of them."""
    return LineRules(
        settings.default_tab,
        over_margin=settings.compatibility < 15,
        hyphenate=settings.hyphenate,
        hyphen_zone=settings.hyphen_zone,
        hyphenate_capitals=settings.hyphenate_capitals,
    )

"""Spacing «auto» (`w:beforeAutospacing`, `w:afterAutospacing`): what paragraphs of HTML keep between them.

The rules are those of LibreOffice's import (writerfilter, DomainMapper_Impl::finishParagraph and
ClearPreviousParagraph), probed with LibreOffice 7.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.layout.model.properties import AUTO_SPACE, Delta, ParagraphLook, merge
from documents.layout.model.tree import Block, Paragraph
from documents.layout.model.units import from_twips

_PLAIN_SPACE = from_twips(100)  # with the setting doNotUseHTMLParagraphAutoSpacing


def with_auto_space(inherited: Delta, direct: Delta) -> Delta:
    """`direct` laid on what styles say: «auto» of a style stands unless the paragraph gives a number of its own."""
    result = merge(inherited, direct)
    for key in ("before", "after"):
        auto = "auto_" + key
        if auto not in result:
            continue
        automatic = bool(result[auto]) and (auto in direct or key not in direct)
        changes: Delta = {auto: ("own" if auto in direct else "style") if automatic else ""}
        if automatic:
            changes[key] = AUTO_SPACE
        elif inherited.get(auto) and key not in direct:
            changes[key] = 0
        result = {**result, **changes}
    return result


def settle_auto_space(blocks: Sequence[Block], html: bool, *, starts: bool = False, cell: bool = False) -> None:
    """Work out the automatic spaces of neighbouring blocks.

    `html`: as in HTML, else by the older rule. `starts`: a document, a cell or a text box begins with these blocks;
    `cell`: it also ends with them.
    """
    above: Paragraph | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            above = None
            continue
        look = block.look
        if look.auto_before or look.auto_after:
            block.look = look = look if html else _plain(look)
        if above is not None and look.num_id and look.num_id == above.look.num_id:
            _in_list(above, block)
        above = block
    first, last = blocks[0] if blocks else None, blocks[-1] if blocks else None
    if html and starts and isinstance(first, Paragraph) and first.look.auto_before:
        first.look = replace(first.look, before=0)
    if html and cell and isinstance(last, Paragraph) and last.look.auto_after and not last.look.num_id:
        last.look = replace(last.look, after=0)


def _plain(look: ParagraphLook) -> ParagraphLook:
    return replace(
        look,
        before=_PLAIN_SPACE if look.auto_before else look.before,
        after=_PLAIN_SPACE if look.auto_after else look.after,
    )


def _in_list(above: Paragraph, below: Paragraph) -> None:
    """Between two paragraphs of one list automatic space is none."""
    if below.look.auto_before == "own" or (above.look.auto_before and above.look.style == below.look.style):
        below.look = replace(below.look, before=0)
    if above.look.auto_after:
        above.look = replace(above.look, after=0)

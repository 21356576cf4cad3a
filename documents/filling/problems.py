"""What can be wrong with a template, told to the person who edits it in Word."""

from __future__ import annotations

from models.errors import EnvironmentProblem

_QUOTED = 90


class TemplateProblem(EnvironmentProblem):
    """A template cannot be used. `title` says what is wrong and quotes the paragraph, `advice` how to mend it.

    `mend` is the text at fault and what surely stands for it, where there is such a thing; `named` the tag at fault and
    the words in it, where these may mean a field.
    """

    def __init__(
        self, title: str, advice: str = "", *, mend: tuple[str, str] | None = None, named: tuple[str, str] | None = None
    ) -> None:
        super().__init__(title, advice)
        self.mend = mend
        self.named = named


def quoted(text: str) -> str:
    """A paragraph as it is quoted in a message: one line, at most 90 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1].rstrip() + "…"


def in_paragraph(
    text: str,
    fault: str,
    advice: str = "",
    *,
    after: str = "",
    mend: tuple[str, str] | None = None,
    named: tuple[str, str] | None = None,
) -> TemplateProblem:
    """A problem tied to a paragraph: «В абзаце «…» …»; `after` is the text above one that holds nothing but a tag."""
    place = f" (после «{quoted(after)}»)" if after else ""
    return TemplateProblem(f"В абзаце «{quoted(text)}»{place} {fault}", advice, mend=mend, named=named)

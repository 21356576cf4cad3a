"""The signature of our own head under papers that only our organisation signs."""

from __future__ import annotations

from documents.papers import words
from documents.papers.parties import Context
from documents.papers.subjects import PaperOffice


def head_signature(office: PaperOffice) -> Context:
    """Post, line and initials; blanks when the head is not known."""
    post = office.head.position if office.head else ""
    return {
        "должность": words.value(post[:1].upper() + post[1:], words.SHORT_BLANK),
        "черта": words.BLANK,
        "инициалы": words.initials(office.head),
    }

"""What can be wrong with a file given to the layout engine, told in the user's words."""

from __future__ import annotations

from models.errors import EnvironmentProblem


class UnreadableDocument(EnvironmentProblem):
    """The bytes are not a DOCX document, or its main parts are damaged."""


class DangerousDocument(EnvironmentProblem):
    """The document looks like an attack: a zip bomb, a DOCTYPE, an absurd nesting."""


def not_a_document(detail: str) -> UnreadableDocument:
    """The error for a file that is no DOCX; `detail` is a Russian sentence naming what was found."""
    return UnreadableDocument(
        f"Файл не удалось прочитать как документ Word: {detail}.",
        "Откройте его в Word или LibreOffice, сохраните заново в формате .docx и повторите.",
    )


def dangerous(detail: str) -> DangerousDocument:
    """The error for a hostile file; `detail` is a Russian clause naming the sign."""
    return DangerousDocument(
        f"Документ не открыт: {detail}.",
        "Так бывает у повреждённых и у вредоносных файлов. Попросите прислать документ ещё раз.",
    )

"""`python -m documents.templates`: rebuild resources/templates/*.docx from their texts."""

from __future__ import annotations

import sys

from documents.templates.build import build_all
from documents.templates.markup import MarkupError


def main() -> int:
    """Rebuild; 0 when done, 2 when a text is faulty."""
    try:
        written = build_all()
    except MarkupError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    for path in written:
        print(path.name)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

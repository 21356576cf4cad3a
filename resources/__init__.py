"""Templates, fonts, icons, help, reference and demo data. No logic beyond finding a file."""

from __future__ import annotations

from pathlib import Path


def path(name: str) -> Path:
    """Absolute path of the resource `name`, given with forward slashes («templates/letter.docx»)."""
    return Path(__file__).resolve().parent.joinpath(*name.split("/"))

"""Where to save: a name typed without its ending never replaces a file unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from ui_helpers import AnsweringMessages

from ui.context import AppContext
from ui.messages import Messages


@pytest.fixture
def messages(context: AppContext) -> AnsweringMessages:
    assert isinstance(context.messages, AnsweringMessages)
    return context.messages


def typing(monkeypatch: pytest.MonkeyPatch, *names: Path) -> list[str]:
    """The system's dialog answers with these names, one after another; what it was given to propose."""
    proposed: list[str] = []
    answers = [str(name) for name in names]

    def answer(_parent: object, _title: str, proposal: str, pattern: str) -> tuple[str, str]:
        proposed.append(proposal)
        return answers.pop(0), pattern

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def asked(messages: AnsweringMessages) -> Path | None:
    return Messages.save_file(messages, "Сохранить", "Договор.pdf", "PDF (*.pdf)")


def test_the_ending_is_added_once(messages: AnsweringMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, tmp_path / "а", tmp_path / "б.pdf", tmp_path / "СФ-2026.001", tmp_path / "В.PDF")
    assert [asked(messages) for _ in range(4)] == [
        tmp_path / "а.pdf", tmp_path / "б.pdf", tmp_path / "СФ-2026.001.pdf", tmp_path / "В.PDF",
    ]  # fmt: skip
    assert messages.asked == []


def test_a_file_in_the_way_is_asked_about(
    messages: AnsweringMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "а.pdf").write_bytes(b"1")
    proposed = typing(monkeypatch, tmp_path / "а", tmp_path / "другое", tmp_path / "а", Path())
    assert asked(messages) == tmp_path / "другое.pdf"  # without an answer: another name
    assert "«а.pdf» уже есть" in messages.asked[0]
    assert proposed[1] == str(tmp_path / "а.pdf")
    messages.answers = [0]
    assert asked(messages) == tmp_path / "а.pdf"


def test_a_changed_mind_is_respected(
    messages: AnsweringMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "а.pdf").write_bytes(b"1")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert asked(messages) is None

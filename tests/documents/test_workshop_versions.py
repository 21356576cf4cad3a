"""Versions, comparison, import and export of templates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from workshop_helpers import edited, part_of, rewrite, with_part, with_text

from documents.filling import TemplateProblem
from documents.papers.user_templates import edit_copy, is_edited, original_path, template_bytes
from documents.workshop.compare import Kind, compare
from documents.workshop.exchange import export, offered, proposed_name, take
from documents.workshop.versions import MOST_VERSIONS, back_to_original, keep, put_back, read, versions, versions_folder

KEY = "partner_card"
NOW = dt.datetime(2026, 11, 22, 10, 15, 3)


def changed(words: str) -> bytes:
    def change(document: Any) -> None:
        document.add_paragraph(words)

    return edited(original_path(KEY).read_bytes(), change)


def test_a_version_tells_when_who_and_how_large(tmp_path: Path) -> None:
    kept = keep(KEY, tmp_path, changed("раз"), NOW, "Орлова")
    assert kept is not None
    assert (kept.saved_at, kept.author, kept.size) == (NOW, "Орлова", len(changed("раз")))
    assert kept.path.name == "2026-11-22 10-15-03 Орлова.docx"
    assert versions(KEY, tmp_path) == [kept]
    assert read(kept) == changed("раз")


def test_the_same_is_not_kept_twice_and_the_same_second_is(tmp_path: Path) -> None:
    keep(KEY, tmp_path, changed("раз"), NOW, "А: /б")
    assert keep(KEY, tmp_path, changed("раз"), NOW + dt.timedelta(hours=1), "А") is None
    keep(KEY, tmp_path, changed("два"), NOW, "А: /б")
    assert len(versions(KEY, tmp_path)) == 2


def test_old_versions_go_and_foreign_files_stay(tmp_path: Path) -> None:
    versions_folder(KEY, tmp_path).mkdir(parents=True)
    foreign = versions_folder(KEY, tmp_path) / "моё.docx"
    foreign.write_bytes(b"x")
    for number in range(MOST_VERSIONS + 3):
        keep(KEY, tmp_path, b"%d" % number, NOW + dt.timedelta(minutes=number), "А")
    kept = versions(KEY, tmp_path)
    assert len(kept) == MOST_VERSIONS
    assert read(kept[0]) == b"%d" % (MOST_VERSIONS + 2)
    assert foreign.exists()


def test_a_version_is_put_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    copy = edit_copy(KEY, tmp_path)
    old = keep(KEY, tmp_path, changed("старое"), NOW, "А")
    copy.write_bytes(changed("новое"))
    assert old is not None
    put_back(KEY, tmp_path, read(old), NOW + dt.timedelta(minutes=1))
    assert copy.read_bytes() == changed("старое")
    assert read(versions(KEY, tmp_path)[0]) == changed("новое")


def test_the_original_returns_and_the_copy_stays_as_a_version(tmp_path: Path) -> None:
    copy = edit_copy(KEY, tmp_path)
    copy.write_bytes(changed("моё"))
    kept = back_to_original(KEY, tmp_path, NOW)
    assert kept is not None
    assert read(kept) == changed("моё")
    assert not is_edited(KEY, tmp_path)
    assert back_to_original(KEY, tmp_path, NOW) is None


def test_a_comparison_names_added_removed_and_changed_paragraphs() -> None:
    older = original_path(KEY).read_bytes()

    def change(document: Any) -> None:
        rewrite(with_text(document, "КАРТОЧКА ПАРТНЁРА"), "КАРТОЧКА", "УЧЁТНАЯ КАРТОЧКА")
        document.add_paragraph("Совершенно новые слова в конце.")

    newer = edited(older, change)
    found = compare(older, newer).changes
    assert [change.kind for change in found] == [Kind.CHANGED, Kind.ADDED]
    assert [(piece.text.strip(), piece.mark) for piece in found[0].pieces if piece.mark] == [("УЧЁТНАЯ", "added")]
    assert found[1].after
    assert [change.kind for change in compare(newer, older).changes] == [Kind.CHANGED, Kind.REMOVED]


def test_the_place_of_a_change_is_told_by_words_not_by_tags() -> None:
    older = original_path("network_contract").read_bytes()

    def change(document: Any) -> None:
        rewrite(with_text(document, "Предмет Договора"), "Предмет", "О предмете")

    [found] = compare(older, edited(older, change)).changes
    assert found.after
    assert not found.after.startswith("{%")
    assert [piece.text for piece in found.pieces if piece.mark == "removed"] == ["Предмет"]
    assert [piece.text for piece in found.pieces if piece.mark == "added"] == ["О предмете"]


def test_numbers_that_editors_count_anew_are_no_changes() -> None:
    older = original_path("network_contract").read_bytes()
    xml = part_of(older, "word/document.xml")
    recounted = xml.replace(b"<w:t>0</w:t>", b"<w:t>7.7</w:t>")
    assert recounted != xml
    found = compare(older, with_part(older, "word/document.xml", recounted))
    assert found.same_words
    assert not found.same_bytes


def test_a_look_that_changed_is_no_change_of_words() -> None:
    older = original_path(KEY).read_bytes()

    def change(document: Any) -> None:
        for run in document.paragraphs[0].runs:
            run.italic = True

    found = compare(older, edited(older, change))
    assert found.same_words
    assert not found.same_bytes
    assert compare(older, older).same_bytes


def test_a_file_of_a_colleague_is_checked_and_taken(tmp_path: Path) -> None:
    source = tmp_path / "от коллеги.docx"
    theirs = changed("слова коллеги")
    source.write_bytes(theirs)
    offer = offered(source, KEY)
    assert offer.report.usable
    folder = tmp_path / "Шаблоны"
    take(offer, KEY, folder, NOW)
    assert template_bytes(KEY, folder) == theirs
    written = export(KEY, folder, tmp_path / "отдать" / proposed_name(KEY))
    assert written.name == "Шаблон_Карточка.docx"
    assert written.read_bytes() == changed("слова коллеги")


def test_a_faulty_file_is_told_and_a_hostile_one_refused(tmp_path: Path) -> None:
    source = tmp_path / "чужой.docx"
    source.write_bytes(changed("{{ чего_нет }}"))
    assert not offered(source, KEY).report.usable
    source.write_bytes(with_part(changed("x"), "word/vbaProject.bin", b"macro"))
    with pytest.raises(TemplateProblem, match="макрос"):
        offered(source, KEY)

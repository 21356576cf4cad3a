"""The check of templates edited by hand: what it says, what it mends, that every value is found on paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from workshop_helpers import edited, part_of, rewrite, with_part, with_text

from documents.papers.registry import papers
from documents.papers.samples import SIZES
from documents.papers.user_templates import original_path
from documents.workshop.catalog import entries
from documents.workshop.check import check, repaired
from documents.workshop.examples import sample_context
from documents.workshop.losses import fill_and_listen, losses
from documents.workshop.repair import replace_name
from models.problems import Severity


def template(key: str = "partner_card") -> bytes:
    return original_path(key).read_bytes()


def said(data: bytes, key: str = "partner_card") -> str:
    return " | ".join(finding.text for finding in check(data, key).findings)


@pytest.mark.parametrize("key", [paper.key for paper in papers()])
def test_our_own_templates_have_no_fault_and_lose_nothing(key: str) -> None:
    report = check(template(key), key)
    assert report.findings == ()
    assert report.usable
    assert report.fills == len(SIZES)
    assert report.values > 20


def broken(old: str, new: str) -> Callable[[Any], None]:
    return lambda document: rewrite(with_text(document, old), old, new)


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("партнёр.краткое", "партнёр.краткае", ["абзаце «", "«партнёр.краткае» неизвестно", "«партнёр.краткое»?"]),
        ("партнёр.краткое", "партнёр.крaткое", ["смешаны с похожими латинскими", "«партнёр.краткое»?"]),
        ("партнёр.краткое }}", "партнёр.краткое", ["не закрыт", "}}"]),
        ("{{ партнёр.краткое }}", "{ партнёр.краткое }", ["одинарных скобках"]),
        ("{{ партнёр.краткое }}", "{% if партнёр.краткое %}да", ["if партнёр.краткое", "endif"]),
        ("{{ партнёр.краткое }}", "{{ партнёр.__class__ }}", ["недопустимая команда"]),
    ],
)
def test_a_fault_is_told_with_its_paragraph(old: str, new: str, parts: list[str]) -> None:
    report = check(edited(template(), broken(old, new)), "partner_card")
    assert not report.usable
    text = report.findings[0].text
    for part in parts:
        assert part in text


def test_every_broken_paragraph_is_told_at_once() -> None:
    def change(document: Any) -> None:
        document.add_paragraph("Один {{ партнёр.краткое")
        document.add_paragraph("Два { партнёр.краткое }")

    texts = said(edited(template(), change))
    assert "Один" in texts
    assert "Два" in texts


@pytest.mark.parametrize("wrong", ["партнёр.краткае", "партнёр.крaткое", "Партнёр.Краткое", "партнер.краткое"])
def test_a_name_is_mended_across_runs_and_nothing_else_is_touched(wrong: str) -> None:
    data = edited(template(), broken("партнёр.краткое", wrong))
    finding = check(data, "partner_card").findings[0]
    assert finding.repair is not None
    assert wrong.startswith(finding.repair.wrong)
    assert "партнёр.краткое".startswith(finding.repair.right)
    mended = repaired(data, finding.repair)
    assert check(mended, "partner_card").usable
    untouched = [
        name for name in ("word/styles.xml", "[Content_Types].xml") if part_of(data, name) != part_of(mended, name)
    ]
    assert untouched == []


def test_words_outside_tags_are_never_mended() -> None:
    def change(document: Any) -> None:
        broken("партнёр.краткое", "партнёр.краткае")(document)
        document.add_paragraph("Пишите партнёр.краткае в скобках.")

    mended = replace_name(edited(template(), change), "партнёр.краткае", "партнёр.краткое")
    assert "Пишите партнёр.краткае в скобках." in said_words(mended)
    assert check(mended, "partner_card").usable


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{{ партнёр.краткое }", "{{ партнёр.краткое }}"),
        ("{ партнёр.краткое }}", "{{ партнёр.краткое }}"),
        ("{{ партнёр краткое }}", "{{ партнёр.краткое }}"),
        ("{{ краткое, партнёр }}", "{{ партнёр.краткое }}"),
        ("{ { партнёр.краткое } }", "{{ партнёр.краткое }}"),
        ("[партнёр.краткое]", "{{ партнёр.краткое }}"),
        ("((партнёр.краткое))", "{{ партнёр.краткое }}"),
    ],
)
def test_a_tag_half_written_is_mended(wrong: str, right: str) -> None:
    data = edited(template(), broken("{{ партнёр.краткое }}", wrong))
    finding = check(data, "partner_card").findings[0]
    assert finding.repair is not None, finding
    assert finding.repair.words == f"«{wrong}» → «{right}»"
    assert repaired(repaired(data, finding.repair), finding.repair) == repaired(data, finding.repair)
    assert check(repaired(data, finding.repair), "partner_card").usable


def test_a_brace_that_would_be_printed_is_remarked() -> None:
    texts = said(edited(template(), lambda document: document.add_paragraph("Всего { шт. } и } нет")))
    assert "стоит «{ шт. }»: это не тег" in texts


def test_words_that_mean_no_field_lead_to_the_list_of_fields() -> None:
    finding = check(edited(template(), broken("партнёр.краткое", "что угодно")), "partner_card").findings[0]
    assert finding.repair is None
    assert finding.text.endswith("Нужное поле найдите на вкладке «Поля».")


def test_a_fault_of_every_filling_is_told_once() -> None:
    report = check(edited(template(), broken("партнёр.краткое", "партнёр")), "partner_card")
    assert [finding.text.count("через точку") for finding in report.findings] == [1]


def test_a_template_without_fields_is_warned_of() -> None:
    from docx import Document

    stream = io.BytesIO()
    Document().save(stream)
    report = check(stream.getvalue(), "partner_card")
    assert report.usable
    assert "нет ни одного поля" in report.findings[0].text


def test_what_authors_left_is_remarked() -> None:
    def change(document: Any) -> None:
        document.add_paragraph()._p.append(
            OxmlElement("w:ins", attrs={qn("w:id"): "7", qn("w:author"): "А", qn("w:date"): "2026-09-01T00:00:00Z"})
        )
        document.add_comment(with_text(document, "партнёр.краткое").runs, "Проверить", "А", "А")

    texts = said(edited(template(), change))
    assert "записаны исправления" in texts
    assert "есть примечания" in texts


def said_words(data: bytes) -> list[str]:
    from documents.workshop.compare import paragraphs

    return paragraphs(data)


def test_a_repair_that_would_not_help_is_not_offered() -> None:
    data = edited(template(), broken("партнёр.краткое", "совсем.другое"))
    finding = check(data, "partner_card").findings[0]
    assert finding.repair is None


@pytest.mark.parametrize("how", ["hidden", "white"])
def test_words_that_nobody_will_see_are_remarked(how: str) -> None:
    def change(document: Any) -> None:
        for run in with_text(document, "партнёр.краткое").runs:
            if how == "hidden":
                run.font.hidden = True
            else:
                run.font.color.rgb = RGBColor(255, 255, 255)

    report = check(edited(template(), change), "partner_card")
    assert report.usable
    assert any("на бумаге его не будет" in finding.text for finding in report.findings)


def test_a_value_nobody_sees_is_named() -> None:
    def change(document: Any) -> None:
        run = document.add_paragraph().add_run("{{ партнёр.краткое }} и только здесь 4711")
        run.font.hidden = True

    docx, printed = fill_and_listen(edited(template(), change), sample_context("partner_card"))
    found = losses(docx, [*printed, "и только здесь 4711", "нигде не было"])
    assert [(loss.value, loss.where) for loss in found] == [
        ("и только здесь 4711", "в PDF"),
        ("нигде не было", "в документе Word"),
    ]
    assert "«нигде не было»" in found[1].text


def test_remarks_name_what_surprises() -> None:
    def change(document: Any) -> None:
        document.add_paragraph("Мелко").runs[0].font.size = Pt(5)
        document.add_paragraph("Слово Шкoла с чужой буквой")
        document.sections[0].header.paragraphs[0].add_run("{{ партнёр.краткое }}")

    report = check(edited(template(), change), "partner_card")
    assert report.usable
    texts = " | ".join(finding.text for finding in report.findings)
    for part in ("мельче 8 пунктов", "«Шкoла»", "верхнем колонтитуле"):
        assert part in texts
    assert {finding.severity for finding in report.findings} == {Severity.HINT}


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (lambda data: with_part(data, "word/vbaProject.bin", b"macro"), "макрос"),
        (lambda data: data[: len(data) // 2], "повреждён"),
        (lambda data: b"\xd0\xcf\x11\xe0" + data, "старый формат"),
        (lambda data: b"", "Файл шаблона пуст"),
        (
            lambda data: with_part(
                data, "word/document.xml",
                part_of(data, "word/document.xml").replace(b"<w:document", b"<!DOCTYPE x><w:document", 1),
            ),
            "устроен неправильно",
        ),
        (
            lambda data: with_part(
                data, "word/_rels/document.xml.rels",
                part_of(data, "word/_rels/document.xml.rels").replace(
                    b"</Relationships>",
                    b'<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                    b'image" Target="http://example.org/a.png" TargetMode="External"/></Relationships>',
                ),
            ),
            "внешний файл",
        ),
    ],
    ids=["macro", "cut", "old", "empty", "doctype", "external"],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_russian(make: Callable[[bytes], bytes], part: str) -> None:
    report = check(make(template()), "partner_card")
    assert not report.usable
    assert part in report.findings[0].text


def test_a_macro_document_renamed_is_refused() -> None:
    types = part_of(template(), "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert "макрос" in said(with_part(template(), "[Content_Types].xml", types))


@pytest.mark.parametrize("key", [paper.key for paper in papers()])
def test_every_snippet_of_every_field_works_as_it_is_pasted(key: str) -> None:
    context = sample_context(key)
    found = entries(context, context)
    assert len({entry.name for entry in found}) == len(found)
    outside = [entry for entry in found if "→" not in entry.name]
    assert outside

    def change(document: Any) -> None:
        for entry in outside:
            for snippet in entry.snippets:
                if "{%tr" in snippet.text:
                    table = document.add_table(rows=0, cols=1)
                    for line in snippet.text.split("\n"):
                        table.add_row().cells[0].text = line
                else:
                    for line in snippet.text.split("\n"):
                        document.add_paragraph(line)

    report = check(edited(template(key), change), key)
    assert [finding.text for finding in report.findings if finding.severity is Severity.ERROR] == []


def test_examples_are_those_of_the_chosen_data() -> None:
    sample, example = sample_context("partner_card"), sample_context("partner_card", "пустые")
    named = {entry.name: entry for entry in entries(sample, sample)}
    blank = {entry.name: entry for entry in entries(sample, example)}
    assert set(named) == set(blank)
    assert named["партнёр.краткое"].example == "МБОУ\u00a0«СОШ №\u00a01»"
    assert blank["партнёр.краткое"].example != named["партнёр.краткое"].example


def wrapped(data: bytes, words: str, opening: str, closing: str) -> bytes:
    """The first paragraph that holds `words` put into other XML."""
    xml = part_of(data, "word/document.xml").decode()
    place = xml.index(words)
    start, end = max(xml.rfind("<w:p>", 0, place), xml.rfind("<w:p ", 0, place)), xml.index("</w:p>", place) + 6
    return with_part(data, "word/document.xml", (xml[:start] + opening + xml[start:end] + closing + xml[end:]).encode())


def test_a_tag_in_a_content_control_is_remarked_and_in_a_text_box_refused() -> None:
    data = edited(template(), lambda document: document.add_paragraph("Здесь {{ партнёр.краткое }} внутри"))
    control = wrapped(data, "Здесь ", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")
    report = check(control, "partner_card")
    assert report.usable
    assert any("элемента управления" in finding.text for finding in report.findings)
    box = wrapped(
        data, "Здесь ",
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>',
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    )  # fmt: skip
    assert "в надписи" in said(box)


def test_quotes_that_word_made_are_understood_and_remarked() -> None:
    data = edited(
        template(), lambda document: document.add_paragraph("{% if партнёр.краткое == «Школа» %}да{% endif %}")
    )
    report = check(data, "partner_card")
    assert report.usable
    assert any("ёлочки" in finding.text for finding in report.findings)


def test_a_template_saved_by_libreoffice_is_good_and_loses_nothing() -> None:
    saved = Path(__file__).parents[1] / "data" / "network_contract_saved_by_libreoffice.docx"
    report = check(saved.read_bytes(), "network_contract")
    assert [finding.text for finding in report.findings if finding.severity is not Severity.HINT] == []
    assert report.values > 500

"""Templates that are damaged, hostile or not what they seem are refused in Russian; nothing foreign is carried along."""

# ruff: noqa: E501 - sentences of papers are kept whole, to be read and found

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from documents.filling import TemplateProblem, fill, load
from documents.filling.guard import open_package
from documents.templates import compile_text

GOOD = compile_text("Договор № {{ номер }}")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return stream.getvalue()


def changed(name: str, old: str, new: str) -> bytes:
    content = parts()
    assert old.encode() in content[name]
    content[name] = content[name].replace(old.encode(), new.encode())
    return packed(content)


def with_part(name: str, data: bytes) -> bytes:
    return packed({**parts(), name: data})


def with_relation(kind: str, target: str, *, external: bool) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    new = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return changed("word/_rels/document.xml.rels", "</Relationships>", new)


def with_field(code: str) -> bytes:
    run = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code[:4]}</w:instrText></w:r>'
    rest = f'<w:r><w:instrText>{code[4:]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return changed("word/document.xml", "<w:sectPr>", f"<w:p>{run}{rest}</w:p><w:sectPr>")


def told(data: bytes) -> str:
    with pytest.raises(TemplateProblem) as problem:
        load(data)
    return str(problem.value)


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (lambda: b"", "Файл шаблона пуст"),
        (lambda: b"words", "не документ Word"),
        (lambda: b"\xef\xbb\xbf <html></html>", "веб-страница"),
        (lambda: b"{\\rtf1}", "Это документ RTF"),
        (lambda: b"%PDF-1.7", "Это PDF"),
        (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument (.odt)"),
        (lambda: b"PK\x03\x04 broken", "повреждён"),
        (lambda: GOOD[: len(GOOD) // 2], "повреждён"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 600, "старый формат .doc"),
        (lambda: packed({"a.txt": b"x"}), "не документ Word"),
        (lambda: packed({f"a{number}.txt": b"" for number in range(600)}), "слишком много частей"),
        (lambda: with_part("word/media/x.bin", b"0" * 70_000_000), "слишком много памяти"),
        (lambda: with_part("word/media/x.bin", b"0" * 1_000_000), "сжат подозрительно"),
        (lambda: with_part("../evil.xml", b"<a/>"), "неправильно"),
        (lambda: with_part("word/vbaProject.bin", b"x"), "макрос"),
        (lambda: with_part("word/embeddings/oleObject1.bin", b"x"), "внедрённый объект"),
        (lambda: with_part("word/activeX/activeX1.xml", b"<a/>"), "внедрённый объект"),
        (lambda: with_part("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "DOCTYPE"),
        (lambda: with_part("word/x.xml", b"<a>"), "повреждён"),
        (lambda: changed("[Content_Types].xml", "document.main+xml", "document.macroEnabled.main+xml"), "макросами"),
        (lambda: changed("[Content_Types].xml", "document.main+xml", "template.main+xml"), ".dotx"),
        (lambda: changed("word/document.xml", "<w:sectPr>", '<w:altChunk r:id="a"/><w:sectPr>'), "вставленный файл"),
        (lambda: with_relation(f"{REL}/aFChunk", "a.html", external=False), "внедрённый объект"),
        (lambda: with_relation(f"{REL}/subDocument", "a.docx", external=True), "связан с другим файлом"),
        (lambda: with_relation(f"{REL}/image", "http://example.org/a.png", external=True), "вставьте из файла"),
        (lambda: with_relation(f"{REL}/hyperlink", "file:///c:/a.exe", external=True), "Удалите гиперссылку"),
        (lambda: with_relation(f"{REL}/hyperlink", "javascript:alert(1)", external=True), "внешний файл"),
        (lambda: with_field(" INCLUDETEXT c:\\a.docx "), "поле INCLUDETEXT"),
        (lambda: with_field(" DDEAUTO cmd "), "поле DDEAUTO"),
        (lambda: with_field(' HYPERLINK "file:///c:/a" '), "поле HYPERLINK"),
        (lambda: with_field(" {{ номер }} "), "внутри поля Word"),
        (lambda: changed("docProps/core.xml", "<dc:title></dc:title>", "<dc:title>{{ 6*7 }}</dc:title>"), "свойствах"),
        (lambda: with_part("word/footnotes.xml", f"<w:footnotes {W}>{{{{ 6*7 }}}}</w:footnotes>".encode()), "в сноске"),
    ],
)  # fmt: skip
def test_refused(make: Callable[[], bytes], part: str) -> None:
    assert part in told(make())


def test_a_password_is_told() -> None:
    content = bytearray(packed({"a.txt": b"xx"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "закрыт паролем" in told(bytes(content))


@pytest.mark.parametrize("target", ["https://example.org", "http://example.org/a?b", "mailto:a@example.org"])
def test_ordinary_links_are_kept(target: str) -> None:
    assert load(with_relation(f"{REL}/hyperlink", target, external=True))


def test_the_path_of_the_authors_own_template_does_not_travel() -> None:
    content = parts()
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    content["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{REL}/attachedTemplate" '
        'Target="file:///C:/Users/Ivanova/Normal.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    content["word/settings.xml"] = content["word/settings.xml"].replace(
        b"<w:zoom", f'<w:attachedTemplate xmlns:r="{REL}" r:id="rId1"/><w:zoom'.encode()
    )
    made = fill(packed(content), {"номер": "5"})
    assert b"Ivanova" not in made
    assert all(b"attachedTemplate" not in data for data in open_package(made).values())


def test_a_tag_across_a_content_control_is_refused() -> None:
    split = (
        "Договор № {{ </w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>номер }}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>"
    )
    assert "элемента управления содержимым" in told(changed("word/document.xml", "Договор № {{ номер }}", split))


def test_a_tag_inside_a_content_control_works() -> None:
    inside = (
        "Договор № </w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>{{ номер }}</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>"
    )
    made = fill(changed("word/document.xml", "Договор № {{ номер }}", inside), {"номер": "77"})
    assert b"77" in open_package(made)["word/document.xml"]


def test_a_tag_in_a_text_box_is_refused() -> None:
    box = "</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>{{ номер }}</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>"
    assert "в надписи" in told(changed("word/document.xml", "{{ номер }}", box))


@pytest.mark.parametrize(
    "pieces",
    [
        ("{", "{ номер }}"),
        ("{{ но", "мер }}"),
        ("{{", " номер ", "}}"),
        ("{{ номер }", "}"),
        ("{{ н", "о", "м", "е", "р", " }}"),
    ],
)
def test_tags_cut_by_formatting_work(pieces: tuple[str, ...]) -> None:
    runs = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'.join(pieces)
    made = fill(changed("word/document.xml", "{{ номер }}", runs), {"номер": "88"})
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "Договор № 88"


def test_tags_in_headers_are_filled() -> None:
    header = f"<w:hdr {W}><w:p><w:r><w:t>Колонтитул {{{{ номер }}}}</w:t></w:r></w:p></w:hdr>"
    made = fill(with_part("word/header1.xml", header.encode()), {"номер": "9"})
    assert "Колонтитул 9" in docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text


def test_random_bytes_never_crash() -> None:
    for cut in range(0, len(GOOD), max(len(GOOD) // 60, 1)):
        spoiled = bytearray(GOOD)
        spoiled[cut] ^= 0xFF
        with contextlib.suppress(TemplateProblem):
            assert load(bytes(spoiled)).fill({"номер": "5"}).startswith(b"PK")

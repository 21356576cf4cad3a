"""Opens a .docx that may be damaged or hostile: limits on size, no macros, no foreign content, no XML entities.

A template comes from outside (a colleague, a mail, the Internet) and what it becomes goes to a partner, so a part that
could run code or fetch something is refused, never silently carried along.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from documents.filling.problems import TemplateProblem

MAX_FILE = 32 * 1024 * 1024
MAX_ENTRIES = 500
MAX_TOTAL = 64 * 1024 * 1024
MAX_RATIO = 100
_RATIO_FROM = 256 * 1024  # small parts of repeated blanks compress well and are harmless

_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINK_SCHEMES = ("http://", "https://", "mailto:")
_FORBIDDEN_PARTS = re.compile(r"vbaproject|vbadata|activex|/embeddings/|oleobject|attachedtoolbars", re.IGNORECASE)
_FORBIDDEN_RELATIONS = re.compile(
    r"/(aFChunk|subDocument|oleObject|package|control|vbaProject|attachedTemplate|frame)$", re.IGNORECASE
)
_FORBIDDEN_FIELDS = re.compile(
    r"^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|DDEAUTO|DDE|LINK|IMPORT|EMBED|DATABASE|MACROBUTTON|RD|ASK|FILLIN|"
    r"CONTROL|HTMLACTIVEX)\b",
    re.IGNORECASE,
)
_HYPERLINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"?(?!\\|https?:|mailto:|#)(\S)', re.IGNORECASE)
_OTHER_KINDS = (
    (b"{\\rtf", "Это документ RTF."), (b"%PDF", "Это PDF."), (b"<", "Это веб-страница или файл XML."),
)  # fmt: skip
_SAVE_AS = "Откройте файл в Word или LibreOffice и сохраните его как «Документ Word (.docx)» без макросов и связей."

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)


def open_package(data: bytes) -> dict[str, bytes]:
    """Parts of a .docx by name, in their order. TemplateProblem for anything that is not a plain, harmless document."""
    if len(data) > MAX_FILE:
        raise TemplateProblem("Файл шаблона слишком велик.", "Уберите из него большие рисунки.")
    if not data:
        raise TemplateProblem("Файл шаблона пуст.", "Верните прежнюю версию шаблона или исходный.")
    if data.startswith(_OLE_SIGNATURE):
        raise TemplateProblem("Это старый формат .doc или файл с паролем.", _SAVE_AS)
    for beginning, told in _OTHER_KINDS:
        if data.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(beginning):
            raise TemplateProblem(told, _SAVE_AS)
    try:
        parts = _read(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise TemplateProblem("Файл шаблона повреждён или это не документ Word.", _SAVE_AS) from error
    _check_kind(parts)
    _detach(parts)
    for name, content in parts.items():
        _check_part(name, content)
    return parts


def _read(data: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > MAX_ENTRIES:
            raise TemplateProblem("В файле шаблона слишком много частей.", _SAVE_AS)
        for entry in entries:
            if entry.is_dir():
                continue
            if entry.flag_bits & 1:
                raise TemplateProblem("Файл шаблона закрыт паролем.", "Снимите пароль и сохраните файл заново.")
            if entry.filename in parts or ".." in entry.filename.split("/") or entry.filename.startswith(("/", "\\")):
                raise TemplateProblem("Файл шаблона устроен неправильно.", _SAVE_AS)
            with package.open(entry) as stream:  # real bytes are counted: sizes in the directory may lie
                content = stream.read(MAX_TOTAL - total + 1)
            total += len(content)
            if total > MAX_TOTAL:
                raise TemplateProblem("Файл шаблона при открытии занимает слишком много памяти.", _SAVE_AS)
            if len(content) > _RATIO_FROM and len(content) > MAX_RATIO * max(entry.compress_size, 1):
                raise TemplateProblem("Файл шаблона сжат подозрительно сильно.", _SAVE_AS)
            parts[entry.filename] = content
    return parts


def _check_kind(parts: dict[str, bytes]) -> None:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise TemplateProblem("Это документ OpenDocument (.odt).", _SAVE_AS)
    if "[Content_Types].xml" not in parts or "word/document.xml" not in parts:
        raise TemplateProblem("Это не документ Word.", _SAVE_AS)
    root = xml(parts, "[Content_Types].xml")
    types = {item.get("PartName"): item.get("ContentType") for item in root.iter(_OVERRIDE)}
    if types.get("/word/document.xml") != _MAIN_TYPE:
        raise TemplateProblem("Это документ с макросами или файл-шаблон Word (.docm, .dotx, .dotm).", _SAVE_AS)


def _detach(parts: dict[str, bytes]) -> None:
    """Word notes where the author's own Normal.dotm lies; that path must not go to a partner."""
    if parts.pop("word/_rels/settings.xml.rels", None) is None or "word/settings.xml" not in parts:
        return
    root = xml(parts, "word/settings.xml")
    for element in list(root.iter(f"{_WORD}attachedTemplate", f"{_WORD}mailMerge")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    parts["word/settings.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _check_part(name: str, content: bytes) -> None:
    if _FORBIDDEN_PARTS.search(name):
        raise TemplateProblem("В шаблоне есть макрос или внедрённый объект.", _SAVE_AS)
    if not name.endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        fault = "Файл шаблона устроен неправильно: в нём есть объявление DOCTYPE, которого Word не пишет."
        raise TemplateProblem(fault, _SAVE_AS)
    if b"\x00" in content:
        raise TemplateProblem("Файл шаблона устроен неправильно.", _SAVE_AS)
    if name.endswith(".rels"):
        _check_relations({name: content}, name)
    elif name.startswith("word/"):
        root = xml({name: content}, name)
        if next(root.iter(f"{_WORD}altChunk", f"{_WORD}subDoc", f"{_WORD}object", f"{_WORD}control"), None) is not None:
            raise TemplateProblem("В шаблоне есть внедрённый объект или вставленный файл.", _SAVE_AS)
        for code in field_codes(root):
            found = _FORBIDDEN_FIELDS.match(code)
            if found or _HYPERLINK_FIELD.match(code):
                name = found[1].upper() if found else "HYPERLINK"
                fault = f"В шаблоне есть поле {name}, которое обращается к другим файлам."
                raise TemplateProblem(fault, "Удалите это поле: выделите его и нажмите Ctrl+Shift+F9.")


def _check_relations(parts: dict[str, bytes], name: str) -> None:
    for relation in xml(parts, name).iter(_RELATION):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if _FORBIDDEN_RELATIONS.search(kind):
            raise TemplateProblem("Шаблон связан с другим файлом или содержит внедрённый объект.", _SAVE_AS)
        if relation.get("TargetMode") == "External":
            allowed = kind.endswith("/hyperlink") and target.lower().startswith(_LINK_SCHEMES)
            if not allowed:
                raise TemplateProblem(f"Шаблон ссылается на внешний файл «{target[:80]}».", _mend_link(kind))


def _mend_link(kind: str) -> str:
    """What to do about a relation of this kind to something outside."""
    if kind.endswith("/image"):
        return "Рисунок вставлен ссылкой: удалите его и вставьте из файла («Вставка» – «Рисунок»)."
    if kind.endswith("/hyperlink"):
        return "Удалите гиперссылку (правая кнопка мыши на ней), слова останутся."
    return _SAVE_AS


def xml(parts: dict[str, bytes], name: str) -> etree._Element:
    """A part as an element tree; entities are not resolved, nothing is fetched."""
    try:
        return etree.fromstring(parts[name], PARSER)
    except etree.XMLSyntaxError as error:
        raise TemplateProblem("Файл шаблона повреждён.", _SAVE_AS) from error


def field_codes(root: etree._Element) -> Iterator[str]:
    """Codes of all fields of a part, those cut into several runs included."""
    for simple in root.iter(f"{_WORD}fldSimple"):
        yield str(simple.get(f"{_WORD}instr") or "")
    for paragraph in root.iter(f"{_WORD}p"):
        open_codes: list[list[str]] = []
        for node in paragraph.iter(f"{_WORD}fldChar", f"{_WORD}instrText"):
            if node.tag == f"{_WORD}instrText":
                if not open_codes:
                    open_codes.append([])
                open_codes[-1].append(node.text or "")
            elif node.get(f"{_WORD}fldCharType") == "begin":
                open_codes.append([])
            elif node.get(f"{_WORD}fldCharType") == "end" and open_codes:
                yield "".join(open_codes.pop())
        for codes in open_codes:
            yield "".join(codes)

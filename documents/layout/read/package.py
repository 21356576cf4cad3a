"""Stage «read», part one: the zip package, its relationships and its parts, with limits against hostile files."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from documents.layout.errors import dangerous, not_a_document
from documents.layout.read.xmlns import REL, STRICT_NAMES, Element

# Limits of facts/documents.md §5 (zip bomb), wide enough for a document with many photographs.
MAX_ENTRIES = 5_000
MAX_PART = 128 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_RATIO = 200
SMALL_PART = 16 * 1024 * 1024
MAX_XML = 48 * 1024 * 1024  # parsed, it takes ten times as much
_MARKUP = (".xml", ".rels")  # a picture kept unpacked (EMF, BMP) is dense by nature, and harmless
_OFFICE_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: `target` is a part name, or an address when `external`."""

    target: str
    kind: str
    external: bool


@dataclass(slots=True)
class Package:
    """An opened DOCX; parts are read when they are asked for."""

    archive: zipfile.ZipFile
    names: dict[str, str]
    read_total: int = 0
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    _bytes: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def open(cls, source: bytes | Path) -> Package:
        """Open `source`; raises UnreadableDocument or DangerousDocument, or OSError of the disk."""
        data = source if isinstance(source, bytes) else source.read_bytes()
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise not_a_document("это старый формат .doc или документ под паролем")
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise not_a_document("это не файл .docx") from error
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise dangerous("в нём слишком много частей")
        return cls(archive, {_plain(entry.filename): entry.filename for entry in entries})

    def has(self, part: str) -> bool:
        """Whether the package holds `part`."""
        return part in self.names

    def read(self, part: str) -> bytes:
        """The bytes of `part`, never more than the limits allow."""
        if part in self._bytes:
            return self._bytes[part]
        if part not in self.names:
            raise not_a_document(f"в нём нет части «{part}»")
        info = self.archive.getinfo(self.names[part])
        if info.flag_bits & 1:
            raise not_a_document("он защищён паролем")
        try:
            with self.archive.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise not_a_document(f"часть «{part}» повреждена") from error
        self.read_total += len(data)
        markup = len(data) > SMALL_PART and part.lower().endswith(_MARKUP)
        too_dense = markup and len(data) > MAX_RATIO * max(info.compress_size, 1)
        if len(data) > MAX_PART or self.read_total > MAX_TOTAL or too_dense:
            raise dangerous("его содержимое разворачивается в слишком большой объём")
        self._bytes[part] = data
        return data

    def digest(self, part: str) -> bytes:
        """A hash of the part's bytes, for caches; empty when there is no such part."""
        return hashlib.blake2b(self.read(part), digest_size=16).digest() if self.has(part) else b""

    def xml(self, part: str) -> Element:
        """The root element of `part`; ISO strict names become the transitional ones."""
        data = self.read(part)
        if len(data) > MAX_XML:
            raise dangerous("его содержимое разворачивается в слишком большой объём")
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise dangerous("внутри него найдено объявление DOCTYPE")
        if b"purl.oclc.org/ooxml" in data:
            for strict, transitional in STRICT_NAMES:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error):
                raise dangerous("части в нём вложены друг в друга слишком глубоко") from error
            raise not_a_document(f"часть «{part}» повреждена") from error
        if root is None or _has_doctype(root):
            raise dangerous("внутри него найдено объявление DOCTYPE")
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of `part` by their id."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            self._relations[part] = self._read_relations(folder, posixpath.join(folder, "_rels", name + ".rels"))
        return self._relations[part]

    def _read_relations(self, folder: str, part: str) -> dict[str, Relation]:
        if not self.has(part):
            return {}
        result = {}
        for item in self.xml(part).iterchildren(REL + "Relationship"):
            external = item.get("TargetMode") == "External"
            target = item.get("Target", "")
            if not external:
                target = _plain(target if target.startswith("/") else posixpath.join(folder, target))
            result[item.get("Id", "")] = Relation(target, item.get("Type", ""), external)
        return result

    def main_part(self) -> str:
        """The name of the document part."""
        for relation in self.relations("").values():
            if relation.kind.endswith(_OFFICE_DOCUMENT) and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise not_a_document("в нём нет текста документа")

    def related(self, part: str, kind: str) -> str | None:
        """The part related to `part` by the relationship type that ends with `kind`."""
        for relation in self.relations(part).values():
            if relation.kind.endswith("/" + kind) and not relation.external and self.has(relation.target):
                return relation.target
        return None


def _has_doctype(root: Element) -> bool:
    return bool(getattr(root.getroottree().docinfo, "doctype", ""))


def _plain(name: str) -> str:
    """A part name without the leading slash and without «..»."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")

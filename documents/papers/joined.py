"""Several papers as one PDF, each beginning on a page of its own and counting its pages for itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from documents.layout.model.tree import Document
from documents.layout.pages.page import Page
from documents.layout.pages.paginate import paginate
from documents.layout.paint.paint_pages import paint
from documents.layout.read.read_document import read_document

_MEDIA = re.compile(rb'(Target="/?(?:word/)?media/)')


def joined_pdf(papers: Sequence[bytes], title: str, *, archive: bool = False) -> bytes:
    """One PDF of several filled .docx, in their order; as PDF/A-2b for an `archive`."""
    pages: list[Page] = []
    readers: list[Callable[[str], bytes]] = []
    documents: list[Document] = []
    for number, docx in enumerate(papers, start=1):
        document, package = read_document(_with_own_pictures(docx, number))
        pages.extend(paginate(document))
        readers.append(package.read)
        documents.append(document)

    def read(part: str) -> bytes:
        """A picture's bytes: its name begins with the number of its paper."""
        number = re.match(r"(?:word/)?media/(\d+)-", part.lstrip("/"))
        return readers[int(number[1]) - 1 if number else 0](part)

    return paint(pages, read, title, "", lambda _warning: None, documents, archive)


def _with_own_pictures(docx: bytes, number: int) -> bytes:
    """The paper with its pictures renamed: every .docx has an «image1.png»."""
    with zipfile.ZipFile(io.BytesIO(docx)) as source:
        if not any(name.startswith("word/media/") for name in source.namelist()):
            return docx
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                name, data = entry.filename, source.read(entry)
                if name.startswith("word/media/"):
                    name = f"word/media/{number}-{name.removeprefix('word/media/')}"
                elif name.endswith(".rels"):
                    data = _MEDIA.sub(rb"\g<1>%d-" % number, data)
                target.writestr(name, data)
    return stream.getvalue()

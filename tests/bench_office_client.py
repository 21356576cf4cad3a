"""Asks a running LibreOffice for the PDF of a document ten times; run by the system's Python, which has its `uno`.

`python3 bench_office_client.py PORT FILE.docx` prints the milliseconds as JSON. Part of `make bench`.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

TIMES = 10


def desktop(port: str):
    """LibreOffice's desktop, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(200):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    sys.exit("LibreOffice does not answer")


def main() -> None:
    """Convert and print."""
    office, source = desktop(sys.argv[1]), Path(sys.argv[2])
    hidden = PropertyValue(Name="Hidden", Value=True)
    kind = PropertyValue(Name="FilterName", Value="writer_pdf_Export")
    taken = []
    for _ in range(TIMES + 1):
        start = time.perf_counter()
        document = office.loadComponentFromURL(source.as_uri(), "_blank", 0, (hidden,))
        document.storeToURL(source.with_suffix(".uno.pdf").as_uri(), (kind,))
        document.close(True)
        taken.append((time.perf_counter() - start) * 1000)
    print(json.dumps(taken[1:]))  # the first one warms up
    with suppress(DisposedException):  # it ends while it answers
        office.terminate()


if __name__ == "__main__":
    main()

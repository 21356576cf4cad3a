"""What LibreOffice makes of documents: PDFs by batches, kept by content, one broken document never stops the others."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROCESSES = 2
BATCH = 25
SECONDS_EACH = 4  # of a batch, on a busy machine
SECONDS_ALONE = 90

# LibreOffice sees our fonts only, chosen by the system's rules: the comparison is of layout, not of what is installed.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>
"""


def office() -> str:
    """The program; ends the run where it is not installed."""
    found = shutil.which("soffice")
    if found is None:
        sys.exit("soffice is not installed: nothing to compare with")
    return found


def key_of(data: bytes) -> str:
    """The name under which the PDF of a document is kept."""
    return hashlib.sha256(data).hexdigest()[:24]


def references(documents: Mapping[str, bytes], cache: Path | None = None) -> dict[str, bytes | str]:
    """LibreOffice's PDF of every document by its name, or why there is none.

    With `cache`, a folder, what was converted before is not converted again.
    """
    keys = {name: key_of(data) for name, data in documents.items()}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) if cache is None else cache
        store.mkdir(parents=True, exist_ok=True)
        missing = {
            key: documents[name]
            for name, key in keys.items()
            if not any((store / f"{key}{ending}").exists() for ending in (".pdf", ".failed"))
        }
        shares = [list(missing)[number::PROCESSES] for number in range(PROCESSES)]
        with ThreadPoolExecutor(PROCESSES) as pool:
            list(pool.map(lambda share: _Office(store).convert({key: missing[key] for key in share}), shares))
        return {name: _kept(store, key) for name, key in keys.items()}


def _kept(store: Path, key: str) -> bytes | str:
    made = store / f"{key}.pdf"
    return made.read_bytes() if made.exists() else (store / f"{key}.failed").read_text(encoding="utf-8")


class _Office:
    """One LibreOffice with a profile of its own."""

    def __init__(self, store: Path) -> None:
        self.store = store

    def convert(self, documents: Mapping[str, bytes]) -> None:
        """Leave a PDF, or a text that says why not, in the store for every document."""
        if not documents:
            return
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "fonts.conf").write_text(
                FONTS.format(fonts=ROOT / "resources" / "fonts", cache=folder / "fontcache"), encoding="utf-8"
            )
            keys = list(documents)
            for start in range(0, len(keys), BATCH):
                batch = keys[start : start + BATCH]
                for key in batch:
                    (folder / f"{key}.docx").write_bytes(documents[key])
                self._run(folder, batch, SECONDS_ALONE + SECONDS_EACH * len(batch))
                for key in batch:
                    self._keep(folder, key)

    def _keep(self, folder: Path, key: str) -> None:
        """Move what was made into the store; what the batch lost is tried once more alone."""
        made = folder / f"{key}.pdf"
        outcome = "" if made.exists() else self._run(folder, [key], SECONDS_ALONE)
        if made.exists() and made.stat().st_size:
            part = self.store / f"{key}.part"
            shutil.copyfile(made, part)
            part.replace(self.store / f"{key}.pdf")
        else:
            (self.store / f"{key}.failed").write_text(outcome or "soffice made no PDF", encoding="utf-8")
        for file in (made, folder / f"{key}.docx"):
            file.unlink(missing_ok=True)

    def _run(self, folder: Path, keys: Sequence[str], seconds: int) -> str:
        """Convert; the answer says what went wrong, if anything."""
        command = [office(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
                   "pdf", "--outdir", str(folder), *(str(folder / f"{key}.docx") for key in keys)]  # fmt: skip
        process = subprocess.Popen(
            command,
            env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            # soffice is a script around soffice.bin: both are of the session that was started here.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return f"soffice did not end in {seconds} s"
        return f"soffice ended with {code}" if code else ""

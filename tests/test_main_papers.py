"""main.py demo and main.py print: the whole way from an empty folder to papers, and what goes wrong on it."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import closing
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest

import main
from documents.command_line import parse
from documents.commands import formats
from documents.papers.registry import papers
from models.operations.contracts import list_contracts
from models.operations.printed import list_printed
from models.storage.database import Database

pytestmark = pytest.mark.xdist_group("demo")  # one worker builds the demo, once

TODAY = date(2026, 9, 1)


def run(*arguments: str | Path) -> int:
    """Run a headless command in this process, its crash hook taken off again."""
    hook = sys.excepthook
    options: Namespace = parse([str(item) for item in arguments])
    try:
        return main.run_headless(options)
    finally:
        sys.excepthook = hook


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `main.py demo` filled."""
    out = tmp_path_factory.mktemp("demo")
    assert run("demo", "--out", out) == 0
    return out


def files(folder: Path, suffix: str) -> list[Path]:
    return sorted(folder.rglob(f"*.{suffix}"))


def test_demo_prints_every_kind_of_paper(demo: Path) -> None:
    stems = [f"_{path.stem}_" for path in files(demo / "papers", "docx")]
    missing = [paper.key for paper in papers() if not any(f"_{paper.file_word}_" in stem for stem in stems)]
    assert missing == []


def test_demo_makes_each_paper_twice_and_readable(demo: Path) -> None:
    documents, pdfs = files(demo / "papers", "docx"), files(demo / "papers", "pdf")
    assert [path.with_suffix("") for path in documents] == [path.with_suffix("") for path in pdfs]
    assert len(pdfs) > 40
    for path in documents:
        assert docx.Document(str(path)).paragraphs
    for path in pdfs:
        with pypdfium2.PdfDocument(path) as pdf:
            assert len(pdf) >= 1


def test_no_paper_of_the_demo_shows_a_placeholder(demo: Path) -> None:
    for path in files(demo / "papers", "pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert not any(sign in text for sign in ("{{", "{%", "}}", "None", "Undefined")), path.name


def test_demo_database_is_sound_and_is_not_overwritten(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--database", demo / "demo.db") == 0
    capsys.readouterr()
    assert run("demo", "--out", demo) == 1
    assert "demo.db" in capsys.readouterr().err


def test_print_makes_the_set_of_one_contract(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = demo / "demo.db"
    with closing(Database.open(database, read_only=True)) as db:
        number = list_contracts(db, TODAY)[0].number
    assert run("print", "--database", database, "--contract", number, "--out", tmp_path, "--format", "pdf") == 0
    printed = files(tmp_path, "pdf")
    assert len(printed) >= 2
    assert files(tmp_path, "docx") == []
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Документ", "Вид", "Файл"]
    assert len(lines) == len(printed) + 1
    assert all(str(path.relative_to(tmp_path).with_suffix("")) in "\n".join(lines) for path in printed)
    with closing(Database.open(database, read_only=True)) as db:
        assert {Path(row.path) for row in list_printed(db)} >= set(printed)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"--contract": "НЕТ-1"}, "НЕТ-1"),
        ({"--database": "absent.db"}, "absent.db"),
        ({"--out": "{folder}/file/inside"}, "file"),
    ],
)
def test_print_fails_in_one_sentence(
    changed: dict[str, str], named: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with closing(Database.open(demo / "demo.db", read_only=True)) as db:
        number = list_contracts(db, TODAY)[0].number
    options = {"--database": str(demo / "demo.db"), "--contract": number, "--out": str(tmp_path)}
    options |= {name: value.format(folder=tmp_path) for name, value in changed.items()}
    assert run("print", *(part for pair in options.items() for part in pair)) == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert named in told


def test_formats_are_named_once_each() -> None:
    assert formats("pdf, DOCX,pdf") == ("pdf", "docx")


@pytest.mark.parametrize("text", ["", "odt", "pdf,odt", ","])
def test_an_unknown_format_is_wrong_usage(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        parse(["print", "--database", "a.db", "--contract", "1", "--out", "b", "--format", text])
    assert leaving.value.code == 2
    assert "docx" in capsys.readouterr().err

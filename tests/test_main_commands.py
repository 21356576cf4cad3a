"""main.py from outside: exit codes, one sentence for an error, Russian help, and a clear word without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from contextlib import closing
from datetime import datetime
from pathlib import Path

import docx
import pypdfium2
import pytest

import main
from documents.command_line import build_parser, parse
from documents.commands import COMMANDS, InputUnreadable, read_file
from documents.conversion import Outcome, convert_all, jobs_for
from models.errors import EnvironmentProblem
from models.operations.office import create_office
from models.operations.printed import PrintedFileData, file_hash, record_printed
from models.storage.database import Database
from models.version import VERSION

SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run_main(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run main.py in a process of its own, without a screen."""
    environ = {name: value for name, value in os.environ.items() if name not in SCREEN}
    command = [sys.executable, str(Path(main.__file__)), *map(str, arguments)]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, encoding="utf-8")


def assert_one_sentence(answer: subprocess.CompletedProcess[str], code: int) -> None:
    assert answer.returncode == code
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "Traceback" not in answer.stderr


def test_window_without_a_screen_names_the_demo() -> None:
    answer = run_main()
    assert_one_sentence(answer, 1)
    assert "make demo" in answer.stderr


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_where_a_screen_is_expected(environ: dict[str, str], platform: str, expected: bool) -> None:
    assert main.has_display(environ, platform) is expected


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["fly"], "fly"),
        (["--database"], "--database"),
        (["--data=x.db"], "--data=x.db"),
        (["pdf"], "ДОКУМЕНТ.docx"),
        (["pdf", "a.docx", "--out"], "--out"),
    ],
)
def test_wrong_usage_is_one_russian_sentence_and_code_two(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        parse(arguments)
    assert leaving.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("Команда написана неверно: ")
    assert named in told
    assert len(told.splitlines()) == 1


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        parse(["--help"])
    assert leaving.value.code == 0
    told = capsys.readouterr().out
    assert all(command.name in told for command in COMMANDS)
    assert "Коды завершения: 0" in told
    assert "--database" in told


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_of_a_command_is_russian(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    told = capsys.readouterr().out
    assert told.startswith("использование: main.py")
    assert not {"usage", "options", "show", "arguments"} & set(told.replace(":", " ").split())


def test_version_is_that_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["--version"])
    assert capsys.readouterr().out == f"Звено {VERSION}\n"


def test_no_command_means_the_window() -> None:
    options = parse(["--database", "school.db"])
    assert options.run is None
    assert options.database == Path("school.db")


def test_a_failure_of_the_environment_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(options: Namespace) -> int:
        raise EnvironmentProblem("Файл занят.", "Закройте его.")

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert main.run_headless(Namespace(run=fail)) == 1
    assert capsys.readouterr().err == "Файл занят. Закройте его.\n"


def test_a_bug_of_ours_shows_its_traceback_and_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(options: Namespace) -> int:
        raise ZeroDivisionError("bug")

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    with pytest.raises(ZeroDivisionError) as raised:
        main.run_headless(Namespace(run=fail))
    sys.excepthook(raised.type, raised.value, raised.tb)
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert told.endswith(main.CRASH + "\n")


def test_an_interrupted_command_ends_quietly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(options: Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert main.run_headless(Namespace(run=stop)) == main.INTERRUPTED
    assert capsys.readouterr().err == ""


def make_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Договор о сетевой форме")
    document.save(str(path))
    return path


def test_pdf_lays_out_a_document(tmp_path: Path) -> None:
    source, target = make_docx(tmp_path / "договор.docx"), tmp_path / "договор.pdf"
    answer = run_main("pdf", source, target)
    assert (answer.returncode, answer.stderr) == (0, "")
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == 1
        assert "Договор о сетевой форме" in pdf[0].get_textpage().get_text_bounded()


def test_pdf_says_in_one_sentence_what_it_cannot_read(tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.docx"
    nonsense.write_bytes(b"not a document")
    for source in (tmp_path / "absent.docx", tmp_path, nonsense):
        answer = run_main("pdf", source, tmp_path / "out.pdf")
        assert_one_sentence(answer, 1)
        assert not (tmp_path / "out.pdf").exists()


def test_pdf_of_a_folder_keeps_its_structure_and_goes_on_past_what_is_no_document(tmp_path: Path) -> None:
    source, out = tmp_path / "Договоры № 1", tmp_path / "готово"
    (source / "второй год").mkdir(parents=True)
    make_docx(source / "Договор с пробелами.DOCX")
    make_docx(source / "второй год" / "letter.docx")
    (source / "~$letter.docx").write_bytes(b"lock")
    (source / "старый.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    answer = run_main("pdf", source, "--out", out)
    assert answer.returncode == 1
    assert [path.relative_to(out).as_posix() for path in sorted(out.rglob("*.pdf"))] == [
        "Договор с пробелами.pdf",
        "второй год/letter.pdf",
    ]
    assert answer.stdout.endswith("Превращено в PDF: 2 из 3\n")
    assert answer.stderr.startswith(f"{source / 'старый.docx'}: Файл не удалось прочитать как документ Word")
    assert answer.stderr.count("\n") == 1


def test_pdfs_of_several_documents_lie_beside_them(tmp_path: Path) -> None:
    one, other = make_docx(tmp_path / "один.docx"), make_docx(tmp_path / "другой.docx")
    answer = run_main("pdf", one, other)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert one.with_suffix(".pdf").exists()
    assert other.with_suffix(".pdf").exists()


def test_pdf_for_an_archive(tmp_path: Path) -> None:
    answer = run_main("pdf", "--pdfa", make_docx(tmp_path / "один.docx"), tmp_path / "один.pdf")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert b"pdfaid:part" in (tmp_path / "один.pdf").read_bytes()


def test_documents_of_one_name_get_pdfs_of_two(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    jobs = jobs_for([make_docx(tmp_path / name / "Лист.docx") for name in ("a", "b")], tmp_path / "out")
    assert [job.target.name for job in jobs] == ["Лист.pdf", "Лист (2).pdf"]


def test_a_bug_with_one_document_is_told_after_all_the_others(
    tmp_path: Path,
) -> None:
    paths = [make_docx(tmp_path / f"{name}.docx") for name in "абв"]
    told: list[Outcome] = []

    def lay_out(path: Path) -> tuple[bytes, int, tuple[str, ...]]:
        if path.stem == "б":
            raise ZeroDivisionError("bug")
        return b"%PDF", 1, ()

    outcomes = convert_all(jobs_for(paths, None), lay_out, told.append)
    assert outcomes == told
    assert [type(item.bug).__name__ for item in outcomes] == ["NoneType", "ZeroDivisionError", "NoneType"]
    assert [item.job.target.exists() for item in outcomes] == [True, False, True]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not stop root, under whom this runs in CI.
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    source = make_docx(tmp_path / "letter.docx")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputUnreadable, match="не читается"):
        read_file(source)


def test_pdf_says_in_one_sentence_where_it_cannot_write(tmp_path: Path) -> None:
    source = make_docx(tmp_path / "letter.docx")
    assert_one_sentence(run_main("pdf", source, tmp_path / "no such folder" / "out.pdf"), 1)


def test_check_of_a_sound_database(tmp_path: Path) -> None:
    database = tmp_path / "school.db"
    Database.create(database).close()
    answer = run_main("check", "--database", database)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == f"{database}: база в порядке\n"


def test_check_names_what_is_wrong(tmp_path: Path) -> None:
    database = tmp_path / "school.db"
    database.write_text("not a database at all", encoding="utf-8")
    answer = run_main("check", "--database", database)
    assert (answer.returncode, answer.stderr) == (1, "")
    assert answer.stdout.startswith("Ошибка: ")
    assert answer.stdout.endswith("найдено неполадок — 1\n")


def test_check_misses_a_printed_file(tmp_path: Path) -> None:
    database, paper = tmp_path / "school.db", tmp_path / "letter.pdf"
    paper.write_bytes(b"%PDF")
    with closing(create_office(database)) as db:
        printed = PrintedFileData("covering_letter", "Письмо", paper, file_hash(paper), 4)
        record_printed(db, [printed], datetime(2026, 9, 1, 9, 0))
    assert run_main("check", "--database", database).returncode == 0
    paper.unlink()
    answer = run_main("check", "--database", database)
    assert answer.returncode == 1
    assert "letter.pdf" in answer.stdout


def test_check_without_a_database(tmp_path: Path) -> None:
    assert_one_sentence(run_main("check"), 2)
    assert_one_sentence(run_main("check", "--database", tmp_path / "absent.db"), 1)

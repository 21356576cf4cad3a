"""«Комплект документов» in one click: the folder asked once, files made in the background, then «Открыть папку»."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths

from models.data import ContractData
from models.errors import EnvironmentProblem
from models.kinds import contract_name
from models.operations import contracts
from models.problems import Problem, Severity
from models.rules.copies import contract_copies
from models.storage.errors import BadFileName, DiskFailure, DiskFull, FileProtected, FolderMissing
from ui.papers.archive_box import ARCHIVE_KEY
from ui.system.locale_ru import counted
from ui.system.paths import data_folder
from ui.system.tasks import Failed, Lane, TaskControl

if TYPE_CHECKING:
    from documents.papers.proof import Doubt
    from models.storage.database import Database
    from ui.context import AppContext

FOLDER_KEY = "files/papers"
FORMATS = ("docx", "pdf")
_WORDS_SHOWN = 5
Told = Callable[[list[Path]], object]
_ANOTHER_FOLDER_HELPS = (BadFileName, DiskFailure, DiskFull, FileProtected, FolderMissing)


def proposed_folder(database: Path) -> Path:
    """«Документы Звено» beside the database, or in Documents when the database lies among the program's own files."""
    name = "Документы Звено"
    if database.parent != data_folder():
        return database.parent / name
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / name


def _check_folder(folder: Path) -> None:
    """A file may bear the name of the folder; a folder that is not there yet will be made."""
    if os.path.isfile(folder):
        translate = QCoreApplication.translate
        raise FolderMissing(
            translate("SetPrinter", "«{name}» — это файл, а не папка.").format(name=folder.name),
            translate("SetPrinter", "Выберите для документов другую папку."),
        )


def doubts_of(
    db: Database, contract_ids: Sequence[int], today: dt.date, cancelled: Callable[[], bool] = lambda: False
) -> list[Doubt]:
    """Doubtful words of the papers; call it in a worker only. A faulty template is told by the printing itself."""
    from documents.papers.proof import proof_contracts

    try:
        return proof_contracts(db, contract_ids, today, cancelled)
    except EnvironmentProblem:
        return []


class SetPrinter(QObject):
    """Prints and previews contracts."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    # Folder

    def folder(self) -> Path:
        """Where papers go: the folder chosen before, else the proposed one."""
        stored = self.context.settings.get(FOLDER_KEY)
        return Path(stored) if stored else proposed_folder(self.context.db.path)

    def remember(self, folder: Path) -> None:
        """Print into `folder` from now on."""
        self.context.settings.set(FOLDER_KEY, str(folder))

    def ask_folder(self) -> Path | None:
        """The folder of papers; asked at the first time only. None when the user changed her mind."""
        messages, folder = self.context.messages, self.folder()
        if self.context.settings.get(FOLDER_KEY) and folder.parent.is_dir():
            return folder
        answer = messages.choose(
            self.tr("Куда сохранять документы?"),
            self.tr("Для каждого договора здесь появится своя папка:\n{folder}").format(folder=folder),
            (self.tr("Сохранять сюда"), self.tr("Выбрать другую папку…"), self.tr("Отмена")),
        )
        chosen = {0: folder, 1: messages.folder(self.tr("Папка для документов")) if answer == 1 else None}.get(answer)
        if chosen is not None:
            self.remember(chosen)
        return chosen

    # Printing

    def print_set(self, contract_id: int) -> None:
        """Tell the grave problems, ask the folder once, print everything into files."""

        def save(contract: ContractData) -> None:
            folder = self.ask_folder()
            if folder is not None:
                self.print_into(contract, folder, FORMATS)

        self._when_agreed(contract_id, save)

    def send_sets(self, contract_ids: Sequence[int]) -> None:
        """Show the papers of these sets, ready for the printer; the grave problems of a single contract come first."""
        from ui.papers.printer_sets import open_sets

        if len(contract_ids) == 1:
            self._when_agreed(contract_ids[0], lambda _contract: open_sets(self.context, contract_ids, self))
        else:
            open_sets(self.context, contract_ids, self)

    def _when_agreed(self, contract_id: int, proceed: Callable[[ContractData], object]) -> None:
        db, today = self.context.db, self.context.today()

        def look(control: TaskControl) -> tuple[ContractData, list[Problem], list[Doubt]]:
            from documents.papers.advice import advise

            contract = contracts.contract(db, contract_id)
            return contract, advise(db, contracts.dossier(db, contract), today), doubts_of(db, [contract_id], today)

        def looked(found: tuple[ContractData, list[Problem], list[Doubt]]) -> None:
            contract, problems, doubts = found
            grave = [problem.text for problem in problems if problem.severity is Severity.ERROR]
            if (not grave or self._agrees(grave)) and (not doubts or self._passes(contract_id, doubts)):
                proceed(contract)

        self.context.tasks.run(look, looked, owner=self)

    def _passes(self, contract_id: int, doubts: Sequence[Doubt]) -> bool:
        """Whether to print in spite of doubtful words; they can be looked through instead."""
        from ui.contracts.proof_window import doubt_count, open_proof

        words = list(dict.fromkeys(f"• «{doubt.word}». {doubt.reason}" for doubt in doubts))
        answer = self.context.messages.choose(
            self.tr("В тексте {count}").format(count=doubt_count(len(doubts))),
            "\n".join(words[:_WORDS_SHOWN]),
            (self.tr("Проверить текст"), self.tr("Всё равно напечатать"), self.tr("Отмена")),
        )
        if answer == 0:
            self.proof = open_proof(self.context, [contract_id])
        return answer == 1

    def _agrees(self, grave: Sequence[str]) -> bool:
        shown = "\n".join(f"• {text}" for text in grave[:6])
        forms = (self.tr("замечание"), self.tr("замечания"), self.tr("замечаний"))
        return self.context.messages.ask(
            self.tr("В договоре есть {count}").format(count=counted(len(grave), forms)),
            shown,
            yes=self.tr("Всё равно напечатать"),
            no=self.tr("Не печатать"),
        )

    def print_into(
        self,
        contract: ContractData,
        folder: Path,
        formats: Sequence[str],
        told: Told | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Print the set in the background with progress; `told(paths)` gets the files, else the message bar does.

        Without `failed` the message bar tells what hindered the printing and offers another folder.
        """
        db, contract_id = self.context.db, contract.id or 0
        archive = self.context.settings.get(ARCHIVE_KEY)

        def work(control: TaskControl) -> list[Path]:
            from documents.papers.printing import print_set

            def progress(done: int, total: int, text: str) -> None:
                # Cancelled work ends between two files, so that those already written are remembered.
                if not control.cancelled:
                    control.progress(done, total, text)

            _check_folder(folder)
            files = print_set(
                db,
                contract_id,
                folder,
                formats,
                archive=archive,
                progress=progress,
                cancelled=lambda: control.cancelled,
            )
            return [Path(file.path) for file in files]

        self.context.tasks.run(
            work,
            told or self.tell,
            failed=failed or (lambda error: self._on_failed(error, contract, formats)),
            title=self.tr("Печать комплекта документов"),
            owner=self,
            cancellable=True,
        )

    def _on_failed(self, error: BaseException, contract: ContractData, formats: Sequence[str]) -> None:
        if not isinstance(error, _ANOTHER_FOLDER_HELPS):
            self.context.tasks.report(error)
            return
        self.context.messages.warning(
            f"{error.title} {error.advice}".strip(),
            action_text=self.tr("Другая папка…"),
            action=lambda: self._print_elsewhere(contract, formats),
        )

    def _print_elsewhere(self, contract: ContractData, formats: Sequence[str]) -> None:
        folder = self.context.messages.folder(self.tr("Папка для документов"))
        if folder is not None:
            self.remember(folder)
            self.print_into(contract, folder, formats)

    def tell(self, paths: list[Path]) -> None:
        """Say what was printed and offer its folder."""
        messages = self.context.messages
        if not paths:
            messages.info(self.tr("Печатать нечего: у договора нет документов."))
            return
        forms = (self.tr("файл"), self.tr("файла"), self.tr("файлов"))
        messages.done(
            self.tr("Комплект документов готов: {count}.").format(count=counted(len(paths), forms)),
            action_text=self.tr("Открыть папку"),
            action=lambda: messages.open_outside(paths[0].parent),
        )

    # Preview

    def preview(self, contract_id: int) -> None:
        """Show the contract as it will be printed, in a window of its own."""
        db, today = self.context.db, self.context.today()

        def work(control: TaskControl) -> tuple[ContractData, bytes]:
            contract = contracts.contract(db, contract_id)
            return contract, render(db, contract, today)

        self.context.tasks.run(
            work,
            lambda made: self._show(*made),
            title=self.tr("Подготовка предпросмотра"),
            lane=Lane.RENDER,
            owner=self,
        )

    def _show(self, contract: ContractData, pdf: bytes) -> None:
        from ui.contracts.preview_window import PreviewWindow

        title = contract_name(contract.kind, contract.number)
        PreviewWindow(self.context, title, pdf, copies=contract_copies(contract)).show()


def render(db: Database, contract: ContractData, today: dt.date) -> bytes:
    """The PDF of a contract, saved or not; call it in a worker only."""
    from documents.papers.printing import preview_pdf

    return preview_pdf(db, contract, today)

"""The words of the command line: one parser made of the table of commands, in Russian throughout."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from documents.commands import COMMANDS
from models.version import VERSION

DESCRIPTION = """\
Звено: сетевые договоры, графики и документы школы.
Без команды открывается окно программы."""

EPILOG = """\
Коды завершения: 0 — сделано, 1 — найдены ошибки или сделать не удалось, 2 — команда написана неверно.
Подробности о команде: main.py КОМАНДА --help"""

#: argparse speaks English; these are all of its sentences that our commands can bring up.
RUSSIAN = {
    "usage: ": "использование: ",
    "positional arguments": "аргументы",
    "options": "параметры",
    "optional arguments": "параметры",
    "show this help message and exit": "показать эту справку",
    "the following arguments are required: %s": "не указано: %s",
    "unrecognized arguments: %s": "лишнее: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "нужно значение",
    "invalid choice: %(value)r (choose from %(choices)s)": "нет такой команды: %(value)s (есть: %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s": "непонятно, что значит %(option)s: %(matches)s",
    "ignored explicit argument %r": "лишнее значение %r",
}


class RussianParser(argparse.ArgumentParser):
    """A parser whose only complaint is one sentence; exit code 2, as for every wrong usage."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command and where its help is, then leave."""
        self.exit(2, f"Команда написана неверно: {message}. Справка: {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of main.py: the window's own options and one sub-command per row of COMMANDS.

    A parsed headless command has the attribute `run`; the window has `run = None`.
    """
    # argparse looks its messages up in gettext under this private name and offers no other way to translate them.
    vars(argparse)["_"] = lambda text: RUSSIAN.get(text, text)
    layout = argparse.RawDescriptionHelpFormatter
    parser = RussianParser(
        prog="main.py", description=DESCRIPTION, epilog=EPILOG, formatter_class=layout, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Звено {VERSION}", help="показать версию")
    parser.add_argument("--database", type=Path, metavar="ФАЙЛ", help="открыть окно с этой базой")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="команды", metavar="КОМАНДА", parser_class=RussianParser)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=command.description,
            formatter_class=layout,
            allow_abbrev=False,
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return parser


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse `arguments` (default: those of the process); leaves with code 2 and one sentence if they are wrong."""
    return build_parser().parse_args(arguments)

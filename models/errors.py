"""Failures caused by the environment, told in the user's words.

Everything that is not an `EnvironmentProblem` is a bug of ours and reaches the crash dialog.
"""

from __future__ import annotations


class EnvironmentProblem(Exception):
    """Something outside the program went wrong (disk, file, another program).

    `title` says in one Russian sentence what happened, `advice` what the user can do next.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        self.title = title
        self.advice = advice
        super().__init__(f"{title} {advice}".strip())


class RecordNotFound(EnvironmentProblem):
    """The record asked for is not in the database (deleted meanwhile, or a wrong number given)."""


class OperationRefused(EnvironmentProblem):
    """The operation would destroy data that other records need; nothing was changed."""

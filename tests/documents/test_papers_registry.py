"""Contract kinds and papers name each other: every kind has its main paper, every paper a kind that exists."""

from __future__ import annotations

import pytest

from documents.papers import samples
from documents.papers.letter import letter_context
from documents.papers.registry import Scope, paper, papers
from documents.papers.subjects import PaperOffice
from models.kinds import ContractKind, contract_kinds

KINDS = contract_kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_main_paper_of_a_kind_belongs_to_it_alone(kind: ContractKind) -> None:
    entry = paper(kind.paper)
    assert entry.scope is Scope.CONTRACT
    assert entry.kinds == (kind.key,)
    assert entry.applies(samples.dossier(kind.key, "пустые"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_letter_names_every_kind(kind: ContractKind) -> None:
    named = letter_context(samples.dossier(kind.key, "обычные"), PaperOffice())["договор"]["что"]
    assert named != "договор"


def test_papers_name_kinds_that_exist_and_differ_in_their_files() -> None:
    known = {kind.key for kind in KINDS}
    assert {kind for entry in papers() for kind in entry.kinds} <= known
    words = [entry.file_word for entry in papers()]
    assert len(words) == len(set(words))

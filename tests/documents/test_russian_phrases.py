from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.russian import OBLIQUE, agreement, inflect_phrase, organisation_gender, phrase_doubt


def _rows(name: str) -> list[list[str]]:
    """Rows of a golden table; the first line names the columns."""
    table = Path(__file__).resolve().parents[1] / "data" / "russian" / name
    return [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize("row", _rows("positions.tsv"), ids=lambda row: row[0])
def test_positions_in_every_case(row: list[str]) -> None:
    assert [inflect_phrase(row[0], case) for case in OBLIQUE] == row[1:]


@pytest.mark.parametrize("kind", ["position", "organisation"])
def test_many_phrases_in_every_case(kind: str) -> None:
    rows = [row[1:] for row in _rows("phrases.tsv") if row[0] == kind]
    assert len(rows) > 180
    assert [row for row in rows if [inflect_phrase(row[0], case) for case in OBLIQUE] != row[1:]] == []


@pytest.mark.parametrize(
    ("nominative", "genitive"), _rows("positions_genitive.tsv") + _rows("organisations_genitive.tsv")
)
def test_genitive(nominative: str, genitive: str) -> None:
    assert inflect_phrase(nominative, "gen") == genitive
    assert inflect_phrase(nominative, "nom") == nominative


@pytest.mark.parametrize(("gender", "name"), _rows("organisation_genders.tsv"))
def test_gender_of_organisations(gender: str, name: str) -> None:
    assert organisation_gender(name) == gender


def test_agreement_of_organisations_and_persons() -> None:
    assert agreement("МБОУ «СОШ № 5»").named == "именуемое"
    assert agreement("Автономная некоммерческая организация «Центр»").performing == "осуществляющая"
    assert agreement("Лицей № 7").acting_on == "действующий"
    assert agreement("f").acting_gen == "действующей"
    assert agreement("m").executing_gen == "исполняющего"
    assert agreement("p").acting_gen == "действующих"
    assert agreement("").named == "именуемое"
    assert agreement("Кинь Ольга Ильинична").acting_gen == "действующей"
    assert agreement("Мамедов Гасан Али оглы").named == "именуемый"


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet='директор главный—-«»"(),. ИПиво', max_size=60),
        st.sampled_from(
            [
                "ИП",
                "ИП ",
                "глава кфх",
                "врио",
                '"' * 9_000,
                "“" * 9_000,
                "а" * 10_000,
                "главный " * 1_250,
                "«" * 500,
                "ё-" * 900,
                "😀",
                "-",
            ]
        ),
    ),
    st.sampled_from(OBLIQUE),
)
def test_strange_input_never_raises(text: str, case: str) -> None:
    assert isinstance(inflect_phrase(text, case), str)  # type: ignore[arg-type]
    assert isinstance(phrase_doubt(text), str)
    assert agreement(text).named.startswith("именуем")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Вундершкола", "вундершкола"),
        ("заместитель директора – брандмаг", "брандмаг"),
        ("директoр", "смешаны"),
        ("ИП Бобёр Пётр", "Пол не указан"),
        ("абракадабрить", "главное"),
        ("а" * 3000, "длинный"),
    ],
)
def test_doubtful_phrases_say_why(text: str, word: str) -> None:
    assert word in phrase_doubt(text)


def test_what_follows_the_quoted_name_of_an_abbreviation_stays() -> None:
    name = "МБОУ «Школа № 1» имени Ивана Ивановича Петрова"
    assert inflect_phrase(name, "ins") == name
    assert phrase_doubt(name) == ""


def test_ordinary_phrases_are_not_doubted() -> None:
    rows = [row[1] for row in _rows("phrases.tsv") if not row[1].startswith("ИП ")]
    doubted = [text for text in rows if phrase_doubt(text)]
    assert len(rows) > 900
    assert len(doubted) <= len(rows) // 500, doubted
    assert phrase_doubt("МБОУ СОШ с. Луговое") == phrase_doubt("и. о. директора") == phrase_doubt("") == ""

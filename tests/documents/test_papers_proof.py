"""«Проверка текста перед печатью»: what is doubted, where it stands, and how it is settled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_builder import build_small_office

from documents.papers import cases, samples
from documents.papers.proof import Doubt, Owner, preamble, proof
from documents.papers.proof_text import occurrences, sentence_at, slips
from models.data import ContractDossier, LicenseData
from models.enums import Gender
from models.operations import organizations, people, proofreading
from models.rules import wording

OFFICE = samples.office("обычные")
TODAY = OFFICE.today


def dossier(**changes: object) -> ContractDossier:
    """An ordinary contract whose second party is signed for by a man with a doubtful surname."""
    made = samples.dossier("network", "обычные")
    head = replace(made.people[2], surname="Бобёр", given_name="Пётр", patronymic="Ильич", gender=Gender.MALE)
    return replace(made, people={**made.people, 2: replace(head, **changes)})  # type: ignore[arg-type]


def words_of(found: list[Doubt]) -> list[tuple[str, str]]:
    return [(doubt.word, doubt.paper.split()[0]) for doubt in found]


def test_an_ordinary_set_has_nothing_to_check() -> None:
    for kind in ("network", "cooperation"):
        for size in samples.SIZES:
            assert proof(samples.dossier(kind, size), samples.office(size)) == []


def test_a_doubtful_name_is_found_in_every_paper_with_its_sentence() -> None:
    found = proof(dossier(), OFFICE)
    assert words_of(found) == [("Бобра Петра Ильича", "Договор"), ("П. И. Бобру", "Сопроводительное")]
    preamble = found[0]
    assert "в лице директора Бобра Петра Ильича, действующего на основании Устава" in preamble.sentence
    assert (preamble.owner, preamble.record_id, preamble.field) == (Owner.PERSON, 2, "name")
    assert preamble.reason
    assert preamble.advice


def test_corrected_and_confirmed_forms_are_silent() -> None:
    person = dossier().people[2]
    corrected = wording.corrected("name", person.full_name, {"gen": "Бобёра Петра Ильича"})
    assert words_of(proof(dossier(wording=corrected), OFFICE)) == [("П. И. Бобру", "Сопроводительное")]
    proposed = list(cases.name_forms(person).proposed.values())
    assert proof(dossier(wording=wording.confirmed({}, "name", proposed)), OFFICE) == []


def test_a_name_that_does_not_change_is_found_after_the_words_before_it() -> None:
    found = proof(dossier(surname="Smith", given_name="John", patronymic=""), OFFICE)
    assert [doubt.word for doubt in found] == ["Smith John"]
    assert "в лице директора Smith John" in found[0].sentence


def test_positions_organisations_and_licences_are_looked_at_too() -> None:
    made = dossier(surname="Орлов", position="вундертренер")
    school = replace(made.organizations[2], full_name="Вундершкола", short_name="", licenses=(
        LicenseData(issuer="Вундерминистерия края"),))  # fmt: skip
    made = replace(made, organizations={**made.organizations, 2: school})
    found = {(doubt.word, doubt.owner, doubt.field) for doubt in proof(made, OFFICE)}
    assert ("вундертренера", Owner.PERSON, "position") in found
    assert ("Вундершколы", Owner.ORGANIZATION, "full_name") in found
    assert ("Вундерминистерией края", Owner.ORGANIZATION, "issuer") in found


def test_slips_lead_to_the_card_that_holds_them() -> None:
    made = dossier(surname="Орлов", position="директoр")
    assert made.program is not None
    made = replace(made, program=replace(made.program, title="Инженерный инженерный класс"))
    found = proof(made, OFFICE)
    assert {(doubt.word.casefold(), doubt.owner) for doubt in found if not doubt.field} == {
        ("директoр", Owner.PERSON), ("инженерный инженерный", Owner.CONTRACT),
    }  # fmt: skip
    accepted = frozenset(doubt.right[0] for doubt in found if not doubt.field)
    assert [doubt for doubt in proof(made, OFFICE, accepted) if not doubt.field] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Муниципальноe учреждение", "Муниципальноe"),
        ("по по договору", "по по"),
        ("школа , именуемая", "школа ,"),
        ("договор,, акт", "договор,,"),
        ('школа "Заря', '"Заря'),
        ("школа «Заря, класс", "«Заря"),
    ],
)
def test_slips_of_the_pen(text: str, word: str) -> None:
    assert [slip.word for slip in slips(text)] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "МБОУ «Школа «Заря»", "и т. д. и т. п.", "IT-куб и 3D-печать", "school-5@пример.рф", "Л035-01212-59/00200001",
        "ждите…", "Жили-были", "«Колледж „Луч“»", "стороны: 1) школа; 2) центр.",
    ],
)  # fmt: skip
def test_what_is_no_slip(text: str) -> None:
    assert list(slips(text)) == []


def test_the_sentence_around_a_place() -> None:
    text = "Первое. Второе со словом внутри. Третье."
    start = text.index("словом")
    assert sentence_at(text, start, start + 6) == "Второе со словом внутри."
    long = "слово " * 200
    assert sentence_at(long, 600, 605).startswith("…")
    assert list(occurrences("Бобра, бобра Бобрам Бобра", "Бобра")) == [0, 20]


def test_what_is_found_right_is_remembered(tmp_path: Path) -> None:
    office = build_small_office(tmp_path)
    try:
        person = people.person(office.db, office.head)
        forms = list(cases.name_forms(person).proposed.values())
        proofreading.confirm_person(office.db, office.head, "name", forms)
        assert cases.name_forms(people.person(office.db, office.head)).confirmed
        school = organizations.organization(office.db, office.school)
        forms = list(cases.organization_forms(school).proposed.values())
        proofreading.confirm_organization(office.db, office.school, "full_name", forms)
        assert cases.organization_forms(organizations.organization(office.db, office.school)).confirmed
        proofreading.accept(office.db, "по по | по по договору")
        proofreading.accept(office.db, "ещё")
        assert proofreading.found_right(office.db) == {"по по | по по договору", "ещё"}
        office.db.undo()
        assert proofreading.found_right(office.db) == {"по по | по по договору"}
    finally:
        office.db.close()


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(alphabet='аAб «»"„“.,; -', max_size=60)))
def test_any_text_can_be_read(text: str) -> None:
    for slip in slips(text):
        assert isinstance(sentence_at(text, slip.start, slip.start + len(slip.word)), str)


@pytest.mark.parametrize("char", ["а", "A", "«", '"', " ", "а а ", ",", "."])
def test_long_texts_do_not_hang(char: str) -> None:
    assert isinstance(list(slips(char * 10_000)), list)


ODD = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="абвиоеёйьяАБЯ-' .()«»\"", max_size=30),
    st.sampled_from(["", " ", "😀", "А" * 10_000, "а-" * 5_000, "«" * 300, "\ud800", "ИП", "и. о.", "зам.", "-", "ь"]),
)


@settings(max_examples=60, deadline=None)
@given(ODD, ODD, ODD, ODD)
def test_any_party_can_be_named_and_proofread(surname: str, post: str, full_name: str, issuer: str) -> None:
    made = dossier(surname=surname, position=post)
    school = replace(made.organizations[2], full_name=full_name, licenses=(LicenseData(issuer=issuer),))
    sentence, doubts = preamble(replace(made, organizations={**made.organizations, 2: school}), 1)
    assert "в дальнейшем" in sentence
    assert all(doubt.word for doubt in doubts)


@pytest.mark.parametrize("text", ["😀", "А" * 10_000, "\u0000\u0007", "{{ x }} {% y %}", "<w:p/>&amp;", "а\u0301" * 50])
def test_a_whole_set_with_strange_words_is_read(text: str) -> None:
    made = dossier(surname=text, position=text)
    school = replace(made.organizations[2], full_name=text, short_name=text)
    assert isinstance(proof(replace(made, organizations={**made.organizations, 2: school}), OFFICE), list)

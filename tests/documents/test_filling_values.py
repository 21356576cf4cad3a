"""Values come out of a filling exactly as they went in, whatever is in them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.filling import NotPlain, TemplateProblem, fill, load
from documents.filling.values import printable
from documents.templates import compile_text

SIMPLE = compile_text("Имя: {{ имя }}.\nКонец & «знак».")


def text_of(data: bytes) -> str:
    return "\n".join(item.text for item in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize(
    "name",
    [
        "Школа & К", "ООО <Рога>", "«Лицей № 1» \"им. А'Ба\"", "a&amp;b", "<w:p>", "]]>", "{_{ x }_}", "{{ 6*7 }}",
        "{% for a in b %}", "{# нет #}", "Ґалушка Її", "😀", "№\u00a05", "A" * 5000, "{{", "%}", "&#x41;",
    ],
)  # fmt: skip
def test_awkward_values(name: str) -> None:
    assert text_of(fill(SIMPLE, {"имя": name})) == f"Имя: {name}.\nКонец & «знак»."


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("а\x00б\x0bв\x1fг", "аб\nвг"), ("а\r\nб", "а\nб"), ("а\tб", "а\tб"), ("\ud800х", "х"),
        ("а\u200bб\ufeff", "аб"),
        ("а\u2028б", "а\nб"), ("\ufffe", ""), ("а\aб\fв", "аб\nв"),
    ],
)  # fmt: skip
def test_control_characters_go_and_nothing_else_is_lost(name: str, printed: str) -> None:
    assert text_of(fill(SIMPLE, {"имя": name})) == f"Имя: {printed}.\nКонец & «знак»."


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_survives(name: str) -> None:
    assert text_of(fill(SIMPLE, {"имя": name})) == f"Имя: {printable(name)}.\nКонец & «знак»."


def test_numbers_are_printed_and_truth_values_are_not() -> None:
    assert text_of(fill(SIMPLE, {"имя": 12})).startswith("Имя: 12.")
    with pytest.raises(TemplateProblem, match=r"В абзаце «Имя: .* поле нельзя напечатать или повторить"):
        fill(SIMPLE, {"имя": True})


@pytest.mark.parametrize("value", [1.5, None, b"x", object(), {1: "a"}, [object()], {"а": {"б": None}}])
def test_only_plain_data_may_come_in(value: object) -> None:
    template = compile_text("{% if имя %}да{% endif %}")
    with pytest.raises((NotPlain, TemplateProblem)):
        load(template).fill({"имя": value})


def test_a_value_is_never_rendered_a_second_time() -> None:
    template = compile_text("{% for с in список %}{{ с.имя }} {% endfor %}")
    assert text_of(fill(template, {"список": [{"имя": "{{ имя }}"}, {"имя": "{{ 6*7 }}"}]})) == "{{ имя }} {{ 6*7 }} "


def test_properties_hold_the_title_and_nothing_of_the_author() -> None:
    core = docx.Document(io.BytesIO(fill(SIMPLE, {"имя": "х"}, title="Школа & К <1>"))).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Школа & К <1>", "", "")


def test_equal_input_gives_equal_bytes() -> None:
    assert fill(SIMPLE, {"имя": "х"}) == fill(SIMPLE, {"имя": "х"})
    assert zipfile.ZipFile(io.BytesIO(fill(SIMPLE, {"имя": "х"}))).testzip() is None


def test_a_template_is_compiled_once() -> None:
    assert load(SIMPLE) is load(bytes(SIMPLE))

"""Faults of a template are told in Russian, with the paragraph and what to do."""

# ruff: noqa: E501 - sentences of papers are kept whole, to be read and found

from __future__ import annotations

import pytest

from documents.filling import TemplateProblem, fill, load
from documents.templates import compile_text

DATA: dict[str, object] = {
    "договор": {"номер": "5", "дата": "сегодня"}, "стороны": [{"имя": "Школа", "роль": "база"}], "есть": True, "число": 3,
}  # fmt: skip


def fault(source: str, data: dict[str, object] | None = None) -> str:
    with pytest.raises(TemplateProblem) as told:
        fill(compile_text(source), DATA if data is None else data)
    return str(told.value)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("Договор № {{ договр.номер }} от", ("В абзаце «Договор № {{ договр.номер }} от»", "поле «договр» неизвестно", "«договор»?")),
        ("№ {{ договор.номре }}", ("поле «договор.номре» неизвестно", "Возможно, «договор.номер»?")),
        ("№ {{ договор.нoмер }}", ("русские буквы смешаны с похожими латинскими", "«договор.номер»?")),
        ("{% for с in стороны %}{{ с.рлоь }}{% endfor %}", ("поле «с.рлоь» неизвестно", "«с.роль»?")),
        ("{{ договор.номер.x }}", ("«договор.номер.x» неизвестно",)),
        ("Номер {{ договор.номер", ("В абзаце «Номер {{ договор.номер»", "не закрыт", "}}")),
        ("Номер {{ договор.номер %}", ("не закрыт",)),
        ("Номер договор.номер }}", ("ничего не закрывают",)),
        ("Номер {договор.номер} и", ("одинарных скобках", "{{ договор.номер }}")),
        ("{{ договор номер }}", ("записан с ошибкой",)),
        ("{{ договор. }}", ("записан с ошибкой",)),
        ("{%p if есть %}\nА", ("тег «if есть» не закрыт", "{%p endif %}")),
        ("А\n{%p endif %}", ("стоит endif, но нет начала",)),
        ("{%p for с in стороны %}\n{%p endif %}", ("стоит endif, а открыт тег «for с in стороны»", "endfor")),
        ("{%p if есть %}\nА {% endif %}", ("{%p",)),
        ("А {% if есть %} Б", ("тег «if есть» не закрыт",)),
        ("{{ стороны }}", ("поле нельзя напечатать или повторить",)),
        ("{{ договор }}", ("поле нельзя напечатать или повторить",)),
        ("А {% for б in договор.номер %}{% endfor %}", ("поле нельзя напечатать или повторить",)),
        ("А {% for б in 'слово' %}{% endfor %}", ("поле нельзя напечатать или повторить",)),
        ("А {% for б in стороны|строки %}{% endfor %}", ("недопустимая команда",)),
        ("{% set а = 1 %}{{ а }}", ("недопустимая команда",)),
        ("А {% include 'x' %}", ("недопустимая команда",)),
        ("{{ договор.номер|upper }}", ("недопустимая команда «upper»",)),
        ("{{ 'а' * 100000000 }}", ("не разрешено",)),
        ("{{ '%99999999d' % 1 }}", ("недопустимая команда",)),
        ("{{ 2 ** 99 }}", ("недопустимая команда",)),
        ("{{ cycler.__init__.__globals__ }}", ("недопустимая команда",)),
        ("{{ ''.__class__ }}", ("недопустимая команда",)),
        ("{{ range(10) }}", ("недопустимая команда",)),
        ("{{ договор.items() }}", ("недопустимая команда",)),
        ("{{ договор.items }}", ("«договор.items» неизвестно",)),
        ("А {% macro а() %}{% endmacro %}", ("недопустимая команда",)),
        ("А {% for a in стороны recursive %}{% endfor %}", ("недопустимая команда",)),
        ("А\n{%р if есть %}\nБ\n{%p endif %}", ("В абзаце «{%р if есть %}» (после «А»)", "наберите «p» латиницей")),
        ("{%p іf есть %}\nБ\n{%p endif %}", ("недопустимая команда «іf»", "наберите «if» латиницей")),
        ("{%p If есть %}\nБ\n{%p endif %}", ("недопустимая команда «If»", "строчными буквами: if")),
        ("{%p если есть %}\nБ\n{%p endif %}", ("недопустимая команда «если»", "по-английски, слитно: if")),
        ("{%p if есть %}\nБ\n{%p end if %}", ("недопустимая команда «end»", "слитно: endif")),
        ("Начало\nЕсли: {%p if есть %}\nБ\n{%p endif %}", ("стоит «Если:»: абзац с тегом не печатается", "отдельный абзац")),
        ("[таблица 10 10]\n| {%tr for с in стороны %} | {{ с.роль }}\n{%tr endfor %}\n[/таблица]", ("строка таблицы с тегом не печатается", "отдельную строку")),
        ("Один\n{%p if есть %}\nДва\n{%p endif %}\n{%p endif %}", ("В абзаце «{%p endif %}» (после «Два»)",)),
        ("{{ лишнее|default('') }}", ("недопустимая команда «default»",)),
    ],
)  # fmt: skip
def test_fault(source: str, parts: tuple[str, ...]) -> None:
    told = fault(source)
    assert all(part in told for part in parts), told


def test_the_paragraph_at_fault_is_quoted_among_many() -> None:
    told = fault("Первый {{ договор.номер }}\n{%p if есть %}\nВторой {{ договор.дота }}\n{%p endif %}\nТретий")
    assert told.startswith("В абзаце «Второй {{ договор.дота }}» поле «договор.дота» неизвестно.")
    assert "«договор.дата»?" in told


def test_a_table_row_outside_its_table() -> None:
    assert "закрывается не там" in fault("[таблица 10]\n| {%p if есть %} // а\n[/таблица]\n{%p endif %}")


def test_loops_without_end_are_stopped() -> None:
    nested = "А {% for а in л %}{% for б in л %}{% for в in л %}{% endfor %}{% endfor %}{% endfor %}"
    assert "слишком большим" in fault(nested, {"л": [1] * 500})


def test_unknown_names_are_found_in_branches_that_do_not_run() -> None:
    template = load(compile_text("{% if есть %}а{% else %}{{ договор.нмер }}{% endif %}"))
    assert ["договор.нмер" in str(problem) for problem in template.unknown(DATA)] == [True]
    assert template.fill(DATA)


@pytest.mark.parametrize(
    "source",
    [
        "{% if договор.номер == «5» %}верно{% endif %}",
        "{% if договор.номер == “5” %}верно{% endif %}",
        "{%\u00a0if есть and not договор.номер == '6' %}верно{% endif %}",
        "{% for с in стороны %}{% if loop.first and loop.length == 1 %}верно{% endif %}{% endfor %}",
        "{{ 'верно' if стороны|length == 1 else 'нет' }}",
        "{% if договор.примечание is defined %}нет{% else %}верно{% endif %}",
        "{# заметка #}верно",
        "{%p\u00a0if есть %}\nверно\n{%p\u00a0endif %}",
        "{{ стороны[0].роль and 'верно' }}",
        '{% for с in стороны %}{{ "верно" ~ "" }}{% endfor %}',
    ],
)
def test_what_people_write_works(source: str) -> None:
    import io

    import docx

    made = docx.Document(io.BytesIO(fill(compile_text(source), DATA)))
    assert "верно" in "".join(item.text for item in made.paragraphs)

"""Templates of papers as readable text: `resources/templates/*.txt` compiled to ordinary `*.docx`.

The text is the one source of truth, so a diff shows what changed in a template; `python -m documents.templates`
(`make templates`) rebuilds every .docx, and a test proves that each equals its text. A .docx may be opened and edited
in Word or LibreOffice: an office keeps its own copy in the folder «Шаблоны» beside its database.

The markup, line by line (a line that starts with two blanks continues the line above; empty lines do not count;
`// …` is a note for maintainers and is not printed):

    = Текст                       title of the document
    # [метка] Текст               heading of a section, numbered 1.; the label in brackets may be left out
    ## [метка] Текст              clause 1.1.
    ### [метка] Текст             clause 1.1.1.
    - Текст                       item of a list with dashes
    :стиль: Текст                 paragraph of a style: «влево», «центр», «вправо», «без отступа», «название»,
                                  «подзаголовок», «место и дата», «адресат», «приложение», «название приложения»,
                                  «ячейка», «ячейка с подписями»,
                                  «ячейка вправо с подписями», «ячейка центр», «ячейка вправо», «шапка»,
                                  «мелко», «мелко центр», «мелкая шапка», «день», «реквизиты», «реквизиты жирно»,
                                  «должность», «подпись», «черта», «над таблицей», «под таблицей», «после таблицы»
    Текст                         paragraph of the body
    {%p if … %}                   a line with nothing but a `{%p` tag is a condition or a loop over paragraphs

    [таблица 10 60 100; без рамки; шапка 1; делить; мелко]     columns in millimetres, one heading row; rows stay whole
                                                on a page unless «делить», letters of 10 pt where «мелко»; then one
                                                row a line:
    | № | Название | Часы                       cells; ` // ` divides paragraphs, `[2] Текст` spans two columns
    {%tr for … %}                               a condition or a loop over rows
    [строка]                                    a row of long cells: each [ячейка] holds lines as above
    [ячейка]
    [/строка]
    [/таблица]

    [без номеров страниц]         pages bear no numbers (letters)
    [новая страница]              the next paragraph starts a page
    [не отрывать]                 the next paragraph stays on the page of the one after it
    [конец раздела книжный]       everything above, up to the section before, is portrait («альбомный»: landscape,
                                  «альбомный узкий»: landscape without the edge for binding)
    [фрагмент имя А Б] … [/фрагмент]     lines to be repeated; [вставить имя А=x Б=y] puts them in, words replaced

Inside a line: `**жирно**`, `~` no-break space (one-letter words get it by themselves), `{таб}` tab, `{строка}` line
break, `{см: метка}` the number of the labelled clause (a bookmark and a REF field, so Word keeps it right when clauses
are added), `{вставить: имя}` the text of a fragment. Tags of docxtpl, `{{ договор.номер }}`, stand as they are.
"""

from __future__ import annotations

from documents.templates.build import build_all, compile_blocks, compile_text, docx_path, sources

__all__ = ["build_all", "compile_blocks", "compile_text", "docx_path", "sources"]

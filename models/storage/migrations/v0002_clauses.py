"""Version 2: the library of clauses. Answers that switched five built-in clauses on become clauses of the contract.

The wordings below are those that version 1 printed, put into the markup of clauses; like every step that has landed
they never change, whatever becomes of the library.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from models.storage.schema import run_all

# Lines are as long as the sentences.
# ruff: noqa: E501
STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE clause ( "key" TEXT NOT NULL, title TEXT DEFAULT '' NOT NULL,
    kinds TEXT DEFAULT '' NOT NULL, section TEXT NOT NULL, reason TEXT DEFAULT '' NOT NULL,
    legal_key TEXT DEFAULT '' NOT NULL, occasion TEXT DEFAULT '' NOT NULL,
    conflicts TEXT DEFAULT '' NOT NULL, needs TEXT DEFAULT '' NOT NULL,
    numbers TEXT DEFAULT '' NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_clause_key UNIQUE ("key") ) STRICT
    """,
    """
    CREATE TABLE clause_check ( "key" TEXT NOT NULL, checked_on TEXT,
    CONSTRAINT pk_clause_check PRIMARY KEY ("key"),
    CONSTRAINT ck_clause_check_checked_on_is_date CHECK (checked_on IS NULL OR date(checked_on) IS checked_on)
    ) STRICT
    """,
    """
    CREATE TABLE clause_variant ( clause_id INTEGER NOT NULL, position INTEGER NOT NULL,
    "key" TEXT DEFAULT '' NOT NULL, name TEXT DEFAULT '' NOT NULL, text TEXT DEFAULT '' NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_clause_variant_clause_id_clause FOREIGN KEY(clause_id) REFERENCES clause (id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE INDEX ix_clause_variant_clause_id ON clause_variant (clause_id)
    """,
    """
    CREATE TABLE contract_clause ( contract_id INTEGER NOT NULL, position INTEGER NOT NULL,
    "key" TEXT DEFAULT '' NOT NULL, variant TEXT DEFAULT '' NOT NULL, section TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL, text TEXT DEFAULT '' NOT NULL, numbers TEXT DEFAULT '' NOT NULL,
    legal_key TEXT DEFAULT '' NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_contract_clause_contract_id_contract FOREIGN KEY(contract_id) REFERENCES contract (id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE INDEX ix_contract_clause_contract_id ON contract_clause (contract_id)
    """,
)


class _Wording(NamedTuple):
    variant: str
    title: str
    numbers: str
    legal_key: str
    text: str


class _Answer(NamedTuple):
    """An answer of version 1 (0 or 1 where nobody answered) and the clause it stood for."""

    kind: str
    answer: str
    usual: int
    clause: str


_WORDINGS: dict[str, _Wording] = {
    "responsible_persons/named": _Wording(
        "named",
        "Ответственные лица сторон",
        "срок: 5 рабочий день | Срок, в который называют ответственного",
        "",
        """\
За исполнение {{ договор.род }} отвечают:
{% for с in стороны %}
- {{ с.краткое }}~– {{ с.контакт }}{% if loop.last %}.{% else %};{% endif %}
{% endfor %}
О замене ответственного лица Сторона письменно сообщает {% if преамбула.двое %}другой Стороне{% else %}остальным Сторонам{% endif %} в разумный срок.""",
    ),
    "safety/at_host": _Wording(
        "at_host",
        "Жизнь и здоровье обучающихся, передача детей",
        "",
        "",
        """\
За жизнь и здоровье обучающихся отвечает Сторона, на территории которой проводится занятие, с момента, когда её работник принял группу по списку, и до передачи группы сопровождающему.
Сопровождение обучающихся в пути организует Базовая организация, если Стороны письменно не договорились иначе. До начала занятий принимающая Сторона знакомит обучающихся и сопровождающих с правилами безопасности.
О несчастном случае или ином происшествии с обучающимся Сторона немедленно сообщает Базовой организации и законным представителям обучающегося.""",
    ),
    "personal_data/pupils": _Wording(
        "pupils",
        "Обработка персональных данных",
        "",
        "пдн",
        """\
Каждая из Сторон обрабатывает персональные данные обучающихся, их законных представителей и работников только для исполнения {{ договор.род }}, в необходимом объёме, и принимает меры по их защите.
Передача персональных данных другой Стороне допускается, если на это получено согласие субъекта данных или его законного представителя{% if норма %} в порядке, предусмотренном {{ норма }},{% endif %} либо если она разрешена законом без согласия. Согласие оформляется отдельно от {{ договор.род }}.""",
    ),
    "liability/general": _Wording(
        "general",
        "Ответственность сторон",
        "срок: 10 рабочий день | Срок устранения нарушения",
        "",
        """\
За неисполнение или ненадлежащее исполнение {{ договор.род }} Стороны отвечают по законодательству Российской Федерации.""",
    ),
    "force_majeure/notice": _Wording(
        "notice",
        "Непреодолимая сила",
        "срок: 3 рабочий день | Срок уведомления",
        "",
        """\
Сторона не отвечает за неисполнение обязательства, если докажет, что оно стало невозможным из-за обстоятельств непреодолимой силы. О таких обстоятельствах она уведомляет {% if преамбула.двое %}другую Сторону{% else %}остальные Стороны{% endif %} без промедления.""",
    ),
    "personal_data/events": _Wording(
        "events",
        "Обработка персональных данных",
        "",
        "пдн",
        """\
Персональные данные участников мероприятий Стороны обрабатывают в необходимом объёме и передают друг другу, только если на это получено согласие{% if норма %} в порядке, предусмотренном {{ норма }},{% endif %} или передача разрешена законом. Согласие оформляется отдельным документом.""",
    ),
    "publicity/sites": _Wording(
        "sites",
        "Публикация итогов на сайтах сторон",
        "",
        "",
        """\
Итоги совместных мероприятий Стороны публикуют на своих официальных сайтах и указывают друг друга как участников.""",
    ),
}
_ANSWERS = (
    _Answer("network", "clause_responsible_persons", 0, "responsible_persons/named"),
    _Answer("network", "clause_safety", 0, "safety/at_host"),
    _Answer("network", "clause_personal_data", 0, "personal_data/pupils"),
    _Answer("network", "clause_liability", 0, "liability/general"),
    _Answer("network", "clause_liability", 0, "force_majeure/notice"),
    _Answer("cooperation", "clause_responsible_persons", 0, "responsible_persons/named"),
    _Answer("cooperation", "clause_personal_data", 0, "personal_data/events"),
    _Answer("cooperation", "clause_publicity", 1, "publicity/sites"),
)
_MOVE = """
INSERT INTO contract_clause (contract_id, position, "key", variant, section, title, text, numbers, legal_key)
SELECT id, ?, ?, ?, 'additional', ?, ?, ?, ? FROM contract
WHERE kind = ? AND coalesce(json_extract(answers, '$.' || ?), ?) = 1 ORDER BY id
"""
_FORGET = "UPDATE contract SET answers = json_remove(answers, '$.' || ?) WHERE json_type(answers, '$.' || ?) NOT NULL"


def apply(connection: sqlite3.Connection) -> None:
    """Create the tables and move the answers."""
    run_all(connection, STATEMENTS)
    for position, item in enumerate(_ANSWERS):
        key, wording = item.clause.partition("/")[0], _WORDINGS[item.clause]
        connection.execute(
            _MOVE,
            (position, key, wording.variant, wording.title, wording.text, wording.numbers, wording.legal_key,
             item.kind, item.answer, item.usual),
        )  # fmt: skip
    for answer in dict.fromkeys(item.answer for item in _ANSWERS):
        connection.execute(_FORGET, (answer, answer))

"""Cooperation agreement of two or more organisations: joint events, methodical work, exchange of experience.

It needs no network contract because no part of a programme is taught by another organisation (order 882/391, п. 3).
"""

from __future__ import annotations

from models.enums import ClauseSection, PartyRole
from models.interview import Option, Question, QuestionKind, Situation
from models.kinds import ContractKind


def _many(situation: Situation) -> bool:
    return len(situation.roles) > 2


def _renewed(situation: Situation) -> bool:
    return situation.answers.get("renewal") == "automatic"


_QUESTIONS = (
    Question(
        "purpose", "Предмет", "Цель сотрудничества", "С неё начинается предмет соглашения: «в целях …».",
        QuestionKind.LONG_TEXT, "повышения качества и доступности образования",
    ),
    Question(
        "directions", "Предмет", "Направления сотрудничества", "Каждое направление с новой строки.",
        QuestionKind.LONG_TEXT,
        "проведение совместных учебных, методических и воспитательных мероприятий\n"
        "обмен опытом педагогических и управленческих команд\n"
        "взаимное информирование о программах, конкурсах и событиях",
    ),
    Question(
        "plan_annex", "Предмет", "Стороны работают по совместному плану?",
        "Совместный план утверждается на учебный год и становится частью соглашения.",
        QuestionKind.YES_NO, True,
    ),
    Question(
        "renewal", "Срок", "Что происходит по окончании срока?",
        "Продление по соглашению не наступает само: программа напомнит о решении.",
        QuestionKind.CHOICE, "agreement",
        (
            Option("none", "Соглашение прекращается"),
            Option("agreement", "Продлевается соглашением сторон"),
            Option("automatic", "Продлевается автоматически, если никто не возразил"),
        ),
    ),
    Question(
        "renewal_months", "Срок", "На сколько месяцев продлевается", "Срок каждого автоматического продления.",
        QuestionKind.NUMBER, 12, unit="месяцев", minimum=1, maximum=60, shown_when=_renewed,
    ),
    Question(
        "notice_days", "Срок", "За сколько дней сообщают о выходе", "Письменное уведомление остальным сторонам.",
        QuestionKind.NUMBER, 30, unit="календарных дней", minimum=1, maximum=180,
    ),
    Question(
        "accession", "Стороны", "Могут ли присоединяться новые организации?",
        "Если сеть будет расти, новые участники присоединяются отдельным соглашением.",
        QuestionKind.YES_NO, True, shown_when=_many,
    ),
)  # fmt: skip

COOPERATION = ContractKind(
    key="cooperation",
    title="Соглашение о сотрудничестве",
    noun="Соглашение",
    hint="Совместные события, методическая работа, обмен опытом; сторон может быть две и больше.",
    index="СД",
    paper="cooperation_agreement",
    roles=(PartyRole.COORDINATOR, PartyRole.PARTY),
    default_role=PartyRole.PARTY,
    own_role=PartyRole.COORDINATOR,
    single_roles=(),
    needs_program=False,
    has_annexes=False,
    sections=tuple(section for section in ClauseSection if section is not ClauseSection.FINANCE),
    questions=_QUESTIONS,
)

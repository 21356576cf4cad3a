"""Contract on the network form of realisation of an educational programme.

Questions follow the exemplary form, annex 2 to order 882/391 of 05.08.2020; `norm` names its clause. The variant of
section 2 is not asked: it follows from the roles of the parties.
"""

from __future__ import annotations

from models.enums import ClauseSection, PartyRole
from models.interview import Option, Question, QuestionKind, Situation
from models.kinds import ContractKind


def _teaching(situation: Situation) -> bool:
    return situation.teaching


def _resources(situation: Situation) -> bool:
    return situation.resources


def _has_standard(situation: Situation) -> bool:
    return situation.teaching and (situation.program_kind is None or situation.program_kind.has_standard)


def _exact(situation: Situation) -> bool:
    return situation.answers.get("students_mode") == "exact"


def _range(situation: Situation) -> bool:
    return situation.answers.get("students_mode") == "range"


def _final(situation: Situation) -> bool:
    return situation.teaching and situation.answers.get("final_attestation") != "none"


def _no_final(situation: Situation) -> bool:
    return situation.teaching and situation.answers.get("final_attestation") == "none"


def _service(situation: Situation) -> bool:
    return situation.answers.get("finance_mode") == "service_contract"


_ISSUERS = (
    Option("base", "Базовая организация"),
    Option("both", "Базовая организация и организация-участник"),
)

_SUBJECT = (
    Question(
        "scope", "Предмет", "Что реализуется в сетевой форме?",
        "От ответа зависит предмет договора: для части программы перечисляются её компоненты.",
        QuestionKind.CHOICE, "part",
        (Option("whole", "Программа целиком"), Option("part", "Часть программы", "отдельные предметы, курсы, модули")),
        norm="п. 1.1 примерной формы",
    ),
    Question(
        "approval_mode", "Предмет", "Кто утверждает программу?",
        "Если программу утверждает только базовая организация, участник присылает ей рабочие программы своих частей.",
        QuestionKind.CHOICE, "base",
        (
            Option("base", "Базовая организация"),
            Option("joint", "Базовая организация совместно с участником"),
        ),
        norm="п. 1.2 примерной формы; п. 6 Порядка",
    ),
    Question(
        "standard", "Предмет", "Каким требованиям соответствует программа?",
        "Для основных и предпрофессиональных программ договор называет стандарт или требования.",
        QuestionKind.CHOICE, "fgos",
        (
            Option("fgos", "Федеральный государственный образовательный стандарт"),
            Option("own", "Самостоятельно установленный образовательный стандарт"),
            Option("fgt", "Федеральные государственные требования"),
        ),
        norm="п. 2.2 примерной формы", shown_when=_has_standard,
    ),
)  # fmt: skip

_PUPILS = (
    Question(
        "students_mode", "Обучающиеся", "Число обучающихся известно точно?",
        "Договор называет либо точное число, либо границы.",
        QuestionKind.CHOICE, "exact",
        (Option("exact", "Да, точное число"), Option("range", "Нет, «от … до …»")),
        norm="п. 2.3 (2.4) примерной формы",
    ),
    Question(
        "students_exact", "Обучающиеся", "Число обучающихся", "Столько человек осваивает программу по договору.",
        QuestionKind.NUMBER, 25, unit="человек", minimum=1, maximum=5000, shown_when=_exact,
        norm="п. 2.3 примерной формы",
    ),
    Question(
        "students_min", "Обучающиеся", "Не меньше", "Нижняя граница числа обучающихся.",
        QuestionKind.NUMBER, 10, unit="человек", minimum=1, maximum=5000, shown_when=_range,
        norm="п. 2.3 примерной формы",
    ),
    Question(
        "students_max", "Обучающиеся", "Не больше", "Верхняя граница числа обучающихся.",
        QuestionKind.NUMBER, 25, unit="человек", minimum=1, maximum=5000, shown_when=_range,
        norm="п. 2.3 примерной формы",
    ),
    Question(
        "roster_lead_days", "Обучающиеся", "За сколько рабочих дней направляется поимённый список?",
        "Список обучающихся участник получает заранее, до начала своей части.",
        QuestionKind.NUMBER, 10, unit="рабочих дней", minimum=1, maximum=60, norm="п. 2.3 (2.4) примерной формы",
    ),
)  # fmt: skip

_TEACHING = (
    Question(
        "schedule_mode", "Обучение", "Как определяется расписание?",
        "Расписание может вести каждая сторона сама или оно согласуется приложением к договору.",
        QuestionKind.CHOICE, "annex_part",
        (
            Option("own", "Каждая сторона составляет своё"),
            Option("annex_whole", "Приложением на всю программу"),
            Option("annex_part", "Приложением на часть участника"),
        ),
        norm="п. 2.4 примерной формы", shown_when=_teaching,
    ),
    Question(
        "info_days", "Обучение", "Срок ответа на запрос об успеваемости и посещаемости",
        "Участник сообщает базовой организации сведения об обучающихся по её запросу.",
        QuestionKind.NUMBER, 5, unit="рабочих дней", minimum=1, maximum=30, norm="п. 2.5 примерной формы",
        shown_when=_teaching,
    ),
    Question(
        "certificate_days", "Обучение", "Срок направления справки об освоении части программы",
        "После завершения своей части участник направляет справку, её форма согласуется с базовой организацией.",
        QuestionKind.NUMBER, 5, unit="рабочих дней", minimum=1, maximum=30, norm="п. 2.6 примерной формы",
        shown_when=_teaching,
    ),
    Question(
        "final_attestation", "Обучение", "Кто проводит итоговую аттестацию?",
        "Если программа не предусматривает итоговую аттестацию, выберите «не предусмотрена».",
        QuestionKind.CHOICE, "none",
        (
            Option("base", "Базовая организация"),
            Option("joint", "Стороны совместно"),
            Option("none", "Не предусмотрена"),
        ),
        norm="п. 2.7 примерной формы", shown_when=_teaching,
    ),
    Question(
        "issued_document", "Обучение", "Документ, выдаваемый по итогам обучения",
        "Закон требует назвать в договоре документ, который получит обучающийся.",
        QuestionKind.TEXT, "документ об образовании", norm="п. 2.8 примерной формы; ст. 15 273-ФЗ", shown_when=_final,
    ),
    Question(
        "issued_training_document", "Обучение", "Документ об обучении",
        "Итоговой аттестации нет: назовите документ, подтверждающий обучение.",
        QuestionKind.TEXT, "справка об обучении", norm="п. 2.9 примерной формы; ст. 15 273-ФЗ", shown_when=_no_final,
    ),
    Question(
        "document_issuer", "Обучение", "Кто выдаёт документ?",
        "Документ выдаёт базовая организация; договор может предусмотреть и документ участника.",
        QuestionKind.CHOICE, "base", _ISSUERS, norm="п. 2.8, 2.9 примерной формы; п. 14 Порядка",
        shown_when=_teaching,
    ),
    Question(
        "responsible_days", "Ресурсы", "Срок, в который называется ответственный за ресурсы",
        "Обладатель ресурсов назначает лицо, ответственное за взаимодействие.",
        QuestionKind.NUMBER, 5, unit="рабочих дней", minimum=1, maximum=30, norm="п. 2.5 примерной формы (ресурсы)",
        shown_when=_resources,
    ),
)  # fmt: skip

_FINANCE = (
    Question(
        "finance_mode", "Финансы", "Как финансируется реализация программы?",
        "Участник не вправе брать плату с обучающихся за свою часть программы (п. 15 Порядка).",
        QuestionKind.CHOICE, "none",
        (
            Option("none", "Без взаимных финансовых обязательств", "собственная формулировка, дополнительно к форме"),
            Option("service_contract", "Отдельным договором возмездного оказания услуг"),
            Option("paid_services", "Из платы обучающихся по платной программе", "только для платных программ"),
            Option("resources_annex", "Базовая организация оплачивает ресурсы", "по приложению о стоимости ресурсов"),
        ),
        norm="п. 3.1 примерной формы; п. 15 Порядка",
    ),
    Question(
        "service_contract_days", "Финансы", "Срок заключения договора оказания услуг",
        "Договор возмездного оказания услуг заключается отдельно, в срок от подписания этого договора.",
        QuestionKind.NUMBER, 10, unit="рабочих дней", minimum=1, maximum=60, norm="п. 3.1 примерной формы",
        shown_when=_service,
    ),
    Question(
        "print_bank_details", "Финансы", "Печатать банковские реквизиты?",
        "Примерная форма их не содержит; они нужны, если стороны рассчитываются между собой.",
        QuestionKind.YES_NO, False, norm="раздел 6 примерной формы",
    ),
)  # fmt: skip

NETWORK = ContractKind(
    key="network",
    title="Договор о сетевой форме",
    noun="Договор",
    hint="Часть программы преподаёт другая организация или используются её ресурсы (ст. 15 273-ФЗ).",
    index="СФ",
    paper="network_contract",
    roles=(PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER),
    default_role=PartyRole.EDU_PARTICIPANT,
    own_role=PartyRole.BASE,
    single_roles=(PartyRole.BASE,),
    needs_program=True,
    has_annexes=True,
    sections=tuple(ClauseSection),
    questions=_SUBJECT + _PUPILS + _TEACHING + _FINANCE,
)

"""Gender of abbreviations of organisations, by the head noun of what they stand for. Lower case."""

from __future__ import annotations

from documents.russian.grammar import NounGender, word_set

# учреждение, общество, предприятие, товарищество, хозяйство
_NEUTER = word_set(
    """
    мбоу маоу мкоу моу мобу мбдоу мадоу мкдоу мдоу мбу мау мку мбудо маудо мбоудо мбук маук мбуз
    гбоу гаоу гкоу гоу гбу гау гку гбпоу гапоу гкпоу гбук гаук гбуз гбудо гаудо кгбоу кгбпоу кгапоу кгбу
    кгау кгку огбоу огбпоу огапоу огбу огау огку фгбоу фгаоу фгкоу фгбу фгау фгку фку чоу ноу ночу чпоу чу
    ооо оао зао ао пао нао фгуп гуп муп тсж тсн снт днт кфх
    нпо нпп умвд уфк уфнс уфссп мчс мвд гу гпоу
    """
)
# организация, школа, больница, система
_FEMININE = word_set(
    "ано аноо оано нко роо моо сош оош нош сш сшор дюсш дши дмш дхш цбс црб сют сюн вшэ ран рао ранхигс гибдд"
)
# институт, центр, дом, кооператив, сад
_MASCULINE = word_set("нии ниц цдт цдо ддт цо црр цзн мфц спк гск ипк иро фок бф фиц рц ни ниу дт дк")

ABBREVIATIONS: dict[str, NounGender] = {
    **dict.fromkeys(sorted(_NEUTER), "n"),
    **dict.fromkeys(sorted(_FEMININE), "f"),
    **dict.fromkeys(sorted(_MASCULINE), "m"),
}
# Endings of abbreviations not listed: «…ОУ», «…БУ», «…АУ», «…КУ» are учреждения, «…УП» предприятия.
# «…ГУ», «…ТУ», «…ПУ», «…ФУ» are университеты, «…ИРО», «…ИПКРО» институты; «Ц…», «РЦ…» центры.
MASCULINE_ENDINGS = ("гу", "ту", "пу", "фу", "иро", "ипк", "ипкро")
MASCULINE_BEGINNINGS = ("ц", "рц", "мц")
NEUTER_ENDINGS = ("оу", "бу", "ау", "ку", "уп", "удо", "оук")

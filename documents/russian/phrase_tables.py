"""Words with a part of their own in positions and names of organisations. Lower case."""

from __future__ import annotations

from documents.russian.grammar import Case, word_set

PREPOSITIONS = word_set(
    """
    в во на по при для с со из от до за к ко у о об обо под над между через про без около ради против
    среди вне близ согласно вследствие
    """
)
CONJUNCTIONS = frozenset({"и", "или", "а"})
# «и. о. директора» stands in the genitive whatever the case.
FROZEN_STARTS = ("и. о.", "и.о.", "и.\u00a0о.", "и о ", "ио ", "врио ", "вр.и.о.", "вр. и. о.", "в.и.о.")
# After these (mostly genitive) words and abbreviations a place name stands in the nominative: «города Уфа».
BEFORE_PLACE_NAMES = word_set(
    """
    образования района округа города посёлка поселка села деревни станицы поселения области края
    республики аула хутора слободы улуса кожууна местечка станции г п пос с д дер ст х мо рп пгт мр го имени
    им город посёлок поселок село деревня станица
    """
)
# First parts of compounds that never change: «шеф-повара».
FIXED_FIRST_PARTS = word_set(
    """
    шеф арт офис бизнес пресс вице экс медиа интернет веб видео кино пиар онлайн фитнес штаб ит эко био мини
    макси обер унтер контр топ промо конференц радио теле фото аудио санкт генерал премьер лейб камер лорд штабс
    """
)
# Compounds that keep their first half though it changes in others («капитана-наставника»).
FIXED_COMPOUNDS = word_set("капитан-лейтенант")
# Shortened heads: what follows hangs on them («зам. директора»); shortened adjectives do not matter («гл. бухгалтер»).
SHORTENED_HEADS = word_set("зам нач зав пом рук пред упр")
SHORTENED_ADJECTIVES = word_set("ст гл мл вед")
# Adjectives that are persons even where a noun follows that they might agree with: «служащей банка».
ALWAYS_PERSONS = word_set("служащий служащая заведующий заведующая горничная вожатый вожатая")
# Genitives that might be taken for a nominative plural: «Ордена Ленина завод».
NEVER_HEADS = word_set("ордена орденов имени ленина")
# Abbreviations that stay when a name is written in capitals throughout.
CAPITAL_ABBREVIATIONS = word_set(
    """
    мбоу маоу мкоу моу мобу мбдоу мадоу мкдоу мдоу мбу мау мку гбоу гаоу гкоу гоу гбу гау гку гбпоу
    гапоу кгбоу кгбпоу огбоу огбпоу фгбоу фгаоу фгкоу фгбу фгау фгуп муп гуп ооо оао зао ао пао ано нао
    нко роо чоу ноу ночу чпоу ип до впо спо дпо во сош оош нош гбуз мбук гбук мбуз сш дюсш цдт цдо ддт
    црр рф нии тоо снт тсж тсн гск нпо цро ипк иро кгау кгбу дод сп кфх мчс мвд гибдд ссср чоп оу доу
    """
)
# Words of schools that the dictionary does not have and that follow the rule.
KNOWN_WORDS = word_set("тьютор кванториум технопарк педколледж кибершкола медиацентр имам-хатыб")
# Abbreviations that became nouns.
LIVING_ABBREVIATIONS = word_set("вуз втуз ссуз загс")
# Endings of ordinals in figures, for lifeless heads: «3-й городской больницы».
FIGURE_ENDINGS: dict[str, dict[Case, str]] = {
    "й": {"gen": "го", "dat": "му", "acc": "й", "ins": "м", "pre": "м"},
    "е": {"gen": "го", "dat": "му", "acc": "е", "ins": "м", "pre": "м"},
    "я": {"gen": "й", "dat": "й", "acc": "ю", "ins": "й", "pre": "й"},
}
ENTREPRENEUR = ("индивидуальный предприниматель", "самозанятый", "самозанятая", "ип ", "глава кфх")

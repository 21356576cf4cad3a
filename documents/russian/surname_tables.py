"""Surnames that no rule tells apart by their ending, lower case, ё as е. Every error found becomes an entry."""

from __future__ import annotations

import re

from documents.russian.grammar import word_set

# Foreign, mostly French surnames on a stressed -а/-я, which never change.
INDECLINABLE = word_set(
    """
    дюма золя петипа люка тома дега деррида сера труайя гавальда ферма бара гамарра тальма кампра дюка бальма виала
    """
)
# A vowel before -а: such surnames and first names never change.
VOWEL_A = ("аа", "еа", "иа", "оа", "уа", "ыа", "эа", "юа", "яа")
# Men's foreign surnames on -ин, -ов, -ын that take -ом in the instrumental: «Дарвином», «Вирховом».
FOREIGN_POSSESSIVE = word_set(
    """
    августин аладин алладин антонин арлекин аспин беклин бенджамин беньямин берлин бофин бреслин валентин валлин
    вельфлин вениамин галвин гедин гельдерлин гершвин гилпин гмелин гослин дарвин деблин девлин дурбин ирвин калкин
    квентин колин коллин константин корбин кофлин криспин кронин ламартин ларкин лафлин лафонтин лонгин лундин
    маклафлин маклин максимин мартин мерлин нордин олдрин остин перкин перрин плотин рабин расин рейхлин ренкин рескин
    робин роллин росслин саладин селин серафин стриплин тамблин темплин тобин томлин торин турпин тюрпин флавин
    франклин хамлин хардин хаскин хедин ходжкин хопкин хоскин хэмлин цеппелин чапин чаплин шверин штеттин эйткин эрвин
    эрскин юстин аткин уоткин уилкин данкин бегин дастин кюстин лепин саварин роулин конклин мелин сандин сундин седин
    фельдин ошин финнин хефлин хеслин эглин эберлин кестлин оберлин ройхлин меллентин деммин огюстин жермин хоакин
    фермин каммин браунин эргин кескин алтын айдын гюлькин сезгин бильгин фенвин слевин карвин далвин девин кевин
    стивин алвин элвин альвин кертин корвин хиггин уиггин шамплин эшлин куртин
    бредов бюлов вирхов грабов гуцков зандов левецов
    лютцов люцов рантцов рохов сандов тресков флотов шадов ягов
    """
)
# Endings and beginnings of men's surnames on -ин that Russian ones do not have: «Болдуин», «Мелвин», «Баффин»,
# «Гайнутдин», «Рэнкин», «Джоплин», «Макклин».
FOREIGN_IN = re.compile(
    r"(?:уин|[рлд]ь?вин|ффин|ббин|ддин|[еую]тдин|[бвгдзклмнпрстфх]э[а-я]*ин)$"
    r"|^(?:дж[а-я]*ин|мак[гдклмнфтх][а-я]*ин)$"
    # «Окерлин», «Хедлин», «Берглин», «Хефлин», «Голлин», but not «Фатхуллин», «Кириллин».
    r"|[рдгф]лин$|[^аеуи]ллин$"
)
# Russian surnames on -ин after these are many; after other consonants an unknown one may be foreign.
SAFE_IN = re.compile("(?:[кхшчжщнсаеия]|улл|[еа]тд|[гк]ильд)ин$|цын$")
# Tatar and Bashkir surnames, some of which the dictionary has as first names: «Тухватуллиным».
TURKIC_IN = re.compile("(?:улл?|[гк]ильд)ин$")
# Russian surnames of one syllable on -ов, with the feminine of two.
RUSSIAN_MONOSYLLABLES = word_set("львов псков пнев")
# German surnames on -их after consonants that Russian ones have too, and Russian ones after consonants that
# German ones have.
FOREIGN_IKH = word_set("мюних")
RUSSIAN_IKH = word_set("лихих третьих святих пеших")
# Women's surnames on -ова/-ева/-ина that are nouns, not the feminine of -ов/-ин: «Тычины», not «Тычиной».
FEMININE_NOUNS = word_set(
    """
    бузина година дубина калина корова обнова основа подкова рябина скорина солонина торбина тычина щетина ялина
    """
)
# Polish and Czech women's surnames are adjectives: «Брыльской».
POLISH_SKA = re.compile("[бвгдзлмнпрт]ь?ска$|цка$")
# Surnames on -ая that are Georgian nouns, not adjectives: «Шенгелаи».
NOUN_AYA = word_set("шенгелая цхакая кокая кварая лакербая")
# Surnames on -ой and -ий that are nouns: «Прибоя», «о Палие».
NOUN_OY = word_set("козодой водопой фицрой лерой конрой элрой савой мэллой маллой сухостой устой левкой")
NOUN_IY = word_set("палий бабий гудзий топчий багрий змий чубий ганжий бакший чопий")
LATIN_IY = word_set("евтихий евсихий малахий")
# Surnames whose vowel falls out though no common noun tells so.
FLEETING = {"лев": "льв", "павел": "павл", "пес": "пс"}
# Surnames on -ец that keep their vowel: «Хейфеца».
KEEPING_ETS = word_set("хейфец кобец")
# Surnames on -ец with the unstressed ending («Немцем»); the others take -цом.
UNSTRESSED_ETS = ("аец", "еец", "иец", "нец", "мец", "ахтырец", "перец", "палец", "горец")
# Nouns on -ец that as surnames have the stressed ending though a noun of the same spelling has not: «Венцом».
STRESSED_ETS = word_set("венец малец")
# Surnames on a sibilant and -а with the stressed ending that the dictionary does not have: «Левшой».
STRESSED_SIBILANT_A = word_set("левша паша гаджа хаджа ходжа ханжа ганжа")
# Foreign surnames spelt like a Russian noun whose vowel falls out.
FOREIGN_NOUNS = word_set("кегель")

# Endings after which a surname that the dictionary does not know may be trusted.
SAFE_MASCULINE = (
    "ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ской", "цкой", "овой", "евой", "ко", "ых", "ян", "янц",
    "дзе", "швили", "ава", "ук", "юк", "ак", "як", "ик", "ич", "ман", "берг", "штейн", "ар", "ур",
)  # fmt: skip
SAFE_FEMININE = (
    "ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ная", "вая", "тая", "дая", "рая", "гая", "хая", "чая",
    "щая", "яя", "ава",
)  # fmt: skip

# Endings that leave no choice: no vowel falls out, the instrumental does not hang on the stress.
REGULAR = re.compile(
    r"[бвгдзмнпрстфх]$|[^оеё][кл]$|[аеёяыую]й$|[бвгдзлмнпрст](?<!ен)(?<!от)ь$|[бвгдзклмнпрстфх]а$|(?:ов|ев|н|т)ый$"
)

"""Names that no rule tells apart by their ending, lower case, ё as е. Every error found becomes an entry."""

from __future__ import annotations

import re

from documents.russian.grammar import word_set

# Foreign surnames on a stressed -а/-я, which never change.
INDECLINABLE_SURNAMES = word_set(
    """
    дюма золя петипа люка тома дега деррида сера труайя гавальда ферма лакруа
    """
)
# Men's foreign surnames on -ин, -ов that take -ом in the instrumental: «Дарвином», «Вирховом».
FOREIGN_IN_OV = word_set(
    """
    дарвин чаплин франклин расин кальвин кельвин гершвин кронин гудвин болдвин болдуин балдуин эдвин
    корвин ирвин марвин мелвин колвин годвин галвин гриффин колин коллин мартин лафонтин тобин робин
    эрвин рэнкин маклин маклафлин ламартин макквин мерлин голдвин цеппелин кассин джоплин хэмлин берлин
    девлин бюлов вирхов флотов гуцков лютцов
    """
)
# German surnames on -их beside the Russian ones on the genitive plural; the other consonants follow a rule.
FOREIGN_IKH = word_set("миних мюнних мних бених хених")
RUSSIAN_IKH = word_set("лихих третьих святих пеших")
# Women's surnames on -ова/-ева/-ина that are nouns, not the feminine of -ов/-ин: «Тычины», not «Тычиной».
FEMININE_NOUN_SURNAMES = word_set(
    """
    тычина скорина калина рябина былина дубина осина сова корова бова дева ялина крыница година щетина
    """
)
# Surnames on -ая that are Georgian nouns, not adjectives: «Шенгелаи».
NOUN_AYA = word_set("шенгелая цхакая кокая гогебая кварая")
# Surnames on -ой and -ий that are nouns: «Прибоя», «о Палие».
NOUN_OY = word_set("козодой прибой водопой фицрой лерой конрой макрой элрой савой")
NOUN_IY = word_set("палий бабий гудзий топчий багрий кий вий змий чубий ганжий")
# Surnames on -ец with the unstressed ending («Немцем»); the others take -цом.
UNSTRESSED_ETS = ("немец", "ахтырец", "перец", "палец", "месяц", "заяц", "анец", "янец", "инец", "горец")

# Male first names that never change although a rule would change them.
INDECLINABLE_GIVEN = word_set("николя франсуа шота антуа андреа джошуа")
# First parts of double given names that never change: «Жан-Жака», «Абдул-Азиза».
FIXED_GIVEN_PARTS = word_set(
    """
    жан абдул абдель абд абу ага ак ал аль эль амир нур сейид сеид шах мирза хаджи гаджи бен бин санта
    сан кара сары ибн
    """
)
# First parts of double surnames that never change: «Тер-Петросяна», «Бонч-Бруевича».
FIXED_SURNAME_PARTS = word_set(
    """
    тер бонч сен сент санта сан гей мак де ла ле ди да аль эль бен ибн бин нео кара туган лорис тулуз
    дон фон ван дер абу дю дель юсуф тян
    """
)
# Patronymics with the stressed ending: «Ильичом».
STRESSED_PATRONYMICS = word_set("ильич кузьмич лукич фомич")
# Turkic words for son and daughter; they and the name before them never change.
SON_WORDS = ("оглы", "углы", "оглу", "улы", "уулу", "угли", "огли", "оол")
DAUGHTER_WORDS = ("кызы", "гызы", "кизи", "кизы", "кыз", "кизлари")
# Particles of foreign surnames, never inflected.
PARTICLES = word_set("де ла ле да ди дю фон ван дер ден дель делла дос ду эль аль бен ибн бин тер")

# Endings after which a surname that the dictionary does not know may be trusted.
SAFE_MASCULINE = tuple(
    sorted(
        word_set("ов ев ёв ин ын ский цкий ской цкой ко ых ян янц дзе швили ук юк ак як ик ич ман берг штейн ар ур ава")
    )
)
SAFE_FEMININE = tuple(
    sorted(
        word_set(
            """
    ова ева ёва ина ына ская цкая ная вая тая дая рая гая хая чая щая яя
    """
        )
    )
)
# Forms that are the same for both genders and every case.
SAFE_UNCHANGED = ("о", "е", "э", "и", "у", "ю", "ы", "ых", "ких", "гих", "хих", "ших", "жих", "чих", "щих")

# Endings that leave no choice: no vowel falls out, the instrumental does not hang on the stress.
REGULAR = re.compile(r"[аиуыюяйьбвгджзклмнпрстфхц][бвгдзклмнпрстфх]$|[аяыую]й$|[аиуюя]ль$|[аыи]рь$|[бвгдзклмнпрст]а$")

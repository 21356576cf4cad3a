"""Names that no rule tells apart by their ending, lower case, ё as е. Every error found becomes an entry."""

from __future__ import annotations

from documents.russian.grammar import word_set

# Male first names that never change although a rule would change them.
INDECLINABLE_GIVEN = word_set("николя франсуа шота антуа андреа джошуа")
# Women's names on -ль that change; all others do not («Айгуль», «Гузель»).
DECLINABLE_ON_L = word_set("агидель жизель нинель рашель рахиль адель")
# Women's names on -ь whose declension nobody disputes; Turkic and other ones («Гузель», «Асель») are met both ways.
SETTLED_SOFT = word_set("любовь нинель рахиль руфь юдифь эсфирь агарь жизель рашель адель ассоль")
# Turkic women's names with the stress on the last letter: «Зульфие» and «Зульфии» are both written.
STRESSED_IYA = word_set(
    "зульфия альфия гульфия рамзия рушания сания наджия закия ралия разия салия галия руфия минзия асия гания фания"
)
# Men's names that some inflect and some do not: «Косты» and «Коста», «Данилы» and «Данило».
MET_BOTH_WAYS = word_set("коста данило михайло гаврило кирило марко павло петро дмитро ивайло левко василько")
# First parts of double given names that never change: «Жан-Жака», «Абдул-Азиза».
FIXED_GIVEN_PARTS = word_set(
    """
    жан пьер поль шарль луи жак клод ив анри мари марк абдул абдель абд абу ага ак ал аль эль амир нур сейид сеид
    шах мирза хаджи гаджи хан бен бин санта сан кара сары ибн гасан али магомед мухаммад мухаммед шейх гарун
    """
)
# Second parts of Turkic names after which the first never changes: «Батыр-бека», «Адиль-Гирея».
TURKIC_SECOND_PARTS = word_set("хан бек гирей али ага бай оол бей мурза мирза паша султан заде гельды")
# First parts of double surnames that never change: «Тер-Петросяна», «Бонч-Бруевича».
FIXED_SURNAME_PARTS = word_set(
    """
    тер бонч гей кара туган лорис тулуз юсуф тян мелик гасан шолом корвин белиц книппер вар призван абдул абу нео
    кум ага ак хан шах вилла бульвер грум доливо сухово миклухо войно
    """
)
# Foreign first parts that are surnames of their own: «Мендельсона-Бартольди».
CHANGING_SURNAME_PARTS = word_set("мендельсон бодуэн")
# The same of foreign surnames; -ов and -ин behind them take -ом: «Сан-Мартином».
FOREIGN_FIRST_PARTS = word_set("сен сент санта сан мак де ла ле ди да аль эль бен ибн бин дон фон ван дер дю дель ап о")
# Patronymics with the stressed ending: «Ильичом».
STRESSED_PATRONYMICS = word_set("ильич кузьмич лукич фомич")
# Turkic words for son and daughter; they and the name before them never change.
SON_WORDS = ("оглы", "ұлы", "углы", "оглу", "улы", "уулу", "угли", "огли")
DAUGHTER_WORDS = ("кызы", "қызы", "гызы", "кизи", "кизы", "кыз", "кизлари")
# Particles of foreign surnames, never inflected.
PARTICLES = word_set("де ла ле да ди дю фон ван дер ден дель делла дос ду эль аль бен ибн бин тер")
# Names of both men and women: they tell no gender.
OF_BOTH_GENDERS = word_set("саша женя валя шура слава саня паша стася сима мика мишель ариэль")

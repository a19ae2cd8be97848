"""Which language a text is in; the texts are invented."""

import pytest

from dateline.sources.language import language

TEXTS = {
    "en": "Rebels shelled the harbour on Monday, and nine people were killed, doctors said.",
    "ar": "قصفت قوات الحكومة الميناء يوم الاثنين وقتل تسعة أشخاص بحسب أطباء في المدينة.",
    "fr": "Les rebelles ont bombardé le port lundi et neuf personnes ont été tuées, selon des médecins.",
    "es": "Los rebeldes bombardearon el puerto el lunes y nueve personas murieron, según los médicos.",
    "uk": "У понеділок бойовики обстріляли порт, загинуло дев'ять осіб, повідомили лікарі міста.",
    "ru": "В понедельник боевики обстреляли порт, погибли девять человек, сообщили врачи города.",
    "de": "Am Montag haben Rebellen den Hafen beschossen, neun Menschen wurden nach Angaben von Ärzten getötet.",
    "tr": "İsyancılar pazartesi günü limanı topçu ateşine tuttu ve dokuz kişi öldü, doktorlar söyledi.",
    "pt": "Os rebeldes bombardearam o porto na segunda-feira e nove pessoas foram mortas, disseram médicos.",
    "it": "I ribelli hanno bombardato il porto lunedì e nove persone sono state uccise, secondo i medici.",
    "fa": "شورشیان روز دوشنبه بندر را گلوله‌باران کردند و به گفته پزشکان نه نفر کشته شدند.",
    "fi": "Kapinalliset tulittivat satamaa maanantaina, ja yhdeksän ihmistä on kuollut, kertovat lääkärit.",
    "hu": "A lázadók hétfőn lőtték a kikötőt, és az orvosok szerint kilenc ember meghalt a városban.",
    "so": "Kooxda hubaysan ayaa duqaysay dekedda maalintii Isniinta, waxaana ku dhintay sagaal qof.",
    "ha": "'Yan tawaye sun kai hari a tashar jiragen ruwa ranar Litinin, mutane tara sun mutu in ji likitoci.",
    "sw": "Waasi walishambulia bandari siku ya Jumatatu na watu tisa waliuawa, walisema madaktari wa mji huo.",
    "id": "Pemberontak menembaki pelabuhan pada hari Senin dan sembilan orang tewas, kata para dokter di kota itu.",
    "vi": "Phiến quân đã pháo kích bến cảng hôm thứ Hai và chín người đã thiệt mạng, các bác sĩ cho biết.",
    "pl": "Rebelianci ostrzelali port w poniedziałek i zginęło dziewięć osób, jak podali lekarze z miasta.",
    "nl": "Rebellen beschoten de haven maandag en negen mensen werden gedood, zeiden artsen in de stad.",
    "he": "המורדים הפגיזו את הנמל ביום שני ותשעה בני אדם נהרגו, אמרו רופאים.",
}
SHORT = {
    "fr": "Neuf morts dans le port de la ville",
    "es": "Nueve muertos en el puerto de la ciudad",
    "de": "Neun Tote nach Angriff auf den Hafen",
    "ru": "Девять погибших при обстреле порта",
    "uk": "Дев'ять загиблих після обстрілу порту",
    "ar": "مقتل تسعة في قصف الميناء",
}


@pytest.mark.parametrize(("code", "text"), [*TEXTS.items(), *SHORT.items()])
def test_a_language_is_recognised(code, text):
    assert language(text) == code


@pytest.mark.parametrize(
    "headline",
    [
        "Blast hits Deir ez-Zor market",
        "Hayat Tahrir al-Sham seizes Ma'arrat al-Nu'man",
        "Jaysh al-Islam, Faylaq al-Rahman clash in Arbin",
        "Regime forces enter Tadmur city",
        "Bombardment targets Hama and Daraa",
        "Gunmen kill mayor of Río Verde",
        "Al-Shabaab attacks Beledweyne, Buulobarde",
    ],
)
def test_english_headlines_full_of_names_are_english(headline):
    assert language(headline) == "en"


@pytest.mark.parametrize("text", ["", "2017-04-03", "Idlib.", "!!!"])
def test_too_little_to_tell_is_none(text):
    assert language(text) is None


def test_a_page_with_a_foreign_quote_is_english():
    assert language(f"{TEXTS['en']} He said: «{TEXTS['fr']}» {TEXTS['en']} {TEXTS['en']}") == "en"

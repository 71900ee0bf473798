"""Slips of style that are told with the words they stand on, and good texts that are left alone."""

import pytest

from kk_desktop.domain.style import Rule, find_slips

SLIPS = [
    (Rule.FX, "fx.", "Midlerne går til flere formål, fx. legepladser."),
    (Rule.FX, "Fx.", "Fx. kan vi nævne Tingbjerg."),
    (Rule.FX, "fx.", "Andre områder (fx. Valby) er med."),
    (Rule.TWO_STOPS, "m.v..", "Der er udgifter til løn, husleje m.v.. Resten spares."),
    (Rule.TWO_STOPS, "kr..", "Udgiften er 5 mio. kr.. Den er ny."),
    (Rule.TWO_STOPS, "osv..", "Børn, unge osv.."),
    (Rule.TWO_STOPS, "bl.a..", "Det gælder bl.a.. Valby."),
    (Rule.PAIR, "såvel børn samt", "Planen gælder såvel børn samt unge."),
    (Rule.PAIR, "Både lejere samt", "Både lejere samt ejere er hørt."),
    (Rule.PAIR, "Såvel kommunen og", "Såvel kommunen og boligselskabet deltager."),
    (Rule.PAIR, "Såvel de planer, som er vedtaget, samt", "Såvel de planer, som er vedtaget, samt de nye er med."),
    (Rule.TWICE, "er er", "Planen er er vedtaget."),
    (Rule.TWICE, "at at", "Vi håber, at at planen lykkes."),
    (Rule.TWICE, "har sammen med boligselskaberne har", "Kommunen har sammen med boligselskaberne har søgt om midler."),
    (Rule.TWICE, "vil i løbet af året vil", "Udvalget vil i løbet af året vil drøfte sagen."),
    (
        Rule.VOICE,
        "Forvaltningen vil gerne",
        "Udvalget støtter planen. Forvaltningen vil gerne. Udvalget ser frem til det.",
    ),
    (
        Rule.VOICE,
        "Socialudvalget finder",
        "Socialforvaltningen takker for brevet. Socialudvalget finder det godt.",
    ),
    (Rule.VOICE, "Vi i forvaltningen", "Vi i udvalget er glade for planen. Vi i forvaltningen følger op."),
    (Rule.DATE_STYLE, "12-06-2016", "Brevet kom den 4. maj 2016, og svaret blev sendt 12-06-2016."),
    (Rule.DATE_STYLE, "9. maj 2016", "Vi mødtes 04.05.2016, 06.05.2016 og den 9. maj 2016."),
    (Rule.DATE_STYLE, "4/5-2016", "Møde 4/5-2016. Næste møde er 11. maj 2016."),
    (Rule.REFERENCE, "bilag 7", "Se bilag 7.\n\nBilag:\n1. Kort\n2. Budget\n3. Tidsplan"),
    (Rule.REFERENCE, "bilag 4", "Planen er vist på kort (bilag 4). Bilag 1: Kort. Bilag 2: Budget."),
    (Rule.REFERENCE, "tabel 3", "Tallene fremgår af tabel 3.\n\nTabel 1. Udgifter\n\nTabel 2. Indtægter"),
    (Rule.COUNT, "fire bydele", "Der er fire bydele: Valby, Vanløse, Brønshøj, Amager og Nørrebro."),
    (Rule.COUNT, "tre mål", "Planen har følgende tre mål:\n- job\n- bolig\n- skole\n- tryghed"),
    (Rule.COUNT, "7 af de 10 områder", "Indsatsen gælder 7 af de 10 områder: Valby, Vanløse og Amager."),
    (Rule.COUNT, "to bydele", "De to bydele (Valby, Vanløse og Amager) er med."),
    (Rule.COUNT, "to spor", "Vi foreslår to spor: rådgivning, lektiehjælp og værksted."),
    (Rule.TWICE, "er er", "Det, der er er nyt, er planen."),
    (Rule.TWICE, "har Socialforvaltningen har", "I år har Socialforvaltningen har søgt om midler."),
    (Rule.PAIR, "Hverken udvalget og", "Hverken udvalget og forvaltningen støtter det."),
    (Rule.COUNT, "Fem af de ti områder", "Fem af de ti områder (Tingbjerg, Valby, Sundby og Husum) er med."),
    (Rule.REFERENCE, "bilag 10-15", "Aftalerne er vedlagt, jf. bilag 10-15. Vedlagt er bilag 1-9."),
    (Rule.VOICE, "Udvalget finder dog, at vi", "Vi støtter forslaget. Udvalget finder dog, at vi mangler et overslag."),
    (Rule.TWO_STOPS, "f.eks..", "Se f.eks.. Valby."),
    (Rule.COUNT, "tre råd", "Rapporten har tre råd: 1) Bedre lys, 2) flere stier."),
    (
        Rule.VOICE,
        "Kulturforvaltningen kan også tilslutte sig",
        "Socialudvalget bemærker fejl. Kulturforvaltningen kan også tilslutte sig.",
    ),
    (Rule.COUNT, "fire områder", "De fire områder er Valby, Vanløse og Husum."),
    (Rule.COUNT, "4 anbefalinger", "Analyserne giver 4 anbefalinger.\n1. Job\n2. Bolig\n3. Skole"),
    (Rule.REFERENCE, "bilag 3-6", "Jf. bilag 3-6. Bilag 1 - Kort, Bilag 2 - Notat, Bilag 3 - Plan."),
    (Rule.VOICE, "som forvaltning vil vi", "Som udvalg støtter vi planen, og som forvaltning vil vi følge op."),
    (
        Rule.VOICE,
        "Det er forvaltningens holdning",
        "Udvalget glæder sig. Det er forvaltningens holdning, at det haster.",
    ),
]

GOOD = [
    "Midlerne går til flere formål, fx legepladser.",
    "Man kan vælge et andet sted, en park fx. Det er billigere.",
    "Noget nyt fx.",
    "Udgifter til løn m.v. afholdes.",
    "Og så videre ... Vi ser frem.",
    "Hent fx.txt.",
    "Planen gælder såvel børn som unge samt ældre.",
    "Både børn og unge samt ældre.",
    "Hverken børn eller unge og ældre.",
    "De både, som ligger i havnen, samt husbåde.",
    "Såvel A som B.",
    "Det er meget meget vigtigt.",
    "Midlerne fordeles på i i alt 7 områder.",
    "De midler, vi har, har vi brugt.",
    "De erfaringer vi har gjort har vist det.",
    "Området har vist, at kommunen har ret.",
    "Høring\nHøring om planen",
    "Udvalget støtter planen. Forvaltningen udarbejder en handleplan.",
    "Udvalget har bedt forvaltningen om et notat og ser frem til det.",
    "Forvaltningen oplyser, at planen er klar. Udvalget tilslutter sig den.",
    "Lokaludvalget ønsker flere træer. Forvaltningen takker for forslaget.",
    "Udvalget bemærker, at forvaltningen finder planen dyr.",
    "Mødet er den 4. maj 2016, fristen den 6. juni.",
    "Sagsnr. 2011-40035 er fra 4. maj 2011.",
    "Kl. 17.30 den 4. maj 2016. Funktion 0.31.1.",
    "”Notat af 12-11-2012” blev vedtaget den 4. maj 2013.",
    "Dato: 21-12-2016\n\nMødet var den 4. oktober 2016.",
    "Se bilag 2.\n\nBilag:\n1. Kort\n2. Budget",
    "Se bilag 14.",
    "Jf. bekendtgørelsens bilag 9. Bilag: 1 Kort, 2 Budget.",
    "Der er fem bydele: Valby, Vanløse, Brønshøj, Amager og Nørrebro.",
    "Der er tre mål: job, bolig, børn og unge.",
    "Vi støtter to forslag: Det ene er nyt.",
    "Planen løber i fire år: 2014, 2015, 2016.",
    "Der er ti områder, fx: Valby og Vanløse.",
    "Syv af de ti områder er med.",
    "Planen har tre mål:\n- job\n- bolig\n- skole",
    "Kl. 10 taler vi om to ting: Teknik- og Miljøforvaltningens plan og økonomi.",
    "De tre områder (jf. politikken) er med.",
    "Aftalen er vedlagt, jf. bilag 2. Vedlagt er bilag 1-3.",
    "Det er både godt, billigt og nyt samt let.",
    "Lov nr. 128 af 12.2.2020 blev drøftet den 5. marts 2020.",
    "Udvalget besluttede det den 12. november 2012 (BIU 12.11.12, punkt 6).",
    "Udvalget har ingen bemærkninger. Forvaltningen står til rådighed.",
    "Det er en god idé er det ikke?",
    "Økonomiforvaltningen indstiller, at udvalget mener noget. Forvaltningen ønsker svar. Udvalget støtter.",
    "Vi i udvalget støtter planen og takker forvaltningen.",
    "”Vi har har tabt fx. tre”, sagde hun.",
    "Hvad der skal ske skal aftales.",
    "Vi har tre ønsker, nemlig flere træer, bedre lys og en ny sti.",
    "Vurderingen har tre dele: 1) nu, 2) hvad vi gør, 3) hvad der mangler. Mere følger.",
    "De tre områder er Valby, Vanløse og Husum.",
    "Se bilag 4 Kort over Valby og bilag 2.",
    "Han har har-det-godt dage.",
    "Indsatsen rettes såvel mod unge som mod ældre samt børn.",
]


@pytest.mark.parametrize(("rule", "quote", "text"), SLIPS)
def test_a_slip_is_told_once_with_its_words_and_its_place(rule: Rule, quote: str, text: str) -> None:
    (slip,) = find_slips(text)
    assert (slip.rule, slip.quote) == (rule, quote)
    assert text[slip.start : slip.end] == quote


@pytest.mark.parametrize("text", GOOD)
def test_what_is_well_written_or_may_well_be_right_is_left_alone(text: str) -> None:
    assert find_slips(text) == []


# A text alone does not say on which day it was written: those rules are tried on documents.
@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in (Rule.PAST_DATE, Rule.NAME)])
def test_each_rule_has_a_slip_to_show_for_it(rule: Rule) -> None:
    assert rule in {told for told, _, _ in SLIPS}


@pytest.mark.parametrize(("rule", "quote", "text"), SLIPS)
def test_advice_is_one_danish_sentence_or_two(rule: Rule, quote: str, text: str) -> None:
    (slip,) = find_slips(text)
    assert slip.advice.endswith((".", "”."))
    assert "!" not in slip.advice
    assert "\n" not in slip.message


def test_slips_come_in_the_order_of_the_text() -> None:
    text = "Planen er er ny, fx. i Valby. Den gælder såvel børn samt unge m.v.. Den er god."
    assert [slip.rule for slip in find_slips(text)] == [Rule.TWICE, Rule.FX, Rule.PAIR, Rule.TWO_STOPS]


@pytest.mark.parametrize(
    "text", ["", "\n" * 3000, "a" * 20_000, "." * 20_000, "såvel a samt " * 2000, "har i " * 5000, "”" * 9]
)
def test_a_text_that_makes_no_sense_is_read_to_its_end(text: str) -> None:
    assert all(text[slip.start : slip.end] == slip.quote for slip in find_slips(text))

"""A count and the list that it leads to, in its sentence, in the next one or below."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import listed


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("{} skoler, Nordgård, Sydgård og Vestgård, er med i forsøget.", "Tre", "Fire"),
        ("De {} foreninger, Boldklubben og Roklubben, har søgt om penge.", "to", "tre"),
        ("Der er kommet {} høringssvar, fra Ældrerådet, Handicaprådet og Lokaludvalget.", "tre", "fire"),
        ("{} institutioner – Spiren, Kastanjen og Regnbuen – flytter i 2027.", "Tre", "Fire"),
        ("Der er svar fra de {} lokaludvalg Valby, Vanløse og Amager Vest.", "tre", "fire"),
        ("De {} puljer hedder Bypuljen, Havnepuljen og Parkpuljen.", "tre", "fire"),
        ("De {} klubber, der bruger hallen, er Roklubben, Boldklubben og Skakklubben.", "tre", "fire"),
        ("Projektets {} partnere er KAB, fsb og Lejerbo.", "tre", "fire"),
        ("Planen har {} spor (lektiehjælp, mentorer og sommerskole).", "tre", "to"),
        ("Bag aftalen står {} partier (A, B, F og Ø).", "fire", "fem"),
        ("Valgt blev {} medlemmer (formand Anne Holm, næstformand Bo Kjær og kasserer Carl Lund).", "tre", "fire"),
        ("Udbuddet har {} delaftaler, svarende til Nord, Syd, Øst og Vest.", "fire", "fem"),
        ("Vi er {} om opgaven: L. Høj, Karl E. Frost og Ida Bo.", "tre", "fire"),
        ("Udvalget holder {} møder i foråret: 3. marts, 7. april og 12. maj.", "tre", "fire"),
        ("Gruppen mødes {} gange i 2025: 14. januar, 11. marts og 9. september.", "tre", "fire"),
        ("Der holdes åbent på {} dage: mandag, tirsdag og torsdag.", "tre", "fire"),
    ],
)  # fmt: skip
def test_names_after_a_count_are_the_things_that_were_counted(text: str, right: str, wrong: str) -> None:
    assert listed(text.format(right)) == [("green", right)]
    assert listed(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Der er {} krav til ansøger: a) cvr-nummer, b) vedtægter og c) regnskab.", "tre", "fire"),
        ("Projektet har {} faser: først kortlægning, dernæst forsøg og til sidst evaluering.", "tre", "fire"),
        ("Udvalget har {} ønsker: at stien forlænges, at lyset forbedres, og at busserne kører oftere.", "tre", "to"),
        ("Vi foreslår {} ting: Sæt farten ned, luk gaden ved skolen, og flyt containerne.", "tre", "to"),
        ("Afslaget bygger på {} forhold: dels matr.nr. 418, dels manglende fuldmagt, dels højden.", "tre", "to"),
        ("Der indgår {} kilder: registre for 2020; interview med otte borgere; et besøg.", "tre", "fire"),
        ("Vi har {} spørgsmål: Hvornår begynder I? Hvad koster det? Hvem betaler?", "tre", "to"),
        ("Der er {} grunde til det. For det første regnede det. For det andet manglede der stål. For det tredje gik"
         " firmaet konkurs.", "tre", "to"),
        ("Der er holdt {} møder: det første i maj, det andet i juni og det tredje i august.", "tre", "to"),
        ("Projektet har {} etaper. Etape 1 er kloak, etape 2 er belægning, og etape 3 er træer.", "tre", "to"),
        ("Vi har besøgt {} institutioner. Det drejer sig om Spiren, Kastanjen og Regnbuen.", "tre", "fire"),
        ("Planen har {} delområder. Delområde I er til boliger og delområde II til butikker. Delområde III er grønt.",
         "tre", "to"),
        ("Vi renoverer {} pladser. De er valgt efter alder. Listen omfatter Torvet, Haven og Skoven.", "tre", "fire"),
        ("Nævnet har {} medlemmer: P.O. Madsen, A. Sørensen, arkitekt m.a.a. J. Bach og chef Lis Ø. Kragh.",
         "fire", "fem"),
        ("Vi har en {}delt strategi: forebyggelse, indsats og efterværn.", "tre", "to"),
        ("Der er vedlagt {} bilag: bilag 1-4 og 7.", "fem", "seks"),
        ("Forslaget har {} dele. Første del er om lys. Anden del er om luft. Tredje del er om ro.", "tre", "to"),
        ("De {} skoler har henholdsvis 120, 84 og 96 elever.", "tre", "fire"),
    ],
)  # fmt: skip
def test_clauses_and_marks_are_counted(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in listed(text.format(right))
    assert ("red", wrong) in listed(text.format(wrong))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Rådet har {} medlemmer: to fra Valby, tre fra Husum og et fra Amager.", "seks", "syv"),
        ("Rådet har {} medlemmer, nemlig en formand, to lærere og en fra hver af de tre klubber.", "seks", "fem"),
        ("Der er kommet {} klager, en fra HOFOR og to fra naboer.", "tre", "fire"),
    ],
)
def test_groups_count_with_their_own_numbers(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in listed(text.format(right))
    assert ("red", wrong) in listed(text.format(wrong))


def test_the_explanation_shows_how_groups_were_added() -> None:
    findings = check_figures("Rådet har fem medlemmer: en formand, to lærere og tre forældre.", ()).findings
    assert findings[0].explanation == "1 + 2 + 3 = 6; teksten siger fem"


@pytest.mark.parametrize(
    "text",
    [
        "Forvaltningen har holdt fire møder med lokaludvalget, Ældrerådet og Handicaprådet.",
        "I mødet deltog fire lærere, Ældrerådet og Handicaprådet.",
        "Tre ansatte (løn, pension, kurser og kørsel) betales af puljen.",
        "Mindst tre skoler, Nordgård og Sydgård, er med.",
        "De to skoler er gamle, slidte og små.",
        "De to parter har aftalt følgende: løn, ferie, pension og opsigelse.",
        "Blandt de ni skoler er Nordgård, Sydgård og Vestgård.",
        "De ti bydele, Indre By og Østerbro undtaget, har puljer.",
        "Vi har talt med tre borgere om forløbet: stress, ventetid, skift af vejleder og dårlig besked.",
        "I mødet deltog fem borgere fra følgende foreninger: Koret, Klubben og Caféen.",
        "Der er fem pladser, der er forbeholdt Valby, Vanløse og Husum.",
        "Der er tre ansatte med henholdsvis 30 og 37 timer om ugen.",
        "Der er fire boliger (Rantzausgade og Jagtvej), som står tomme.",
        "De fem kommuner, København, Frederiksberg og tre omegnskommuner, er enige.",
        "Gruppen får seks medlemmer: to fra A, to fra B og et medlem fra hver af de to selskaber, KAB og fsb.",
        "Imod stemte fem løsgængere: A. Bo, Per Li, Ida Bo, Eva Lund og Tom Ravn. I alt 49 medlemmer deltog.",
        "Udvalget har fem medlemmer: Anne, Bo, Carl samt to borgere.",
        "Bestyrelsen er på fire: ægteparret Holm, Ida Bo og Per Li.",
        "Afdelingen har 12 opgange: nr. 2, 4, 6 og 8 renoveres først.",
        "Der er to pladser til kandidaterne, og stemmerne faldt sådan: Ida 88, Ali 74 og Bo 51.",
        "Adgangen følger af to regler: lovens § 49 og lovens § 8, stk. 2. Den nye lov, regler og praksis er uændret.",
        "Holdet har ti spillere: Ida og Ali er målmænd.",
        "Af de seks ansøgere er Koret, Klubben og Caféen indstillet.",
        "Bygningen har fire etager: kælder, stue, 1. sal og 2. sal.",
        "Der gives til tre ting: 2,9 mio. kr. til husleje, 2 mio. kr. til løn og det sidste, 1 mio. kr., til kørsel.",
        "Der er 3 indlæg og 2 oplæg: Anne om støj, Bo om lys, Carl om vand, Dan om luft og Eva om ro.",
    ],
)
def test_names_beside_a_count_are_not_always_what_it_counts(text: str) -> None:
    assert [verdict for verdict, _ in listed(text) if verdict == "red"] == []


@pytest.mark.parametrize(
    ("count", "things"),
    [
        ("tre", "kultur og fritid, sundhed og omsorg samt børn og unge"),
        ("fire", "trafik, bolig, klima, børn og unge"),
        ("to", "støj og lugt om dagen, og fest om natten"),
        ("to", "en bro til gående, cyklister og kørestole eller en tunnel"),
        ("tre", "Rambøll, Bech & Holm og Kuben"),
        ("tre", "en vært, der bor i huset, en kok og en gartner"),
    ],
)
def test_an_og_within_a_thing_makes_it_no_two(count: str, things: str) -> None:
    assert ("green", count) in listed(f"Der er {count} emner: {things}.")


def test_an_excerpt_is_a_doubt_until_it_has_more_than_were_counted() -> None:
    text = "Klubben bruges af {} foreninger, bl.a. Roklubben, Boldklubben og Koret."
    assert listed(text.format("ni")) == [("amber", "ni")]
    assert listed(text.format("to")) == [("red", "to")]
    assert listed("Ordningen dækker ni skoler: Nordgård, Sydgård, Vestgård m.fl.") == [("amber", "ni")]
    assert listed("Der er tre steder: Stærevej mv., Degnegården mv. og Tingbjerg.") == [("green", "tre")]


@pytest.mark.parametrize(
    "text",
    [
        "De to kandidater er Anne Holm, Venstre, og Per Lund, SF.",
        "Der er tre ansøgere: Koret (20.000 kr.), Klubben, afd. Valby (30.000 kr.) og Caféen (15.000 kr.).",
        "For stemte 5 medlemmer: A (3), B (1) og F (1).",
    ],
)
def test_a_title_after_a_name_and_a_number_in_brackets_are_no_things_of_their_own(text: str) -> None:
    assert [verdict for verdict, _ in listed(text) if verdict == "red"] == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Vi skal drøfte {} ting: hvem der åbner, hvordan vi låser, og hvilke døre det gælder.", "tre", "fire"),
        ("Der er {} krav: Boden skal stå på torvet, den skal være åben hver dag, og den skal være ren.", "tre", "to"),
        ("Bestyrelsen har {} medlemmer: fire lejere, to fra klubben, en fra skolen og to fra kirken.", "ni", "otte"),
        ("Der er {} løsninger på pladsmanglen.\n\nLøsning A: Vi bygger om.\n\nLøsning B: Vi lejer os ind.\n\n"
         "Løsning C: Vi venter.", "tre", "to"),
    ],
)  # fmt: skip
def test_questions_and_numbered_paragraphs_are_counted(text: str, right: str, wrong: str) -> None:
    assert listed(text.format(right)) == [("green", right)]
    assert listed(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Hej begge\n\nHer er listen: Solbo, Engbo og Lundbo. Sig til, hvis den ikke passer.",
        "Der kom 31 forældre, 12 fra skolen og 7 naboer.",
        "Der er afsat midler i tre år: 2021, 2022 og 2023.",
    ],
)
def test_a_greeting_a_row_of_numbers_and_a_row_of_years_are_no_list_of_things(text: str) -> None:
    assert [told for told in listed(text) if told[0] == "red"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Otte klubber har søgt om tid i den nye hal efter sommerferien, bl.a. Kløvermarken, Hekla og Remisen.",
        "Rapporten peger på seks tiltag, bl.a. bedre lys, en ny sti og en fast vagt.",
    ],
)
def test_a_list_that_says_it_is_an_excerpt_leaves_it_open(text: str) -> None:
    assert [verdict for verdict, _ in listed(text)] == ["amber"]

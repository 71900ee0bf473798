"""Numbers of things that are divided, summed up, taken off or told again, and those that only stand together."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import found

_RIGHT_AND_WRONG = (
    ("Vi sendte skemaet til 60 foreninger. 17 har svaret, mens {} ikke har givet lyd fra sig.", "43", "44"),
    ("Af de 60 adspurgte har 17 svaret, og de øvrige {} har fået en rykker.", "43", "44"),
    ("Spørgeskemaet blev sendt til 240 forældre, hvoraf 168 svarede. De resterende {} blev ringet op.", "72", "82"),
    ("For stemte {} medlemmer, imod stemte 15, og 6 undlod. Samtlige 55 medlemmer var til stede.", "34", "36"),
    ("Ved årets begyndelse var der 212 beboere. "
     "34 flyttede ind, og 29 flyttede ud, så der ved årets slutning var {} beboere.",
     "217", "227"),
    ("Klubben havde 140 medlemmer i januar. I løbet af året kom 22 til, og 15 meldte sig ud. "
     "Ved årets udgang var medlemstallet {}.",
     "147", "157"),
    ("Der er indkommet 38 høringssvar: 12 fra foreninger, 21 fra borgere og {} fra myndigheder.", "5", "6"),
    ("Der er indsendt {} tegninger: 9 fra børnehaverne, 4 fra klubberne og 14 fra elever og forældre.", "27", "28"),
    ("Der er kommet {} høringssvar, heraf 12 fra lokaludvalg, 8 fra organisationer og de resterende 20 fra borgere.",
     "40", "42"),
    ("Af bydelens 31 daginstitutioner er 19 kommunale, 8 selvejende og {} private.", "4", "5"),
    ("Bydelen har 31 daginstitutioner, nemlig 19 kommunale, 8 selvejende og {} private.", "4", "6"),
    ("Der var inviteret 24 medlemmer. Syv havde meldt afbud, så der deltog {}.", "17", "18"),
    ("Af udvalgets 11 medlemmer havde to meldt afbud, og mødet blev holdt med {} deltagere.", "ni", "otte"),
    ("Der var 412 sager ved årets start, og der kom 187 nye til. 243 blev afsluttet, så der nu er {} åbne sager.",
     "356", "365"),
    ("Forvaltningen har modtaget 320 klager og afgjort 275. {} klager er endnu ikke behandlet.", "45", "55"),
    ("Der fældes 48 træer på Amagerbrogade og 17 på Englandsvej, tilsammen {} træer.", "65", "75"),
    ("Der fældes 48 træer, og der plantes 61 nye, så der netto kommer {} flere træer.", "13", "23"),
    ("Afdelingen har 14 årsværk i teamet og 9 i sekretariatet, i alt {} årsværk.", "23", "25"),
    ("A fik 15 mandater, B fik 12, C fik 9 og de øvrige lister 19, i alt {} mandater.", "55", "53"),
    ("Skolen har 612 elever og 54 lærere. Af eleverne er 301 piger og {} drenge.", "311", "321"),
    ("Festen samlede 240 børn og 85 voksne, tilsammen {} deltagere.", "325", "335"),
    ("Der er 45 frivillige: 28 kvinder og {} mænd.", "17", "27"),
    ("Der er ansat 26 medarbejdere, 17 på fuld tid og {} på deltid.", "9", "11"),
    ("26 medarbejdere, heraf 17 på fuld tid og {} på deltid, passer husene.", "9", "11"),
    ("Boligafdelingen rummer {} lejemål fordelt på 84 familieboliger, 36 ungdomsboliger og 12 ældreboliger.",
     "132", "142"),
    ("Antallet af klager steg fra 118 i 2022 til 143 i 2023, en stigning på {}.", "25", "35"),
    ("Antallet af pladser øges med {} fra 240 til 265.", "25", "35"),
    ("I 2023 kom der 143 klager mod 118 året før. Det er {} flere.", "25", "35"),
    ("Ventelisten er nedbragt fra 310 til 265 personer, altså {} færre.", "45", "55"),
    ("Skolen går fra 22 til 25 klasser, og de {} nye klasser får plads i pavillonen.", "tre", "fire"),
    ("Der er i dag 318 pladser. Med de 42 nye pladser bliver der {} pladser.", "360", "370"),
    ("Legepladsen får 12 gynger, 4 rutsjebaner og 3 svævebaner, dvs. i alt {} redskaber.", "19", "21"),
    ("Holdet består af to sygeplejersker, tre pædagoger og fire socialrådgivere, altså {} medarbejdere.",
     "ni", "otte"),
    ("Udvalget behandlede 52 ansøgninger. 31 blev imødekommet, og {} fik afslag.", "21", "22"),
    ("Der kom 52 ansøgninger, hvoraf 31 blev imødekommet, 12 delvist imødekommet og {} afvist.", "9", "8"),
    ("52 ansøgninger er behandlet: 31 tilsagn, 12 delvise tilsagn og {} afslag.", "9", "8"),
    ("Tilsynet omfattede 64 opgange. I 41 var alt i orden, i 15 var der mindre fejl, og i {} var der alvorlige fejl.",
     "8", "9"),
    ("Kursisterne fordeler sig på tre hold med 14, 16 og 13 deltagere, i alt {} kursister.", "43", "45"),
    ("De 96 boliger er fordelt med 40 i blok A, 32 i blok B og {} i blok C.", "24", "34"),
    ("På listen står 85 husstande. Når de 12, der har fået tilbud, trækkes fra, er der {} tilbage.", "73", "63"),
    ("Ud af 180 inviterede mødte 95 op, mens {} blev væk.", "85", "95"),
    ("Byen har 42 plejehjem. 27 er kommunale. De andre {} er selvejende.", "15", "17"),
    ("Der er 42 plejehjem; 27 er kommunale, og resten, {}, er selvejende.", "15", "17"),
    ("Planen kom i høring hos 12 råd. 8 har svaret, og {} har meddelt, at de ikke ønsker at svare.", "4", "5"),
    ("Af de 18 ideer er 11 gennemført, 4 er i gang, og {} er opgivet.", "3", "2"),
    ("Til stede var 8 medlemmer. Rådet har 13 medlemmer, og {} havde meldt afbud.", "5", "4"),
    ("Af 48 vagter er {} om dagen, 12 om aftenen og 5 om natten.", "31", "33"),
    ("Forvaltningen har set på 38 broer. I Valby er der set på 14 broer, i Husum 11 broer og på Amager {} broer.",
     "13", "15"),
    ("Planen giver 210 pladser. 130 etableres under jorden og {} på terræn.", "80", "70"),
    ("Turneringen har 31 spillere. Med er Søparken 9 spillere, Engparken 8 spillere og Åparken {} spillere.",
     "14", "15"),
    ("Til mødet kom 14 af bestyrelsens 21 medlemmer. {} havde meldt afbud.", "7", "8"),
    ("For: 29 (A, B og F)\nImod: {} (C og V)\nUndlod: 4\n\nAlle 51 medlemmer stemte.", "18", "17"),
    ("Vi har talt 73 cykler i alt. Ved porten stod 28, ved skuret 31 og ved hegnet {}.", "14", "16"),
    ("I efteråret blev der lånt {} film. Valby tog sig af 118, Husum af 97 og Vanløse af 64.", "279", "289"),
    ("Der mangler stadig {} af de 30 bænke, idet 22 er stillet op.", "8", "7"),
    ("22 af de 30 bænke er stillet op, så der mangler {}.", "8", "7"),
    ("Rådet har 15 medlemmer. Otte er valgt af beboerne, og {} er udpeget af kommunen.", "syv", "seks"),
    ("I alt {} børn deltog: 34 fra Valby, 28 fra Vanløse og 19 fra Brønshøj.", "81", "91"),
    ("34 børn kom fra Valby, 28 fra Vanløse og 19 fra Brønshøj. I alt deltog {} børn.", "81", "91"),
    ("Der holdes 4 møder om foråret og 5 om efteråret, altså {} møder om året.", "9", "8"),
    ("Gruppen har holdt 11 møder, syv fysiske og {} på Teams.", "fire", "fem"),
    ("Biblioteket havde 8.412 besøg i marts og 7.954 i april. Det er {} besøg på de to måneder.", "16.366", "16.636"),
    ("Indstillingen blev vedtaget med 34 stemmer imod {}. 6 undlod at stemme. 55 medlemmer var til stede.",
     "15", "14"),
    ("For stemte 9 medlemmer, imod stemte {}. Alle 13 medlemmer afgav stemme.", "4", "3"),
    ("Der blev afgivet 53 stemmer: 41 for og {} imod.", "12", "13"),
    ("41 stemte for, og {} stemte imod; der var 53 afgivne stemmer.", "12", "13"),
    ("Teamet består af 3,5 årsværk til rådgivning og 2 årsværk til administration, i alt {} årsværk.", "5,5", "6,5"),
    ("Der er afsat 1½ årsværk i 2025 og 2½ i 2026, tilsammen {} årsværk.", "4", "5"),
    ("Vi uddelte 400 poser, heraf 250 på torvet og {} ved døren.", "150", "160"),
    ("Blandt de 320 deltagere var 190 under 18 år og {} over.", "130", "140"),
    ("Kantinen serverede 1.240 måltider i maj, 1.310 i juni og 890 i juli. På tre måneder blev det til {} måltider.",
     "3.440", "3.540"),
    ("Der er 27 gårde i kvarteret. 11 har fået nyt affaldssystem, 9 får det i år, og {} må vente.", "7", "8"),
    ("Foreningen tæller 86 aktive og 40 passive medlemmer, tilsammen {}.", "126", "136"),
    ("Til lejren er tilmeldt 38 børn og 9 voksne, så vi bliver {} i bussen.", "47", "57"),
    ("Puljen støtter 14 projekter: seks på Nørrebro, fem i Valby og {} på Amager.", "tre", "fire"),
    ("I foråret holdt vi 6 møder, i efteråret 8, i alt {}.", "14", "15"),
    ("Personalet er på 23: 14 pædagoger, 7 medhjælpere og {} i køkkenet.", "2", "3"),
    ("Ordningen omfatter 312 borgere, 205 i eget hjem og {} på plejehjem.", "107", "117"),
    ("Skolen har 24 klasser. Af dem er 9 i indskolingen, 8 på mellemtrinnet og {} i udskolingen.", "7", "6"),
    ("Af de 412 træer er 287 sunde, 93 svækkede og {} døde.", "32", "42"),
    ("Registreringen omfatter 412 træer: 287 sunde, 93 svækkede og {} døde.", "32", "42"),
    ("Kommunen overtog 58 boliger i 2021, 64 i 2022 og 71 i 2023, altså {} på tre år.", "193", "183"),
    ("Udvalget består af {} medlemmer, nemlig fem fra A, fire fra B og to fra C.", "11", "12"),
    ("Partierne fordelte mandaterne således: A 14, B 11, F 9 og Ø 7. Tilsammen har de fire partier {} mandater.",
     "41", "43"),
    ("Høringen gav 46 svar. 28 støtter forslaget, 13 er imod, og {} tager ikke stilling.", "5", "6"),
    ("Vi indbød 30 forældre; {} kom, og 12 meldte afbud.", "18", "16"),
    ("Antallet af frivillige er vokset fra 145 til 172, dvs. {} flere.", "27", "37"),
    ("Der er 172 frivillige, {} flere end sidste år, hvor der var 145.", "27", "37"),
    ("Planen har 32 indsatser, hvoraf 19 er gennemført. De {} resterende igangsættes i 2026.", "13", "14"),
    ("I alt 86 personer deltog. Heraf var 52 borgere, 21 medarbejdere og {} politikere.", "13", "12"),
    ("Pensionistforeningen har {} medlemmer: 126 kvinder og 58 mænd.", "184", "194"),
    ("Listen talte 90 navne. 14 blev strøget, og 8 kom til, så den nu tæller {}.", "84", "94"),
    ("De 64 boliger i første etape og de 48 i anden etape giver tilsammen {} boliger.", "112", "122"),
    ("Ud af 75 spørgsmål er 61 besvaret. {} mangler stadig svar.", "14", "16"),
    ("Skolen søger 6 lærere og 2 pædagoger, i alt {} stillinger.", "8", "9"),
    ("På Vesterbro er der 14 legepladser, på Amager 22 og i Valby 17. Det bliver {} legepladser i de tre bydele.",
     "53", "63"),
    ("Forslaget berører 240 husstande: 150 i Nordgården og {} i Sydgården.", "90", "80"),
    ("Fritidshjemmet er normeret til 88 børn. Der er indmeldt 95, dvs. {} for mange.", "7", "9"),
    ("Rådet har 13 pladser. Otte besættes ved valg, og de andre {} udpeges.", "fem", "fire"),
    ("Byggeriet skulle have 120 boliger, men er skåret ned til 96, altså {} færre.", "24", "34"),
)  # fmt: skip
_QUIET = (
    "Vi fik 34 breve i maj mod 31 i fjor. 12 kom fra skoler, 9 fra klubber og resten fra naboer.",
    "Vi købte 120 stole i to omgange, 80 til salen og 40 til hallen.",
    "Der kom 271 breve retur, hver med to stemmer, dvs. 542 stemmer af 780 i alt.",
    "Der er 1.059 boliger i alt i 16 gårde. Ni af gårdene ligger i nord, fire i syd og de sidste tre i øst.",
    "Der kom 15 gæster i alt, to fra hver af de tre klubber og ni fra byen.",
    "Vi var 24 til mødet. 13 talte for planen, 8 talte imod, og flere ville vente.",
    "Skolen har 612 elever. 54 går i SFO, og 120 spiller et instrument. 318 er piger.",
    "Der er 44 plejehjem, 12 skoler og 35 haller i byen.",
    "Bydelen har 318 boliger, hvoraf 112 er ejerboliger og 84 har altan.",
    "Der kom 52 ansøgninger, bl.a. 12 fra idrætsforeninger og 9 fra kor.",
    "Af 60 adspurgte nævner 34 støj, og 31 nævner parkering.",
    "Udvalget har 11 medlemmer. Otte af dem er kvinder, og fire er under 30 år.",
    "Der er 25 børn på holdet, heraf 12 fra Valby og 9 nye.",
    "Klubben har 140 medlemmer. 22 nye kom til i år. Der var 35 til generalforsamlingen.",
    "I 2022 var der 118 klager, i 2023 var der 143. I alt er der givet 40 påbud.",
    "Projektet har nået 212 unge. Af dem er 140 i job, 51 i uddannelse, og 9 af de unge er begge dele.",
    "Der var 30 deltagere, fordelt på 3 hold og 2 lokaler.",
    "Festen havde 240 gæster: 12 boder, 8 optrædener og 3 scener.",
    "Lokalplanen giver mulighed for 400 boliger, 120 p-pladser og 900 cykelpladser.",
    "Vi har 18 hold, og 14 af holdene har træner. De 4 nye hold begynder i marts.",
    "De 14 skoler har i alt 7.200 elever og 640 lærere.",
    "Der er 12 indsatser i planen. Seks er gået i gang, to er afsluttet. De sidste indsatser begynder i 2026.",
    "Rådet består af 15 medlemmer: en formand, to næstformænd og 12 øvrige.",
    "Vejen har 3 kryds, 2 rundkørsler og 14 overkørsler, i alt 2,4 km.",
    "Der er 21 klasser med 24 elever i hver, i alt 504 elever.",
    "Der er 6 hold à 12 børn og 4 hold à 10 børn, i alt 112 børn.",
    "Skoven har 48 bøge og 17 ege. Der plantes 20 nye. Ved årets udgang er der 22 bænke.",
    "I uge 7 kom 64 børn, i uge 8 kom 71. De 12 frivillige delte mad ud.",
    "7 ud af 10 er tilfredse, 2 er utilfredse.",
    "Puljen fik 38 ansøgninger. 17 blev støttet. De 38 ansøgninger var på i alt 5 mio. kr.",
    "Forslaget blev vedtaget med 34 stemmer mod 15, og 6 undlod at stemme. Alle 55 medlemmer deltog i afstemningen.",
    "Vi har fået 14 nye cykelstativer. De 14 cykelstativer er alle sat op, og de gamle {} er kørt væk.",
    "Klubben har 60 medlemmer, 52 spillere og 8 trænere. De 8 trænere er ulønnede.",
    "Huset har 24 lejligheder. 9 har altan, 8 har have, og 6 har begge dele.",
    "Der var 1.310 besøgende. 1.124 svarede ja, og 168 ville komme igen.",
    "Vi har 32 indsatser, hvoraf 19 er gennemført og 8 er i gang. Resten begynder i 2026.",
    "Foreningen ejer 3 huse med 24, 18 og 12 lejligheder og har 70 på venteliste.",
    "Partiet har 14 mandater i Borgerrepræsentationen, 2 i udvalget og 55 kandidater.",
    "Der er 412 træer på vejen, 287 på pladsen og 93 i parken. Parken er fra 1911.",
    "De 46 svar er i bilag 2. Af de 46 er 28 fra borgere, og 13 handler om støj.",
)


def _reds(text: str) -> list[tuple[str, ...]]:
    return [each for each in found(text) if each[0] == "red"]


@pytest.mark.parametrize(("text", "right", "wrong"), _RIGHT_AND_WRONG)
def test_numbers_of_things_add_up_or_are_told_to_be_wrong(text: str, right: str, wrong: str) -> None:
    assert _reds(text.format(right)) == []
    assert len(_reds(text.format(wrong))) == 1


@pytest.mark.parametrize("text", _QUIET)
def test_numbers_that_only_stand_together_are_left_in_peace(text: str) -> None:
    assert _reds(text) == []


def test_a_number_that_comes_back_as_another_is_a_slip() -> None:
    text = "Planen rummer 64 ungdomsboliger på havnen.\n\n{}"
    assert _reds(text.format("De 46 ungdomsboliger er til studerende.")) == [("red", "46", "64")]
    for right in ("De 64 ungdomsboliger", "De nye 46 ungdomsboliger", "12 af de 46 ungdomsboliger", "Andre 46 boliger"):
        assert _reds(text.format(f"{right} er til studerende.")) == []


def test_the_calculation_is_told_as_a_colleague_would() -> None:
    (finding,) = check_figures("Der kom 1.240 voksne og 310 børn, i alt 1.650 gæster.", ()).findings
    assert finding.explanation == "1.240 + 310 = 1.550; teksten siger 1.650"


def test_the_sum_may_be_told_as_some_of_all() -> None:
    text = "Listerne fik A 7 pladser, B 5, C 9 og D 11. Tilsammen er det {} af 45 pladser."
    assert not [each for each in found(text.format(32)) if each[0] == "red"]

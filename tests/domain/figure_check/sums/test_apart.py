"""Differences, rests and results that only words, places and the slip together tell."""

import pytest

from tests.domain.figure_check.told import found

_MEANT = (
    ("Materialekontoen endte på 5,2 mio. kr. mod 5,7 mio. kr. året før, altså {} mindre.",
     "0,5 mio. kr.", "0,7 mio. kr."),
    ("I 2024 kostede ordningen 3,4 mio. kr. I 2025 ventes den at koste 4,1 mio. kr. Det er {} mere.",
     "0,7 mio. kr.", "0,9 mio. kr."),
    ("Tilbuddet lød på 12,8 mio. kr., hvor budgettet var 11,5 mio. kr. Vi mangler altså {}.",
     "1,3 mio. kr.", "1,8 mio. kr."),
    ("Foreningen havde indtægter for 412.500 kr. og udgifter for 398.200 kr. og kom dermed ud med et overskud på {}.",
     "14.300 kr.", "24.300 kr."),
    ("Overskuddet blev {}, idet indtægterne var 412.500 kr. og udgifterne 398.200 kr.", "14.300 kr.", "13.400 kr."),
    ("Forbruget blev 61,4 mio. kr., hvilket er {} under det afsatte budget på 63,0 mio. kr.",
     "1,6 mio. kr.", "2,6 mio. kr."),
    ("Forbruget er 61,4 mio. kr. Budgettet var på 63,0 mio. kr., så der er et mindreforbrug på {}.",
     "1,6 mio. kr.", "1,9 mio. kr."),
    ("Der er et merforbrug på {}, da der er brugt 8,9 mio. kr. af et budget på 8,2 mio. kr.",
     "0,7 mio. kr.", "1,7 mio. kr."),
    ("Regnskabet (97,6 mio. kr.) mod budgettet (99,8 mio. kr.) giver et mindreforbrug ({}).",
     "2,2 mio. kr.", "2,4 mio. kr."),
    ("Indtægterne (412.500 kr.) og udgifterne (398.200 kr.) giver et overskud ({}).", "14.300 kr.", "24.300 kr."),
    ("Lejen går op fra 21.400 kr. til 23.900 kr. om måneden, dvs. {} mere.", "2.500 kr.", "3.500 kr."),
    ("Prisen for et måltid sættes op fra 42 kr. til 45 kr., altså med {}.", "3 kr.", "5 kr."),
    ("Det billigste tilbud er 7,45 mio. kr., det dyreste 9,10 mio. kr. Forskellen mellem dem er {}.",
     "1,65 mio. kr.", "1,56 mio. kr."),
    ("Vi har budgetteret med 640.000 kr., men regningen blev på 715.000 kr. Overskridelsen på {} må vi selv finde.",
     "75.000 kr.", "85.000 kr."),
    ("Salget indbragte 18,4 mio. kr. Efter udgifter til byggemodning på 6,9 mio. kr. er nettoprovenuet {}.",
     "11,5 mio. kr.", "12,5 mio. kr."),
    ("Gebyrerne giver 4,2 mio. kr. i indtægt, og administrationen koster 1,3 mio. kr. Nettoindtægten er altså {}.",
     "2,9 mio. kr.", "2,7 mio. kr."),
    ("Den nye kontrakt koster 5,6 mio. kr. om året, og den gamle kostede 6,3 mio. kr. om året. Kommunen "
     "sparer dermed {} om året.",
     "0,7 mio. kr.", "0,9 mio. kr."),
    ("Bruttoudgiften er 9,4 mio. kr. Refusionen fra staten er 3,1 mio. kr., så nettoudgiften bliver {}.",
     "6,3 mio. kr.", "5,3 mio. kr."),
    ("Byggeriet var sat til 86,0 mio. kr., men er nu opgjort til 91,5 mio. kr., en fordyrelse på {}.",
     "5,5 mio. kr.", "6,5 mio. kr."),
    ("I forhold til det oprindelige overslag på 3,2 mio. kr. er anlægget med 2,8 mio. kr. blevet {} billigere.",
     "0,4 mio. kr.", "0,6 mio. kr."),
    ("Regnskabet viser 27,3 mio. kr. Det er {} over budgettet, som var 25,9 mio. kr.", "1,4 mio. kr.", "2,4 mio. kr."),
    ("Kontingentindtægten faldt med {}, fra 96.500 kr. til 71.000 kr.", "25.500 kr.", "24.500 kr."),
    ("Tilskuddet bliver 39,5 mio. kr. næste år mod 46,8 mio. kr. i år. Det er en nedgang på {}.",
     "7,3 mio. kr.", "8,3 mio. kr."),
    ("Vi fik 120.000 kr. i tilskud, men festivalen kostede 135.500 kr. De {}, der mangler, har vi lånt af kassereren.",
     "15.500 kr.", "25.500 kr."),
    ("Kassebeholdningen var 84.200 kr. ved årets begyndelse og 61.700 kr. ved årets slutning. Den er "
     "altså faldet med {}.",
     "22.500 kr.", "32.500 kr."),
    ("Vores forslag koster 4,8 mio. kr. og forvaltningens 6,1 mio. kr. Vores er dermed {} billigere.",
     "1,3 mio. kr.", "1,7 mio. kr."),
    ("Puljen er på 3,5 mio. kr. Der er givet tilsagn for 2,15 mio. kr., så der er {} tilbage.",
     "1,35 mio. kr.", "1,85 mio. kr."),
    ("Ud af bevillingen på 6,0 mio. kr. er der brugt 4,4 mio. kr. De sidste {} bruges i 2026.",
     "1,6 mio. kr.", "1,4 mio. kr."),
    ("Projektet koster 900.000 kr. Fonden har lovet 650.000 kr., og vi mangler derfor {}.",
     "250.000 kr.", "350.000 kr."),
    ("Taget koster 2.940.000 kr. Forsikringen dækker 1.260.000 kr., og foreningen har selv 600.000 kr. Der mangler {}.",
     "1.080.000 kr.", "1.180.000 kr."),
    ("Udgiften er 465.000 kr. Menighedsrådet betaler 175.000 kr., og kommunen betaler resten, {}.",
     "290.000 kr.", "390.000 kr."),
    ("Af rammen på 24,0 mio. kr. er 9,2 mio. kr. gået til torvet og 4,9 mio. kr. til parken. Tilbage er {}.",
     "9,9 mio. kr.", "10,9 mio. kr."),
    ("Vi søger 180.000 kr. Vi har selv 40.000 kr., og Tuborgfondet har givet 95.000 kr. Det sidste, {}, "
     "håber vi at få af jer.",
     "45.000 kr.", "54.000 kr."),
    ("Lokaludvalget har 700.000 kr. i år. Når de faste udgifter på 215.000 kr. er trukket fra, er der {} til puljen.",
     "485.000 kr.", "475.000 kr."),
    ("Der er 1,8 mio. kr. på kontoen, men heraf er 1,1 mio. kr. disponeret. Den frie del er på {}.",
     "0,7 mio. kr.", "0,9 mio. kr."),
    ("Legatet er på 80.000 kr. Uddelt er 52.500 kr. Restbeløb: {}.", "27.500 kr.", "37.500 kr."),
    ("Anlægsrammen er 150 mio. kr. De igangsatte projekter beslaglægger 118 mio. kr., hvorefter der er {} "
     "til nye projekter.",
     "32 mio. kr.", "42 mio. kr."),
    ("Bidraget er 735.000 kr. Med et nedslag på 85.000 kr. skal bygherren betale {}.", "650.000 kr.", "605.000 kr."),
    ("Prisen er 46.000 kr., men vi har fået en rabat på 4.500 kr. og skal kun betale {}.", "41.500 kr.", "45.100 kr."),
    ("Puljen var oprindeligt på 9,0 mio. kr. Udvalget har siden flyttet 1,2 mio. kr. til andre formål, så "
     "puljen nu er på {}.",
     "7,8 mio. kr.", "8,8 mio. kr."),
    ("Budgettet på 14,6 mio. kr. tilføres 2,2 mio. kr. fra kassen og er derefter på {}.",
     "16,8 mio. kr.", "17,8 mio. kr."),
    ("Klubben skyldte 412.000 kr. I år er der betalt 265.000 kr. af, og gælden er dermed nede på {}.",
     "147.000 kr.", "167.000 kr."),
    ("Uden moms er prisen 84.000 kr. Momsen er 21.000 kr., og med moms koster det {}.", "105.000 kr.", "115.000 kr."),
    ("Rammen hæves med 3,4 mio. kr. og bliver dermed {}, idet den i dag er 18,9 mio. kr.",
     "22,3 mio. kr.", "23,2 mio. kr."),
    ("Bevillingen er 4,5 mio. kr. i 2025. I 2026 sættes den op med 0,8 mio. kr. til {}.",
     "5,3 mio. kr.", "5,5 mio. kr."),
    ("Når man lægger de 2,3 mio. kr. til inventar til entreprisen på 19,5 mio. kr., bliver prisen {}.",
     "21,8 mio. kr.", "22,8 mio. kr."),
    ("I 2023 fik klubben 186.000 kr., og i 2024 fik den 204.000 kr. Tilskuddet er altså vokset med {}.",
     "18.000 kr.", "28.000 kr."),
    ("Udgiften var 5,4 mio. kr. i 2022 og 6,1 mio. kr. i 2023. Den steg med andre ord {}.",
     "0,7 mio. kr.", "0,9 mio. kr."),
    ("Forbruget faldt fra 8,8 mio. kr. til 7,9 mio. kr., hvilket svarer til {}.", "0,9 mio. kr.", "1,9 mio. kr."),
    ("Budgettet for 2026 er 12,4 mio. kr. Det er {} mere end i 2025, hvor det var 11,8 mio. kr.",
     "0,6 mio. kr.", "0,8 mio. kr."),
    ("Prisen pr. plads er 96.000 kr. i dag, men bliver 104.500 kr. næste år. Det er en stigning på {} pr. plads.",
     "8.500 kr.", "9.500 kr."),
    ("Kontingentet sættes op med {}, så det fremover er 325 kr. mod 275 kr. i år.", "50 kr.", "60 kr."),
    ("Den nye bro koster 46,0 mio. kr. Renovering af den gamle ville koste 38,5 mio. kr., så merprisen er {}.",
     "7,5 mio. kr.", "8,5 mio. kr."),
    ("Området har brugt 48,9 mio. kr. ud af 50,5 mio. kr. og kommer derfor ud af året med {} i overskud.",
     "1,6 mio. kr.", "2,6 mio. kr."),
    ("Regnskabet endte med et minus på {}: Indtægterne var 214.000 kr., men udgifterne løb op i 239.500 kr.",
     "25.500 kr.", "35.500 kr."),
    ("Licitationen gav en pris på 15,8 mio. kr., {} under overslaget på 17,2 mio. kr.", "1,4 mio. kr.", "2,4 mio. kr."),
    ("Forvaltningen har en ramme på 7,0 mio. kr. Heraf er 5,2 mio. kr. bundet af aftaler. Udvalget kan "
     "således råde over {}.",
     "1,8 mio. kr.", "2,8 mio. kr."),
    ("Gælden var 6,4 mio. kr. primo året. Der er afdraget 1,1 mio. kr., og restgælden er {} ultimo.",
     "5,3 mio. kr.", "5,7 mio. kr."),
    ("Af de 9,6 mio. kr. går 6,2 mio. kr. til anlæg og resten, {}, til drift.", "3,4 mio. kr.", "3,6 mio. kr."),
    ("Fonden giver 2,0 mio. kr., og kommunen lægger de manglende {} oveni, så projektets pris på 3,2 mio. "
     "kr. er dækket.",
     "1,2 mio. kr.", "1,4 mio. kr."),
    ("Ekskl. moms er prisen 240.000 kr. Momsen udgør 60.000 kr., så inkl. moms bliver det {}.",
     "300.000 kr.", "320.000 kr."),
    ("Prisen er 18,4 mio. kr. inkl. inventar. Inventaret koster 2,9 mio. kr., så uden inventar er prisen {}.",
     "15,5 mio. kr.", "16,5 mio. kr."),
    ("Købet koster 22,5 mio. kr., og salget af det gamle hus giver 14,8 mio. kr. Netto er udgiften {}.",
     "7,7 mio. kr.", "8,7 mio. kr."),
    ("Kommunen sælger grunden for 31,0 mio. kr. Fratrukket 4,6 mio. kr. til oprensning er gevinsten {}.",
     "26,4 mio. kr.", "24,6 mio. kr."),
    ("Kassebeholdning primo: 412.000 kr. Årets overskud: 36.500 kr. Kassebeholdning ultimo: {}.",
     "448.500 kr.", "484.500 kr."),
    ("Egenkapitalen var 95.000 kr. ved årets start. Årets underskud på 22.400 kr. bringer den ned på {}.",
     "72.600 kr.", "76.200 kr."),
    ("Det samlede beløb er 1.240.000 kr. Når Tuborgfondets bidrag på 350.000 kr. er regnet fra, er der {} "
     "til finansiering.",
     "890.000 kr.", "980.000 kr."),
)  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), _MEANT)
def test_words_places_and_the_slip_together_tell_which_amounts_are_meant(text: str, right: str, wrong: str) -> None:
    reds = [[each for each in found(text.format(amount)) if each[0] == "red"] for amount in (right, wrong)]
    assert reds[0] == []
    assert len(reds[1]) == 1
    assert wrong in reds[1][0]


_OTHER_MONEY = (
    "Grunden er vurderet til 14,2 mio. kr. Det højeste bud er 12,4 mio. kr. Der er 2,0 mio. kr. til byggemodning.",
    "I juni blev der frigivet 5,4 mio. kr., og i marts 4,5 mio. kr. Anlægget koster 45 mio. kr.",
    "Budgettet er 12,0 mio. kr. Forbruget er 9,0 mio. kr. pr. 1. oktober. Mindreforbruget ventes at "
    "blive 0,5 mio. kr. ved årets udgang.",
    "Merforbruget er 4,6 mio. kr., heraf 3,1 mio. kr. på hjemmeplejen og 1,5 mio. kr. på hjælpemidler.",
    "Prisen stiger fra 3,2 mio. kr. til 3,6 mio. kr. Stigningen skyldes stål (0,3 mio. kr.) og løn (0,1 mio. kr.).",
    "Byrådet har afsat 20 mio. kr. Der er brugt 12 mio. kr., og der er indgået aftaler for 5 mio. kr. "
    "Der er 3 mio. kr. tilbage.",
    "Puljen er 5 mio. kr. Vi fik 0,8 mio. kr. og har 0,3 mio. kr. tilbage.",
    "Driften koster 2,1 mio. kr. mere end i dag. Anlægget koster 14 mio. kr. mod 12 mio. kr. for den lille løsning.",
    "I 2024 var overskuddet 25.000 kr., og i 2023 var det 31.000 kr. Egenkapitalen er 140.000 kr.",
    "Foreningen fik 50.000 kr. i 2023 og 60.000 kr. i 2024. Resten af udgiften, 85.000 kr., betaler medlemmerne.",
    "Skolen har sparet 1,2 mio. kr. på vikarer og 0,4 mio. kr. på varme. Merforbruget på rengøring er 0,3 mio. kr.",
    "Kommunen køber grunden for 8,4 mio. kr. og sælger den gamle for 6,1 mio. kr. Flytningen koster 2,0 mio. kr.",
    "Vi søger 40.000 kr. til koncerten. Sidste år fik vi de 25.000 kr., vi søgte om.",
    "Der er givet 1,2 mio. kr. til Valby og 2,1 mio. kr. til Vanløse. De 2,1 mio. kr. går til lys.",
    "Lønnen er 31.500 kr. om måneden, og pensionen er 4.800 kr. Feriepengene er 3.900 kr.",
    "Huslejen er 7.200 kr., og boligstøtten er 1.850 kr. Beboeren har herefter 9.400 kr. til andre udgifter.",
    "Rammen blev i 2023 hævet fra 4,0 mio. kr. til 5,0 mio. kr. I 2024 blev den hævet med yderligere 0,7 mio. kr.",
    "Af tilskuddet på 3,0 mio. kr. er 1,0 mio. kr. til løn. De resterende midler er til drift. "
    "Egenbetalingen er 0,5 mio. kr.",
    "Det koster 1,4 mio. kr. at renovere og 2,6 mio. kr. at bygge nyt. Forvaltningen har 0,9 mio. kr. til rådighed.",
    "Første rate er 2,5 mio. kr., anden rate er 2,0 mio. kr., og den sidste rate på 1,5 mio. kr. betales "
    "ved aflevering.",
    "Bevillingen er 3,3 mio. kr. Tilbuddet er 3.295.000 kr., så bevillingen holder.",
    "Tilskuddet er 85.000 kr. Anlægget koster 85 mio. kr.",
    "I 2023 fik klubben 186.000 kr., og i 2024 fik den 204.000 kr. Til cafeen har den fået 28.000 kr.",
    "Budgettet er 12,4 mio. kr. Sidste år var det 11,8 mio. kr. Salget gav 0,8 mio. kr. mere end ventet.",
    "Prisen er 18,4 mio. kr. Inventaret koster 2,9 mio. kr., og flytningen koster 0,4 mio. kr. Lejen er 1,2 mio. kr.",
    "Kommunen giver 2,0 mio. kr. og staten 3,2 mio. kr. Fonden har afvist at give 1,4 mio. kr.",
    "Gælden er 6,4 mio. kr. I 2025 afdrages 1,1 mio. kr. Renten er 0,2 mio. kr.",
    "Ifølge planen får de 12 skoler 1,2 mio. kr. hver. De øvrige 14,4 mio. kr. går til lærerne.",
    "Sagen har kostet 0,9 mio. kr. i 2023 og 1,9 mio. kr. i 2024. Forliget er på 5,0 mio. kr.",
    "Mindreforbruget dækker over lavere udgifter til hjemmepleje (15,2 mio. kr.), ledige stillinger på plejehjemmene "
    "(11,8 mio. kr.) og et merforbrug på hjælpemidler (-2,5 mio. kr.).",
    "Afvigelsen skyldes færre elever end sidste år (4,2 mio. kr.), lavere varmeudgifter (1,1 mio. kr.) og et "
    "merforbrug på vikarer (3,7 mio. kr.).",
    "Ændringerne er demografi (3,1 mio. kr.), en reduktion af puljen (1,4 mio. kr.) og nedskrivning af lån "
    "(1,9 mio. kr.).",
)


@pytest.mark.parametrize("text", _OTHER_MONEY)
def test_amounts_of_other_things_are_no_difference(text: str) -> None:
    assert [each for each in found(text) if each[0] == "red"] == []

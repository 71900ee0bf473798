"""What is left, and what something rises or falls with, held against the two amounts that it comes from."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures


def found(text: str) -> list[tuple[str, ...]]:
    """Verdict and quotes of every sum that is told."""
    findings = check_figures(text, ()).findings
    return [(each.verdict.value, *each.quotes) for each in findings if each.relation == "sum"]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "quotes"),
    [
        ("Af puljen på 10,0 mio. kr. er der udmøntet 6,5 mio. kr. Der resterer dermed {}.",
         "3,5 mio. kr.", "4,5 mio. kr.", ("10,0 mio. kr.", "6,5 mio. kr.")),
        ("Udvalget har uddelt 3,2 mio. kr. af puljen på 5,0 mio. kr. Der er således {} tilbage.",
         "1,8 mio. kr.", "2,8 mio. kr.", ("5,0 mio. kr.", "3,2 mio. kr.")),
        ("Der er afsat 12,0 mio. kr. Heraf er brugt 4,0 mio. kr. i 2023 og 5,0 mio. kr. i 2024. Tilbage er {}.",
         "3,0 mio. kr.", "2,0 mio. kr.", ("12,0 mio. kr.", "4,0 mio. kr.", "5,0 mio. kr.")),
        ("Udgiften på 4,8 mio. kr. finansieres af fonden med 3,0 mio. kr., og resten, {}, dækkes af kommunen.",
         "1,8 mio. kr.", "1,3 mio. kr.", ("4,8 mio. kr.", "3,0 mio. kr.")),
        ("Udgiften er 9,0 mio. kr. Heraf dækker fonden 4,0 mio. kr. og staten 2,0 mio. kr. Resten, dvs. {}, er vores.",
         "3,0 mio. kr.", "4,0 mio. kr.", ("9,0 mio. kr.", "4,0 mio. kr.", "2,0 mio. kr.")),
        ("Af de 4.200.000 kr. er 2.900.000 kr. disponeret, og der udestår således {}.",
         "1.300.000 kr.", "1.500.000 kr.", ("4.200.000 kr.", "2.900.000 kr.")),
        ("Huset var budgetteret til 48,0 mio. kr. Regningen lød på 51,2 mio. kr., en budgetoverskridelse på {}.",
         "3,2 mio. kr.", "4,2 mio. kr.", ("51,2 mio. kr.", "48,0 mio. kr.")),
        ("Efter udmøntning af 650.000 kr. er der {} tilbage af puljen på 900.000 kr.",
         "250.000 kr.", "150.000 kr.", ("900.000 kr.", "650.000 kr.")),
        ("Budgettet var 45,0 mio. kr., og regnskabet blev 43,8 mio. kr. Det giver et mindreforbrug på {}.",
         "1,2 mio. kr.", "2,2 mio. kr.", ("45,0 mio. kr.", "43,8 mio. kr.")),
        ("Festen havde indtægter på 810.000 kr. og udgifter på 790.000 kr. Overskuddet er dermed {}.",
         "20.000 kr.", "30.000 kr.", ("810.000 kr.", "790.000 kr.")),
        ("Buddet lød på 14,0 mio. kr., og overslaget var 13,2 mio. kr. Forskellen er {}.",
         "0,8 mio. kr.", "0,5 mio. kr.", ("14,0 mio. kr.", "13,2 mio. kr.")),
        ("Den nye aftale koster 3,1 mio. kr. mod 3,6 mio. kr. i dag. Det er en besparelse på {}.",
         "0,5 mio. kr.", "0,9 mio. kr.", ("3,6 mio. kr.", "3,1 mio. kr.")),
        ("Tilskuddet hæves fra 1,2 mio. kr. til 1,5 mio. kr., altså med {}.",
         "0,3 mio. kr.", "0,6 mio. kr.", ("1,5 mio. kr.", "1,2 mio. kr.")),
        ("Lejen sænkes fra 840.000 kr. til 790.000 kr. Det er et fald på {}.",
         "50.000 kr.", "40.000 kr.", ("840.000 kr.", "790.000 kr.")),
        ("Bevillingen på 8,0 mio. kr. forhøjes med 1,5 mio. kr. til {}.",
         "9,5 mio. kr.", "9,0 mio. kr.", ("8,0 mio. kr.", "1,5 mio. kr.")),
        ("Rammen på 18,0 mio. kr. nedskrives med 1,5 mio. kr. til drift og udgør herefter {}.",
         "16,5 mio. kr.", "16,0 mio. kr.", ("18,0 mio. kr.", "1,5 mio. kr.")),
        ("Af puljen på 12,0 mio. kr. er brugt 7,5 mio. kr., herunder 3,0 mio. kr. til løn. De resterende {} overføres.",
         "4,5 mio. kr.", "5,5 mio. kr.", ("12,0 mio. kr.", "7,5 mio. kr.")),
        ("Af de bevilgede 880.000 kr. er 615.000 kr. anvendt. Mindreforbruget er {}.",
         "265.000 kr.", "285.000 kr.", ("880.000 kr.", "615.000 kr.")),
        ("Vi har fået 1,75 mio. kr. i tilskud og brugt 1,62 mio. kr. Vi skal derfor tilbagebetale {}.",
         "0,13 mio. kr.", "0,23 mio. kr.", ("1,75 mio. kr.", "1,62 mio. kr.")),
        ("Der er afsat 15,0 mio. kr., og bygherren har fået 9,4 mio. kr. Restbevillingen er {}.",
         "5,6 mio. kr.", "6,6 mio. kr.", ("15,0 mio. kr.", "9,4 mio. kr.")),
        ("Vejenes budget på 45,2 mio. kr. tillægges 3,1 mio. kr. og er derefter {}.",
         "48,3 mio. kr.", "49,3 mio. kr.", ("45,2 mio. kr.", "3,1 mio. kr.")),
        ("Rammen er 5,0 mio. kr. Når de 3,2 mio. kr. til Valby er trukket fra, er der {} tilbage.",
         "1,8 mio. kr.", "2,8 mio. kr.", ("5,0 mio. kr.", "3,2 mio. kr.")),
        ("Udvalget rådede over 900.000 kr. og har givet 340.000 kr. til fester. Tilbage står {}.",
         "560.000 kr.", "460.000 kr.", ("900.000 kr.", "340.000 kr.")),
    ],
)  # fmt: skip
def test_what_is_left_and_what_differs_is_held_against_where_it_comes_from(
    text: str, right: str, wrong: str, quotes: tuple[str, ...]
) -> None:
    assert found(text.format(right)) == [("green", right, *quotes)]
    assert found(text.format(wrong)) == [("red", wrong, *quotes)]


@pytest.mark.parametrize(
    "text",
    [
        "Af puljen på 10 mio. kr. er udmøntet 6,5 mio. kr. Der resterer dermed 3,4 mio. kr.",
        "Af puljen på ca. 10 mio. kr. er udmøntet 6,5 mio. kr. Der resterer dermed 4,5 mio. kr.",
    ],
)
def test_a_rest_that_rounding_or_an_approximate_whole_may_explain_cannot_be_told(text: str) -> None:
    assert [finding[0] for finding in found(text)] == ["amber"]


@pytest.mark.parametrize(
    "text",
    [
        "Puljen er på 10,0 mio. kr. Der er ansøgt om 6,5 mio. kr. Et møde koster 3,5 mio. kr.",
        "Rammen er på 8,0 mio. kr. Der er foreløbig disponeret 5,2 mio. kr. Der resterer 1,0 mio. kr. til nyt.",
        "Vejen koster 40 mio. kr., og broen koster 30 mio. kr. I kassen er der 20 mio. kr. tilbage.",
        "Driften koster 3,0 mio. kr., og lejen koster 2,0 mio. kr. Forslaget giver en besparelse på 0,5 mio. kr.",
        "Budgettet for 2022 var 45,0 mio. kr. I 2023 blev regnskabet 43,8 mio. kr. Merforbruget i 2021 var 2 mio. kr.",
        "Udgiften stiger fra 3,0 mio. kr. i 2024 til 4,0 mio. kr. i 2027. Stigningen er 0,5 mio. kr. i 2025.",
        "Skolen har et budget på 30 mio. kr. og et forbrug på 27 mio. kr. Klubben har et mindreforbrug på 2 mio. kr.",
        "Salget gav indtægter på 20 mio. kr. og udgifter på 3 mio. kr. Vores andel af overskuddet er 8 mio. kr.",
        "Lønnen hæves fra 31.000 kr. til 32.000 kr. Den samlede stigning er 2,4 mio. kr. om året.",
        "Klubben betaler 300.000 kr. tilbage til kommunen. Der er tidligere givet 800.000 kr. og 400.000 kr.",
        "Der gives 4,0 mio. kr. til teater og 3,0 mio. kr. til musik. De resterende 5,0 mio. kr. fordeles senere.",
    ],
)
def test_amounts_that_no_word_ties_together_are_left_in_peace(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Budgettet var 6,2 mio. kr., og forbruget blev 5,9 mio. kr. Det er et {} på 0,3 mio. kr.",
         "mindreforbrug", "merforbrug"),
        ("Regnskabet viser et forbrug på 48,1 mio. kr. mod et budget på 46,9 mio. kr., altså et {} på 1,2 mio. kr.",
         "merforbrug", "mindreforbrug"),
        ("Indtægterne blev 3,4 mio. kr. og udgifterne 3,9 mio. kr. Foreningen har dermed et {} på 0,5 mio. kr.",
         "underskud", "overskud"),
    ],
)  # fmt: skip
def test_more_is_not_less_although_the_amount_is_right(text: str, right: str, wrong: str) -> None:
    assert [finding[0] for finding in found(text.format(right))] == ["green"]
    (finding,) = check_figures(text.format(wrong), ()).findings
    assert finding.verdict == "red"
    assert f"er et {right}; teksten siger {wrong}" in finding.explanation


def test_over_a_budget_is_not_under_it() -> None:
    text = "Der var budgetteret med 10,0 mio. kr. Regnskabet endte på 11,0 mio. kr., dvs. 1,0 mio. kr. {} budgettet."
    assert [found(text.format(word))[0][0] for word in ("over", "under")] == ["green", "red"]


def test_a_rest_is_what_is_left_when_many_have_got_their_part() -> None:
    parts = ", ".join(f"{n}0.000 kr. til hus {n}" for n in range(11, 23))
    text = f"Puljen på 3.000.000 kr. er fordelt med {parts}. Der resterer {{}}."
    assert [(finding[0], finding[1]) for finding in found(text.format("1.020.000 kr."))] == [("green", "1.020.000 kr.")]
    assert [(finding[0], finding[1]) for finding in found(text.format("1.120.000 kr."))] == [("red", "1.120.000 kr.")]


def test_a_rise_over_several_years_is_not_the_step_from_one_to_the_other() -> None:
    text = "Rammen hæves fra 4,0 mio. kr. til 5,0 mio. kr. årligt, en stigning på i alt 4,0 mio. kr. i 2024-2027."
    assert check_figures(text, ()).findings == ()


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
)


@pytest.mark.parametrize("text", _OTHER_MONEY)
def test_amounts_of_other_things_are_no_difference(text: str) -> None:
    assert [each for each in found(text) if each[0] == "red"] == []

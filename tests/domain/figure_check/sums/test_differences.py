"""What is left, and what something rises or falls with, held against the two amounts that it comes from."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import claims, found


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


def test_a_step_that_is_told_of_one_rise_is_not_that_of_the_next() -> None:
    text = (
        "Huslejen faldt fra 9,2 mio. kr. til 8,6 mio. kr., altså med 0,6 mio. kr., mens lønnen steg fra 31,0 til 32,5 "
    )
    assert [finding[0] for finding in found(f"{text}mio. kr.")] == ["green"]


def test_what_is_left_is_read_past_subtotals_and_whatever_was_done_with_the_others() -> None:
    text = (
        "Puljen er på 14,0 mio. kr. Kor og Kulisser søger 6,3 mio. kr. og Byens Bånd 2,9 mio. kr. "
        "Efter de to bevillinger vil der være {} mio. kr. tilbage."
    )
    assert ("red", "5,8 mio. kr.") in claims(text.format("5,8"))
    assert ("green", "4,8 mio. kr.") in claims(text.format("4,8"))
    text = (
        "Udvalget har 512.000 kr. i 2019. Der er givet 128.500 kr. til teltet, 74.000 kr. til lyset og 37.500 kr. til "
        "mødet. Der er altså givet 240.000 kr., og der resterer {} til resten af året."
    )
    assert ("red", "227.000 kr.") in claims(text.format("227.000 kr."))
    assert "red" not in {verdict for verdict, _ in claims(text.format("272.000 kr."))}


def test_what_comes_back_is_added_to_what_is_left() -> None:
    text = (
        "Der er afsat 2.000.000 kr. Der er givet tilsagn om 900.000 kr. til tage og 610.000 kr. til vinduer. En ejer "
        "har siden opgivet, og dermed er 80.000 kr. frigjort. Der er således 570.000 kr. til rådighed."
    )
    assert "red" not in {verdict for verdict, _ in claims(text)}


def test_the_word_for_rounded_does_not_hide_what_an_amount_is_called() -> None:
    text = (
        "Bevillingen var 9,8 mio. kr., og regnskabet viser 9,1 mio. kr. Det uforbrugte beløb på ca. {} lægges i kassen."
    )
    assert ("amber", "0,6 mio. kr.") in claims(text.format("0,6 mio. kr."))
    assert ("green", "0,7 mio. kr.") in claims(text.format("0,7 mio. kr."))


def test_what_a_cut_sets_free_is_told_in_the_next_sentence() -> None:
    text = "Rammen til hallen nedsættes fra 28,4 mio. kr. til 25,9 mio. kr. De frigjorte {} mio. kr. går til kassen."
    assert "red" in {verdict for verdict, _ in claims(text.format("2,9"))}
    assert "red" not in {verdict for verdict, _ in claims(text.format("2,5"))}


def test_what_a_raise_costs_a_year_is_the_step_of_it() -> None:
    text = (
        "Tilskuddet hæves fra 1,45 mio. kr. til 1,85 mio. kr. fra 2019. Merudgiften på {} mio. kr. om året er fundet."
    )
    assert "red" in {verdict for verdict, _ in claims(text.format("0,5"))}
    assert "red" not in {verdict for verdict, _ in claims(text.format("0,4"))}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Koret havde 210.000 kr. ved årets begyndelse og fik 165.000 kr. i kontingent. Udgifterne blev 298.000 kr. "
         "Ved årets udgang var der således {} på kontoen.", "77.000 kr.", "97.000 kr."),
        ("Beholdningen var primo 84.000 kr. Vi modtog 46.000 kr. i tilskud og havde udgifter på 95.000 kr. "
         "Ultimo er beholdningen derfor {}.", "35.000 kr.", "45.000 kr."),
    ],
)  # fmt: skip
def test_what_there_is_at_the_end_of_the_year(text: str, right: str, wrong: str) -> None:
    assert claims(text.format(right)) == [("green", right)]
    assert claims(text.format(wrong)) == [("red", wrong)]

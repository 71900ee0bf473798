"""So many times what one of them costs, wherever the text says the three."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import found


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Verdict and quotes of every whole that is held against so many times an amount."""
    findings = check_figures(text, ()).findings
    return [(each.verdict.value, each.quotes) for each in findings if each.relation == "n_times_yearly"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Der købes 45 ladcykler til en stykpris på 32.000 kr. Den samlede anskaffelse bliver {}",
         "1.440.000 kr.", "1.404.000 kr."),
        ("Gulvet er på 380 m2, og kvadratmeterprisen er 950 kr. Gulvet koster dermed {}", "361.000 kr.", "316.000 kr."),
        ("Konsulenten har brugt 140 timer til en timepris på 1.100 kr., i alt {}", "154.000 kr.", "145.000 kr."),
        ("Holdet er på 2,5 årsværk. Ved en gennemsnitsløn på 540.000 kr. bliver lønudgiften {}",
         "1,35 mio. kr.", "1,53 mio. kr."),
        ("Et døgn koster 2.150 kr. Et ophold på 90 døgn koster altså {}", "193.500 kr.", "139.500 kr."),
        ("Ordningen koster 3.200 kr. pr. uge i 40 uger, det vil sige {}", "128.000 kr.", "182.000 kr."),
        ("Vagten honoreres med 1.350 kr. pr. lørdag i 40 uger, hvilket giver en udgift på {}",
         "54.000 kr.", "45.000 kr."),
        ("Taget er på 2.400 m². Det koster 1.500 kr. pr. m², så prisen er {}", "3,6 mio. kr.", "36 mio. kr."),
        ("Der er 14 møder, og hvert møde koster 6.500 kr. Det bliver {} i alt.", "91.000 kr.", "81.000 kr."),
        ("Der er bestilt seks skærme til 11.500 kr. pr. stk. Skærmene koster {}", "69.000 kr.", "57.500 kr."),
        ("Tre af de fem hold får tilskud. Til hvert hold gives 24.000 kr., og for de tre bliver det {}",
         "72.000 kr.", "96.000 kr."),
    ],
)  # fmt: skip
def test_a_number_of_things_times_what_each_costs_is_the_whole(text: str, right: str, wrong: str) -> None:
    assert [(verdict, quotes[0]) for verdict, quotes in told(text.format(right))] == [("green", right)]
    assert [(verdict, quotes[0]) for verdict, quotes in told(text.format(wrong))] == [("red", wrong)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Lejen udgør 42.500 kr. i kvartalet, altså {} om året.", "170.000 kr.", "127.500 kr."),
        ("Abonnementet koster 8.750 kr. om måneden, dvs. {} på et år.", "105.000 kr.", "150.000 kr."),
        ("Forløbet varer seks dage og koster 2.400 kr. pr. deltager pr. dag. Med 45 deltagere er prisen {}",
         "648.000 kr.", "684.000 kr."),
    ],
)  # fmt: skip
def test_what_everybody_knows_and_two_numbers_are_multiplied_too(text: str, right: str, wrong: str) -> None:
    assert [(verdict, quotes[0]) for verdict, quotes in told(text.format(right))] == [("green", right)]
    assert [(verdict, quotes[0]) for verdict, quotes in told(text.format(wrong))] == [("red", wrong)]


def test_what_each_gets_is_the_claim_where_it_is_told_last() -> None:
    text = "Samlet er der uddelt 4.320.000 kr. til 360 husstande, i gennemsnit {} pr. husstand."
    assert [verdict for verdict, _ in told(text.format("12.000 kr."))] == ["green"]
    (finding,) = check_figures(text.format("21.000 kr."), ()).findings
    assert (finding.verdict.value, finding.quotes[0], finding.expected_ore) == ("red", "21.000 kr.", 1_200_000)
    assert " ".join(finding.explanation.split()).startswith(
        "4,32 mio. kr. / 360 = 12.000 kr.; teksten siger 21.000 kr."
    )


def test_how_many_there_is_money_for_is_the_claim_where_it_is_told_last() -> None:
    text = "Puljen på 3.000 t.kr. uddeles i portioner på 250 t.kr. Der kan således støttes {} foreninger."
    assert [(verdict, quotes[0]) for verdict, quotes in told(text.format(15))] == [("red", "15")]


@pytest.mark.parametrize(
    "text",
    [
        # Another number, another amount or a sum explains the whole.
        "Ti skoler har søgt, og syv får hver 300.000 kr. De syv skoler får 2,1 mio. kr. Resten får 100.000 kr.",
        "Der gives 2,0 mio. kr. i 2027 og 1,2 mio. kr. årligt i 2028-2030, samlet 5,6 mio. kr. over fire år.",
        "De fire hold får hver 25.000 kr. Hertil kommer 80.000 kr. til lokaler.",
        "De 5,9 mio. kr. til de fire afdelinger deles mellem kommunen og fonden med 2,95 mio. kr. til hver.",
        "Billetten koster 168 kr. pr. tur, og der var 21.900 ture i 2024. Budgettet for 2025 er 4,3 mio. kr.",
        "Ordningen koster 1,2 mio. kr. årligt i fire år. Der søges nu om 3,6 mio. kr. til en ny bane.",
        "Hver af de 12 klasser har 25 elever. Turen koster 150 kr. pr. elev, altså 45.000 kr.",
        "Driften koster 2,1 mio. kr. årligt. I budgetåret og de tre overslagsår løber det op i 8,4 mio. kr.",
        "De otte huse får hver ca. 300.000 kr., så der bruges 2,1 mio. kr.",
    ],
)
def test_what_is_right_otherwise_or_only_about_is_left_in_peace(text: str) -> None:
    assert [each for each in found(text) if each[0] == "red"] == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Der gives 1,2 mio. kr. i 2025 og 1,8 mio. kr. årligt i 2026, 2027 og 2028. Samlet koster det dermed {}",
         "6,6 mio. kr.", "4,8 mio. kr."),
        ("Gevinsten er 1,9 mio. kr. i 2026 og herefter 3,8 mio. kr. årligt, dvs. {} i alt i perioden 2026-2029.",
         "13,3 mio. kr.", "17,1 mio. kr."),
        ("Driften er 0,6 mio. kr. i 2027 og 1,2 mio. kr. årligt fra 2028 og frem. For 2027-2030 er det samlet {}",
         "4,2 mio. kr.", "3,0 mio. kr."),
    ],
)  # fmt: skip
def test_so_much_once_and_so_much_a_year_are_added(text: str, right: str, wrong: str) -> None:
    assert ("green", right) in [each[:2] for each in found(text.format(right))]
    assert ("red", wrong) in [each[:2] for each in found(text.format(wrong))]

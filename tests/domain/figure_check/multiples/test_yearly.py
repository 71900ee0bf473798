"""So much a year, and the sentence after it that says what it is in all."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import Relation
from tests.domain.figure_check.told import claims


def multiplied(text: str) -> list[tuple[str, ...]]:
    """Verdict and claim of every amount that is held against so many of another."""
    return claims(text, of=Relation.N_TIMES_YEARLY)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Ordningen koster 2,3 mio. kr. årligt i 2025-2028. I alt skal der dermed bruges {}.",
         "9,2 mio. kr.", "6,9 mio. kr."),
        ("Driftsstøtten er 0,75 mio. kr. pr. år i perioden 2026 til 2029. Det svarer til {} over hele perioden.",
         "3,0 mio. kr.", "3,75 mio. kr."),
        ("Aftalen løber i fem år med en årlig betaling på 1,2 mio. kr. Den samlede betaling er {}.",
         "6,0 mio. kr.", "7,2 mio. kr."),
        ("Vagtordningen koster 410.000 kr. årligt. For de tre år 2026-2028 bliver det {}.",
         "1.230.000 kr.", "1.640.000 kr."),
        ("Mentorkorpset koster 900.000 kr. pr. år. Over den fireårige periode 2025-2028 bruges der {}.",
         "3,6 mio. kr.", "2,7 mio. kr."),
        ("Puljen på {} fordeles med lige store beløb på 2,4 mio. kr. årligt i 2026-2029.",
         "9,6 mio. kr.", "12,0 mio. kr."),
        ("Rammen på {} deles ligeligt mellem seks områder, så hvert område kan altså bruge 1,6 mio. kr.",
         "9,6 mio. kr.", "10,6 mio. kr."),
        ("Puljen på {} deles ligeligt mellem fem klubber. Det giver 64.000 kr. til hver.",
         "320.000 kr.", "390.000 kr."),
        ("Puljen på {} deles lige mellem otte plejehjem, som altså får 0,7 mio. kr. hver.",
         "5,6 mio. kr.", "6,4 mio. kr."),
        ("De 14 vuggestuer fik tilsammen {}, dvs. 150.000 kr. i gennemsnit.", "2,1 mio. kr.", "2,4 mio. kr."),
        ("I alt 14 foreninger har fået {}, i gennemsnit 80.000 kr. pr. forening.", "1,12 mio. kr.", "1,32 mio. kr."),
        ("Indkøbet af fire scannere koster {}, svarende til 300.000 kr. pr. scanner.", "1,2 mio. kr.", "1,5 mio. kr."),
        ("Der afsættes i alt {} til gadeteamet i 2026-2028. Det svarer til 2,0 mio. kr. årligt.",
         "6,0 mio. kr.", "8,0 mio. kr."),
        ("Tilskuddet på {} svarer til 300.000 kr. pr. skole for de seks skoler.", "1,8 mio. kr.", "2,4 mio. kr."),
        ("Rammen på {} giver 300.000 kr. til hver af de otte skoler.", "2,4 mio. kr.", "3,2 mio. kr."),
    ],
)  # fmt: skip
def test_a_whole_is_held_against_so_much_to_each(text: str, right: str, wrong: str) -> None:
    findings = check_figures(text.format(wrong), ()).findings
    assert multiplied(text.format(right)) == [("green", right)]
    assert [(each.verdict.value, wrong in each.quotes) for each in findings if each.relation == "n_times_yearly"] == [
        ("red", True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Til driften afsættes 1,1 mio. kr. årligt i 2026-2029. De samlede anlægsudgifter er 12,5 mio. kr.",
        "Til driften afsættes 1,1 mio. kr. årligt i 2026-2029. Samlet er der til park og vej afsat 54,0 mio. kr.",
        "Vagtordningen koster 410.000 kr. årligt fra 2026. Etableringen koster 2,1 mio. kr. i 2025.",
        "Driften koster 0,8 mio. kr. i 2026 og 1,2 mio. kr. årligt i 2027-2029, i alt 4,4 mio. kr.",
        "Aftalen gælder i tre år. Ordningen koster 1,1 mio. kr. årligt. I 2026 afsættes i alt 3,0 mio. kr. til lys.",
        "Der er 8 hold. Udgiften er 2,4 mio. kr., og hvert hold koster 150.000 kr. i løn.",
    ],
)
def test_a_whole_of_something_else_is_left_in_peace(text: str) -> None:
    assert multiplied(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Der søges om {} til to rådgivere. Pengene bruges over tre år med 700.000 kr. årligt.",
         "2.100.000 kr.", "2.400.000 kr."),
        ("Der foreslås {} til legeordningen. Ordningen løber i fire år og koster 250.000 kr. om året.",
         "1.000.000 kr.", "1.250.000 kr."),
        ("Den årlige udgift er 350.000 kr. Bevillingen på {} dækker perioden 2025-2027.",
         "1.050.000 kr.", "1.400.000 kr."),
        ("Værestedet får 0,7 mio. kr. årligt. Aftalen løber i fire år, og tilskuddet er på {} i hele perioden.",
         "2,8 mio. kr.", "2,1 mio. kr."),
        ("Klubben får i perioden 2025-2027 hvert år 300.000 kr., så den samlede støtte er {}",
         "900.000 kr.", "600.000 kr."),
        ("Tilskuddet er 240 t.kr. årligt over fem år og løber op i {}", "1,2 mio. kr.", "1,5 mio. kr."),
        ("Bevillingen på {} er fordelt med 0,6 mio. kr. i hvert af årene 2026, 2027 og 2028.",
         "1,8 mio. kr.", "2,4 mio. kr."),
    ],
)  # fmt: skip
def test_the_years_may_be_told_before_or_after_and_in_another_sentence(text: str, right: str, wrong: str) -> None:
    assert multiplied(text.format(right)) == [("green", right)]
    assert multiplied(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Der søges om 1.500.000 kr. til etablering. Driften dækkes over tre år med 400.000 kr. årligt.",
        "Tilskuddet er 500.000 kr. Det bruges over to år sammen med 300.000 kr. årligt fra fonden.",
        "Der søges 3,0 mio. kr. til en indsats. Indsatsen koster i forvejen 1,2 mio. kr. årligt i 2025-2028.",
        "Teatret får 600.000 kr. årligt. Bevillingen på 1.500.000 kr. til ombygning dækker 2026-2027.",
        "Der søges 3,0 mio. kr. til en bane. Klubben betaler selv 200.000 kr. årligt over ti år.",
    ],
)
def test_what_something_else_costs_each_year_is_no_part_of_a_grant(text: str) -> None:
    assert multiplied(text) == []

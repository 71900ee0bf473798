"""What the last clause of a sentence concludes of the amounts before it, and what only looks like it."""

import pytest

from kk_desktop.domain.figure_check.model import Relation, SpokenRow, SpokenTable
from tests.domain.figure_check.told import claims


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Planen har et vejspor (8,5 mio. kr.), et parkspor (6,0 mio. kr.) og et havnespor (4,0 mio. kr.), "
         "så rammen er på {}.", "18,5 mio. kr.", "14,5 mio. kr."),
        ("Der gives 3,2 mio. kr. til fliser, 1,4 mio. kr. til bænke og 0,9 mio. kr. til træer, "
         "og bevillingen er dermed på {}", "5,5 mio. kr.", "4,6 mio. kr."),
        ("Koret får 410 t.kr. til løn og 120 t.kr. til lokaler, hvorfor tilskuddet udgør {}", "530 t.kr.", "560 t.kr."),
        ("Løn (1.250 t.kr.) og kørsel (310 t.kr.) giver en udgift på {}", "1.560 t.kr.", "1.650 t.kr."),
        ("Oveni de 3,0 mio. kr. til anlæg kommer 0,5 mio. kr. til ledelse, og prisen er dermed {}",
         "3,5 mio. kr.", "4,5 mio. kr."),
        ("Med 2,5 mio. kr. fra staten og 1,5 mio. kr. fra fonden er projektets økonomi på {}",
         "4,0 mio. kr.", "4,5 mio. kr."),
        ("Der gives 350 t.kr. til festen samt 125 t.kr. til plakater, dvs. {}", "475 t.kr.", "425 t.kr."),
        ("Taget koster 1,8 mio. kr. og porten 0,4 mio. kr.; det er {} tilsammen.", "2,2 mio. kr.", "2,5 mio. kr."),
        ("Rammen er {}; den er delt i 4,2 mio. kr. til vej og 1,9 mio. kr. til sti.", "6,1 mio. kr.", "6,9 mio. kr."),
        ("Bevillingen er på {}; 4,2 mio. kr. til veje og 1,9 mio. kr. til stier.", "6,1 mio. kr.", "6,9 mio. kr."),
        ("Tilskuddet deles på sport 450.000 kr. og musik 275.000 kr. Hele tilskuddet på {} er givet.",
         "725.000 kr.", "752.000 kr."),
        ("Udgiften er 6,4 mio. kr., og der er indtægter på 1,9 mio. kr. Nettoudgiften er {}",
         "4,5 mio. kr.", "5,4 mio. kr."),
    ],
)  # fmt: skip
def test_the_last_clause_is_held_against_the_amounts_before_it(text: str, right: str, wrong: str) -> None:
    assert claims(text.format(right)) == [("green", right)]
    assert claims(text.format(wrong)) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Planen har et vejspor (9 mio. kr.) og et parkspor (6 mio. kr.), så rammen på 25 mio. kr. er næsten brugt.",
        "Der gives 3,2 mio. kr. til fliser, 1,4 mio. kr. til bænke og 0,9 mio. kr. til træer, "
        "og vejen er dermed blevet 1,0 mio. kr. dyrere.",
        "Løn er 2,0 mio. kr. og leje 0,6 mio. kr., så puljen skal hæves til 3,0 mio. kr., hvis strøm skal med.",
        "Koret får 410 t.kr. til løn og 120 t.kr. til lokaler, og naboen får derfor 600 t.kr. i kompensation.",
        "Der gives bl.a. 410 t.kr. til løn og 120 t.kr. til lokaler, så tilskuddet er på 600 t.kr.",
        "Prisen steg fra 2,0 mio. kr. til 2,5 mio. kr., så bevillingen er på 3,0 mio. kr.",
        "Løn er 410 t.kr. årligt og husleje 120 t.kr. årligt, så tilskuddet er på 600 t.kr.",
        "I samme periode faldt rengøringen fra 0,8 mio. kr. til 0,6 mio. kr., mens leje er uændret på 0,3 mio. kr.",
        "Hele rammen på 10,0 mio. kr. er givet på nær 1,2 mio. kr.: 6,2 mio. kr. til nord og 2,6 mio. kr. til syd.",
    ],
)
def test_what_is_no_sum_of_the_amounts_before_it_is_left_in_peace(text: str) -> None:
    assert all(verdict == "green" for verdict, _ in claims(text))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Kravet på {} er nået med 12,4 mio. kr. fra skolerne, 8,3 mio. kr. fra parkerne og 3,9 mio. kr. fra husene.",
         "24,6 mio. kr.", "25,6 mio. kr."),
        ("Gruppen søger om {} til et møde. Pengene skal gå til leje 4.200 kr., mad 6.100 kr. og tryk 2.700 kr.",
         "13.000 kr.", "14.000 kr."),
    ],
)  # fmt: skip
def test_what_a_whole_is_reached_with_is_its_parts(text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, _ in claims(text.format(right))] == ["green"]
    assert claims(text.format(wrong)) == [("red", wrong)]


def test_a_row_that_fits_beside_the_whole_explains_it_whatever_else_is_said_of_its_amounts() -> None:
    text = (
        "Forslag A koster 2,2 mio. kr. Forslag B koster 2,5 mio. kr. Forslag C er det oprindelige i to dele: 1,7 mio. "
        "kr. i 2025 og 1,3 mio. kr. i 2026, i alt 3,0 mio. kr."
    )
    assert all(verdict != "red" for verdict, _ in claims(text))


def test_of_what_it_was_raised_to_some_is_spent() -> None:
    text = "Rådet hævede rammen på 52,0 mio. kr. med 4,5 mio. kr. til 56,5 mio. kr. Heraf er 9,1 mio. kr. brugt."
    assert all(verdict != "red" for verdict, _ in claims(text))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Aftalen afsætter {} til byrum. Midlerne fordeles således:\n- lys: 6,2 mio. kr.\n- stier: 7,9 mio. kr.\n"
         "- ture: 1,1 mio. kr.\n- ledelse: 2,3 mio. kr.", "17,5 mio. kr.", "18,5 mio. kr."),
        ("Pladsen er opgjort til {} (håndværkere 2.780.000 kr., råd 415.000 kr. og uforudset 235.000 kr.).",
         "3.430.000 kr.", "3.450.000 kr."),
        ("Vikarerne kostede 1,4 mio. kr. i dagvagt, 0,9 mio. kr. i aftenvagt og 0,6 mio. kr. i nattevagt. Vi har "
         "altså brugt {} på "
         "vikarer.", "2,9 mio. kr.", "3,9 mio. kr."),
        ("Købesummen er {} og betales således: Nu deponeres 4.850.000 kr., og til maj betales restsummen, 44.650.000 "
         "kr.", "49.500.000 kr.", "48.500.000 kr."),
        ("1) at der gives 18.500 kr. til en gåtur,\n2) at der gives 42.000 kr. til en fest,\n3) at der gives 9.750 kr. "
         "til en pjece.\n\nProblem\nDer er kommet tre ansøgninger. Udvalget har set dem. Alle har svaret.\n\nLøsning\n"
         "Udvalget beslutter.\n\nØkonomi\nBevillingerne er samlet {} og afholdes på område 3707.",
         "70.250 kr.", "71.250 kr."),
    ],
)  # fmt: skip
def test_parts_may_stand_in_a_list_a_bracket_or_far_above(text: str, right: str, wrong: str) -> None:
    assert all(verdict == "green" for verdict, _ in claims(text.format(right)))
    assert len([claim for verdict, claim in claims(text.format(wrong)) if verdict == "red"]) == 1


_TABLE = SpokenTable(
    "Udgifter til sundhedsplads", "1.000 kr", 2025, ("2025", "2026"),
    (SpokenRow("Løn", "row", ("550", "560")), SpokenRow("Husleje og drift", "row", ("120", "130")),
     SpokenRow("Information", "row", ("25", "25")), SpokenRow("I alt", "total", ("695", "715"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Honorar på 200.000 kr. og tryk på 100.000 kr. giver i alt {} i 2026.", "300.000 kr.", "350.000 kr."),
        ("Honorar på 210.000 kr., tryk på 90.000 kr. og porto på 40.000 kr. udgør tilsammen {}.",
         "340.000 kr.", "360.000 kr."),
        ("240.000 kr. til honorar og 80.000 kr. til tryk bliver sammenlagt {}.", "320.000 kr.", "340.000 kr."),
        ("Honorar på 210.000 kr. og tryk på 90.000 kr. løber op i {} i alt.", "300.000 kr.", "330.000 kr."),
        ("Honoraret er 200.000 kr., og trykket er 100.000 kr. Det giver tilsammen {}.", "300.000 kr.", "345.000 kr."),
    ],
)  # fmt: skip
def test_a_row_that_is_said_to_give_the_whole_is_the_whole_of_it_beside_any_table(
    text: str, right: str, wrong: str
) -> None:
    for tables in ((), (_TABLE,)):
        assert claims(text.format(right), *tables, of=Relation.SUM) == [("green", right)]
        assert claims(text.format(wrong), *tables, of=Relation.SUM) == [("red", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "Indsatsen har honorar på 200.000 kr. og tryk på 100.000 kr. og koster i alt 340.000 kr. i 2026.",
        "De største poster er honorar 200.000 kr. og tryk 100.000 kr. I alt koster indsatsen 340.000 kr.",
        "Ud over honorar på 200.000 kr. og tryk på 100.000 kr. giver puljen i alt 350.000 kr. til foreninger.",
        "Foruden honorar på 200.000 kr. og tryk på 100.000 kr. koster indsatsen i alt 350.000 kr. til materialer.",
        "Bl.a. honorar 200.000 kr. og tryk 100.000 kr. giver i alt en udgift på 350.000 kr.",
        "Honorar på 200.000 kr. og tryk på 100.000 kr. giver i alt 345.000 kr. med moms.",
        "Rammen på 200.000 kr. og puljen på 100.000 kr. bliver i alt til 345.000 kr. efter fremskrivning.",
    ],
)
def test_a_whole_that_is_said_of_more_than_the_row_is_not_held_against_it(text: str) -> None:
    for tables in ((), (_TABLE,)):
        assert claims(text, *tables, of=Relation.SUM) == []

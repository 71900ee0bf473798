"""What a share gives and what it is of may stand anywhere near it, as long as the words tie them."""

import pytest

from tests.domain.figure_check.told import claims, red


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Taget på biblioteket er kalkuleret til 6,4 mio. kr. Forsikringen vil bære 35 pct. af udgiften, dvs. {}.",
         "2,24 mio. kr.", "2,42 mio. kr."),
        ("Der er givet støtte til 1.350 sager, svarende til {} af de 2.500 behandlede.", "54 pct.", "45 pct."),
        ("Staten refunderer 40 % af udgifterne. I 2025 brugte vi 12,5 mio. kr., og refusionen er derfor på {}.",
         "5,0 mio. kr.", "6,0 mio. kr."),
        ("Svarfristen er udløbet. 930 af byens 1.500 frivillige har svaret. Det giver en svarprocent på {}.",
         "62 pct.", "72 pct."),
        ("Fejlen er på 92.000 kr. ud af et beløb på 4,6 mio. kr., dvs. {}.", "2 pct.", "12 pct."),
        ("Foreningen har 640 medlemmer. 416 stemte for forslaget. Det vil sige, at {} af medlemmerne er for.",
         "65 pct.", "56 pct."),
        ("En tredjedel af de 18 mio. kr. skal bruges i havnekvarterne. Havnekvarterne får derfor {} til næste år.",
         "6 mio. kr.", "8 mio. kr."),
        ("Der blev sendt 1.400 skemaer, og vi fik 630 retur. Det er en svarprocent på {}.", "45", "54"),
        ("I huset bor der 320. 96 af dem er over 60 år, altså {}.", "30 pct.", "20 pct."),
        ("Ni ud af ti elever har svaret, nemlig {} af 250.", "225", "205"),
        ("Boden udgør 5 pct. af kontraktsummen. Kontraktsummen var 12.600.000 kr. Arbejdet blev forsinket. "
         "Boden er derfor opgjort til {}.", "630.000 kr.", "730.000 kr."),
        ("Der stilles sikkerhed for 15 pct. af summen på 12.400.000 kr., jf. § 9, stk. 1, i alt {}.",
         "1.860.000 kr.", "1.680.000 kr."),
        ("Halvdelen af puljen, som i år er på 7,4 mio. kr., er til byen. Det drejer sig om {}.",
         "3,7 mio. kr.", "3,4 mio. kr."),
        ("En tredjedel af de 24 klubber, i alt {} klubber, er med.", "8", "9"),
        ("Teatret koster 24 mio. kr. Byen betaler halvdelen, fonden en fjerdedel ({}) og staten resten, 6 mio. kr.",
         "6 mio. kr.", "8 mio. kr."),
    ],
)  # fmt: skip
def test_a_pair_tied_to_a_share_is_held_to_it(text: str, right: str, wrong: str) -> None:
    assert red(text.format(right)) == []
    assert len(red(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Fonden betaler to femtedele af 60 mio. kr., byen tre tiendedele og idrætten resten, 18 mio. kr.",
        "En fjerdedel af puljen på 3,6 mio. kr., 0,9 mio. kr., kan flyttes, og resten, 2,7 mio. kr., skal bruges nu.",
        "Byens del, 14,4 mio. kr., er fordelt med 58 pct. til anlæg. I alt koster huset 24,0 mio. kr.",
        "Puljen på 1.150.000 kr. gik til teater (30 pct.) og musik (70 pct.). Der var søgt om 2,1 mio. kr.",
        "Knap halvdelen, nemlig 2,96 mio. kr. af de søgte 6,24 mio. kr., gives i år.",
        "Grænsen er 1 % af driften (48,5 mia. kr.). Fejlen er på 184 t.kr. ud af 9,2 mio. kr., dvs. 2 %.",
    ],
)
def test_what_belongs_to_another_share_is_left_in_peace(text: str) -> None:
    assert red(text) == []


def test_a_share_of_the_wrong_whole_is_told_where_the_words_say_which_is_right() -> None:
    text = (
        "Fonden giver 50 pct. af de støtteberettigede udgifter. Budgettet er på 13,6 mio. kr., hvoraf 12,4 mio. kr. er "
        "støtteberettigede. Fondens tilskud er herefter {}."
    )
    assert red(text.format("6,2 mio. kr.")) == []
    assert red(text.format("6,8 mio. kr.")) == ["6,8 mio. kr."]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Klagerne faldt. I 2022 kom der 1.600 klager, og i 2024 var der 1.200 tilbage. Det er et fald på {}.",
         "25 pct.", "33 pct."),
        ("Antallet af ledige er faldet fra 4.800 til 3.600 siden 2018, og faldet er på {}.", "25 pct.", "20 pct."),
        ("I 2021 boede der 3.200 unge i kollegierne. To år senere var tallet 4.000, og det er dermed øget med {}.",
         "25 pct.", "20 pct."),
        ("Støtten til gadehjemmet halveres fra {} til 1,6 mio. kr. næste år.", "3,2 mio. kr.", "2,4 mio. kr."),
        ("Bidraget sænkes med 10 pct. Det, som i dag er 9,2 mio. kr., bliver derefter {}.",
         "8,28 mio. kr.", "8,82 mio. kr."),
        ("Udgiften var 98,4 mio. kr. i 2024 mod 92,0 mio. kr. året før. Væksten var på {}.", "7 pct.", "9 pct."),
        ("Huslejen er i dag 6.850 kr. Efter ombygningen bliver den 7.672 kr. Stigningen på 822 kr. svarer til {}.",
         "12 pct.", "15 pct."),
    ],
)  # fmt: skip
def test_growth_is_a_share_of_what_was(text: str, right: str, wrong: str) -> None:
    assert red(text.format(right)) == []
    assert len(red(text.format(wrong))) == 1


def test_a_target_is_no_growth() -> None:
    assert red("Målet var en reduktion på 30 pct., og tallet er faldet fra 400 til 320, altså med 20 pct.") == []


def test_shares_of_one_thing_are_all_of_it() -> None:
    text = "Driften deles: Byen betaler 50 pct., fonden 30 pct. og foreningen de sidste {} pct."
    assert red(text.format(20)) == []
    assert red(text.format(25)) == ["50 pct."]


def test_a_share_may_be_of_the_whole_in_the_first_line() -> None:
    text = (
        "Fornyelsen har et budget på 15,0 mio. kr. Kommunen betaler 10,0 mio. kr. og staten 5,0 mio. kr. Tre projekter "
        "er færdige. Pladsen kostede 4,1 mio. kr. Parken kostede 1,6 mio. kr. Gruppen har holdt ni møder. Alle er "
        "glade. Kontoret skal bruge 20 pct. af budgettet, dvs. {}."
    )
    assert red(text.format("3,0 mio. kr.")) == []


def test_somebodys_half_is_a_share_and_the_first_half_of_a_year_is_none() -> None:
    text = "Klubben og boligforeningen deler regningen på 84.000 kr. Klubbens halvdel på {} er betalt i maj."
    assert red(text.format("42.000 kr.")) == []
    assert red(text.format("44.000 kr.")) == ["44.000 kr."]
    assert claims("Der er brugt 3,0 mio. kr. i årets første halvdel og 5,0 mio. kr. i årets anden.") == []


def test_what_is_named_without_an_amount_is_not_held_against_another_amount() -> None:
    text = (
        "Huslejen er 640.000 kr. Hvad {} koster, ses i bilaget, og fonden giver 90.000 kr., svarende til 20 pct. af {}."
    )
    assert claims(text.format("rengøringen", "rengøringen")) == [("amber", "90.000 kr.")]
    assert claims(text.format("rengøringen", "huslejen")) == [("red", "90.000 kr.")]

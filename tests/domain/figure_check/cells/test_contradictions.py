"""Which place in a table words point at, however they name it, and when an amount contradicts it."""

import pytest

from .tables import explanations, reds, table

BOATS = table(
    "2026|2027|2028|I alt",
    "Bådebroer|1.240|1.310|1.310|3.860",
    "Slæbesteder|760|785|640|2.185",
    "Redningskranse|95|95|95|285",
    "=Havneudgifter i alt|2.095|2.190|2.045|6.330",
)
GRANTS = table(
    "Ansøgt|Bevilget",
    "Roklubben Skjold|845.000|548.000",
    "Sejlerskolen|316.000|290.000",
    "=I alt|1.161.000|838.000",
    unit="kr.",
)
SHARED = table(
    "Service|Anlæg",
    "Børne- og Ungdomsudvalget|4,3|21,6",
    "Teknik- og Miljøudvalget|2,7|18,2",
    "=I alt|7,0|39,8",
    unit="mio. kr.",
)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Slæbestederne koster {} i det andet år.", "785 t.kr.", "640 t.kr."),
        ("Bådebroerne koster 1.240 t.kr. i 2026 og {} året efter.", "1.310 t.kr.", "1.130 t.kr."),
        ("Bådebroerne koster 1.240 t.kr. i 2026 og {} i hvert af de følgende år.", "1.310 t.kr.", "1.301 t.kr."),
        ("Til slæbesteder er der i 2026 og 2027 henholdsvis 760 t.kr. og {}", "785 t.kr.", "758 t.kr."),
        ("Havnen koster 2.095 t.kr. i 2026 og {} i 2027.", "2.190 t.kr.", "2.910 t.kr."),
        ("Udgiften falder til 2.045 t.kr. i 2028, heraf {} til slæbesteder.", "640 t.kr.", "760 t.kr."),
        ("Slæbestederne løber op i {} over de tre år.", "2.185 t.kr.", "2.815 t.kr."),
        ("Redningskransene koster {} om året.", "95 t.kr.", "59 t.kr."),
        ("Redningskransudgiften er {} i 2026.", "95 t.kr.", "59 t.kr."),
        ("Omkostningen er 760 t.kr. i 2026; slæbestedsomkostningerne er {} i 2027.", "785 t.kr.", "758 t.kr."),
    ],
)
def test_a_place_is_found_by_years_counted_from_another_and_by_the_amounts_beside_it(
    sentence: str, right: str, wrong: str
) -> None:
    assert reds(sentence.format(right), BOATS) == []
    assert reds(sentence.format(wrong), BOATS) == [wrong]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Roklubben søgte om {} til nye både.", "845.000 kr.", "854.000 kr."),
        ("Der er bevilget {} til Sejlerskolen.", "290.000 kr.", "209.000 kr."),
        ("Roklubben søgte om 845.000 kr. og fik {}", "548.000 kr.", "584.000 kr."),
        ("Samlet modtog kommunen ansøgninger for {}", "1.161.000 kr.", "1.116.000 kr."),
    ],
)
def test_a_verb_may_name_the_column(sentence: str, right: str, wrong: str) -> None:
    assert reds(sentence.format(right), GRANTS) == []
    assert reds(sentence.format(wrong), GRANTS) == [wrong]


@pytest.mark.parametrize("name", ["BUU", "Børne- og Ungdomsudvalget"])
def test_a_committee_is_the_same_by_its_initials(name: str) -> None:
    short = table("Anlæg", "BUU|21,6", "TMU|18,2", "=I alt|39,8", unit="mio. kr.")
    for grid in (short, SHARED):
        assert reds(f"{name} får 21,6 mio. kr. til anlæg.", grid) == []
        assert reds(f"{name} får 12,6 mio. kr. til anlæg.", grid) == ["12,6 mio. kr."]


def test_amounts_side_by_side_are_of_the_years_or_rows_beside_them() -> None:
    assert reds("Bådebroer får 1.240, 1.310 og 1.310 t.kr. i 2026, 2027 og 2028.", BOATS) == []
    assert reds("Til Skjold og Sejlerskolen er der bevilget henholdsvis 548.000 kr. og 290.000 kr.", GRANTS) == []
    assert reds("Slæbestederne får 760 t.kr., 785 t.kr. og 640 t.kr. i de tre år.", BOATS) == []


def test_a_total_is_held_against_what_it_would_be_without_one_of_its_rows() -> None:
    assert reds("Samlet koster havnen 2.190 t.kr. i 2027.", BOATS) == []
    assert reds("Samlet koster havnen 1.405 t.kr. i 2027, jf. tabellen.", BOATS) == ["1.405 t.kr."]


@pytest.mark.parametrize(
    "text",
    [
        "Til sammenligning kostede slæbestederne 720 t.kr. i den tidligere aftale.",
        "Slæbestederne koster knap 0,8 mio. kr. i 2027.",
        "Slæbestederne stiger med 25 t.kr. fra 2026 til 2027.",
        "Slæbestederne koster 42.000 kr. pr. meter i 2026.",
        "Sejlerskolen mangler 26.000 kr., som den rejser selv.",
        "Bådebroer og slæbesteder koster tilsammen 2.000 t.kr. i 2026.",
        "Sammen med slæbestederne er udgiften 2.095 t.kr. i 2026, jf. tabel 1.",
        "Bådebroerne koster 1.240 t.kr. i 2026. Sammen med redningskransene bliver det 1.335 t.kr. i 2026.",
        "Vi beder om 810 t.kr. til slæbesteder i 2027.",
        "Der er afsat 785 t.kr. til slæbesteder i 2027 mod ønsket 800 t.kr.",
    ],
)
def test_other_money_and_what_is_only_about_so_much_contradicts_nothing(text: str) -> None:
    assert reds(text, BOATS, GRANTS) == []


def test_it_is_told_which_cell_was_meant_and_which_was_taken() -> None:
    (said,) = explanations("I 2028 koster slæbestederne 760 t.kr.", BOATS)
    assert said == (
        "Tabellen har 640 (1.000 kr.) i Slæbesteder 2028; 760 er Slæbesteder 2026; teksten siger 760 t.kr. "
        "(120.000\u00a0kr. mere)"
    )


def test_years_may_go_down_the_table() -> None:
    turned = table("Broer|Kraner|I alt", "2026|1.240|760|2.000", "2027|1.310|785|2.095", "=I alt|2.550|1.545|4.095")
    assert reds("Kranerne koster 785 t.kr. i 2027.", turned) == []
    assert reds("Kranerne koster 760 t.kr. i 2027.", turned) == ["760 t.kr."]


def test_a_unit_that_was_dropped_or_put_on_twice_is_told() -> None:
    assert reds("Driften er vist i tabellen. I 2027 falder bådebroerne til 1.310 mio. kr.", BOATS) == ["1.310 mio. kr."]
    assert reds("Havnens broer koster 1.240 kr. i 2026.", BOATS) == ["1.240 kr."]
    assert reds("En bådplads koster 1.240 kr. pr. måned.", BOATS) == []


@pytest.mark.parametrize(
    "text",
    [
        "Foredragene kostede 12.430 kr., og teltet endte på 48.250 kr.",
        "Teltet blev billigere end i budgettet, hvor det stod til 52.000 kr.",
        "De samlede indtægter er 67.000 kr., jf. tabellen.",
        "Teltet var i det første overslag på 51 t.kr., men er siden reduceret.",
    ],
)
def test_what_is_rounded_or_of_the_other_side_of_the_accounts_contradicts_nothing(text: str) -> None:
    spent = table("Regnskab", "Telt|48", "Foredrag|12", "=Udgifter i alt|60", caption="Udgifter")
    assert reds(text, spent) == []


MOVED = table("Overføres", "Service|12,4", "Anlæg|30,3", "Overførsler mv.|5,1", "=I alt|47,8", unit="mio. kr.")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Udvalget overfører i alt 47,8 mio. kr., jf. tabel 1.", []),
        ("Der er overført 47,8 mio. kr., jf. tabel 1.", []),
        ("Overførsler mv. udgør 5,3 mio. kr., jf. tabel 1.", ["5,3 mio. kr."]),
        ("Overførslerne udgør 5,1 mio. kr., jf. tabel 1.", []),
    ],
)
def test_a_verb_is_not_the_row_whose_name_is_made_of_it(text: str, wrong: list[str]) -> None:
    assert reds(text, MOVED) == wrong


SITE = table(
    "2025|2026",
    "Løn|550|560",
    "Husleje og drift|120|130",
    "Materialer, transport|80|90",
    "=I alt|750|780",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Løn er 560.000 kr. i 2026, og husleje er 110.000 kr.",
        "Husleje er 110.000 kr. i 2026 ifølge tabellen.",
        "Løn er 560.000 kr. i 2026, og transport er 60.000 kr.",
    ],
)
def test_one_of_what_a_row_joins_may_cost_less_than_the_row(sentence: str) -> None:
    assert reds(sentence, SITE) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Løn er 560.000 kr. i 2026, og husleje og drift er 110.000 kr.", "110.000 kr."),
        ("Løn er 560.000 kr. i 2026, og husleje er 150.000 kr.", "150.000 kr."),
        ("Løn er 560.000 kr. i 2026, og husleje er 103.000 kr.", "103.000 kr."),
    ],
)
def test_more_than_the_row_or_a_slip_of_it_is_wrong(sentence: str, wrong: str) -> None:
    assert reds(sentence, SITE) == [wrong]

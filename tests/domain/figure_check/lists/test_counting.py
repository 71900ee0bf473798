"""A number of things held against the list of them."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable
from tests.domain.figure_check.told import listed


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("De {} udvalg er Økonomiudvalget, Kultur- og Fritidsudvalget, Socialudvalget samt Teknik- og Miljøudvalget.",
         "fire", "fem"),
        ("Der er {} ansøgere: Ågården (320 tkr.), Klosteret (275 tkr.) og Lunden (150 tkr.).", "tre", "fire"),
        ("Der er {} aftaler: rengøring (1,85 mio. kr.), vagt (2,4 mio. kr.) og el (350.000 kr.).", "tre", "fire"),
        ("Forslaget berører de {} skoler Rådmandsgades Skole, Guldberg Skole og Blågård Skole.", "tre", "to"),
        ("Der er kommet {} bud, nemlig fra Enemærke, Hoffmann, Jakon og Arkil.", "fire", "fem"),
    ],
)  # fmt: skip
def test_a_count_is_held_against_the_names_after_it(text: str, right: str, wrong: str) -> None:
    assert listed(text.format(right)) == [("green", right)]
    assert listed(text.format(wrong)) == [("red", wrong)]


def test_as_many_amounts_as_things_are_right() -> None:
    text = "Der søges 6,8 mio. kr. til {} greb: 2,4 mio. kr. til træer, 1,8 mio. kr. til lys og 2,6 mio. kr. til gulv."
    assert listed(text.format("tre")) == [("green", "tre")]
    assert listed("Der er fem mål: 2 mio. kr. til lys, heraf 1 mio. kr. i 2026, og 3 mio. kr. til gulv.") == []


def test_the_number_just_before_the_list_is_the_one_that_counts_it() -> None:
    text = "Der er 12 ansøgere, og 4 af dem er nye: Cirkus Nul, Ballet Øst, Dans i Byen og Operakælderen."
    assert [verdict for verdict, _ in listed(text) if verdict == "red"] == []


def test_a_table_has_as_many_rows_as_the_text_says() -> None:
    tracks = SpokenTable(
        "Tabel 1. Ungepakke", "1.000 kr.", None, ("2026",),
        (SpokenRow("Bredt spor", "row", ("880",)), SpokenRow("Dybt spor", "row", ("410",))),
    )  # fmt: skip
    assert listed("Pengene går til de to spor.", tracks) == [("green", "to")]
    assert listed("Der er foreslået en ungepakke med to dele.", tracks) == [("green", "to")]
    assert listed("Der er også tre spor på banegården.", tracks) == []


def test_a_list_of_some_of_those_counted_is_not_held_against_them_all() -> None:
    below = "\n- Kanoklubben: 12.000 kr.\n- Caféen: 8.000 kr.\n- Koret: 5.000 kr."
    assert ("red", "Tolv") not in listed(f"Tolv foreninger søgte, og udvalget gav til tre:{below}")


@pytest.mark.parametrize(("years", "verdicts"), [("fire", ["green"]), ("tre", ["green"]), ("seks", ["red"])])
def test_years_told_one_by_one_count_beside_a_period(years: str, verdicts: list[str]) -> None:
    text = f"Der afsættes 3 mio. kr. i 2026 og 1 mio. kr. årligt i 2027-2029, i alt 6 mio. kr. over {years} år."
    findings = check_figures(text, ()).findings
    assert [each.verdict.value for each in findings if each.relation == "range_of_years"] == verdicts

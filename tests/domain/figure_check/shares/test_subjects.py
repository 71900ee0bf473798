"""A share that is claimed of what stands before it, of what is left, of a table's row, and of what stands far off."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable


def red(text: str, *tables: SpokenTable) -> list[tuple[str, ...]]:
    """The quotes of every share that does not hold."""
    findings = check_figures(text, tables).findings
    return [each.quotes for each in findings if each.relation == "share_of" and each.verdict.value == "red"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Planen er budgetteret til 12,0 mio. kr. Ejerne lægger selv 3,0 mio. kr. Egenbetalingen udgør dermed {} af "
         "budgettet.", "25 pct.", "35 pct."),
        ("Boligforeningens bidrag er 2,0 mio. kr. Taget koster 8,0 mio. kr., så boligforeningen betaler {} af det.",
         "25 pct.", "40 pct."),
        ("Skolen har 640 elever. Heraf går 160 i klub. Klubbørnene udgør således {} af børnene.", "25 pct.", "35 pct."),
        ("Af rammen på 640.000 kr. er der brugt 480.000 kr. Der resterer således {} af rammen.", "25 pct.", "35 pct."),
        ("at der gives anlægsbevilling på 30 mio. kr. til svømmehallen, og\nat der afsættes 3,0 mio. kr. til "
         "projektledelsen.\n\nØkonomi\nProjektledelsen udgør {} af anlægsbevillingen.", "10 pct.", "15 pct."),
    ],
)  # fmt: skip
def test_a_share_is_claimed_of_what_stands_before_it(text: str, right: str, wrong: str) -> None:
    assert red(text.format(right)) == []
    assert [wrong in quotes for quotes in red(text.format(wrong))] == [True]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Klubben fik 240.000 kr. i 2020. I 2021 blev støtten halveret til {}", "120.000 kr.", "140.000 kr."),
        ("Elevtilskuddet er 15 pct. af prisen. Der er 30 elever. Prisen er 160.000 kr., og tilskuddet bliver dermed {}",
         "24.000 kr.", "42.000 kr."),
        ("Fonden betaler 40 pct. af udgiften til børnekulturhuset. I 2019 kostede kulturhuset 6,0 mio. kr., og fondens "
         "betaling var {}", "2,4 mio. kr.", "2,0 mio. kr."),
        ("Budgettet til parken er på 3,6 mio. kr. Der skal spares 10 procent. Det betyder, at parken mister {} årligt.",
         "360.000 kr.", "460.000 kr."),
        ("Den koster i dag 4,5 mio. kr. Budgettet hæves med 20 pct. til {} i 2025.", "5,4 mio. kr.", "5,1 mio. kr."),
        ("Anskaffelsessummen er 97,6 mio. kr. Kommunen indskyder 10 pct. i grundkapital, hvilket vil sige {}",
         "9,76 mio. kr.", "9,67 mio. kr."),
    ],
)  # fmt: skip
def test_an_amount_is_reckoned_from_a_share(text: str, right: str, wrong: str) -> None:
    assert red(text.format(right)) == []
    assert [quotes[0] for quotes in red(text.format(wrong))] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Af de 1.600 træer er 40 pct. ege. Der fældes 160 ege, svarende til 25 pct.",
        "Løn koster 1,8 mio. kr. og øvrig drift 0,6 mio. kr. Lønnen udgør dermed 75 pct. af budgettet på 2,4 mio. kr.",
        "Puljen er på 5,0 mio. kr. Valby får 0,5 mio. kr. og Husum 1,5 mio. kr. De to svarer til 40 pct. af puljen.",
        "Grunden er på 40.000 m2, hvoraf 30.000 m2 er private. Bebyggelsesprocenten er 110.",
        "Bidraget var 14,7 mio. kr. i 2024, da andelen var 37,5 pct. af et mindre budget. I 2025 er det 15,2 mio. kr.",
        "Rådet får 2,5 mio. kr. til drift. Derudover har det en pulje, der i år øges med 10 pct. til 3,1 mio. kr.",
        "Vi søgte 12 fonde. Syv har givet tilsagn, så der er 700.000 kr. Det er 70 pct. af det hele (1,0 mio. kr.).",
        "Der var 420 af de 600, der svarede. Blandt dem var 63 pct. glade (265 personer).",
        "Den ene halvdel af de 4,8 mio. kr. er givet. Den anden halvdel kom fra Valby (1,4 mio. kr.) og "
        "Husum (1,0 mio. kr.).",
        "Rammen er på 640.000 kr. Der er brugt 480.000 kr. De resterende 160.000 kr. udgør 25 pct. af rammen.",
    ],
)
def test_what_may_be_meant_otherwise_is_no_contradiction(text: str) -> None:
    assert red(text) == []


TABLE = SpokenTable(
    "Tabel 1. Udgifter",
    "1.000 kr",
    None,
    ("2024",),
    (
        SpokenRow("Vejledning", "row", ("900",)),
        SpokenRow("Klubber", "row", ("2.100",)),
        SpokenRow("I alt", "total", ("3.000",)),
    ),
)


def test_a_row_is_a_share_of_what_the_table_is_in_all() -> None:
    text = "Tabellen viser udgifterne. Vejledningen udgør {} af de samlede udgifter."
    assert red(text.format("30 pct."), TABLE) == []
    assert red(text.format("35 pct."), TABLE) == [("35 pct.",)]
    assert red("Målet er, at vejledningen udgør mindst 35 pct. af alle.", TABLE) == []


def test_a_share_of_costs_that_nobody_has_told_cannot_be_reckoned() -> None:
    findings = check_figures(
        "Fonden dækker tre fjerdedele af udgifterne. Kommunens bidrag er 0,8 mio. kr.", ()
    ).findings
    assert [(each.verdict.value, each.quotes[0]) for each in findings] == [("amber", "0,8 mio. kr.")]


def test_what_it_is_of_may_stand_far_off() -> None:
    text = (
        "at kommunen stiller garanti for halvdelen af de støttede lån, svarende til 96,0 mio. kr.\n\nØkonomi\n"
        "Prisen på 250,0 mio. kr. betales med støttede lån på 192,0 mio. kr. og 58,0 mio. kr. fra fonden."
    )
    assert "amber" not in [each.verdict.value for each in check_figures(text, ()).findings]

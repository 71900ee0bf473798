"""Money of an earlier decision without a price level, beside new money that has one."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable


def found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Everything that is told."""
    return [(each.verdict.value, each.relation.value, each.quotes) for each in check_figures(text, ()).findings]


@pytest.mark.parametrize(
    "text",
    [
        "I 2023 blev der afsat {} til gårdmiljø. Indsatsen foreslås nu videreført med {} (2025 p/l).",
        "Til vejfester blev der bevilget {} i budget 2022. Det foreslås, at beløbet hæves til {} (2025 p/l).",
        "Udvalget vedtog i 2021 en ramme på {} til træer. Rammen forhøjes nu til {} i 2025-priser.",
        "Lektiehjælpen har hidtil fået {} fra puljen. Den fortsættes med {} (2025 p/l).",
    ],
)
def test_earlier_money_without_a_price_level_is_not_compared_with_new_money_that_has_one(text: str) -> None:
    quotes = ("4,0 mio. kr.", "4,5 mio. kr.")
    assert found(text.format(*quotes)) == [("amber", "price_level_mix", quotes)]


def test_earlier_money_is_told_too_where_it_stands_after_the_new() -> None:
    text = "Der søges 4,2 mio. kr. (2025 p/l). Det er mere end de 4,0 mio. kr., der tidligere er bevilget."
    assert found(text) == [("amber", "price_level_mix", ("4,2 mio. kr.", "4,0 mio. kr."))]


@pytest.mark.parametrize(
    "text",
    [
        "I 2023 blev der afsat 4,0 mio. kr. til legepladser. Der søges 2,5 mio. kr. (2025 p/l) til et nyt bad.",
        "I 2023 blev der afsat 4,0 mio. kr. (2025 p/l). De videreføres med 4,2 mio. kr. (2025 p/l).",
        "Der afsættes 4,0 mio. kr. til veje. Cykelstien fortsættes for 1,2 mio. kr. (2025 p/l).",
        "I 2021 blev der bevilget 2,0 mio. kr. til veje.\n\nKampagnen videreføres med 0,5 mio. kr. (2025 p/l).",
    ],
)
def test_money_that_is_not_compared_needs_no_price_level(text: str) -> None:
    assert found(text) == []


def test_amounts_of_two_levels_are_only_told_when_they_are_held_against_each_other() -> None:
    text = "Forarbejdet kostede 2,5 mio. kr. (2018 p/l). Selve anlægget har en ramme på 30,0 mio. kr. (2021 p/l)."
    assert not [each for each in check_figures(text, ()).findings if each.verdict.value == "amber"]
    text = "I 2018 kostede det 2,5 mio. kr. (2018 p/l). Det er siden steget til 3,1 mio. kr. (2021 p/l)."
    assert [each.quotes for each in check_figures(text, ()).findings] == [("2,5 mio. kr.", "3,1 mio. kr.")]


@pytest.mark.parametrize(
    "text",
    [
        "Til taget er der i forvejen reserveret {} (2022 p/l). Med tillægsbevillingen på {} (2025 p/l) råder projektet "
        "over i alt {}",
        "Parken har en bevilling på {} (2021 p/l). Den suppleres med {} (2025 p/l). Dermed er der {} til rådighed.",
        "Til tårnet er bevilget {} (2020 p/l). Der søges om {} (2024 p/l). Bevillingen vil herefter være på {}",
    ],
)
def test_a_total_of_parts_at_two_levels_is_what_cannot_be_settled(text: str) -> None:
    quotes = ("4,6 mio. kr.", "1,9 mio. kr.", "6,5 mio. kr.")
    (finding,) = check_figures(text.format(*quotes), ()).findings
    assert (finding.verdict.value, finding.quotes) == ("amber", (quotes[2], quotes[0], quotes[1]))
    assert finding.explanation.startswith("4,6 + 1,9 = 6,5, men delene er i 202")


def test_a_sum_across_levels_is_told_once() -> None:
    text = (
        "Der er i 2018 givet 9,3 mio. kr. (2018 p/l). Nu viser det sig, at der mangler 2,6 mio. kr. (2021 p/l), så "
        "stien koster samlet 11,9 mio. kr."
    )
    assert len(check_figures(text, ()).findings) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Festen betales af det ovennævnte beløb. Vi ses i august.", "det ovennævnte beløb"),
        ("Priserne står i skema 4.\n\nSkema 1. Leje\nSkema 2. Varme", "skema 4"),
        ("Tallene ses i tabellen på næste side. Hilsen Bo", "tabellen på næste side"),
    ],
)
def test_what_is_pointed_at_and_missing_is_told(text: str, quote: str) -> None:
    assert found(text) == [("amber", "unresolved_reference", (quote,))]


@pytest.mark.parametrize(
    "text",
    [
        "Vi har fået 20.000 kr. Festen betales af det ovennævnte beløb.",
        "Priserne står i skema 2.\n\nSkema 1. Leje\nSkema 2. Varme",
        "Udfyld skema 4 og send det til os.",
    ],
)
def test_what_is_there_or_elsewhere_is_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("I 2019 blev der afsat 3,0 mio. kr. til roklubben. I 2025 får den 3,4 mio. kr.", True),
        ("Roklubben fik 3,0 mio. kr. i 2019. I 2025 får den 3,4 mio. kr.", True),
        ("I 2019 blev der afsat 3,0 mio. kr. til en lignende klub. I 2025 får roklubben 3,4 mio. kr.", False),
        ("I 2026 blev der afsat 3,5 mio. kr. til roklubben.", False),
        ("I 2019 var der 340 medlemmer. Roklubben har fået 3,4 mio. kr. i 2025.", False),
    ],
)
def test_money_of_a_year_before_the_table_and_its_prices_is_not_held_against_it(text: str, *, is_told: bool) -> None:
    rows = (SpokenRow("Roklubben", "row", ("3,4", "3,5")), SpokenRow("Sejlklubben", "row", ("1,2", "1,2")))
    held = SpokenTable("Tabel 1. Tilskud til klubber", "mio. kr.", 2025, ("2025", "2026"), rows)
    ambers = [each.quotes[0] for each in check_figures(text, (held,)).findings if each.verdict == "amber"]
    assert ambers == (["3,0 mio. kr."] if is_told else [])


def test_money_at_other_prices_than_the_tables_is_told_where_the_caption_says_what_it_is_about() -> None:
    rows = (SpokenRow("Roklubben Vest", "row", ("3,4", "3,5")), SpokenRow("Roklubben Øst", "row", ("1,2", "1,2")))
    held = SpokenTable("Tabel 1. Roklubber", "mio. kr.", 2025, ("2025", "2026"), rows)
    found = check_figures("Roklubberne får 4,4 mio. kr. (2023 p/l) i 2025.", (held,)).findings
    assert [(each.verdict.value, each.relation.value) for each in found] == [("amber", "price_level_mix")]

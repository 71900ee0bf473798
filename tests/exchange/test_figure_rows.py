"""Rows of text parted by single spaces: figures with a space for the point, and rows where a column is empty."""

import itertools

import pytest

from kk_desktop.domain.raw_tables import Draft, make_draft
from kk_desktop.exchange.plain_text import read_plain_blocks
from kk_desktop.exchange.text_tables import find_tables


def drafted(text: str) -> Draft:
    numbers = itertools.count()
    [raw] = find_tables(text, "Teksten")
    return make_draft(raw, lambda: f"id{next(numbers)}")


def printed(draft: Draft) -> list[list[str]]:
    return [[row.label, *(draft.table.printed(row, c) for c in draft.table.columns)] for row in draft.table.rows]


def told(draft: Draft) -> list[tuple[str, str]]:
    labels = {row.id: row.label for row in draft.table.rows}
    return [(labels.get(finding.row_id, ""), finding.words) for finding in draft.findings]


YEARS = "1.000 kr. – 2025 p/l 2024 2025 2026 2027"
BOTH_WAYS = f"{YEARS} I alt\nBolig 1.000 1.200 800 0 3.000\nStøj 500 -300 250 450\nLys 62 63 64 65 254\n"
SETTLED = "Rækken har {} tal til {} kolonner. {}, for kun sådan passer summerne. Se efter."
OPEN = (
    "Rækken har {} tal til {} kolonner, og det kan ikke ses, hvilken der er tom. "
    "Tallene er sat ind fra venstre. Ret dem."
)


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        pytest.param(
            f"{YEARS}\nBolig 1.000 1.200 800 0\nStøj 500 -300 250\nLys 62 63 64 65\nI alt 1.562 1.263 564 315\n",
            ["Støj", "500", "", "-300", "250"], SETTLED.format(3, 4, "2025 er tom"), id="the sum below",
        ),
        pytest.param(
            f"{BOTH_WAYS}I alt 1.562 1.263 564 315 3.704\n",
            ["Støj", "500", "", "-300", "250", "450"], SETTLED.format(4, 5, "2025 er tom"), id="both sums",
        ),
        pytest.param(
            f"{YEARS}\nBolig 1.000 1.200 800 0\nStøj 500 250\nLys 62 63 64 65\nI alt 1.062 1.763 864 315\n",
            ["Støj", "", "500", "", "250"], SETTLED.format(2, 4, "2024 og 2026 er tomme"), id="two are empty",
        ),
        pytest.param(
            f"{YEARS}\nDrift\nBolig 1 2 3 4\nStøj 5 6 7\nDrift i alt 1 7 9 11\nAnlæg\nLys 1 1 1 1\nTotal 2 8 10 12\n",
            ["Støj", "", "5", "6", "7"], SETTLED.format(3, 4, "2024 er tom"), id="the sum of a group",
        ),
        pytest.param(
            "kr. 2024 2025 2026\nVeje 1 200 2 300 3 400\nBroer 4 000 5 000\nI alt 1 200 6 300 8 400\n",
            ["Broer", "", "4.000", "5.000"], SETTLED.format(2, 3, "2024 er tom"), id="spaces for the point",
        ),
    ],
)  # fmt: skip
def test_an_empty_year_is_found_by_the_only_sums_that_fit(text: str, row: list[str], said: str) -> None:
    draft = drafted(text)
    assert row in printed(draft)
    assert told(draft) == [(row[0], said)]
    assert draft.table.rows[-1].kind.value == "total"


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        pytest.param(
            f"{YEARS}\nBolig 1.000 1.200 800 0\nStøj 500 -300 250\nLys 62 63 64 65\n",
            ["Støj", "500", "-300", "250", ""], OPEN.format(3, 4), id="no sum",
        ),
        pytest.param(BOTH_WAYS, ["Støj", "", "500", "-300", "250", "450"], OPEN.format(4, 5), id="only the row's own"),
        pytest.param(
            f"{YEARS}\nBolig 1 2 3 4\nStøj 0 0 0\nI alt 1 2 3 4\n",
            ["Støj", "0", "0", "0", ""], OPEN.format(3, 4), id="sums that fit in any place",
        ),
    ],
)  # fmt: skip
def test_an_empty_year_that_nothing_tells_is_said_at_its_row(text: str, row: list[str], said: str) -> None:
    draft = drafted(text)
    assert sorted(filter(None, row)) == sorted(filter(None, next(each for each in printed(draft) if each[0] == row[0])))
    assert (row[0], said) in told(draft)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "kr. 2024 2025\nVeje 1 000 2 000\nBroer 3 500 4 250\nI alt 4 500 6 250\n",
            [["Veje", "1.000", "2.000"], ["Broer", "3.500", "4.250"], ["I alt", "4.500", "6.250"]], id="thousands",
        ),
        pytest.param(
            "kr. 2024 2025\nVeje 1 234 2 345\nBroer 350 5\nI alt 1 584 2 350\n",
            [["Veje", "1.234", "2.345"], ["Broer", "350", "5"], ["I alt", "1.584", "2.350"]], id="no noughts",
        ),
        pytest.param(
            "kr. 2024 2025\nVeje 1 234 567 2 345 678\nBroer 12 000 –\n",
            [["Veje", "1.234.567", "2.345.678"], ["Broer", "12.000", "–"]], id="millions",
        ),
        pytest.param(
            "kr. 2024 2025\nVeje -1\u202f000 (2\u00a0000)\nBroer 3\u2009500,5 4\u202f250\n",
            [["Veje", "-1.000", "-2.000"], ["Broer", "3.500,50", "4.250"]], id="hard and narrow spaces, signs",
        ),
        pytest.param(
            "kr. 2024 2025\nIndsats 2020 1 000 2 000\nBroer 350 500\nI alt 1 350 2 500\n",
            [["Indsats 2020", "1.000", "2.000"], ["Broer", "350", "500"], ["I alt", "1.350", "2.500"]], id="a year",
        ),
        pytest.param("kr. 2024\nVeje 1 300\nBroer 2 350\n", [["Veje", "1.300"], ["Broer", "2.350"]], id="one column"),
        pytest.param(
            "kr. 2024 2025 I alt\nVeje 1 200 300 1 500\nBroer 900 5 000 5 900\nI alt 2 100 5 300 7 400\n",
            [["Veje", "1.200", "300", "1.500"], ["Broer", "900", "5.000", "5.900"],
             ["I alt", "2.100", "5.300", "7.400"]], id="small and large, by the sums",
        ),
    ],
)  # fmt: skip
def test_a_space_for_a_thousands_point_is_read_where_only_so_the_figures_are_as_many_as_the_columns(
    text: str, rows: list[list[str]]
) -> None:
    draft = drafted(text)
    assert printed(draft) == rows
    assert [words for _, words in told(draft)] == []


def test_a_row_of_figures_that_can_be_parted_in_several_ways_is_told() -> None:
    draft = drafted("kr. 2024 2025 2026\nVeje 1 200 2 300 300\nBroer 3 500 4 250 100\nI alt 4 700 6 550 400\n")
    assert printed(draft)[0] == ["Veje", "1.200", "2.300", "300"]
    assert told(draft)[0] == (
        "Veje", "”1 200 2 300 300” er læst som 1.200, 2.300 og 300, men kan også læses anderledes. Se efter."
    )  # fmt: skip
    assert [label for label, _ in told(draft)] == ["Veje", "Broer", "I alt"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "kr. 2024 2025\nSkole 1 300 400\nSkole 2 350 450\nI alt 650 850\n",
            [["Skole 1", "300", "400"], ["Skole 2", "350", "450"], ["I alt", "650", "850"]], id="numbered",
        ),
        pytest.param(
            "kr. 2024\nSkole 1 300\nSkole 2 400\nI alt 700\n",
            [["Skole 1", "300"], ["Skole 2", "400"], ["I alt", "700"]], id="numbered, one column",
        ),
        pytest.param(
            "kr. 2024 2025\nKonto 12 345 500 600\nKonto 12 346 500 600\nI alt 1000 1200\n",
            [["Konto 12 345", "500", "600"], ["Konto 12 346", "500", "600"], ["I alt", "1.000", "1.200"]],
            id="accounts",
        ),
        pytest.param(
            "1.000 kr. 2024 2025\nUnge 15 24 år 100 200\nIndsats 2020 300 400\nHP4 boliger 3 50 60\nI alt 450 660\n",
            [["Unge 15 24 år", "100", "200"], ["Indsats 2020", "300", "400"], ["HP4 boliger 3", "50", "60"],
             ["I alt", "450", "660"]], id="numbers in names",
        ),
        pytest.param(
            "kr. 2024 2025 2026\nVeje 1 200 300\nBroer 4 500 600\nI alt 5 700 900\n",
            [["Veje", "1", "200", "300"], ["Broer", "4", "500", "600"], ["I alt", "5", "700", "900"]], id="as many",
        ),
        pytest.param(
            "kr. 2024\nI alt 2024 300\nVeje 300\n", [["I alt 2024", "300"], ["Veje", "300"]], id="a sum of a year"
        ),
    ],
)  # fmt: skip
def test_figures_that_are_as_many_as_the_columns_stay_as_they_are(text: str, rows: list[list[str]]) -> None:
    draft = drafted(text)
    assert printed(draft) == rows
    assert not any("læst som ”" in words or "kolonner" in words for _, words in told(draft))


def test_a_line_above_the_head_is_a_title_whatever_it_ends_in() -> None:
    assert drafted("Udgifter i 2024\nkr. 2024 2025\nVeje 1 2\nBroer 3 4\n").table.title == "Udgifter i 2024"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_a_table_pasted_into_a_text_has_the_same_figures(space: str) -> None:
    text = "Tabel 1. Veje\nkr. 2024 2025\nVeje 1 000 2 000\nBroer 3 500 4 250\nI alt 4 500 6 250\nSe også bilag 4\n"
    table, *rest = read_plain_blocks(text.replace("00 ", f"00{space}").replace("1 0", f"1{space}0"))
    assert table.table is not None
    assert [(row.label, [figure.amount_ore for figure in row.figures]) for row in table.table.rows] == [
        ("Veje", [100_000, 200_000]), ("Broer", [350_000, 425_000]), ("I alt", [450_000, 625_000])
    ]  # fmt: skip
    assert [block.text for block in rest] == ["Se også bilag 4"]

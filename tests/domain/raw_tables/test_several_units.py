"""Units and price levels that are not the whole table's: of a column, or of a row; nothing is read in a wrong one."""

import pytest

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import ColumnKind
from kk_desktop.domain.raw_tables import Draft, RawCell

from .test_draft import drafted, printed, words


def names(draft: Draft) -> list[str]:
    return [" – ".join(filter(None, (column.heading, column.label))) for column in draft.table.columns]


@pytest.mark.parametrize(
    "heads",
    [
        [["Indsats", "2025 (mio. kr.)", "2026 (1.000 kr.)"]],
        [["Indsats", "2025, mio. kr.", "2026, t.kr."]],
        [["Indsats", "2025 i mio. kr.", "2026 i 1.000 kr."]],
        [["Indsats", "Mio. kr. 2025", "1.000 kr. 2026"]],
        [["Indsats", "2025", "2026"], ["", "mio. kr.", "1.000 kr."]],
        [["Indsats", "mio. kr.", "1.000 kr."], ["", "2025", "2026"]],
        [["Mio. kr."], ["Indsats", "2025", "2026 (1.000 kr.)"]],
        [["Mio. kr.", "2025", "2026 [1.000 kr.]"]],
    ],
)
def test_each_column_is_read_in_its_own_unit_into_the_tables(heads: list[list[object]]) -> None:
    draft = drafted(*heads, ["A", 1.5, 2000], ["B", "2,5", "3.000"], ["I alt", 4, 5000])
    assert printed(draft) == [["A", "1,5", "2"], ["B", "2,5", "3"], ["I alt", "4", "5"]]
    assert (draft.table.unit, names(draft)) == (Unit.MILLIONS, ["2025", "2026"])
    assert words(draft) == ["Kolonnen er i 1.000 kr. i filen. Tallene er regnet om til mio. kr."]
    assert draft.findings[0].column_id == draft.table.columns[1].id


def test_a_smaller_number_of_a_larger_unit_is_read_exactly_too() -> None:
    draft = drafted(["kr.", "2025", "2026 (mia. kr.)"], ["A", 1500, "0,25"], ["B", 1, 2])
    assert printed(draft) == [["A", "1.500", "250.000.000"], ["B", "1", "2.000.000.000"]]
    assert words(draft) == ["Kolonnen er i mia. kr. i filen. Tallene er regnet om til kr."]


def test_a_column_without_a_unit_among_others_with_is_told() -> None:
    draft = drafted(["Indsats", "2025 (mio. kr.)", "2026 (1.000 kr.)", "2027"], ["A", 1, 2000, 3], ["B", 2, 3000, 3])
    assert words(draft) == [
        "Kolonnen er i 1.000 kr. i filen. Tallene er regnet om til mio. kr.",
        "Enheden står ikke ved kolonnen i filen. Tallene er læst som mio. kr.",
    ]
    first = drafted(["Indsats", "2025", "2026 (mio. kr.)"], ["A", 1, 2], ["B", 2, 3])
    assert words(first) == ["Enheden står ikke ved kolonnen i filen. Tallene er læst som mio. kr."]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["Indsats", "2025 (mio. kr.)", "2026 (mio. kr.)"], ["2025", "2026"]),
        (["Mio. kr.", "2025", "2026 (mio. kr.)"], ["2025", "2026"]),
        (["Indsats", "2025 (mio. kr.)", "2026"], ["2025", "2026"]),
        (["Mio. kr.", "Pulje på 5 mio. kr.", "Pulje på 750.000 kr."], ["Pulje på 5 mio. kr.", "Pulje på 750.000 kr."]),
        (["Indsats", "Mio. kr.", "Mio. kr. i alt"], ["Mio. kr.", "I alt"]),
    ],
)  # fmt: skip
def test_heads_of_one_unit_are_the_tables(heads: list[object], expected: list[str]) -> None:
    draft = drafted(heads, ["A", 1, 2], ["B", 3, 4])
    assert (draft.table.unit, names(draft), words(draft)) == (Unit.MILLIONS, expected, [])
    assert printed(draft) == [["A", "1", "2"], ["B", "3", "4"]]


@pytest.mark.parametrize(
    ("heads", "levels"),
    [
        (["1.000 kr.", "2025 p/l", "2026 p/l"], ["2025 p/l", "2026 p/l"]),
        (["1.000 kr.", "2025 (2024 p/l)", "2026 (2025 p/l)"], ["2025 (2024 p/l)", "2026 (2025 p/l)"]),
        (["1.000 kr.", "R2024 (løbende priser)", "B2025 (2025 p/l)"], ["R2024 (løbende priser)", "B2025 (2025 p/l)"]),
        (["1.000 kr. – 2025 p/l", "2024 (2024 p/l)", "2025"], ["2024 (2024 p/l)", "2025 (2025 p/l)"]),
        (["", "2025 (1.000 kr., 2024 p/l)", "2026 (1.000 kr., 2025 p/l)"], ["2025 (2024 p/l)", "2026 (2025 p/l)"]),
    ],
)  # fmt: skip
def test_columns_of_several_levels_keep_them_in_words_and_are_not_added(heads: list[object], levels: list[str]) -> None:
    draft = drafted([*heads, "I alt"], ["Veje", 100, 200, 300], ["Broer", 10, 20, 30], ["I alt", 110, 220, 330])
    assert (draft.table.price_level, draft.table.unit) == (None, Unit.THOUSANDS)
    assert names(draft) == [*levels, "I alt"]
    assert {column.kind for column in draft.table.columns} == {ColumnKind.FIGURES}
    assert printed(draft)[-1] == ["I alt", "110", "220", "330"]
    [told] = words(draft)
    assert told.startswith("Kolonnerne har flere prisniveauer i filen: ")
    assert told.endswith(
        "Tabellens prisniveau er ikke angivet. Omregn til ét prisniveau, før du lægger kolonner sammen."
    )


def test_levels_on_a_line_of_their_own_stay_with_their_columns() -> None:
    draft = drafted(["1.000 kr.", "2024", "2025"], ["", "2024 p/l", "2025 p/l"], ["A", 1, 2], ["B", 3, 4])
    assert (names(draft), draft.table.price_level) == (["2024 (2024 p/l)", "2025 (2025 p/l)"], None)


def test_a_level_at_one_year_of_several_is_not_the_tables() -> None:
    draft = drafted(["1.000 kr.", "2024", "2025 (2025 p/l)"], ["A", 1, 2], ["B", 3, 4])
    assert (names(draft), draft.table.price_level) == (["2024", "2025 (2025 p/l)"], None)
    assert words(draft) == [
        "Kun nogle af kolonnerne har prisniveau i filen: 2025 p/l. Tabellens prisniveau er ikke angivet. "
        "Omregn til ét prisniveau, før du lægger kolonner sammen."
    ]


@pytest.mark.parametrize(
    "heads",
    [
        [["1.000 kr. – 2025 p/l", "2025", "2026", "I alt"]],
        [["1.000 kr.", "2025 (2025 p/l)", "2026 (2025 p/l)", "I alt 2025-2026"]],
        [["1.000 kr. – 2025 p/l", "2025", "2026 (2025 p/l)", "I alt"]],
        [["1.000 kr."], ["", RawCell("2025 p/l", wide=3)], ["", "2025", "2026", "I alt"]],
        [["", "1.000 kr., 2025 p/l"], ["Indsats", "2025", "2026", "I alt"]],
    ],
)
def test_one_level_over_all_the_columns_is_the_tables(heads: list[list[object]]) -> None:
    draft = drafted(*heads, ["A", 1, 2, 3], ["B", 3, 4, 7])
    assert draft.table.corner == "1.000 kr. – 2025 p/l"
    assert names(draft)[:2] == ["2025", "2026"]
    assert draft.table.columns[2].kind is ColumnKind.TOTAL
    assert words(draft) == []


@pytest.mark.parametrize("unit", ["mio. kr.", "Mio.kr.", "millioner kr."])
def test_a_column_of_one_unit_tells_the_tables(unit: str) -> None:
    draft = drafted(["Indsats", "Enhed", "2025"], ["A", unit, 1.5], ["B", unit, 250], ["I alt", unit, 251.5])
    assert (draft.table.unit, names(draft), words(draft)) == (Unit.MILLIONS, ["2025"], [])
    assert printed(draft) == [["A", "1,5"], ["B", "250"], ["I alt", "251,5"]]


@pytest.mark.parametrize("place", [1, 2])
def test_rows_of_several_units_are_read_each_in_its_own(place: int) -> None:
    def row(name: str, unit: str, *figures: object) -> list[object]:
        return [*[name, *figures][:place], unit, *[name, *figures][place:]]

    draft = drafted(row("Indsats", "Enhed", "2025"), row("A", "mio. kr.", 1.5), row("B", "1.000 kr.", "250"),
                    row("C", "", 1), row("I alt", "mio. kr.", 2.75))  # fmt: skip
    assert printed(draft) == [["A", "1,5"], ["B", "0,25"], ["C", "1"], ["I alt", "2,75"]]
    assert words(draft) == [
        "Rækkerne er ikke alle i mio. kr. i filen. Tallene er regnet om til mio. kr.",
        "Enheden står ikke ved rækken i filen. Tallene er læst som mio. kr.",
    ]


def test_amounts_with_their_units_are_no_column_of_units() -> None:
    draft = drafted(["Indsats", "Gebyr", "Depositum"], ["A", "1.000 kr.", "500 kr."], ["B", "1.000 kr.", "700 kr."])
    assert names(draft) == ["Gebyr", "Depositum"]
    assert [row.cells[draft.table.columns[0].id].amount_ore for row in draft.table.rows] == [100_000, 100_000]


def test_a_unit_as_a_row_name_is_the_tables_unit() -> None:
    draft = drafted(["", "2025", "2026"], ["Mio. kr."], ["A", 1, 2], ["B", 3, 4])
    assert (draft.table.unit, words(draft)) == (Unit.MILLIONS, [])
    assert printed(draft) == [["A", "1", "2"], ["B", "3", "4"]]

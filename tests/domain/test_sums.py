"""Money is added at one stated price level, and never otherwise."""

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.domain.sums import InitiativeSum, sum_of_initiatives


def row(amount: int | None = None, level: int | None = None) -> InitiativeRow:
    return InitiativeRow("id", "Café", InitiativeStatus.IDEA, amount_ore=amount, price_level=level)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], InitiativeSum("0 indsatser, 0 med beløb", "")),
        ([row()], InitiativeSum("1 indsats, 0 med beløb", "")),
        (
            [row(MILLION, 2014), row(2 * MILLION, 2014), row()],
            InitiativeSum("3 indsatser, 2 med beløb", "I alt 3\u00a0mio.\u00a0kr., 2014 p/l"),
        ),
        ([row(MILLION), row(MILLION)], InitiativeSum("2 indsatser, 2 med beløb", "")),
        ([row(MILLION, 0)], InitiativeSum("1 indsats, 1 med beløb", "I alt 1\u00a0mio.\u00a0kr., løbende priser")),
        (
            [row(MILLION, 0), row(MILLION)],
            InitiativeSum(
                "2 indsatser, 2 med beløb",
                "Ingen sum: løbende priser og beløb uden angivet prisniveau kan ikke lægges sammen.",
                is_mixed=True,
            ),
        ),
        (
            [row(MILLION, 2011), row(MILLION, 2014), row(MILLION)],
            InitiativeSum(
                "3 indsatser, 3 med beløb",
                "Ingen sum: 2014 p/l, 2011 p/l og beløb uden angivet prisniveau kan ikke lægges sammen.",
                is_mixed=True,
            ),
        ),
    ],
)
def test_a_sum_is_told_where_there_is_one(rows: list[InitiativeRow], told: InitiativeSum) -> None:
    assert sum_of_initiatives(rows) == told

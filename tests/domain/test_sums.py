"""Money is added at one stated price level, and never otherwise."""

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.sums import InitiativeSum, sum_of_initiatives


@pytest.mark.parametrize(
    ("count", "with_money", "sums", "told"),
    [
        (0, 0, {}, InitiativeSum("0 indsatser, 0 med beløb", "")),
        (1, 0, {}, InitiativeSum("1 indsats, 0 med beløb", "")),
        (
            3,
            2,
            {2014: 3 * MILLION},
            InitiativeSum("3 indsatser, 2 med beløb", "I alt 3\u00a0mio.\u00a0kr., 2014 p/l"),
        ),
        (1, 1, {None: MILLION}, InitiativeSum("1 indsats, 1 med beløb", "")),
        (
            2,
            2,
            {None: 2 * MILLION},
            InitiativeSum(
                "2 indsatser, 2 med beløb",
                "Ingen sum: beløb uden angivet prisniveau kan ikke lægges sammen.",
                is_mixed=True,
            ),
        ),
        (1, 1, {0: MILLION}, InitiativeSum("1 indsats, 1 med beløb", "I alt 1\u00a0mio.\u00a0kr., løbende priser")),
        (
            20_000,
            1_250,
            {0: MILLION, None: MILLION},
            InitiativeSum(
                "20.000 indsatser, 1.250 med beløb",
                "Ingen sum: løbende priser og beløb uden angivet prisniveau kan ikke lægges sammen.",
                is_mixed=True,
            ),
        ),
        (
            3,
            3,
            {2011: MILLION, 2014: MILLION, None: MILLION},
            InitiativeSum(
                "3 indsatser, 3 med beløb",
                "Ingen sum: 2014 p/l, 2011 p/l og beløb uden angivet prisniveau kan ikke lægges sammen.",
                is_mixed=True,
            ),
        ),
    ],
)
def test_a_sum_is_told_where_there_is_one(
    count: int, with_money: int, sums: dict[int | None, int], told: InitiativeSum
) -> None:
    assert sum_of_initiatives(count, with_money, sums) == told

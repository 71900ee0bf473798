"""Columns that call themselves sums: told where they say something else than the columns they are of."""

from fractions import Fraction

import pytest

from kk_desktop.domain.budgets import ColumnKind
from kk_desktop.domain.raw_tables import RawCell

from .test_draft import drafted, printed, words

HEAD = ["kr.", "2014", "2015", "I alt"]
KEPT = "Kolonnen er hentet, som den står, og regnes ikke ud."


def made(formula: str, result: int) -> RawCell:
    return RawCell(number=Fraction(result), formula=formula)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(
            [HEAD, ["A", 5, 6, 11], ["B", 10, 20, 40]], ["”B” er 40 under I alt; kolonnerne giver 30."], id="one cell"
        ),
        pytest.param([HEAD, ["B", 10, 20, 40]], ["”B” er 40 under I alt; kolonnerne giver 30."], id="one row"),
        pytest.param(
            [HEAD, ["A", 5, 6, 11], ["B", 10, 20, ""]], ["”B” er intet under I alt; kolonnerne giver 30."], id="no sum"
        ),
        pytest.param(
            [HEAD, ["A", 5, 6, 11], ["heraf løn", 1, 2, 4]],
            ["”heraf løn” er 4 under I alt; kolonnerne giver 3."], id="a part of a row",
        ),
        pytest.param(
            [HEAD, ["A", 5, 6, made("SUM(B2:C2)", 11)], ["B", 10, 20, 40]],
            ["”B” er 40 under I alt; kolonnerne giver 30."], id="written over a formula",
        ),
        pytest.param(
            [["kr.", "2014", "2015", "Samlet"], ["A", 5, 6, 11], ["B", 10, 20, 40]],
            ["”B” er 40 under Samlet; kolonnerne giver 30."], id="another name that holds elsewhere",
        ),
        pytest.param(
            [HEAD, ["A", 1, 2, 4], ["B", 1, 2, 5], ["C", 1, 2, 6], ["D", 1, 2, 7], ["E", 1, 2, 8]],
            [
                "”A” er 4 under I alt; kolonnerne giver 3.",
                "”B” er 5 under I alt; kolonnerne giver 3.",
                "”C” er 6 under I alt; kolonnerne giver 3. 2 rækker til passer heller ikke.",
            ],
            id="all",
        ),
    ],
)  # fmt: skip
def test_a_typed_column_that_is_no_true_sum_is_told_at_its_places(rows: list[list[object]], told: list[str]) -> None:
    draft = drafted(*rows)
    column = draft.table.columns[-1]
    assert column.kind is ColumnKind.FIGURES
    assert words(draft) == [f"{each} {KEPT}" for each in told]
    assert {finding.column_id for finding in draft.findings} == {column.id}
    labels = {row.id: row.label for row in draft.table.rows}
    assert [f"”{labels[finding.row_id]}” er" for finding in draft.findings] == [
        each[: each.index(" er ") + 3] for each in told
    ]


def test_a_figure_that_could_not_be_read_is_what_a_sum_lacks() -> None:
    draft = drafted(HEAD, ["A", 5, 6, 11], ["B", 10, 20, 30], ["C", 10, "se bilag", 40])
    assert words(draft)[1:] == [f"”C” er 40 under I alt; ”2015” mangler i summen. {KEPT}"]


def test_each_headings_own_sum_is_told_by_itself_and_the_whole_is_held_against_the_parts() -> None:
    heads = [RawCell("kr."), RawCell("Anlæg", wide=3), RawCell(), RawCell(), RawCell("Drift", wide=3), RawCell()]
    names = ["", "2014", "2015", "I alt", "2014", "2015", "I alt", "Samlet i alt"]
    draft = drafted([*heads, ""], names, ["A", 1, 2, 3, 4, 5, 9, 12], ["B", 1, 2, 4, 4, 5, 9, 12])
    assert words(draft) == [f"”B” er 4 under I alt; kolonnerne giver 3. {KEPT}"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([HEAD, ["A", 5, 6, 11], ["B", 10, 20, 30], ["I alt", 15, 26, 41]], id="right"),
        pytest.param([HEAD, ["A", 5, 6, 11], ["B", "–", "–", "–"]], id="dashes"),
        pytest.param([HEAD, ["A", 5, 6, 11], ["heraf løn", 1, 2, ""]], id="a part without a sum"),
        pytest.param([["kr.", "Indtægt", "Udgift", "Saldo"], ["A", 9, 5, 4], ["B", 9, "", 9]], id="a difference"),
        pytest.param([["kr.", "Valby", "Nord", "Hele kommunen"], ["A", 9, 5, 40], ["B", 9, 1, 90]], id="more than all"),
        pytest.param(
            [["kr.", "2014", "heraf løn", "2015", "I alt"], ["A", 9, 5, 1, made("B2+D2", 10)]], id="a formula's own way"
        ),
        pytest.param([["kr.", "2014", "I alt"], ["A", 5, 11], ["B", 6, 20]], id="years that are not shown"),
        pytest.param([["kr.", "I alt", "2014", "2015"], ["A", 11, 5, 6]], id="a sum before its parts"),
        pytest.param(
            [["mio. kr.", "2014", "2015", "I alt"], ["A", 1.4, 1.4, 2.9], ["B", 1, 1, 2], [""],
             ["Tallene er afrundet. Summerne afviger derfor."]], id="rounded",
        ),
    ],
)  # fmt: skip
def test_what_is_no_wrong_sum_is_not_told(rows: list[list[object]]) -> None:
    assert [each for each in words(drafted(*rows)) if "kolonnerne giver" in each] == []


def test_every_figure_of_a_wrong_sum_stays_as_it_was_typed() -> None:
    draft = drafted(HEAD, ["A", 5, 6, 11], ["B", 10, 20, 40])
    assert printed(draft) == [["A", "5", "6", "11"], ["B", "10", "20", "40"]]

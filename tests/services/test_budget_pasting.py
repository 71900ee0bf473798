"""A block from elsewhere is read as what it is: years as a head, totals as computed, names as names."""

import pytest

from kk_desktop.domain.budgets import BudgetTable, ColumnKind, RowKind
from kk_desktop.errors import UserError
from kk_desktop.services.budget_pasting import Pasted
from kk_desktop.services.facts import LONGEST_LINE
from kk_desktop.services.workspace import Workspace


class Fresh:
    """A table as Ctrl+N makes it, seen as it prints."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.id = workspace.budgets.create("Ny tabel")

    @property
    def table(self) -> BudgetTable:
        return self.workspace.budgets.get(self.id)

    @property
    def heads(self) -> list[str]:
        return [column.label for column in self.table.columns]

    @property
    def printed(self) -> list[list[str]]:
        table = self.table
        return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]

    def paste(self, text: str, column: int = 0, grows: bool = True) -> Pasted:
        verbs, table = self.workspace.budget_editing, self.table
        at = table.rows[0].id, table.columns[column - 1].id if column else ""
        return verbs.paste(self.id, at, verbs.read("", text, ""), grows)


@pytest.fixture
def fresh(workspace: Workspace) -> Fresh:
    return Fresh(workspace)


@pytest.mark.parametrize("corner", ["", "1.000 kr.", "1.000 kr. – 2025 p/l"])
@pytest.mark.parametrize("years", [("2022", "2025", "2030"), ("2025", "2027"), ("2027", "2026", "2025")])
def test_years_under_no_name_are_the_head_whatever_their_order(
    fresh: Fresh, corner: str, years: tuple[str, ...]
) -> None:
    head = "\t".join([corner, *years])
    figures = [str(n) for n, _year in enumerate(years, 1)]
    before = fresh.table
    pasted = fresh.paste("\n".join((head, "\t".join(["Løn", *figures]), "\t".join(["Drift", *figures]))))
    assert fresh.heads == [*years]
    assert fresh.printed == [["Løn", *figures], ["Drift", *figures], ["I alt", *(str(int(n) * 2) for n in figures)]]
    assert pasted.findings == ()
    fresh.workspace.history.undo()
    assert fresh.table == before


def test_years_with_gaps_are_the_head_above_figures_alone_too(fresh: Fresh) -> None:
    fresh.paste("2022\t2025\t2030\n10\t20\t30", column=1)
    assert (fresh.heads, fresh.printed[0][1:]) == (["2022", "2025", "2030"], ["10", "20", "30"])


def test_years_with_gaps_are_held_against_the_years_of_a_table_with_figures(fresh: Fresh) -> None:
    fresh.paste("\t2025\t2027\nLøn\t1\t2")
    with pytest.raises(UserError, match=r"kolonnerne 2022 og 2030, men i tabellen står der 2025 og 2027. Intet er sat"):
        fresh.paste("\t2022\t2030\nLøn\t1\t2", grows=False)
    fresh.paste("\tB2025\tBO2027\nLøn\t3\t4", grows=False)
    assert (fresh.heads, fresh.printed[0]) == (["2025", "2027"], ["Løn", "3", "4"])


LINES = "2025 2026 2027\nLøn 550 560 560\nDrift 120 120 120\nI alt 670 680 680"


def test_lines_of_a_pdf_become_the_table_they_are(fresh: Fresh) -> None:
    fresh.paste(LINES)
    assert fresh.heads == ["2025", "2026", "2027"]
    assert fresh.printed[0] == ["Løn", "550", "560", "560"]
    assert [row.kind for row in fresh.table.rows] == [RowKind.ROW, RowKind.ROW, RowKind.TOTAL]


@pytest.mark.parametrize("text", [LINES, "\t2025\t2026\t2027\nLøn\t550\t560\t560\nDrift\t120\t120\t120"])
def test_a_whole_table_is_put_in_from_the_first_year_too(fresh: Fresh, text: str) -> None:
    fresh.paste(text, column=1)
    assert (fresh.heads, fresh.printed[1]) == (["2025", "2026", "2027"], ["Drift", "120", "120", "120"])


def test_a_title_above_the_lines_of_a_pdf_is_told_and_no_row(fresh: Fresh) -> None:
    pasted = fresh.paste(f"Tabel 3. Driften\n1.000 kr. {LINES}")
    assert [line[0] for line in fresh.printed] == ["Løn", "Drift", "I alt"]
    assert [each.words for each in pasted.findings] == ["Over tabellen stod ”Driften”. Det er ikke sat ind."]


@pytest.mark.parametrize(
    ("text", "column"), [("Løn\nDrift\nBygninger", 0), ("Løn 550\nDrift udgår", 0), ("5\n6\n7", 1)]
)
def test_one_column_takes_no_year_away(fresh: Fresh, text: str, column: int) -> None:
    fresh.paste(text, column)
    assert len(fresh.heads) == 4
    assert [line[column] for line in fresh.printed[:2]] == text.split("\n")[:2]


def test_a_total_that_says_something_else_is_told_as_when_it_is_fetched(fresh: Fresh) -> None:
    pasted = fresh.paste("\t2025\t2026\nLøn\t100\t200\nDrift\t10\t20\nI alt\t999\t220")
    (finding,) = pasted.findings
    assert finding.words.startswith("”I alt” er 999 under 2025; rækkerne giver 110.")
    assert (finding.row_id, finding.column_id) == (fresh.table.rows[2].id, fresh.table.columns[0].id)


def test_a_total_that_says_something_else_is_told_where_the_table_keeps_its_own(fresh: Fresh) -> None:
    fresh.paste("\t2025\t2026\nLøn\t1\t2\nDrift\t3\t4")
    pasted = fresh.paste("Løn\t100\t200\nDrift\t10\t20\nI alt\t999\t220", grows=False)
    assert fresh.printed[2] == ["I alt", "110", "220"]
    assert [each.words for each in pasted.findings] == ["”I alt” er 999 under 2025 i udklippet; rækkerne giver 110."]
    pasted = fresh.paste("Løn\t1\t2\nDrift\t3\t4\nLeje\t5\t6\nI alt\t9\t13", grows=True)
    assert [each.words for each in pasted.findings] == ["”I alt” er 13 under 2026 i udklippet; rækkerne giver 12."]


def test_a_unit_and_a_title_over_the_block_are_no_rows_of_a_table_with_figures(fresh: Fresh) -> None:
    fresh.paste("\t2025\t2026\nLøn\t1\t2")
    pasted = fresh.paste("Driften i mio. kr.\t\t\n\t2025\t2026\nLøn\t3\t4", grows=False)
    assert fresh.printed == [["Løn", "3.000", "4.000"], ["I alt", "3.000", "4.000"]]
    assert [each.words for each in pasted.findings] == [
        "Udklippet er i mio. kr., tabellen i 1.000 kr. Tallene er regnet om til 1.000 kr."
    ]


@pytest.mark.parametrize("corner", ["", "1.000 kr."])
def test_heads_with_a_word_beside_the_year_are_kept_and_the_total_is_computed(fresh: Fresh, corner: str) -> None:
    pasted = fresh.paste(
        f"{corner}\tB2025\tBO2026\tBO2027\tI alt\nLøn\t1\t2\t3\t6\nDrift\t1\t1\t1\t3\nI alt\t2\t3\t4\t9"
    )
    assert fresh.heads == ["B2025", "BO2026", "BO2027", "I alt"]
    assert [column.kind for column in fresh.table.columns] == [ColumnKind.FIGURES] * 3 + [ColumnKind.TOTAL]
    assert fresh.printed[2] == ["I alt", "2", "3", "4", "9"]
    assert (pasted.refused, pasted.findings) == ({}, ())


@pytest.mark.parametrize(("total", "kind"), [("6", ColumnKind.TOTAL), ("7", ColumnKind.FIGURES)])
def test_a_column_of_totals_is_computed_where_the_rows_are_named_already(
    fresh: Fresh, total: str, kind: ColumnKind
) -> None:
    fresh.workspace.budgets.change_row(fresh.table.rows[0].id, label="Løn")
    fresh.paste(f"1.000 kr.\tB2025\tBO2026\tBO2027\tI alt\nLøn\t1\t2\t3\t{total}")
    assert (fresh.heads[3], fresh.table.columns[3].kind) == ("I alt", kind)
    assert fresh.printed[0] == ["Løn", "1", "2", "3", total]


def test_a_unit_over_the_block_becomes_the_empty_tables(fresh: Fresh) -> None:
    fresh.paste("mio. kr.\t2025\t2026\nLøn\t1,5\t2")
    table = fresh.table
    assert (table.unit.value, table.amount(table.rows[0], table.columns[0])) == ("mio. kr.", 150_000_000)


def test_account_numbers_leave_the_rows_their_names(fresh: Fresh) -> None:
    fresh.paste("Konto\tNavn\t2025\t2026\n2201\tLøn\t10\t20\n2202\tLeje\t1\t2")
    assert fresh.printed == [["Løn", "2201", "10", "20"], ["Leje", "2202", "1", "2"], ["I alt", "", "11", "22"]]


def test_account_numbers_go_before_the_names_where_the_table_has_no_column_for_them(fresh: Fresh) -> None:
    fresh.paste("\t2025\t2026\nLøn\t1\t2")
    fresh.paste("Konto\tNavn\t2025\t2026\n2201\tLøn\t10\t20", grows=False)
    assert fresh.printed[0] == ["2201 Løn", "10", "20"]
    other = Fresh(fresh.workspace)
    other.paste("2201\tLøn\t10\t20\n2202\tLeje\t1\t2\n\tI alt\t11\t22")
    assert [line[:3] for line in other.printed] == [
        ["2201 Løn", "10", "20"], ["2202 Leje", "1", "2"], ["I alt", "11", "22"],
    ]  # fmt: skip


def test_a_column_of_totals_that_is_added_is_computed(fresh: Fresh) -> None:
    fresh.paste("\t2025\t2026\nLøn\t1\t2")
    fresh.paste("\t2025\t2026\tI alt\nLøn\t5\t6\t11")
    assert fresh.table.columns[2].kind is ColumnKind.TOTAL
    assert fresh.printed[0] == ["Løn", "5", "6", "11"]
    pasted = fresh.paste("Løn\t5\t6\t12")
    assert [each.words for each in pasted.findings] == ["”Løn” er 12 under I alt i udklippet; kolonnerne giver 11."]


def test_a_name_too_long_for_a_column_that_is_added_is_cut_and_counted(fresh: Fresh) -> None:
    fresh.paste("\t2025\t2026\nLøn\t1\t2")
    pasted = fresh.paste(f"\t2025\t2026\t{'Andet ' * 100}\nLøn\t5\t6\t7")
    assert (len(fresh.heads[2]), pasted.cut) == (LONGEST_LINE, 1)


@pytest.mark.parametrize("typed", ["=1+2", "2 + 3", "300 - 20", "=SUM(B1:B3)", "5*3"])
def test_a_formula_in_a_cell_is_told_to_be_none(fresh: Fresh, typed: str) -> None:
    table = fresh.table
    with pytest.raises(UserError, match=r"En celle tager et beløb og ingen formel.*Rækken er → I alt eller Andel"):
        fresh.workspace.budgets.set_cell(fresh.id, table.rows[0].id, table.columns[0].id, typed)


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_block_with_more_rows_than_a_table_has_is_refused_by_their_number(fresh: Fresh, end: str) -> None:
    with pytest.raises(UserError, match=r"er på 2\.001 rækker og 2 kolonner"):
        fresh.paste("\n".join(["Løn\t1"] * 2_001) + end)
    fresh.paste("\n".join(["Løn\t1"] * 100) + end)
    assert fresh.printed[-1][1] == "100"


def test_lines_within_a_cell_are_no_rows(fresh: Fresh) -> None:
    fresh.paste("\n".join(['"Løn\nog\npension"\t1'] * 1_000))
    assert (fresh.printed[0][0], fresh.printed[-1][1]) == ("Løn og pension", "1.000")


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ("Bolig 1.000 800 0\nStøj 500 250\nLys 62 63 64", "Støj"),
        ("Veje 1 200 2 300 300\nBroer 4 000 5 000 6 000", "Veje"),
    ],
)
def test_lines_where_nobody_can_see_which_column_a_figure_belongs_to_are_not_put_in(
    fresh: Fresh, rows: str, named: str
) -> None:
    before = fresh.table
    with pytest.raises(UserError, match=f"ud for ”{named}” hører til. Intet er sat ind. Vælg Sæt tabel ind"):
        fresh.paste(f"1.000 kr. 2025 2026 2027\n{rows}\n")
    assert fresh.table == before

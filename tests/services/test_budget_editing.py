"""A block is pasted, filled, emptied and moved as one step; what cannot be taken leaves its cell as it was."""

import pytest

from kk_desktop.domain.amounts import Figure
from kk_desktop.domain.budgets import ColumnKind, RowKind
from kk_desktop.errors import CannotUndoError, GoneError, UserError
from kk_desktop.services.jobs import Progress, Stopped
from kk_desktop.services.workspace import Workspace
from tests.table_shape import add_row


class Sheet:
    """A table of three rows and a total over 2025-2028, seen as it prints."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.verbs = workspace, workspace.budget_editing
        self.id = workspace.budgets.create("Indsatsudgifter")
        first = self.table.rows[0].id
        workspace.budgets.change_row(first, label="Nørrebro")
        for name in ("Valby", "Tingbjerg"):
            add_row(workspace, self.id, name)

    @property
    def table(self):
        return self.workspace.budgets.get(self.id)

    def at(self, row: int, column: int) -> tuple[str, str]:
        return self.table.rows[row].id, self.table.columns[column - 1].id if column else ""

    def rows(self, *places: int) -> list[str]:
        return [self.table.rows[place].id for place in places]

    def columns(self, *places: int) -> list[str]:
        return [self.table.columns[place - 1].id for place in places]

    def printed(self) -> list[list[str]]:
        table = self.table
        return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]

    def paste(self, text: str, row: int = 0, column: int = 1, html: str = "", grows: bool = False):
        return self.verbs.paste(self.id, self.at(row, column), self.verbs.read("", text, html), grows)


@pytest.fixture
def sheet(workspace: Workspace) -> Sheet:
    return Sheet(workspace)


def test_figures_copied_from_a_table_stand_among_words_as_they_print(sheet: Sheet) -> None:
    (notes,) = sheet.columns(2)
    sheet.workspace.budgets.change_column(notes, kind=ColumnKind.TEXT)
    sheet.verbs.paste(sheet.id, sheet.at(0, 2), ((Figure(123_450_000),), (Figure(dash=True),), (Figure(),)))
    assert [line[2] for line in sheet.printed()[:3]] == ["1.234,5", "–", ""]


def test_a_block_from_excel_is_read_as_danish_numbers_in_one_step(sheet: Sheet) -> None:
    before = sheet.printed()
    pasted = sheet.paste("1.234,5\t-450\r\n(450)\t5 mio.\r\n–\t\r\n")
    assert [line[1:3] for line in sheet.printed()[:3]] == [["1.234,5", "-450"], ["-450", "5.000"], ["–", ""]]
    assert pasted.refused == {}
    assert sheet.workspace.history.undo() == "Satte tal ind"
    assert sheet.printed() == before


def test_words_where_a_number_belongs_leave_the_cell_and_are_told_while_the_rest_is_taken(sheet: Sheet) -> None:
    sheet.paste("7", row=1)
    pasted = sheet.paste("100\n5 ansatte\n300")
    assert [line[1] for line in sheet.printed()[:3]] == ["100", "7", "300"]
    ((place, sentence),) = pasted.refused.items()
    assert place == sheet.at(1, 1)
    assert sentence == "”5 ansatte” er ikke et beløb. Skriv fx 5.000 eller 1,5 mio. kr. Cellen er, som den var."


@pytest.mark.parametrize("typed", ["1000000000000000", "0,005 øre", "1e15", "\ud83d", "5\u0000", "x" * 500])
def test_what_is_no_amount_is_refused_at_its_cell(sheet: Sheet, typed: str) -> None:
    pasted = sheet.paste(f"{typed}\t12")
    assert list(pasted.refused) == [sheet.at(0, 1)]
    assert sheet.printed()[0][1:3] == ["", "12"]


def test_a_computed_cell_is_skipped_and_counted(sheet: Sheet) -> None:
    pasted = sheet.paste("1\n2\n3\n999")
    assert pasted.computed == 1
    assert sheet.printed()[3][1] == "6"


def test_a_longer_block_grows_the_table_above_its_total_only_when_asked(sheet: Sheet) -> None:
    block = "\n".join(f"Område {n}\t{n}" for n in range(1, 6))
    pasted = sheet.paste(block, column=0)
    assert (pasted.rows, pasted.columns) == (2, 0)
    assert len(sheet.table.rows) == 4
    sheet.paste(block, column=0, grows=True)
    assert [line[:2] for line in sheet.printed()] == [*([f"Område {n}", str(n)] for n in range(1, 6)), ["I alt", "15"]]


def test_a_pasted_total_is_not_taken_for_a_row(sheet: Sheet) -> None:
    block = "\n".join(f"Område {n}\t{n}" for n in range(1, 6)) + "\nI alt\t15"
    sheet.paste(block, column=0, grows=True)
    assert [row.kind for row in sheet.table.rows] == [RowKind.ROW] * 5 + [RowKind.TOTAL]


def test_a_wider_block_adds_the_years_that_follow(sheet: Sheet) -> None:
    assert sheet.paste("1\t2\t3\t4\t5\t6").columns == 2
    sheet.paste("1\t2\t3\t4\t5\t6", grows=True)
    assert [column.label for column in sheet.table.columns][-3:] == ["2028", "2029", "2030"]


def test_years_above_pasted_figures_name_the_columns_and_are_no_money(sheet: Sheet) -> None:
    sheet.paste("\t2011\t2012\t2013\t2014\t2015\t2016\nNørrebro\t1\t2\t3\t4\t5\t6", column=0, grows=True)
    assert [column.label for column in sheet.table.columns] == ["2011", "2012", "2013", "2014", "2015", "2016"]
    assert sheet.printed()[0] == ["Nørrebro", "1", "2", "3", "4", "5", "6"]
    assert sheet.workspace.history.undo() == "Satte tal ind"
    assert sheet.table.columns[0].label == "2025"


def test_years_that_are_not_the_tables_are_refused_where_figures_stand_under_others(sheet: Sheet) -> None:
    sheet.paste("2011\t2012\n1\t2")
    with pytest.raises(UserError, match="2013-2014"):
        sheet.paste("2013\t2014\n3\t4")
    sheet.paste("2011\t2012\n5\t6")
    assert sheet.printed()[0][1:3] == ["5", "6"]
    sheet.paste("2.013\t2.014\n3\t4")
    assert sheet.printed()[0][1:3] == ["2.013", "2.014"]


def test_words_above_figures_name_the_columns_of_a_table_without_figures(sheet: Sheet) -> None:
    sheet.paste("Område\tBeløb\tI alt\nNørrebro\t1\t2", column=0)
    assert [column.label for column in sheet.table.columns] == ["Beløb", "I alt", "2027", "2028"]
    assert sheet.printed()[0][:3] == ["Nørrebro", "1", "2"]


@pytest.mark.parametrize("amounts", ["1950\t1975", "2.011\t2.012", "2014\t2014", "-\t2014"])
def test_amounts_that_look_like_years_are_money(sheet: Sheet, amounts: str) -> None:
    sheet.paste(f"Nørrebro\t{amounts}\nValby\t1\t2", column=0)
    assert [column.label for column in sheet.table.columns][:2] == ["2025", "2026"]


def test_a_row_of_another_name_never_becomes_the_total_that_ends_the_table(sheet: Sheet) -> None:
    rows = [f"Område {n}\t{n}" for n in range(1, 5)]
    assert sheet.paste("\n".join(rows), column=0).rows == 1
    sheet.paste("\n".join(rows), column=0, grows=True)
    assert [line[:2] for line in sheet.printed()][-2:] == [["Område 4", "4"], ["I alt", "10"]]
    sheet.paste("\n".join([*rows, "I alt\t99"]), column=0)
    assert sheet.printed()[-1][:2] == ["I alt", "10"]


def test_a_web_pages_table_is_read_where_no_tab_parts_the_words(sheet: Sheet) -> None:
    html = "<table><tr><td>Valby<td>1.000</tr><tr><td colspan=2>Tingbjerg</td></tr></table>"
    assert sheet.verbs.read("", "Valby 1.000", html) == (("Valby", "1.000"), ("Tingbjerg", ""))


def test_a_cell_with_line_breaks_from_excel_is_one_cell(sheet: Sheet) -> None:
    assert sheet.verbs.read("", '"Valby\nSyd"\t5\nTingbjerg\t6', "") == (("Valby Syd", "5"), ("Tingbjerg", "6"))


def test_a_block_larger_than_any_table_is_refused_before_it_is_read(sheet: Sheet) -> None:
    with pytest.raises(UserError, match=r"10\.001 rækker og 200 kolonner.*Intet er sat ind"):
        sheet.verbs.read("", "\n".join(["1\t" * 199] * 10_001), "")


def test_a_figure_is_filled_to_the_right_and_down(sheet: Sheet) -> None:
    sheet.paste("5")
    sheet.verbs.fill_right(sheet.id, sheet.rows(0), sheet.columns(1, 2, 3))
    sheet.verbs.fill_down(sheet.id, sheet.rows(0, 1, 2, 3), sheet.columns(2, 3))
    assert [line[1:] for line in sheet.printed()] == [
        ["5", "5", "5", ""], ["", "5", "5", ""], ["", "5", "5", ""], ["5", "15", "15", ""],
    ]  # fmt: skip
    assert sheet.workspace.history.undo() == "Udfyldte tal"
    assert sheet.printed()[1][2] == ""


def test_one_column_is_filled_with_what_stands_to_its_left(sheet: Sheet) -> None:
    sheet.paste("5")
    sheet.verbs.fill_right(sheet.id, sheet.rows(0), sheet.columns(2))
    assert sheet.printed()[0][1:3] == ["5", "5"]


def test_a_block_is_emptied_in_one_step_and_its_sums_stay_computed(sheet: Sheet) -> None:
    sheet.paste("1\t2\n3\t4")
    sheet.verbs.clear(sheet.id, sheet.rows(0, 1, 3), sheet.columns(1, 2))
    assert [line[1:3] for line in sheet.printed()] == [["", ""]] * 4
    sheet.workspace.history.undo()
    assert sheet.printed()[3][1:3] == ["4", "6"]


@pytest.mark.parametrize(
    ("position", "heading", "year"),
    [
        (0, "", "Ny kolonne"),
        (1, "Service", "2026"),  # between two years of Service, both taken
        (2, "Service", "2026"),  # before its I alt
        (3, "", "2026"),  # behind its I alt, which ends it
        (4, "Anlæg", "2025"),  # behind the only year of Anlæg
        (5, "", "2026"),  # last, behind a total
    ],
)
def test_a_year_put_in_under_a_heading_belongs_to_it_and_to_its_sum(
    workspace: Workspace, position: int, heading: str, year: str
) -> None:
    sheet = Sheet(workspace)
    names = (
        ("Service", "2024", ColumnKind.FIGURES), ("Service", "2025", ColumnKind.FIGURES),
        ("Service", "I alt", ColumnKind.TOTAL), ("Anlæg", "2024", ColumnKind.FIGURES),
        ("Anlæg", "I alt", ColumnKind.TOTAL),
    )  # fmt: skip
    sheet.verbs.insert_columns(sheet.id, 4, 1)
    for column, (over, label, kind) in zip(sheet.table.columns, names, strict=True):
        workspace.budgets.change_column(column.id, heading=over, label=label, kind=kind)
    sheet.paste("1\t2", column=1)
    sheet.verbs.insert_columns(sheet.id, position)
    made = sheet.table.columns[position]
    assert (made.heading, made.label) == (heading, year)
    if heading == "Service":
        workspace.budgets.set_cell(sheet.id, sheet.table.rows[0].id, made.id, "100")
        assert sheet.printed()[0][4] == "103"


def test_rows_and_years_are_put_in_moved_and_taken_out_several_at_once(sheet: Sheet) -> None:
    sheet.verbs.insert_rows(sheet.id, 1, 2)
    sheet.verbs.move_rows(sheet.id, sheet.rows(0), 2)
    assert [row.label for row in sheet.table.rows] == [
        "Ny række",
        "Ny række",
        "Nørrebro",
        "Valby",
        "Tingbjerg",
        "I alt",
    ]
    sheet.verbs.remove_rows(sheet.rows(0, 1))
    sheet.verbs.move_columns(sheet.id, sheet.columns(3, 4), -2)
    sheet.verbs.insert_columns(sheet.id, 4, 2)
    assert [column.label for column in sheet.table.columns] == [
        "2027",
        "2028",
        "2025",
        "2026",
        "2029",
        "2030",
    ]
    sheet.verbs.remove_columns(sheet.columns(5, 6))
    assert [row.label for row in sheet.table.rows] == ["Nørrebro", "Valby", "Tingbjerg", "I alt"]
    for _ in range(4):
        sheet.workspace.history.undo()
    assert [row.label for row in sheet.table.rows][:2] == ["Ny række", "Ny række"]


def test_a_text_column_takes_words_and_no_amount_is_made_of_them(sheet: Sheet) -> None:
    sheet.workspace.budgets.change_column(sheet.columns(2)[0], kind=ColumnKind.TEXT)
    sheet.paste("12\t3 år")
    assert sheet.printed()[0][1:3] == ["12", "3 år"]
    assert sheet.printed()[3][1:3] == ["12", ""]


def test_a_column_that_is_computed_cannot_be_typed_in(sheet: Sheet) -> None:
    sheet.workspace.budgets.change_column(sheet.columns(4)[0], kind=ColumnKind.TOTAL)
    with pytest.raises(UserError, match="”2028” regnes ud af kolonnerne"):
        sheet.workspace.budgets.set_cell(sheet.id, *sheet.at(0, 4), "5")


def test_a_share_of_itself_says_so_and_loses_nothing(sheet: Sheet) -> None:
    total = sheet.table.rows[3].id
    share = add_row(sheet.workspace, sheet.id, "Andel", RowKind.SHARE, 4)
    sheet.workspace.budgets.change_row(share, of_id=share, against_id=total)
    sheet.paste("5")
    table = sheet.table
    assert table.value(table.rows[4], table.columns[0]).doubt == "”Andel” regnes ud af sig selv. Vælg en anden række."
    assert sheet.printed()[0][1] == "5"


def test_a_long_paste_that_is_stopped_has_put_nothing_in(sheet: Sheet) -> None:
    before, progress = sheet.printed(), Progress("Sætter ind", "rækker", 3)
    progress.stop()
    with pytest.raises(Stopped):
        sheet.verbs.paste(sheet.id, sheet.at(0, 1), (("1",), ("2",), ("3",)), progress=progress)
    assert sheet.printed() == before


def test_a_long_emptying_that_is_stopped_has_emptied_nothing(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet.paste("1\t2\n3\t4")
    before, progress = sheet.printed(), Progress("Sletter", "tusinde tal", 3)
    monkeypatch.setattr("kk_desktop.services.budget_editing.AT_A_TIME", 2)
    progress.stop()
    with pytest.raises(Stopped):
        sheet.verbs.clear(sheet.id, sheet.rows(0, 1, 2), sheet.columns(1, 2), progress)
    assert sheet.printed() == before


def test_a_large_paste_is_taken_back_and_given_back_by_the_thousand_and_may_be_stopped(sheet: Sheet) -> None:
    empty, history = sheet.printed(), sheet.workspace.history
    block = tuple((str(row), str(row + 1)) for row in range(1_100))
    sheet.verbs.paste(sheet.id, sheet.at(0, 1), block, grows=True)
    pasted = sheet.table
    stopped = history.long_step("undo")
    assert stopped is not None
    stopped.stop()
    with pytest.raises(Stopped):
        history.undo(progress=stopped)
    assert sheet.table == pasted
    progress = history.long_step("undo")
    history.undo(progress=progress)
    assert sheet.printed() == empty
    assert progress is not None
    assert progress.sentence == "Fortryder 3 af 4 tusinde ændringer …"
    history.redo(progress=history.long_step("redo"))
    assert sheet.table == pasted


def test_a_large_paste_is_not_taken_back_where_one_of_its_figures_was_typed_anew(sheet: Sheet) -> None:
    sheet.verbs.paste(sheet.id, sheet.at(0, 1), tuple((str(row),) for row in range(1_100)), grows=True)
    pasted, row, column = sheet.workspace.history.next_undo(), *sheet.at(0, 1)
    sheet.workspace.budgets.set_cell(sheet.id, row, column, "77")
    before = sheet.table
    with pytest.raises(CannotUndoError):
        sheet.workspace.history.undo(pasted)
    assert sheet.table == before


def test_what_is_done_to_a_row_that_an_undo_took_away_is_told_and_nothing_is_changed(sheet: Sheet) -> None:
    row, column = sheet.at(0, 1)
    sheet.verbs.remove_rows([row])
    before = sheet.printed()
    for verb in (
        lambda: sheet.verbs.paste(sheet.id, (row, column), (("5",),)),
        lambda: sheet.verbs.paste(sheet.id, (sheet.rows(0)[0], "væk"), (("5",),)),
        lambda: sheet.verbs.fill_right(sheet.id, [row], sheet.columns(1, 2)),
        lambda: sheet.verbs.fill_right(sheet.id, sheet.rows(0), ["væk"]),
        lambda: sheet.verbs.fill_down(sheet.id, [row], [column]),
        lambda: sheet.verbs.move_rows(sheet.id, [row], 1),
        lambda: sheet.verbs.move_columns(sheet.id, ["væk"], 1),
    ):
        with pytest.raises(GoneError):
            verb()
    assert sheet.printed() == before


@pytest.mark.parametrize(
    ("text", "column", "heads"),
    [
        ("Valby\t1\t2\nTingbjerg\t3\t4", 0, ["2025", "2026"]),
        ("1\t2\t3", 1, ["2025", "2026", "2027"]),
        ("\t2011\nValby\t7", 0, ["2011"]),
        ("1\t2", 2, ["2025", "2026", "2027", "2028"]),
    ],
)
def test_a_block_shapes_the_table_it_is_the_first_in(
    workspace: Workspace, text: str, column: int, heads: list[str]
) -> None:
    table = workspace.budgets.get(workspace.budgets.create("Ny tabel"))
    at = (table.rows[0].id, table.columns[column - 1].id if column else "")
    workspace.budget_editing.paste(table.id, at, workspace.budget_editing.read("", text, ""), grows=True)
    assert [column.label for column in workspace.budgets.get(table.id).columns] == heads
    workspace.history.undo()
    assert workspace.budgets.get(table.id) == table


def test_years_and_rows_that_somebody_has_named_stay_when_a_narrower_block_comes(sheet: Sheet) -> None:
    sheet.paste("1\t2", grows=True)
    assert len(sheet.table.columns) == 4
    other = sheet.workspace.budgets.create("Med egne år")
    table = sheet.workspace.budgets.get(other)
    for number, column in enumerate(table.columns):
        sheet.workspace.budgets.change_column(column.id, label=str(2011 + number))
    block = sheet.verbs.read("", "1\t2", "")
    sheet.verbs.paste(other, (table.rows[0].id, table.columns[0].id), block, grows=True)
    assert len(sheet.workspace.budgets.get(other).columns) == 4

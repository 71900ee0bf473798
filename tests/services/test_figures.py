"""Figures made of several places: they follow their tables, each in its own form, and tell when they cannot."""

import pytest

from kk_desktop.domain.amounts import MILLION, THOUSAND
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.figures import FigureKind, FigureTarget, TablePlace
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import UserError
from kk_desktop.services.figure_values import FigureReading, reckoned_at
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import budgets as store
from kk_desktop.storage import documents, table_places

COLUMNS = (
    Column("c14", "2014"), Column("c15", "2015"), Column("i", "I alt", kind=ColumnKind.TOTAL),
    Column("t", "Note", kind=ColumnKind.TEXT),
)  # fmt: skip


def row(row_id: str, kind: RowKind, *amounts: int | None, level: int | None = None) -> Row:
    cells = {
        column.id: Cell(f"{row_id}-{column.id}", ore * THOUSAND)
        for column, ore in zip(COLUMNS, amounts, strict=False)
        if ore is not None
    }
    return Row(row_id, row_id.title(), kind, cells=cells, price_level=level)


TABLE = BudgetTable(
    "tabel", "Udgifter", "1", price_level=2014, columns=COLUMNS,
    rows=(
        row("løse", RowKind.ROW, 7, 7),
        row("nord", RowKind.GROUP),
        row("café", RowKind.ROW, 5_000, 5_000), row("heraf", RowKind.OF_WHICH, 1_000, None),
        row("have", RowKind.ROW, None, 3_000),
        row("norden", RowKind.SUBTOTAL),
        row("gamle", RowKind.ROW, 2, None, level=2010), row("ny", RowKind.ROW, None, 9),
        row("resten", RowKind.SUBTOTAL), row("alt", RowKind.TOTAL),
        row("tom", RowKind.GROUP), row("intet", RowKind.SUBTOTAL),
        row("gennemsnit", RowKind.AVERAGE),
    ),
)  # fmt: skip


@pytest.fixture
def table(workspace: Workspace) -> BudgetTable:
    workspace.desk.act("Oprettede tabel", lambda db: store.add(db, TABLE))
    return workspace.budgets.get("tabel")


def letter(workspace: Workspace, *targets: str, form: str = "mio") -> str:
    fields = [
        Field(workspace.new_id(), FieldSource.FIGURE if "(" in each else FieldSource.BUDGET_CELL, each, form)
        for each in targets
    ]
    blocks = [Block(workspace.new_id(), runs=(Run("Der er "), Run("?", field=field))) for field in fields]
    document_id = workspace.documents.create("memo", "Notat")
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    return document_id


def says(workspace: Workspace, document_id: str) -> list[str]:
    return [block.runs[1].text.replace("\u00a0", " ") for block in workspace.documents.blocks(document_id)]


def test_a_place_read_alone_tells_the_same_as_the_table_read_whole(workspace: Workspace, table: BudgetTable) -> None:
    workspace.budgets.change("tabel", decimals=1)
    table = workspace.budgets.get("tabel")
    reading = FigureReading(workspace.desk.read())
    for line in table.rows:
        for column in table.columns:
            whole = reckoned_at(table, line, column)
            assert reading.of(f"{line.id}:{column.id}") == whole, (line.id, column.id)
    assert table_places.told_at(workspace.desk.read(), "norden", "c15").ore == 8_000 * THOUSAND  # type: ignore[union-attr]
    assert "2010 p/l" in reading.of("alt:c14").doubt  # type: ignore[union-attr]


def test_figures_of_several_places_follow_the_table_in_their_own_form(workspace: Workspace, table: BudgetTable) -> None:
    document_id = letter(
        workspace,
        "sum(café:c14,café:c15)", "difference(norden:c15,café:c15)", "average(café:c14,café:c15,have:c14)",
        "café:i", form="mio1_pl",
    )  # fmt: skip
    workspace.budgets.set_cell("tabel", "café", "c15", "6.000")
    assert says(workspace, document_id) == [
        "11,0 mio. kr. (2014 p/l)", "3,0 mio. kr. (2014 p/l)", "5,5 mio. kr. (2014 p/l)", "11,0 mio. kr. (2014 p/l)",
    ]  # fmt: skip
    workspace.budgets.change("tabel", price_level=2016)
    assert says(workspace, document_id)[0] == "11,0 mio. kr. (2016 p/l)"
    workspace.history.undo()
    workspace.history.undo()
    assert says(workspace, document_id)[0] == "10,0 mio. kr. (2014 p/l)"


def test_only_what_the_change_can_reach_is_written_anew(workspace: Workspace, table: BudgetTable) -> None:
    document_id = letter(workspace, "have:c15", "café:c14", "norden:c14", "norden:c15", "share(café:c15,norden:c15)")
    workspace.budgets.set_cell("tabel", "café", "c15", "6.000")
    assert says(workspace, document_id) == ["?", "?", "?", "9 mio. kr.", "?"]
    workspace.budgets.set_cell("tabel", "café", "c15", "")
    assert says(workspace, document_id) == ["?", "?", "?", "3 mio. kr.", "?"]
    workspace.budgets.change_row("have", kind=RowKind.OF_WHICH)
    assert says(workspace, document_id)[:3] == ["3 mio. kr.", "5 mio. kr.", "5 mio. kr."]


def test_a_share_and_a_spelling_of_ones_own_stay_while_the_figure_is_as_it_was(
    workspace: Workspace, table: BudgetTable
) -> None:
    share = FigureTarget(FigureKind.SHARE, (TablePlace("café", "c15"), TablePlace("norden", "c15")))
    run = workspace.fields.live(share, "62,5 pct.")
    assert (run.text, run.field and run.field.form) == ("62,5 pct.", "pct")
    own = workspace.fields.live(FigureTarget(FigureKind.CELL, (TablePlace("café", "c15"),)), "5 millioner kroner")
    document_id = letter(workspace)
    block = Block(workspace.new_id(), runs=(run, Run(" af "), own))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    workspace.budgets.change("tabel", number="2")
    assert workspace.documents.blocks(document_id)[0].text == "62,5 pct. af 5 millioner kroner"
    workspace.budgets.set_cell("tabel", "have", "c15", "5.000")
    assert workspace.documents.blocks(document_id)[0].text == "50\u00a0pct. af 5 millioner kroner"


def test_a_figure_over_mixed_price_levels_is_refused_and_one_in_the_text_says_why(
    workspace: Workspace, table: BudgetTable
) -> None:
    mixed = FigureTarget(FigureKind.SUM, (TablePlace("café", "c14"), TablePlace("gamle", "c14")))
    with pytest.raises(UserError, match="2014 p/l og 2010 p/l"):
        workspace.fields.figure(letter(workspace), mixed)
    document_id = letter(workspace, "sum(café:c14,have:c15)")
    workspace.budgets.change_row("have", price_level=2015)
    assert says(workspace, document_id) == ["?"]
    field = workspace.documents.blocks(document_id)[0].runs[1].field
    assert field is not None
    assert workspace.fields.about(document_id, field) is None
    assert "2015 p/l" in workspace.fields.doubt(field)


def test_a_heraf_figure_is_at_the_level_of_the_row_it_is_a_part_of(workspace: Workspace, table: BudgetTable) -> None:
    document_id = letter(workspace, "heraf:c14", form="mio1_pl")
    workspace.budgets.change_row("café", price_level=2010)
    workspace.budgets.set_cell("tabel", "heraf", "c14", "1.100")
    assert says(workspace, document_id) == ["1,1 mio. kr. (2010 p/l)"]
    whole = workspace.budgets.get("tabel")
    heraf = next(line for line in whole.rows if line.id == "heraf")
    assert reckoned_at(whole, heraf, whole.columns[0]).level == 2010


def test_a_figure_is_told_by_what_it_is_made_of(workspace: Workspace, table: BudgetTable) -> None:
    document_id = letter(workspace)

    def named(target: str) -> str:
        found = workspace.fields.about(document_id, Field("f", FieldSource.FIGURE, target, "mio"))
        assert found is not None
        return found.name

    assert named("sum(café:c14,café:c15)") == "Sum af Café, 2014 og 2015"
    assert named("sum(café:c15,have:c15)") == "Sum af Café og Have, 2015"
    assert named("average(café:c14,have:c15)") == "Gennemsnit pr. år af 2 tal fra Café, 2014 til Have, 2015"
    assert named("difference(café:c14,have:c15)") == "Café, 2014 minus Have, 2015"
    found = workspace.fields.about(
        document_id, Field("f", FieldSource.FIGURE, "share(have:c15,norden:c15)", "percent1")
    )
    assert found is not None
    assert (found.name, found.origin, found.forms[0].says) == (
        "Have, 2015 som andel af Norden, 2015", "Tabel 1. Udgifter", "37,5\u00a0%",
    )  # fmt: skip


def test_a_place_that_is_deleted_leaves_the_words_and_is_told(workspace: Workspace, table: BudgetTable) -> None:
    document_id = letter(workspace, "sum(café:c14,have:c15)")
    workspace.budgets.set_cell("tabel", "café", "c14", "1.000")
    workspace.budget_editing.remove_rows(["have"])
    assert says(workspace, document_id) == ["4 mio. kr."]
    field = workspace.documents.blocks(document_id)[0].runs[1].field
    assert field is not None
    assert "slettet" in workspace.fields.doubt(field)
    workspace.history.undo()
    assert workspace.fields.doubt(field) == ""
    assert FigureReading(workspace.desk.read()).of("sum(café:c14,have:c15)").ore == 4 * MILLION  # type: ignore[union-attr]


@pytest.mark.parametrize("target", ["sum(", "", "café:c14:x", "pi(café:c14)"])
def test_a_damaged_target_says_nothing_and_breaks_nothing(
    workspace: Workspace, table: BudgetTable, target: str
) -> None:
    document_id = letter(workspace, target)
    workspace.budgets.set_cell("tabel", "café", "c14", "1.000")
    assert says(workspace, document_id) == ["?"]
    assert FigureReading(workspace.desk.read()).of(target) is None


def test_every_place_that_uses_a_cell_is_told_with_its_sentence(workspace: Workspace, table: BudgetTable) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    field = Field("f", FieldSource.FIGURE, "sum(café:c14,have:c15)", "mio")
    runs = (Run("Først dette. Her søges "), Run("8 mio. kr.", field=field), Run(" til have. Og mere."))
    workspace.documents.save_blocks(document_id, [Block("b", runs=runs)], ["b"])
    old = letter(workspace, "café-c14")
    other = letter(workspace, "ny:c15")
    found = workspace.figure_uses.of_table("tabel")
    assert [use.document_id for use in found] == [other, old, document_id]
    last = found[-1]
    assert (last.before, last.words, last.after) == ("Her søges ", "8 mio. kr.", " til have.")
    assert (last.where, last.places) == (f"{document_id}/b", {("café", "c14"), ("have", "c15")})
    assert found[1].places == {("café", "c14")}
    workspace.documents.delete(document_id)
    assert [use.document_id for use in workspace.figure_uses.of_table("tabel")] == [other, old]
    assert "2 tal" in workspace.figure_uses.left_behind_by("tabel")
    assert "1 tal" in workspace.figure_uses.left_behind_by("tabel", rows=("ny",))
    assert workspace.figure_uses.left_behind_by("tabel", rows=("løse",)) == ""


def test_a_locked_document_stays_and_the_difference_is_told(workspace: Workspace, table: BudgetTable) -> None:
    document_id = letter(workspace, "café:c14", "have:c15", form="mio1")
    workspace.budgets.set_cell("tabel", "café", "c14", "5.100")
    workspace.budgets.set_cell("tabel", "have", "c15", "3.100")
    assert workspace.figure_uses.behind(document_id) == []
    workspace.desk.act("Afsendte", lambda db: documents.change(db, document_id, status="sent"))
    workspace.budgets.set_cell("tabel", "café", "c14", "5.200")
    assert says(workspace, document_id) == ["5,1 mio. kr.", "3,1 mio. kr."]
    behind = workspace.figure_uses.behind(document_id)
    assert [(each.words, each.now, each.table) for each in behind] == [
        ("5,1\u00a0mio.\u00a0kr.", "5,2\u00a0mio.\u00a0kr.", "Tabel 1. Udgifter"),
    ]
    assert [each.words.replace("\u00a0", " ") for each in workspace.figure_uses.in_document(document_id)] == [
        "5,1 mio. kr.", "3,1 mio. kr.",
    ]  # fmt: skip


def test_a_locked_document_that_told_what_its_table_does_not_print_is_not_behind(
    workspace: Workspace, table: BudgetTable
) -> None:
    workspace.budgets.set_cell("tabel", "café", "c14", "5.000,25")
    document_id = letter(workspace, "café:c14", "share(have:c15,norden:c15)", form="kr")
    workspace.budgets.set_cell("tabel", "café", "c14", "5.000,5")
    workspace.desk.act("Afsendte", lambda db: documents.change(db, document_id, status="sent"))
    workspace.budgets.change("tabel", decimals=0)
    assert says(workspace, document_id)[0] == "5.000.500 kr."
    assert workspace.figure_uses.behind(document_id) == []
    workspace.budgets.set_cell("tabel", "café", "c14", "5.100,5")
    assert [each.now.replace("\u00a0", " ") for each in workspace.figure_uses.behind(document_id)] == ["5.101.000 kr."]


def test_a_table_that_a_text_was_written_from_is_not_kept_when_the_action_is_lost(
    workspace: Workspace, table: BudgetTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter(workspace, "sum(café:c14,norden:c14)")

    def fails(*_arguments: object) -> None:
        raise ValueError("lost")

    with monkeypatch.context() as broken:
        broken.setattr("kk_desktop.storage.actions.finish", fails)
        with pytest.raises(ValueError, match="lost"):
            workspace.budgets.set_cell("tabel", "café", "c14", "9.999")
    workspace.budgets.create("Noget andet")
    assert workspace.budgets.get("tabel").rows[2].cells["c14"].amount_ore == 5_000 * THOUSAND
    assert workspace.desk.tables.has("tabel")

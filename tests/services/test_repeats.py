"""What is written every year is begun from last year's: the words and the tables, none of the figures."""

from dataclasses import replace

import pytest

from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace


@pytest.fixture
def note(workspace: Workspace) -> str:
    table_id = workspace.budgets.create("Indsatsudgifter")
    workspace.budgets.change(table_id, price_level=2014, note="Uden moms.")
    table = workspace.budgets.get(table_id)
    workspace.budgets.change_row(table.rows[0].id, label="Nørrebro")
    for column, year in zip(table.columns, ("2014", "2015", "2016", "2017"), strict=True):
        workspace.budgets.change_column(column.id, label=year)
    workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[0].id, "5.000")
    field = Field(workspace.new_id(), FieldSource.BUDGET_CELL, f"{table.rows[0].id}:{table.columns[0].id}", "mio")
    blocks = [
        Block(workspace.new_id(), BlockKind.HEADING, (Run("Økonomi"),)),
        Block(
            workspace.new_id(),
            runs=(Run("Der søges "), Run("5 mio. kr.", field=field), Run(", heraf 1.250 t.kr. til drift.")),
        ),
        Block(workspace.new_id(), BlockKind.TABLE, table_id=table_id),
    ]  # fmt: skip
    document_id = workspace.documents.create("budget_note", "Lokal forankring")
    workspace.documents.change(document_id, document_number="2014-0012345-1", recipients=("Økonomiudvalget",))
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    return document_id


def test_a_note_like_the_last_has_its_words_and_no_amount(workspace: Workspace, note: str) -> None:
    begun = workspace.repeats.begin_like_last("budget_note")
    texts = [block.text for block in workspace.documents.blocks(begun)]
    assert texts == ["Økonomi", "Der søges [beløb], heraf [beløb] til drift.", ""]
    document = workspace.documents.get(begun)
    assert (document.title, document.document_number, document.recipients) == (
        "Lokal forankring",
        "",
        ("Økonomiudvalget",),
    )
    assert not any(run.field for block in workspace.documents.blocks(begun) for run in block.runs)


def test_its_table_has_rows_and_columns_of_its_own_from_this_year_and_no_figure(
    workspace: Workspace, note: str
) -> None:
    begun = workspace.repeats.begin_like_last("budget_note")
    old, new = (
        workspace.budgets.get(next(block.table_id for block in workspace.documents.blocks(each) if block.table_id))
        for each in (note, begun)
    )
    assert [column.label for column in new.columns] == ["2025", "2026", "2027", "2028"]
    assert [(row.label, row.kind) for row in new.rows] == [("Nørrebro", RowKind.ROW), ("I alt", RowKind.TOTAL)]
    assert not any(row.cells for row in new.rows)
    assert (new.price_level, new.note) == (None, "Uden moms.")
    assert not {row.id for row in new.rows} & {row.id for row in old.rows}
    assert old.printed(old.rows[0], old.columns[0]) == "5.000"


def test_what_such_a_note_still_lacks_is_told_before_it_is_sent_until_it_is_filled_in(
    workspace: Workspace, note: str
) -> None:
    begun = workspace.repeats.begin_like_last("budget_note")
    lacking = [
        "Tabellen ”Indsatsudgifter” har ingen tal. Skriv dem i Budget.",
        "Et beløb mangler: ”Der søges [beløb], heraf”. Skriv det.",
        "Et beløb mangler: ”heraf [beløb] til drift”. Skriv det.",
    ]
    assert [remark.message for remark in workspace.readiness.of_document(begun).remarks] == lacking
    assert set(lacking) <= {remark.message for remark in workspace.checks.before_approval(begun)}
    blocks = workspace.documents.blocks(begun)
    table = workspace.budgets.get(str(blocks[2].table_id))
    workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "5.200")
    filled = replace(blocks[1], runs=(Run("Der søges 5,2 mio. kr."),))
    workspace.documents.save_blocks(begun, [filled], [block.id for block in blocks])
    assert not set(lacking) & {remark.message for remark in workspace.checks.before_approval(begun)}
    assert workspace.readiness.of_document(begun).words == "Klar til udgivelse"


def test_of_many_missing_amounts_the_first_are_told_and_the_rest_counted(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    blocks = [Block(f"b{n}", runs=(Run(f"Indsats {n}: [beløb]"),)) for n in range(8)]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    told = [remark.message for remark in workspace.checks.before_approval(document_id)]
    assert told[0] == "Et beløb mangler: ”Indsats 0: [beløb]”. Skriv det."
    assert told[5:] == ["3 ting mere mangler. Se dem ved siden."]


def test_one_undo_takes_the_note_and_its_table_away_again(workspace: Workspace, note: str) -> None:
    before = len(workspace.budgets.rows())
    workspace.repeats.begin_like_last("budget_note")
    workspace.history.undo()
    assert len(workspace.budgets.rows()) == before
    assert [row.id for row in workspace.documents.rows() if row.kind == "budget_note"] == [note]


def test_without_a_note_to_begin_from_a_sentence_says_what_to_do(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="ikke noget budgetnotat at begynde fra"):
        workspace.repeats.begin_like_last("budget_note")

"""What was read before a table was changed comes out of the change log, text and tables as they were."""

from collections.abc import Sequence

import pytest

from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage.earlier_readings import earlier_readings
from tests.table_shape import add_row, make_table


class Rent:
    """A memo of some blocks, and a table with one row and a total."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.table_id = make_table(workspace, None, "Husleje", ("400",), "Drift")
        self.document_id = workspace.documents.create("memo", "Mødestedet")

    def write(self, **texts: str) -> None:
        self.save([Block(name, runs=(Run(text),)) for name, text in texts.items()])

    def save(self, blocks: Sequence[Block]) -> None:
        self.workspace.documents.save_blocks(self.document_id, blocks, [block.id for block in blocks])

    def cost(self, amount: str, column: int = 0) -> None:
        table = self.workspace.budgets.get(self.table_id)
        self.workspace.budgets.set_cell(self.table_id, table.rows[0].id, table.columns[column].id, amount)

    @property
    def readings(self) -> list[tuple[str, ...]]:
        """The words there were, and the first column's figures beside them, by their rows."""
        found = earlier_readings(self.workspace.desk.read(), self.document_id, [self.table_id])
        return [
            (
                *(block.text for block in each.blocks),
                *(f"{row.label} {table.printed(row, table.columns[0])}" for table in each.tables for row in table.rows),
            )
            for each in found
        ]


@pytest.fixture
def rent(workspace: Workspace) -> Rent:
    return Rent(workspace)


def test_text_and_table_are_told_as_they_were_before_each_change(rent: Rent) -> None:
    rent.write(a="Det første.", b="Det andet.")
    assert rent.readings == []
    rent.cost("500")
    rent.write(a="Det første.", b="Det andet, rettet.")
    rent.cost("600")
    assert rent.readings == [
        ("Det første.", "Det andet.", "Husleje 400", "I alt 400"),
        ("Det første.", "Det andet, rettet.", "Husleje 500", "I alt 500"),
    ]


def test_figures_between_which_nothing_was_written_were_never_written_down(rent: Rent) -> None:
    rent.write(a="Det første.")
    for amount in ("500", "600", "700"):
        rent.cost(amount)
    assert rent.readings == [("Det første.", "Husleje 400", "I alt 400")]


def test_a_figure_that_was_taken_out_and_a_row_that_was_deleted_are_there_again(rent: Rent) -> None:
    row_id = add_row(rent.workspace, rent.table_id, "Løn", RowKind.ROW)
    table = rent.workspace.budgets.get(rent.table_id)
    rent.workspace.budgets.set_cell(rent.table_id, row_id, table.columns[0].id, "50")
    rent.write(a="Det første.")
    rent.cost("")
    rent.write(a="Det første, rettet.")
    rent.workspace.budget_editing.remove_rows([row_id])
    assert rent.readings == [
        ("Det første.", "Husleje 400", "Løn 50", "I alt 450"),
        ("Det første, rettet.", "Husleje ", "Løn 50", "I alt 50"),
    ]


def test_names_and_price_levels_are_those_of_the_time(rent: Rent) -> None:
    rent.write(a="Det første.")
    row_id = rent.workspace.budgets.get(rent.table_id).rows[0].id
    rent.workspace.budgets.change(rent.table_id, price_level=2026)
    rent.workspace.budgets.change_row(row_id, label="Leje")
    rent.cost("500")
    (reading,) = earlier_readings(rent.workspace.desk.read(), rent.document_id, [rent.table_id])
    assert reading.tables[0].price_level is None
    assert rent.readings == [("Det første.", "Husleje 400", "I alt 400")]


def test_a_block_that_follows_its_live_figure_or_is_moved_was_not_written_then(rent: Rent) -> None:
    table = rent.workspace.budgets.get(rent.table_id)
    field = Field("f", FieldSource.BUDGET_CELL, f"{table.rows[0].id}:{table.columns[0].id}", "tkr")
    live = Block("a", runs=(Run("Husleje: "), Run("400 t.kr.", field=field), Run(" af 400.000 kr.")))
    rent.save([live, Block("b", runs=(Run("Det andet."),))])
    rent.cost("500")
    followed = rent.workspace.documents.blocks(rent.document_id)
    assert followed[0].text.replace("\u00a0", " ").startswith("Husleje: 500 t.kr.")
    rent.save([followed[1], followed[0]])
    rent.cost("600")
    assert [each[1].replace("\u00a0", " ") for each in rent.readings] == ["Husleje: 400 t.kr. af 400.000 kr."]


def test_only_the_newest_eight_readings_are_told(rent: Rent) -> None:
    for number in range(10):
        rent.write(a=f"Afsnit {number}.")
        rent.cost(f"{500 + number}")
    assert [each[0] for each in rent.readings] == [f"Afsnit {number}." for number in range(2, 10)]


def test_other_tables_and_empty_texts_have_nothing_to_tell(rent: Rent) -> None:
    assert rent.readings == []
    rent.write(a="Det første.")
    rent.cost("500")
    assert earlier_readings(rent.workspace.desk.read(), rent.document_id, []) == []

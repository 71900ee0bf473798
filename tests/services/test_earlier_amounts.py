"""What the tables said when a text was written last is read from the change log."""

from collections.abc import Sequence

import pytest

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage.earlier_amounts import Earlier, Place, earlier_amounts
from tests.table_shape import make_table


class Rent:
    """A memo of some blocks, and a table with one figure."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.table_id = make_table(workspace, None, "Husleje", ("400",), "Drift")
        table = workspace.budgets.get(self.table_id)
        self.place: Place = table.rows[0].id, table.columns[0].id
        self.other: Place = table.rows[0].id, table.columns[1].id
        self.document_id = workspace.documents.create("memo", "Mødestedet")

    def write(self, **texts: str) -> None:
        self.save([Block(name, runs=(Run(text),)) for name, text in texts.items()])

    def save(self, blocks: Sequence[Block]) -> None:
        self.workspace.documents.save_blocks(self.document_id, blocks, [block.id for block in blocks])

    def cost(self, amount: str, place: Place | None = None) -> None:
        self.workspace.budgets.set_cell(self.table_id, *(place or self.place), amount)

    @property
    def earlier(self) -> list[Earlier]:
        return earlier_amounts(self.workspace.desk.read(), self.document_id, [self.table_id])

    def was(self, *blocks: str, thousands: int, place: Place | None = None) -> Earlier:
        return Earlier(frozenset(blocks), {place or self.place: thousands * THOUSAND})


@pytest.fixture
def rent(workspace: Workspace) -> Rent:
    return Rent(workspace)


def test_each_block_is_told_with_what_stood_when_it_was_written(rent: Rent) -> None:
    rent.write(a="Det første.", b="Det andet.")
    assert rent.earlier == []
    rent.cost("500")
    rent.write(a="Det første.", b="Det andet, rettet.")
    rent.cost("600")
    assert rent.earlier == [rent.was("a", thousands=400), rent.was("b", thousands=500)]


def test_a_figure_that_came_later_did_not_stand_there(rent: Rent) -> None:
    rent.write(a="Det første.")
    rent.cost("300", rent.other)
    rent.cost("310", rent.other)
    assert rent.earlier == [Earlier(frozenset("a"), {rent.other: None})]


def test_a_block_that_follows_its_live_figure_or_is_moved_was_not_written_then(rent: Rent) -> None:
    field = Field("f", FieldSource.BUDGET_CELL, ":".join(rent.place), "tkr")
    live = Block("a", runs=(Run("Husleje: "), Run("400 t.kr.", field=field), Run(" af 400.000 kr.")))
    plain = Block("b", runs=(Run("Det andet."),))
    rent.save([live, plain])
    rent.cost("500")
    followed = rent.workspace.documents.blocks(rent.document_id)
    assert followed[0].text.startswith("Husleje: 500")
    rent.save([followed[1], followed[0]])
    assert rent.earlier == [rent.was("a", "b", thousands=400)]


def test_only_the_newest_three_states_are_told(rent: Rent) -> None:
    texts: dict[str, str] = {}
    for name, amount in zip("abcde", ("500", "600", "700", "800", "900"), strict=True):
        texts[name] = f"Afsnit {name}."
        rent.write(**texts)
        rent.cost(amount)
    assert rent.earlier == [rent.was(name, thousands=was) for name, was in (("c", 600), ("d", 700), ("e", 800))]


def test_other_tables_and_empty_texts_have_nothing_to_tell(rent: Rent) -> None:
    assert rent.earlier == []
    rent.write(a="Det første.")
    rent.cost("500")
    assert earlier_amounts(rent.workspace.desk.read(), rent.document_id, []) == []

"""What a block is made up in comes along with it: money of one price level is never counted as another's."""

from collections.abc import Sequence

import pytest

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.pasted_figures import Block, block_from_json, block_to_json, cells_of, plain_text
from kk_desktop.domain.table_copies import copied
from kk_desktop.errors import UserError
from kk_desktop.services.budget_pasting import Pasted
from kk_desktop.services.workspace import Workspace


class Sheet:
    """A table of named rows at a price level, seen as it is computed."""

    def __init__(self, workspace: Workspace, level: int | None, *lines: str) -> None:
        self.workspace = workspace
        self.id = workspace.budgets.create("Tabel")
        workspace.budgets.change(self.id, price_level=level)
        if lines:
            self.paste(workspace.budget_editing.read("", "\n".join(lines), ""), grows=True)

    @property
    def table(self) -> BudgetTable:
        return self.workspace.budgets.get(self.id)

    @property
    def levels(self) -> list[int | None]:
        table = self.table
        return [table.sums.level_of(row) for row in table.rows if row.kind.is_typed]

    def printed(self, column: int = 1) -> list[str]:
        table = self.table
        return [table.printed(row, table.columns[column - 1]) for row in table.rows]

    def paste(self, block: Block, row: int = 0, column: int = 0, grows: bool = False) -> Pasted:
        table = self.table
        at = table.rows[row].id, table.columns[column - 1].id if column else ""
        return self.workspace.budget_editing.paste(self.id, at, block, grows)

    def copied(self, rows: Sequence[int], columns: Sequence[int]) -> Block:
        table = self.table
        things = [table.columns[place - 1] if place else None for place in columns]
        return block_from_json(block_to_json(cells_of(table, [table.rows[place] for place in rows], things)))


@pytest.fixture
def old(workspace: Workspace) -> Sheet:
    return Sheet(workspace, 2014, "\t2025\t2026", "Valby\t10\t11", "Husum\t20\t21")


def test_rows_copied_at_another_price_level_keep_it_and_are_not_added_to_the_others(workspace, old) -> None:
    new = Sheet(workspace, 2025, "\t2025\t2026", "Løn\t1\t2", "Leje\t3\t4", "Drift\t5\t6")
    pasted = new.paste(old.copied((0, 1), (0, 1, 2)))
    assert new.levels == [2014, 2014, 2025]
    assert [new.table.row_words(row) for row in new.table.rows[:2]] == ["Valby (2014 p/l)", "Husum (2014 p/l)"]
    assert new.printed() == ["10", "20", "5", ""]
    assert [each.words for each in pasted.findings] == [
        "Tallene er i 2014 p/l, tabellen i 2025 p/l. 2 rækker har nu deres eget prisniveau."
        " Omregn til ét prisniveau, før du lægger sammen."
    ]
    workspace.history.undo()
    assert (new.levels, new.printed()) == ([2025] * 3, ["1", "3", "5", "9"])


def test_a_figure_is_refused_beside_others_of_its_row_at_another_price_level(workspace, old) -> None:
    new = Sheet(workspace, 2025, "\t2025\t2026", "Løn\t1\t2", "Leje\t3\t")
    pasted = new.paste(old.copied((0, 1), (1,)), column=1)
    assert (new.printed(), new.levels) == (["1", "20", ""], [2025, 2014])
    first = pasted.findings[0]
    assert (first.row_id, first.column_id) == (new.table.rows[0].id, new.table.columns[0].id)
    assert first.words == (
        "”Løn” har andre tal i 2025 p/l, og tallet i udklippet er i 2014 p/l. En række har ét prisniveau:"
        " cellen er, som den var. Omregn først, eller sæt hele rækken ind."
    )


def test_a_row_at_a_price_level_of_its_own_brings_it_along(workspace) -> None:
    old = Sheet(workspace, 2025, "\t2025\t2026", "Valby\t10\t11", "Husum\t20\t21")
    workspace.budgets.change_row(old.table.rows[1].id, price_level=2019)
    new = Sheet(workspace, 2025, "\t2025\t2026", "Løn\t1\t2", "Leje\t3\t4")
    new.paste(old.copied((0, 1), (0, 1, 2)))
    assert new.levels == [2025, 2019]
    # And what is put over it afterwards is again at the table's.
    assert new.paste(old.copied((0,), (1, 2)), row=1, column=1).findings != ()
    assert (new.levels, new.printed()) == ([2025, 2025], ["10", "10", "20"])


@pytest.mark.parametrize("level", [None, 2014, 2025])
def test_a_table_that_tells_none_takes_the_price_level_of_all_its_figures(workspace, old, level) -> None:
    new = Sheet(workspace, level)
    new.paste(old.copied((0, 1), (0, 1, 2)), grows=True)
    assert new.table.price_level == (level or 2014)
    assert (new.levels, new.printed()) == ([2014, 2014], ["10", "20", "30"])


def test_figures_join_others_whose_price_level_nobody_has_told_under_their_own(workspace, old) -> None:
    new = Sheet(workspace, None, "\t2025\t2026", "Løn\t1\t2", "Leje\t3\t4")
    new.paste(old.copied((0,), (0, 1, 2)))
    assert (new.levels, new.printed()) == ([2014, None], ["10", "3", ""])


@pytest.mark.parametrize("level", [2014, None])
def test_figures_of_the_same_or_of_no_price_level_are_put_in_as_before(workspace, level) -> None:
    old = Sheet(workspace, level, "\t2025\t2026", "Valby\t10\t11", "Husum\t20\t21")
    new = Sheet(workspace, 2014, "\t2025\t2026", "Løn\t1\t2", "Leje\t3\t4")
    assert new.paste(old.copied((0, 1), (1,)), column=1).findings == ()
    assert (new.levels, new.printed()) == ([2014] * 2, ["10", "20", "30"])
    assert not any(row.price_level for row in new.table.rows)


def test_a_part_keeps_its_price_level_when_the_row_it_is_a_part_of_gets_another(workspace, old) -> None:
    new = Sheet(workspace, 2025, "\t2025\t2026", "Løn\t5\t6", "heraf timer\t1\t2")
    new.paste(old.copied((0,), (0, 1, 2)))
    assert new.levels == [2014, 2025]


def test_a_price_level_over_a_block_is_that_of_its_figures(workspace) -> None:
    new = Sheet(workspace, 2025, "\t2025\t2026", "Løn\t1\t2", "Leje\t3\t4")
    block = workspace.budget_editing.read("", "1.000 kr. – 2014 p/l\t2025\t2026\nLøn\t10\t20", "")
    new.paste(block)
    assert (new.levels, new.printed()) == ([2014, 2025], ["10", "3", ""])


@pytest.mark.parametrize(
    ("corner", "unit", "shown"),
    [
        ("Mio. kr.", Unit.THOUSANDS, ["1.500", "2.000", "3.500"]),
        ("Mio. kr.", Unit.MILLIONS, ["1,5", "2", "3,5"]),
        ("Kr.", Unit.THOUSANDS, ["0,0015", "0,002", "0,0035"]),
        ("1.000 kr.", Unit.MILLIONS, ["0,0015", "0,002", "0,0035"]),
    ],
)
def test_figures_under_another_unit_are_made_over_to_the_tables(workspace, corner, unit, shown) -> None:
    new = Sheet(workspace, 2025, "\t2025", "Løn\t1", "Leje\t3")
    workspace.budgets.change(new.id, unit=unit)
    pasted = new.paste(workspace.budget_editing.read("", f"{corner}\t2025\nLøn\t1,5\nLeje\t2\nI alt\t3,5", ""))
    assert new.printed() == shown
    told = [each.words for each in pasted.findings]
    assert all(words.endswith(f"Tallene er regnet om til {unit.value}") for words in told)
    assert bool(told) is (corner.casefold() != unit.value)


def test_billions_are_refused_where_no_table_has_them(workspace) -> None:
    new = Sheet(workspace, 2025, "\t2025", "Løn\t1")
    with pytest.raises(UserError, match=r"Udklippet er i mia\. kr\..*Intet er sat ind"):
        new.paste(workspace.budget_editing.read("", "Mia. kr.\t2025\nLøn\t1,5", ""))
    assert new.printed() == ["1", "1"]


def test_the_text_of_a_copy_tells_the_price_level_of_a_row_that_has_its_own(workspace, old) -> None:
    table = old.table
    assert plain_text(table, table.rows[:1], (None, table.columns[0])) == "Valby\t10"
    workspace.budgets.change_row(table.rows[0].id, price_level=2019)
    table = old.table
    assert plain_text(table, table.rows, (None, table.columns[0])) == "Valby (2019 p/l)\t10\nHusum\t20\nI alt\t"
    part = copied(table, table.rows[:2], (None, table.columns[0]))
    assert [row.cells[0].text for row in part.body] == ["Valby (2019 p/l)", "Husum"]

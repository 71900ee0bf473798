"""Price levels in the file: rates typed and pasted with their sources, and tables converted in one step."""

import pytest

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.price_levels import RateKind
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace

SERVICE, CAPITAL = RateKind.SERVICE, RateKind.CAPITAL
SHEET = "År\tService og løn\tAnlæg\n2013\t2,0\t1,0\n2014\t2,0\t1,0\nLønninger\t1\t2\n"


@pytest.fixture
def table(workspace: Workspace) -> BudgetTable:
    """One row with 1.000 (1.000 kr.) in 2012 p/l."""
    table = workspace.budgets.get(workspace.budgets.create("Indsatsudgifter"))
    workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "1.000")
    workspace.budgets.change(table.id, price_level=2012)
    return workspace.budgets.get(table.id)


def first(workspace: Workspace, table_id: str) -> int | None:
    table = workspace.budgets.get(table_id)
    return table.amount(table.rows[0], table.columns[0])


def test_no_rate_is_shipped_and_every_year_in_use_is_asked_for(workspace: Workspace, table: BudgetTable) -> None:
    levels = workspace.price_levels.levels()
    assert levels.table.years == []
    assert levels.years == tuple(range(2012, 2026))


def test_a_typed_rate_and_its_source_are_kept_and_undone_one_by_one(workspace: Workspace) -> None:
    service = workspace.price_levels
    service.set_rate(2014, SERVICE, "1,9 %")
    service.set_source(2014, SERVICE, "KL's skøn, juni 2013")
    rate = service.rates().get(2014, SERVICE)
    assert rate is not None
    assert (rate.rate, rate.source) == (19_000, "KL's skøn, juni 2013")
    workspace.history.undo()
    assert service.rates().get(2014, SERVICE).source == ""
    service.set_rate(2014, SERVICE, " ")
    assert service.rates().get(2014, SERVICE) is None


def test_a_source_without_a_rate_and_a_rate_that_is_none_are_refused_with_nothing_kept(workspace: Workspace) -> None:
    service = workspace.price_levels
    with pytest.raises(UserError, match="Skriv først stigningen i 2014"):
        service.set_source(2014, CAPITAL, "ØKF")
    with pytest.raises(UserError, match="er på 600 tegn"):
        service.set_source(2014, CAPITAL, "x" * 600)
    with pytest.raises(UserError, match="ikke en stigning"):
        service.set_rate(2014, CAPITAL, "31.2.")
    assert service.rates().years == []


def test_a_pasted_sheet_becomes_rates_with_its_name_as_source_and_is_kept_word_for_word(workspace: Workspace) -> None:
    service = workspace.price_levels
    reading = service.read_sheet(SHEET)
    assert len(reading.rates) == 4
    assert [line for line, _reason in reading.unread] == ["Lønninger 1 2"]
    assert service.take_sheet("ØKF, marts 2013", SHEET) == 4
    rate, sheet = service.rates().get(2014, CAPITAL), service.levels().sheets[0]
    assert rate is not None
    assert (rate.source, rate.sheet_id) == ("ØKF, marts 2013", sheet.id)
    assert (sheet.text, sheet.pasted_on) == (SHEET, workspace.today())
    workspace.history.undo()
    assert service.rates().years == []
    assert service.levels().sheets == ()


def test_a_rate_typed_over_is_not_the_sheets_any_more(workspace: Workspace) -> None:
    service = workspace.price_levels
    service.take_sheet("ØKF", SHEET)
    service.set_rate(2014, SERVICE, "3")
    rate = service.rates().get(2014, SERVICE)
    assert (rate.rate, rate.source, rate.sheet_id) == (30_000, "", None)


def test_a_sheet_that_does_not_tell_its_kind_is_asked_about(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Vælg det først"):
        workspace.price_levels.take_sheet("KL", "2013 2,0 pct.")
    workspace.price_levels.take_sheet("KL", "2013 2,0 pct.", CAPITAL)
    assert workspace.price_levels.rates().get(2013, CAPITAL).rate == 20_000


@pytest.mark.parametrize(("name", "text"), [("", SHEET), ("KL", "ingen tal"), ("KL", "x" * 300_000)])
def test_a_sheet_without_a_name_or_rates_is_refused_whole(workspace: Workspace, name: str, text: str) -> None:
    with pytest.raises(UserError):
        workspace.price_levels.take_sheet(name, text)
    assert workspace.price_levels.levels().sheets == ()


def test_a_table_is_converted_in_one_step_that_undo_takes_back(workspace: Workspace, table: BudgetTable) -> None:
    workspace.price_levels.take_sheet("ØKF", SHEET)
    workspace.price_levels.convert_table(table.id, 2014)
    now = workspace.budgets.get(table.id)
    assert first(workspace, table.id) == 1_040_400_00
    assert (now.price_level, now.decimals) == (2014, 0)
    assert now.level_note == "Omregnet fra 2012 p/l til 2014 p/l med faktor 1,0404 (kilde: ØKF)."
    workspace.history.undo()
    assert workspace.budgets.get(table.id) == table


def test_looking_changes_nothing_and_a_missing_rate_is_told(workspace: Workspace, table: BudgetTable) -> None:
    with pytest.raises(UserError, match=r"Stigningen i 2013 og 2014 \(service og løn\) mangler"):
        workspace.price_levels.convert_table(table.id, 2014)
    workspace.price_levels.take_sheet("ØKF", SHEET)
    assert workspace.price_levels.look_at(table.id, 2014).amounts[0].new == 1_040_400_00
    assert workspace.budgets.get(table.id) == table


def test_the_old_table_can_be_kept_beside_the_converted_one(workspace: Workspace, table: BudgetTable) -> None:
    workspace.price_levels.take_sheet("ØKF", SHEET)
    copy = workspace.price_levels.convert_table(table.id, 2014, as_copy=True)
    assert first(workspace, table.id) == 1_000_000_00
    assert first(workspace, copy) == 1_040_400_00
    assert [row.id for row in workspace.table_series.of(table.id)] == [table.id, copy]
    workspace.history.undo()
    assert workspace.budgets.get(table.id) == table


def test_another_level_written_by_hand_takes_the_note_of_the_conversion_away(
    workspace: Workspace, table: BudgetTable
) -> None:
    workspace.price_levels.take_sheet("ØKF", SHEET)
    workspace.price_levels.convert_table(table.id, 2014)
    workspace.budgets.change(table.id, price_level=2015)
    assert workspace.budgets.get(table.id).level_note == ""


def test_the_text_tells_figures_as_the_converted_table_prints_them(workspace: Workspace, table: BudgetTable) -> None:
    place = f"{table.rows[0].id}:{table.columns[0].id}"
    blocks = [
        Block(form, runs=(Run("?", field=Field(workspace.new_id(), FieldSource.BUDGET_CELL, place, form)),))
        for form in ("kr", "tkr", "mio", "mio1", "kr0")
    ]
    document_id = workspace.documents.create("memo", "Notat")
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    workspace.price_levels.take_sheet("ØKF", SHEET)
    workspace.price_levels.convert_table(table.id, 2014)
    converted = workspace.budgets.get(table.id)
    assert converted.printed(converted.rows[0], converted.columns[0]) == "1.040"
    assert [block.text.replace("\u00a0", " ") for block in workspace.documents.blocks(document_id)] == [
        "1.040.000 kr.", "1.040 t.kr.", "1,04 mio. kr.", "1,0 mio. kr.", "1.040.400 kr.",
    ]  # fmt: skip
    workspace.budgets.change(table.id, decimals=1)
    assert workspace.documents.blocks(document_id)[1].text.replace("\u00a0", " ") == "1.040,4 t.kr."

"""An area's money: counted once, told by year, added only where it may be, and said so where it may not."""

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.area_money import AreaMoney, MoneyStage
from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.budgets import Direction, RowKind, TableStage
from kk_desktop.domain.charts.choice import ChartForm
from kk_desktop.domain.charts.words import alternative
from kk_desktop.domain.initiatives import AppropriationStage, InitiativeStatus
from kk_desktop.services.workspace import Workspace
from tests.table_shape import add_column, add_row

GIVEN, ASKED = AppropriationStage.APPROVED, AppropriationStage.PROPOSED


@pytest.fixture
def area_id(workspace: Workspace) -> str:
    return workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Øbyen")


@pytest.fixture
def estate_id(workspace: Workspace, area_id: str) -> str:
    return workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Åtoften", area_id)


def initiative(
    workspace: Workspace,
    title: str,
    *areas: str,
    money: dict[int, int],
    stage: AppropriationStage = GIVEN,
    level: int | None = 2014,
) -> str:
    made = workspace.initiatives.create(title, area_ids=areas)
    for year, millions in money.items():
        workspace.initiatives.add_appropriation(made, year, millions * MILLION, stage, price_level=level)
    return made


def told(money: AreaMoney) -> list[tuple[str, dict[int, int], int | None]]:
    return [(line.label(), dict(line.years), line.undated_ore) for line in money.lines]


def test_money_of_the_area_and_of_those_below_is_stacked_with_a_total(
    workspace: Workspace, area_id: str, estate_id: str
) -> None:
    initiative(workspace, "Jobcenter", area_id, money={2014: 5, 2016: 3})
    initiative(workspace, "Portnere", estate_id, area_id, money={2014: 2})
    money = workspace.area_money.of(area_id)
    assert told(money) == [
        ("Jobcenter (bevilget)", {2014: 5 * MILLION, 2016: 3 * MILLION}, None),
        ("Portnere (bevilget)", {2014: 2 * MILLION}, None),
    ]
    assert (money.why_apart, money.chart().form) == ("", ChartForm.STACKED)
    assert money.chart().columns == ("2014", "2015", "2016")
    assert money.total_words == "I alt 10\u00a0mio.\u00a0kr., bevilget, 2014 p/l."
    table = money.table()
    assert [table.printed(table.rows[-1], column) for column in table.columns] == ["7", "", "3", "10"]


def test_what_another_area_shares_is_marked_shown_whole_and_never_added(
    workspace: Workspace, area_id: str, estate_id: str
) -> None:
    other = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ærøparken")
    initiative(workspace, "Jobcenter", estate_id, money={2014: 5})
    initiative(workspace, "Iværksætteri", estate_id, other, money={2014: 2})
    money = workspace.area_money.of(estate_id)
    assert [line.label() for line in money.lines] == [
        "Jobcenter (bevilget)",
        "Iværksætteri (bevilget, delt med 1 andet)",
    ]
    assert money.why_apart == "Lægges ikke sammen: ét beløb er delt."
    chart = money.chart()
    assert (chart.form, chart.series[1].printed) == (ChartForm.BARS, ("delt 2",))
    assert "delt 2" in alternative(chart)
    assert not any(row.kind is RowKind.TOTAL for row in money.table().rows)
    assert money.total_words.startswith("Bevilget: 5\u00a0mio.\u00a0kr., 2014 p/l. Delt: Iværksætteri, 2\u00a0mio.")


def test_many_shared_amounts_are_counted_instead_of_told_one_by_one(
    workspace: Workspace, area_id: str, estate_id: str
) -> None:
    other = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ærøparken")
    for number in range(4):
        initiative(workspace, f"Indsats {number}", estate_id, other, money={2014: 2})
    assert workspace.area_money.of(area_id).total_words == "Delt med andre områder: 4 beløb."


def test_different_price_levels_and_stages_stand_beside_each_other_and_say_so(
    workspace: Workspace, area_id: str
) -> None:
    initiative(workspace, "Jobcenter", area_id, money={2014: 5})
    initiative(workspace, "Portnere", area_id, money={2014: 2}, stage=ASKED, level=None)
    money = workspace.area_money.of(area_id)
    assert money.why_apart == "Lægges ikke sammen: forskellige prisniveauer; både bevilget og foreslået."
    assert money.chart().form is ChartForm.BARS
    assert [series.name for series in money.chart().series] == [
        "Jobcenter (bevilget, 2014 p/l)", "Portnere (foreslået, p/l ikke angivet)"
    ]  # fmt: skip


def test_amounts_whose_price_level_nobody_told_are_not_added(workspace: Workspace, area_id: str) -> None:
    for title in ("Jobcenter", "Portnere"):
        initiative(workspace, title, area_id, money={2014: 5}, level=None)
    assert workspace.area_money.of(area_id).why_apart == "Lægges ikke sammen: prisniveauet er ikke angivet."


def test_a_year_that_was_proposed_and_then_given_counts_once(workspace: Workspace, area_id: str) -> None:
    made = initiative(workspace, "Jobcenter", area_id, money={2014: 5, 2015: 5}, stage=ASKED)
    workspace.initiatives.add_appropriation(made, 2014, 4 * MILLION, GIVEN, price_level=2014)
    assert told(workspace.area_money.of(area_id)) == [
        ("Jobcenter (bevilget)", {2014: 4 * MILLION}, None),
        ("Jobcenter (foreslået)", {2015: 5 * MILLION}, None),
    ]


def test_an_initiatives_money_is_read_in_one_place(workspace: Workspace, area_id: str) -> None:
    made = initiative(workspace, "Jobcenter", area_id, money={2014: 5})
    pool = workspace.pools.create("Puljen")
    workspace.pools.apply("Jobcenter", pool_id=pool, initiative_id=made, amount_ore=5 * MILLION, area_ids=(area_id,))
    put_in_table(workspace, "Jobcenter", 5, initiative_id=made, area_id=area_id)
    assert told(workspace.area_money.of(area_id)) == [("Jobcenter (bevilget)", {2014: 5 * MILLION}, None)]
    for each in workspace.initiatives.appropriations(made):
        workspace.initiatives.remove_appropriation(each.id)
    assert told(workspace.area_money.of(area_id)) == [("Jobcenter (ansøgt)", {}, 5 * MILLION)]
    workspace.pools.delete_application(workspace.pools.applications(made)[0].id)
    assert told(workspace.area_money.of(area_id)) == [("Jobcenter (fra budgettabel)", {2014: 5 * MILLION}, None)]


def test_what_is_granted_counts_in_place_of_what_was_applied_for(workspace: Workspace, area_id: str) -> None:
    application = workspace.pools.apply(
        "Kameraer", amount_ore=8 * MILLION, yearly_ore=2 * MILLION, period_from="2011", period_to="2014",
        area_ids=(area_id,),
    )  # fmt: skip
    (line,) = workspace.area_money.of(area_id).lines
    assert (line.kind, line.thing_id, line.stage) == ("application", application, MoneyStage.APPLIED)
    assert line.years == {year: 2 * MILLION for year in (2011, 2012, 2013, 2014)}
    workspace.pools.change_application(application, granted_ore=5 * MILLION)
    assert told(workspace.area_money.of(area_id)) == [("Kameraer (bevilget)", {}, 5 * MILLION)]


def test_of_tables_of_the_same_thing_the_latest_counts_and_a_repeated_row_once(
    workspace: Workspace, area_id: str
) -> None:
    first = put_in_table(workspace, "Legeplads", 3, area_id=area_id)
    put_in_table(workspace, "– legeplads", 3, area_id=area_id)
    assert [line.total_ore for line in workspace.area_money.of(area_id).lines] == [3 * MILLION]
    adopted = workspace.table_series.begin_edition(first, TableStage.ADOPTED, with_figures=True)
    table = workspace.budgets.get(adopted)
    workspace.budgets.set_cell(adopted, table.rows[0].id, table.columns[0].id, "4.000")
    lines = workspace.area_money.of(area_id).lines
    assert [(line.stage, line.total_ore) for line in lines] == [
        (MoneyStage.APPROVED, 4 * MILLION), (MoneyStage.NOT_STATED, 3 * MILLION)
    ]  # fmt: skip
    assert lines[0].thing_id == adopted


def test_income_and_rows_without_a_year_are_told_for_what_they_are(workspace: Workspace, area_id: str) -> None:
    put_in_table(workspace, "Tilskud", 3, area_id=area_id, direction=Direction.INCOME)
    put_in_table(workspace, "Hegn", 1, area_id=area_id, year="I alt 2014-2017")
    assert told(workspace.area_money.of(area_id)) == [("Hegn (fra budgettabel)", {}, MILLION)]
    assert [column.label for column in workspace.area_money.of(area_id).table().columns] == ["Uden år"]


def test_a_dropped_initiative_had_no_money_but_what_was_given(workspace: Workspace, area_id: str) -> None:
    made = initiative(workspace, "Jobcenter", area_id, money={2014: 5}, stage=ASKED)
    workspace.initiatives.change(made, status=InitiativeStatus.DROPPED)
    assert workspace.area_money.of(area_id).lines == ()
    workspace.initiatives.add_appropriation(made, 2015, MILLION, GIVEN, price_level=2014)
    assert told(workspace.area_money.of(area_id)) == [("Jobcenter (bevilget)", {2015: MILLION}, None)]


def test_an_area_without_money_says_nothing(workspace: Workspace, area_id: str) -> None:
    money = workspace.area_money.of(area_id)
    assert (money.lines, money.total_words, money.chart().is_empty) == ((), "", True)


def put_in_table(workspace: Workspace, label: str, millions: int, *, year: str = "2014", **facts: object) -> str:
    """A table with one row and one column."""
    table_id = workspace.budgets.create("Udgifter")
    for column in workspace.budgets.get(table_id).columns:
        workspace.budget_editing.remove_columns([column.id])
    for row in workspace.budgets.get(table_id).rows:
        workspace.budget_editing.remove_rows([row.id])
    column_id, row_id = add_column(workspace, table_id, year), add_row(workspace, table_id, label)
    workspace.budgets.change_row(row_id, **facts)
    workspace.budgets.set_cell(table_id, row_id, column_id, f"{millions}.000")
    return table_id

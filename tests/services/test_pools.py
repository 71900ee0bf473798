"""Pools and applications: who pays what, what does not add up, and what cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kk_desktop.domain.amounts import MILLION, THOUSAND
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.pool_checks import check_application, check_pool, worst
from kk_desktop.domain.pool_tables import pool_of_table
from kk_desktop.domain.pools import FundingPool, financing, sum_of
from kk_desktop.errors import UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace
from tests.services.conftest import Clock


@pytest.fixture
def demo(tmp_path: Path, machine: Machine, clock: Clock) -> Iterator[Workspace]:
    workspace = demo_workspace(tmp_path / "Eksempel.kkdb", machine, clock)
    yield workspace
    workspace.close()


def pool_named(workspace: Workspace, name: str) -> FundingPool:
    return next(pool for pool in workspace.pools.pools() if pool.name.startswith(name))


def words(workspace: Workspace, application_id: str) -> list[tuple[Verdict, str]]:
    application = workspace.pools.get_application(application_id)
    pool = workspace.pools.get(application.pool_id) if application.pool_id else None
    found = check_application(application, pool)
    return [(each.verdict, each.words.replace("\u00a0", " ")) for each in found]


def test_the_80_millions_tell_that_24000_kroner_more_were_applied_for_than_the_city_may(demo: Workspace) -> None:
    pool = pool_named(demo, "Puljen til det strategiske")
    applied = demo.pools.applications_to(pool.id)
    total = sum_of(applied, pool)

    assert (pool.amount_ore, pool.available_ore) == (80 * MILLION, 23_476 * THOUSAND)
    assert (total.applied_ore, total.yearly_ore) == (23_500 * THOUSAND, 5_875 * THOUSAND)
    assert [check_application(each, pool) for each in applied] == [[], []]
    (finding,) = check_pool(pool, total)
    assert finding.verdict is Verdict.RED
    assert finding.words.replace("\u00a0", " ") == (
        "Der er søgt 23,5 mio. kr.; kommunen må søge 23,476 mio. kr. (24.000 kr. mere)."
    )


def test_half_of_the_cameras_is_the_pools_and_aldersrogade_is_not_paid_by_the_city(demo: Workspace) -> None:
    pool = pool_named(demo, "Udvidet TV")
    applied = demo.pools.applications_to(pool.id)
    shares = {each.title: financing(each, pool) for each in applied}
    total = sum_of(applied, pool)

    assert shares["TV-overvågning, Tingbjerg"].total_ore == 560 * THOUSAND
    assert shares["TV-overvågning, Aldersrogade"].own_ore == 0
    assert shares["TV-overvågning, Aldersrogade"].others_ore == 63 * THOUSAND
    assert (total.applied_ore, total.total_ore) == (393 * THOUSAND, 786 * THOUSAND)
    assert (total.own_ore, total.others_ore) == (330 * THOUSAND, 63 * THOUSAND)
    assert [check_application(each, pool) for each in applied] == [[], [], []]


def test_seven_applications_carry_amounts_and_three_stand_outside_the_pools(demo: Workspace) -> None:
    every = demo.pools.applications()
    assert len([each for each in every if each.amount_ore is not None]) == 7
    assert [each.amount_ore for each in demo.pools.applications_to(None)] == [5_312 * THOUSAND, 2_950 * THOUSAND, None]
    # Nothing tells that any of it was granted or spent.
    assert {(each.granted_ore, each.spent_ore) for each in every} == {(None, None)}


def test_the_rows_of_a_table_that_are_about_a_pool_are_told(demo: Workspace) -> None:
    pool = pool_named(demo, "Udvidet TV")
    found = demo.pools.table_rows(pool.id)
    assert [row.label for row in found] == ["Tingbjerg", "Aldersrogade", "Mjølnerparken/Hothers Plads"]
    assert {row.title for row in found} == {"Ansøgninger til initiativaftaler"}


def test_a_pool_is_a_table_that_a_text_can_be_held_against(demo: Workspace) -> None:
    pool = pool_named(demo, "Udvidet TV")
    (table,) = demo.pools.spoken([pool.id])
    assert pool_of_table(table.id) == pool.id
    printed = {row.label: table.printed(row, table.columns[0]) for row in table.rows}
    assert printed[f"{pool.name}: puljen"] == "10.000"
    assert printed[f"{pool.name}: samlet udgift"] == "786"
    assert printed["TV-overvågning, Aldersrogade: andres andel"] == "63"
    assert f"{pool.name}: bevilget" not in printed


def test_what_may_be_applied_for_is_nothing_a_text_is_right_about(demo: Workspace) -> None:
    pool = pool_named(demo, "Puljen til det strategiske")
    (table,) = demo.pools.spoken([pool.id])
    assert pool.available_ore not in {cell.amount_ore for row in table.rows for cell in row.cells.values()}


def test_applications_at_another_price_level_are_not_in_the_pools_table(workspace: Workspace) -> None:
    pool_id = workspace.pools.create("Puljen", amount_ore=10 * MILLION, price_level=2014)
    workspace.pools.apply("Nu", pool_id, amount_ore=MILLION)
    workspace.pools.apply("Før", pool_id, amount_ore=MILLION, price_level=2012)
    (table,) = workspace.pools.spoken([pool_id])
    assert [row.label for row in table.rows] == ["Puljen: puljen", "Nu: søgt"]


def test_a_text_is_held_against_the_pools_of_its_cases_tables(demo: Workspace) -> None:
    proposal = next(row for row in demo.documents.rows() if row.kind == "proposal")
    report = demo.figure_checks.check(proposal.id).result()
    found = {each.finding.quotes[0].replace("\u00a0", " "): each for each in report.findings}
    assert found["80 mio. kr."].verdict is Verdict.GREEN
    assert found["10 mio. kr."].live_target is None  # a pool has no cell that a text could show
    assert found["23,476 mio. kr."].verdict is Verdict.RED


@pytest.mark.parametrize(
    ("facts", "verdict", "sentence"),
    [
        (
            {"amount_ore": 7_900 * THOUSAND, "yearly_ore": 1_950 * THOUSAND},
            Verdict.RED,
            "1,95 mio. kr. om året i 4 år er 7,8 mio. kr.; der er søgt 7,9 mio. kr. (100.000 kr. mere).",
        ),
        (
            {"amount_ore": 12 * MILLION},
            Verdict.RED,
            "Der er søgt 12 mio. kr.; puljen er på 10 mio. kr. (2 mio. kr. mere).",
        ),
        (
            {"amount_ore": MILLION, "granted_ore": 2 * MILLION},
            Verdict.RED,
            "Der er bevilget 2 mio. kr.; der er søgt 1 mio. kr. (1 mio. kr. mere).",
        ),
        (
            {"amount_ore": MILLION, "granted_ore": MILLION, "spent_ore": 2 * MILLION},
            Verdict.RED,
            "Der er brugt 2 mio. kr.; der er bevilget 1 mio. kr. (1 mio. kr. mere).",
        ),
        (
            {"spent_ore": MILLION},
            Verdict.AMBER,
            "Der er brugt 1 mio. kr., men det står ikke, hvad der er bevilget.",
        ),
        (
            {"amount_ore": 280 * THOUSAND, "own_ore": 300 * THOUSAND},
            Verdict.RED,
            "Kommunens andel er 300.000 kr.; medfinansieringen er 280.000 kr. (20.000 kr. mere).",
        ),
        (
            {"amount_ore": 63 * THOUSAND, "own_ore": 0},
            Verdict.AMBER,
            "Det står ikke, hvem der betaler de 63.000 kr., som kommunen ikke betaler.",
        ),
        (
            {"amount_ore": 63 * THOUSAND, "co_financing_percent": 40},
            Verdict.RED,
            "Puljen kræver 50 % medfinansiering; ansøgningen regner med 40 %.",
        ),
        (
            {"amount_ore": MILLION, "price_level": 2012},
            Verdict.AMBER,
            "Ansøgningen og puljen kan ikke holdes op mod hinanden: 2012 p/l og 2011 p/l.",
        ),
        (
            {"period_from": "2010-05", "period_to": "2014-12-31"},
            Verdict.AMBER,
            "Ansøgningens periode (maj 2010 til 31. december 2014) går ud over puljens (2011 til 2014).",
        ),
    ],
)
def test_what_does_not_add_up_is_told_at_the_application(
    workspace: Workspace, facts: dict[str, int], verdict: Verdict, sentence: str
) -> None:
    pools = workspace.pools
    pool_id = pools.create(
        "Puljen",
        amount_ore=10 * MILLION,
        period_from="2011",
        period_to="2014",
        co_financing_percent=50,
        price_level=2011,
    )
    application_id = pools.apply("Kameraer", pool_id, **facts)
    assert words(workspace, application_id) == [(verdict, sentence)]


def test_months_count_where_the_period_tells_them(workspace: Workspace) -> None:
    months = {"period_from": "2014-07", "period_to": "2015-12"}
    application_id = workspace.pools.apply("Café", amount_ore=3 * MILLION, yearly_ore=2 * MILLION, **months)
    assert words(workspace, application_id) == []
    workspace.pools.change_application(application_id, period_to="")
    assert [verdict for verdict, _ in words(workspace, application_id)] == [Verdict.AMBER]


def test_two_price_levels_are_never_added(workspace: Workspace) -> None:
    pools = workspace.pools
    pool_id = pools.create("Puljen", amount_ore=10 * MILLION, price_level=2014)
    pools.apply("Den første", pool_id, amount_ore=MILLION)
    pools.apply("Den anden", pool_id, amount_ore=MILLION, price_level=None)
    pools.apply("Uden beløb", pool_id, price_level=0)
    pool, applied = pools.get(pool_id), pools.applications_to(pool_id)
    total = sum_of(applied, pool)
    assert (total.applied_ore, total.unpriced) == (None, 1)
    assert total.words == "Ingen sum: 2014 p/l og beløb uden angivet prisniveau kan ikke lægges sammen."
    assert worst(check_pool(pool, total)) is Verdict.AMBER


def test_an_initiatives_applications_at_two_price_levels_have_no_sum_in_its_list(workspace: Workspace) -> None:
    initiative_id = workspace.initiatives.create("Café")
    for level, expected in ((0, (MILLION, 0)), (0, (2 * MILLION, 0)), (2014, (None, None))):
        workspace.pools.apply("Café", amount_ore=MILLION, price_level=level, initiative_id=initiative_id)
        (row,) = workspace.initiatives.rows()
        assert (row.amount_ore, row.price_level) == expected


def test_what_is_left_is_granted_less_spent(workspace: Workspace) -> None:
    pools = workspace.pools
    pool_id = pools.create("Puljen")
    pools.apply("Café", pool_id, amount_ore=5 * MILLION, granted_ore=4 * MILLION, spent_ore=1 * MILLION)
    pools.apply("Værksted", pool_id, amount_ore=2 * MILLION)
    total = sum_of(pools.applications_to(pool_id), pools.get(pool_id))
    assert (total.granted_ore, total.spent_ore, total.left_ore) == (4 * MILLION, MILLION, 3 * MILLION)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"period_from": "2014", "period_to": "2011"}, "Perioden slutter, før den begynder"),
        ({"period_from": "31-02-2014"}, "”31-02-2014” er ingen dato"),
        ({"period_from": "2014-02-31"}, "”2014-02-31” er ingen dato"),
        ({"co_financing_percent": 101}, "101 % medfinansiering kan ikke passe"),
        ({"amount_ore": -1}, "Beløbet er under 0"),
        ({"amount_ore": 10**17}, "Beløbet er over 1.000 mia. kr."),
        ({"applicants": 0}, "0 ansøgere kan ikke passe"),
        ({"price_level": 14}, "Prisniveau 14 kan ikke passe"),
        ({"name": "x" * 501}, "Puljens navn er på 501 tegn"),
        ({"name": " \n "}, "Puljens navn mangler"),
        ({"note": "x" * 10_001}, "Noten er på 10.001 tegn"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    workspace: Workspace, facts: dict[str, object], sentence: str
) -> None:
    pool_id = workspace.pools.create("Puljen", period_from="2011", period_to="2014")
    before = workspace.pools.get(pool_id)
    with pytest.raises(UserError, match=sentence):
        workspace.pools.change(pool_id, **facts)
    assert workspace.pools.get(pool_id) == before


def test_half_a_character_and_emoji_in_a_title_are_kept_as_far_as_can_be(workspace: Workspace) -> None:
    application_id = workspace.pools.apply("Café 🎈 \ud83d\x07")
    assert workspace.pools.get_application(application_id).title.startswith("Café 🎈 \ufffd")


def test_a_deleted_pool_lets_its_applications_stand_outside_and_undo_brings_it_back(demo: Workspace) -> None:
    pool = pool_named(demo, "Udvidet TV")
    demo.pools.delete(pool.id)
    assert len(demo.pools.applications_to(None)) == 6
    demo.history.undo()
    assert len(demo.pools.applications_to(None)) == 3
    assert len(demo.pools.applications_to(pool.id)) == 3


def test_an_application_is_added_changed_and_deleted_each_with_its_own_undo(workspace: Workspace) -> None:
    pools = workspace.pools
    area = workspace.areas.tree()[0].id
    application_id = pools.apply("Café", area_ids=(area,))
    pools.change_application(application_id, amount_ore=MILLION, area_ids=())
    pools.delete_application(application_id)
    assert pools.applications() == []
    for expected in (((), MILLION), ((area,), None)):
        workspace.history.undo()
        (found,) = pools.applications()
        assert (found.area_ids, found.amount_ore) == expected
    workspace.history.undo()
    assert pools.applications() == []

"""The rules of pools: who pays what, how long a period is, and when sums are told."""

import pytest

from kk_desktop.domain.amounts import BILLION, KRONE, MILLION, NBSP, THOUSAND
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.pool_checks import PoolFinding, check_application, check_pool, worst
from kk_desktop.domain.pool_tables import as_table
from kk_desktop.domain.pools import (
    Application,
    FundingPool,
    PoolSum,
    ends_before_it_begins,
    financing,
    months_between,
    sum_of,
)

POOL = FundingPool("p", "Puljen", co_financing_percent=50)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2011", "2014", 48),
        ("2014", "2014", 12),
        ("2014-07", "2015-12", 18),
        ("2014-05-01", "2014", 8),
        ("2014", "2013", None),
        ("", "2014", None),
    ],
)
def test_a_period_is_counted_in_months_both_ends_included(start: str, end: str, months: int | None) -> None:
    assert months_between(start, end) == months


@pytest.mark.parametrize(
    ("start", "end", "is_wrong"),
    [("2014", "2011", True), ("2014-05", "2014", False), ("2014-05", "2014-04-30", True), ("2014", "2014-01", False)],
)
def test_a_period_is_only_the_wrong_way_round_as_far_as_both_dates_are_known(
    start: str, end: str, is_wrong: bool
) -> None:
    assert ends_before_it_begins(start, end) is is_wrong


def test_a_third_that_others_pay_is_rounded_to_whole_ore_and_adds_up() -> None:
    share = financing(Application("a", "Café", 100 * KRONE, co_financing_percent=33, own_ore=20 * KRONE), POOL)
    assert (share.total_ore, share.rest_ore) == (14_925, 4_925)
    assert share.own_ore == 2_000
    assert share.others_ore == 2_925


def test_without_a_percentage_nothing_is_made_up() -> None:
    share = financing(Application("a", "Café", MILLION, own_ore=THOUSAND), None)
    assert (share.total_ore, share.rest_ore, share.own_ore, share.others_ore) == (None, None, THOUSAND, None)


def test_all_co_financed_leaves_nothing_to_apply_for() -> None:
    (finding,) = check_application(Application("a", "Café", MILLION, co_financing_percent=100), POOL)
    assert finding == PoolFinding(Verdict.RED, "Medfinansieringen er 100 %, så er der ingen penge at søge.")


def test_a_payer_without_anything_to_pay_is_doubted() -> None:
    (finding,) = check_application(Application("a", "Café", MILLION, other_payers="Fonden"), POOL)
    assert finding.verdict is Verdict.AMBER
    assert "”Fonden”" in finding.words


def test_the_yearly_sum_is_only_told_where_every_application_has_one() -> None:
    applied = [Application("a", "Café", 4 * MILLION, MILLION), Application("b", "Værksted", MILLION)]
    total = sum_of(applied, POOL)
    assert (total.applied_ore, total.yearly_ore) == (5 * MILLION, None)
    assert sum_of(applied[:1], POOL).yearly_ore == MILLION


def test_an_application_without_money_has_no_price_level_that_could_stand_in_the_way() -> None:
    applied = [Application("a", "Café", MILLION, price_level=2014), Application("b", "Jobcentre")]
    total = sum_of(applied, POOL)
    assert (total.applied_ore, total.level, total.unpriced, total.words) == (MILLION, 2014, 1, "")


def test_a_pool_and_its_sum_at_two_levels_are_not_held_against_each_other() -> None:
    pool = FundingPool("p", "Puljen", MILLION, price_level=0)
    (finding,) = check_pool(pool, PoolSum(level=2014, applied_ore=2 * MILLION))
    assert finding.verdict is Verdict.AMBER
    assert finding.words.endswith("hinanden: 2014 p/l og løbende priser.")


def test_applications_cannot_be_granted_more_than_the_pool_holds() -> None:
    pool = FundingPool("p", "Puljen", MILLION)
    granted = [Application(name, name, granted_ore=600_000_00) for name in ("a", "b")]
    (finding,) = check_pool(pool, sum_of(granted, pool))
    said = "Der er bevilget 1,2 mio. kr.; puljen er på 1 mio. kr. (200.000 kr. mere)."
    assert (finding.verdict, finding.words.replace(NBSP, " ")) == (Verdict.RED, said)
    assert check_pool(pool, sum_of(granted[:1], pool)) == []


def test_what_the_city_may_apply_for_cannot_be_more_than_the_pool() -> None:
    pool = FundingPool("p", "Puljen", MILLION, available_ore=2 * MILLION)
    assert worst(check_pool(pool, PoolSum())) is Verdict.RED
    assert worst([]) is Verdict.GREEN


def test_a_sum_at_another_price_level_than_the_pools_is_nothing_to_hold_a_text_against() -> None:
    pool = FundingPool("p", "Puljen", 80_000_000_00, price_level=2014)
    unstated, stated = Application("a", "Skolen", 1_000_00), Application("b", "Gården", 2_000_00, price_level=2014)

    assert [row.label for row in as_table(pool, [unstated]).rows] == ["Puljen: puljen"]
    assert "Puljen: søgt" in [row.label for row in as_table(pool, [stated]).rows]


def test_a_sentence_about_the_pool_ends_with_one_point() -> None:
    pool = FundingPool("p", "Puljen", amount_ore=12 * MILLION // 10, available_ore=2 * MILLION)
    (finding,) = check_pool(pool, PoolSum())
    said = "Kommunen må søge 2 mio. kr.; puljen er på 1,2 mio. kr. (800.000 kr. mere)."
    assert finding.words.replace(NBSP, " ") == said


def test_shares_of_whole_thousands_are_whole_kroner() -> None:
    shares = financing(Application("a", "Lys", 800_000_00, own_ore=500_000_00, co_financing_percent=25), None)
    assert (shares.total_ore, shares.rest_ore, shares.others_ore) == (1_066_667_00, 266_667_00, -233_333_00)
    exact = financing(Application("a", "Lys", 800_000_50, co_financing_percent=25), None)
    assert exact.total_ore == 1_066_667_33


def test_all_the_kroner_typed_where_thousands_are_meant_are_doubted() -> None:
    pool = FundingPool("p", "Puljen", amount_ore=2 * BILLION)
    (finding,) = check_pool(pool, PoolSum())
    said = "Puljen er på 2.000 mio. kr. Beløbene står i 1.000 kr. Er 2 mio. kr. ment, så ret det."
    assert (finding.verdict, finding.words.replace(NBSP, " ")) == (Verdict.AMBER, said)
    asked = Application("a", "Naboer", amount_ore=BILLION)
    assert [each.verdict for each in check_application(asked, None)] == [Verdict.AMBER]
    assert not check_pool(FundingPool("p", "Puljen", amount_ore=BILLION - MILLION), PoolSum())

"""Pools of money and the applications to them: who pays what, what is left, and when sums can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .amounts import KRONE, THOUSAND, round_to_ore
from .budgets import table_name
from .sums import no_sum


@dataclass(frozen=True, slots=True)
class FundingPool:
    """Reserved money that can be applied for; amounts in øre, the share in whole percent.

    ``available_ore`` is what the municipality may apply for of it, where that is told. ``price_level`` is the p/l year,
    ``CURRENT_PRICES``, or ``None`` when it is not stated.
    """

    id: str
    name: str
    amount_ore: int | None = None
    period_from: str = ""
    period_to: str = ""
    applicants: int | None = None
    co_financing_percent: int | None = None
    body_id: str | None = None
    note: str = ""
    price_level: int | None = None
    available_ore: int | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """A claim on a pool (or on money outside any pool), in øre, for an initiative in some areas.

    ``co_financing_percent`` is only set where it is another than the pool's. ``own_ore`` is the municipality's part of
    the co-financing, all of it where nothing stands; ``other_payers`` pay the rest.
    """

    id: str
    title: str
    amount_ore: int | None = None
    yearly_ore: int | None = None
    period_from: str = ""
    period_to: str = ""
    pool_id: str | None = None
    initiative_id: str | None = None
    applicant_body_id: str | None = None
    attachment_id: str | None = None
    area_ids: tuple[str, ...] = ()
    granted_ore: int | None = None
    spent_ore: int | None = None
    co_financing_percent: int | None = None
    own_ore: int | None = None
    other_payers: str = ""
    price_level: int | None = None
    note: str = ""

    @property
    def left_ore(self) -> int | None:
        """What is granted and not spent; ``None`` until something is granted."""
        return None if self.granted_ore is None else self.granted_ore - (self.spent_ore or 0)


@dataclass(frozen=True, slots=True)
class Financing:
    """Who pays an application's expense: the pool what is applied for, the municipality and others the rest, in øre.

    Each is ``None`` where it cannot be told; ``others_ore`` is negative where our own part is more than the rest.
    """

    percent: int | None
    total_ore: int | None = None
    rest_ore: int | None = None
    own_ore: int | None = None
    others_ore: int | None = None


def financing(application: Application, pool: FundingPool | None) -> Financing:
    """How the expense is shared: 280.000 kr. with 50 percent are half of 560.000 kr."""
    percent = application.co_financing_percent
    if percent is None and pool is not None:
        percent = pool.co_financing_percent
    asked = application.amount_ore
    if asked is None or percent is None or percent >= 100:
        return Financing(percent, own_ore=application.own_ore)
    # What is asked for in whole thousands is shared in whole kroner: nobody reckons with a third of one there.
    least = KRONE if asked % THOUSAND == 0 else 1
    total = round_to_ore(Fraction(asked * 100, (100 - percent) * least)) * least
    rest = total - asked
    own = rest if application.own_ore is None else application.own_ore
    return Financing(percent, total, rest, own, rest - own)


def months_between(start: str, end: str) -> int | None:
    """How many months a period of ISO dates has, both ends included; whole years where only years are known."""
    if not (start and end):
        return None
    first, last = int(start[5:7] or 1), int(end[5:7] or 12)
    months = (int(end[:4]) - int(start[:4])) * 12 + last - first + 1
    return months if months > 0 else None


def ends_before_it_begins(start: str, end: str) -> bool:
    """Whether the period is the wrong way round, as far as both dates are known."""
    exact = min(len(start), len(end))
    return start[:exact] > end[:exact]


def period_of(application: Application, pool: FundingPool | None) -> tuple[str, str]:
    """The application's period, or else the pool's."""
    if application.period_from or application.period_to or pool is None:
        return application.period_from, application.period_to
    return pool.period_from, pool.period_to


@dataclass(frozen=True, slots=True)
class PoolSum:
    """The sums of some applications, each ``None`` where no part of it is known or they cannot be added.

    ``words`` tell why there are none, and empty when there are; ``unpriced`` counts those without an amount.
    """

    level: int | None = None
    applied_ore: int | None = None
    yearly_ore: int | None = None
    total_ore: int | None = None
    own_ore: int | None = None
    others_ore: int | None = None
    granted_ore: int | None = None
    spent_ore: int | None = None
    left_ore: int | None = None
    unpriced: int = 0
    words: str = ""


def sum_of(applications: Sequence[Application], pool: FundingPool | None) -> PoolSum:
    """The sums of a pool's applications; nothing is added over two price levels."""
    unpriced = sum(each.amount_ore is None for each in applications)
    priced = [each for each in applications if _has_money(each)]
    levels = {each.price_level for each in priced}
    if len(levels) > 1:
        return PoolSum(unpriced=unpriced, words=no_sum(levels))
    shares = [financing(each, pool) for each in priced]
    asked = [each for each in priced if each.amount_ore is not None]
    return PoolSum(
        level=next(iter(levels), None),
        applied_ore=_added([each.amount_ore for each in priced]),
        # A sum of some years' amounts beside all the wholes would look like the wholes' yearly part.
        yearly_ore=_added([each.yearly_ore for each in asked], every=True),
        total_ore=_added([share.total_ore for share in shares], every=True),
        own_ore=_added([share.own_ore for share in shares]),
        others_ore=_added([share.others_ore for share in shares]),
        granted_ore=_added([each.granted_ore for each in priced]),
        spent_ore=_added([each.spent_ore for each in priced]),
        left_ore=_added([each.left_ore for each in priced]),
        unpriced=unpriced,
    )


def _has_money(application: Application) -> bool:
    amounts = (application.amount_ore, application.yearly_ore, application.granted_ore, application.spent_ore)
    return any(amount is not None for amount in amounts)


def _added(amounts: Sequence[int | None], *, every: bool = False) -> int | None:
    """The sum of the amounts that are known; nothing where none is, or with ``every`` where one is missing."""
    known = [amount for amount in amounts if amount is not None]
    return None if not known or (every and len(known) < len(amounts)) else sum(known)


@dataclass(frozen=True, slots=True)
class PoolRow:
    """A row of a budget table that is about a pool."""

    table_id: str
    row_id: str
    label: str
    title: str
    number: str = ""

    @property
    def table(self) -> str:
        """What its table is called."""
        return table_name(self.number, self.title)


@dataclass(frozen=True, slots=True)
class Annex:
    """A document's bilag that an application can point at."""

    id: str
    document_id: str
    number: int
    title: str
    document_title: str

    @property
    def words(self) -> str:
        """The bilag as a choice: Bilag 4. Projektansøgning (Mandat)."""
        return f"Bilag {self.number}. {self.title} ({self.document_title})"

"""What the table of applications says: one line for each, and the sums at its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kk_desktop.domain.budgets import level_words
from kk_desktop.domain.dates import write_years
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.pool_checks import PoolFinding, check_application, worst
from kk_desktop.domain.pools import Application, FundingPool, PoolSum, financing, period_of
from kk_desktop.domain.wording import dotted

from .typed import UNIT, written

AMOUNTS = (
    "Søgt",
    "Pr. år",
    "Samlet udgift",
    "Egen andel",
    "Andres andel",
    "Bevilget",
    "Brugt",
    "Tilbage",
)
"""The columns after the title, all in the page's unit."""


@dataclass(frozen=True, slots=True)
class Line:
    """An application as the table shows it, or the foot, which has no id."""

    id: str
    title: str
    detail: str
    amounts: tuple[str, ...]
    findings: tuple[PoolFinding, ...] = ()
    remark: str = ""

    @property
    def verdict(self) -> Verdict:
        """The worst of what was found."""
        return worst(self.findings)

    @property
    def told(self) -> str:
        """The worst of what was found in words, and how much there is besides; empty when nothing was found."""
        if not self.findings:
            return ""
        first = next(finding for finding in self.findings if finding.verdict is self.verdict)
        more = len(self.findings) - 1
        return f"{self.verdict.danish.capitalize()}: {first.words}" + (f"  (og {more} til)" if more else "")

    @property
    def spoken(self) -> str:
        """The whole line as one sentence for a screen reader."""
        told = [f"{name} {amount}" for name, amount in zip(AMOUNTS, self.amounts, strict=True) if amount]
        return ", ".join(part for part in (self.title, self.detail, *told, self.remark, self.told) if part)


def line_of(
    application: Application, pool: FundingPool | None, areas: Mapping[str, str], bodies: Mapping[str, str]
) -> Line:
    """One application with its sign."""
    shares = financing(application, pool)
    amounts = (
        application.amount_ore, application.yearly_ore, shares.total_ore, shares.own_ore, shares.others_ore,
        application.granted_ore, application.spent_ore, application.left_ore,
    )  # fmt: skip
    names = [areas[each] for each in application.area_ids if each in areas]
    where = ", ".join(names) if len(names) <= 2 else f"{len(names)} områder"
    who = bodies.get(application.applicant_body_id or "", "")
    when = write_years(*period_of(application, pool))
    detail = dotted(where, who, when)
    findings = tuple(check_application(application, pool))
    return Line(application.id, application.title, detail, tuple(map(written, amounts)), findings)


def foot_of(total: PoolSum) -> Line:
    """The sums, or why there are none."""
    amounts = (
        total.applied_ore, total.yearly_ore, total.total_ore, total.own_ore, total.others_ore,
        total.granted_ore, total.spent_ore, total.left_ore,
    )  # fmt: skip
    unpriced = f"{total.unpriced} uden beløb" if total.unpriced else ""
    return Line("", "I alt", unpriced, tuple(map(written, amounts)), remark=total.words)


def unit_words(applications: Sequence[Application], total: PoolSum) -> str:
    """The unit and, where all amounts have the same, the price level: 1.000 kr. – 2014 p/l."""
    level = level_words(total.level) if applications and not total.words else ""
    return f"{UNIT.value} – {level}" if level else UNIT.value

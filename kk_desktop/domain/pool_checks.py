"""What does not add up in a pool and its applications, as a colleague would say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .amounts import BILLION, round_to_ore
from .budgets import level_words
from .dates import write_known_date
from .figure_check.model import Verdict
from .figure_check.say import apart, prose
from .pools import (
    Application,
    FundingPool,
    PoolSum,
    ends_before_it_begins,
    financing,
    months_between,
    period_of,
)
from .sums import NO_LEVEL


@dataclass(frozen=True, slots=True)
class PoolFinding:
    """One thing to look at: a contradiction (red), or something that cannot be told (amber)."""

    verdict: Verdict
    words: str


def worst(findings: Sequence[PoolFinding]) -> Verdict:
    """Red where one is, else amber where one is, else green."""
    verdicts = {finding.verdict for finding in findings}
    return next((each for each in (Verdict.RED, Verdict.AMBER) if each in verdicts), Verdict.GREEN)


def check_application(application: Application, pool: FundingPool | None) -> list[PoolFinding]:
    """What does not add up in one application, and between it and its pool."""
    return [
        *_check_size(application.amount_ore, "Der er søgt"),
        *_check_years(application, pool),
        *_check_order(application),
        *_check_financing(application, pool),
        *(_check_against(application, pool) if pool else ()),
    ]


def check_pool(pool: FundingPool, total: PoolSum) -> list[PoolFinding]:
    """What the pool's applications together say against it."""
    found: list[PoolFinding] = list(_check_size(pool.amount_ore, "Puljen er på"))
    available, whole = pool.available_ore, pool.amount_ore
    if available is not None and whole is not None and available > whole:
        found.append(
            _red(f"Kommunen må søge {prose(available)}; puljen er på {prose(whole)}{apart(available, whole)}.")
        )
    if total.words:
        return [*found, _amber(total.words)]
    granted = total.granted_ore if total.level == pool.price_level else None
    if granted is not None and whole is not None and granted > whole:
        found.append(_red(f"Der er bevilget {prose(granted)}; puljen er på {prose(whole)}{apart(granted, whole)}."))
    if total.applied_ore is None:
        return found
    most = whole if available is None else available
    if most is not None and total.level != pool.price_level:
        found.append(_amber(_two_levels("Ansøgningerne", total.level, pool.price_level)))
    elif most is not None and total.applied_ore > most:
        may = "puljen er på" if available is None else "kommunen må søge"
        found.append(
            _red(f"Der er søgt {prose(total.applied_ore)}; {may} {prose(most)}{apart(total.applied_ore, most)}.")
        )
    return found


def _check_size(ore: int | None, who: str) -> Iterator[PoolFinding]:
    """Amounts are typed in thousands: whoever types all the kroner gets a thousand times as much."""
    if ore is not None and ore >= BILLION:
        yield _amber(f"{who} {prose(ore)} Beløbene står i 1.000 kr. Er {prose(ore // 1_000)} ment, så ret det.")


def _check_years(application: Application, pool: FundingPool | None) -> Iterator[PoolFinding]:
    whole, yearly = application.amount_ore, application.yearly_ore
    if whole is None or yearly is None:
        return
    months = months_between(*period_of(application, pool))
    if months is None:
        yield _amber(f"{prose(yearly)} om året kan ikke holdes op mod {prose(whole)}: perioden mangler.")
        return
    exact = round_to_ore(Fraction(yearly * months, 12))
    if exact != whole:
        years = f"{months // 12} år" if months % 12 == 0 else f"{months} måneder"
        yield _red(
            f"{prose(yearly)} om året i {years} er {prose(exact)}; der er søgt {prose(whole)}{apart(whole, exact)}."
        )


def _check_order(application: Application) -> Iterator[PoolFinding]:
    asked, granted, spent = application.amount_ore, application.granted_ore, application.spent_ore
    if granted is not None and asked is not None and granted > asked:
        yield _red(f"Der er bevilget {prose(granted)}; der er søgt {prose(asked)}{apart(granted, asked)}.")
    if spent is not None and granted is not None and spent > granted:
        yield _red(f"Der er brugt {prose(spent)}; der er bevilget {prose(granted)}{apart(spent, granted)}.")
    if spent is not None and granted is None:
        yield _amber(f"Der er brugt {prose(spent)}, men det står ikke, hvad der er bevilget.")


def _check_financing(application: Application, pool: FundingPool | None) -> Iterator[PoolFinding]:
    shares, own = financing(application, pool), application.own_ore
    if shares.percent == 100 and application.amount_ore:
        yield _red("Medfinansieringen er 100 %, så er der ingen penge at søge.")
    asked_for = pool.co_financing_percent if pool else None
    if asked_for is not None and shares.percent is not None and shares.percent < asked_for:
        yield _red(f"Puljen kræver {asked_for} % medfinansiering; ansøgningen regner med {shares.percent} %.")
    if shares.percent is None:
        if own is not None or application.other_payers:
            yield _amber("Det står ikke, hvor mange procent medfinansieringen er.")
        return
    rest, others = shares.rest_ore, shares.others_ore
    if rest is None or others is None:
        return
    if others < 0:
        yield _red(f"Kommunens andel er {prose(own or 0)}; medfinansieringen er {prose(rest)}{apart(own or 0, rest)}.")
    elif others > 0 and not application.other_payers:
        yield _amber(f"Det står ikke, hvem der betaler de {prose(others)}, som kommunen ikke betaler.")
    elif others == 0 and application.other_payers:
        yield _amber(f"Kommunens andel er hele medfinansieringen, men ”{application.other_payers}” står som betaler.")


def _check_against(application: Application, pool: FundingPool) -> Iterator[PoolFinding]:
    asked, whole = application.amount_ore, pool.amount_ore
    if asked is not None and whole is not None:
        if application.price_level != pool.price_level:
            yield _amber(_two_levels("Ansøgningen", application.price_level, pool.price_level))
        elif asked > whole:
            yield _red(f"Der er søgt {prose(asked)}; puljen er på {prose(whole)}{apart(asked, whole)}.")
    own, pools = (application.period_from, application.period_to), (pool.period_from, pool.period_to)
    begins_early = bool(own[0] and pools[0]) and ends_before_it_begins(pools[0], own[0])
    ends_late = bool(own[1] and pools[1]) and ends_before_it_begins(own[1], pools[1])
    if begins_early or ends_late:
        yield _amber(f"Ansøgningens periode ({_period(*own)}) går ud over puljens ({_period(*pools)}).")


def _two_levels(who: str, theirs: int | None, pools: int | None) -> str:
    words = [level_words(level) or NO_LEVEL for level in (theirs, pools)]
    return f"{who} og puljen kan ikke holdes op mod hinanden: {words[0]} og {words[1]}."


def _period(start: str, end: str) -> str:
    return f"{write_known_date(start) or '?'} til {write_known_date(end) or '?'}"


def _red(words: str) -> PoolFinding:
    return PoolFinding(Verdict.RED, words)


def _amber(words: str) -> PoolFinding:
    return PoolFinding(Verdict.AMBER, words)

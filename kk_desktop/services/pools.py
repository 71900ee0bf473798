"""Pools and applications: what was applied for, granted and spent, and the pools as a text is held against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kk_desktop.domain.amounts import MOST_ORE
from kk_desktop.domain.budgets import CURRENT_PRICES, BudgetTable
from kk_desktop.domain.pool_tables import as_table
from kk_desktop.domain.pools import (
    Annex,
    Application,
    FundingPool,
    PoolRow,
    ends_before_it_begins,
)
from kk_desktop.errors import UserError
from kk_desktop.storage import pools as store

from .desk import Desk
from .facts import check_known_date, check_note, label_of_change, required_line, tidy_line
from .initiatives import FIRST_YEAR, LAST_YEAR

POOL_FACTS = {
    "name": "puljens navn",
    "amount_ore": "puljens beløb",
    "available_ore": "hvad kommunen må søge",
    "period_from": "puljens begyndelse",
    "period_to": "puljens slutning",
    "applicants": "antal ansøgere",
    "co_financing_percent": "puljens medfinansiering",
    "body_id": "hvem der giver puljen",
    "price_level": "puljens prisniveau",
    "note": "noter om puljen",
}
APPLICATION_FACTS = {
    "title": "ansøgningens titel",
    "amount_ore": "ansøgt beløb",
    "yearly_ore": "ansøgt beløb om året",
    "period_from": "ansøgningens begyndelse",
    "period_to": "ansøgningens slutning",
    "pool_id": "ansøgningens pulje",
    "initiative_id": "ansøgningens indsats",
    "applicant_body_id": "ansøger",
    "attachment_id": "ansøgningens bilag",
    "area_ids": "ansøgningens områder",
    "granted_ore": "bevilget beløb",
    "spent_ore": "brugt beløb",
    "co_financing_percent": "ansøgningens medfinansiering",
    "own_ore": "kommunens andel",
    "other_payers": "andre betalere",
    "price_level": "ansøgningens prisniveau",
    "note": "noter om ansøgningen",
}

MOST_APPLICANTS = 10_000


class PoolService:
    """What the secretariat does with pools and applications."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pools(self) -> list[FundingPool]:
        """The pools that can be applied to."""
        return store.pools(self._desk.read())

    def get(self, pool_id: str) -> FundingPool:
        """One pool. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), pool_id)

    def create(self, name: str, **facts: Any) -> str:
        """Add a pool; gives its id. Raises ``UserError`` for facts that cannot be."""
        label_of_change("pulje", facts, POOL_FACTS)
        facts = _checked({"name": name, **facts}, {})
        pool = replace(FundingPool(self._desk.new_id(), facts["name"]), **facts)
        self._desk.act("Oprettede pulje", lambda db: store.add(db, pool))
        return pool.id

    def change(self, pool_id: str, **facts: Any) -> None:
        """Change facts of the pool by their names. Raises ``UserError`` for facts that cannot be."""
        label = label_of_change("pulje", facts, POOL_FACTS)
        facts = _checked(facts, _period_of(self.get(pool_id)))
        self._desk.act(label, lambda db: store.change(db, pool_id, **facts))

    def delete(self, pool_id: str) -> None:
        """Put the pool in the bin; its applications stand outside pools until it is put back."""
        self._desk.act("Slettede pulje", lambda db: store.discard(db, pool_id))

    def applications(self, initiative_id: str | None = None) -> list[Application]:
        """The claims on pools: an initiative's, or all. Those whose pool lies in the bin have none."""
        db = self._desk.read()
        known = {pool.id for pool in store.pools(db)}
        found = store.applications(db, initiative_id)
        return [each if each.pool_id in known else replace(each, pool_id=None) for each in found]

    def applications_to(self, pool_id: str | None) -> list[Application]:
        """The applications to a pool, or those outside pools."""
        return [each for each in self.applications() if each.pool_id == pool_id]

    def get_application(self, application_id: str) -> Application:
        """One application. Raises ``GoneError`` when it is gone."""
        return store.get_application(self._desk.read(), application_id)

    def apply(self, title: str, pool_id: str | None = None, **facts: Any) -> str:
        """Add an application, to a pool or outside all, at the pool's price level; gives its id."""
        label_of_change("ansøgning", facts, APPLICATION_FACTS)
        if pool_id is not None:
            facts = {"price_level": self.get(pool_id).price_level, **facts}
        facts = _checked({"title": title, **facts}, {})
        application = replace(Application(self._desk.new_id(), facts["title"], pool_id=pool_id), **facts)
        self._desk.act("Oprettede ansøgning", lambda db: store.add_application(db, application))
        return application.id

    def change_application(self, application_id: str, **facts: Any) -> None:
        """Change facts of the application by their names. Raises ``UserError`` for facts that cannot be."""
        label = label_of_change("ansøgning", facts, APPLICATION_FACTS)
        facts = _checked(facts, _period_of(self.get_application(application_id)))
        self._desk.act(label, lambda db: store.change_application(db, application_id, **facts))

    def delete_application(self, application_id: str) -> None:
        """Put the application in the bin."""
        self._desk.act("Slettede ansøgning", lambda db: store.discard_application(db, application_id))

    def table_rows(self, pool_id: str) -> list[PoolRow]:
        """The rows of budget tables that are about the pool."""
        return store.table_rows(self._desk.read(), pool_id)

    def annexes(self) -> list[Annex]:
        """The bilag that an application can point at."""
        return store.annexes(self._desk.read())

    def spoken(self, pool_ids: Iterable[str]) -> tuple[BudgetTable, ...]:
        """The pools as tables that a text's figures can be held against; those that lie in the bin are left out."""
        wanted, applied = set(pool_ids), self.applications()
        return tuple(
            as_table(pool, [each for each in applied if each.pool_id == pool.id])
            for pool in self.pools()
            if pool.id in wanted
        )


def _period_of(thing: FundingPool | Application) -> dict[str, Any]:
    return {"period_from": thing.period_from, "period_to": thing.period_to}


def _checked(facts: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept; ``before`` is the period they are put into. Raises ``UserError``."""
    tidy = dict(facts)
    for name, words in (("name", "Puljens navn"), ("title", "Ansøgningens titel")):
        if name in tidy:
            tidy[name] = required_line(tidy[name], words)
    if "other_payers" in tidy:
        tidy["other_payers"] = tidy_line(tidy["other_payers"], "Andre betalere")
    for name, value in tidy.items():
        if name.endswith("_ore"):
            _check_amount(value)
    _check_period({**before, **tidy})
    _check_number(tidy.get("co_financing_percent"), 0, 100, "{} % medfinansiering kan ikke passe")
    _check_number(tidy.get("applicants"), 1, MOST_APPLICANTS, "{} ansøgere kan ikke passe")
    if tidy.get("price_level") != CURRENT_PRICES:
        _check_number(tidy.get("price_level"), FIRST_YEAR, LAST_YEAR, "Prisniveau {} kan ikke passe")
    check_note(tidy.get("note", ""), "Noten")
    return tidy


def _check_amount(ore: int | None) -> None:
    if ore is not None and ore < 0:
        raise UserError("Beløbet er under 0. Intet er ændret. Skriv det uden minus.")
    if ore is not None and ore > MOST_ORE:
        raise UserError("Beløbet er over 1.000 mia. kr. Intet er ændret. Se efter, om der er et ciffer for meget.")


def _check_period(facts: Mapping[str, Any]) -> None:
    start, end = facts.get("period_from", ""), facts.get("period_to", "")
    check_known_date(start)
    check_known_date(end)
    if start and end and ends_before_it_begins(start, end):
        raise UserError("Perioden slutter, før den begynder. Intet er ændret. Ret en af datoerne.")


def _check_number(number: int | None, least: int, most: int, words: str) -> None:
    if number is not None and not least <= number <= most:
        raise UserError(f"{words.format(number)}. Intet er ændret. Skriv et helt tal fra {least} til {most}.")

"""Initiatives and the money behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kk_desktop.domain.dates import write_known_date
from kk_desktop.domain.initiatives import Appropriation, AppropriationStage, Initiative
from kk_desktop.domain.known_dates import ends_before_it_begins
from kk_desktop.domain.rows import InitiativeRow
from kk_desktop.errors import UserError
from kk_desktop.storage import initiatives as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import check_known_date, label_of_change, required_line
from .uses import check_unused

INITIATIVE_FACTS = {
    "title": "indsatsens titel",
    "status": "indsatsens status",
    "purpose": "formål",
    "period_from": "periodens begyndelse",
    "period_to": "periodens slutning",
    "target_group": "målgruppe",
    "partners": "samarbejdspartnere",
    "responsible_body_id": "ansvarlig",
    "unit_id": "ansvarlig enhed",
    "results": "resultater",
    "treatment_id": "beslutning bag indsatsen",
    "area_ids": "indsatsens områder",
    "policy_ids": "indsatsens politikker",
    "document_ids": "indsatsens dokumenter",
    "pool_ids": "puljer bag indsatsen",
}
APPROPRIATION_FACTS = {
    "year": "bevillingens år",
    "amount_ore": "bevillingens beløb",
    "stage": "bevillingens status",
    "price_level": "prisniveau",
    "treatment_id": "beslutning bag bevillingen",
    "document_id": "bevillingens dokument",
}


FIRST_YEAR, LAST_YEAR = 1900, 2200
"""The years money can be given for; the file refuses others as well."""


class InitiativeService:
    """What the secretariat does with initiatives."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[InitiativeRow]:
        """Every initiative with its areas and its money."""
        return store.rows(self._desk.read())

    def get(self, initiative_id: str) -> Initiative:
        """One initiative. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), initiative_id)

    def create(self, title: str, **facts: Any) -> str:
        """Add an initiative, an idea unless its facts say more; gives its id."""
        label_of_change("indsats", facts, INITIATIVE_FACTS)
        title = required_line(title, "Indsatsens titel")
        initiative = replace(Initiative(self._desk.new_id(), title), **facts)
        _check_period(facts, initiative)
        self._desk.act("Oprettede indsats", lambda db: store.add(db, initiative))
        return initiative.id

    def change(self, initiative_id: str, **facts: Any) -> None:
        """Change facts of the initiative by their names."""
        label = label_of_change("indsats", facts, INITIATIVE_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Indsatsens titel")

        def work(db: Connection) -> None:
            _check_period(facts, replace(store.get(db, initiative_id), **facts))
            store.change(db, initiative_id, **facts)

        self._desk.act(label, work)

    def delete(self, initiative_id: str) -> None:
        """Put the initiative in the bin. Raises ``UserError`` with who they are while others use it."""

        def work(db: Connection) -> None:
            check_unused(db, "initiative", initiative_id)
            store.discard(db, initiative_id)

        self._desk.act("Slettede indsats", work)

    def appropriations(self, initiative_id: str) -> list[Appropriation]:
        """The money asked for or given, year by year."""
        return store.appropriations(self._desk.read(), initiative_id)

    def add_appropriation(
        self, initiative_id: str, year: int, amount_ore: int, stage: AppropriationStage, **facts: Any
    ) -> str:
        """Note money for a year, in øre; gives its id."""
        label_of_change("bevilling", facts, APPROPRIATION_FACTS)
        _check_year(year)
        money = Appropriation(self._desk.new_id(), initiative_id, year, amount_ore, stage)
        money = replace(money, **facts)

        def work(db: Connection) -> None:
            store.get(db, initiative_id)
            store.add_appropriation(db, initiative_id, money)

        self._desk.act("Tilføjede bevilling", work)
        return money.id

    def change_appropriation(self, appropriation_id: str, **facts: Any) -> None:
        """Change facts of one year's money."""
        label = label_of_change("bevilling", facts, APPROPRIATION_FACTS)
        if "year" in facts:
            _check_year(facts["year"])
        self._desk.act(label, lambda db: store.change_appropriation(db, appropriation_id, **facts))

    def remove_appropriation(self, appropriation_id: str) -> None:
        """Take one year's money away."""
        self._desk.act("Slettede bevilling", lambda db: store.remove_appropriation(db, appropriation_id))


def _check_period(facts: Mapping[str, Any], initiative: Initiative) -> None:
    """What is changed must be a date, and the end not before the beginning."""
    changed = [name for name in ("period_from", "period_to") if name in facts]
    for name in changed:
        check_known_date(facts[name])
    first, last = initiative.period_from, initiative.period_to
    if changed and ends_before_it_begins(first, last):
        raise UserError(
            f"Slutningen {write_known_date(last)} ligger før begyndelsen {write_known_date(first)}. "
            "Intet er ændret. Ret den ene først."
        )


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Året {year} kan ikke passe. Intet er ændret. Skriv et år mellem {FIRST_YEAR} og {LAST_YEAR}.")

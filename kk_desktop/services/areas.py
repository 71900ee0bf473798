"""Areas: the tree of districts, urban areas and estates, and the lists that name them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.areas import Area, AreaKind, AreaListing, Policy
from kk_desktop.domain.initiatives import Analysis
from kk_desktop.domain.rows import DocumentRow, InitiativeRow
from kk_desktop.errors import UserError
from kk_desktop.storage import analyses as analysis_store
from kk_desktop.storage import areas as store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import initiatives as initiative_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import with_kind_names
from .facts import check_period, label_of_change, required_line

AREA_FACTS = {
    "kind": "slags område",
    "name": "områdets navn",
    "parent_id": "hvor området ligger",
    "aliases": "andre navne",
    "local_committee_id": "lokaludvalg",
    "note": "note om området",
    "source": "kilde",
    "verified": "bekræftelse",
}
LISTING_FACTS = {
    "policy_id": "politik",
    "named_as": "navn i politikken",
    "valid_from": "gyldig fra",
    "valid_to": "gyldig til",
    "verified": "bekræftelse",
}


class AreaService:
    """What the secretariat does with areas."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tree(self) -> list[Area]:
        """All areas, parents before their children, in Danish order."""
        return store.tree(self._desk.read())

    def get(self, area_id: str) -> Area:
        """One area. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), area_id)

    def listings(self, area_id: str) -> list[AreaListing]:
        """The policies and state lists that name the area, oldest first."""
        return store.listings(self._desk.read(), area_id)

    def policies(self) -> list[Policy]:
        """Every policy and state list, newest first."""
        return store.policies(self._desk.read())

    def initiatives(self, area_id: str) -> list[InitiativeRow]:
        """The initiatives that work in the area or in one below it."""
        return initiative_store.rows(self._desk.read(), area_id=area_id)

    def documents(self, area_id: str) -> list[DocumentRow]:
        """The documents that are about the area."""
        return with_kind_names(self._desk, document_store.rows(self._desk.read(), area_id=area_id))

    def analyses(self, area_id: str) -> list[Analysis]:
        """The consultants' studies of the area."""
        return analysis_store.rows(self._desk.read(), area_id=area_id)

    def create(self, kind: AreaKind, name: str, parent_id: str | None = None) -> str:
        """Add an area, below another where one is given; gives its id."""
        area = Area(self._desk.new_id(), kind, required_line(name, "Områdets navn"), parent_id)
        self._desk.act("Oprettede område", lambda db: store.add(db, area))
        return area.id

    def change(self, area_id: str, **facts: Any) -> None:
        """Change facts of the area by their names. An area cannot lie below itself."""
        label = label_of_change("område", facts, AREA_FACTS)
        if "name" in facts:
            facts["name"] = required_line(facts["name"], "Områdets navn")

        def work(db: Connection) -> None:
            if facts.get("parent_id"):
                _check_not_below_itself(store.tree(db), area_id, facts["parent_id"])
            store.change(db, area_id, **facts)

        self._desk.act(label, work)

    def delete(self, area_id: str) -> None:
        """Put the area in the bin. Raises ``UserError`` while other areas or initiatives hang on it."""

        def work(db: Connection) -> None:
            area = store.get(db, area_id)
            below = sum(other.parent_id == area_id for other in store.tree(db))
            used = sum(area_id in initiative_store.get(db, row.id).area_ids
                       for row in initiative_store.rows(db, area_id=area_id))  # fmt: skip
            if below:
                raise UserError(
                    f"{area.name} har {_count(below, 'område', 'områder')} under sig og er ikke slettet. "
                    f"Flyt eller slet dem først."
                )
            if used:
                raise UserError(
                    f"{area.name} bruges af {_count(used, 'indsats', 'indsatser')} og er ikke slettet. "
                    f"Flyt eller slet dem først."
                )
            store.discard(db, area_id)

        self._desk.act("Slettede område", work)

    def add_listing(
        self,
        area_id: str,
        policy_id: str,
        named_as: str = "",
        valid_from: date | None = None,
        valid_to: date | None = None,
    ) -> str:
        """Tell that a policy or a state list names the area in a period; gives the listing's id."""
        check_period(valid_from, valid_to)
        listing = AreaListing(
            self._desk.new_id(), area_id, policy_id, policy_title="", named_as=named_as,
            valid_from=valid_from, valid_to=valid_to,
        )  # fmt: skip

        def work(db: Connection) -> None:
            store.get(db, area_id)
            store.add_listing(db, area_id, listing)

        self._desk.act("Førte område på liste", work)
        return listing.id

    def change_listing(self, listing_id: str, **facts: Any) -> None:
        """Change the period, the spelling or the policy of a listing."""
        label = label_of_change("områdets lister", facts, LISTING_FACTS)

        def work(db: Connection) -> None:
            store.change_listing(db, listing_id, **facts)
            changed = store.get_listing(db, listing_id)
            check_period(changed.valid_from, changed.valid_to)

        self._desk.act(label, work)

    def remove_listing(self, listing_id: str) -> None:
        """Take the area off the list again."""
        self._desk.act("Fjernede område fra liste", lambda db: store.remove_listing(db, listing_id))

    def create_policy(self, title: str, **facts: Any) -> str:
        """Add a policy or a state list; gives its id."""
        check_period(facts.get("valid_from"), facts.get("valid_to"))
        policy = replace(Policy(self._desk.new_id(), required_line(title, "Politikkens titel")), **facts)
        self._desk.act("Oprettede politik", lambda db: store.add_policy(db, policy))
        return policy.id


def _check_not_below_itself(tree: list[Area], area_id: str, parent_id: str) -> None:
    parents = {area.id: area.parent_id for area in tree}
    step: str | None = parent_id
    while step is not None:
        if step == area_id:
            raise UserError("Et område kan ikke ligge under sig selv. Intet er ændret. Vælg et andet.")
        step = parents.get(step)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

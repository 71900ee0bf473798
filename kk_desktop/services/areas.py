"""Areas: the tree of districts, urban areas and estates, and the lists that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from kk_desktop.domain.area_names import name_key, owner_of
from kk_desktop.domain.areas import Area, AreaAlias, AreaKind, AreaListing, Policy
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError
from kk_desktop.storage import areas as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import check_period, label_of_change, required_line, tidy_line
from .uses import check_unused

AREA_FACTS = {
    "kind": "slags område",
    "name": "områdets navn",
    "parent_id": "hvor området ligger",
    "aliases": "andre navne",
    "local_committee_id": "lokaludvalg",
    "note": "note om området",
    "source": "kilde",
    "verified": "bekræftelse",
    "valid_from": "området gyldigt fra",
    "valid_to": "området gyldigt til",
}
ALIAS_FACTS = {"name": "andet navn", "valid_from": "navnet brugt fra", "valid_to": "navnet brugt til"}
POLICY_FACTS = {
    "title": "politikkens titel",
    "valid_from": "politikken gyldig fra",
    "valid_to": "politikken gyldig til",
    "source": "politikkens kilde",
    "verified": "bekræftelse",
}
LISTING_FACTS = {
    "policy_id": "politik",
    "named_as": "navn i politikken",
    "valid_from": "gyldig fra",
    "valid_to": "gyldig til",
    "verified": "bekræftelse",
}


_NAME = 60
"""How much of a name a sentence tells."""


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

    def all_listings(self) -> list[AreaListing]:
        """Every area on every policy and state list."""
        return store.all_listings(self._desk.read())

    def policies(self) -> list[Policy]:
        """Every policy and state list, newest first."""
        return store.policies(self._desk.read())

    def create(self, kind: AreaKind, name: str, parent_id: str | None = None) -> str:
        """Add an area, below another where one is given; gives its id. Raises ``UserError`` for a taken name."""
        area = Area(self._desk.new_id(), kind, required_line(name, "Områdets navn"), parent_id)

        def work(db: Connection) -> None:
            if parent_id:
                store.get(db, parent_id)
            check_name_free(store.tree(db), area.name, kind=kind)
            store.add(db, area)

        self._desk.act("Oprettede område", work)
        return area.id

    def free_name(self, wanted: str) -> str:
        """The name, with the first number behind it that no area is called by."""
        tree, name = self.tree(), wanted
        for number in count(2):
            if owner_of(tree, name) is None:
                break
            name = f"{wanted} {number}"
        return name

    def change(self, area_id: str, **facts: Any) -> None:
        """Change facts of the area by their names.

        Raises ``UserError`` for a name another area has, for an area that would lie below itself, and for a period
        that ends before it begins.
        """
        label = label_of_change("område", facts, AREA_FACTS)
        if "name" in facts:
            facts["name"] = required_line(facts["name"], "Områdets navn")
        if "aliases" in facts:
            facts["aliases"] = tuple(required_line(each, "Navnet") for each in facts["aliases"])

        def work(db: Connection) -> None:
            tree = store.tree(db)
            before = store.get(db, area_id)
            check_period(facts.get("valid_from", before.valid_from), facts.get("valid_to", before.valid_to))
            if "name" in facts or "kind" in facts:
                check_name_free(tree, facts.get("name", before.name), area_id, facts.get("kind", before.kind))
            for name in facts.get("aliases", ()):
                check_name_free(tree, name, area_id)
            if facts.get("parent_id"):
                store.get(db, facts["parent_id"])
                _check_not_below_itself(tree, area_id, facts["parent_id"])
            store.change(db, area_id, **facts)

        self._desk.act(label, work)

    # -- other names ---------------------------------------------------------------------------------------

    def aliases(self, area_id: str) -> list[AreaAlias]:
        """The area's other names with their periods."""
        return store.aliases(self._desk.read(), area_id)

    def add_alias(self, area_id: str, name: str, valid_from: date | None = None, valid_to: date | None = None) -> str:
        """Give the area another name; gives its id. Raises ``UserError`` for one that is taken, here or elsewhere."""
        check_period(valid_from, valid_to)
        alias = AreaAlias(self._desk.new_id(), area_id, required_line(name, "Navnet"), valid_from, valid_to)

        def work(db: Connection) -> None:
            _check_new_spelling(store.get(db, area_id), alias.name)
            check_name_free(store.tree(db), alias.name, area_id)
            store.add_alias(db, alias)

        self._desk.act("Tilføjede navn på område", work)
        return alias.id

    def change_alias(self, alias_id: str, **facts: Any) -> None:
        """Change the spelling or the period of another name."""
        label = label_of_change("navn på område", facts, ALIAS_FACTS)
        if "name" in facts:
            facts["name"] = required_line(facts["name"], "Navnet")

        def work(db: Connection) -> None:
            before = store.get_alias(db, alias_id)
            check_period(facts.get("valid_from", before.valid_from), facts.get("valid_to", before.valid_to))
            if facts.get("name", before.name) != before.name:
                _check_new_spelling(store.get(db, before.area_id), facts["name"])
                check_name_free(store.tree(db), facts["name"], before.area_id)
            store.change_alias(db, alias_id, **facts)

        self._desk.act(label, work)

    def remove_alias(self, alias_id: str) -> None:
        """Take another name away."""
        self._desk.act("Fjernede navn på område", lambda db: store.remove_alias(db, alias_id))

    def print_alias(self, alias_id: str) -> None:
        """Let the other name be the one that is printed; the name that was printed becomes another name."""

        def work(db: Connection) -> None:
            alias = store.get_alias(db, alias_id)
            area = store.get(db, alias.area_id)
            store.change(db, area.id, name=alias.name)
            # The period was the other name's: what was printed until now has been used as long as the area is known.
            store.change_alias(db, alias_id, name=area.name, valid_from=None, valid_to=None)

        self._desk.act("Valgte trykt navn på område", work)

    def delete(self, area_id: str) -> None:
        """Put the area in the bin. Raises ``UserError`` with who they are while others use it."""

        def work(db: Connection) -> None:
            store.get(db, area_id)
            check_unused(db, "area", area_id)
            store.discard(db, area_id)

        self._desk.act("Slettede område", work)

    def add_listing(
        self,
        area_id: str,
        policy_id: str,
        named_as: str = "",
        valid_from: date | None = None,
        valid_to: date | None = None,
        *,
        verified: bool = False,
    ) -> str:
        """Tell that a policy or a state list names the area in a period; gives the listing's id."""
        check_period(valid_from, valid_to)
        listing = AreaListing(
            self._desk.new_id(), area_id, policy_id, policy_title="", named_as=tidy_line(named_as, "Navnet"),
            valid_from=valid_from, valid_to=valid_to, verified=verified,
        )  # fmt: skip

        def work(db: Connection) -> None:
            store.get(db, area_id)
            store.get_policy(db, policy_id)
            store.add_listing(db, area_id, listing)

        self._desk.act("Førte område på liste", work)
        return listing.id

    def change_listing(self, listing_id: str, **facts: Any) -> None:
        """Change the period, the spelling or the policy of a listing."""
        label = label_of_change("områdets lister", facts, LISTING_FACTS)
        if "named_as" in facts:
            facts["named_as"] = tidy_line(facts["named_as"], "Navnet")

        def work(db: Connection) -> None:
            if "policy_id" in facts:
                store.get_policy(db, facts["policy_id"])
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

    def put_on(self, area_id: str, title: str) -> bool:
        """Put the area on the policy or state list of this title; gives whether it had to be made first."""
        known = next((each.id for each in self.policies() if each.title.casefold() == title.casefold()), None)
        if known is not None:
            self.add_listing(area_id, known)
            return False
        self._desk.act(
            "Oprettede politik og førte område på den",
            lambda _db: self.add_listing(area_id, self.create_policy(title)),
        )
        return True

    def change_policy(self, policy_id: str, **facts: Any) -> None:
        """Change facts of a policy or a state list."""
        label = label_of_change("politik", facts, POLICY_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Politikkens titel")

        def work(db: Connection) -> None:
            store.change_policy(db, policy_id, **facts)
            changed = store.get_policy(db, policy_id)
            check_period(changed.valid_from, changed.valid_to)

        self._desk.act(label, work)


def check_name_free(tree: Sequence[Area], name: str, besides: str = "", kind: AreaKind | None = None) -> None:
    """Raise ``UserError`` where another area is called that, in whatever spelling; see ``owner_of``."""
    owner = owner_of(tree, name, besides, kind)
    if owner is None:
        return
    key = name_key(name)
    found = next(each for each in owner.names if name_key(each) == key)
    told = quoted(owner.name, _NAME)
    spelling = "det" if found == name else quoted(found, _NAME)
    called = f"Området {told} hedder det" if found == owner.name else f"{spelling} er et navn for {told}"
    raise UserError(
        f"{quoted(name, _NAME)} er optaget: {called}. Intet er ændret. Skriv et navn, der kan kendes fra det."
    )


def _check_new_spelling(area: Area, name: str) -> None:
    if name in area.names:
        raise UserError(f"{quoted(name, _NAME)} er allerede et navn for området. Intet er ændret.")


def _check_not_below_itself(tree: list[Area], area_id: str, parent_id: str) -> None:
    parents = {area.id: area.parent_id for area in tree}
    step: str | None = parent_id
    while step is not None:
        if step == area_id:
            raise UserError("Et område kan ikke ligge under sig selv. Intet er ændret. Vælg et andet.")
        step = parents.get(step)

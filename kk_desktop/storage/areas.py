"""Areas in their tree, the policies and state lists, and which of them name an area."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kk_desktop.domain.areas import Area, AreaAlias, AreaListing, Policy
from kk_desktop.errors import GoneError

from . import rows as sql
from .rows import Connection, every, from_row, to_row

_LISTINGS = (
    "SELECT l.*, p.title AS policy_title, p.valid_from AS policy_from, p.valid_to AS policy_to"
    " FROM area_listing l JOIN policy p ON p.id = l.policy_id"
)
_POLICY_FACTS = ("policy_title", "policy_from", "policy_to")


def tree(db: Connection) -> list[Area]:
    """All areas, parents before their children, in Danish order; one whose parent is in the bin stands at the top."""
    found = every(db, "SELECT * FROM area WHERE deleted_at IS NULL ORDER BY danish_key(name), n")
    aliases = defaultdict(list)
    for alias in every(db, "SELECT area_id, name FROM area_alias ORDER BY n"):
        aliases[alias["area_id"]].append(alias["name"])
    known = {row["id"] for row in found}
    below: dict[str | None, list[Area]] = defaultdict(list)
    for row in found:
        area = from_row(Area, row, aliases=tuple(aliases[row["id"]]))
        below[area.parent_id if area.parent_id in known else None].append(area)

    # Not by a function that calls itself: a list taken in may put a thousand areas below each other.
    told, waiting = [], below[None][::-1]
    while waiting:
        told.append(waiting.pop())
        waiting += below[told[-1].id][::-1]
    return told


def get(db: Connection, area_id: str) -> Area:
    """One area with its aliases. Raises ``GoneError``."""
    row = sql.get(db, "area", area_id)
    names = every(db, "SELECT name FROM area_alias WHERE area_id = ? ORDER BY n", area_id)
    return from_row(Area, row, aliases=tuple(name["name"] for name in names))


def add(db: Connection, area: Area) -> None:
    """Put in an area with its aliases."""
    sql.insert(db, "area", to_row(area))
    change(db, area.id, aliases=area.aliases)


def change(db: Connection, area_id: str, **facts: Any) -> None:
    """Change facts of an area by their names."""
    if "aliases" in facts:
        sql.set_links(db, "area_alias", ("area_id", area_id), "name", facts.pop("aliases"))
    sql.update(db, "area", area_id, facts)


def discard(db: Connection, area_id: str) -> None:
    """Move an area to the bin."""
    sql.put_in_bin(db, "area", area_id)


def aliases(db: Connection, area_id: str) -> list[AreaAlias]:
    """An area's other names with their periods, in the order they were written."""
    return [
        from_row(AreaAlias, row) for row in every(db, "SELECT * FROM area_alias WHERE area_id = ? ORDER BY n", area_id)
    ]


def get_alias(db: Connection, alias_id: str) -> AreaAlias:
    """One other name. Raises ``GoneError``."""
    return from_row(AreaAlias, sql.get(db, "area_alias", alias_id))


def add_alias(db: Connection, alias: AreaAlias) -> None:
    """Put in another name."""
    sql.insert(db, "area_alias", to_row(alias))


def change_alias(db: Connection, alias_id: str, **facts: Any) -> None:
    """Change facts of another name."""
    sql.update(db, "area_alias", alias_id, facts)


def remove_alias(db: Connection, alias_id: str) -> None:
    """Take another name away."""
    sql.delete(db, "area_alias", alias_id)


def all_listings(db: Connection) -> list[AreaListing]:
    """Every area on every policy and state list."""
    found = every(
        db,
        f"{_LISTINGS} JOIN area a ON a.id = l.area_id WHERE p.deleted_at IS NULL AND a.deleted_at IS NULL"
        " ORDER BY danish_key(p.title), l.n",
    )
    return [from_row(AreaListing, row) for row in found]


def listings(db: Connection, area_id: str) -> list[AreaListing]:
    """The policies and state lists that name the area, oldest first."""
    found = every(
        db,
        f"{_LISTINGS} WHERE l.area_id = ? AND p.deleted_at IS NULL"
        " ORDER BY coalesce(l.valid_from, p.valid_from, ''), danish_key(p.title)",
        area_id,
    )
    return [from_row(AreaListing, row) for row in found]


def get_listing(db: Connection, listing_id: str) -> AreaListing:
    """One listing. Raises ``GoneError``."""
    row = sql.one(db, f"{_LISTINGS} WHERE l.id = ?", listing_id)
    if row is None:
        raise GoneError(sql.GONE)
    return from_row(AreaListing, row)


def add_listing(db: Connection, area_id: str, listing: AreaListing) -> None:
    """Tell that a policy or a state list names the area."""
    sql.insert(db, "area_listing", to_row(listing, leave_out=_POLICY_FACTS) | {"area_id": area_id})


def change_listing(db: Connection, listing_id: str, **facts: Any) -> None:
    """Change facts of a listing by their names."""
    sql.update(db, "area_listing", listing_id, facts)


def remove_listing(db: Connection, listing_id: str) -> None:
    """Take a listing away."""
    sql.delete(db, "area_listing", listing_id)


def policies(db: Connection) -> list[Policy]:
    """Every policy and state list, newest first."""
    found = every(
        db,
        "SELECT * FROM policy WHERE deleted_at IS NULL ORDER BY coalesce(valid_from, '') DESC, danish_key(title)",
    )
    return [from_row(Policy, row) for row in found]


def get_policy(db: Connection, policy_id: str) -> Policy:
    """One policy or state list. Raises ``GoneError``."""
    return from_row(Policy, sql.get(db, "policy", policy_id))


def change_policy(db: Connection, policy_id: str, **facts: Any) -> None:
    """Change facts of a policy by their names."""
    sql.update(db, "policy", policy_id, facts)


def add_policy(db: Connection, policy: Policy) -> None:
    """Put in a policy or a state list."""
    sql.insert(db, "policy", to_row(policy))

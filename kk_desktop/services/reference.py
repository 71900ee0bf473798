"""Puts the bodies, areas, policies, parties and phrases of ``resources/reference`` into a new file, as its own rows."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.phrases import Phrase
from kk_desktop.domain.text import Block, Run
from kk_desktop.storage import phrases as phrase_store
from kk_desktop.storage.rows import Connection, get, insert, new_id

Names = dict[tuple[str, str], str]
"""Ids by kind and by what people call the thing."""


def fill_reference(db: Connection, folder: Path) -> Names:
    """Put in every row of the folder's files, with its validity, its source and whether it is verified.

    Gives back the ids by what people call the things: bodies by abbreviation and name, parties by letter.
    """
    names: Names = {}
    _put_bodies(db, folder, names)
    _put_parties(db, folder, names)
    _put_policies(db, folder, names)
    _put_areas(db, folder, names)
    _put_phrases(db, folder)
    return names


def _put_bodies(db: Connection, folder: Path, names: Names) -> None:
    for row in _rows(folder / "committees.csv"):
        if ("body", row["body"]) not in names:
            _put(db, names, "body", row["body"], _sourced(row, kind=row["kind"]))
        _name_body(db, names, names["body", row["body"]], row)
    files = {"administrations.csv": BodyKind.ADMINISTRATION, "local_committees.csv": BodyKind.LOCAL_COMMITTEE}
    for file, kind in files.items():
        for row in _rows(folder / file):
            _name_body(db, names, insert(db, "body", _sourced(row, kind=kind)), row)


def _name_body(db: Connection, names: Names, body_id: str, row: dict[str, str]) -> None:
    name = {"name": row["name"], "abbreviation": row.get("abbreviation", "")}
    insert(db, "body_name", {"body_id": body_id, **name, **_period(row)})
    names |= {("body", word): body_id for word in name.values() if word}


def _put_parties(db: Connection, folder: Path, names: Names) -> None:
    for row in _rows(folder / "parties.csv"):
        party = _sourced(row, letter=row["letter"], name=row["name"]) | _period(row)
        _put(db, names, "party", row["letter"], party)


def _put_policies(db: Connection, folder: Path, names: Names) -> None:
    for row in _rows(folder / "policies.csv"):
        _put(db, names, "policy", row["title"], _sourced(row, title=row["title"]) | _period(row))


def _put_areas(db: Connection, folder: Path, names: Names) -> None:
    local = _only_local_committees(folder, names)
    for row in _rows(folder / "districts.csv"):
        district = _sourced(row, kind=AreaKind.DISTRICT, name=row["name"], local_committee_id=local.get(row["name"]))
        _put_area(db, names, row, district)
    for row in _rows(folder / "deprived_urban_areas.csv"):
        parent = names["area", row["district"]]
        area = _sourced(row, kind=AreaKind.DEPRIVED_URBAN_AREA, name=row["name"], parent_id=parent)
        _put_area(db, names, row, area)
        _put_listing(db, names, row, row["policy"], row["named_as"])
    for row in _rows(folder / "deprived_housing_areas.csv"):
        if ("area", row["name"]) not in names:
            parent = names["area", row["urban_area"]]
            area = _sourced(row, kind=AreaKind.DEPRIVED_HOUSING_AREA, name=row["name"], parent_id=parent)
            _put_area(db, names, row, area)
        _put_listing(db, names, row, row["list"], row["name"])


def _only_local_committees(folder: Path, names: Names) -> dict[str, str]:
    """The local committee of each district that has only one; a district with two has none of its own."""
    found: dict[str, list[str]] = {}
    for row in _rows(folder / "local_committees.csv"):
        found.setdefault(row["district"], []).append(names["body", row["name"]])
    return {district: ids[0] for district, ids in found.items() if len(ids) == 1}


def _put_area(db: Connection, names: Names, row: dict[str, str], area: dict[str, Any]) -> None:
    area_id = _put(db, names, "area", row["name"], area)
    for alias in filter(None, row.get("aliases", "").split("|")):
        insert(db, "area_alias", {"area_id": area_id, "name": alias})


def _put_listing(db: Connection, names: Names, row: dict[str, str], policy: str, named_as: str) -> None:
    listing = {
        "area_id": names["area", row["name"]],
        "policy_id": names["policy", policy],
        "named_as": named_as,
        "verified": int(row["verified"]),
    }
    insert(db, "area_listing", listing | _period(get(db, "policy", names["policy", policy])))


def _put_phrases(db: Connection, folder: Path) -> None:
    with (folder / "phrases.toml").open("rb") as file:
        found = tomllib.load(file)["phrase"]
    for each in found:
        paragraphs = [words.strip() for words in each["text"].strip().split("\n\n")]
        blocks = tuple(Block(new_id(db), runs=(Run(words),)) for words in paragraphs)
        phrase_store.add(db, Phrase(new_id(db), each["name"], blocks))


def _put(db: Connection, names: Names, table: str, name: str, values: dict[str, Any]) -> str:
    names[table, name] = insert(db, table, values)
    return names[table, name]


def _sourced(row: dict[str, str], **values: Any) -> dict[str, Any]:
    return values | {"source": row["source"], "verified": int(row["verified"])}


def _period(row: dict[str, Any]) -> dict[str, str | None]:
    return {"valid_from": row.get("valid_from") or None, "valid_to": row.get("valid_to") or None}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)

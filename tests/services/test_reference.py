"""What every new file holds from the start: bodies under their changing names, areas, lists and parties."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.ids import IdMaker
from kk_desktop.paths import resource
from kk_desktop.services.reference import fill_reference
from kk_desktop.storage import areas, people
from kk_desktop.storage.database import Database, Who


@pytest.fixture
def new_file(tmp_path: Path) -> Iterator[Database]:
    ids = IdMaker(lambda: int(time.time() * 1000), secrets.randbits)
    database = Database.create(
        tmp_path / "fil.kkdb", lambda: datetime(2025, 3, 21, tzinfo=UTC), ids, Who("her", "Anna Holm")
    )
    database.act("Lavede filen", lambda db: fill_reference(db, resource("reference")))
    yield database
    database.close()


def test_a_new_file_holds_the_city_as_it_was_on_any_date(new_file: Database) -> None:
    db = new_file.reader()
    names = [body.name_on for body in people.bodies(db) if body.names[0].abbreviation == "BIU"]
    assert [name_on(date(2025, 3, 21)).name for name_on in names] == ["Beskæftigelses- og Integrationsudvalget"]
    assert [name_on(date(2026, 1, 1)).name for name_on in names] == [
        "Beskæftigelses-, Integrations- og Erhvervsudvalget"
    ]


def test_a_new_file_holds_districts_estates_and_the_lists_that_name_them(new_file: Database) -> None:
    db = new_file.reader()
    tree = areas.tree(db)
    kinds = [area.kind for area in tree]
    assert [kinds.count(kind) for kind in AreaKind] == [10, 6, 12]
    mjoelnerparken = next(area for area in tree if area.name == "Mjølnerparken")
    found = areas.listings(db, mjoelnerparken.id)
    listings = [(listing.policy_title, listing.verified) for listing in found]
    assert [listing.valid_to for listing in found] == [date(2011, 12, 31), date(2014, 12, 31)]
    assert listings == [
        ("Statens liste over særligt udsatte boligområder 2011", True),
        ("Udsatte boligområder 2013-2014", False),
    ]


def test_a_letter_that_changed_hands_is_two_parties(new_file: Database) -> None:
    holders = [party.name for party in people.parties(new_file.reader()) if party.letter == "D"]
    assert sorted(holders) == ["Centrum-Demokraterne", "Nye Borgerlige"]

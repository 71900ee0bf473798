"""What a person was in a file of the first schema is the person's first role, and its changes can still be undone."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from kk_desktop.domain.people import Role
from kk_desktop.storage import history, people
from kk_desktop.storage.database import Database, Who
from tests.databases import fill
from tests.storage.desk import Clock, ids_by

NAME = "Jakob Hougaard"


def test_a_title_changed_before_roles_came_is_taken_back_after(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "ældre.kkdb"
    shutil.copy(Path(fill.__file__).parent / "0.1.0.kkdb", path)
    with closing(sqlite3.connect(path)) as file:
        (installation,) = file.execute("SELECT installation_id FROM action ORDER BY n DESC LIMIT 1").fetchone()
        (before,) = file.execute("SELECT title FROM person WHERE name = ?", (NAME,)).fetchone()
        file.execute(
            "INSERT INTO action (id, installation_id, person, at, label)"
            " VALUES ('nyt', ?, 'Anna Holm', '2025-03-22T12:00:00+00:00', 'Rettede personens titel')",
            (installation,),
        )
        file.execute(
            "UPDATE current_action SET action_id = 'nyt', installation_id = ?, at = '2025-03-22T12:00:00+00:00'",
            (installation,),
        )
        file.execute("UPDATE person SET title = 'Forhenværende borgmester' WHERE name = ?", (NAME,))
        file.execute("UPDATE current_action SET action_id = NULL")
        file.commit()

    database = Database.open(path, clock, ids_by(clock), Who(installation, "Anna Holm", "PC-1"))
    try:
        assert role(database).title == "Forhenværende borgmester"
        assert history.undo(database) == "Rettede personens titel"
        assert role(database).title == before
        assert role(database).body_id is not None
    finally:
        database.close()


def role(database: Database) -> Role:
    (found,) = next(person for person in people.persons(database.reader()) if person.name == NAME).roles
    return found

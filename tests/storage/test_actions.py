"""Every write happens under an action, whole or not at all, and leaves what was and what is."""

import json
import sqlite3

import pytest

from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.domain.rows import Touched
from kk_desktop.storage import hearings, rows
from kk_desktop.storage.change_log import logged_tables
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import every
from tests.storage.desk import Clock
from tests.storage.snapshot import snapshot


def log(database: Database) -> list[dict[str, object]]:
    return every(database.reader(), "SELECT * FROM change ORDER BY n")


def labels(database: Database) -> list[str]:
    return [row["label"] for row in every(database.reader(), "SELECT label FROM action ORDER BY n")]


def test_the_log_holds_only_the_columns_that_changed(database: Database) -> None:
    database.act("Oprettede høring", lambda db: hearings.add(db, Hearing("h", "Vanløse", sender="BUF")))
    database.act("Rettede emne", lambda db: hearings.change(db, "h", subject="Fem områder", sender="BUF"))

    change = log(database)[-1]

    assert (change["table_name"], change["row_id"], change["operation"]) == ("hearing", "h", "update")
    assert json.loads(str(change["before"])) == {"subject": ""}
    assert json.loads(str(change["after"])) == {"subject": "Fem områder"}


def test_a_change_to_nothing_is_logged_as_null(database: Database) -> None:
    database.act(
        "Oprettede høring", lambda db: rows.insert(db, "hearing", {"id": "h", "title": "x", "deadline": "2026-12-01"})
    )
    database.act("Slettede frist", lambda db: hearings.change(db, "h", deadline=None))

    assert json.loads(str(log(database)[-1]["after"])) == {"deadline": None}


def test_a_row_tells_how_often_when_and_by_whom_it_was_changed(database: Database, clock: Clock) -> None:
    database.act("Oprettede høring", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    clock.pass_minutes(3)
    database.act("Rettede emne", lambda db: hearings.change(db, "h", subject="Fem områder"))

    row = rows.get(database.reader(), "hearing", "h")

    assert (row["rev"], row["changed_at"], row["changed_by"]) == (
        2, "2026-11-20T09:13:00.000+00:00", "installation-anna",
    )  # fmt: skip


def test_an_action_that_changes_nothing_leaves_no_trace_and_tells_nobody(database: Database) -> None:
    database.act("Oprettede høring", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    heard: list[frozenset[Touched]] = []
    database.subscribe(heard.append)

    database.act("Rettede titel", lambda db: hearings.change(db, "h", title="Vanløse"))

    assert labels(database) == ["Oprettede høring"]
    assert rows.get(database.reader(), "hearing", "h")["rev"] == 1
    assert heard == []


@pytest.mark.parametrize("statement", [
    "INSERT INTO hearing (id, title) VALUES ('x', 'x')",
    "UPDATE hearing SET title = 'x'",
    "DELETE FROM hearing",
])  # fmt: skip
def test_a_write_outside_an_action_fails(database: Database, statement: str) -> None:
    database.act("Oprettede høring", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    database.close()

    with sqlite3.connect(database.path) as other, pytest.raises(sqlite3.IntegrityError, match="current action"):
        other.execute(statement)
    other.close()


def test_every_table_of_the_work_refuses_a_write_outside_an_action(database: Database) -> None:
    triggers = {
        row["name"] for row in every(database.reader(), "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    }
    for table in logged_tables(database.reader()):
        assert {f"log_{table}_insert", f"log_{table}_update", f"log_{table}_delete"} <= triggers


def test_a_failure_in_the_middle_takes_everything_back(database: Database) -> None:
    before = snapshot(database.reader())

    def work(db: rows.Connection) -> None:
        hearings.add(db, Hearing("h", "Vanløse", asks=(Ask("a", "Hvordan?"),)))
        raise LookupError("in the middle")

    with pytest.raises(LookupError):
        database.act("Oprettede høring", work)

    assert snapshot(database.reader()) == before
    assert labels(database) == []


def test_typing_with_the_same_key_within_five_minutes_is_one_action(database: Database, clock: Clock) -> None:
    database.act("Oprettede høring", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    for number in range(3):
        clock.pass_minutes(1)
        database.act("Rettede", lambda db, n=number: hearings.change(db, "h", subject=f"{n}"), merge_key="h")

    assert labels(database) == ["Oprettede høring", "Rettede"]


@pytest.mark.parametrize(("minutes", "key"), [(5.0, "h"), (1.0, "another")])
def test_later_or_elsewhere_is_an_action_of_its_own(database: Database, clock: Clock, minutes: float, key: str) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")), merge_key="h")
    clock.pass_minutes(minutes)
    database.act("Rettede", lambda db: hearings.change(db, "h", subject="nyt"), merge_key=key)

    assert labels(database) == ["Oprettede", "Rettede"]


def test_a_clock_set_back_does_not_merge(database: Database, clock: Clock) -> None:
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")), merge_key="h")
    clock.pass_minutes(-60)
    database.act("Rettede", lambda db: hearings.change(db, "h", subject="nyt"), merge_key="h")

    assert labels(database) == ["Oprettede", "Rettede"]


def test_listeners_hear_which_things_an_action_changed(database: Database) -> None:
    heard: list[frozenset[Touched]] = []
    database.subscribe(heard.append)

    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse", asks=(Ask("a", "Hvad?"),))))
    database.act("Slettede spørgsmål", lambda db: hearings.remove_ask(db, "a"))

    assert heard == [frozenset({Touched("hearing", "h")})] * 2


def test_a_listener_that_fails_does_not_make_the_action_fail(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(touched: frozenset[Touched]) -> None:
        raise LookupError("view is gone")

    database.subscribe(fail)
    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))

    assert hearings.get(database.reader(), "h").title == "Vanløse"
    assert "view is gone" in caplog.text


def test_an_action_inside_an_action_is_our_own_mistake(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.act("Ydre", lambda db: database.act("Indre", lambda inner: None))


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.reader().execute("UPDATE hearing SET title = 'x'")


def test_the_people_who_wrote_are_kept_with_their_newest_name(database: Database) -> None:
    from dataclasses import replace

    database.act("Oprettede", lambda db: hearings.add(db, Hearing("h", "Vanløse")))
    database.who = replace(database.who, person="Anna Holm Lund")
    database.act("Rettede", lambda db: hearings.change(db, "h", title="Vanløse 2"))

    people = every(database.reader(), "SELECT id, person FROM installation")
    assert people == [{"id": "installation-anna", "person": "Anna Holm Lund"}]

"""The change log's triggers, in plain SQL and generated from the schema: every write leaves what was and what is.

A write without a running action fails. ``rev``, ``changed_at`` and ``changed_by`` are kept here too, so that no
store can forget them. Tables without ``rev`` (the log itself, the search) are left alone.
"""

from __future__ import annotations

from .rows import Connection, every, quote

OWN_COLUMNS = ("n", "id", "rev", "changed_at", "changed_by")
"""Columns that say nothing about the work and are therefore not logged."""


def logged_tables(db: Connection) -> dict[str, list[str]]:
    """The tables whose changes are logged, with the columns that are."""
    names = [row["name"] for row in every(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    columns = {name: [row["name"] for row in every(db, f"PRAGMA table_info({quote(name)})")] for name in names}
    return {
        table: [name for name in names if name not in OWN_COLUMNS] for table, names in columns.items() if "rev" in names
    }


def install_triggers(db: Connection) -> None:
    """Write the triggers anew for the schema as it stands; every migration ends with this.

    Rebuilding a table drops its triggers without a word, and a new column would otherwise go unlogged.
    """
    old = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND substr(name, 1, 4) = 'log_'"
    for row in every(db, old):
        db.execute(f"DROP TRIGGER {quote(row['name'])}")
    for table, columns in logged_tables(db).items():
        for statement in _triggers(table, columns):
            db.execute(statement)


def _triggers(table: str, columns: list[str]) -> list[str]:
    name, listed = quote(table), ", ".join(map(quote, columns))
    changed = " OR ".join(f"OLD.{quote(column)} IS NOT NEW.{quote(column)}" for column in columns)
    stamp = (
        f"UPDATE {name} SET {{rev}}changed_at = (SELECT at FROM current_action),"
        " changed_by = (SELECT installation_id FROM current_action) WHERE n = NEW.n;"
    )
    guard = (
        "SELECT RAISE(ABORT, 'a write without a current action') WHERE (SELECT action_id FROM current_action) IS NULL;"
    )
    return [
        f"CREATE TRIGGER {quote(f'log_{table}_insert')} AFTER INSERT ON {name} BEGIN {guard}"
        f" {_log(table, 'insert', 'NEW', 'NULL', _whole('NEW', columns))} {stamp.format(rev='')} END",
        f"CREATE TRIGGER {quote(f'log_{table}_update')} AFTER UPDATE OF {listed} ON {name}"
        f" WHEN {changed} BEGIN {guard}"
        f" {_log(table, 'update', 'NEW', _changed('OLD', columns), _changed('NEW', columns))}"
        f" {stamp.format(rev='rev = rev + 1, ')} END",
        f"CREATE TRIGGER {quote(f'log_{table}_delete')} AFTER DELETE ON {name} BEGIN {guard}"
        f" {_log(table, 'delete', 'OLD', _whole('OLD', columns), 'NULL')} END",
        f"CREATE TRIGGER {quote(f'log_{table}_identity')} BEFORE UPDATE OF id ON {name} WHEN OLD.id IS NOT NEW.id"
        " BEGIN SELECT RAISE(ABORT, 'an id never changes'); END",
    ]


def _log(table: str, operation: str, row: str, before: str, after: str) -> str:
    return (
        "INSERT INTO change (action_id, table_name, row_id, operation, before, after)"
        f" SELECT action_id, '{table}', {row}.id, '{operation}', {before}, {after} FROM current_action;"
    )


def _whole(row: str, columns: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{column}', {row}.{quote(column)}" for column in columns) + ")"


def _changed(row: str, columns: list[str]) -> str:
    # json_patch would be shorter, but reads null as "take the key away".
    parts = " UNION ALL ".join(
        f"SELECT '{column}' AS k, {row}.{quote(column)} AS v WHERE OLD.{quote(column)} IS NOT NEW.{quote(column)}"
        for column in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"

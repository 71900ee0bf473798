"""Which table belongs to which thing: a block to its document, a cell to its table; and what a thing is called."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from kk_desktop.domain.rows import Touched

from .rows import Connection, one, quote, together

_MANY = 20
"""Where more rows of one table have changed, they are asked for in one statement."""

PARENTS = {
    "body_name": ("body", "body_id"),
    "person_role": ("person", "person_id"),
    "area_alias": ("area", "area_id"),
    "area_listing": ("area", "area_id"),
    "treatment": ("case", "case_id"),
    "decision": ("treatment", "treatment_id"),
    "remark": ("treatment", "treatment_id"),
    "ask": ("hearing", "hearing_id"),
    "hearing_area": ("hearing", "hearing_id"),
    "hearing_file": ("hearing", "hearing_id"),
    "plan_date": ("hearing", "hearing_id"),
    "contribution": ("hearing", "hearing_id"),
    "white_book": ("hearing", "hearing_id"),
    "remark_outcome": ("hearing", "hearing_id"),
    "earlier_answer_area": ("earlier_answer", "earlier_answer_id"),
    "document_party": ("document", "document_id"),
    "block": ("document", "document_id"),
    "attachment": ("document", "document_id"),
    "version": ("document", "document_id"),
    "document_area": ("document", "document_id"),
    "submission": ("document", "document_id"),
    "approval_step": ("submission", "submission_id"),
    "comment": ("document", "document_id"),
    "dispatch": ("document", "document_id"),
    "dispatch_recipient": ("dispatch", "dispatch_id"),
    "blind_copy": ("document", "document_id"),
    "absence_case": ("absence", "absence_id"),
    "distribution_member": ("distribution_list", "list_id"),
    "budget_column": ("budget_table", "table_id"),
    "budget_row": ("budget_table", "table_id"),
    "budget_cell": ("budget_row", "row_id"),
    "figure_acceptance": ("document", "document_id"),
    "initiative_area": ("initiative", "initiative_id"),
    "initiative_policy": ("initiative", "initiative_id"),
    "initiative_document": ("initiative", "initiative_id"),
    "initiative_pool": ("initiative", "initiative_id"),
    "appropriation": ("initiative", "initiative_id"),
    "application_area": ("application", "application_id"),
    "recommendation": ("analysis", "analysis_id"),
    "recommendation_initiative": ("recommendation", "recommendation_id"),
    "barrier": ("analysis", "analysis_id"),
}
"""The table a table's rows belong to, and the column that says to which row."""

TITLES = {
    "area": "SELECT name FROM area WHERE id = ?",
    "initiative": "SELECT title FROM initiative WHERE id = ?",
    "hearing": "SELECT title FROM hearing WHERE id = ?",
    "document": "SELECT title FROM document WHERE id = ?",
    "budget_table": "SELECT title FROM budget_table WHERE id = ?",
    "case": 'SELECT title FROM "case" WHERE id = ?',
    "person": "SELECT name FROM person WHERE id = ?",
    "body": "SELECT name FROM body_name WHERE body_id = ? ORDER BY coalesce(valid_from, '') DESC LIMIT 1",
    "party": "SELECT name FROM party WHERE id = ?",
    "policy": "SELECT title FROM policy WHERE id = ?",
    "follow_up": "SELECT title FROM follow_up WHERE id = ?",
    "funding_pool": "SELECT name FROM funding_pool WHERE id = ?",
    "application": "SELECT title FROM application WHERE id = ?",
    "analysis": "SELECT title FROM analysis WHERE id = ?",
    "earlier_answer": "SELECT title FROM earlier_answer WHERE id = ?",
    "phrase": "SELECT name FROM phrase WHERE id = ?",
    "absence": "SELECT person FROM absence WHERE id = ?",
    "distribution_list": "SELECT name FROM distribution_list WHERE id = ?",
    "saved_view": "SELECT name FROM saved_view WHERE id = ?",
    "own_word": "SELECT word FROM own_word WHERE id = ?",
    "price_sheet": "SELECT name FROM price_sheet WHERE id = ?",
    "price_rate": "SELECT 'Prisniveau ' || year FROM price_rate WHERE id = ?",
}
"""How each kind of thing is called; the keys are all the kinds there are, named as their tables."""


def root_of(db: Connection, table: str, row_id: str) -> Touched:
    """The thing a row belongs to, also when the row has been deleted since: the log remembers its parent.

    A treatment that belongs to no case of ours is its own root.
    """
    thing = Touched(table, row_id)
    while (parent := parent_of(db, thing)) is not None:
        thing = parent
    return thing


def roots_of(db: Connection, rows: Iterable[tuple[str, str]]) -> set[Touched]:
    """The things that rows belong to, by table and id: thousands of cells of one table are asked for at once."""
    roots: set[Touched] = set()
    waiting = {(table, row_id) for table, row_id in rows}
    while waiting:
        by_table: defaultdict[str, set[str]] = defaultdict(set)
        for table, row_id in waiting:
            by_table[table].add(row_id)
        waiting = set()
        for table, ids in by_table.items():
            above = _parents_of(db, table, ids)
            roots |= {Touched(table, row_id) for row_id in ids - above.keys()}
            waiting |= {(PARENTS[table][0], parent_id) for parent_id in above.values()}
    return roots


def _parents_of(db: Connection, table: str, ids: Collection[str]) -> dict[str, str]:
    """What the rows of a table belong to, by their ids; rows that belong to nothing are left out."""
    if table not in PARENTS:
        return {}
    if len(ids) < _MANY:
        found = ((row_id, parent_of(db, Touched(table, row_id))) for row_id in ids)
        return {row_id: parent.id for row_id, parent in found if parent is not None}
    column, asked = PARENTS[table][1], json.dumps(sorted(ids))
    here = together(db, f"id, {column}", f"FROM {quote(table)} WHERE id IN (SELECT value FROM json_each(?))", asked)
    # The last time one was deleted holds; those that are there again are not asked for in the log.
    gone = db.execute(
        "SELECT row_id, json_extract(before, ?) FROM change WHERE table_name = ? AND operation = 'delete'"
        " AND row_id IN (SELECT value FROM json_each(?)) ORDER BY n",
        (f"$.{column}", table, json.dumps(sorted(set(ids) - {row_id for row_id, _parent in here}))),
    )
    return {row_id: parent for row_id, parent in (*gone, *here) if parent is not None}


def parent_of(db: Connection, thing: Touched) -> Touched | None:
    """What a row belongs to, one step up; nothing where it belongs to none."""
    if thing.kind not in PARENTS:
        return None
    parent, column = PARENTS[thing.kind]
    row = one(db, f"SELECT {column} AS parent FROM {quote(thing.kind)} WHERE id = ?", thing.id) or one(
        db,
        "SELECT json_extract(before, ?) AS parent FROM change"
        " WHERE table_name = ? AND row_id = ? AND operation = 'delete' ORDER BY n DESC LIMIT 1",
        f"$.{column}", thing.kind, thing.id,
    )  # fmt: skip
    return None if row is None or row["parent"] is None else Touched(parent, row["parent"])


def title_of(db: Connection, thing: Touched) -> str:
    """What the thing is called now; empty when it has no name or is gone for good."""
    sql = TITLES.get(thing.kind)
    row = db.execute(sql, (thing.id,)).fetchone() if sql else None
    return str(row[0]) if row else ""

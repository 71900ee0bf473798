"""Views by name, each of one list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kk_desktop.domain.saved_views import SavedView

from . import rows as sql
from .rows import Connection, every


def of_list(db: Connection, name: str) -> list[SavedView]:
    """The views of one list, in Danish order."""
    found = every(
        db, "SELECT * FROM saved_view WHERE list = ? AND deleted_at IS NULL ORDER BY danish_key(name), n", name
    )
    return [_view(row) for row in found]


def get(db: Connection, view_id: str) -> SavedView:
    """One view. Raises ``GoneError``."""
    return _view(sql.get(db, "saved_view", view_id))


def add(db: Connection, view: SavedView) -> None:
    """Put in a view."""
    sql.insert(db, "saved_view", {"id": view.id, "list": view.list, "name": view.name, "json": _json(view.content)})


def change(db: Connection, view_id: str, **facts: Any) -> None:
    """Change a view's name or content by their names."""
    if "content" in facts:
        facts["json"] = _json(facts.pop("content"))
    sql.update(db, "saved_view", view_id, facts)


def discard(db: Connection, view_id: str) -> None:
    """Move a view to the bin."""
    sql.put_in_bin(db, "saved_view", view_id)


def _view(row: Mapping[str, Any]) -> SavedView:
    content = json.loads(row["json"])
    return SavedView(row["id"], row["list"], row["name"], content if isinstance(content, dict) else {})


def _json(content: Mapping[str, Any]) -> str:
    # Halves of characters, which some clipboards leave, are replaced as in every text of the file.
    return sql.whole_characters(json.dumps(content, ensure_ascii=False, separators=(",", ":")))

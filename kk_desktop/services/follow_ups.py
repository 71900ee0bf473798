"""Follow-ups: what a letter promises, by when and by whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kk_desktop.domain.initiatives import FollowUp
from kk_desktop.storage import follow_ups as store

from .desk import Desk
from .facts import check_known_date, label_of_change, required_line

FOLLOW_UP_FACTS = {
    "title": "opfølgningens titel",
    "due": "opfølgningens dato",
    "owner": "ansvarlig",
    "document_id": "opfølgningens dokument",
    "done": "om opfølgningen er klaret",
    "block_id": "opfølgningens sted i teksten",
    "quote": "opfølgningens ord i teksten",
    "area_id": "opfølgningens område",
    "initiative_id": "opfølgningens indsats",
}


class FollowUpService:
    """What the secretariat does with follow-ups."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[FollowUp]:
        """Every follow-up, the first due first."""
        return store.rows(self._desk.read())

    def create(self, title: str, **facts: Any) -> str:
        """Note a promise; gives its id."""
        label_of_change("opfølgning", facts, FOLLOW_UP_FACTS)
        title = required_line(title, "Opfølgningens titel")
        check_known_date(facts.get("due", ""))
        follow_up = replace(FollowUp(self._desk.new_id(), title), **facts)
        self._desk.act("Oprettede opfølgning", lambda db: store.add(db, follow_up))
        return follow_up.id

    def change(self, follow_up_id: str, **facts: Any) -> None:
        """Change facts of the follow-up; ``done`` when the promise is kept."""
        label = label_of_change("opfølgning", facts, FOLLOW_UP_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Opfølgningens titel")
        check_known_date(facts.get("due", ""))
        self._desk.act(label, lambda db: store.change(db, follow_up_id, **facts))

    def delete(self, follow_up_id: str) -> None:
        """Put the follow-up in the bin."""
        self._desk.act("Slettede opfølgning", lambda db: store.discard(db, follow_up_id))

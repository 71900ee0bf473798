"""Follow-ups: what a letter promises, by when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.initiatives import FollowUp
from kk_desktop.domain.known_dates import due_in
from kk_desktop.domain.quoted_places import Place, find_place
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import Block
from kk_desktop.domain.wording import capital, shortened
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import follow_ups as store
from kk_desktop.storage.aggregates import title_of
from kk_desktop.storage.open_things import document_name
from kk_desktop.storage.rows import Connection, every

from .desk import Desk
from .facts import check_known_date, label_of_change, required_line, tidy_line

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
    "case_id": "opfølgningens sag",
}
LINKED = {"document_id": "document", "area_id": "area", "initiative_id": "initiative", "case_id": "case"}
"""The kind of thing behind each link."""

LONGEST_TITLE = 120
LONGEST_QUOTE = 500
LONGEST_READ = 3_000
"""Characters that are looked through for a date and for names: a long paragraph, and never a whole book."""

SHORTEST_NAME = 6
"""Letters of an initiative's title that is looked for in a text: shorter ones are ordinary words."""


class FollowUpService:
    """What the secretariat does with follow-ups."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[FollowUp]:
        """Every follow-up, the first due first."""
        return store.rows(self._desk.read())

    def of(self, **link: str) -> list[FollowUp]:
        """The follow-ups of one ``document_id``, ``area_id``, ``initiative_id`` or ``case_id``; open ones first."""
        ((column, thing_id),) = link.items()
        return store.of(self._desk.read(), column, thing_id)

    def open_ones(self) -> list[FollowUp]:
        """Those that are not done, the first due first and those without a date last."""
        return store.open_ones(self._desk.read())

    def get(self, follow_up_id: str) -> FollowUp:
        """One follow-up. Raises ``GoneError``."""
        return store.get(self._desk.read(), follow_up_id)

    def owners(self) -> list[str]:
        """Who may be made to see to something: who has been, and who sits here."""
        return list(dict.fromkeys(name for name in (self._desk.me.name, *store.owners(self._desk.read())) if name))

    def links(self, follow_up: FollowUp) -> list[tuple[str, str, str]]:
        """What it belongs to: the fact that says so, the kind of thing and what it is called."""
        db = self._desk.read()
        found = ((fact, kind, getattr(follow_up, fact)) for fact, kind in LINKED.items())
        return [(fact, kind, _name_of(db, kind, thing)) for fact, kind, thing in found if thing]

    def place(self, follow_up_id: str) -> Place | None:
        """Where the words stand in the document now; ``None`` when they and their paragraph are gone."""
        found = self.get(follow_up_id)
        blocks = document_store.blocks(self._desk.read(), found.document_id) if found.document_id else []
        return find_place(blocks, found.block_id, found.quote)

    # Made -------------------------------------------------------------------------------------------------

    def read_out(self, document_id: str, block: Block, quote: str, around: str = "") -> FollowUp:
        """The follow-up that words of a document ask for, filled and not kept.

        ``around`` is the sentence they stand in, where the words alone name no date or place. A date without a year
        is the next one after the letter's own date.
        """
        document = document_store.get(self._desk.read(), document_id)
        made = self.read_words(quote, document.date or self._desk.today(), around)
        owner = document.case_handler or made.owner
        return replace(made, owner=owner, document_id=document_id, block_id=block.id)

    def read_words(self, quote: str, day: date, around: str = "") -> FollowUp:
        """The follow-up that words ask for, wherever they stand; dates are counted from the ``day`` they were said."""
        known, around = shortened(quote, LONGEST_READ), shortened(around, LONGEST_READ)
        return FollowUp(
            "",
            _as_title(known),
            due_in(known, day) or due_in(around, day),
            self._desk.me.name,
            quote=shortened(known, LONGEST_QUOTE),
            area_id=self._named_area(known) or self._named_area(around),
            initiative_id=self._named_initiative(around or known),
        )

    def create(self, title: str, **facts: Any) -> str:
        """Note a promise; gives its id."""
        label_of_change("opfølgning", facts, FOLLOW_UP_FACTS)
        follow_up = replace(
            FollowUp(self._desk.new_id(), required_line(title, "Opfølgningens titel")), **_tidied(facts)
        )
        self._desk.act("Oprettede opfølgning", lambda db: store.add(db, follow_up))
        return follow_up.id

    def change(self, follow_up_id: str, **facts: Any) -> None:
        """Change facts of the follow-up; ``done`` when the promise is kept."""
        label = label_of_change("opfølgning", facts, FOLLOW_UP_FACTS)
        if set(facts) == {"done"}:
            label = "Klarede opfølgning" if facts["done"] else "Genåbnede opfølgning"
        tidied = _tidied(facts)
        self._desk.act(label, lambda db: store.change(db, follow_up_id, **tidied))

    def delete(self, follow_up_id: str) -> None:
        """Put the follow-up in the bin."""
        self._desk.act("Slettede opfølgning", lambda db: store.discard(db, follow_up_id))

    def _named_area(self, words: str) -> str | None:
        """The area whose name or other name stands in the words; of several the longest name's."""
        found = every(
            self._desk.read(),
            "SELECT id, name FROM area WHERE deleted_at IS NULL UNION ALL"
            " SELECT a.id, n.name FROM area_alias n JOIN area a ON a.id = n.area_id WHERE a.deleted_at IS NULL",
        )
        return _longest_named(words, [(row["id"], row["name"]) for row in found])

    def _named_initiative(self, words: str) -> str | None:
        found = every(
            self._desk.read(),
            "SELECT id, title FROM initiative WHERE deleted_at IS NULL AND length(title) BETWEEN ? AND ?",
            SHORTEST_NAME,
            len(words),
        )
        return _longest_named(words, [(row["id"], row["title"]) for row in found])


def _name_of(db: Connection, kind: str, thing_id: str) -> str:
    return document_name(db, thing_id) if kind == "document" else title_of(db, Touched(kind, thing_id))


def _tidied(facts: dict[str, Any]) -> dict[str, Any]:
    check_known_date(facts.get("due", ""))
    tidied = dict(facts)
    if "title" in facts:
        tidied["title"] = required_line(facts["title"], "Opfølgningens titel")
    if "owner" in facts:
        tidied["owner"] = tidy_line(facts["owner"], "Ansvarlig")
    return tidied


def _as_title(words: str) -> str:
    """The words as a title: a capital first and no full stop last."""
    line = shortened(words.strip(" .,;:–-"), LONGEST_TITLE)
    return capital(line)


def _longest_named(words: str, names: Sequence[tuple[str, str]]) -> str | None:
    folded = f" {_folded(words)} "
    found = [(len(name), thing_id) for thing_id, name in names if name and f" {_folded(name)} " in folded]
    return max(found)[1] if found else None


def _folded(words: str) -> str:
    """Words alone between single spaces, so that a name is found as a whole and never within another word."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words.casefold()).split())

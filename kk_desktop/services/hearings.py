"""Hearings: who asks, by when, what must be answered, and the answer that is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kk_desktop.domain.dates import write_day
from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.domain.rows import DocumentRow, HearingRow
from kk_desktop.errors import UserError
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import new_document, with_kind_names, with_own_unit
from .facts import label_of_change, required_line, tidy_line

HEARING_FACTS = {
    "title": "høringens titel",
    "sender": "afsender",
    "subject": "det, der høres om",
    "scope": "slags høring",
    "received_on": "modtagelsesdato",
    "deadline": "svarfrist",
    "case_id": "høringens sag",
    "area_ids": "høringens områder",
    "policy_id": "høringens politik",
}
ASK_FACTS = {"question": "spørgsmål", "answer": "svar på spørgsmål", "block_id": "svarets sted"}


class HearingService:
    """What the secretariat does with hearings."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[HearingRow]:
        """Every hearing with its answer, and every document that has neither hearing nor case."""
        return store.rows(self._desk.read())

    def get(self, hearing_id: str) -> Hearing:
        """One hearing with its asks. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), hearing_id)

    def answers(self, hearing_id: str) -> list[DocumentRow]:
        """The documents written for the hearing."""
        rows = document_store.rows(self._desk.read(), hearing_id=hearing_id)
        return with_kind_names(self._desk, rows)

    def register(
        self,
        title: str,
        sender: str = "",
        kind: str = "hearing_response",
        questions: Iterable[str] = (),
        **facts: Any,
    ) -> str:
        """Register a hearing and begin its answer, a document of the kind; gives the hearing's id.

        ``questions`` are those the sender wants answered, empty lines left out;
        ``facts`` are the hearing's other facts by name. Raises ``UserError`` for a deadline before receipt.
        """
        label_of_change("høring", facts, HEARING_FACTS)
        hearing = replace(
            Hearing(self._desk.new_id(), required_line(title, "Høringens titel")),
            sender=tidy_line(sender, "Afsenderen"),
            asks=tuple(
                Ask(self._desk.new_id(), required_line(question, "Spørgsmålet"))
                for question in questions
                if question.strip()
            ),
            **facts,
        )
        _check_dates(hearing, self._desk.today(), "Ret en af datoerne, så oprettes høringen.")
        answer, blocks = new_document(self._desk, kind, hearing.title)
        answer = replace(
            answer,
            hearing_id=hearing.id,
            case_id=hearing.case_id,
            recipients=(hearing.sender,) if hearing.sender else (),
        )

        def work(db: Connection) -> None:
            store.add(db, hearing)
            document_store.add(db, with_own_unit(self._desk, db, answer))
            document_store.save_blocks(db, answer.id, blocks, [block.id for block in blocks])

        self._desk.act("Oprettede høring", work)
        return hearing.id

    def change(self, hearing_id: str, **facts: Any) -> None:
        """Change facts of the hearing by their names. Raises ``UserError`` for a deadline before receipt."""
        label = label_of_change("høring", facts, HEARING_FACTS)
        facts = _tidied(facts)

        def work(db: Connection) -> None:
            if facts.keys() & {"deadline", "received_on"}:
                changed = replace(store.get(db, hearing_id), **facts)
                _check_dates(changed, self._desk.today(), "Ret en af datoerne; resten er gemt.")
            store.change(db, hearing_id, **facts)

        self._desk.act(label, work)

    def add_ask(self, hearing_id: str, question: str) -> str:
        """Add a question the sender wants answered; gives its id."""
        ask = Ask(self._desk.new_id(), required_line(question, "Spørgsmålet"))

        def work(db: Connection) -> None:
            store.get(db, hearing_id)
            store.add_ask(db, hearing_id, ask)

        self._desk.act("Tilføjede spørgsmål", work)
        return ask.id

    def change_ask(self, ask_id: str, **facts: Any) -> None:
        """Change a question, the few words it was met with, or its place in the answer."""
        label = label_of_change("spørgsmål", facts, ASK_FACTS)
        if "question" in facts:
            facts["question"] = required_line(facts["question"], "Spørgsmålet")
        self._desk.act(label, lambda db: store.change_ask(db, ask_id, **facts))

    def remove_ask(self, ask_id: str) -> None:
        """Take a question away."""
        self._desk.act("Slettede spørgsmål", lambda db: store.remove_ask(db, ask_id))

    def delete(self, hearing_id: str) -> None:
        """Put the hearing and what was written for it in the bin, to be taken back as one."""

        def work(db: Connection) -> None:
            for row in document_store.rows(db, hearing_id=hearing_id):
                if row.status.is_locked:
                    raise UserError("Svaret på høringen er låst og kan ikke slettes. Høringen er ikke slettet.")
                document_store.discard(db, row.id)
            store.discard(db, hearing_id)

        self._desk.act("Slettede høring", work)


def _tidied(facts: Mapping[str, Any]) -> dict[str, Any]:
    tidied = dict(facts)
    if "title" in facts:
        tidied["title"] = required_line(facts["title"], "Høringens titel")
    if "sender" in facts:
        tidied["sender"] = tidy_line(facts["sender"], "Afsenderen")
    return tidied


def _check_dates(hearing: Hearing, today: date, what_now: str) -> None:
    received, deadline = hearing.received_on, hearing.deadline
    if received and deadline and deadline < received:
        raise UserError(
            f"Fristen den {write_day(deadline, today)} ligger før modtagelsen den "
            f"{write_day(received, today)}. {what_now}"
        )

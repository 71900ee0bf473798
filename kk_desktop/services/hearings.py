"""Hearings: who asks, by when, what must be answered, and the answer that is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.hearings import (
    Ask,
    Hearing,
    HearingFile,
    begin_answer,
    check_dates,
    check_question,
    read_asks,
)
from kk_desktop.domain.rows import DocumentRow, HearingRow
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as store
from kk_desktop.storage.rows import Connection

from .arrivals import case_numbered
from .attachments import title_of
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
    "document_number": "høringens dokumentnummer",
    "sender_email": "afsenderens e-mail",
    "answer_form": "svarets form",
    "extension_asked_on": "dagen, der blev bedt om udsættelse",
    "extension_granted_on": "dagen, udsættelsen blev givet",
    "extension_granted_by": "hvem der gav udsættelsen",
    "extended_to": "udsat frist",
    "goes_to_committee": "om svaret skal i udvalg",
}
_LINES = {
    "sender": "Afsenderen",
    "subject": "Det, der høres om,",
    "document_number": "Dokumentnummeret",
    "sender_email": "Afsenderens e-mail",
    "extension_granted_by": "Navnet på den, der gav udsættelsen,",
}
_DATES = {"received_on", "deadline", "extension_asked_on", "extension_granted_on", "extended_to"}
ASK_FACTS = {
    "question": "spørgsmål",
    "answer": "svar på spørgsmål",
    "block_id": "svarets sted",
    "heading": "afsenderens overskrift",
}


class HearingService:
    """What the secretariat does with hearings."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[HearingRow]:
        """Every hearing with its answer, and every document that has neither hearing nor case."""
        return store.rows(self._desk.read())

    def open_rows(self) -> list[HearingRow]:
        """Those somebody still has to do something with, the first deadline first."""
        return store.open_rows(self._desk.read())

    def rows_of(self, ids: Sequence[str]) -> list[HearingRow]:
        """The rows of these hearings and documents, in no order of theirs; those that stand in no list are left out."""
        return store.rows_of(self._desk.read(), ids)

    def listed(self, wanted: str = "", *, by_title: bool = False) -> tuple[list[str], list[str]]:
        """The ids of the open and of the closed ones in the order of the list, found by words of title or sender."""
        return store.listed(self._desk.read(), wanted, by_title=by_title)

    def key_of_document(self, document_id: str) -> str | None:
        """The id a document's row goes by: its hearing's, or its own; ``None`` where it stands in no list."""
        return store.key_of_document(self._desk.read(), document_id)

    def get(self, hearing_id: str) -> Hearing:
        """One hearing with its asks. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), hearing_id)

    def answers(self, hearing_id: str) -> list[DocumentRow]:
        """The documents written for the hearing."""
        rows = document_store.rows(self._desk.read(), hearing_id=hearing_id)
        return with_kind_names(self._desk, rows)

    def files(self, hearing_id: str) -> list[HearingFile]:
        """The hearing's material in its order."""
        return store.files(self._desk.read(), hearing_id)

    def earlier(self, hearing_id: str) -> list[HearingRow]:
        """The other hearings from the same sender, the latest first."""
        db = self._desk.read()
        return store.earlier(db, store.get(db, hearing_id))

    def register(
        self,
        title: str,
        sender: str = "",
        kind: str = "hearing_response",
        questions: Iterable[str] = (),
        *,
        case_number: str = "",
        files: Iterable[StoredFile] = (),
        **facts: Any,
    ) -> str:
        """Register a hearing and begin its answer, a document of the kind; gives the hearing's id.

        ``questions`` are those the sender wants answered, one to a line (see ``read_asks``); ``case_number`` finds
        the case or opens it; ``files`` are the material, put among the contents before; ``facts`` are the hearing's
        other facts by name. Raises ``UserError`` for dates that cannot be true, or a question asked twice.
        """
        label_of_change("høring", facts, HEARING_FACTS)
        facts = {"goes_to_committee": kind == "hearing_response", **_tidied(facts)}
        hearing = Hearing(self._desk.new_id(), required_line(title, "Høringens titel"))
        hearing = replace(hearing, sender=tidy_line(sender, "Afsenderen"), **facts)
        asks = read_asks(questions, hearing.answer_form, self._desk.new_id)
        for ask in asks:
            required_line(ask.question, "Spørgsmålet")
            tidy_line(ask.heading, "Spørgsmålets overskrift")
        asks, begun = begin_answer(hearing.answer_form, asks, self._desk.new_id)
        check_dates(hearing, self._desk.today(), "Ret en af datoerne, så oprettes høringen.")
        answer, blocks = new_document(self._desk, kind, hearing.title)
        blocks = begun or blocks
        recipients = (hearing.sender,) if hearing.sender else ()
        case_number = tidy_line(case_number, "Sagsnummeret")

        def work(db: Connection) -> None:
            case_id = hearing.case_id or case_numbered(self._desk, db, case_number, hearing.title)[0]
            store.add(db, replace(hearing, asks=asks, case_id=case_id))
            for file in files:
                content_store.check_kept(db, file.digest)
                store.add_file(db, hearing.id, HearingFile(self._desk.new_id(), title_of(file.name), file))
            own = replace(answer, hearing_id=hearing.id, case_id=case_id, recipients=recipients)
            document_store.add(db, with_own_unit(self._desk, db, own))
            document_store.save_blocks(db, answer.id, blocks, [block.id for block in blocks])

        self._desk.act("Oprettede høring", work)
        return hearing.id

    def change(self, hearing_id: str, **facts: Any) -> None:
        """Change facts of the hearing by their names. Raises ``UserError`` for dates that cannot be true."""
        label = label_of_change("høring", facts, HEARING_FACTS)
        facts = _tidied(facts)

        def work(db: Connection) -> None:
            if facts.keys() & _DATES:
                changed = replace(store.get(db, hearing_id), **facts)
                check_dates(changed, self._desk.today(), "Ret en af datoerne; resten er gemt.")
            store.change(db, hearing_id, **facts)

        self._desk.act(label, work)

    def set_case(self, hearing_id: str, case_number: str) -> None:
        """Put the hearing and its answers under the case of that number, which is opened when it is not there.

        Without a number the hearing stands under no case. An answer that is locked keeps the case it has.
        """
        number = tidy_line(case_number, "Sagsnummeret")

        def work(db: Connection) -> None:
            case_id, _made = case_numbered(self._desk, db, number, store.get(db, hearing_id).title)
            store.change(db, hearing_id, case_id=case_id)
            for row in document_store.rows(db, hearing_id=hearing_id):
                if not row.status.is_locked:
                    document_store.change(db, row.id, case_id=case_id)

        self._desk.act("Rettede høringens sag", work)

    def add_ask(self, hearing_id: str, question: str) -> str:
        """Add a question the sender wants answered; gives its id."""
        ask = Ask(self._desk.new_id(), required_line(question, "Spørgsmålet"))

        def work(db: Connection) -> None:
            check_question(ask.question, store.get(db, hearing_id).asks)
            store.add_ask(db, hearing_id, ask)

        self._desk.act("Tilføjede spørgsmål", work)
        return ask.id

    def change_ask(self, ask_id: str, **facts: Any) -> None:
        """Change a question, the few words it was met with, or its place in the answer."""
        label = label_of_change("spørgsmål", facts, ASK_FACTS)
        if "question" in facts:
            facts["question"] = required_line(facts["question"], "Spørgsmålet")
        if "heading" in facts:
            facts["heading"] = tidy_line(facts["heading"], "Spørgsmålets overskrift")
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
    for name in _LINES.keys() & facts.keys():
        tidied[name] = tidy_line(facts[name], _LINES[name])
    return tidied

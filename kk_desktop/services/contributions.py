"""Contributions to a hearing's answer: asked for in the house, taken in, and used in the draft or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kk_desktop.domain.contributions import Contribution, Contributor, Use, quotation, read_contributors
from kk_desktop.domain.dates import write_date, write_day
from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.mail_addresses import is_address
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.plans import PlanStep
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.validity import is_there_on
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import contributions as store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import LONGEST_LINE, label_of_change, required_line, tidy_line
from .imports import ImportService
from .incoming import LARGEST, keep_data, read_file, told_with_name
from .plans import PlanService
from .written import text_of_file

LONGEST_TEXT = 500_000
"""Characters of one contribution: two hundred pages."""

MOST_ASKED = 200
"""Contributors put in at once; the city has some hundred offices that are ever asked."""

_FACTS = {
    "contributor": "hvem der bidrager",
    "email": "bidragyderens e-mail",
    "due": "fristen for bidraget",
    "asked_on": "hvornår der er bedt om bidraget",
    "text": "bidragets tekst",
}
_ASKED = (BodyKind.UNIT, BodyKind.ADMINISTRATION, BodyKind.LOCAL_COMMITTEE)


class ContributionService:
    """What the secretariat does with contributions; none of it changes the draft, which is the editor's to do."""

    def __init__(self, desk: Desk, plans: PlanService, imports: ImportService) -> None:
        self._desk, self._plans, self._imports = desk, plans, imports

    def of(self, hearing_id: str) -> list[Contribution]:
        """The hearing's contributions in the order in which they were asked for."""
        return store.of(self._desk.read(), hearing_id)

    def get(self, contribution_id: str) -> Contribution:
        """One contribution. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), contribution_id)

    def late(self, hearing_id: str) -> list[Contribution]:
        """Those that came after the draft was sent on, and that nobody has said what to do about."""
        db = self._desk.read()
        sent_at = store.sent_on(db, hearing_id)
        return [each for each in store.of(db, hearing_id) if each.came_after(sent_at)]

    # Who is asked -----------------------------------------------------------------------------------------

    def known(self) -> list[Contributor]:
        """Whom one may ask, as they are called today: offices, administrations and local committees."""
        today = self._desk.today()
        found = people_store.bodies(self._desk.read())
        bodies = [body for body in found if body.kind in _ASKED and is_there_on(body, today)]
        named = [(body.name_on(today), body.email) for body in bodies]
        return [Contributor(name.name, email) for name, email in named] + [
            Contributor(name.abbreviation, email) for name, email in named if name.abbreviation
        ]

    def usual_due(self, hearing_id: str) -> date | None:
        """When contributions must be here by the hearing's plan; ``None`` where that day is past or there is none."""
        plan = self._plans.of(hearing_id)
        due = next((planned.due for planned in plan if planned.step is PlanStep.CONTRIBUTIONS), None)
        return due if due and due >= self._desk.today() else None

    def add(self, hearing_id: str, text: str, due: date | None = None) -> list[str]:
        """Note whom to ask, one on each line of the text, with or without an e-mail address; gives their ids.

        Raises ``UserError`` for nobody, for somebody who is on the list already, and for a date after the deadline.
        """
        asked = read_contributors(text, self.known())
        if not asked:
            raise UserError("Her står ingen at spørge. Skriv et kontor, et center eller en forvaltning på hver linje.")
        if len(asked) > MOST_ASKED:
            raise UserError(f"Her er {len(asked)} linjer. Der er plads til {MOST_ASKED} ad gangen. Intet er ændret.")
        made = [
            Contribution(
                self._desk.new_id(),
                hearing_id,
                tidy_line(each.name, "Navnet"),
                tidy_line(each.email, "E-mailen"),
                due,
            )
            for each in asked
        ]

        def work(db: Connection) -> None:
            self._check_due(hearing_store.get(db, hearing_id), due)
            there = {each.contributor.casefold() for each in store.of(db, hearing_id)}
            for each in made:
                if each.contributor.casefold() in there:
                    raise UserError(f"{each.contributor} står på listen allerede. Intet er ændret. Slet linjen.")
                store.add(db, each)

        self._desk.act("Tilføjede bidragyder" if len(made) == 1 else f"Tilføjede {len(made)} bidragydere", work)
        return [each.id for each in made]

    def change(self, contribution_id: str, **facts: Any) -> None:
        """Change who is asked, by when, or what came; text that comes is received now.

        Raises ``UserError`` for what cannot be, such as a date after the hearing's deadline.
        """
        label = label_of_change("bidrag", facts, _FACTS)
        if "contributor" in facts:
            facts["contributor"] = required_line(facts["contributor"], "Navnet")
        if facts.get("email"):
            facts["email"] = _checked_address(facts["email"])
        if "text" in facts:
            _check_length(facts["text"])

        def work(db: Connection) -> None:
            before = store.get(db, contribution_id)
            if facts.get("due"):
                self._check_due(hearing_store.get(db, before.hearing_id), facts["due"])
            store.change(db, contribution_id, **facts, **self._receipt(before, facts))

        self._desk.act(label, work)

    def remove(self, contribution_id: str) -> None:
        """Take a contribution and what came with it away."""
        self._desk.act("Slettede bidrag", lambda db: store.remove(db, contribution_id))

    # What comes -------------------------------------------------------------------------------------------

    def receive_file(self, contribution_id: str, path: Path) -> None:
        """Take in a contribution that came as a file: its words are the text, and the file is kept.

        Takes as long as the file is to read. Raises ``UserError`` with a sentence that names the file.
        """
        contributor, done = self.get(contribution_id).contributor, "hentet ind"
        data = read_file(path, done, LARGEST)
        text = text_of_file(self._desk, path.name, data).strip()
        _check_length(text)
        file = keep_data(self._desk, path.name, data, done)

        def work(db: Connection) -> None:
            before = store.get(db, contribution_id)
            facts = {"text": text, "file": file}
            store.change(db, contribution_id, **facts, **self._receipt(before, facts))

        with told_with_name(f"bidraget fra {contributor}", "Det er ikke hentet ind."):
            self._desk.act("Hentede bidrag ind", work)

    def _receipt(self, before: Contribution, facts: dict[str, Any]) -> dict[str, Any]:
        """When it was received, where the facts make it come, come anew, or not have come."""
        if "text" not in facts or facts["text"] == before.text:
            return {}
        if not facts["text"] and facts.get("file", before.file) is None:
            return {"received_at": None}
        return {} if before.received_at else {"received_at": self._desk.clock()}

    # What becomes of it -----------------------------------------------------------------------------------

    def quotation(self, contribution_id: str) -> list[Block]:
        """The contribution as it is put into a draft: quoted, cleaned as pasted text is, with who wrote it before it.

        Raises ``UserError`` when nothing has come yet.
        """
        contribution = self.get(contribution_id)
        if not contribution.text.strip():
            raise UserError(f"Bidraget fra {contribution.contributor} har ingen tekst. Indsæt den, før du bruger den.")
        received = contribution.received_at
        when = f" den {write_date(received.astimezone(self._desk.clock().tzinfo).date())}" if received else ""
        lead_in = Block(self._desk.new_id(), runs=(Run(f"{contribution.contributor} skrev{when}:"),))
        return quotation(lead_in, self._imports.read_paste(contribution.text))

    def use(self, contribution_id: str) -> None:
        """Say that the contribution is worked into the answer."""
        self._mark(contribution_id, "Brugte bidrag", Use.USED)

    def do_not_use(self, contribution_id: str, reason: str) -> None:
        """Say that the contribution is not used, and why. Raises ``UserError`` without a reason."""
        reason = required_line(reason, "Begrundelsen")
        self._mark(contribution_id, "Lod et bidrag ligge", Use.NOT_USED, reason)

    def reopen(self, contribution_id: str) -> None:
        """Say that nothing has been decided about the contribution after all."""
        self._mark(contribution_id, "Tog et bidrag frem igen", Use.OPEN)

    def _mark(self, contribution_id: str, label: str, used: Use, reason: str = "") -> None:
        def work(db: Connection) -> None:
            store.get(db, contribution_id)
            store.change(db, contribution_id, used=used, reason=reason)

        self._desk.act(label, work)

    def write_supplement(self, document_id: str, contribution_ids: Sequence[str]) -> str:
        """Begin a supplement to an answer that was sent on, with the contributions in it; gives its id.

        It answers the same hearing, to the same people, and says what it adds to.
        """
        answer = document_store.get(self._desk.read(), document_id)
        document = replace(
            answer, id=self._desk.new_id(), title=f"Supplement til {answer.title}"[:LONGEST_LINE], short_title="",
            status=Status.DRAFT, date=None, document_number="", item_number="",
        )  # fmt: skip
        when = f" af {write_date(answer.date)}" if answer.date else ""
        blocks = [Block(self._desk.new_id(), runs=(Run(f"Dette er et supplement til vores høringssvar{when}."),))]
        for contribution_id in contribution_ids:
            blocks += self.quotation(contribution_id)

        def work(db: Connection) -> None:
            document_store.add(db, document)
            document_store.change(db, document.id, supplements_id=answer.id)
            document_store.save_blocks(db, document.id, blocks, [block.id for block in blocks])
            for contribution_id in contribution_ids:
                self.use(contribution_id)

        self._desk.act("Begyndte et supplement", work)
        return document.id

    # How --------------------------------------------------------------------------------------------------

    def _check_due(self, hearing: Hearing, due: date | None) -> None:
        if due and hearing.due and due > hearing.due:
            raise UserError(
                f"Bidraget kan ikke komme efter svarfristen den {write_day(hearing.due, self._desk.today())}. "
                "Intet er ændret. Skriv en tidligere dato."
            )


def _checked_address(text: str) -> str:
    address = tidy_line(text, "E-mailen")
    if not is_address(address):
        raise UserError(f"”{address}” er ikke en e-mail. Intet er ændret. Skriv den som tmf@kk.dk.")
    return address


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise UserError(
            f"Bidraget er på {len(text)} tegn. Der er plads til {LONGEST_TEXT}. Intet er ændret. "
            "Indsæt den del, du skal bruge."
        )

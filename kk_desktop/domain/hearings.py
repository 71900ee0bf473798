"""Hearings: who asks, about what, by when, and the questions that must be answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kk_desktop.errors import UserError

from .dates import write_day
from .files import StoredFile
from .text import SHOWING, Block, BlockKind, Run
from .wording import quoted

_QUOTED = 60
"""Characters of a question that a refusal repeats."""


class HearingScope(StrEnum):
    """Whether the hearing is among the city's own bodies or open to all."""

    INTERNAL = "internal"
    PUBLIC = "public"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {HearingScope.INTERNAL: "Intern", HearingScope.PUBLIC: "Offentlig"}[self]


class AnswerForm(StrEnum):
    """How the sender wants the answer divided."""

    FREE = "free"
    OWN_HEADINGS = "own_headings"  # the sender's, each ask under its own
    REMARKS_AND_CHANGES = "remarks_and_changes"  # remarks for themselves, proposed changes for themselves

    @property
    def danish(self) -> str:
        """The words on the screen."""
        return {
            AnswerForm.FREE: "Frit",
            AnswerForm.OWN_HEADINGS: "Under afsenderens overskrifter",
            AnswerForm.REMARKS_AND_CHANGES: "Bemærkninger og ændringsforslag hver for sig",
        }[self]


MOST_ASKS = 100
"""Questions of one hearing; the longest list we know of has a dozen, and more is a text that was pasted."""

REMARKS_AND_CHANGES = ("Bemærkninger", "Ændringsforslag")
"""The headings of an answer that keeps remarks apart from proposed changes."""


@dataclass(frozen=True, slots=True)
class HearingFile:
    """A piece of the material: what is heard about, or the mail that asks."""

    id: str
    title: str
    file: StoredFile


@dataclass(frozen=True, slots=True)
class Ask:
    """One question from the sender; ``block_id`` is its place in the answer, ``answer`` how it was met, in brief.

    ``heading`` is what the sender wants the answer to stand under, where it wants its own headings.
    """

    id: str
    question: str
    answer: str = ""
    block_id: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """A request for comments, as the letter that asks tells it.

    ``deadline`` is the one first asked for; an extension is asked for, granted (by somebody) and ``extended_to``.
    ``document_number`` is the asking letter's own, in the records system. ``goes_to_committee`` says whether a
    committee must say yes to the answer, which its plan then leaves time for.
    """

    id: str
    title: str
    sender: str = ""
    subject: str = ""
    scope: HearingScope = HearingScope.INTERNAL
    received_on: date | None = None
    deadline: date | None = None
    case_id: str | None = None
    asks: tuple[Ask, ...] = ()
    area_ids: tuple[str, ...] = ()
    policy_id: str | None = None
    document_number: str = ""
    sender_email: str = ""
    answer_form: AnswerForm = AnswerForm.FREE
    extension_asked_on: date | None = None
    extension_granted_on: date | None = None
    extension_granted_by: str = ""
    extended_to: date | None = None
    goes_to_committee: bool = True

    @property
    def due(self) -> date | None:
        """The deadline that holds."""
        return self.extended_to or self.deadline


_HEADED = re.compile(r"(?P<heading>[^:?]+):\s+(?P<question>.+)")


def read_asks(lines: Iterable[str], form: AnswerForm, new_id: Callable[[], str]) -> tuple[Ask, ...]:
    """The questions written one to a line; with the sender's own headings as ``Økonomi: Hvordan finansieres det?``.

    Raises ``UserError`` for one that is there already, and for more than anybody asks.
    """
    asks: list[Ask] = []
    written = [line for line in (" ".join(line.split()) for line in lines) if line]
    if len(written) > MOST_ASKS:
        raise UserError(
            f"Spørgsmålene er for mange: her er {len(written)} linjer, og der er plads til {MOST_ASKS}. "
            "Intet er ændret. Skriv kun spørgsmålene."
        )
    for line in written:
        parts = _HEADED.fullmatch(line) if form is AnswerForm.OWN_HEADINGS else None
        question = parts["question"] if parts else line
        heading = (parts["heading"] if parts else line) if form is AnswerForm.OWN_HEADINGS else ""
        check_question(question, asks)
        asks.append(Ask(new_id(), question, heading=heading))
    return tuple(asks)


def check_question(question: str, others: Iterable[Ask]) -> None:
    """Raise ``UserError`` for a question that is asked already: its answer would be counted twice."""
    for number, other in enumerate(others, 1):
        if other.question.casefold() == question.casefold():
            told = quoted(question, _QUOTED)
            raise UserError(f"Spørgsmålet {told} er nummer {number} i forvejen. Skriv det én gang; intet er ændret.")


def begin_answer(
    form: AnswerForm, asks: tuple[Ask, ...], new_id: Callable[[], str]
) -> tuple[tuple[Ask, ...], list[Block]]:
    """The headings the sender wants, each with an empty paragraph, and the asks led to theirs; none in a free form."""
    blocks: list[Block] = []

    def section(heading: str) -> str:
        paragraph = Block(new_id())
        blocks.extend((Block(new_id(), BlockKind.HEADING, (Run(heading),)), paragraph))
        return paragraph.id

    if form is AnswerForm.OWN_HEADINGS:
        places = {heading: section(heading) for heading in dict.fromkeys(ask.heading for ask in asks)}
        asks = tuple(replace(ask, block_id=places[ask.heading]) for ask in asks)
    elif form is AnswerForm.REMARKS_AND_CHANGES:
        for heading in REMARKS_AND_CHANGES:
            section(heading)
    return asks, blocks


def answered_places(blocks: Iterable[Block]) -> set[str]:
    """The blocks that can hold an answer: an empty paragraph below a heading holds none yet."""
    return {block.id for block in blocks if block.text.strip() or block.kind in SHOWING}


def check_dates(hearing: Hearing, today: date, what_now: str) -> None:
    """Raise ``UserError`` for dates that cannot all be true; ``what_now`` ends its sentence."""
    for first, last, words in (
        (hearing.received_on, hearing.deadline, "Fristen den {last} ligger før modtagelsen den {first}."),
        (
            hearing.received_on,
            hearing.extension_asked_on,
            "Der er bedt om udsættelse den {last}, før høringen blev modtaget den {first}.",
        ),
        (
            hearing.extension_asked_on or hearing.received_on,
            hearing.extension_granted_on,
            "Udsættelsen er givet den {last}, før der blev bedt om den den {first}."
            if hearing.extension_asked_on
            else "Udsættelsen er givet den {last}, før høringen blev modtaget den {first}.",
        ),
    ):
        if first and last and last < first:
            told = words.format(first=write_day(first, today), last=write_day(last, today))
            raise UserError(f"{told} {what_now}")
    if hearing.extended_to is None:
        return
    if hearing.deadline is None:
        raise UserError(f"Der er ingen svarfrist at udsætte. Skriv den først. {what_now}")
    if hearing.extended_to <= hearing.deadline:
        raise UserError(
            f"Den nye frist den {write_day(hearing.extended_to, today)} ligger ikke efter svarfristen den "
            f"{write_day(hearing.deadline, today)}. {what_now}"
        )

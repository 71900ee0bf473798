"""What lists show: one small frozen row for each kind of list, already joined, so that a view asks once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .budgets import TableStage, table_name
from .dispatches import DispatchChannel
from .initiatives import InitiativeStatus
from .workflow import Status


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that a saved action changed: its kind (``"hearing"``, ``"document"``, ...) and id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list; ``kind_name`` is the Danish name of its kind."""

    id: str
    kind: str
    kind_name: str
    title: str
    status: Status
    date: date | None = None
    case_number: str = ""


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A hearing with its answer, or a document that has neither hearing nor case (``hearing_id`` is ``None``).

    ``sent_with`` is the first way it was sent, where somebody noted it.
    """

    hearing_id: str | None
    document_id: str | None
    title: str
    sender: str
    status: Status
    deadline: date | None = None
    closed_on: date | None = None
    sent_with: DispatchChannel | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.status.is_open


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative in a list; ``amount_ore`` is ``None`` without money or when price levels cannot be added.

    ``has_levels`` says that there is money at several price levels. ``decided_by`` and ``decided_on`` tell of the
    meeting that started it: the body's short name and the date. ``responsible`` and ``unit`` are named as of today.
    """

    id: str
    title: str
    status: InitiativeStatus
    area_names: tuple[str, ...] = ()
    amount_ore: int | None = None
    price_level: int | None = None
    period_from: str = ""
    period_to: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    has_levels: bool = False
    responsible: str = ""
    unit: str = ""
    target_group: str = ""
    policy_names: tuple[str, ...] = ()
    pool_names: tuple[str, ...] = ()
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A budget table in a list."""

    id: str
    title: str
    number: str
    price_level: int | None = None
    case_id: str | None = None
    case_title: str = ""
    case_number: str = ""
    stage: TableStage = TableStage.NOT_STATED
    series_id: str | None = None

    @property
    def name(self) -> str:
        """What the table is called: Tabel 1. Indsatsudgifter."""
        return table_name(self.number, self.title)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list; ``outcome`` tells how far it has come ("Anbefalet af TMU og ØU")."""

    id: str
    title: str
    number: str
    closed: bool
    confidential: bool
    attachments: int = 0
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case by what tells it from the others."""

    id: str
    number: str
    title: str

    @property
    def text(self) -> str:
        """The number, where it has one, and the title."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One entry of the history: what was done, to what, when (UTC) and by whom."""

    id: str
    label: str
    subject: str
    at: datetime
    person: str
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date somebody must keep: a hearing's, a meeting's, an agenda's, a contribution's or a follow-up's.

    ``step`` is a step of a hearing's plan. ``known`` is the date as exact as it is known (2017-01), ``due`` the last
    day it may mean. ``uid`` is the same in every file that holds the thing, and for as long as it has a date.
    """

    kind: str
    id: str
    title: str
    detail: str
    due: date
    step: str = ""
    known: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class BinRow:
    """A deleted thing that can be put back."""

    kind: str
    id: str
    title: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """A place the search found; the snippet holds the words around, ``marks`` where those looked for begin and end.

    ``part`` is what is opened within the thing: a block, a row of a table, a treatment, a bilag and its page.
    ``holder`` is what is opened instead, where the thing is shown as a part of another: a bilag in its document.
    """

    kind: str
    id: str
    title: str
    snippet: str = ""
    part: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    holder: tuple[str, str] | None = None

    @property
    def block_id(self) -> str | None:
        """The block of a document that the words stand in."""
        return self.part if self.kind == "document" and self.part else None

    @property
    def place(self) -> tuple[str, str]:
        """What is opened: its kind, and its id with the place in it; of a document's block with the word found."""
        if self.holder is not None:
            return self.holder
        if self.kind == "budget_table" and self.part:
            return self.kind, f"{self.id}/{self.part}:"
        if self.kind == "document" and self.part:
            word = "".join(self.snippet[start:end] for start, end in self.marks[:1])
            return self.kind, f"{self.id}/{self.part}/{word}"
        if self.kind == "case" and self.part:
            return self.kind, f"{self.id}/{self.part}"
        return self.kind, self.id

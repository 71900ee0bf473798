"""Documents of every kind, and the manuscript: everything one page is set from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .budgets import BudgetTable
from .cases import Treatment
from .charts.model import Chart
from .files import FileContent, StoredFile
from .listings import Listing
from .text import Block, Run
from .workflow import Status

UNTITLED = "Dokument uden titel"
"""What a document without a title is called in lists and remarks."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, with the title as it is printed under the name."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A bilag: only a title, or with a ``file``; ``annex_id`` names a document of our own printed in the same job."""

    id: str
    number: int
    title: str
    annex_id: str | None = None
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document, whatever its kind; ``kind`` names its template file.

    ``sender`` and ``sender_line`` are the letterhead's two lines; ``unit_id`` the office whose address stands in the
    right column; ``recipients`` follow "Til"; ``copies`` "Kopi til"; ``item_number`` the agenda's. ``short_title`` is
    the running head of later pages (the title when empty). ``recipient_address`` holds the lines for an envelope's
    window. A confidential document names the reason and the law's paragraph, and never only one of them.
    """

    id: str
    kind: str
    title: str
    status: Status = Status.DRAFT
    date: date | None = None
    short_title: str = ""
    document_number: str = ""
    item_number: str = ""
    case_id: str | None = None
    hearing_id: str | None = None
    sender: str = ""
    sender_line: str = ""
    unit_id: str | None = None
    case_handler: str = ""
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    area_ids: tuple[str, ...] = ()
    recipient_address: str = ""
    confidential_reason: str = ""
    confidential_paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The right column's facts about the office, named as on the document's date; what is empty leaves no hole."""

    unit: str = ""
    address: str = ""
    postal_place: str = ""
    phone: str = ""
    email: str = ""
    ean: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All that a document's pages are set from, and nothing else: the same manuscript gives the same bytes.

    ``title_changes`` is the title as it is told in a comparison of two versions, where it has changed. ``substitutes``
    are those who act in a signatory's place, by the signatory's name, where the page tells of it. ``shared_grants``
    are the ids of the initiatives in ``tables`` whose money several areas share. ``charts`` are those that say more
    than their tables do, by the tables' ids.
    """

    document: Document
    blocks: tuple[Block, ...] = ()
    case_number: str = ""
    contact: Contact = Contact()
    tables: tuple[BudgetTable, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    annexes: tuple[Manuscript, ...] = ()
    pictures: tuple[FileContent, ...] = ()
    listings: tuple[Listing, ...] = ()
    title_changes: tuple[Run, ...] = ()
    substitutes: tuple[tuple[str, str], ...] = ()
    shared_grants: tuple[str, ...] = ()
    charts: tuple[tuple[str, Chart], ...] = ()

    def drawn(self, table_id: str | None) -> Chart | None:
        """The chart that goes with a table and says more than the table alone, where there is one."""
        return next((chart for each, chart in self.charts if each == table_id), None)

    def table(self, table_id: str | None) -> BudgetTable | None:
        """The table a block refers to, or ``None`` when it is gone."""
        return next((table for table in self.tables if table.id == table_id), None)

    def listing(self, listing_id: str | None) -> Listing | None:
        """The list a table block refers to, where it is no budget table."""
        return next((listing for listing in self.listings if listing.id == listing_id), None)

    def picture(self, digest: str) -> bytes | None:
        """The picture of that digest, or ``None`` when its content is gone."""
        return next((picture.data for picture in self.pictures if picture.digest == digest), None)

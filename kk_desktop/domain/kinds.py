"""The kinds of documents, as their template files tell them: what a new one holds and how it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .dates import DateStyle

LateField = Literal[
    "date", "document_number", "item_number", "case_number", "recipients", "recipient_address", "treatments",
    "copies", "signatories", "short_title", "contact",
]  # fmt: skip
"""A fact that a template may leave to be filled in after the approval."""

LATE_FIELDS: tuple[LateField, ...] = (
    "date",
    "document_number",
    "item_number",
    "case_number",
    "recipients",
    "recipient_address",
    "treatments",  # what the bodies decided comes after the proposal was approved, and in their own words
)
"""Facts of a document that an approval does not bind, unless its template says otherwise."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading a new document of the kind starts with, and what is written under it; empty: what stands first.

    A ``required`` one must be there, with text, before the document is approved.
    """

    heading: str
    guidance: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. ``closing`` is the greeting before the signature, empty where nobody signs with one."""

    id: str
    name: str
    sections: tuple[Section, ...] = ()
    date_style: DateStyle = DateStyle.LONG
    closing: str = ""
    sender_line: str = ""
    standalone: bool = True  # False for annexes, which only exist as another document's bilag
    has_recipient: bool = False  # whether the page says who gets it
    has_window: bool = False  # whether an address can stand where an envelope's window shows it
    has_treatments: bool = False  # whether its pages tell what the political bodies decided
    late_fields: tuple[str, ...] = LATE_FIELDS  # facts that may be filled in after the approval, which holds
    self_approval: bool = False  # whether who wrote it may approve it
    tells_substitute: bool = False  # whether "p.v." stands before the name of one who signs in another's place
    column_facts: tuple[str, ...] = ()  # what the page's right column tells of the office and the case

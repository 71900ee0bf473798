"""The kinds of documents, as their template files tell them: what a new one holds and how it speaks."""

from __future__ import annotations

from dataclasses import dataclass

from .dates import DateStyle


@dataclass(frozen=True, slots=True)
class Section:
    """A heading a new document of the kind starts with, and what is written under it."""

    heading: str
    guidance: str = ""


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

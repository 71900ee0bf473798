"""The first page's furniture: mark, sender, recipient, and the narrow right column with the office's facts."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import UNTITLED, Manuscript
from kk_desktop.domain.recipients import MOST_LINES
from kk_desktop.errors import UserError

from .lines import Line, break_lines
from .pictures import Picture
from .runs import Setter
from .sheets import Furniture, Sheet
from .strips import MM, Placed, Strip, cut, set_text
from .tagging.tree import Element
from .templates import TURNED_RUNNING, ColumnFact, Template, TextStyle, Window

MUNICIPALITY = "Københavns Kommune"
_COLUMN_PITCH = 12.0
_RETURN_SIZE = 7.5
_TITLE_ROOM = 60.0
"""What a title and the first lines under it need above the page's foot."""

_FOR_PAGE_NUMBER = 30 * MM
_LOGO_GAP = 3.0
"""Millimetres between a logo and the sender's lines."""


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above the text, with its baselines, and the text's first one.

    ``flowing`` are recipients that leave no room for the title: the text begins with them.
    """

    placed: list[tuple[float, Strip]]
    level: float
    flowing: list[Strip] = field(default_factory=list)


class Letterhead:
    """Sets what stands around the text, from the template and the document's facts."""

    def __init__(
        self, manuscript: Manuscript, template: Template, setter: Setter, root: Element, *, window: bool
    ) -> None:
        self._manuscript = manuscript
        self._template = template
        self._setter = setter
        self._root = root
        self._window = template.window if window else None

    def above_text(self) -> Above:
        """Sender, recipient and case number with their baselines, and the baseline left for the title."""
        placed = self._sender()
        recipient = self._template.recipient
        title = self._template.title.baseline * MM
        recipients = self._recipients()
        if recipients and recipient:
            title = max(title, recipients[-1][0] + recipient.to_title * MM)
            if title > self._template.page.last * MM - _TITLE_ROOM:
                return Above(placed, recipients[0][0], [strip for _, strip in recipients])
        return Above(placed + recipients + self._case_number(), title)

    def column(self) -> list[tuple[float, Strip]]:
        """The right column; facts that are missing leave no hole. Raises ``UserError`` when it is too long."""
        column = self._template.column
        if column is None:
            return []
        placed: list[tuple[float, Strip]] = []
        level = column.baseline * MM
        styles = self._setter.styles
        for fact in column.facts:
            label, values = self._fact(fact)
            if not values and not (fact == "unit" and label):
                continue
            element = Element("P", self._root)
            parts = [(text, style) for text, style in [(label, styles.label)] if text]
            parts += [(value, styles.footnote) for value in values]
            for text, style in parts:
                pieces = self._setter.plain(text + " ", style, element)
                for line in break_lines(pieces, column.width * MM, hyphenate=False):
                    placed.append((level, Strip(_COLUMN_PITCH, [Placed(column.left * MM, line)])))
                    level += _COLUMN_PITCH
            level += _COLUMN_PITCH
        if placed and placed[-1][0] > self._template.page.last * MM:
            title = self._manuscript.document.title or UNTITLED
            raise UserError(
                f"Oplysningerne i højre spalte af ”{title}” er for lange til siden, så den kan ikke vises. "
                "Teksten er gemt. Gør dem kortere under ”Oplysninger”."
            )
        return placed

    def mark(self) -> tuple[float, float, float] | None:
        """Centre and diameter of the municipality's mark."""
        head = self._template.head
        if head is None or head.logo:
            return None
        radius = head.mark_diameter / 2
        return (head.mark_left + radius) * MM, (head.mark_top + radius) * MM, head.mark_diameter * MM

    def logo(self, logos: dict[str, Picture]) -> tuple[float, float, float, float, Picture] | None:
        """The municipality's own logo in the mark's place: left, top, width and height."""
        head = self._template.head
        if head is None or not head.logo:
            return None
        picture = logos[head.logo]
        room = head.left - head.mark_left - _LOGO_GAP
        height = min(head.mark_diameter, room * picture.height / picture.width)
        width = height * picture.width / picture.height
        return head.mark_left * MM, head.mark_top * MM, width * MM, height * MM, picture

    def furnish(self, sheet: Sheet, page: int, total: int) -> None:
        """The running head and the page number of one page, counted from 1."""
        template, styles = self._template, self._setter.styles
        document = self._manuscript.document
        column = template.page.turned if sheet.turned else template.page
        left = column.left * MM
        right = left + column.measure * MM
        if template.running and page > 1:
            title = document.short_title or document.title
            # What repeats is no part of the text, but characters that the typeface lacks are told all the same.
            self._setter.plain(title, styles.small, Element("P"))
            text = cut(title, styles.small, right - left)
            level = (template.running.baseline if not sheet.turned else TURNED_RUNNING) * MM
            sheet.furniture.append(Furniture(left, level, text, styles.small))
        footer = template.footer
        if footer is None or total < footer.from_pages:
            return
        # As far above the foot on a page that lies across.
        level = sheet.height - (template.page.height - footer.baseline) * MM
        words = f"Side {page} af {total}"
        if footer.left is not None and not sheet.turned:
            sheet.furniture.append(Furniture(footer.left * MM, level, words, styles.small))
        else:
            sheet.furniture.append(Furniture(right, level, words, styles.small, flush_right=True))
        if footer.case_number and self._manuscript.case_number:
            case = cut(f"Sagsnr. {self._manuscript.case_number}", styles.small, right - left - _FOR_PAGE_NUMBER)
            sheet.furniture.append(Furniture(left, level, case, styles.small))

    def _sender(self) -> list[tuple[float, Strip]]:
        head = self._template.head
        if head is None:
            return []
        document, styles = self._manuscript.document, self._setter.styles
        first = document.sender or MUNICIPALITY
        second = document.sender_line or self._template.sender_line
        lines = [(head.sender, first, styles.sender), (head.sender_line, second, styles.sender_line)]
        element, room = Element("P", self._root), head.width * MM

        def line(text: str, style: TextStyle) -> Line:
            return self._setter.line(text + " ", style, element, room=room)

        return [
            (level * MM, Strip(0.0, [Placed(head.left * MM, line(text, style))]))
            for level, text, style in lines
            if text
        ]

    def _recipients(self) -> list[tuple[float, Strip]]:
        if self._window is not None:
            return self._behind_window(self._window)
        recipient, names = self._template.recipient, self._manuscript.document.recipients
        if recipient is None or not names:
            return []
        text = "Til " + join_names(names)
        style, page = self._setter.styles.body, self._template.page
        pieces = self._setter.plain(text, style, Element("P", self._root))
        level = recipient.baseline * MM
        placed = []
        for strip in set_text(pieces, style, page.left * MM, page.measure * MM):
            placed.append((level, strip))
            level += style.leading
        return placed

    def _behind_window(self, window: Window) -> list[tuple[float, Strip]]:
        """Our address in one small line, and the recipient's as it is written on an envelope.

        Raises ``UserError`` for an address that the window does not show whole.
        """
        contact, styles = self._manuscript.contact, self._setter.styles
        ours = ", ".join(_present(MUNICIPALITY, contact.address, contact.postal_place))
        small = msgspec.structs.replace(styles.small, size=_RETURN_SIZE)
        left, room = self._template.page.left * MM, window.width * MM
        line = self._setter.line(ours + " ", small, Element("P", self._root), room=room)
        placed = [(window.sender * MM, Strip(0.0, [Placed(left, line)]))]
        element = Element("P", self._root)
        level = window.address * MM
        address = self._address()
        if len(address) > MOST_LINES:
            raise UserError(
                f"Modtagerens adresse i ”{self._manuscript.document.title}” er på {len(address)} linjer, og ruden i en "
                f"rudekuvert viser {MOST_LINES}. Intet er udskrevet. Gør adressen kortere."
            )
        for text in address:
            line = self._setter.line(text + " ", styles.body, element, room=room)
            placed.append((level, Strip(0.0, [Placed(left, line)])))
            level += _COLUMN_PITCH
        return placed

    def _address(self) -> list[str]:
        """The lines of the address; without one, the names of the recipients."""
        document = self._manuscript.document
        return _present(*document.recipient_address.splitlines()) or list(document.recipients)

    def _case_number(self) -> list[tuple[float, Strip]]:
        opening, number = self._template.opening, self._manuscript.case_number
        if opening is None or not number:
            return []
        room = self._template.page.measure * MM
        line = self._setter.line(f"({number})", self._setter.styles.case_line, Element("P", self._root), room=room)
        return [(opening.case_number * MM, Strip(0.0, [Placed(self._template.page.left * MM, line)]))]

    def _fact(self, fact: ColumnFact) -> tuple[str, list[str]]:
        document, contact = self._manuscript.document, self._manuscript.contact
        if fact == "date":
            day = document.date
            return "Dato", [write_date(day, self._template.date_style)] if day else []
        if fact == "unit":
            return contact.unit, _present(contact.address, contact.postal_place)
        label, value = {
            "case_number": ("Sagsnr.", self._manuscript.case_number),
            "document_number": ("Dokumentnr.", document.document_number),
            "case_handler": ("Sagsbehandler", document.case_handler),
            "phone": ("Telefon", contact.phone),
            "email": ("E-mail", contact.email),
            "ean": ("EAN-nummer", contact.ean),
        }[fact]
        return label, _present(value)


def join_names(names: tuple[str, ...]) -> str:
    """A, B og C."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " og " + names[-1]


def _present(*texts: str) -> list[str]:
    return [text for text in texts if text.strip()]

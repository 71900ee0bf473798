"""Says where a template leaves no room for what stands on its pages: setting text there would never come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .templates import Template

_LEAST_WIDTH, _LEAST_HEIGHT = 40.0, 60.0
"""Millimetres of a text column: a word of the largest heading, and a few lines with footnotes under them."""

_LEAST_LOGO = 10.0
"""Millimetres across."""


def without_room(template: Template) -> Iterator[tuple[str, str]]:
    """Each field that is wrong (``page.measure``) and what is wrong with it."""
    yield from _across(template)
    yield from _down(template)
    yield from _beside(template)


def _across(template: Template) -> Iterator[tuple[str, str]]:
    page, head, column = template.page, template.head, template.column
    if page.left + page.measure > page.width:
        yield "page.measure", "teksten er bredere end papiret (left og measure til sammen)"
    for where, width in (("page.measure", page.measure), ("page.left", page.turned.measure)):
        if width < _LEAST_WIDTH:
            yield where, f"teksten bliver smallere end {_LEAST_WIDTH:g} mm"
    for where, part in (("head.width", head), ("column.width", column)):
        if part and part.left + part.width > page.width:
            yield where, "linjen går ud over papiret (left og width til sammen)"


def _down(template: Template) -> Iterator[tuple[str, str]]:
    page, head, footer = template.page, template.head, template.footer
    if page.last > page.height:
        yield "page.last", "teksten går længere ned end papiret"
    if footer and footer.baseline > page.height:
        yield "footer.baseline", "sidetallet står under papiret"
    places = {"page.later": page.later + _LEAST_HEIGHT, "title.baseline": template.title.baseline}
    if head:
        places["head.sender"] = max(head.sender, head.sender_line)
    for where, part in (("recipient.baseline", template.recipient), ("column.baseline", template.column)):
        places[where] = part.baseline if part else 0.0
    for where, place in places.items():
        if place > page.last:
            yield where, f"der er ikke plads ned til tekstens sidste linje (last = {page.last:g})"


def _beside(template: Template) -> Iterator[tuple[str, str]]:
    slide, head = template.slide, template.head
    if slide and slide.label_left + slide.label_width > template.page.left:
        yield "slide.label_width", "spalten går ind i teksten (label_left og label_width til sammen)"
    if head and head.logo and head.left - head.mark_left < _LEAST_LOGO:
        yield "head.mark_left", "der er ikke plads til logoet mellem mark_left og left"

"""Figures on paper: a picture with its caption below, kept together, never larger than it is sharp."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.readiness import Aspect, Standing
from kk_desktop.domain.text import FIGURES, Block, Run

from .pictures import Picture, read_figure
from .rendered import Finding
from .runs import Setter
from .strips import PlacedPicture, Room, Strip, set_text
from .tagging.tree import Element

NATURAL = 150
"""Dots an inch at which a picture has its natural size; it is made smaller to fit, never larger."""

ABOVE = 9.0
"""From the baseline above down to the picture, besides the space between paragraphs."""

BELOW = 15.0
"""From the picture down to the caption's first baseline."""

LEAST = 0.3
"""How much of the height a picture keeps whose caption would take it all."""

UNDESCRIBED = "Billede uden beskrivelse"


def number_figures(blocks: Sequence[Block]) -> dict[str, int]:
    """The numbers of the figures by block id, pictures and charts in one row.

    Only those with a caption have one, for only they can be named.
    """
    figures = (block for block in blocks if block.kind in FIGURES)
    captioned = [figure.id for figure in figures if figure.text.strip() or figure.footnotes]
    return {block_id: number for number, block_id in enumerate(captioned, 1)}


def set_figure(
    setter: Setter,
    manuscript: Manuscript,
    block: Block,
    *,
    room: Room,
    tallest: float,
    number: int | None,
    parent: Element,
) -> list[Strip]:
    """The strips of a figure, picture and caption together no taller than ``tallest``; at least one.

    Where the picture cannot be shown a line says so. A finding tells of that, and of a missing description.
    """
    # Readers that tell a figure's description leave out what stands in its element, so the caption stands beside it.
    group = Element("Div", parent)
    picture = _read(setter, manuscript, block)
    if picture is None:
        style = setter.styles.body
        pieces = setter.plain("Billedet mangler.", style, Element("P", group), block_id=block.id)
        strips = set_text(pieces, style, room.left, room.measure, block_id=block.id)
        return [*strips, *set_caption(setter, block, room, number, group)]
    if not block.alt.strip():
        message = "Billedet har ingen beskrivelse. Skriv, hvad det viser, til dem, der ikke kan se det."
        setter.findings.append(Finding(message, block.id, Aspect.PICTURES))
    told = " ".join((block.alt.strip() or block.text.strip() or UNDESCRIBED).split())
    figure = Element("Figure", group, alt=told)
    caption = set_caption(setter, block, room, number, group)
    height = max(tallest - sum(strip.advance for strip in caption), tallest * LEAST)
    width, height = _fit(picture, room.measure, height)
    return [set_picture(PlacedPicture(room.left, width, height, picture, figure), block, keep=bool(caption)), *caption]


def set_picture(placed: PlacedPicture, block: Block, *, keep: bool) -> Strip:
    """The strip of a picture or a drawing; ``keep`` holds it together with its caption."""
    strip = Strip(placed.height + ABOVE, picture=placed, block_id=block.id, keep=keep)
    strip.sink = strip.rise
    return strip


def _read(setter: Setter, manuscript: Manuscript, block: Block) -> Picture | None:
    assert block.picture is not None
    data = manuscript.picture(block.picture.digest)
    reason = "mangler"
    try:
        if data is not None:
            return read_figure(data)
    except ValueError as error:
        reason = str(error)
    message = f"Billedet ”{block.picture.name}” {reason}. Sæt det ind igen, eller slet stedet."
    setter.findings.append(Finding(message, block.id, Aspect.PICTURES, Standing.WRONG))
    return None


def _fit(picture: Picture, measure: float, tallest: float) -> tuple[float, float]:
    natural = picture.width * 72 / NATURAL
    width = min(natural, measure, tallest * picture.width / picture.height)
    return width, width * picture.height / picture.width


def set_caption(setter: Setter, block: Block, room: Room, number: int | None, parent: Element) -> list[Strip]:
    """The lines of a figure's caption with its number; none without."""
    if number is None:
        return []
    style = setter.styles.table
    runs = [Run(f"Figur {number}. ", bold=True), *block.runs]
    pieces = setter.pieces(runs, style, Element("Caption", parent), block_id=block.id)
    strips = set_text(pieces, style, room.left, room.measure, space=0.0, block_id=block.id)
    strips[0].advance = BELOW
    for strip in strips[:-1]:
        strip.keep = True
    return strips

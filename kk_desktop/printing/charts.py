"""Charts on paper: the drawing the screen shows, as a figure with its caption below and its figures told in words."""

from __future__ import annotations

from functools import lru_cache

from kk_desktop.domain.charts.drawing import Drawing
from kk_desktop.domain.charts.layout import lay_out
from kk_desktop.domain.charts.model import Chart, chart_of
from kk_desktop.domain.charts.words import alternative
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.readiness import Aspect, Standing
from kk_desktop.domain.text import Block

from .characters import clean, one_line
from .figures import LEAST, set_caption, set_picture
from .fonts import Face, face
from .rendered import Finding
from .runs import Setter
from .strips import PlacedPicture, Room, Strip
from .tagging.tree import Element

_KEPT = 16
"""Drawings that are kept: a page is drawn anew at each key, and its charts rarely change."""


def set_chart(
    setter: Setter,
    manuscript: Manuscript,
    block: Block,
    *,
    room: Room,
    tallest: float,
    number: int | None,
    parent: Element,
) -> list[Strip]:
    """The strips of a chart, drawing and caption together no taller than ``tallest``.

    None, and a finding, when its table is gone.
    """
    table = manuscript.table(block.table_id)
    if table is None or block.chart is None:
        message = "Diagrammets tabel findes ikke mere. Slet stedet i teksten, eller indsæt et andet diagram."
        setter.findings.append(Finding(message, block.id, Aspect.TABLES, Standing.WRONG))
        return []
    chart = manuscript.drawn(table.id) or chart_of(table, block.chart, manuscript.shared_grants)
    # As with a picture, the caption stands beside the element whose description is told.
    group = Element("Div", parent)
    figure = Element("Figure", group, alt=" ".join((block.alt.strip() or alternative(chart)).split()))
    caption = set_caption(setter, block, room, number, group)
    drawing = _draw(setter, chart, block, room.measure)
    most = max(tallest - sum(strip.advance for strip in caption), tallest * LEAST)
    scale = min(1.0, most / drawing.height)
    placed = PlacedPicture(room.left, drawing.width * scale, drawing.height * scale, drawing, figure)
    return [set_picture(placed, block, keep=bool(caption)), *caption]


def _draw(setter: Setter, chart: Chart, block: Block, width: float) -> Drawing:
    regular, missing = face("regular"), set[str]()
    chart = chart.reworded(lambda text: clean(one_line(text), regular, missing))
    setter.tell_of(missing, block.id)
    # What stands below as the caption is not said twice.
    return _drawn(chart, width, not block.text.strip(), regular, face("semibold"))


@lru_cache(maxsize=_KEPT)
def _drawn(chart: Chart, width: float, titled: bool, regular: Face, semibold: Face) -> Drawing:
    def measure(text: str, size: float, bold: bool) -> float:
        return (semibold if bold else regular).width(text, size)

    return lay_out(chart, width, measure, titled=titled)

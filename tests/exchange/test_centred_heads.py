"""Headings in the middle over several columns of a page: each is over the columns it stands in the middle of."""

import io
import itertools

import pytest
from reportlab.pdfgen.canvas import Canvas

from kk_desktop.domain.raw_tables import Draft, make_draft
from kk_desktop.exchange.pdf_tables import read_pdf_tables

WIDTH = 50
"""Points from one column's right edge to the next."""


def drafted(headings: list[tuple[str, int, int]], names: list[str], rows: int = 2, flush: str = "right") -> Draft:
    """A page with a table; each heading is drawn in the middle over its first to its last column, from 0."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 9)
    for words, first, last in headings:
        canvas.drawCentredString(200 + WIDTH * (first + last + 1) / 2, 720, words)
    figures = [[str((row + 1) * (place + 1)) for place in range(len(names))] for row in range(rows)]
    lines = [["1.000 kr.", *names], *(["Veje og broer", *row] for row in figures)]
    for n, (name, *cells) in enumerate(lines):
        canvas.drawString(72, 700 - 14 * n, name)
        for place, cell in enumerate(cells):
            if flush == "right":
                canvas.drawRightString(200 + WIDTH * (place + 1) - 3, 700 - 14 * n, cell)
            else:
                canvas.drawCentredString(200 + WIDTH * (place + 0.5), 700 - 14 * n, cell)
    canvas.save()
    numbers = itertools.count()
    [raw] = read_pdf_tables(out.getvalue(), "Bilag.pdf")
    return make_draft(raw, lambda: f"id{next(numbers)}")


def heads(draft: Draft) -> list[str]:
    return [column.heading for column in draft.table.columns]


@pytest.mark.parametrize("flush", ["right", "middle"])
@pytest.mark.parametrize(
    ("headings", "names"),
    [
        pytest.param([("Anlæg", 0, 2), ("Drift", 3, 4)], ["2025", "2026", "I alt", "2025", "2026"], id="all columns"),
        pytest.param([("Anlæg", 0, 2), ("Drift", 3, 5)], ["2025", "2026", "I alt"] * 2, id="of the same size"),
        pytest.param(
            [("Anlæg", 0, 1), ("Drift", 2, 3)], ["2025", "2026", "2025", "2026", "Ændring"], id="all that share a name"
        ),
        pytest.param([("Anlæg", 0, 1)], ["2025", "2026", "Ændring"], id="one between two columns"),
        pytest.param([("Anlæg", 0, 0), ("Drift", 1, 3)], ["2025", "2025", "2026", "I alt"], id="one of its own"),
        pytest.param([("Vedtaget", 0, 0), ("Korrigeret", 1, 1)], ["2025", "2026"], id="each over its own"),
    ],
)
def test_a_heading_is_over_the_columns_it_stands_in_the_middle_of(
    headings: list[tuple[str, int, int]], names: list[str], flush: str
) -> None:
    draft = drafted(headings, names, flush=flush)
    wanted = [""] * len(names)
    for words, first, last in headings:
        wanted[first : last + 1] = [words] * (last - first + 1)
    assert heads(draft) == wanted
    assert not any("Se efter i hovedet" in finding.words for finding in draft.findings)


@pytest.mark.parametrize("headings", [[("Anlæg", 0, 2)], [("Vedtaget", 1, 1)]], ids=["of three", "of one"])
def test_a_heading_over_a_middle_column_that_may_be_of_them_all_is_told(headings: list[tuple[str, int, int]]) -> None:
    draft = drafted(headings, ["2025", "2026", "2027"])
    words = headings[0][0]
    assert heads(draft) == ["", words, ""]
    assert [finding.words for finding in draft.findings] == [
        f"Det kan ikke ses, om ”{words}” står over flere kolonner end ”2026”. Se efter i hovedet."
    ]

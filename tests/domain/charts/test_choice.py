"""A chart as a document keeps it: whole or not at all, bound by the approval, and copied with its table."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.content import content_of
from kk_desktop.domain.content_changes import differences
from kk_desktop.domain.copying import with_new_ids
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.kinds import Kind
from kk_desktop.domain.text import Block, BlockKind, block_from_json, block_to_json
from tests.domain.charts.tables import table, with_row

TABLE = table([("Nørrebro", [5000, 0]), ("Valby", [200, None])])
CHART = Block("b", BlockKind.CHART, table_id="t", chart=ChartChoice(ChartForm.SHARE, ("r0", "r1")), alt="Ord")
TEXT = Manuscript(Document("d", "letter", "Svar"), (CHART,), tables=(TABLE,))
LETTER = Kind("letter", "Brev")


def test_a_chart_is_read_as_it_was_written() -> None:
    content = {"table_id": "t", "chart": {"form": "share", "rows": ["r0", "r1"]}, "alt": "Ord"}
    assert block_to_json(CHART) == content
    assert block_from_json("b", "chart", content) == CHART


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("chart", {"table_id": "t"}),
        ("chart", {"chart": {"form": "bars", "rows": []}}),
        ("chart", {"table_id": "t", "chart": {"form": "pie", "rows": []}}),
        ("chart", {"table_id": "t", "chart": {"form": "bars"}}),
        ("table", {"table_id": "t", "chart": {"form": "bars", "rows": []}}),
    ],
)
def test_half_a_chart_reaches_no_file(kind: str, content: dict) -> None:
    with pytest.raises(ValueError, match=r"chart|table|pie|rows"):
        block_from_json("b", kind, content)


def test_an_approval_binds_the_figures_that_are_drawn() -> None:
    before = content_of(TEXT, LETTER)
    assert content_of(replace(TEXT, tables=(TABLE,)), LETTER) == before
    drawn = table([("Nørrebro", [5001, 0]), ("Valby", [200, None])])
    assert content_of(replace(TEXT, tables=(drawn,)), LETTER) != before


def test_an_approval_does_not_bind_what_the_chart_does_not_show() -> None:
    more = table([("Nørrebro", [5000, 0]), ("Valby", [200, None]), ("Tingbjerg", [9, 9])], note="Ny note")
    assert content_of(replace(TEXT, tables=(more,)), LETTER) == content_of(TEXT, LETTER)


def test_an_approval_is_broken_where_the_bars_may_no_longer_be_stacked() -> None:
    levels = with_row(TABLE, 1, price_level=2013)
    old, new = content_of(TEXT, LETTER), content_of(replace(TEXT, tables=(levels,)), LETTER)
    assert differences(old, new) == ("Diagrammet ”Indsatsudgifter” er rettet.",)


def test_a_copied_chart_points_at_the_copied_table_and_its_rows() -> None:
    numbers = count()
    made = with_new_ids(TEXT, lambda: f"new{next(numbers)}", lambda _id: True)
    (shown,), (block,) = made.tables, made.blocks
    assert block.table_id == shown.id
    assert block.chart == ChartChoice(ChartForm.SHARE, tuple(row.id for row in shown.rows))

"""Charts on paper: drawn as on the screen, told to those who cannot see them, and following their table."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.charts.drawing import Tone
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.readiness import Standing
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.tagging.drawn import COLOURS
from kk_desktop.printing.templates import Templates
from kk_desktop.ui import look
from tests.domain.charts.tables import table, with_row
from tests.printing import gate, reading, samples
from tests.printing.test_figures import alternatives, box_of, figures

MONEY = table([("Nørrebro", [5000, 4000, 0]), ("Valby", [3000, 2500, None]), ("Tingbjerg", [-500, 2000, 800])])


def chart(caption: str = "", alt: str = "", form: ChartForm = ChartForm.STACKED, block_id: str = "figure") -> Block:
    runs = (Run(caption),) if caption else ()
    return Block(block_id, BlockKind.CHART, runs, table_id="t", chart=ChartChoice(form), alt=alt)


def manuscript(*blocks: Block, shown: BudgetTable = MONEY, **facts) -> Manuscript:
    return replace(samples.with_blocks(*blocks, **facts), tables=(shown,))


@pytest.mark.parametrize("kind", ["mayor_letter", "budget_note", "annex"])
def test_charts_are_accessible_and_archivable(templates: Templates, tmp_path: Path, kind: str) -> None:
    shown = table([(f"Område {n} ☐ \x07", [n * 100 * year for year in range(12)]) for n in range(11)], title="Æ (b) \\")
    told = manuscript(
        samples.paragraph("Før diagrammet."),
        chart("Udgifter"),
        chart(form=ChartForm.SHARE, block_id="andele"),
        chart("Udgifter ved siden af hinanden", alt="Egne ord", form=ChartForm.BARS, block_id="sider"),
        samples.paragraph("Efter diagrammet."),
        shown=shown,
        kind=kind,
    )
    pdf = render(told, templates).pdf
    (tmp_path / "diagram.pdf").write_bytes(pdf)
    assert gate.broken_rules(tmp_path) == {"diagram.pdf": set()}
    assert kind == "annex" or gate.text_losses(pdf, told) == []
    first, _, last = alternatives(pdf)
    assert first.startswith("Stablet søjlediagram: Æ (b) \\ 2014–2025")
    assert last == "Egne ord"


def test_a_chart_is_told_in_its_figures_and_stands_where_it_says(templates: Templates) -> None:
    rendered = render(manuscript(chart("Udgifter")), templates)
    (element,) = figures(rendered.pdf)
    assert "2014: Nørrebro 5.000, Valby 3.000, Tingbjerg -500, i alt 7.500." in element.alternative
    left, bottom, right, top = element.box
    assert right - left == pytest.approx(115 * 72 / 25.4, abs=0.1)
    assert left == pytest.approx(25 * 72 / 25.4, abs=0.1)
    assert 841.89 - top == pytest.approx(box_of(rendered).top, abs=0.1)
    assert bottom > 100


def test_the_figures_can_be_read_in_the_drawing_and_the_caption_has_a_number(templates: Templates) -> None:
    text = reading.page_text(render(manuscript(chart("Hvad det koster")), templates).pdf)
    assert "7.500" in text
    assert "1.000 kr. – 2014 p/l" in text
    assert "Figur 1. Hvad det koster" in text
    assert "Indsatsudgifter" not in text


def test_a_chart_without_a_caption_carries_its_tables_title(templates: Templates) -> None:
    assert "Indsatsudgifter" in reading.page_text(render(manuscript(chart()), templates).pdf)


def test_pictures_and_charts_are_numbered_in_one_row(templates: Templates) -> None:
    told = manuscript(chart("Det ene"), chart(block_id="uden"), chart("Det andet", block_id="to"))
    text = reading.page_text(render(told, templates).pdf)
    assert "Figur 1. Det ene" in text
    assert "Figur 2. Det andet" in text


def test_the_same_chart_gives_the_same_bytes_and_another_figure_other_ones(templates: Templates) -> None:
    def drawn(shown: BudgetTable) -> bytes:
        return render(manuscript(chart("Udgifter", alt="Egne ord"), shown=shown), templates).pdf

    other = table([("Nørrebro", [5001, 4000, 0]), ("Valby", [3000, 2500, None]), ("Tingbjerg", [-500, 2000, 800])])
    assert drawn(MONEY) == drawn(MONEY)
    ids = []
    for pdf in (drawn(MONEY), drawn(other)):
        with pikepdf.open(io.BytesIO(pdf)) as document:
            ids.append(bytes(document.trailer.ID[0]))
    assert ids[0] != ids[1]


def test_a_grant_that_areas_share_is_not_stacked_on_paper_either(templates: Templates) -> None:
    shared = with_row(with_row(MONEY, 0, initiative_id="i"), 1, initiative_id="i")
    told = replace(manuscript(chart(), shown=shared), shared_grants=("i",))
    assert "deles af flere områder" in reading.page_text(render(told, templates).pdf)


def test_a_chart_whose_table_is_gone_leaves_no_hole_and_is_told(templates: Templates) -> None:
    rendered = render(replace(manuscript(samples.paragraph("Før."), chart()), tables=()), templates)
    assert [(finding.standing, finding.block_id) for finding in rendered.findings] == [(Standing.WRONG, "figure")]
    assert "findes ikke mere" in rendered.findings[0].message


def test_a_character_the_typeface_lacks_is_told(templates: Templates) -> None:
    shown = table([("Plads 🏙", [1])])
    rendered = render(manuscript(chart(), shown=shown), templates)
    assert ["🏙" in finding.message for finding in rendered.findings] == [True]


def test_a_lone_surrogate_in_a_name_is_no_hindrance(templates: Templates) -> None:
    shown = table([("Plads \ud83c", [1])], title="\udc00")
    assert "Plads" in reading.page_text(render(manuscript(chart(), shown=shown), templates).pdf)


def test_the_rows_have_the_colours_of_the_screen() -> None:
    for tone in (Tone.S1, Tone.S2, Tone.S3, Tone.S4):
        assert COLOURS[tone] == getattr(look.LIGHT, tone.value)

"""The gate over documents that nobody would write: not a word is lost, and every rule is kept."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.fonts import FILES, face
from kk_desktop.printing.templates import Templates
from tests.printing import gate, samples
from tests.printing.strategies import KEYBOARD, manuscripts

PAGES = 300
JUDGED = 40
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@given(manuscript=manuscripts())
@settings(max_examples=60, suppress_health_check=SLOW)
def test_every_word_is_read_back_in_its_place(manuscript: Manuscript, templates: Templates) -> None:
    pdf = render(manuscript, templates).pdf
    found = [("P" if (kind, text[:6]) == ("Caption", "Figur ") else kind, text) for kind, text in gate.read_back(pdf)]
    read = [(kind[0], text) for kind, text in found if re.fullmatch(r"P|H\d", kind) and text]
    assert [told for told in read if told[1] != "Billedet mangler."] == gate.told(manuscript)
    assert gate.text_losses(pdf, manuscript) == []


def test_generated_documents_break_no_rule(tmp_path: Path, templates: Templates) -> None:
    folder = tmp_path / "generated"
    folder.mkdir()

    @given(manuscript=manuscripts())
    @settings(max_examples=JUDGED, phases=[Phase.generate], derandomize=True, database=None, suppress_health_check=SLOW)
    def draw(manuscript: Manuscript) -> None:
        (folder / f"{len(list(folder.iterdir())):03}.pdf").write_bytes(render(manuscript, templates).pdf)

    draw()
    broken = {name: rules for name, rules in gate.broken_rules(folder).items() if rules}
    assert len(list(folder.iterdir())) == JUDGED
    assert broken == {}


def test_a_document_of_three_hundred_pages_is_whole(tmp_path: Path, templates: Templates) -> None:
    sentence = "Forvaltningen foreslår, at indsatsen i byområderne fortsætter med 5 mio. kr. om året. "
    blocks: list[Block] = []
    for n in range(PAGES):
        if n:
            blocks.append(Block(f"n{n}", BlockKind.PAGE_BREAK))
        blocks.append(samples.heading(f"Afsnit {n}", level=1 + n % 2, block_id=f"h{n}"))
        blocks.append(samples.paragraph(sentence * 8, Run(footnote=f"Note {n}."), block_id=f"p{n}"))
        blocks += [Block(f"i{n}-{k}", BlockKind.LIST_ITEM, (Run(f"{k}. {sentence}"),), level=k) for k in (1, 2, 3)]
    manuscript = Manuscript(samples.replace(samples.letter().document, kind="letter"), tuple(blocks))
    rendered = render(manuscript, templates)
    folder = tmp_path / "long"
    folder.mkdir()
    (folder / "long.pdf").write_bytes(rendered.pdf)
    assert rendered.page_count == PAGES
    assert gate.text_losses(rendered.pdf, manuscript) == []
    assert gate.broken_rules(folder) == {"long.pdf": set()}


def test_headings_too_long_for_a_bookmark_break_no_rule(tmp_path: Path, templates: Templates) -> None:
    folder = tmp_path / "headings"
    folder.mkdir()
    heading = samples.heading("Alt for lang overskrift 😀 " * 1000)
    manuscript = samples.with_blocks(heading, title="Alt for lang titel " * 1000)
    (folder / "headings.pdf").write_bytes(render(manuscript, templates).pdf)
    assert gate.broken_rules(folder) == {"headings.pdf": set()}


def test_every_character_of_the_keyboard_is_in_every_typeface() -> None:
    assert [(name, character) for name in FILES for character in KEYBOARD if not face(name).has(character)] == []

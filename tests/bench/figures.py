"""Typing in 300 pages with 4,000 amounts while Talkontrol reads them over and over, against typing with none of it."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kk_desktop.app import dress
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.figure_check.manuscripts import check_manuscript
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.ui.editor.figure_check import FigureCheck
from tests.bench.pane import opened, type_all, until
from tests.bench.typing import BLOCKS_A_PAGE, PAGES, SENTENCE, percentile

ROUNDS = 4
WITH_FIGURES = 4
"""Of a page's eight blocks, those that speak of money: three amounts in each."""


def document() -> list[Block]:
    """A heading, four paragraphs about money and three without on each page; every tenth sum is wrong."""
    blocks = []
    for number in range(PAGES * BLOCKS_A_PAGE):
        place = number % BLOCKS_A_PAGE
        if place == 0:
            blocks.append(Block(f"b{number}", BlockKind.HEADING, (Run(f"Afsnit {number}"),)))
        elif place <= WITH_FIGURES:
            yearly = 2 + number % 40
            whole = yearly * 4 + 2 + (number % 10 == 0)
            text = (
                f"Til indsats {number} afsættes {yearly},5 mio. kr. årligt i 2011-2014, i alt {whole} mio. kr. "
                f"I 2015 koster den {number % 90 + 10}.000 kr. {SENTENCE}"
            )
            blocks.append(Block(f"b{number}", runs=(Run(text),)))
        else:
            blocks.append(Block(f"b{number}", runs=(Run(SENTENCE * 4),)))
    return blocks


def main() -> None:
    """Print how long one reading takes, and medians and 99th percentiles a key with and without it, in one run."""
    app = QApplication.instance() or QApplication([])
    dress(app)
    blocks = document()
    started = time.perf_counter()
    found = check_manuscript(Manuscript(Document("d", "memo", "Et notat"), tuple(blocks)), ())
    spent = time.perf_counter() - started
    timings: dict[bool, list[float]] = {True: [], False: []}
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), blocks) as pane:
        part = next(part for part in pane.parts if isinstance(part, FigureCheck))
        pane.side.show_panel(part.panel)
        until(app, lambda: bool(part.report.findings))
        # Pages have a benchmark of their own.
        pane.live_page.begin("")
        for number in range(ROUNDS):
            is_reading = number % 2 == 0
            timings[is_reading] += type_all(app, pane, part.read_again if is_reading else lambda: None)
            until(app, lambda: not part.is_reading)
        shown = _show(app, part)
    print(f"Talkontrol of {PAGES} pages: {spent:.1f} s in another process, {len(found)} findings; typing meanwhile:")
    for is_reading, words in ((True, "figures read"), (False, "none read")):
        median, slowest = (of(timings[is_reading]) * 1000 for of in (statistics.median, percentile))
        print(f"  {words:12} median {median:6.2f}   99 % {slowest:6.2f} ms a key")
    print(f"  what was found is shown in {shown * 1000:.1f} ms of the window's time")


def _show(app: QApplication, part: FigureCheck) -> float:
    """Seconds that the window stands still when a reading comes back with another finding than before."""
    report = part.report
    part.show_report(replace(report, findings=report.findings[1:]))
    app.processEvents()
    started = time.perf_counter()
    part.show_report(report)
    app.processEvents()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

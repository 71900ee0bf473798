"""Typing in the whole pane with 300 pages: saved, drawn and looked at beside the keys, against keys with none of it."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from kk_desktop.app import dress
from kk_desktop.domain.text import Block
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import create_workspace
from kk_desktop.ui.changes import Changes
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from tests.bench.typing import KEYS, PAGES, document, percentile

ROUNDS = 8
PACE = 0.06
"""Seconds from key to key: a quick typist."""


def main() -> None:
    """Print medians and 99th percentiles a key while pages are drawn and while none are, in turn, in one run."""
    app = QApplication.instance() or QApplication([])
    dress(app)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), document()) as pane:
        drawn: list[int] = []
        pane.live_page.drawn.connect(lambda rendered, _words: drawn.append(rendered.page_count))
        until(app, lambda: bool(drawn))
        timings: dict[bool, list[float]] = {True: [], False: []}
        for number in range(ROUNDS):
            with_pages = number % 2 == 0
            # The same pane both times; without a document to show, no page is asked for.
            pane.live_page.begin(pane.document_id if with_pages else "")
            timings[with_pages] += type_all(app, pane)
        draws = len(drawn) - 1
        followed, alone = _follow(app, pane)
    print(f"Typing in the whole pane, {PAGES} pages, {len(timings[True])} keys each, {draws} drawings, ms a key:")
    for with_pages, words in ((True, "pages drawn"), (False, "no pages")):
        median, slowest = (of(timings[with_pages]) * 1000 for of in (statistics.median, percentile))
        print(f"  {words:12} median {median:6.2f}   99 % {slowest:6.2f}")
    ratio = statistics.median(followed) / statistics.median(alone)
    print(f"The page follows: {statistics.median(followed):.3f} s from the asking to the painted page,")
    print(f"  drawing and painting alone {statistics.median(alone):.3f} s; ratio {ratio:.2f} (goal 1.2)")


@contextmanager
def opened(folder: Path, text: Sequence[Block]) -> Iterator[DocumentPane]:
    """A pane with the text, the caret in the middle of it."""
    machine, jobs, changes = Machine(folder), Jobs(), Changes()
    workspace = create_workspace(folder / "Arbejde.kkdb", machine, lambda: datetime.now().astimezone())
    workspace.subscribe(changes.tell)
    long = workspace.documents.create("memo", "Et langt notat")
    blocks = [
        replace(block, id=workspace.new_id(), runs=tuple(replace(run, field=None) for run in block.runs))
        for block in text
    ]
    workspace.documents.save_blocks(long, blocks, [block.id for block in blocks])
    pane = DocumentPane(workspace, Messages(), Tasks(jobs), changes, machine)
    pane.resize(1500, 900)
    pane.show()
    pane.open(long)
    pane.go_to_block(blocks[len(blocks) // 2].id)
    yield pane
    pane.flush()
    delete(pane)
    jobs.close()
    workspace.close()


def type_all(app: QApplication, pane: DocumentPane, before: Callable[[], object] = lambda: None) -> list[float]:
    """Seconds for each key at a quick typist's pace; something may be begun ``before`` each, which is not counted."""
    spent: list[float] = []
    pause = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    for letter in KEYS:
        before()
        started = time.perf_counter()
        QTest.keyClicks(pane.editor, letter)
        app.processEvents()
        spent.append(time.perf_counter() - started)
        pause.start(max(round((PACE - spent[-1]) * 1000), 0))
        until(app, lambda: not pause.isActive())
    return spent


def _follow(app: QApplication, pane: DocumentPane) -> tuple[list[float], list[float]]:
    """Seconds from asking for the page of a changed text until it is painted, and of drawing and painting it alone."""
    followed, alone = [], []
    pane.live_page.begin(pane.document_id)
    for letter in KEYS[:ROUNDS]:
        until(app, lambda: not pane.live_page.is_busy)
        QTest.keyClicks(pane.editor, letter)
        drawn: list[object] = []
        connection = pane.live_page.drawn.connect(lambda rendered, _words, drawn=drawn: drawn.append(rendered))
        started = time.perf_counter()
        pane.live_page.ask()
        until(app, lambda drawn=drawn: bool(drawn))
        pane.page.view.viewport().repaint()
        followed.append(time.perf_counter() - started)
        pane.live_page.drawn.disconnect(connection)
        manuscript = pane.live_page.manuscript
        assert manuscript is not None
        # Another word, or the helper would find every line where it left it.
        changed = replace(manuscript, document=replace(manuscript.document, title=f"Et langt notat {letter}"))
        started = time.perf_counter()
        rendered = pane._workspace.pages.draw(changed, "bench").result()
        pane.page.view.show_pdf(rendered.pdf, rendered.block_boxes, rendered.sizes)
        pane.page.view.viewport().repaint()
        alone.append(time.perf_counter() - started)
    return followed, alone


def until(app: QApplication, done: Callable[[], bool]) -> None:
    """Let the window live until something is so, which it hears of by an event."""
    while not done():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main()

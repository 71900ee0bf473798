"""Typing in a 300-page document: our editor against a bare QTextEdit with the same text, in turn, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from kk_desktop.app import dress
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.ui.editor.text_edit import BlockEdit

PAGES = 300
BLOCKS_A_PAGE = 8
ROUNDS = 6
KEYS = "det er vigtigt, at indsatsen fortsætter. "
SENTENCE = "Forvaltningen vil gerne i dialog med lokaludvalget om, hvordan indsatsen kan styrkes i bydelen. "


def document() -> list[Block]:
    """Headings, paragraphs, lists and a field now and then, as in a long report."""
    amount = Field("f", FieldSource.BUDGET_CELL, "cell", "mio")
    blocks = []
    for number in range(PAGES * BLOCKS_A_PAGE):
        block_id = f"b{number}"
        if number % BLOCKS_A_PAGE == 0:
            blocks.append(Block(block_id, BlockKind.HEADING, (Run(f"Afsnit {number}"),)))
        elif number % BLOCKS_A_PAGE == 3:
            blocks.append(Block(block_id, BlockKind.LIST_ITEM, (Run(SENTENCE * 2),), ordered=True))
        elif number % BLOCKS_A_PAGE == 5:
            runs = (Run(SENTENCE), Run("5 mio. kr.", field=amount), Run(" fra 2026. " + SENTENCE))
            blocks.append(Block(block_id, runs=runs))
        else:
            blocks.append(Block(block_id, runs=(Run(SENTENCE * 4),)))
    return blocks


def main() -> None:
    """Print medians and 99th percentiles a key, painting included, and their ratios."""
    app = QApplication.instance() or QApplication([])
    dress(app)
    blocks = document()
    numbers = count()
    ours = BlockEdit(lambda: f"n{next(numbers)}", str, lambda _text, _html: [])
    ours.load(blocks)
    bare = QTextEdit()
    bare.setPlainText("\n".join(block.text for block in blocks))
    timings: dict[str, list[float]] = {"ours": [], "bare": []}
    for editor in (ours, bare):
        editor.resize(768, 800)
        editor.show()
    QTest.qWaitForWindowExposed(bare)
    for editor in (ours, bare):
        # Qt lays out what has not been seen yet on the first visit; that is opening, not typing.
        _type(app, editor, 0.999)
    for number in range(ROUNDS):
        place = (number + 0.5) / ROUNDS
        for name, editor in (("ours", ours), ("bare", bare)):
            timings[name] += _type(app, editor, place)
    print(f"Typing in {PAGES} pages, {len(timings['ours'])} keys each, ms a key with painting:")
    for name, words in (("ours", "kk_desktop"), ("bare", "bare QTextEdit")):
        print(f"  {words:15} median {_ms(statistics.median, timings[name])}   99 % {_ms(percentile, timings[name])}")
    median, slowest = (of(timings["ours"]) / of(timings["bare"]) for of in (statistics.median, percentile))
    print(f"  ratio           median {median:.2f}x   99 % {slowest:.2f}x")
    started = time.perf_counter()
    snapshot = ours.tracker.take_unsaved()
    print(f"  snapshot for the autosave: {(time.perf_counter() - started) * 1000:.1f} ms, {len(snapshot.dirty)} blocks")


def _type(app: QApplication, editor: QTextEdit, place: float) -> list[float]:
    cursor = editor.textCursor()
    cursor.setPosition(int(editor.document().characterCount() * place))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    app.processEvents()
    spent = []
    for letter in KEYS:
        spent.append(_timed(app, lambda letter=letter: QTest.keyClicks(editor, letter)))
    spent.append(_timed(app, lambda: QTest.keyClick(editor, Qt.Key.Key_Return)))
    spent.append(_timed(app, lambda: QTest.keyClick(editor, Qt.Key.Key_Backspace)))
    return spent


def _timed(app: QApplication, press: Callable[[], None]) -> float:
    started = time.perf_counter()
    press()
    app.processEvents()
    return time.perf_counter() - started


def percentile(values: list[float]) -> float:
    """The 99th."""
    return statistics.quantiles(values, n=100)[98]


def _ms(of: Callable[[list[float]], float], values: list[float]) -> str:
    return f"{of(values) * 1000:6.2f}"


if __name__ == "__main__":
    main()

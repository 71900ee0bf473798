"""The gate every page must pass: veraPDF's rules, and the document's text read back through the structure tree.

veraPDF sees neither lost spaces nor text that is drawn but belongs to nothing, so each half needs the other.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kk_desktop.domain.budgets import BudgetTable, RowKind
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.listings import Listing
from kk_desktop.domain.printed_tables import headings_of, notes_of
from kk_desktop.domain.text import FIGURES, BlockKind
from tests.printing import codes, reading

FLAVOURS = "ua1,2a"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PAGE_NUMBER = re.compile(r"Side \d+ af \d+")
_HEADING = re.compile(r"H\d")


def verapdf() -> str:
    """The judge's command; a machine may lack it, unless ``KK_REQUIRE_VERAPDF`` says that it must not."""
    command = shutil.which("verapdf")
    if command is None:
        if os.environ.get("KK_REQUIRE_VERAPDF"):
            pytest.fail("verapdf is not on PATH, and KK_REQUIRE_VERAPDF asks for it")
        pytest.skip("verapdf is not on PATH")
    return command


def broken_rules(folder: Path, flavours: str = FLAVOURS) -> dict[str, set[str]]:
    """What veraPDF has against each PDF of a folder, as ``ua1 7.4.2-1``; all in one run, as it starts slowly."""
    line = [verapdf(), "--flavour", flavours, "--format", "json", str(folder)]
    run = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode in (0, 1), run.stderr
    found: dict[str, set[str]] = {path.name: set() for path in folder.glob("*.pdf")}
    judged = set()
    for verdict in json.loads(run.stdout):
        name, flavour = Path(verdict["file"]).name, verdict["flavour"]
        judged.add((name, flavour))
        found[name] |= {f"{flavour} {rule['clause']}-{rule['test']}" for rule in verdict.get("failures", [])}
        if "exception" in verdict:
            found[name].add(f"{flavour} unreadable")
        assert verdict["compliant"] == (not any(rule.startswith(f"{flavour} ") for rule in found[name]))
    assert judged == {(name, flavour) for name in found for flavour in flavours.split(",")}
    return found


def text_losses(pdf: bytes, manuscript: Manuscript) -> list[str]:
    """Which of the document's texts are not read back, whole and in their order, through the structure tree."""
    try:
        found = read_back(pdf)
        untold = reading.untold(pdf)
    except (AttributeError, KeyError) as error:
        return [f"the structure tree cannot be followed: {error}"]
    losses = _not_in_order([text for kind, text in told(manuscript)], _spoken(found))
    losses += _not_in_order(notes(manuscript), (text for kind, text in found if kind == "Note"))
    for listing in manuscript.listings:
        losses += _not_in_order(listed(listing), (text for kind, text in found if kind in ("Caption", "TH", "TD")))
    for table in shown_tables(manuscript):
        losses += _table_losses(table, [text for kind, text in found if kind in ("Caption", "TH", "TD")])
    return losses + _not_furniture(untold, manuscript, found[0][1])


def read_back(pdf: bytes) -> list[tuple[str, str]]:
    """Every element in reading order with its text, divided words healed and otherwise to the letter."""
    return [(kind, reading.healed(text)) for kind, text in reading.elements(pdf, codes.marked_text(pdf))]


def told(manuscript: Manuscript) -> list[tuple[str, str]]:
    """The title, every block that has words and the notes under tables, as (H or P, text) in reading order."""
    document = manuscript.document
    number_before = f"{document.item_number}. " if document.item_number else ""
    expected = [("H", plain(number_before + document.title))]
    number = figure = 0
    for block in manuscript.blocks:
        parts = []
        for run in block.runs:
            if run.footnote is None:
                parts.append(run.text)
            else:
                number += 1
                parts.append(str(number).translate(_SUPERSCRIPTS))
        if block.kind in FIGURES and (block.text.strip() or block.footnotes):
            figure += 1
            parts.insert(0, f"Figur {figure}. ")
        expected.append(("H" if block.kind is BlockKind.HEADING else "P", plain("".join(parts))))
        table = manuscript.table(block.table_id) if block.kind is BlockKind.TABLE else None
        expected += [("P", plain(note)) for note in notes_of(table).below] if table else []
    return [(kind, text) for kind, text in expected if text]


def notes(manuscript: Manuscript) -> list[str]:
    """The footnotes with their numbers."""
    texts = [note for block in manuscript.blocks for note in block.footnotes]
    return [plain(f"{n} {text}") for n, text in enumerate(texts, 1)]


def cells(table: BudgetTable) -> list[str]:
    """A table's texts as they are read: caption, head in one or two lines, then row by row."""
    marks = notes_of(table)
    heads = [marks.marked(column.id, column.label) for column in table.columns]
    upper, lower = [table.corner], []
    for heading in headings_of(table.columns):
        its = heads[heading.first : heading.first + heading.count]
        upper += [heading.words] if heading.words else its
        lower += its if heading.words else []
    texts = [table.name, *upper, *(lower if len(upper) > 1 else heads)]
    for row in table.rows:
        texts.append(marks.marked(row.id, table.row_words(row)))
        if row.kind is not RowKind.TEXT:
            texts += [table.printed(row, column) for column in table.columns]
    return [plain(text) for text in texts]


def listed(listing: Listing) -> list[str]:
    """A list's texts as they are read: caption, heads, then row by row."""
    heads = (column.label for column in listing.columns)
    texts = [listing.title, *heads, *(text for row in listing.rows for text in row)]
    return [plain(text) for text in texts if plain(text)]


def shown_tables(manuscript: Manuscript) -> list[BudgetTable]:
    tables = (manuscript.table(block.table_id) for block in manuscript.blocks if block.kind is BlockKind.TABLE)
    return [table for table in tables if table is not None]


def plain(text: str) -> str:
    """The text with every kind of space and line break as one space."""
    return re.sub(r"\s+", " ", text).strip()


def _table_losses(table: BudgetTable, found: list[str]) -> list[str]:
    """What the page does not tell of a table; one divided by its columns is told in another order, but is all there."""
    caption, *expected = cells(table)
    if any(text.startswith(plain(f"{caption} (del 1 af")) for text in found):
        return list(Counter(expected) - Counter(found))
    return _not_in_order([caption, *expected] if caption else expected, found)


def _not_furniture(untold: Iterable[str], manuscript: Manuscript, tree: str) -> list[str]:
    """What is drawn outside the structure though it neither repeats what stands in it nor counts the pages."""
    captions = (f"Bilag {n}. {annex.document.title}" for n, annex in enumerate(manuscript.annexes, 1))
    running = (manuscript.document.short_title, f"Sagsnr. {manuscript.case_number}", *captions)
    furniture = plain(" ".join((tree, *running)))
    return [text for text in untold if text not in furniture and not _PAGE_NUMBER.fullmatch(text)]


def _spoken(found: list[tuple[str, str]]) -> Iterator[str]:
    return (text for kind, text in found if kind in ("P", "Caption") or _HEADING.fullmatch(kind))


def _not_in_order(expected: list[str], found: Iterable[str]) -> list[str]:
    """The first expected text that does not follow the ones before it; nothing when all do."""
    waiting = iter(found)
    for text in expected:
        if not any(text == other for other in waiting):
            return [text]
    return []

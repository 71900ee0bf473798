"""Golden pages of the example file: what its documents looked and read like when a person last looked at them.

After a change that is meant, look at the new pages and renew them: ``python -m tests.printing.golden``.
"""

from __future__ import annotations

import tempfile
import textwrap
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeView
from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.paths import resource
from kk_desktop.services.machine import Machine
from kk_desktop.services.sheet_writing import Sheet
from kk_desktop.services.workspace import Workspace, demo_workspace
from tests.printing import reading
from tests.printing.proofs import Calendar, proof

FOLDER = Path(__file__).resolve().parents[1] / "golden"
DPI = 50
GREYS = 8
"""Shades that a kept picture has; the whole set stays small, and a page's look is all there."""

MEAN, WORST = 1.5, 25.0
"""How much a page may differ, of 255: on the whole, and at its worst place when blurred by a few pixels.

Another build of the reader moves the grey at the edges of letters; a line moved by a millimetre is far more.
"""

_BLUR = 3
_NOW = datetime(2025, 3, 21, 13, tzinfo=UTC)
_PAGE = "=== side "


def documents() -> dict[str, bytes]:
    """The PDFs of the example file by name: every document that prints alone, sheets, a proof and a page of charts."""
    paths = resource("demo", "documents").glob("*.toml")
    keys = {tomllib.loads(path.read_text(encoding="utf-8"))["title"]: path.stem for path in paths}
    with tempfile.TemporaryDirectory() as folder:
        machine, calendar = Machine(Path(folder)), Calendar(_NOW)
        workspace = demo_workspace(Path(folder) / "Eksempel.kkdb", machine, calendar)
        try:
            rows = [row for row in workspace.documents.rows() if workspace.kinds[row.kind].standalone]
            printed = {keys[row.title]: workspace.pages.render(row.id).pdf for row in rows}
            printed |= {f"sheet-{key}": workspace.sheets.render(sheet).pdf for key, sheet in sheets(workspace)}
            machine.me = Myself("Anna Holm")
            reply = next(row.id for row in rows if keys[row.title] == "policy-answer")
            printed["proof"] = proof(workspace, reply, calendar)
            return printed | {"charts": workspace.pages.render(charts(workspace)).pdf}
        finally:
            workspace.close()


def sheets(workspace: Workspace) -> Iterator[tuple[str, Sheet]]:
    """One sheet of each sort, about what the example file tells most of."""
    made = workspace.sheets
    area = next(area for area in workspace.areas.tree() if area.name == "Tingbjerg/Utterslevhuse")
    table = next(row for row in workspace.budgets.rows() if row.title.startswith("Ansøgninger"))
    case = next(row for row in workspace.cases.rows() if row.number == "2011-40035")
    yield "area", made.area(area.id)
    yield "initiatives", made.initiatives()
    whole = InitiativeView(columns=tuple(InitiativeColumn), by_status=False)
    yield "all-columns", made.initiatives(whole)
    yield "hearings", made.hearings()
    yield "table", made.budget_table(table.id)
    yield "agenda-item", made.agenda_item(case.id)
    yield "decisions", made.decision_extract(case.id)


def charts(workspace: Workspace) -> str:
    """A note of one chart in each form, about tables of the example file; gives its id."""
    tables = {row.title: row.id for row in workspace.budgets.rows()}
    blocks = [
        Block(workspace.new_id(), BlockKind.CHART, runs, table_id=tables[title], chart=ChartChoice(form))
        for title, form, runs in (
            ("Finansiering", ChartForm.STACKED, (Run("Hvem der betaler"),)),
            ("Ansøgninger til initiativaftaler", ChartForm.STACKED, ()),
            ("Finansiering", ChartForm.SHARE, ()),
            ("Indsatsudgifter", ChartForm.BARS, (Run("Indsatsudgifter år for år"),)),
        )
    ]
    note = workspace.documents.create("memo", "Diagrammer")
    workspace.documents.save_blocks(note, blocks, [block.id for block in blocks])
    return note


def pictures(pdf: bytes) -> list[Image.Image]:
    """Each page in grey, small."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def texts(pdf: bytes) -> list[str]:
    """Each page's text."""
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
    return [reading.page_text(pdf, page).strip() for page in range(count)]


def differs(picture: Image.Image, golden: Image.Image) -> str:
    """In what way a page no longer looks like its golden one; nothing when it does."""
    if picture.size != golden.size:
        return f"the page is {picture.size}, was {golden.size}"
    difference = ImageChops.difference(_few_greys(picture), golden)
    mean = ImageStat.Stat(difference).mean[0]
    worst = difference.filter(ImageFilter.BoxBlur(_BLUR)).getextrema()[1]
    return f"mean {mean:.2f} (≤ {MEAN}), worst {worst} (≤ {WORST})" if mean > MEAN or worst > WORST else ""


def kept_pictures(key: str) -> list[Image.Image]:
    """The golden pictures of a document, in the order of its pages."""
    names = sorted(FOLDER.glob(f"{key}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2]))
    return [Image.open(name).convert("L") for name in names]


def kept_texts(key: str) -> list[str]:
    """The golden texts of a document's pages."""
    lines = (FOLDER / f"{key}.txt").read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith(_PAGE)]
    return [" ".join(lines[a + 1 : b]).strip() for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def main() -> None:
    """Put the pages as they are now in the place of the golden ones."""
    drawn = documents()
    FOLDER.mkdir(exist_ok=True)
    for old in (*FOLDER.glob("*.png"), *FOLDER.glob("*.txt")):
        old.unlink()
    for key, pdf in drawn.items():
        for n, picture in enumerate(pictures(pdf), 1):
            _few_greys(picture).quantize(GREYS).save(FOLDER / f"{key}-{n}.png", optimize=True)
        lines = []
        for n, text in enumerate(texts(pdf), 1):
            lines += [f"{_PAGE}{n}", *textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False)]
        (FOLDER / f"{key}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    kept = list(FOLDER.glob("*.png"))
    print(f"{len(kept)} pictures, {sum(path.stat().st_size for path in kept) // 1024} KB, in {FOLDER}")


def _few_greys(picture: Image.Image) -> Image.Image:
    step = 255 / (GREYS - 1)
    return picture.point([round(round(level / step) * step) for level in range(256)])


if __name__ == "__main__":
    main()

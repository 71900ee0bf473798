"""Rich text as rows: typed blocks of runs, checked on the way in; knows nothing of files, windows or pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from .charts.choice import ChartChoice, ChartForm
from .files import StoredFile

HEADING_LEVELS = (1, 2)
"""Level 1 prints as heading 1 (H2 in the page's structure: the title is H1), level 2 as heading 2."""

LIST_LEVELS = (1, 2, 3)
"""How deep a list may be nested."""


class BlockKind(StrEnum):
    """What a block is; its value is what stands in the file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CLAUSE = "clause"  # at-punkt: numbered through the document, decided on one by one
    QUOTE = "quote"
    TABLE = "table"
    PICTURE = "picture"  # a figure: its runs are the caption
    CHART = "chart"  # a figure drawn from a budget table: its runs are the caption
    PAGE_BREAK = "page_break"


FIGURES = (BlockKind.PICTURE, BlockKind.CHART)
"""What has a caption with a number, and words for those who cannot see it."""

SHOWING = (BlockKind.TABLE, *FIGURES)
"""What shows something though nobody writes in it."""


class Stance(StrEnum):
    """What the answer does about a matter in a paragraph; for ourselves, never on a page or in a file that goes out."""

    AGREES = "agrees"
    NOTES = "notes"
    URGES = "urges"
    RESERVES = "reserves"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return {
            Stance.AGREES: "Tilslutter sig",
            Stance.NOTES: "Bemærker",
            Stance.URGES: "Opfordrer",
            Stance.RESERVES: "Tager forbehold",
        }[self]


class FieldSource(StrEnum):
    """What a field in the text points at."""

    BUDGET_CELL = "budget_cell"
    FIGURE = "figure"
    ATTACHMENT = "attachment"
    TREATMENT = "treatment"
    DOCUMENT = "document"
    HEARING = "hearing"
    CASE = "case"
    AREA = "area"
    BODY = "body"
    PERSON = "person"


FIGURE_SOURCES = frozenset({FieldSource.BUDGET_CELL, FieldSource.FIGURE})
"""The sources that point at budget tables."""


@dataclass(frozen=True, slots=True)
class Field:
    """A live value in the text: the run that carries it shows what ``target`` says, written as ``form``.

    ``target`` is the id of what it points at. A figure in a budget table is pointed at by its place, the ids of row
    and column with a colon between, so that computed sums can be shown as well; a typed cell's own id is still read.
    What is reckoned of several places is written as in ``figures.py``.
    The forms of each source stand in ``fields.py``.
    """

    id: str
    source: FieldSource
    target: str
    form: str


class Change(StrEnum):
    """What became of a stretch of text between two versions."""

    ADDED = "added"
    DELETED = "deleted"
    RESHAPED = "reshaped"  # the same words in another look or place: bold, a link, a heading made of a paragraph
    MOVED = "moved"  # a block that stood elsewhere
    MOVED_AWAY = "moved_away"  # a block where it stood before


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look.

    A footnote run has no text of its own: it marks the place, ``footnote`` is the note's text, and its number
    is counted when the page is set. ``language`` is a BCP 47 tag when the run is not Danish. ``change`` is only set in
    a comparison of two versions; no file holds it.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str | None = None
    footnote: str | None = None
    field: Field | None = None
    language: str | None = None
    change: Change | None = None

    def same_look(self, other: Run) -> bool:
        """Whether the two can be joined to one run without anything being lost."""
        if self.footnote is not None or other.footnote is not None:
            return False
        if self.field is not None or other.field is not None:
            return False
        return replace(self, text="") == replace(other, text="")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a document; its id survives splitting, pasting and moving.

    ``level`` is the heading level (1-2) or the list level (1-3) and 1 elsewhere; ``ordered`` makes a list item
    numbered; ``table_id`` names the budget table that a table block shows, or a chart block draws as ``chart`` says; a
    picture block has its ``picture`` and ``alt``, what the picture tells those who cannot see it (empty until somebody
    has written it; a chart's is written from its figures as long as nobody has). ``stance`` is how
    somebody has marked the text. ``change`` is what became of the block as a whole, only set in a comparison of two
    versions.
    """

    id: str
    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()
    level: int = 1
    ordered: bool = False
    table_id: str | None = None
    chart: ChartChoice | None = None
    picture: StoredFile | None = None
    alt: str = ""
    stance: Stance | None = None
    change: Change | None = None

    @property
    def text(self) -> str:
        """The block's plain text, footnotes left out."""
        return "".join(run.text for run in self.runs)

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The texts of the footnotes marked in the block, in order."""
        return tuple(run.footnote for run in self.runs if run.footnote is not None)


def tidy_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbours of the same look and drop empty ones; the text is unchanged."""
    tidy: list[Run] = []
    for run in runs:
        if not run.text and run.footnote is None:
            continue
        if tidy and tidy[-1].same_look(run):
            tidy[-1] = replace(tidy[-1], text=tidy[-1].text + run.text)
        else:
            tidy.append(run)
    return tuple(tidy)


def without_stances(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The text as others may have it: a mark of where the house stands is a note to oneself."""
    return tuple(replace(block, stance=None) if block.stance else block for block in blocks)


def check_block(block: Block) -> Block:
    """Give back the block in tidy form.

    Raises ``ValueError`` where it breaks a rule of its kind (a level out of range, a table without a table,
    text in a page break): no such block may reach the file.
    """
    if block.kind is BlockKind.HEADING and block.level not in HEADING_LEVELS:
        raise ValueError(f"heading level {block.level}")
    if block.kind is BlockKind.LIST_ITEM and block.level not in LIST_LEVELS:
        raise ValueError(f"list level {block.level}")
    if block.kind not in (BlockKind.HEADING, BlockKind.LIST_ITEM) and block.level != 1:
        raise ValueError(f"level {block.level} on a {block.kind}")
    if block.ordered and block.kind is not BlockKind.LIST_ITEM:
        raise ValueError(f"ordered {block.kind}")
    _check_solid(block)
    if block.change or any(run.change for run in block.runs):
        raise ValueError("a comparison is no text to keep")
    return replace(block, runs=tidy_runs(block.runs))


def _check_solid(block: Block) -> None:
    """The rules of the blocks in which nobody writes: each has what it shows, and no other block does."""
    if (block.kind in (BlockKind.TABLE, BlockKind.CHART)) != (block.table_id is not None):
        raise ValueError("a table block and a chart block show a table, and no other block does")
    if (block.kind is BlockKind.CHART) != (block.chart is not None):
        raise ValueError("a chart block says how it is drawn, and no other block does")
    if (block.kind is BlockKind.PICTURE) != (block.picture is not None):
        raise ValueError("a picture block shows a picture, and no other block does")
    if block.alt and block.kind not in FIGURES:
        raise ValueError(f"an alternative text on a {block.kind}")
    if block.kind in (BlockKind.TABLE, BlockKind.PAGE_BREAK) and block.runs:
        raise ValueError(f"text in a {block.kind}")
    if block.stance and block.kind in (*SHOWING, BlockKind.PAGE_BREAK):
        raise ValueError(f"a stance on a {block.kind}")


def block_to_json(block: Block) -> dict[str, Any]:
    """The block's content as it stands in the file, without id and kind; what is ordinary is left out."""
    content: dict[str, Any] = {}
    if block.runs:
        content["runs"] = [_run_to_json(run) for run in block.runs]
    if block.level != 1:
        content["level"] = block.level
    if block.ordered:
        content["ordered"] = True
    if block.table_id is not None:
        content["table_id"] = block.table_id
    if block.chart is not None:
        content["chart"] = {"form": block.chart.form.value, "rows": list(block.chart.row_ids)}
    if block.picture is not None:
        content["picture"] = asdict(block.picture)
    if block.alt:
        content["alt"] = block.alt
    if block.stance is not None:
        content["stance"] = block.stance.value
    return content


def block_from_json(block_id: str, kind: str, content: Mapping[str, Any]) -> Block:
    """The block that ``block_to_json`` wrote. Raises ``ValueError`` for content no block can have."""
    try:
        block = Block(
            id=block_id,
            kind=BlockKind(kind),
            runs=tuple(_run_from_json(run) for run in content.get("runs", ())),
            level=int(content.get("level", 1)),
            ordered=bool(content.get("ordered", False)),
            table_id=content.get("table_id"),
            chart=_chart_from_json(content["chart"]) if content.get("chart") else None,
            picture=StoredFile(**content["picture"]) if content.get("picture") else None,
            alt=str(content.get("alt", "")),
            stance=Stance(content["stance"]) if content.get("stance") else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"block {block_id}: {error}") from error
    return check_block(block)


def _chart_from_json(content: Mapping[str, Any]) -> ChartChoice:
    return ChartChoice(ChartForm(content["form"]), tuple(str(row_id) for row_id in content["rows"]))


def _run_to_json(run: Run) -> dict[str, Any]:
    content: dict[str, Any] = {"text": run.text} if run.footnote is None else {}
    for name in ("bold", "italic", "link", "footnote", "language"):
        if getattr(run, name):
            content[name] = getattr(run, name)
    if run.footnote is not None:
        content["footnote"] = run.footnote
    if run.field is not None:
        field = run.field
        content["field"] = {
            "id": field.id, "source": field.source.value, "target": field.target, "form": field.form
        }  # fmt: skip
    return content


def _run_from_json(content: Mapping[str, Any]) -> Run:
    field = content.get("field")
    return Run(
        text=str(content.get("text", "")),
        bold=bool(content.get("bold", False)),
        italic=bool(content.get("italic", False)),
        link=content.get("link"),
        footnote=content.get("footnote"),
        field=Field(field["id"], FieldSource(field["source"]), field["target"], field["form"]) if field else None,
        language=content.get("language"),
    )

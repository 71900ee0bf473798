"""What an approval binds: a document's content, written the same way every time, and what differs between two of them.

The content is what stands on the pages and what lies behind them as bilag: the text with its fields as they are
printed, tables with their figures, signatories, copies, and the office's facts where the page's column tells them. A
phone number that is changed in the register therefore breaks an approval, with a sentence that names it: it was read,
too, and a page may not change unseen. Left out are the late facts, which the template names; ids, for the same words
pasted back are the same page; and all that is never printed. What is empty is not written, so that a later version of
the program, which knows more facts, finds the same content in the same document.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from .budgets import BudgetTable
from .charts.model import Chart, chart_of
from .documents import Manuscript
from .kinds import Kind
from .printed_tables import notes_of
from .text import Block, FieldSource, Run, tidy_runs

Content = Mapping[str, Any]

_LOOK = ("text", "bold", "italic", "link", "language")


def content_of(manuscript: Manuscript, kind: Kind) -> Content:
    """The bound content of a document of that kind."""
    facts = {name: value for name, value in _facts(manuscript, kind).items() if name not in kind.late_fields}
    content = facts | {
        "blocks": [_block(manuscript, block, kind) for block in manuscript.blocks],
        "attachments": [_attachment(manuscript, number, kind) for number in range(len(manuscript.attachments))],
    }
    return {name: value for name, value in content.items() if value}


def late_facts(manuscript: Manuscript, kind: Kind) -> str:
    """The facts that may be filled in later, as they stand now; the same text for the same facts."""
    late = {name: value for name, value in _facts(manuscript, kind).items() if name in kind.late_fields and value}
    if manuscript.substitutes:
        # Known when one has decided in another's place, and therefore always later than what was read.
        late["substitutes"] = manuscript.substitutes
    return write_content(late).decode()


def write_content(content: Content) -> bytes:
    """The content as bytes, the same every time."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_content(data: bytes) -> Content:
    """The content that ``write_content`` wrote."""
    content: Content = json.loads(data)
    return content


def _facts(manuscript: Manuscript, kind: Kind) -> dict[str, Any]:
    document = manuscript.document
    facts: dict[str, Any] = {
        name: getattr(document, name)
        for name in (
            "kind",
            "title",
            "short_title",
            "document_number",
            "item_number",
            "sender",
            "sender_line",
            "recipient_address",
            "confidential_reason",
            "confidential_paragraph",
        )
    }
    facts["date"] = document.date.isoformat() if document.date else ""
    facts["case_number"] = manuscript.case_number
    facts["recipients"] = list(document.recipients)
    facts["copies"] = list(document.copies)
    facts["signatories"] = [[each.name, each.title] for each in document.signatories]
    facts["contact"] = _contact(manuscript, kind)
    if kind.has_treatments:
        facts["treatments"] = [_without_ids(asdict(treatment)) for treatment in manuscript.treatments]
    return facts


def _contact(manuscript: Manuscript, kind: Kind) -> dict[str, str]:
    """What the page's column tells of the office and of who handles the case."""
    contact, told = manuscript.contact, kind.column_facts
    facts = {"case_handler": manuscript.document.case_handler if "case_handler" in told else ""}
    facts |= {name: getattr(contact, name) for name in ("phone", "email", "ean") if name in told}
    if "unit" in told:
        facts |= {name: getattr(contact, name) for name in ("unit", "address", "postal_place")}
    return {name: value for name, value in facts.items() if value}


def _block(manuscript: Manuscript, block: Block, kind: Kind) -> dict[str, Any]:
    # A field is bound as it is printed: what it points at may be renamed without a word changing on the page.
    runs = (
        run if _late(run, manuscript, kind) else replace(run, field=None) if run.field else run for run in block.runs
    )
    written: dict[str, Any] = {
        "kind": block.kind.value,
        "runs": [_run(run) for run in tidy_runs(runs)],
        "level": block.level if block.level != 1 else 0,
        "ordered": block.ordered,
        "alt": block.alt,
        "picture": block.picture.digest if block.picture else "",
    }
    table = manuscript.table(block.table_id) if block.table_id else None
    if table is not None and block.chart is not None:
        written["chart"] = _chart(chart_of(table, block.chart, manuscript.shared_grants))
    elif table is not None:
        written["table"] = _table(table)
    return {name: value for name, value in written.items() if value}


def _late(run: Run, manuscript: Manuscript, kind: Kind) -> bool:
    """Whether the run shows a late fact of the document itself, which is filled in here when it is filled in there."""
    if run.field is None:
        return False
    document = manuscript.document
    shown = {(FieldSource.DOCUMENT, document.id): "date", (FieldSource.CASE, document.case_id): "case_number"}
    return shown.get((run.field.source, run.field.target)) in kind.late_fields


def _run(run: Run) -> dict[str, Any]:
    told = {name: value for name in _LOOK if (value := getattr(run, name))}
    if run.footnote is not None:
        told["footnote"] = run.footnote
    if run.field is not None:
        told["text"], told["late"] = "", run.field.source.value
    return told


def _table(table: BudgetTable) -> dict[str, Any]:
    notes = notes_of(table)
    return {
        "title": table.title,
        "number": table.number,
        "corner": table.corner,
        "note": "\n".join(notes.below),
        "columns": [[column.heading, notes.marked(column.id, column.label)] for column in table.columns],
        "rows": [
            [
                notes.marked(row.id, table.row_words(row)),
                row.kind.value,
                row.indent,
                *(table.printed(row, column) for column in table.columns),
            ]
            for row in table.rows
        ],
    }


def _chart(chart: Chart) -> dict[str, Any]:
    """The figures that are drawn, and nothing else of their table; the program's own words are no content."""
    return {
        "title": chart.title,
        "corner": chart.corner,
        "form": chart.form.value,
        "columns": [list(pair) for pair in zip(chart.headings, chart.columns, strict=True)],
        "series": [[each.name, *each.printed, *each.amounts] for each in chart.series],
    }


def _attachment(manuscript: Manuscript, place: int, kind: Kind) -> dict[str, Any]:
    attachment = manuscript.attachments[place]
    annex = next((each for each in manuscript.annexes if each.document.id == attachment.annex_id), None)
    written: dict[str, Any] = {
        "title": attachment.title,
        # A document of our own is printed in the file's stead.
        "file": attachment.file.digest if attachment.file and annex is None else "",
        "annex": content_of(annex, kind) if annex else None,
    }
    return {name: value for name, value in written.items() if value}


def _without_ids(value: Any) -> Any:
    if isinstance(value, Mapping):
        named = ((name, _without_ids(each)) for name, each in value.items() if name != "id" and name[-3:] != "_id")
        return {name: each for name, each in named if each}
    if isinstance(value, (list, tuple)):
        return [_without_ids(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value

"""A case's decision extract: what was put forward, and what each body made of it, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.cases import Decision, Treatment
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.decisions import before_overview, decided, decision_heading, remarked
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.text import Block, BlockKind

from .sheet_writing import SheetText

_CLAUSES = (ListingColumn("At-punkt", 3), ListingColumn("Beslutning", 2))


def write_decisions(text: SheetText, blocks: Sequence[Block], treatments: Sequence[Treatment]) -> None:
    """Put in the clauses of the proposal that ``blocks`` hold, and each body's decisions and remarks."""
    put_forward, _ = before_overview(blocks)
    clauses = [block for block in put_forward if block.kind is BlockKind.CLAUSE and block.text.strip()]
    told = {block.id: f"{n}. {block.text.strip()}" for n, block in enumerate(clauses, 1)}
    if clauses and not _first_tells_all(treatments, told):
        text.heading("Indstilling")
        text.quote_blocks(_with_lead(put_forward, clauses))
    if not treatments:
        text.paragraph("Sagen er ikke behandlet i noget udvalg endnu.")
    for treatment in treatments:
        _treatment(text, treatment, told)


def _treatment(text: SheetText, treatment: Treatment, told: dict[str, str]) -> None:
    is_done = bool(treatment.decisions or treatment.remarks)
    text.heading(decision_heading(treatment) if is_done else treatment.body_name)
    meeting = f"Mødet er den {write_date(treatment.meeting_date)}." if treatment.meeting_date else ""
    item = f"Punkt {treatment.item_number} på dagsordenen." if treatment.item_number else ""
    words = [item] if is_done else ["Ingen beslutning er ført ind endnu.", meeting, item]
    if any(words):
        text.paragraph(" ".join(word for word in words if word))
    for decision in treatment.decisions:
        if decision.clause_id not in told:
            text.paragraph(decided(decision))
    text.listing(_CLAUSES, [(told[clause_id], words) for clause_id, words in _by_clause(treatment, told)])
    for remark in treatment.remarks:
        text.paragraph(remarked(remark))


def _by_clause(treatment: Treatment, told: dict[str, str]) -> list[tuple[str, str]]:
    """The decisions on single clauses, in the clauses' order."""
    order = {clause_id: n for n, clause_id in enumerate(told)}
    found: list[tuple[str, Decision]] = [
        (decision.clause_id, decision) for decision in treatment.decisions if decision.clause_id in told
    ]
    return [(clause_id, decided(decision)) for clause_id, decision in sorted(found, key=lambda each: order[each[0]])]


def _first_tells_all(treatments: Sequence[Treatment], told: dict[str, str]) -> bool:
    """Whether the first body that decided took every clause by itself: its list then holds them all."""
    first = next((each for each in treatments if each.decisions), None)
    return first is not None and set(told) <= {decision.clause_id for decision in first.decisions}


def _with_lead(blocks: Sequence[Block], clauses: Sequence[Block]) -> list[Block]:
    """The clauses with the words that lead up to them, and what follows until the next heading."""
    start, last = blocks.index(clauses[0]), blocks.index(clauses[-1])
    if start and blocks[start - 1].kind is BlockKind.PARAGRAPH:
        start -= 1
    end = next((n for n in range(last, len(blocks)) if blocks[n].kind is BlockKind.HEADING), len(blocks))
    return list(blocks[start:end])

"""What follows the text: the closing and its names, copies, how the case was decided, and the list of bilag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kk_desktop.domain.cases import Decision, Treatment
from kk_desktop.domain.decisions import OVERVIEW, decided, decision_heading, remarked
from kk_desktop.domain.documents import Attachment, Manuscript, Signatory
from kk_desktop.domain.lists import number_items
from kk_desktop.domain.text import Block

from .story import LABEL_GAP, Story
from .strips import MM, Strip, look_of, set_text
from .tagging.tree import Element
from .templates import Template

_TO_GREETING = 25.5
_TO_NAME = 52.5
"""Three and a half lines: room for the signature, and for a signed PDF's field of 15.9 mm."""

_TO_NAMES = 45.0
_TO_SLASH = 17.5
_NAMES_GAP = 10 * MM
_NAMES_IN_A_ROW = 2
_BILAG_NUMBER, _BILAG_TEXT = 5 * MM, 8 * MM


def add_ending(story: Story, manuscript: Manuscript, template: Template) -> None:
    """Everything after the text itself, up to where the overview of the decisions begins."""
    document = manuscript.document
    if document.signatories:
        signatories = [_with_substitute(each, manuscript) for each in document.signatories]
        story.keep_last_lines()
        match template.closing_style:
            case "names":
                _names(story, signatories, _TO_NAMES)
            case "slash":
                _slash(story, signatories)
            case "letter":
                if template.closing:
                    story.paragraph(template.closing, space=_TO_GREETING)
                    story.keep_last_lines(1)
                _names(story, signatories, _TO_NAME if template.closing else _TO_NAMES)
    if document.copies:
        story.keep_last_lines(1)
        story.paragraph("Kopi til: " + ", ".join(document.copies), story.styles.footnote, space=15.0)


def add_overview(story: Story, manuscript: Manuscript, blocks: Sequence[Block]) -> None:
    """The page that tells what each body decided, begun by the document's own blocks or by the title."""
    treatments = [treatment for treatment in manuscript.treatments if treatment.decisions or treatment.remarks]
    if not blocks and not treatments:
        return
    if blocks:
        story.page_title(blocks[0].text, blocks[0].id)
        story.blocks(blocks[1:])
    else:
        story.page_title(OVERVIEW)
        story.paragraph(manuscript.document.title)
    numbers = {block_id: place.number for block_id, place in number_items(manuscript.blocks).items()}
    for treatment in treatments:
        _treatment(story, treatment, numbers)


def add_attachments(story: Story, attachments: Sequence[Attachment], template: Template) -> None:
    """The bilag in the order of their numbers, however they were typed in."""
    if not attachments:
        return
    ordered = sorted(attachments, key=lambda attachment: attachment.number)
    titles = [attachment.title for attachment in ordered]
    story.heading("Bilag")
    if template.attachments == "aligned":
        labels = [str(attachment.number) for attachment in ordered]
        story.items(labels, titles, _BILAG_TEXT, flush_right=_BILAG_NUMBER)
        return
    body = story.styles.body
    labels = [f"{attachment.number}." for attachment in ordered]
    widest = max(look_of(body).face.width(label, body.size) for label in labels)
    story.items(labels, titles, widest + LABEL_GAP)


def _treatment(story: Story, treatment: Treatment, numbers: dict[str, int]) -> None:
    story.heading(decision_heading(treatment))
    for n, decision in enumerate(treatment.decisions):
        story.paragraph(_decided(decision, numbers), space=0.0 if n == 0 else None)
    for n, remark in enumerate(treatment.remarks):
        alone = n == 0 and not treatment.decisions
        story.paragraph(remarked(remark), space=0.0 if alone else None)


def _decided(decision: Decision, numbers: dict[str, int]) -> str:
    text = decided(decision)
    number = numbers.get(decision.clause_id or "")
    return f"At-punkt {number}: {text}" if number else text


def _with_substitute(signatory: Signatory, manuscript: Manuscript) -> Signatory:
    """The signatory with who signs in their place: p.v. Dorte Bak."""
    substitute = next((each for name, each in manuscript.substitutes if name == signatory.name), "")
    return replace(signatory, name=f"{signatory.name}, p.v. {substitute}") if substitute else signatory


def _slash(story: Story, signatories: Sequence[Signatory]) -> None:
    for n, signatory in enumerate(signatories):
        words = " ".join(part for part in (signatory.title, signatory.name) if part)
        story.paragraph(f"/ {words}", space=_TO_SLASH if n == 0 else 0.0)


def _names(story: Story, signatories: Sequence[Signatory], space: float) -> None:
    width = (story.measure - _NAMES_GAP) / 2
    for start in range(0, len(signatories), _NAMES_IN_A_ROW):
        row = signatories[start : start + _NAMES_IN_A_ROW]
        alone = len(signatories) == 1
        columns = [
            _name(story, signatory, story.left + n * (width + _NAMES_GAP), story.measure if alone else width)
            for n, signatory in enumerate(row)
        ]
        strips = _side_by_side(columns)
        strips[0].space = space
        for strip in strips[:-1]:
            strip.keep = True
        story.add(strips)


def _name(story: Story, signatory: Signatory, x: float, measure: float) -> list[Strip]:
    style = story.styles.body
    element = Element("P", story.root)
    text = f"{signatory.name}\n{signatory.title}" if signatory.title else signatory.name
    return set_text(story.setter.plain(text, style, element), style, x, measure)


def _side_by_side(columns: list[list[Strip]]) -> list[Strip]:
    rows = max(columns, key=len)
    for column in columns:
        if column is not rows:
            for strip, beside in zip(rows, column, strict=False):
                strip.texts += beside.texts
    return rows

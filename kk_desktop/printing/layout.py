"""A manuscript laid out on sheets: letterhead, text, closing, overview and bilag, each where its template says."""

from __future__ import annotations

from dataclasses import replace

from kk_desktop.domain.decisions import before_overview
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Run

from .ending import add_attachments, add_ending, add_overview
from .letterhead import Above, Letterhead
from .listings import fits
from .marks import mark_changes, mark_sheets, number_lines
from .pages import Frame, paginate
from .pictures import Picture
from .runs import Setter
from .sheets import Sheet
from .slides import lay_out_slides
from .story import Story
from .strips import MM
from .tables import is_wider
from .tagging.tree import Element
from .templates import Styles, Template, TemplateError, Templates
from .variants import Mark, Variant

_UNDER_COLUMN = 30.0
"""From the right column's last line down to a table that reaches under it."""


def lay_out(
    manuscript: Manuscript, templates: Templates, setter: Setter, root: Element, variant: Variant
) -> list[Sheet]:
    """The sheets of a document and, behind them, of its annexes. Raises ``TemplateError`` for an unknown kind."""
    template = variant.template(_template(manuscript, templates))
    if template.turns and variant.proof is None:
        template = _turned_if_wide(template, manuscript, setter.styles)
    setter.measure = template.page.measure * MM
    mark = variant.mark(manuscript.document)
    element = Element("P", root, inline=mark is None)
    sheets = _text_sheets(manuscript, template, templates.logos, setter, root, window=variant.window)
    _vary(mark, sheets, template, setter, element)
    if variant.proof is not None and template.slide is None:
        mark_changes(sheets, manuscript.blocks, template, setter)
    for annex in manuscript.annexes:
        part = Element("Part", root)
        # Behind a letter that anybody may read, a bilag can be confidential by itself.
        secret = manuscript if manuscript.document.confidential_reason else annex
        mark = variant.mark(secret.document)
        template = replace(variant, window=False).template(_template(annex, templates))
        element = Element("P", part, inline=mark is None)
        setter.measure = template.page.measure * MM
        if template.slide is not None:
            more = lay_out_slides(annex, template, setter, part, caption=_annex_caption(manuscript, annex))
        else:
            more = _text_sheets(annex, template, templates.logos, setter, part)
        _vary(mark, more, template, setter, element)
        more[0].begins_annex = True
        sheets += more
    return sheets


def _vary(mark: Mark | None, sheets: list[Sheet], template: Template, setter: Setter, element: Element) -> None:
    if mark is None:
        return
    if mark.on_proof and template.slide is None:
        number_lines(sheets, setter)
    mark_sheets(mark, sheets, template, setter, element)


def _template(manuscript: Manuscript, templates: Templates) -> Template:
    kind = manuscript.document.kind
    template = templates.by_kind.get(kind)
    if template is None:
        raise TemplateError(
            f"Skabelonen til dokumenttypen {kind} mangler, så dokumentet kan ikke vises som side. "
            "Teksten er gemt. Vælg en anden type, eller hent programmets egne skabeloner."
        )
    return template


def _turned_if_wide(template: Template, manuscript: Manuscript, styles: Styles) -> Template:
    """The template lying across when something is too wide for it upright: a letterhead never stands alone."""
    measure = template.page.measure * MM
    wide = (
        *(is_wider(table, measure, styles.table) for table in manuscript.tables),
        *(not fits(manuscript, listing, styles.table, measure) for listing in manuscript.listings),
    )
    return template.turned if any(wide) else template


def _annex_caption(manuscript: Manuscript, annex: Manuscript) -> str:
    number = next((a.number for a in manuscript.attachments if a.annex_id == annex.document.id), None)
    return f"Bilag {number}. {annex.document.title}" if number else annex.document.title


def _text_sheets(
    manuscript: Manuscript,
    template: Template,
    logos: dict[str, Picture],
    setter: Setter,
    root: Element,
    *,
    window: bool = False,
) -> list[Sheet]:
    if template.slide is not None:
        return lay_out_slides(manuscript, template, setter, root, caption=manuscript.document.title)
    letterhead = Letterhead(manuscript, template, setter, root, window=window)
    above = letterhead.above_text()
    story = _story(manuscript, template, setter, root, above)
    page = template.page
    column = letterhead.column()
    clear = column[-1][0] + _UNDER_COLUMN if column else 0.0
    frame = Frame(above.level, page.later * MM, page.last * MM, page.left * MM, clear)
    turned = Frame(page.turned.later * MM, page.turned.later * MM, page.turned.last * MM, page.turned.left * MM)
    sheets = []
    for n, text in enumerate(paginate(story.strips, frame, turned)):
        size = page.turned if text.turned else page
        sheet = Sheet(size.width * MM, size.height * MM, turned=text.turned)
        if n == 0:
            sheet.mark = letterhead.mark()
            sheet.logo = letterhead.logo(logos)
            sheet.put(above.placed, story.left, story.measure)
        sheet.put(text.strips, story.left, story.measure)
        sheets.append(sheet)
    sheets[0].put(column, 0.0, 0.0)
    for n, sheet in enumerate(sheets, 1):
        letterhead.furnish(sheet, n, len(sheets))
    return sheets


def _story(manuscript: Manuscript, template: Template, setter: Setter, root: Element, above: Above) -> Story:
    document = manuscript.document
    story = Story(manuscript, template, setter, root)
    if above.flowing and template.recipient:
        story.recipients(above.flowing, template.recipient.to_title * MM)
    item = document.item_number if template.opening else ""
    story.title(
        manuscript.title_changes or (Run(document.title),),
        item,
        template.opening.item_left * MM if template.opening else 0.0,
    )
    text, overview = before_overview(manuscript.blocks) if template.treatments else (manuscript.blocks, ())
    story.blocks(text)
    add_ending(story, manuscript, template)
    if template.treatments:
        add_overview(story, manuscript, overview)
    add_attachments(story, manuscript.attachments, template)
    return story

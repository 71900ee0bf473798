"""Ways to spoil a good PDF, one at a time, each with what the gate must say to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, String

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Run
from tests.printing import samples

TEXT = "text"
"""Refused by the round trip of the text, not by a rule of veraPDF's."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What was done to the file, and who must refuse it: ``TEXT`` or a rule of veraPDF's."""

    name: str
    spoil: Callable[[Pdf], None]
    refused_by: str


DAMAGES: list[Damage] = []


def refused_by(reason: str) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    """Enter a way to spoil a file in the list, by the function's own name."""

    def enter(spoil: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        DAMAGES.append(Damage(spoil.__name__, spoil, reason))
        return spoil

    return enter


def sound() -> Manuscript:
    """A document with something of everything that can be spoiled."""
    blocks = (
        samples.paragraph("Et afsnit, der er så langt, at det deles over linjer, og som man kan miste mellemrum i."),
        samples.heading("Første afsnit"),
        samples.paragraph("Se ", Run("kommunens side", link="https://www.kk.dk"), Run(footnote="En note."), " her."),
        samples.heading("Et underafsnit", level=2),
        samples.item("Et punkt", ordered=True),
        samples.item("Et punkt under", level=2),
        samples.paragraph("På engelsk: ", Run("social economy", language="en"), Run(footnote="En note mere.")),
        Block("q", BlockKind.QUOTE, (Run("Et citat."),)),
        Block("t", BlockKind.TABLE, table_id="t1"),
        samples.paragraph("Til sidst."),
    )
    return replace(samples.with_blocks(*blocks), tables=(samples.TABLE,))


def resaved(pdf: bytes, spoil: Callable[[Pdf], None] | None = None) -> bytes:
    """The file as pikepdf writes it, spoiled on the way or not."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if spoil is not None:
            spoil(document)
        document.save(out)
    return out.getvalue()


def found(pdf: Pdf, kind: str) -> list[Object]:
    """The structure elements of a kind, in reading order."""
    return [element for element in _below(pdf.Root.StructTreeRoot.K) if element.get("/S") == Name(f"/{kind}")]


def _below(element: Object) -> Iterator[Object]:
    yield element
    for kid in element.K:
        if isinstance(kid, Object) and "/S" in kid:
            yield from _below(kid)


Step = tuple[list[Object], Operator]


def redraw(pdf: Pdf, change: Callable[[list[Step]], list[Step]]) -> None:
    """Rewrite the first page's drawing."""
    page = pdf.pages[0]
    steps = [(list(step.operands), step.operator) for step in pikepdf.parse_content_stream(page)]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(steps)))


def is_tagged(step: Step) -> bool:
    operands, operator = step
    return operator == Operator("BDC") and "/MCID" in operands[1]


def is_paragraph(step: Step) -> bool:
    return is_tagged(step) and step[0][0] == Name.P


# What the file says of itself


@refused_by("ua1 7.2-33")
def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


@refused_by("2a 6.7.4-1")
def language_that_is_no_tag(pdf: Pdf) -> None:
    pdf.Root.Lang = String("på dansk")


@refused_by("ua1 6.2-1")
def not_said_to_be_tagged(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@refused_by("ua1 7.1-4")
def tags_under_suspicion(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@refused_by("ua1 7.1-10")
def title_not_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@refused_by("ua1 7.1-9")
def no_title(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


@refused_by("ua1 5-1")
def no_word_of_accessibility(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


@refused_by("2a 6.6.4-2")
def another_part_of_the_archive_standard(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:part"] = "4"


@refused_by("2a 6.6.2.1-1")
def no_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


@refused_by("2a 6.2.4.3-2")
def no_colour_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


@refused_by("2a 6.5.1-1")
def a_program_inside(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@refused_by("2a 6.8-5")
def a_hidden_attachment(pdf: Pdf) -> None:
    pdf.attachments["noter.txt"] = b"Internt: maa ikke ud af huset."


# The structure tree


@refused_by("ua1 7.1-11")
def no_structure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@refused_by("ua1 7.1-3")
def a_page_without_its_way_to_the_structure(pdf: Pdf) -> None:
    del pdf.pages[0].StructParents


@refused_by("ua1 7.1-3")
def no_way_from_the_drawing_to_the_structure(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array())


@refused_by("ua1 7.1-5")
def a_role_nobody_knows(pdf: Pdf) -> None:
    found(pdf, "P")[0].S = Name("/Afsnit")


@refused_by("ua1 7.1-7")
def a_known_role_made_another(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


@refused_by("ua1 7.4.2-1")
def a_heading_level_left_out(pdf: Pdf) -> None:
    found(pdf, "H2")[0].S = Name.H4


@refused_by("ua1 7.3-1")
def a_picture_without_words(pdf: Pdf) -> None:
    found(pdf, "P")[0].S = Name.Figure


@refused_by("ua1 7.5-1")
def head_cells_that_do_not_say_of_what(pdf: Pdf) -> None:
    for cell in found(pdf, "TH"):
        del cell.A


@refused_by("ua1 7.2-43")
def a_row_that_lacks_a_cell(pdf: Pdf) -> None:
    row = found(pdf, "TR")[1]
    row.K = Array(list(row.K)[:-1])


@refused_by("ua1 7.2-10")
def a_row_of_paragraphs(pdf: Pdf) -> None:
    for cell in found(pdf, "TR")[1].K:
        cell.S = Name.P


@refused_by("ua1 7.2-18")
def a_list_of_paragraphs(pdf: Pdf) -> None:
    for item in found(pdf, "L")[0].K:
        item.S = Name.P


@refused_by("ua1 7.9-1")
def a_note_without_a_name(pdf: Pdf) -> None:
    del found(pdf, "Note")[0].ID


@refused_by("ua1 7.9-2")
def two_notes_of_one_name(pdf: Pdf) -> None:
    first, second = found(pdf, "Note")
    second.ID = first.ID


@refused_by(TEXT)
def a_paragraph_nobody_can_reach(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    lost = found(pdf, "P")[-4]
    document.K = Array([kid for kid in document.K if kid.objgen != lost.objgen])


@refused_by(TEXT)
def a_fact_of_the_letterhead_hidden_as_decoration(pdf: Pdf) -> None:
    def change(steps: list[Step]) -> list[Step]:
        last = max(n for n, step in enumerate(steps) if is_paragraph(step))
        return [([Name.Artifact], Operator("BMC")) if n == last else step for n, step in enumerate(steps)]

    redraw(pdf, change)


@refused_by(TEXT)
def the_quotation_read_before_what_it_follows(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    kids = list(document.K)
    (quote,) = found(pdf, "BlockQuote")
    place = next(n for n, kid in enumerate(kids) if kid.objgen == quote.objgen)
    kids[place - 3 : place + 1] = [kids[place], *kids[place - 3 : place]]
    document.K = Array(kids)


@refused_by(TEXT)
def a_figure_in_its_neighbours_cell(pdf: Pdf) -> None:
    row = found(pdf, "TR")[2]
    row.K = Array([*list(row.K)[:1], *reversed(list(row.K)[1:])])


# Links


@refused_by("ua1 7.18.5-2")
def a_link_without_words(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


@refused_by("ua1 7.18.5-1")
def a_link_outside_the_structure(pdf: Pdf) -> None:
    (link,) = found(pdf, "Link")
    link.S = Name.Span


@refused_by("2a 6.3.2-2")
def a_link_that_is_hidden(pdf: Pdf) -> None:
    pdf.pages[0].Annots[0].F = 2


@refused_by("ua1 7.18.3-1")
def links_reached_in_no_order(pdf: Pdf) -> None:
    del pdf.pages[0].Tabs


# Fonts


@refused_by("ua1 7.21.4.1-1")
def a_font_left_at_home(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor.FontFile2


@refused_by("ua1 7.21.7-1")
def letters_that_mean_nothing(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


# The drawing


@refused_by("ua1 7.1-3")
def text_outside_everything(pdf: Pdf) -> None:
    def change(steps: list[Step]) -> list[Step]:
        start = next(n for n, step in enumerate(steps) if is_paragraph(step))
        end = next(n for n, step in enumerate(steps) if n > start and step[1] == Operator("EMC"))
        return [step for n, step in enumerate(steps) if n not in (start, end)]

    redraw(pdf, change)


@refused_by(TEXT)
def a_paragraph_hidden_as_decoration(pdf: Pdf) -> None:
    def change(steps: list[Step]) -> list[Step]:
        last = max(n for n, step in enumerate(steps) if step[0] and step[0][0] == Name.H2)
        return [([Name.Artifact], Operator("BMC")) if n == last else step for n, step in enumerate(steps)]

    redraw(pdf, change)


@refused_by(TEXT)
def everything_hidden_as_decoration(pdf: Pdf) -> None:
    redraw(pdf, lambda steps: [([Name.Artifact], Operator("BMC")) if is_tagged(step) else step for step in steps])


@refused_by(TEXT)
def spaces_lost_where_lines_end(pdf: Pdf) -> None:
    def without(step: Step) -> Step:
        operands, operator = step
        return ([String(bytes(operands[0]).rstrip(b" "))], operator) if operator == Operator("Tj") else step

    redraw(pdf, lambda steps: [without(step) for step in steps])


@refused_by(TEXT)
def a_line_left_out(pdf: Pdf) -> None:
    def change(steps: list[Step]) -> list[Step]:
        last = max(n for n, step in enumerate(steps) if step[1] == Operator("Tj") and len(bytes(step[0][0])) > 60)
        return steps[:last] + steps[last + 1 :]

    redraw(pdf, change)


@refused_by("ua1 7.21.4.1-2")
def a_letter_the_font_lacks(pdf: Pdf) -> None:
    def change(steps: list[Step]) -> list[Step]:
        first = next(n for n, step in enumerate(steps) if step[1] == Operator("Tj"))
        steps[first] = ([String(b"\xfe" + bytes(steps[first][0][0]))], Operator("Tj"))
        return steps

    redraw(pdf, change)


@refused_by("2a 6.2.4.3-3")
def printers_colours_without_a_profile(pdf: Pdf) -> None:
    redraw(pdf, lambda steps: [([0, 0, 0, 1], Operator("k")), *steps])

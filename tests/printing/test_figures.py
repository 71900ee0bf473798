"""Figures on paper: told to those who cannot see them, kept with their captions, never too large, never lost."""

import io
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.files import FileContent, StoredFile
from kk_desktop.domain.readiness import Aspect, Standing
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.pictures import prepare_picture
from kk_desktop.printing.rendered import BlockBox, Rendered
from kk_desktop.printing.templates import Templates
from tests.printing import gate, reading, samples

MEASURE = 115 * 72 / 25.4


def content(width: int = 600, height: int = 300, kind: str = "PNG", colour: str = "navy") -> FileContent:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    data = prepare_picture(file.getvalue()).data
    return FileContent(sha256(data).hexdigest(), data)


def figure(shown: FileContent, caption: str = "", alt: str = "Kort over byen", block_id: str = "figure") -> Block:
    kind = "image/png" if shown.data.startswith(b"\x89PNG") else "image/jpeg"
    file = StoredFile("kort.png", kind, shown.digest, len(shown.data))
    runs = (Run(caption),) if caption else ()
    return Block(block_id, BlockKind.PICTURE, runs, picture=file, alt=alt)


def manuscript(*blocks: Block, pictures: tuple[FileContent, ...], **facts) -> Manuscript:
    return replace(samples.with_blocks(*blocks, **facts), pictures=pictures)


@dataclass(frozen=True)
class Told:
    """What the structure tree tells of a figure."""

    alternative: str
    box: tuple[float, ...]
    stands_in: str


def figures(pdf: bytes) -> list[Told]:
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        waiting = [document.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop(0)
            if not isinstance(element, pikepdf.Object) or "/S" not in element:
                continue
            if element.S == "/Figure":
                box = tuple(float(edge) for edge in element.A.get("/BBox"))
                found.append(Told(str(element.Alt), box, str(element.P.S)))
            waiting = [*element.K, *waiting]
    return found


def alternatives(pdf: bytes) -> list[str]:
    return [figure.alternative for figure in figures(pdf)]


def pictures_in(pdf: bytes) -> list[tuple[str, bytes]]:
    """How each picture is packed, and its bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        found = [thing for thing in streams if thing.get("/Subtype") == "/Image"]
        return [(str(thing.Filter), thing.read_raw_bytes()) for thing in found]


def identity(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return bytes(document.trailer.ID[0])


def box_of(rendered: Rendered, block_id: str = "figure") -> BlockBox:
    return next(box for box in rendered.block_boxes if box.block_id == block_id)


@pytest.mark.parametrize("kind", ["mayor_letter", "annex"])
def test_figures_are_accessible_and_archivable(templates: Templates, tmp_path: Path, kind: str) -> None:
    first, second = content(), content(1500, 4000, "JPEG", "green")
    blocks = (
        samples.paragraph("Før billedet."),
        figure(first, "Bydelene"),
        figure(second, alt="", block_id="tall"),
        figure(content(colour="red"), "En, der mangler", block_id="gone"),
        samples.paragraph("Efter billedet."),
    )
    told = manuscript(*blocks, pictures=(first, second), kind=kind)
    pdf = render(told, templates).pdf
    (tmp_path / "figur.pdf").write_bytes(pdf)
    assert gate.broken_rules(tmp_path) == {"figur.pdf": set()}
    assert kind == "annex" or gate.text_losses(pdf, told) == []
    assert alternatives(pdf) == ["Kort over byen", "Billede uden beskrivelse"]


def test_a_figure_tells_what_it_shows_and_where_it_stands(templates: Templates) -> None:
    shown = content(300, 300)
    rendered = render(manuscript(figure(shown), pictures=(shown,)), templates)
    (element,) = figures(rendered.pdf)
    assert element.alternative == "Kort over byen"
    left, bottom, right, top = element.box
    side = 300 * 72 / 150
    assert (right - left, top - bottom) == pytest.approx((side, side), abs=0.1)
    assert left == pytest.approx(25 * 72 / 25.4, abs=0.1)
    assert 841.89 - top == pytest.approx(box_of(rendered).top, abs=0.1)


def test_a_small_picture_is_not_made_larger(templates: Templates) -> None:
    shown = content(300, 150)
    assert box_of(render(manuscript(figure(shown), pictures=(shown,)), templates)).height == pytest.approx(72)


def test_a_broad_picture_is_as_wide_as_the_text(templates: Templates) -> None:
    shown = content(2000, 1000)
    box = box_of(render(manuscript(figure(shown), pictures=(shown,)), templates))
    assert (box.width, box.height) == pytest.approx((MEASURE, MEASURE / 2))


def test_a_tall_picture_stands_whole_on_one_page_below_its_heading(templates: Templates) -> None:
    shown = content(800, 3500)
    blocks = (*samples.LETTER_BLOCKS[:2], samples.heading("Kort", block_id="kort"), figure(shown, "Højt"))
    rendered = render(manuscript(*blocks, pictures=(shown,)), templates)
    boxes = [box for box in rendered.block_boxes if box.block_id in ("kort", "figure")]
    assert [(box.block_id, box.page) for box in boxes] == [("kort", 1), ("figure", 1)]
    assert boxes[1].top > boxes[0].top + boxes[0].height - 1
    assert boxes[1].top + boxes[1].height < 275 * 72 / 25.4


def test_a_figure_is_never_parted_from_its_caption(templates: Templates) -> None:
    shown = content(1000, 900)
    for count in range(1, 12):
        above = [samples.paragraph(f"Linje {n}.", block_id=f"p{n}") for n in range(count)]
        rendered = render(manuscript(*above, figure(shown, "Bydelene"), pictures=(shown,)), templates)
        assert len([box for box in rendered.block_boxes if box.block_id == "figure"]) == 1


def test_text_keeps_clear_of_the_picture_above_and_below_it(templates: Templates) -> None:
    shown = content(1000, 500)
    blocks = (samples.paragraph("Over.", block_id="over"), figure(shown), samples.paragraph("Under.", block_id="under"))
    rendered = render(manuscript(*blocks, pictures=(shown,)), templates)
    over, middle, under = (box_of(rendered, name) for name in ("over", "figure", "under"))
    assert over.top + over.height + 5 < middle.top
    assert middle.top + middle.height + 5 < under.top


def test_a_figure_right_under_the_title_does_not_cover_it(templates: Templates) -> None:
    shown = content(1000, 1000)
    rendered = render(manuscript(figure(shown), pictures=(shown,)), templates)
    title = max(level for _, level, text in reading.baselines(rendered.pdf) if "Vanløse Bydelsplan" in text)
    assert title * 72 / 25.4 + 5 < box_of(rendered).top


def test_captioned_figures_are_numbered_in_their_order(templates: Templates) -> None:
    one, other = content(), content(colour="red")
    blocks = (
        figure(one, "Bydelene", block_id="1"), figure(other, block_id="2"), figure(other, "Byen", block_id="3")
    )  # fmt: skip
    pdf = render(manuscript(*blocks, pictures=(one, other)), templates).pdf
    assert reading.texts(pdf, "Caption") == ["Figur 1. Bydelene", "Figur 2. Byen"]


def test_the_caption_is_read_after_the_picture_and_not_inside_it(templates: Templates) -> None:
    shown = content()
    pdf = render(manuscript(figure(shown, "Bydelene"), pictures=(shown,)), templates).pdf
    kinds = [kind for kind, _ in reading.elements(pdf)]
    place = kinds.index("Figure")
    assert kinds[place - 1 : place + 2] == ["Div", "Figure", "Caption"]
    assert figures(pdf)[0].stands_in == "/Div"


@pytest.mark.parametrize(("caption", "told"), [("Bydelene", "Bydelene"), ("", "Billede uden beskrivelse")])
def test_a_missing_description_is_told_and_still_something_is_read(
    templates: Templates, caption: str, told: str
) -> None:
    shown = content()
    rendered = render(manuscript(figure(shown, caption, alt="  "), pictures=(shown,)), templates)
    (finding,) = rendered.findings
    assert finding.message.startswith("Billedet har ingen beskrivelse.")
    assert (finding.block_id, finding.aspect) == ("figure", Aspect.PICTURES)
    assert alternatives(rendered.pdf) == [told]


def test_a_picture_that_is_gone_is_told_on_the_page_and_in_a_finding(templates: Templates) -> None:
    rendered = render(manuscript(figure(content(), "Bydelene"), pictures=()), templates)
    assert "Billedet mangler. Figur 1. Bydelene" in reading.tree_text(rendered.pdf)
    (finding,) = rendered.findings
    assert finding.message == "Billedet ”kort.png” mangler. Sæt det ind igen, eller slet stedet."
    assert (finding.block_id, finding.standing) == ("figure", Standing.WRONG)


def test_a_damaged_picture_is_told_like_one_that_is_gone(templates: Templates) -> None:
    shown = content(kind="JPEG")
    damaged = FileContent(shown.digest, shown.data[: len(shown.data) // 2])
    rendered = render(manuscript(figure(shown), pictures=(damaged,)), templates)
    assert [finding.message for finding in rendered.findings] == [
        "Billedet ”kort.png” er beskadiget. Sæt det ind igen, eller slet stedet."
    ]


def test_a_picture_shown_twice_lies_in_the_file_once(templates: Templates) -> None:
    shown, other = content(), content(colour="red")
    blocks = (figure(shown, block_id="1"), figure(other, block_id="2"), samples.page_break(), figure(shown))
    pdf = render(manuscript(*blocks, pictures=(shown, other)), templates).pdf
    assert len(figures(pdf)) == 3
    assert len(pictures_in(pdf)) == 2


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_figure_is_drawn_in_its_own_colours(templates: Templates, kind: str) -> None:
    shown = content(600, 600, kind, "#2060A0")
    rendered = render(manuscript(figure(shown), pictures=(shown,)), templates)
    box = box_of(rendered)
    page = pypdfium2.PdfDocument(rendered.pdf)[0].render(scale=1).to_pil().convert("RGB")
    seen = page.getpixel((round(box.left + 100), round(box.top + 100)))
    assert seen == pytest.approx((0x20, 0x60, 0xA0), abs=4)


def test_a_photo_stays_a_photo_in_the_pdf(templates: Templates) -> None:
    photo = content(800, 600, "JPEG")
    pdf = render(manuscript(figure(photo), pictures=(photo,)), templates).pdf
    assert pictures_in(pdf) == [("/DCTDecode", photo.data)]


def test_another_description_gives_another_file_and_the_same_one_the_same(templates: Templates) -> None:
    shown = content()
    one, again, other = (
        render(manuscript(figure(shown, alt=alt), pictures=(shown,)), templates).pdf for alt in ("Kort", "Kort", "Vej")
    )
    assert one == again
    assert identity(one) != identity(other)

"""Brev og bilag as one job: what lies behind what, what is told of it, and what is refused with nothing half done."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.printing.helper import DrawingError, PageHelper
from kk_desktop.services import bundles
from kk_desktop.services.jobs import Progress, Stopped
from kk_desktop.services.workspace import Workspace
from tests.printing import foreign_files, gate, reading


@pytest.fixture
def letter(workspace: Workspace) -> str:
    document_id = workspace.documents.create("letter", "Svar på høring")
    block = Block(workspace.new_id(), runs=(Run("Vi bakker op om planen."),))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    return document_id


def put_in(workspace: Workspace, letter: str, folder: Path, **files: bytes) -> None:
    """Give the letter a bilag for each file; its name without ending is the title."""
    for name, data in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(data)
        workspace.attachments.add_files(letter, [path])


def picture(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (width, height), "orange").save(held, "JPEG")
    return held.getvalue()


def pages(pdf: bytes) -> list[str]:
    """Each page by its first words; a blank one is empty."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        count = len(document.pages)
    return [reading.page_text(pdf, n).strip() for n in range(count)]


def test_each_bilag_lies_behind_its_cover_sheet_in_the_order_of_the_numbers(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.made("Kort et", "Kort to"))
    annex_id = workspace.documents.create("memo", "Vores eget notat")
    workspace.attachments.add(letter, "Notat", annex_id)
    put_in(workspace, letter, tmp_path, Foto_jpg=picture(300, 200))
    found = pages(workspace.bundles.render(letter, Bundle.PAGES).pdf)
    assert len(found) == 8
    assert "Vi bakker op om planen." in found[0]
    assert "Bilag 1. Kort" in found[1]
    assert "Bilag til ”Svar på høring”. 2 sider" in found[1]
    assert "som vi har modtaget dem" in found[1]
    assert found[2:4] == ["Kort et", "Kort to"]
    assert "Bilag 2. Notat" in found[4]
    assert "modtaget" not in found[4]
    assert "Vores eget notat" in found[5]
    assert "Bilag 3. Foto" in found[6]
    assert "et billede, som vi har modtaget" in found[6]


def test_in_duplex_letter_cover_sheets_and_bilag_begin_on_front_pages(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    put_in(workspace, letter, tmp_path, En_pdf=foreign_files.made("A", "B", "C"), To_pdf=foreign_files.made("D"))
    rendered = workspace.bundles.render(letter, Bundle.PAGES, duplex=True)
    found = pages(rendered.pdf)
    assert [n for n, text in enumerate(found) if not text] == [1, 3, 7, 9]
    assert rendered.parts == (0, 2, 4, 8, 10)
    assert workspace.bundles.render(letter, Bundle.PAGES).parts == (0, 1, 2, 5, 6)
    assert found[4:7] + found[10:] == ["A", "B", "C", "D"]


def test_a_letter_with_its_own_annexes_turns_to_front_pages_and_keeps_its_promise(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    workspace.attachments.add(letter, "Notat", workspace.documents.create("memo", "Vores eget notat"))
    plain = workspace.bundles.render(letter, Bundle.PAGES)
    assert plain.pdf == workspace.pages.render(letter).pdf
    rendered = workspace.bundles.render(letter, Bundle.LETTER, duplex=True)
    assert [bool(text) for text in pages(rendered.pdf)] == [True, False, True]
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "duplex.pdf").write_bytes(rendered.pdf)
    assert gate.broken_rules(tmp_path / "pdf") == {"duplex.pdf": set()}


def test_a_bundle_with_foreign_pages_claims_nothing_and_says_so(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.full_of_tricks("Kort"))
    pdf = workspace.bundles.render(letter, Bundle.PAGES).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        packet = document.Root.Metadata.read_bytes().decode("utf-8")
        assert not {"/MarkInfo", "/OutputIntents", "/AF", "/Names", "/AcroForm"} & set(document.Root.keys())
        assert document.docinfo["/Title"] == "Svar på høring med bilag"
        assert "som de er modtaget" in str(document.docinfo["/Subject"])
    assert "pdfaid" not in packet
    assert "pdfuaid" not in packet
    assert '<rdf:li xml:lang="x-default">Svar på høring med bilag</rdf:li>' in packet
    assert "som de er modtaget" in packet


def test_our_own_pages_are_still_read_in_their_order(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.made("Kort"), Foto_jpg=picture(200, 300))
    pdf = workspace.bundles.render(letter, Bundle.PAGES, duplex=True).pdf
    assert reading.texts(pdf, "H1") == ["Svar på høring"]
    headings = ["Bilag", "Bilag 1. Kort", "Bilag 2. Foto"]  # the letter's own list of them first
    assert reading.texts(pdf, "H2") == headings
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root[0].children] == headings
        things = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary)]
        figures = [thing for thing in things if thing.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["Bilag 2: Foto"]


@pytest.mark.parametrize(("width", "height", "across"), [(300, 200, True), (200, 300, False)])
def test_a_picture_lies_as_it_is_seen_best(
    workspace: Workspace, letter: str, tmp_path: Path, width: int, height: int, across: bool
) -> None:
    put_in(workspace, letter, tmp_path, Foto_jpg=picture(width, height))
    with pikepdf.open(io.BytesIO(workspace.bundles.render(letter, Bundle.PAGES).pdf)) as document:
        _, _, wide, high = (float(length) for length in document.pages[-1].mediabox)
    assert (wide > high) is across


def test_the_same_letter_and_bilag_give_the_same_bytes(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.form("Anna Holm"), Foto_jpg=picture(30, 20))
    one, other = (workspace.bundles.render(letter, Bundle.PAGES, duplex=True).pdf for _ in range(2))
    assert one == other


def test_what_cannot_stand_on_paper_is_told_and_the_rest_is_printed(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.made("Kort"), Budget_xlsx=b"PK budget")
    workspace.attachments.add(letter, "Brev fra beboerne")
    annex_id = workspace.documents.create("memo", "Notat")
    workspace.attachments.add(letter, "Notat", annex_id)
    workspace.documents.delete(annex_id)
    rendered = workspace.bundles.render(letter, Bundle.PAGES)
    assert [finding.message.partition(" og er ikke med.")[0] for finding in rendered.findings] == [
        "Bilag 2 (”Budget.xlsx”) kan ikke udskrives",
        "Bilag 3 (Brev fra beboerne) har ingen fil",
        "Bilag 4 (Notat) er slettet",
    ]
    assert rendered.page_count == 3


def test_whoever_prints_a_confidential_letter_hears_that_foreign_pages_are_not_marked(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    put_in(workspace, letter, tmp_path, Foto_jpg=picture(300, 200))
    workspace.documents.change(letter, confidential_reason="Forhandling", confidential_paragraph="§ 30")
    assert workspace.bundles.render(letter, Bundle.PAGES).findings == ()
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.made("Kort"))
    rendered = workspace.bundles.render(letter, Bundle.PAGES)
    assert [finding.message for finding in rendered.findings] == [
        "FORTROLIG står på forsiden til hvert bilag, men ikke på de sider, der kommer fra PDF-filer."
    ]
    *drawn, foreign = pages(rendered.pdf)
    assert all("FORTROLIG" in page for page in drawn)
    assert foreign == "Kort"


def test_a_bilag_that_cannot_be_opened_stops_the_bundle_and_leaves_no_file(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.made("Kort"), Aftale_pdf=foreign_files.locked())
    out = tmp_path / "ud"
    out.mkdir()
    with pytest.raises(UserError, match=r"Bilag 2 \(”Aftale.pdf”\) til ”Svar på høring” .* adgangskode\. Intet er"):
        workspace.bundles.save(letter, out / "Brev.pdf", Bundle.PAGES)
    assert list(out.iterdir()) == []


def test_whoever_puts_a_file_in_hears_at_once_that_it_cannot_be_printed(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    files = {"Kort_pdf": foreign_files.made("Kort"), "Laast_pdf": foreign_files.locked(), "Tal_xlsx": b"PK"}
    put_in(workspace, letter, tmp_path, **files, Foto_png=b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    told = [workspace.bundles.trouble(bilag.id) for bilag in workspace.attachments.of(letter)]
    assert told[0] == ""
    assert told[1].startswith("Bilag 2 (”Laast.pdf”) kan ikke udskrives: filen er låst med en adgangskode.")
    assert told[2].startswith("Bilag 3 (”Tal.xlsx”) kan sendes med som fil, men ikke udskrives.")
    assert told[3].startswith("Bilag 4 (”Foto.png”) kan ikke udskrives: billedet ")


def test_inside_as_files_the_letter_keeps_every_promise(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.locked(), Budget_xlsx=b"PK budget")
    workspace.attachments.add(letter, "Uden fil")
    out = tmp_path / "pdf"
    out.mkdir()
    rendered = workspace.bundles.save(letter, out / "Brev.pdf", Bundle.FILES)
    assert [finding.message for finding in rendered.findings] == ["Bilag 3 (Uden fil) har ingen fil og er ikke med."]
    with pikepdf.open(out / "Brev.pdf") as document:
        carried = [document.attachments[name] for name in document.attachments]
        assert [file.filename for file in carried] == ["Kort.pdf", "Budget.xlsx"]
        assert [file.description for file in carried] == ["Bilag 1. Kort", "Bilag 2. Budget"]
        assert carried[1].get_file().read_bytes() == b"PK budget"
    assert gate.broken_rules(out, "ua1,3a") == {"Brev.pdf": set()}


def test_more_files_than_one_pdf_can_carry_are_refused_with_the_sizes(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "MOST_INSIDE", 2 * 1024 * 1024)
    put_in(workspace, letter, tmp_path, Stor_zip=b"x" * 3 * 1024 * 1024)
    with pytest.raises(UserError, match=r"fylder 3 MB\. Der er plads til 2 MB i én PDF\. Intet er gemt"):
        workspace.bundles.render(letter, Bundle.FILES)


def test_it_can_be_stopped_between_two_bilag(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    put_in(workspace, letter, tmp_path, En_pdf=foreign_files.made("A"), To_pdf=foreign_files.made("B"))
    progress: Progress = workspace.bundles.progress(letter)
    progress.listen = progress.stop
    with pytest.raises(Stopped):
        workspace.bundles.save(letter, tmp_path / "Brev.pdf", Bundle.PAGES, progress=progress)
    assert (progress.done, progress.total) == (1, 2)
    assert not (tmp_path / "Brev.pdf").exists()


def test_fifty_bilag_of_a_hundred_pages_come_out_whole(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    path = tmp_path / "Rapport.pdf"
    path.write_bytes(foreign_files.made(*(f"Side {n}" for n in range(100))))
    workspace.attachments.add_files(letter, [path] * 50)
    alone = workspace.pages.render(letter).page_count
    assert workspace.bundles.render(letter, Bundle.PAGES).page_count == alone + 50 * 101


def test_layers_that_are_off_stay_off_in_the_bundle(workspace: Workspace, letter: str, tmp_path: Path) -> None:
    put_in(workspace, letter, tmp_path, En_pdf=foreign_files.layered("Vist", "Skjult"))
    put_in(workspace, letter, tmp_path, To_pdf=foreign_files.layered("Set", "Gemt"))
    with pikepdf.open(io.BytesIO(workspace.bundles.render(letter, Bundle.PAGES).pdf)) as document:
        layers = document.Root.OCProperties
        assert [str(layer.Name) for layer in layers.OCGs] == ["til", "fra", "til", "fra"]
        assert [str(layer.Name) for layer in layers.D.OFF] == ["fra", "fra"]
        shown_on = [page.obj.Resources.Properties.L2.objgen for page in (document.pages[2], document.pages[4])]
        assert [layer.objgen for layer in layers.D.OFF] == shown_on


def test_a_bilag_that_the_helper_dies_of_is_named(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(workspace, letter, tmp_path, Kort_pdf=foreign_files.made("Kort"))

    def die(*_asked: object) -> None:
        raise DrawingError("the helper died of this document twice")

    monkeypatch.setattr(PageHelper, "clean", die)
    with pytest.raises(
        UserError, match=r"Bilag 1 \(”Kort.pdf”\) til ”Svar på høring” kan ikke udskrives: filen kan ikke"
    ):
        workspace.bundles.render(letter, Bundle.PAGES)

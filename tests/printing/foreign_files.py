"""Bilag as they come by mail: PDF files of other people's making, whole and broken, made for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

A4 = (595, 842)


def made(*texts: str, size: tuple[float, float] = A4, change: Callable[[Pdf], None] | None = None, **saving) -> bytes:
    """A plain PDF of one page for each text; ``change`` does something to it before it is saved."""
    with Pdf.new() as pdf:
        for text in texts:
            pdf.add_blank_page(page_size=size)
            page = pdf.pages[-1].obj
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            page.Contents = pdf.make_stream(f"BT /F1 24 Tf 72 400 Td ({text}) Tj ET".encode("latin-1"))
        if change is not None:
            change(pdf)
        held = io.BytesIO()
        pdf.save(held, fix_metadata_version=False, **saving)
        return held.getvalue()


def locked(text: str = "Hemmelig") -> bytes:
    return made(text, encryption=pikepdf.Encryption(user="kode", owner="kode"))


def not_to_be_printed(text: str = "Kun til skærmen") -> bytes:
    allowed = pikepdf.Permissions(print_lowres=False, print_highres=False)
    return made(text, encryption=pikepdf.Encryption(user="", owner="kode", allow=allowed))


def cut_short() -> bytes:
    whole = made(*(f"Side {n} " + "x" * 4000 for n in range(1, 6)), compress_streams=False)
    return whole[: len(whole) // 2]


def without_pages() -> bytes:
    return made()


def endless() -> bytes:
    """A small file with more pages than anybody prints: the same one again and again."""

    def repeat(pdf: Pdf) -> None:
        pdf.Root.Pages.Kids = Array([pdf.pages[0].obj] * 5001)
        pdf.Root.Pages.Count = 5001

    return made("Igen", change=repeat)


def full_of_tricks(text: str = "Bilag") -> bytes:
    """Everything a file can do, carry and tell beside its pages."""

    def add(pdf: Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('TRICK')"))
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=script)
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("TRICK"), script])))
        pdf.attachments["TRICK.txt"] = b"TRICK"
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=script)
        page.StructParents = 0
        page.PieceInfo = Dictionary(TRICK=Dictionary())
        launch = Dictionary(S=Name.Launch, F=String("TRICK.exe"))
        box = Array([0, 0, 100, 100])
        page.Annots = Array(
            [
                pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=launch, F=4)),
                pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=box, Contents=String("TRICK"))),
            ]
        )
        pdf.Root.Metadata = pdf.make_stream(b"<x>TRICK</x>", Type=Name.Metadata, Subtype=Name.XML)
        pdf.docinfo["/Author"] = "TRICK"
        form = pdf.make_stream(b"0 0 5 5 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box, StructParents=1)
        form.Metadata = pdf.make_stream(b"TRICK")
        page.Resources.XObject = Dictionary(Fm=form)
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("TRICK", 0))

    return made(text, change=add)


def form(value: str, **catalog: object) -> bytes:
    """A form with one field that somebody has filled in, whose text only the field holds."""

    def add(pdf: Pdf) -> None:
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("navn"), V=String(value), F=4,
                Rect=Array([72, 600, 300, 630]), DA=String("/Helv 12 Tf 0 g"),
            )
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([field])
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field]), NeedAppearances=True, DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font)))
        )
        for key, what in catalog.items():
            pdf.Root[f"/{key}"] = what

    return made("Formular", change=add)


def layered(shown: str, hidden: str) -> bytes:
    """Two layers, of which one is switched off."""

    def add(pdf: Pdf) -> None:
        on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("til", "fra"))
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(L1=on, L2=off)
        lines = [
            f"/OC /L{n} BDC BT /F1 24 Tf 72 {n * 100} Td ({text}) Tj ET EMC"
            for n, text in enumerate((shown, hidden), 1)
        ]
        page.Contents = Stream(pdf, "\n".join(lines).encode("latin-1"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=Dictionary(OFF=Array([off])))

    return made("", change=add)


def turned_by_its_folder(text: str) -> bytes:
    """A page whose size and rotation are told by the page tree, not by itself."""

    def add(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        pdf.Root.Pages.MediaBox = page.MediaBox
        pdf.Root.Pages.Rotate = 90
        del page["/MediaBox"]

    return made(text, size=(842, 1191), change=add)


def as_portfolio(pdf: Pdf) -> None:
    """Let the file only be the cover of the files inside it."""
    pdf.Root.Collection = Dictionary(Type=Name.Collection)


def in_a_circle(pdf: Pdf) -> None:
    """Let the tree of pages hang below itself."""
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
    pdf.Root.Pages.Count = 1


def with_drawing(packed: bytes) -> bytes:
    """A page whose drawing is these bytes, said to be packed."""

    def add(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_indirect(Stream(pdf, packed, Filter=Name.FlateDecode))

    return made("", change=add)

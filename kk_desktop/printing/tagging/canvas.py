"""ReportLab's canvas that cannot draw untagged: text belongs to an element, everything else is an artifact."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable
from datetime import date

from reportlab.pdfgen.canvas import Canvas

from kk_desktop import paths

from ..embedded import Embedded
from ..fonts import FILES, Face, face
from ..pictures import Picture
from .metadata import Info, write_metadata
from .objects import Raw, number, text_string
from .outline import Outline
from .tree import Annotation, Element, Tree

INK = "0.0863 0.0980 0.1137"  # #16191D
SECONDARY = "0.2941 0.3255 0.3608"  # #4B535C, 7.8:1 on white


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas whose page starts at the top left, in points, and whose every mark has a place in the tree.

    Text is set by ``show``; what repeats or only adorns is drawn between ``begin_artifact`` and ``end_artifact``.
    """

    _code: list[str]

    def __init__(
        self, tree: Tree, *, title: str, author: str, day: date | None, files: tuple[Embedded, ...] = ()
    ) -> None:
        faces = [face(name) for name in FILES]
        super().__init__(
            io.BytesIO(),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang="da-DK",
            initialFontName=faces[0].fontName,
        )
        self._preamble = ""
        self._tree = tree
        self._outline = Outline()
        self._pictures: dict[str, str] = {}  # of the page at hand, by name
        self._drawn_pictures: dict[Picture, tuple[str, str]] = {}
        self._open: Element | None = None
        self._artifact = False
        self._digest = hashlib.sha256()
        self._height = 0.0
        self._facts = Info(title, author, day, files)
        for one in faces:
            one.begin(self._doc)

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of that size in points."""
        self._pagesize = (width, height)
        self._height = height
        self._tree.begin_page()

    def end_page(self) -> None:
        """Finish the page and tie it to the tree."""
        self._close()
        content = "\n".join(self._code).encode("ascii")
        self._digest.update(content)
        self._code = [""]
        self.showPage()
        page = self._doc.Pages.pages[-1]
        # Entries ReportLab does not know, and a stream that ends as PDF/A wants it.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._doc.Pages.pages) - 1
        page.Tabs = "/S"
        if self._pictures:
            named = " ".join(f"/{name} {picture}" for name, picture in self._pictures.items())
            page.XObjects = Raw(f"<< {named} >>".encode("ascii"), indirect=False)
            self._pictures = {}
        page.Contents = Raw.stream(zlib.compress(content), "/Filter /FlateDecode")

    def show(self, x: float, y: float, text: str, look: tuple[Face, float, bool], element: Element | None) -> None:
        """Draw text with its baseline at ``y`` below the page's top; without an element only inside an artifact."""
        if element is None:
            if not self._artifact:
                raise ValueError("text outside the structure tree")
        elif element is not self._open:
            self._close()
            mcid = self._tree.mark(element)
            self._code.append(f"/{element.kind} <</MCID {mcid}>> BDC")
            self._open = element
        typeface, size, secondary = look
        if element is not None:
            self._outline.note(element, text, len(self._tree.pages) - 1, self._height - y + 2 * size)
        code = [f"BT {SECONDARY if secondary else INK} rg 1 0 0 1 {x:.2f} {self._height - y:.2f} Tm"]
        code += [f"{name} {size:g} Tf <{codes}> Tj" for name, codes in typeface.codes(text, self._doc)]
        code.append("ET")
        self._code.append(" ".join(code))

    def begin_artifact(self, kind: str = "Layout") -> None:
        """What follows is no content: a rule, a mark, a page number."""
        self._close()
        self._code.append(f"/Artifact <</Type /{kind}>> BDC")
        self._artifact = True

    def end_artifact(self) -> None:
        """What follows is content again."""
        self._code.append("EMC")
        self._artifact = False

    def rule(self, x0: float, x1: float, y: float, thickness: float) -> None:
        """Draw a horizontal line; only inside an artifact."""
        level = self._height - y
        self._code.append(f"{INK} RG {thickness:g} w {x0:.2f} {level:.2f} m {x1:.2f} {level:.2f} l S")

    def stroke(self, x0: float, y0: float, x1: float, y1: float, thickness: float) -> None:
        """Draw a straight line; only inside an artifact."""
        start, end = self._height - y0, self._height - y1
        self._code.append(f"{INK} RG {thickness:g} w {x0:.2f} {start:.2f} m {x1:.2f} {end:.2f} l S")

    def ring(self, x: float, y: float, radius: float, thickness: float) -> None:
        """Draw a circle; only inside an artifact."""
        self._code.append(f"{INK} RG")
        self.setLineWidth(thickness)
        self.circle(x, self._height - y, radius)

    def dot(self, x: float, y: float, radius: float) -> None:
        """Draw a filled circle; only inside an artifact."""
        self._code.append(f"{INK} rg")
        self.circle(x, self._height - y, radius, stroke=0, fill=1)

    def picture(self, x: float, y: float, width: float, height: float, picture: Picture) -> None:
        """Draw a picture with its top left corner at the place; by itself only inside an artifact."""
        name = self._name_picture(picture)
        level = self._height - y - height
        self._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {level:.2f} cm /{name} Do Q")

    def figure(self, place: tuple[float, float, float, float], picture: Picture, element: Element) -> None:
        """Draw a picture (left, top, width, height) as what a Figure element shows, which is told where it stands."""
        self._close()
        x, y, width, height = place
        box = f"{x:.2f} {self._height - y - height:.2f} {x + width:.2f} {self._height - y:.2f}"
        element.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"
        self._digest.update(element.alt.encode("utf-8", "replace"))
        self._code.append(f"/{element.kind} <</MCID {self._tree.mark(element)}>> BDC")
        self.picture(x, y, width, height, picture)
        self._code.append("EMC")

    def _name_picture(self, picture: Picture) -> str:
        """The picture's name on the page at hand; one shown twice lies in the file once."""
        if picture not in self._drawn_pictures:
            self._digest.update(picture.packed)
            image = Raw.stream(
                picture.packed,
                f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
                f"/ColorSpace /DeviceRGB /BitsPerComponent 8 {picture.coding}",
            )
            self._drawn_pictures[picture] = f"Im{len(self._drawn_pictures)}", number(self._doc, image)
        name, reference = self._drawn_pictures[picture]
        self._pictures[name] = reference
        return name

    def link_field(self, element: Element, box: Iterable[float], words: str) -> None:
        """Make the box (left, top, right, bottom) a field that opens the Link element's address."""
        left, top, right, bottom = box
        key = len(self._tree.annotations)
        thing = Raw()
        address = "".join(c if 0x21 <= ord(c) < 0x7F and c not in "()\\<>" else _percent(c) for c in element.url)
        thing.body = (
            f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Contents {text_string(words)} "
            f"/Rect [{left:.2f} {self._height - bottom:.2f} {right:.2f} {self._height - top:.2f}] "
            f"/StructParent %%{key} /A << /Type /Action /S /URI /URI ({address}) >> >>"
        ).encode("ascii")
        self._tree.annotations.append(element)
        element.kids.append(Annotation(len(self._tree.pages) - 1, thing))
        self._annotationrefs.append(self._doc.Reference(thing))

    def finish(self) -> bytes:
        """Write tree, metadata and colour profile, and give back the file's bytes."""
        document = self._doc
        pages = [number(document, page) for page in document.Pages.pages]
        self._number_link_fields()
        root = self._tree.write(document, pages)
        self._digest.update(self._facts.fingerprint)
        profile = paths.resource("colour", "sRGB.icc").read_bytes()
        self._outline.write(document, pages)
        write_metadata(document, self._facts, root, profile, self._digest.hexdigest()[:32])
        return bytes(self.getpdfdata())

    def _number_link_fields(self) -> None:
        # Pages come first in the parent tree, so a field's key is known when the last page is.
        for element in self._tree.annotations:
            for kid in element.kids:
                if isinstance(kid, Annotation) and b"%%" in kid.thing.body:
                    before, _, after = kid.thing.body.partition(b"%%")
                    key, _, rest = after.partition(b" ")
                    kid.thing.body = before + str(int(key) + len(self._tree.pages)).encode("ascii") + b" " + rest

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))

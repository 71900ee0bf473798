"""Draws pages that cannot hold anything untagged: text belongs to an element, everything else is an artifact."""

from __future__ import annotations

import hashlib
import zlib
from datetime import date

from kk_desktop.domain.charts.drawing import Drawing

from ..embedded import Embedded
from ..fonts import FILES, Face, Subset, face
from ..pictures import Picture
from .drawn import code_of
from .metadata import Info, write_metadata
from .objects import File, Raw, text_string
from .outline import Outline
from .tree import Annotation, Element, Tree

INK = "0.0863 0.0980 0.1137"  # #16191D
_FOOT = 0.93
"""The part of a page's height below which a line stands at its foot."""

SECONDARY = "0.2941 0.3255 0.3608"  # #4B535C, 7.8:1 on white

_ROUND = 0.5523
"""How far a Bézier curve's handles reach, in radii, to draw a quarter of a circle."""


class TaggedCanvas:
    """A canvas whose page starts at the top left, in points, and whose every mark has a place in the tree.

    Text is set by ``show``; what repeats or only adorns is drawn between ``begin_artifact`` and ``end_artifact``.
    """

    def __init__(
        self, tree: Tree, *, title: str, author: str, day: date | None, files: tuple[Embedded, ...] = ()
    ) -> None:
        self._file = File()
        self._tree = tree
        self._facts = Info(title, author, day, files)
        self._outline = Outline()
        self._digest = hashlib.sha256()
        self._all_pages, self._fonts = Raw(), Raw()
        self._pages: list[Raw] = []
        faces = [face(name) for name in FILES]
        self._subsets = {one: Subset(one, f"F{n}") for n, one in enumerate(faces, 1)}
        self._drawn_pictures: dict[Picture, tuple[str, str]] = {}
        # Of the page at hand
        self._code: list[str] = []
        self._pictures: dict[str, str] = {}  # by name
        self._links: list[Annotation] = []
        self._width = self._height = 0.0
        self._ink = self._font = ""
        self._open: Element | None = None
        self._in_heading = False
        self._artifact = False

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of that size in points."""
        self._width, self._height = width, height
        self._code, self._pictures, self._links = [], {}, []
        self._ink = self._font = ""
        self._tree.begin_page()

    def end_page(self) -> None:
        """Finish the page and tie it to the tree."""
        self._close()
        content = "\n".join(self._code).encode("latin-1")
        self._digest.update(content)
        number = self._file.number
        drawing = number(Raw.stream(zlib.compress(content), "/Filter /FlateDecode"))
        parts = [
            f"<< /Type /Page /Parent {number(self._all_pages)} /MediaBox [0 0 {self._width:.4f} {self._height:.4f}] "
            f"/Contents {drawing} /StructParents {len(self._pages)} /Tabs /S"
        ]
        if self._links:
            parts.append(f"/Annots [{' '.join(number(link.thing) for link in self._links)}]")
        pictures = " ".join(f"/{name} {picture}" for name, picture in self._pictures.items())
        parts.append(f"/Resources << /Font {number(self._fonts)} /XObject << {pictures} >> >> >>")
        page = Raw(" ".join(parts).encode("ascii"))
        number(page)
        self._pages.append(page)

    def show(self, x: float, y: float, text: str, look: tuple[Face, float, bool], element: Element | None) -> None:
        """Draw text with its baseline at ``y`` below the page's top; without an element only inside an artifact."""
        typeface, size, secondary = look
        if element is None:
            if not self._artifact:
                raise ValueError("text outside the structure tree")
        else:
            if element is not self._open:
                self._close()
                self._code.append(f"/{element.kind} <</MCID {self._tree.mark(element)}>> BDC")
                self._open = element
                self._in_heading = element.heading is not None
            if self._in_heading:
                # A heading at the foot names the whole page.
                top = self._height if y > _FOOT * self._height else self._height - y + 2 * size
                self._outline.note(element, text, len(self._pages), top)
        self._colour(SECONDARY if secondary else INK)
        shown = ""
        for name, code in self._subsets[typeface].shown(text):
            font = f"{name} {size:g} Tf"
            if font != self._font:
                shown += f"{font} "
                self._font = font
            shown += f"({code}) Tj "
        self._code.append(f"BT {x:.2f} {self._height - y:.2f} Td {shown}ET")

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
        self._code.append(f"{INK} RG {thickness:g} w {self._circle(x, y, radius)} S")

    def dot(self, x: float, y: float, radius: float) -> None:
        """Draw a filled circle; only inside an artifact."""
        self._colour(INK)
        self._code.append(f"{self._circle(x, y, radius)} f")

    def picture(self, x: float, y: float, width: float, height: float, picture: Picture) -> None:
        """Draw a picture with its top left corner at the place; by itself only inside an artifact."""
        name = self._name_picture(picture)
        level = self._height - y - height
        self._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {level:.2f} cm /{name} Do Q")

    def figure(self, place: tuple[float, float, float, float], shown: Picture | Drawing, element: Element) -> None:
        """Draw a picture or a chart (left, top, width, height) as what a Figure element shows.

        The element is told where it stands. A chart's words are part of the drawing, which the description tells.
        """
        self._close()
        x, y, width, height = place
        box = f"{x:.2f} {self._height - y - height:.2f} {x + width:.2f} {self._height - y:.2f}"
        element.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"
        self._digest.update(element.alt.encode("utf-8", "replace"))
        self._code.append(f"/{element.kind} <</MCID {self._tree.mark(element)}>> BDC")
        if isinstance(shown, Picture):
            self.picture(*place, shown)
        else:
            self._code += code_of(shown, place, self._height, self._shown_in)
            # What comes next sets its own again.
            self._ink = self._font = ""
        self._code.append("EMC")

    def _shown_in(self, text: str, *, bold: bool) -> list[tuple[str, str]]:
        return self._subsets[face("semibold" if bold else "regular")].shown(text)

    def _name_picture(self, picture: Picture) -> str:
        """The picture's name on the page at hand; one shown twice lies in the file once."""
        if picture not in self._drawn_pictures:
            self._digest.update(picture.packed)
            image = Raw.stream(
                picture.packed,
                f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
                f"/ColorSpace /DeviceRGB /BitsPerComponent 8 {picture.coding}",
            )
            self._drawn_pictures[picture] = f"Im{len(self._drawn_pictures)}", self._file.number(image)
        name, reference = self._drawn_pictures[picture]
        self._pictures[name] = reference
        return name

    def link_field(self, element: Element, box: tuple[float, float, float, float], words: str) -> None:
        """Make the box (left, top, right, bottom) a field that opens the Link element's address."""
        left, top, right, bottom = box
        address = "".join(c if 0x21 <= ord(c) < 0x7F and c not in "()\\<>" else _percent(c) for c in element.url)
        body = (
            f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Contents {text_string(words)} "
            f"/Rect [{left:.2f} {self._height - bottom:.2f} {right:.2f} {self._height - top:.2f}] "
            f"/A << /Type /Action /S /URI /URI ({address}) >>"
        )
        self._links.append(self._tree.annotate(element, body))

    def finish(self) -> bytes:
        """Write tree, fonts, metadata and colour profile, and give back the file's bytes."""
        file = self._file
        pages = [file.number(page) for page in self._pages]
        fonts = " ".join(font for subset in self._subsets.values() for font in subset.write(file))
        self._fonts.body = f"<< {fonts} >>".encode("ascii")
        self._all_pages.body = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(pages)}] >>".encode("ascii")
        file.catalog["Pages"] = file.number(self._all_pages)
        file.catalog["StructTreeRoot"] = self._tree.write(file, pages)
        self._outline.write(file, pages)
        self._digest.update(self._facts.fingerprint)
        return file.write(write_metadata(file, self._facts), self._digest.hexdigest()[:32])

    def _colour(self, ink: str) -> None:
        if ink != self._ink:
            self._code.append(f"{ink} rg")
            self._ink = ink

    def _circle(self, x: float, y: float, radius: float) -> str:
        level, reach = self._height - y, radius * _ROUND
        path = [f"{x + radius:.2f} {level:.2f} m"]
        for right, up in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            # From the point that lies this way from the centre to the one a quarter turn on.
            points = (
                (right * radius - up * reach, up * radius + right * reach),
                (right * reach - up * radius, up * reach + right * radius),
                (-up * radius, right * radius),
            )
            path.append(" ".join(f"{x + across:.2f} {level + rise:.2f}" for across, rise in points) + " c")
        return " ".join(path)

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))

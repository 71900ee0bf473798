"""The template files: what each kind of document looks like, as data; reads TOML and knows no drawing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import msgspec

from kk_desktop.domain.dates import DateStyle
from kk_desktop.domain.kinds import LATE_FIELDS, Kind, LateField, Section
from kk_desktop.errors import UserError

from .template_faults import fault, line_of
from .template_room import without_room

if TYPE_CHECKING:
    from .pictures import Picture

T = TypeVar("T")

STYLES_FILE = "styles.toml"

FaceName = Literal["regular", "italic", "semibold", "semibold_italic"]
ColumnFact = Literal["date", "case_number", "document_number", "case_handler", "unit", "phone", "email", "ean"]
ClosingStyle = Literal["letter", "slash", "names"]
AttachmentStyle = Literal["numbered", "aligned"]


_TURNED_TOP, _TURNED_FOOT = 30.0, 22.0
"""First baseline on a page that lies across, and what stays free below its last one."""


TURNED_RUNNING = 17.0
"""The running head's baseline on a page that lies across."""

Length = Annotated[float, msgspec.Meta(ge=0, le=1200)]
"""A place or a distance; no sheet is longer than A0."""

Extent = Annotated[float, msgspec.Meta(gt=0, le=1200)]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a template file; lengths are millimetres, places are baselines from the page's top edge."""


class Page(_Part, frozen=True):
    """The sheet and its text column: first baseline on later pages, lowest baseline on any.

    ``widest`` is the right edge that a table wider than the column may reach where nothing stands beside it.
    """

    left: Length
    measure: Extent
    later: Length
    last: Extent = 270.0
    width: Extent = 210.0
    height: Extent = 297.0
    widest: Length = 0.0

    @property
    def turned(self) -> Page:
        """The same sheet lying across, for tables that no upright page can hold."""
        if self.width > self.height:
            return self
        return Page(
            left=self.left,
            measure=self.height - 2 * self.left,
            later=_TURNED_TOP,
            last=self.width - _TURNED_FOOT,
            width=self.height,
            height=self.width,
        )


class Title(_Part, frozen=True):
    """The title's first baseline, and the distance in points down to the text or to a heading that follows."""

    baseline: Length
    to_text: Length = 27.2
    to_heading: Length = 31.2


class Head(_Part, frozen=True):
    """The letterhead: the municipality's mark and two lines of sender.

    ``logo`` names a PNG file beside the template that takes the place of the mark, as high as that.
    """

    left: Length
    width: Extent
    sender: Length
    sender_line: Length
    mark_left: Length
    mark_top: Length
    mark_diameter: Extent
    logo: str = ""


class Recipient(_Part, frozen=True):
    """Where "Til …" stands, and how close below it the title may come."""

    baseline: Length
    to_title: Length


class Window(_Part, frozen=True):
    """A letter for an envelope with a window: our address and the recipient's behind it, column and title below.

    Envelopes differ: measure your own.
    """

    sender: Length
    address: Length
    width: Extent
    column: Length
    title: Length


class Column(_Part, frozen=True):
    """The narrow right column with the facts about the office, in the order they are named."""

    left: Length
    width: Extent
    baseline: Length
    facts: tuple[ColumnFact, ...]


class Running(_Part, frozen=True):
    """The short title at the head of later pages."""

    baseline: Length


class Footer(_Part, frozen=True):
    """The page number: at ``left``, or flush with the column's right edge; only from ``from_pages`` pages."""

    baseline: Length
    left: Length | None = None
    case_number: bool = False
    from_pages: int = 1


class Opening(_Part, frozen=True):
    """What stands over an agenda item: its case number, and its number hanging in the margin."""

    case_number: Length
    item_left: Length


class Slide(_Part, frozen=True):
    """A landscape slide's left column, and where its label and its text begin."""

    label_left: Length
    label_width: Extent
    label: Length
    text: Length


class NewSection(_Part, frozen=True):
    """A heading that a new document of the kind begins with, and what is written under it; empty: before the first."""

    heading: str
    guidance: str = ""
    required: bool = False


class Template(_Part, frozen=True):
    """One kind of document, as its file in ``resources/templates`` tells it.

    ``turns`` lets every page lie across, the first one too, when a table or a list is too wide for it upright.
    """

    name: str
    page: Page
    title: Title
    date_style: DateStyle = DateStyle.LONG
    closing: str = ""
    closing_style: ClosingStyle = "letter"
    sender_line: str = ""
    standalone: bool = True
    attachments: AttachmentStyle = "numbered"
    treatments: bool = False
    turns: bool = False
    sections: tuple[NewSection, ...] = ()
    late_fields: tuple[LateField, ...] = LATE_FIELDS
    self_approval: bool = False
    tells_substitute: bool = False
    head: Head | None = None
    recipient: Recipient | None = None
    window: Window | None = None
    column: Column | None = None
    running: Running | None = None
    footer: Footer | None = None
    opening: Opening | None = None
    slide: Slide | None = None

    @property
    def turned(self) -> Template:
        """The same kind on paper that lies across; its footer as far above the foot."""
        lower = self.page.height - self.page.turned.height
        footer = self.footer
        return msgspec.structs.replace(
            self,
            page=self.page.turned,
            running=Running(baseline=TURNED_RUNNING) if self.running else None,
            footer=msgspec.structs.replace(footer, baseline=footer.baseline - lower) if footer else None,
        )

    def as_kind(self, kind_id: str) -> Kind:
        """What the rest of the program knows of the template."""
        return Kind(
            id=kind_id,
            name=self.name,
            sections=tuple(Section(part.heading, part.guidance, part.required) for part in self.sections),
            date_style=self.date_style,
            closing=self.closing,
            sender_line=self.sender_line,
            standalone=self.standalone,
            has_recipient=self.recipient is not None,
            has_window=self.window is not None,
            has_treatments=self.treatments,
            late_fields=self.late_fields,
            self_approval=self.self_approval,
            tells_substitute=self.tells_substitute,
            column_facts=self.column.facts if self.column else (),
        )


class TextStyle(_Part, frozen=True):
    """A style of type; size, line pitch and space before are points."""

    face: FaceName
    size: Extent
    leading: Extent
    before: Length = 0.0
    secondary: bool = False
    hyphenate: bool = False


class Fonts(_Part, frozen=True):
    """A municipality's own typeface: the names of four TrueType files, beside the templates or in a folder there."""

    regular: str
    italic: str
    semibold: str
    semibold_italic: str


class Styles(_Part, frozen=True):
    """Every style of type the pages use, the same in all kinds.

    ``logo`` names a PNG file beside the styles that takes the mark's place in every kind that names none itself.
    """

    title: TextStyle
    heading_1: TextStyle
    heading_2: TextStyle
    body: TextStyle
    quote: TextStyle
    table: TextStyle
    small: TextStyle
    footnote: TextStyle
    label: TextStyle
    sender: TextStyle
    sender_line: TextStyle
    case_line: TextStyle
    slide_label: TextStyle
    slide_display: TextStyle
    slide_text: TextStyle
    slide_footer: TextStyle
    fonts: Fonts | None = None
    logo: str = ""


class Templates(msgspec.Struct, frozen=True):
    """All kinds of documents and the styles they share."""

    styles: Styles
    by_kind: dict[str, Template]
    logos: dict[str, Picture] = {}
    fonts: dict[str, Path] = {}

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds by id, in the order of their names."""
        named = sorted(self.by_kind.items(), key=lambda item: item[1].name)
        return {kind_id: template.as_kind(kind_id) for kind_id, template in named}


class TemplateError(UserError):
    """A template file cannot be used; the message names the file and the reason."""


def load_templates(folder: Path, own: Path | None = None) -> Templates:
    """Read every template in the folder. Raises ``TemplateError`` for a file with a mistake.

    A file in the house's ``own`` folder goes before ours of the same name; what it lacks is taken from ours.
    """
    if own is not None and not own.is_dir():
        raise TemplateError(
            f"Mappen med skabeloner, ”{own}”, findes ikke. Dine dokumenter er ikke berørt. "
            "Vælg en anden mappe i Opsætning, eller brug programmets egne skabeloner."
        )
    files = {path.name: path for each in (folder, own) if each for path in sorted(each.glob("*.toml"))}
    styles_file = files.pop(STYLES_FILE, folder / STYLES_FILE)
    styles = _read(styles_file, Styles)
    read = {path.stem: (path, _template(path)) for _, path in sorted(files.items())}
    by_kind: dict[str, Template] = {}
    logos: dict[str, Picture] = {}
    for kind, (path, template) in read.items():
        by_kind[kind] = template
        if template.head and template.head.logo:
            logos[template.head.logo] = _logo(path, "head.logo", template.head.logo)
        elif template.head and styles.logo:
            by_kind[kind] = msgspec.structs.replace(
                template, head=msgspec.structs.replace(template.head, logo=styles.logo)
            )
    if styles.logo:
        logos[styles.logo] = _logo(styles_file, "logo", styles.logo)
    return Templates(styles=styles, by_kind=by_kind, logos=logos, fonts=_fonts(styles_file, styles))


def _fonts(styles_file: Path, styles: Styles) -> dict[str, Path]:
    if styles.fonts is None:
        return {}
    fonts = {name: styles_file.parent / file for name, file in msgspec.structs.asdict(styles.fonts).items()}
    for name, file in fonts.items():
        if not file.is_file():
            place = _place(styles_file, f"fonts.{name}")
            raise refused(styles_file, f"{place}: skrifttypen {file.name} findes ikke")
    return fonts


def _logo(file: Path, where: str, name: str) -> Picture:
    # Only a template with a logo needs what reads pictures.
    from .pictures import read_picture

    try:
        return read_picture((file.parent / name).read_bytes())
    except (OSError, ValueError) as error:
        reason = "findes ikke eller kan ikke læses" if isinstance(error, OSError) else str(error)
        raise refused(file, f"{_place(file, where)}: logoet {name} {reason}") from error


def _template(path: Path) -> Template:
    template = _read(path, Template)
    for where, reason in without_room(template):
        raise refused(path, f"{_place(path, where)}: {reason}")
    return template


def _place(path: Path, where: str) -> str:
    return f"linje {line_of(path.read_text(encoding='utf-8'), where)}"


def _read(path: Path, kind: type[T]) -> T:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise refused(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise refused(path, "filen er ikke gemt som UTF-8") from error
    try:
        return msgspec.toml.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise refused(path, fault(text, str(error))) from error


def refused(path: Path, reason: str) -> TemplateError:
    """The error that names the file and the reason, to be raised."""
    thing = "Skabelonen" if path.suffix == ".toml" else "Skrifttypen"
    return TemplateError(
        f"{thing} {path.name} kan ikke bruges, {reason}. Dine dokumenter er ikke berørt. "
        "Ret filen, eller hent programmets egne skabeloner."
    )

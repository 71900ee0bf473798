"""Brev og bilag as one job: the bilag behind the letter as pages, or inside its PDF as files."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.documents import UNTITLED, Attachment, Manuscript
from kk_desktop.domain.files import PDF_TYPE, StoredFile
from kk_desktop.domain.readiness import Aspect
from kk_desktop.errors import DiskFullError, UserError
from kk_desktop.printing.bundle import Part
from kk_desktop.printing.embedded import Embedded
from kk_desktop.printing.foreign import NO_ROOM, Foreign
from kk_desktop.printing.rendered import Finding, Rendered
from kk_desktop.printing.variants import PLAIN, Variant
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store

from .bundle_sheets import cover_sheet, picture_sheet
from .desk import Desk
from .jobs import Progress
from .kept_pages import as_approved
from .pages import PageService

MOST_INSIDE = 300 * 1024 * 1024
"""Bytes of all files inside one PDF, which is made in memory; no mail program takes a tenth of it."""

_log = logging.getLogger(__name__)

_AS_PDF = "Gem filen som PDF, og læg den ind i stedet, hvis den skal med på papir."

_UNMARKED = "FORTROLIG står på forsiden til hvert bilag, men ikke på de sider, der kommer fra PDF-filer."
"""Nothing is drawn on pages that somebody else has made."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One bilag that is printed: sheets of our own with its cover first, and the pages of a cleaned foreign file."""

    sheets: tuple[Manuscript, ...]
    file: Path | None = None


class BundleService:
    """Puts a saved document and its bilag together, beside the typing."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk = desk
        self._pages = pages

    def save(
        self,
        document_id: str,
        path: Path,
        bundle: Bundle,
        variant: Variant = PLAIN,
        *,
        duplex: bool = False,
        progress: Progress | None = None,
    ) -> Rendered:
        """``render`` into a file, which is there whole or not at all. Raises ``UserError`` as that does."""
        render = partial(self.render, document_id, bundle, duplex=duplex, progress=progress)
        return self._pages.save(render, path, variant)

    def render(
        self,
        document_id: str,
        bundle: Bundle,
        variant: Variant = PLAIN,
        *,
        manuscript: Manuscript | None = None,
        duplex: bool = False,
        progress: Progress | None = None,
    ) -> Rendered:
        """The saved document with its bilag as one PDF; the findings tell which bilag are not in it.

        ``manuscript`` is set instead of the document as it is: a proof that tells its changes. In ``duplex`` the
        letter, each cover sheet and each bilag begin on a front page. Raises ``UserError`` for a bilag that should be
        printed and cannot, and ``Stopped`` between two of them.
        """
        manuscript = manuscript or self._pages.manuscript(document_id)
        if bundle is Bundle.FILES:
            return self.with_files(manuscript, variant)
        if bundle is Bundle.PAGES:
            left_out = _left_out(manuscript)
            if any(bilag.file and bilag.file.has_pages for bilag in manuscript.attachments if not bilag.annex_id):
                return self._with_pages(manuscript, variant, left_out, duplex=duplex, progress=progress)
        else:
            left_out = ()
        rendered = self._pages.finished(manuscript, variant)
        if duplex and len(rendered.parts) > 1:
            with self._desk.scratch.folder() as folder:
                parts = [Part(pages=pages) for pages in _page_counts(rendered)]
                rendered = self._bound(rendered, parts, Path(folder), duplex=True)
        return replace(rendered, findings=(*rendered.findings, *left_out))

    def progress(self, document_id: str) -> Progress:
        """For ``render``: one step for each bilag."""
        return Progress("Samler", "bilag", len(document_store.attachments(self._desk.read(), document_id)))

    def trouble(self, attachment_id: str) -> str:
        """What keeps a bilag's file from being printed, as a sentence for whoever has put it in; empty when nothing."""
        bilag = document_store.find_attachment(self._desk.read(), attachment_id)
        if bilag is None or bilag.file is None:
            return ""
        named = f"Bilag {bilag.number} (”{bilag.file.name}”)"
        if not bilag.file.has_pages:
            return f"{named} kan sendes med som fil, men ikke udskrives. {_AS_PDF}"
        with self._desk.scratch.folder() as folder:
            foreign = self._look_at(bilag.file, Path(folder))
        return f"{named} kan ikke udskrives: {foreign.reason}. {foreign.advice}" if foreign.reason else ""

    # Inside, as files -------------------------------------------------------------------------------------

    def with_files(self, manuscript: Manuscript, variant: Variant) -> Rendered:
        """The document with its bilag inside, after whatever files the variant brings."""
        carried = [(bilag, bilag.file) for bilag in manuscript.attachments if bilag.file and not bilag.annex_id]
        size = sum(file.size for _, file in carried)
        if size > MOST_INSIDE:
            raise UserError(
                f"Bilagene til ”{manuscript.document.title or UNTITLED}” fylder {size // 1024**2} MB. Der er plads til "
                f"{MOST_INSIDE // 1024**2} MB i én PDF. Intet er gemt. Send de største for sig."
            )
        files = tuple(
            Embedded(file.name, file.media_type, self._content(file), f"Bilag {bilag.number}. {bilag.title}")
            for bilag, file in carried
        )
        drawn = self._draw(manuscript, replace(variant, files=(*variant.files, *files)))
        rendered = self._kept(manuscript, variant, drawn)
        if rendered.pdf is not drawn.pdf:
            with self._desk.scratch.folder() as folder:
                letter, *annexes = _page_counts(drawn)
                parts = [_as_kept(rendered, letter, Path(folder)), *(Part(pages=pages) for pages in annexes)]
                rendered = self._bound(replace(rendered, pdf=drawn.pdf), parts, Path(folder), duplex=False)
        empty = (_without_content(manuscript, bilag) for bilag in manuscript.attachments)
        return replace(rendered, findings=(*rendered.findings, *(finding for finding in empty if finding)))

    # Behind, as pages -------------------------------------------------------------------------------------

    def _with_pages(
        self,
        manuscript: Manuscript,
        variant: Variant,
        left_out: Sequence[Finding],
        *,
        duplex: bool,
        progress: Progress | None,
    ) -> Rendered:
        with self._desk.scratch.folder() as folder:
            pieces = []
            for bilag in manuscript.attachments:
                pieces += self._pieces(manuscript, bilag, Path(folder))
                if progress is not None:
                    progress.step()
            sheets = tuple(sheet for piece in pieces for sheet in piece.sheets)
            # The window's address is the letter's alone; lay_out leaves it out of what lies behind.
            drawn = self._draw(replace(manuscript, annexes=sheets), variant)
            rendered = self._kept(manuscript, variant, drawn)
            counts = iter(_page_counts(drawn))
            letter = next(counts)
            parts = [_as_kept(rendered, letter, Path(folder)) if rendered.pdf is not drawn.pdf else Part(pages=letter)]
            for piece in pieces:
                parts += [Part(pages=next(counts)) for _ in piece.sheets]
                if piece.file is not None:
                    parts.append(Part(file=piece.file))
            bound = self._bound(replace(rendered, pdf=drawn.pdf), parts, Path(folder), duplex=duplex)
        is_unmarked = bool(manuscript.document.confidential_reason) and any(piece.file for piece in pieces)
        unmarked = (Finding(_UNMARKED, aspect=Aspect.ATTACHMENTS),) if is_unmarked else ()
        return replace(bound, findings=(*rendered.findings, *left_out, *unmarked))

    def _pieces(self, manuscript: Manuscript, bilag: Attachment, folder: Path) -> list[_Piece]:
        """The bilag's cover and pages; none for one without pages. Raises ``UserError`` for one that is unusable."""
        if bilag.annex_id is not None:
            annex = next((each for each in manuscript.annexes if each.document.id == bilag.annex_id), None)
            return [] if annex is None else [_Piece((cover_sheet(manuscript, bilag), annex))]
        file = bilag.file
        if file is None or not file.has_pages:
            return []
        target = folder / f"{bilag.number}-clean.pdf"
        foreign = self._look_at(file, folder, target)
        if foreign.reason:
            raise UserError(
                f"Bilag {bilag.number} (”{file.name}”) til ”{manuscript.document.title or UNTITLED}” kan ikke "
                f"udskrives: {foreign.reason}. Intet er udskrevet eller gemt. {foreign.advice}"
            )
        cover = cover_sheet(manuscript, bilag, foreign.pages)
        if file.media_type == PDF_TYPE:
            return [_Piece((cover,), target)]
        return [_Piece((cover, picture_sheet(bilag, self._content(file), across=foreign.across)))]

    def _kept(self, manuscript: Manuscript, variant: Variant, drawn: Rendered) -> Rendered:
        """The letter's pages as they were approved, where that holds and they are what is wanted."""
        return as_approved(self._desk, manuscript, drawn) if variant == PLAIN else drawn

    def _bound(self, rendered: Rendered, parts: Sequence[Part], folder: Path, *, duplex: bool) -> Rendered:
        own, target = folder / "own.pdf", folder / "bundle.pdf"
        _write(own, rendered.pdf)
        starts = self._pages.ask_helper(f"bind {folder}", lambda helper: helper.bind(own, parts, target, duplex=duplex))
        return Rendered(target.read_bytes(), starts[-1], (), rendered.findings, starts[:-1])

    def _look_at(self, file: StoredFile, folder: Path, target: Path | None = None) -> Foreign:
        # Known when the first page is drawn; nobody waits for it before.
        from kk_desktop.printing.helper import DrawingError

        source = folder / file.digest
        _write(source, self._content(file))
        try:
            if file.media_type == PDF_TYPE:
                return self._pages.ask_helper(f"clean {source}", lambda helper: helper.clean(source, target))
            return self._pages.ask_helper(f"look {source}", lambda helper: helper.look_at_picture(source))
        except DrawingError:
            _log.exception("a bilag could not be read")
            return Foreign(0, "filen kan ikke læses", "Åbn den, og udskriv den til en ny PDF-fil.")

    def _draw(self, manuscript: Manuscript, variant: Variant) -> Rendered:
        return self._pages.draw(manuscript, f"bundle {manuscript.document.id}", variant).result()

    def _content(self, file: StoredFile) -> bytes:
        return content_store.read(self._desk.read(), file.digest)


def _as_kept(kept: Rendered, pages: int, folder: Path) -> Part:
    """The letter as a part, in so many pages as it is drawn anew; what was approved stands where that is otherwise."""
    approved = folder / "approved.pdf"
    _write(approved, kept.pdf)
    return Part(approved, pages)


def _page_counts(rendered: Rendered) -> list[int]:
    """How many pages the letter and each sheet or annex behind it has."""
    return [end - start for start, end in pairwise((*rendered.parts, rendered.page_count))]


def _left_out(manuscript: Manuscript) -> tuple[Finding, ...]:
    """The bilag that cannot stand on paper."""
    found = []
    for bilag in manuscript.attachments:
        if bilag.file and not bilag.annex_id and not bilag.file.has_pages:
            message = f"Bilag {bilag.number} (”{bilag.file.name}”) kan ikke udskrives og er ikke med. {_AS_PDF}"
            found.append(Finding(message, aspect=Aspect.ATTACHMENTS))
        elif empty := _without_content(manuscript, bilag):
            found.append(empty)
    return tuple(found)


def _without_content(manuscript: Manuscript, bilag: Attachment) -> Finding | None:
    if bilag.annex_id is not None:
        if any(annex.document.id == bilag.annex_id for annex in manuscript.annexes):
            return None
        reason = "er slettet"
    elif bilag.file is not None:
        return None
    else:
        reason = "har ingen fil"
    return Finding(f"Bilag {bilag.number} ({bilag.title}) {reason} og er ikke med.", aspect=Aspect.ATTACHMENTS)


def _write(path: Path, data: bytes) -> None:
    """A file for the helper to read. Raises ``DiskFullError``."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise DiskFullError(NO_ROOM) from error

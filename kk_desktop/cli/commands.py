"""The commands on a file: list, render, import, check, backup."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.documents import UNTITLED, Document
from kk_desktop.domain.rows import DocumentRow
from kk_desktop.errors import GoneError, UserError
from kk_desktop.paths import settings_folder
from kk_desktop.services.machine import Machine
from kk_desktop.services.paper import Rendered
from kk_desktop.services.workspace import Workspace, create_workspace, demo_workspace, open_workspace
from kk_desktop.storage.opening import told_to_people

from .output import complain, say, say_json
from .reading import read_text_file


def list_documents(arguments: argparse.Namespace) -> int:
    """Show id, kind, title and status of every document."""
    with opened(arguments.file) as workspace:
        rows = workspace.documents.rows()
    if arguments.json:
        say_json([{"id": row.id, "kind": row.kind, "title": row.title, "status": row.status} for row in rows])
    else:
        for row in rows:
            say(f"{row.id}  {row.kind:16}  {row.status.danish:15}  {row.title or UNTITLED}")
    return 0


def render(arguments: argparse.Namespace) -> int:
    """Draw one document into a file, or every document or every sheet into a folder."""
    with _opened_for_pages(arguments) as workspace:
        if arguments.sheets:
            return _render_sheets(workspace, arguments.out)
        if arguments.all:
            _render_all(workspace, arguments)
        else:
            _render_one(workspace, arguments)
    return 0


def import_document(arguments: argparse.Namespace) -> int:
    """Take a text file or a PDF in as a document; a file made for it is taken away again when that fails."""
    text = read_text_file(arguments.text) if arguments.text else ""
    machine, file = Machine(settings_folder()), arguments.file
    with told_to_people():
        is_new = not file.exists()
    workspace = (create_workspace if is_new else open_workspace)(file, machine, now)
    try:
        with closing(workspace):
            if arguments.pdf:
                document_id = workspace.review.fetch(arguments.pdf)
            else:
                document_id = workspace.imports.import_text(text, arguments.kind, arguments.title)
            document = workspace.documents.get(document_id)
    except BaseException:
        if is_new:
            file.unlink(missing_ok=True)
        raise
    if arguments.json:
        say_json({"id": document_id, "kind": document.kind, "title": document.title})
    else:
        say(f"Hentet ind: ”{document.title or UNTITLED}” ({document_id})")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Tell what is wrong with the file or missing in its documents; 1 when there is, and 0 for mere advice."""
    with opened(arguments.file) as workspace:
        findings = workspace.checks.run()
    if arguments.json:
        say_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(str(finding))
        if not findings:
            say("Filen er hel, og der er ikke noget at bemærke.")
    return 1 if any(not finding.is_advice for finding in findings) else 0


def backup(arguments: argparse.Namespace) -> int:
    """Copy the file and read the copy again."""
    with opened(arguments.file) as workspace:
        workspace.backups.make(arguments.out)
    say(f"Sikkerhedskopien er kontrolleret: {arguments.out}")
    return 0


def now() -> datetime:
    """The time where this machine stands."""
    return datetime.now().astimezone()


def find_document(workspace: Workspace, document_id: str) -> Document:
    """The document of that id. Raises ``UserError`` when there is none."""
    try:
        return workspace.documents.get(document_id)
    except GoneError:
        raise UserError(
            f"Der er intet dokument med id ”{document_id}” i filen. ”kk-desktop list” viser dem, der er."
        ) from None


@contextmanager
def opened(file: Path) -> Iterator[Workspace]:
    """The file, only to read."""
    # Only to read: the same file may be open in a window.
    with closing(open_workspace(file, Machine(settings_folder()), now, read_only=True)) as workspace:
        yield workspace


@contextmanager
def _opened_for_pages(arguments: argparse.Namespace) -> Iterator[Workspace]:
    if not arguments.demo:
        with opened(arguments.file) as workspace:
            yield workspace
        return
    with TemporaryDirectory() as folder:
        demo = Path(folder, "Eksempel.kkdb")
        with closing(demo_workspace(demo, Machine(settings_folder()), now)) as workspace:
            yield workspace


def _render_one(workspace: Workspace, arguments: argparse.Namespace) -> None:
    document = find_document(workspace, arguments.document)
    _save(workspace, document.id, document.title, arguments.out, arguments)


def _render_all(workspace: Workspace, arguments: argparse.Namespace) -> None:
    folder = _made(arguments.out)
    rows = list(_standing_alone(workspace))
    if not rows:
        say("Der er ingen dokumenter i filen.")
    used: set[str] = set()
    for row in reversed(rows):
        path = folder / _unused(workspace.pages.file_name(row.id), used)
        _save(workspace, row.id, row.title, path, arguments)


def _render_sheets(workspace: Workspace, out: Path) -> int:
    """Every sheet that is not refused; 1 when one was."""
    folder, sheets = _made(out), workspace.sheets
    used: set[str] = set()
    code = 0
    for make in sheets.every():
        try:
            sheet = make()
        except UserError as error:
            complain(str(error))
            code = 1
            continue
        path = folder / _unused(sheet.file_name, used)
        rendered = workspace.pages.save(partial(sheets.render, sheet), path)
        _tell(path, sheet.title, rendered)
    return code


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"”{folder}” kan ikke bruges som mappe. Intet er gemt. Vælg en anden.") from error
    return folder


def _standing_alone(workspace: Workspace) -> Iterable[DocumentRow]:
    """The documents that are not printed inside another as its bilag."""
    rows = workspace.documents.rows()
    inside = {attachment.annex_id for row in rows for attachment in workspace.attachments.of(row.id)}
    return (row for row in rows if row.id not in inside)


def _save(workspace: Workspace, document_id: str, title: str, path: Path, arguments: argparse.Namespace) -> None:
    pages = workspace.pages
    if arguments.review:
        rendered = workspace.review.save_review_pdf(document_id, path)
    elif arguments.proof:
        rendered = pages.save(workspace.proofs.begin_print(document_id).render, path, pages.proof())
    elif arguments.with_attachments:
        bundle = Bundle.FILES if arguments.embed else Bundle.PAGES
        rendered = workspace.bundles.save(document_id, path, bundle, duplex=arguments.duplex)
    else:
        rendered = pages.save_pdf(document_id, path)
    _tell(path, title or UNTITLED, rendered)


def _tell(path: Path, title: str, rendered: Rendered) -> None:
    say(str(path))
    for finding in rendered.findings:
        complain(f"{title}: {finding.message}")


def _unused(name: str, used: set[str]) -> str:
    stem, suffix = name.rsplit(".", 1)
    number = 1
    # Windows takes names that differ only in case for the same.
    while name.casefold() in used:
        number += 1
        name = f"{stem} ({number}).{suffix}"
    used.add(name.casefold())
    return name

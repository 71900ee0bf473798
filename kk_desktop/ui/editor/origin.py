"""What stands at the top of a document: its title, or its hearing's, and where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Document
from kk_desktop.domain.wording import dotted

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


def title_and_context(workspace: Workspace, document: Document) -> tuple[str, str]:
    """The title, and below it the hearing's sender or the kind, the case's number, and when it was sent."""
    kind = workspace.kinds[document.kind].name
    title, origin = document.title, kind
    if document.hearing_id:
        hearing = workspace.hearings.get(document.hearing_id)
        title, origin = hearing.title, f"Høring fra {hearing.sender}" if hearing.sender else "Høring"
    case = workspace.cases.get(document.case_id) if document.case_id else None
    number = f"sag {case.number}" if case and case.number else ""
    sent = write_date(document.date) if document.date else "uden dato"
    if document.status.is_open:
        sent = "ikke sendt endnu"
    return title, dotted(origin, number, sent)

"""Whether the program works where it stands: file, search, print and window, each tried for real."""

from __future__ import annotations

import json
import os
import traceback
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kk_desktop import __version__
from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.people import Myself
from kk_desktop.domain.workflow import Status
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.pages import write_whole
from kk_desktop.services.workspace import demo_workspace, open_workspace

from .commands import now
from .output import say

WORD_IN_DEMO = "høringssvar"
"""Stands in the example file's documents."""

WINDOW_PATIENCE = 60_000
"""Milliseconds after which a file that has not opened in the window is a failure."""


def run_self_test(out: Path | None) -> int:
    """Try each part and tell how it went, as JSON; 1 when one fails.

    A windowed program has nowhere to write on Windows, hence ``out``: it says "not ok" from the beginning, so that
    a crash leaves no good news behind. Raises ``UserError`` when it cannot be written.
    """
    if out is not None:
        write_whole(out, _report(False, {}))
    with TemporaryDirectory() as folder:
        trial = _Trial(Path(folder))
        parts = {
            "file": trial.file,
            "search": trial.search,
            "print": trial.print,
            "bilag": trial.bilag,
            "approval": trial.approval,
            "letters": trial.letters,
            "tables": trial.tables,
            "calendar": trial.calendar,
            "spelling": trial.spelling,
            "window": trial.window,
        }
        results = {name: _try(part) for name, part in parts.items()}
    ok = all(result["ok"] for result in results.values())
    report = _report(ok, results)
    if out is None:
        say(report.decode("utf-8"))
    else:
        write_whole(out, report)
    return 0 if ok else 1


def _report(ok: bool, parts: dict[str, dict[str, Any]]) -> bytes:
    told = {"ok": ok, "version": __version__, "parts": parts}
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8")


def _try(part: Callable[[], str]) -> dict[str, Any]:
    try:
        return {"ok": True, "told": part()}
    except Exception:
        # Support reads this; the person sees that it failed.
        return {"ok": False, "told": traceback.format_exc()}


def write_letter(path: Path) -> None:
    """Write the least that is a letter in Word."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>Vi støtter bydelsplanen og hører gerne mere om den.</w:t></w:r></w:p></w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text.encode("utf-8"))


class _Trial:
    """The parts share one example file, which the first makes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "Prøve.kkdb"
        self._machine = Machine(folder / "settings")

    def file(self) -> str:
        """Make the example file, change it, close it and find the change again."""
        with closing(demo_workspace(self._path, self._machine, now)) as workspace:
            case_id = workspace.cases.create("Prøve")
        if self._path.with_name(self._path.name + "-wal").exists():
            raise RuntimeError("the closed file has a journal beside it")
        with closing(open_workspace(self._path, self._machine, now)) as workspace:
            return f"{workspace.cases.get(case_id).title}; {len(workspace.documents.rows())} documents"

    def search(self) -> str:
        """Find a word that stands in the example."""
        with closing(open_workspace(self._path, self._machine, now, read_only=True)) as workspace:
            hits = workspace.search.find(WORD_IN_DEMO)
        if not hits:
            raise RuntimeError(f"{WORD_IN_DEMO} was not found")
        return f"{len(hits)} hits"

    def print(self) -> str:
        """Draw a document through the helper process."""
        with closing(open_workspace(self._path, self._machine, now, read_only=True)) as workspace:
            rendered = workspace.pages.render(workspace.documents.rows()[0].id)
        if not rendered.pdf.startswith(b"%PDF-"):
            raise RuntimeError("no PDF came back")
        return f"{rendered.page_count} pages"

    def bilag(self) -> str:
        """Print a document with another one's PDF as its bilag, which takes the library for other people's files."""
        with closing(open_workspace(self._path, self._machine, now)) as workspace:
            one, other = (row.id for row in workspace.documents.rows()[:2])
            path = self._path.with_name("Bilag.pdf")
            alone, pages = workspace.pages.render(one), workspace.pages.save_pdf(other, path).page_count
            workspace.attachments.add_files(one, [path])
            together = workspace.bundles.render(one, Bundle.PAGES)
        if together.page_count <= alone.page_count + pages:
            raise RuntimeError("the bilag did not come along")
        return f"{together.page_count} pages"

    def approval(self) -> str:
        """Send a document for approval, and find the very pages again."""
        with closing(open_workspace(self._path, self._machine, now)) as workspace:
            draft = next(row.id for row in workspace.documents.rows() if row.status is Status.DRAFT)
            self._machine.me = Myself("Anna Holm")
            submission = workspace.approvals.submit(draft, [Approver("Bo Lund")])
            kept = workspace.approvals.pdf(submission)
            workspace.history.undo()
        if not kept.startswith(b"%PDF-"):
            raise RuntimeError("the pages were not kept")
        return f"{len(kept)} bytes kept"

    def letters(self) -> str:
        """Take a letter in Word and one in PDF in, which takes the libraries for other people's letters."""
        folder = self._path.with_name("Gamle svar")
        folder.mkdir()
        with closing(open_workspace(self._path, self._machine, now)) as workspace:
            workspace.pages.save_pdf(workspace.documents.rows()[0].id, folder / "Brev.pdf")
            write_letter(folder / "Brev.docx")
            letters = workspace.earlier_answers.read(workspace.earlier_answers.files_in(folder))
        if troubles := [letter.trouble for letter in letters if letter.trouble]:
            raise RuntimeError("; ".join(troubles))
        return f"{len(letters)} letters"

    def tables(self) -> str:
        """Write a table for Excel and read it again, which takes the library for workbooks."""
        path = self._path.with_name("Tabel.xlsx")
        with closing(open_workspace(self._path, self._machine, now, read_only=True)) as workspace:
            workspace.table_files.save_excel([workspace.budgets.rows()[0].id], path)
            draft = workspace.table_files.draft(workspace.table_files.read(path)[0])
        if draft.findings:
            raise RuntimeError("; ".join(finding.words for finding in draft.findings))
        return f"{len(draft.table.rows)} rows"

    def calendar(self) -> str:
        """Write the deadlines for a calendar, which takes the library for such files."""
        path = self._path.with_name("Frister.ics")
        with closing(open_workspace(self._path, self._machine, now, read_only=True)) as workspace:
            count = workspace.calendar_files.save(path)
        if path.read_bytes().count(b"BEGIN:VEVENT") != count or not count:
            raise RuntimeError(f"{count} dates were not written")
        return f"{count} dates"

    def spelling(self) -> str:
        """Tell a word that is spelled wrong, and what it should be, through the helper process that reads."""
        with closing(open_workspace(self._path, self._machine, now, read_only=True)) as workspace:
            found = workspace.spelling.suggest("lokaludvaglet", "self-test").result()
        if "lokaludvalget" not in found:
            raise RuntimeError(f"{found} was suggested")
        return found[0]

    def window(self) -> str:
        """Open the window on the example without a screen, and every tab in it."""
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import QEventLoop, QTimer

        from kk_desktop.app import make_application
        from kk_desktop.ui.main_window import MainWindow
        from kk_desktop.ui.tasks import Tasks
        from kk_desktop.ui.top_bar import TABS

        application, jobs = make_application(["kk-desktop"]), Jobs()
        window = MainWindow(self._machine, now, Tasks(jobs, application))
        opening = QEventLoop()
        window.file_opened.connect(opening.quit)
        window.door.failed.connect(opening.quit)
        QTimer.singleShot(WINDOW_PATIENCE, opening.quit)
        window.show()
        window.open_path(self._path)
        opening.exec()
        if window.workspace is None:
            raise RuntimeError("the file did not open in the window")
        for tab in TABS:
            window.show_tab(tab.name)
            application.processEvents()
            if window.grab().isNull():
                raise RuntimeError(f"nothing was drawn on {tab.name}")
        window.close_file(show_start=False)
        jobs.close()
        return f"{len(TABS)} tabs"

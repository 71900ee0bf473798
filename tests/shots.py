"""Takes a picture of every tab and page: light and dark, at 100 % and 150 %, into ``build/shots``.

Each scale is a process of its own, because Qt reads it once. ``python -m tests.shots``
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Event

from tests.table_shape import add_row

OUT = Path(__file__).resolve().parents[1] / "build" / "shots"
NOW = datetime(2025, 3, 21, 14, 32, tzinfo=timezone(timedelta(hours=1)))
SCALES = ("1", "1.5")
TABS = ("overview", "areas", "initiatives", "budget", "cases")
SCHEMES = ("lys", "moerk")
PATIENCE = 60_000  # ms for the helper process's first page


def main() -> int:
    """Start a process for each scale and scheme."""
    if len(sys.argv) == 3:
        take_all(*sys.argv[1:])
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    codes = [
        subprocess.run(
            [sys.executable, "-m", "tests.shots", scale, scheme],
            env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
            check=False,
        ).returncode
        for scale in SCALES
        for scheme in SCHEMES
    ]
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT}")
    return max(codes)


def take_all(scale: str, scheme: str) -> None:
    """Walk through the window with the example file and take a picture of each page."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["KK_DESKTOP_HOME"] = home
        _Walk(Path(home), f"{scheme}-{round(float(scale) * 100)}").go(scheme)


class _Walk:
    """One window from the start page to an empty file."""

    def __init__(self, home: Path, suffix: str) -> None:
        from kk_desktop.app import make_application
        from kk_desktop.domain.people import Myself
        from kk_desktop.services.jobs import Jobs
        from kk_desktop.services.machine import Machine
        from kk_desktop.ui.main_window import MainWindow
        from kk_desktop.ui.tasks import Tasks

        self.home, self.suffix = home, suffix
        self.app = make_application(["kk-desktop"])
        machine = Machine(home)
        machine.me = Myself("Anna Holm", "Sagsbehandler", "Sekretariatet for Ledelse og Kommunikation")
        self.jobs = Jobs()
        self.window = MainWindow(machine, lambda: NOW, Tasks(self.jobs, self.app))
        self.window.resize(1440, 900)

    def go(self, scheme: str) -> None:
        from kk_desktop.ui import look

        look.rebuild(self.app, look.DARK if scheme == "moerk" else look.LIGHT)
        window = self.window
        window.show()
        self.take("start")
        self.wait_for(window.file_opened, window.open_demo)
        for tab in TABS:
            window.top_bar.choose(tab)
            self.choose(tab)
            self.take(tab)
        self.search()
        self.initiatives()
        self.pools()
        self.documents()
        self.hearing()
        self.review()
        self.approval()
        self.bilag()
        self.sheets()
        self.letters()
        self.versions()
        self.after()
        self.levels()
        self.charts()
        self.beside()
        window.close_file()
        self.wait_for(window.file_opened, lambda: window.create_file(self.home / "Ny fil.kkdb"))
        for tab in ("overview", "initiatives", "responses", "budget", "cases"):
            window.top_bar.choose(tab)
            self.take(f"tom-{tab}")
        window.close_file()
        self.jobs.close()

    def search(self) -> None:
        field = self.window.top_bar.search
        self.wait_for(self.window.search_page.shown, lambda: field.setText("kommunens andel"))
        self.take("soeg-i-alt")
        field.clear()

    def initiatives(self) -> None:
        """Initiatives narrowed to a few, with other columns, and some of them chosen; and the list of areas to mark."""
        from kk_desktop.domain.initiative_lists import InitiativeColumn as Column
        from kk_desktop.domain.initiative_lists import InitiativeFilter, InitiativeView
        from kk_desktop.domain.initiatives import InitiativeStatus

        self.window.top_bar.choose("initiatives")
        page = self.window.shelf.page("initiatives")
        before, columns = page.view, (Column.TITLE, Column.RESPONSIBLE, Column.AMOUNT, Column.PERIOD)
        chosen = InitiativeFilter(statuses=(InitiativeStatus.APPLIED, InitiativeStatus.ENDED), year_from=2011)
        page.look_at(InitiativeView(chosen, columns))
        page.table.selectAll()
        self.take("indsatser-valgt")
        page.filters.ask_areas()
        self.take("indsatser-omraader", page.filters._area_list)
        page.filters._area_list.close()
        page.look_at(before)
        self.choose("initiatives")

    def pools(self) -> None:
        """A pool with its applications."""
        kinds = self.window.shelf.page("budget").kinds
        self.window.top_bar.choose("budget")
        kinds.choose("pools")
        self.take("puljer")
        kinds.choose("tables")

    def documents(self) -> None:
        """The letter and the proposal in the editor, with their pages and how they stand."""
        from kk_desktop.ui.editor.document_pane import DocumentPane

        window = self.window
        workspace = window.workspace
        hearing = next(row for row in workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
        proposal = next(row for row in workspace.documents.rows() if row.kind == "proposal")
        for name, kind, thing in (
            ("responses", "hearing", hearing.hearing_id), ("cases-editor", "document", proposal.id)
        ):  # fmt: skip
            pane = window.shelf.page(name.partition("-")[0]).findChild(DocumentPane)
            self.wait_for(pane.live_readiness.told, lambda kind=kind, thing=thing: window.go_to(kind, thing))
            self.take(name)
            pane.page.readiness.sign.click()
            self.take(f"{name}-klar")
            pane.page.readiness.sign.click()
        note = next(row for row in workspace.documents.rows() if row.kind == "budget_note")
        self.wait_for(pane.live_readiness.told, lambda: window.go_to("document", note.id))
        figure = next(block for block in pane.editor.tracker.blocks() if block.picture)
        pane.editor.viewport().repaint()
        self.wait_for(pane.figures.shown, lambda: pane.go_to_block(figure.id))
        self.take("figur")

    def hearing(self) -> None:
        """A hearing's facts, and the form of a new one filled from a mail."""
        from email.message import EmailMessage

        window = self.window
        page = window.shelf.page("responses")
        hearing = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
        window.go_to("hearing", hearing.hearing_id)
        page.strip.edit.click()
        self.take("hoering-oplysninger")
        page.strip.edit.click()
        message = EmailMessage()
        message["From"], message["Subject"] = "Økonomiudvalget <oeu@kk.dk>", "VS: Høring: Valby Bydelsplan"
        message["Date"] = "Fri, 07 Mar 2025 10:12:00 +0100"
        message.set_content("Planen sendes i høring.\n\n1. Hvilke temaer?\n2. Hvordan?\n\nSvar senest den 4. april.")
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Valby Bydelsplan.pdf")
        path = self.home / "Høring.eml"
        path.write_bytes(message.as_bytes())
        self.wait_for(page.new_hearing.letter.read, lambda: page.take_letters([path]))
        self.take("ny-hoering")
        page.new_hearing.left.emit()

    def review(self) -> None:
        """A proposal sent for review, on paper and taken in again."""
        import pypdfium2

        window = self.window
        proposal = next(row for row in window.workspace.documents.rows() if row.kind == "proposal")
        path = self.home / "Til gennemsyn.pdf"
        rendered = window.workspace.review.save_review_pdf(proposal.id, path)
        with pypdfium2.PdfDocument(rendered.pdf) as document:
            document[0].render(scale=1.25).to_pil().save(OUT / "gennemsyn-side.png")
        self.wait_for(window.fetching.fetched, lambda: window.fetching.fetch([path]))
        self.wait_for(self.page_told(), lambda: None)
        self.take("hentet-ind")
        window.undo()
        window.messages.clear()

    def approval(self) -> None:
        """A letter sent to be approved, what is said about it, and the manager's view of it."""
        from kk_desktop.domain.approvals import Approver
        from kk_desktop.domain.people import Myself

        window, workspace = self.window, self.window.workspace
        hearing = next(row for row in workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
        window.go_to("hearing", hearing.hearing_id)
        pane = window.shelf.page("responses").document
        course = next(part for part in pane.parts if hasattr(part, "submitting"))
        self.wait_for(pane.live_page.drawn, pane.live_page.want)
        course.next.click()
        self.take("send-til-godkendelse")
        course.submitting.leave()
        workspace.approvals.submit(hearing.document_id, [Approver("Bo Lund", "Kontorchef")], "Kig især på økonomien.")
        window.machine.me = Myself("Bo Lund", "Kontorchef")
        window.go_to("approval", hearing.document_id)
        view = window.shelf.page("overview").approval
        self.wait_for(view.found_out, lambda: None)
        block = next(block for block in view.reading.blocks if "rådgivning og vejledning" in block.text)
        start, words = block.text.index("rådgivning og vejledning"), "rådgivning og vejledning"
        comments = workspace.comments
        comments.add(hearing.document_id, "Skal vi nævne, hvem de kan ringe til?", block.id, start, words)
        first = view.reading.blocks[0]
        suggested = first.text.replace("sendt i høring", "i høring")
        self.wait_for(view.shown, lambda: comments.suggest(hearing.document_id, first.id, 0, first.text, suggested))
        self.take("godkendelse")
        window.machine.me = Myself("Anna Holm", "Sagsbehandler", "Sekretariatet for Ledelse og Kommunikation")
        view.left.emit()
        window.go_to("hearing", hearing.hearing_id)
        part = next(part for part in pane.parts if hasattr(part, "cards"))
        part.around.show_panel(part.panel)
        self.take("kommentarer")
        pane.side.show_panel(pane.page)
        for _ in range(3):
            workspace.history.undo()

    def bilag(self) -> None:
        """The proposal's bilag with files, the choice before printing, and a cover sheet."""
        import pypdfium2

        from kk_desktop.domain.bundles import Bundle
        from tests.printing import foreign_files

        window = self.window
        workspace = window.workspace
        proposal = next(row for row in workspace.documents.rows() if row.kind == "proposal")
        paths = [self.home / "Bilag 16 Kort over Tingbjerg.pdf", self.home / "Bilag 17 Tal.xlsx"]
        paths[0].write_bytes(foreign_files.made("Kort", "Forklaring"))
        paths[1].write_bytes(b"PK")
        window.go_to("case", workspace.documents.get(proposal.id).case_id)
        panel = window.shelf.page("cases").attachments
        self.wait_for(panel.files.added, lambda: panel.files.add(paths))
        self.take("sager-bilag")
        rendered = workspace.bundles.render(proposal.id, Bundle.PAGES)
        with pypdfium2.PdfDocument(rendered.pdf) as document:
            document[rendered.parts[1]].render(scale=1.25).to_pil().save(OUT / "bilag-forside.png")
        workspace.history.undo()
        window.messages.clear()

    def sheets(self) -> None:
        """The sheets on paper, which is white in every scheme and as sharp at every scale."""
        import pypdfium2

        from tests.printing import golden

        made = self.window.workspace.sheets
        for key, sheet in golden.sheets(self.window.workspace):
            with pypdfium2.PdfDocument(made.render(sheet).pdf) as document:
                for n, page in enumerate(document, 1):
                    page.render(scale=1.25).to_pil().save(OUT / f"ark-{key}-{n}.png")

    def letters(self) -> None:
        """What is asked before printing, one letter to many, and the strip of a long job."""
        from kk_desktop.domain.people import BodyKind
        from kk_desktop.services.jobs import Progress

        window = self.window
        workspace = window.workspace
        hearing = next(row for row in workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
        window.go_to("hearing", hearing.hearing_id)
        letter = window.shelf.page("responses").document
        letter.output.print.trigger()
        self.take("udskriv", letter.output.panel)
        letter.output.panel.close()
        letter.commands()["mail_merge"].trigger()
        merge = window.stack.currentWidget()
        again = "\nValby Lokaludvalg\nÆldre Sagen, Snorresgade 17, 2300 København S"
        # The letter to its own recipient comes first.
        self.wait_for(merge.page.place_changed, lambda: None)
        names = workspace.mail_merge.bodies(BodyKind.LOCAL_COMMITTEE)
        self.wait_for(merge.page.place_changed, lambda: merge.list.setPlainText(names + again))
        progress = Progress("Udskriver", "breve", 500)
        for _ in range(40):
            progress.step()
        gate = Event()
        window.messages.jobs.start(window.tasks, progress, gate.wait, bool, print, owner=window)
        self.take("flettebrev")
        gate.set()
        merge.left.emit()

    def versions(self) -> None:
        """A letter beside what it was, in each of the ways it can be read, and its history."""
        from kk_desktop.domain.text import Block, Run
        from kk_desktop.domain.versions import VersionReason

        window = self.window
        workspace = window.workspace
        hearing = next(row for row in workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
        document_id, blocks = hearing.document_id, workspace.documents.blocks(hearing.document_id)
        workspace.versions.keep(document_id, VersionReason.NAMED, "Til Bo")
        moved = [blocks[0], blocks[-1], *blocks[1:-2], Block(workspace.new_id(), runs=(Run("Et nyt afsnit."),))]
        workspace.documents.save_blocks(document_id, moved[-1:], [block.id for block in moved])
        workspace.documents.change(document_id, copies=("Bo Lund",))
        window.go_to("versions", document_id)
        page = window.stack.currentWidget()
        self.wait_for(page.compared, lambda: None)
        self.take("sammenlign")
        page.show_mode("one")
        self.take("sammenlign-i-en-tekst")
        self.wait_for(page.pages_shown, lambda: page.show_mode("page"))
        self.take("sammenlign-paa-siden")
        page.left.emit()
        window.go_to("document_history", document_id)
        self.take("historik")
        window.stack.currentWidget().left.emit()

    def after(self) -> None:
        """A letter sent, filed and followed to what became of it; and what was written before, beside the next one."""
        from kk_desktop.domain.dispatches import Addressee, DispatchChannel
        from kk_desktop.services.dispatches import Sending as Wish
        from kk_desktop.ui.editor.earlier import EarlierAnswers
        from kk_desktop.ui.editor.sending import Sending
        from kk_desktop.ui.editor.white_book import WhiteBooks

        window, folder = self.window, self.home / "Gamle svar"
        workspace = window.workspace
        folder.mkdir()
        words = "Til Økonomiudvalget\n\n12. november 2019\n\nSvar om stier\n\nUdvalget støtter cykelstier i Vanløse.\n"
        (folder / "Stier.txt").write_text(words, encoding="utf-8")
        (folder / "Tomt.txt").write_text(" ", encoding="utf-8")
        window.go_to("earlier_answer", "")
        page = window.stack.currentWidget()
        self.wait_for(page.folder_read, lambda: page.look_at(folder))
        self.take("tidligere-svar-mappe")
        self.wait_for(window.changes.earlier_answer_saved, page.take.click)
        hearing = workspace.hearings.register("Cykelplan for Vanløse", "Økonomiudvalget")
        answer = workspace.hearings.answers(hearing)[0].id
        source = next(row for row in workspace.hearings.rows() if row.title == "Kommuneplan 2019").document_id
        blocks = [replace(each, id=workspace.new_id()) for each in workspace.documents.blocks(source) if each.text][:4]
        workspace.documents.save_blocks(answer, blocks, [block.id for block in blocks])
        window.go_to("hearing", hearing)
        pane = window.shelf.page("responses").document
        parts = {type(part): part for part in pane.parts}
        pane.commands()["mark_sent"].trigger()
        self.take("send")
        parts[Sending].panel_of_sending.leave()
        sent = Wish(NOW.date(), DispatchChannel.DIGITAL_POST, (Addressee("Økonomiudvalget"),))
        self.wait_for(window.changes.document_saved, lambda: workspace.dispatches.send(answer, sent))
        pane.commands()["white_book"].trigger()
        workspace.white_books.begin_outcomes(hearing)
        first = workspace.white_books.outcomes(hearing)[0]
        workspace.white_books.change_outcome(first.id, outcome="met")
        self.take("hvidbog")
        parts[WhiteBooks].view.leave()
        parts[Sending].strip.filing.click()
        self.take("journaliser")
        window.go_to("filing", "")
        self.take("mangler-journalisering")
        window.go_to("hearing", workspace.hearings.register("Ny cykelplan", "Økonomiudvalget"))
        earlier = parts[EarlierAnswers]
        self.wait_for(earlier.found, pane.commands()["earlier_answers"].trigger)
        self.take("tidligere-svar")

    def levels(self) -> None:
        """The rates and a sheet being pasted, a table about to be converted, and two of its editions compared."""
        from kk_desktop.domain.budgets import TableStage
        from kk_desktop.ui.tabs.budget.conversion import Conversion

        window = self.window
        workspace = window.workspace
        sheet = "Pct.\t2015\t2016\nService og løn\t2,0\t1,8\nAnlæg\t1,0\t1,1\nLønninger\t1,9\t1,7"
        workspace.price_levels.take_sheet("Skøn, juni 2014", sheet)
        window.go_to("price_rate", "")
        page = window.stack.currentWidget()
        self.take("prisniveau")
        page.paste()
        page.pasted.setPlainText(sheet.replace("1,8", "1,9"))
        self.wait_for(page.sheet_read, lambda: None)
        self.take("prisniveau-ark")
        page.left.emit()
        old = next(row for row in workspace.budgets.rows() if row.title == "Indsatsudgifter").id
        window.go_to("budget_table", old)
        conversion = window.shelf.page("budget").findChild(Conversion)
        self.wait_for(conversion.looked, conversion.begin.trigger)
        self.take("omregn")
        conversion.leave.click()
        new = workspace.budgets.get(workspace.table_series.begin_edition(old, TableStage.ADOPTED, with_figures=True))
        row = next(row for row in new.rows if row.kind.is_typed)
        workspace.budgets.set_cell(new.id, row.id, new.columns[0].id, "5.450")
        add_row(workspace, new.id, "Evaluering")
        window.go_to("table_comparison", new.id)
        page = window.stack.currentWidget()
        self.wait_for(page.compared, lambda: None)
        page.step(1)
        self.take("sammenlign-tabeller")
        page.left.emit()

    def charts(self) -> None:
        """A table's chart beside its grid, and one in the text of a note."""
        from kk_desktop.ui.editor.document_pane import DocumentPane
        from kk_desktop.ui.tabs.budget.chart_part import ChartPart

        window = self.window
        workspace = window.workspace
        table = next(row for row in workspace.budgets.rows() if row.title.startswith("Ansøgninger"))
        window.go_to("budget_table", table.id)
        part = window.shelf.page("budget").findChild(ChartPart)
        part.around.show_panel(part.panel)
        self.take("diagram")
        note = next(row for row in workspace.documents.rows() if row.kind == "budget_note")
        pane = window.shelf.page("cases").findChild(DocumentPane)
        self.wait_for(pane.live_readiness.told, lambda: window.go_to("document", note.id))
        _words, put_in = pane.inserting.charts()[-1]
        put_in()
        self.wait_for(pane.figures.charts.read, pane.editor.viewport().repaint)
        self.take("diagram-i-tekst")

    def beside(self) -> None:
        """The strip, the search, the bin, setup and the keys; and the smallest window."""
        window = self.window
        window.top_bar.choose("initiatives")
        page = window.shelf.page("initiatives")
        row = next(row for row in page.table.shown if row.title == "Jobfirst")
        page.table.choose(row.id)
        page.table.delete_wanted.emit(row.id)
        self.take("besked")
        people = window.workspace.people
        window.go_to("body", people.body_named("BIU"))
        self.take("udvalg")
        window.go_to("person", next(each.id for each in people.persons() if each.name == "Bo Lund"))
        self.take("person")
        for name in ("bin", "settings", "shortcuts"):
            window.menus.actions[name].trigger()
            self.take(name)
        window.top_bar.search.setText("Nørrebro")
        self.take("soeg")
        window.top_bar.search.clear()
        window.messages.clear()
        for name, size in (("lille", (1024, 640)), ("baerbar", (1280, 720))):
            window.resize(*size)
            for tab in TABS:
                window.top_bar.choose(tab)
                self.choose(tab)
                self.take(f"{name}-{tab}")
        window.resize(1440, 900)

    def choose(self, tab: str) -> None:
        """Stand where the design's pictures stand."""
        page, workspace = self.window.shelf.page(tab), self.window.workspace
        if tab == "areas":
            area = next(area for area in workspace.areas.tree() if area.name == "Indre/Ydre Nørrebro")
            page.tree.choose(area.id)
        elif tab == "initiatives":
            row = next(row for row in workspace.initiatives.rows() if row.title.endswith("forankring, Nørrebro"))
            page.table.choose(row.id)
        elif tab == "budget":
            row = next(row for row in workspace.budgets.rows() if row.title.startswith("Ansøgninger"))
            page.rows.choose(row.id)
        elif tab == "cases":
            row = next(row for row in workspace.cases.rows() if row.number == "2011-40035")
            page.show_thing("case", row.id)

    def page_told(self):
        """The signal that a page has been drawn, whichever tab shows it."""
        return self.window.shelf.status_told

    def wait_for(self, signal, start) -> None:
        """Start something and wait for what it tells."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(PATIENCE, loop.quit)
        QTimer.singleShot(0, start)
        loop.exec()
        signal.disconnect(loop.quit)

    def take(self, name: str, part=None) -> None:
        """One picture, of the window or of a part that stands above it."""
        for _ in range(4):
            self.app.processEvents()
        (part or self.window).grab().save(str(OUT / f"{name}-{self.suffix}.png"))


if __name__ == "__main__":
    sys.exit(main())

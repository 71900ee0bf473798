"""Tables in and out: Hent tabel ind from Excel, CSV, Word and PDF or the clipboard, and Gem som Excel and CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication

from kk_desktop.errors import UserError
from kk_desktop.paths import documents_folder
from kk_desktop.ui.fetching import ONE_AT_A_TIME

from .fetch_panel import FetchPanel
from .parts import Around, TablePart

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.raw_tables import Draft, Finding, RawTable

NAME = "Hent ind"
_PATTERN = "Tabeller (*.xlsx *.xlsm *.csv *.tsv *.txt *.docx *.pdf)"
_EXCEL, _CSV = "Excel (*.xlsx)", "CSV (*.csv)"
_READ_ONLY = "Filen kan kun læses. Intet er hentet ind."
_FORBIDDEN = '<>:"/\\|?*'


class TableFiles(TablePart):
    """What has been read waits in the panel until it is taken in or left; the file is touched only then."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._table: BudgetTable | None = None
        self._source = ""
        self._draft: Draft | None = None
        self._number = 0
        self._result: tuple[str, Sequence[Finding]] | None = None
        self.panel = self._panel = FetchPanel()
        self.fetch_file = self._action("&Hent ind", self.ask)
        self.paste = self._action("Sæt &tabel ind fra udklipsholderen", self._on_paste)
        self.save_excel = self._action("Gem som &Excel", self._on_save_excel)
        self.save_case = self._action("Gem &sagens tabeller som Excel", self._on_save_case)
        self.save_csv = self._action("Gem som &CSV", self._on_save_csv)
        self.tools = (
            (self.fetch_file, "folder-open"), (self.save_excel, ""),
            (self.paste, ""), (self.save_case, ""), (self.save_csv, ""),
        )  # fmt: skip
        for action in (self.fetch_file, self.paste):
            action.setEnabled(not around.workspace.read_only)
        self._panel.wanted_anew.connect(self._make_draft)
        self._panel.take_wanted.connect(self._on_take)
        self._panel.replace_wanted.connect(self._on_replace)
        self._panel.left.connect(self._leave)
        self._panel.cell_wanted.connect(around.go_to_cell)

    def show_table(self, table: BudgetTable, can_write: bool) -> None:
        """What was read waits; what was told of another table goes with it."""
        self._table = table
        self.save_case.setEnabled(bool(table.case_id))
        if self._result is not None:
            # What is left to look at belongs to its own table, and waits while another is shown.
            self.panel_named.emit(NAME if self._result[0] == table.id and self._result[1] else "")

    def forget(self) -> None:
        """No table is shown."""
        self._table = None

    # -- in ------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Let the person choose the file."""
        if path := self.around.messages.ask_open_path("Hent tabel ind", documents_folder(), _PATTERN):
            self.fetch([path])

    def fetch(self, paths: Sequence[Path]) -> None:
        """Read a file beside the window's thread, and show what it holds."""
        if len(paths) > 1:
            self.around.messages.tell(ONE_AT_A_TIME, "warning")
        elif paths:
            self._read(paths[0].name, lambda: self.around.workspace.table_files.read(paths[0]))

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        self._read("Udklipsholderen", lambda: self.around.workspace.table_files.read_text(text))

    def _read(self, source: str, read: Callable[[], list[RawTable]]) -> None:
        if self.around.workspace.read_only:
            self.around.messages.tell(_READ_ONLY, "warning")
            return
        if not self.around.flush():
            return
        self.around.messages.something_done()
        service = self.around.workspace.table_files
        self._number += 1
        number = self._number

        def work() -> tuple[list[RawTable], int, Draft | UserError]:
            raws, failed = read(), None
            for n, raw in enumerate(raws):
                try:
                    return raws, n, service.draft(raw)
                except UserError as error:
                    failed = failed or error
            assert failed is not None
            return raws, 0, failed

        self.around.tasks.start(
            work, lambda found: self._on_read(number, source, *found), self.around.messages.tell_problem, owner=self
        )

    def _on_read(self, number: int, source: str, raws: list[RawTable], chosen: int, draft: Draft | UserError) -> None:
        if number != self._number:
            return
        self._source, self._result = source, None
        self._panel.offer(source, raws, chosen)
        self._show(draft)
        if self._table is None:
            # There is no table to stand beside, so the first one found becomes it.
            if self._draft is None:
                self.around.messages.tell(str(draft), "error")
            else:
                self._on_take()
            return
        self.panel_named.emit(NAME)
        self.around.show_panel(self._panel)
        (self._panel.take if self._draft else self._panel.area.edit).setFocus()

    def _make_draft(self) -> None:
        """Another table, another area or another unit is wanted."""
        raw, unit = self._panel.chosen
        service = self.around.workspace.table_files
        self._number += 1
        number = self._number

        def work() -> Draft | UserError:
            try:
                return service.draft(raw, unit)
            except UserError as error:
                return error

        self.around.tasks.start(
            work, lambda draft: self._on_drafted(number, draft), self.around.messages.tell_problem, owner=self
        )

    def _on_drafted(self, number: int, draft: Draft | UserError) -> None:
        if number == self._number:
            self._show(draft)

    def _show(self, draft: Draft | UserError) -> None:
        self._draft = None if isinstance(draft, UserError) else draft
        problem = str(draft) if isinstance(draft, UserError) else ""
        self._panel.show_draft(self._draft, problem, can_replace=self._table is not None)

    def _on_take(self) -> None:
        draft, source = self._draft, self._source
        if draft is None or not self.around.flush():
            return
        self._draft = None
        files, messages = self.around.workspace.table_files, self.around.messages
        table_id = messages.attempt(lambda: files.take_in(draft, source))
        if table_id is None:
            self._draft = draft
            return
        self.around.go_to("budget_table", table_id)
        table = self.around.workspace.budgets.get(table_id)
        self._tell_result(table, f"Fra ”{source}”.", draft.findings)
        words = f"Tabellen ”{table.title}” er hentet ind.{_look(draft.findings)}"
        messages.tell(words, "good", "Fortryd", messages.undo_requested.emit)
        if not files.has_title(draft):
            self.title_wanted.emit()

    def _on_replace(self) -> None:
        draft, table, source = self._draft, self._table, self._source
        if draft is None or table is None or not self.around.flush():
            return
        files, messages = self.around.workspace.table_files, self.around.messages
        replaced = messages.attempt(lambda: files.replace_figures(table.id, draft))
        if replaced is None:
            return
        self._draft = None
        count = "1 tal er rettet" if replaced.count == 1 else f"{replaced.count} tal er rettet"
        self._tell_result(table, f"{count} efter ”{source}”.", replaced.findings)
        self.reloaded.emit()
        messages.tell(f"{count}.{_look(replaced.findings)}", "good", "Fortryd", messages.undo_requested.emit)

    def _tell_result(self, table: BudgetTable, words: str, findings: Sequence[Finding]) -> None:
        """Keep what is left to look at beside the table; nothing left, nothing shown."""
        self._result = (table.id, findings)
        self._panel.show_result(words, table, findings)
        self.panel_named.emit(NAME if findings else "")
        if findings:
            self.around.show_panel(self._panel)
        else:
            self._go_to_figures(table)

    def _go_to_figures(self, table: BudgetTable) -> None:
        """Stand where one stood in the table, also where the panels stood in front of it."""
        index = self.around.grid.currentIndex()
        if index.isValid() and index.row() < len(table.rows) and 0 < index.column() <= len(table.columns):
            self.around.go_to_cell(table.rows[index.row()].id, table.columns[index.column() - 1].id)

    def _leave(self) -> None:
        """Forget what was read; what is shown beside the table is what was there before."""
        if self._table is not None:
            self._go_to_figures(self._table)
        self._number += 1
        self._draft = self._result = None
        self.panel_named.emit("")

    # -- out -----------------------------------------------------------------------------------------------

    def _on_save_excel(self) -> None:
        if (table := self._table) is not None:
            files = self.around.workspace.table_files
            self._save(table.name, _EXCEL, lambda path: files.save_excel([table.id], path))

    def _on_save_csv(self) -> None:
        if (table := self._table) is not None:
            files = self.around.workspace.table_files
            self._save(table.name, _CSV, lambda path: files.save_csv(table.id, path))

    def _on_save_case(self) -> None:
        """All tables of the same case, a sheet for each."""
        table, workspace = self._table, self.around.workspace
        if table is None or not table.case_id:
            return
        rows = [row for row in workspace.budgets.rows() if row.case_id == table.case_id]
        name = f"Tabeller {rows[0].case_number or rows[0].case_title}"
        self._save(name, _EXCEL, lambda path: workspace.table_files.save_excel([row.id for row in rows], path))

    def _save(self, name: str, pattern: str, save: Callable[[Path], None]) -> None:
        """Ask where, and write beside the window's thread."""
        messages = self.around.messages
        if not self.around.flush():
            return
        bare = "".join(" " if char in _FORBIDDEN or ord(char) < 32 else char for char in name)[:100].strip(" .")
        ending = pattern[pattern.index("*") + 1 : -1]
        path = messages.ask_save_path("Gem tabel", documents_folder() / f"{bare or 'Tabel'}{ending}", pattern)
        if path is None:
            return
        self.around.tasks.start(
            lambda: save(path),
            lambda _done: messages.tell_saved(f"Gemt som ”{path.name}”.", path, verb="Åbn"),
            messages.tell_problem,
            owner=self,
        )

    def _action(self, words: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, self.around.owner)
        action.triggered.connect(lambda _checked=False: do())
        return action


def _look(findings: Sequence[Finding]) -> str:
    """How many places to look at, as the end of a message."""
    if not findings:
        return ""
    return " Der er 1 ting at se efter." if len(findings) == 1 else f" Der er {len(findings)} ting at se efter."

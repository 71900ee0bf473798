"""The menu bar: which entries stand where, under which words and keys; an entry nobody can do now is not shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Entry:
    """A menu entry: its name in the code, its words, and its key where the window itself owns it."""

    name: str
    words: str
    key: str | QKeySequence.StandardKey | None = None


SEPARATOR = Entry("", "")

NEW = (
    Entry("new_hearing", "&Høring"),
    Entry("new_letter", "&Brev"),
    Entry("new_memo", "&Notat"),
    Entry("new_budget_note", "B&udgetnotat"),
    Entry("new_budget_note_like_last", "Budgetnotat so&m sidste"),
    Entry("new_proposal", "&Indstilling"),
    SEPARATOR,
    Entry("new_case", "&Sag"),
    Entry("new_initiative", "In&dsats"),
    Entry("new_area", "&Område"),
    Entry("new_table", "&Tabel"),
)
FILE = (
    Entry("new_file", "Ny f&il"),
    Entry("open_file", "Å&bn", Standard.Open),
    SEPARATOR,
    Entry("save_version", "Gem &version"),
    Entry("fetch", "H&ent ind"),
    Entry("fetch_earlier", "Hent ga&mle svar ind"),
    Entry("filing", "&Journalisering"),
    Entry("make_backup", "Si&kkerhedskopier"),
    Entry("send_review", "Send til &gennemsyn"),
    SEPARATOR,
    Entry("print", "&Udskriv", Standard.Print),
    Entry("print_proof", "Udskriv korrek&tur"),
    Entry("mail_merge", "&Flettebrev"),
    Entry("save_pdf", "Gem som &PDF"),
    Entry("save_calendar", "Gem som kalen&der"),
    Entry("export_list", "Gem listen som E&xcel eller CSV"),
    SEPARATOR,
    Entry("settings", "&Opsætning"),
    Entry("close_file", "&Luk", Standard.Close),
    Entry("quit", "&Afslut", "Ctrl+Q"),
)
EDIT = (
    Entry("undo", "&Fortryd", Standard.Undo),
    Entry("redo", "&Gentag", "Ctrl+Y"),
    SEPARATOR,
    Entry("cut", "&Klip", Standard.Cut),
    Entry("copy", "K&opiér", Standard.Copy),
    Entry("paste", "Sæt &ind", Standard.Paste),
    Entry("paste_plain", "Sæt ind &uden format"),
    Entry("delete", "&Slet"),
    Entry("select_all", "&Markér alt", Standard.SelectAll),
    SEPARATOR,
    Entry("find", "Søg i &teksten"),
    Entry("replace", "&Erstat"),
    Entry("replace_across", "E&rstat i sagens dokumenter"),
    Entry("find_everywhere", "Søg i &alt", "Ctrl+Shift+F"),
    Entry("bin", "&Papirkurv"),
)
VIEW = (
    Entry("tab_overview", "&Overblik", "Ctrl+1"),
    Entry("tab_areas", "O&mråder", "Ctrl+2"),
    Entry("tab_initiatives", "&Indsatser", "Ctrl+3"),
    Entry("tab_responses", "&Høringssvar", "Ctrl+4"),
    Entry("tab_budget", "&Budget", "Ctrl+5"),
    Entry("tab_cases", "&Sager", "Ctrl+6"),
    SEPARATOR,
    Entry("preview", "Fo&rhåndsvisning", "F9"),
    Entry("section_list", "Afs&nitsliste"),
    Entry("figure_check", "&Talkontrol"),
    Entry("earlier_answers", "Ti&dligere svar"),
    Entry("history", "Histori&k"),
    Entry("compare_versions", "Sammenlign &versioner"),
    SEPARATOR,
    Entry("focus_mode", "Kun t&eksten"),
    Entry("full_screen", "&Fuld skærm", "F11"),
)
INSERT = (
    Entry("field", "&Felt"),
    Entry("reckoned_figure", "&Udregnet tal"),
    Entry("make_live", "&Gør tallet levende"),
    Entry("table", "&Tabel"),
    Entry("chart", "Di&agram"),
    Entry("picture", "B&illede"),
    Entry("attachment", "&Bilag"),
    Entry("footnote", "Fod&note"),
    Entry("link", "&Link"),
    Entry("phrase", "&Standardtekst"),
    Entry("page_break", "Si&deskift"),
)
FORMAT = (
    Entry("bold", "&Fed"),
    Entry("italic", "&Kursiv"),
    SEPARATOR,
    Entry("body", "&Brødtekst"),
    Entry("heading", "&Overskrift"),
    Entry("subheading", "&Underoverskrift"),
    Entry("bullets", "&Punktopstilling"),
    Entry("numbered", "&Nummereret liste"),
    Entry("quote", "&Citat"),
    SEPARATOR,
    Entry("language", "&Sprog"),
    Entry("stance", "&Holdning"),
    Entry("clear_format", "&Ryd formatering"),
)
DOCUMENT = (
    Entry("submit", "Send til g&odkendelse"),
    Entry("withdraw", "&Træk tilbage"),
    Entry("remind", "Send en r&ykker"),
    SEPARATOR,
    Entry("approve", "&Godkend"),
    Entry("approve_corrected", "Godkend med &rettelser"),
    Entry("approve_on_condition", "Godkend på &betingelse"),
    Entry("return", "Send r&etur"),
    Entry("pass_on", "Send &videre"),
    Entry("register_decision", "I&ndtast en afgørelse"),
    SEPARATOR,
    Entry("comment", "&Kommentér"),
    Entry("suggest", "&Foreslå en rettelse"),
    Entry("follow_up", "Opfølgn&ing"),
    SEPARATOR,
    Entry("mark_signed", "Markér som un&derskrevet"),
    Entry("mark_sent", "Markér som &afsendt"),
    Entry("replace_document", "O&pret et nyt, der erstatter det"),
    Entry("file_away", "&Journalisér"),
    Entry("white_book", "&Hvidbog"),
    Entry("approval_sheet", "&Udskriv godkendelsesark"),
    SEPARATOR,
    Entry("spelling", "&Stavekontrol"),
)
HELP = (
    Entry("shortcuts", "&Genvejstaster", Standard.HelpContents),
    Entry("copy_report", "Kopiér &fejlrapport"),
    Entry("about", "&Om programmet"),
)
MENUS = (
    ("&Filer", FILE),
    ("&Rediger", EDIT),
    ("&Vis", VIEW),
    ("&Indsæt", INSERT),
    ("F&ormat", FORMAT),
    ("&Dokument", DOCUMENT),
    ("&Hjælp", HELP),
)

# What the window does itself; the rest of the entries are the tabs'.
OWN = frozenset({
    "new_hearing", "new_letter", "new_memo", "new_budget_note", "new_budget_note_like_last", "new_proposal",
    "new_case", "new_initiative", "new_area", "new_table", "new_file", "open_file", "fetch", "fetch_earlier",
    "filing", "make_backup", "settings", "close_file", "quit", "undo", "redo", "cut", "copy", "paste", "delete",
    "select_all", "find_everywhere", "bin", "full_screen", "shortcuts", "copy_report", "about", "preview",
    *(entry.name for entry in VIEW if entry.name.startswith("tab_")),
})  # fmt: skip
NEEDS_FILE = frozenset(OWN) - {
    "new_file", "open_file", "settings", "quit", "cut", "copy", "paste", "select_all", "full_screen", "shortcuts",
    "copy_report", "about",
}  # fmt: skip
WRITES = frozenset(name for name in OWN if name.startswith("new_")) - {"new_file"} | {"delete", "fetch"}


class Menus(QObject):
    """Owns the window's own actions and puts the tab's beside them; tells ``wanted`` with the entry's name."""

    wanted = Signal(str)
    recent_wanted = Signal(str)
    opening = Signal()
    """Somebody opens a menu: what can be done may have changed since it was filled."""

    def __init__(self, bar: QMenuBar, own: frozenset[str], recent: Callable[[], list[str]]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._recent = recent
        self.actions = {entry.name: self._action(entry) for entry in _entries() if entry.name in own}
        self._new = QMenu("&Ny", bar)
        self._recent_menu = QMenu("&Seneste", bar)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._known: Mapping[str, QAction] = {}
        self._menus = [(QMenu(words, bar), entries) for words, entries in MENUS]
        for menu, _entries_of_menu in self._menus:
            menu.aboutToShow.connect(self.opening)
            bar.addMenu(menu)
        self.offer({})

    def offer(self, commands: Mapping[str, QAction], is_file_open: bool = False) -> None:
        """Show the window's entries and the tab's; a menu with nothing in it cannot be opened."""
        known = {**self.actions, **commands}
        self._new.menuAction().setEnabled(is_file_open)
        self._recent_menu.menuAction().setEnabled(bool(self._recent()))
        if known == self._known:
            return
        self._known = known
        _fill(self._new, NEW, known)
        for menu, entries in self._menus:
            _fill(menu, entries, known)
            menu.menuAction().setEnabled(bool(menu.actions()))
        files = self._menus[0][0]
        first = files.actions()[0]
        files.insertMenu(first, self._new)
        files.insertMenu(files.actions()[3], self._recent_menu)

    def _action(self, entry: Entry) -> QAction:
        made = QAction(entry.words, self._bar.window())
        if entry.key is not None:
            made.setShortcut(QKeySequence(entry.key))
        made.triggered.connect(lambda _checked=False, name=entry.name: self.wanted.emit(name))
        self._bar.window().addAction(made)
        return made

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self._recent():
            self._recent_menu.addAction(path, partial(self.recent_wanted.emit, path))


def _entries() -> list[Entry]:
    return [entry for _words, entries in MENUS for entry in entries if entry.name] + [e for e in NEW if e.name]


def _fill(menu: QMenu, entries: tuple[Entry, ...], known: Mapping[str, QAction]) -> None:
    menu.clear()
    wants_line = False
    for entry in entries:
        if entry is SEPARATOR:
            wants_line = bool(menu.actions())
        elif entry.name in known:
            if wants_line:
                menu.addSeparator()
            wants_line = False
            action = known[entry.name]
            action.setText(entry.words)
            menu.addAction(action)

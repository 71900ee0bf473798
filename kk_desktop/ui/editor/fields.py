"""Felter: Ctrl+. puts in what the text can point at, or opens the card of the field at the caret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent

from kk_desktop.domain.documents import Document
from kk_desktop.domain.fields import FieldChoice, FieldForm
from kk_desktop.domain.phrases import Phrase
from kk_desktop.domain.text import Block, Run

from .chips import Chip, as_chosen, chip_at, chip_under, let_go, rewrite
from .field_card import CardVerbs, FieldCard
from .figure_builder import FigureBuilder
from .formats import run_of
from .parts import Around, PanePart
from .phrase_inserting import begins_with, name_before_caret, put_phrase
from .picker import Pick, Picker

QUESTION = "Søg et beløb, en dato, et bilag eller et navn"


_PHRASE, _RECKON = "phrase:", "reckon"
_CALLED = frozenset({"regn", "udregning", "sum", "forskel", "difference", "andel", "gennemsnit"})
_RECKONED = (*_CALLED, "et", "tal", "ud", "pr", "år")
"""What somebody types who wants a figure made of several: a whole word of those it is called is meant so."""

_RECKONING = Pick(_RECKON, "Regn et tal ud", "Sum, forskel, andel eller gennemsnit pr. år", (), "Udregning")

NO_TABLES = "Der er ingen tabeller at regne på endnu. Opret den første på fanen Budget."


class Fields(PanePart):
    """The picker at the caret, and the card at a field; a standard wording's name before the caret comes first."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._can_write = False
        self._choices: Sequence[FieldChoice] = ()
        self._meant: Sequence[Phrase] = ()
        self._typed = ""
        self.picker = Picker(around.editor)
        self.card = FieldCard(around.editor)
        self.above = self.builder = FigureBuilder()
        self.builder.left.connect(around.editor.setFocus)
        self.reckoning = QAction("&Udregnet tal", around.owner)
        self.reckoning.triggered.connect(lambda _checked=False: self._on_reckoning_wanted())
        self.action = QAction("&Felt", around.owner)
        self.action.setShortcut("Ctrl+.")
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.action.setIconVisibleInMenu(False)
        around.owner.addAction(self.action)
        self.tools = ((self.action, "braces"),)
        self.action.triggered.connect(lambda _checked=False: self._on_wanted())
        around.editor.viewport().installEventFilter(self)
        around.editor.cursorPositionChanged.connect(self._on_caret_moved)
        around.editor.tracker.edited.connect(self.card.hide)
        around.editor.verticalScrollBar().valueChanged.connect(lambda _value: self.card.hide())

    def show_document(self, document: Document, can_write: bool) -> None:
        """Another document points at other things."""
        if document.id != self._document_id:
            self._hide()
        self._document_id, self._can_write = document.id, can_write
        for action in (self.action, self.reckoning):
            action.setEnabled(can_write)
        if not can_write:
            self.builder.hide()

    def forget(self) -> None:
        """Nothing to point at."""
        self._document_id = ""
        self._hide()

    def _hide(self) -> None:
        for widget in (self.picker, self.card, self.builder):
            widget.hide()

    def commands(self) -> Mapping[str, QAction]:
        """Indsæt → Felt and Udregnet tal."""
        return {"field": self.action, "reckoned_figure": self.reckoning}

    # Put in -----------------------------------------------------------------------------------------------

    def _on_wanted(self) -> None:
        chip = chip_at(self.around.editor.textCursor())
        if chip is not None:
            self._show_card(chip)
            self.card.enter()
            return
        self._ask()
        service, document_id = self.around.workspace.fields, self._document_id
        self.around.tasks.start(
            lambda: service.choices(document_id),
            lambda choices: self._on_read(choices, document_id),
            self._on_failed,
            owner=self,
        )

    def _ask(self) -> None:
        """Take the keyboard at once: whoever writes quickly has begun on what they look for."""
        self._choices = ()
        phrases = self.around.workspace.phrases.all()
        self._typed = name_before_caret(self.around.editor, phrases)
        self._meant = [each for each in phrases if self._typed and begins_with(each, self._typed)]
        self.card.hide()
        self.picker.ask(QUESTION, self._find, self._put_in, waits=True)

    def _on_read(self, choices: Sequence[FieldChoice], document_id: str) -> None:
        if document_id == self._document_id:
            self._choices = choices
            self.picker.go_on()

    def _on_failed(self, error: BaseException) -> None:
        self.picker.hide()
        self.around.messages.tell_problem(error)

    def _find(self, words: str) -> Iterator[Pick]:
        if not words.strip():
            yield from (Pick(f"{_PHRASE}{each.id}", each.name, each.text, (), "Standardtekst") for each in self._meant)
        typed = words.casefold().split()
        is_meant = all(any(each.startswith(word) for each in _RECKONED) for word in typed)
        is_called = is_meant and not _CALLED.isdisjoint(typed)
        if is_called:
            yield _RECKONING
        for number, choice in enumerate(self._choices):
            if choice.answers(words):
                says = tuple(each.shown for each in choice.forms)
                yield Pick(str(number), choice.name, choice.origin, says, choice.group)
        if is_meant and not is_called:
            yield _RECKONING

    def _put_in(self, key: str, form: int) -> None:
        if key == _RECKON:
            self._on_reckoning_wanted()
        elif key.startswith(_PHRASE):
            put_phrase(self.around, self._document_id, key.removeprefix(_PHRASE), self._typed)
        else:
            choice = self._choices[int(key)]
            self._put_field(choice, choice.forms[form].form)

    def _put_field(self, choice: FieldChoice, form: str) -> None:
        editor = self.around.editor
        here = run_of(editor.currentCharFormat())
        says = next(each.says for each in choice.forms if each.form == form)
        run = Run(says, bold=here.bold, italic=here.italic, field=choice.field(self.around.workspace.new_id(), form))
        editor.insert(Block(self.around.workspace.new_id(), runs=(run,)))

    def _on_reckoning_wanted(self) -> None:
        workspace, document_id = self.around.workspace, self._document_id
        tables = workspace.fields.tables(document_id)
        if not tables:
            self.around.messages.tell(NO_TABLES)
            return
        self.card.hide()
        self.builder.ask(
            tables, workspace.budgets.get, lambda target: workspace.fields.figure(document_id, target), self._put_field
        )

    # The card ---------------------------------------------------------------------------------------------

    def _show_card(self, chip: Chip) -> None:
        choice = self.around.workspace.fields.about(self._document_id, chip.field)
        verbs = CardVerbs(self._go, lambda form: self._say(chip, form), lambda: self._let_go(chip))
        doubt = "" if choice else self.around.workspace.fields.doubt(chip.field)
        self.card.show_field(chip.run.text, choice, self._can_write, verbs, doubt)

    def _go(self, kind: str, thing_id: str) -> None:
        self.card.hide()
        self.around.go_to(kind, thing_id)

    def _say(self, chip: Chip, form: FieldForm) -> None:
        self.card.leave()
        rewrite(self.around.editor, chip, as_chosen(chip, form.form, form.says))

    def _let_go(self, chip: Chip) -> None:
        self.card.leave()
        rewrite(self.around.editor, chip, let_go(chip))
        self.around.messages.tell("Feltet er løsnet. Ordene står, som de er, og følger ikke noget mere.")

    def _on_caret_moved(self) -> None:
        if self.card.isVisible() and chip_at(self.around.editor.textCursor()) is None:
            self.card.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a field opens its card; the keyboard stays in the text."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            is_click = (
                event.button() == Qt.MouseButton.LeftButton and not self.around.editor.textCursor().hasSelection()
            )
            chip = chip_under(self.around.editor, event.position().toPoint()) if is_click else None
            if chip is not None:
                self._show_card(chip)
        return super().eventFilter(watched, event)

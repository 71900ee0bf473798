"""Comments and suggestions as cards: who said what about which words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from kk_desktop.domain.comments import Comment, CommentState
from kk_desktop.domain.dates import write_moment
from kk_desktop.domain.wording import dotted, quoted

from .buttons import button
from .labels import label
from .layouts import empty
from .place_card import PlaceCard
from .stepping import SteppedCards, focused

LONGEST_QUOTE = 120
"""Characters of the words a comment is about; the whole stands in the text."""

Do = Callable[[Comment, str], object]
"""What a button does with the comment and the answer typed to it."""

_STATES = {
    CommentState.ACCEPTED: "Godtaget",
    CommentState.DECLINED: "Afslået",
    CommentState.DONE: "Klaret",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A button on a card; one that takes an answer is what Enter in the answer means."""

    words: str
    do: Do
    takes_answer: bool = False


class CommentCard(PlaceCard):
    """One comment; a press, or Enter, goes to its place, and Svar makes room for an answer."""

    go_wanted = Signal(object)

    def __init__(self, comment: Comment, number: int, is_lost: bool, verbs: Sequence[Verb]) -> None:
        super().__init__()
        self.comment = comment
        is_open = comment.state is CommentState.OPEN
        self.setProperty("ground", "comment" if is_open else "gray")
        self.answer = QLineEdit()
        self.answer.setAccessibleName("Svar på kommentaren")
        self.answer.setPlaceholderText("Svar")
        self.answer.hide()
        self.buttons = [self._button(verb) for verb in verbs]
        answering = next((verb for verb in verbs if verb.takes_answer), None)
        if answering is not None:
            after = verbs.index(answering) + 1
            self.buttons.insert(after, button("Svar", kind="link", on_click=self._on_answer_wanted))
            self.answer.returnPressed.connect(lambda: answering.do(comment, self.answer.text()))
        self._lay_out(number, is_lost)
        self.setAccessibleName(_spoken(comment, is_lost))

    def _button(self, verb: Verb) -> QPushButton:
        made = button(verb.words, kind="link", on_click=lambda: verb.do(self.comment, self.answer.text()))
        made.setAccessibleName(f"{verb.words}: {_spoken(self.comment, is_lost=False)}")
        return made

    def _lay_out(self, number: int, is_lost: bool) -> None:
        comment = self.comment
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 10, 8)
        column.setSpacing(2)
        for words in self._words(f"{number}.  " if number else "", is_lost):
            column.addWidget(words)
        if comment.answer or comment.state is not CommentState.OPEN:
            told = ": ".join(part for part in (_STATES.get(comment.state, ""), comment.answer) if part)
            column.addWidget(label(told, "secondary_strong", "text2", wrap=True))
        column.addWidget(label(_who_and_when(comment), "secondary", "text2"))
        column.addWidget(self.answer)
        if self.buttons:
            row = QHBoxLayout()
            row.setSpacing(12)
            for each in self.buttons:
                row.addWidget(each)
            row.addStretch(1)
            column.addLayout(row)

    def _words(self, number: str, is_lost: bool) -> list[QLabel]:
        comment = self.comment
        made: list[QLabel] = []
        if comment.is_suggestion:
            made.append(label(f"{number}Forslag", "secondary", "text2"))
            made += _suggested(comment.quote, comment.replacement or "")
        elif number or comment.quote:
            made.append(
                label(f"{number}{quoted(comment.quote, LONGEST_QUOTE)}".rstrip(), "secondary", "text2", wrap=True)
            )
        if is_lost and comment.state is CommentState.OPEN:
            made.append(label("Stedet er ændret siden.", "secondary", "amber"))
        if comment.text:
            made.append(label(comment.text, "body", wrap=True))
        return made

    def _on_answer_wanted(self) -> None:
        self.answer.show()
        self.answer.setFocus()

    def go(self) -> None:
        """Ask to be shown the words the comment is about."""
        self.go_wanted.emit(self.comment)

    def put_field_away(self) -> bool:
        """Take the answer away, with what was typed of it."""
        if not self.answer.isVisible():
            return False
        self.answer.clear()
        self.answer.hide()
        return True


class CommentCards(SteppedCards):
    """The open ones, and below them those somebody has answered; F8 goes to the next open one."""

    go_wanted = Signal(object)

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self.next_wanted.connect(self._on_next_wanted)
        self.cards: list[CommentCard] = []
        self._shown: tuple = ()
        self._next = 0
        self._nothing = label(nothing, "body", "text2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._nothing)

    def show_comments(
        self, comments: Sequence[Comment], lost: frozenset[str], verbs: Callable[[Comment], Sequence[Verb]]
    ) -> None:
        """Show these; ``lost`` are the ids of those whose words are not there any more."""
        shown = (tuple(comments), lost)
        if shown == self._shown:
            return
        had_focus = focused(self.cards) is not None
        self._shown = shown
        empty(self._column, keep=self._nothing)
        still = [comment for comment in comments if comment.state is CommentState.OPEN]
        over = [comment for comment in comments if comment.state is not CommentState.OPEN]
        self.cards = []
        self._column.addWidget(self._nothing)
        self._nothing.setVisible(not comments)
        for number, comment in enumerate(still, 1):
            self._add(CommentCard(comment, number, comment.id in lost, verbs(comment)))
        if over:
            self._column.addWidget(label(f"Afsluttet  {len(over)}", "secondary_strong", "text2"))
        for comment in over:
            self._add(CommentCard(comment, 0, comment.id in lost, verbs(comment)))
        if had_focus and self.cards:
            self._next = min(self._next, max(0, len(still) - 1))
            self.cards[self._next].setFocus()

    def _add(self, card: CommentCard) -> None:
        card.go_wanted.connect(self.go_wanted)
        self.cards.append(card)
        self._column.addWidget(card)

    def step(self) -> CommentCard | None:
        """Go on to the next open one, round and round; nothing when all are answered."""
        still = [card for card in self.cards if card.comment.state is CommentState.OPEN]
        if not still:
            return None
        here = focused(self.cards)
        self._next = (still.index(here) + 1) % len(still) if here in still else 0
        still[self._next].setFocus()
        return still[self._next]

    def card_of(self, comment_id: str) -> CommentCard | None:
        """The card that shows a comment."""
        return next((card for card in self.cards if card.comment.id == comment_id), None)

    def _on_next_wanted(self) -> None:
        """F8 shows the place in the text as well."""
        card = self.step()
        if card is not None:
            self.go_wanted.emit(card.comment)


def _suggested(old: str, new: str) -> list[QLabel]:
    """Old words struck through, new ones underlined: told by sign and shape, not by colour."""
    made = []
    for sign, words, is_new in (("−", old, False), ("+", new, True)):
        line = " ".join(words.split())
        if not line:
            continue
        part = label(f"{sign} {line}", "strong" if is_new else "body", "" if is_new else "text2", wrap=True)
        font = QFont(part.font())
        font.setUnderline(is_new)
        font.setStrikeOut(not is_new)
        part.setFont(font)
        made.append(part)
    return made


def _who_and_when(comment: Comment) -> str:
    return dotted(comment.person, write_moment(comment.made_at.astimezone()))


def _spoken(comment: Comment, is_lost: bool) -> str:
    what = f"Forslag fra {comment.person}" if comment.is_suggestion else f"Kommentar fra {comment.person}"
    place = f"til {quoted(comment.quote, LONGEST_QUOTE)}" if comment.quote else ""
    new = f"i stedet: {comment.replacement}" if comment.replacement else "slet ordene" if comment.is_suggestion else ""
    state = _STATES.get(comment.state, "Stedet er ændret siden" if is_lost else "")
    return ". ".join(part for part in (f"{what} {place}".strip(), new, comment.text, state, comment.answer) if part)

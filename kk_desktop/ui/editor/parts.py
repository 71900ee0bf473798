"""What stands around a document's text: each part is a class of its own, handed what it may use and asked to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kk_desktop.domain.documents import Document
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

    from .finding import Finder
    from .live_page import LivePage
    from .page_place import PagePlace
    from .text_edit import BlockEdit


@dataclass(frozen=True, slots=True)
class Around:
    """What a part may use: the file, the strip, and the text it stands beside.

    ``owner`` is the pane: parent of actions and dialogs. ``saved`` saves what is typed and gives the document's id, or
    nothing when it could not. ``go_to_block`` puts the caret at a block; ``go_to`` (kind, id) shows another thing;
    ``place`` knows where the page stands; ``show_panel`` brings a part's panel to the front, and ``press``
    does what another part offers under that name.
    """

    workspace: Workspace
    messages: Messages
    tasks: Tasks
    changes: Changes
    machine: Machine
    owner: QWidget
    editor: BlockEdit
    live_page: LivePage
    place: PagePlace
    finder: Finder
    saved: Callable[[], str]
    go_to_block: Callable[[str], bool]
    go_to: Callable[[str, str], None]
    show_panel: Callable[[QWidget], None]
    press: Callable[[str], None]


class PanePart(QObject):
    """One thing around the text; each overrides what it has.

    ``head`` stands at the right of the title, ``above`` below the facts, ``left`` beside the text, ``below`` under it;
    ``panel`` is shown in the page's place, under ``panel_name``, when somebody chooses it. ``tools`` are actions with
    an icon for the bar above the text.
    """

    panel_name = ""
    panel_named = Signal(str)
    """The words on the panel's choice have changed, such as a count."""

    advised = Signal(object)
    """A tuple of ``Suggestion`` for the list beside the page; they hold nothing back."""

    def __init__(self, around: Around) -> None:
        super().__init__(around.owner)
        self.around = around
        self.head: QWidget | None = None
        self.above: QWidget | None = None
        self.left: QWidget | None = None
        self.below: QWidget | None = None
        self.panel: QWidget | None = None
        self.tools: Sequence[tuple[QAction, str]] = ()

    def show_document(self, document: Document, can_write: bool) -> None:
        """A document is opened, or something about it was saved; it may be the same as before."""

    def forget(self) -> None:
        """No document is shown."""

    def flush(self) -> bool:
        """Save what is typed in the part itself; False when it could not be."""
        return True

    def step(self) -> bool:
        """Go on to the part's own next finding (F8); False where its panel is not in front, or it has none."""
        return False

    def commands(self) -> Mapping[str, QAction]:
        """What the part puts in the menus while a document is open, by the names in ``menus.py``."""
        return {}


def make_parts(around: Around) -> list[PanePart]:
    """All parts, in the order in which they stand."""
    return [factory(around) for factory in _FACTORIES]


def _sections(around: Around) -> PanePart:
    from .sections import Sections

    return Sections(around)


def _focus(around: Around) -> PanePart:
    from .focus import Focus

    return Focus(around)


def _replacing(around: Around) -> PanePart:
    from .replacing import Replacing

    return Replacing(around)


def _guidance(around: Around) -> PanePart:
    from .guidance import Guidance

    return Guidance(around)


def _earlier(around: Around) -> PanePart:
    from .earlier import EarlierAnswers

    return EarlierAnswers(around)


def _proofreader(around: Around) -> PanePart:
    from .proofreader import Proofreader

    return Proofreader(around)


def _comments(around: Around) -> PanePart:
    from .comments import CommentsPart

    return CommentsPart(around)


def _follow_ups(around: Around) -> PanePart:
    from .follow_ups import FollowUpsPart

    return FollowUpsPart(around)


def _figure_check(around: Around) -> PanePart:
    from .figure_check import FigureCheck

    return FigureCheck(around)


def _course(around: Around) -> PanePart:
    from .course import CoursePart

    return CoursePart(around)


def _contributions(around: Around) -> PanePart:
    from .contributions import Contributions

    return Contributions(around)


def _phrases(around: Around) -> PanePart:
    from .phrases import Phrases

    return Phrases(around)


def _stances(around: Around) -> PanePart:
    from .stances import Stances

    return Stances(around)


def _fields(around: Around) -> PanePart:
    from .fields import Fields

    return Fields(around)


def _figure_news(around: Around) -> PanePart:
    from .figure_news import FigureNewsPart

    return FigureNewsPart(around)


def _sending(around: Around) -> PanePart:
    from .sending import Sending

    return Sending(around)


def _versions(around: Around) -> PanePart:
    from .versions import Versions

    return Versions(around)


def _white_books(around: Around) -> PanePart:
    from .white_book import WhiteBooks

    return WhiteBooks(around)


_FACTORIES: Sequence[Callable[[Around], PanePart]] = (
    _sections,
    _focus,
    _guidance,
    _replacing,
    _earlier,
    _proofreader,
    _figure_check,
    _course,
    _figure_news,
    _sending,
    _white_books,
    _comments,
    _follow_ups,
    _contributions,
    _fields,
    _stances,
    _phrases,
    _versions,
)  # fmt: skip

"""From lines to pieces: paragraphs made whole, headings, lists, clauses and tables told apart by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from kk_desktop.domain.dates import MONTHS

from .plain_document import PlainTable
from .plain_lines import BULLETS, Layout, Line, ends_clause, ends_sentence, join_lines, layout_of
from .plain_tables import take_table


class Shape(Enum):
    """What a piece of text looks like; ``ALONE`` may be a heading, its neighbours decide."""

    PARAGRAPH = auto()
    ALONE = auto()
    HEADING = auto()
    BULLET = auto()
    NUMBERED = auto()
    CLAUSE = auto()
    QUOTE = auto()
    TABLE = auto()
    FOOTNOTE = auto()
    LINE = auto()  # an address, a fact or a name: its line break is the author's
    ATTACHMENT = auto()
    CLOSING = auto()
    SIGNATURE = auto()


ITEMS = (Shape.BULLET, Shape.NUMBERED, Shape.CLAUSE)


@dataclass(slots=True)
class Piece:
    """A stretch of lines that belong together; ``lead`` counts the lines that are an item's lead-in."""

    shape: Shape
    lines: list[str] = field(default_factory=list)
    number: int = 0
    indent: int = 0
    level: int = 1
    lead: int = 0
    blanks: int = 1
    table: PlainTable | None = None
    is_bold_open: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """See which marks the first lines hold."""
        self.is_bold_open = sum(line.count("**") for line in self.lines) % 2 == 1

    def add(self, line: str) -> None:
        """Put a line at the end."""
        self.lines.append(line)
        self.is_bold_open ^= line.count("**") % 2 == 1

    @property
    def text(self) -> str:
        """The whole text, ``**`` marks included."""
        return join_lines(self.lines)

    @property
    def bare(self) -> str:
        """The whole text without marks of bold."""
        return " ".join(self.text.replace("**", "").split())


LABEL = re.compile(
    r"(?P<label>sagsnr|sagsnummer|dokumentnr|dokumentnummer|sagsbehandler|dato|telefon|tlf|e-?mail"
    r"|ean[ -]?(?:nummer|nr)?|kopi til|mødedato|mødested|mødetid|mødetidspunkt|sted|deltagere|afbud|fra|emne)"
    r"\b\.?(?P<colon>:?) ?(?P<value>.*)",
    re.IGNORECASE,
)
ATTACHMENTS_HEADING = re.compile(r"bilag(soversigt|sliste)?:?", re.IGNORECASE)
_ATTACHMENT = re.compile(r"(?:bilag )?(?P<number>\d{1,3})(?:\s*[-–:.]|\s)\s*(?P<rest>\S.*)", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<rest>\S.*)")
_NUMBER_AT_END = re.compile(r"\s(?P<number>\d{1,2})\.$")
POSTAL = re.compile(r"\d{4} [A-ZÆØÅ][a-zæøå]+( [A-ZÆØÅ][a-zæøå]*\.?)?")
_CUT_OFF = re.compile(
    r"(?:^|\s)(?:i|og|af|for|til|med|om|på|der|at|en|et|den|det|de|som|fra|ved|over|under|mod|efter|eller|samt|-)$|-$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(tidligere )?(indstilling|beslutning(er)?)( og beslutning)?|problemstilling|løsning"
    r"|baggrund|økonomi|videre proces",
    re.IGNORECASE,
)
_LONGEST_HEADING = 200


def cut_pieces(lines: Sequence[Line]) -> list[Piece]:
    """All pieces of the text, in order."""
    cutter = _Cutter(layout_of(lines), _noted_numbers(lines))
    at = 0
    while at < len(lines):
        taken = take_table(lines, at)
        if taken is not None:
            cutter.pieces.append(Piece(Shape.TABLE, table=taken[0]))
            at += taken[1]
            continue
        end = at + 1
        while end < len(lines) and lines[end].blanks == 0:
            end += 1
        cutter.cut_group(lines[at:end])
        at = end
    return cutter.pieces


def note_mark(number: int) -> re.Pattern[str]:
    """Where a footnote's digit is glued to a word."""
    return re.compile(rf"(?<=[a-zæøåé]{{3}}){number}(?![\d\w])|(?<=[a-zæøåé][.,)”]){number}(?=\s|$)")


def _noted_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers that are both glued to a word somewhere and stand before a text of their own."""
    starts = {int(m[1]) for line in lines if (m := re.match(r"(\d{1,2}) [A-ZÆØÅ”\"]", line.bare))}
    return frozenset(n for n in starts if any(note_mark(n).search(line.bare) for line in lines))


class _Cutter:
    """Cuts one group of lines after the other; what came before decides what a line can be."""

    def __init__(self, layout: Layout, notes: frozenset[int]) -> None:
        self.pieces: list[Piece] = []
        self._layout = layout
        self._notes = notes

    def cut_group(self, lines: Sequence[Line]) -> None:
        """Cut lines that no empty line parts."""
        width = max(len(line.text) for line in lines)
        if len(lines) < 3 or width * 2 < self._layout.width:
            width = self._layout.width
        first = len(self.pieces)
        own_lines = _keeps_its_lines(lines)
        at = 0
        while at < len(lines):
            line = lines[at]
            piece = self._marked(line, at == 0)
            taken = 1
            if piece is None and at and len(self.pieces) > first and self._goes_on(self.pieces[-1], line, width):
                self._add_line(self.pieces[-1], line)
            else:
                if piece is None:
                    piece, taken = self._unmarked(lines[at:], own_lines, width)
                piece.blanks = line.blanks
                self.pieces.append(piece)
            at += taken
        if len(self.pieces) > first + 1 or first == 0:
            return
        self._join_broken_paragraph(first)

    def _marked(self, line: Line, starts_group: bool) -> Piece | None:
        """The piece that the line's own mark begins."""
        before = self.pieces[-1] if self.pieces else None
        bare = line.bare
        note = re.match(r"(\d{1,2}) (?=[A-ZÆØÅ”\"])", bare)
        if note and int(note[1]) in self._notes:
            return Piece(Shape.FOOTNOTE, [line.text[note.end() :]], int(note[1]))
        if self._in_attachments() and (match := _ATTACHMENT.fullmatch(bare)):
            return Piece(Shape.ATTACHMENT, [match["rest"]], int(match["number"]))
        if bare.startswith("at ") and self._clause_may_start(before):
            number = before.number + 1 if before is not None and before.shape is Shape.CLAUSE else 1
            piece = Piece(Shape.CLAUSE, [], number)
            self._add_line(piece, line)
            return piece
        return self._bullet(line, before, starts_group) or self._numbered(line, before, starts_group)

    def _bullet(self, line: Line, before: Piece | None, starts_group: bool) -> Piece | None:
        match = re.match(rf"\s*([{re.escape(BULLETS)}]|[-–o](?=\s))\s*(?!\*)(?=\S)", line.raw)
        if match is None or line.text.startswith("**"):
            return None
        in_list = before is not None and before.shape in ITEMS
        sure = match[1] not in "-–o*" or starts_group or in_list
        if not sure and before is not None and not (before.bare.endswith(":") or ends_sentence(before.lines[-1])):
            return None
        nested = in_list and before is not None and _nests(before, line)
        return Piece(Shape.BULLET, [Line(line.raw[match.end() :]).text], indent=line.indent, level=2 if nested else 1)

    def _numbered(self, line: Line, before: Piece | None, starts_group: bool) -> Piece | None:
        match = _NUMBER.fullmatch(line.text if not line.text.startswith("**") else line.bare)
        if match is None:
            return None
        number, rest = int(match["number"]), match["rest"]
        last = next((one for one in reversed(self.pieces) if one.shape in (Shape.NUMBERED, Shape.CLAUSE)), None)
        clause = rest.startswith("at ") and self._clause_may_start(before)
        if rest.split(" ")[0].rstrip(".,").lower() in MONTHS:
            return None
        continues = last is not None and number == last.number + 1
        after_stop = before is None or ends_sentence(before.lines[-1] if before.lines else "")
        after_list = before is not None and before.shape in ITEMS
        if not (starts_group or clause or (continues and after_list) or (number == 1 and after_stop)):
            return None
        return Piece(Shape.CLAUSE if clause else Shape.NUMBERED, [rest], number, line.indent)

    def _unmarked(self, lines: Sequence[Line], own_lines: bool, width: int) -> tuple[Piece, int]:
        """A heading over its text, a line that may be one, or the start of a paragraph."""
        line = lines[0]
        if own_lines or _is_label_line(line.bare):
            return Piece(Shape.LINE, [line.text]), 1
        count = self._heading_length(lines, width)
        if count:
            shape = Shape.ALONE if count == len(lines) else Shape.HEADING
            return Piece(shape, [one.text for one in lines[:count]], indent=line.indent), count
        return Piece(Shape.PARAGRAPH, [line.text], indent=line.indent), 1

    def _heading_length(self, lines: Sequence[Line], width: int) -> int:
        """How many of the lines are a heading: all of them when they stand alone, else what stands over a text."""
        if ATTACHMENTS_HEADING.fullmatch(lines[0].bare) or _SECTION.fullmatch(lines[0].bare):
            return 1
        most = 3 if self._layout.wrapped or lines[0].bare.isupper() or lines[0].text.count("**") == 1 else 1
        for count in range(1, min(most, len(lines)) + 1):
            text = join_lines([line.bare for line in lines[:count]])
            rest = lines[count:]
            if looks_like_heading(text) and (not rest or self._stands_over(lines[count - 1], rest[0], width)):
                return count
            if ends_clause(lines[count - 1].bare):
                return 0
        return 0

    def _stands_over(self, last: Line, following: Line, width: int) -> bool:
        if _is_label_line(following.bare):
            return True
        if last.bare.isupper() and following.bare.isupper():
            return False  # a title in capitals goes on as long as its capitals do
        if not self._layout.wrapped:
            return len(last.bare) <= 80 and ends_sentence(following.bare)
        starts_anew = following.bare[:1].isupper() or self._marked(following, True) is not None
        return starts_anew and self._layout.broken_early(last.bare, following.bare, width)

    def _goes_on(self, piece: Piece, line: Line, width: int) -> bool:
        """Whether the line continues the piece above it."""
        last = piece.lines[-1] if piece.lines else ""
        if piece.shape in (Shape.HEADING, Shape.LINE, Shape.TABLE) or _is_label_line(line.bare):
            return False
        if last.endswith("-") or piece.is_bold_open:
            return True
        if not ends_clause(last) and line.bare[:1].islower():
            return True
        if not self._layout.wrapped:
            return piece.shape in ITEMS and not ends_clause(last)
        if piece.shape in ITEMS:
            return True
        return not (ends_sentence(last) and self._layout.broken_early(last, line.bare, width))

    def _add_line(self, piece: Piece, line: Line) -> None:
        text = line.text
        if piece.shape is Shape.CLAUSE:
            moved = _NUMBER_AT_END.search(text)
            if moved and int(moved["number"]) == piece.number:
                text = text[: moved.start()]
            elif text == f"{piece.number}.":
                return
        own_sentence = not self._layout.wrapped and piece.shape in ITEMS and not line.bare[:1].islower()
        if own_sentence and piece.lines and not piece.lead and not piece.lines[-1].endswith("-"):
            piece.lead = len(piece.lines)
        piece.add(text)

    def _clause_may_start(self, before: Piece | None) -> bool:
        if before is None:
            return False
        if before.shape is Shape.CLAUSE:
            return not before.lines or ends_clause(before.lines[-1])
        return before.bare.endswith((",", ":")) and re.search(r"indstil|anbefal|foreslå", before.bare, re.I) is not None

    def _in_attachments(self) -> bool:
        for piece in reversed(self.pieces):
            if piece.shape is not Shape.ATTACHMENT:
                return piece.shape in (Shape.ALONE, Shape.HEADING) and bool(ATTACHMENTS_HEADING.fullmatch(piece.bare))
        return False

    def _join_broken_paragraph(self, place: int) -> None:
        """A sentence that a page break cut in two is one paragraph again."""
        before, after = self.pieces[place - 1], self.pieces[place]
        joinable = (Shape.PARAGRAPH, Shape.BULLET, Shape.NUMBERED, Shape.CLAUSE, Shape.ALONE)
        if before.shape not in joinable or after.shape is not Shape.PARAGRAPH or not after.bare[:1].islower():
            return
        if ends_clause(before.bare) and not before.bare.endswith(","):
            return
        if before.shape is Shape.ALONE and len(before.bare) < self._layout.width // 2:
            return
        if before.shape is Shape.ALONE:
            before.shape = Shape.PARAGRAPH
        for line in after.lines:
            before.add(line)
        del self.pieces[place]


_TWO_SENTENCES = re.compile(r"[a-zæøå]{5}[.!] [A-ZÆØÅ]")
"""A word too long for an abbreviation ends the first one."""


def looks_like_heading(text: str) -> bool:
    """Whether the words alone could be a heading: no full stop, no comma, not cut off in the middle."""
    if not text or len(text) > _LONGEST_HEADING or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _TWO_SENTENCES.search(text):
        return False
    if text.endswith("?"):
        return not re.search(r"[.!?:] ", text)
    return "|" not in text and not ends_clause(text) and not _CUT_OFF.search(text)


def _is_label_line(text: str) -> bool:
    """Whether the line names a fact: "Mødedato: …", or a label and nothing else."""
    match = LABEL.fullmatch(text)
    return match is not None and (bool(match["colon"]) or not match["value"])


def _keeps_its_lines(lines: Sequence[Line]) -> bool:
    """Whether the group is a postal address or a label with its value below."""
    texts = [line.bare for line in lines]
    if any(len(text) > 60 for text in texts):
        return False
    label = LABEL.fullmatch(texts[0])
    is_labelled = label is not None and not label["value"] and len(texts) <= 3
    return is_labelled or any(POSTAL.fullmatch(text) for text in texts)


def _nests(before: Piece, line: Line) -> bool:
    """Whether a bullet stands under the item above it."""
    if before.shape is Shape.NUMBERED:
        return line.indent > before.indent or before.bare.endswith(":")
    if before.shape is Shape.BULLET and before.level == 2:
        return line.indent >= before.indent
    return before.shape is Shape.BULLET and line.indent >= before.indent + 2

"""What a careful colleague would remark in a finished document: things that are missing or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from .blanks import check_filled_in, named_table
from .cases import Case
from .documents import Attachment, Document, Manuscript
from .hearings import Ask, answered_places
from .kinds import Kind
from .readiness import Aspect, Remark, Standing
from .text import SHOWING, Block, BlockKind
from .wording import listed, quoted

_NUMBER_LIST = r"\d{1,3}(?:\s*[-–]\s*\d{1,3})?"
MENTION = re.compile(
    rf"(?P<see>\bjf\.\s+)?\bbilag(?:ene|et)?\s+(?P<numbers>{_NUMBER_LIST}(?:(?:\s*,\s*|\s+og\s+){_NUMBER_LIST})*)",
    re.IGNORECASE,
)
"""Where a text points at bilag by number."""

_LOST = "\ufffd"
_QUOTED = 60
"""Letters of somebody's words that a remark repeats."""

_RANGE = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark, as a Danish sentence; ``title`` is the document's it is about, empty for the whole file.

    Advice on how a text is written keeps nothing from being sent.
    """

    message: str
    title: str = ""
    document_id: str | None = None
    block_id: str | None = None
    is_advice: bool = False

    def __str__(self) -> str:
        """The remark on one line."""
        return f"{self.title}: {self.message}" if self.title else self.message


@dataclass(frozen=True, slots=True)
class _Mention:
    quote: str
    numbers: frozenset[int]
    explicit: bool  # "jf. bilag 4" can only be our own; "bilag 4" may be somebody else's
    block_id: str


def check_manuscript(manuscript: Manuscript) -> list[Remark]:
    """What is missing in the document or leads nowhere; what only its pages can show is not among it."""
    return [
        *_title(manuscript),
        *_lost_characters(manuscript),
        *_subheadings_under_nothing(manuscript.blocks),
        *_empty_sections(manuscript),
        *_tables_without_heads(manuscript),
        *check_filled_in(manuscript),
        *_attachments_that_are_not_there(manuscript),
        *_attachments_without_content(manuscript.attachments),
        *_attachments_nobody_mentions(manuscript),
    ]


def check_asks(asks: Iterable[Ask], blocks: Iterable[Block]) -> list[str]:
    """The sender's questions without an answer: no words about it, and no place in the text that is still there."""
    there = answered_places(blocks)
    open_asks = [ask for ask in asks if not ask.answer.strip() and ask.block_id not in there]
    if not open_asks:
        return []
    if len(open_asks) == 1:
        return [f"Ét spørgsmål mangler svar: ”{open_asks[0].question}”"]
    quoted = ", ".join(f"”{ask.question}”" for ask in open_asks)
    return [f"{len(open_asks)} spørgsmål mangler svar: {quoted}"]


def check_required_sections(kind: Kind, blocks: Sequence[Block]) -> list[Remark]:
    """The sections that a document of the kind must have, and that are not there or have nothing in them."""
    there = {_heading_words(block.text): place for place, block in reversed([*enumerate(blocks)]) if _is_heading(block)}
    found: list[Remark] = []
    for section in kind.sections:
        if not (section.required and section.heading):
            continue
        place = there.get(_heading_words(section.heading))
        if place is None:
            message = f"Afsnittet {_quoted(section.heading)} mangler. Sæt overskriften ind, og skriv det."
            found.append(Remark(Aspect.STRUCTURE, message))
        elif not _says_anything(blocks, place):
            message = f"Afsnittet {_quoted(section.heading)} er uden tekst. Skriv det."
            found.append(Remark(Aspect.STRUCTURE, message, blocks[place].id))
    return found


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _heading_words(text: str) -> str:
    """A heading as it is compared: "2. Økonomi:" is Økonomi."""
    return " ".join(text.split()).lstrip("0123456789.) ").rstrip(".: ").casefold()


def _says_anything(blocks: Sequence[Block], place: int) -> bool:
    for block in blocks[place + 1 :]:
        if _is_heading(block) and block.level <= blocks[place].level:
            return False
        if not _is_heading(block) and _shows(block):
            return True
    return False


def check_confidential(document: Document, case: Case) -> list[Remark]:
    """A document that does not say FORTROLIG though its case is: somebody must decide that it need not."""
    if not case.confidential or document.confidential_reason:
        return []
    number = f" {case.number}" if case.number else ""
    words = f"Sag{number} er fortrolig, men dokumentet er ikke mærket FORTROLIG. Skriv begrundelse og paragraf."
    return [Remark(Aspect.SECRECY, words)]


def _title(manuscript: Manuscript) -> Iterator[Remark]:
    if not manuscript.document.title.strip():
        yield Remark(Aspect.TITLE, "Titlen mangler. Skriv den øverst.")


def _lost_characters(manuscript: Manuscript) -> Iterator[Remark]:
    """Where a character could not be kept when it came in: the sign that stands in its place can be printed, too."""
    message = f"Et tegn er gået tabt, hvor der står {_LOST}. Skriv det igen."
    document = manuscript.document
    facts = (
        document.title, document.sender, document.sender_line, *document.recipients, *document.copies,
        *(part for signatory in document.signatories for part in (signatory.name, signatory.title)),
    )  # fmt: skip
    if any(_LOST in fact for fact in facts):
        where = f"hvor der står {_LOST} i dokumentets oplysninger"
        yield Remark(Aspect.CHARACTERS, f"Et tegn er gået tabt, {where}. Skriv det igen.", None, Standing.WRONG)
    for block in manuscript.blocks:
        if any(_LOST in text for text in (block.text, *block.footnotes)):
            yield Remark(Aspect.CHARACTERS, message, block.id, Standing.WRONG)


def _subheadings_under_nothing(blocks: Iterable[Block]) -> Iterator[Remark]:
    """The first subheading that stands before any heading: whoever listens misses the level between."""
    for block in blocks:
        if block.kind is not BlockKind.HEADING or not block.text.strip():
            continue
        if block.level > 1:
            message = (
                f"Underoverskriften {_quoted(block.text)} står uden en overskrift over sig. Gør den til overskrift."
            )
            yield Remark(Aspect.STRUCTURE, message, block.id)
        return


def _empty_sections(manuscript: Manuscript) -> Iterator[Remark]:
    """All headings with nothing below them, in one remark: a draft begins with its headings."""
    told = [block for block in manuscript.blocks if block.kind is not BlockKind.PAGE_BREAK and _shows(block)]
    empty = [block for block, after in zip_longest(told, told[1:]) if _is_empty_section(block, after)]
    if empty and empty[-1] is told[-1] and manuscript.treatments:
        # The decisions are set below the last heading by themselves.
        empty.pop()
    if not empty:
        return
    names = listed([_quoted(block.text) for block in empty])
    message = f"Afsnittet {names} er uden tekst. Skriv det, eller slet overskriften."
    if len(empty) > 1:
        message = f"Afsnittene {names} er uden tekst. Skriv dem, eller slet overskrifterne."
    yield Remark(Aspect.STRUCTURE, message, empty[0].id)


def _is_empty_section(block: Block, after: Block | None) -> bool:
    if block.kind is not BlockKind.HEADING:
        return False
    return after is None or (after.kind is BlockKind.HEADING and after.level <= block.level)


def _shows(block: Block) -> bool:
    return bool(block.text.strip() or block.footnotes or block.kind in SHOWING)


def _tables_without_heads(manuscript: Manuscript) -> Iterator[Remark]:
    for block in manuscript.blocks:
        table = manuscript.table(block.table_id) if block.kind is BlockKind.TABLE else None
        if table is not None and not all(column.label.strip() for column in table.columns):
            message = f"{named_table(table)} har en kolonne uden overskrift. Skriv den i Budget."
            yield Remark(Aspect.TABLES, message, block.id)


def _quoted(text: str) -> str:
    return quoted(text, _QUOTED)


def _attachments_that_are_not_there(manuscript: Manuscript) -> Iterator[Remark]:
    there = {attachment.number for attachment in manuscript.attachments}
    for mention in _mentions(manuscript.blocks):
        if not (there or mention.explicit) or there.issuperset(mention.numbers):
            continue
        last = f"listen slutter ved bilag {max(there)}" if there else "der er ingen bilag"
        message = f"”{mention.quote}”: {last}. Ret teksten, eller læg bilagene ind."
        yield Remark(Aspect.ATTACHMENTS, message, mention.block_id)


def _attachments_without_content(attachments: Iterable[Attachment]) -> Iterator[Remark]:
    numbers = sorted(each.number for each in attachments if each.file is None and each.annex_id is None)
    if numbers:
        message = f"Bilag {_ranges(numbers)} har kun en titel. Læg filen ind, eller send den ved siden af."
        if len(numbers) > 1:
            message = f"Bilag {_ranges(numbers)} har kun titler. Læg filerne ind, eller send dem ved siden af."
        yield Remark(Aspect.ATTACHMENTS, message)


def _ranges(numbers: Sequence[int]) -> str:
    """1-3, 5 og 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(number) for number in run] for run in runs)
    return listed(list(chain.from_iterable(parts)))


def _attachments_nobody_mentions(manuscript: Manuscript) -> Iterator[Remark]:
    mentioned = {number for mention in _mentions(manuscript.blocks) for number in mention.numbers}
    # A document that names none of its bilag by number only lists them; that is a style, not a slip.
    if not mentioned:
        return
    for attachment in manuscript.attachments:
        if attachment.number not in mentioned:
            yield Remark(Aspect.ATTACHMENTS, f"Bilag {attachment.number} er ikke nævnt i teksten.")


def _mentions(blocks: Iterable[Block]) -> Iterator[_Mention]:
    for block in blocks:
        texts = (block.text, *block.footnotes)
        # The whole text is gone through at each page that is looked at; most of it names no bilag.
        for match in (match for text in texts if "bilag" in text.lower() for match in MENTION.finditer(text)):
            quote = " ".join(match[0].split())
            yield _Mention(quote, mentioned_numbers(match), match["see"] is not None, block.id)


def mentioned_numbers(mention: re.Match[str]) -> frozenset[int]:
    """The numbers that a match of ``MENTION`` names, those between included."""
    ranges = [range(int(first), int(last or first) + 1) for first, last in _RANGE.findall(mention["numbers"])]
    return frozenset().union(*ranges)

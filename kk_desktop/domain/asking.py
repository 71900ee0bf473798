"""What a letter that asks for comments seems to say: its title, the deadline and the questions, as suggestions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from .dates import MONTHS, WEEKDAYS, read_date, write_date
from .files import StoredFile
from .wording import listed

MOST_TEXT = 30_000
"""Characters that are looked through; what asks stands in the first ten pages, and a plan may lie behind it."""

MOST_QUESTIONS = 20
LONGEST = 400
"""Characters of one suggestion; what is longer is no question, title or subject."""


@dataclass(frozen=True, slots=True)
class AskingLetter:
    """What fills the form of a new hearing. ``deadline_quote`` is the words the deadline was read from.

    ``remarks`` are sentences for the person about what could not be read, or is not sure.
    """

    title: str = ""
    sender: str = ""
    sender_email: str = ""
    subject: str = ""
    received_on: date | None = None
    deadline: date | None = None
    deadline_quote: str = ""
    case_number: str = ""
    document_number: str = ""
    questions: tuple[str, ...] = ()
    files: tuple[StoredFile, ...] = ()
    remarks: tuple[str, ...] = ()


_PREFIX = re.compile(r"\s*(?:vs|sv|fw|fwd|re|videresendt)\s*:\s*", re.IGNORECASE)
_SENT_ON = re.compile(r"\s*(?:vs|fw|fwd|videresendt)\s*:", re.IGNORECASE)
_HEARING = re.compile(
    r"(?:(?:intern|ekstern|offentlig|indledende)\s+)?høring(?:sbrev|ssag|sanmodning)?\s*(?:[:–-]|vedr\.?|vedrørende|om|over|af)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b((?:19|20)\d{2}-\d{5,7})(-\d{1,4})?\b")

_NUMBER_BEHIND = re.compile(
    rf"[\s,;:–-]*[(\[]?\s*(?:(?:sagsnr|sagsnummer|sag|j\.?\s?nr|edoc)\b[\s.:]*)?{_NUMBER.pattern}\s*[)\]]?\s*$",
    re.IGNORECASE,
)
"""The case number has a field of its own."""


def is_sent_on(subject: str) -> bool:
    """Whether a mail of that subject is one that somebody has sent on: "VS: Høring"."""
    return _SENT_ON.match(subject) is not None


def title_from(subject: str) -> str:
    """A mail's subject without what programs and customs put around it: "VS: Høring: Støj (2026-0412345)" is "Støj"."""
    title = " ".join(subject.split())
    while match := _PREFIX.match(title):
        title = title[match.end() :]
    if match := _HEARING.match(title):
        title = title[match.end() :]
    title = _NUMBER_BEHIND.sub("", title) or title
    return (title[:1].upper() + title[1:])[:LONGEST]


def suggest(text: str, day: date) -> AskingLetter:
    """What the letter's words suggest; ``day`` is when it came, from which a date without a year is counted."""
    text = text[:MOST_TEXT]
    sentences = _sentences(text)
    found = AskingLetter(subject=_subject(sentences), questions=_questions(text, sentences))
    if case := _NUMBER.search(text):
        own = (match[0] for match in _NUMBER.finditer(text) if match[1] == case[1] and match[2])
        found = replace(found, case_number=case[1], document_number=next(own, ""))
    dates = _deadlines(text, day)
    if not dates:
        return found
    due, quote = dates[0]
    others = dict.fromkeys(write_date(other) for other, _quote in dates if other != due)
    remarks = (f"Brevet nævner også {listed(list(others))}. Vælg den rigtige frist.",) if others else ()
    return replace(found, deadline=due, deadline_quote=quote, remarks=remarks)


def _sentences(text: str) -> list[str]:
    """The sentences of a usual length, each on one line."""
    parts = re.split(r"(?<=[.?!])\s+(?=[A-ZÆØÅ])|\n\s*\n", text)
    return [line for part in parts if 0 < len(line := " ".join(part.split())) <= LONGEST]


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The letter inside a mail that somebody has sent on with a few words of their own above it."""

    sender: str
    sender_email: str
    sent_on: date | None
    subject: str
    text: str


_INSIDE = re.compile(
    r"^[ >*]*(?:Fra|From)\s*:\*?[ \t]*(?P<sender>[^\n]{1,200})\n(?P<head>(?:[^\n]{0,1000}\n){0,8}?)"
    r"[ >*]*(?:Emne|Subject)\s*:\*?[ \t]*(?P<subject>[^\n]{0,400})(?:\n|$)",
    re.MULTILINE,
)
_SENT_AT = re.compile(r"^[ >*]*(?:Sendt|Dato|Sent|Date)\s*:\*?[ \t]*(?P<day>[^\n]{1,80})", re.MULTILINE)
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?(?P<email>[\w.+-]+@[\w.-]+\w)[>)\]]?")
_CLOCK = re.compile(r"\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*$")


def read_forwarded(text: str, today: date) -> Forwarded | None:
    """The first letter that is quoted with its head, as Outlook and others put it below what one writes."""
    match = _INSIDE.search(text[:MOST_TEXT])
    if match is None:
        return None
    address = _ADDRESS.search(match["sender"])
    name = " ".join(_ADDRESS.sub("", match["sender"]).split()).strip(' "*')
    sent = _SENT_AT.search(match["head"])
    email = address["email"] if address else ""
    day = _read_day(_CLOCK.sub("", sent["day"]).strip(" *"), today) if sent else None
    return Forwarded(name or email, email, day, match["subject"].strip(" *"), text[match.end() :].lstrip())


def _read_day(words: str, today: date) -> date | None:
    try:
        day = read_date(words, today)
    except ValueError:
        return None
    return day if day is not None and day <= today else None


# The deadline ------------------------------------------------------------------------------------------------

_MONTH = "|".join(MONTHS)
_DATE = (
    rf"(?P<date>(?:(?:{'|'.join(WEEKDAYS)})\s+)?(?:den\s+|d\.\s*)?"
    rf"(?:\d{{1,2}}\.?\s*(?:{_MONTH})(?:\s+\d{{4}})?|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})(?!\d)|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}))"
)
_GAP = r"(?:(?!\.\s+[A-ZÆØÅ])[^\n?!]){0,60}?"
_CLUES = tuple(
    re.compile(rf"\b{clue}\b{_GAP}{_DATE}", re.IGNORECASE)
    for clue in (r"(?:hørings|svar)frist\w*", r"frist\w*", r"senest", r"inden")
)
"""What stands before a deadline, the surest first."""


def _deadlines(text: str, day: date) -> list[tuple[date, str]]:
    """Each date that is told as a deadline, with its words: the first told by the surest clue comes first."""
    joined = re.sub(r"[ \t]*\n(?=[^\n])", " ", text)
    found: dict[date, str] = {}
    for clue in _CLUES:
        for match in clue.finditer(joined):
            due = _day(match["date"], day)
            if due is not None and due >= day:
                found.setdefault(due, " ".join(match[0].split()))
    return list(found.items())


def _day(words: str, day: date) -> date | None:
    try:
        found = read_date(words.replace("d. ", "den "), day)
    except ValueError:
        # A day that does not exist, or another weekday: the person finds it in the letter.
        return None
    if found is not None and found < day and not re.search(r"\d{4}|[./-]\d\d$", words):
        # In a letter from December "den 10. januar" is next year's.
        return _next_year(found)
    return found


def _next_year(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return None


# The questions -----------------------------------------------------------------------------------------------

_ITEM = re.compile(r"\s*(?:(?P<number>\d{1,2})[.)]|[-–•*·])\s+(?P<words>\S.*)")


def _questions(text: str, sentences: list[str]) -> tuple[str, ...]:
    """The items of lists that ask something, or where none do, the sentences that end in a question mark."""
    asked = [item for item in _items(text) if item.endswith("?")]
    if not asked:
        asked = [sentence for sentence in sentences if sentence.endswith("?")]
    fitting = (question for question in asked if len(question) <= LONGEST)
    return tuple({question.casefold(): question for question in fitting}.values())[:MOST_QUESTIONS]


def _items(text: str) -> list[str]:
    """The items of numbered and dotted lists, each with the lines it was wrapped into."""
    items: list[str] = []
    is_open = False
    for line in text.splitlines():
        if match := _ITEM.fullmatch(line):
            items.append(match["words"].strip())
            is_open = True
        elif not line.strip():
            is_open = False
        elif is_open and not items[-1].endswith("?"):
            items[-1] += f" {line.strip()}"
    return items


# What is heard -----------------------------------------------------------------------------------------------

_IN_HEARING = r"i\s+(?:(?:intern|offentlig|ekstern|fornyet)\s+)?høring\b"
_SENT = r"(?:sendes|sender|udsendes|fremsendes|er\s+sendt)"
_WHATS = (
    # "Forslaget sendes hermed i høring", "Udvalget sender hermed forslaget i høring".
    re.compile(rf"(?P<what>\S.*?)\s+{_SENT}\s+(?:hermed\s+|nu\s+)?{_IN_HEARING}", re.IGNORECASE),
    re.compile(rf"{_SENT}\s+(?:hermed\s+|nu\s+)?(?P<what>\S.*?)\s+{_IN_HEARING}", re.IGNORECASE),
)


def _subject(sentences: list[str]) -> str:
    """What is sent out for comments, as the letter's own words tell it; empty where they do not."""
    for sentence in sentences:
        for pattern in _WHATS:
            if match := pattern.search(sentence):
                words = match["what"].removeprefix("Hermed ").removeprefix("hermed ")
                return words[:1].upper() + words[1:]
    return ""

"""Hvad skrev vi sidst? Old letters taken in from a folder, and what was written before that fits a draft."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from kk_desktop.domain.areas import Area
from kk_desktop.domain.earlier_answers import EarlierAnswer, Near, Passage, areas_named
from kk_desktop.domain.files import StoredFile, media_type_of
from kk_desktop.domain.wording import shortened
from kk_desktop.errors import UserError
from kk_desktop.language.sort_key import sort_key
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import earlier_answers as store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage.rows import Connection

from .attachments import title_of
from .desk import Desk
from .facts import LONGEST_LINE, label_of_change, required_line, tidy_line
from .incoming import LARGEST, read_file, told_with_name
from .jobs import Progress
from .pages import if_there
from .written import text_of_file

ENDINGS = (".docx", ".pdf", ".txt", ".doc")
"""What is looked for in a folder; a ``.doc`` only to say that it must be saved anew."""

MOST = 2000
"""Files of one folder."""

SHORTEST_WORD = 4
"""Letters: shorter words say nothing about what a text is about."""

ANSWER_FACTS = {
    "title": "det gamle svars titel",
    "sender": "hvem der spurgte",
    "answered_on": "det gamle svars dato",
    "area_ids": "det gamle svars områder",
}


@dataclass(frozen=True, slots=True)
class FoundLetter:
    """A file of the folder and what was read out of it; ``trouble`` is why it cannot be taken in."""

    path: Path
    answer: EarlierAnswer | None = None
    trouble: str = ""


class EarlierAnswerService:
    """Takes old letters in and finds the passages that fit."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[EarlierAnswer]:
        """What has been taken in, the newest first."""
        return store.rows(self._desk.read())

    def get(self, answer_id: str) -> EarlierAnswer:
        """One old letter. Raises ``GoneError`` when it is gone."""
        return store.get(self._desk.read(), answer_id)

    # Taken in ---------------------------------------------------------------------------------------------

    def files_in(self, folder: Path) -> list[Path]:
        """The letters of a folder and the folders in it, in Danish order, and the folders that cannot be opened.

        Raises ``UserError`` when there is none, or more than can be looked through.
        """
        found: list[Path] = []
        closed: list[OSError] = []
        for path in _letters_below(folder, closed.append):
            found.append(path)
            if len(found) > MOST:
                raise UserError(
                    f"I mappen ”{folder.name}” er der mere end {MOST} breve, og det er for mange ad gangen. "
                    "Intet er hentet ind. Vælg en mindre mappe."
                )
        unread = [Path(error.filename) for error in closed if error.filename]
        if folder in unread:
            raise UserError(f"Mappen ”{folder.name}” kan ikke læses. Intet er hentet ind. Vælg en anden.")
        if not found:
            raise UserError(f"I mappen ”{folder.name}” er der ingen breve i Word, PDF eller ren tekst. Vælg en anden.")
        found += unread
        return sorted(found, key=lambda path: sort_key(str(path.relative_to(folder))))

    def progress(self, verb: str, count: int) -> Progress:
        """How far the reading of the files is, or their taking in."""
        return Progress(verb, "filer", count)

    def read(self, paths: Sequence[Path], progress: Progress | None = None) -> list[FoundLetter]:
        """What is in the files, for somebody to look at; nothing is taken in. Raises ``Stopped``."""
        known = store.digests(self._desk.read())
        areas = area_store.tree(self._desk.read())
        found = []
        for path in paths:
            letter = self._read(path, known, areas)
            if letter.answer is not None and letter.answer.file is not None:
                known.add(letter.answer.file.digest)
            found.append(letter)
            if progress is not None:
                progress.step()
        return found

    def take_in(self, letters: Iterable[FoundLetter], progress: Progress | None = None) -> list[str]:
        """Put the letters into the file with what they hold, all or none, as one step; gives their ids.

        One that lies there already is left out. Raises ``UserError`` and ``Stopped``; then nothing is taken in.
        """
        here = store.digests(self._desk.read())
        wanted = [
            (letter.path, letter.answer, letter.answer.file)
            for letter in letters
            if letter.answer is not None and letter.answer.file is not None and letter.answer.file.digest not in here
        ]
        answers = []
        for path, answer, file in wanted:
            self._keep(path, file)
            answers.append(answer)
            if progress is not None:
                progress.step()
        if not answers:
            return []

        def work(db: Connection) -> list[str]:
            here = store.digests(db)
            new = [answer for answer in answers if answer.file and answer.file.digest not in here]
            for answer in new:
                store.add(db, answer)
            return [answer.id for answer in new]

        count = len(answers)
        label = "Hentede et gammelt svar ind" if count == 1 else f"Hentede {count} gamle svar ind"
        with told_with_name("de gamle svar", "Intet er hentet ind."):
            return self._desk.act(label, work)

    def change(self, answer_id: str, **facts: Any) -> None:
        """Change what is known of an old letter: its title, who asked, its date, its areas."""
        label = label_of_change("tidligere svar", facts, ANSWER_FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Titlen")
        if "sender" in facts:
            facts["sender"] = tidy_line(facts["sender"], "Afsenderen")
        self._desk.act(label, lambda db: store.change(db, answer_id, **facts))

    def delete(self, answer_id: str) -> None:
        """Put an old letter in the bin."""
        self._desk.act("Slettede tidligere svar", lambda db: store.discard(db, answer_id))

    # Found again ------------------------------------------------------------------------------------------

    def near(self, document_id: str, by: Near, words: str = "") -> list[Passage]:
        """The passages of earlier answers that are near the document, the best first.

        ``words`` are what somebody looks for; without any the document's own theme ranks them: its title, what is
        heard and the questions.
        """
        db = self._desk.read()
        document = document_store.get(db, document_id)
        hearing = if_there(hearing_store.get, db, document.hearing_id)
        among: list[str] | None = None
        if by is Near.SENDER:
            among = store.of_sender(db, hearing.sender) if hearing and hearing.sender else []
        elif by is Near.AREA:
            among = store.of_areas(db, [*document.area_ids, *(hearing.area_ids if hearing else ())])
        if among == []:
            return []
        theme = [document.title]
        if hearing is not None:
            theme += [hearing.title, hearing.subject, *(ask.question for ask in hearing.asks)]
        asked = words.strip() or " ".join(_telling(" ".join(theme)))
        return store.passages(db, asked, among=among, leave_out=document_id)

    # How --------------------------------------------------------------------------------------------------

    def _keep(self, path: Path, file: StoredFile) -> None:
        """Put what the file holds among the contents; a row that names it comes later, or never."""
        data = read_file(path, "hentet ind, og det er de andre heller ikke", LARGEST)
        if sha256(data).hexdigest() != file.digest:
            raise UserError(f"”{path.name}” er ændret, siden den blev læst. Intet er hentet ind. Vælg mappen igen.")
        with told_with_name(f"”{path.name}”", "Intet er hentet ind."):
            self._desk.act("", lambda db: content_store.keep(db, data))

    def _read(self, path: Path, known: set[str], areas: Sequence[Area]) -> FoundLetter:
        if path.is_dir():
            return FoundLetter(path, trouble="Mappen kan ikke åbnes, og det, der er i den, er ikke læst.")
        try:
            data = read_file(path, "hentet ind", LARGEST)
            if sha256(data).hexdigest() in known:
                return FoundLetter(path, trouble="Det er hentet ind allerede.")
            return FoundLetter(path, self._answer(path, data, areas))
        except UserError as error:
            return FoundLetter(path, trouble=str(error))

    def _answer(self, path: Path, data: bytes, areas: Sequence[Area]) -> EarlierAnswer:
        # Not needed before somebody takes letters in.
        from kk_desktop.exchange.plain_text import read_plain_text

        text = text_of_file(self._desk, path.name, data)
        plain = read_plain_text(text)
        paragraphs = [_clean(block.text) for block in plain.blocks]
        whole = "\n".join(paragraph for paragraph in paragraphs if paragraph)
        if not whole:
            raise UserError("Der er ingen tekst i filen.")
        title = shortened(_clean(plain.title) or _spaced(title_of(path.name)), LONGEST_LINE)
        file = _stored(path.name, data, sha256(data).hexdigest())
        sender = shortened(_clean(plain.recipients[0]), LONGEST_LINE) if plain.recipients else ""
        named = areas_named(f"{title}\n{whole}", areas)
        return EarlierAnswer(self._desk.new_id(), title, whole, sender, _past(plain.date, self._desk), file, named)


def _letters_below(folder: Path, on_error: Callable[[OSError], object]) -> Iterator[Path]:
    """The letters of a folder and the folders in it; a folder that is met again, through a link, is passed by."""
    met: set[str] = set()
    for place, folders, names in os.walk(folder, onerror=on_error):
        # Links to folders are not followed, but what Windows calls a junction is.
        real = os.path.realpath(place)
        if real in met:
            folders.clear()
            continue
        met.add(real)
        paths = (Path(place, name) for name in names)
        yield from (path for path in paths if path.suffix.lower() in ENDINGS and _is_letter(path))


def _clean(text: str) -> str:
    """The words on one line, without signs that nobody can see."""
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())


def _is_letter(path: Path) -> bool:
    # Word keeps a file of that name beside the one that is open.
    return path.is_file() and not path.name.startswith(("~$", "."))


def _spaced(name: str) -> str:
    """A file's name as words, where hyphens stand for all spaces."""
    return name if " " in name else name.replace("-", " ")


def _stored(name: str, data: bytes, digest: str) -> StoredFile:
    return StoredFile(name, media_type_of(name, data[:1024]), digest, len(data))


def _past(day: date | None, desk: Desk) -> date | None:
    """The letter's day; one to come was read out of something else."""
    return day if day is not None and day <= desk.today() else None


def _telling(text: str) -> Iterator[str]:
    return (word for word in text.split() if len(word) >= SHORTEST_WORD)

"""What files hold lies once, is found again, and goes only when nothing can bring its name back."""

import hashlib

import pytest

from kk_desktop.domain.documents import Attachment, Document
from kk_desktop.domain.files import StoredFile
from kk_desktop.errors import GoneError
from kk_desktop.storage import bin as waste
from kk_desktop.storage import contents, documents, history
from kk_desktop.storage.database import Database

LETTER = b"a letter that came by mail"
DIGEST = hashlib.sha256(LETTER).hexdigest()


def with_a_bilag(database: Database) -> None:
    def work(db) -> None:
        documents.add(db, Document("d", "letter", "Svar"))
        file = StoredFile("brev.pdf", "application/pdf", contents.keep(db, LETTER), len(LETTER))
        documents.add_attachment(db, "d", Attachment("a", 1, "Brevet", file=file))

    database.act("Oprettede", work)


def test_the_same_content_lies_once_and_is_read_back(database: Database) -> None:
    with_a_bilag(database)
    database.act("Tilføjede", lambda db: contents.keep(db, LETTER))

    assert database.reader().execute("SELECT count(*) FROM content").fetchone() == (1,)
    assert contents.read(database.reader(), DIGEST) == LETTER
    assert documents.attachments(database.reader(), "d") == [
        Attachment("a", 1, "Brevet", file=StoredFile("brev.pdf", "application/pdf", DIGEST, len(LETTER)))
    ]


def test_a_bilag_taken_away_and_brought_back_has_its_content(database: Database) -> None:
    with_a_bilag(database)
    database.act("Slettede bilag", lambda db: documents.remove_attachment(db, "a"))
    database.act("Tømte papirkurven", waste.empty, undoable=False)
    history.undo(database)

    file = documents.attachments(database.reader(), "d")[0].file
    assert file is not None
    assert contents.read(database.reader(), file.digest) == LETTER


def test_emptying_the_bin_takes_the_content_of_what_lay_there(database: Database) -> None:
    with_a_bilag(database)
    database.act("Slettede", lambda db: documents.discard(db, "d"))
    database.act("Tømte papirkurven", waste.empty, undoable=False)

    with pytest.raises(GoneError, match="Filens indhold er slettet"):
        contents.read(database.reader(), DIGEST)


def test_a_bilag_can_lose_its_file_and_keep_its_title(database: Database) -> None:
    with_a_bilag(database)
    database.act("Rettede bilag", lambda db: documents.change_attachment(db, "a", file=None))

    assert documents.attachments(database.reader(), "d") == [Attachment("a", 1, "Brevet")]

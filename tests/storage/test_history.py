"""Undo and redo by compensating actions: one's own only, never over a later change, never in a locked document."""

from collections.abc import Iterator

import pytest

from kk_desktop.domain.areas import Area, AreaKind
from kk_desktop.domain.documents import Document
from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.domain.initiatives import Initiative
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import CannotUndoError, GoneError
from kk_desktop.storage import areas, documents, hearings, history, initiatives
from kk_desktop.storage.database import Database
from tests.storage.desk import ANNA, BO, Clock, paragraph
from tests.storage.snapshot import searchable, snapshot


@pytest.fixture
def hearing(database: Database) -> Iterator[str]:
    hearing = Hearing("h", "Vanløse", sender="BUF", asks=(Ask("a", "Hvordan?"), Ask("b", "Hvornår?")))
    database.act("Oprettede høring", lambda db: hearings.add(db, hearing))
    return hearing.id


def rename(database: Database, title: str, label: str = "Rettede titel") -> None:
    database.act(label, lambda db: hearings.change(db, "h", title=title))


def test_undo_gives_back_the_old_value_and_says_what_was_undone(database: Database, hearing: str) -> None:
    rename(database, "Vanløse Bydel")

    assert history.undo(database) == "Rettede titel"
    assert hearings.get(database.reader(), hearing).title == "Vanløse"


def test_undo_of_a_creation_takes_everything_out_and_redo_puts_it_back(database: Database, hearing: str) -> None:
    whole = snapshot(database.reader())

    history.undo(database)
    with pytest.raises(GoneError):
        hearings.get(database.reader(), hearing)
    assert history.redo(database) == "Oprettede høring"

    assert snapshot(database.reader()) == whole


def test_a_deleted_row_comes_back_whole(database: Database, hearing: str) -> None:
    database.act("Slettede spørgsmål", lambda db: hearings.remove_ask(db, "a"))

    history.undo(database)

    assert [ask.question for ask in hearings.get(database.reader(), hearing).asks] == ["Hvordan?", "Hvornår?"]


def test_undo_goes_backwards_one_action_at_a_time_and_redo_forwards(database: Database, hearing: str) -> None:
    for title in ("B", "C"):
        rename(database, title, f"Rettede til {title}")

    assert [history.undo(database) for _ in range(2)] == ["Rettede til C", "Rettede til B"]
    assert [history.redo(database) for _ in range(2)] == ["Rettede til B", "Rettede til C"]
    assert hearings.get(database.reader(), hearing).title == "C"
    assert history.undo(database) == "Rettede til C"


def test_something_new_ends_what_can_be_redone(database: Database, hearing: str) -> None:
    rename(database, "B")
    history.undo(database)
    rename(database, "C")

    with pytest.raises(CannotUndoError, match="ikke mere at fortryde eller gentage"):
        history.redo(database)


def test_with_nothing_done_there_is_nothing_to_undo(database: Database) -> None:
    with pytest.raises(CannotUndoError, match="ikke mere"):
        history.undo(database)
    assert history.recent(database.reader(), ANNA.installation_id) == []


def test_an_older_action_can_be_taken_back_by_itself(database: Database, hearing: str) -> None:
    rename(database, "B")
    database.act("Rettede emne", lambda db: hearings.change(db, "h", subject="Fem områder"))
    older = next(row for row in history.recent(database.reader(), ANNA.installation_id) if row.label == "Rettede titel")

    history.undo(database, older.id)

    found = hearings.get(database.reader(), hearing)
    assert (found.title, found.subject) == ("Vanløse", "Fem områder")


def test_taking_back_an_older_action_is_a_step_of_its_own(database: Database, hearing: str) -> None:
    rename(database, "B")
    database.act("Rettede emne", lambda db: hearings.change(db, "h", subject="Fem områder"))
    history.undo(database, history.recent(database.reader(), ANNA.installation_id)[1].id)

    assert history.undo(database) == "Fortrød ”Rettede titel”"
    assert hearings.get(database.reader(), hearing).title == "B"
    assert history.undo(database) == "Rettede emne"
    assert [history.redo(database), history.redo(database)] == ["Rettede emne", "Fortrød ”Rettede titel”"]
    assert hearings.get(database.reader(), hearing).title == "Vanløse"


def test_a_step_taken_back_and_forth_around_an_older_one_leaves_nothing_stuck(database: Database, hearing: str) -> None:
    for title in ("B", "C", "B"):
        rename(database, title, f"Rettede til {title}")
    history.undo(database, history.recent(database.reader(), ANNA.installation_id)[2].id)
    assert hearings.get(database.reader(), hearing).title == "Vanløse"

    for _ in range(5):
        history.undo(database)

    assert history.next_undo(database.reader(), ANNA.installation_id) is None
    assert hearings.rows(database.reader()) == []


def test_a_value_changed_since_is_not_overwritten(database: Database, hearing: str) -> None:
    rename(database, "B")
    older = history.recent(database.reader(), ANNA.installation_id)[0]
    rename(database, "C")

    with pytest.raises(CannotUndoError, match="rettet igen siden"):
        history.undo(database, older.id)
    assert hearings.get(database.reader(), hearing).title == "C"


def test_what_others_have_come_to_point_at_is_not_taken_away(database: Database) -> None:
    database.act("Oprettede område", lambda db: areas.add(db, Area("o", AreaKind.DISTRICT, "Vanløse")))
    creation = history.recent(database.reader(), ANNA.installation_id)[0]
    database.act("Oprettede indsats", lambda db: initiatives.add(db, Initiative("i", "Café", area_ids=("o",))))

    with pytest.raises(CannotUndoError, match="henviser til det"):
        history.undo(database, creation.id)
    assert areas.get(database.reader(), "o").name == "Vanløse"


def test_only_ones_own_actions_are_taken_back(database: Database, hearing: str) -> None:
    database.who = BO
    mine = history.next_undo(database.reader(), ANNA.installation_id)

    assert history.next_undo(database.reader(), BO.installation_id) is None
    with pytest.raises(CannotUndoError, match="ikke mere"):
        history.undo(database)
    with pytest.raises(CannotUndoError, match="Anna Holm"):
        history.undo(database, mine)


def test_an_action_is_undone_once(database: Database, hearing: str) -> None:
    rename(database, "B")
    action = history.next_undo(database.reader(), ANNA.installation_id)
    history.undo(database, action)

    with pytest.raises(CannotUndoError):
        history.undo(database, action)


def test_nothing_is_undone_in_a_locked_document(database: Database) -> None:
    database.act("Oprettede svar", lambda db: documents.add(db, Document("d", "letter", "Svar til BUF")))
    database.act("Rettede teksten", lambda db: documents.save_blocks(db, "d", [paragraph("p", "Vi støtter.")], ["p"]))
    typing = history.next_undo(database.reader(), ANNA.installation_id)
    database.act("Afsendte", lambda db: documents.change(db, "d", status=Status.SENT))

    with pytest.raises(CannotUndoError, match="”Svar til BUF” er låst"):
        history.undo(database, typing)
    assert documents.blocks(database.reader(), "d") == [paragraph("p", "Vi støtter.")]


def test_what_fills_a_new_file_is_not_undone_by_a_key(database: Database) -> None:
    database.act("Lavede eksempelfilen", lambda db: hearings.add(db, Hearing("h", "Vanløse")), undoable=False)

    with pytest.raises(CannotUndoError, match="ikke mere"):
        history.undo(database)
    assert not history.recent(database.reader(), ANNA.installation_id)[0].can_undo


def test_merged_typing_is_undone_in_one_step(database: Database, hearing: str, clock: Clock) -> None:
    for text in ("V", "Vi", "Vi støtter"):
        clock.pass_minutes(1)
        database.act("Rettede emne", lambda db, t=text: hearings.change(db, "h", subject=t), merge_key="h")

    history.undo(database)

    assert hearings.get(database.reader(), hearing).subject == ""


def test_the_history_tells_what_was_done_to_what_when_and_by_whom(
    database: Database, hearing: str, clock: Clock
) -> None:
    rename(database, "Vanløse Bydel")
    history.undo(database)

    undone, renamed, created = history.recent(database.reader(), ANNA.installation_id)

    assert (undone.label, undone.subject, undone.can_undo) == ("Fortrød ”Rettede titel”", "Vanløse", False)
    assert (renamed.label, renamed.at, renamed.person, renamed.can_undo) == (
        "Rettede titel", clock(), "Anna Holm", False,
    )  # fmt: skip
    assert (created.label, created.can_undo) == ("Oprettede høring", True)


def test_the_search_follows_an_undo(database: Database, hearing: str) -> None:
    before = searchable(database.reader())
    rename(database, "Noget helt andet")
    history.undo(database)

    assert searchable(database.reader()) == before

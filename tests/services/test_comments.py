"""Comments and suggestions: they keep to their place, go into the text one by one, and are taken back whole."""

import pytest

from kk_desktop.domain.comments import CommentState, Replacement, what_changed
from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import LockedError, UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as document_store

TEXT = "Udvalget vil gerne stå til rådighed for en dialog om planen."


@pytest.fixture
def document_id(workspace: Workspace) -> str:
    document_id = workspace.documents.create("memo", "Notat")
    save(workspace, document_id, Block("b", runs=(Run("Udvalget vil "), Run("gerne stå", bold=True), Run(TEXT[22:]))))
    return document_id


def save(workspace: Workspace, document_id: str, *blocks: Block) -> None:
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])


def text_of(workspace: Workspace, document_id: str) -> str:
    return workspace.documents.blocks(document_id)[0].text


def suggest(workspace: Workspace, document_id: str, quote: str, words: str) -> str:
    return workspace.comments.add(document_id, "", "b", TEXT.index(quote), quote, replacement=words)


def test_a_comment_tells_who_said_it_and_about_which_words(workspace: Workspace, document_id: str) -> None:
    workspace.comments.add(document_id, "  Skriv hvem.  ", "b", 13, "gerne stå")
    (comment,) = workspace.comments.of(document_id)
    assert (comment.person, comment.text, comment.quote) == ("Anna Holm", "Skriv hvem.", "gerne stå")
    assert workspace.history.undo() == "Skrev en kommentar"
    assert workspace.comments.of(document_id) == []


def test_comments_stand_in_the_order_of_the_text(workspace: Workspace, document_id: str) -> None:
    late = workspace.comments.add(document_id, "Sidst", "b", 40, "dialog")
    whole = workspace.comments.add(document_id, "Om det hele")
    first = workspace.comments.add(document_id, "Først", "b", 0, "Udvalget")
    assert [comment.id for comment in workspace.comments.of(document_id)] == [whole, first, late]


def test_an_accepted_suggestion_stands_in_the_text_in_the_look_of_the_old_words(
    workspace: Workspace, document_id: str
) -> None:
    comment_id = suggest(workspace, document_id, "gerne stå", "altid stå")
    workspace.comments.accept(comment_id)
    assert workspace.documents.blocks(document_id)[0].runs[1] == Run("altid stå", bold=True)
    assert workspace.comments.of(document_id)[0].state is CommentState.ACCEPTED
    workspace.history.undo()
    assert text_of(workspace, document_id) == TEXT
    assert workspace.comments.of(document_id)[0].state is CommentState.OPEN


def test_a_suggestion_finds_its_words_when_the_text_before_them_has_grown(
    workspace: Workspace, document_id: str
) -> None:
    comment_id = suggest(workspace, document_id, "dialog", "samtale")
    save(workspace, document_id, Block("b", runs=(Run(f"En dialog er god. {TEXT}"),)))
    workspace.comments.accept(comment_id)
    assert text_of(workspace, document_id) == f"En dialog er god. {TEXT.replace('dialog', 'samtale')}"


def test_a_suggestion_whose_words_have_changed_is_refused_and_the_text_left_alone(
    workspace: Workspace, document_id: str
) -> None:
    comment_id = suggest(workspace, document_id, "dialog", "samtale")
    save(workspace, document_id, Block("b", runs=(Run("Noget helt andet."),)))
    with pytest.raises(UserError, match="Ordene er ændret"):
        workspace.comments.accept(comment_id)
    save(workspace, document_id, Block("c"))
    with pytest.raises(UserError, match="Ordene er ændret"):
        workspace.comments.accept(comment_id)
    assert workspace.comments.of(document_id)[0].state is CommentState.OPEN


def test_no_suggestion_writes_over_a_field_or_a_footnote(workspace: Workspace, document_id: str) -> None:
    amount = Field("f", FieldSource.BUDGET_CELL, "cell", "mio")
    runs = (Run("Der er "), Run("5 mio. kr.", field=amount), Run(" til"), Run(footnote="Se planen."), Run(" rest."))
    save(workspace, document_id, Block("b", runs=runs))
    for start, quote in ((7, "5 mio. kr."), (18, "til rest")):
        comment_id = workspace.comments.add(document_id, "", "b", start, quote, replacement="noget")
        with pytest.raises(UserError, match="felt eller har en fodnote"):
            workspace.comments.accept(comment_id)
    workspace.comments.accept(workspace.comments.add(document_id, "", "b", 0, "Der er ", replacement="Vi har "))
    assert workspace.documents.blocks(document_id)[0].runs == (Run("Vi har "), *runs[1:])


def test_a_declined_suggestion_keeps_its_answer_and_is_not_decided_twice(
    workspace: Workspace, document_id: str
) -> None:
    comment_id = suggest(workspace, document_id, "dialog", "samtale")
    workspace.comments.decline(comment_id, "Det er aftalt med lokaludvalget.")
    with pytest.raises(UserError, match="allerede taget stilling"):
        workspace.comments.accept(comment_id)
    (comment,) = workspace.comments.of(document_id)
    assert (comment.state, comment.answer) == (CommentState.DECLINED, "Det er aftalt med lokaludvalget.")


def test_only_who_said_it_takes_it_back_or_says_it_otherwise(
    workspace: Workspace, machine: Machine, document_id: str
) -> None:
    comment_id = workspace.comments.add(document_id, "Skriv hvem.")
    machine.me = Myself("Bo Lund")
    for attempt in (
        lambda: workspace.comments.remove(comment_id),
        lambda: workspace.comments.change(comment_id, "Nej."),
    ):
        with pytest.raises(UserError, match="skrevet af Anna Holm"):
            attempt()
    assert workspace.comments.of(document_id)[0].text == "Skriv hvem."


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"text": " \n "}, "Kommentaren er tom"),
        ({"text": "x" * 10_001}, "10001 tegn"),
        ({"text": "", "quote": "dialog", "replacement": "dialog"}, "magen til teksten"),
        ({"text": "", "replacement": "x" * 20_000}, "20000 tegn"),
    ],
)
def test_an_empty_or_endless_comment_is_refused(workspace: Workspace, document_id: str, facts: dict, told: str) -> None:
    with pytest.raises(UserError, match=told):
        workspace.comments.add(document_id, **facts)
    assert workspace.comments.of(document_id) == []


def test_half_a_character_in_a_comment_costs_nothing_else(workspace: Workspace, document_id: str) -> None:
    workspace.comments.add(document_id, "Fint \ud83d \ud83d\ude00")
    assert workspace.comments.of(document_id)[0].text == "Fint \ufffd 😀"


def test_a_locked_document_takes_no_comments(workspace: Workspace, document_id: str) -> None:
    workspace.desk.act("Afsendte", lambda db: document_store.change(db, document_id, status="sent"))
    with pytest.raises(LockedError):
        workspace.comments.add(document_id, "For sent")
    assert workspace.comments.of(document_id) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Vi vil gerne mødes.", "Vi vil altid mødes.", Replacement(7, "gerne", "altid")),
        ("Vi mødes ofte.", "Vi mødes ret ofte.", Replacement(3, "mødes ", "mødes ret ")),
        ("Vi mødes ret ofte.", "Vi mødes ofte.", Replacement(9, "ret ", "")),
        ("Alt nyt", "Alt nyt", None),
        ("", "Nyt", Replacement(0, "", "Nyt")),
    ],
)
def test_what_changed_between_two_texts_is_told_in_whole_words(old: str, new: str, found: Replacement | None) -> None:
    assert what_changed(old, new) == found

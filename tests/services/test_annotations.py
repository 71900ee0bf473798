"""What is written in a PDF comes back as comments at the words it was written at."""

from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Name, String

from kk_desktop.domain.comments import Comment, CommentSource
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import LockedError, UserError
from kk_desktop.services.annotations import Fetched
from tests.exchange.annotated import Marked
from tests.services.office import Office

LONG = (
    "Beskæftigelses- og Integrationsudvalget støtter planen og bemærker, at virksomhedssamarbejdet i byområderne skal "
    "styrkes gennem beskæftigelsesfremmende indsatser i de udsatte boligområder. Udvalget bemærker også, at planen er "
    "god."
)


@pytest.fixture
def draft(office: Office) -> Office:
    blocks = [
        Block("h", BlockKind.HEADING, (Run("Økonomi"),)),
        Block("p", runs=(Run("Vi støtter planen i Vanløse."),)),
        Block("l", runs=(Run(LONG[:68]), Run(footnote="Se bilag 1."), Run(LONG[68:]))),
        Block("q", runs=(Run("Vi støtter også skolen, hvis den bliver hørt."),)),
    ]
    office.workspace.documents.save_blocks(office.document_id, blocks, [block.id for block in blocks])
    return office


@pytest.fixture
def marked(draft: Office) -> Marked:
    return Marked(draft.workspace.pages.render(draft.document_id).pdf)


def fetch(office: Office, marked: Marked, folder: Path) -> tuple[Fetched, list[Comment]]:
    path = folder / "rettet.pdf"
    path.write_bytes(marked.pdf)
    fetched = office.workspace.annotations.fetch(office.document_id, path)
    return fetched, office.workspace.comments.of(office.document_id)


def test_marked_words_with_a_comment_come_back_at_those_words(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        made = {"CreationDate": String("D:20250320103000+01'00'")}
        marked.mark("Highlight", "skolen", "Hvilken skole?", **made)
    fetched, (comment,) = fetch(draft, marked, tmp_path)
    assert fetched == Fetched(1)
    assert (comment.block_id, comment.start, comment.quote) == ("q", 16, "skolen")
    assert (comment.text, comment.person, comment.source) == ("Hvilken skole?", "Bo Lund", CommentSource.PDF)
    assert comment.made_at == datetime(2025, 3, 20, 9, 30, tzinfo=UTC)


def test_words_that_stand_twice_are_told_apart_by_what_stands_around(
    draft: Office, marked: Marked, tmp_path: Path
) -> None:
    with marked:
        left, low, _, high = marked.boxes("støtter også")[0]
        width = marked.boxes("støtter")[0][2] - marked.boxes("støtter")[0][0]
        box = (left, low, left + width, high)
        quad = Array([box[0], high, box[2], high, box[0], low, box[2], low])
        marked.add("Underline", box, "Er vi enige?", QuadPoints=quad)
    _, (comment,) = fetch(draft, marked, tmp_path)
    assert (comment.block_id, comment.quote) == ("q", "støtter")


def test_marked_words_over_a_line_end_and_a_footnote_are_one_quote(
    draft: Office, marked: Marked, tmp_path: Path
) -> None:
    with marked:
        marked.mark("Highlight", "støtter planen og", "For langt", until="i byområderne")
    _, (comment,) = fetch(draft, marked, tmp_path)
    assert comment.block_id == "l"
    assert comment.quote == "støtter planen og bemærker, at virksomhedssamarbejdet i byområderne"


def test_struck_out_words_become_a_suggestion_to_delete_them(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        marked.mark("StrikeOut", "i Vanløse")
    _, (comment,) = fetch(draft, marked, tmp_path)
    assert (comment.block_id, comment.quote, comment.replacement) == ("p", "i Vanløse", "")
    draft.workspace.comments.accept(comment.id)
    assert draft.workspace.documents.blocks(draft.document_id)[1].text == "Vi støtter planen ."


def test_acrobats_replaced_words_become_one_suggestion(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        struck = marked.mark("StrikeOut", "skolen", IT=Name.StrikeOutTextEdit)
        marked.caret("skolen", "biblioteket", IRT=struck, RT=Name.Group, IT=Name.Replace)
    fetched, (comment,) = fetch(draft, marked, tmp_path)
    assert fetched.count == 1
    draft.workspace.comments.accept(comment.id)
    assert draft.workspace.documents.blocks(draft.document_id)[3].text.startswith("Vi støtter også biblioteket, hvis")


def test_acrobats_group_may_begin_with_the_caret(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        caret = marked.caret("skolen", "biblioteket")
        marked.mark("StrikeOut", "skolen", IRT=caret, RT=Name.Group)
    _, (comment,) = fetch(draft, marked, tmp_path)
    assert (comment.quote, comment.replacement) == ("skolen", "biblioteket")


@pytest.mark.parametrize(
    ("words", "new", "text"),
    [
        ("også skolen", "helt", "Vi støtter også skolen helt, hvis den bliver hørt."),
        ("også skolen", ", som er ny", "Vi støtter også skolen, som er ny, hvis den bliver hørt."),
        ("den bliver hørt", "i tide", "Vi støtter også skolen, hvis den bliver hørt i tide."),
    ],
)
def test_words_put_in_become_a_suggestion_at_the_caret(
    draft: Office, marked: Marked, tmp_path: Path, words: str, new: str, text: str
) -> None:
    with marked:
        marked.caret(words, new)
    _, (comment,) = fetch(draft, marked, tmp_path)
    draft.workspace.comments.accept(comment.id)
    assert draft.workspace.documents.blocks(draft.document_id)[3].text == text


def test_a_sticky_note_in_the_margin_stands_at_its_line_and_tells_the_answers_to_it(
    draft: Office, marked: Marked, tmp_path: Path
) -> None:
    with marked:
        note = marked.note("Vi støtter også skolen", "Skal den med?")
        marked.add("Text", (20, 20, 40, 40), "Ja", person="Anna Holm", IRT=note)
        marked.add("Text", (20, 20, 40, 40), "Læst", StateModel=String("Review"), State=String("Accepted"), IRT=note)
        marked.add("Popup", (20, 20, 40, 40), "", Parent=note)
    fetched, (comment,) = fetch(draft, marked, tmp_path)
    assert fetched == Fetched(1)
    assert (comment.block_id, comment.text) == ("q", "Skal den med?\n– Anna Holm: Ja")


def test_a_proof_with_numbered_lines_is_read_as_well(draft: Office, tmp_path: Path) -> None:
    proof = draft.workspace.proofs.proof(draft.document_id)
    rendered = draft.workspace.pages.draw(proof.manuscript, "proof", proof.variant).result()
    with Marked(rendered.pdf) as marked:
        marked.note("Vi støtter også skolen", "Skal den med?")
        marked.mark("StrikeOut", "i Vanløse")
    _, comments = fetch(draft, marked, tmp_path)
    assert [(each.block_id, each.quote) for each in comments] == [("p", "i Vanløse"), ("q", "")]


def test_a_text_box_and_a_pen_stroke_stand_where_they_were_made(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        _, low, right, high = marked.boxes("planen i Vanløse")[0]
        marked.add("FreeText", (right + 10, low, right + 120, high), "Godt", person="")
        marked.add("Ink", (right - 30, low, right, high), InkList=Array([Array([right - 30, low, right, high])]))
    _, comments = fetch(draft, marked, tmp_path)
    assert {(each.block_id, each.person, each.text) for each in comments} == {
        ("p", "Bo Lund", "Der er tegnet på side 1."),
        ("p", "Ukendt", "Godt"),
    }


def test_a_note_to_words_that_are_not_in_the_text_is_about_the_whole_and_counted(
    draft: Office, marked: Marked, tmp_path: Path
) -> None:
    with marked:
        marked.mark("Highlight", "Svar om bydelsplanen", "Anden titel?")
    fetched, (comment,) = fetch(draft, marked, tmp_path)
    assert fetched.words == "1 kommentar er hentet ind. 1 har intet sted i teksten og står øverst."
    assert (comment.block_id, comment.text) == (None, "Om ”Svar om bydelsplanen”:\nAnden titel?")


def test_a_text_that_was_changed_meanwhile_still_takes_its_notes(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        marked.mark("Highlight", "skolen", "Hvilken skole?")
    first = Block("n", runs=(Run("Et nyt afsnit foran."),))
    draft.workspace.documents.save_blocks(draft.document_id, [first], ["n", "h", "p", "l", "q"])
    _, (comment,) = fetch(draft, marked, tmp_path)
    assert (comment.block_id, comment.quote) == ("q", "skolen")


def test_the_same_file_taken_in_twice_gives_nothing_new_and_both_are_one_step_to_undo(
    draft: Office, marked: Marked, tmp_path: Path
) -> None:
    with marked:
        marked.mark("Highlight", "skolen", "Hvilken skole?")
        marked.mark("StrikeOut", "i Vanløse", CreationDate=String("D:20250320103000Z"))
    _, comments = fetch(draft, marked, tmp_path)
    draft.workspace.comments.accept(next(each.id for each in comments if each.is_suggestion))
    fetched, comments = fetch(draft, marked, tmp_path)
    assert fetched == Fetched(0, known=2)
    assert len(comments) == 2


def test_taking_notes_in_is_one_step_to_undo(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        marked.mark("Highlight", "skolen", "Hvilken skole?")
        marked.mark("Highlight", "planen i", "Ja")
    fetch(draft, marked, tmp_path)
    assert draft.workspace.history.undo() == "Hentede 2 kommentarer fra ”rettet.pdf”"
    assert draft.workspace.comments.of(draft.document_id) == []


def test_a_pdf_without_notes_is_told_so(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        pass
    with pytest.raises(UserError, match=r"Der er ingen kommentarer i ”rettet\.pdf”"):
        fetch(draft, marked, tmp_path)


def test_a_signed_letter_takes_no_notes(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        marked.mark("Highlight", "skolen", "Hvilken skole?")
    draft.submit()
    draft.approve("Bo Lund")
    draft.approvals.mark_signed(draft.document_id)
    with pytest.raises(LockedError):
        fetch(draft, marked, tmp_path)


def test_what_is_no_pdf_or_a_broken_or_locked_one_gives_one_sentence(draft: Office, tmp_path: Path) -> None:
    locked = tmp_path / "låst.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(user="kode", owner="kode"))
    for name, data, told in [
        ("brev.txt", b"Hej", "er ikke en PDF-fil"),
        ("halv.pdf", b"%PDF-1.7\n" + b"x" * 100, "er beskadiget"),
        ("låst.pdf", locked.read_bytes(), "er låst med en adgangskode"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(UserError, match=told):
            draft.workspace.annotations.fetch(draft.document_id, path)


def test_marks_that_are_not_what_they_should_be_hold_nothing_up(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        good = marked.mark("Highlight", "skolen", "Hvilken skole?")
        marked.add("Highlight", (0, 0, 10, 10), "Skæv", QuadPoints=Array([1, 2, 3]))
        marked.add("Text", (0, 0, 10, 10), "Uden for siden", Rect=Array([1e30, 0, 1e31, 10]))
        marked.add("Text", (0, 0, 10, 10), "Uden plads", Rect=Name.Intet)
        circle = marked.add("Text", (0, 0, 10, 10), "I ring", person="\u0007Eva\n", M=String("D:99999999999999"))
        circle.IRT = circle
        other = marked.add("Text", (0, 0, 10, 10), "Om sig selv", IRT=circle)
        circle.IRT = other
        marked.add("Text", (0, 0, 10, 10), "x" * 20_000)
        good.IRT = String("ingen")
        marked.document.pages[0].obj.Annots.append(Name.Intet)
    fetched, comments = fetch(draft, marked, tmp_path)
    assert fetched.count == 4
    assert {"Hvilken skole?", "I ring\n– Bo Lund: Om sig selv"} <= {comment.text for comment in comments}
    assert max(len(comment.text) for comment in comments) == 10_000
    assert "Eva" in {comment.person for comment in comments}


def test_more_notes_than_anybody_makes_are_refused(draft: Office, marked: Marked, tmp_path: Path) -> None:
    with marked:
        for _ in range(2_001):
            marked.add("Text", (0, 0, 10, 10), "x")
    with pytest.raises(UserError, match="mere end 2000 kommentarer"):
        fetch(draft, marked, tmp_path)

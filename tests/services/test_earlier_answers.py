"""Old letters taken in from a folder, and what of them is found again beside a draft."""

import os
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.dispatches import Addressee, DispatchChannel
from kk_desktop.domain.earlier_answers import Near, areas_named
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.white_books import Outcome
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.services import earlier_answers
from kk_desktop.services.dispatches import Sending
from kk_desktop.services.jobs import Stopped
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as document_store

LETTER = """Til Økonomiudvalget

12. november 2019

Høringssvar om trafikplan for Valby

Udvalget støtter flere cykelstier ved skolerne i Valby.

Udvalget tager forbehold for økonomien, fx til drift af stierne.

Med venlig hilsen
Anna Holm
"""


def word_file(*paragraphs: str) -> bytes:
    document, out = docx.Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Gamle svar"
    (made / "2015").mkdir(parents=True)
    (made / "Valby 2019.txt").write_text(LETTER, encoding="utf-8")
    (made / "2015" / "Kultur.docx").write_bytes(word_file("Svar om kulturhuset", "Vi ønsker et kulturhus i Husum."))
    (made / "2015" / "~$Kultur.docx").write_bytes(b"Word's own")
    (made / "Gammelt.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (made / "Tom.txt").write_text("  \n", encoding="utf-8")
    return made


def take_in(workspace: Workspace, folder: Path) -> list[str]:
    service = workspace.earlier_answers
    return service.take_in(service.read(service.files_in(folder)))


def hearing(workspace: Workspace, sender: str, title: str, **facts) -> str:
    hearing_id = workspace.hearings.register(title, sender, **facts)
    return workspace.hearings.answers(hearing_id)[0].id


def test_a_folder_is_looked_at_before_anything_is_taken_in(workspace: Workspace, folder: Path) -> None:
    service = workspace.earlier_answers
    found = {letter.path.name: letter for letter in service.read(service.files_in(folder))}

    assert list(found) == ["Kultur.docx", "Gammelt.doc", "Tom.txt", "Valby 2019.txt"]
    valby = found["Valby 2019.txt"].answer
    assert valby is not None
    assert (valby.title, valby.sender) == ("Høringssvar om trafikplan for Valby", "Økonomiudvalget")
    assert valby.answered_on == date(2019, 11, 12)
    assert "Åbn den i Word, gem den som .docx, og prøv igen." in found["Gammelt.doc"].trouble
    assert found["Tom.txt"].trouble == "Der er ingen tekst i filen."
    assert service.rows() == []


def test_a_folder_is_taken_in_as_one_step_and_taken_back_as_one(workspace: Workspace, folder: Path) -> None:
    assert len(take_in(workspace, folder)) == 2
    assert [row.title for row in workspace.earlier_answers.rows()] == [
        "Høringssvar om trafikplan for Valby", "Svar om kulturhuset"
    ]  # fmt: skip
    assert [hit.kind for hit in workspace.search.find("cykelsti")] == ["earlier_answer"]

    assert workspace.history.undo() == "Hentede 2 gamle svar ind"
    assert workspace.earlier_answers.rows() == []
    assert workspace.search.find("cykelsti") == []


def test_a_letter_that_is_here_is_not_taken_in_again(workspace: Workspace, folder: Path) -> None:
    take_in(workspace, folder)
    again = workspace.earlier_answers.read([folder / "Valby 2019.txt"])
    assert [letter.trouble for letter in again] == ["Det er hentet ind allerede."]


def test_a_letter_that_changed_meanwhile_stops_it_all(workspace: Workspace, folder: Path) -> None:
    service = workspace.earlier_answers
    letters = service.read(service.files_in(folder))
    (folder / "Valby 2019.txt").write_text("Noget andet", encoding="utf-8")
    with pytest.raises(UserError, match=r"”Valby 2019\.txt” er ændret"):
        service.take_in(letters)
    assert service.rows() == []


def test_the_reading_can_be_stopped(workspace: Workspace, folder: Path) -> None:
    service = workspace.earlier_answers
    paths = service.files_in(folder)
    progress = service.progress("Læser", len(paths))
    progress.stop()
    with pytest.raises(Stopped):
        service.read(paths, progress)


@pytest.mark.parametrize("names", [(), ("billede.png",)])
def test_a_folder_without_letters_is_told(workspace: Workspace, tmp_path: Path, names: tuple[str, ...]) -> None:
    empty = tmp_path / "Tom mappe"
    empty.mkdir()
    for name in names:
        (empty / name).write_bytes(b"x")
    with pytest.raises(UserError, match="I mappen ”Tom mappe” er der ingen breve"):
        workspace.earlier_answers.files_in(empty)


def test_what_was_written_on_the_theme_comes_first(workspace: Workspace, folder: Path) -> None:
    take_in(workspace, folder)
    draft = hearing(workspace, "Børneudvalget", "Cykelstier ved skoler")
    found = workspace.earlier_answers.near(draft, Near.THEME)
    assert found[0].text == "Udvalget støtter flere cykelstier ved skolerne i Valby."
    assert found[0].title == "Høringssvar om trafikplan for Valby"


def test_only_what_the_same_sender_got_is_found_by_sender(workspace: Workspace, folder: Path) -> None:
    take_in(workspace, folder)
    asked = hearing(workspace, "Økonomiudvalget", "Kulturhuse")
    other = hearing(workspace, "Kulturudvalget", "Kulturhuse")
    near = workspace.earlier_answers.near
    assert {passage.title for passage in near(asked, Near.SENDER, "økonomien")} == {
        "Høringssvar om trafikplan for Valby"
    }
    assert near(other, Near.SENDER, "økonomien") == []


def test_only_what_is_about_the_area_is_found_by_area(workspace: Workspace, folder: Path) -> None:
    valby = next(area for area in workspace.areas.tree() if area.name == "Valby")
    take_in(workspace, folder)
    draft = hearing(workspace, "Kulturudvalget", "Kulturhuse og stier", area_ids=(valby.id,))
    found = workspace.earlier_answers.near(draft, Near.AREA, "udvalget kulturhus")
    assert {passage.title for passage in found} == {"Høringssvar om trafikplan for Valby"}


def test_our_own_approved_answers_are_among_the_earlier_ones(workspace: Workspace) -> None:
    old, draft = (hearing(workspace, "Økonomiudvalget", title) for title in ("Støj", "Støj igen"))
    block = Block(workspace.new_id(), runs=(Run("Støjskærme virker bedst ved motorvejen."),))
    workspace.documents.save_blocks(old, [block], [block.id])
    near = workspace.earlier_answers.near
    assert near(draft, Near.THEME, "støjskærme") == []

    workspace.desk.act("Godkendte", lambda db: document_store.change(db, old, status=Status.APPROVED))
    assert [passage.text for passage in near(draft, Near.THEME, "støjskærme")] == [block.text]
    assert near(old, Near.THEME, "støjskærme") == []


def test_areas_are_known_by_any_name_and_in_the_genitive(workspace: Workspace) -> None:
    bydele = [area for area in workspace.areas.tree() if area.kind is AreaKind.DISTRICT]
    valby = next(area for area in bydele if area.name == "Valby")
    assert areas_named("Om Valbys skoler", bydele) == (valby.id,)
    assert areas_named("Valbyparken", bydele) == ()


def test_a_folder_taken_in_twice_at_once_lies_there_once(workspace: Workspace, folder: Path) -> None:
    service = workspace.earlier_answers
    letters = service.read(service.files_in(folder))
    assert len(service.take_in(letters)) == 2
    steps = len(workspace.history.recent())
    assert service.take_in(letters) == []
    assert len(workspace.history.recent()) == steps
    assert len(service.rows()) == 2


def test_a_letter_that_disappears_keeps_the_whole_folder_out(workspace: Workspace, folder: Path) -> None:
    service = workspace.earlier_answers
    letters = service.read(service.files_in(folder))
    (folder / "Valby 2019.txt").unlink()
    with pytest.raises(UserError, match=r"findes ikke mere\. Den er ikke hentet ind, og det er de andre heller ikke"):
        service.take_in(letters)
    assert service.rows() == []


def test_a_folder_that_links_to_itself_is_read_once(workspace: Workspace, folder: Path) -> None:
    try:
        (folder / "2015" / "rundt").symlink_to(folder, target_is_directory=True)
    except OSError:  # Windows lets not everybody make links
        (folder / "2015" / "rundt").mkdir()
    assert len(workspace.earlier_answers.files_in(folder)) == 4


def test_a_folder_that_cannot_be_opened_is_told_of_beside_the_letters(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def locked(place):
        if Path(place).name == "2015":
            raise PermissionError(13, "no", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", locked)
    service = workspace.earlier_answers
    found = {letter.path.name: letter.trouble for letter in service.read(service.files_in(folder))}
    assert found["2015"] == "Mappen kan ikke åbnes, og det, der er i den, er ikke læst."
    with pytest.raises(UserError, match="Mappen ”2015” kan ikke læses"):
        service.files_in(folder / "2015")


def test_more_letters_than_can_be_looked_through_are_refused(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier_answers, "MOST", 3)
    with pytest.raises(UserError, match="mere end 3 breve"):
        workspace.earlier_answers.files_in(folder)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_plain_text_is_read_however_it_was_saved(workspace: Workspace, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "Svar.txt"
    path.write_bytes(LETTER.encode(encoding))
    (letter,) = workspace.earlier_answers.read([path])
    assert letter.answer is not None
    assert letter.answer.sender == "Økonomiudvalget"
    assert letter.answer.paragraphs[0] == "Udvalget støtter flere cykelstier ved skolerne i Valby."


def test_signs_nobody_can_see_and_endless_titles_are_left_out(workspace: Workspace, tmp_path: Path) -> None:
    paths = [tmp_path / "Tegn.txt", tmp_path / "Lang.txt", tmp_path / "Rod.txt"]
    paths[0].write_text(LETTER.replace("flere", "fl\x07ere\u202e 😀"), encoding="utf-8")
    paths[1].write_text(LETTER.replace("trafikplan", "ord " * 300), encoding="utf-8")
    paths[2].write_bytes(b"Brev\x00\x01\x02")
    first, second, third = workspace.earlier_answers.read(paths)
    assert first.answer is not None
    assert "støtter flere 😀 cykelstier" in first.answer.text
    assert second.answer is not None
    assert len(second.answer.title) <= 500
    assert "kan ikke læses som tekst" in third.trouble
    assert len(workspace.earlier_answers.take_in([first, second, third])) == 2


def test_what_became_of_a_passage_is_told_with_it(workspace: Workspace) -> None:
    first = workspace.hearings.register("Trafikplan 2019", "Økonomiudvalget, Center for Byudvikling")
    answer = workspace.hearings.answers(first)[0].id
    blocks = [
        Block("met", runs=(Run("Vi ønsker flere cykelstier ved skolerne."),)),
        Block("open", runs=(Run("Vi ønsker også bedre cykelstier langs banen."),)),
    ]
    workspace.documents.save_blocks(answer, blocks, ["met", "open"])
    workspace.dispatches.send(answer, Sending(date(2025, 3, 20), DispatchChannel.MAIL, (Addressee("ØU"),)))
    workspace.white_books.begin_outcomes(first)
    workspace.white_books.change_outcome(workspace.white_books.outcomes(first)[0].id, outcome="met")

    new = hearing(workspace, "ØKONOMIUDVALGET", "Nye cykelstier")
    found = {each.text: each for each in workspace.earlier_answers.near(new, Near.SENDER)}
    told = "1 af 2 bemærkninger er imødekommet"
    met, unknown = found["Vi ønsker flere cykelstier ved skolerne."], found[blocks[1].text]
    assert (met.outcome, met.told) == (Outcome.MET, told)
    assert (unknown.outcome, unknown.told) == (None, told)


def test_the_sheet_of_hearings_tells_how_an_answer_was_sent_and_fared(workspace: Workspace) -> None:
    made = workspace.hearings.register("Støjplan", "Økonomiudvalget", received_on=date(2025, 3, 1))
    answer = workspace.hearings.answers(made)[0].id
    workspace.documents.save_blocks(answer, [Block("a", runs=(Run("Vi beder om skærme."),))], ["a"])
    workspace.dispatches.send(answer, Sending(date(2025, 3, 20), DispatchChannel.DIGITAL_POST, (Addressee("ØU"),)))
    workspace.dispatches.send(answer, Sending(date(2025, 3, 21), DispatchChannel.PAPER, (Addressee("ØU"),)))
    workspace.white_books.begin_outcomes(made)
    workspace.white_books.change_outcome(workspace.white_books.outcomes(made)[0].id, outcome="partly")

    (listing,) = workspace.sheets.hearings().manuscript.listings
    assert listing.rows[0][3] == ("Afsendt 20. marts 2025, Digital Post. 0 af 1 bemærkning er imødekommet, 1 delvist")

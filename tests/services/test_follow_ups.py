"""Follow-ups: made from a letter's words, led back to them, and found on what they belong to."""

from datetime import date

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace

WORDS = "Udvalget orienteres i januar om indsatserne i Nordhjørnet-Sydhjørnet."


@pytest.fixture
def letter(workspace: Workspace) -> str:
    document_id = workspace.documents.create("letter", "Svar til lokaludvalget")
    workspace.documents.change(document_id, date=date(2016, 12, 21), case_handler="Bo Lund")
    workspace.documents.save_blocks(document_id, [Block("b", runs=(Run(WORDS),))], ["b"], [])
    return document_id


def _read_out(workspace: Workspace, letter: str, quote: str, around: str = ""):
    return workspace.follow_ups.read_out(letter, Block("b", runs=(Run(WORDS),)), quote, around)


def test_a_follow_up_is_read_out_of_the_words_of_a_letter(workspace: Workspace, letter: str) -> None:
    area = workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Nordhjørnet/Sydhjørnet")
    workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Nordhjørnet")
    made = _read_out(workspace, letter, WORDS)
    assert made.title == WORDS.rstrip(".")
    assert (made.due, made.owner, made.document_id, made.block_id) == ("2017-01", "Bo Lund", letter, "b")
    assert made.area_id == area, "the longest name that stands in the words"
    assert workspace.follow_ups.rows() == [], "nothing is kept before somebody says so"


def test_a_few_words_take_their_date_from_the_sentence_they_stand_in(workspace: Workspace, letter: str) -> None:
    made = _read_out(workspace, letter, "orienteres", WORDS)
    assert (made.title, made.due, made.quote) == ("Orienteres", "2017-01", "orienteres")


def test_an_initiative_is_found_by_its_whole_title(workspace: Workspace, letter: str) -> None:
    workspace.initiatives.create("Jobvejledning")
    wanted = workspace.initiatives.create("Fremskudt jobrådgivning")
    made = _read_out(workspace, letter, "Vi styrker fremskudt jobrådgivning i 2017")
    assert made.initiative_id == wanted
    assert _read_out(workspace, letter, "Jobvejledningen styrkes").initiative_id is None


def test_a_follow_up_leads_to_its_words_after_the_text_was_edited(workspace: Workspace, letter: str) -> None:
    made = workspace.follow_ups.create(
        "Orientér", document_id=letter, block_id="b", quote="orienteres i januar om indsatserne"
    )
    new = Block("b", runs=(Run("De orienteres i januar om alle indsatserne."),))
    workspace.documents.save_blocks(letter, [new], ["b"], [])
    place = workspace.follow_ups.place(made)
    assert place is not None
    assert new.text[place.start : place.start + place.length] == "orienteres i januar om"
    workspace.documents.save_blocks(letter, [Block("c", runs=(Run("Nyt"),))], ["c"], ["b"])
    assert workspace.follow_ups.place(made) is None


def test_follow_ups_stand_on_what_they_belong_to_with_the_open_ones_first(workspace: Workspace, letter: str) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Nordhjørnet")
    case = workspace.cases.create("Aftale")
    done = workspace.follow_ups.create("Klaret", area_id=area, due="2016")
    workspace.follow_ups.change(done, done=True)
    workspace.follow_ups.create("Udestår", area_id=area, case_id=case, document_id=letter)
    assert [each.title for each in workspace.follow_ups.of(area_id=area)] == ["Udestår", "Klaret"]
    (found,) = workspace.follow_ups.of(case_id=case)
    assert workspace.follow_ups.links(found) == [
        ("document_id", "document", "Svar til lokaludvalget"),
        ("area_id", "area", "Nordhjørnet"),
        ("case_id", "case", "Aftale"),
    ]
    assert workspace.follow_ups.of(initiative_id="none") == []


def test_what_is_done_can_be_taken_back(workspace: Workspace) -> None:
    made = workspace.follow_ups.create("Orientér", due="2017-01")
    workspace.follow_ups.change(made, done=True)
    assert workspace.overview.recent_changes(1)[0].label == "Klarede opfølgning"
    workspace.history.undo()
    assert not workspace.follow_ups.get(made).done


@pytest.mark.parametrize("facts", [{"owner": "A" * 501}, {"due": "2017-02-31"}, {"due": "snart"}, {"title": " \n "}])
def test_what_cannot_be_kept_is_refused_whole(workspace: Workspace, facts: dict[str, str]) -> None:
    made = workspace.follow_ups.create("Orientér")
    with pytest.raises(UserError, match="ændret"):
        workspace.follow_ups.change(made, **{"owner": "Bo", **facts})
    assert workspace.follow_ups.get(made).owner == ""


def test_halves_of_characters_and_long_words_are_kept_whole(workspace: Workspace, letter: str) -> None:
    made = workspace.follow_ups.create("Orientér \ud83d\ude00 udvalget", quote="\ud83d")
    assert workspace.follow_ups.get(made).title == "Orientér 😀 udvalget"
    assert len(_read_out(workspace, letter, "ord " * 3000).title) <= 120


def test_of_a_book_pasted_as_one_paragraph_the_beginning_is_read(workspace: Workspace, letter: str) -> None:
    made = _read_out(workspace, letter, "Vi vender tilbage i maj. " + "Ord, og ord igen den 1. juni. " * 100_000)
    assert (made.title[:23], made.due) == ("Vi vender tilbage i maj", "2017-05")
    assert len(made.quote) <= 500

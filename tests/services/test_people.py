"""What the secretariat does with bodies, persons and parties, and what it is told when it cannot be."""

from datetime import date

import pytest

from kk_desktop.domain.people import BodyKind, BodyName, PeopleGroup, PeopleRow, Role
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace
from tests.printing.reading import tree_text

NEW_YEAR = date(2026, 1, 1)


def biu(workspace: Workspace) -> str:
    body_id = workspace.people.body_named("BIU")
    assert body_id is not None
    return body_id


def row_of(workspace: Workspace, thing_id: str, day: date) -> PeopleRow:
    return next(row for row in workspace.people.rows(day) if row.id == thing_id)


def test_a_new_name_ends_the_one_before_it_in_one_step_that_is_undone(workspace: Workspace) -> None:
    body_id = workspace.people.create_body(BodyKind.COMMITTEE, "Havneudvalget", "HU")
    workspace.people.rename_from(body_id, NEW_YEAR, "Kajudvalget", "KU")
    assert workspace.people.body(body_id).names == (
        BodyName("Havneudvalget", "HU", None, date(2025, 12, 31)),
        BodyName("Kajudvalget", "KU", NEW_YEAR),
    )
    workspace.people.change_name(body_id, 1, valid_from=date(2026, 3, 1))
    assert workspace.people.body(body_id).names[0].valid_to == date(2026, 2, 28)
    workspace.history.undo()
    workspace.history.undo()
    assert workspace.people.body(body_id).names == (BodyName("Havneudvalget", "HU"),)


def test_two_names_at_once_and_a_name_too_few_are_refused(workspace: Workspace) -> None:
    body_id = workspace.people.create_body(BodyKind.COMMITTEE, "Havneudvalget")
    workspace.people.rename_from(body_id, NEW_YEAR, "Kajudvalget")
    before = workspace.people.body(body_id)
    with pytest.raises(UserError, match=r"”Havneudvalget” og ”Kajudvalget” gælder begge fra 1\. januar 2026"):
        workspace.people.change_body(body_id, names=(BodyName("Havneudvalget"), before.names[1]))
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.people.change_name(body_id, 1, valid_to=date(2025, 12, 31))
    assert workspace.people.body(body_id) == before
    workspace.people.remove_name(body_id, 1)
    with pytest.raises(UserError, match="er det eneste navn"):
        workspace.people.remove_name(body_id, 0)


def test_what_is_far_too_long_is_refused_in_a_short_sentence(workspace: Workspace) -> None:
    long, people = "x" * 10_000, workspace.people
    for refused in (
        lambda: people.create_body(BodyKind.UNIT, "Kontoret", long),
        lambda: people.create_body(BodyKind.UNIT, "Kontoret", address=long),
        lambda: people.create_person("Bo Lund", email=long),
        lambda: people.body_named(long),
        lambda: people.party_named(long),
    ):
        with pytest.raises(UserError) as told:
            refused()
        assert len(str(told.value)) < 200


def test_a_letter_is_one_partys_at_a_time(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Bogstavet D har Nye Borgerlige allerede på den tid"):
        workspace.people.create_party("D", "Danmarksdemokraterne", valid_from=date(2025, 1, 1))
    with pytest.raises(UserError, match="højst 5 tegn"):
        workspace.people.create_party("Alternativet", "Alternativet")
    old = workspace.people.party_named("Nye Borgerlige")
    assert old is not None
    with pytest.raises(UserError, match="Navnet er på 10000 tegn"):
        workspace.people.change_party(old, name="n" * 10_000)
    workspace.people.change_party(old, valid_to=date(2024, 12, 31))
    made = workspace.people.create_party("D", "Danmarksdemokraterne", valid_from=date(2025, 1, 1))
    with pytest.raises(UserError, match="Bogstavet D har"):
        workspace.people.change_party(made, valid_from=None)
    assert workspace.people.party_named("d") == made


def test_the_list_shows_everything_as_it_is_on_the_day(workspace: Workspace) -> None:
    body_id = biu(workspace)
    party_id = workspace.people.party_named("Ø")
    role = Role("Borgmester", body_id, party_id, NEW_YEAR)
    person_id = workspace.people.create_person("Åse Ærø", roles=(role,))
    before, after = (row_of(workspace, body_id, day) for day in (date(2025, 12, 31), NEW_YEAR))
    assert (before.title, before.detail) == ("Beskæftigelses- og Integrationsudvalget", "BIU")
    assert after.title == "Beskæftigelses-, Integrations- og Erhvervsudvalget"
    assert "biu" in after.words
    waiting, there = (row_of(workspace, person_id, day) for day in (date(2025, 12, 31), NEW_YEAR))
    assert (waiting.holds, waiting.detail) == (False, "")
    assert [each.id for each in workspace.people.members_of_body(body_id, NEW_YEAR)] == [person_id]
    assert [each.id for each in workspace.people.members_of_party(str(party_id), NEW_YEAR)] == [person_id]
    assert workspace.people.members_of_body(body_id, date(2025, 12, 31)) == []
    assert there.detail == "Borgmester · Beskæftigelses-, Integrations- og Erhvervsudvalget · (Ø)"
    parties = [row.title for row in workspace.people.rows(NEW_YEAR) if row.group is PeopleGroup.PARTIES and row.holds]
    assert parties[-2:] == ["Socialistisk Folkeparti", "Venstre"]
    gone = [row.title for row in workspace.people.rows(NEW_YEAR) if not row.holds]
    assert "Bygge- og Teknikudvalget" in gone


def test_roles_come_change_and_go_one_by_one(workspace: Workspace) -> None:
    person_id = workspace.people.create_person("Bo Lund")
    workspace.people.add_role(person_id, Role("Souschef", valid_to=date(2025, 12, 31)))
    workspace.people.add_role(person_id, Role("Kontorchef", valid_from=NEW_YEAR))
    workspace.people.change_role(person_id, 1, body_id=biu(workspace))
    person = workspace.people.person(person_id)
    assert [person.title_on(day) for day in (date(2025, 12, 31), NEW_YEAR)] == ["Souschef", "Kontorchef"]
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.people.change_role(person_id, 1, valid_to=date(2025, 1, 1))
    workspace.people.remove_role(person_id, 0)
    workspace.history.undo()
    assert workspace.people.person(person_id) == person
    with pytest.raises(UserError, match="slettet i mellemtiden"):
        workspace.people.remove_role(person_id, 7)


def test_a_body_is_found_by_every_name_it_has_had_and_never_lies_under_itself(workspace: Workspace) -> None:
    assert biu(workspace) == workspace.people.body_named("beskæftigelses-, integrations- og erhvervsudvalget")
    assert workspace.people.body_named("  ") is None
    with pytest.raises(UserError, match="Der er ingen enhed, der hedder ”Ukendt”"):
        workspace.people.body_named("Ukendt")
    with pytest.raises(UserError, match="Der er intet parti, der hedder ”Ukendt”"):
        workspace.people.party_named("Ukendt")
    upper = workspace.people.create_body(BodyKind.ADMINISTRATION, "Havneforvaltningen")
    lower = workspace.people.create_body(BodyKind.UNIT, "Kajkontoret", parent_id=upper)
    with pytest.raises(UserError, match="”Kajkontoret” hører selv under enheden"):
        workspace.people.change_body(upper, parent_id=lower)


OLD_BIU, NEW_BIU = "Beskæftigelses- og Integrationsudvalget", "Beskæftigelses-, Integrations- og Erhvervsudvalget"


@pytest.mark.parametrize(("day", "wrong", "sentence"), [
    (date(2025, 12, 31), NEW_BIU, f"Udvalget hedder {OLD_BIU} indtil 1. januar 2026."),
    (NEW_YEAR, OLD_BIU, f"Udvalget hedder {NEW_BIU} fra 1. januar 2026."),
])  # fmt: skip
def test_a_name_of_another_time_is_remarked_by_the_documents_own_date(
    workspace: Workspace, day: date, wrong: str, sentence: str
) -> None:
    letter = workspace.documents.create("letter", "Svar til lokaludvalget")
    workspace.documents.change(letter, date=day, sender=wrong)
    texts = [f"{name} støtter planen." for name in (OLD_BIU, NEW_BIU)]
    blocks = [Block(f"{n}{letter}", runs=(Run(text),)) for n, text in enumerate(texts)]
    workspace.documents.save_blocks(letter, blocks, [block.id for block in blocks])
    told = [finding for finding in workspace.checks.document(letter) if sentence in finding.message]
    assert [finding.block_id for finding in told] == [None, blocks[wrong == NEW_BIU].id]
    assert all(finding.is_advice for finding in told)
    right = OLD_BIU if wrong == NEW_BIU else NEW_BIU
    workspace.documents.rename_party(letter, wrong, right)
    assert workspace.documents.get(letter).sender == right
    reading = workspace.spelling.proofread(letter).result()
    assert [(each.block_id, each.slip.instead) for each in reading.advice] == [(blocks[wrong == NEW_BIU].id, right)]


def page_words(workspace: Workspace, document_id: str) -> str:
    return " ".join(tree_text(workspace.pages.render(document_id).pdf).split())


def test_a_page_names_committee_unit_and_title_as_on_its_own_date(workspace: Workspace) -> None:
    people = workspace.people
    unit = people.create_body(BodyKind.UNIT, "Kajkontoret")
    people.rename_from(unit, NEW_YEAR, "Havnekontoret")
    person = people.create_person("Bo Lund", roles=(Role("Souschef", valid_to=date(2025, 12, 31)),))
    people.add_role(person, Role("Kontorchef", valid_from=NEW_YEAR))
    letter = workspace.documents.create("letter", "Svar")
    fields = ((FieldSource.BODY, biu(workspace), "name"), (FieldSource.PERSON, person, "titled"))
    runs = [Run("-", field=Field(f"f{n}", *field)) for n, field in enumerate(fields)]
    workspace.documents.save_blocks(letter, [Block("b", runs=tuple(runs))], ["b"])
    workspace.documents.change(letter, unit_id=unit)
    for day, names in (
        (date(2025, 12, 31), ("Kajkontoret", OLD_BIU, "Souschef Bo Lund")),
        (NEW_YEAR, ("Havnekontoret", NEW_BIU, "Kontorchef Bo Lund")),
        (None, ("Kajkontoret", OLD_BIU, "Souschef Bo Lund")),
    ):
        workspace.documents.change(letter, date=day)
        words = page_words(workspace, letter)
        assert [name for name in names if name not in words] == []


def test_a_meeting_names_its_body_as_on_its_day_and_without_one_as_today(workspace: Workspace) -> None:
    case_id = workspace.cases.create("En sag")
    days = (date(2025, 12, 31), NEW_YEAR, None)
    for day in days:
        workspace.cases.add_treatment(case_id, biu(workspace), day)
    assert [each.body_name for each in workspace.cases.treatments(case_id)] == [OLD_BIU, NEW_BIU, OLD_BIU]


def test_a_remarks_letter_follows_the_person_on_the_meetings_day_and_an_odd_one_is_told(workspace: Workspace) -> None:
    people, cases = workspace.people, workspace.cases
    red = Role("Medlem", None, people.party_named("Ø"), None, date(2025, 12, 31))
    people.create_person("Åse Ærø", roles=(red, Role("Medlem", None, people.party_named("F"), NEW_YEAR)))
    case_id = cases.create("En sag")
    letters = []
    for day in (date(2025, 12, 31), NEW_YEAR):
        treatment = cases.add_treatment(case_id, biu(workspace), day)
        cases.change_remark(cases.add_remark(treatment, "", "", "Vi er imod"), person="Åse Ærø")
        letters.append(cases.treatments(case_id)[-1].remarks[0].party_letter)
    assert letters == ["Ø", "F"]
    assert cases.letter_doubts(cases.treatments(case_id)) == {}
    first, second = (each.remarks[0] for each in cases.treatments(case_id))
    cases.change_remark(first.id, party_letter="D")
    cases.change_remark(second.id, party_letter="Q")
    assert cases.letter_doubts(cases.treatments(case_id)) == {
        first.id: "Åse Ærø står for Ø den 31. december 2025, ikke D.",
        second.id: "Intet parti har bogstavet Q den 1. januar 2026.",
    }
    proposal = workspace.documents.create("proposal", "En indstilling", case_id)
    told = [str(finding) for finding in workspace.checks.document(proposal) if finding.is_advice]
    assert [line.partition(": ")[2] for line in told] == list(cases.letter_doubts(cases.treatments(case_id)).values())

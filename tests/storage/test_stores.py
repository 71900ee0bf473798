"""What is put into a store comes out as it was, and lists tell what they should."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kk_desktop.domain.amounts import MILLION, Unit
from kk_desktop.domain.areas import Area, AreaKind, AreaListing, Policy
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.cases import Case, Decision, Outcome, Remark, Treatment
from kk_desktop.domain.documents import Attachment, Document, Signatory
from kk_desktop.domain.hearings import Ask, Hearing, HearingScope
from kk_desktop.domain.initiatives import (
    Analysis,
    Appropriation,
    AppropriationStage,
    Barrier,
    FollowUp,
    Initiative,
    InitiativeStatus,
    Recommendation,
)
from kk_desktop.domain.people import Body, BodyKind, BodyName, Party, Person, Role
from kk_desktop.domain.pools import Application, FundingPool
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError
from kk_desktop.storage import (
    analyses,
    areas,
    budgets,
    cases,
    documents,
    follow_ups,
    hearings,
    initiatives,
    people,
    pools,
)
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import Connection

BIU = (
    BodyName("Beskæftigelses- og Integrationsudvalget", "BIU", valid_to=date(2025, 12, 31)),
    BodyName("Beskæftigelses-, Integrations- og Erhvervsudvalget", "BIEU", valid_from=date(2026, 1, 1)),
)
AREAS = [
    Area("n", AreaKind.DISTRICT, "Nørrebro"),
    Area("a", AreaKind.DEPRIVED_HOUSING_AREA, "Aldersrogade", "n", ("Haraldsgade",), "u", "note", "kilde", True),
    Area("å", AreaKind.DISTRICT, "Åen"),
    Area("aa", AreaKind.DISTRICT, "Aakandevej"),
    Area("b", AreaKind.DISTRICT, "Bispebjerg"),
]


@pytest.fixture
def peopled(database: Database) -> Database:
    """A file with a committee and the areas."""

    def work(db: Connection) -> None:
        people.add_body(db, Body("u", BodyKind.COMMITTEE, BIU, email="biu@kk.dk", verified=True))
        for area in AREAS:
            areas.add(db, area)

    database.act("Oprettede", work)
    return database


def test_areas_come_in_danish_order_with_children_below_their_parents(peopled: Database) -> None:
    found = areas.tree(peopled.reader())
    assert [area.name for area in found] == ["Bispebjerg", "Nørrebro", "Aldersrogade", "Åen", "Aakandevej"]
    assert {area.id: area for area in found} == {area.id: area for area in AREAS}
    assert areas.get(peopled.reader(), "a") == AREAS[1]


def test_an_area_whose_parent_lies_in_the_bin_stands_at_the_top(peopled: Database) -> None:
    peopled.act("Slettede", lambda db: areas.discard(db, "n"))
    assert next(area.name for area in areas.tree(peopled.reader())) == "Aldersrogade"


def test_an_area_tells_which_policies_have_named_it(peopled: Database) -> None:
    policy = Policy("p", "Politik for udsatte byområder", date(2017, 1, 1), source="kilde")
    listing = AreaListing("l", "a", "p", policy.title, "Aldersrogade/Haraldsgade", date(2017, 6, 1), None, True)

    def work(db: Connection) -> None:
        areas.add_policy(db, policy)
        areas.add_listing(db, "a", listing)

    peopled.act("Førte på liste", work)
    peopled.act("Rettede", lambda db: areas.change_listing(db, "l", valid_to=date(2025, 1, 1)))

    assert areas.policies(peopled.reader()) == [policy]
    assert areas.listings(peopled.reader(), "a") == [
        replace(listing, valid_to=date(2025, 1, 1), policy_from=policy.valid_from)
    ]
    peopled.act("Fjernede", lambda db: areas.remove_listing(db, "l"))
    assert areas.listings(peopled.reader(), "a") == []


@pytest.mark.parametrize(("day", "abbreviation"), [
    (date(1990, 1, 1), "BIU"), (date(2025, 12, 31), "BIU"), (date(2026, 1, 1), "BIEU"), (None, "BIEU"),
])  # fmt: skip
def test_a_body_is_called_what_it_was_called_on_the_day(peopled: Database, day: date | None, abbreviation: str) -> None:
    assert people.body_name_on(peopled.reader(), "u", day).abbreviation == abbreviation
    assert people.get_body(peopled.reader(), "u").name_on(day).abbreviation == abbreviation


def test_people_and_parties_come_out_as_they_were(peopled: Database) -> None:
    party = Party("ø", "Ø", "Enhedslisten", date(1989, 1, 1), source="kilde")
    roles = Role("Souschef", "u", None, None, date(2024, 12, 31)), Role("Kontorchef", "u", "ø", date(2025, 1, 1))
    person = Person("k", "Åse Holm", roles, "aase@example.dk")

    def work(db: Connection) -> None:
        people.add_party(db, party)
        people.add_person(db, person)
        people.add_person(db, Person("z", "Zoe"))

    peopled.act("Oprettede", work)
    peopled.act("Rettede", lambda db: people.change_body(db, "u", names=BIU[:1], phone="33 66"))

    assert people.parties(peopled.reader()) == [party]
    assert people.persons(peopled.reader()) == [Person("z", "Zoe"), person]
    body = people.get_body(peopled.reader(), "u")
    assert (body.names, body.phone, people.bodies(peopled.reader())) == (BIU[:1], "33 66", [body])


def test_a_hearing_comes_out_as_it_was(peopled: Database) -> None:
    asks = (Ask("1", "Hvordan?", "Sådan", "blok"), Ask("2", "Hvornår?"))
    hearing = Hearing(
        "h", "Vanløse", "Lokaludvalget", "Bydelsplan", HearingScope.PUBLIC, date(2026, 11, 2), date(2026, 12, 1),
        asks=asks, area_ids=("n", "b"),
    )  # fmt: skip
    peopled.act("Oprettede", lambda db: hearings.add(db, hearing))
    assert hearings.get(peopled.reader(), "h") == hearing


def test_the_list_of_hearings_holds_their_answers_and_documents_found_nowhere_else(peopled: Database) -> None:
    def work(db: Connection) -> None:
        hearings.add(db, Hearing("h1", "Sen", deadline=date(2026, 12, 1)))
        hearings.add(db, Hearing("h2", "Tidlig", "BUF", deadline=date(2026, 11, 24)))
        cases.add(db, Case("s", "Sagen"))
        documents.add(db, Document("svar", "letter", "Svar", Status.SENT, date(2026, 11, 3), hearing_id="h1"))
        documents.add(db, Document("brev", "letter", "Et brev"))
        documents.add(db, Document("i sag", "memo", "Notat", case_id="s"))
        documents.add(db, Document("kort", "annex", "Kort"))
        documents.add_attachment(db, "brev", Attachment("a", 1, "Kort", annex_id="kort"))

    peopled.act("Oprettede", work)

    found = hearings.rows(peopled.reader())

    assert [(row.hearing_id, row.document_id, row.title) for row in found] == [
        ("h2", None, "Tidlig"), ("h1", "svar", "Sen"), (None, "brev", "Et brev"),
    ]  # fmt: skip
    assert [(row.status, row.closed_on) for row in found] == [
        (Status.DRAFT, None), (Status.SENT, date(2026, 11, 3)), (Status.DRAFT, None),
    ]  # fmt: skip


def test_a_document_is_found_by_its_case_hearing_and_area(peopled: Database) -> None:
    document = Document(
        "d", "letter", "Svar", date=date(2026, 11, 3), document_number="7", sender="SUF", unit_id="u", case_id="s",
        hearing_id="h", recipients=("BUF",), copies=("TMF",), signatories=(Signatory("Bo", "Chef"),),
        area_ids=("a",),
    )  # fmt: skip

    def work(db: Connection) -> None:
        cases.add(db, Case("s", "Sagen", "2026-1"))
        hearings.add(db, Hearing("h", "Høring", area_ids=("n",)))
        documents.add(db, document)

    peopled.act("Oprettede", work)
    db = peopled.reader()

    (row,) = documents.rows(db)
    assert (row.case_number, row.date, row.status) == ("2026-1", date(2026, 11, 3), Status.DRAFT)
    assert documents.get(db, "d") == document
    for keys in ({"case_id": "s"}, {"hearing_id": "h"}, {"area_id": "a"}, {"area_id": "n"}):
        assert documents.rows(db, **keys) == [row]
    for keys in ({"case_id": "x"}, {"area_id": "b"}):
        assert documents.rows(db, **keys) == []


def test_a_budget_table_keeps_zero_dash_and_nothing_apart(peopled: Database) -> None:
    columns = (Column("c14", "2014"), Column("c15", "2015"))
    cells = {"c14": Cell("nul", 0), "c15": Cell("streg", None, True)}
    rows = (
        Row("g", "Drift", RowKind.GROUP),
        Row("r", "Café", indent=1, cells=cells, area_id="a"),
        Row("t", "I alt", RowKind.TOTAL),
    )
    table = BudgetTable("b", "Økonomi", "1", Unit.MILLIONS, 2014, "note", columns=columns, rows=rows)
    peopled.act("Oprettede", lambda db: budgets.add(db, table))

    assert budgets.get(peopled.reader(), "b") == table
    peopled.act("Rettede tal", lambda db: budgets.set_cell(db, "r", "c14", Cell("ny", 5 * MILLION)))
    peopled.act("Rettede tal", lambda db: budgets.set_cell(db, "r", "c15", None))
    assert budgets.get(peopled.reader(), "b").rows[1].cells == {"c14": Cell("nul", 5 * MILLION)}


def test_rows_and_columns_are_added_moved_and_taken_away_with_their_figures(peopled: Database) -> None:
    table = BudgetTable("b", "Økonomi", columns=(Column("c", "2014"),), rows=(Row("1", "En"), Row("3", "Tre")))

    def work(db: Connection) -> None:
        budgets.add(db, table)
        budgets.add_row(db, "b", Row("2", "To"), 1)
        budgets.add_column(db, "b", Column("før", "2013"), 0)
        budgets.set_cell(db, "1", "c", Cell("x", 1))
        budgets.move_row(db, "1", 2)
        budgets.change_column(db, "c", label="2014 p/l")

    peopled.act("Oprettede", work)
    found = budgets.get(peopled.reader(), "b")
    assert [row.label for row in found.rows] == ["To", "Tre", "En"]
    assert [column.label for column in found.columns] == ["2013", "2014 p/l"]

    peopled.act("Slettede", lambda db: budgets.remove_row(db, "1"))
    peopled.act("Slettede", lambda db: budgets.remove_column(db, "c"))
    found = budgets.get(peopled.reader(), "b")
    assert ([row.label for row in found.rows], len(found.columns)) == (["To", "Tre"], 1)
    with pytest.raises(GoneError):
        peopled.act("Rettede", lambda db: budgets.change_row(db, "1", label="x"))


def treated(treatment_id: str, outcome: Outcome, day: date | None = None) -> Treatment:
    return Treatment(treatment_id, "s", "u", "", day, decisions=(Decision(f"d{treatment_id}", outcome, "ord"),))


def test_a_treatment_is_named_as_the_body_was_on_the_meetings_day(peopled: Database) -> None:
    remark = Remark("r", "Vi ønsker mere", "Åse Holm", "Ø")
    treatment = replace(treated("t", Outcome.APPROVED, date(2014, 4, 4)), item_number="7", remarks=(remark,))

    def work(db: Connection) -> None:
        cases.add(db, Case("s", "Sagen"))
        cases.add_treatment(db, "s", treatment)

    peopled.act("Oprettede", work)

    whole = replace(treatment, body_name=BIU[0].name)
    assert cases.treatments(peopled.reader(), "s") == [whole]
    assert cases.find_treatment(peopled.reader(), "t") == whole
    peopled.act("Slettede", lambda db: cases.remove_treatment(db, "t"))
    assert cases.find_treatment(peopled.reader(), "t") is None
    assert cases.treatments(peopled.reader(), "s") == []


@pytest.mark.parametrize(("outcomes", "sentence"), [
    ([], ""),
    ([Outcome.RECOMMENDED], "Anbefalet af BIU"),
    ([Outcome.RECOMMENDED, Outcome.RECOMMENDED, Outcome.RECOMMENDED], "Anbefalet af BIU, BIU og BIU"),
    ([Outcome.RECOMMENDED, Outcome.APPROVED], "Godkendt af BIU"),
])  # fmt: skip
def test_a_case_tells_how_far_it_has_come(peopled: Database, outcomes: list[Outcome], sentence: str) -> None:
    def work(db: Connection) -> None:
        cases.add(db, Case("s", "Sagen", "2014-1"))
        documents.add(db, Document("d", "proposal", "Indstilling", case_id="s"))
        documents.add_attachment(db, "d", Attachment("a", 1, "Kort"))
        for number, outcome in enumerate(outcomes):
            cases.add_treatment(db, "s", treated(f"t{number}", outcome, date(2014, 4, number + 1)))

    peopled.act("Oprettede", work)

    (row,) = cases.rows(peopled.reader())
    assert (row.outcome, row.number, row.attachments) == (sentence, "2014-1", 1)


def test_an_initiative_comes_out_as_it_was_and_is_found_below_its_area(peopled: Database) -> None:
    initiative = Initiative("i", "Café", InitiativeStatus.ONGOING, "formål", "2014", "2015-06", area_ids=("a", "b"))
    peopled.act("Oprettede", lambda db: initiatives.add(db, initiative))
    db = peopled.reader()

    assert initiatives.get(db, "i") == initiative
    (row,) = initiatives.rows(db)
    assert (row.area_names, row.amount_ore) == (("Aldersrogade", "Bispebjerg"), None)
    assert initiatives.rows(db, area_id="n") == [row]
    assert initiatives.rows(db, area_id="å") == []


@pytest.mark.parametrize(("money", "total"), [
    ([("approved", 3, 2014), ("approved", 2, 2014)], (5, 2014)),
    ([("proposed", 9, 2014), ("approved", 2, 2015)], (2, 2015)),
    ([("proposed", 9, 2014)], (9, 2014)),
    ([("approved", 3, 2014), ("approved", 2, 2015)], (None, None)),
])  # fmt: skip
def test_money_is_added_only_within_one_price_level(
    peopled: Database, money: list[tuple[str, int, int]], total: tuple[int | None, int | None]
) -> None:
    def work(db: Connection) -> None:
        initiatives.add(db, Initiative("i", "Café"))
        for number, (stage, ore, level) in enumerate(money):
            part = Appropriation(f"m{number}", "i", 2014 + number, ore, AppropriationStage(stage), level)
            initiatives.add_appropriation(db, "i", part)

    peopled.act("Oprettede", work)
    (row,) = initiatives.rows(peopled.reader())
    assert (row.amount_ore, row.price_level) == total
    assert len(initiatives.appropriations(peopled.reader(), "i")) == len(money)


def test_pools_applications_and_studies_come_out_as_they_were(peopled: Database) -> None:
    pool = FundingPool("p", "Tryghedspuljen", 80 * MILLION, "2014", "2016", 12, 50, "u", "note")
    application = Application("x", "TV", 660_000, 330_000, "2014", "2015", "p", "i", "u", area_ids=("a", "b"))
    analysis = Analysis("y", "Analyse", "Konsulenten", "a")
    advice = [Recommendation("r1", "y", "1", "Mere lys"), Recommendation("r2", "y", "1a", "Lamper", "r1", "§ 5")]

    def work(db: Connection) -> None:
        initiatives.add(db, Initiative("i", "TV"))
        pools.add(db, pool)
        pools.add_application(db, application)
        analyses.add(db, analysis)
        for recommendation in advice:
            analyses.add_recommendation(db, recommendation)
        analyses.add_barrier(db, Barrier("z", "y", "Loven"))

    peopled.act("Oprettede", work)
    db = peopled.reader()

    assert pools.pools(db) == [pool]
    assert pools.applications(db, "i") == pools.applications(db) == [application]
    assert analyses.in_areas(db, ["a"]) == analyses.rows(db) == [analysis]
    assert analyses.recommendations(db, "y") == advice
    assert analyses.barriers(db, "y") == [Barrier("z", "y", "Loven")]


def test_follow_ups_come_by_date_and_those_without_one_last(database: Database) -> None:
    def work(db: Connection) -> None:
        for due in ("", "2017-01", "2016-12-01"):
            follow_ups.add(db, FollowUp(f"f{due}", "Orientering", due))

    database.act("Oprettede", work)
    database.act("Rettede", lambda db: follow_ups.change(db, "f2017-01", done=True, owner="Bo"))

    found = follow_ups.rows(database.reader())
    assert [row.due for row in found] == ["2016-12-01", "2017-01", ""]
    assert found[1] == FollowUp("f2017-01", "Orientering", "2017-01", "Bo", None, True)


FIRST_ROWS = """
import sys
from pathlib import Path
from kk_desktop.storage import documents
from tests.storage.desk import Clock, reopen
database = reopen(Path(sys.argv[1]), Clock())
documents.rows(database.reader())
print(sorted({"sqlite_utils", "snowballstemmer", "msgspec"} & set(sys.modules)))
database.close()
"""


def test_the_first_rows_are_read_without_the_slow_libraries(database: Database) -> None:
    database.close()
    command = [sys.executable, "-c", FIRST_ROWS, str(database.path)]
    root = Path(__file__).parents[2]
    found = subprocess.run(command, capture_output=True, check=True, cwd=root, encoding="utf-8")
    assert found.stdout == "[]\n"

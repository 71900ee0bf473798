"""What is read out of letters that ask, and what is left to the person."""

from datetime import date

import pytest

from kk_desktop.domain.asking import MOST_QUESTIONS, read_forwarded, suggest, title_from

DAY = date(2025, 3, 7)
LETTER = """Til Beskæftigelses- og Integrationsudvalget

Økonomiudvalget sender hermed forslag til Vanløse Bydelsplan i intern høring.
I bedes især svare på:

1. Hvilke temaer prioriteres, og
   hvordan?
2) Hvad kan udvalget bidrage med?
- Afsættes der økonomi?
3. Send svaret som PDF

Svaret skal være modtaget senest fredag den 4. april 2025 kl. 12.
Sagsnr. 2025-0041207, dokumentnr. 2025-0041207-3
"""


def test_a_usual_letter_fills_the_form() -> None:
    found = suggest(LETTER, DAY)
    assert found.subject == "Forslag til Vanløse Bydelsplan"
    assert found.deadline == date(2025, 4, 4)
    assert found.deadline_quote == "senest fredag den 4. april 2025"
    assert found.questions == (
        "Hvilke temaer prioriteres, og hvordan?",
        "Hvad kan udvalget bidrage med?",
        "Afsættes der økonomi?",
    )
    assert (found.case_number, found.document_number) == ("2025-0041207", "2025-0041207-3")
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Høringsfristen er den 4. april.", date(2025, 4, 4)),
        ("Frist: 04.04.2025", date(2025, 4, 4)),
        ("Vi skal have jeres bemærkninger senest d. 4. april 2025", date(2025, 4, 4)),
        ("Svar inden 4/4", date(2025, 4, 4)),
        ("Svarfrist 4-4-25.", date(2025, 4, 4)),
        ("Svar senest den\n4. april", date(2025, 4, 4)),
        ("Svar senest den 10. januar", date(2026, 1, 10)),
        ("Planen blev vedtaget den 4. april 2025.", None),
        ("Senest den 31. april", None),
        ("Senest mandag den 4. april 2025", None),
        ("Svar senest den 4. april 2024.", None),
        ("Fristen er snart. Mødet er den 4. april.", None),
        ("", None),
    ],
)
def test_a_deadline_is_read_where_it_is_told_as_one(words: str, due: date | None) -> None:
    assert suggest(words, DAY).deadline == due


def test_the_surest_words_go_first_and_another_date_is_told() -> None:
    found = suggest("Meld tilbage senest den 20. marts, om I svarer. Høringsfristen er den 4. april.", DAY)
    assert found.deadline == date(2025, 4, 4)
    assert found.remarks == ("Brevet nævner også 20. marts 2025. Vælg den rigtige frist.",)


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Forslag til støjhandlingsplan sendes hermed i offentlig høring.", "Forslag til støjhandlingsplan"),
        ("Kære alle. Vi sender nu planen i høring indtil maj.", "Planen"),
        ("Planen er sendt i høring.", "Planen"),
        ("I høring er mange. Vi sender jer en hilsen.", ""),
    ],
)
def test_what_is_heard_is_told_in_the_letters_own_words(words: str, subject: str) -> None:
    assert suggest(words, DAY).subject == subject


def test_questions_outside_lists_are_found_when_no_list_asks() -> None:
    text = "Vi vil gerne høre jer.\nHvad mener I om planen? Kan I støtte\nden? Tak."
    assert suggest(text, DAY).questions == ("Hvad mener I om planen?", "Kan I støtte den?")


def test_a_question_told_twice_is_suggested_once_and_a_flood_is_cut() -> None:
    assert suggest("1. Hvad?\n2. Hvordan?\n3. hvad?", DAY).questions == ("hvad?", "Hvordan?")
    assert len(suggest("\n".join(f"{n}. Nummer {n}?" for n in range(1, 90)), DAY).questions) == MOST_QUESTIONS


def test_a_document_number_gives_the_case_as_well() -> None:
    found = suggest("Dokumentnr. 2025-0041207-3", DAY)
    assert (found.case_number, found.document_number) == ("2025-0041207", "2025-0041207-3")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Høring: Vanløse Bydelsplan", "Vanløse Bydelsplan"),
        ("VS: SV: Høring over forslag til lokalplan", "Forslag til lokalplan"),
        ("Fwd: intern høring vedr. støj", "Støj"),
        ("Høring: Bydelsplan for Valby 2027-2031 (2026-0412345)", "Bydelsplan for Valby 2027-2031"),
        ("Høring om støj - sagsnr. 2026-0412345-7", "Støj"),
        ("Sag 2026-0412345", "Sag 2026-0412345"),
        ("Kommuneplan 2019", "Kommuneplan 2019"),
        ("Høringssvar fra os", "Høringssvar fra os"),
        ("Høring", "Høring"),
        ("  ", ""),
    ],
)
def test_a_subject_becomes_a_title(subject: str, title: str) -> None:
    assert title_from(subject) == title


def test_two_hundred_thousand_characters_without_sense_hold_nobody_up() -> None:
    for text in ("frist " * 33_000, "a" * 200_000, "1. " * 60_000, "A, b i høring " * 14_000, "senest den " * 18_000):
        assert suggest(text, DAY).deadline is None


@pytest.mark.parametrize(
    ("head", "sender", "email", "sent"),
    [
        ("Fra: Økonomiudvalget <oeu@kk.dk>\nSendt: 7. marts 2025 10:12\nTil: BIF Postkasse\nEmne: Høring om støj",
         "Økonomiudvalget", "oeu@kk.dk", date(2025, 3, 7)),
        ("> From: oeu@kk.dk\n> Date: 07.03.2025 kl. 10.12\n> Subject: Høring om støj",
         "oeu@kk.dk", "oeu@kk.dk", date(2025, 3, 7)),
        ("*Fra:* Mette Jensen [mailto:mette@kk.dk]\n*Sendt:* fredag den 7. marts 2025 10:12\n*Emne:* Høring om støj",
         "Mette Jensen", "mette@kk.dk", date(2025, 3, 7)),
        ("Fra: TMF\nEmne: Høring om støj", "TMF", "", None),
    ],
)  # fmt: skip
def test_a_letter_sent_on_is_told_by_its_own_head(head: str, sender: str, email: str, sent: date | None) -> None:
    found = read_forwarded(f"Vil du tage den?\n\n{head}\n\nSvar senest den 4. april.", date(2025, 3, 21))
    assert found is not None
    assert (found.sender, found.sender_email, found.sent_on) == (sender, email, sent)
    assert (found.subject, found.text) == ("Høring om støj", "Svar senest den 4. april.")


@pytest.mark.parametrize("text", ["", "Fra: mig", "Emne: planen", "Fra: " * 9000, "Fra: a\n" * 4000])
def test_a_text_without_a_letters_head_holds_none(text: str) -> None:
    assert read_forwarded(text, DAY) is None

"""A title in capitals becomes ordinary letters, and names keep theirs."""

from kk_desktop.exchange.plain_capitals import calm_capitals
from kk_desktop.exchange.plain_text import read_plain_text

TEXT = (
    "Derfor bakker Kultur- og Fritidsudvalget op om planen for Sydhavnen. Udvalget ser gerne,"
    " at den nye politik følges op. Planer som denne tager Kultur- og Fritidsudvalget alvorligt."
)


def test_a_title_in_capitals_takes_its_names_from_the_text() -> None:
    title = "KULTUR- OG FRITIDSUDVALGETS SVAR OM DEN NYE POLITIK FOR SYDHAVNEN 2025-2035"
    assert calm_capitals(title, TEXT) == "Kultur- og Fritidsudvalgets svar om den nye politik for Sydhavnen 2025-2035"


def test_a_capital_that_only_begins_a_sentence_is_no_name() -> None:
    assert calm_capitals("SVAR OM UDVALGET OG PLANER", TEXT) == "Svar om udvalget og planer"


def test_a_title_with_abbreviations_is_left_as_it_is() -> None:
    assert calm_capitals("Svar til BIU og TMU om IPS", TEXT) == "Svar til BIU og TMU om IPS"
    assert calm_capitals("BIU OG TMU", TEXT) == "BIU OG TMU"


def test_a_document_taken_in_has_no_shouting_title() -> None:
    document = read_plain_text(
        "KULTUR- OG FRITIDSUDVALGETS SVAR OM EN NY PLAN FOR FLERE\nSTEDER I SYDHAVNEN\n\n"
        "Udvalget takker for planen og deler ønsket om flere steder i Sydhavnen,\n"
        "hvor børn og voksne kan mødes. Det gælder især Kultur- og\n"
        "Fritidsudvalgets egne huse, som i dag står tomme om aftenen.\n\n"
        "Udvalget bemærker, at flere foreninger har spurgt efter lokaler,\n"
        "og at de gerne vil stå for driften. Udvalget ser derfor frem til\n"
        "at drøfte, hvordan husene kan åbnes, og hvem der skal have dem.\n"
    )
    assert document.title == "Kultur- og Fritidsudvalgets svar om en ny plan for flere steder i Sydhavnen"

"""Standard wording made ready: words in braces replaced, and the place to write on found."""

from kk_desktop.domain.phrases import Filled, Phrase, fill
from kk_desktop.domain.text import Block, Field, FieldSource, Run

DUE = Run("4. april", field=Field("f", FieldSource.HEARING, "h", "due_day"))
VALUES = {"frist": DUE, "udvalg": Run("Havneudvalget")}


def phrase(*paragraphs: tuple[Run, ...]) -> Phrase:
    return Phrase("p", "kort", tuple(Block(str(number), runs=runs) for number, runs in enumerate(paragraphs)))


def test_words_in_braces_become_fields_and_keep_the_look_around_them() -> None:
    filled = fill(phrase((Run("Senest {Frist}", bold=True), Run(" svarer {udvalg}."))), VALUES)
    assert filled == Filled((
        Block("0", runs=(
            Run("Senest ", bold=True), Run("4. april", bold=True, field=DUE.field), Run(" svarer Havneudvalget."),
        )),
    ), None)  # fmt: skip


def test_what_has_no_value_keeps_its_braces_and_is_told_once() -> None:
    filled = fill(phrase((Run("{modtaget} og {modtaget}, {noget andet}, {ukendt}"),)), VALUES)
    assert filled.blocks[0].text == "{modtaget} og {modtaget}, {noget andet}, {ukendt}"
    assert filled.unknown == ("modtaget",)


def test_the_place_to_write_on_is_counted_from_the_end_as_the_editor_counts() -> None:
    filled = fill(phrase((Run("Vi ser | 😀"), Run(footnote="Note")), (Run("{frist}"),)), VALUES)
    assert filled.blocks[0].text == "Vi ser  😀"
    assert filled.after == len(" ") + 2 + 1 + 1 + len("4. april")


def test_only_the_first_sign_is_the_place_to_write_on() -> None:
    filled = fill(phrase((Run("a|b|c"),)), {})
    assert (filled.blocks[0].text, filled.after) == ("ab|c", 3)

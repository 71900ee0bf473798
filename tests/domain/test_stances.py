"""The half page that an answer's marks make by themselves."""

from kk_desktop.domain.hearings import Ask
from kk_desktop.domain.stances import MOST, AskLine, StanceLine, first_sentence, summarize
from kk_desktop.domain.text import Block, BlockKind, Run, Stance


def text(block_id: str, words: str, stance: Stance | None = None, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(block_id, kind, (Run(words),), stance=stance)


BLOCKS = (
    text("a", "Udvalget støtter planen. Den er god.", Stance.AGREES),
    text("h", "Økonomi", Stance.RESERVES, BlockKind.HEADING),
    text("e", ""),
    text("b", "Der er ikke afsat 1,5 mio. kr. til haven, jf. aftalen. Det må vente."),
    text("c", "Udvalget beder om en plan.", Stance.URGES),
    text("d", "   ", Stance.NOTES),
)


def test_each_mark_tells_the_first_sentence_and_its_heading() -> None:
    assert summarize(BLOCKS).stances == (
        StanceLine(Stance.AGREES, "Udvalget støtter planen.", "", "a"),
        StanceLine(Stance.RESERVES, "Der er ikke afsat 1,5 mio. kr. til haven, jf. aftalen.", "Økonomi", "h"),
        StanceLine(Stance.URGES, "Udvalget beder om en plan.", "Økonomi", "c"),
    )


def test_a_question_is_told_with_its_brief_answer_or_what_stands_at_its_place_in_the_text() -> None:
    asks = (
        Ask("1", "Støtter I planen?", answer="Ja.", block_id="a"),
        Ask("2", "Hvordan betales den?", block_id="h"),
        Ask("3", "Hvornår?", block_id="slettet"),
    )
    assert summarize(BLOCKS, asks).asks == (
        AskLine("Støtter I planen?", "Ja.", "a"),
        AskLine("Hvordan betales den?", "Der er ikke afsat 1,5 mio. kr. til haven, jf. aftalen.", "h"),
        AskLine("Hvornår?", "", None),
    )


def test_a_marked_heading_with_nothing_under_it_tells_itself() -> None:
    (line,) = summarize([text("h", "Økonomi", Stance.NOTES, BlockKind.HEADING)]).stances
    assert line.sentence == "Økonomi"


def test_an_endless_sentence_is_cut_at_a_word() -> None:
    cut = first_sentence("og videre " * 100)
    assert len(cut) <= MOST + 2
    assert cut.endswith((" og …", " videre …"))


def test_a_text_without_marks_and_questions_has_nothing_to_tell() -> None:
    assert summarize([text("a", "Tekst")]).is_empty

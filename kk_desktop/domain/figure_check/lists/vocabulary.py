"""The words by which a count, what it counts and the end of a list are known."""

from __future__ import annotations

from kk_desktop.domain.style.slips import word_set

KINDS = tuple(
    word_set(
        "indsatser spor emner temaer områder dele faser trin formål mål initiativer tiltag kategorier typer punkter "
        "elementer spørgsmål ydelser funktioner opgaver projekter kriterier principper greb forslag anbefalinger krav "
        "vilkår betingelser hensyn grunde årsager forhold ting aktiviteter fag søjler modeller muligheder scenarier "
        "løsninger ændringer bemærkninger ønsker pointer kilder metoder værktøjer udfordringer barrierer mangler "
        "fordele ulemper målgrupper kompetencer roller felter linjer poster leverancer bestemmelser parametre "
        "præmisser pejlemærker"
    )
)
"""How the words end for things that one lists."""
OTHERS = word_set("andre øvrige nye resterende yderligere første sidste største mindste ekstra næste gamle tidligere")
"""``de tre øvrige skoler`` are not those that have been named."""
STOPS = word_set(
    "i på til fra for med af hos om ved mod under over efter før uden mellem blandt inden siden per pr og samt eller "
    "men at der som hvor hvis når har er var blev bliver skal skulle kan kunne vil ville må får fik havde bør ikke "
    "også nu nemlig henholdsvis hhv svarende bestående deltager deltog indgår hedder kaldes omfatter den det de jf "
    "dvs altså fordelt opdelt hver hvert fælles"
)
"""No word for what is counted goes beyond these."""
MEASURES = word_set(
    "år kr kroner mio mia pct procent procentpoint uger uge måneder måned dage dag timer time minutter meter km m2 "
    "kilometer point gange årlige hverdage døgn ton liter kvadratmeter årsværk fuldtidsstillinger tons mandater "
    "stemmer stk"
)
"""What is measured rather than listed."""
PARALLEL = word_set(
    "de vi at hvad hvor hvordan hvorfor hvem hvornår om den det der man dels kan skal når hvilke hvilken hvilket "
    "hvorvidt"
)
"""Clauses that begin alike with one of these are things of one list."""
ASKED = word_set("hvad hvor hvordan hvorfor hvem hvornår hvilke hvilken hvilket hvorvidt om")
"""Questions stand in one row, each with a word of its own."""
QUESTION = rf"(?:{'|'.join(sorted(ASKED))})"
NAMELIKE = word_set(
    "organisationer foreninger parter aktører samarbejdspartnere partnere steder adresser navne personer områder "
    "boligområder byområder bydele kvarterer virksomheder firmaer kommuner klubber partier lokaludvalg forvaltninger"
)
"""Things that a row of names alone is understood to be of."""
PEOPLE = word_set(
    "borgere beboere møder samtaler ansatte medarbejdere medlemmer unge børn elever forældre personer deltagere læger "
    "familier naboer brugere frivillige ledere kvinder mænd spillere"
)
"""What a row of other things, told after more words, is not of: ``tre borgere om forløbet: ventetid, stress …``."""

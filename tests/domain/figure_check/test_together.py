"""Texts that are right stay so beside each other: no rule ties amounts together that different sections tell of."""

from itertools import permutations

import pytest

from kk_desktop.domain.figure_check.check import check_figures

RIGHT = (
    "Af bevillingen på 12,0 mio. kr. er der forbrugt 7,5 mio. kr., herunder 3,0 mio. kr. til rådgivning. "
    "De resterende 4,5 mio. kr. overføres.",
    "Aftalen gælder fra den 1. januar 2025 til den 31. december 2027, dvs. i tre år.",
    "Bevillingen gælder for fire år (2026-2029). Der følges op hvert andet år.",
    "Ejerne betaler 30 pct. af udgiften til stikket, svarende til 126.000 kr.",
    "Forbruget blev 4,2 mio. kr. mod budgetteret 5,0 mio. kr. Mindreforbruget på 0,8 mio. kr. skyldes vakancer.",
    "Af 60 adspurgte foreninger har 17 svaret. De øvrige 43 får en påmindelse.",
    "Seks ud af ti borgere kender planen. De nævner især lys, træer og ro.",
    "Rammen er på 1,2 mia. kr. (1.200 mio. kr.).",
    "Prisen er 40,0 mio. kr. uden moms. Der er brugt 1,2 mio. kr. på konsulenter.",
    "Merudgiften på 2,1 mio. kr. skyldes dyrere beton (1,4 mio. kr.) og forsinkelser (0,7 mio. kr.).",
    "Tilsammen koster de to gadehaver 2,30 mio. kr. (1,25 mio. kr. og 1,05 mio. kr.).",
    "Rammen på 7,5 mio. kr. deles ligeligt mellem fem distrikter, så hvert distrikt disponerer over 1,5 mio. kr.",
    "Af de samlede udgifter på 8,4 mio. kr. dækker fonden 25 pct., dvs. 2,1 mio. kr.",
    "Den samlede ramme på området er 90 mio. kr., og 2 medlemmer undlod.",
    "1. at der afsættes 1,2 mio. kr. til lys, 0,7 mio. kr. til bænke og 0,4 mio. kr. til kurve,\n"
    "2. at den samlede udgift på 2,3 mio. kr. finansieres af puljen.",
    "Anlægssummen på 64,0 mio. kr. hæves med 3 %. Forhøjelsen er på 1,92 mio. kr.",
)


@pytest.mark.parametrize("between", ["\n\n", "\n\nØkonomi\n"])
def test_what_is_right_alone_is_right_beside_what_else_is_right(between: str) -> None:
    wrong = [
        (finding.quotes, finding.explanation)
        for texts in permutations(RIGHT, 2)
        for finding in check_figures(between.join(texts), ()).findings
        if finding.verdict == "red"
    ]
    assert wrong == []

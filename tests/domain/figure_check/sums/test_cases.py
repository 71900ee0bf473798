"""A whole and its parts in the many ways that people say it: right is told as right, and wrong as wrong."""

import pytest

from tests.domain.figure_check.told import claims


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Til de to legepladser er der i alt sat {} af. Fælledparken får 1,25 mio. kr., og Enghaveparken "
         "får 0,95 mio. kr.",
         "2,2 mio. kr.", "2,4 mio. kr."),
        ("Regningen for det nye køkken lyder på {}. Inventaret kostede 412.000 kr., elektrikeren tog 96.500 "
         "kr., og VVS-arbejdet løb op i 71.500 kr.",
         "580.000 kr.", "590.000 kr."),
        ("Foreningens indtægter var {} i 2024: kontingenter 86.400 kr., salg af kaffe og kage 12.350 kr. og "
         "tilskud 45.000 kr.",
         "143.750 kr.", "134.750 kr."),
        ("Der blev givet 3,4 mio. kr. til Valby, 2,7 mio. kr. til Vanløse og 1,6 mio. kr. til Husum. I alt "
         "er puljen således på {}.",
         "7,7 mio. kr.", "7,2 mio. kr."),
        ("Lægger man husleje (318.000 kr.), varme (64.500 kr.) og rengøring (47.250 kr.) sammen, får man "
         "{}.",
         "429.750 kr.", "492.750 kr."),
        ("Vores overslag er på {}, hvoraf håndværkerne tegner sig for 2,65 mio. kr., rådgiverne for 0,48 "
         "mio. kr. og uforudsete udgifter for 0,37 mio. kr.",
         "3,5 mio. kr.", "3,2 mio. kr."),
        ("Kommunen lægger 750.000 kr., Realdania 1.200.000 kr., og de sidste 450.000 kr. kommer fra Lokale "
         "og Anlægsfonden. Projektets budget er dermed {}.",
         "2.400.000 kr.", "2.300.000 kr."),
        ("Indkøbet omfatter borde til 128.400 kr., stole til 96.750 kr. og reoler til 54.200 kr., altså {} "
         "i det hele.",
         "279.350 kr.", "297.350 kr."),
        ("Udgifterne deler sig således:\n- personale 1.845.000 kr.\n- lokaler 412.000 kr.\n- transport 88.500 "
         "kr.\nSamlet udgift {}",
         "2.345.500 kr.", "2.354.500 kr."),
        ("Puljen på {} er nu fordelt. Skaterne fik 350.000 kr., roklubben 275.000 kr., og kajakpolo måtte "
         "nøjes med 125.000 kr.",
         "750.000 kr.", "700.000 kr."),
        ("Bygherre betaler 4,75 mio. kr. og kommunen 2,35 mio. kr. Den fulde pris for broen er {}. ",
         "7,1 mio. kr.", "7,4 mio. kr."),
        ("Af årets {} gik 1,4 mio. kr. til skoler, 0,9 mio. kr. til daginstitutioner, og resten, 0,6 mio. "
         "kr., gik til klubber.",
         "2,9 mio. kr.", "2,7 mio. kr."),
        ("Etape 1 er afsluttet for 12,45 mio. kr. Etape 2 er kontraheret til 9,80 mio. kr. Etape 3 er "
         "anslået til 14,25 mio. kr. For alle tre etaper under ét giver det {}.",
         "36,5 mio. kr.", "35,6 mio. kr."),
        ("Der søges {} til følgende:\na) lønninger, 640.000 kr.\nb) materialer, 85.000 kr.\nc) transport, "
         "27.500 kr.",
         "752.500 kr.", "725.500 kr."),
        ("Vi har fået tilsagn fra Nordea-fonden om 500.000 kr. og fra kommunen om 225.000 kr. Vi har selv "
         "60.000 kr. stående. Alt i alt har vi {} at bygge for.",
         "785.000 kr.", "795.000 kr."),
        ("Personalet koster 2,15 mio. kr., dertil kommer husleje med 0,62 mio. kr. og aktiviteter med 0,18 "
         "mio. kr. Den samlede drift løber op i {}.",
         "2,95 mio. kr.", "2,77 mio. kr."),
        ("Udgiften på {} består af to dele: 1,35 mio. kr. til varmepumper og 0,85 mio. kr. til "
         "efterisolering.",
         "2,2 mio. kr.", "2,1 mio. kr."),
        ("Besparelsen findes ved at nedlægge en stilling (525.000 kr.), opsige et lejemål (310.000 kr.) og "
         "samle indkøb (165.000 kr.), hvilket tilsammen giver {}.",
         "1.000.000 kr.", "1.100.000 kr."),
        ("Økonomi: {}\nHeraf afholder Socialforvaltningen 640.000 kr. og Sundhedsforvaltningen 360.000 kr. ",
         "1.000.000 kr.", "900.000 kr."),
        ("Fonden har bevilget {}, som udbetales i tre rater på henholdsvis 400.000 kr., 350.000 kr. og "
         "250.000 kr.",
         "1.000.000 kr.", "1.050.000 kr."),
        ("Rejsen kostede i alt {}, nemlig fly 18.400 kr., hotel 12.650 kr. og fortæring 4.350 kr. ",
         "35.400 kr.", "34.500 kr."),
        ("Vi anslår gravearbejdet til 2,4 mio. kr. Belægningen bliver nok 1,7 mio. kr., mens beplantningen "
         "kan klares for 0,35 mio. kr. Med 0,55 mio. kr. til uforudset ender vi på {}.",
         "5,0 mio. kr.", "5,5 mio. kr."),
        ("Forslaget finansieres med 3,2 mio. kr. fra kassen, 1,1 mio. kr. fra anlægspuljen og 0,7 mio. kr. "
         "fra ejendomssalg. Den samlede finansiering på {} dækker hele udgiften.",
         "5,0 mio. kr.", "4,3 mio. kr."),
        ("Nettoudgiften er {}, når de 2,4 mio. kr. til løn lægges sammen med de 0,9 mio. kr. til drift. ",
         "3,3 mio. kr.", "3,9 mio. kr."),
        ("Puljemidler i alt: {}\n\nMidlerne går til gårdhaver (4,2 mio. kr.), vejtræer (2,85 mio. kr.) og "
         "regnbede (1,45 mio. kr.).",
         "8,5 mio. kr.", "8,2 mio. kr."),
        ("Skolen har brugt 86.000 kr. på bøger og 34.500 kr. på lejrskole. Tilsammen er det {}, og "
         "budgettet er på 125.000 kr.",
         "120.500 kr.", "102.500 kr."),
        ("De 14 projekter har fået {}. Kulturprojekterne fik 2,15 mio. kr., idrætsprojekterne 1,90 mio. kr. "
         "og de grønne projekter 0,85 mio. kr.",
         "4,9 mio. kr.", "4,7 mio. kr."),
        ("Indtægterne er entré 64.000 kr., bar 112.500 kr. og sponsorater 40.000 kr., dvs. {}. ",
         "216.500 kr.", "226.500 kr."),
        ("Anlægssummen udgør {} og er sammensat af grundudgifter (3,8 mio. kr.), håndværkerudgifter (21,4 "
         "mio. kr.) og omkostninger (4,3 mio. kr.).",
         "29,5 mio. kr.", "28,5 mio. kr."),
        ("Region Hovedstaden har bevilget 1.750.000 kr., og Københavns Kommune har bevilget 1.250.000 kr. "
         "Begge bevillinger, i alt {}, udløber i 2027.",
         "3.000.000 kr.", "3.250.000 kr."),
        ("Tagrenoveringen er udbudt i to entrepriser. Tømrerentreprisen er på 3.460.000 kr. og "
         "blikkenslagerentreprisen på 890.000 kr. Entreprisesummen er herefter {}.",
         "4.350.000 kr.", "4.530.000 kr."),
        ("Vi bruger 48.000 kr. på scenen, 22.500 kr. på lyd og 15.000 kr. på vagter – alt i alt {}. ",
         "85.500 kr.", "88.500 kr."),
        ("Den samlede ramme på {} er udmøntet med 6,4 mio. kr. i 2025, 5,1 mio. kr. i 2026 og 3,5 mio. kr. "
         "i 2027.",
         "15,0 mio. kr.", "14,0 mio. kr."),
        ("Vi fik 40.000 kr. fra lokaludvalget, 25.000 kr. fra boligforeningen og 18.500 kr. ind på "
         "loppemarkedet, så vi havde {} at holde fest for.",
         "83.500 kr.", "85.300 kr."),
        ("Tre forvaltninger deles om regningen på {}: Økonomiforvaltningen 1,8 mio. kr., Kultur- og "
         "Fritidsforvaltningen 1,1 mio. kr. og Teknik- og Miljøforvaltningen 0,9 mio. kr.",
         "3,8 mio. kr.", "3,6 mio. kr."),
    ],
)  # fmt: skip
def test_a_whole_is_held_against_its_parts_however_it_is_said(text: str, right: str, wrong: str) -> None:
    told = claims(text.format(right).replace("kr..", "kr."))
    assert not [claim for verdict, claim in told if verdict == "red"]
    assert ("red", wrong) in claims(text.format(wrong).replace("kr..", "kr."))

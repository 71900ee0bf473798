"""Manuscripts of every kind, in sentences of our own, with the shape of real documents."""

from dataclasses import replace
from datetime import date

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.cases import Decision, Outcome, Remark, Treatment
from kk_desktop.domain.documents import Attachment, Contact, Document, Manuscript, Signatory
from kk_desktop.domain.listings import Listing, ListingColumn
from kk_desktop.domain.text import Block, BlockKind, Run

CONTACT = Contact(
    unit="Sekretariatet for Ledelse og Kommunikation",
    address="Rådhuspladsen 1",
    postal_place="1550 København V",
    phone="2154 8307",
    email="AV8E@bif.kk.dk",
    ean="5798009710222",
)


def heading(text, level=1, block_id=None):
    return Block(block_id or f"h-{text[:12]}", BlockKind.HEADING, (Run(text),), level=level)


def paragraph(*runs, block_id=None):
    parts = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    return Block(block_id or f"p-{parts[0].text[:24]}", BlockKind.PARAGRAPH, parts)


def item(*runs, level=1, ordered=False):
    parts = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    return Block(f"i-{level}-{parts[0].text[:40]}", BlockKind.LIST_ITEM, parts, level=level, ordered=ordered)


def clause(text, n=1):
    return Block(f"c-{n}", BlockKind.CLAUSE, (Run(text),))


def page_break():
    return Block("break", BlockKind.PAGE_BREAK)


def letter(**facts):
    document = {
        "id": "letter",
        "kind": "mayor_letter",
        "title": "Beskæftigelses- og Integrationsudvalgets høringssvar vedrørende Vanløse Bydelsplan",
        "short_title": "Høringssvar vedrørende Vanløse Bydelsplan",
        "date": date(2025, 3, 21),
        "sender": "Beskæftigelses- og Integrationsudvalget",
        "document_number": "2025-0041207-3",
        "recipients": ("Økonomiudvalget",),
        "signatories": (Signatory("Jakob Hougaard", "Beskæftigelses- og Integrationsborgmester"),),
    }
    return Manuscript(Document(**(document | facts)), LETTER_BLOCKS, case_number="2025-0041207", contact=CONTACT)


def with_blocks(*blocks, **facts):
    """A letter with these blocks alone."""
    return replace(letter(**facts), blocks=tuple(blocks))


LETTER_BLOCKS = (
    paragraph(
        "Økonomiudvalget beder fagudvalgene svare på, hvilke dele af bydelsplanen for Vanløse "
        "de selv vil tage op, hvordan arbejdet kan gribes an, og om der kan findes penge til det i udvalgenes egne "
        "rammer de kommende år."
    ),
    paragraph(
        "Udvalget finder, at planen stemmer godt overens med de mål, som Beskæftigelses- og Integrationsudvalget "
        "selv arbejder efter. Det er glædeligt, at Vanløse Lokaludvalg ser det som en opgave at få flere med, også i "
        "en bydel, hvor de fleste klarer sig godt, og at planen tager fat om integrationen af de borgere, der står "
        "længst fra fællesskabet."
    ),
    heading("Hvilke temaer prioriteres af Beskæftigelses- og Integrationsforvaltningen og hvordan?"),
    paragraph(
        "Forvaltningen vil gerne tale med lokaludvalget om temaet En sund bydel i social balance, som ligger tæt "
        "på de opgaver, der allerede løses. Udvalget kan støtte ønsket om, at sundhed og fællesskab skal nå bredere "
        "ud, og at naboer i alle aldre skal kunne mødes om det."
    ),
    paragraph(
        "I rapporten ”Vanløse på kryds og tværs”, som blev til under bydelsplansarbejdet, foreslår lokaludvalget "
        "flere veje til bedre integration. Blandt andet skal flere børn og unge med udenlandske rødder finde vej til "
        "idrætsforeningerne, og forældrene på skolerne skal kende hinanden bedre. Forvaltningen stiller sig gerne til "
        "rådighed med erfaringer fra andre bydele, og Task Force Integration kan hjælpe med råd om, hvordan man "
        "opsøger familier, som ellers ikke selv melder sig, og om, hvordan projekterne kan sættes i gang i praksis."
    ),
    heading("Økonomi"),
    paragraph(
        "Forvaltningens jobcentre dækker hele byen og er ikke knyttet til bestemte bydele. Sådan er opgaven ordnet i "
        "lovgivningen. Kun enkelte indsatser, som politikerne har lagt ud i udsatte boligområder, er en undtagelse. "
        "Beskæftigelsescentrene ligger også på faste adresser, hvor kontanthjælpsmodtagerne får deres tilbud. De "
        "midler, som udvalget har til integration, er næsten alle bundet til formål, der er besluttet tidligere, fx "
        "Hot Spot, Task Force Integration, projektstyring, VI KBH’er-kampagnen m.v. Der kan derfor ikke lægges "
        "penge til side alene til bydelsplanen, men forvaltningen drøfter gerne de enkelte initiativer og behovet for "
        "dem med lokaludvalget."
    ),
)


def hearing_response(**facts):
    document = {
        "id": "response",
        "kind": "hearing_response",
        "title": "Beskæftigelses- og Integrationsudvalgets høringssvar til udkast til Politik for udsatte byområder "
        "2025-2035",
        "date": date(2025, 3, 20),
    }
    text = (
        "Udvalget bakker op om hovedlinjerne i politikken og om tanken, at København inden 2035 skal være en by med "
        "plads til et godt hverdagsliv for alle, der bor her.",
        "Det er især positivt, at job og uddannelse får plads som veje til bedre levevilkår. Udvalget støtter også, "
        "at forskellene mellem byområderne skal mindskes. Selv om flere er kommet i arbejde eller i gang med en "
        "uddannelse, er der stadig langt fra de udsatte byområder til resten af København, og afstanden bliver ikke "
        "mindre af sig selv.",
        "Udvalget er glad for, at to af dets egne indsatser er nævnt: 1) ’IPS Sydhavn’, der hjælper "
        "aktivitetsparate kontanthjælpsmodtagere med misbrugsproblematikker til job, småjob eller uddannelse, og 2) "
        "den helhedsorienterede indsats mod negativ social kontrol i Bispebjerg.",
        "Under udvalgets ressort findes mange flere indsatser, som gør byområderne trygge og attraktive. De kan med "
        "fordel komme med i en handleplan, der fører politikken ud i livet. Endelig er det vigtigt, at både politik "
        "og handleplan følger de nationale tiltag på området.",
    )
    return Manuscript(Document(**(document | facts)), tuple(paragraph(part) for part in text))


TABLE = BudgetTable(
    id="t1",
    title="Indsatsudgifter",
    number="1",
    unit=Unit.THOUSANDS,
    price_level=2014,
    note="Udgifter til visitation og tilsyn holdes inden for puljen / puljerne.",
    columns=tuple(Column(str(year), str(year)) for year in range(2014, 2018)),
    rows=(
        Row("r1", "Indsatsudgifter:", RowKind.GROUP),
        Row(
            "r2",
            "– Nørrebro",
            indent=1,
            cells={
                "2014": Cell("a", 5000 * THOUSAND),
                "2015": Cell("b", 5000 * THOUSAND),
                "2016": Cell("c", 0),
                "2017": Cell("d", 0),
            },
        ),
        Row("r3", "Indsatsudgifter i alt", RowKind.TOTAL),
    ),
)


def budget_note(**facts):
    document = {
        "id": "note",
        "kind": "budget_note",
        "title": "Forsøg med lokal forankring",
        "sender": "Københavns Kommune",
        "sender_line": "Beskæftigelses- og Integrationsforvaltningen",
    }
    blocks = (
        heading("Baggrund"),
        paragraph(
            "Arbejde er for de fleste den vigtigste vej til at føle sig som en del af byen. Derfor handler inklusion "
            "også om et arbejdsmarked med plads til flere, hvor københavnernes forskellige erfaringer bliver til "
            "nye idéer og vækst i virksomhederne."
        ),
        paragraph(
            "Kommunen kan ikke løfte den opgave selv. Der skal partnere til: virksomheder, foreninger og frivillige "
            "m.v., som hver især tager et ansvar."
        ),
        heading("Indhold"),
        paragraph(
            "Beskæftigelses- og Integrationsudvalget afsatte den 12. november 2012 (BIU 12.11.12, punkt 6) 5 mio. kr. "
            "om året i 2013 og 2014. Pengene går til forsøg, hvor leverandører af beskæftigelsesindsats, virksomheder "
            "og frivillige i et kvarter arbejder sammen om de ledige, der har sværest ved at finde job, også i "
            "socialøkonomiske virksomheder."
        ),
        paragraph("Det første forsøg gik i gang i Kgs. Enghave / Vesterbro ud fra politikkens vision:"),
        Block(
            "q",
            BlockKind.QUOTE,
            (
                Run(
                    "”at ingen skal stå udenfor. Mange i de udsatte byområder kan mere, end de får lov til, og det er "
                    "et tab for dem selv og for byen. Alle skal kunne bruge det, de er gode til, og blive bedre til "
                    "det sammen med andre, både på arbejdet og i fritiden”."
                ),
            ),
        ),
        paragraph("Det samme kan besluttes for de 5 andre byområder, som politikken omfatter:"),
        item("Husum / Tingbjerg"),
        item("Bispebjerg / Nordvest"),
        item("Indre / Ydre Nørrebro"),
        item("Valby / Vigerslev"),
        item("Amager / Sundby"),
        paragraph(
            "Forvaltningen foreslår 5 mio. kr. om året i 2014 og 2015 til et forsøg på Nørrebro. Her er ledigheden "
            "høj, og uro blandt unge har gjort mange utrygge, så lokalsamfundets sammenhængskraft har brug for støtte."
        ),
        paragraph(
            "Flere forsøg vil også hjælpe Frivillighedspolitikken og Strategi for socialøkonomiske virksomheder på "
            "vej, fordi de samler kræfter på tværs af sektorer. Det giver virksomhederne bedre muligheder for at tage "
            "del i indsatsen, og det giver nye måder at løse opgaverne på. Samtidig knyttes de strategier sammen, som "
            "byen allerede har vedtaget for de samme kvarterer."
        ),
        heading("Proces"),
        paragraph(
            "Besluttes et eller flere forsøg, får Beskæftigelses- og Integrationsudvalget en indstilling om "
            "igangsætning, og de lokaludvalg, det berører, bliver taget med på råd fra begyndelsen."
        ),
        heading("De økonomiske konsekvenser"),
        Block("tb", BlockKind.TABLE, table_id="t1"),
        heading("Tidligere afsatte midler"),
        paragraph("I budget 2013 er der sat 5 mio. kr. af årligt i 2013 og 2014 til forsøget i Kgs. Enghave."),
    )
    return Manuscript(Document(**(document | facts)), blocks, tables=(TABLE,))


ANNEX = Manuscript(
    Document(id="annex", kind="annex", title="Analysen af vækst og beskæftigelse i udsatte boligområder"),
    (
        Block("s0", BlockKind.HEADING, (Run("Baggrund for analyser i "), Run("UDSATTE BOLIGOMRÅDER", bold=True))),
        item("Forvaltningen satte analyserne i gang i maj 2016"),
        item("7 dir. så dem på mødet den 11. august 2016"),
        Block(
            "s1", BlockKind.HEADING, (Run("Anbefalinger fra Is It a Birds analyse af "), Run("URBANPLANEN", bold=True))
        ),
        item(Run("Fristille Urbanplanen", bold=True), Run(" Ophæve følgende paragraffer:"), ordered=True),
        item("§ 31 – Lade borgerne tjene penge ved siden af deres kontanthjælp", level=2),
        item("§ 42 – Ændre forholdstalskravet", level=2),
        item("§ 70 – Forkorte de lange afklaringsforløb", level=2),
        item(
            Run("Urban Work – den lille hjælp", bold=True),
            Run(" En platform på nettet, hvor borgere kan slå småjobs op eller tage dem mod løn"),
            ordered=True,
        ),
        item(Run("Fleksible ansættelser", bold=True), Run(" En hjemmeside, der finder virksomheder"), ordered=True),
        Block("s2", BlockKind.HEADING, (Run("Eksempler på barrierer for udmøntning af anbefalingerne"),)),
        item(
            Run("Deloitte: ", bold=True), Run("Støtten kan blive ulovlig og give konkurrenceforvridning"), ordered=True
        ),
    ),
)


def memo(**facts):
    document = {
        "id": "memo",
        "kind": "memo",
        "title": "Afrapportering på analyser af vækst og beskæftigelse i udsatte boligområder",
        "date": date(2016, 12, 21),
        "sender": "Københavns Kommune",
        "sender_line": "Beskæftigelses- og Integrationsforvaltningen",
        "document_number": "2016-0419401-1",
        "case_handler": "Mikkel Melgaard Nielsen",
        "recipients": ("Økonomiudvalget", "Beskæftigelses- og Integrationsudvalget"),
        "signatories": (Signatory("Bjarne Winge", "Administrerende direktør"),),
    }
    blocks = (
        heading("Baggrund"),
        paragraph(
            "Velfærdsanalyseenheden har for Økonomiforvaltningen fået lavet tre analyser af, hvordan der kan skabes "
            "vækst og job i byens udsatte boligområder:"
        ),
        item("Deloittes analyse af Mjølnerparken"),
        item("IS IT A BIRDS analyse af Urbanplanen"),
        item("Innovationshusets analyse af Tingbjerg"),
        paragraph(
            "Resultaterne er vist for 7-dir.-kredsen den 11. august 2016 og for Økonomiudvalget på budgetseminaret "
            "den 23.-24. august 2016. Seminaret bad Beskæftigelses- og Integrationsforvaltningen om at fortælle de to "
            "udvalg, hvilke forslag der skal arbejdes videre med, når 7 dir. har haft dem til drøftelse."
        ),
        heading("Indhold"),
        paragraph(
            "Beskæftigelses- og Integrationsforvaltningen (BIF) mødtes den 4. oktober 2016 med direktørerne for "
            "KAB, Lejerbo, 3B og FSB om analyserne. Teknik- og Miljøforvaltningen og Økonomiforvaltningen var med. "
            "Derefter har 7-dir.-mødet den 15. december 2016 set på forslagene og på, hvem der kan tage dem op."
        ),
        paragraph("BIF arbejder videre med en række tiltag i boligområderne, jf. bilag 1."),
    )
    attachments = (
        Attachment("a1", 1, "Afrapportering på analyser af vækst og beskæftigelse i udsatte boligområder", "annex"),
    )
    return Manuscript(
        Document(**(document | facts)),
        blocks,
        case_number="2016-0419401",
        contact=CONTACT,
        attachments=attachments,
        annexes=(ANNEX,),
    )


BILAG = (
    "Følgebrev til Socialministeriet", "Notat om udfordringsretten", "Fakta om de 10 særligt udsatte boligområder",
    "Projektansøgning: Iværksætteri og erhvervsfremme i København NV",
    "Projektansøgning: Sjælør Boulevard i bevægelse mod varig forandring", "Initiativaftale: Akacieparken",
    "Initiativaftale: Aldersrogade", "Initiativaftale: Bispeparken", "Initiativaftale: Blågården",
    "Initiativaftale: Gadelandet/Husumgård", "Initiativaftale: Hørgården", "Initiativaftale: Lundtoftegade",
    "Initiativaftale: Mjølnerparken", "Initiativaftale: Sjælør Boulevard", "Initiativaftale: Tingbjerg-Utterslevhuse",
)  # fmt: skip

_CLAUSE = (
    "at Økonomiforvaltningen og Teknik- og Miljøforvaltningen får mandat til at forhandle initiativaftaler med "
    "Socialministeriet om en strategisk indsats i 10 særligt udsatte boligområder i København, jf. bilag 1-15."
)


def proposal(**facts):
    document = {
        "id": "proposal",
        "kind": "proposal",
        "title": "Mandat for Økonomiforvaltningen og Teknik- og Miljøforvaltningen til at indgå aftaler med staten om "
        "en strategisk indsats i særligt udsatte boligområder",
        "date": date(2011, 4, 5),
        "item_number": "3",
        "signatories": (Signatory("Claus Juhl"), Signatory("Hjalte Aaberg")),
    }
    blocks = (
        heading("Indstilling og beslutning"),
        paragraph("Indstilling om,"),
        clause(_CLAUSE),
        paragraph("(Økonomiudvalget og Teknik- og Miljøudvalget)"),
        heading("Problemstilling"),
        paragraph(
            "Regeringen har udpeget 10 særligt udsatte boligområder",
            Run(
                footnote="De særligt udsatte boligområder er dem, der står på regeringens liste, som i daglig tale "
                "kaldes ”ghettolisten”."
            ),
            " i København og lagt penge i puljer til de kommuner og "
            "boligorganisationer, der vil arbejde sammen med staten om at få færre af dem. Målet er, at antallet er "
            "mindst halveret i 2020.",
        ),
        paragraph(
            "Med boligaftalen fra november 2010 har staten inviteret kommunerne til initiativaftaler og lagt penge til "
            "side til dem. Der er samtidig givet bedre adgang til TV-overvågning, flyttehjælp og en fremskudt "
            "beskæftigelsesindsats. Resten af midlerne går gennem boligorganisationerne, som selv søger. Det er "
            "aftalerne med Socialministeriet, som forvaltningerne her beder om mandat til at forhandle."
        ),
        heading("Løsning"),
        paragraph(
            "Arbejdet samles i den nye struktur mellem kommunen og de almene boligorganisationer og hænger sammen med "
            "det, der ellers sker i de udsatte områder, jf. bilag 1. Kommunen kan vente at få ca. 24 mio. kr. i "
            "perioden 2011-2014."
        ),
        *(
            paragraph(
                f"{n}. Fristen fra ministeriet var kort, og det gjorde det svært at tale med boligorganisationerne "
                "om indholdet. Det samarbejde kommer i den næste fase, når projekterne skal gøres færdige og sættes "
                "i værk af de forvaltninger, der har opgaven.",
            )
            for n in range(1, 9)
        ),
        heading("Styrket arbejdsmarkedsindsats i det nordvestlige København", level=2),
        paragraph("Kommunen søger 7,8 mio. kr. i perioden 2011-2014, fordelt med 1,95 mio. kr. årligt, jf. bilag 4."),
        heading("Videre proces"),
        *(
            paragraph(
                f"{n}. Staten og kommunen forhandler færdigt i perioden 5.-15. april, og aftalerne føres ud i livet "
                "sammen med boligorganisationerne i efteråret 2011, når politikken er behandlet.",
            )
            for n in range(1, 5)
        ),
        page_break(),
        heading("Oversigt over politisk behandling", block_id="overview"),
        paragraph(
            "Mandat for Økonomiforvaltningen og Teknik- og Miljøforvaltningen til at indgå aftaler med staten om en "
            "strategisk indsats i særligt udsatte boligområder"
        ),
        heading("Indstilling og beslutning", block_id="h-again"),
        paragraph(
            "Økonomiforvaltningen og Teknik- og Miljøforvaltningen indstiller, at Økonomiudvalget og Teknik- og "
            "Miljøudvalget over for Borgerrepræsentationen anbefaler,"
        ),
        clause(_CLAUSE, 2),
    )
    treatments = (
        Treatment("t1", "case", "tmu", "Teknik- og Miljøudvalget", date(2011, 4, 4), "",
                  (Decision("d1", Outcome.RECOMMENDED, "Indstillingen blev anbefalet."),)),
        Treatment("t2", "case", "oeu", "Økonomiudvalget", date(2011, 4, 5), "",
                  (Decision("d2", Outcome.RECOMMENDED, "Indstillingen blev anbefalet."),),
                  (Remark("m1", "Vi stemmer for, men er i tvivl om overvågningen", "Mikkel Warming", "Ø"),
                   Remark("m2", "Kameraer skal kun op, når beboerne selv ønsker dem", "Ayfer Baykal", "F"))),
        Treatment("t3", "case", "br", "Borgerrepræsentationen"),
    )  # fmt: skip
    attachments = tuple(Attachment(f"b{n}", n, title) for n, title in enumerate(BILAG, 1))
    return Manuscript(
        Document(**(document | facts)),
        blocks,
        case_number="2011-40035",
        treatments=treatments,
        attachments=tuple(sorted(attachments, key=lambda a: str(a.number))),
    )


PLACES = Listing(
    "places",
    "Indsatser i tre områder",
    (
        ListingColumn("Indsats", 3),
        ListingColumn("Område", 2),
        ListingColumn("Periode"),
        ListingColumn("Mio. kr.", flush_right=True),
    ),
    (
        ("Værksted for unge, der bygger cykler og sælger dem igen", "Blågården", "2011-2014", "7,8"),
        ("Læsecafé", "Tingbjerg/Utterslevhuse", "fra 2012", "0,375"),
        ("Gårdhaver", "", "", "–"),
    ),
    note="Beløb i løbende priser.",
)


def table_block(table_id):
    return Block(f"t-{table_id}", BlockKind.TABLE, table_id=table_id)


def sheet(*listings, **facts):
    """A sheet of lists, with the example list alone where none are given."""
    shown = listings or (PLACES,)
    document = {"id": "sheet", "kind": "sheet", "title": "Indsatsoversigt", "date": date(2025, 3, 21)}
    blocks = (paragraph("Pr. 21. marts 2025."), *(table_block(listing.id) for listing in shown))
    return Manuscript(Document(**(document | facts)), blocks, listings=shown)


EVERY_KIND = {
    "mayor_letter": letter,
    "letter": lambda **facts: letter(kind="letter", **facts),
    "hearing_response": hearing_response,
    "budget_note": budget_note,
    "memo": memo,
    "proposal": proposal,
    "annex": lambda **facts: ANNEX,
    "sheet": sheet,
    "decision_extract": lambda **facts: sheet(kind="decision_extract", **facts),
}

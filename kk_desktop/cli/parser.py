"""What can be typed after ``kk-desktop``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kk_desktop import __version__
from kk_desktop.errors import UserError

from . import commands, merging, tools
from .danish import DanishParser, speak_danish

Run = Callable[[argparse.Namespace], int]

KINDS = "hearing_response, memo, budget_note, proposal …"


def read_command_line(argv: list[str]) -> argparse.Namespace:
    """What was asked for: ``run`` does it. Leaves with 2 and one sentence for what cannot be understood."""
    speak_danish()
    known = argv and (argv[0] in commands_by_name() or argv[0] in ("-h", "--help", "--version"))
    return (_parser() if known else _window_parser()).parse_args(argv)


def commands_by_name() -> dict[str, Callable[[argparse.ArgumentParser], None]]:
    """Every command with what builds its part of the command line."""
    return {
        "list": _list,
        "render": _render,
        "merge": _merge,
        "import": _import,
        "check": _check,
        "backup": _backup,
        "self-test": _self_test,
        "tools": _tools,
    }


HELP = {
    "list": "vis filens dokumenter",
    "render": "lav dokumenter til PDF",
    "merge": "lav et brev til hver modtager på en liste",
    "import": "hent en tekstfil eller en PDF til gennemsyn ind som dokument",
    "check": "se efter, om filen er hel, og om noget mangler i dokumenterne",
    "backup": "tag en kontrolleret sikkerhedskopi",
    "self-test": "se efter, om programmet virker på denne maskine",
    "tools": "sprog og tal på almindelig tekst",
}


def _window_parser() -> DanishParser:
    parser = DanishParser(prog="kk-desktop", description="Åbn vinduet.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("file", nargs="?", type=Path, metavar="FIL.kkdb", help="filen, der skal åbnes")
    which.add_argument("--demo", action="store_true", help="åbn en frisk eksempelfil")
    parser.set_defaults(run=_window)
    return parser


def _parser() -> DanishParser:
    parser = DanishParser(
        prog="kk-desktop",
        usage="kk-desktop [FIL.kkdb | --demo]\n       kk-desktop KOMMANDO …",
        description="Høringer, budgetter og sager fra kladde til udskrevet brev. Uden kommando åbner vinduet.",
        epilog="Svar: 0 alt er godt, 1 der er fund, 2 forkert brugt eller ikke til at læse.",
    )
    parser.add_argument("--version", action="version", version=f"kk-desktop {__version__}")
    names = parser.add_subparsers(prog="kk-desktop", title="kommandoer", metavar="KOMMANDO", required=True)
    for name, build in commands_by_name().items():
        build(names.add_parser(name, help=HELP[name], description=f"{HELP[name].capitalize()}."))
    return parser


def _window(arguments: argparse.Namespace) -> int:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        # Qt would end the process without a word of ours.
        raise UserError("Der er ingen skærm her, så vinduet kan ikke åbne. Se ”kk-desktop --help” for det, der kan.")
    # Only the window needs Qt.
    from kk_desktop.app import run_window

    return run_window(arguments.file, demo=arguments.demo)


def _list(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _json(parser)
    parser.set_defaults(run=commands.list_documents)


def _render(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", type=Path, metavar="FIL", help="filen med dokumenterne")
    source.add_argument("--demo", action="store_true", help="eksempelfilens dokumenter")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--document", metavar="ID", help="ét dokument; ”kk-desktop list” viser id'er")
    which.add_argument("--all", action="store_true", help="alle dokumenter, hver i sin fil")
    which.add_argument(
        "--sheets", action="store_true", help="oversigter, områdeark, tabeller og sagernes udskrifter, hver i sin fil"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="STED", help="PDF-filen, eller mappen når det er flere"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--proof", action="store_true", help="som korrekturudskrift: UDKAST, linjenumre, ændringer, plads til rettelser"
    )
    how.add_argument(
        "--review", action="store_true", help="til gennemsyn: siderne bærer dokumentet selv, så det kan hentes ind"
    )
    how.add_argument(
        "--with-attachments", action="store_true", help="med bilagenes filer bagefter, hver med sin forside"
    )
    bilag = parser.add_mutually_exclusive_group()
    bilag.add_argument("--duplex", action="store_true", help="brev, forsider og bilag begynder hver på en forside")
    bilag.add_argument("--embed", action="store_true", help="bilagene ligger inde i PDF-filen som filer")
    parser.set_defaults(run=partial(_run_render, parser))


def _run_render(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    if arguments.sheets and (arguments.proof or arguments.review or arguments.with_attachments):
        parser.error("--proof, --review og --with-attachments kan kun bruges til dokumenter")
    if (arguments.duplex or arguments.embed) and not arguments.with_attachments:
        parser.error("--duplex og --embed hører til --with-attachments")
    return commands.render(arguments)


def _merge(parser: argparse.ArgumentParser) -> None:
    _file(parser, "filen med brevet")
    parser.add_argument("--document", required=True, metavar="ID", help="brevet; ”kk-desktop list” viser id'er")
    parser.add_argument(
        "--recipients", type=Path, required=True, metavar="LISTE",
        help="tekstfil med én modtager på hver linje, blokke med en tom linje imellem, eller celler fra et regneark",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, required=True, metavar="STED", help="mappen til brevene, eller PDF-filen med --one"
    )
    parser.add_argument("--window", action="store_true", help="til rudekuvert")
    parser.add_argument("--one", action="store_true", help="alle breve i én PDF")
    parser.add_argument("--duplex", action="store_true", help="med --one: hvert brev begynder på en forside")
    parser.set_defaults(run=partial(_run_merge, parser))


def _run_merge(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    if arguments.duplex and not arguments.one:
        parser.error("--duplex kan kun bruges sammen med --one")
    return merging.merge(arguments)


def _import(parser: argparse.ArgumentParser) -> None:
    _file(parser, "filen, dokumentet skal ind i; laves, hvis den ikke findes")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--text", type=Path, metavar="TEKST", help="en tekstfil")
    source.add_argument("--pdf", type=Path, metavar="PDF", help="en PDF, der er sendt til gennemsyn")
    parser.add_argument("--kind", metavar="SLAGS", help=f"slags dokument, når det er tekst: {KINDS}")
    parser.add_argument("--title", metavar="TITEL", help="titlen, hvis den ikke skal tages fra teksten")
    _json(parser)
    parser.set_defaults(run=partial(_run_import, parser))


def _run_import(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    # A PDF for review says itself what it is; plain text cannot.
    if arguments.text and not arguments.kind:
        parser.error("der mangler: --kind")
    if arguments.pdf and (arguments.kind or arguments.title):
        parser.error("--kind og --title kan kun bruges sammen med --text")
    return commands.import_document(arguments)


def _check(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _json(parser)
    parser.set_defaults(run=commands.check)


def _backup(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="KOPI", help="hvor kopien skal ligge")
    parser.set_defaults(run=commands.backup)


def _self_test(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FIL", help="skriv svaret i en fil i stedet for på skærmen")
    parser.set_defaults(run=_run_self_test)


def _run_self_test(arguments: argparse.Namespace) -> int:
    from .self_test import run_self_test

    return run_self_test(arguments.out)


def _tools(parser: argparse.ArgumentParser) -> None:
    names = parser.add_subparsers(prog="kk-desktop tools", title="værktøjer", metavar="VÆRKTØJ", required=True)
    hyphenate = _tool(names, "hyphenate", "vis, hvor ord kan deles")
    hyphenate.add_argument("words", nargs="+", metavar="ORD", help="ordene")
    hyphenate.set_defaults(run=tools.hyphenate)
    sort = _tool(names, "sort", "sortér linjer på dansk")
    sort.add_argument("text", type=Path, metavar="TEKST", help="tekstfil med én linje til hver, eller en JSON-liste")
    sort.set_defaults(run=tools.sort)
    search = _tool(names, "search", "søg i tekster, som der søges i en fil")
    search.add_argument(
        "--texts", type=Path, required=True, metavar="FIL", help="JSON-liste, eller tekstfil med én tekst pr. linje"
    )  # fmt: skip
    search.add_argument("query", metavar="SØGNING", help="det, der skrives i søgefeltet")
    search.set_defaults(run=tools.search)
    paste = _tool(names, "paste", "rens tekst, som den kommer fra andre programmer")
    paste.add_argument("text", type=Path, metavar="TEKST", help="tekstfilen, eller JSON med teksten under ”dirty”")
    paste.set_defaults(run=tools.paste)
    amount = _tool(names, "amount", "læs beløb, som de skrives i en tabel i kroner")
    amount.add_argument("texts", nargs="+", metavar="BELØB", help="fx ”5 mio. kr.” eller ”1.234,50”")
    amount.set_defaults(run=tools.amount)
    style = _tool(names, "style", "se efter sproglige smuttere i en tekst")
    style.add_argument("text", type=Path, metavar="TEKST", help="tekstfilen, eller JSON med teksten under ”text”")
    style.set_defaults(run=tools.style)
    talkontrol = _tool(names, "talkontrol", "hold tallene i en tekst op mod tabellerne og hinanden")
    talkontrol.add_argument("text", type=Path, metavar="TEKST", help="JSON med ”text” og ”tables”, eller en tekstfil")
    talkontrol.set_defaults(run=tools.talkontrol)
    spell = _tool(names, "spell", "find ord, der er stavet forkert")
    spell.add_argument("text", type=Path, metavar="TEKST", help="tekstfilen, eller JSON med teksten under ”text”")
    spell.set_defaults(run=tools.spell)


def _tool(names: Any, name: str, help_text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = names.add_parser(name, help=help_text, description=f"{help_text.capitalize()}.")
    _json(parser)
    return parser


def _file(parser: argparse.ArgumentParser, help_text: str = "filen") -> None:
    parser.add_argument("--file", type=Path, required=True, metavar="FIL", help=help_text)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="svar i JSON")

"""The command that writes one letter to many."""

from __future__ import annotations

import argparse

from kk_desktop.errors import UserError
from kk_desktop.services.paper import PLAIN, Variant

from .commands import find_document, opened
from .output import complain, say
from .reading import read_text_file


def merge(arguments: argparse.Namespace) -> int:
    """Draw the document once for each in the list; tell the lines that give no letter."""
    text = read_text_file(arguments.recipients)
    with opened(arguments.file) as workspace:
        document = find_document(workspace, arguments.document)
        service = workspace.mail_merge
        entries = service.read(text, window=arguments.window)
        recipients = [entry.recipient for entry in entries if entry.recipient is not None]
        if not recipients:
            raise UserError(f"Der er ingen modtagere i ”{arguments.recipients}”. Intet er gemt.")
        for entry in entries:
            if entry.remark:
                complain(f"{entry.text}: {entry.remark}")
        variant = Variant(window=True) if arguments.window else PLAIN
        if arguments.one:
            service.save_one(document.id, recipients, arguments.out, variant, duplex=arguments.duplex)
            say(str(arguments.out))
        else:
            say(str(service.save_files(document.id, recipients, arguments.out, variant)))
    return 0

"""Where the program starts: the window, or what the command line asks for."""

from __future__ import annotations

import multiprocessing
import sys

from kk_desktop.errors import UserError


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks and return the exit code.

    0: good. 1: there are findings. 2: wrong use or unreadable input, with one Danish sentence on stderr.
    """
    from kk_desktop.cli.output import complain, speak_utf8
    from kk_desktop.cli.parser import read_command_line

    speak_utf8()
    arguments = read_command_line(sys.argv[1:] if argv is None else argv)
    try:
        return int(arguments.run(arguments))
    except UserError as error:
        complain(str(error))
        return 2


if __name__ == "__main__":
    # A helper process of a frozen program starts here as well.
    multiprocessing.freeze_support()
    sys.exit(main())

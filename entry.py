"""Where the frozen program starts: a helper process first, else the command line."""

import multiprocessing
import sys

if __name__ == "__main__":
    # A spawned helper is this very program; without the call it would open another window.
    multiprocessing.freeze_support()

    from kk_desktop.__main__ import main

    sys.exit(main())

"""Run every benchmark: ``python dev.py bench``."""

from tests.bench import first_paint, pages, typing

if __name__ == "__main__":
    first_paint.main()
    typing.main()
    pages.main()

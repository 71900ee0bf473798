"""Run every benchmark: ``python dev.py bench``."""

from tests.bench import first_paint, typing

if __name__ == "__main__":
    first_paint.main()
    typing.main()

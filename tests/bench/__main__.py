"""Run every benchmark: ``python dev.py bench``."""

from tests.bench import budgets, figures, first_paint, lists, pages, pane, search, tabs, typing

if __name__ == "__main__":
    first_paint.main()
    typing.main()
    pane.main()
    pages.main()
    budgets.main()
    figures.main()
    lists.main()
    tabs.main()
    search.main()

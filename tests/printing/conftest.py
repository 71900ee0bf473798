"""The program's own templates, read once for all tests."""

import pytest

from kk_desktop import paths
from kk_desktop.printing.templates import Templates, load_templates


@pytest.fixture(scope="session")
def templates() -> Templates:
    return load_templates(paths.resource("templates"))

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("heavy", ["numpy", "textblob", "py3langid", "sklearn"])
def test_nothing_heavy_is_imported_before_the_first_comment(heavy: str) -> None:
    check = f"import sys, bot.core, bot.sentiment; sys.exit('{heavy}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0

from __future__ import annotations

import subprocess
import sys


def test_warming_loads_what_the_first_comment_needs() -> None:
    check = """
import sys
import bot.sentiment
assert "numpy" not in sys.modules
bot.sentiment.warm()
known = set(sys.modules)
bot.sentiment.analyse("Always friendly, never late!", "en")
sys.exit(bool({name for name in set(sys.modules) - known if not name.startswith("encodings")}))
"""
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0

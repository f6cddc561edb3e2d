from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "bot.py", "sentiment", *words]
    return subprocess.run(command, input=typed, capture_output=True, text=True, encoding="utf-8", check=False)


def test_each_line_gets_an_object() -> None:
    done = run(typed='Ātri un laipni, paldies!\n"Heel slecht"\n\n👍\n')
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["label"] for one in told] == ["positive", "negative", None, "positive"]
    assert list(told[0]) == ["label", "polarity", "subjectivity", "confidence", "language"]


def test_a_file_is_read_with_the_language_its_writers_use(tmp_path: Path) -> None:
    file = tmp_path / "comments.txt"
    file.write_text("ok\n", encoding="utf-8")
    assert json.loads(run(str(file), "--language", "lv").stdout)["language"] == "lv"


def test_a_file_that_is_not_there_is_refused() -> None:
    done = run("nowhere.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr

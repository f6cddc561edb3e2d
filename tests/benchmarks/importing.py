"""
``python bot.py import`` from a file to the disk: rows a second and the most memory it took.

``python tests/benchmarks/importing.py [ROWS]``: calls in the order of their times, once without comments and once
with one in four; reading a comment's sentiment is a cost of its own. A second run of the same file adds nothing.
"""

# ruff: noqa: S311, SIM905, T201 - draws by chance, and prints what it measured

from __future__ import annotations

import csv
import datetime as dt
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ENTRY = Path(__file__).parents[2] / "bot.py"
HEAD = "reference customer agents team channel kind product started ended talked outcome csat comment".split()
CHOICES = ("Anna Boris Carla Dita", "north south", "phone mail chat", "incident order question", "tv net")
WORDS = ("slow", "helpful", "never called back", "great service", "the router broke again", "an hour on hold")


def write(path, rows, *, words):
    chance, start = random.Random(5), dt.datetime(2025, 1, 1)  # noqa: DTZ001 - a file's own time
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEAD)
        for number in range(rows):
            at = start + dt.timedelta(seconds=number * 600 * 86_400 // rows)
            said = f"{chance.choice(WORDS)} {number % 97}" if words and chance.random() < 0.25 else ""
            about = (chance.choice(names.split()) for names in CHOICES)
            ended = at + dt.timedelta(seconds=chance.randrange(60, 4000))
            scores = (chance.randrange(900), chance.choice(("resolved", "unresolved")), chance.choice("12345"))
            table.writerow((f"C-{number}", f"K{chance.randrange(rows // 4 + 1)}", *about, at, ended, *scores, said))


def brought(path, folder):
    """Return the processor's seconds an import took, with the start of the program, and the most memory in MB."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/imported.db"}
    start = _spent()
    process = subprocess.Popen([sys.executable, ENTRY, "import", path], env=environment, cwd=folder)
    most = [0]
    watch = threading.Thread(target=_watch, args=(process, most))
    watch.start()
    assert process.wait() == 0
    watch.join()
    return _spent() - start, most[0] / 1024


def _spent():
    """Return what all processes before took of the processor: it tells more than a clock where others work, too."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def _watch(process, most):
    """Read the peak of its memory for as long as it lives."""
    while process.poll() is None:
        try:
            lines = Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines()
        except OSError:
            return
        most[0] = max([most[0], *(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))])
        time.sleep(0.05)


def main():
    rows = int(sys.argv[1]) if sys.argv[1:] else 50_000
    for words in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "calls.csv"
            write(path, 1, words=words)
            idle, _ = brought(path, folder)
            write(path, rows, words=words)
            for time_ in ("first", "again"):
                took, memory = brought(path, folder)
                speed = rows / (took - idle)
                kind = "with comments" if words else "without comments"
                print(f"  {rows:,} rows {kind}, {time_}: {speed:,.0f} rows/s, {memory:.0f} MB")


if __name__ == "__main__":
    main()

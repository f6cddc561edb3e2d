"""
Reports from text to reply, without the picture, with 100 thousand and with 1 million answers, in one run.

``python tests/benchmarks/reports.py [ANSWERS …]``; 10 million take long: ``reports.py 100000 1000000 10000000``. Beside
them stand the same numbers as others get them: from a covering index over all answers, by counting the rows of a
period, and by loading every response as JSON and looking at it.
"""

# ruff: noqa: E402, T201 - the script finds the project first, and prints what it measured

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import churn
import costs
import peers
from churn import HERE, LEAD
from filling import NOW, RIGA, fill, timed
from sqlalchemy import text

import storage
from bot import taps
from bot.core import FeedbackBot
from bot.model import Role
from bot.periods.window import Window
from bot.workspace import Workspace

COMMANDS = ("/nps month vs previous", "/csat 90d by agent", "/churn week vs previous", "/nps all")
COVERING = text(
    "SELECT scale, score, count(*) FROM responses WHERE measure = 'nps' AND score IS NOT NULL GROUP BY 1, 2"
)
FILTERS = {"agent": "agent07", "channel": "phone"}
CUSTOMERS = 10
"""Answers for each customer: see churn.py for more customers."""


def month():
    first = NOW.date().replace(day=1)
    return Window(first=first, end=NOW.date(), unit="", zone=RIGA)


def everything(archive):
    first, last = archive.span("nps")
    return Window(first=first, end=last, unit="", zone=RIGA)


def commands(store):
    bot, found = FeedbackBot(Workspace(zone=RIGA, roles={LEAD.subject: Role.LEAD})), {}
    for line in COMMANDS:
        event = taps.commanded(line, id="say", at=NOW, actor=LEAD, where=HERE)

        def say(event=event):
            with store.reader() as world:
                return bot.handle(event, world)

        assert "refused" not in say()[0].data, line
        found[line] = timed(say)
    return found


def queries(store):
    """Return the medians of single questions."""
    with store.reader() as archive:
        whole, found = everything(archive), {}
        questions = {
            "whole NPS, daily counts": lambda: archive.tallies("nps", whole),
            "whole NPS, covering index": lambda: archive._connection.execute(COVERING).all(),
            "crossed filters, month": lambda: archive.tallies("csat", month(), "", FILTERS),
        }
        for name, question in questions.items():
            assert question()
            found[name] = timed(question)
    return found


def measure(answers):
    with tempfile.TemporaryDirectory() as folder:
        store = storage.open(f"sqlite:///{folder}/reports.db", RIGA)
        print(f"{answers:>10,} answers")
        missing, first, wrong, again = fill(store, answers)
        assert wrong == 0
        print(f"  recount: {missing:,} counts from nothing {first:,.0f} answers/s, all right {again:,.0f} answers/s")
        churn.fill(store, answers // CUSTOMERS)
        found = {**commands(store), **queries(store), **peers.questions(store, folder, answers)}
        store.close()
    for name, median in found.items():
        print(f"  {name:40} p50 {median:10.3f} ms")
    gain = found["whole NPS, covering index"] / found["whole NPS, daily counts"]
    print(f"  daily counts against the covering index: {gain:.0f} times faster")
    return found


def main():
    sizes = [int(word) for word in sys.argv[1:]] or [100_000, 1_000_000]
    runs = [measure(size) for size in sizes]
    for name in runs[0]:
        print(f"{name:42} p50 {sizes[-1]:,} / {sizes[0]:,}: {runs[-1][name] / runs[0][name]:.2f}")
    print(f"writing with daily counts costs {costs.ratio():.2f} times the plain write")


if __name__ == "__main__":
    main()

"""What it costs to keep the daily counts: the same answers written with and without them, in turns."""

# ruff: noqa: E402, T201 - the script finds the project first, and prints what it measured

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from filling import RIGA, rows

import storage
from bot.core import FeedbackBot
from bot.messages import CustomerRef, Recorded, Score
from bot.workspace import Workspace
from storage import batch
from storage.job import Job

SIZE, ROUNDS = 200, 25


def recorded(answers):
    """Yield events that tell of rated interactions."""
    waiting = rows(answers)
    while some := list(islice(waiting, 4)):
        about, _, first, _ = some
        given = Score(question="csat", measure="csat", scale=5, score=first.score)
        yield Recorded(id=about.id, at=first.answered_at, customer=CustomerRef(), interaction=about, scores=(given,))


def ratio():
    """Return how many times the processor's time of the plain write the write with counts takes."""
    counting = batch.deltas
    bot = FeedbackBot(Workspace(zone=RIGA))
    waiting, spent = recorded(SIZE * ROUNDS * 4), {True: [], False: []}
    with tempfile.TemporaryDirectory() as folder:
        store = storage.open(f"sqlite:///{folder}/costs.db", RIGA)
        try:
            for turn in range(ROUNDS * 2):
                events = list(islice(waiting, SIZE))
                batch.deltas = counting if turn % 2 else lambda world: {}
                start = time.process_time()
                with store.writer.begin() as connection:
                    batch.Batch(connection, bot).carry([Job(event=event) for event in events])
                spent[bool(turn % 2)].append(time.process_time() - start)
        finally:
            batch.deltas = counting
            store.close()
    return statistics.median(spent[True]) / statistics.median(spent[False])


if __name__ == "__main__":
    print(f"writing with daily counts costs {ratio():.2f} times the plain write")
